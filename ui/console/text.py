"""The course of one patient as text for a terminal. English only, no Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator

from models.course.course import RULES_VERSION, Course
from models.course.endpoint_why import endpoint_workings
from models.record.protocol import Parameters, Protocol
from models.record.rulebook import RULES
from models.response.endpoints import NOT_STARTED, Endpoint
from models.response.readers import Agreement, agreed
from models.response.response import BestResponse, Criterion, CriterionRead, ReaderSeries, TimePoint
from ui.console import plan, results, working
from ui.console.words import DASH, YES_NO, day, mm, percent, table, text


def course_text(course: Course) -> str:
    """Everything that was computed for one patient, section by section."""
    sections = (
        _heading(course),
        _imaging("Imaging", course.series, started=course.record.started),
        _best(course.series),
        *results.markers(course),
        results.liver(course),
        results.lab_grades(course),
        *results.adverse_events(course),
        _endpoints(course),
        plan.schedule(course),
        plan.doses(course),
        plan.entry_criteria(course),
        *_other_readers(course),
        working.changes(course),
        working.flags(course),
        working.workings(course),
        plan.parameters(course),
    )
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def _protocol(protocol: Protocol) -> str:
    """A clinic's own with its version, and what it is a copy of."""
    if not protocol.is_own:
        return f"{protocol.title} ({protocol.name})"
    return f"{protocol.edition} (the clinic's own, a copy of {protocol.based_on})"


def rules_text() -> str:
    """Every rule with its parameters, their defaults and its source."""
    defaults = Parameters().as_dict()
    lines = [f"Rules {RULES_VERSION}"]
    for rule in RULES:
        lines.append(f"{rule.id}  {rule.text}")
        lines += [f"      parameter {name}, default {json.dumps(defaults[name])}" for name in rule.parameters]
        lines.append(f"      source: {rule.source}")
    return "\n".join(lines) + "\n"


def _heading(course: Course) -> list[str]:
    record = course.record
    lines = [
        f"{record.patient.code}",
        f"  Protocol: {_protocol(course.protocol)}",
        f"  Start of treatment: {record.treatment_start or 'not started'}, judged as of {day(course.today, course)}",
        f"  Rules {course.rules_version}, CTCAE {course.parameters.ctcae_version}",
    ]
    if record.provenance:
        lines.insert(1, f"  [{record.provenance}]")
    if record.settings:
        lines.append("  Settings of this case: " + ", ".join(f"{name} = {value}" for name, value in record.settings))
    return lines


def _imaging(title: str, series: ReaderSeries, *, started: bool) -> list[str]:
    reader = f", reader {series.reader}" if series.reader else ""
    if series.baseline is None:
        return [f"{title}{reader}", "  No baseline imaging.", *_reads(series)]
    base = series.baseline
    when = f"Baseline {base.on} (day {base.day})" if started else f"Last read before the start, {base.on}"
    lines = [
        f"{title}{reader}",
        f"  {when}: sum {mm(base.recist_tenths)} mm by RECIST 1.1, "
        f"{mm(base.mrecist_tenths)} mm by mRECIST; {text(base.vp)}, Cheng {text(base.cheng)}",
    ]
    return [*lines, *_reads(series), *(f"  {remark}" for remark in series.remarks)]


def _reads(series: ReaderSeries) -> list[str]:
    if not series.points:
        return ["  No imaging after the baseline."]
    titles = ("date", "day", "criterion", "sum mm", "baseline %", "nadir %", "target", "non-target", "new", "overall")
    return table(titles, (row for point in series.points for row in _point(point)))


def _point(point: TimePoint) -> Iterator[tuple[str, ...]]:
    for criterion in Criterion:
        read = point.by(criterion)
        yield (
            point.on.isoformat() if criterion is Criterion.RECIST else "",
            str(point.day) if criterion is Criterion.RECIST else "",
            criterion.in_words,
            mm(read.sum_tenths),
            percent(read.change_from_baseline_percent),
            percent(read.change_from_nadir_percent),
            text(read.target),
            text(read.non_target),
            "yes" if read.new_lesion else "no",
            _overall(read, point.under_new_therapy),
        )
    if point.thrombus is not None:
        classes = f"{text(point.thrombus.vp)}, Cheng {text(point.thrombus.cheng)}"
        yield ("", "", "thrombus", classes, "", "", "", "", "", str(point.thrombus.in_words))


def _overall(read: CriterionRead, under_new_therapy: bool) -> str:
    marks = [
        mark
        for mark, holds in (
            ("persisting", read.persisting),
            ("complete, not proven", read.complete_not_proven),
            ("after progression", read.after_progression),
            ("under new therapy", under_new_therapy),
        )
        if holds
    ]
    return f"{read.overall} ({', '.join(marks)})" if marks else str(read.overall)


def _best(series: ReaderSeries) -> list[str]:
    titles = ("criterion", "best unconfirmed", "on", "best confirmed", "on", "disease control")
    best = table(titles, (_best_row(series.best(criterion)) for criterion in Criterion))
    thrombus = f"  thrombus: {series.thrombus.best}, {day(series.thrombus.on)}"
    return ["Best response", *best, thrombus]


def _best_row(best: BestResponse) -> tuple[str, ...]:
    return (
        best.criterion.in_words,
        str(best.unconfirmed),
        day(best.unconfirmed_date),
        str(best.confirmed),
        day(best.confirmed_date),
        YES_NO[best.disease_control],
    )


def _endpoints(course: Course) -> list[str]:
    if not course.record.started:
        return ["Endpoints", f"  {NOT_STARTED}"]
    rows = (_endpoint(str(found.name), found.endpoint) for found in endpoint_workings(course))
    return ["Endpoints", *table(("endpoint", "days", "", "reason"), rows)]


def _endpoint(name: str, end: Endpoint | None) -> tuple[str, ...]:
    if end is None:
        return name, DASH, "", ""
    return name, str(end.days), "event" if end.event else "censored", str(end.reason)


def _other_readers(course: Course) -> Iterator[list[str]]:
    """Each second reader's own series, then agreement visit by visit with the cause where they differ."""
    for name, other in course.other_readers:
        yield _imaging("Second reading", other.series, started=course.record.started)
        yield _best(other.series)
        if other.agreements:
            primary = course.series.reader or "unnamed"
            titles = ("date", f"RECIST 1.1 {primary} / {name}", f"mRECIST {primary} / {name}", "", "cause", "detail")
            counted = (agreed(other.agreements, criterion) for criterion in Criterion)
            totals = (
                f"  {criterion.in_words}: {same} of {both} visits that both have read agree"
                for criterion, (same, both) in zip(Criterion, counted, strict=True)
            )
            rows = (_agreement(found) for found in other.agreements)
            yield [f"Agreement of the readers {primary} and {name}", *table(titles, rows), *totals]


def _agreement(found: Agreement) -> tuple[str, ...]:
    def answers(criterion: Criterion) -> str:
        points = (found.primary, found.other)
        return " / ".join("not read" if point is None else str(point.by(criterion).overall) for point in points)

    differing = found.disagreement
    return (
        found.on.isoformat(),
        *(answers(criterion) for criterion in Criterion),
        {True: "agree", False: "differ", None: DASH}[found.agree],
        differing.cause if differing else "",
        str(differing.detail) if differing else "",
    )
