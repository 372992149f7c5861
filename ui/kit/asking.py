"""What is asked of somebody who types: before it is thrown away, and about a line of a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label

translate = QCoreApplication.translate


def ask_before_leaving(form: QDialog, *, discard: Callable[[], None], later: Callable[[], None] | None = None) -> None:
    """Go on typing, keep it for ``later`` where that can be, or ``discard`` it. Enter and Esc go on typing."""
    box = QMessageBox(form)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(form.windowTitle())
    box.setText(translate("Asking", "What was typed is not saved."))
    stay = box.addButton(translate("Asking", "Keep typing"), QMessageBox.ButtonRole.RejectRole)
    if later is not None:
        kept = box.addButton(translate("Asking", "Keep for later"), QMessageBox.ButtonRole.AcceptRole)
        kept.clicked.connect(later)
    thrown = box.addButton(translate("Asking", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
    thrown.clicked.connect(discard)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


class Asked(QWidget):
    """A strip under a line: what is asked about it, and two answers; it covers nothing and takes no caret.

    Typing goes on meanwhile; whoever asks gives the answers keys and says them on the buttons.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, first: Callable[[], None], second: Callable[[], None]) -> None:
        super().__init__(parent)
        ground(self, theme, "review_soft")
        self._words = label("", theme, self, role="table", colour="text", wrap=True)
        self.first_button, self.second_button = button("", self, kind="small"), button("", self, kind="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        line.setSpacing(theme.px(8))
        line.addWidget(self._words, 1)
        for made, slot in ((self.first_button, first), (self.second_button, second)):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(slot)
            line.addWidget(made)

    @property
    def text(self) -> str:
        return self._words.text()

    def ask(self, question: str, first: str, second: str) -> None:
        """An answer without words is not offered."""
        self._words.setText(question)
        self.setAccessibleName(question)
        for made, words in ((self.first_button, first), (self.second_button, second)):
            made.setText(words)
            made.setVisible(bool(words))
