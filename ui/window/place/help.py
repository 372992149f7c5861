"""The Help place in the window: one of its parts, the guide where one is, or the rule of the answer looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ui.window.places import HELP, PATIENTS, Places

if TYPE_CHECKING:
    from ui.window.desk import Desk


class HelpPlace(QObject):
    """F1 asks for the guide to the place one is in; on a Why, for its rule."""

    def __init__(self, desk: Desk, places: Places) -> None:
        super().__init__(desk)
        self._desk, self._places = desk, places

    def show(self, part: str) -> None:
        """Raises KeyError for a part that is none."""
        from ui.window.help.page import GUIDE, HelpPage

        asked = part == GUIDE
        rule, chapter = (rule_at_hand(), self._chapter()) if asked else ("", "")
        self._desk.show_place(HELP)
        page = self._places.page(HELP)
        assert isinstance(page, HelpPage)
        if rule:
            page.show_rule(rule)
        elif asked and chapter:
            page.show_chapter(chapter)
        else:
            page.show_part(part)
            page.setFocus()

    def _chapter(self) -> str:
        """What is looked at: a place, or the part of the open patient; nothing from the help itself."""
        from ui.patient.page import TABS

        place = self._places.current
        if place == HELP:
            return ""
        if place == PATIENTS and self._desk.page is not None:
            return TABS[self._desk.page.tabs.currentIndex()].name
        return place


def rule_at_hand() -> str:
    """The rule of the Why that has the focus, or lies under the mouse; nothing where there is none."""
    for begun in (QApplication.focusWidget(), QApplication.widgetAt(QCursor.pos())):
        widget = begun
        while widget is not None:
            if rule := widget.property("rule"):
                return str(rule)
            widget = widget.parentWidget()
    return ""
