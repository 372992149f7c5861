"""Flags from the adverse-event log, and from laboratory-derived grades that are not yet in it (R-11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from models.flags.flags import Flag, Severity
from models.names.same_term import same_term
from models.record.ctcae import CTCAE
from models.record.partialdate import begun
from models.record.records import AdverseEvent, Record
from models.record.story import each_possible, grade_now, graded_since, highest_between
from models.safety.grade import LabGrade
from models.words import Input, Sentence, Step, Why, listed, sentence

SEVERE, FATAL = 3, 5
NEAR = timedelta(days=14)
SOURCE = CTCAE["5.0"].source


def event_flags(record: Record) -> Iterator[Flag]:
    """Ongoing events of grade 3 and above, one flag per term; those that have ended share one flag."""
    severe = [event for event in record.adverse_events if event.grade >= SEVERE]
    still = [event for event in severe if grade_now(event) >= SEVERE and _is_open(event, record)]
    ongoing = {same_term(event.term): event for event in sorted(still, key=grade_now)}
    for event in ongoing.values():
        grade, since = grade_now(event), graded_since(event)
        yield Flag(
            severity=Severity.URGENT if grade > SEVERE else Severity.REVIEW,
            summary=sentence("Grade {grade} {term}, ongoing", grade=grade, term=event.term),
            why=_why((replace(event, grade=grade, start=since),)),
            on=begun(since),
        )
    ended = [event for event in severe if same_term(event.term) not in ongoing]
    if ended:
        yield _ended(ended)


def _is_open(event: AdverseEvent, record: Record) -> bool:
    """Begun, not ended, and the patient not dead; an event without any date is not known to be open."""
    if event.grade >= FATAL:
        return False
    dead = record.outcome.is_dead
    return event.start is not None and event.stop is None and not dead


def _ended(events: Sequence[AdverseEvent]) -> Flag:
    highest: dict[str, AdverseEvent] = {}
    for event in events:
        known = highest.get(same_term(event.term))
        if known is None or event.grade > known.grade:
            highest[same_term(event.term)] = event
    worst = sorted(highest.values(), key=lambda event: (-event.grade, event.term))
    names = listed([sentence("{term} ({grade})", term=event.term, grade=event.grade) for event in worst])
    return Flag(
        severity=Severity.INFORMATION,
        summary=sentence("Earlier adverse events of grade 3 or more: {names}", names=names),
        why=_why(worst),
        on=max((event.first for event in worst if event.first is not None), default=None),
    )


def _why(events: Sequence[AdverseEvent]) -> Why:
    return Why(
        rule="R-11",
        inputs=tuple(
            Input(Sentence(event.term), str(event.grade), on=event.start, origin=event.action or "") for event in events
        ),
        source=SOURCE,
    )


def unlogged_grades(record: Record, grades: Sequence[LabGrade]) -> tuple[LabGrade, ...]:
    """Grades from results after the start that the log does not hold and nobody declined.

    Per term the worst, of equals the latest; in the order of their dates, the latest first.
    """
    declined = {(one.result, same_term(one.term)) for one in record.declined_grades}
    log: dict[str, list[AdverseEvent]] = {}
    for event in record.adverse_events:
        log.setdefault(same_term(event.term), []).append(event)
    worst: dict[str, LabGrade] = {}
    for grade in reversed(grades):
        term = same_term(grade.term)
        if not grade.queued or not grade.grade or (_source(grade), term) in declined:
            continue
        known = worst.get(term)
        if (known is None or grade.grade > (known.grade or 0)) and not _logged(grade, log.get(term, [])):
            worst[term] = grade
    return tuple(worst.values())


def _source(grade: LabGrade) -> str | None:
    """What names the result or the visit it was derived from; None where nothing does yet."""
    part = grade.result or grade.visit
    return None if part is None else part.identifier


def laboratory_flags(record: Record, grades: Sequence[LabGrade]) -> Iterator[Flag]:
    """Grades that are not in the log: each of grade 3 and above has a flag of its own, those below share one."""
    unlogged = unlogged_grades(record, grades)
    perhaps = [(grade, event) for grade in unlogged if (event := _perhaps_logged(record, grade)) is not None]
    yield from (_perhaps_flag(grade, event) for grade, event in perhaps)
    worst = [grade for grade in unlogged if all(grade is not other for other, _ in perhaps)]
    for grade in worst:
        if (grade.grade or 0) >= SEVERE:
            yield _laboratory_flag(grade)
    mild = [grade for grade in worst if (grade.grade or 0) < SEVERE]
    if mild:
        yield _mild_flag(sorted(mild, key=lambda grade: (-(grade.grade or 0), grade.term)))


def _logged(grade: LabGrade, events: Sequence[AdverseEvent]) -> bool:
    """Whether the log has the term at that grade or above within two weeks of it; an entry without dates counts, one
    whose days are known in part where it would on each of them."""
    return any(all(_is_near(event, grade) for event in each_possible(told)) for told in events)


def _is_near(event: AdverseEvent, grade: LabGrade) -> bool:
    return (
        highest_between(event, grade.on - NEAR, grade.on + NEAR) >= (grade.grade or 0)
        and (event.first is None or event.first - NEAR <= grade.on)
        and (event.last is None or event.last + NEAR >= grade.on)
    )


def _perhaps_logged(record: Record, grade: LabGrade) -> AdverseEvent | None:
    """An entry that would be that of a grade on some of the days of which it is known in part."""
    same = (event for event in record.adverse_events if same_term(event.term) == same_term(grade.term))
    return next((told for told in same if any(_is_near(event, grade) for event in each_possible(told))), None)


def _laboratory_flag(grade: LabGrade) -> Flag:
    value, unit = _measured(grade)
    return Flag(
        severity=Severity.REVIEW,
        summary=sentence(
            "Not in the adverse-event log: {term}, grade {grade} by {analyte} {value} {unit}",
            term=grade.term,
            grade=grade.grade,
            analyte=grade.analyte,
            value=value,
            unit=unit,
        ),
        why=grade.why,
        on=grade.on,
    )


def _perhaps_flag(grade: LabGrade, event: AdverseEvent) -> Flag:
    """Whether it is in the log depends on days that are known in part (R-18)."""
    value, unit = _measured(grade)
    words = {"term": grade.term, "grade": grade.grade, "analyte": grade.analyte, "value": value, "unit": unit}
    told = "Whether the log holds {term}, grade {grade} by {analyte} {value} {unit}, cannot be determined: {missing}"
    missing = sentence("the days of {term} are known only in part", term=event.term)
    entry = Input(Sentence(event.term), str(event.grade), on=event.start)
    return Flag(
        severity=Severity.REVIEW,
        summary=sentence(told, missing=missing, **words),
        why=replace(grade.why, inputs=(*grade.why.inputs, entry), missing=(*grade.why.missing, missing)),
        on=grade.on,
        data_gap=True,
    )


def _measured(grade: LabGrade) -> tuple[str, str]:
    """The result, or the blood pressure, that was graded, and its unit."""
    if grade.result is not None:
        return grade.result.value.reported, grade.result.unit
    if grade.visit is not None:
        return f"{grade.visit.systolic or '–'}/{grade.visit.diastolic or '–'}", "mmHg"
    return "–", ""


def ungraded_flags(grades: Sequence[LabGrade]) -> Iterator[Flag]:
    """Results that cannot be graded (R-11.2): of each analyte that may be severe a flag of its own, one for the others.

    May be severe: by every range stored for the analyte the grade would be 3 or 4.
    """
    found: dict[str, list[LabGrade]] = {}
    for grade in grades:
        if grade.grade is None and grade.result is not None:
            found.setdefault(grade.analyte, []).append(grade)
    severe = {analyte: own for analyte, of in found.items() if (own := [grade for grade in of if grade.severe])}
    for own in severe.values():
        yield _ungraded_flag([own[-1]], own, severity=Severity.REVIEW)
    mild = [of for analyte, of in found.items() if analyte not in severe]
    if mild:
        every = [grade for of in mild for grade in of]
        yield _ungraded_flag([of[-1] for of in mild], every, severity=Severity.INFORMATION)


def _ungraded_flag(named: Sequence[LabGrade], grades: Sequence[LabGrade], *, severity: Severity) -> Flag:
    inputs = {}
    for grade in grades:
        value, unit = _measured(grade)
        inputs[grade.analyte, grade.on] = Input(Sentence(grade.analyte), value, unit, grade.on)
    if len(named) == 1:
        summary = sentence("{result}: {reason}, cannot be graded", result=_result(named[0]), reason=_reason(named[0]))
    else:
        items = [sentence("{result}: {reason}", result=_result(one), reason=_reason(one)) for one in named]
        summary = sentence("Cannot be graded: {items}", items=listed(items))
    return Flag(
        severity=severity,
        summary=summary,
        why=Why(
            rule="R-11.2",
            inputs=tuple(inputs.values()),
            parameters=(f"ctcae_version = {grades[0].version}",),
            missing=tuple(dict.fromkeys(_reason(grade) for grade in grades)),
            source=CTCAE[grades[0].version].source,
        ),
        on=max(grade.on for grade in grades),
        data_gap=True,
    )


def _result(grade: LabGrade) -> Sentence:
    value, unit = _measured(grade)
    words = {"analyte": grade.analyte, "value": value, "date": grade.on.isoformat()}
    if not unit:
        return sentence("{analyte} {value} on {date}", **words)
    return sentence("{analyte} {value} {unit} on {date}", unit=unit, **words)


def _reason(grade: LabGrade) -> Sentence:
    return grade.reason or Sentence("cannot be determined")


def _mild_flag(grades: Sequence[LabGrade]) -> Flag:
    names = listed([sentence("{term} ({grade})", term=grade.term, grade=grade.grade) for grade in grades])
    inputs = []
    for grade in grades:
        value, unit = _measured(grade)
        inputs.append(Input(Sentence(grade.analyte), value, unit, grade.on))
    return Flag(
        severity=Severity.INFORMATION,
        summary=sentence("Results of grade 1 or 2 not in the adverse-event log: {names}", names=names),
        why=Why(
            rule="R-11",
            inputs=tuple(inputs),
            steps=tuple(Step(Sentence(g.term), sentence("grade {grade}", grade=g.grade)) for g in grades),
            parameters=(f"ctcae_version = {grades[0].version}",),
            source=CTCAE[grades[0].version].source,
        ),
        on=max(grade.on for grade in grades),
    )
