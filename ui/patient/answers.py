"""Every answer that was computed of a course, as the cards of the flags show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from models.course.course import Course
from models.course.endpoint_why import endpoint_workings
from models.course.headline import liver_now
from models.markers.markers import MarkerCourse
from models.plan.criteria import Checked, EntryCheck, checklist_why
from models.quantities import Answer
from models.response.response import Criterion, TimePoint
from models.words import score_words
from ui.kit.cards import Entry
from ui.kit.marks import response_word
from ui.words.common import child_pugh_words, in_months, translate
from ui.words.language import clauses, short_date, spoken


def _thrombus_details(point: TimePoint) -> Iterator[str]:
    yield translate("FlagsPanel", "read of {date}").format(date=short_date(point.on))
    if point.thrombus is not None and point.thrombus.by_flow_alone:
        yield spoken(point.thrombus.in_words)


def answers(course: Course) -> Iterator[Entry]:
    point = course.series.points[-1] if course.series.points else None
    if point is not None:
        for criterion in Criterion:
            yield _read_entry(point, criterion)
        if point.thrombus is not None:
            yield Entry(
                title=translate("FlagsPanel", "Thrombus"),
                detail=clauses(_thrombus_details(point)),
                why=point.thrombus.why,
                response=point.thrombus.response,
                subject=point.thrombus,
            )
    for criterion in Criterion:
        best = course.series.best(criterion)
        unconfirmed = translate("FlagsPanel", "confirmed; unconfirmed: {response}")
        yield Entry(
            title=translate("FlagsPanel", "Best by {criterion}").format(criterion=criterion.in_words),
            detail=unconfirmed.format(response=response_word(best.unconfirmed)),
            why=best.why,
            response=best.confirmed,
        )
    for marker in (course.markers.afp, course.markers.pivka):
        yield _marker_entry(marker)
    yield _combined_entry(course)
    yield from _liver_entry(course)
    yield from _stage_entries(course)
    for found in endpoint_workings(course):
        if found.endpoint is not None:
            words = {"months": in_months(found.endpoint.days), "reason": spoken(found.endpoint.reason)}
            detail = translate("FlagsPanel", "{months}, {reason}").format(**words)
            yield Entry(title=spoken(found.name), detail=detail, why=found.why)
    if checks := course.entry_checks:
        yield _checklist_entry(checks)


def _read_entry(point: TimePoint, criterion: Criterion) -> Entry:
    read = point.by(criterion)
    detail = translate("FlagsPanel", "read of {date}").format(date=short_date(point.on))
    if read.persisting:
        detail = translate("FlagsPanel", "persisting, read of {date}").format(date=short_date(point.on))
    return Entry(title=criterion.in_words, detail=detail, why=read.why, response=read.overall, subject=read)


def _marker_entry(marker: MarkerCourse) -> Entry:
    words = {
        Answer.MET: translate("FlagsPanel", "{marker} at 6 weeks: criterion met"),
        Answer.NOT_MET: translate("FlagsPanel", "{marker} at 6 weeks: criterion not met"),
        Answer.UNDETERMINED: translate("FlagsPanel", "{marker} at 6 weeks: cannot be determined"),
        Answer.NOT_ASSESSABLE: translate("FlagsPanel", "{marker} at 6 weeks: not assessable"),
    }
    return Entry(
        title=words[marker.answer].format(marker=marker.analyte),
        detail=spoken(marker.reason),
        why=marker.why,
        subject=marker,
    )


def _combined_entry(course: Course) -> Entry:
    words = {
        Answer.MET: translate("FlagsPanel", "Either marker at 6 weeks: criterion met"),
        Answer.NOT_MET: translate("FlagsPanel", "Either marker at 6 weeks: criterion not met"),
        Answer.UNDETERMINED: translate("FlagsPanel", "Either marker at 6 weeks: cannot be determined"),
        Answer.NOT_ASSESSABLE: translate("FlagsPanel", "Either marker at 6 weeks: not assessable"),
    }
    markers = course.markers
    return Entry(title=words[markers.combined], detail=spoken(markers.combined_reason), why=markers.why)


def _stage_entries(course: Course) -> Iterator[Entry]:
    times = (
        (course.stages.baseline, translate("FlagsPanel", "BCLC at baseline: {stage}")),
        (course.stages.last, translate("FlagsPanel", "BCLC at the last visit: {stage}")),
    )
    for stage, words in times:
        if stage is not None:
            title = words.format(stage=stage.bclc or translate("FlagsPanel", "cannot be determined"))
            yield Entry(title=title, detail=spoken(stage.reason), why=stage.why)


def _checklist_entry(checks: Sequence[EntryCheck]) -> Entry:
    """How many of the criteria stand in which way; there is no verdict on all of them."""
    counts = Counter(check.answer for check in checks)
    words = translate("FlagsPanel", "{met} met, {not_met} not met, {open} not recorded")
    detail = words.format(met=counts[Checked.MET], not_met=counts[Checked.NOT_MET], open=counts[Checked.NOT_RECORDED])
    return Entry(
        title=translate("FlagsPanel", "Entry criteria, each by itself"), detail=detail, why=checklist_why(checks)
    )


def _liver_entry(course: Course) -> Iterator[Entry]:
    scores = liver_now(course)
    if scores is not None:
        albi = translate("FlagsPanel", "cannot be determined") if scores.albi is None else score_words(scores.albi)
        title = translate("FlagsPanel", "ALBI {albi}, Child-Pugh {points}").format(
            albi=albi, points=child_pugh_words(scores)
        )
        yield Entry(
            title=title,
            detail=translate("FlagsPanel", "visit of {date}").format(date=short_date(scores.on)),
            why=scores.why,
        )
