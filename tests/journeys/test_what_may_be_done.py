"""What may be done: by role and by lock, greyed with its reason, and refused by the store all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.keys import vault
from storage.keys.patience import Patience
from storage.roles import Role
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter_first, program, texts_on_the_screen
from ui.forms.data_lock import LockDialog
from ui.forms.planned_visit import PlannedVisitDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.page import PatientPage
from ui.window.places import WORKLIST

WORDS = "another long one"
# Commands of the window that a role may not give, when nothing is locked.
REFUSED = {
    Role.ADMINISTRATOR: set(),
    Role.DATA_MANAGER: {"users"},
    Role.CLINICIAN: {"users", "lock_patient", "lock_all"},
    Role.NURSE: {"users", "lock_patient", "lock_all", "case_files"},
    Role.RADIOLOGIST: {"users", "lock_patient", "lock_all", "case_files"},
    Role.READER: {"users", "lock_patient", "lock_all", "print", "visit", "case_files"},
}
WATCHED = ("users", "lock_patient", "lock_all", "print", "visit", "case_files")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = clinic_file(tmp_path_factory.mktemp("clinic"))
    unlocked = vault.unlock(path, user=USER, password=PASSWORD)
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            vault.add_user(path, unlocked, user=role.value, password=WORDS, role=role)
    return path


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, made: Path) -> Iterator[Opened]:
    Patience(made).forget()
    with program(qtbot, theme, made) as running:
        qtbot.waitUntil(running.entrance.page.isVisible)
        yield running


def _page(opened: Opened) -> PatientPage:
    assert opened.window.page is not None
    return opened.window.page


def _enter(qtbot: QtBot, opened: Opened, role: Role) -> None:
    if role is Role.ADMINISTRATOR:
        enter_first(qtbot, opened)
    else:
        enter_first(qtbot, opened, WORDS, role.value)
    qtbot.waitUntil(lambda: opened.window.access is not None and opened.window.access.actor.role is role)


def _refused(opened: Opened) -> set[str]:
    return {name for name in WATCHED if not opened.window._actions[name].isEnabled()}


def _why(opened: Opened, name: str) -> str:
    return str(opened.window._actions[name].property("why_not"))


def _fill(qtbot: QtBot, opened: Opened, name: str, reason: str) -> None:
    """Lock or unlock by the form."""
    opened.window._actions[name].trigger()
    form = next(one for one in opened.window.findChildren(LockDialog) if one.isVisible())
    assert not form.save_button.isEnabled()
    form.reason.setText(reason)
    with qtbot.waitSignal(opened.session.changed):
        form.save_button.click()


@pytest.mark.parametrize("role", list(Role))
def test_that_each_role_sees_what_it_may_not_do(qtbot: QtBot, opened: Opened, role: Role) -> None:
    _enter(qtbot, opened, role)
    assert _refused(opened) == REFUSED[role]
    for name in REFUSED[role]:
        assert "may not" in _why(opened, name)
    assert _page(opened).print_button.isEnabled() is ("print" not in REFUSED[role])
    assert _page(opened).visit_button.isEnabled() is ("visit" not in REFUSED[role])


def test_that_who_may_not_measure_types_no_read_into_a_visit(qtbot: QtBot, opened: Opened) -> None:
    _enter(qtbot, opened, Role.NURSE)
    opened.window._actions["visit"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    qtbot.waitUntil(lambda: not form.read.isEnabled())
    assert "A nurse may not enter lesions" in form.read.toolTip()


def test_that_the_store_asks_again(qtbot: QtBot, opened: Opened) -> None:
    _enter(qtbot, opened, Role.READER)
    assert "may not print or save pages" in _page(opened).print_button.toolTip()
    opened.window.deeds.give("print")
    qtbot.waitUntil(lambda: "may not print" in opened.window.message.text)
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    form.laboratory.rows[0].entry.setText("5")
    qtbot.waitUntil(form.save_button.isEnabled)
    qtbot.waitUntil(form.save_button.isEnabled)
    form.save()
    qtbot.waitUntil(lambda: "may not enter" in form.told)
    form.leave()


def test_that_a_locked_patient_is_seen_to_be_locked(qtbot: QtBot, opened: Opened) -> None:
    _enter(qtbot, opened, Role.ADMINISTRATOR)
    _fill(qtbot, opened, "lock_patient", "database freeze")
    page = _page(opened)
    qtbot.waitUntil(lambda: page.lock.isVisible())
    assert "database freeze" in page.lock.text
    assert USER in page.lock.text
    assert "Data locked" in page.banner.text()
    assert not page.visit_button.isEnabled()
    assert "database freeze" in page.visit_button.toolTip()
    assert _refused(opened) == {"visit"}
    other = next(line.key for line in opened.window.patients.shown if line.key != opened.session.key)
    locked = opened.session.key
    assert locked is not None
    opened.session.open(other)
    qtbot.waitUntil(lambda: not page.lock.isVisible())
    assert page.visit_button.isEnabled()
    opened.session.open(locked)
    qtbot.waitUntil(lambda: page.lock.isVisible())
    page.lock.unlock_button.click()
    form = next(one for one in opened.window.findChildren(LockDialog) if one.isVisible())
    form.save_button.click()
    assert form.isVisible()  # it needs a reason
    form.reason.setText("one value was misread")
    form.save_button.click()
    qtbot.waitUntil(lambda: not page.lock.isVisible())
    assert page.visit_button.isEnabled()
    assert "Data locked" not in page.banner.text()


def test_that_a_locked_data_set_is_said_at_the_foot(qtbot: QtBot, opened: Opened) -> None:
    _enter(qtbot, opened, Role.DATA_MANAGER)
    _fill(qtbot, opened, "lock_all", "interim analysis")
    qtbot.waitUntil(lambda: _page(opened).lock.isVisible())
    assert "the data set is locked" in texts_on_the_screen()
    opened.entrance.lock()
    _enter(qtbot, opened, Role.NURSE)
    qtbot.waitUntil(lambda: _page(opened).lock.isVisible())
    assert not _page(opened).lock.unlock_button.isEnabled()
    assert "may not unlock data" in _page(opened).lock.unlock_button.toolTip()
    assert "interim analysis" in _page(opened).visit_button.toolTip()
    opened.entrance.lock()
    _enter(qtbot, opened, Role.DATA_MANAGER)
    _fill(qtbot, opened, "lock_all", "analysis is done")
    qtbot.waitUntil(lambda: not _page(opened).lock.isVisible())
    assert "the data set is locked" not in texts_on_the_screen()


def test_that_no_visit_is_begun_from_the_worklist_while_the_data_set_is_locked(qtbot: QtBot, opened: Opened) -> None:
    """Nobody types forty results into a form that cannot be saved."""
    _enter(qtbot, opened, Role.DATA_MANAGER)
    _fill(qtbot, opened, "lock_all", "interim analysis")
    qtbot.waitUntil(lambda: opened.window.access is not None and opened.window.access.all_lock is not None)
    opened.window.show_place(WORKLIST)
    worklist = opened.window.places.page(WORKLIST)
    key = opened.session.key
    worklist.deed_wanted.emit(key, "visit")
    qtbot.waitUntil(lambda: "interim analysis" in opened.window.message.text)
    worklist.move_wanted.emit(key, "")
    assert opened.window.findChild(VisitDialog) is None
    assert opened.window.findChild(PlannedVisitDialog) is None
    _fill(qtbot, opened, "lock_all", "analysis is done")
    qtbot.waitUntil(lambda: opened.window.access is not None and opened.window.access.all_lock is None)
    worklist.deed_wanted.emit(key, "visit")
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)


def test_that_no_form_is_begun_from_the_worklist_for_a_locked_patient(qtbot: QtBot, opened: Opened) -> None:
    """Their own lock is known once they are open, and said before the form is."""
    _enter(qtbot, opened, Role.DATA_MANAGER)
    locked = opened.session.key
    assert locked is not None
    _fill(qtbot, opened, "lock_patient", "database freeze")
    other = next(line.who.key for line in opened.session.news.lines if line.who.key != locked)
    opened.session.open(other)
    qtbot.waitUntil(lambda: opened.window.access is not None and opened.window.access.patient_lock is None)
    opened.window.show_place(WORKLIST)
    worklist = opened.window.places.page(WORKLIST)
    opened.window.message.say("")
    worklist.deed_wanted.emit(locked, "visit")  # somebody who is not open yet
    qtbot.waitUntil(lambda: "database freeze" in opened.window.message.text)
    worklist.deed_wanted.emit(locked, "visit")  # somebody who is
    worklist.move_wanted.emit(locked, "")
    assert opened.window.findChild(VisitDialog) is None
    assert opened.window.findChild(PlannedVisitDialog) is None
    worklist.deed_wanted.emit(other, "visit")
    qtbot.waitUntil(lambda: opened.window.findChild(VisitDialog) is not None)
