"""What a locked window must not leave behind: windows, tips, the clipboard, and what fields remember of typing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from ui.words.clipboard import forget_copied


def hide_all_but(window: QWidget) -> list[QDialog]:
    """Hide every form in front of ``window``, those behind first in the answer; close what is no form.

    A form that says ``ends_with_lock`` holds nothing that was typed, and is closed, or hidden where it refuses.
    """
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window]
    hidden = []
    for widget in sorted(shown, key=_depth, reverse=True):
        form = isinstance(widget, QDialog) and not getattr(widget, "ends_with_lock", False)
        if form or not widget.close():  # one that is busy refuses to be closed
            widget.hide()
            hidden += [widget] if isinstance(widget, QDialog) else []
    return hidden[::-1]


def forget_traces() -> None:
    """Empty the clipboard of what is ours, fields of passwords, and what every field could bring back by undo."""
    forget_copied()
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLineEdit):
            secret = widget.echoMode() is not QLineEdit.EchoMode.Normal
            modified = widget.isModified() and not secret
            widget.setText("" if secret else widget.text())  # which ends what can be undone
            widget.setModified(modified)
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            widget.document().clearUndoRedoStacks()


def _depth(widget: QWidget) -> int:
    """How many windows stand behind a form."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())
