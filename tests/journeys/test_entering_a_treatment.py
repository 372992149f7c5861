"""A change of dose and a new treatment from the first key to the course that follows from it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.forms.treatment import ongoing
from tests.journeys.conftest import Keyboard
from ui.forms.treatment import TreatmentDialog
from ui.session.session import Session
from ui.window.main import MainWindow


def _course(session: Session) -> Course:
    assert session.course is not None
    return session.course


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow, session: Session) -> TreatmentDialog:
    """The form of HCC-R03, who takes lenvatinib still."""
    session.open(next(line.key for line in window.patients.shown if line.code == "HCC-R03"))
    qtbot.waitUntil(lambda: _course(session).record.patient.code == "HCC-R03")
    window._actions["treatment"].trigger()
    made = next(one for one in window.findChildren(TreatmentDialog) if one.isVisible())
    qtbot.waitUntil(made.agent.hasFocus)
    return made


def test_that_a_change_of_dose_with_its_reason_takes_at_most_14_keys(
    qtbot: QtBot, window: MainWindow, session: Session, form: TreatmentDialog, keyboard: Keyboard
) -> None:
    before = ongoing(_course(session).record, "lenvatinib")
    assert before is not None
    keyboard.count += 3  # Ctrl+Shift+T
    keyboard.type("len")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("8")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type("HT")
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.count <= 14
    record, today = _course(session).record, _course(session).today
    after = ongoing(record, "lenvatinib")
    assert after is not None
    assert (after.dose, after.unit, after.start, after.reason) == (Decimal(8), before.unit, today, "HT")
    ended = next(one for one in record.treatments if one.key == before.key)
    assert ended.stop == today - timedelta(days=1)
    seen: list[tuple[str, str | None]] = []
    session.read(lambda store: store.past.last_operation(), lambda last: seen.append((last.label, last.reason)))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: seen == [("Change a dose", "HT")])
    qtbot.waitUntil(lambda: window.findChild(TreatmentDialog) is None)


def test_that_a_change_of_dose_is_undone_as_one(
    qtbot: QtBot, window: MainWindow, session: Session, form: TreatmentDialog
) -> None:
    before = _course(session).record.treatments
    form.agent.setText("lenvatinib")
    form.found.clear()
    form._on_taken("lenvatinib")
    form.dose.setText("4")
    form.reason.setText("proteinuria")
    with qtbot.waitSignal(session.course_changed):
        form.save()
    assert _course(session).record.treatments != before
    window._actions["undo"].trigger()
    qtbot.waitUntil(lambda: _course(session).record.treatments == before)


def test_that_a_new_course_of_radiation_is_kept_whole(
    qtbot: QtBot, session: Session, form: TreatmentDialog, keyboard: Keyboard
) -> None:
    count = len(_course(session).record.treatments)
    keyboard.type("sbr")
    keyboard.press(Qt.Key.Key_Return)
    assert form.sort.value == "radiation"
    assert form.unit.text() == "Gy"
    assert not form.ends.isVisible()
    keyboard.type("35")
    form.start.setText("20250310")
    form.stop.setText("20250314")
    form.fractions.setText("5")
    with qtbot.waitSignal(session.course_changed):
        form.save()
    record = _course(session).record
    assert len(record.treatments) == count + 1
    assert (record.treatments[-1].dose, record.treatments[-1].fractions) == (Decimal(35), 5)


def test_that_a_change_without_a_reason_is_not_saved(form: TreatmentDialog) -> None:
    form.agent.setText("lenvatinib")
    form._on_taken("lenvatinib")
    form.dose.setText("8")
    assert form.ends.isVisible()
    assert "lenvatinib 12 mg, since" in form.ends.text()
    assert not form.save_button.isEnabled()
    assert "A change of dose needs its reason" in form.told
    form.ends.setChecked(False)
    assert form.save_button.isEnabled()
    form.leave()


@pytest.mark.parametrize(
    ("typed", "name", "kind", "unit"), [("sbrt", "SBRT", "radiation", "Gy"), ("TACE", "TACE", "procedure", "")]
)
def test_that_a_name_typed_out_is_taken_as_one_chosen_from_the_list(
    form: TreatmentDialog, keyboard: Keyboard, typed: str, name: str, kind: str, unit: str
) -> None:
    keyboard.type(typed)
    keyboard.press(Qt.Key.Key_Return)
    assert (form.agent.text(), form.sort.value, form.unit.text()) == (name, kind, unit)
    assert form.dose.hasFocus()
    form.leave()


def test_that_an_operation_asks_whether_it_is_a_new_anticancer_therapy(
    qtbot: QtBot, window: MainWindow, session: Session, form: TreatmentDialog, keyboard: Keyboard
) -> None:
    assert not form.new_therapy.isVisible()
    keyboard.type("hepatectomy")
    keyboard.press(Qt.Key.Key_Return)
    assert form.sort.value == "procedure"
    assert form.new_therapy.isVisible()
    form.new_therapy.setFocus()
    keyboard.type("y")
    with qtbot.waitSignal(session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    course = _course(session)
    assert course.record.outcome.new_therapy_start == course.today
    window._actions["undo"].trigger()
    qtbot.waitUntil(lambda: _course(session).record.outcome.new_therapy_start is None)


def test_that_a_dose_that_may_be_a_slip_of_its_unit_is_asked_about_once(
    qtbot: QtBot, session: Session, form: TreatmentDialog, keyboard: Keyboard
) -> None:
    """1.2 mg after 12 mg is neither refused nor taken in silence (R-16)."""
    form.agent.setText("lenvatinib")
    form.found.clear()
    form._on_taken("lenvatinib")
    form.reason.setText("proteinuria")
    form.dose.setFocus()
    keyboard.type("1")
    assert form.asked.isHidden()  # it may be the first digit of ten
    form.save()
    assert form.asked.isVisible()
    assert "1 mg is less than a tenth of 12 mg of " in form.asked.text
    assert not form.save_button.isEnabled()
    form.dose.setText("8")
    assert form.asked.isHidden()
    assert form.save_button.isEnabled()
    form.dose.setText("1")
    form.save()
    form.asked.keep()
    assert form.asked.isHidden()
    with qtbot.waitSignal(session.course_changed):
        form.save()
    assert _course(session).record.treatments[-1].dose == Decimal(1)


def test_that_the_last_day_of_a_single_dose_goes_with_the_first_until_it_is_typed(form: TreatmentDialog) -> None:
    """A dose of February noted in March is of one day, and not of all the days since."""
    form.agent.setText("cadonilimab")
    form.found.clear()
    form._on_taken("cadonilimab")
    form.start.setText("20250205")
    assert form.stop.text() == "20250205"
    form.stop.setText("20250206")
    form.start.setText("20250204")
    assert form.stop.text() == "20250206"
    form.leave()
