"""Opening a clinic file the way everybody does: by user, held for this program alone, backed up before updates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from models.words import Sentence, sentence
from storage.backups.manifests import Backup, read_manifest
from storage.backups.restoring import Restored, restore
from storage.backups.taking import before_migration, latest
from storage.clinic.connection import DamagedFile
from storage.clinic.leaving import backup_out
from storage.clinic.schema.updating import Progress, nobody
from storage.clinic.store import DEMO_KEY, Store
from storage.fresh.watch import Watch, reset
from storage.keys.instance import Hold
from storage.keys.keyfile import read_keys
from storage.keys.refusals import forget_refusals, refusals
from storage.keys.signedlist import catch_up, keep
from storage.keys.vault import BACKUP, Unlocked, WrongPassword, has_users, unlock
from storage.keys.vaultnotes import settle
from storage.keys.vouching import vouch
from storage.problems import Fault, StoreProblem
from storage.roles import DEMO_ACTOR, Action, Actor
from storage.signing import Signer

DEMO = Unlocked(DEMO_KEY, DEMO_ACTOR)


def backups_folder(clinic: Path) -> Path:
    """Where backups lie when no other folder was chosen: beside the clinic file."""
    return clinic.with_name(f"{clinic.stem}-backups")


@contextmanager
def opened_clinic(
    path: Path, unlocked: Unlocked, *, backups: Path | None = None, knowingly: str = "", progress: Progress = nobody
) -> Iterator[Store]:
    """The clinic file at ``path``, held for this program and open. Raises StoreProblem naming another holder.

    ``knowingly`` is why somebody goes on with a file that is not the latest. See ``open_store``.
    """
    # What is missing is told by the store; nothing is left beside it.
    with (
        Hold(path) if path.is_file() else nullcontext(),
        open_store(
            path,
            unlocked.key,
            unlocked.actor,
            signer=unlocked.signer,
            backups=backups or backups_folder(path),
            knowingly=knowingly,
            progress=progress,
        ) as store,
    ):
        yield store


def open_store(
    path: Path,
    key: bytes,
    actor: Actor,
    *,
    backups: Path,
    signer: Signer | None = None,
    knowingly: str = "",
    progress: Progress = nobody,
) -> Store:
    """The held clinic file at ``path``, backed up to ``backups`` before it is updated; its journal is owed nothing.

    ``signer`` signs what ``actor`` does there. Raises StoreProblem; for a damaged file with its last backup named,
    StaleFile for one that is not the latest that this computer knows, unless somebody who may goes on ``knowingly``,
    for a reason that is journalled. ``progress`` hears how far an update is.
    """
    copies: list[Backup] = []
    copy = before_migration(path, backups, key=key, made=copies.append, progress=progress)
    watch = Watch(path, key, actor, knowingly=knowingly)
    try:
        store = Store.open(
            path, key=key, actor=actor, signer=signer, look=watch.look, before_migration=copy, progress=progress
        )
    except DamagedFile as problem:
        raise DamagedFile(problem.words, _last_backup(problem, path, backups)) from problem
    try:
        watch.follow(store)
        catch_up(store, key)
        settle(store, key)
        vouch(store, key)
        keep(store, key)
        _write_down(store, copies)
    except BaseException:
        store.close()
        raise
    return store


def _write_down(store: Store, copies: list[Backup]) -> None:
    """The log-in, those that were refused before it, and the backup before an update, for which there was no place."""
    for made in copies:
        store.leaving.begin(backup_out(made.path), action=None)
    if has_users(store.path):
        store.leaving.came_in(refusals(store.path))
        if not store.leaving.owes:
            forget_refusals(store.path)


def _last_backup(problem: DamagedFile, path: Path, folder: Path) -> Sentence:
    """What helps, and the backup to take for it."""
    last = latest(folder, clinic=path)
    if last is None:
        return sentence("{advice} There is no backup of it in {folder}.", advice=problem.advice, folder=folder)
    return sentence(
        "{advice} The last backup is {backup}, taken {taken}.",
        advice=problem.advice,
        backup=last.path,
        taken=f"{last.taken:%Y-%m-%d %H:%M} UTC",
    )


def restored_clinic(backup: Path, target: Path, unlocked: Unlocked) -> Restored:
    """Put a backup in the place of the clinic file at ``target``, and journal it there. See ``restoring.restore``."""
    unlocked.actor.require(Action.RESTORE)
    described = read_manifest(backup)
    taken = "at an unknown time" if described is None else f"{described.taken:%Y-%m-%d %H:%M} UTC"
    done = restore(backup, target, key=unlocked.key)
    reset(target, unlocked.key, done.inside.anchor, replaced=done.replaced)
    label, reason = "Restore a backup", f"Backup taken {taken}"
    try:
        with (
            opened_clinic(target, unlocked) as store,
            store.operation(label, reason=reason, action=Action.RESTORE, undoable=False),
        ):
            store.worklist.forget()  # what a backup holds of them, no journal vouches for
    except StoreProblem as problem:
        words = sentence(
            "{path} was restored and is whole, but its journal could not be told: {problem}",
            path=target,
            problem=problem.words,
        )
        raise StoreProblem(words, problem.advice, fault=problem.fault) from problem
    return done


def unlocked_backup(backup: Path, target: Path, *, user: str, password: str) -> Unlocked:
    """Unlock a backup by today's keys of the clinic file it would replace, or else by the keys that lie beside it.

    Today's come first: a password changed since the backup is the one that people know. A password of the backup's own
    is that of the user ``BACKUP``. Raises StoreProblem.
    """
    if user != BACKUP and has_users(target) and _same_clinic(backup, target):
        try:
            return unlock(target, user=user, password=password)
        except WrongPassword:
            if not has_users(backup):
                raise
    return unlock(backup, user=user, password=password, renew=False)


def _same_clinic(backup: Path, target: Path) -> bool:
    """Whether the keys beside both are of one clinic; a backup whose keys are lost is tried with the target's."""
    if not has_users(backup):
        return True
    try:
        return read_keys(backup).clinic == read_keys(target).clinic
    except StoreProblem:
        return False


def without_users(path: Path) -> Unlocked:
    """What opens the demo clinic and files made for trying things out. Raises StoreProblem for a file with users."""
    if has_users(path):
        raise StoreProblem(
            sentence("{path} has users.", path=path), "Give a user name and a password.", fault=Fault.FILE
        )
    return DEMO
