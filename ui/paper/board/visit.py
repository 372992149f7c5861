"""The note of a visit on half a page: what changed since the visit before, impression and plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from models.course.course import Course
from models.course.dose_changes import DoseChange, Step
from models.course.flowsheet import ResultCell
from models.course.report_rows import letter
from models.prints.visit import EventTurn, Turn, VisitChanges, visit_changes
from models.record.records import Treatment, Visit
from models.response.response import Criterion, TimePoint
from models.words import filled, millimetre_words
from ui.kit.theme import load_fonts
from ui.paper.board.cutting import Air, Cut, Ends, Fact, Listed, Once
from ui.paper.board.signing import signing_lines
from ui.paper.course.summary import patient_footer, patient_header, suggested_name
from ui.paper.ink import Run, plain, second, strong
from ui.paper.layout import SECTION_GAP, Paragraph, Piece, Side, Together, stack_height
from ui.paper.pages import PAGES, Document
from ui.words.clinical import (
    amount_words,
    analyte_with_unit,
    ascites_words,
    capital,
    dose_words_of,
    encephalopathy_words,
    plain_number,
    severity_words,
    translate,
)
from ui.words.common import not_recorded
from ui.words.flowsheet import visit_kind_words
from ui.words.language import clauses, listed, short_date, spoken, word
from ui.words.recorded import recorded

_LABEL = 66.0
_LINES = (12, 6, 3, 2, 1)


def visit_document(
    course: Course,
    *,
    printed_at: datetime,
    printed_by: str,
    page: str = "A4",
    mark: str = "",
    on: date | None = None,
) -> Document:
    """The note of the visit ``on`` a day, of the newest where None, in the upper half of a page."""
    load_fonts()
    header = patient_header(course, translate("VisitNote", "Visit note"))
    footer = patient_footer(course, printed_at, printed_by=printed_by, mark=mark)
    empty = Document(page, header, footer, ())
    changes = visit_changes(course, on)
    if changes is None:
        words = translate("VisitNote", "No visit is recorded.")
        return replace(empty, blocks=(Paragraph((plain(words),)),))
    return replace(empty, blocks=(Together(_fitted(course, changes, empty.width, PAGES[page][1] / 2 - empty.top)),))


def visit_name(course: Course) -> str:
    """A file name without identity."""
    return suggested_name(course).replace(".pdf", "_visit.pdf")


def _fitted(course: Course, changes: VisitChanges, width: float, room: float) -> tuple[Piece, ...]:
    """As much as half a page holds: results go first, the least telling of them first; then texts lose lines."""
    pieces: tuple[Piece, ...] = ()
    for lines in _LINES:
        results, others = _results(changes), _others(course, changes, lines)
        while True:
            side = Side((results,), others, left_share=0.46)
            pieces = (*_head(changes), side, Air(SECTION_GAP), *_said(changes.visit, lines), signing_lines())
            if stack_height(pieces, width) <= room:
                return pieces
            left, right = side.heights(width)
            if not results.spare("hard") or left < right:
                break
            results = results.shorter()
    return pieces


def _head(changes: VisitChanges) -> tuple[Piece, ...]:
    visit = changes.visit
    kind = "" if visit is None or visit.kind is None else visit_kind_words(visit.kind)
    title = listed([part for part in (short_date(changes.on), changes.label, kind) if part])
    since = translate("VisitNote", "the first visit")
    if changes.since is not None:
        since = translate("VisitNote", "since the visit of {date}").format(date=short_date(changes.since))
    found = plain(clauses(_findings(visit))) if visit else second(translate("VisitNote", "no visit, results only"))
    return (
        Paragraph((strong(title), second("  " + since))),
        Once(Cut((found,), 3)),
        Air(SECTION_GAP),
    )


def _findings(visit: Visit) -> Iterator[str]:
    yield f"ECOG {visit.ecog}" if visit.ecog is not None else translate("Report", "ECOG not recorded")
    if visit.weight_kg is not None:
        yield translate("VisitNote", "weight {kilograms} kg").format(kilograms=plain_number(visit.weight_kg))
    if visit.systolic is not None and visit.diastolic is not None:
        words = translate("VisitNote", "blood pressure {systolic}/{diastolic} mmHg")
        yield words.format(systolic=visit.systolic, diastolic=visit.diastolic)
    yield translate("VisitNote", "ascites: {extent}").format(extent=ascites_words(visit.ascites))
    yield translate("VisitNote", "encephalopathy: {grade}").format(grade=encephalopathy_words(visit.encephalopathy))
    if visit.nothing_to_report:
        yield translate("VisitNote", "asked for adverse events: nothing to report")


# --- results --------------------------------------------------------------------------------------------------------


def _results(changes: VisitChanges) -> Listed:
    """Each with the value before it; where there is no room for all, those out of range and those that changed stay."""
    rows = tuple(Once(Ends(_name(cell), _value(cell, changes.on), 2, share=0.66)) for cell in changes.results)
    order = sorted(range(len(rows)), key=lambda place: (_weight(changes.results[place]), place))
    nothing = (Paragraph((plain(translate("VisitNote", "No new result.")),)),)

    def more(count: int) -> str:
        return translate("VisitNote", "Further results, on the flowsheet: {count}").format(count=count)

    return Listed(
        translate("VisitNote", "New results"),
        rows,
        4,
        more,
        head=() if rows else nothing,
        rank=tuple(order.index(place) for place in range(len(rows))),
    )


def _weight(cell: ResultCell) -> tuple[int, bool]:
    """Critical values first, then what is out of range, then what came back into it, then the rest."""
    before = letter(cell.previous) if cell.previous else ""
    return -len(cell.letter), cell.letter[:1] == before


def _name(cell: ResultCell) -> tuple[Run, ...]:
    return (plain(analyte_with_unit(cell.result.analyte, cell.result.unit)),)


def _value(cell: ResultCell, on: date) -> Run:
    """``884 → 405 H``, with its day where that is not the visit's."""
    said = f"{word(cell.text.strip())} {cell.letter}".strip()
    if cell.previous is not None:
        said = f"{word(cell.previous.value.reported.strip())} → {said}"
    return strong(said if cell.result.date == on else listed((said, short_date(cell.result.date))))


