"""Cards under each other, with words between them: each is made once, shown again, and placed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from models.course.course import Course
from ui.kit.cards import Card, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label


@dataclass(frozen=True, slots=True)
class Words:
    """What stands over the cards that follow; ``quiet``: said in their place."""

    text: str
    quiet: bool = False


Part = Entry | Words


class CardList(QScrollArea):
    """A scrolled column of cards, of which one is open.

    Making a widget costs more than all that is drawn in it, so a card of before is given the next answer. Places are
    worked out here and not by a layout: a card that opens has its height in the same moment.
    """

    opened = Signal(object)  # Card

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._made: list[Card] = []
        self._words: list[QLabel] = []
        self._parts: list[Card | QLabel] = []
        self._filling = False
        self.cards: list[Card] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(self)
        self.setWidget(self._inner)

    def show_parts(self, course: Course | None, parts: Sequence[Part], *, open_at: int | None = None) -> None:
        """Show these from the top, every card folded but the one at a place among the cards."""
        self._filling = True
        self._parts, self.cards = [], []
        used = 0
        for part in parts:
            if isinstance(part, Words):
                self._parts.append(self._label(used, part))
                used += 1
            elif course is not None:
                card = self._card(part, course, is_open=len(self.cards) == open_at)
                self.cards.append(card)
                self._parts.append(card)
        for spare in (*self._made[len(self.cards) :], *self._words[used:]):
            spare.hide()
        self._filling = False
        self._place()

    def bring_up(self, card: Card) -> None:
        """Scroll a card to the top."""
        self.verticalScrollBar().setValue(card.y() - self._theme.px(4))

    def renew(self) -> None:
        """Sizes are new: what is kept for the next answers would have the old ones."""
        for made in (*self._made, *self._words):
            made.deleteLater()
        self._made, self._words, self._parts, self.cards = [], [], [], []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _card(self, entry: Entry, course: Course, *, is_open: bool) -> Card:
        place = len(self.cards)
        if place == len(self._made):
            made = Card(self._theme, entry, course, self._inner)
            made.opened.connect(self._on_opened)
            made.resized.connect(self._on_resized)
            self._made.append(made)
        card = self._made[place]
        card.show_entry(entry, course, is_open=is_open)
        if card.isHidden():
            card.show()
        return card

    def _label(self, place: int, words: Words) -> QLabel:
        if place == len(self._words):
            self._words.append(label("", self._theme, self._inner, wrap=True))
        made = self._words[place]
        role, colour = ("table", "text2") if words.quiet else ("strong", "text")
        dress_label(made, self._theme, role=role, colour=colour)
        made.setText(words.text)
        made.show()
        return made

    def _on_opened(self, opened: Card) -> None:
        for card in self.cards:
            if card is not opened:
                card.set_open(False)
        self.opened.emit(opened)

    def _on_resized(self) -> None:
        if not self._filling:
            self._place()

    def _place(self) -> None:
        """The scroll bar takes its width only where it is needed."""
        tall = self._tops(self.width(), place=False)
        needed = tall > self.height()
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        width = self.width() - (self.verticalScrollBar().sizeHint().width() if needed else 0)
        self._inner.resize(width, max(self._tops(width, place=True), self.height()))

    def _tops(self, width: int, *, place: bool) -> int:
        """The height of all; ``place`` puts every part where it belongs."""
        px = self._theme.px
        side, y = px(10), px(4)
        inner = width - 2 * side
        for part in self._parts:
            if isinstance(part, Card):
                tall, left, joined = part.height_for(inner), side, 1  # cards share the line between them
            else:
                y += px(12) if y > px(4) else 0
                tall, left, joined = part.heightForWidth(inner - px(4)) + px(8), side + px(4), 0
            if place:
                part.setGeometry(left, y, width - side - left, tall)
                if (layout := part.layout()) is not None:
                    layout.activate()
            y += tall - joined
        return y + px(12)
