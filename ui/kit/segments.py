"""A row of buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.kit.widgets import bare


class Segments(QWidget):
    """Exclusive choices side by side. ``chosen`` tells a person's choice; setting one from code tells nothing."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = bare(QHBoxLayout(self))
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """The values and their words, once; later calls change the words."""
        for place, (value, words) in enumerate(choices):
            if value not in self._buttons:
                button = QPushButton(self)
                button.setCheckable(True)
                button.setProperty("segment", self._edge(place, len(choices)))
                button.setProperty("value", value)
                self._buttons[value] = button
                self._group.addButton(button)
                self._row.addWidget(button)
            self._buttons[value].setText(words)
            self._buttons[value].setAccessibleName(f"{self.accessibleName()}: {words}")

    def button(self, value: str) -> QPushButton:
        return self._buttons[value]

    def value(self) -> str:
        checked = self._group.checkedButton()
        return str(checked.property("value")) if checked is not None else ""

    def take_focus(self) -> None:
        """To the button that is pressed; the arrows choose from there."""
        if (checked := self._group.checkedButton()) is not None:
            checked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, value: str) -> None:
        """Press the button of a value; a value without a button leaves none pressed."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    @staticmethod
    def _edge(place: int, length: int) -> str:
        return "first" if place == 0 else "last" if place == length - 1 else "middle"

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(str(button.property("value")))
