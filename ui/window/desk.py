"""What the helpers of the window may know of it: a place to stand on, to speak from, and to open forms over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from ui.kit.message import MessageBar
    from ui.kit.theme import Theme
    from ui.patient.page import PatientPage


class Desk(QMainWindow):
    """The window as its helpers see it; ``MainWindow`` is the only one. It knows none of them.

    ``close_asks``: each may say no before the window closes. ``covered``: nothing of the clinic can be seen or done.
    """

    furnished = Signal()
    form_opened = Signal(object)  # a form on which something may be typed

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.message: MessageBar
        self.covered = False
        self.close_asks: list[Callable[[], bool]] = []

    @property
    def page(self) -> PatientPage | None:
        """The patient's page, once the window is furnished."""
        raise NotImplementedError
