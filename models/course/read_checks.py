"""What stands beside a worksheet: rules on the choice of lesions and on slices, and whether criteria agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from models.course.course import Course
from models.record.records import Imaging
from models.response.lesions import MEASURABLE_TENTHS, MOST_TARGETS, MOST_TARGETS_PER_ORGAN, targets_of
from models.response.response import ReaderSeries, TimePoint
from models.response.response_why import millimetres
from models.words import Sentence, sentence


@dataclass(frozen=True, slots=True)
class ReadCheck:
    """One thing looked at. ``kept`` None where it cannot be said."""

    words: Sentence
    rule: str
    kept: bool | None


def read_checks(course: Course, series: ReaderSeries | None, imaging: Imaging | None) -> tuple[ReadCheck, ...]:
    """Targets against R-1.3, slices against R-1.2, and what is remarkable of the targets that were chosen."""
    found = [*_targets(course), *_slices(imaging)]
    if series is not None:
        found += [ReadCheck(remark, remark.rule, False) for remark in series.remarks]
    return tuple(found)


def _targets(course: Course) -> list[ReadCheck]:
    targets = targets_of(course.record.lesions)
    organs = Counter("lymph node" if one.nodal else (one.organ or "").strip().casefold() for one in targets)
    organs.pop("", None)
    if not targets:
        return [ReadCheck(Sentence("No target lesion is recorded"), "R-1.3", None)]
    words = sentence("Targets {count} of at most {n}", count=len(targets), n=MOST_TARGETS)
    checks = [ReadCheck(words, "R-1.3", len(targets) <= MOST_TARGETS)]
    for organ, count in organs.items():
        values = {"organ": Sentence(organ), "count": count, "n": MOST_TARGETS_PER_ORGAN}
        words = sentence("{organ}: {count} of at most {n}", **values)
        checks.append(ReadCheck(words, "R-1.3", count <= MOST_TARGETS_PER_ORGAN))
    return checks


def _slices(imaging: Imaging | None) -> list[ReadCheck]:
    if imaging is None:
        return []
    slices = imaging.slice_mm
    if slices is None:
        return [ReadCheck(Sentence("Slice thickness not recorded"), "R-1.2", None)]
    limit = MEASURABLE_TENTHS if slices <= 5 else int(slices * 20)
    values = {"slice": f"{slices.normalize():f}", "mm": millimetres(limit)}
    return [ReadCheck(sentence("Slices of {slice} mm: measurable from {mm} mm on", **values), "R-1.2", slices <= 5)]


def criteria_disagree(course: Course, point: TimePoint | None) -> Sentence | None:
    """That the two criteria give different responses, and by which progression is judged here."""
    if point is None or point.recist.overall is point.mrecist.overall:
        return None
    criterion = course.endpoints.criterion.in_words
    words = "The two criteria differ. Progression is judged by {criterion} in this protocol (R-8.2)."
    return sentence(words, criterion=criterion)
