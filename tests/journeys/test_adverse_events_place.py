"""The place of the adverse events by keys, from an empty clinic: an event typed, derived grades decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.course.suggestions import suggestions
from models.quantities import parse_quantity
from models.record.kept import GradeStep
from models.record.records import AdverseEvent, LabResult, Patient, Record, Treatment, Visit
from storage.clinic.store import Store
from storage.files.casefile import case_document, parse_case
from storage.places import DATA_CUT
from tests.journeys.clinics import USER, Opened, clinic_of, page_of
from tests.journeys.conftest import Keyboard
from ui.forms.event import EventDialog
from ui.kit.theme import Theme
from ui.patient.events.page import EventsPage
from ui.patient.page import EVENTS

START = DATA_CUT - timedelta(days=60)


def _lab(analyte: str, on: date, value: str, unit: str, low: str, high: str) -> LabResult:
    limits = {"low": Decimal(low), "high": Decimal(high)}
    return LabResult(analyte=analyte, date=on, value=parse_quantity(value), unit=unit, **limits)


LABS = (
    _lab("AST", START, "30", "U/L", "10", "40"),
    _lab("AST", START + timedelta(days=20), "250", "U/L", "10", "40"),
    _lab("platelets", START, "200", "10^9/L", "125", "350"),
    _lab("platelets", START + timedelta(days=20), "100", "10^9/L", "125", "350"),
)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    record = Record(patient=Patient(code="NEW-01"), treatment_start=START, labs=LABS)
    with clinic_of(qtbot, theme, tmp_path, record) as running:
        yield running


def _record(opened: Opened) -> Record:
    assert opened.session.course is not None
    return opened.session.course.record


def _page(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> EventsPage:
    page = page_of(qtbot, opened, keyboard, EVENTS, "events")
    assert isinstance(page, EventsPage)
    return page


def test_that_an_empty_log_says_so_and_an_event_is_typed_from_there(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = _page(qtbot, opened, keyboard)
    assert page._none.text() == "No adverse event recorded in 60 days."
    page.setFocus()
    keyboard.press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.window.findChildren(EventDialog)))
    form = next(one for one in opened.window.findChildren(EventDialog) if one.isVisible())
    qtbot.waitUntil(form.term.hasFocus)
    keyboard.type_and_enter("rash m")
    keyboard.type_and_enter("2", "-3d")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 23
    (event,) = _record(opened).adverse_events
    assert (event.term, event.grade, event.start) == ("Rash maculo-papular", 2, DATA_CUT - timedelta(days=3))
    qtbot.waitUntil(lambda: [row.event for row in page.log.rows] == [event])
    assert "斑丘疹" in page.panel.about.text
    assert "Grade 2" in page.panel.texts.text
    assert "Grade 3" in page.panel.texts.text


def test_that_nothing_to_report_is_answered_of_the_last_visit_and_said_where_the_log_is_empty(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = _page(qtbot, opened, keyboard)
    assert page.nothing_button.isHidden()  # no visit at which it could have been asked
    session = opened.session
    assert session.key is not None
    with qtbot.waitSignal(session.course_changed):
        session.write(
            lambda store: store.add(session.key or 0, "visit", Visit(date=DATA_CUT)),
            lambda _: None,
            touched=(session.key,),
        )
    qtbot.waitUntil(page.nothing_button.isVisible)
    assert page.nothing_button.text() == "Nothing to report today"
    with qtbot.waitSignal(session.course_changed):
        page.nothing_button.click()
    assert _record(opened).visits[-1].nothing_to_report is True
    qtbot.waitUntil(page.nothing_button.isHidden)
    assert page._none.text() == "No adverse event recorded in 60 days. Last asked 28-Mar-2025."


def test_that_a_derived_grade_is_accepted_within_4_keys_and_another_declined_for_good(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = _page(qtbot, opened, keyboard)
    waiting = [(one.grade.analyte, one.number) for one in page_suggestions(page)]
    assert waiting == [("AST", 3), ("platelets", 1)]
    page.setFocus()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_A)
    assert keyboard.strokes <= 4
    (event,) = _record(opened).adverse_events
    assert (event.term, event.grade, event.start) == ("Aspartate aminotransferase increased", 3, LABS[1].date)
    assert event.ctcae_version == "5.0"
    assert event.from_result == _record(opened).labs[1].identifier is not None
    qtbot.waitUntil(lambda: [one.number for one in page_suggestions(page)] == [1])
    page.setFocus()
    keyboard.press(Qt.Key.Key_D)
    keyboard.type("drawn from the line")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return)
    record = _record(opened)
    (declined,) = record.declined_grades
    assert (declined.term, declined.grade, declined.reason) == ("Platelet count decreased", 1, "drawn from the line")
    assert (declined.result, declined.by) == (record.labs[3].identifier, USER)
    assert opened.session.course is not None
    assert suggestions(opened.session.course) == ()
    qtbot.waitUntil(lambda: page_suggestions(page) == [])
    assert parse_case(case_document(record)) == record
    bare = case_document(record, deidentified=True, shift_days=-7)
    assert USER not in str(bare)
    assert bare["declined_grades"][0]["result"] == bare["labs"][3]["id"] != declined.result


def test_that_a_grade_that_changed_takes_8_keys_and_the_end_of_an_event_3_also_where_the_panel_is_folded(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page(qtbot, opened, keyboard)
    page.setFocus()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(page.log.rows) == 1)
    monkeypatch.setattr("ui.patient.events.page.PANEL_FROM", 3000)  # as on a narrow screen, or in large letters
    opened.window.resize(1300, 800)
    qtbot.waitUntil(page.panel.isHidden)
    page.log.view.setFocus()
    keyboard.strokes = 0
    keyboard.press(Qt.Key.Key_G)
    assert page.panel.isVisible()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_1)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("110")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 8
    (event,) = _record(opened).adverse_events
    assert event.grade == 3
    assert event.grades == (GradeStep(LABS[1].date, 3), GradeStep(DATA_CUT, 1, "110"))
    qtbot.waitUntil(lambda: page.log.rows[0].now == 1)
    assert "110" in page.panel.about.text
    keyboard.strokes = 0
    keyboard.press(Qt.Key.Key_E)
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 3
    assert _record(opened).adverse_events[0].stop == DATA_CUT
    qtbot.waitUntil(lambda: not page.log.rows[0].open)
    keyboard.press(Qt.Key.Key_Escape)
    assert page.log.isVisible()
    assert page.panel.isHidden()
    keyboard.press(Qt.Key.Key_A)  # shows first what it would accept
    assert page.panel.isVisible()
    assert len(_record(opened).adverse_events) == 1
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_A)
    assert len(_record(opened).adverse_events) == 2


def test_that_an_event_is_linked_to_a_change_of_dose_within_4_keys_and_a_line_joins_them(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    session, key = opened.session, opened.session.key
    assert key is not None
    doses = ((START, START + timedelta(days=20), 12), (START + timedelta(days=30), None, 8))
    drugs = [
        Treatment(kind="drug", agent="lenvatinib", start=start, stop=stop, dose=Decimal(dose), unit="mg")
        for start, stop, dose in doses
    ]
    event = AdverseEvent(term="Hypertension", grade=3, start=START + timedelta(days=10))

    def given(store: Store) -> None:
        for drug in drugs:
            store.add(key, "treatment", drug)
        store.add(key, "adverse_event", event)

    with qtbot.waitSignal(session.course_changed):
        session.write(given, lambda _: None, touched=(key,))
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: len(page.log.rows) == 1)
    page.log.view.setFocus()
    keyboard.strokes = 0
    keyboard.press(Qt.Key.Key_L)
    keyboard.press(Qt.Key.Key_1)
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 4
    record = _record(opened)
    assert record.adverse_events[0].linked_treatments == (record.treatments[1].identifier,)
    qtbot.waitUntil(lambda: bool(page.log.rows[0].links))
    assert "lenvatinib 12 → 0 → 8 mg" in page.panel.about.text
    (line,) = page.timeline.lanes.links.lines()
    assert line.y1() < line.y2()
    view, whole = page.log.view, opened.window.page
    assert whole is not None
    glyph = view.visualRect(view.model().index(0, 8)).topLeft() + QPoint(8, 8)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, glyph)
    qtbot.waitUntil(whole.treatment.isVisible)
    assert whole.treatment.table.row.entry.dose == Decimal(8)
    whole.treatment.table.choose("lenvatinib")
    whole.show_tab("events")
    page.log.view.setFocus()
    keyboard.press(Qt.Key.Key_T)
    assert whole.treatment.isVisible()
    assert whole.treatment.table.row.entry.dose == Decimal(8)


def page_suggestions(page: EventsPage) -> list:  # type: ignore[type-arg]
    return [row.suggestion for row in page.panel.queue.rows]


def test_that_a_clinic_without_a_decision_stays_a_file_of_version_1() -> None:
    record = Record(patient=Patient(code="NEW-01"), treatment_start=START, labs=LABS)
    assert case_document(record)["version"] == 1
    named = replace(record, labs=(replace(LABS[0], identifier="A-1"), *LABS[1:]))
    assert case_document(named)["version"] == 2


def test_that_the_cards_beside_the_log_are_no_wider_than_their_panel(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    opened.window.resize(1366, 768)
    key = opened.session.key
    assert key is not None
    event = AdverseEvent(term="Palmar-plantar erythrodysesthesia syndrome", grade=2, start=START)
    with qtbot.waitSignal(opened.session.course_changed):
        opened.session.write(lambda store: store.add(key, "adverse_event", event), lambda _: None, touched=(key,))
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: "Palmar-plantar" in page.panel.about.text)
    qtbot.waitUntil(lambda: page.panel._inner.width() <= page.panel.viewport().width())
