"""Curves and pictures beside each other, or below each other where it is narrow; all of it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.cohort.figure_panel import CohortFigurePanel
from ui.cohort.pictures_panel import CohortPicturesPanel
from ui.kit.theme import Theme
from ui.kit.widgets import ground

_SIDE_BY_SIDE = 1080
_UNBOUNDED = 16_777_215


class CohortCurves(QScrollArea):
    """The first tab of the Cohort place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget(self)
        self.figure_panel = CohortFigurePanel(theme, self._body)
        self.figure_panel.view.chart.set_labelled(False)  # the page itself says who is not real
        self.pictures_panel = CohortPicturesPanel(theme, self._body)
        self._divider = QFrame(self._body)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.figure_panel, 11)
        self._halves.addWidget(self._divider)
        self._halves.addWidget(self.pictures_panel, 9)
        self.setWidget(self._body)
        self._divide(beside=True)
        self.dress()

    def show_pictures_of(self, has_courses: bool) -> None:
        """A cohort from a file has times and groups, but nothing to draw pictures of."""
        self.pictures_panel.setVisible(has_courses)
        self._divider.setVisible(has_courses)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide(beside=self.width() >= self._theme.px(_SIDE_BY_SIDE))

    def _divide(self, *, beside: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._halves.direction():
            self._halves.setDirection(direction)
        self._divider.setMaximumSize(1 if beside else _UNBOUNDED, _UNBOUNDED if beside else 1)

    def dress(self) -> None:
        ground(self._body, self._theme, "panel")
        ground(self._divider, self._theme, "line")
