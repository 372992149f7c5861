"""Why: the rule, its inputs with their dates, the arithmetic, what is missing, and what would change the answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.course import Course
from models.quantities import percent_of_tenths
from models.response import CriterionRead, Response
from models.response_why import signed
from models.words import Input, Sentence, Step, Why
from ui.language import short_date, spoken, word
from ui.report_words import unit_words
from ui.ruler import READER_NOISE_PERCENT, Ruler
from ui.theme import Theme
from ui.widgets import ground, label, rule
from ui.words import tenths

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
        read: CriterionRead | None = None,
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
        if read is not None and read.sum_tenths is not None and _thresholds(read):
            column.addWidget(rule(theme, self))
            column.addWidget(self._what_would_change(read, course))

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
            words = translate("WhyView", "{label}, {origin}").format(label=words, origin=_words(given.origin))
        grid.addWidget(self._text(words, colour="text2"), row, 0)
        when = "" if given.on is None else short_date(given.on)
        value = f"{_words(given.value)} {unit_words(given.unit)}".strip()
        long = len(value) > 16
        grid.addWidget(self._text(when, role="caption", colour="text3", wrap=False, right=True), row, 1)
        grid.addWidget(self._text(value, role="table", wrap=long, right=True), row, 2)

    def _steps(self, steps: tuple[Step, ...]) -> QWidget:
        block, grid = self._block(band=True)
        for row, step in enumerate(steps):
            left, right = spoken(step.left), spoken(step.right)
            grid.addWidget(self._text(left, colour="text2"), row, 0)
            grid.addWidget(self._text(right, role="table_strong", wrap=len(right) > 22, right=True), row, 1)
        grid.setColumnStretch(0, 1)
        return block

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

    def _what_would_change(self, read: CriterionRead, course: Course) -> QWidget:
        block, grid = self._block()
        grid.addWidget(self._text(self.tr("What would change it"), role="table_strong", wrap=False), 0, 0)
        noise = self.tr("± {n} % reader noise").format(n=READER_NOISE_PERCENT)
        grid.addWidget(self._text(noise, role="caption", colour="text3", wrap=False, right=True), 0, 1)
        grid.addWidget(Ruler(self._theme, read, block), 1, 0, 1, 2)
        for row, (left, right) in enumerate(what_would_change(read, course), start=2):
            grid.addWidget(self._text(left, colour="text2"), row, 0, 1, 1 if right else 2)
            if right:
                grid.addWidget(self._text(right, role="table_strong", wrap=False, right=True), row, 1)
        grid.setColumnStretch(0, 1)
        return block


def _words(said: str | Sentence) -> str:
    return spoken(said) if isinstance(said, Sentence) else word(said)


def _parameter_words(text: str) -> str:
    """``confirmation_days = 28``: in Chinese its name in words; or a sentence of its own."""
    name, equals, value = text.partition(" = ")
    return f"{word(name)}{equals}{word(value)}"


def what_would_change(read: CriterionRead, course: Course) -> list[tuple[str, str]]:
    """How far the sum is from progression and from partial response, in millimetres and percent of the sum."""
    rows = []
    now, progression = read.sum_tenths, read.progression_threshold_tenths
    if now is None:
        return []
    if progression is not None:
        words = translate("WhyView", "PD from {mm} mm").format(mm=tenths(progression))
        rows.append((words, _distance(progression, now)))
    partial = read.partial_response_threshold_tenths
    if read.overall is Response.PD:
        if read.target is not Response.PD:
            rows.append((translate("WhyView", "PD without the sum: no change of the sum would alter it"), ""))
    elif read.persisting or (read.overall is Response.PR and course.parameters.partial_response_persists):
        rows.append((translate("WhyView", "PR persists until PD (R-2.6)"), ""))
    elif partial is not None:
        words = translate("WhyView", "PR at {mm} mm or below").format(mm=tenths(partial))
        rows.append((words, _distance(partial, now)))
    return rows


def _distance(threshold: int, now: int) -> str:
    if threshold == now:
        return translate("WhyView", "reached")
    apart = signed(f"{(threshold - now) / 10:.1f}")
    if now == 0:
        return translate("WhyView", "{mm} mm").format(mm=apart)
    percent = signed(percent_of_tenths(threshold, now))
    return translate("WhyView", "{mm} mm ({percent} %)").format(mm=apart, percent=percent)


def _thresholds(read: CriterionRead) -> bool:
    return read.progression_threshold_tenths is not None or read.partial_response_threshold_tenths is not None
