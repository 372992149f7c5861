"""A form of the settings of which what was typed is kept, as that of a patient's form is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget


class KeptDialog(QDialog):
    """Whoever keeps drafts finds on it what a ``DraftForm`` has; it is nobody's."""

    kind = ""
    patient = (0, "")
    course = None
    typed = Signal()
    discarded = Signal()
    put_off = Signal()  # closed, to be gone on with another time

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.begun = datetime.now(UTC)
        self.keepable = False
        self.once_saved: Callable[[], None] = _nothing

    def leave(self) -> None:
        """Close the form; what was typed is thrown away."""
        self.discarded.emit()
        super().reject()

    def put_aside(self) -> None:
        """Close the form; what was typed is kept for another time."""
        self.put_off.emit()
        super().reject()


def _nothing() -> None:
    """Where nobody keeps drafts."""
