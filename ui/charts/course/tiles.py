"""What the value column says of each row: the latest value, the previous one, their dates, and how far it changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from models.course.course import Course
from models.course.headline import Extent, due_visit, thrombus_at_baseline
from models.course.lanes import EventLane, TreatmentLane, event_lanes, treatment_lanes
from models.markers.analyte_series import AnalyteSeries
from models.markers.markers import MarkerCourse, MarkerPoint
from models.plan.schedule import not_made
from models.response.response import BestResponse, Criterion, CriterionRead, Response
from models.words import Sentence, filled, millimetre_words, percent_words, score_words
from ui.charts.course.events import BAR as EVENT_BAR
from ui.charts.course.liver import child_pugh
from ui.charts.course.pieces import LEFT, OVERHANG, PREVIOUS, STATE, Chip, Grade, Tile, TileBuilder, Words
from ui.charts.course.thrombus import cheng_words
from ui.charts.course.treatment import dose_words
from ui.charts.ink import Ink
from ui.charts.measures import EVENT_LANE, EVENT_PADDING, TREATMENT_LANE, TREATMENT_PADDING, VALUE_COLUMN
from ui.charts.words import change_words, value_words
from ui.kit.marks import chip_width, response_word
from ui.words.clinical import analyte_name, capital, unit_words
from ui.words.language import day_and_month, short_date, spoken
from ui.words.recorded import recorded, short
from ui.words.sources import sources_of, sources_of_sum, sources_of_thrombus

NAME, VALUE, DATES, CHANGES, STEP = 18, 41, 58, 74, 15
CHIP_MIDDLE = 86
SMALL_VALUE, SMALL_DATES = 36, 53
T = TypeVar("T")
_LETTERS = {"H": "high", "HH": "high", "L": "low", "LL": "low"}


class Tiles(QObject):
    """One tile for each row of the stack."""

    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ink = ink

    def of(self, course: Course, mode: str) -> dict[str, Tile]:
        """``mode`` is the scale of the marker charts: log, linear or percent."""
        return {
            "visits": self._visits(course),
            "treatment": self._treatment(course),
            "afp": self._marker(course.markers.afp, mode, change_lines=2),
            "pivka": self._marker(course.markers.pivka, mode, change_lines=1),
            "recist": self._sums(course, Criterion.RECIST),
            "mrecist": self._sums(course, Criterion.MRECIST),
            "thrombus": self._thrombus(course),
            "liver": self._liver(course),
            "events": self._events(course),
        }

    def _named(self, name: str, unit: str) -> TileBuilder:
        builder = TileBuilder(self.ink)
        after = builder.words(LEFT, NAME, name, role="table_strong", colour="text")
        builder.elided(after + 4, NAME, unit, role="caption", colour="text3", until=VALUE_COLUMN + OVERHANG)
        return builder

    # --- visits and treatment --------------------------------------------------------------------------------------

    def _visits(self, course: Course) -> Tile:
        builder = TileBuilder(self.ink)
        after = builder.words(LEFT, 20, self.tr("Visits"), role="table_strong", colour="text")
        until = VALUE_COLUMN + OVERHANG
        words = self._visit_words(course)
        builder.elided(after + 12, 20, words, role="caption", colour="text3", until=until)
        return builder.tile()

    def _visit_words(self, course: Course) -> str:
        outcome = course.record.outcome
        if outcome.death_date is not None:
            return self.tr("died {date}").format(date=short_date(outcome.death_date))
        if outcome.is_dead:
            return self.tr("died, day not known")
        due = due_visit(course)
        if due is not None and due.moved_from is not None:
            return self.tr("{visit} moved to {date}").format(visit=due.plan.label, date=day_and_month(due.on))
        if due is not None and due.state == "open":
            texts = {"visit": due.plan.label, "last": day_and_month(due.latest)}
            return self.tr("{visit} open until {last}").format(**texts)
        if due is not None:
            texts = {"visit": due.plan.label, "first": day_and_month(due.earliest)}
            return self.tr("next {visit}, from {first}").format(**texts)
        if not course.schedule:
            return self.tr("no visit plan")
        if overdue := len(not_made(course.schedule)):
            return filled(self.tr("{count} planned visits overdue"), count=overdue)
        return self.tr("all planned visits are past")

    def _treatment(self, course: Course) -> Tile:
        builder = TileBuilder(self.ink)
        lanes = treatment_lanes(course)
        if not lanes:
            builder.words(LEFT, 26, self.tr("Treatment"), role="table_strong", colour="text")
        for index, lane in enumerate(lanes):
            self._lane(builder, lane, TREATMENT_PADDING + TREATMENT_LANE * index - TREATMENT_PADDING + 18)
        return builder.tile()

    def _lane(self, builder: TileBuilder, lane: TreatmentLane, y: float) -> None:
        name = self._fitting(lane.agent, "table_strong", PREVIOUS - 4 - LEFT)
        builder.elided(LEFT, y, name, role="table_strong", colour="text", until=PREVIOUS - 4)
        until = VALUE_COLUMN + OVERHANG
        last = lane.spans[-1].treatment
        if lane.periodic and len(lane.spans) > 1:
            builder.elided(PREVIOUS, y, self._doses(lane), role="table", colour="text2", until=until)
            return
        if lane.kind == "radiation" and last.fractions and last.dose is not None:
            builder.words(PREVIOUS, y, f"{dose_words(last)} / {last.fractions}", role="table", colour="text2")
            return
        if not lane.ongoing and lane.spans[-1].stop > lane.spans[-1].start:
            words = self.tr("until {date}").format(date=short_date(lane.spans[-1].ends))
            builder.elided(PREVIOUS, y, words, role="table", colour="text2", until=until)
            return
        dose = dose_words(last) or short_date(lane.spans[-1].begins)
        after = builder.elided(PREVIOUS, y, dose, role="table", colour="text2", until=until)
        earlier = [dose_words(span.treatment) for span in lane.spans[:-1] if not span.omitted]
        if earlier and earlier[-1] and earlier[-1] != dose:
            builder.elided(after + 8, y, earlier[-1], role="table", colour="text3", until=until)

    def _fitting(self, text: str, role: str, room: float) -> str:
        """A drug or a term in the language of the screen, in its short form where the long one has no room."""
        whole = capital(recorded(text))
        return whole if self.ink.width(whole, role) <= self.ink.px(room) else capital(short(text))

    def _doses(self, lane: TreatmentLane) -> str:
        if lane.omitted:
            return filled(self.tr("{given} doses, {omitted} omitted"), given=lane.given, omitted=lane.omitted)
        return filled(self.tr("{given} doses"), given=lane.given)

    # --- markers ---------------------------------------------------------------------------------------------------

    def _marker(self, series: MarkerCourse, mode: str, *, change_lines: int) -> Tile:
        scales = (("log", self.tr("log")), ("linear", self.tr("linear")), ("percent", "%"))
        latest, previous = series.latest, series.points[-2] if len(series.points) > 1 else None
        if latest is None:
            return self._not_recorded(series.analyte, series.unit)
        builder = self._named(series.analyte, series.unit)
        unit = builder.pieces[-1]
        assert isinstance(unit, Words)
        right = (unit.x + self.ink.width(unit.text, unit.role)) / self.ink.theme.scale
        builder.choices(right + 7, NAME - 4, scales, mode)
        after = self._result(builder, latest, LEFT, role="value", colour="text")
        if previous is not None:
            self._result(builder, previous, max(PREVIOUS, after + 8), role="body", colour="text2")
        self._dates(builder, latest.on, previous.on if previous else None, DATES)
        builder.packed(CHANGES, self._changes(series), lines=change_lines, step=STEP)
        return builder.tile()

    def analyte(self, series: AnalyteSeries) -> Tile:
        """The row of an analyte that was switched on."""
        name, unit = analyte_name(series.analyte), unit_words(series.unit)
        if not series.points:
            return self._not_recorded(name, unit)
        builder = self._named(name, unit)
        for x, role, colour, point in self._last_two(list(series.points)):
            sources = sources_of(point.result)
            after = builder.words(x, SMALL_VALUE, value_words(point.value), role=role, colour=colour, sources=sources)
            if point.letter:
                letter_colour = _LETTERS.get(point.letter, "text2")
                builder.words(after + 5, SMALL_VALUE, point.letter, role="caption_strong", colour=letter_colour)
            builder.words(x, SMALL_DATES, short_date(point.on))
        return builder.tile()

    def _not_recorded(self, name: str, unit: str, words: str = "") -> Tile:
        builder = self._named(name, unit)
        builder.words(LEFT, 35, words or self.tr("Not recorded"), colour="text2")
        return builder.tile()

    def _result(self, builder: TileBuilder, point: MarkerPoint, x: float, *, role: str, colour: str) -> float:
        """The value with its letter; the x after them."""
        sources = sources_of(point.result)
        after = builder.words(x, VALUE, value_words(point.value), role=role, colour=colour, sources=sources)
        if point.letter:
            letter_colour = _LETTERS.get(point.letter, "text2")
            after = builder.words(after + 5, VALUE, point.letter, role="caption_strong", colour=letter_colour)
        return after

    def _dates(self, builder: TileBuilder, latest: date, previous: date | None, y: float) -> None:
        builder.words(LEFT, y, short_date(latest))
        if previous is not None:
            builder.words(PREVIOUS, y, short_date(previous))

    def _changes(self, series: MarkerCourse) -> Iterator[str]:
        if series.from_previous is not None:
            yield self.tr("{change} previous").format(change=change_words(series.from_previous))
        elif series.latest is not None and series.latest.new_method:
            yield self.tr("new method, not compared")
        if series.other_series:
            unit = series.other_series[0].result.unit
            yield self.tr("other results in {unit}: see table").format(unit=unit)
        if series.from_nadir is not None and series.nadir is not series.baseline:
            yield self.tr("{change} nadir").format(change=change_words(series.from_nadir))
        if series.from_baseline is not None:
            texts = {
                "change": change_words(series.from_baseline),
                "value": value_words(series.from_baseline.before.value),
            }
            yield self.tr("{change} from baseline {value}").format(**texts)

    # --- sums ------------------------------------------------------------------------------------------------------

    def _sums(self, course: Course, criterion: Criterion) -> Tile:
        recist = criterion is Criterion.RECIST
        name = self.tr("Sum of diameters") if recist else self.tr("Viable sum")
        unit = self.tr("{criterion}, mm").format(criterion=criterion.in_words)
        reads = _sum_reads(course, criterion)
        if not reads:
            return self._not_recorded(name, unit, self._no_sum_words(course, criterion))
        builder = self._named(name, unit)
        for x, role, colour, at in ((LEFT, "value", "text", -1), (PREVIOUS, "body", "text2", -2)):
            if len(reads) >= -at:
                on, tenths = reads[at]
                shown, words = self._sum_words(tenths)
                sources = sources_of_sum(course, on, criterion)
                builder.words(x, VALUE, words, role=role if shown else "caption", colour=colour, sources=sources)
                builder.words(x, DATES, short_date(on))
        self._sum_changes(builder, course, criterion)
        return builder.tile()

    def _no_sum_words(self, course: Course, criterion: Criterion) -> str:
        answers = {point.by(criterion).overall for point in course.series.points}
        if not answers:
            return ""
        return self.tr("not assessable") if answers == {Response.NOT_ASSESSABLE} else self.tr("no target lesion")

    def _sum_words(self, tenths: int | None) -> tuple[bool, str]:
        return (True, millimetre_words(tenths)) if tenths is not None else (False, self.tr("incomplete"))

    def _sum_changes(self, builder: TileBuilder, course: Course, criterion: Criterion) -> None:
        if not course.series.points:
            builder.words(LEFT, CHANGES, self.tr("baseline only"), colour="text2")
            return
        answer = course.series.points[-1].by(criterion)
        phrases = []
        if answer.change_from_baseline_percent is not None:
            change = percent_words(answer.change_from_baseline_percent)
            phrases.append(self.tr("{change} % baseline").format(change=change))
        if answer.change_from_nadir_percent is not None:
            change = percent_words(answer.change_from_nadir_percent)
            phrases.append(self.tr("{change} % nadir").format(change=change))
        builder.packed(CHANGES, phrases, lines=1, step=STEP)
        middle = builder.ink.px(CHIP_MIDDLE)
        builder.pieces.append(Chip(builder.ink.px(LEFT), middle, answer.overall))
        x = LEFT + chip_width(builder.ink.theme, answer.overall) / builder.ink.theme.scale + 6
        words = self._standing(answer, course.series.best(criterion))
        builder.elided(x, CHIP_MIDDLE + 4, words, role="caption", colour="text2", until=VALUE_COLUMN + OVERHANG)

    def _standing(self, answer: CriterionRead, best: BestResponse) -> str:
        """What stands beside the response of the last read: confirmed or not, else the best so far."""
        response = answer.overall
        if answer.after_progression:
            return self.tr("after progression")
        responders = (Response.CR, Response.PR)
        if answer.persisting and best.confirmed is not response:
            return self.tr("persisting, not confirmed")
        if response in responders and best.confirmed is response and best.confirmed_response_date:
            return self.tr("confirmed, from {date}").format(date=short_date(best.confirmed_response_date))
        if response in responders and best.confirmed not in responders:
            return self.tr("not confirmed")
        texts = {"response": response_word(best.confirmed)}
        if best.confirmed is response:
            return self.tr("best confirmed so far")
        return self.tr("best confirmed {response}").format(**texts)

    # --- thrombus, liver, events -----------------------------------------------------------------------------------

    def _thrombus(self, course: Course) -> Tile:
        extents = [thrombus_at_baseline(course)]
        extents += [Extent(p.thrombus.vp, p.thrombus.cheng, p.on) for p in course.series.points if p.thrombus]
        known = [extent for extent in extents if extent.recorded]
        if not known:
            return self._not_recorded(self.tr("Thrombus"), self.tr("Vp; Cheng"))
        builder = self._named(self.tr("Thrombus"), self.tr("Vp; Cheng"))
        for x, role, colour, extent in self._last_two(known):
            sources = sources_of_thrombus(course, extent.on)
            builder.words(x, SMALL_VALUE, _extent_words(extent), role=role, colour=colour, sources=sources)
            builder.words(x, SMALL_DATES, short_date(extent.on) if extent.on else self.tr("at baseline"))
        return builder.tile()

    def _liver(self, course: Course) -> Tile:
        scores = sorted(course.liver, key=lambda entry: entry.day)
        known = [entry for entry in scores if entry.albi is not None]
        unit = self.tr("ALBI; Child-Pugh above")
        if not known:
            return self._not_recorded(self.tr("Liver"), unit)
        builder = self._named(self.tr("Liver"), unit)
        for x, role, colour, entry in self._last_two(known):
            assert entry.albi is not None
            after = builder.words(x, SMALL_VALUE, score_words(entry.albi), role=role, colour=colour)
            grade = f"{entry.albi_grade or ''} {child_pugh(entry)}".strip() if role == "section" else entry.albi_grade
            builder.words(after + 5, SMALL_VALUE, grade or "", role="table", colour=colour)
            builder.words(x, SMALL_DATES, short_date(entry.on))
        return builder.tile()

    def _last_two(self, entries: list[T]) -> Iterator[tuple[float, str, str, T]]:
        yield LEFT, "section", "text", entries[-1]
        if len(entries) > 1:
            yield PREVIOUS, "body", "text2", entries[-2]

    def _events(self, course: Course) -> Tile:
        builder = TileBuilder(self.ink)
        lanes = event_lanes(course)
        if not lanes:
            builder.words(LEFT, 26, self.tr("Adverse events"), role="table_strong", colour="text")
        alive = not course.record.outcome.is_dead
        for index, lane in enumerate(lanes):
            middle = EVENT_PADDING / 2 + 2 + EVENT_LANE * index + EVENT_BAR / 2
            self._event(builder, lane, middle, alive=alive)
        return builder.tile()

    def _event(self, builder: TileBuilder, lane: EventLane, middle: float, *, alive: bool) -> None:
        term = self._fitting(lane.term, "caption", STATE - 4 - LEFT)
        builder.elided(LEFT, middle + 4, term, role="table", colour="text", until=STATE - 4)
        if lane.current_grade is None:
            dated = lane.spans[-1].stop is not None
            words = self.tr("resolved") if dated else self.tr("not dated")
            builder.words(STATE, middle + 4, words, colour="text3")
            return
        px = builder.ink.px
        serious = any(span.event.serious for span in lane.spans if span.ongoing)
        builder.pieces.append(Grade(px(STATE), px(middle), lane.current_grade, serious))
        words = self.tr("ongoing") if alive else self.tr("at death")
        builder.words(STATE + 28, middle + 4, words, colour="text3")


def _sum_reads(course: Course, criterion: Criterion) -> list[tuple[date, int | None]]:
    """Baseline and reads with their sums; an incomplete sum stays in sight as such."""
    base = course.series.baseline
    reads: list[tuple[date, int | None]] = []
    if base is not None:
        reads.append((base.on, base.recist_tenths if criterion is Criterion.RECIST else base.mrecist_tenths))
    reads += [(point.on, point.by(criterion).sum_tenths) for point in course.series.points]
    return reads if any(tenths is not None for _, tenths in reads) else []


def _extent_words(extent: Extent) -> str:
    """``Vp2, I``; the system is named where its class stands alone."""
    if extent.vp is None:
        return cheng_words(extent.cheng) if extent.cheng is not None else ""
    vp = spoken(Sentence(extent.vp.value))
    return f"{vp}, {extent.cheng.value}" if extent.cheng is not None else vp
