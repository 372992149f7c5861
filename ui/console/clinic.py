"""Clinic files without a window: make one, open one by user and password, verify, back up, restore. Imports no Qt."""

from __future__ import annotations

import gc
import json
import math
import os
import sys
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.places import default_database
from storage.problems import Fault, FileProblem, StoreProblem
from storage.wholefile import make_folder, remove, write_whole

if TYPE_CHECKING:
    from storage.clinic.inspection import Inside
    from storage.clinic.schema.updating import Step
    from storage.clinic.store import Store
    from storage.clinic.verifying.verification import Verification
    from storage.keys.vault import Unlocked

BROKEN = 2
_LONGEST_LINE = 5000


def add_arguments(commands: Any) -> None:
    """Register the commands with the subparsers of the program."""
    made = commands.add_parser("create-clinic", help="make an encrypted clinic file with its first administrator")
    made.add_argument("--recovery-out", type=Path, metavar="FILE", help="write the recovery code there, to be printed")
    verified = commands.add_parser("verify", help="check pages, journal and tables of a clinic file")
    verified.add_argument("--json", action="store_true", help="print JSON")
    verified.add_argument("--against", type=Path, metavar="BACKUP", help="also compare the journal with this backup's")
    verified.add_argument("--anchor", metavar="MARK", help="also find entries cut off since a print with this mark")
    why = "first acknowledge, as an administrator, that the recovery code was used; verify then tells it as a remark"
    verified.add_argument("--acknowledge", metavar="REASON", help=why)
    copied = commands.add_parser("backup", help="write an encrypted, checked copy of a clinic file")
    copied.add_argument("--out", type=Path, required=True, metavar="FILE", help="the new file, or a folder for it")
    own = "a file with a password of the backup's own in its first line: no user's password opens it then"
    copied.add_argument("--own-password-file", type=Path, metavar="FILE", help=own)
    restored = commands.add_parser("restore", help="put a backup in the place of a clinic file, which is kept")
    restored.add_argument("backup", type=Path, metavar="BACKUP")
    recovered = commands.add_parser("recover", help="give a user a new password, by the recovery code")
    recovered.add_argument(
        "--code-file", type=Path, metavar="FILE", required=True, help="its first line is the recovery code"
    )
    for command in (made, verified, copied, restored, recovered):
        add_opening(command)


def add_opening(command: ArgumentParser) -> None:
    """The options of every command that opens a clinic file. A password is never one of them."""
    command.add_argument("--database", type=Path, metavar="FILE", default=SUPPRESS, help="the clinic file")
    command.add_argument("--user", metavar="NAME", help="who opens it; not for the demo clinic")
    command.add_argument(
        "--password-file", type=Path, metavar="FILE", help="its first line is the password; - is standard input"
    )
    command.add_argument(
        "--knowingly", metavar="REASON", default="", help="go on with a file older than this computer knows, journalled"
    )


def database(arguments: Namespace) -> Path:
    """The clinic file that is meant; the folder of the default one is made where it is missing."""
    if arguments.database is not None:
        return Path(arguments.database)
    path = default_database()
    make_folder(path.parent, parents=True)
    return path


@contextmanager
def opened(arguments: Namespace) -> Iterator[Store]:
    """The clinic file of a command, open. Raises FileProblem for missing options, StoreProblem for the rest."""
    with _opened(arguments) as (store, _):
        yield store


@contextmanager
def _opened(arguments: Namespace) -> Iterator[tuple[Store, Unlocked]]:
    from storage.keys.instance import place_warning
    from storage.opening import opened_clinic

    path = database(arguments)
    unlocked = _unlocked(arguments, path)
    if warning := place_warning(path):
        warn(str(warning))
    with opened_clinic(path, unlocked, knowingly=arguments.knowingly, progress=UpdateLines()) as store:
        for said in store.warnings():
            warn(str(said))
        yield store, unlocked


