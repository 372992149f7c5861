"""A query from the question to its end, in the hands of three people: data manager, nurse, data manager again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.quantities import parse_quantity
from models.record.kept import QueryState
from models.record.records import AdverseEvent, LabResult, Patient, Record, Visit
from models.record.visit_entry import VisitEntry
from models.worklist.line import Kind
from storage.clinic.queries import Queries
from storage.clinic.store import Store
from storage.keys import vault
from storage.places import DATA_CUT
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from tests.journeys.clinics import PASSWORD, USER, Opened, enter, program, texts_on_the_screen
from tests.journeys.conftest import Keyboard
from ui.forms.base import DraftForm
from ui.forms.correct import CorrectDialog
from ui.forms.query import QueryDialog
from ui.kit.theme import Theme
from ui.patient.history.page import HistoryPage
from ui.patient.page import EVENTS, HISTORY, VISITS, PatientPage
from ui.window.places import WORKLIST

MANAGER, NURSE, WORDS = "Wang Min", "Li Na", "another long one"
START = DATA_CUT - timedelta(days=60)
ON = DATA_CUT - timedelta(days=18)
QUESTION = "8.84 after 884 in March: is the point in the right place?"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A clinic with a nurse who entered one AFP, and a data manager."""
    path = tmp_path / "clinic.hepatrack"
    vault.create_clinic(path, user=USER, password=PASSWORD)
    unlocked = vault.unlock(path, user=USER, password=PASSWORD)
    for name, role in ((MANAGER, Role.DATA_MANAGER), (NURSE, Role.NURSE)):
        vault.add_user(path, unlocked, user=name, password=WORDS, role=role)
    with Store.open(path, key=unlocked.key, actor=Actor(NURSE, Role.NURSE)) as store:
        key = store.register(Record(patient=Patient(code="NEW-01", name="赵平"), treatment_start=START))
        for on, value in ((START, "884"), (ON, "8.84")):
            afp = LabResult(analyte="AFP", date=on, value=parse_quantity(value), unit="ng/mL")
            store.add_visit(key, VisitEntry(visit=Visit(date=on, ecog=1), labs=(afp,)))
        store.add(key, "adverse_event", AdverseEvent(term="Fatigue", grade=1, start=ON))
    return path


@pytest.fixture
def doors(qtbot: QtBot, theme: Theme, made: Path) -> Doors:
    return Doors(qtbot, theme, made)


class Doors:
    """Opens the program as one of them, and leaves it."""

    def __init__(self, qtbot: QtBot, theme: Theme, path: Path) -> None:
        self.qtbot, self.theme, self.path = qtbot, theme, path

    def __call__(self, user: str) -> Iterator[Opened]:
        with program(self.qtbot, self.theme, self.path) as running:
            enter(self.qtbot, running, WORDS, user)
            self.qtbot.waitUntil(lambda: running.window.access is not None)
            yield running


def _page(opened: Opened) -> PatientPage:
    assert opened.window.page is not None
    return opened.window.page


