"""What the tests of the screen share: the demo clinic made once, its courses, a session and a window on a copy."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from models.course.course import Course
    from models.record.protocol import Protocol
    from models.record.records import Record
    from ui.kit.theme import Theme
    from ui.session.session import Session
    from ui.window.main import MainWindow

# Nothing here is a test of speed: a machine that is busy must not fail one. Examples are the same in every run, so
# that a landing is judged by its change; HEPATRACK_EXPLORE=1 draws new ones and remembers what failed.
settings.register_profile(
    "house", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("explore" if os.environ.get("HEPATRACK_EXPLORE") else "house")


@pytest.fixture(scope="session", autouse=True)
def _searches_put_off() -> Iterator[None]:
    """As in the program, no thread beside the window's searches for cycles; here it is done between tests."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _searched_after(_searches_put_off: None) -> Iterator[None]:
    from ui.session.cycles import search_where_due

    yield
    search_where_due()


@pytest.fixture(scope="session", autouse=True)
def own_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program writes of itself and of clinic files while it is tested goes to no folder of whoever tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clinic file of the demo clinic, made once for all processes of a run; copy it before writing."""
    from storage.demo import create_demo_clinic

    return made_once(tmp_path_factory, "demo.hepatrack", create_demo_clinic)


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A file that the first process to ask makes, and the others wait for; a maker that fails leaves it to the next.

    ``make`` lets the file appear only when it is whole.
    """
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-once"
    shared.mkdir(exist_ok=True)
    made, turn = shared / name, shared / f"{name}.turn"
    while not made.exists():
        try:
            turn.mkdir()
        except FileExistsError:
            time.sleep(0.05)
            continue
        try:
            if not made.exists():
                make(made)
        finally:
            turn.rmdir()
    return made


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """Passwords of clinics that tests make cost the least a slot may ask for. What they cost a clinic, a test says."""
    from storage.keys import vault
    from storage.keys.keyfile import Cost

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))
        yield


@pytest.fixture(scope="session", autouse=True)
def computed_before() -> Iterator[dict[object, Course]]:
    """The same record, protocol and day have the same course: hundreds of windows on one clinic compute it once.

    The handles of the rows count here, though not when two records are compared. A test that asks whether something
    is computed anew clears what was.
    """
    from models.course import course as rules

    made: dict[object, Course] = {}
    compute = rules.course

    def once(record: Record, protocol: Protocol, today: date) -> Course:
        which = (pickle.dumps(record), protocol, today)
        if which not in made:
            if len(made) > 200:
                made.clear()
            made[which] = compute(record, protocol, today)
        return made[which]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "course", once)
        yield made


@pytest.fixture(scope="session")
def demo_courses() -> dict[str, Course]:
    """The course of every demo case by its code, judged on the day of the data cut."""
    from models.course.course import course
    from storage.files.casefile import read_case
    from storage.places import DATA_CUT, RESOURCES
    from storage.shipped.protocols import load_protocols

    protocols = load_protocols()
    records = [read_case(path) for path in sorted((RESOURCES / "demo").glob("*.json"))]
    return {record.patient.code: course(record, protocols[record.protocol], DATA_CUT) for record in records}


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %, worn by the application."""
    from ui.kit.theme import Theme
    from ui.words.language import ENGLISH, set_language

    set_language(qapp, ENGLISH)
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, demo_file: Path) -> Iterator[Session]:
    """A session on a copy of the demo clinic."""
    from storage.clinic.store import DEMO_KEY, Store
    from storage.places import DATA_CUT
    from ui.session.session import Session
    from ui.start import protocols

    path = tmp_path / "clinic.hepatrack"
    shutil.copy(demo_file, path)
    made = Session(lambda: Store.open(path, key=DEMO_KEY), protocols, DATA_CUT)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[MainWindow]:
    """The main window at 1440 × 900 with the list read and the first patient on the screen."""
    from ui.window.main import MainWindow

    made = MainWindow(session, theme, demo=True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.furnish()
    qtbot.waitUntil(lambda: len(made.patients.shown) == 26 and session.course is not None, timeout=10_000)
    made.show_place("patients")
    first = made.patients.shown[0].key  # and not who stands first on the worklist
    session.open(first)
    qtbot.waitUntil(lambda: session.key == first, timeout=10_000)
    made.patients.view.setFocus()
    yield made
    session.close()
