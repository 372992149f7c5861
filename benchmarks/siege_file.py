"""A siege of the clinic file: writing programs killed, every step of writing refused once, files damaged.

``kills``, ``refusals`` and ``damaged_files`` are what ``benchmarks.siege`` lays. Each works on real files in a folder
of its own; what stands under it gives a ``Siege``: how many were tried, how they ended, and what went wrong.
"""

from __future__ import annotations

import errno
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from models.record.records import Record
from storage.backups.restoring import copy_to
from storage.backups.taking import latest, list_backups, take
from storage.clinic.connection import Error, connect, journal_is_settled
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verification import verify
from storage.demo import CASES
from storage.files.casefile import read_case, write_case
from storage.keys import vault
from storage.keys.drafts import drafts, save_draft
from storage.keys.instance import lock_path
from storage.keys.keyfile import Cost, keys_path
from storage.keys.patience import Patience
from storage.keys.recoverycode import new_code
from storage.keys.vaultnotes import recorded
from storage.opening import DEMO, opened_clinic, restored_clinic
from storage.problems import FileProblem, StoreProblem
from storage.wholefile import write_several

PASSWORD, OTHER = "portal vein 4", "portal vein 5"
CHEAP = Cost(operations=2, memory=19 << 20)
_REFUSED = (errno.ENOSPC, errno.EACCES)
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class Siege:
    """What was tried, how often it ended in each way, and each thing that was wrong as a sentence."""

    name: str
    tried: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def told(self) -> str:
        """What was found. Raises AssertionError with what was lost."""
        if self.wrong:
            raise AssertionError(f"{self}: {'; '.join(self.wrong[:20])}")
        return str(self)

    def __str__(self) -> str:
        ends = ", ".join(f"{how} {count}" for how, count in sorted(self.ends.items()))
        return f"{self.name}: {self.tried} tried ({ends}), {len(self.wrong)} wrong"


def kills(count: int, seed: int) -> str:
    """Programs killed while they write: the set of files loses nothing, the main file alone nothing in silence."""
    return kill_writers(count, seed).told()


def refusals(count: int, seed: int) -> str:
    """Every step of writing, refused at every call, for every reason that the system may give."""
    return refuse_steps(numbers=_REFUSED).told()


def damaged_files(count: int, seed: int) -> str:
    """Clinic files damaged somewhere: opened and verified, each works as it was or says what is wrong."""
    return damage_files(count, seed).told()


# Every step of writing refused once


