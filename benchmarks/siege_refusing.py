"""Every step of writing refused once: it ends as it began or whole, and says which."""

from __future__ import annotations

import errno
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.siege_common import CHEAP, PASSWORD, Siege, a_case, a_clinic, unlocked
from storage.backups.manifests import list_backups
from storage.backups.restoring import copy_to
from storage.backups.taking import latest, take
from storage.clinic.store import DEMO_KEY, Store
from storage.files.casefile import read_case, write_case
from storage.keys import vault
from storage.keys.drafts import drafts, save_draft
from storage.keys.recoverycode import new_code
from storage.keys.vaultnotes import recorded
from storage.opening import DEMO, opened_clinic, restored_clinic
from storage.problems import FileProblem, StoreProblem
from storage.wholefile import write_several

OTHER = "portal vein 5"
_REFUSED = (errno.ENOSPC, errno.EACCES)
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


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


def _taken(folder: Path, now: datetime = NOW) -> None:
    (folder / "backups").mkdir(exist_ok=True)
    with Store.open(folder / "clinic.hepatrack", key=DEMO_KEY) as store:
        take(store, folder / "backups", key=DEMO_KEY, now=now)


def _ready_to_restore(folder: Path) -> None:
    path = a_clinic(folder)
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
    a_clinic(folder, users=True)
    other = a_clinic(folder, "other.hepatrack", patients=2, users=True)
    (folder / "backups").mkdir()
    with opened_clinic(other, unlocked(folder, name=other.name)) as store:
        made = take(store, folder / "backups", key=unlocked(folder, name=other.name).key, now=NOW)
    made.path.rename(folder / "backups" / "one.hepatrack")
    Path(f"{made.path}.keys").rename(folder / "backups" / "one.hepatrack.keys")


def _restore_another(folder: Path) -> object:
    backup = folder / "backups" / "one.hepatrack"
    return restored_clinic(backup, folder / "clinic.hepatrack", unlocked(folder / "backups", name=backup.name))


def _restored_another(folder: Path) -> bool:
    (aside,) = folder.glob("clinic-replaced-*.hepatrack")
    found = []
    for path in (folder / "clinic.hepatrack", aside):
        with Store.open(path, key=unlocked(folder, name=path.name).key) as store:
            found.append(len(store.patients()))
    return found == [2, 1]


def _new_password(folder: Path) -> object:
    path, by = folder / "clinic.hepatrack", unlocked(folder)
    change = partial(vault.change_password, path, by, user="Chen", password=OTHER, old=PASSWORD)
    with opened_clinic(path, by) as store:
        return recorded(store, by.key, change)


def _has_new_password(folder: Path) -> bool:
    path, by = folder / "clinic.hepatrack", unlocked(folder, OTHER)
    with opened_clinic(path, by) as store:
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
    a_clinic(folder)
    _taken(folder)
    (folder / "drive").mkdir()


def _to_drive(folder: Path) -> object:
    found = latest(folder / "backups", clinic=folder / "clinic.hepatrack")
    assert found is not None
    return copy_to(found, folder / "drive")


STEPS = (
    Step(
        name="backup",
        ready=a_clinic,
        act=_taken,
        whole=lambda folder: bool(list_backups(folder / "backups")),
        state=lambda folder: _content(folder / "backups"),
    ),
    Step(
        name="backup of what changed",
        ready=_ready_to_restore,
        act=partial(_taken, now=NOW + timedelta(hours=1)),
        whole=lambda folder: [one.whole for one in list_backups(folder / "backups")] == [NOW, NOW],
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
        ready=partial(a_clinic, users=True),
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
        act=lambda folder: write_case(a_case(), folder / "case.json"),
        whole=lambda folder: read_case(folder / "case.json") == a_case(),
    ),
    Step(
        name="several files",
        ready=lambda folder: _one(folder / "b.csv"),
        act=lambda folder: write_several((folder / name, content) for name, content in _SEVERAL.items()),
        whole=lambda folder: _content(folder) == _SEVERAL,
    ),
)
