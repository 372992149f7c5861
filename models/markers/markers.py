"""AFP and PIVKA-II: baseline, six-week answer, run-in direction, nadir and kinetics (R-10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.markers import words
from models.markers.series import Kinetic as Kinetic
from models.markers.series import MarkerChange as MarkerChange
from models.markers.series import MarkerPoint as MarkerPoint
from models.markers.series import Noise as Noise
from models.markers.series import change, direction, fall, kinetics, lowest, marker_points, nearest
from models.quantities import Answer, fall_at_least
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import LabResult, Record
from models.words import Sentence, Step, Why, sentence

RUN_IN_DAY, RUN_IN_WINDOW = 14, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerRule:
    """What a marker is judged by. ``above``: the baseline must exceed it; None: the laboratory's own range."""

    analyte: str
    rule: str
    unit: str
    fall_percent: int
    above: Decimal | None
    noise: Noise


# Log-normal limits: exp(± z·√2·σ) with σ = √ln(1 + CV²); AFP one-sided, PIVKA-II two-sided (R-10.10, Fokkema 2006).
AFP = MarkerRule(
    analyte="AFP",
    rule="R-10.3",
    unit="ng/mL",
    fall_percent=75,
    above=Decimal(20),
    noise=Noise(rise=Decimal("0.850"), fall=Decimal("0.459")),
)
PIVKA = MarkerRule(
    analyte="PIVKA-II",
    rule="R-10.4",
    unit="mAU/mL",
    fall_percent=50,
    above=None,
    noise=Noise(rise=Decimal("0.275"), fall=Decimal("0.216")),
)
_RULES = {rule.analyte: rule for rule in (AFP, PIVKA)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerCheck:
    """A result at a checkpoint and its fall from baseline in percent; bounds are None where unbounded."""

    point: MarkerPoint
    fall_low: float | None
    fall_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerCourse:
    """One marker of one patient, in one unit (``unit``); results in another series are in ``other_series``.

    ``low`` and ``high`` are the laboratory's range at baseline (or the last one given). ``meets_at`` is the largest
    value at six weeks that would meet the criterion. ``latest`` is the last result; its changes are None where it is
    itself the point of reference, or across a change of method. ``days_to_nadir`` counts from the start of treatment.
    """

    analyte: str
    unit: str
    points: tuple[MarkerPoint, ...]
    other_series: tuple[MarkerPoint, ...]
    baseline: MarkerPoint | None
    baseline_too_old: bool
    week6: MarkerCheck | None
    answer: Answer
    reason: Sentence
    nadir: MarkerPoint | None
    week2: MarkerPoint | None
    week2_direction: str | None
    kinetics: tuple[Kinetic, ...]
    low: float | None
    high: float | None
    why: Why
    days_to_nadir: int | None = None
    meets_at: Decimal | None = None
    latest: MarkerPoint | None = None
    from_previous: MarkerChange | None = None
    from_nadir: MarkerChange | None = None
    from_baseline: MarkerChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerAnswers:
    """Both markers and the combined six-week answer (R-10.6)."""

    afp: MarkerCourse
    pivka: MarkerCourse
    combined: Answer
    combined_reason: Sentence

    @property
    def why(self) -> Why:
        """The working of the combined answer: what both were judged from, and how they join (R-10.6)."""
        both = (self.afp, self.pivka)
        undecided = self.combined is Answer.UNDETERMINED
        return Why(
            rule="R-10.6",
            inputs=tuple(given for marker in both for given in marker.why.inputs),
            steps=words.joining([(marker.analyte, marker.reason, marker.answer) for marker in both], self.combined),
            parameters=self.afp.why.parameters,
            missing=tuple(reason for marker in both for reason in marker.why.missing) if undecided else (),
            source=words.SOURCE,
        )


@dataclass(frozen=True, slots=True)
class _Verdict:
    answer: Answer
    reason: Sentence
    steps: tuple[Step, ...] = ()


def marker_answers(record: Record, parameters: Parameters, *, results: Results | None = None) -> MarkerAnswers:
    """Both markers judged at six weeks, with everything a chart of them shows. ``results`` spares a second grouping."""
    results = results or Results(record)
    afp = _marker_course(AFP, results, parameters)
    pivka = _marker_course(PIVKA, results, parameters)
    combined, reason = combined_answer(afp.answer, pivka.answer)
    return MarkerAnswers(afp=afp, pivka=pivka, combined=combined, combined_reason=reason)


def combined_answer(afp: Answer, pivka: Answer) -> tuple[Answer, Sentence]:
    """R-10.6: met if either is; not met needs both decided; not assessable only if both are."""
    both = {afp, pivka}
    reason = sentence("AFP: {afp}; PIVKA-II: {pivka}", afp=Sentence(afp.value), pivka=Sentence(pivka.value))
    if Answer.MET in both:
        return Answer.MET, reason
    if both == {Answer.NOT_ASSESSABLE}:
        return Answer.NOT_ASSESSABLE, reason
    if Answer.UNDETERMINED in both:
        return Answer.UNDETERMINED, reason
    return Answer.NOT_MET, reason


def answer_near(marker: MarkerCourse, day: int, window: int) -> tuple[MarkerPoint, Answer] | None:
    """The result nearest to a day after the baseline, and the marker's own criterion there.

    None without a result within ± ``window`` days, without a baseline that makes the marker assessable, or across a
    change of method.
    """
    baseline = marker.baseline
    if baseline is None or marker.meets_at is None:
        return None
    point = nearest([point for point in marker.points if point.day > baseline.day], day, window)
    if point is None or not baseline.comparable(point):
        return None
    return point, fall_at_least(baseline.value, point.value, fall_percent(marker))


def change_between(marker: MarkerCourse, first: LabResult, second: LabResult) -> MarkerChange | None:
    """The change from one result of a marker to a later one; None where one of them is no point of its series."""
    before, after = (next((one for one in marker.points if one.result == result), None) for result in (first, second))
    return change(before, after, noise=_RULES[marker.analyte].noise)


def noise_of(marker: MarkerCourse) -> Noise:
    """How far the marker moves without a reason (R-10.10)."""
    return _RULES[marker.analyte].noise


def fall_percent(marker: MarkerCourse) -> int:
    """The fall in percent that the criterion of the marker asks for."""
    return _RULES[marker.analyte].fall_percent


def _marker_course(rule: MarkerRule, results: Results, parameters: Parameters) -> MarkerCourse:
    points, others = _series(rule, results)
    at_start = [point for point in points if point.day <= 0 and results.started]
    baseline = at_start[-1] if at_start else None
    after = tuple(point for point in points if baseline is None or point.day > baseline.day)
    check = nearest(after, parameters.week6_day, parameters.week6_window_days)
    week2 = nearest(after, RUN_IN_DAY, RUN_IN_WINDOW)
    verdict = _verdict(rule, baseline, check, after=after, others=others, parameters=parameters)
    if points and not results.started:
        verdict, after = _Verdict(Answer.UNDETERMINED, Sentence("treatment has not started")), ()
    on_study = after if baseline is None else (baseline, *after)
    nadir, latest = lowest(on_study), points[-1] if points else None
    previous = points[-2] if len(points) > 1 else None
    low, high = _range(points, baseline)
    return MarkerCourse(
        analyte=rule.analyte,
        unit=points[0].result.unit if points and rule is PIVKA else rule.unit,
        points=points,
        other_series=others,
        baseline=baseline,
        baseline_too_old=baseline is not None and -baseline.day > parameters.baseline_laboratory_days,
        week6=_check(baseline, check),
        answer=verdict.answer,
        reason=verdict.reason,
        nadir=nadir,
        week2=week2,
        week2_direction=_direction(baseline, week2),
        kinetics=kinetics(points, rule.noise),
        low=low,
        high=high,
        why=_why(rule, baseline, check, verdict=verdict, parameters=parameters),
        days_to_nadir=nadir.day if nadir is not None else None,
        meets_at=_meets_at(rule, baseline),
        latest=latest,
        from_previous=change(previous, latest, noise=rule.noise),
        from_nadir=change(nadir, latest, noise=rule.noise),
        from_baseline=change(baseline, latest, noise=rule.noise),
    )


def _series(rule: MarkerRule, results: Results) -> tuple[tuple[MarkerPoint, ...], tuple[MarkerPoint, ...]]:
    """The series that is judged and the points of any other: PIVKA-II in mAU/mL and ng/mL are never mixed.

    The unit of the baseline result decides; without a baseline the unit most often used, of equals the later.
    """
    if rule is not PIVKA:
        return marker_points(results, rule.analyte), ()
    units = results.units(rule.analyte)
    if not units:
        return (), ()
    baseline = results.baseline(rule.analyte)
    counts = Counter(units)
    most = max(counts.values())
    unit = baseline.unit if baseline is not None else next(u for u in reversed(units) if counts[u] == most)
    others = [point for other in counts if other != unit for point in marker_points(results, rule.analyte, other)]
    return marker_points(results, rule.analyte, unit), tuple(sorted(others, key=lambda point: point.day))


def _verdict(
    rule: MarkerRule,
    baseline: MarkerPoint | None,
    check: MarkerPoint | None,
    *,
    after: Sequence[MarkerPoint],
    others: Sequence[MarkerPoint],
    parameters: Parameters,
) -> _Verdict:
    """R-10.3 and R-10.4: whether the marker is assessable, whether it was measured, and whether it fell enough."""
    marker = rule.analyte
    if baseline is None:
        return _Verdict(Answer.UNDETERMINED, words.no_baseline(marker, any_recorded=bool(after)))
    limit = rule.above if rule.above is not None else baseline.result.high
    assessable = _above(baseline, limit)
    if assessable is not Answer.MET:
        assert limit is not None
        answer = Answer.NOT_ASSESSABLE if assessable is Answer.NOT_MET else Answer.UNDETERMINED
        reason = words.not_above(marker, baseline, limit, answer=answer)
        return _Verdict(answer, reason, (words.above_step(limit, baseline.result.unit, answer=assessable),))
    if check is None:
        unit = baseline.result.unit
        missing = words.nothing_at_the_check(marker, after, others, unit=unit, parameters=parameters)
        return _Verdict(Answer.UNDETERMINED, missing)
    if not baseline.comparable(check):
        return _Verdict(Answer.UNDETERMINED, words.other_method(marker, baseline, check))
    answer = fall_at_least(baseline.value, check.value, rule.fall_percent)
    return _Verdict(
        answer,
        words.judged(marker, baseline, check, percent=rule.fall_percent, range_known=limit is not None),
        words.working(baseline, check, percent=rule.fall_percent, answer=answer),
    )


def _above(baseline: MarkerPoint, limit: Decimal | None) -> Answer:
    """Whether the whole interval of the baseline lies above the limit; met where no limit is known."""
    if limit is None or baseline.value.low > limit:
        return Answer.MET
    return Answer.NOT_MET if baseline.value.high <= limit else Answer.UNDETERMINED


def _check(baseline: MarkerPoint | None, check: MarkerPoint | None) -> MarkerCheck | None:
    if check is None:
        return None
    if baseline is None or not baseline.comparable(check):
        return MarkerCheck(point=check, fall_low=None, fall_high=None)
    low, high = fall(baseline.value, check.value)
    return MarkerCheck(point=check, fall_low=low, fall_high=high)


def _direction(baseline: MarkerPoint | None, week2: MarkerPoint | None) -> str | None:
    """R-10.7; None without a result in the window."""
    if week2 is None:
        return None
    if baseline is None or not baseline.comparable(week2):
        return Answer.UNDETERMINED.value
    return direction(baseline.value, week2.value)


def _meets_at(rule: MarkerRule, baseline: MarkerPoint | None) -> Decimal | None:
    """The largest value that certainly meets the criterion; None without a baseline that makes it assessable."""
    if baseline is None:
        return None
    limit = rule.above if rule.above is not None else baseline.result.high
    if _above(baseline, limit) is not Answer.MET:
        return None
    return baseline.value.low * (100 - rule.fall_percent) / 100


def _range(points: Sequence[MarkerPoint], baseline: MarkerPoint | None) -> tuple[float | None, float | None]:
    """The laboratory's range in the unit of the series: that of the baseline, else the last one given."""
    given = [baseline] if baseline is not None else []
    given += reversed(points)
    for point in given:
        if point.result.high is not None:
            return None if point.result.low is None else float(point.result.low), float(point.result.high)
    return None, None


def _why(
    rule: MarkerRule,
    baseline: MarkerPoint | None,
    check: MarkerPoint | None,
    *,
    verdict: _Verdict,
    parameters: Parameters,
) -> Why:
    inputs, steps = [], list(verdict.steps)
    if baseline is not None:
        inputs.append(words.point_input(sentence("{marker} at baseline", marker=rule.analyte), baseline))
        inputs += words.set_aside_inputs(rule.analyte, baseline)
        steps += words.same_date_step(baseline)
    if check is not None:
        inputs.append(words.point_input(sentence("{marker} at 6 weeks", marker=rule.analyte), check))
        inputs += words.set_aside_inputs(rule.analyte, check)
        steps += words.same_date_step(check)
    named = ("week6_day", "week6_window_days", "baseline_laboratory_days")
    undecided = verdict.answer is Answer.UNDETERMINED
    return Why(
        rule=rule.rule,
        inputs=tuple(inputs),
        steps=tuple(steps),
        parameters=tuple(f"{name} = {getattr(parameters, name)}" for name in named),
        missing=(verdict.reason,) if undecided else (),
        source=words.SOURCE,
    )
