"""The phase II template is copied, its threshold of PD and its week 6 are changed, and a patient is given it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from models.record.records import Record
from storage.files.casefile import parse_case
from storage.files.coursefile import course_document
from storage.places import DATA_CUT
from storage.roles import Actor, Role
from tests.journeys.clinics import Opened, clinic_of
from tests.journeys.conftest import Keyboard
from ui.console.text import course_text
from ui.forms.register import RegisterDialog
from ui.kit.theme import Theme
from ui.session.access import Access
from ui.settings.protocol_form import VISITS, TemplateForm
from ui.settings.protocol_move import MoveDialog
from ui.settings.protocol_tables import ParametersTable
from ui.settings.protocols import ProtocolsCard
from ui.window.places import SETTINGS

START = DATA_CUT - timedelta(days=100)


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


def read(number: int, viable: float) -> dict[str, Any]:
    measured = {"T1": {"diameter_mm": 40, "viable_mm": viable}}
    return {"date": day(number), "modality": "MRI", "reader": "A", "lesions": measured}


def patient(code: str = "T-1") -> Record:
    """A viable diameter of 20, 15 and 18.5 mm: 23 % and 3.5 mm above the smallest."""
    return parse_case(
        {
            "format": "hcc-case",
            "version": 2,
            "patient": {"code": code},
            "treatment_start": day(0),
            "protocol": "cadonilimab-lenvatinib-sbrt",
            "lesions": [{"number": "T1", "role": "target", "organ": "liver"}],
            "imaging": [read(-3, 20), read(42, 15), read(84, 18.5)],
            "outcome": {"alive": True, "last_contact": day(90)},
        }
    )


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with clinic_of(qtbot, theme, tmp_path, patient()) as running:
        yield running


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, opened: Opened) -> Iterator[ProtocolsCard]:
    made = ProtocolsCard(theme, opened.session, opened.window)
    made.setWindowFlags(Qt.WindowType.Window)
    made.resize(432, 500)
    made.show_access(Access(actor=Actor("Chen Yu", Role.DATA_MANAGER)))
    opened.session.changed.connect(made.refresh)  # as the place does
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: len(made.rows) == 3 and made.isActiveWindow())
    yield made
    made.close()


def type_in_cell(view: QTableView, keyboard: Keyboard, row: int, column: int, text: str) -> None:
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, column))
    keyboard.press(Qt.Key.Key_F2)
    keyboard.type_and_enter(text)


def copied(qtbot: QtBot, card: ProtocolsCard, keyboard: Keyboard, name: str) -> TemplateForm:
    """F2 on the shipped template, which cannot be changed; a name is typed."""
    card.choose("cadonilimab-lenvatinib-sbrt", 0)
    card.view.setFocus()
    keyboard.press(Qt.Key.Key_F2)
    form = card.window().findChild(TemplateForm)
    assert isinstance(form, TemplateForm)
    qtbot.waitUntil(form.isVisible)
    form.name.setFocus()
    keyboard.type(name)
    return form


def test_that_a_patient_given_a_copy_follows_its_threshold_and_its_plan_and_why_names_the_parameter(
    qtbot: QtBot, opened: Opened, card: ProtocolsCard
) -> None:
    session, keyboard = opened.session, Keyboard(opened.window)
    course = session.course
    assert course is not None
    assert "Progression by mRECIST: target sum 18.5 mm, nadir 15.0 mm" in [str(flag.summary) for flag in course.flags]
    assert [visit.state for visit in course.schedule if visit.plan.label == "W6"] == ["done"]

    form = copied(qtbot, card, keyboard, "ward 2")
    table = form.parameters
    form.parameters_view.setFocus()
    form.parameters_view.setCurrentIndex(table.index(table.row_of("mrecist_absolute_5mm"), ParametersTable.NEW))
    keyboard.press(Qt.Key.Key_F2)
    keyboard.press(Qt.Key.Key_Up)  # of the two words the first
    keyboard.press(Qt.Key.Key_Return)
    assert dict(table.texts)["mrecist_absolute_5mm"] == "true"
    form.parts.button(VISITS).click()
    for column, text in ((1, "49"), (2, "4"), (3, "4")):
        type_in_cell(form.visits_view, keyboard, 1, column, text)
    told = [(one.what, str(one.old), str(one.new), [rule.id for rule in one.rules]) for one in form.differences]
    assert told == [
        ("mrecist_absolute_5mm", "false", "true", ["R-6.3"]),
        ("W6", "day 42, 35 to 49, with imaging", "day 49, 45 to 53, with imaging", ["R-13"]),
    ]
    form.save_button.click()
    qtbot.waitUntil(lambda: len(card.rows) == 4)
    assert session.course is not None
    assert session.course.protocol.version == 0
    assert "ward 2" in session.protocols

    qtbot.waitUntil(lambda: card.chosen is not None and card.chosen.protocol.name == "ward 2")
    card.move_button.click()
    move = card.window().findChild(MoveDialog)
    assert isinstance(move, MoveDialog)
    qtbot.waitUntil(move.isActiveWindow)
    assert not move.save_button.isEnabled()
    move.view.setFocus()
    move.view.setCurrentIndex(move.table.index(0, 0))
    keyboard.press(Qt.Key.Key_Space)
    move.reason.setFocus()
    keyboard.type("moved to ward 2")
    move.save_button.click()

    qtbot.waitUntil(lambda: session.course is not None and session.course.protocol.version == 1)
    course = session.course
    assert course is not None
    flags = [str(flag.summary) for flag in course.flags]
    assert "mRECIST sum 1.5 mm below the progression threshold" in flags
    assert not any(words.startswith("Progression by mRECIST") for words in flags)
    last = course.series.points[-1].mrecist
    assert (str(last.overall), last.explain().parameters) == ("SD", ("mrecist_absolute_5mm = true",))
    (w6,) = [visit for visit in course.schedule if visit.plan.label == "W6"]
    assert ((w6.on - START).days, w6.state, w6.days_off) == (49, "early", 3)
    assert course_document(course)["protocol"] == "ward 2, version 1"
    assert "ward 2, version 1 (the clinic's own, a copy of cadonilimab-lenvatinib-sbrt)" in course_text(course)
    entries: list[Any] = []
    assert session.key is not None
    key = session.key
    session.read(lambda store: store.past.history(key), entries.extend)
    qtbot.waitUntil(lambda: bool(entries))
    changed = {(one.field, one.before, one.after, one.reason) for one in entries if one.field}
    assert ("protocol", "cadonilimab-lenvatinib-sbrt", "ward 2", "moved to ward 2") in changed
    assert ("protocol_version", None, "1", "moved to ward 2") in changed


def test_that_a_second_version_needs_a_reason_and_moves_nobody(
    qtbot: QtBot, opened: Opened, card: ProtocolsCard
) -> None:
    keyboard = Keyboard(opened.window)
    copied(qtbot, card, keyboard, "ward 2").save_button.click()
    qtbot.waitUntil(lambda: len(card.rows) == 4)
    qtbot.waitUntil(lambda: card.chosen is not None and card.chosen.protocol.name == "ward 2")
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    card.view.setFocus()
    keyboard.press(Qt.Key.Key_F2)
    form = next(one for one in card.window().findChildren(TemplateForm) if one.isVisible())
    assert form.name.isReadOnly()
    type_in_cell(form.parameters_view, keyboard, 0, ParametersTable.NEW, "35")
    assert not form.save_button.isEnabled()
    assert form.save_button.toolTip() == "A reason is needed to change what was saved."
    form.reason.setFocus()
    keyboard.type("amendment 1")
    form.save_button.click()
    qtbot.waitUntil(lambda: len(card.rows) == 5)
    assert [(row.protocol.version, row.patients, row.last) for row in card.rows[3:]] == [(1, 0, False), (2, 0, True)]
    assert opened.session.protocols["ward 2"].parameters.confirmation_days == 35


def test_that_a_wrong_cell_is_told_under_the_table_and_nothing_is_saved_of_it(
    qtbot: QtBot, opened: Opened, card: ProtocolsCard
) -> None:
    keyboard = Keyboard(opened.window)
    form = copied(qtbot, card, keyboard, "Follow-Up")
    assert form._name_words.text() == "follow-up is the name of another template"
    assert not form.save_button.isEnabled()
    form.name.setText("ward 2")
    type_in_cell(form.parameters_view, keyboard, 0, ParametersTable.NEW, "4000")
    assert form.told.text() == "confirmation_days: a whole number from 0 to 3650 is expected"
    assert dict(form.parameters.texts)["confirmation_days"] == "4000"  # as it was typed
    assert not form.save_button.isEnabled()
    form.parameters_view.setFocus()
    keyboard.press(Qt.Key.Key_F2)
    keyboard.type("28")
    keyboard.press(Qt.Key.Key_Escape)  # leaves the cell as it was, and the form open
    assert form.isVisible()
    assert dict(form.parameters.texts)["confirmation_days"] == "4000"
    type_in_cell(form.parameters_view, keyboard, 0, ParametersTable.NEW, "28")
    form.parts.button(VISITS).click()
    type_in_cell(form.visits_view, keyboard, 1, 3, "50")
    assert form.told.text().startswith("W12, day: the window, day 77 to 91, overlaps that of W6, day 35 to 92")
    type_in_cell(form.visits_view, keyboard, 1, 3, "7")
    form.add_button.click()
    keyboard.type_and_enter("W150")
    form.visits_view.setCurrentIndex(form.visits.index(0, 0))
    form.out_button.click()
    assert form.save_button.isEnabled()
    form.save_button.click()
    qtbot.waitUntil(lambda: len(card.rows) == 4)
    labels = [one.label for one in card.rows[3].protocol.visits]
    assert (labels[0], labels[-1]) == ("W6", "W150")


def test_that_a_copy_is_offered_where_a_patient_is_registered(
    qtbot: QtBot, theme: Theme, opened: Opened, card: ProtocolsCard
) -> None:
    copied(qtbot, card, Keyboard(opened.window), "ward 2").save_button.click()
    qtbot.waitUntil(lambda: len(card.rows) == 4)
    form = RegisterDialog(theme, opened.session, opened.window, known=(), protocols=opened.session.protocols)
    form.show()
    form.code.setText("T-2")
    form.start.setText(day(0))
    form.protocol.choose("ward 2")
    form.save_button.click()
    qtbot.waitUntil(lambda: any(row.patients for row in card.rows[3:]), timeout=10_000)


def test_that_who_may_not_change_templates_reads_them_and_is_told_why(
    qtbot: QtBot, opened: Opened, card: ProtocolsCard
) -> None:
    card.show_access(Access(actor=Actor("mei", Role.NURSE)))
    why = "A nurse may not change ranges and templates. Ask an administrator, a clinician or a data manager."
    for made in (card.copy_button, card.change_button, card.move_button):
        assert (made.isEnabled(), made.toolTip()) == (False, why)
    assert card.held.text() == why
    card.look_button.click()
    form = card.window().findChild(TemplateForm)
    assert isinstance(form, TemplateForm)
    qtbot.waitUntil(form.isVisible)
    keyboard = Keyboard(opened.window)
    form.parameters_view.setFocus()
    before = form.draft
    keyboard.press(Qt.Key.Key_F2)
    keyboard.type("9")
    assert form.draft == before
    assert not form.save_button.isVisible()
    form.reject()


def test_that_ctrl_enter_saves_a_template_and_takes_the_cell_that_is_being_typed_into(
    qtbot: QtBot, opened: Opened, card: ProtocolsCard
) -> None:
    keyboard = Keyboard(opened.window)
    form = copied(qtbot, card, keyboard, "ward 3")
    table, view = form.parameters, form.parameters_view
    view.setFocus()
    view.setCurrentIndex(table.index(table.row_of("confirmation_days"), ParametersTable.NEW))
    keyboard.press(Qt.Key.Key_F2)
    keyboard.type("35")
    with qtbot.waitSignal(form.saved) as kept:
        keyboard.press(Qt.Key.Key_Return, control=True)
    assert kept.args is not None
    assert kept.args[0].parameters.confirmation_days == 35


def test_that_what_was_typed_into_a_template_is_kept_and_gone_on_with(
    qtbot: QtBot, theme: Theme, tmp_path: Path, opened: Opened
) -> None:
    """As on every form: sealed beside the file, told to whoever typed it, and here again when it is opened."""

    def begun() -> TemplateForm:
        opened.window.show_place(SETTINGS)
        page = opened.window.places.page(SETTINGS)
        qtbot.waitUntil(lambda: "protocols" in page.cards)
        card = page.cards["protocols"]
        assert isinstance(card, ProtocolsCard)
        qtbot.waitUntil(lambda: len(card.rows) == 3)
        card.choose("cadonilimab-lenvatinib-sbrt", 0)
        qtbot.waitUntil(card.copy_button.isEnabled)
        card.copy_button.click()
        form = next(one for one in opened.window.findChildren(TemplateForm) if one.isVisible())
        qtbot.waitUntil(form.isVisible)
        return form

    form = begun()
    assert form.is_empty
    form.name.setText("ward 7")
    table = form.parameters
    cell = table.index(table.row_of("confirmation_days"), ParametersTable.NEW)
    table.setData(cell, "35")
    assert form.visits.visits[1].name == "W6"
    form.visits.take_out(1)
    qtbot.waitUntil(lambda: any(".draft-" in one.name for one in opened.path.parent.iterdir()))
    assert not opened.window.close()  # it is asked first
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    box.reject()
    form.put_aside()
    qtbot.waitUntil(lambda: "open cadonilimab-lenvatinib-sbrt in Settings" in opened.window.message.text)
    again = begun()
    assert again.name.text() == "ward 7"
    assert dict(again.parameters.texts)["confirmation_days"] == "35"
    assert again.visits.visits[1].name != "W6"
    again.save_button.click()
    qtbot.waitUntil(lambda: not any(".draft-" in one.name for one in opened.path.parent.iterdir()))
