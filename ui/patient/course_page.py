"""What the places of one patient have in common: results, lesions, treatment and adverse events."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.course.course import Course
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground, label
from ui.session.session import Session

PANEL_FROM = 1000  # narrower, what stands beside the rows is a sheet over them that a button opens
SHORT_BELOW = 480  # lower, the words of the keys go, and the time line leaves the rows their room


class CoursePage(QWidget):
    """Filled when it is looked at, and again after every change of this patient."""

    correct_wanted = Signal(object)  # RowToCorrect

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._course: Course | None = None
        self._stale = True
        self._refusals: dict[str, str] = {}
        self._title = label("", theme, self, role="section")
        self._line = QHBoxLayout()

    def _say(self) -> None:
        raise NotImplementedError

    def _show(self, course: Course) -> None:
        raise NotImplementedError

    def _focus(self) -> None:
        """Go to what the keys are for."""
        raise NotImplementedError

    def show_course(self, course: Course | None) -> None:
        self._course = course
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()
        self._focus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._renew()
        super().changeEvent(event)

    def _on_theme(self) -> None:
        self._dress()
        self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._stale = False
        if self._course is not None:
            self._show(self._course)

    @property
    def _is_short(self) -> bool:
        return self.height() < self._theme.px(SHORT_BELOW)

    def _stand_beside(
        self, panel: QWidget, opener: QPushButton, whole: QHBoxLayout, *, wanted: bool = True, wide: int = PANEL_FROM
    ) -> None:
        """Beside the rows where there is room, else a sheet over their right side while ``opener`` is down."""
        narrow = self.width() < self._theme.px(wide)
        opener.setVisible(narrow and wanted)
        if not narrow:
            whole.addWidget(panel)
        else:
            whole.removeWidget(panel)
            top = self._line.geometry().bottom() + 1
            panel.setGeometry(self.width() - panel.width(), top, panel.width(), self.height() - top)
            panel.raise_()
        panel.setVisible(wanted and (not narrow or opener.isChecked()))

    def _bind(self, deeds: Mapping[str, Callable[[], object]]) -> None:
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self, deed)

    def _allow(self, made: QPushButton, name: str, tip: str, *, idle: bool = False) -> None:
        """A button can be pressed unless something is against it, which its tip says; or there is nothing to do."""
        why_not = self._refusals.get(name, "")
        made.setEnabled(not why_not and not idle)
        made.setToolTip(why_not or tip)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        dress_label(self._title, self._theme, role="section", colour="text")
        self._line.setSpacing(px(10))
        self._line.setContentsMargins(px(16), px(8), px(12), px(8))
