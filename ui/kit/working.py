"""Why: the rule, its inputs with their dates, the arithmetic, what is missing, and what would change the answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from models.course.change_words import Rows
from models.course.course import Course
from models.course.what_would_change import Subject, rows_about
from models.response.readers import READER_NOISE_PERCENT
from models.response.response import CriterionRead
from models.words import Input, Step, Why
from ui.kit.ruler import Ruler
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label
from ui.words.clinical import unit_words
from ui.words.language import short_date, spoken, word
from ui.words.working import said

translate = QCoreApplication.translate
_PAD = 12


class WhyView(QWidget):
    """The open part of a card. Every text can be selected and copied.

    A label costs more to make than to fill, so those of the answer before are used again: all are children of the
    view, and only layouts are made anew.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: list[_Text] = []
        self._used = 0
        self._bands: list[QLayout] = []
        self._ruled: list[QLayout] = []
        self._ruler: Ruler | None = None

    def show_why(self, why: Why, course: Course, *, subject: Subject | None = None) -> None:
        """Another answer in place of the one before."""
        self.setProperty("rule", why.rule)  # which F1 opens
        self._clear()
        column = bare(QVBoxLayout(self))
        self._ruled.append(self._inputs(column, why, course))
        if why.steps:
            self._bands.append(self._steps(column, why.steps))
        self._notes(column, why)
        rows = () if subject is None else rows_about(course, subject)
        if subject is not None and rows:
            self._ruled.append(self._what_would_change(column, subject, rows))
        for spare in self._labels[self._used :]:
            if not spare.isHidden():
                spare.hide()
                spare.setText("")
        self.updateGeometry()  # whoever holds the view remembers how tall the answer before was

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for band in self._bands:
            painter.fillRect(band.geometry(), self._theme.colour("band"))
        for ruled in self._ruled:
            painter.fillRect(0, ruled.geometry().top(), self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _clear(self) -> None:
        self._used = 0
        self._bands, self._ruled = [], []
        if self._ruler is not None:
            self._ruler.setParent(None)
            self._ruler.deleteLater()
            self._ruler = None
        if (before := self.layout()) is not None:
            delete(before)

    def _text(
        self, text: str, *, role: str = "table", colour: str = "text", wrap: bool = True, right: bool = False
    ) -> QLabel:
        if self._used == len(self._labels):
            self._labels.append(_Text(self))
        made = self._labels[self._used]
        self._used += 1
        made.dress(self._theme, role, colour)
        made.setWordWrap(wrap)
        made.setAlignment((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop) if right else _LEFT)
        made.setText(text)
        if made.isHidden():
            made.show()
        return made

    def _block(self, column: QVBoxLayout) -> QGridLayout:
        grid = QGridLayout()
        px = self._theme.px
        grid.setContentsMargins(px(_PAD), px(8), px(_PAD), px(8))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(3))
        column.addLayout(grid)
        return grid

    def _inputs(self, column: QVBoxLayout, why: Why, course: Course) -> QLayout:
        grid = self._block(column)
        ruled = self.tr("{rule}, version {version}").format(rule=why.rule, version=course.rules_version)
        grid.addWidget(self._text(self.tr("Why"), role="table_strong", wrap=False), 0, 0)
        grid.addWidget(self._text(ruled, role="caption", colour="text3", wrap=False, right=True), 0, 1, 1, 2)
        for row, given in enumerate(why.inputs, start=1):
            self._add_input(grid, row, given)
        grid.setColumnStretch(0, 1)
        return grid

    def _add_input(self, grid: QGridLayout, row: int, given: Input) -> None:
        words = spoken(given.label)
        if given.origin:
            words = translate("WhyView", "{label}, {origin}").format(label=words, origin=said(given.origin))
        grid.addWidget(self._text(words, colour="text2"), 2 * row, 0)
        when = "" if given.on is None else short_date(given.on)
        value = f"{said(given.value)} {unit_words(given.unit)}".strip()
        long = _is_long(value, 12)  # on a line below, so that it makes no label narrow
        grid.addWidget(self._text(when, role="caption", colour="text3", wrap=False, right=True), 2 * row, 1)
        shown = self._text(value, role="table", wrap=long, right=True)
        grid.addWidget(shown, 2 * row + long, 0 if long else 2, 1, 3 if long else 1)

    def _steps(self, column: QVBoxLayout, steps: tuple[Step, ...]) -> QLayout:
        grid = self._block(column)
        for row, step in enumerate(steps):
            grid.addLayout(self._line(step, longest=22), row, 0)
        return grid

    def _line(self, step: Step, *, longest: int) -> QHBoxLayout:
        """A line of its own, so that a long right side makes no other left side narrow."""
        line, right = QHBoxLayout(), spoken(step.right) if step.right.template else ""
        line.setSpacing(self._theme.px(8))
        line.addWidget(self._text(spoken(step.left), colour="text2"), 1)
        if right:
            long = _is_long(right, longest)
            line.addWidget(self._text(right, role="table_strong", wrap=long, right=True), 1 if long else 0)
        return line

    def _notes(self, column: QVBoxLayout, why: Why) -> None:
        grid = self._block(column)
        rows = [
            (self.tr("Parameter"), "\n".join(_parameter_words(text) for text in why.parameters)),
            (self.tr("Missing"), "\n".join(spoken(missing) for missing in why.missing) or self.tr("nothing")),
            (self.tr("Source"), word(why.source)),
        ]
        for row, (name, words) in enumerate((name, words) for name, words in rows if words):
            grid.addWidget(self._text(name, role="caption", colour="text3", wrap=False), row, 0)
            grid.addWidget(self._text(words, role="caption", colour="text2"), row, 1)
        grid.setColumnMinimumWidth(0, self._theme.px(56))
        grid.setColumnStretch(1, 1)

    def _what_would_change(self, column: QVBoxLayout, subject: Subject, rows: Rows) -> QLayout:
        grid = self._block(column)
        titles = QHBoxLayout()  # a line of its own: the columns below are as wide as their own words
        titles.addWidget(self._text(self.tr("What would change it"), role="table_strong", wrap=False))
        grid.addLayout(titles, 0, 0, 1, 2)
        if isinstance(subject, CriterionRead) and _on_a_ruler(subject):
            noise = self.tr("± {n} % reader noise").format(n=READER_NOISE_PERCENT)
            titles.addWidget(self._text(noise, role="caption", colour="text3", wrap=False, right=True), 1)
            self._ruler = Ruler(self._theme, subject, self)
            self._ruler.show()
            grid.addWidget(self._ruler, 1, 0, 1, 2)
        for row, step in enumerate(rows, start=2):
            grid.addLayout(self._line(step, longest=24), row, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return grid


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Text(QLabel):
    """A text of the working. That it can be selected is seen to when the mouse comes, and not before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._dressed: tuple[str, str] | None = None

    def dress(self, theme: Theme, role: str, colour: str) -> None:
        if self._dressed != (role, colour):
            self._dressed = (role, colour)
            dress_label(self, theme, role=role, colour=colour)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


def _is_long(words: str, most: int) -> bool:
    """Whether words take more room than ``most`` Latin letters; a Chinese sign is as wide as two."""
    return sum(1 if sign.isascii() else 2 for sign in words) > most


def _on_a_ruler(read: CriterionRead) -> bool:
    """Whether there is a sum and a threshold to draw it against."""
    thresholds = (read.progression_threshold_tenths, read.partial_response_threshold_tenths)
    return read.sum_tenths is not None and thresholds != (None, None)


def _parameter_words(text: str) -> str:
    """``confirmation_days = 28``: in Chinese its name in words; or a sentence of its own."""
    name, equals, value = text.partition(" = ")
    return f"{word(name)}{equals}{word(value)}"
