"""What was typed and not saved, offered under the banner to the one who typed it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.patient.strips import Strip


class Unsaved(Protocol):
    """An unsaved form, as far as the bar knows it: a sentence in the language of the screen."""

    @property
    def words(self) -> str: ...


class WaitingBar(Retold, Strip):
    """Offers to go on with an unsaved form of the patient on the screen, or to throw it away."""

    go_on_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._waiting: Unsaved | None = None
        self.go_on_button, self.discard_button = self.add_button(), self.add_button()
        self.go_on_button.clicked.connect(self._on_go_on)
        self.discard_button.clicked.connect(self._on_discard)
        self._say()

    def show_waiting(self, waiting: Unsaved | None) -> None:
        self._waiting = waiting
        self._say()

    def _say(self) -> None:
        self.go_on_button.setText(self.tr("Go on with it"))
        self.discard_button.setText(self.tr("Discard…"))
        self.show_words("" if self._waiting is None else self._waiting.words)

    def _on_go_on(self) -> None:
        self.go_on_wanted.emit(self._waiting)

    def _on_discard(self) -> None:
        self.discard_wanted.emit(self._waiting)
