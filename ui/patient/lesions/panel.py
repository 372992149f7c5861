"""Beside the worksheet: a response, what would change it, its confirmation, the second reader, the checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from models.course.change_words import criterion_rows
from models.course.course import Course
from models.course.read_checks import ReadCheck, criteria_disagree, read_checks
from models.course.sum_change import criterion_change
from models.course.sum_growth import growth_at
from models.course.tentative import Tentative
from models.course.what_would_change import confirmation_changes
from models.course.worksheet import series_of
from models.record.queries import Asked
from models.record.records import Adjudication, Imaging
from models.response.readers import READER_NOISE_PERCENT
from models.response.response import Criterion, CriterionRead, ReaderSeries, TimePoint
from models.words import Sentence, filled
from ui.kit.marks import response_word
from ui.kit.ruler import Ruler
from ui.kit.theme import Theme
from ui.kit.working import WhyView
from ui.patient.card_panel import CardPanel
from ui.patient.lesions.live import LiveResponse
from ui.patient.query_marks import show_queries
from ui.words.common import tenths
from ui.words.language import short_date, spoken, word
from ui.words.worksheet import CRITERION_NAMES

WIDTH, NARROW = 296, 264


class ReadPanel(CardPanel):
    """Cards for one read of one reader: a recorded one, or one that is being typed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._narrow = False
        self.asked, self.response, self.change, *rest = self._cards(7)
        self.growth, self.confirmed, self.readers, self.checks = rest
        self.asked.hide()
        self.live = LiveResponse(theme, self.response)
        self.response.hold(self.live)
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.live.dress()
        self.setFixedWidth(self._theme.px(NARROW if self._narrow else WIDTH))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(self._theme.px(NARROW if narrow else WIDTH))

    def show_queries(self, found: Sequence[Asked]) -> None:
        """What was asked about what is chosen, and answered."""
        show_queries(self.asked, found)

    def show_read(self, course: Course, reader: str | None, point: TimePoint | None, imaging: Imaging | None) -> None:
        """A recorded read; ``point`` is None for the baseline, or where nothing was read."""
        self.response.begin(self.tr("Response, last read") if point is None else _dated(self.tr("Response"), point))
        self.live.show_point(point)
        self._show_rest(course, reader, point, imaging)

    def show_draft(
        self, course: Course, reader: str | None, live: Tentative | None, *, typed: int, targets: int, imaging: Imaging
    ) -> None:
        """A read that is being typed; ``typed`` of ``targets`` stand already."""
        self.response.begin(self.tr("Response, live"))
        self.live.show_tentative(live, typed, targets)
        self._show_rest(course if live is None else live.course, reader, live.point if live else None, imaging)

    def _show_rest(self, course: Course, reader: str | None, point: TimePoint | None, imaging: Imaging | None) -> None:
        if (said := criteria_disagree(course, point)) is not None:
            self.response.say(spoken(said), colour="review")
        series = series_of(course, reader)
        self._show_change(course, point)
        self._show_growth(course, series, point)
        self._show_confirmation(course, series, primary=reader == course.series.reader)
        self._show_readers(course)
        self._show_checks(read_checks(course, series, imaging))

    def _show_change(self, course: Course, point: TimePoint | None) -> None:
        self.change.begin(self.tr("What would change it"))
        at_baseline = () if point is not None else tuple(criterion_change(course, one) for one in Criterion)
        for change in filter(None, at_baseline):
            self.change.say(change.criterion.in_words, colour="text2")
            for step in criterion_rows(change):
                self.change.pair(spoken(step.left), spoken(step.right) if step.right.template else "")
        if any(at_baseline):
            return
        reads = [] if point is None else [read for one in Criterion if _has_ruler(read := point.by(one))]
        if not reads:
            self.change.say(self.tr("Nothing to measure against: no complete sum at this read."), colour="text3")
            return
        noise = self.tr("band: ± {n} % between readers").format(n=READER_NOISE_PERCENT)
        self.change.say(noise, role="caption", colour="text3")
        for read in reads:
            self.change.pair(read.criterion.in_words, self._distance(read), colour="text")
            self.change.add(Ruler(self._theme, read, self.change))

    def _show_growth(self, course: Course, series: ReaderSeries | None, point: TimePoint | None) -> None:
        """How fast the sums grew since the read before: recorded, never judged (R-17)."""
        self.growth.setVisible(point is not None)
        if point is None:
            return
        self.growth.begin(self.tr("Growth since the read before"))
        found = [(one, growth) for one in Criterion if (growth := growth_at(series, one, point.on)) is not None]
        if not found:
            self.growth.say(self.tr("Needs two complete sums of the same lesions."), colour="text3")
        for criterion, growth in found:
            self.growth.pair(criterion.in_words, self.tr("{mm} mm per month").format(mm=growth.per_month_words))
            if growth.doubling_days is not None:
                words = self.tr("volume doubled in {days} d, as if it were one sphere").format(
                    days=growth.doubling_days
                )
                self.growth.say(words)
        if found:
            working = WhyView(self._theme, self.growth)
            working.show_why(found[0][1].why, course)
            self.growth.add(working)

    def _distance(self, read: CriterionRead) -> str:
        threshold, total = read.progression_threshold_tenths, read.sum_tenths
        if threshold is None or total is None:
            return ""
        apart = threshold - total
        words = self.tr("{mm} mm to PD") if apart > 0 else self.tr("{mm} mm past PD") if apart < 0 else self.tr("at PD")
        return words.format(mm=tenths(abs(apart)))

    def _show_confirmation(self, course: Course, series: ReaderSeries | None, *, primary: bool) -> None:
        days = course.parameters.confirmation_days
        self.confirmed.begin(filled(self.tr("Confirmation, {days} days"), days=days))
        if series is None or not series.points:
            self.confirmed.say(self.tr("No read after the baseline yet."), colour="text3")
            return
        for criterion in Criterion:
            best = series.best(criterion)
            words = self.tr("{criterion}: confirmed {confirmed}, unconfirmed {unconfirmed}").format(
                criterion=criterion.in_words,
                confirmed=response_word(best.confirmed),
                unconfirmed=response_word(best.unconfirmed),
            )
            self.confirmed.pair(words, "R-7")
        for awaited in confirmation_changes(course) if primary else ():
            self.confirmed.say(f"{awaited.criterion.in_words}: {spoken(awaited.row.left)}", colour="text2")
            if awaited.row.right.template:
                self.confirmed.say(spoken(awaited.row.right), role="table_strong", colour="text")

    def _show_readers(self, course: Course) -> None:
        self.readers.begin(self.tr("Second reader"))
        if not course.other_readers:
            self.readers.say(self.tr("No second reader has read."), colour="text3")
            return
        for name, other in course.other_readers:
            self.readers.say(self.tr("Reader {reader}").format(reader=name), role="table_strong", colour="text")
            for agreement in reversed(other.agreements):
                found = agreement.disagreement
                said = self.tr("no disagreement") if found is None else spoken(found.detail)
                if agreement.hidden:
                    said = self.tr("hidden until both readers have signed")
                self.readers.pair(said, short_date(agreement.on), colour="text2" if found is None else "review")
        self._show_adjudications(course.record.adjudications)

    def _show_adjudications(self, decided: Iterable[Adjudication]) -> None:
        for one in decided:
            words = self.tr("Adjudicated by {criterion}: {response}. {reason}").format(
                criterion=CRITERION_NAMES[one.criterion], response=word(one.overall.value), reason=one.reason or ""
            )
            self.readers.pair(words.strip(), short_date(one.date), colour="text")
            if one.by:
                self.readers.say(self.tr("by {name}").format(name=one.by), role="caption", colour="text3")

    def _show_checks(self, checks: Iterable[ReadCheck]) -> None:
        self.checks.begin(self.tr("Checks"))
        marks = {True: "✓", False: "!", None: "–"}
        for check in checks:
            colour = "review" if check.kept is False else "text2"
            self.checks.pair(f"{marks[check.kept]}  {capitalised(check.words)}", check.rule, colour=colour)


def capitalised(words: Sentence) -> str:
    said = spoken(words)
    return said[:1].upper() + said[1:]


def _dated(words: str, point: TimePoint) -> str:
    return f"{words} {short_date(point.on)}"


def _has_ruler(read: CriterionRead) -> bool:
    thresholds = (read.progression_threshold_tenths, read.partial_response_threshold_tenths)
    return read.sum_tenths is not None and thresholds != (None, None)
