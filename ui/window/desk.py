"""What the helpers of the window may know of it: a place to stand on, to speak from, and to open forms over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.kit.message import MessageBar
    from ui.kit.theme import Theme
    from ui.patient.page import PatientPage
    from ui.settings.card import SettingsCard
    from ui.window.choices import Choices

    MakeCard = Callable[[QWidget], SettingsCard | None]


class Desk(QMainWindow):
    """The window as its helpers see it; ``MainWindow`` is the only one. It knows none of them.

    ``close_asks``: each may say no before the window closes. ``covered``: nothing of the clinic can be seen or done.
    ``cards`` make those of the place Settings that are of whoever opened the clinic file, by their section; None for
    one that it has not. ``wanted`` names what a command asks of somebody who is not the window: ``backups``, ``undo``.
    """

    furnished = Signal()
    form_opened = Signal(object)  # a form on which something may be typed
    wanted = Signal(str)
    drafts_found = Signal(object)  # by patient, the day on which an unsaved form of whoever is here was begun
    uncovered = Signal()
    language_changed = Signal()

    message: MessageBar
    choices: Choices

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.covered = False
        self.page: PatientPage | None = None  # until the window is furnished
        self.close_asks: list[Callable[[], bool]] = []
        self.cards: dict[str, MakeCard] = {}

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()
        super().changeEvent(event)

    def show_place(self, name: str) -> None:
        """Go to a place of the rail by its name."""
        raise NotImplementedError

    def cover(self, page: QWidget) -> None:
        """Show ``page`` in place of everything: no name, no menu, no command but to quit."""
        raise NotImplementedError

    def uncover(self) -> None:
        """Show the clinic again, and read it."""
        raise NotImplementedError

    def show_standing(self, *, user: str = "", lockable: bool = False, demo: bool = False) -> None:
        """Who is at the keyboard, and whether they came in by a password; or that the demo clinic is what is open."""
        raise NotImplementedError

    def show_backup(self, words: str, *, urgent: bool = False) -> None:
        """How old the latest backup is, at the foot of the window; ``urgent`` where it is too old."""
        raise NotImplementedError

    def show_check(self, words: str, *, urgent: bool = False) -> None:
        """How the last check of the clinic file ended, at the foot; ``urgent`` where something is wrong."""
        raise NotImplementedError

    def show_nobody(self) -> None:
        """The open patient is gone from the clinic."""
        raise NotImplementedError
