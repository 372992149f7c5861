"""How many rows of each outcome; a click shows these alone. The numbers add up in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.words import filled
from ui.imports.words import State, state_word
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, dress_label
from ui.words.language import number

EVERY = "rows"


class Counts(Retold, QWidget):
    """``chosen`` tells which outcome alone is looked at; ``EVERY`` for all."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Counter[State] = Counter()
        self.states = Segments(self.tr("Rows shown"), self)
        self.sum = ElidedLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(self.states)
        row.addWidget(self.sum, 1)
        self.states.chosen.connect(self.chosen)
        self._say()
        self.choose(EVERY)

    def show_counts(self, counts: Mapping[State, int]) -> None:
        self._counts = Counter(counts)
        self._say()

    @property
    def value(self) -> str:
        return self.states.value()

    def choose(self, value: str) -> None:
        self.states.choose(value)

    def dress(self) -> None:
        dress_label(self.sum, self._theme, role="table", colour="text3")

    def _say(self) -> None:
        total = sum(self._counts.values())
        rows = self.tr("1 row") if total == 1 else filled(self.tr("{count} rows"), count=number(total))
        words = ((str(state), f"{number(self._counts[state])} {state_word(state)}") for state in State)
        self.states.set_choices(((EVERY, rows), *words))
        told = self.tr("{parts} = {total}; same rows change nothing")
        parts = " + ".join(number(self._counts[state]) for state in State)
        self.sum.setText(told.format(parts=parts, total=number(total)) if total else "")
