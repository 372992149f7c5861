"""The course so far: what the tumour board is asked, best confirmed responses, both survivals."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.headline import best_thrombus
from models.response.endpoints import Endpoint
from models.response.response import Response
from ui.kit.theme import Theme
from ui.kit.widgets import Chip, dress_label, ground, label, rule
from ui.words.common import in_months
from ui.words.language import short_date, spoken

_COLUMNS = 3
_MOST_ASKED = 120  # signs of a question; the whole stands in its tool tip and on the page for the board


class CourseSoFar(QWidget):
    """Stands below the flags and is never scrolled away."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self._line = rule(theme, self)
        self.asked = label("", theme, self, wrap=True)
        self._title = label("", theme, self, role="strong")
        self._best = label("", theme, self)
        self._heads = [label("", theme, self) for _ in range(_COLUMNS)]
        self._chips = [Chip(theme, Response.NO_ASSESSMENT, self) for _ in range(_COLUMNS)]
        self._names = [label("", theme, self) for _ in range(2)]
        self._ends = [label("", theme, self, wrap=True) for _ in range(2)]
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    def show_course(self, course: Course | None) -> None:
        self._course = course
        self.setVisible(course is not None)
        if course is None:
            return
        self._ask(course)
        series = course.series
        found = (series.recist.confirmed, series.mrecist.confirmed, series.thrombus.best)
        for chip, response in zip(self._chips, found, strict=True):
            chip.show_response(response)
        read = best_thrombus(course)
        if read is not None and read.by_flow_alone:
            self._chips[-1].setToolTip(spoken(read.in_words))
            self._chips[-1].setAccessibleName(spoken(read.in_words))
        ends = course.endpoints
        for value, name, endpoint in zip(self._ends, ("pfs", "os"), (ends.pfs, ends.os), strict=True):
            started = course.record.started
            value.setText(self._words(endpoint) if started else self.tr("treatment has not started"))
            value.setToolTip(spoken(ends.undetermined[name]) if name in ends.undetermined else "")

    def _ask(self, course: Course) -> None:
        """The question for the board and its day, cut where it is long; nothing where none is recorded."""
        question, on = course.record.patient.board_question, course.record.patient.board_on
        self.asked.setVisible(bool(question))
        if not question:
            self.asked.clear()
            return
        short = question if len(question) <= _MOST_ASKED else question[:_MOST_ASKED].rstrip() + "…"
        day = "" if on is None else short_date(on)
        words = (
            self.tr("Question for the board, {date}: {question}")
            if day
            else self.tr("Question for the board: {question}")
        )
        self.asked.setText(words.format(date=day, question=short))
        self.asked.setToolTip(question)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.show_course(self._course)
        super().changeEvent(event)

    def _words(self, endpoint: Endpoint | None) -> str:
        if endpoint is None:
            return self.tr("cannot be determined")
        end = self.tr("{months}, {reason}") if endpoint.event else self.tr("{months}, censored:\n{reason}")
        return end.format(months=in_months(endpoint.days), reason=spoken(endpoint.reason))

    def _lay_out(self) -> None:
        titles = QHBoxLayout()
        titles.addWidget(self._title)
        titles.addWidget(self._best, 1, Qt.AlignmentFlag.AlignRight)
        best = QGridLayout()
        for column, (head, chip) in enumerate(zip(self._heads, self._chips, strict=True)):
            best.addWidget(head, 0, column)
            best.addWidget(chip, 1, column, Qt.AlignmentFlag.AlignLeft)
            best.setColumnStretch(column, 1)
        ends = QGridLayout()
        for row, (name, value) in enumerate(zip(self._names, self._ends, strict=True)):
            ends.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            ends.addWidget(value, row, 1)
        ends.setColumnStretch(1, 1)
        self._grids = (best, ends)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._line)
        self._column.addWidget(self.asked)
        for part in (titles, best, ends):
            self._column.addLayout(part)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), 0, px(10), px(8))
        self._column.setSpacing(px(4))
        for grid in self._grids:
            grid.setHorizontalSpacing(px(8))
            grid.setVerticalSpacing(px(2))
        ground(self._line, self._theme, "line")
        dress_label(self.asked, self._theme, role="table", colour="text")
        dress_label(self._title, self._theme, role="strong", colour="text")
        for head in self._heads:
            dress_label(head, self._theme, role="caption", colour="text3")
        dress_label(self._best, self._theme, role="caption", colour="text3")
        for name in self._names:
            dress_label(name, self._theme, role="table", colour="text2")
        for value in self._ends:
            dress_label(value, self._theme, role="table", colour="text")

    def _say(self) -> None:
        self._title.setText(self.tr("Course so far"))
        self._best.setText(self.tr("best confirmed response"))
        heads = (self.tr("RECIST 1.1"), self.tr("mRECIST"), self.tr("Thrombus"))
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        for name, words in zip(self._names, (self.tr("PFS"), self.tr("OS")), strict=True):
            name.setText(words)
