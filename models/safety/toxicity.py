"""CTCAE grades from laboratory results and blood pressure, and the highest grade per term (R-11)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from models.names.same_term import same_spelling
from models.quantities import Quantity
from models.record.ctcae import BLOOD_PRESSURE, CTCAE, Bound, Edition, Kind, Limit, Row, bounds, grades
from models.record.labs import Limits, Results, Series, factor, in_rule_unit, limits_in_rule_unit, with_limits
from models.record.partialdate import age_on, last_day
from models.record.protocol import Parameters
from models.record.records import LabResult, Record, Visit
from models.record.story import is_related
from models.safety import toxicity_why
from models.safety.grade import GradeBasis, LabGrade
from models.safety.toxicity_why import pressure_reason, ungraded_reason
from models.words import sentence

NEAR_VISIT_DAYS = 7
ADULT_YEARS = 18
SEVERE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSummary:
    """The highest grade of one term; ``highest_related`` and ``highest_immune_related`` among those events only."""

    term: str
    highest_grade: int
    related: bool
    immune_related: bool
    highest_related: int = 0
    highest_immune_related: int = 0
    serious: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSummary:
    """Highest grade per term, ordered by highest grade, then term; the numbers count terms."""

    by_term: tuple[TermSummary, ...]
    any_grade: int
    grade_3_or_more: int
    related_any_grade: int
    related_grade_3_or_more: int
    immune_related_any_grade: int
    immune_related_grade_3_or_more: int


def lab_grades(record: Record, parameters: Parameters, *, results: Results | None = None) -> tuple[LabGrade, ...]:
    """Every grade of 1 and above, and every result that cannot be graded, by date, then analyte."""
    results = results or Results(record)
    edition = CTCAE[parameters.ctcae_version]
    anticoagulation = _Anticoagulation(record)
    found: list[LabGrade] = []
    for analyte, rows in _rows_by_analyte(edition):
        series = results.series(analyte)
        if series.results:
            stored = results.ranges(analyte)
            graded = [list(_graded(row, series, anticoagulation, stored, version=edition.version)) for row in rows]
            found += graded[0] if len(graded) == 1 else _without_the_opposite(graded)
        found += (
            _of_no_unit(rows[0], result, record, version=edition.version) for result in results.of_no_unit(analyte)
        )
    found += _pressure_grades(record, edition)
    return tuple(sorted(found, key=lambda grade: (grade.on, grade.basis.analyte)))


def _rows_by_analyte(edition: Edition) -> Iterable[tuple[str, list[Row]]]:
    rows: dict[str, list[Row]] = {}
    for row in edition.rows:
        rows.setdefault(row.analyte, []).append(row)
    return rows.items()


def _without_the_opposite(graded: list[list[LabGrade]]) -> Iterator[LabGrade]:
    """Sodium and potassium have a term on either side: who has one for certain has not the other."""
    certain = {(grade.on, grade.term) for side in graded for grade in side if grade.lowest}
    dates = {on for on, _ in certain}
    for side in graded:
        yield from (grade for grade in side if grade.on not in dates or (grade.on, grade.term) in certain)


# --- one row of the table, one series of results --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Choice:
    """The limits that hold for a result, and the branch they belong to; ``other`` where it may be another branch.

    ``quiet``: a value on the good side of it is grade 0 by any of them. ``times`` converts the value. ``may_raise``
    are the grades that symptoms would raise.
    """

    branch: str
    found: tuple[Bound, ...]
    other: tuple[Bound, ...]
    quiet: Decimal | None
    times: Decimal
    may_raise: frozenset[int]
    basis: GradeBasis

    def grades(self, value: Quantity, *, high: bool) -> tuple[int, int]:
        """The lowest and the highest grade by these limits, or by either branch where the branch is not known."""
        lowest, highest = grades(value, self.found, high=high)
        if not self.other:
            return lowest, highest
        least, most = grades(value, self.other, high=high)
        return min(lowest, least), max(highest, most)

    def undecided_branch(self, lowest: int) -> str:
        """``no limits`` where a reference that could have raised the grade is missing."""
        missing = any(bound.least is None and bound.limit.grade > lowest for bound in self.found)
        return "no limits" if missing else self.branch


def _graded(
    row: Row, series: Series, anticoagulation: _Anticoagulation, stored: Sequence[Limits], *, version: str
) -> Iterator[LabGrade]:
    baseline, high = series.up_to(0), row.high
    asked = row.kind is Kind.ANTICOAGULATED
    later = "no baseline" if baseline is None else "after"
    key: object = None
    for result, day in zip(series.results, series.days, strict=True):
        # Where the result stands to the baseline: before it (or without one), the baseline itself, or after it.
        moment = "baseline" if result is baseline else later if day > 0 else "no baseline"
        thinned = anticoagulation.at(day) if asked else None
        if key != (key := (moment, thinned, result.low, result.high, result.unit)):  # most results share their limits
            choice = _choice(row, result, baseline, moment=moment, anticoagulated=thinned, version=version)
            quiet, times = choice.quiet, choice.times
        value = result.value if times == 1 else result.value.times(times)
        if quiet is not None and (value.high < quiet if high else value.low > quiet):
            continue
        lowest, highest = choice.grades(value, high=high)
        if not highest:
            continue
        grade = lowest if lowest == highest and not choice.other else None
        ungraded: dict[str, Any] = {}
        if grade is None:
            by_any = (
                _choice(row, one, base, moment=moment, anticoagulated=thinned, version=version)
                for one, base in _with_each(result, baseline, stored)
            )
            lows = [other.grades(in_rule_unit(result), high=high)[0] for other in by_any]
            severe = lowest >= SEVERE or (bool(lows) and min(lows) >= SEVERE)
            ungraded = {"severe": severe, "reason": ungraded_reason(choice.basis, result, baseline, lowest, highest)}
        yield LabGrade(
            on=result.date,
            basis=choice.basis,
            grade=grade,
            branch=choice.branch if grade is not None else choice.undecided_branch(lowest),
            clinician_may_raise=grade in choice.may_raise,
            queued=day > 0,
            lowest=lowest,
            highest=highest,
            explain=toxicity_why.why,
            result=result,
            **ungraded,
        )


def _with_each(
    result: LabResult, baseline: LabResult | None, stored: Sequence[Limits]
) -> Iterator[tuple[LabResult, LabResult | None]]:
    """A result and its baseline as they would be by each range stored, in the unit of the rules; own limits stay."""
    for limits in stored:
        yield with_limits(result, limits), None if baseline is None else with_limits(baseline, limits)


def _of_no_unit(row: Row, result: LabResult, record: Record, *, version: str) -> LabGrade:
    """A result in a unit that is none of its analyte: kept by an older program, told, and never graded (R-11.2)."""
    return LabGrade(
        on=result.date,
        basis=GradeBasis(analyte=row.analyte, term=row.term, version=version),
        grade=None,
        branch="no limits",
        clinician_may_raise=False,
        queued=result.date > record.day_zero,
        lowest=0,
        highest=row.limits[-1].grade,
        explain=toxicity_why.why,
        result=result,
        reason=sentence("“{unit}” is not a unit of {analyte}", unit=result.unit, analyte=row.analyte),
    )


def _choice(
    row: Row,
    result: LabResult,
    baseline: LabResult | None,
    *,
    moment: str,
    anticoagulated: bool | None,
    version: str,
) -> _Choice:
    branch, limits, other = _branch(row, baseline, moment=moment, anticoagulated=bool(anticoagulated))
    lower, upper = limits_in_rule_unit(result)
    if upper is not None and upper <= 0:
        upper = None  # nothing is a multiple of a range that ends at zero
    compared = None if baseline is None else in_rule_unit(baseline)
    if compared is not None and compared.high == 0:
        compared = None
    found = bounds(limits, lower=lower, upper=upper, baseline=compared)
    others = bounds(other, lower=lower, upper=upper, baseline=compared)
    basis = GradeBasis(
        analyte=row.analyte,
        term=row.term,
        version=version,
        baseline=baseline if moment == "after" else None,
        bounds=(*found, *others),
        high=row.high,
        anticoagulated=anticoagulated,
    )
    quiet = _quiet(basis.bounds, high=row.high)
    may_raise = frozenset(bound.limit.grade for bound in found if bound.limit.may_raise)
    return _Choice(branch, found, others, quiet, factor(result), may_raise, basis)


def _branch(
    row: Row, baseline: LabResult | None, *, moment: str, anticoagulated: bool
) -> tuple[str, tuple[Limit, ...], tuple[Limit, ...]]:
    """The branch, its limits, and those of the other branch where the baseline indicator is not known."""
    if row.kind is Kind.ABSOLUTE or (row.kind is Kind.ANTICOAGULATED and not anticoagulated):
        return "absolute", row.limits, ()
    if moment != "after" or baseline is None:
        return moment, row.without_baseline or row.limits, ()
    abnormal = _abnormal(baseline)
    if row.kind is Kind.ANTICOAGULATED:
        return "normal baseline" if abnormal is False else "abnormal baseline", row.by_baseline, ()
    branch = {True: "abnormal baseline", False: "normal baseline", None: "no limits"}[abnormal]
    if row.kind is Kind.BOTH or abnormal is False:
        return branch, row.limits, ()
    return branch, row.by_baseline, () if abnormal else row.limits


def _abnormal(baseline: LabResult) -> bool | None:
    """The baseline indicator, against the range valid that day; None without a range or where censoring hides it."""
    if baseline.high is None:
        return None
    if baseline.value.low > baseline.high:
        return True
    return False if baseline.value.high <= baseline.high else None


def _quiet(found: Iterable[Bound], *, high: bool) -> Decimal | None:
    """A value on the good side of this is grade 0, whatever else; None where a reference is missing."""
    worst = []
    for bound in found:
        if bound.least is None or bound.most is None:
            return None
        worst.append(bound.least if high else bound.most)
    return min(worst) if high else max(worst)


class _Anticoagulation:
    """Whether the patient took an anticoagulant on a day: as the visit within a week says, else the last before."""

    def __init__(self, record: Record) -> None:
        told = sorted(
            (record.day(visit.date), visit.anticoagulated)
            for visit in record.visits
            if visit.anticoagulated is not None
        )
        self._days = [day for day, _ in told]
        self._answers = [answer for _, answer in told]

    def at(self, day: int) -> bool | None:
        """None where no visit says; that counts as no, and the working says so."""
        after = bisect_right(self._days, day)
        near = min(day - self._days[after - 1], NEAR_VISIT_DAYS) if after else NEAR_VISIT_DAYS
        if after < len(self._days) and self._days[after] - day <= near:
            return self._answers[after]
        return self._answers[after - 1] if after else None


# --- blood pressure -------------------------------------------------------------------------------------------------


def _pressure_grades(record: Record, edition: Edition) -> Iterator[LabGrade]:
    """Hypertension from visits; the worse of the two numbers decides. The limits are those of adults."""
    one_per_date: dict[date, Visit] = {}
    for visit in record.visits:
        if visit.systolic is None and visit.diastolic is None:
            continue
        other = one_per_date.get(visit.date)
        if other is None or (visit.time or time.max) >= (other.time or time.min):
            one_per_date[visit.date] = visit
    systolic = bounds(edition.systolic.limits, lower=None, upper=None, baseline=None)
    diastolic = bounds(edition.diastolic.limits, lower=None, upper=None, baseline=None)
    basis = GradeBasis(analyte=BLOOD_PRESSURE, term=edition.systolic.term, version=edition.version)
    for on, visit in one_per_date.items():
        upper, lower = _pressure(visit.systolic, systolic), _pressure(visit.diastolic, diastolic)
        lowest, highest = max(upper[0], lower[0]), max(upper[1], lower[1])
        if not highest:
            continue
        adult = _is_adult(record, on)
        grade = lowest if lowest == highest and adult else None
        yield LabGrade(
            on=on,
            basis=basis,
            grade=grade,
            branch="absolute" if adult else "no limits",
            clinician_may_raise=False,
            queued=on > record.day_zero,
            lowest=lowest,
            highest=highest,
            explain=toxicity_why.why,
            visit=visit,
            reason=None if grade is not None else pressure_reason(visit, adult=adult),
        )


def _pressure(number: int | None, found: tuple[Bound, ...]) -> tuple[int, int]:
    """Lowest and highest grade of one of the two numbers; anything up to the highest where it was not recorded."""
    if number is None:
        return 0, found[-1].limit.grade
    exact = Decimal(number)
    return grades(Quantity(str(number), "", exact, exact), found, high=True)


def _is_adult(record: Record, on: date) -> bool:
    """Also where nothing is known of the birth; known in part, only if it holds for all of it (R-18)."""
    born = record.patient.birth_date
    youngest = None if born is None else age_on(last_day(born), on)
    return youngest is None or youngest >= ADULT_YEARS


# --- the adverse-event log ------------------------------------------------------------------------------------------


def event_summary(record: Record) -> EventSummary:
    """The highest grade per term; related and immune-related events apart. A term is one however it is spelt."""
    terms: dict[str, TermSummary] = {}
    for event in record.adverse_events:
        key = same_spelling(event.term)
        before = terms.get(key) or TermSummary(term=event.term, highest_grade=0, related=False, immune_related=False)
        terms[key] = TermSummary(
            term=before.term,
            highest_grade=max(before.highest_grade, event.grade),
            related=before.related or is_related(event) is True,
            immune_related=before.immune_related or event.immune_related is True,
            highest_related=max(before.highest_related, event.grade if is_related(event) else 0),
            highest_immune_related=max(before.highest_immune_related, event.grade if event.immune_related else 0),
            serious=before.serious or event.serious is True,
        )
    by_term = tuple(sorted(terms.values(), key=lambda found: (-found.highest_grade, found.term)))
    return EventSummary(
        by_term=by_term,
        any_grade=len(by_term),
        grade_3_or_more=sum(found.highest_grade >= 3 for found in by_term),
        related_any_grade=sum(found.related for found in by_term),
        related_grade_3_or_more=sum(found.highest_related >= 3 for found in by_term),
        immune_related_any_grade=sum(found.immune_related for found in by_term),
        immune_related_grade_3_or_more=sum(found.highest_immune_related >= 3 for found in by_term),
    )
