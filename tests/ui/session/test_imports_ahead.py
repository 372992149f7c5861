"""What the first visit and the first cohort need is imported while nobody types, and neither waits for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.places import RESOURCES
from ui.cohort.page import CohortPage
from ui.session.imports_ahead import PIECES, ImportsAhead
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.window.places import COHORT

NAMES = ("first", "second", "third", "last")
QUIET_MS, WHILE_MS = 60, 300


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def _key(window: QWindow) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(window, key)


def test_that_each_piece_is_imported_once_and_in_its_order_while_nobody_is_there(
    qtbot: QtBot, session: Session, parent: QObject
) -> None:
    loaded: list[str] = []
    ahead = ImportsAhead(session, parent, names=NAMES, quiet=QUIET_MS, load=loaded.append)
    ahead.begin()
    assert not loaded, "the start waits for nothing"
    assert not ahead.done
    qtbot.waitUntil(lambda: ahead.done)
    assert tuple(loaded) == NAMES
    qtbot.wait(WHILE_MS)
    assert tuple(loaded) == NAMES


def test_that_nothing_is_imported_while_somebody_types_and_the_rest_once_they_stop(
    qtbot: QtBot, session: Session, parent: QObject
) -> None:
    loaded: list[str] = []
    window = QWindow()
    ahead = ImportsAhead(session, parent, names=NAMES, quiet=WHILE_MS, load=loaded.append)
    window.installEventFilter(ahead)
    ahead.begin()
    for _ in range(10):
        _key(window)
        qtbot.wait(WHILE_MS // 5)
    assert not loaded
    qtbot.waitUntil(lambda: len(loaded) > 0)
    _key(window)
    begun = len(loaded) + 1  # a piece that is under way is finished
    qtbot.wait(WHILE_MS // 2)
    assert len(loaded) <= begun
    assert not ahead.done
    qtbot.waitUntil(lambda: ahead.done)
    assert tuple(loaded) == NAMES


def test_that_what_was_asked_of_the_file_goes_before(qtbot: QtBot, session: Session, parent: QObject) -> None:
    loaded: list[str] = []
    ahead = ImportsAhead(session, parent, names=NAMES, quiet=QUIET_MS, load=loaded.append)
    session._count(1)
    qtbot.waitUntil(lambda: session.busy)
    ahead.begin()
    qtbot.wait(WHILE_MS)
    assert not loaded
    session._count(-1)
    qtbot.waitUntil(lambda: ahead.done)


def test_that_a_closed_session_imports_nothing_more(qtbot: QtBot, session: Session, parent: QObject) -> None:
    loaded: list[str] = []
    ahead = ImportsAhead(session, parent, names=NAMES, quiet=QUIET_MS, load=loaded.append)
    ahead.begin()
    session.close()
    qtbot.wait(WHILE_MS)
    assert not loaded


def test_that_a_piece_that_is_missing_keeps_nothing_from_the_others(
    qtbot: QtBot, session: Session, parent: QObject
) -> None:
    loaded: list[str] = []

    def load(name: str) -> None:
        if name == "second":
            raise ModuleNotFoundError(name)
        loaded.append(name)

    ahead = ImportsAhead(session, parent, names=NAMES, quiet=QUIET_MS, load=load)
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.done)
    assert loaded == ["first", "third", "last"]


def test_that_the_pieces_are_all_that_a_visit_and_a_cohort_import() -> None:
    """In a process of its own, in which nothing is imported yet; each piece brings something."""
    program = (
        "import sys, ui, ui.window.main, ui.patient.page\n"
        "from importlib import import_module\n"
        "for name in sys.argv[1:]:\n"
        "    assert name not in sys.modules, name + ' was there already'\n"
        "    import_module(name)\n"
        "before = set(sys.modules)\n"
        "import ui.forms.visit.form, ui.cohort.page, models.tables.tables\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *PIECES], capture_output=True, text=True, cwd=RESOURCES.parent, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not done.stdout.strip()


@pytest.mark.parametrize("imported", [False, True])
def test_that_the_cohort_is_shown_before_and_after(qtbot: QtBot, window: MainWindow, imported: bool) -> None:
    if imported:
        qtbot.waitUntil(lambda: window.ahead.done, timeout=60_000)
    window.show_place(COHORT)
    page = window.places.page(COHORT)
    assert isinstance(page, CohortPage)
    qtbot.waitUntil(lambda: page.answer is not None, timeout=30_000)
