"""Whose row the cursor stands on at the worklist is who is open: only a person's own way there opens somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from benchmarks.journeys.hand import Keyboard
from models.record.records import Patient, Record, Visit
from models.record.visit_entry import VisitEntry
from models.worklist.clinic import Scope
from models.worklist.line import Kind
from storage.clinic.store import Store
from ui.forms.visit.form import VisitDialog
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.window.places import IMPORT, WORKLIST
from ui.worklist.page import WorklistPage

REST_MS = 300  # longer than a row is looked at before its patient is opened
NEWLY = Record(patient=Patient(code="HCC-NEW"), treatment_start=date(2025, 1, 6))


@pytest.fixture
def page(qtbot: QtBot, session: Session, window: MainWindow) -> WorklistPage:
    """The worklist, the cursor on who is open: somebody who stands there and is not first."""
    window.show_place(WORKLIST)
    found = window.worklist.page
    assert found is not None
    qtbot.waitUntil(lambda: session.news.complete and found.table.first is not None)
    found.take_focus()
    session.open(next(key for key in keys(found) if key not in (found.table.first, session.key)))
    at_rest(qtbot, session)
    assert on_row(found) == session.key
    return found


def keys(page: WorklistPage) -> list[int]:
    return [row.line.who.key for row in page.table._table.records if hasattr(row, "line")]


def on_row(page: WorklistPage) -> int | None:
    return None if page.table.line is None else page.table.line.who.key


def at_rest(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.opening)
    QTest.qWait(REST_MS)
    qtbot.waitUntil(lambda: not session.busy and not session.opening and session.news.complete)


def write_visit(store: Store, key: int) -> None:
    store.add_visit(key, VisitEntry(visit=Visit(date=store.record(key).visits[-1].date.replace(day=28))))


def test_that_who_was_registered_stays_open_when_the_list_comes_anew(
    qtbot: QtBot, session: Session, window: MainWindow, page: WorklistPage
) -> None:
    session.write(lambda store: store.register(NEWLY), session.open)  # as the form of a registration does
    at_rest(qtbot, session)
    assert session.course is not None
    assert session.course.record.patient.code == "HCC-NEW"
    assert on_row(page) in (session.key, None)


def test_that_a_save_an_undo_and_an_import_leave_open_who_is_open(
    qtbot: QtBot, session: Session, window: MainWindow, page: WorklistPage
) -> None:
    here, other = session.key, next(key for key in keys(page) if key != session.key)
    assert here is not None
    for whose in (here, other):
        session.write(lambda store, whose=whose: write_visit(store, whose), touched=[whose])  # type: ignore[misc]
        at_rest(qtbot, session)
        assert (session.key, on_row(page)) == (here, here)
    session.write(lambda store: store.undo())
    at_rest(qtbot, session)
    assert (session.key, on_row(page)) == (here, here)
    session.write(lambda store: store.import_records([NEWLY]))
    at_rest(qtbot, session)
    assert (session.key, on_row(page)) == (here, here)


def test_that_filters_change_the_list_and_not_who_is_open(
    qtbot: QtBot, session: Session, window: MainWindow, page: WorklistPage, keyboard: Keyboard
) -> None:
    here = session.key
    for kind in Kind:
        page.chips[kind].click()
        at_rest(qtbot, session)
        assert session.key == here
        assert on_row(page) == (here if here in keys(page) else None)
        page.chips[kind].click()
    for scope in (Scope.TODAY, Scope.WEEK, Scope.ALL):
        page.scopes.button(scope.value).click()
        assert on_row(page) == (here if here in keys(page) else None)
    at_rest(qtbot, session)
    assert session.key == here
    # Where who is open does not stand here nobody is looked at, and the first key leads to the first row.
    page.chips[Kind.GRADES].click()
    outside = next(line.who.key for line in session.news.lines if line.who.key not in keys(page))
    session.open(outside)
    at_rest(qtbot, session)
    assert on_row(page) is None
    page.take_focus()
    assert on_row(page) is None
    keyboard.press(Qt.Key.Key_Down)
    assert on_row(page) == page.table.first
    qtbot.waitUntil(lambda: session.key == page.table.first)


def test_that_the_arrows_open_whom_they_lead_to_and_a_command_is_for_them_at_once(
    qtbot: QtBot, session: Session, window: MainWindow, page: WorklistPage, keyboard: Keyboard
) -> None:
    places, before = keys(page), session.key
    assert before is not None
    below = places[places.index(before) + 1]
    keyboard.press(Qt.Key.Key_Down)
    page._fill()  # news while the row is only looked at
    assert (session.key, on_row(page)) == (before, below)
    keyboard.press(Qt.Key.Key_N, control=True)
    qtbot.waitUntil(lambda: window.findChild(VisitDialog) is not None)
    assert (session.key, on_row(page)) == (below, below)
    form = window.findChild(VisitDialog)
    assert form is not None
    form.reject()


def test_that_the_cursor_follows_whoever_is_opened_elsewhere(
    qtbot: QtBot, session: Session, window: MainWindow, page: WorklistPage
) -> None:
    for key in keys(page)[:3]:
        session.open(key)
        qtbot.waitUntil(lambda key=key: session.key == key)  # type: ignore[misc]
        assert on_row(page) == key


def test_that_rows_waiting_in_the_tray_are_counted_and_a_click_opens_it(window: MainWindow, page: WorklistPage) -> None:
    assert page.rows.isHidden()
    page.show_news(replace(page._news, rows=3))
    assert page.rows.isVisible()
    assert page.rows.text().endswith(": 3")
    page.rows.click()
    assert window.places.current == IMPORT
