"""The Help place in the window: one of its parts, or the rule of the answer that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ui.window.places import HELP, Places

if TYPE_CHECKING:
    from ui.window.desk import Desk


class HelpPlace(QObject):
    """F1 asks for the keys; on a Why, for its rule."""

    def __init__(self, desk: Desk, places: Places) -> None:
        super().__init__(desk)
        self._desk, self._places = desk, places

    def show(self, part: str) -> None:
        """Raises KeyError for a part that is none."""
        from ui.window.help.page import KEYS, HelpPage

        rule = rule_at_hand() if part == KEYS else ""
        self._desk.show_place(HELP)
        page = self._places.page(HELP)
        assert isinstance(page, HelpPage)
        if rule:
            page.show_rule(rule)
        else:
            page.show_part(part)
            page.setFocus()


def rule_at_hand() -> str:
    """The rule of the Why that has the focus, or lies under the mouse; nothing where there is none."""
    for begun in (QApplication.focusWidget(), QApplication.widgetAt(QCursor.pos())):
        widget = begun
        while widget is not None:
            if rule := widget.property("rule"):
                return str(rule)
            widget = widget.parentWidget()
    return ""
