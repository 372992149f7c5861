"""What is asked of somebody who types: before it is thrown away, and about a line of a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QPushButton, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label

translate = QCoreApplication.translate


def ask_first(parent: QWidget, *, title: str, text: str, more: str = "", leave: str, go: str) -> QPushButton:
    """Ask before something is done; the button that does it. Enter and Esc leave it."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    box.setInformativeText(more)
    left = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    going = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(left)
    box.setEscapeButton(left)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return going


def ask_before_leaving(form: QDialog, *, discard: Callable[[], None], later: Callable[[], None] | None = None) -> None:
    """Go on typing, keep it for ``later`` where that can be, or ``discard`` it. Enter and Esc go on typing."""
    words = translate("Asking", "What was typed is not saved.")
    go, stay = translate("Asking", "Discard"), translate("Asking", "Keep typing")
    thrown = ask_first(form, title=form.windowTitle(), text=words, leave=stay, go=go)
    thrown.clicked.connect(discard)
    box = thrown.window()
    assert isinstance(box, QMessageBox)
    if later is not None:
        box.addButton(translate("Asking", "Keep for later"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(later)


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
