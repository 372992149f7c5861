"""The course of one patient as a JSON document: the output of ``assess --json``, exact in words, keys and order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from models.course.course import Course, OtherReader
from models.course.sum_growth import SumGrowth, sum_growths
from models.flags.flags import Flag
from models.flags.reviewed import review_of
from models.liver.result import LiverFunction, Stage, Stages
from models.markers.markers import Kinetic, MarkerAnswers, MarkerCheck, MarkerCourse
from models.record.records import ReviewedFlag
from models.response.endpoints import Endpoint, Endpoints
from models.response.response import (
    BaselineRead,
    BestResponse,
    BestThrombus,
    Criterion,
    CriterionRead,
    ReaderSeries,
    ThrombusRead,
    TimePoint,
)
from models.safety.grade import LabGrade
from models.safety.toxicity import EventSummary
from models.words import Sentence

FORMAT, VERSION = "hcc-course", 2
SCORE_PLACES = 3
TENTH = 1  # places of a decimal: millimetres, percent, days of kinetics
T = TypeVar("T")


def course_document(course: Course) -> dict[str, Any]:
    """The document of a course, keys in the order of the format; what is absent is null and never left out.

    Millimetres and percent to 0.1, scores to 0.001.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "code": course.record.patient.code,
        "rules_version": course.rules_version,
        "ctcae_version": course.parameters.ctcae_version,
        "protocol": str(course.protocol.edition),
        "parameters": course.parameters.as_dict(),
        "imaging": _time_points(course.series),
        "best_response": _best(course.series),
        "markers": _markers(course.markers),
        "lab_grades": [_lab_grade(grade) for grade in course.lab_grades],
        "liver": [_liver(scores) for scores in course.liver],
        "stage": _stages(course.stages),
        "endpoints": _endpoints(course.endpoints, started=course.record.started),
        "other_readers": {name: _other_reader(other) for name, other in course.other_readers},
        "adverse_events": _events(course.events),
        "flags": [
            {**_flag(flag, course.parameters.as_dict()), **_seen(review_of(flag, course.record.reviewed_flags))}
            for flag in course.flags
        ],
        "baseline_read": _or_null(_baseline_read, course.series.baseline if course.record.started else None),
        "irecist": None,  # R-15 is not computed yet
    }