@contextmanager
def many_objects() -> Iterator[None]:
    """Rows by the ten thousand are many objects and no cycle: Python's search among them takes a third of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _unlocked(arguments: Namespace, path: Path) -> Unlocked:
    from storage.keys.patience import Patience
    from storage.keys.vault import has_users, unlock
    from storage.opening import without_users

    if not _is_asked(arguments, path, with_users=has_users(path)):
        return without_users(path)
    return unlock(path, user=arguments.user, password=_password(arguments), patience=Patience(path, sleep=_sleep))


def _sleep(seconds: float) -> None:
    warn(f"Waiting {math.ceil(seconds)} s after a wrong password.")
    time.sleep(seconds)


def _is_asked(arguments: Namespace, path: Path, *, with_users: bool) -> bool:
    """Whether the command is to open a file by user and password. Raises FileProblem where that cannot be."""
    if not with_users and arguments.user is not None:
        if not path.exists():
            raise FileProblem(str(path), "there is no clinic file; create-clinic makes one")
        raise FileProblem(
            str(path),
            f"there is no keys file {path.name}.keys beside it: copy it from a backup. A file without users is opened "
            "without --user",
        )
    if with_users and arguments.user is None:
        raise FileProblem(str(path), "this clinic file has users: --user NAME and --password-file FILE are needed")
    return with_users


def _password(arguments: Namespace) -> str:
    if arguments.password_file is None:
        raise FileProblem("--password-file", "a file with the password in its first line is needed, or - for input")
    return _first_line(arguments.password_file, "password")


def _first_line(path: Path, what: str) -> str:
    """A secret that is kept out of the command line."""
    try:
        if str(path) == "-":
            line = sys.stdin.buffer.readline(_LONGEST_LINE)
        else:
            with path.open("rb") as file:
                line = file.readline(_LONGEST_LINE)
                if os.name != "nt" and os.fstat(file.fileno()).st_mode & 0o077:
                    warn(f"{path} may be read by others on this computer; make it readable by you alone.")
        secret = line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as problem:
        raise FileProblem(str(path), f"the {what} cannot be read ({problem.strerror})") from None
    except UnicodeDecodeError:
        raise FileProblem(str(path), "the first line is not text in UTF-8") from None
    if not secret:
        raise FileProblem(str(path), f"the first line is empty; the {what} is expected there")
    return secret


def warn(sentence: str) -> None:
    sys.stderr.buffer.write(f"Warning: {sentence}\n".encode())
    sys.stderr.flush()


class UpdateLines:
    """Lines about the update of an older file: each step as it begins, and every quarter of it."""

    def __init__(self) -> None:
        self._said: tuple[int, int] | None = None

    def __call__(self, step: Step, share: float) -> None:
        from storage.clinic.schema.updating import progress_words

        now = (int(step), int(share * 4))
        if now != self._said:
            self._said = now
            sys.stderr.buffer.write(f"{progress_words(step, share)}\n".encode())
            sys.stderr.flush()


# The commands


def create_clinic(arguments: Namespace) -> str:
    from storage.clinic.connection import remove_files
    from storage.keys.keyfile import keys_path
    from storage.keys.vault import create_clinic as create

    path, out = database(arguments), arguments.recovery_out
    if arguments.user is None:
        raise FileProblem("--user", "the name of the first administrator is needed")
    if out is not None and (out.exists() or not out.parent.is_dir()):
        raise FileProblem(str(out), "this file exists already" if out.exists() else "its folder does not exist")
    created = create(path, user=arguments.user, password=_password(arguments))
    said = [f"A new clinic file was made: {path}", f"Its keys: {keys_path(path)}"]
    said += [f"Its administrator: {arguments.user}"]
    if out is None:
        said += [f"Recovery code: {created.recovery_code}"]
        said += ["Write it down and keep it away from this computer; it is not shown again."]
    else:
        try:
            write_whole(out, f"{created.recovery_code}\n".encode())
        except StoreProblem:
            remove_files(path)
            remove(keys_path(path))
            raise
        said += [f"Recovery code: {out}", "Print it, keep it away from this computer, and remove the file."]
    return "\n".join(said) + "\n"


def recover(arguments: Namespace) -> str:
    from storage.keys import vault

    path = database(arguments)
    if arguments.user is None:
        raise FileProblem("--user", "the name of the user who gets a new password is needed")
    recovered = vault.recover(path, code=_first_line(arguments.code_file, "recovery code"))
    vault.change_password(path, recovered, user=arguments.user, password=_password(arguments))
    return f"{arguments.user} has a new password for {path}\n"


def verify(arguments: Namespace) -> tuple[str, int]:
    """The answer and the exit status: 0 when nothing is wrong, else 2."""
    from storage.backups.comparing import comparison
    from storage.clinic.verifying.verification import read_anchor
    from storage.clinic.verifying.verification import verify as verification
    from storage.keys.acknowledging import acknowledge

    anchor = None if arguments.anchor is None else read_anchor(arguments.anchor)
    against, path = arguments.against, database(arguments)
    if against is not None and not against.is_file():
        raise FileProblem(str(against), "there is no such backup")
    found, problems = None, []
    try:
        with _opened(arguments) as (store, by):
            if arguments.acknowledge is not None:
                acknowledge(store, arguments.acknowledge)
            backup = None if against is None else comparison(against, by.key)
            found = verification(store, anchor, backup=backup)
            problems = list(found.problems)
    except StoreProblem as problem:
        if problem.fault is not Fault.FILE or not path.is_file():
            raise
        problems = [str(problem)]
    text = _verification_json(found, problems) if arguments.json else _verification_text(path, found, problems)
    return text, BROKEN if problems else 0


def _verification_json(found: Verification | None, problems: list[str]) -> str:
    document = {
        "format": "hepatrack-verification",
        "version": 1,
        "ok": not problems,
        "entries": None if found is None else found.entries,
        "head": None if found is None else found.head,
        "triggers": None if found is None else found.triggers,
        "clock_set_back": None if found is None else found.clock_set_back,
        "broken_entry": None if found is None else found.broken_entry,
        "problems": problems,
        "remarks": [] if found is None else list(map(str, found.remarks)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _verification_text(path: Path, found: Verification | None, problems: list[str]) -> str:
    if found is None:
        return "".join(f"{problem}\n" for problem in problems)
    said = [f"{path}: {found.entries} entries in the journal, {found.triggers} guards, head {found.head}"]
    if found.clock_set_back:
        said.append(f"Operations made while the clock had been set back: {found.clock_set_back}")
    if found.broken_entry is not None:
        said.append(f"First broken entry: {found.broken_entry}")
    said += map(str, found.remarks)
    said += problems or ["Nothing is wrong."]
    return "\n".join(said) + "\n"


def backup(arguments: Namespace) -> str:
    from datetime import UTC, datetime

    from storage.backups.taking import take, write_backup
    from storage.clinic.inspection import inspect
    from storage.keys.passwords import check_password
    from storage.keys.vault import BACKUP, keys_for_backup
    from storage.opening import opened_clinic
    from storage.roles import Action

    path, out = database(arguments), arguments.out
    unlocked, keys = _unlocked(arguments, path), None
    if arguments.own_password_file is not None:
        own = _first_line(arguments.own_password_file, "password of the backup")
        check_password(own, clinic=path.stem)
        if arguments.user is None:
            raise FileProblem(str(path), "a clinic file without users has no keys, and its backup no password")
        keys = keys_for_backup(path, unlocked, password=own)
    unlocked.actor.require(Action.BACK_UP)
    with opened_clinic(path, unlocked, knowingly=arguments.knowingly, progress=UpdateLines()) as store:
        if out.is_dir():
            made = take(store, out, key=unlocked.key, reason="asked for", keys=keys)
        else:
            now = datetime.now(UTC)
            made = write_backup(store, out, key=unlocked.key, reason="asked for", taken=now, keys=keys)
    said = f"{made.path} was written and checked.\n{_inside_text(inspect(made.path, unlocked.key))}"
    if keys is None:
        return said
    return f'{said}It opens by a password of its own: --user "{BACKUP}"\n'


def restore(arguments: Namespace) -> str:
    from storage.keys.vault import has_users
    from storage.opening import restored_clinic, unlocked_backup, without_users

    source, path = arguments.backup, database(arguments)
    if not source.is_file():
        raise FileProblem(str(source), "there is no such backup")
    asked = _is_asked(arguments, source, with_users=has_users(source) or has_users(path))
    if asked:
        unlocked = unlocked_backup(source, path, user=arguments.user, password=_password(arguments))
    else:
        unlocked = without_users(source)
    done = restored_clinic(source, path, unlocked)
    said = f"{path} was restored from {source}.\n{_inside_text(done.inside)}"
    return said if done.replaced is None else f"{said}What was there before is kept as {done.replaced}\n"


def _inside_text(inside: Inside) -> str:
    last = inside.last_operation
    done = "nothing" if last is None else f"{last.label}, by {last.user}, {last.at:%Y-%m-%d %H:%M} UTC"
    return f"Patients: {inside.patients}. Last done in it: {done}. Journal: {inside.anchor}\n"
