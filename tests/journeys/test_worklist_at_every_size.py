"""The worklist in windows of every width: what folds, what stays, and the list on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.journeys.hand import Keyboard
from models.worklist.clinic import Scope
from tests.journeys.test_worklist import go_to, page_of
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.worklist.page import WorklistPage
from ui.worklist.sheet import ListingPreview


def shown(qtbot: QtBot, session: Session, window: MainWindow, *, width: int, height: int) -> WorklistPage:
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: session.news.complete)
    go_to(page, "HCC-R18")
    window.resize(width, height)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (width, height))
    return page


def columns_of(page: WorklistPage) -> list[str]:
    model = page.table.view.model()
    return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]


def fills(page: WorklistPage) -> bool:
    """The columns end where the room does: nothing beside them, and nothing to be scrolled sideways."""
    across = sum(page.table.view.columnWidth(n) for n in range(page.table.view.model().columnCount()))
    left = page.table.view.viewport().width() - across
    return 0 <= left <= 12 and page.table.view.horizontalScrollBar().maximum() == 0


def test_that_the_panel_stands_beside_the_list_where_there_is_room(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    page = shown(qtbot, session, window, width=1440, height=900)
    assert page.panel.isVisible()
    assert page.beside.strip.isHidden()
    assert len(columns_of(page)) == 11
    qtbot.waitUntil(lambda: fills(page))


def test_that_the_panel_folds_to_a_strip_that_says_what_waits_and_unfolds(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard
) -> None:
    page = shown(qtbot, session, window, width=1366, height=768)
    assert page.panel.isHidden()
    assert page.beside.strip.isVisible()
    assert page.beside.strip.width() == 40
    assert len(columns_of(page)) == 11
    qtbot.waitUntil(lambda: fills(page))
    assert all(text in page.beside.strip.accessibleName() for text in page.panel.texts)
    keyboard.press(Qt.Key.Key_P)
    assert page.panel.isVisible()
    assert page.table.isVisible()
    assert columns_of(page) == ["Time", "Patient", "Visit", "What waits"]
    assert page.table.line is not None
    assert page.table.line.who.code == "HCC-R18"
    assert page.panel.isAncestorOf(window.focusWidget())
    keyboard.press(Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.table.view.hasFocus()
    assert len(columns_of(page)) == 11


def test_that_at_200_percent_the_first_thing_that_waits_stays_and_the_panel_is_a_second_page(
    qtbot: QtBot, session: Session, window: MainWindow, theme: Theme, keyboard: Keyboard
) -> None:
    try:
        theme.set_scale(2.0)
        page = shown(qtbot, session, window, width=1366, height=768)
        assert columns_of(page) == ["Time", "Patient", "Visit", "What waits"]
        qtbot.waitUntil(lambda: fills(page))
        waits = page.panel.waits
        row = page.table.view.currentIndex().row()
        assert page.panel.texts[0] in page.table.view.model().index(row, 3).data()
        keyboard.press(Qt.Key.Key_P)
        assert page.panel.isVisible()
        assert page.table.isHidden()
        assert page.panel.waits == waits
        keyboard.press(Qt.Key.Key_Escape)
        assert page.table.isVisible()
        assert page.table.view.hasFocus()
    finally:
        theme.set_scale(1.0)


def test_that_ctrl_p_prints_the_list_that_is_shown_and_nobody_else(
    qtbot: QtBot, session: Session, window: MainWindow, keyboard: Keyboard, tmp_path: Path
) -> None:
    page = shown(qtbot, session, window, width=1440, height=900)
    page.scopes.button(Scope.ALL.value).click()
    page.take_focus()
    qtbot.waitUntil(window._actions["print"].isEnabled)
    qtbot.waitUntil(lambda: session.wanted == session.key)
    keyboard.press(Qt.Key.Key_P, control=True)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ListingPreview))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, ListingPreview)
    qtbot.waitUntil(preview.save_button.isEnabled)
    assert preview.file_name() == f"worklist_{session.today.isoformat()}.pdf"
    preview.save_to(tmp_path / "list.pdf")
    qtbot.waitUntil((tmp_path / "list.pdf").exists)
    said = "".join(preview._pdf.getAllText(page).text() for page in range(preview.page_count))
    codes = {line.who.code for section in page.table.sections for line in section.lines}
    assert codes
    assert all(code in said for code in codes)
    assert not any(line.who.code in said for line in session.news.lines if line.who.code not in codes)
    assert "for research and documentation; not a medical device" in said
    assert "HCC-" not in preview.windowTitle()
    preview.close()


@pytest.mark.parametrize("width", [900, 1100, 1279, 1366, 1440, 1920])
def test_that_no_width_needs_scrolling_sideways(qtbot: QtBot, session: Session, window: MainWindow, width: int) -> None:
    page = shown(qtbot, session, window, width=width, height=768)
    qtbot.waitUntil(lambda: fills(page))
