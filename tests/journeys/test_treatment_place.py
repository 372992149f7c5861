"""The place of the treatment by keys, from an empty clinic: radiation, a change of dose, the same dose again by G."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.record.records import Medication, Patient, Record, Treatment, Visit
from storage.clinic.store import Store
from storage.files.casefile import case_document, parse_case
from storage.places import DATA_CUT
from tests.journeys.clinics import Opened, clinic_of, page_of
from tests.journeys.conftest import Keyboard
from ui.forms.correct import CorrectDialog
from ui.forms.treatment import TreatmentDialog
from ui.kit.theme import Theme
from ui.patient.page import TREATMENT
from ui.patient.treatment.page import TreatmentPage
from ui.patient.treatment.ruler import WeightLine

START = DATA_CUT - timedelta(days=60)
PROTOCOL = "cadonilimab-lenvatinib-sbrt"
LENVATINIB = Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(12), unit="mg", schedule="daily")


def _dose(days_ago: int) -> Treatment:
    on = DATA_CUT - timedelta(days=days_ago)
    return Treatment(
        kind="drug", agent="cadonilimab", start=on, stop=on, dose=Decimal(620), unit="mg", schedule="every 3 weeks"
    )


def _weighed(kilograms: int, days_ago: int) -> Visit:
    return Visit(date=DATA_CUT - timedelta(days=days_ago), weight_kg=Decimal(kilograms))


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    record = Record(patient=Patient(code="NEW-01"), treatment_start=START, protocol=PROTOCOL)
    with clinic_of(qtbot, theme, tmp_path, record) as running:
        yield running


def _record(opened: Opened) -> Record:
    assert opened.session.course is not None
    return opened.session.course.record


def _page(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> TreatmentPage:
    page = page_of(qtbot, opened, keyboard, TREATMENT, "treatment_tab")
    assert isinstance(page, TreatmentPage)
    return page


def _add(qtbot: QtBot, opened: Opened, *parts: Treatment | Visit) -> None:
    key = opened.session.key
    assert key is not None

    def added(store: Store) -> None:
        for part in parts:
            store.add(key, "visit" if isinstance(part, Visit) else "treatment", part)

    with qtbot.waitSignal(opened.session.course_changed):
        opened.session.write(added, lambda _: None, touched=(key,))


def _form(qtbot: QtBot, opened: Opened) -> TreatmentDialog:
    def visible() -> list[TreatmentDialog]:
        return [one for one in opened.window.findChildren(TreatmentDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    return visible()[0]


def test_that_an_empty_place_names_the_protocol_and_radiation_takes_at_most_27_keys(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    page = _page(qtbot, opened, keyboard)
    assert page._none.text().startswith("No treatment recorded. Protocol: lenvatinib daily")
    page.setFocus()
    keyboard.press(Qt.Key.Key_P)
    form = _form(qtbot, opened)
    qtbot.waitUntil(form.agent.hasFocus)
    keyboard.type_and_enter("sb", "35", "", "5", "", "20250324", "28", "p")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 27
    record = _record(opened)
    (given,) = record.treatments
    assert (given.kind, given.agent, given.dose, given.unit, given.fractions) == ("radiation", "SBRT", 35, "Gy", 5)
    assert (given.start, given.stop) == (date(2025, 3, 24), date(2025, 3, 28))
    assert given.site == "portal vein tumour thrombus"
    assert parse_case(case_document(record)) == record
    qtbot.waitUntil(lambda: [row.entry for row in page.table.rows] == [given])


def test_that_a_change_of_dose_from_its_row_takes_at_most_14_keys(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _add(qtbot, opened, LENVATINIB)
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: page.table.row is not None)
    page.table.view.setFocus()
    keyboard.press(Qt.Key.Key_C)
    form = _form(qtbot, opened)
    qtbot.waitUntil(form.dose.hasFocus)
    keyboard.type("8")
    keyboard.press(Qt.Key.Key_R, alt=True)
    keyboard.type_and_enter("hy")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.strokes <= 14
    before, after = _record(opened).treatments
    qtbot.waitUntil(lambda: page.table.row is not None and opened.window.findChild(TreatmentDialog) is None)
    assert (before.stop, after.start) == (DATA_CUT - timedelta(days=1), DATA_CUT)
    assert (after.dose, after.unit, after.schedule, after.reason) == (8, "mg", "daily", "hypertension")


def test_that_s_ends_what_goes_on_with_its_reason(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    _add(qtbot, opened, LENVATINIB)
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: page.table.row is not None)
    page.table.view.setFocus()
    keyboard.press(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.window.findChildren(CorrectDialog)))
    form = next(one for one in opened.window.findChildren(CorrectDialog) if one.isVisible())
    qtbot.waitUntil(form.fields["stop"].hasFocus)
    keyboard.type("-1d")
    form.other.setText("progression")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert _record(opened).treatments[0].stop == DATA_CUT - timedelta(days=1)


def test_that_g_gives_the_same_dose_today_and_undo_is_offered(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    _add(qtbot, opened, _weighed(62, 3), _dose(42), _dose(20))
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: page.panel.given_button is not None)
    assert "as planned" in page.panel.next.text
    (line,) = page.panel.next.findChildren(WeightLine)
    assert "≤ 56.3 kg: above + 10 %" in line.accessibleDescription()
    page.table.view.setFocus()
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_G)
    given = _record(opened).treatments[-1]
    assert (given.start, given.stop, given.dose) == (DATA_CUT, DATA_CUT, 620)
    assert given.planned_date == DATA_CUT
    assert "noted as given" in page._keys.text()
    assert page.panel.given_button is None  # not twice a day
    keyboard.press(Qt.Key.Key_G)
    assert "was not given today" in page._keys.text()
    assert len(_record(opened).treatments) == 3
    assert "3 of 3 recorded doses given" in page.panel.sums.text
    with qtbot.waitSignal(opened.session.course_changed):
        page.undo_button.click()
    assert len(_record(opened).treatments) == 2


def test_that_g_asks_for_the_reason_where_the_check_is_not_met(
    qtbot: QtBot, opened: Opened, keyboard: Keyboard
) -> None:
    _add(qtbot, opened, _weighed(50, 3), _dose(21))
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: page.panel.given_button is not None)
    page.table.view.setFocus()
    keyboard.press(Qt.Key.Key_G)
    form = _form(qtbot, opened)
    qtbot.waitUntil(form.reason.hasFocus)
    assert (form.agent.text(), form.dose.text()) == ("cadonilimab", "620")
    assert len(_record(opened).treatments) == 1
    form.leave()


def test_that_o_omits_the_dose_that_is_due_with_its_reason(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    _add(qtbot, opened, _dose(23))
    page = _page(qtbot, opened, keyboard)
    qtbot.waitUntil(lambda: page.table.row is not None)
    page.table.view.setFocus()
    keyboard.press(Qt.Key.Key_O)
    form = _form(qtbot, opened)
    qtbot.waitUntil(form.reason.hasFocus)
    keyboard.type("fever")
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    omitted = _record(opened).treatments[-1]
    assert (omitted.omitted, omitted.dose, omitted.reason) == (True, None, "fever")
    assert (omitted.start, omitted.stop, omitted.planned_date) == (DATA_CUT, DATA_CUT, DATA_CUT - timedelta(days=2))
    assert "1 of 2 recorded doses given" in page.panel.sums.text


def test_that_a_medicine_and_cells_are_typed_and_kept_whole(qtbot: QtBot, opened: Opened, keyboard: Keyboard) -> None:
    page = _page(qtbot, opened, keyboard)
    page.setFocus()
    keyboard.press(Qt.Key.Key_N)
    form = _form(qtbot, opened)
    keyboard.type_and_enter("enteca", "0.5", "mg")
    assert form.sort.value == "medicine"
    with qtbot.waitSignal(opened.session.course_changed):
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert _record(opened).medications == (
        Medication(name="entecavir", start=DATA_CUT, dose=Decimal("0.5"), unit="mg"),
    )
    qtbot.waitUntil(lambda: bool(page.table.rows) and opened.window.findChild(TreatmentDialog) is None)
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    page.table.view.setFocus()
    keyboard.press(Qt.Key.Key_N)
    form = _form(qtbot, opened)
    keyboard.type_and_enter("TIL")
    assert form.sort.value == "cell therapy"
    for name, text in (("cells", "2.8e10"), ("cd4_percent", "71.4"), ("cd8_percent", "24.3"), ("culture_days", "26")):
        form._rows[name].setText(text)  # type: ignore[union-attr]
    with qtbot.waitSignal(opened.session.course_changed):
        form.save()
    (given,) = _record(opened).treatments
    assert (given.cells, given.cd4_percent, given.culture_days) == (Decimal(28_000_000_000), Decimal("71.4"), 26)
    qtbot.waitUntil(lambda: "71.4 %" in page.panel.cells.text)
