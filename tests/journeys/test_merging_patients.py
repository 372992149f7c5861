"""One person under two codes, in the window: found, said to be two, merged, found by the old code, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.forms.merging import Side
from models.record.records import Patient, Sex
from storage.clinic.store import Store
from tests.journeys.clinics import Opened, clinic_file, clinic_of, enter_first, program, texts_on_the_screen
from tests.storage.clinic.people.test_merging import ONE, OTHER
from ui.forms.merging.candidates import CandidatesDialog
from ui.forms.merging.form import MergeDialog
from ui.forms.register import RegisterDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme

STRANGER = replace(ONE, patient=Patient(code="HCC-0103", name="Li, Jianguo", sex=Sex.MALE))


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with clinic_of(qtbot, theme, tmp_path, ONE, OTHER, STRANGER) as running:
        qtbot.waitUntil(running.window._actions["duplicates"].isEnabled)
        yield running


def candidates(qtbot: QtBot, opened: Opened) -> CandidatesDialog:
    opened.window._actions["duplicates"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CandidatesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CandidatesDialog)
    qtbot.waitUntil(lambda: bool(dialog._keys))
    return dialog


def choose(form: MergeDialog, name: str, side: Side) -> None:
    form.groups[name].button(tuple(Side).index(side)).click()


def test_that_two_alike_are_merged_with_a_reason_found_by_the_old_code_and_brought_back_by_one_undo(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = candidates(qtbot, opened)
    assert [(pair.one.code, pair.other.code) for pair in dialog.table.records] == [("HCC-0100", "HCC-0101")]
    assert "same name and the same birth date" in texts_on_the_screen()
    dialog.merge_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog))
    form = QApplication.activeModalWidget()
    assert isinstance(form, MergeDialog)
    qtbot.waitUntil(lambda: bool(form.groups))
    assert not form.choices  # nothing that both have is chosen beforehand
    form.reason.setText("registered twice")
    assert not form.merge_button.isEnabled()
    for name in form.groups:
        choose(form, name, Side.STAYS if name.startswith("lesions") else Side.GOES)
    assert "results 1" in form.joining.text()
    assert form.merge_button.isEnabled()
    form.merge_button.click()
    session = opened.session
    qtbot.waitUntil(lambda: session.course is not None and len(session.course.record.labs) == 3)
    assert session.course is not None
    assert session.course.record.patient.code == "HCC-0100"
    qtbot.waitUntil(lambda: len(session.news.lines) == 2 and session.news.complete)
    assert opened.window.message.isVisible()
    assert opened.window.message.text == "HCC-0101 was merged into HCC-0100. Ctrl+Z brings both back."
    opened.window.patients.seek("HCC-0101")
    assert [line.code for line in opened.window.patients.shown] == ["HCC-0100"]
    assert "HCC-0101 was merged into HCC-0100." in texts_on_the_screen()
    opened.window.patients.seek("")
    session.write(lambda store: store.undo())
    qtbot.waitUntil(lambda: len(session.news.lines) == 3 and session.news.complete)
    assert {line.who.code for line in session.news.lines} == {"HCC-0100", "HCC-0101", "HCC-0103"}


def test_that_a_locked_patient_is_named_before_two_are_compared(qtbot: QtBot, opened: Opened) -> None:
    session = opened.session

    def lock(store: Store) -> None:
        key = store.find("HCC-0101")
        assert key is not None
        store.locks.lock(key, "data frozen")

    session.write(lock)
    dialog = candidates(qtbot, opened)
    qtbot.waitUntil(dialog.lock.isVisible)
    assert dialog.lock.text().startswith("The data of HCC-0101 are locked since ")
    assert '("data frozen")' in dialog.lock.text()
    assert not dialog.merge_button.isEnabled()
    dialog.view.activated.emit(dialog.view.currentIndex())  # Enter on the pair
    assert dialog.isVisible()
    dialog.reject()
    stays, goes = dialog._keys["HCC-0100"], dialog._keys["HCC-0101"]
    form = MergeDialog(opened.window.theme, session, opened.window, stays=stays, goes=goes)
    form.open()
    qtbot.waitUntil(lambda: form.told.text().startswith("The data of HCC-0101 are locked since "))
    for name in form.groups:
        choose(form, name, Side.STAYS)
    form.reason.setText("registered twice")
    assert not form.merge_button.isEnabled()
    form.reject()


def test_that_whoever_was_said_to_be_two_is_not_offered_again(qtbot: QtBot, opened: Opened) -> None:
    dialog = candidates(qtbot, opened)
    assert not dialog.apart_button.isEnabled()
    dialog.reason.setText("sisters-in-law")
    dialog.apart_button.click()
    qtbot.waitUntil(lambda: dialog.fact.text() == "No two patients look like one person.")
    assert "sisters-in-law" in dialog.apart.text()
    dialog.reject()
    again = candidates(qtbot, opened)
    qtbot.waitUntil(lambda: again.fact.text() == "No two patients look like one person.")
    again.reject()


def test_that_who_stays_can_be_changed_for_the_other(qtbot: QtBot, opened: Opened) -> None:
    dialog = candidates(qtbot, opened)
    dialog.merge_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog))
    form = QApplication.activeModalWidget()
    assert isinstance(form, MergeDialog)
    qtbot.waitUntil(lambda: form._shown is not None)
    for name in form.groups:
        choose(form, name, Side.STAYS)
    form.reason.setText("registered twice")
    assert form.merge_button.isEnabled()
    form.swap_button.click()
    assert not form.merge_button.isEnabled()  # what was chosen was chosen the other way round
    qtbot.waitUntil(lambda: form._shown is not None and form._shown.codes == ("HCC-0101", "HCC-0100"))
    form.reject()


def test_that_a_look_alike_is_told_before_one_is_registered(qtbot: QtBot, opened: Opened) -> None:
    opened.window._actions["register"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RegisterDialog))
    form = QApplication.activeModalWidget()
    assert isinstance(form, RegisterDialog)
    form.name.setText("张桂花")
    form.born.setText("19600501")
    form.protocol.choose("cadonilimab-lenvatinib-sbrt")
    assert "Looks like HCC-0100: the same name and the same birth date." in form.told
    form.leave()


def test_that_the_filter_of_the_list_leads_to_the_duplicates(qtbot: QtBot, opened: Opened) -> None:
    narrowing = opened.window.patients.filter
    assert narrowing is not None
    narrowing.menu.aboutToShow.emit()
    assert opened.window._actions["duplicates"] in narrowing.menu.actions()


def test_that_what_was_typed_of_who_was_merged_away_is_gone_on_with_at_who_stays(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter_first(qtbot, running)
        session, window = running.session, running.window
        assert session.course is not None
        assert window.page is not None
        gone = session.course.record.patient.code
        window.deeds.give("visit")
        form = window.findChild(VisitDialog)
        assert form is not None
        form.laboratory.rows[0].entry.setText("8.84")
        qtbot.waitUntil(lambda: any(".draft-" in one.name for one in running.path.parent.iterdir()))
        form.put_aside()
        merged: list[tuple[int, str]] = []

        def merge(store: Store) -> None:
            one = store.find(gone)
            other = next(key for key, code in store.patients() if code != gone and _are_one(store, key, one))
            assert one is not None
            asked = store.people.compared(other, one).asked()
            store.people.merge(other, one, dict.fromkeys(asked, Side.STAYS), reason="registered twice")
            merged.append((other, store.record(other).patient.code))

        session.write(merge, lambda _: session.open(merged[0][0]))  # as the form does
        qtbot.waitUntil(lambda: bool(merged) and bool(session.news.former))
        key, stays = merged[0]
        qtbot.waitUntil(lambda: session.key == key and session.course.record.patient.code == stays)  # type: ignore[union-attr]
        bar = window.page.drafts
        qtbot.waitUntil(bar.isVisible)
        bar.go_on_button.click()
        qtbot.waitUntil(lambda: window.findChild(VisitDialog) is not None)
        again = window.findChild(VisitDialog)
        assert again is not None
        assert again.draft.labs[0].text == "8.84"
        assert again.patient == (key, stays)
        again.put_aside()


def _are_one(store: Store, stays: int, goes: int | None) -> bool:
    """Whether the two of the demo clinic can be merged."""
    assert goes is not None
    one, other = store.record(stays), store.record(goes)
    return one.provenance == other.provenance and store.people.compared(stays, goes).refusal is None
