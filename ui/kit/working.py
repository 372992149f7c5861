"""Why: the rule, its inputs with their dates, the arithmetic, what is missing, and what would change the answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.course.change_words import Rows
from models.course.course import Course
from models.course.what_would_change import Subject, rows_about
from models.response.readers import READER_NOISE_PERCENT
from models.response.response import CriterionRead
from models.words import Input, Step, Why
from ui.kit.ruler import Ruler
from ui.kit.theme import Theme
from ui.kit.widgets import ground, label, rule
from ui.words.clinical import unit_words
from ui.words.language import short_date, spoken, word
from ui.words.working import said

translate = QCoreApplication.translate
_PAD = 12


class WhyView(QWidget):
    """The open part of a card. Made anew for each answer; every text can be selected and copied."""

    def __init__(
        self,
        theme: Theme,
        why: Why,
        course: Course,
        *,
        subject: Subject | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(theme, self))
        column.addWidget(self._inputs(why, course))
        if why.steps:
            column.addWidget(self._steps(why.steps))
        column.addWidget(self._notes(why))
        rows = () if subject is None else rows_about(course, subject)
        if subject is not None and rows:
            column.addWidget(rule(theme, self))
            column.addWidget(self._what_would_change(subject, rows))

    def _text(
        self, text: str, *, role: str = "table", colour: str = "text", wrap: bool = True, right: bool = False
    ) -> QLabel:
        made = label(text, self._theme, self, role=role, colour=colour, wrap=wrap, right=right)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _block(self, *, band: bool = False) -> tuple[QWidget, QGridLayout]:
        block = QWidget(self)
        if band:
            ground(block, self._theme, "band")
        grid = QGridLayout(block)
        px = self._theme.px
        grid.setContentsMargins(px(_PAD), px(8), px(_PAD), px(8))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(3))
        return block, grid

    def _inputs(self, why: Why, course: Course) -> QWidget:
        block, grid = self._block()
        ruled = self.tr("{rule}, version {version}").format(rule=why.rule, version=course.rules_version)
        grid.addWidget(self._text(self.tr("Why"), role="table_strong", wrap=False), 0, 0)
        grid.addWidget(self._text(ruled, role="caption", colour="text3", wrap=False, right=True), 0, 1, 1, 2)
        for row, given in enumerate(why.inputs, start=1):
            self._add_input(grid, row, given)
        grid.setColumnStretch(0, 1)
        return block

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

    def _steps(self, steps: tuple[Step, ...]) -> QWidget:
        block, grid = self._block(band=True)
        for row, step in enumerate(steps):
            grid.addLayout(self._line(step, longest=22), row, 0)
        return block

    def _line(self, step: Step, *, longest: int) -> QHBoxLayout:
        """A line of its own, so that a long right side makes no other left side narrow."""
        line, right = QHBoxLayout(), spoken(step.right) if step.right.template else ""
        line.setSpacing(self._theme.px(8))
        line.addWidget(self._text(spoken(step.left), colour="text2"), 1)
        if right:
            long = _is_long(right, longest)
            line.addWidget(self._text(right, role="table_strong", wrap=long, right=True), 1 if long else 0)
        return line

    def _notes(self, why: Why) -> QWidget:
        block, grid = self._block()
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
        return block

    def _what_would_change(self, subject: Subject, rows: Rows) -> QWidget:
        block, grid = self._block()
        titles = QHBoxLayout()  # a line of its own: the columns below are as wide as their own words
        titles.addWidget(self._text(self.tr("What would change it"), role="table_strong", wrap=False))
        grid.addLayout(titles, 0, 0, 1, 2)
        if isinstance(subject, CriterionRead) and _on_a_ruler(subject):
            noise = self.tr("± {n} % reader noise").format(n=READER_NOISE_PERCENT)
            titles.addWidget(self._text(noise, role="caption", colour="text3", wrap=False, right=True), 1)
            grid.addWidget(Ruler(self._theme, subject, block), 1, 0, 1, 2)
        for row, step in enumerate(rows, start=2):
            grid.addLayout(self._line(step, longest=24), row, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return block


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
