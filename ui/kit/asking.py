"""The question before something that was typed is thrown away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QMessageBox

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
