"""The main window: places, menus, language, theme, names for everything."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.course.course import Course
from storage.clinic.store import DEMO_KEY, Store
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import SCALES, Theme
from ui.patient.page import SURVIVAL
from ui.session.session import Session
from ui.start import protocols
from ui.window.commands import commands
from ui.window.main import MainWindow
from ui.window.places import HELP, PATIENTS
from ui.words.language import languages

TODAY = date(2025, 3, 28)


def _labels(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]


def test_that_the_window_says_what_it_is_for_and_whose_data_it_shows(window: MainWindow) -> None:
    words = _labels(window)
    assert "For research and documentation; not a medical device" in words
    assert "Demo clinic: what you enter is gone when the window is closed" in words
    assert "Rules 2.0" in words
    assert "CTCAE 5.0" in words
    assert "Data as of 28-Mar-2025" in words
    assert window.windowTitle() == "Hepatrack, demo clinic"


def test_that_every_menu_command_has_its_own_keys(window: MainWindow) -> None:
    keys = [command.keys for command in commands() if command.keys]
    assert len(keys) == len(set(keys))


def _is_put_away(widget: QWidget) -> bool:
    """Whether it is hidden on its page until it is needed, and gets its words then."""
    held: QWidget | None = widget
    while held is not None and not isinstance(held.parentWidget(), QStackedWidget):
        if held.isHidden():
            return True
        held = held.parentWidget()
    return False


def test_that_every_control_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    window.deeds.give("visit")
    window.show_place(HELP)
    dialog = window.findChild(VisitDialog)
    assert dialog is not None
    buddies = {label.buddy() for label in window.findChildren(QLabel) if label.buddy() is not None}
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and widget not in buddies
        and not isinstance(widget.parent(), QComboBox)
        and not _is_put_away(widget)
    ]
    assert nameless == []
    dialog.reject()


def test_that_a_pressed_tab_walks_through_the_whole_window(qtbot: QtBot, window: MainWindow) -> None:
    """No trap: from the search the focus comes round again, past the tabs, the charts and the flags."""
    window.search.setFocus()
    seen: list[QWidget] = []
    for _ in range(80):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen and focus is window.search:
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    else:
        pytest.fail("the search was not reached again")
    page = window.page
    assert page is not None
    assert {page.tabs, page.print_button, page.visit_button, window.patients.view} <= set(seen)
    assert any(page.overview.isAncestorOf(widget) for widget in seen)
    assert any(page.flags.isAncestorOf(widget) for widget in seen)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [SCALES[0], 1.25, SCALES[-1]])
def test_that_the_window_can_be_looked_at_in_every_dress(
    qtbot: QtBot, window: MainWindow, theme: Theme, dark: bool, scale: float
) -> None:
    window.resize(1366, 768)
    window.choices.choose_theme(dark)
    window.choices.choose_zoom(scale)
    try:
        QApplication.processEvents()
        assert window.width() == 1366
        assert not window.grab().isNull()
        assert window.palette().window().color() == theme.colour("window")
    finally:
        window.choices.choose_zoom(1.0)
        window.choices.choose_theme(False)


def test_that_choices_are_kept(tmp_path: Path, qtbot: QtBot, session: Session, theme: Theme) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, theme, settings=settings)
    qtbot.addWidget(window)
    window.choices.choose_theme(False)
    window.choices.choose_zoom(1.0)
    settings.sync()
    assert (tmp_path / "settings.ini").read_text().splitlines()[1:] == ["dark=no", "zoom=1.0"]
    assert window.windowTitle() == "Hepatrack"


def test_that_a_clinic_file_that_is_not_there_is_told_with_its_remedy(
    tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    missing = tmp_path / "clinic.hepatrack"
    session = Session(lambda: Store.open(missing, key=DEMO_KEY), protocols, TODAY)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    window.furnish()
    qtbot.waitUntil(lambda: bool(window.message.text))
    assert str(missing) in window.message.text
    assert {"The clinic file could not be opened.", "The list could not be read."} <= set(_labels(window))
    assert not missing.exists()
    session.close()


def test_that_commands_for_a_patient_wait_for_one(qtbot: QtBot, session: Session, theme: Theme) -> None:
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    assert not window._actions["visit"].isEnabled()
    assert window._actions["find"].isEnabled()


def test_that_about_says_what_the_program_is_not(qtbot: QtBot, window: MainWindow) -> None:
    window._actions["about"].trigger()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "not a medical device" in box.text()
    box.close()


def test_that_the_places_of_a_patient_are_the_ones_that_exist(window: MainWindow) -> None:
    assert window.page is not None
    assert [window.page.tabs.tabText(number) for number in range(window.page.tabs.count())] == [
        "Overview",
        "Visits",
        "Lesions",
        "Adverse events",
        "Treatment",
        "Survival",
        "History",
    ]
    window._actions["survival"].trigger()
    assert window.page.survival.isVisible()
    window._actions["overview"].trigger()
    assert window.page.overview.isVisible()


def test_that_the_range_of_time_belongs_to_the_overview(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert page is not None
    qtbot.mouseClick(page.ranges.segments.button("3 months"), Qt.MouseButton.LeftButton)
    assert page.ranges.segments.value() == "3 months"
    page.show_tab(SURVIVAL)
    assert not page.ranges.isVisible()


def test_that_menus_hold_no_empty_promise(window: MainWindow) -> None:
    words = _menu_words(window._top.menus.actions())
    assert len(words) > 20
    assert not any("soon" in text for text in words)


def test_that_each_demo_patient_can_be_opened(
    qtbot: QtBot, window: MainWindow, session: Session, demo_courses: dict[str, Course]
) -> None:
    for line in window.patients.shown:
        session.open(line.key)
        qtbot.waitUntil(lambda code=line.code: session.course.record.patient.code == code)  # type: ignore[misc, union-attr]
    assert window.message.isHidden()


def _menu_words(actions: list[QAction]) -> list[str]:
    words = []
    for action in actions:
        menu = action.menu()
        words += [action.text()]
        if isinstance(menu, QMenu):
            words += _menu_words(menu.actions())
    return [text for text in words if not text.endswith(" %")]


LETTER = re.compile(r"[^\W\d_]")
DATE = re.compile(r"[0-9]{2}-[A-Z][a-z]{2}-[0-9]{4}")  # written by a function of the language, not by a text


class Marked(QTranslator):
    """A language in which every translated text stands in guillemets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{text}»" if context not in ("QShortcut", "QGuiApplication") else text