def _or_null(write: Callable[[T], Any], value: T | None) -> Any:
    return None if value is None else write(value)


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def _mm(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(float(value), places) + 0.0  # no minus zero


def _time_points(series: ReaderSeries) -> list[dict[str, Any]]:
    growths = (sum_growths(series, criterion) for criterion in (Criterion.RECIST, Criterion.MRECIST))
    return [_time_point(*each) for each in zip(series.points, *growths, strict=True)]


def _time_point(point: TimePoint, recist: SumGrowth | None, mrecist: SumGrowth | None) -> dict[str, Any]:
    return {
        "date": point.on.isoformat(),
        "day": point.day,
        "reader": point.reader,
        "recist": _criterion(point.recist, recist),
        "mrecist": _criterion(point.mrecist, mrecist),
        "pvtt": _or_null(_thrombus, point.thrombus),
        "under_new_therapy": point.under_new_therapy,
    }


def _criterion(read: CriterionRead, growth: SumGrowth | None) -> dict[str, Any]:
    return {
        "sum_mm": _mm(read.sum_tenths),
        "baseline_mm": _mm(read.baseline_tenths),
        "nadir_mm": _mm(read.nadir_tenths),
        "change_from_baseline_percent": _rounded(read.change_from_baseline_percent, TENTH),
        "change_from_nadir_percent": _rounded(read.change_from_nadir_percent, TENTH),
        "target": _or_null(str, read.target),
        "non_target": _or_null(str, read.non_target),
        "new_lesion": read.new_lesion,
        "overall": str(read.overall),
        "persisting": read.persisting,
        "progression_threshold_mm": _mm(read.progression_threshold_tenths),
        "next_progression_threshold_mm": _mm(read.next_progression_threshold_tenths),
        "partial_response_threshold_mm": _mm(read.partial_response_threshold_tenths),
        "after_progression": read.after_progression,
        "complete_not_proven": read.complete_not_proven,
        "growth_mm_per_month": None if growth is None else _rounded(growth.mm_per_month, TENTH),
        "volume_doubling_days": None if growth is None else growth.doubling_days,
    }


def _baseline_read(read: BaselineRead) -> dict[str, Any]:
    return {"date": read.on.isoformat(), "reader": read.reader, "reads_that_day": read.reads_that_day}


def _thrombus(read: ThrombusRead) -> dict[str, Any]:
    return {
        "vp": _or_null(str, read.vp),
        "cheng": _or_null(str, read.cheng),
        "response": None if read.never_there else str(read.response),
    }


def _best(series: ReaderSeries) -> dict[str, Any]:
    return {
        "recist": _best_response(series.recist),
        "mrecist": _best_response(series.mrecist),
        "pvtt": _best_thrombus(series.thrombus),
    }


def _best_response(best: BestResponse) -> dict[str, Any]:
    return {
        "unconfirmed": str(best.unconfirmed),
        "unconfirmed_date": _day(best.unconfirmed_date),
        "confirmed": str(best.confirmed),
        "confirmed_date": _day(best.confirmed_date),
        "confirmed_response_date": _day(best.confirmed_response_date),
        "disease_control": best.disease_control,
    }


def _best_thrombus(best: BestThrombus) -> dict[str, Any]:
    return {"best": None if best.never_there else str(best.best), "date": _day(best.on)}


def _markers(markers: MarkerAnswers) -> dict[str, Any]:
    return {
        "AFP": _marker(markers.afp),
        "PIVKA-II": _marker(markers.pivka),
        "combined": {"answer": str(markers.combined), "reason": str(markers.combined_reason)},
    }


def _marker(marker: MarkerCourse) -> dict[str, Any]:
    week2 = None
    if marker.week2 is not None:
        week2 = {"date": marker.week2.on.isoformat(), "direction": marker.week2_direction or "cannot be determined"}
    return {
        "baseline": None if marker.baseline is None else marker.baseline.value.reported,
        "week6": _or_null(_week6, marker.week6),
        "answer": str(marker.answer),
        "reason": str(marker.reason),
        "nadir": None if marker.nadir is None else marker.nadir.value.reported,
        "nadir_date": None if marker.nadir is None else marker.nadir.on.isoformat(),
        "week2": week2,
        "kinetics": [_kinetic(kinetic) for kinetic in marker.kinetics],
    }


def _week6(check: MarkerCheck) -> dict[str, Any]:
    return {
        "date": check.point.on.isoformat(),
        "value": check.point.value.reported,
        "fall_percent_low": _rounded(check.fall_low, TENTH),
        "fall_percent_high": _rounded(check.fall_high, TENTH),
    }


def _kinetic(kinetic: Kinetic) -> dict[str, Any]:
    return {
        "from": kinetic.start.isoformat(),
        "to": kinetic.stop.isoformat(),
        "doubling_days": _rounded(kinetic.doubling_days, TENTH),
        "half_life_days": _rounded(kinetic.half_life_days, TENTH),
    }


def _lab_grade(grade: LabGrade) -> dict[str, Any]:
    return {
        "date": grade.on.isoformat(),
        "analyte": grade.analyte,
        "term": grade.term,
        "grade": grade.grade,
        "branch": grade.branch,
        "clinician_may_raise": grade.clinician_may_raise,
        "reason": _or_null(str, grade.reason),
    }


def _liver(scores: LiverFunction) -> dict[str, Any]:
    return {
        "date": scores.on.isoformat(),
        "albi": _rounded(scores.albi, SCORE_PLACES),
        "albi_grade": scores.albi_grade,
        "child_pugh_points": scores.child_pugh_points,
        "child_pugh_class": scores.child_pugh_class,
        "nlr": _rounded(scores.nlr, SCORE_PLACES),
        "missing": list(scores.missing),
        "used": {name: result.date.isoformat() for name, result in scores.used.items()},
        "missing_for_nlr": list(scores.missing_for_nlr),
    }


def _stages(stages: Stages) -> dict[str, Any]:
    return {"baseline": _or_null(_stage, stages.baseline), "last": _or_null(_stage, stages.last)}


def _stage(stage: Stage) -> dict[str, Any]:
    not_yet = "CNLC is not computed yet"
    return {"bclc": stage.bclc, "reason": str(stage.reason), "cnlc": None, "cnlc_reason": not_yet}


def _endpoints(endpoints: Endpoints, *, started: bool) -> dict[str, Any]:
    ends = {"os": endpoints.os, "pfs": endpoints.pfs, "dor": endpoints.dor, "ttr": endpoints.ttr}
    unknown = endpoints.undetermined if started else {}
    return {
        **{name: _undetermined(unknown[name]) if name in unknown else _or_null(_endpoint, ends[name]) for name in ends},
        "ttp": None,  # is not computed yet
    }


def _undetermined(reason: Sentence) -> dict[str, Any]:
    return {"days": None, "event": None, "reason": str(reason)}


def _endpoint(endpoint: Endpoint) -> dict[str, Any]:
    return {"days": endpoint.days, "event": endpoint.event, "reason": str(endpoint.reason)}


def _other_reader(other: OtherReader) -> dict[str, Any]:
    return {
        "imaging": _time_points(other.series),
        "best_response": _best(other.series),
        "disagreements": [
            {"date": found.on.isoformat(), "cause": found.cause, "detail": str(found.detail)}
            for found in other.disagreements
        ],
    }


def _events(events: EventSummary) -> dict[str, Any]:
    return {
        "by_term": [
            {
                "term": term.term,
                "highest_grade": term.highest_grade,
                "related": term.related,
                "immune_related": term.immune_related,
            }
            for term in events.by_term
        ],
        "any_grade": events.any_grade,
        "grade_3_or_more": events.grade_3_or_more,
    }


def _flag(flag: Flag, parameters: Mapping[str, Any]) -> dict[str, Any]:
    read = [part.split(" = ", 1)[0] for part in flag.why.parameters]
    return {
        "rule": flag.rule,
        "severity": str(flag.severity),
        "summary": str(flag.summary),
        "inputs": [str(given) for given in flag.why.inputs],
        "source": flag.why.source,
        "missing": [str(lacking) for lacking in flag.why.missing],
        "parameters": {name: parameters[name] for name in read if name in parameters},
        "data_gap": flag.data_gap,
    }


def _seen(seen: ReviewedFlag | None) -> dict[str, Any]:
    """Who has looked at a flag as it is now; a key that an open flag does not have."""
    return {} if seen is None else {"reviewed": {"by": seen.by, "on": _day(seen.on)}}
