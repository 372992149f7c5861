"""The course of one patient as text for a terminal. English only, no Qt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from models.course import RULES_VERSION, Course
from models.endpoints import Endpoint
from models.flags import Flag
from models.markers import MarkerCourse
from models.protocol import Parameters
from models.response import BestResponse, Criterion, CriterionRead, ReaderSeries, TimePoint
from models.rulebook import RULES
from models.words import Why

NOT_RECORDED = "not recorded"
DASH = "–"
_YES_NO = {True: "yes", False: "no", None: "cannot be determined"}


def course_text(course: Course) -> str:
    """Everything that was computed for one patient, section by section."""
    sections = (
        _heading(course),
        _imaging("Imaging", course.series),
        _best(course.series),
        *(_marker(marker) for marker in (course.markers.afp, course.markers.pivka)),
        _combined(course),
        _liver(course),
        _lab_grades(course),
        _adverse_events(course),
        _endpoints(course),
        *_other_readers(course),
        _flags(course.flags),
    )
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def rules_text() -> str:
    """Every rule with its parameters, their defaults and its source."""
    defaults = Parameters().as_dict()
    lines = [f"Rules {RULES_VERSION}"]
    for rule in RULES:
        lines.append(f"{rule.id}  {rule.text}")
        lines += [f"      parameter {name}, default {json.dumps(defaults[name])}" for name in rule.parameters]
        lines.append(f"      source: {rule.source}")
    return "\n".join(lines) + "\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of aligned columns under their titles."""
    lines = [columns, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    return [
        "  " + "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]


def _text(value: object | None) -> str:
    return DASH if value is None else str(value)


def _mm(tenths: int | None) -> str:
    return DASH if tenths is None else f"{tenths / 10:.1f}"


def _percent(value: float | None) -> str:
    return DASH if value is None else f"{value:+.1f}".replace("-", "−")


def _rounded(value: float | None, places: int) -> str:
    return DASH if value is None else f"{value:.{places}f}".replace("-", "−")


def _day(on: date | None, course: Course | None = None) -> str:
    if on is None:
        return DASH
    return on.isoformat() if course is None else f"{on.isoformat()} (day {course.record.day(on)})"


def _heading(course: Course) -> list[str]:
    record = course.record
    lines = [
        f"{record.patient.code}",
        f"  Protocol: {course.protocol.title} ({course.protocol.name})",
        f"  Start of treatment: {record.treatment_start}, judged as of {_day(course.today, course)}",
        f"  Rules {course.rules_version}, CTCAE {course.parameters.ctcae_version}",
    ]
    if record.provenance:
        lines.insert(1, f"  [{record.provenance}]")
    if record.settings:
        lines.append("  Settings of this case: " + ", ".join(f"{name} = {value}" for name, value in record.settings))
    return lines


def _imaging(title: str, series: ReaderSeries) -> list[str]:
    reader = f", reader {series.reader}" if series.reader else ""
    if series.baseline is None:
        return [f"{title}{reader}", "  No baseline imaging.", *_reads(series)]
    base = series.baseline
    lines = [
        f"{title}{reader}",
        f"  Baseline {base.on} (day {base.day}): sum {_mm(base.recist_tenths)} mm by RECIST 1.1, "
        f"{_mm(base.mrecist_tenths)} mm by mRECIST; {_text(base.vp)}, Cheng {_text(base.cheng)}",
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
            _mm(read.sum_tenths),
            _percent(read.change_from_baseline_percent),
            _percent(read.change_from_nadir_percent),
            _text(read.target),
            _text(read.non_target),
            "yes" if read.new_lesion else "no",
            _overall(read),
        )
    if point.thrombus is not None:
        classes = f"{_text(point.thrombus.vp)}, Cheng {_text(point.thrombus.cheng)}"
        yield ("", "", "thrombus", classes, "", "", "", "", "", str(point.thrombus.response))


def _overall(read: CriterionRead) -> str:
    marks = [
        mark
        for mark, holds in (("persisting", read.persisting), ("after progression", read.after_progression))
        if holds
    ]
    return f"{read.overall} ({', '.join(marks)})" if marks else str(read.overall)


def _best(series: ReaderSeries) -> list[str]:
    titles = ("criterion", "best unconfirmed", "on", "best confirmed", "on", "disease control")
    best = table(titles, (_best_row(series.best(criterion)) for criterion in Criterion))
    thrombus = f"  thrombus: {series.thrombus.best}, {_day(series.thrombus.on)}"
    return ["Best response", *best, thrombus]


def _best_row(best: BestResponse) -> tuple[str, ...]:
    return (
        best.criterion.in_words,
        str(best.unconfirmed),
        _day(best.unconfirmed_date),
        str(best.confirmed),
        _day(best.confirmed_date),
        _YES_NO[best.disease_control],
    )


def _marker(marker: MarkerCourse) -> list[str]:
    unit = f", {marker.unit}" if marker.unit else ""
    lines = [f"{marker.analyte}{unit}"]
    if not marker.points:
        return [*lines, f"  {marker.reason}"]
    base = marker.baseline
    lines.append(f"  Baseline: {NOT_RECORDED if base is None else f'{base.value.reported}, {base.on}'}")
    if marker.week6 is not None:
        point = marker.week6.point
        lines.append(f"  6 weeks: {point.value.reported}, {point.on} (day {point.day})")
    lines.append(f"  Criterion at 6 weeks: {marker.answer} ({marker.reason})")
    if marker.week2 is not None:
        lines.append(f"  Direction at 2 weeks: {marker.week2_direction}, {marker.week2.on}")
    if marker.nadir is not None:
        lines.append(f"  Nadir: {marker.nadir.value.reported}, {marker.nadir.on} (day {marker.nadir.day})")
    for step in marker.kinetics:
        kind, days = (
            ("doubling time", step.doubling_days)
            if step.doubling_days is not None
            else ("half-life", step.half_life_days)
        )
        lines.append(f"  {step.start} to {step.stop}: {kind} {_rounded(days, 1)} days")
    return lines


def _combined(course: Course) -> list[str]:
    return ["Both markers at 6 weeks", f"  {course.markers.combined} ({course.markers.combined_reason})"]


def _liver(course: Course) -> list[str]:
    rows = [
        (
            scores.on.isoformat(),
            f"{_rounded(scores.albi, 2)} ({_text(scores.albi_grade)})" if scores.albi is not None else DASH,
            f"{scores.child_pugh_class} {scores.child_pugh_points}" if scores.child_pugh_points is not None else DASH,
            _rounded(scores.nlr, 1),
            f"needs {', '.join(scores.missing)}" if scores.missing else "",
        )
        for scores in course.liver
    ]
    lines = ["Liver function and stage"]
    if rows:
        lines += table(("date", "ALBI (grade)", "Child-Pugh", "NLR", ""), rows)
    for title, stage in (("baseline", course.stages.baseline), ("last visit", course.stages.last)):
        if stage is not None:
            lines.append(f"  BCLC at {title}: {stage.bclc or 'cannot be determined'} ({stage.reason})")
    return lines if len(lines) > 1 else []


def _lab_grades(course: Course) -> list[str]:
    if not course.lab_grades:
        return []
    rows = (
        (
            grade.on.isoformat(),
            grade.analyte,
            "cannot be graded" if grade.grade is None else f"grade {grade.grade}",
            grade.term,
            grade.branch + (", clinician may raise" if grade.clinician_may_raise else ""),
        )
        for grade in course.lab_grades
    )
    titles = ("date", "analyte", "grade", "term", "branch")
    return ["Suggested grades from results (none is an adverse event until a person accepts it)", *table(titles, rows)]


def _adverse_events(course: Course) -> list[str]:
    events = course.events
    if not events.by_term:
        return []
    rows = (
        (
            term.term,
            f"grade {term.highest_grade}",
            "related" if term.related else "",
            "immune-related" if term.immune_related else "",
        )
        for term in events.by_term
    )
    counted = f"  {events.any_grade} terms of any grade, {events.grade_3_or_more} of grade 3 or more"
    return ["Adverse events, highest grade per term", *table(("term", "grade", "", ""), rows), counted]


def _endpoints(course: Course) -> list[str]:
    ends = course.endpoints
    names = {"Overall survival": ends.os, "Progression-free survival": ends.pfs}
    names |= {"Duration of response": ends.dor, "Time to response": ends.ttr}
    return [
        "Endpoints",
        *table(("endpoint", "days", "", "reason"), (_endpoint(name, end) for name, end in names.items())),
    ]


def _endpoint(name: str, end: Endpoint | None) -> tuple[str, ...]:
    if end is None:
        return name, DASH, "", ""
    return name, str(end.days), "event" if end.event else "censored", str(end.reason)


def _other_readers(course: Course) -> Iterator[list[str]]:
    for _, other in course.other_readers:
        yield _imaging("Second reading", other.series)
        yield _best(other.series)
        if other.disagreements:
            rows = ((found.on.isoformat(), found.cause, str(found.detail)) for found in other.disagreements)
            yield ["Disagreements of the readers", *table(("date", "cause", "detail"), rows)]


def _flags(flags: Sequence[Flag]) -> list[str]:
    if not flags:
        return ["Flags", "  None."]
    lines = ["Flags"]
    for flag in flags:
        lines.append(f"  {flag.severity}: {flag.summary} [{flag.rule}]")
        lines += [f"      {line}" for line in _why(flag.why)]
    return lines


def _why(why: Why) -> Iterator[str]:
    for given in why.inputs:
        yield str(given)
    for step in why.steps:
        yield f"{step.left}: {step.right}"
    for missing in why.missing:
        yield f"Missing: {missing}"
    if why.source:
        yield f"Source: {why.source}"
