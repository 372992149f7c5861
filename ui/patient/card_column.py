"""Cards under each other that are used again: twenty widgets a patient are what opening one took longest for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.course.course import Course
from ui.kit.cards import Card, Entry
from ui.kit.theme import Theme


class CardColumn:
    """As many cards as the longest course so far needed; those that are not needed now are hidden."""

    def __init__(self, theme: Theme, parent: QWidget, on_opened: Callable[[Card], None]) -> None:
        self._theme, self._parent, self._on_opened = theme, parent, on_opened
        self.layout = QVBoxLayout()
        self.layout.setSpacing(0)
        self._all: list[Card] = []
        self._shown = 0

    def show_entries(self, entries: Sequence[Entry], course: Course) -> list[Card]:
        """The cards that show the entries, in their order."""
        for card, entry in zip(self._all, entries, strict=False):
            card.show_entry(entry, course)
        for entry in entries[len(self._all) :]:
            card = Card(self._theme, entry, course, self._parent)
            card.opened.connect(self._on_opened)
            self._all.append(card)
        if len(entries) != self._shown:
            self._lay_out(len(entries))
        return self._all[: len(entries)]

    def _lay_out(self, shown: int) -> None:
        while self.layout.takeAt(0) is not None:
            pass
        for card in self._all[:shown]:
            self.layout.addWidget(card)
            self.layout.addSpacing(-1)  # neighbours share their edge
            card.show()
        for card in self._all[shown:]:
            card.hide()
        self._shown = shown
