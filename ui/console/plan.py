"""What the protocol plans and what became of it: visits, doses, entry criteria, parameters, as text for a terminal."""

from __future__ import annotations

import json

from models.course.course import Course
from models.plan.doses import dose_checks
from models.record.protocol import ScheduledVisit
from ui.console.words import day, table


def schedule(course: Course) -> list[str]:
    """Every planned visit with its window and its state."""
    if not course.schedule:
        return []
    titles = ("visit", "day", "planned", "window", "state", "done")
    return [f"Schedule, anchor: {course.protocol.anchor}", *table(titles, (_visit(v) for v in course.schedule))]


def _visit(visit: ScheduledVisit) -> tuple[str, ...]:
    off = f" ({visit.days_off} days outside)" if visit.days_off else ""
    return (
        visit.plan.label,
        str(visit.plan.day),
        visit.on.isoformat() if visit.moved_from is None else f"{visit.on} (moved from {visit.moved_from})",
        f"{visit.earliest} to {visit.latest}",
        f"{visit.state}: {visit.reason}" if visit.state == "skipped" and visit.reason else visit.state,
        "" if visit.done_on is None else f"{day(visit.done_on)}{off}",
    )


def doses(course: Course) -> list[str]:
    """Every dose that the protocol plans against what was given."""
    checks = dose_checks(course.record, course.protocol)
    rows = ((str(check.on), check.agent, str(check.answer), str(check.reason)) for check in checks)
    return ["Doses against the plan", *table(("date", "agent", "criterion", ""), rows)] if checks else []


def entry_criteria(course: Course) -> list[str]:
    """Each criterion by itself; the program gives no verdict on all of them."""
    checks = course.entry_checks
    rows = ((c.criterion.id, str(c.criterion), str(c.answer), str(c.found or "")) for c in checks)
    return ["Entry criteria, each by itself", *table(("", "criterion", "", "found"), rows)] if checks else []


def parameters(course: Course) -> list[str]:
    """Every effective parameter; those that the case sets itself are marked."""
    own = dict(course.record.settings)
    rows = (
        (name, json.dumps(value), "set by this case" if name in own else "")
        for name, value in course.parameters.as_dict().items()
    )
    return ["Parameters in force", *table(("parameter", "value", ""), rows)]
