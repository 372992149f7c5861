"""Markers, liver function, laboratory-derived grades and adverse events of one patient as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from models.course.course import Course
from models.markers.growth import growth
from models.markers.markers import AFP, PIVKA, MarkerChange, MarkerCourse, MarkerPoint
from models.markers.relative import percent_of_baseline
from models.quantities import Answer
from models.safety.grade import LabGrade
from models.safety.toxicity import EventSummary, TermSummary
from models.words import score_words
from ui.console.words import DASH, NOT_RECORDED, bounds, percent, rounded, table, text

_BEYOND = {
    Answer.MET: "beyond noise",
    Answer.NOT_MET: "within noise",
    Answer.UNDETERMINED: "beyond noise: cannot be determined",
}


def markers(course: Course) -> Iterator[list[str]]:
    """Both markers, and their answer together."""
    for marker in (course.markers.afp, course.markers.pivka):
        yield _marker(marker, started=course.record.started)
    yield ["Both markers at 6 weeks", f"  {course.markers.combined} ({course.markers.combined_reason})"]


def _marker(marker: MarkerCourse, *, started: bool) -> list[str]:
    unit = f", {marker.unit}" if marker.unit else ""
    lines = [f"{marker.analyte}{unit}"]
    if not marker.points:
        return [*lines, f"  {marker.reason}", *_other_series(marker)]
    titles = ("date", "day", "value", "", "% of baseline", "doubling or half-life, days", "")
    lines += table(titles, (_point(marker, point, started=started) for point in marker.points))
    return [*lines, *_answers(marker), *_changes(marker, started=started), *_growth(marker), *_other_series(marker)]


def _point(marker: MarkerCourse, point: MarkerPoint, *, started: bool) -> tuple[str, ...]:
    share = percent_of_baseline(marker, point)
    step = next((kinetic for kinetic in marker.kinetics if kinetic.stop == point.on), None)
    pace = ""
    if step is not None and step.doubling_days is not None:
        pace = f"doubling {rounded(step.doubling_days, 1)}"
    elif step is not None and step.half_life_days is not None:
        pace = f"half-life {rounded(step.half_life_days, 1)}"
    remarks = ["converted"] if point.converted else []
    remarks += [f"method changed to {point.result.method or NOT_RECORDED}"] if point.new_method else []
    remarks += [f"{other.value.reported} of the same date does not count" for other in point.set_aside]
    return (
        point.on.isoformat(),
        str(point.day) if started else DASH,
        point.value.reported,
        point.letter,
        DASH if share is None else f"{point.value.operator}{share:.1f}",
        pace,
        ", ".join(remarks),
    )


def _answers(marker: MarkerCourse) -> Iterator[str]:
    base = marker.baseline
    old = ", older than the protocol allows" if marker.baseline_too_old else ""
    yield f"  Baseline: {NOT_RECORDED if base is None else f'{base.value.reported}, {base.on}{old}'}"
    if marker.high is not None:
        yield f"  Laboratory's range: {text(marker.low)} to {marker.high}"
    if marker.week6 is not None:
        check = marker.week6
        fall = [None if end is None else -end for end in (check.fall_high, check.fall_low)]
        change = f": change {bounds(*fall)}" if fall != [None, None] else ""
        yield f"  6 weeks: {check.point.value.reported}, {check.point.on} (day {check.point.day}){change}"
    yield f"  Criterion at 6 weeks: {marker.answer} ({marker.reason})"
    if marker.week2 is not None:
        yield f"  Direction at 2 weeks: {marker.week2_direction}, {marker.week2.on}"
    if marker.nadir is not None:
        yield f"  Nadir: {marker.nadir.value.reported}, {marker.nadir.on} (day {marker.nadir.day})"


def _changes(marker: MarkerCourse, *, started: bool) -> Iterator[str]:
    """The latest result against three others, with the line beyond which a change is more than noise."""
    if marker.latest is None:
        return
    noise = (AFP if marker.analyte == AFP.analyte else PIVKA).noise
    named = (("previous", marker.from_previous), ("nadir", marker.from_nadir), ("baseline", marker.from_baseline))
    found = [_change(name, change) for name, change in named if change is not None]
    day = f" (day {marker.latest.day})" if started else ""
    yield f"  Latest: {marker.latest.value.reported}, {marker.latest.on}{day}"
    yield from found
    if found:
        yield f"    noise: up to +{noise.rise * 100:.1f} or −{noise.fall * 100:.1f} %"


def _change(name: str, change: MarkerChange) -> str:
    since = f"since {name} ({change.before.value.reported}, {change.before.on})"
    return f"    {since}: {bounds(change.low, change.high)}, {change.direction}, {_BEYOND[change.beyond_noise]}"


def _growth(marker: MarkerCourse) -> Iterator[str]:
    rates = growth(marker)
    if rates is not None:
        grows, decays = (f"{rate:.5f}" for rate in (rates.growth_per_day, rates.decay_per_day))
        yield f"  Growth model from {rates.points} results: growth {grows}, decay {decays} per day"


def _other_series(marker: MarkerCourse) -> Iterator[str]:
    for point in marker.other_series:
        yield f"  In another unit, never compared: {point.value.reported} {point.result.unit}, {point.on}"


# --- liver ----------------------------------------------------------------------------------------------------------


def _needs(missing: tuple[str, ...]) -> str:
    return f"needs {', '.join(missing)}" if missing else ""


def liver(course: Course) -> list[str]:
    rows = [
        (
            scores.on.isoformat(),
            f"{score_words(scores.albi)} ({text(scores.albi_grade)})" if scores.albi is not None else DASH,
            f"{scores.child_pugh_class} {scores.child_pugh_points}" if scores.child_pugh_points is not None else DASH,
            DASH if scores.nlr is None else score_words(scores.nlr),
            _needs((*scores.missing, *scores.missing_for_nlr)),
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


# --- grades and events ----------------------------------------------------------------------------------------------


def lab_grades(course: Course) -> list[str]:
    if not course.lab_grades:
        return []
    titles = ("date", "analyte", "value", "grade", "term", "from baseline", "branch")
    heading = "Suggested grades from results (none is an adverse event until a person accepts it)"
    return [heading, *table(titles, (_grade(grade) for grade in course.lab_grades))]


def _grade(grade: LabGrade) -> tuple[str, ...]:
    change = grade.change_from_baseline_percent
    given = "" if grade.result is None else f"{grade.result.value.reported} {grade.result.unit}".strip()
    if grade.visit is not None:
        given = f"{text(grade.visit.systolic)}/{text(grade.visit.diastolic)} mmHg"
    marks = [grade.branch]
    marks += ["clinician may raise"] if grade.clinician_may_raise else []
    marks += ["provisional"] if grade.provisional else []
    return (
        grade.on.isoformat(),
        grade.analyte,
        given,
        "cannot be graded" if grade.grade is None else f"grade {grade.grade}",
        grade.term,
        "" if change is None else f"{percent(float(change))} %",
        ", ".join(marks),
    )


def adverse_events(course: Course) -> Iterator[list[str]]:
    """The highest grade per term; treatment-related and immune-related events each by themselves."""
    events = course.events
    if not events.by_term:
        return
    rows = ((term.term, f"grade {term.highest_grade}", "serious" if term.serious else "") for term in events.by_term)
    yield [
        "Adverse events, highest grade per term",
        *table(("term", "grade", ""), rows),
        f"  {events.any_grade} terms of any grade, {events.grade_3_or_more} of grade 3 or more",
    ]
    yield _related(events)
    yield _immune_related(events)


def _related(events: EventSummary) -> list[str]:
    found = [(term, term.highest_related) for term in events.by_term if term.related]
    counted = f"{events.related_any_grade} terms of any grade, {events.related_grade_3_or_more} of grade 3 or more"
    return _apart("Adverse events related to treatment", found, counted)


def _immune_related(events: EventSummary) -> list[str]:
    found = [(term, term.highest_immune_related) for term in events.by_term if term.immune_related]
    any_grade, severe = events.immune_related_any_grade, events.immune_related_grade_3_or_more
    return _apart(
        "Immune-related adverse events", found, f"{any_grade} terms of any grade, {severe} of grade 3 or more"
    )


def _apart(title: str, found: list[tuple[TermSummary, int]], counted: str) -> list[str]:
    if not found:
        return [title, "  None recorded."]
    rows = ((term.term, f"grade {highest}") for term, highest in sorted(found, key=lambda pair: -pair[1]))
    return [title, *table(("term", "grade"), rows), f"  {counted}"]