def _form(qtbot: QtBot, opened: Opened, kind: type[DraftForm]) -> DraftForm:
    def shown() -> list[DraftForm]:
        return [one for one in opened.window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def _told(qtbot: QtBot, history: HistoryPage) -> list[tuple[object, ...]]:
    """What the history says once the query is closed, newest first."""
    qtbot.waitUntil(lambda: bool(history.entries) and history.entries[0].label == "Close a query")
    return [(one.user, one.label, one.field, one.after) for one in history.entries]


def _record(opened: Opened) -> Record:
    assert opened.session.course is not None
    return opened.session.course.record


def _ask(qtbot: QtBot, opened: Opened) -> Keyboard:
    """The data manager asks at the newest AFP."""
    page, keyboard = _page(opened), Keyboard(opened.window)
    page.show_tab(VISITS)
    page.visits.show_result(ON, "AFP")
    page.visits.table.setFocus()
    qtbot.waitUntil(lambda: not page.visits._refusals.get("ask"))
    keyboard.press(Qt.Key.Key_Q)
    form = _form(qtbot, opened, QueryDialog)
    assert isinstance(form, QueryDialog)
    assert form.value.value == "value"
    keyboard.type(QUESTION)
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    return keyboard


def _correct(qtbot: QtBot, opened: Opened) -> Keyboard:
    """The nurse goes from the worklist to the query, corrects the value, and has answered by that."""
    keyboard = Keyboard(opened.window)
    opened.window.show_place(WORKLIST)
    worklist = opened.window.places.page(WORKLIST)
    worklist.table.view.setFocus()
    qtbot.waitUntil(lambda: "Query: AFP 1" in " ".join(worklist.panel.texts))
    number = next(n for n, one in enumerate(worklist.panel.waits, start=1) if one.kind is Kind.QUERY)
    keyboard.type(str(number))
    queries = _page(opened).history.queries
    qtbot.waitUntil(lambda: queries.isVisible() and queries.view.hasFocus())
    assert queries.chosen is not None
    qtbot.waitUntil(queries.correct_button.isEnabled)
    keyboard.press(Qt.Key.Key_F2)
    form = _form(qtbot, opened, CorrectDialog)
    assert isinstance(form, CorrectDialog)
    qtbot.waitUntil(form.fields["value"].hasFocus)
    keyboard.type("884")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type("t")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    return keyboard


def test_that_three_people_take_a_query_from_question_to_end(qtbot: QtBot, doors: Doors) -> None:
    for opened in doors(MANAGER):
        asked = _ask(qtbot, opened)
        assert asked.strokes == len(QUESTION) + 2
        (query,) = _record(opened).queries
        assert (query.asked_by, query.asked_of, query.asked_value) == (MANAGER, NURSE, "8.84")
        assert "Query, open" in _page(opened).visits.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
        assert QUESTION in _page(opened).visits.panel.asked.text
    for opened in doors(NURSE):
        assert _correct(qtbot, opened).strokes == len("1F884Rt") + 1
        record = _record(opened)
        assert [one.value.reported for one in record.labs] == ["884", "884"]
        assert (record.queries[0].state, record.queries[0].answered_by) == (QueryState.ANSWERED, NURSE)
        assert "8.84 → 884" in [_page(opened).history.queries._table.index(0, 1).data()]
    for opened in doors(MANAGER):
        page, keyboard = _page(opened), Keyboard(opened.window)
        keyboard.press(Qt.Key.Key_Q, control=True, shift=True)
        qtbot.waitUntil(page.history.queries.isVisible)
        page.history.queries.view.setFocus()
        qtbot.waitUntil(page.history.queries.close_button.isEnabled)
        with qtbot.waitSignal(opened.session.course_changed):
            keyboard.press(Qt.Key.Key_C)
        assert keyboard.strokes == 2
        assert _record(opened).queries[0].closed_by == MANAGER
        page.show_tab(HISTORY)
        page.history.show_part("changes")
        told = _told(qtbot, page.history)
        assert (MANAGER, "Ask a query", None, None) in told
        assert (NURSE, "Answer a query by a correction", "value", "884") in told
        assert (NURSE, "Answer a query by a correction", "answer", "typing error") in told
        assert [one[:3] for one in told[:1]] == [(MANAGER, "Close a query", "closed_on")]


def test_that_a_close_that_is_refused_is_told_and_can_be_tried_again(
    qtbot: QtBot, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreProblem("The disk is full.")

    for opened in doors(MANAGER):
        _ask(qtbot, opened)
        page = _page(opened)
        page.show_queries()
        button = page.history.queries.close_button
        qtbot.waitUntil(button.isEnabled)
        monkeypatch.setattr(Queries, "close", refuse)
        with qtbot.waitSignal(opened.session.failed):
            button.click()
        assert button.isEnabled()
        assert _record(opened).queries[0].closed_by is None


def _enter_as(qtbot: QtBot, opened: Opened) -> PatientPage:
    page = _page(opened)
    qtbot.waitUntil(lambda: "ask" in page._refusals)
    return page


def test_that_q_asks_in_every_place_of_who_may_ask_and_is_a_letter_to_the_others(qtbot: QtBot, doors: Doors) -> None:
    for opened in doors(NURSE):
        page, keyboard = _enter_as(qtbot, opened), Keyboard(opened.window)
        page.show_tab(VISITS)
        page.visits.show_result(ON, "AFP")
        page.visits.table.setFocus()
        keyboard.press(Qt.Key.Key_Q)
        assert page.visits.panel.ask_button.isHidden()
        assert opened.window.findChildren(QueryDialog) == []
    for opened in doors(MANAGER):
        page, keyboard = _enter_as(qtbot, opened), Keyboard(opened.window)
        page.show_tab(EVENTS)
        page.events.log.view.setFocus()
        qtbot.waitUntil(lambda page=page: page.events.log.row is not None)
        keyboard.press(Qt.Key.Key_Q)
        form = _asking(qtbot, opened)
        assert [name for name in form.value.values if name in ("grade", "serious")] == ["grade", "serious"]
        form.leave()
        page.show_tab(HISTORY)
        qtbot.waitUntil(lambda page=page: bool(page.history.entries))
        page.history.view.selectRow(0)
        opened.window.activateWindow()
        qtbot.waitUntil(opened.window.isActiveWindow)
        page.history.view.setFocus()
        keyboard.press(Qt.Key.Key_Q)
        _asking(qtbot, opened).leave()
        opened.window._actions["baseline"].trigger()
        correction = _form(qtbot, opened, CorrectDialog)
        assert isinstance(correction, CorrectDialog)
        correction.go_to("ecog")
        correction.ask_button.click()
        form = _asking(qtbot, opened)
        assert (form.value.value, correction.isVisible()) == ("ecog", False)
        form.leave()


def _asking(qtbot: QtBot, opened: Opened) -> QueryDialog:
    form = _form(qtbot, opened, QueryDialog)
    assert isinstance(form, QueryDialog)
    return form


def test_that_what_is_locked_is_asked_about_and_what_was_typed_is_kept_for_another_time(
    qtbot: QtBot, doors: Doors
) -> None:
    for opened in doors(MANAGER):
        page, key = _enter_as(qtbot, opened), opened.session.key
        assert key is not None
        with qtbot.waitSignal(opened.session.course_changed):
            opened.session.write(lambda store, key=key: store.locks.lock(key, "audit"), touched=(key,))
        qtbot.waitUntil(lambda page=page: bool(page._refusals.get("correct")))
        page.show_tab(VISITS)
        page.visits.show_result(ON, "AFP")
        page.visits.table.setFocus()
        keyboard = Keyboard(opened.window)
        keyboard.press(Qt.Key.Key_Q)
        form = _asking(qtbot, opened)
        keyboard.type("Why")
        form.put_aside()
        qtbot.waitUntil(lambda page=page: page.drafts.isVisible())
    for opened in doors(MANAGER):
        page = _enter_as(qtbot, opened)
        qtbot.waitUntil(lambda page=page: page.drafts.isVisible())
        assert "A query or its answer" in texts_on_the_screen()
        page.drafts.go_on_button.click()
        form = _asking(qtbot, opened)
        assert (form.text.text(), form.value.value) == ("Why", "value")
        with qtbot.waitSignal(opened.session.course_changed):
            form.save()
        assert [one.about for one in _record(opened).queries] == ["labs[1].value"]
        page.show_queries()
        qtbot.waitUntil(lambda page=page: page.history.queries.answer_button.isEnabled())
        assert not page.history.queries.correct_button.isEnabled()
        assert "locked" in page.history.queries.correct_button.toolTip()


def test_that_a_key_leads_to_the_query_of_a_patient_who_is_not_open_yet(qtbot: QtBot, doors: Doors, made: Path) -> None:
    """The number is pressed as soon as the row is reached, before that patient's course is there."""
    for opened in doors(MANAGER):
        _ask(qtbot, opened)
    by = vault.unlock(made, user=NURSE, password=WORDS)
    with Store.open(made, key=by.key, actor=by.actor, signer=by.signer) as store:
        other = store.register(Record(patient=Patient(code="NEW-02"), treatment_start=START))
    for opened in doors(NURSE):
        session, window = opened.session, opened.window
        session.open(other)
        qtbot.waitUntil(lambda session=session: session.key == other and not session.opening)
        window.show_place(WORKLIST)
        worklist = window.places.page(WORKLIST)
        asked = next(one for one in session.news.lines if one.who.code == "NEW-01")
        wait = next(one for one in asked.waits if one.kind is Kind.QUERY)
        worklist.open_wanted.emit(asked.who.key, wait)
        assert session.key == other
        queries = _page(opened).history.queries
        qtbot.waitUntil(lambda queries=queries: queries.isVisible() and queries.view.hasFocus())
        assert queries.chosen is not None
