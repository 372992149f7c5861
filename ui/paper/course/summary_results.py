"""The other half of the patient summary: responses and endpoints, marker checks, events, flags, results, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.course.course import Course
from models.course.headline import best_thrombus
from models.course.missing import missing_data
from models.course.report_rows import LatestResult, OpenEvent, latest_results, letter, open_events, undated_events
from models.flags.flags import Flag, Severity
from models.flags.reviewed import open_first
from models.markers.markers import MarkerCourse
from models.quantities import Answer
from models.record.queries import open_queries
from models.record.records import LabResult, ReviewedFlag
from models.response.endpoints import NOT_STARTED, Endpoint
from models.response.response import BestResponse, Criterion, Response
from models.words import filled
from ui.kit.marks import response_in_full
from ui.paper.ink import Ink, Run, plain, second, strong
from ui.paper.layout import LINE, Boxed, Cell, Column, Grid, Paragraph, Piece, Row, Section, Side
from ui.words.clinical import (
    analyte_with_unit,
    answer_words,
    capital,
    endpoint_words,
    fall_words,
    joined,
    range_words,
    seen_words,
    severity_words,
    translate,
    unit_words,
)
from ui.words.common import not_recorded
from ui.words.language import clauses, day_and_month, in_a_row, short_date, spoken, word
from ui.words.recorded import in_full, recorded

_CODES = (Response.CR, Response.PR, Response.SD, Response.PD)
_LEAST_ROWS = 6  # fewer are not worth a second column


# --- best responses and endpoints -----------------------------------------------------------------------------------


def response_section(course: Course) -> Section:
    """Best responses, unconfirmed and confirmed, and the endpoints with the reason each ends."""
    columns = (Column(), Column(), Column(), Column(share=1.0))
    head = (
        "",
        translate("Report", "unconfirmed"),
        translate("Report", "confirmed"),
        translate("Report", "first confirmed response"),
    )
    rows = [Row(tuple(Cell((second(words),)) for words in head), below=True)]
    rows += [_best_row(course.series.best(criterion)) for criterion in Criterion]
    thrombus = course.series.thrombus
    rows.append(
        Row(
            (
                Cell((strong(translate("Report", "Thrombus")),)),
                _answer(thrombus.best, thrombus.on),
                Cell((second(clauses(_thrombus_words(course))),), span=2),
            )
        )
    )
    legend = joined([response_in_full(response) for response in _CODES])
    grid = Grid(columns, tuple(rows), gap=14.0)
    return Section(translate("Report", "Best response"), grid.pieces(), aside=legend, whole=True)


def _thrombus_words(course: Course) -> Iterator[str]:
    read = best_thrombus(course)
    if read is not None and read.by_flow_alone:
        yield spoken(read.in_words)
    yield translate("Report", "no confirmation is defined (R-9)")


def _best_row(best: BestResponse) -> Row:
    by = translate("Report", "none confirmed") if best.unconfirmed in (Response.CR, Response.PR) else ""
    if best.confirmed_response_date and best.confirmed_by_date:
        by = translate("Report", "{first}, confirmed {on}").format(
            first=short_date(best.confirmed_response_date), on=short_date(best.confirmed_by_date)
        )
    return Row(
        (
            Cell((strong(best.criterion.in_words),)),
            _answer(best.unconfirmed, best.unconfirmed_date),
            _answer(best.confirmed, best.confirmed_date),
            Cell((plain(by),)),
        )
    )


def _answer(response: Response, on: date | None) -> Cell:
    day = short_date(on) if on else ""
    if response in _CODES:
        return Cell((plain(day),), chip=response)
    return Cell((strong(translate("models", response.value)), plain(f"  {day}")))


def endpoint_section(course: Course) -> Section:
    ends, criterion = course.endpoints, course.endpoints.criterion.in_words
    rows = [
        (translate("Report", "Overall survival"), ends.os),
        (translate("Report", "Progression-free survival"), ends.pfs),
        (translate("Report", "Time to response, {criterion}").format(criterion=criterion), ends.ttr),
        (translate("Report", "Duration of response, {criterion}").format(criterion=criterion), ends.dor),
    ]
    if course.endpoints.criterion is Criterion.RECIST and ends.ttr_mrecist is not None:
        rows.append((translate("Report", "Time to response, mRECIST"), ends.ttr_mrecist))
        rows.append((translate("Report", "Duration of response, mRECIST"), ends.dor_mrecist))
    responded = course.series.best(course.endpoints.criterion).confirmed in (Response.CR, Response.PR)
    lacking = translate("Report", "cannot be determined")
    unconfirmed = lacking if responded else translate("Report", "no confirmed response")
    if not course.record.started:
        lacking = unconfirmed = capital(spoken(NOT_STARTED))
    reasons = (lacking, lacking, unconfirmed, unconfirmed, lacking, lacking)
    grid = Grid(
        (Column(), Column(), Column(share=1.0)),
        tuple(_endpoint_row(*row, lacking=reason) for row, reason in zip(rows, reasons, strict=False)),
        gap=12.0,
    )
    month = translate("Report", "progression by {criterion}; a month is 30.4375 days").format(criterion=criterion)
    return Section(translate("Report", "Endpoints"), grid.pieces(), aside=month, whole=True)


def _endpoint_row(label: str, endpoint: Endpoint | None, *, lacking: str) -> Row:
    if endpoint is None:
        return Row((Cell((plain(label),)), Cell((second(lacking),), span=2)))
    state = translate("Report", "event") if endpoint.event else translate("Report", "censored")
    reason = translate("Report", "{state}: {reason}").format(state=state, reason=spoken(endpoint.reason))
    return Row((Cell((plain(label),)), Cell((strong(endpoint_words(endpoint)),)), Cell((plain(reason),))))


# --- markers --------------------------------------------------------------------------------------------------------


def marker_section(course: Course) -> Section:
    """The six-week answers in words, each with the two results it rests on."""
    markers = course.markers
    combined = (
        Paragraph((strong(translate("Report", "Either marker")), plain(_after_name(answer_words(markers.combined))))),
        Paragraph((second(spoken(markers.combined_reason)),)),
    )
    return Section(
        translate("Report", "Marker checks at 6 weeks"),
        (*_marker(markers.afp), *_marker(markers.pivka), *combined),
    )


def _marker(series: MarkerCourse) -> tuple[Piece, ...]:
    answer = answer_words(series.answer)
    if series.week6 is not None:
        change = fall_words(series.week6)
        answer = translate("Report", "{change}, {answer}").format(change=change, answer=answer)
    return (
        Paragraph((strong(in_full(series.analyte)), plain(_after_name(answer)))),
        Paragraph((second(_compared(series)),)),
    )


def _after_name(answer: str) -> str:
    return translate("Report", ": {answer}").format(answer=answer)


def _compared(series: MarkerCourse) -> str:
    if series.baseline is None or series.week6 is None or series.answer not in (Answer.MET, Answer.NOT_MET):
        return spoken(series.reason)
    return translate("Report", "{before} → {after} {unit}; {start} to {on}").format(
        before=series.baseline.value.reported,
        start=short_date(series.baseline.on),
        after=series.week6.point.value.reported,
        on=short_date(series.week6.point.on),
        unit=unit_words(series.unit),
    )


# --- adverse events -------------------------------------------------------------------------------------------------


def event_section(course: Course) -> Section:
    """What is still open from grade 2 up, and the highest grade that every term reached."""
    title = translate("Report", "Open adverse events, grade 2 and above")
    if course.record.outcome.is_dead:
        title = translate("Report", "Adverse events open at death, grade 2 and above")
    if not course.record.adverse_events:
        return Section(title, (Paragraph((plain(translate("Report", "No adverse event is recorded.")),)),))
    rows = [_event_row(row) for row in open_events(course)]
    pieces: tuple[Piece, ...] = Grid((Column(share=1.0), Column(right=True)), tuple(rows)).pieces()
    if not rows:
        pieces = (Paragraph((plain(translate("Report", "None is recorded as open.")),)),)
    notes = [
        translate("Report", "Date: since. CTCAE {version}.").format(version=course.parameters.ctcae_version),
    ]
    if undated := len(undated_events(course)):
        notes.append(translate("Report", "Without any date, not listed: {count}.").format(count=undated))
    return Section(title, (*pieces, Paragraph((second(in_a_row(notes)),))))


def event_words(row: OpenEvent, *, grade_first: bool = False) -> tuple[Run, ...]:
    """An event with its grade now, the highest it had, and what else is noted of it.

    With ``grade_first`` (``G3``) a long name that is cut takes no grade with it.
    """
    event = row.event
    words = "" if grade_first else translate("Report", ", grade {grade}").format(grade=row.grade)
    if row.highest_grade > row.grade:
        words += translate("Report", " (highest {grade})").format(grade=row.highest_grade)
    marks = [
        mark
        for said, mark in (
            (event.serious, translate("Report", "serious")),
            (event.immune_related, translate("Report", "immune-related")),
            (event.related, translate("Report", "related to the treatment")),
            (event.related is False, translate("Report", "not related to the treatment")),
        )
        if said
    ]
    term = f"G{row.grade} {recorded(event.term)}" if grade_first else recorded(event.term)
    runs = [strong(term), plain(words)]
    if marks:
        runs.append(strong(translate("Report", ", {marks}").format(marks=joined(marks))))
    if event.action:
        runs.append(plain(translate("Report", "; action: {action}").format(action=recorded(event.action))))
    return tuple(runs)


def _event_row(row: OpenEvent) -> Row:
    event = row.event
    since = short_date(event.start) if event.start else not_recorded()
    return Row((Cell(event_words(row)), Cell((plain(since),))))


def highest_grade_section(course: Course) -> Section:
    title = translate("Report", "Highest grade of every adverse event")
    events = course.events
    if not events.by_term:
        return Section(title, (Paragraph((plain(translate("Report", "No adverse event is recorded.")),)),))
    runs: list[Run] = []
    for term in events.by_term:
        marks = translate("Report", " immune-related") if term.immune_related else ""
        stop = translate("Report", ".") if term is events.by_term[-1] else clauses(["", ""])
        weigh = strong if term.highest_grade >= 3 else plain
        words = translate("Report", "{term} {grade}{marks}")
        words = filled(words, term=recorded(term.term), grade=term.highest_grade, marks=marks)
        runs += [weigh(words), plain(stop)]
    words = translate("Report", "{all} terms, {severe} of grade 3 and above. CTCAE {version}.")
    if events.any_grade == 1:
        words = translate("Report", "1 term, {severe} of grade 3 and above. CTCAE {version}.")
    count = filled(words, all=events.any_grade, severe=events.grade_3_or_more, version=course.parameters.ctcae_version)
    return Section(title, (Paragraph(tuple(runs)), Paragraph((second(count),))))


# --- flags ----------------------------------------------------------------------------------------------------------


class FlagLine:
    """One flag: its mark, its severity as a word, what it says, its rule and its date.

    One that somebody has looked at is paler, has no mark, and says below who looked at it and when.
    """

    _INDENT = 64.0
    _TAIL = 112.0

    def __init__(self, flag: Flag, seen: ReviewedFlag | None) -> None:
        self._flag, self._seen = flag, seen
        said = spoken(flag.summary)
        words = (plain(said),) if seen is None else (second(said), second(seen_words(seen)))
        self._lines = [Paragraph((run,)) for run in words]

    def height(self, width: float) -> float:
        return max(sum(line.height(width - self._INDENT - self._TAIL) for line in self._lines), LINE)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        flag, room = self._flag, width - self._INDENT - self._TAIL
        weigh = strong if flag.severity is Severity.URGENT else plain
        if self._seen is None:
            ink.flag(x, y + 2.2, flag.severity, flag.data_gap)
        else:
            weigh = second
        ink.text(x + 14.0, y, weigh(severity_words(flag.severity, flag.data_gap)))
        below = y
        for line in self._lines:
            line.paint(ink, x + self._INDENT, below, room)
            below += line.height(room)
        tail = x + width - self._TAIL + 8.0
        ink.text(tail, y, second(flag.rule))
        if flag.on:
            ink.text(tail + 46.0, y, second(short_date(flag.on)))


def flag_section(course: Course) -> Section:
    title = translate("Report", "Flags")
    asked = _queries(course)
    if not course.flags:
        return Section(title, (Paragraph((plain(translate("Report", "No flag.")),)), *asked))
    order = {Severity.URGENT: 0, Severity.REVIEW: 1, Severity.INFORMATION: 2}
    ranked = sorted(course.flags, key=lambda flag: (order[flag.severity], flag.data_gap))
    lines = tuple(FlagLine(*each) for each in open_first(ranked, course.record.reviewed_flags))
    return Section(title, (*lines, *asked))


def _queries(course: Course) -> tuple[Paragraph, ...]:
    """How many queries are not closed, where there are any."""
    count = len(open_queries(course.record))
    if not count:
        return ()
    return (Paragraph((plain(translate("Report", "Queries not closed: {count}").format(count=count)),)),)


# --- laboratory results ---------------------------------------------------------------------------------------------


def laboratory_blocks(course: Course) -> tuple[Piece, ...]:
    """The newest result of every analyte with the one before; in two tables side by side when there are many."""
    title, rows = translate("Report", "Laboratory results, newest"), latest_results(course.record)
    if not rows:
        return (Section(title, (Paragraph((plain(translate("Report", "No laboratory result is recorded.")),)),)),)
    years = {row.latest.date.year for row in rows}
    half = max((len(rows) + 1) // 2, _LEAST_ROWS)
    left = Section(title, _laboratory(rows[:half], years), repeated=1)
    right = (Section(" ", _laboratory(rows[half:], years), repeated=1),) if rows[half:] else ()
    return (Side((left,), right),)


def _laboratory(rows: tuple[LatestResult, ...], years: set[int]) -> tuple[Piece, ...]:
    words = (
        "",
        translate("Report", "previous"),
        translate("Report", "newest"),
        "",
        translate("Report", "range"),
        str(min(years)) if len(years) == 1 else translate("Report", "date"),
    )
    head = Row(tuple(Cell((second(word),)) for word in words), below=True)
    columns = (
        Column(share=1.0),
        Column(right=True, decimals=True),
        Column(right=True, decimals=True),
        Column(),
        Column(right=True),
        Column(right=True),
    )
    return Grid(columns, (head, *(_laboratory_row(row, len(years) == 1) for row in rows)), gap=5.0).pieces()


def _laboratory_row(row: LatestResult, same_year: bool) -> Row:
    latest = row.latest
    on = day_and_month(latest.date) if same_year else short_date(latest.date)
    return Row(
        (
            Cell((plain(analyte_with_unit(row.analyte, latest.unit)),)),
            Cell((second(_reported(row.previous, latest.unit)),)),
            Cell((strong(word(latest.value.reported.strip())),)),
            Cell((strong(letter(latest)),)),
            Cell((plain(range_words(latest) or translate("Report", "no range")),)),
            Cell((plain(on),)),
        )
    )


def _reported(result: LabResult | None, unit: str) -> str:
    """A result as reported; its unit too where it is another one. Without a result the cell stays a dash."""
    if result is None:
        return "–"
    words = word(result.value.reported.strip())
    return words if result.unit == unit else f"{words} {unit_words(result.unit)}"


# --- what is missing ------------------------------------------------------------------------------------------------


def missing_box(course: Course) -> Boxed:
    pieces: list[Piece] = [Paragraph((strong(translate("Report", "Missing data")),))]
    for group in missing_data(course):
        title = spoken(group.title)
        if group.on is not None:
            title = translate("Report", "{title}, {on}").format(title=title, on=short_date(group.on))
        items = joined([spoken(item) for item in group.items])
        runs = (
            (second(translate("Report", "{title}: ").format(title=title)), plain(items))
            if items
            else (plain(capital(title)),)
        )
        pieces.append(Paragraph(runs))
    if len(pieces) == 1:
        pieces.append(Paragraph((plain(translate("Report", "Nothing that this summary shows is missing.")),)))
    return Boxed(tuple(pieces), dashed=True)