def test_that_every_word_of_the_frame_can_be_translated(qtbot: QtBot, window: MainWindow) -> None:
    translator = Marked()
    QApplication.installTranslator(translator)
    QApplication.processEvents()
    try:
        window.show_place(HELP)
        window.show_place(PATIENTS)
        page = window.page
        assert page is not None
        places: tuple[QWidget, ...] = (window._top, window._status, window._rail, window.patients, page.flags)
        words = [label.text() for place in places for label in place.findChildren(QLabel)]
        words += [made.text() for place in (window, page) for made in place.findChildren(QAbstractButton)]
        words += [page.tabs.tabText(0), page.tabs.tabText(1), window.windowTitle(), page.banner.text()]
        words += _menu_words(window._top.menus.actions())
        plain = sorted(
            {
                text
                for text in words
                if any(letter.isalpha() for letter in text) and "«" not in text and not DATE.fullmatch(text)
            }
        )
        named_by_themselves = {"Hepatrack", *(name for _, name in languages())}
        assert set(plain) <= named_by_themselves
    finally:
        QApplication.removeTranslator(translator)


def test_that_what_is_least_asked_for_gives_way_whole_at_the_foot_of_a_narrow_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    foot = window._status
    window.show_standing(user="Wolfeschlegelsteinhausen, data manager")
    window.show_upkeep("backup", "Last verified backup 12 days ago")
    window.show_upkeep("check", "Checked on 27-Mar-2025: nothing wrong")
    window.resize(1440, 900)
    assert all(not words.isHidden() for words in foot._labels)
    window.resize(960, 540)
    QApplication.processEvents()
    seen = [words for words in foot._labels if not words.isHidden()]
    assert "CTCAE 5.0" not in [words.text() for words in seen]
    assert "CTCAE 5.0" in foot.toolTip()
    assert all(words.width() >= words.sizeHint().width() for words in seen)
    assert {"Data as of 28-Mar-2025"} <= {words.text() for words in seen}
