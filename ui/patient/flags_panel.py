"""The flags of one patient and every answer that was computed, each with its working; and the course so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from models.course.course import Course
from models.course.endpoint_why import endpoint_workings
from models.course.headline import liver_now
from models.course.what_would_change import Subject
from models.flags.flags import Flag
from models.markers.markers import MarkerCourse
from models.plan.criteria import Checked, EntryCheck, checklist_why
from models.quantities import Answer
from models.response.response import Criterion, TimePoint
from models.words import score_words
from ui.kit.cards import Card, Entry
from ui.kit.marks import response_word, severity_word
from ui.kit.theme import Theme
from ui.kit.widgets import ground, icon_button, label
from ui.patient.course_so_far import CourseSoFar
from ui.patient.flag_strip import STRIP_WIDTH, FlagStrip, by_severity
from ui.words.common import child_pugh_words, in_months, translate
from ui.words.language import clauses, short_date, spoken

WIDTH = 296
SETTLE_MS = 30  # a card has its height one layout after it was opened


class FlagsPanel(QWidget):
    """296 px beside the charts, or a strip of 40 px with the marks and their counts."""

    unfold_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self._folded = False
        self._cards: list[Card] = []
        self._strip = FlagStrip(theme, self)
        self._strip.clicked.connect(self.unfold_wanted)
        self._whole = QWidget(self)
        self._scroll = QScrollArea(self._whole)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._summary = CourseSoFar(theme, self._whole)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._summary)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._strip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards from the top: flags, most severe first, then the computed answers."""
        return tuple(self._cards)

    @property
    def folded(self) -> bool:
        return self._folded

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._stack.setCurrentWidget(self._strip if folded else self._whole)
        self.setFixedWidth(self._theme.px(STRIP_WIDTH if folded else WIDTH))

    def show_why(self, criterion: Criterion) -> None:
        """Open the working of the latest response by ``criterion``, with what would change it."""
        for card in self._cards:
            if card.entry.severity is None and card.entry.title == criterion.in_words:
                card.set_open(True)
                card.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
                QTimer.singleShot(SETTLE_MS, card, partial(self._bring_up, card))

    def _bring_up(self, card: Card) -> None:
        """Scroll the card to the top of the panel, once it has its height."""
        self._scroll.verticalScrollBar().setValue(card.y() - self._theme.px(4))

    def show_course(self, course: Course | None) -> None:
        keep = self._open_title() if course and self._course and _same(course, self._course) else None
        self._course = course
        self._strip.show_flags(course.flags if course else ())
        self._summary.show_course(course)
        self._fill(keep)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            place = next((number for number, card in enumerate(self._cards) if card.is_open), None)
            self.show_course(self._course)
            if place is not None:  # what it is called has changed with the language
                self._cards[place].set_open(True)
        super().changeEvent(event)

    def _open_title(self) -> str | None:
        return next((card.entry.title for card in self._cards if card.is_open), None)

    def _on_theme_changed(self) -> None:
        ground(self, self._theme, "window")
        self.set_folded(self._folded)
        self._fill(self._open_title())

    def _fill(self, keep: str | None) -> None:
        content = QWidget(self)
        px = self._theme.px
        column = QVBoxLayout(content)
        column.setContentsMargins(px(10), px(4), px(10), px(12))
        column.setSpacing(0)
        self._cards = []
        course = self._course
        if course is not None:
            flags = [self._flag_entry(course, flag) for flag in by_severity(course.flags)]
            column.addWidget(self._title(self.tr("Flags"), self.tr("{count} open").format(count=len(flags)), fold=True))
            self._add_cards(column, course, flags)
            if not flags:
                column.addWidget(self._nothing())
            column.addSpacing(px(12))
            column.addWidget(self._title(self.tr("Computed answers"), ""))
            self._add_cards(column, course, list(self._answers(course)))
            self._open_one(keep, bool(flags))
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _title(self, words: str, detail: str, *, fold: bool = False) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(self._theme.px(4), self._theme.px(4), 0, self._theme.px(4))
        row.addWidget(label(words, self._theme, line, role="strong"))
        row.addWidget(label(detail, self._theme, line, role="table", colour="text3"), 1)
        if fold:
            says = self.tr("Fold the flags")
            folding = icon_button("chevron-right", self._theme, line, says=says)
            folding.clicked.connect(self.fold_wanted)
            row.addWidget(folding)
        return line

    def _nothing(self) -> QWidget:
        words = self.tr("No flag is open for this patient.")
        empty = label(words, self._theme, self, role="table", colour="text2", wrap=True)
        empty.setContentsMargins(self._theme.px(4), self._theme.px(4), 0, self._theme.px(4))
        return empty

    def _add_cards(self, column: QVBoxLayout, course: Course, entries: list[Entry]) -> None:
        for entry in entries:
            card = Card(self._theme, entry, course, self)
            card.opened.connect(self._on_opened)
            self._cards.append(card)
            column.addWidget(card)
            column.addSpacing(-1)

    def _open_one(self, keep: str | None, any_flag: bool) -> None:
        same = next((card for card in self._cards if card.entry.title == keep), None)
        if same is not None:
            same.set_open(True)
        elif any_flag and keep is None:
            self._cards[0].set_open(True)

    def _on_opened(self, opened: Card) -> None:
        for card in self._cards:
            if card is not opened:
                card.set_open(False)

    # What the cards say

    def _flag_entry(self, course: Course, flag: Flag) -> Entry:
        words = severity_word(flag.severity, flag.data_gap)
        parts = [words]
        if flag.on is not None:
            when = self.tr("{visit}, {date}") if course.record.started else "{date}"
            parts.append(when.format(visit=_visit(course, flag), date=short_date(flag.on)))
        parts.append(flag.rule)
        return Entry(
            title=spoken(flag.summary),
            detail=" · ".join(parts),
            why=flag.why,
            severity=flag.severity,
            data_gap=flag.data_gap,
            subject=_subject_of(course, flag),
        )

    def _thrombus_details(self, point: TimePoint) -> Iterator[str]:
        yield self.tr("read of {date}").format(date=short_date(point.on))
        if point.thrombus is not None and point.thrombus.by_flow_alone:
            yield spoken(point.thrombus.in_words)

    def _answers(self, course: Course) -> Iterator[Entry]:
        point = course.series.points[-1] if course.series.points else None
        if point is not None:
            for criterion in Criterion:
                yield self._read_entry(point, criterion)
            if point.thrombus is not None:
                yield Entry(
                    title=self.tr("Thrombus"),
                    detail=clauses(self._thrombus_details(point)),
                    why=point.thrombus.why,
                    response=point.thrombus.response,
                    subject=point.thrombus,
                )
        for criterion in Criterion:
            best = course.series.best(criterion)
            yield Entry(
                title=self.tr("Best by {criterion}").format(criterion=criterion.in_words),
                detail=self.tr("confirmed; unconfirmed: {response}").format(response=response_word(best.unconfirmed)),
                why=best.why,
                response=best.confirmed,
            )
        for marker in (course.markers.afp, course.markers.pivka):
            yield self._marker_entry(marker)
        yield self._combined_entry(course)
        yield from self._liver_entry(course)
        yield from self._stage_entries(course)
        for found in endpoint_workings(course):
            if found.endpoint is not None:
                words = {"months": in_months(found.endpoint.days), "reason": spoken(found.endpoint.reason)}
                detail = self.tr("{months}, {reason}").format(**words)
                yield Entry(title=spoken(found.name), detail=detail, why=found.why)
        if checks := course.entry_checks:
            yield self._checklist_entry(checks)

    def _read_entry(self, point: TimePoint, criterion: Criterion) -> Entry:
        read = point.by(criterion)
        detail = self.tr("read of {date}").format(date=short_date(point.on))
        if read.persisting:
            detail = self.tr("persisting, read of {date}").format(date=short_date(point.on))
        return Entry(title=criterion.in_words, detail=detail, why=read.why, response=read.overall, subject=read)

    def _marker_entry(self, marker: MarkerCourse) -> Entry:
        words = {
            Answer.MET: self.tr("{marker} at 6 weeks: criterion met"),
            Answer.NOT_MET: self.tr("{marker} at 6 weeks: criterion not met"),
            Answer.UNDETERMINED: self.tr("{marker} at 6 weeks: cannot be determined"),
            Answer.NOT_ASSESSABLE: self.tr("{marker} at 6 weeks: not assessable"),
        }
        return Entry(
            title=words[marker.answer].format(marker=marker.analyte),
            detail=spoken(marker.reason),
            why=marker.why,
            subject=marker,
        )

    def _combined_entry(self, course: Course) -> Entry:
        words = {
            Answer.MET: self.tr("Either marker at 6 weeks: criterion met"),
            Answer.NOT_MET: self.tr("Either marker at 6 weeks: criterion not met"),
            Answer.UNDETERMINED: self.tr("Either marker at 6 weeks: cannot be determined"),
            Answer.NOT_ASSESSABLE: self.tr("Either marker at 6 weeks: not assessable"),
        }
        markers = course.markers
        return Entry(title=words[markers.combined], detail=spoken(markers.combined_reason), why=markers.why)

    def _stage_entries(self, course: Course) -> Iterator[Entry]:
        times = (
            (course.stages.baseline, self.tr("BCLC at baseline: {stage}")),
            (course.stages.last, self.tr("BCLC at the last visit: {stage}")),
        )
        for stage, words in times:
            if stage is not None:
                title = words.format(stage=stage.bclc or self.tr("cannot be determined"))
                yield Entry(title=title, detail=spoken(stage.reason), why=stage.why)

    def _checklist_entry(self, checks: Sequence[EntryCheck]) -> Entry:
        """How many of the criteria stand in which way; there is no verdict on all of them."""
        counts = Counter(check.answer for check in checks)
        words = self.tr("{met} met, {not_met} not met, {open} not recorded")
        detail = words.format(
            met=counts[Checked.MET], not_met=counts[Checked.NOT_MET], open=counts[Checked.NOT_RECORDED]
        )
        return Entry(title=self.tr("Entry criteria, each by itself"), detail=detail, why=checklist_why(checks))

    def _liver_entry(self, course: Course) -> Iterator[Entry]:
        scores = liver_now(course)
        if scores is not None:
            albi = self.tr("cannot be determined") if scores.albi is None else score_words(scores.albi)
            title = self.tr("ALBI {albi}, Child-Pugh {points}").format(albi=albi, points=child_pugh_words(scores))
            yield Entry(
                title=title,
                detail=self.tr("visit of {date}").format(date=short_date(scores.on)),
                why=scores.why,
            )


def _same(course: Course, other: Course) -> bool:
    return course.record.patient.code == other.record.patient.code


def _visit(course: Course, flag: Flag) -> str:
    """``W30`` where a planned visit was made that day, else the day of treatment."""
    for visit in course.schedule:
        if visit.done_on == flag.on:
            return visit.plan.label
    assert flag.on is not None
    return translate("FlagsPanel", "day {day}").format(day=course.record.day(flag.on))


def _subject_of(course: Course, flag: Flag) -> Subject | None:
    """The answer whose working the flag shows, if it is one of the course's."""
    inputs = flag.why.inputs
    if not inputs:
        return None
    points = course.series.points
    for criterion in Criterion:
        if points and inputs == course.series.best(criterion).why.inputs:
            return points[-1].by(criterion)
    here = [point for point in points if point.on == flag.on]
    answers: Iterator[Subject] = chain(
        (point.by(criterion) for point in here for criterion in Criterion),
        (point.thrombus for point in here if point.thrombus is not None),
        (course.markers.afp, course.markers.pivka),
    )
    return next((answer for answer in answers if answer.why.inputs == inputs), None)
