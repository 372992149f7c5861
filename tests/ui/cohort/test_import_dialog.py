"""Importing a cohort in the window: the unit is asked, what is wrong is said with its row, and nothing half is kept."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from models.cohort.imported import TimeUnit
from storage.clinic.cohorts import cohorts
from ui.cohort.import_dialog import CohortImportDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.kit.theme import Theme
    from ui.session.session import Session

GOOD = "id,time,event,arm\n1,10,1,A\n2,20,0,A\n3,30,1,B\n4,45,0,B\n"


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, session: Session) -> CohortImportDialog:
    made = CohortImportDialog(theme, session)
    qtbot.addWidget(made)
    made.show()
    return made


def _file(folder: Path, text: str, name: str = "lung.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _choose_unit(dialog: CohortImportDialog, unit: TimeUnit) -> None:
    dialog.unit.setCurrentIndex(dialog.unit.findData(unit.value))
    dialog.unit.activated.emit(dialog.unit.currentIndex())


def _kept(qtbot: QtBot, session: Session) -> Any:
    found: list[Any] = []
    session.read(cohorts, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_that_the_unit_is_asked_and_never_guessed(qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path) -> None:
    dialog.read(_file(tmp_path, GOOD))
    qtbot.waitUntil(lambda: "unit" in dialog.told.text())
    assert dialog.time.currentText() == "time"
    assert dialog.unit.currentData() is None
    assert not dialog.keep_button.isEnabled()


def test_that_a_cohort_is_kept_with_its_group_and_its_unit(
    qtbot: QtBot, dialog: CohortImportDialog, session: Session, tmp_path: Path
) -> None:
    dialog.read(_file(tmp_path, GOOD))
    qtbot.waitUntil(lambda: "unit" in dialog.told.text())
    _choose_unit(dialog, TimeUnit.WEEKS)
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.told.text() == "4 patients, 2 events, the longest followed for 315 days."
    with qtbot.waitSignal(dialog.kept):
        dialog.keep_button.click()
    (kept,) = _kept(qtbot, session)
    assert (kept.name, kept.n, kept.event_count, kept.unit) == ("lung", 4, 2, TimeUnit.WEEKS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("time,event\n10,1\n-3,0\n5,1\n", "row 2"),
        ("time,event\n10,2\n3,0\n5,1\n", "row 1"),
        ("time,event\n10,0\n3,0\n5,0\n", "event"),
    ],
)
def test_that_what_is_wrong_is_said_and_nothing_is_kept(
    qtbot: QtBot, dialog: CohortImportDialog, session: Session, tmp_path: Path, text: str, words: str
) -> None:
    dialog.read(_file(tmp_path, text))
    qtbot.waitUntil(lambda: "unit" in dialog.told.text())
    _choose_unit(dialog, TimeUnit.DAYS)
    qtbot.waitUntil(lambda: words in dialog.told.text())
    assert not dialog.keep_button.isEnabled()
    assert _kept(qtbot, session) == ()


def test_that_a_separator_set_by_hand_is_taken(qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path) -> None:
    dialog.read(_file(tmp_path, GOOD.replace(",", ";")))
    qtbot.waitUntil(lambda: dialog.time.count() == 5)
    dialog.separator.setCurrentIndex(dialog.separator.findData("|"))
    dialog.separator.activated.emit(dialog.separator.currentIndex())
    qtbot.waitUntil(lambda: dialog.time.count() == 2)


def test_that_what_is_changed_while_a_file_is_read_does_not_lose_the_file(
    qtbot: QtBot, dialog: CohortImportDialog, session: Session, tmp_path: Path
) -> None:
    dialog.read(_file(tmp_path, GOOD))
    qtbot.waitUntil(lambda: "unit" in dialog.told.text())
    gate = Event()
    session.aside(gate.wait, lambda _: None)
    dialog.read(_file(tmp_path, GOOD + "5,50,1,A\n", "other.csv"))
    _choose_unit(dialog, TimeUnit.DAYS)
    qtbot.wait(200)  # longer than a change is waited for
    gate.set()
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.told.text().startswith("5 patients")