class _Refuser:
    """Refuses the one call of the system that has the number ``refused``, and counts them all."""

    def __init__(self, refused: int, number: int) -> None:
        self.refused, self.number, self.calls = refused, number, 0

    @property
    def reached(self) -> bool:
        return self.calls >= self.refused

    def step(self) -> None:
        self.calls += 1
        if self.calls == self.refused:
            raise OSError(self.number, os.strerror(self.number))

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def refusing(*given: Any, **named: Any) -> Any:
            self.step()
            return call(*given, **named)

        return refusing

    def opened(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def refusing(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
            if not set(mode) & set("wax+"):
                return call(file, mode, *given, **named)
            self.step()
            return _Refused(call(file, mode, *given, **named), self)

        return refusing


class _Refused:
    """An open file of which each write is a step that may be refused."""

    def __init__(self, file: Any, refuser: _Refuser) -> None:
        self._file, self._refuser = file, refuser

    def write(self, content: bytes) -> Any:
        self._refuser.step()
        return self._file.write(content)

    def __enter__(self) -> _Refused:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def refusing(refused: int, number: int = errno.ENOSPC) -> Iterator[_Refuser]:
    """The system's calls that write, of which the one numbered ``refused`` (1 is the first) fails with ``number``."""
    refuser = _Refuser(refused, number)
    with ExitStack() as stack:
        for name in ("replace", "rename", "open", "fsync", "link"):
            stack.enter_context(patch.object(os, name, refuser.before(getattr(os, name))))
        stack.enter_context(patch.object(io, "open", refuser.opened(io.open)))
        yield refuser


def _content(folder: Path) -> object:
    """Every file of a folder, but for locks, journals and what begins to be copied."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if not path.name.endswith(_NO_MATTER)}


_NO_MATTER = (".lock", ".tries", "-journal", ".part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that writes: how a folder is made ready for it, what it does, and whether it was done whole.

    ``state`` is what of the folder must be as it was where it was not done.
    """

    name: str
    ready: Callable[[Path], object]
    act: Callable[[Path], object]
    whole: Callable[[Path], bool]
    state: Callable[[Path], object] = _content


def refuse_steps(
    steps: tuple[Step, ...] | None = None, *, every: int = 1, numbers: tuple[int, ...] = _REFUSED
) -> Siege:
    """Each step of writing, refused at each call of the system: it ends as it began, or whole, and says which.

    ``every`` third call for a sample; ``numbers`` are what the system says.
    """
    found = Siege("refusals")
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place, patch.object(vault, "NEW_COST", CHEAP):
        for step in STEPS if steps is None else steps:
            start = Path(place) / "ready"
            start.mkdir()
            step.ready(start)
            for number in numbers:
                refused = 1
                while _refused_once(step, start, Path(place) / "tried", refused, number, found):
                    refused += every
            shutil.rmtree(start)
    return found


def _refused_once(step: Step, start: Path, tried: Path, refused: int, number: int, found: Siege) -> bool:
    """Whether there was a call of this number to be refused."""
    shutil.copytree(start, tried)
    before, said = step.state(tried), ""
    try:
        with refusing(refused, number) as refuser:
            step.act(tried)
    except (StoreProblem, FileProblem) as problem:
        said = str(problem)
    except OSError as problem:
        found.wrong.append(f"{step.name}, call {refused}: no sentence but {problem!r}")
    if refuser.reached:
        found.tried += 1
        as_before = step.state(tried) == before
        whole = not as_before and step.whole(tried)
        found.ends["whole" if whole else "as it began" if as_before else "neither"] += 1
        if not (as_before or whole):
            found.wrong.append(f"{step.name}, call {refused}: neither as it began nor whole")
        if whole and said and "was restored and is whole" not in said:
            found.wrong.append(f"{step.name}, call {refused}: whole, and said not to be: {said}")
        if as_before and not said:
            found.wrong.append(f"{step.name}, call {refused}: nothing was done, and nothing said")
    shutil.rmtree(tried)
    return refuser.reached


def _clinic(folder: Path, name: str = "clinic.hepatrack", *, patients: int = 1, users: bool = False) -> Path:
    path = folder / name
    if users:
        unlocked = vault.create_clinic(path, user="Chen", password=PASSWORD).unlocked
        opened: Any = opened_clinic(path, unlocked)
    else:
        opened = Store.create(path, key=DEMO_KEY)
    with opened as store:
        store.import_records(read_case(case) for case in sorted(CASES.glob("*.json"))[:patients])
    return path


def _unlocked(folder: Path, password: str = PASSWORD, name: str = "clinic.hepatrack") -> vault.Unlocked:
    path = folder / name
    return vault.unlock(path, user="Chen", password=password, patience=Patience(path, sleep=lambda _: None))


def _taken(folder: Path) -> None:
    (folder / "backups").mkdir(exist_ok=True)
    with Store.open(folder / "clinic.hepatrack", key=DEMO_KEY) as store:
        take(store, folder / "backups", key=DEMO_KEY, now=NOW)


def _ready_to_restore(folder: Path) -> None:
    path = _clinic(folder)
    _taken(folder)
    with Store.open(path, key=DEMO_KEY) as store:
        store.locks.lock(None, "after the backup")


def _backup(folder: Path) -> Path:
    found = latest(folder / "backups", clinic=folder / "clinic.hepatrack")
    assert found is not None
    return found.path


def _restored(folder: Path) -> bool:
    """Whether the backup lies in the place of the clinic file, and that one beside it."""
    (aside,) = folder.glob("clinic-replaced-*.hepatrack")
    with Store.open(folder / "clinic.hepatrack", key=DEMO_KEY) as store, Store.open(aside, key=DEMO_KEY) as old:
        return store.locks.held() == () and len(old.locks.held()) == 1


def _ready_to_restore_another(folder: Path) -> None:
    """A backup of another clinic, whose keys have to come with it."""
    _clinic(folder, users=True)
    other = _clinic(folder, "other.hepatrack", patients=2, users=True)
    (folder / "backups").mkdir()
    with opened_clinic(other, _unlocked(folder, name=other.name)) as store:
        made = take(store, folder / "backups", key=_unlocked(folder, name=other.name).key, now=NOW)
    made.path.rename(folder / "backups" / "one.hepatrack")
    Path(f"{made.path}.keys").rename(folder / "backups" / "one.hepatrack.keys")


def _restore_another(folder: Path) -> object:
    backup = folder / "backups" / "one.hepatrack"
    return restored_clinic(backup, folder / "clinic.hepatrack", _unlocked(folder / "backups", name=backup.name))


def _restored_another(folder: Path) -> bool:
    (aside,) = folder.glob("clinic-replaced-*.hepatrack")
    found = []
    for path in (folder / "clinic.hepatrack", aside):
        with Store.open(path, key=_unlocked(folder, name=path.name).key) as store:
            found.append(len(store.patients()))
    return found == [2, 1]


def _new_password(folder: Path) -> object:
    path, unlocked = folder / "clinic.hepatrack", _unlocked(folder)
    change = partial(vault.change_password, path, unlocked, user="Chen", password=OTHER, old=PASSWORD)
    with opened_clinic(path, unlocked) as store:
        return recorded(store, unlocked.key, change)


def _has_new_password(folder: Path) -> bool:
    path, unlocked = folder / "clinic.hepatrack", _unlocked(folder, OTHER)
    with opened_clinic(path, unlocked) as store:
        last = store.file.journal.operations("1 ORDER BY id DESC LIMIT 1")[0]
    return last.label == "Change one's own password"


def _draft(folder: Path, afp: str) -> None:
    save_draft(folder / "clinic.hepatrack", DEMO_KEY, name="visit", data={"afp": afp})


def _drafted(folder: Path) -> bool:
    return [draft.data for draft in drafts(folder / "clinic.hepatrack", DEMO_KEY)] == [{"afp": "60500"}]


def _one(path: Path) -> None:
    path.write_bytes(b"the one of yesterday")


_SEVERAL = {"a.csv": b"1\r\n", "b.csv": b"2\r\n", "c.csv": b"3\r\n"}


def _whole_copy(folder: Path) -> bool:
    there = list_backups(folder / "drive")
    return len(there) == 1 and there[0].path.read_bytes() == _backup(folder).read_bytes()


def _save_page(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.clinic.recovery import code_pdf
    from ui.paper.pages import PrintProblem
    from ui.paper.saving import save

    global _app  # one per process, and it must stay
    _app = QApplication.instance() or QApplication(["hepatrack"])
    try:
        save(code_pdf(new_code(), "clinic.hepatrack", NOW.date()), folder / "code.pdf")
    except PrintProblem as problem:
        raise StoreProblem(problem.sentence, problem.remedy) from problem


_app: object = None


def _ready_to_copy(folder: Path) -> None:
    _clinic(folder)
    _taken(folder)
    (folder / "drive").mkdir()


def _to_drive(folder: Path) -> object:
    found = latest(folder / "backups", clinic=folder / "clinic.hepatrack")
    assert found is not None
    return copy_to(found, folder / "drive")


def _case() -> Any:
    return read_case(min(CASES.glob("*.json")))


STEPS = (
    Step(
        name="backup",
        ready=_clinic,
        act=_taken,
        whole=lambda folder: bool(list_backups(folder / "backups")),
        state=lambda folder: _content(folder / "backups"),
    ),
    Step(name="copy of a backup", ready=_ready_to_copy, act=_to_drive, whole=_whole_copy),
    Step(
        name="restore",
        ready=_ready_to_restore,
        act=lambda folder: restored_clinic(_backup(folder), folder / "clinic.hepatrack", DEMO),
        whole=_restored,
    ),
    Step(
        name="restore of another clinic",
        ready=_ready_to_restore_another,
        act=_restore_another,
        whole=_restored_another,
    ),
    Step(
        name="password",
        ready=partial(_clinic, users=True),
        act=_new_password,
        whole=_has_new_password,
        state=lambda folder: (folder / "clinic.hepatrack.keys").read_bytes(),
    ),
    Step(
        name="draft",
        ready=partial(_draft, afp="1"),
        act=partial(_draft, afp="60500"),
        whole=_drafted,
    ),
    Step(
        name="recovery page",
        ready=lambda folder: _one(folder / "code.pdf"),
        act=_save_page,
        whole=lambda folder: (folder / "code.pdf").read_bytes().rstrip().endswith(b"%%EOF"),
    ),
    Step(
        name="case file",
        ready=lambda folder: _one(folder / "case.json"),
        act=lambda folder: write_case(_case(), folder / "case.json"),
        whole=lambda folder: read_case(folder / "case.json") == _case(),
    ),
    Step(
        name="several files",
        ready=lambda folder: _one(folder / "b.csv"),
        act=lambda folder: write_several((folder / name, content) for name, content in _SEVERAL.items()),
        whole=lambda folder: _content(folder) == _SEVERAL,
    ),
)


# Programs killed while they write

_MOST_WRITES = 1000
# Each write is one visit with two results: the weight says which one it is.
_WRITER = """
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from models.record.visit_entry import VisitEntry
from models.quantities import parse_quantity
from models.record.records import LabResult, Visit
from storage.clinic.store import DEMO_KEY, Store

path, first, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
on = date(2026, 1, 1)
with Store.open(path, key=DEMO_KEY) as store:
    for number in range(first, first + most):
        labs = tuple(
            LabResult(analyte=name, date=on, value=parse_quantity(str(number)), unit=unit)
            for name, unit in (("AFP", "ng/mL"), ("PIVKA-II", "mAU/mL"))
        )
        store.add_visit(1, VisitEntry(visit=Visit(date=on, weight_kg=Decimal(number) / 1000), labs=labs))
        print(number, flush=True)
"""


def kill_writers(count: int, seed: int) -> Siege:
    """A program that writes, killed at any moment: nothing that it acknowledged is lost, nothing is there by half.

    The set of files it left gives everything. The main file alone gives everything too, or says that it is torn.
    """
    found, chance = Siege("kills"), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place:
        path, alone = Path(place) / "clinic.hepatrack", Path(place) / "alone" / "clinic.hepatrack"
        alone.parent.mkdir()
        with Store.create(path, key=DEMO_KEY) as store:
            store.import_record(replace(_case(), visits=(), labs=()))
        first = 1
        for number in range(count):
            acknowledged = _until_killed(path, first, chance.uniform(0, 0.3))
            for left in alone.parent.iterdir():
                left.unlink()
            shutil.copy(path, alone)
            found.tried += 1
            found.ends["in the middle of a write"] += not journal_is_settled(path)
            _look_at_the_main_file(alone, acknowledged, f"kill {number + 1}", found)
            with Store.open(path, key=DEMO_KEY) as store:
                written = _numbers(store)
                wrong = _wrong_numbers(written, acknowledged) or ", ".join(verify(store).problems)
            if wrong:
                found.wrong.append(f"kill {number + 1}: {wrong}")
            first = len(written["visits"]) + 1
    return found


def _look_at_the_main_file(alone: Path, acknowledged: int, name: str, found: Siege) -> None:
    try:
        with Store.open(alone, key=DEMO_KEY) as store:
            wrong = _wrong_numbers(_numbers(store), acknowledged) or ", ".join(verify(store).problems)
    except StoreProblem:
        found.ends["main file alone: torn, and told"] += 1
        return
    found.ends["main file alone: whole"] += 1
    if wrong:
        found.wrong.append(f"{name}, the main file alone, in silence: {wrong}")


def _until_killed(path: Path, first: int, seconds: float) -> int:
    """Let a program write until it is killed; the last write that it said was kept."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(first), str(_MOST_WRITES)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        with suppress(subprocess.TimeoutExpired):
            writer.wait(seconds)
        writer.kill()
        rest, errors = writer.communicate()
    if errors:
        raise RuntimeError(errors)
    return max(int(line) for line in [*said, *rest.splitlines(keepends=True)] if line.endswith("\n"))


def _numbers(store: Store) -> dict[str, list[int]]:
    """Which writes are there: by their visits, and by each of their two results."""
    record = store.record(1)
    found = {"visits": [int(visit.weight_kg * 1000) for visit in record.visits if visit.weight_kg is not None]}
    for analyte in ("AFP", "PIVKA-II"):
        found[analyte] = [int(result.value.reported) for result in record.labs if result.analyte == analyte]
    return found


def _wrong_numbers(written: dict[str, list[int]], acknowledged: int) -> str:
    """What is missing or half there; one write more than was acknowledged may be, whole."""
    count = len(written["visits"])
    if any(numbers != list(range(1, count + 1)) for numbers in written.values()):
        return f"a write is there by half: {written}"
    if not acknowledged <= count <= acknowledged + 1:
        return f"{acknowledged} writes were acknowledged and {count} are there"
    return ""


# Files damaged somewhere


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes of a file after something went wrong on the disk."""
    place = chance.randrange(len(content))
    length = min(chance.choice((1, 1, 16, 512, 4096)), len(content) - place)
    kinds = {
        "flipped bit": bytes([content[place] ^ 1 << chance.randrange(8)]),
        "random bytes": chance.randbytes(length),
        "zeros": bytes(length),
    }
    kind = chance.choice(("cut off", "doubled", *kinds))
    if kind == "cut off":
        return content[:place]
    if kind == "doubled":
        return content[:place] + content[place : place + length] + content[place:]
    return content[:place] + kinds[kind] + content[place + len(kinds[kind]) :]


def _meddled(path: Path, chance: random.Random) -> None:
    """One value, table or guard changed by somebody who has the key, past the journal."""
    db = connect(path, key=DEMO_KEY)
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA recursive_triggers = OFF")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        table = chance.choice([name for name in tables if not name.startswith("sqlite_")])
        column = chance.choice([column.name for column in db.table(table).columns])
        with suppress(Error):  # what the tables themselves refuse is no damage
            db.execute(
                chance.choice(
                    (
                        f'DROP TABLE "{table}"',
                        f'DELETE FROM "{table}"',
                        f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO strange',
                        f'UPDATE "{table}" SET "{column}" = \'Zhang\'',
                        f'UPDATE "{table}" SET "{column}" = -1',
                        f'UPDATE "{table}" SET "{column}" = NULL',
                    )
                )
            )
    finally:
        db.close()


def damage_files(count: int, seed: int) -> Siege:
    """Two of three damaged as a disk does it, the third as somebody does who has the key; and files beside one."""
    found, chance = Siege("damaged files"), random.Random(seed)
    _damage_beside(count // 5, chance, found)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place:
        path, tried = _clinic(Path(place), patients=2), Path(place) / "tried.hepatrack"
        with Store.open(path, key=DEMO_KEY) as store:
            whole = store.records()
        content = path.read_bytes()
        for number in range(count // 5 + 1, count + 1):
            for left in Path(place).glob("tried*"):
                left.unlink()
            by_hand = number % 3 == 0
            tried.write_bytes(content if by_hand else damaged(content, chance))
            if by_hand:
                _meddled(tried, chance)
            found.tried += 1
            try:
                found.ends[_opened_and_verified(tried, whole)] += 1
            except AssertionError as lost:
                found.wrong.append(f"file {number}: {lost}")
            except (Error, ArithmeticError, LookupError, TypeError, ValueError, OSError, RuntimeError) as fault:
                found.wrong.append(f"file {number}: a traceback, {fault!r}")
    return found


def _damage_beside(count: int, chance: random.Random, found: Siege) -> None:
    """Keys, tries, lock and draft of a clinic file damaged: it opens with the right password, or says why not."""
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place, patch.object(vault, "NEW_COST", CHEAP):
        path = _clinic(Path(place), users=True)
        key = _unlocked(path.parent).key
        save_draft(path, key, name="visit", data={"afp": "60500"})
        (draft,) = path.parent.glob("*.draft-*")
        whole = {
            keys_path(path): keys_path(path).read_bytes(),
            draft: draft.read_bytes(),
            path.with_name(path.name + ".tries"): b'{"failures": 2, "last": 1764490000.5}',
            lock_path(path): b'{"user": "Li", "host": "ward", "pid": 7, "since": "2026-11-30 09:00 UTC"}\n',
        }
        for number in range(1, count + 1):
            for file, content in whole.items():
                file.write_bytes(content)
            lock_path(path).unlink()
            one = chance.choice(list(whole))
            one.write_bytes(damaged(whole[one], chance))
            found.tried += 1
            try:
                with opened_clinic(path, _unlocked(path.parent)):
                    if drafts(path, key) and drafts(path, key)[0].data != {"afp": "60500"}:
                        found.wrong.append(f"beside {number}: another draft")
                found.ends["opened as it was"] += 1
            except StoreProblem:
                found.ends["told"] += 1
            except (ArithmeticError, LookupError, TypeError, ValueError, OSError, RuntimeError) as fault:
                found.wrong.append(f"beside {number}, {one.name}: a traceback, {fault!r}")


def _opened_and_verified(path: Path, whole: tuple[tuple[int, Record], ...]) -> str:
    try:
        with Store.open(path, key=DEMO_KEY) as store:
            problems = verify(store).problems
            read = store.records()
            if not problems and read != whole:
                raise AssertionError("other records than were kept, and nothing is wrong with the file")
            return "opened, and named by verify" if problems else "opened as it was"
    except StoreProblem as problem:
        if not problem.remedy or "\n" in str(problem):
            raise AssertionError(f"no remedy, or more than a line: {problem}") from problem
        return "told"
