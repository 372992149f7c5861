"""The card of the protocols: what it lists and says, and what the session knows of a template after each write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import course
from models.record.protocol import Protocol
from models.record.records import Patient, Record
from storage.clinic.protocols.templates import OnProtocol
from storage.clinic.store import DEMO_KEY, Store
from storage.places import DATA_CUT
from storage.roles import Actor, Role
from storage.shipped.protocols import load_protocols
from ui.kit.theme import Theme
from ui.paper.course.summary_clinical import _protocol as protocol_of_print
from ui.session.access import Access
from ui.session.lines import News
from ui.session.session import Session
from ui.settings.protocol_form import CHANGES, TemplateForm
from ui.settings.protocol_move import MoveDialog
from ui.settings.protocols import ProtocolsCard
from ui.start import protocols
from ui.words.language import set_language

FOLLOW_UP = load_protocols()["follow-up"]
COPY = replace(
    FOLLOW_UP,
    name="ward 2",
    title="ward 2",
    based_on="follow-up",
    parameters=replace(FOLLOW_UP.parameters, confirmation_days=35),
)
NEXT = replace(COPY, parameters=replace(COPY.parameters, confirmation_days=42))


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        for number in range(3):
            start = DATA_CUT - timedelta(days=90)
            store.register(Record(patient=Patient(code=f"P-{number}"), treatment_start=start))
    made = Session(lambda: Store.open(path, key=DEMO_KEY), protocols, DATA_CUT)
    yield made
    made.close()


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, session: Session) -> ProtocolsCard:
    made = ProtocolsCard(theme, session, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(432, 600)
    made.show_access(Access(actor=Actor("wang", Role.DATA_MANAGER)))
    session.changed.connect(made.refresh)  # as the place does
    made.show()
    qtbot.waitUntil(lambda: len(made.rows) == 3)
    return made


def save(qtbot: QtBot, session: Session, template: Protocol, reason: str = "") -> None:
    done: list[Protocol] = []
    session.write(lambda store: store.templates.save(template, reason=reason), done.append, touched=())
    qtbot.waitUntil(lambda: bool(done))


def give(qtbot: QtBot, session: Session, key: int, version: int) -> None:
    done: list[None] = []
    session.write(
        lambda store: store.templates.give([key], "ward 2", version, reason="ward"), done.append, touched=[key]
    )
    qtbot.waitUntil(lambda: bool(done))


def test_that_the_card_lists_shipped_templates_and_every_version_with_its_patients(
    qtbot: QtBot, session: Session, card: ProtocolsCard
) -> None:
    save(qtbot, session, COPY)
    give(qtbot, session, 1, 1)
    save(qtbot, session, NEXT, "amendment 1")
    qtbot.waitUntil(lambda: len(card.rows) == 5)
    model = card.view.model()
    told = [[model.index(row, column).data() for column in range(4)] for row in range(5)]
    assert told == [
        ["cadonilimab-lenvatinib-sbrt", "0", "5.0", "shipped"],
        ["follow-up", "2", "5.0", "shipped"],
        ["til-anti-pd-1", "0", "5.0", "shipped"],
        ["ward 2, version 1", "1", "5.0", "earlier"],
        ["ward 2, version 2", "0", "5.0", "own copy"],
    ]
    card.choose("ward 2", 2)
    assert card.head_of_changes.text() == "Changed against ward 2, version 1"
    assert "amendment 1" in card.told.text()
    card.changes_view.selectRow(0)
    assert card.told.text().startswith("confirmation_days: 35 → 42\nR-7.1  Confirmed CR: a second CR after")
    card.choose("ward 2", 1)
    assert card.head_of_changes.text() == "Changed against follow-up"
    assert not card.change_button.isEnabled()
    assert card.change_button.toolTip() == "There is a later version of it; change that one, or copy this."
    card.choose("follow-up", 0)
    assert card.change_button.toolTip() == "It came with the program and cannot be changed; copy it."
    assert card.copy_button.isEnabled()


def test_that_old_versions_are_read_in_the_form_and_nothing_of_them_is_typed(
    qtbot: QtBot, session: Session, card: ProtocolsCard
) -> None:
    save(qtbot, session, COPY)
    save(qtbot, session, NEXT, "amendment 1")
    qtbot.waitUntil(lambda: len(card.rows) == 5)
    card.choose("ward 2", 1)
    card.look_button.click()
    form = card.findChild(TemplateForm)
    assert isinstance(form, TemplateForm)
    assert form.windowTitle() == "Protocol ward 2, version 1"
    assert [(one.what, str(one.new)) for one in form.differences] == [("confirmation_days", "35")]
    flags = form.parameters.flags(form.parameters.index(0, 2))
    assert not flags & Qt.ItemFlag.ItemIsEditable
    form.parts.button(CHANGES).click()
    form.reject()


def test_that_what_can_be_given_follows_each_save_and_its_undo(qtbot: QtBot, session: Session) -> None:
    save(qtbot, session, COPY)
    assert session.protocols["ward 2"].version == 1
    save(qtbot, session, NEXT, "amendment 1")
    assert session.protocols["ward 2"].version == 2
    done: list[str] = []
    session.write(lambda store: store.undo(), done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert session.protocols["ward 2"].version == 1


def test_that_only_who_is_moved_has_a_course_and_a_line_of_the_other_template(qtbot: QtBot, session: Session) -> None:
    heard: list[News] = []
    session.lines_changed.connect(heard.append)
    session.refresh()
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].complete)
    save(qtbot, session, COPY)
    give(qtbot, session, 2, 1)
    qtbot.waitUntil(lambda: "ward 2" in {line.protocol for line in heard[-1].lines} and heard[-1].complete)
    assert [line.protocol for line in heard[-1].lines] == ["follow-up", "ward 2", "follow-up"]
    session.open(2)
    qtbot.waitUntil(lambda: session.course is not None)
    assert session.course is not None
    assert session.course.parameters.confirmation_days == 35


def test_that_the_move_ticks_those_on_another_version_and_narrows_by_code_or_protocol(
    qtbot: QtBot, theme: Theme, session: Session
) -> None:
    patients = [
        OnProtocol(key=1, code="P-0", protocol="ward 2", version=1),
        OnProtocol(key=2, code="P-1", protocol="ward 2", version=2),
        OnProtocol(key=3, code="P-2", protocol="follow-up", version=0),
    ]
    move = MoveDialog(theme, session, None, to=replace(NEXT, version=2), patients=patients)  # type: ignore[arg-type]
    qtbot.addWidget(move)
    assert [one.code for one in move.table.records] == ["P-0", "P-2"]
    assert move.table.ticked == {1}
    move.narrow.setText("follow")
    assert [one.code for one in move.table.records] == ["P-2"]
    move.all_button.click()
    assert move.table.ticked == {1, 3}
    assert not move.save_button.isEnabled()
    move.reason.setText("amendment")
    assert move.save_button.isEnabled()
    move.none_button.click()
    assert not move.save_button.isEnabled()


def test_that_a_refusal_of_the_store_is_told_in_the_form(qtbot: QtBot, theme: Theme, session: Session) -> None:
    done: list[None] = []
    session.write(lambda store: store.locks.lock(None, "data cut"), done.append)
    qtbot.waitUntil(lambda: bool(done))
    form = TemplateForm(theme, session, None, shown=FOLLOW_UP, against=FOLLOW_UP, is_copy=True)  # type: ignore[arg-type]
    qtbot.addWidget(form)
    form.name.setText("ward 2")
    form.save_button.click()
    qtbot.waitUntil(lambda: "data set is locked" in form.told.text())
    assert form.save_button.isEnabled()


def test_that_a_print_names_template_and_version_and_a_shipped_one_its_title(qapp: QApplication) -> None:
    record = Record(patient=Patient(code="A"), treatment_start=date(2025, 1, 1))
    own = replace(COPY, version=3)
    found = course(replace(record, protocol="ward 2", template=own), own, DATA_CUT)
    assert protocol_of_print(found) == "ward 2, version 3; day 0 is 01-Jan-2025"
    assert protocol_of_print(course(record, FOLLOW_UP, DATA_CUT)).startswith("Follow-up without a trial; day 0")


def test_that_the_card_says_its_words_anew_in_the_other_language(
    qtbot: QtBot, qapp: QApplication, session: Session, card: ProtocolsCard
) -> None:
    save(qtbot, session, COPY)
    qtbot.waitUntil(lambda: len(card.rows) == 4)
    card.choose("ward 2", 1)
    try:
        set_language(qapp, "zh_CN")
        qtbot.waitUntil(lambda: card.title.text() == "方案")
        assert card.chosen is not None
        assert card.chosen.protocol.name == "ward 2"
        assert card.head_of_changes.text() == "与 follow-up 相比的改动"
    finally:
        set_language(qapp, "en")
