"""Survival of a cohort in a table: medians, 6- and 12-month rates with limits, hazard ratio and log-rank p by group."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from models.cohort.groupings import reference_first
from models.cohort.members import GROUPING_NAMES, CohortMember, Grouping, Measure
from models.figures.standing import NOT_ESTIMABLE, in_months, in_percent, month_limits, percent_limits
from models.published.defects import published_notes
from models.statistics.comparison import Group, guard, is_small, log_rank, permutation_p, split
from models.statistics.hazards import Coefficient, of_groups
from models.statistics.survival import (
    DAYS_PER_MONTH,
    Curve,
    Limits,
    Sample,
    after,
    at_time,
    follow_up,
    kaplan_meier,
    quantile,
)
from models.statistics.survival import sample as make_sample
from models.tables.table import (
    CohortTable,
    Courses,
    Entry,
    TableCell,
    TableGroup,
    TableRow,
    columns_of,
    groups_of,
    p_words,
    without_group_note,
)
from models.words import Sentence, sentence

RATE_MONTHS = (6, 12)
LANDMARK_DAY = 42
_MEASURES = (
    (Measure.OS, Sentence("Overall survival")),
    (Measure.PFS, Sentence("Progression-free survival")),
    (Measure.DOR, Sentence("Duration of response")),
    (Measure.DOR_MRECIST, Sentence("Duration of response, mRECIST")),
)


@dataclass(frozen=True, slots=True)
class _Times:
    """Who of a group counts for a measure: days and events, from the start or from a landmark."""

    days: tuple[int, ...]
    events: tuple[bool, ...]

    @property
    def n(self) -> int:
        return len(self.days)


def rate_table(courses: Courses, grouping: Grouping = Grouping.VP, *, landmark_day: int | None = None) -> CohortTable:
    """Overall and progression-free survival; without a landmark also duration of and time to response.

    Groups that are known only after the start are counted from ``landmark_day``, by default 42; times are then still
    given from the start of treatment.
    """
    landmark = LANDMARK_DAY if grouping.after_start and landmark_day is None else landmark_day
    groups = groups_of(courses, grouping, landmark_day=landmark)
    rows: list[TableRow] = []
    early: set[str] = set()
    refusals: list[Sentence] = []
    for measure, title in _MEASURES[:2] if landmark is not None else _MEASURES:
        found, refused = _rows(measure, title, groups, grouping=grouping, landmark=landmark)
        rows += found
        if refused is not None:
            refusals.append(sentence("{measure}: {reason}", measure=title, reason=refused))
        if landmark is not None:
            early |= {entry.one.code for entry in groups[0].entries if _ends_by(entry.one, measure, landmark)}
    rows += [*(() if landmark is not None else (_to_response(groups),)), _followed(groups)]
    members = [entry.one for entry in groups[0].entries]
    return CohortTable(
        key="rates" if not grouping.after_start else f"rates_by_{grouping.value}",
        title=_title(grouping),
        columns=columns_of(groups, with_p=len(groups) > 2),
        rows=tuple(rows),
        notes=(
            sentence(
                "Kaplan-Meier, in brackets 95 % limits ({limits}); months of 30.4375 days from the start.",
                limits=Limits.LOG_LOG.value,
            ),
            *_landmark_note(landmark, sorted(early), everybody=len(members)),
            Sentence("Median follow-up by reverse Kaplan-Meier."),
            *_test_notes(groups),
            *refusals,
            *without_group_note(groups),
            *published_notes("rates_by_marker" if grouping.of_marker else "rates", members),
        ),
    )


def _title(grouping: Grouping) -> Sentence:
    if grouping is Grouping.NONE:
        return Sentence("Survival")
    return sentence("Survival {grouping}", grouping=GROUPING_NAMES[grouping])


def _ends_by(one: CohortMember, measure: Measure, landmark: int) -> bool:
    end = one.endpoint(measure)
    return end is not None and end.days <= landmark


def _landmark_note(landmark: int | None, early: Sequence[str], *, everybody: int) -> tuple[Sentence, ...]:
    if landmark is None:
        return ()
    words = "Landmark day {day}: {count} of {n} patients had ended by then and are left out."
    return (sentence(words, day=landmark, count=len(early), n=everybody),)


def _test_notes(groups: Sequence[TableGroup]) -> tuple[Sentence, ...]:
    if len(groups) < 3:
        return ()
    return (
        Sentence(
            "Hazard ratio of Cox's model (Efron ties) with 95 % limits, against the group called reference; p of the "
            "log-rank test, with the permutation p in brackets below 50 patients or 20 events. Neither below 10 "
            "patients or 5 events."
        ),
    )


def _rows(
    measure: Measure,
    title: Sentence,
    groups: Sequence[TableGroup],
    *,
    grouping: Grouping,
    landmark: int | None,
) -> tuple[list[TableRow], Sentence | None]:
    """The rows of a measure, and why its groups are not compared."""
    found = [_times(group.entries, measure, landmark) for group in groups]
    curves = [kaplan_meier(_sample(of, landmark)) for of in found]
    offset = float(landmark or 0)
    tested = len(groups) > 2
    blank = (TableCell(),) if tested else ()
    key = measure.value
    rows = [
        TableRow(key, title, tuple(TableCell() for _ in groups) + blank),
        TableRow(f"{key}:events", Sentence("Patients / events"), tuple(_counts(of) for of in found) + blank, level=1),
        TableRow(
            f"{key}:median",
            Sentence("Median, months"),
            tuple(_median(curve, offset) for curve in curves) + blank,
            level=1,
        ),
    ]
    for months in () if measure.of_response else RATE_MONTHS:
        cells = tuple(_rate(curve, months, offset) for curve in curves) + blank
        label = sentence("At {months} months, %", months=months)
        rows.append(TableRow(f"{key}:{months}", label, cells, level=1))
    if not tested:
        return rows, None
    compared, refused = _comparison(key, groups[1:], found[1:], grouping=grouping, landmark=landmark)
    return [*rows, compared], refused


def _times(entries: Sequence[Entry], measure: Measure, landmark: int | None) -> _Times:
    ends = [end for entry in entries if (end := entry.one.endpoint(measure)) is not None]
    kept = [end for end in ends if landmark is None or end.days > landmark]
    return _Times(tuple(end.days for end in kept), tuple(end.event for end in kept))


def _sample(of: _Times, landmark: int | None) -> Sample:
    found = make_sample([float(day) for day in of.days], of.events)
    return found if landmark is None else after(found, float(landmark)).sample


def _counts(of: _Times) -> TableCell:
    events = sum(of.events)
    return TableCell(sentence("{n} / {events}", n=of.n, events=events), (("n", float(of.n)), ("events", float(events))))


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _median(curve: Curve, offset: float) -> TableCell:
    if not curve.n:
        return TableCell(Sentence("–"), (("median", None), ("low", None), ("high", None)))
    found = quantile(curve)
    days = [value + offset for value in (found.value, found.low, found.high)]
    if all(math.isnan(day) for day in days):
        return TableCell(NOT_ESTIMABLE, (("median", None), ("low", None), ("high", None)))
    middle = NOT_ESTIMABLE if math.isnan(days[0]) else Sentence(in_months(days[0]))
    words = sentence("{median} ({limits})", median=middle, limits=month_limits(days[1], days[2]))
    names = ("median", "low", "high")
    numbers = tuple((name, _number(day / DAYS_PER_MONTH)) for name, day in zip(names, days, strict=True))
    return TableCell(words, numbers)


def _rate(curve: Curve, months: int, offset: float) -> TableCell:
    if not curve.n:
        return TableCell(Sentence("–"), (("percent", None), ("low", None), ("high", None), ("at_risk", 0.0)))
    found = at_time(curve, months * DAYS_PER_MONTH - offset)
    if math.isnan(found.survival):
        words = NOT_ESTIMABLE
    else:
        words = sentence(
            "{percent} ({limits})", percent=in_percent(found.survival), limits=percent_limits(found.low, found.high)
        )
    return TableCell(
        words,
        (
            ("percent", _number(100 * found.survival)),
            ("low", _number(100 * found.low)),
            ("high", _number(100 * found.high)),
            ("at_risk", float(found.at_risk)),
        ),
    )


def _comparison(
    key: str, groups: Sequence[TableGroup], found: Sequence[_Times], *, grouping: Grouping, landmark: int | None
) -> tuple[TableRow, Sentence | None]:
    """Hazard ratios under each group and the log-rank p, or why there is neither (R-14.4)."""
    names = [name for group, of in zip(groups, found, strict=True) for name in [group.name] * of.n]
    days = np.array([day for of in found for day in of.days], dtype=np.float64) - float(landmark or 0)
    events = np.array([event for of in found for event in of.events], dtype=np.bool_)
    compared = split(days, events, names) if names else ()
    label = Sentence("Hazard ratio; log-rank p")
    refused = guard(compared) if len(compared) > 1 else Sentence("fewer than two groups to compare")
    if refused is not None:
        cells = (TableCell(), *(TableCell(Sentence("–")) for _ in range(len(groups) + 1)))
        return TableRow(f"{key}:comparison", label, cells, level=1), refused
    by_name = {group.name: group for group in compared}
    order = reference_first(grouping, by_name)
    model = of_groups([by_name[name] for name in order])
    ratios = dict(zip(order[1:], model.coefficients, strict=True))
    ratio_cells = tuple(
        TableCell(Sentence("reference")) if group.name == order[0] else _ratio(ratios.get(group.name))
        for group in groups
    )
    return TableRow(f"{key}:comparison", label, (TableCell(), *ratio_cells, _p(compared)), level=1), None


def _ratio(found: Coefficient | None) -> TableCell:
    if found is None or not math.isfinite(found.hazard_ratio):
        return TableCell(NOT_ESTIMABLE, (("hazard_ratio", None), ("low", None), ("high", None)))
    ratio, ends = f"{found.hazard_ratio:.2f}", (found.low, found.high)
    low, high = (f"{end:.2f}" if math.isfinite(end) else NOT_ESTIMABLE for end in ends)
    words = sentence("{ratio} ({low}–{high})", ratio=ratio, low=low, high=high)
    if not any(map(math.isfinite, ends)):
        words = sentence("{ratio} ({limits})", ratio=ratio, limits=Sentence("95 % limits not estimable"))
    numbers = (("hazard_ratio", found.hazard_ratio), ("low", _finite(found.low)), ("high", _finite(found.high)))
    return TableCell(words, numbers)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _p(groups: Sequence[Group]) -> TableCell:
    p = log_rank(groups).p
    if not is_small(sum(group.sample.n for group in groups), sum(group.sample.event_count for group in groups)):
        return TableCell(Sentence(p_words(p)), (("p", p), ("permutation_p", None)))
    shuffled = permutation_p(groups).p
    words = sentence("{p} ({permutation})", p=p_words(p), permutation=p_words(shuffled))
    return TableCell(words, (("p", p), ("permutation_p", shuffled)))


def _to_response(groups: Sequence[TableGroup]) -> TableRow:
    """Time to the first confirmed mRECIST response, of the responders."""
    cells = []
    for group in groups:
        days = [float(end.days) for entry in group.entries if (end := entry.course.endpoints.ttr_mrecist) is not None]
        middle = median(days) if days else math.nan
        words = sentence("{months} (n = {n})", months=in_months(middle), n=len(days)) if days else Sentence("–")
        numbers = (("median", _number(middle / DAYS_PER_MONTH)), ("n", float(len(days))))
        cells.append(TableCell(words, numbers))
    label = Sentence("Median time to mRECIST response, months")
    return TableRow("ttr_mrecist", label, (*cells, *((TableCell(),) if len(groups) > 2 else ())))


def _followed(groups: Sequence[TableGroup]) -> TableRow:
    cells = []
    for group in groups:
        of = _times(group.entries, Measure.OS, None)
        found = follow_up(_sample(of, None)).value if of.n else math.nan
        words = NOT_ESTIMABLE if math.isnan(found) else Sentence(in_months(found))
        cells.append(TableCell(words, (("median", _number(found / DAYS_PER_MONTH)),)))
    label = Sentence("Median follow-up, months")
    return TableRow("follow_up", label, (*cells, *((TableCell(),) if len(groups) > 2 else ())))
