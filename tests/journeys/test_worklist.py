"""The worklist by real keys: it opens first, leads to the thing that waits and back to the same row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.journeys.hand import Keyboard
from models.worklist.clinic import Group, Scope
from models.worklist.line import Kind
from models.worklist.patients import By
from storage.roles import Actor, Role
from tests.journeys.clinics import (
    CASES,
    PASSWORD,
    USER,
    Opened,
    clinic_file,
    clinic_of,
    program,
    texts_on_the_screen,
    unlock,
)
from ui.kit.theme import Theme
from ui.session.lines import News
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.window.places import PATIENTS, WORKLIST
from ui.words.language import CHINESE, ENGLISH, set_language
from ui.worklist.page import WorklistPage
from ui.worklist.panel import WaitPanel


def page_of(qtbot: QtBot, window: MainWindow) -> WorklistPage:
    window.show_place(WORKLIST)
    page = window.worklist.page
    assert page is not None
    qtbot.waitUntil(lambda: page.table.line is not None)
    page.take_focus()
    qtbot.waitUntil(page.table.view.hasFocus)
    return page


def go_to(page: WorklistPage, code: str) -> None:
    line = next(one for one in page._news.lines if one.who.code == code)
    page.table.choose(line.who.key)
    page.table.moved.emit()  # as a click there does


def test_that_the_worklist_opens_first_and_is_come_back_to_by_one_chord(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        window = running.window
        unlocked_without_moving(qtbot, running)
        assert window.places.current == WORKLIST
        page = window.worklist.page
        assert page is not None
        qtbot.waitUntil(lambda: running.session.news.complete and page.table.line is not None)
        assert set(CASES) <= set(texts_on_the_screen().split())
        window.show_place(PATIENTS)
        keyboard = Keyboard(window)
        keyboard.press(Qt.Key.Key_0, control=True)
        assert (window.places.current, keyboard.strokes) == (WORKLIST, 1)
        page.scopes.button(Scope.TODAY.value).click()
        assert page.ask.scope is Scope.TODAY
        # What was filtered is remembered for whoever is here.
        running.doors.entrance.lock()
        unlocked_without_moving(qtbot, running)
        assert window.places.current == WORKLIST
        assert page.ask.scope is Scope.TODAY


def unlocked_without_moving(qtbot: QtBot, running: Opened) -> None:
    moved = running.window.show_place
    try:
        running.window.show_place = lambda name: moved(name) if name == WORKLIST else None  # type: ignore[method-assign]
        unlock(qtbot, running)
    finally:
        running.window.show_place = moved  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: running.window.access is not None)


def test_that_an_empty_clinic_offers_what_brings_patients_in(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with clinic_of(qtbot, theme, tmp_path) as running:
        running.window.show_place(WORKLIST)
        qtbot.waitUntil(lambda: "Press Ctrl+R to register the first one." in texts_on_the_screen())
        page = running.window.worklist.page
        assert page is not None
        qtbot.waitUntil(running.window._actions["register"].isEnabled)
        assert page.way_out.isHidden()
        assert [made.isVisibleTo(page) for made in page.empty.offered] == [True, True, True]
        assert [made.text() for made in page.empty.offered] == [
            "&Register a patient…",
            "&First load…",
            "&Import a laboratory file…",
        ]
        page.empty.offered[0].click()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in running.window.findChildren(QDialog)))
        next(one for one in running.window.findChildren(QDialog) if one.isVisible()).close()


def test_that_nobody_is_called_missing_before_the_file_was_looked_into(
    qtbot: QtBot, theme: Theme, session: Session
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    page = WorklistPage(theme, session, around)
    page.show_actor(Actor(USER, Role.ADMINISTRATOR))
    around.show()
    assert "The clinic file is being opened." in texts_on_the_screen()
    page.show_news(News(read=True))
    assert "No patient is recorded in this clinic file." in texts_on_the_screen()


@pytest.mark.parametrize(
    ("key", "tab"),
    [(Qt.Key.Key_R, "visits"), (Qt.Key.Key_L, "lesions"), (Qt.Key.Key_G, "treatment")],
)
def test_that_a_key_opens_the_patient_at_the_thing_that_waits_and_esc_returns_to_the_same_row(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard, key: Qt.Key, tab: str
) -> None:
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: session.news.complete)
    go_to(page, "HCC-R18")
    keyboard.press(key)
    qtbot.waitUntil(lambda: window.places.current == PATIENTS)
    assert session.course is not None
    assert session.course.record.patient.code == "HCC-R18"
    assert window.page is not None
    assert window.page.pages[tab].isVisible()
    keyboard.press(Qt.Key.Key_Escape)
    assert window.places.current == WORKLIST
    assert page.table.line is not None
    assert page.table.line.who.code == "HCC-R18"
    assert keyboard.strokes == 2


def test_that_a_number_goes_to_the_row_of_the_panel_and_results_have_their_column_chosen(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard
) -> None:
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: session.news.complete)
    go_to(page, "HCC-R18")
    place = next(n for n, one in enumerate(page.panel.waits) if one.kind is Kind.RESULTS)
    wanted = page.panel.waits[place].on
    assert page.panel.texts[place] == f"Results to sign: {page.panel.waits[place].number}"
    keyboard.press(Qt.Key(int(Qt.Key.Key_1) + place))
    qtbot.waitUntil(lambda: window.places.current == PATIENTS)
    assert window.page is not None
    chosen = window.page.visits.table.chosen
    assert chosen is not None
    assert chosen[1].on == wanted


def test_that_the_patient_who_is_looked_at_is_the_one_whom_commands_are_for(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard
) -> None:
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: session.news.complete)
    for _ in range(3):
        keyboard.press(Qt.Key.Key_Down)
    line = page.table.line
    assert line is not None
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.patient.code == line.who.code)
    assert window.places.current == WORKLIST


def test_that_h_and_f_say_who_is_here_and_who_has_finished(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard
) -> None:
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: session.news.complete)
    page.scopes.button(Scope.TODAY.value).click()
    page.take_focus()
    go_to(page, "HCC-R18")
    for key, group in ((Qt.Key.Key_H, Group.HERE), (Qt.Key.Key_F, Group.FINISHED), (Qt.Key.Key_F, Group.HERE)):
        keyboard.press(key)
        if group is Group.FINISHED:  # something waits: it is named, and asked once
            assert "F once more finishes" in page._state.text()
            assert band_of(page, "HCC-R18") is Group.HERE
            keyboard.press(key)
        qtbot.waitUntil(lambda group=group: band_of(page, "HCC-R18") is group)
        assert page.table.line is not None
        assert page.table.line.who.code == "HCC-R18"
    assert keyboard.strokes == 4


def band_of(page: WorklistPage, code: str) -> Group | None:
    group = None
    for row in page.table._table.records:
        group = getattr(row, "group", group)
        if hasattr(row, "line") and row.line.who.code == code:
            return group
    return None


def test_that_a_chip_leaves_those_for_whom_its_kind_waits(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: session.news.complete)
    page.chips[Kind.GRADES].click()
    lines = [row.line for row in page.table._table.records if hasattr(row, "line")]
    assert lines
    assert all(any(one.kind is Kind.GRADES and one.waits(session.today) for one in line.waits) for line in lines)
    assert page.chips[Kind.GRADES].text().endswith(str(len(lines)))
    page.chips[Kind.GRADES].click()
    page.scopes.button(Scope.WEEK.value).click()
    assert page.ask.kinds == frozenset()


def test_that_the_list_of_patients_is_filtered_by_its_menu_and_a_search_finds_everybody(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: session.news.complete)
    patients = window.patients
    assert patients.filter is not None
    patients.filter.toggle(By.TREATED, "yes")
    treated = [line.who.code for line in session.news.lines if line.treated]
    assert sorted(line.code for line in patients.shown) == sorted(treated)
    assert 0 < len(treated) < 26
    assert f"{len(treated)} of 26" in texts_on_the_screen()
    patients.filter.menu.aboutToShow.emit()
    assert "Sort by" in [action.text() for action in patients.filter.menu.actions()]
    patients.seek("HCC-R05")
    assert [line.code for line in patients.shown] == ["HCC-R05"]
    patients.seek("")
    patients.filter.clear()
    assert len(patients.shown) == 26


def test_that_the_hand_is_on_the_worklist_wherever_it_appears(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        window, entrance = running.window, running.doors.entrance.page
        qtbot.waitUntil(entrance.isVisible)
        entrance.user.setText(USER)
        entrance.password.setText(PASSWORD)
        qtbot.waitUntil(entrance.go_button.isEnabled)
        entrance.go_button.click()
        qtbot.waitUntil(lambda: running.session.course is not None, timeout=10_000)
        page = window.worklist.page
        assert page is not None
        qtbot.waitUntil(lambda: page.table.line is not None)
        assert window.focusWidget() is page.table.view
        # The way out of an empty list is gone when there is something: the hand goes to the rows, not to a button.
        page._narrow(scope=Scope.TODAY)
        page.way_out.setFocus()
        page._narrow(scope=Scope.ALL)
        assert window.focusWidget() is page.table.view
        # A key for what does not wait still leads to its place.
        line = page.table.line
        assert line is not None
        page.open_wanted.emit(line.who.key, Kind.DOSE)
        qtbot.waitUntil(lambda: window.places.current == PATIENTS)
        assert window.page is not None
        assert window.page.treatment.isVisible()


def test_that_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        unlock(qtbot, running)
        page = page_of(qtbot, running.window)
        keyboard = Keyboard(running.window)
        keyboard.press(Qt.Key.Key_End)
        assert page.table.line is not None
        last = page.table.line.who.key
        keyboard.press(Qt.Key.Key_Home)
        assert page.table.line is not None
        assert page.table.line.who.key == page.table.first != last
        keyboard.press(Qt.Key.Key_End)
        assert page.table.line.who.key == last


@pytest.mark.parametrize(("language", "begins"), [(ENGLISH, "Cadonilimab"), (CHINESE, "卡度尼利单抗")])
def test_that_the_chip_of_a_filter_speaks_the_language_and_stands_within_the_list(
    qtbot: QtBot, session: Session, window: MainWindow, language: str, begins: str
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    set_language(app, language)
    qtbot.waitUntil(lambda: session.news.complete)
    filters = window.patients.filter
    assert filters is not None
    filters.toggle(By.PROTOCOL, "cadonilimab-lenvatinib-sbrt")
    QApplication.processEvents()
    (chip,) = (one for one in filters.findChildren(QPushButton) if not one.isHidden())
    assert chip.text().startswith(begins)
    assert chip.sizeHint().width() <= chip.width()
    assert chip.geometry().right() <= filters.width()
    filters.clear()
    set_language(app, ENGLISH)


def test_that_what_waits_wears_the_colours_of_the_other_theme(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with clinic_of(qtbot, theme, tmp_path) as opened:
        panel = WaitPanel(theme, opened.window)
        row = panel._rows[0]
        row.show_wait("Results to sign: 98", "", "", urgent=False)
        panel._rows[1].show_wait("Grade 4", "", "", urgent=True)
        try:
            theme.set_dark(True)
            panel.dress()
            for one, colour in ((row, "text"), (panel._rows[1], "urgent")):
                assert one.title.palette().windowText().color() == theme.colour(colour)
        finally:
            theme.set_dark(False)
