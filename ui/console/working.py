"""What would change the answers, the flags and the working of every latest answer, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.course.change_words import criterion_rows
from models.course.course import Course
from models.course.endpoint_why import endpoint_workings
from models.course.what_would_change import what_would_change
from models.flags.reviewed import open_first
from models.record.records import ReviewedFlag
from models.response.response import Criterion
from models.words import Why
from ui.console.words import rows_of, why_lines


def changes(course: Course) -> list[str]:
    """How far each answer is from another one. Facts, in the order in which the answers stand above."""
    if not course.record.started:
        return []
    found = what_would_change(course)
    lines = ["What would change it"]
    for change in found.criteria:
        when = f"read of {change.on}" if change.target is not None else f"baseline of {change.on}"
        lines += [f"  {change.criterion.in_words}, {when}", *_indented(rows_of(criterion_rows(change)))]
    for awaited in found.confirmations:
        lines += [f"  {awaited.criterion.in_words}, confirmation", *_indented(rows_of([awaited.row]))]
    if found.thrombus is not None:
        lines += ["  Thrombus", *_indented(rows_of(found.thrombus.rows))]
    for marker in found.markers:
        lines += [f"  {marker.analyte}", *_indented(rows_of(marker.rows))]
    return lines


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def flags(course: Course) -> list[str]:
    """Every flag with its whole working; those that somebody has looked at after the open ones, with who and when."""
    found = open_first(course.flags, course.record.reviewed_flags)
    if not found:
        return ["Flags", "  None."]
    lines = ["Flags"]
    for flag, seen in found:
        gap = ", data gap" if flag.data_gap else ""
        lines.append(f"  {flag.severity}{gap}{_seen(seen)}: {flag.summary} [{flag.rule}]")
        lines += [f"      {line}" for line in why_lines(flag.why)]
    return lines


def _seen(seen: ReviewedFlag | None) -> str:
    if seen is None:
        return ""
    return ", reviewed" + (f" by {seen.by}" if seen.by else "") + (f" on {seen.on}" if seen.on else "")


def workings(course: Course) -> list[str]:
    """The working of the latest answer of each kind."""
    lines = ["Why: the working of the latest answers"]
    for title, why in _latest(course):
        lines.append(f"  {title} [{why.rule}]")
        lines += [f"      {line}" for line in why_lines(why)]
    return lines


def _latest(course: Course) -> Iterator[tuple[str, Why]]:
    if course.series.points:
        point = course.series.points[-1]
        for criterion in Criterion:
            read = point.by(criterion)
            yield f"{criterion.in_words}, read of {point.on}: {read.overall}", read.why
        if point.thrombus is not None:
            yield f"Thrombus, read of {point.on}: {point.thrombus.in_words}", point.thrombus.why
    for criterion in Criterion:
        best = course.series.best(criterion)
        yield f"Best response by {criterion.in_words}: {best.confirmed}", best.why
    for marker in (course.markers.afp, course.markers.pivka):
        yield f"{marker.analyte} at 6 weeks: {marker.answer}", marker.why
    yield f"Both markers at 6 weeks: {course.markers.combined}", course.markers.why
    for found in endpoint_workings(course):
        days = "not defined" if found.endpoint is None else f"{found.endpoint.days} days"
        yield f"{found.name}: {days}", found.why
    if course.liver:
        yield f"Liver scores of {course.liver[-1].on}", course.liver[-1].why
    for title, stage in (("at baseline", course.stages.baseline), ("at the last visit", course.stages.last)):
        if stage is not None:
            yield f"BCLC {title}: {stage.bclc or 'cannot be determined'}", stage.why
    for check in course.entry_checks:
        yield f"Entry criterion {check.criterion.id}: {check.answer}", check.why
