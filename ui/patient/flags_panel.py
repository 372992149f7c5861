"""The flags of one patient and every answer that was computed, each with its working; and the course so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from models.course.course import Course
from models.course.what_would_change import Subject
from models.flags.cause import Place, cause
from models.flags.flags import Flag
from models.flags.reviewed import review_of
from models.response.response import Criterion
from storage.files.deidentified import without_names
from ui.kit.cards import Act, Card, Entry
from ui.kit.icons import icon
from ui.kit.marks import severity_word
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, ground, icon_button, label
from ui.patient.answers import answers
from ui.patient.card_list import CardList, Words
from ui.patient.course_so_far import CourseSoFar
from ui.patient.flag_strip import STRIP_WIDTH, FlagStrip, by_severity
from ui.words.clinical import seen_words
from ui.words.common import translate
from ui.words.language import short_date, spoken
from ui.words.working import flag_text

WIDTH = 296
REVIEW_KEY = "R"


class FlagsPanel(QWidget):
    """296 px beside the charts, or a strip of 40 px with the marks and their counts."""

    unfold_wanted = Signal()
    fold_wanted = Signal()
    review_wanted = Signal(object)  # Flag
    cause_wanted = Signal(object)  # Flag
    copy_wanted = Signal(object, str)  # Course, the text of a flag

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self._folded = self._with_reviewed = False
        self._why_not_review = ""
        self._strip = FlagStrip(theme, self)
        self._strip.clicked.connect(self.unfold_wanted)
        self._whole = QWidget(self)
        self._list = CardList(theme, self._whole)
        self._summary = CourseSoFar(theme, self._whole)
        column = bare(QVBoxLayout(self._whole))
        column.addWidget(self._made_head())
        column.addWidget(self._list, 1)
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
        return tuple(self._list.cards)

    @property
    def folded(self) -> bool:
        return self._folded

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._stack.setCurrentWidget(self._strip if folded else self._whole)
        self.setFixedWidth(self._theme.px(STRIP_WIDTH if folded else WIDTH))

    def show_why(self, criterion: Criterion) -> None:
        """Open the working of the latest response by ``criterion``, with what would change it."""
        for card in self._list.cards:
            if card.entry.severity is None and card.entry.title == criterion.in_words:
                card.set_open(True)
                card.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._list.bring_up(card)

    def show_course(self, course: Course | None) -> None:
        same = course is not None and self._course is not None and _same(course, self._course)
        keep, place = (self._open_title(), self._open_place()) if same else (None, None)
        held = self.window().focusWidget()  # the own one is where the focus was last, however long ago
        has_focus = same and held is not None and any(card.isAncestorOf(held) for card in self._list.cards)
        self._course = course
        self._strip.show_flags(course.open_flags if course else ())
        self._summary.show_course(course)
        self._fill(keep, place)
        if has_focus and (opened := next((card for card in self._list.cards if card.is_open), None)) is not None:
            opened.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, why_not: str) -> None:
        """Why whoever is here may not mark a flag as reviewed; nothing where they may."""
        if why_not != self._why_not_review:
            self._why_not_review = why_not
            self._fill(self._open_title())

    def review_open(self) -> None:
        """Mark the flag of the open card as reviewed, if it is a flag that is still to be looked at."""
        card = next((card for card in self._list.cards if card.is_open), None)
        act = None if card is None else next((act for act in card.entry.acts if act.key == REVIEW_KEY), None)
        if act is not None and not act.why_not:
            act.do()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            place = self._open_place()
            self._say()
            self.show_course(self._course)
            if place is not None:  # what it is called has changed with the language
                self._list.cards[place].set_open(True)
        super().changeEvent(event)

    def _open_title(self) -> str | None:
        return next((card.entry.title for card in self._list.cards if card.is_open), None)

    def _open_place(self) -> int | None:
        return next((number for number, card in enumerate(self._list.cards) if card.is_open), None)

    def _on_theme_changed(self) -> None:
        ground(self, self._theme, "window")
        px = self._theme.px
        self._head_line.setContentsMargins(px(14), px(8), px(10), px(2))
        dress_label(self._title, self._theme, role="strong", colour="text")
        dress_label(self._count, self._theme, role="table", colour="text3")
        self._fold_button.setIcon(icon("chevron-right", self._theme, "text2"))
        self._say()
        self.set_folded(self._folded)
        keep = self._open_title()
        self._list.renew()
        self._fill(keep)

    def _fill(self, keep: str | None, place: int | None = None) -> None:
        course = self._course
        self._head.setVisible(course is not None)
        if course is None:
            self._list.show_parts(None, ())
            return
        is_open = course.open_flags
        seen = [flag for flag in by_severity(course.flags) if flag not in is_open]
        flags = [self._flag_entry(course, flag) for flag in by_severity(is_open)]
        self._count.setText(self.tr("{count} open").format(count=len(flags)))
        self._reviewed.setVisible(bool(seen))
        shown = seen if self._with_reviewed else []
        entries = [*flags, *(self._flag_entry(course, flag) for flag in shown)]
        computed = list(answers(course))
        nothing = () if flags else (Words(self.tr("No flag is open for this patient."), quiet=True),)
        parts = (*nothing, *entries, Words(self.tr("Computed answers")), *computed)
        self._list.show_parts(course, parts, open_at=_open_at([*entries, *computed], keep, place, len(flags)))

    def _made_head(self) -> QWidget:
        self._head = QWidget(self._whole)
        self._title = label("", self._theme, self._head, role="strong")
        self._count = label("", self._theme, self._head, role="table", colour="text3")
        self._reviewed = button("", self._head, kind="flat")
        self._reviewed.setCheckable(True)
        self._reviewed.toggled.connect(self._on_reviewed)
        self._fold_button = icon_button("chevron-right", self._theme, self._head, says="")
        self._fold_button.clicked.connect(self.fold_wanted)
        self._head_line = QHBoxLayout(self._head)
        self._head_line.addWidget(self._title)
        self._head_line.addWidget(self._count, 1)
        self._head_line.addWidget(self._reviewed)
        self._head_line.addWidget(self._fold_button)
        return self._head

    def _say(self) -> None:
        self._title.setText(self.tr("Flags"))
        self._reviewed.setText(self.tr("Hide reviewed") if self._with_reviewed else self.tr("Show reviewed"))
        says = self.tr("Fold the flags")
        self._fold_button.setToolTip(says)
        self._fold_button.setAccessibleName(says)

    def _on_reviewed(self, wanted: bool) -> None:
        self._with_reviewed = wanted
        self._say()
        self._fill(self._open_title())

    # What the cards say

    def _flag_entry(self, course: Course, flag: Flag) -> Entry:
        seen = review_of(flag, course.record.reviewed_flags)
        parts = [severity_word(flag.severity, flag.data_gap) if seen is None else seen_words(seen)]
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
            acts=self._acts(course, flag, is_open=seen is None),
            faded=seen is not None,
        )

    def _copy(self, course: Course, flag: Flag) -> None:
        """The text of a flag, without the patient's name and number."""
        self.copy_wanted.emit(course, without_names(course.record.patient, flag_text(flag)))

    def _acts(self, course: Course, flag: Flag, *, is_open: bool) -> tuple[Act, ...]:
        words = {
            Place.READ: self.tr("Open read"),
            Place.VISIT: self.tr("Open visit"),
            Place.EVENT: self.tr("Open event"),
            Place.TREATMENT: self.tr("Open treatment"),
            Place.COURSE: self.tr("Open overview"),
        }
        leads = Act(words[cause(flag, course.record).place], "O", partial(self.cause_wanted.emit, flag))
        copy = Act(self.tr("Copy"), "C", partial(self._copy, course, flag))
        if not is_open:
            return leads, copy
        review = partial(self.review_wanted.emit, flag)
        return Act(self.tr("Mark reviewed"), REVIEW_KEY, review, self._why_not_review), leads, copy


def _open_at(entries: Sequence[Entry], keep: str | None, place: int | None, flags: int) -> int | None:
    """The card that was open; where its flag is gone, the flag that stands in its place; at first the first."""
    same = next((number for number, entry in enumerate(entries) if entry.title == keep), None)
    if same is None and flags and (keep is None or place is not None):
        return min(place or 0, flags - 1)
    return same


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
