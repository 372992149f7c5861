"""A form is saved once: neither an unrelated write that fails nor keys pressed again make a second operation of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.record.records import AdverseEvent, Record
from storage.clinic.store import Store
from storage.problems import StoreProblem
from ui.forms.base import DraftForm
from ui.forms.event import EventDialog
from ui.forms.registry import FORMS, Stand
from ui.forms.treatment import TreatmentDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.main import MainWindow


def _visit(form: DraftForm) -> None:
    assert isinstance(form, VisitDialog)
    form.laboratory.rows[0].entry.setText("8.84")


def _event(form: DraftForm) -> None:
    assert isinstance(form, EventDialog)
    form.term.setText("Fatigue")
    form.grade.choose(2)


def _treatment(form: DraftForm) -> None:
    assert isinstance(form, TreatmentDialog)
    form.agent.setText("sorafenib")
    form.sort.choose("drug")


def _made(window: MainWindow, session: Session, theme: Theme, kind: str) -> DraftForm:
    found: list[DraftForm] = []
    make = FORMS[kind].make
    assert make is not None
    make(Stand(theme, session, window), {}, found.append)
    found[0].open()
    if isinstance(found[0], VisitDialog):  # before the laboratories of the clinic are known, nothing is saved
        for _ in range(500):
            if found[0].laboratory.is_known:
                break
            QTest.qWait(10)
        assert found[0].laboratory.is_known
    return found[0]


def _record(qtbot: QtBot, session: Session) -> Record:
    found: list[Record] = []
    session.read(lambda store: store.record(session.key or 0), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def _rows(record: Record) -> int:
    return sum(map(len, (record.visits, record.labs, record.adverse_events, record.treatments)))


def _refused(store: Store) -> None:
    store.add(store.patients()[-1][0], "adverse_event", AdverseEvent(term="Fatigue", grade=6, start=date(2025, 3, 1)))


def _held(session: Session) -> Event:
    """The worker stands still until the event is set."""
    gate = Event()
    session.work(lambda: gate.wait(20), lambda _: None)
    return gate


KINDS: tuple[tuple[str, Callable[[Any], None]], ...] = (
    ("visit", _visit),
    ("adverse event", _event),
    ("treatment", _treatment),
)


@pytest.mark.parametrize(("kind", "fill"), KINDS)
def test_that_an_unrelated_write_that_fails_meanwhile_makes_no_second_save(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, kind: str, fill: Callable[[DraftForm], None]
) -> None:
    before = _rows(_record(qtbot, session))
    form = _made(window, session, theme, kind)
    fill(form)
    closed: list[bool] = []
    form.finished.connect(closed.append)
    with qtbot.waitSignal(session.failed):
        session.write(_refused, lambda _: None, touched=())
        gate = _held(session)
        form.save()
    assert not form.save_button.isEnabled()
    form.save()
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form._on_typed()  # as when something is typed while it is being saved
    form.save()
    gate.set()
    qtbot.waitUntil(lambda: bool(closed))
    assert _rows(_record(qtbot, session)) == before + (2 if kind == "visit" else 1)  # a visit and its result


def test_that_a_form_whose_save_failed_may_be_saved_again_once(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme
) -> None:
    before = _rows(_record(qtbot, session))
    form = _made(window, session, theme, "adverse event")
    _event(form)

    def full(store: Store) -> None:
        raise StoreProblem("The disk is full.")

    form._write(full)
    qtbot.waitUntil(lambda: form.told == "The disk is full.")
    assert form.isVisible()
    assert form.save_button.isEnabled()
    with qtbot.waitSignal(form.saved):
        form.save()
        form.save()
    assert _rows(_record(qtbot, session)) == before + 1
