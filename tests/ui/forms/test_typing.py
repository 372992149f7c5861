"""What every form keeps to: the wheel changes nothing it passes over, and an input method is never cut short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

import run
from models.forms.typed import text_problem
from ui.forms.event import EventDialog
from ui.kit.fields import Entry
from ui.session.session import Session
from ui.window.main import MainWindow

FORMS = ("visit", "event", "treatment", "register", "details", "baseline", "outcome", "laboratories")


def opened(qtbot: QtBot, window: MainWindow, name: str) -> QWidget:
    forms: list[QWidget] = []
    window.form_opened.connect(forms.append)
    qtbot.waitUntil(window._actions[name].isEnabled)
    window._actions[name].trigger()
    qtbot.waitUntil(lambda: bool(forms))
    window.form_opened.disconnect(forms.append)
    return forms[0]


def compose(field: QWidget, preedit: str, committed: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def roll(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("name", FORMS)
def test_that_the_wheel_changes_nothing_without_the_focus(
    qtbot: QtBot, window: MainWindow, session: Session, name: str
) -> None:
    qtbot.waitUntil(lambda: session.course is not None)
    form = opened(qtbot, window, name)
    qtbot.waitUntil(form.isVisible)
    for box in form.findChildren(QComboBox):
        box.clearFocus()
        before = box.currentIndex()
        roll(box)
        assert (box.currentIndex(), box.hasFocus()) == (before, False), box.accessibleName()
        assert box.focusPolicy() is not Qt.FocusPolicy.WheelFocus
    assert not form.findChildren(QAbstractSpinBox)
    form.hide()


def test_that_no_box_is_made_that_the_wheel_could_change() -> None:
    bare = [
        f"{path.name}: {name}"
        for path in run.own_files(run.ROOT / "ui", ".py")
        for name in ("QComboBox(", "QSpinBox(", "QDoubleSpinBox(")
        if f" {name}" in path.read_text(encoding="utf-8") and path.name != "fields.py"
    ]
    assert bare == []


def test_that_what_is_composed_is_committed_before_a_form_is_saved(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    qtbot.waitUntil(lambda: session.course is not None)
    form = opened(qtbot, window, "event")
    assert isinstance(form, EventDialog)
    form.term.setText("Fatigue")
    form.grade.choose(2)
    form.action.setFocus()
    compose(form.action, "休息")
    assert form.action.text() == ""
    assert form.action.composed == "休息"
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(form.action, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.action == "休息" for one in session.course.record.adverse_events))


def test_that_enter_while_composing_takes_no_line_and_stays(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    qtbot.waitUntil(lambda: session.course is not None)
    form = opened(qtbot, window, "event")
    assert isinstance(form, EventDialog)
    qtbot.waitUntil(form.term.hasFocus)
    QTest.keyClicks(form.term, "rash")
    assert form.found.count()
    compose(form.term, "pi")
    QTest.keyClick(form.term, Qt.Key.Key_Return)
    assert form.term.text() == "rash"
    assert form.term.hasFocus()
    compose(form.term, "", "皮")
    assert form.term.text() == "rash皮"
    form.hide()


def test_that_what_is_composed_is_kept_when_the_field_is_left(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    first, second = Entry("a", "a", box), Entry("b", "b", box)
    second.move(0, 40)
    box.show()
    box.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    compose(first, "肝")
    second.setFocus()
    assert (first.text(), first.composed) == ("肝", "")


def test_that_a_line_break_pasted_into_a_field_of_one_line_is_a_blank(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    field = Entry("name", "Name", whole)
    field.insert("Dr Li \r\n ward 4\n")
    assert field.text() == "Dr Li ward 4"
    assert str(text_problem("a\nb")) == "it holds a line break; a text of one line is kept"
