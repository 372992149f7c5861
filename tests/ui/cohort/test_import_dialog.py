"""Importing a cohort in the window: the unit is asked, what is wrong is said with its row, and nothing half is kept."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QComboBox

from models.cohort.imported import TimeUnit
from storage.clinic.cohorts import cohorts
from storage.files.followup import Meaning
from tests.storage.files.test_workbookfile import SHEET, changed
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
        ("time,event\n10,\n3,0\n5,1\n", "row 1"),
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
    qtbot.waitUntil(lambda: dialog.identifier.count() == 5)
    dialog.separator.setCurrentIndex(dialog.separator.findData("|"))
    dialog.separator.activated.emit(dialog.separator.currentIndex())
    qtbot.waitUntil(lambda: dialog.identifier.count() == 2)


def test_that_what_is_changed_while_a_file_is_read_does_not_lose_the_file(
    qtbot: QtBot, dialog: CohortImportDialog, session: Session, tmp_path: Path
) -> None:
    dialog.read(_file(tmp_path, GOOD))
    qtbot.waitUntil(lambda: "unit" in dialog.told.text())
    gate = Event()
    session.aside(lambda: gate.wait(20), lambda _: None)
    dialog.read(_file(tmp_path, GOOD + "5,50,1,A\n", "other.csv"))
    _choose_unit(dialog, TimeUnit.DAYS)
    qtbot.wait(200)  # longer than a change is waited for
    gate.set()
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.told.text().startswith("5 patients")


def _pick(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_that_an_encoding_that_nothing_tells_is_asked(qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path) -> None:
    path = tmp_path / "kana.csv"
    path.write_bytes("time,event,arm\n1,1,ｶﾅ\n2,0,ﾀﾅ\n".encode("cp932"))
    dialog.read(path)
    qtbot.waitUntil(lambda: "the encoding cannot be told" in dialog.told.text())
    assert (dialog.encoding.isVisible(), dialog.encoding.currentData()) == (True, None)
    assert not dialog.separator.isVisible()
    _pick(dialog.encoding, "utf-8")
    qtbot.waitUntil(lambda: "not a text in UTF-8" in dialog.told.text())
    assert (dialog.encoding.isVisible(), dialog.encoding.currentData()) == (True, "utf-8")
    _pick(dialog.encoding, "cp932")
    qtbot.waitUntil(lambda: dialog.group.count() == 4)
    assert (dialog.encoding.currentData(), dialog.separator.isVisible()) == ("cp932", True)


def test_that_a_mark_that_may_part_thousands_is_asked_and_not_answered_by_another_choice(
    qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path
) -> None:
    dialog.read(_file(tmp_path, "time;event\n1.250;1\n1.300;0\n1.400;1\n"))
    qtbot.waitUntil(lambda: dialog.identifier.count() == 3)
    assert (dialog.decimal.currentData(), dialog.decimal.currentText()) == ("", "not decided")
    _choose_unit(dialog, TimeUnit.DAYS)
    qtbot.waitUntil(lambda: "may be 1250 or 1.250" in dialog.told.text())
    _pick(dialog.encoding, "utf-8-sig")
    qtbot.waitUntil(lambda: dialog.encoding.currentData() == "utf-8-sig" and "may be 1250" in dialog.told.text())
    assert dialog.cohort is None
    _pick(dialog.decimal, ",")
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.told.text() == "3 patients, 2 events, the longest followed for 1,400 days."
    _pick(dialog.encoding, "utf-8")
    qtbot.waitUntil(lambda: dialog.encoding.currentData() == "utf-8" and dialog.keep_button.isEnabled())
    assert dialog.cohort is not None
    assert dialog.cohort.times.tolist() == [1250, 1300, 1400]


def test_that_a_wrong_range_and_rows_without_a_group_are_told(
    qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (["time", "event", "arm"], [1, 1, "a"], [2, 0, "NA"], [3, 1, "b"]):
        book.active.append(row)
    book.save(tmp_path / "table.xlsx")
    changed(tmp_path / "table.xlsx", {SHEET: lambda text: text.replace("A1:C4", "A1:C2")})
    dialog.read(tmp_path / "table.xlsx")
    qtbot.waitUntil(lambda: dialog.identifier.count() == 4)
    _choose_unit(dialog, TimeUnit.DAYS)
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.told.text() == (
        "3 patients, 2 events, the longest followed for 3 days. 1 of them have no group. "
        "The workbook states the range A1:C2; everything up to C4 was read."
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing more", b"\xd0\xcf\x11\xe0" + bytes(900), b"\0" * 90, b""])
def test_that_reading_always_ends(qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path, content: bytes) -> None:
    for name in ("table.xlsx", "table.csv"):
        (tmp_path / name).write_bytes(content)
        dialog.read(tmp_path / name)
        assert dialog.told.text().startswith("Reading ")
        qtbot.waitUntil(lambda: not dialog.told.text().startswith("Reading "))
        assert dialog.told.text().startswith(name)


def test_that_header_merged_cells_words_of_events_two_dates_and_the_reference_are_chosen(
    qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.append(["Export", "of a clinic"])
    book.active.append(["arm", "start", "end", "status"])
    for row in range(6):
        arm = "AB"[row // 3] if row % 3 == 0 else None
        book.active.append([arm, "01/02/2024", f"{3 + row:02d}/03/2024", ("0:LIVING", "1:DEAD")[row % 2]])
    book.active.merge_cells("A3:A5")
    book.active.merge_cells("A6:A8")
    book.save(tmp_path / "table.xlsx")
    dialog.read(tmp_path / "table.xlsx")
    qtbot.waitUntil(lambda: "4 cells; the header has 2" in dialog.told.text())
    assert dialog.header.currentText() == "Choose the header"
    _pick(dialog.header, 2)
    qtbot.waitUntil(lambda: dialog.event_column.currentText() == "status")
    assert dialog.fill.isVisible()
    dialog.fill.click()
    qtbot.waitUntil(lambda: dialog.fill.isChecked() and not dialog._reading)
    assert dialog.header.currentData() == 2
    _pick(dialog.time, "\0")
    qtbot.waitUntil(lambda: "the two dates" in dialog.told.text())
    assert (dialog.unit.isVisible(), dialog.start.isVisible()) == (False, True)
    _pick(dialog.start, "start")
    _pick(dialog.end, "end")
    qtbot.waitUntil(lambda: "Choose what “" in dialog.told.text())
    assert dialog.choice is None
    _pick(dialog.meanings.boxes["1:DEAD"], Meaning.EVENT)
    qtbot.waitUntil(lambda: f"Choose what “{dialog.meanings.unsaid}” means" in dialog.told.text())
    assert dialog.choice is None
    _pick(dialog.meanings.boxes[dialog.meanings.unsaid], Meaning.CENSORED)
    qtbot.waitUntil(lambda: "day or the month" in dialog.told.text())
    _pick(dialog.date_order, "DMY")
    _pick(dialog.group, "arm")
    dialog.order.down.click()
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.cohort is not None
    assert dialog.cohort.days.tolist() == [31, 32, 33, 34, 35, 36]
    assert (dialog.cohort.event_count, dialog.cohort.group_order) == (3, ("B", "A"))
    assert "Dates are read day first." in dialog.told.text()
    assert dialog.order.list.item(0).text() == "B (reference)"


def test_that_the_word_for_an_event_is_asked_anew_of_another_file(
    qtbot: QtBot, dialog: CohortImportDialog, tmp_path: Path
) -> None:
    _choose_unit(dialog, TimeUnit.DAYS)
    dialog.read(_file(tmp_path, "time,event\n1,1\n2,2\n3,2\n"))
    qtbot.waitUntil(lambda: "Choose what “1” means" in dialog.told.text())
    _pick(dialog.meanings.boxes["2"], Meaning.EVENT)
    _pick(dialog.meanings.boxes["1"], Meaning.CENSORED)
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    dialog.read(_file(tmp_path, "time,event\n1,2\n2,1\n3,1\n", "other.csv"))
    qtbot.waitUntil(lambda: "Choose what “2” means" in dialog.told.text())
    assert dialog.choice is None