# --- everything else ------------------------------------------------------------------------------------------------


def _others(course: Course, changes: VisitChanges, lines: int) -> tuple[Piece, ...]:
    titled = (
        (translate("VisitNote", "Imaging"), [_read(read) for read in reversed(changes.reads)]),
        (translate("VisitNote", "Adverse events"), [_event(turn) for turn in changes.events]),
        (
            translate("VisitNote", "Treatment"),
            [*map(_dose, reversed(changes.doses)), *map(_given, reversed(changes.given))],
        ),
        (
            translate("VisitNote", "Flags"),
            [listed((severity_words(flag.severity, flag.data_gap), spoken(flag.summary))) for flag in changes.flags],
        ),
    )
    most = max(lines, 2)
    return tuple(_short_list(title, said, most, lines) for title, said in titled)


def _short_list(title: str, said: list[str], most: int, lines: int) -> Piece:
    """As many as ``most``; the first are the most telling, and how many follow is said."""
    rows = [Once(Cut((plain(words),), min(lines, 3))) for words in said[:most]]
    if len(said) > most:
        more = translate("VisitNote", "Further entries, on the patient’s page: {count}").format(count=len(said) - most)
        rows.append(Once(Cut((second(more),), 1)))
    if not said:
        rows.append(Once(Cut((second(translate("VisitNote", "Nothing new.")),), 1)))
    return Once(Listed(title, tuple(rows), len(rows), str))


def _read(read: TimePoint) -> str:
    """The date, and of each criterion sum and response."""
    parts = []
    for criterion in Criterion:
        judged = read.by(criterion)
        answer = translate("models", judged.overall.value)
        if judged.sum_tenths is not None:
            words = translate("VisitNote", "{criterion} {mm} mm, {response}")
            answer = words.format(criterion=criterion.in_words, mm=millimetre_words(judged.sum_tenths), response=answer)
        else:
            words = translate("VisitNote", "{criterion} {response}")
            answer = words.format(criterion=criterion.in_words, response=answer)
        parts.append(answer)
        if judged.new_lesion:
            parts.append(translate("Report", "new lesion"))
    return clauses((short_date(read.on), *dict.fromkeys(parts)))


def _event(turn: EventTurn) -> str:
    words = {
        Turn.BEGUN: translate("VisitNote", "{term}: begun, grade {grade}, {date}"),
        Turn.GRADED: translate("VisitNote", "{term}: grade {before} → {grade}, {date}"),
        Turn.ENDED: translate("VisitNote", "{term}: ended, grade {grade}, {date}"),
    }[turn.turn]
    said = words.format(term=recorded(turn.event.term), grade=turn.grade, before=turn.before, date=short_date(turn.on))
    return listed((said, translate("Report", "serious"))) if turn.event.serious else said


def _dose(change: DoseChange) -> str:
    words = {
        Step.CHANGED: translate("VisitNote", "{agent}: {before} → {dose}, {date}"),
        Step.RESUMED: translate("VisitNote", "{agent}: held {days} days from {date}"),
        Step.OMITTED: translate("VisitNote", "{agent}: omitted, {date}"),
        Step.STOPPED: translate("VisitNote", "{agent}: stopped, {date}"),
    }[change.step]
    before = not_recorded() if change.before is None else amount_words(change.before) or not_recorded()
    return filled(
        words,
        agent=capital(recorded(change.treatment.agent)),
        before=before,
        dose=amount_words(change.treatment) or not_recorded(),
        days=change.days_without,
        date=short_date(change.on),
    )


def _given(one: Treatment) -> str:
    words = translate("VisitNote", "{agent}: {dose}, {date}")
    dose = dose_words_of(one) or translate("VisitNote", "dose not recorded")
    return words.format(agent=capital(recorded(one.agent)), dose=dose, date=short_date(one.start))


def _said(visit: Visit | None, lines: int) -> tuple[Piece, ...]:
    told = (
        (translate("Report", "Impression"), visit.impression if visit else None),
        (translate("Report", "Plan"), visit.plan if visit else None),
    )
    return tuple(
        Once(Fact(name, (plain(text) if text else second(not_recorded()),), _LABEL, lines)) for name, text in told
    )
