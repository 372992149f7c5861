"""A laboratory's file in the window: taken once, waiting for a person, undone, told where its results came from."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from benchmarks.journeys import importing
from benchmarks.journeys.clinic import Clinic, make_clinic, open_clinic
from benchmarks.journeys.patients import patients
from storage.roles import Role
from ui.imports.page import ImportPage
from ui.imports.words import State, state_of
from ui.kit.theme import Theme
from ui.patient.page import VISITS

TOUCHED = ("HCC-2001", "HCC-2008", "HCC-2012")


def page_of(clinic: Clinic) -> ImportPage:
    page = clinic.window.imports.page
    assert page is not None
    return page


def states(page: ImportPage) -> list[State]:
    return [state_of(row) for row in page.table.rows]


def reopen(clinic: Clinic, name: str) -> ImportPage:
    page = page_of(clinic)
    page.open_file(clinic.folder / name)
    clinic.hand.wait(lambda: len(page.table.rows) and not clinic.session.busy, f"{name} is on the screen")
    return page


def undo(clinic: Clinic) -> None:
    clinic.hand.press(Qt.Key.Key_Z, control=True)
    clinic.hand.wait(lambda: clinic.window.findChildren(QMessageBox), "it is asked before a batch is taken back")
    (asked,) = clinic.window.findChildren(QMessageBox)
    next(one for one in asked.buttons() if one.text() == "Undo it").click()
    clinic.settle()


def test_that_a_file_of_a_laboratory_is_taken_once_waits_for_a_person_and_goes_with_one_undo(
    theme: Theme, tmp_path: Path
) -> None:
    some = [one for one in patients() if one.patient.code in TOUCHED]
    with open_clinic(make_clinic(tmp_path, some), theme) as clinic:
        clinic.sit(Role.RADIOLOGIST)
        refusal = clinic.window._actions["import"]
        assert not refusal.isEnabled()
        clinic.sit(Role.NURSE)
        _taken_once(clinic)
        _waits_and_is_told(clinic)


def _taken_once(clinic: Clinic) -> None:
    importing.prepare_saved(clinic)
    before = clinic.held()
    importing.import_saved(clinic)
    taken = clinic.held()
    assert taken == importing.with_saved(before, before)
    page = reopen(clinic, "LabA_8.csv")
    assert states(page) == [State.SAME] * 4
    assert page._says.text().endswith("by nurse; 4 rows, nothing new")
    assert not page.header.may_import
    undo(clinic)
    assert clinic.held() == before
    clinic.hand.wait(lambda: states(page) == [State.NEW] * 4, "the file is judged by what is there now")
    clinic.to_front()
    page.header.laboratory.setFocus()
    page.header.laboratory.setText("Lab B")
    importing._taken(clinic, page)  # the chord does not leave the field, and what stands there holds
    assert {one.laboratory for one in clinic.held()["HCC-2008"].labs if one.date == importing.ON} == {"Lab B"}


def test_that_an_import_that_is_given_up_while_it_is_written_leaves_nothing_and_the_file_stays_on_the_screen(
    theme: Theme, tmp_path: Path
) -> None:
    some = [one for one in patients() if one.patient.code in TOUCHED]
    with open_clinic(make_clinic(tmp_path, some), theme) as clinic:
        clinic.sit(Role.NURSE)
        importing.prepare_saved(clinic)
        before, told = clinic.held(), []
        clinic.window.show_place("import")
        page = reopen(clinic, "LabA_8.csv")
        page.told.connect(told.append)
        busy = Event()
        clinic.session.read(lambda _: busy.wait(20), lambda _: None)
        clinic.hand.save()
        assert page.taking.is_going
        clinic.hand.wait(page.progress.isVisible, "it is told that the file is being written")
        clinic.hand.save()  # a second time takes nothing twice
        page.open_file(clinic.folder / "LabA_9.csv")  # nor is another one read meanwhile
        clinic.hand.click(page.progress.stop)
        assert not page.progress.stop.isEnabled()
        busy.set()
        clinic.hand.wait(lambda: page.header.may_import and not clinic.session.busy, "the file is there to be imported")
        assert told == ["The import was cancelled. Nothing of the file was kept."]
        assert (states(page), clinic.held()) == ([State.NEW] * 4, before)
        importing._taken(clinic, page)
        assert clinic.held() == importing.with_saved(before, before)


def _waits_and_is_told(clinic: Clinic) -> None:
    hand = clinic.hand
    importing.prepare_exceptions(clinic)
    page = page_of(clinic)
    hand.press(Qt.Key.Key_Escape)  # left refused
    hand.wait(lambda: page.table.currentIndex().row() == 2, "the row that waits is gone to")
    hand.press(Qt.Key.Key_W)
    hand.wait(lambda: page.table.currentIndex().row() == 3, "the last row is gone to")
    importing._taken(clinic, page)
    hand.wait(lambda: page.tray.waiting is not None and page.tray.waiting.kept, "the tray holds what waits")
    assert clinic.held()["HCC-2012"].labs[-1].value.reported == "906"
    badge = clinic.window._rail.button("import")
    hand.wait(lambda: badge.count == 1, "the rail tells how many rows wait")
    assert badge.accessibleDescription() == "1 waiting"
    again = reopen(clinic, "LabA_10.csv")
    assert "1 row of this file waits in the tray already." in again._says.text()
    (waits,) = [row for row in again.table.rows if row.raw.line == 4]
    assert str(waits.reason) == "this row waits in the tray already, for a person to say whose it is"
    again.leave()
    hand.wait(lambda: page.tray.waiting is not None and page.tray.waiting.kept, "the tray is there again")
    page.tray.choose(0)
    page.tray.reason.setText("wrong number on the tube")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: page.tray.waiting is None, "nothing waits any more")
    clinic.settle()
    hand.wait(lambda: badge.count == 0, "nothing waits on the rail")
    assert clinic.held()["HCC-2001"].labs[-1].value.reported == "38"
    clinic.open("HCC-2001", VISITS)
    clinic.page.visits.table.choose(importing.ON, "albumin")
    hand.wait(
        lambda: "LabA_10.csv, 4: 白蛋白, 38 g/L, 40-55" in clinic.page.visits.panel.history.text, "its origin is told"
    )
    assert "(wrong number on the tube)" in clinic.page.visits.panel.history.text
