"""Flags from markers, results, adverse events, liver function, doses and the visit plan: the latest state of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.flags.events import event_flags, laboratory_flags, ungraded_flags
from models.flags.flags import Flag, Severity
from models.flags.patterns import pattern_flags
from models.liver.result import LiverFunction, Stages
from models.markers.markers import AFP, PIVKA, MarkerAnswers, MarkerCourse, MarkerRule
from models.markers.series import MarkerChange, MarkerPoint
from models.markers.words import days_off, point_input, working_of_change
from models.plan.doses import dose_checks
from models.plan.schedule import not_made
from models.quantities import Answer
from models.record.labs import Results
from models.record.partialdate import exact
from models.record.protocol import Parameters, Protocol, ScheduledVisit
from models.record.records import Record
from models.safety.grade import LabGrade
from models.words import Input, Sentence, Step, Why, listed, sentence

NOISE_SOURCE = (
    "Log-normal limits (Fokkema 2006) of reference change values in healthy adults: AFP 62.6 %, one-sided "
    "(Erden 2008); PIVKA-II 24.4 %, two-sided (Jabor 2024); variation within patients is larger"
)
BASELINE_SOURCE = "Clinical rules: baseline of a laboratory value"
DOUBLING_SOURCE = "Own rule: twice the lowest value since the baseline"
WORSE_BY = 2
_TOO_OLD = Sentence("older than the protocol allows")


def medicine_flags(
    record: Record,
    protocol: Protocol,
    today: date,
    *,
    markers: MarkerAnswers,
    grades: Sequence[LabGrade],
    liver: Sequence[LiverFunction],
    stages: Stages,
    planned: Sequence[ScheduledVisit],
    results: Results | None = None,
) -> tuple[Flag, ...]:
    """Everything this module knows to flag, in no particular order."""
    results = results or Results(record)
    parameters = protocol.parameters
    return (
        *marker_flags(record, markers, today, parameters=parameters),
        *_old_baselines(record, results, parameters),
        *event_flags(record),
        *laboratory_flags(record, grades),
        *ungraded_flags(grades),
        *pattern_flags(record, liver, results=results),
        *_child_pugh_worse(liver, stages),
        *_missing_for_the_liver(record, liver),
        *_dose_flags(record, protocol),
        *_visit_flags(record, protocol, planned),
    )


# --- markers --------------------------------------------------------------------------------------------------------


def marker_flags(record: Record, markers: MarkerAnswers, today: date, *, parameters: Parameters) -> Iterator[Flag]:
    """The answer at six weeks, a rise since the nadir, and a baseline that is too old, of each marker."""
    if not record.started:
        return
    window_over = record.day(today) > parameters.week6_day + parameters.week6_window_days
    for rule, series in ((AFP, markers.afp), (PIVKA, markers.pivka)):
        yield from _six_weeks(series, window_over=window_over)
        yield from _rise(rule, series)
        if series.baseline is not None and series.baseline_too_old:
            yield _old_marker_baseline(record, series, series.baseline, parameters=parameters)


def _six_weeks(series: MarkerCourse, *, window_over: bool) -> Iterator[Flag]:
    words = {"marker": series.analyte, "reason": series.reason}
    if series.answer is Answer.MET:
        summary = sentence("{marker} criterion met at 6 weeks: {reason}", **words)
    elif series.answer is Answer.NOT_MET:
        summary = sentence("{marker} criterion not met at 6 weeks: {reason}", **words)
    elif series.answer is Answer.UNDETERMINED and window_over:
        summary = sentence("{marker} at 6 weeks cannot be determined: {reason}", **words)
    else:
        return
    yield Flag(
        severity=Severity.INFORMATION,
        summary=summary,
        why=series.why,
        on=series.week6.point.on if series.week6 is not None else None,
        data_gap=series.answer is Answer.UNDETERMINED,
    )


def _rise(rule: MarkerRule, series: MarkerCourse) -> Iterator[Flag]:
    """A doubling since the nadir, else a rise beyond noise; not while the latest result is within its range."""
    change, latest = series.from_nadir, series.latest
    if change is None or latest is None or change.direction != "up":
        return
    if latest.result.high is not None and latest.result.value.high <= latest.result.high:
        return
    words = {
        "marker": series.analyte,
        "before": change.before.result.value.reported,
        "after": latest.result.value.reported,
        "day": change.before.on.isoformat(),
    }
    if latest.value.low >= 2 * change.before.value.high:
        summary = sentence("{marker} has at least doubled since its nadir: {before} ({day}) → {after}", **words)
        why = _rise_why(rule, change, latest, least=Decimal(100), rule_id="R-10.9", source=DOUBLING_SOURCE)
        yield Flag(severity=Severity.REVIEW, summary=summary, why=why, on=latest.on)
    elif change.beyond_noise is Answer.MET:
        summary = sentence("{marker} has risen beyond noise since its nadir: {before} ({day}) → {after}", **words)
        why = _rise_why(rule, change, latest, least=rule.noise.rise * 100, rule_id="R-10.10", source=NOISE_SOURCE)
        yield Flag(severity=Severity.INFORMATION, summary=summary, why=why, on=latest.on)


def _rise_why(
    rule: MarkerRule, change: MarkerChange, latest: MarkerPoint, *, least: Decimal, rule_id: str, source: str
) -> Why:
    words = {"marker": rule.analyte}
    return Why(
        rule=rule_id,
        inputs=(
            point_input(sentence("{marker} at nadir", **words), change.before),
            point_input(sentence("{marker} now", **words), latest),
        ),
        steps=working_of_change(change.before, latest, least=least),
        source=source,
    )


def _old_marker_baseline(
    record: Record, series: MarkerCourse, baseline: MarkerPoint, *, parameters: Parameters
) -> Flag:
    start = Input(Sentence("Start of treatment"), record.day_zero.isoformat())
    return Flag(
        severity=Severity.INFORMATION,
        summary=sentence(
            "Baseline {marker} is {days} days before the start, more than {most}",
            marker=series.analyte,
            days=-baseline.day,
            most=parameters.baseline_laboratory_days,
        ),
        why=Why(
            rule=series.why.rule,
            inputs=(point_input(sentence("{marker} at baseline", marker=series.analyte), baseline), start),
            steps=(_age_step(-baseline.day, parameters.baseline_laboratory_days),),
            parameters=(f"baseline_laboratory_days = {parameters.baseline_laboratory_days}",),
            source=BASELINE_SOURCE,
        ),
        on=baseline.on,
    )


def _age_step(days: int, most: int) -> Step:
    """How old a baseline is, against how old the protocol lets it be."""
    return Step(sentence("{days} days before the start, at most {most}", days=days, most=most), _TOO_OLD)


# --- laboratory and liver -------------------------------------------------------------------------------------------

_WITH_BASELINE = ("ALT", "AST", "ALP", "GGT", "bilirubin", "albumin", "creatinine", "INR", "platelets", "neutrophils")


def _old_baselines(record: Record, results: Results, parameters: Parameters) -> Iterator[Flag]:
    """One flag for all baseline results, other than markers, that are older than the protocol allows."""
    most = parameters.baseline_laboratory_days
    found = [(analyte, results.baseline(analyte)) for analyte in _WITH_BASELINE]
    old = [result for _, result in found if result is not None and -results.day(result.date) > most]
    if not old or not record.started:
        return
    yield Flag(
        severity=Severity.INFORMATION,
        summary=sentence(
            "Baseline results older than {most} days: {names}",
            most=most,
            names=listed([result.analyte for result in old]),
        ),
        why=Why(
            rule="R-11",
            inputs=tuple(Input(Sentence(r.analyte), r.value.reported, r.unit, r.date) for r in old),
            steps=tuple(_age_step(-results.day(result.date), most) for result in old),
            parameters=(f"baseline_laboratory_days = {most}",),
            source=BASELINE_SOURCE,
        ),
        on=record.day_zero,
    )


def _child_pugh_worse(liver: Sequence[LiverFunction], stages: Stages) -> Iterator[Flag]:
    """The latest Child-Pugh points against those at baseline."""
    before = stages.baseline_liver
    later = [scores for scores in liver if scores.day > 0 and scores.child_pugh_points is not None]
    if before is None or before.child_pugh_points is None or not later:
        return
    now, was = later[-1].child_pugh_points or 0, before.child_pugh_points
    if now - was < WORSE_BY:
        return
    yield Flag(
        severity=Severity.REVIEW,
        summary=sentence("Child-Pugh {was} points at baseline, {now} now", was=was, now=now),
        why=Why(
            rule="R-12",
            inputs=(*before.why.inputs, *later[-1].why.inputs),
            steps=(
                Step(
                    sentence(
                        "{now} − {was} = {more}, at least {least}", now=now, was=was, more=now - was, least=WORSE_BY
                    ),
                    Sentence("criterion met"),
                ),
            ),
            source=before.why.source,
        ),
        on=later[-1].on,
    )


def _missing_for_the_liver(record: Record, liver: Sequence[LiverFunction]) -> Iterator[Flag]:
    """What the scores of the last visit need, while the patient is followed."""
    last = next((scores for scores in reversed(liver) if scores.at_visit), None)
    if last is None or not last.missing or record.outcome.is_dead:
        return
    yield Flag(
        severity=Severity.INFORMATION,
        summary=sentence(
            "Liver scores of the visit on {date} need: {items}", date=last.on.isoformat(), items=listed(last.missing)
        ),
        why=last.why,
        on=last.on,
        data_gap=True,
    )


# --- doses and visits -----------------------------------------------------------------------------------------------


def _dose_flags(record: Record, protocol: Protocol) -> Iterator[Flag]:
    """Of each agent the latest dose off the plan; else the latest that could not be checked."""
    checks = dose_checks(record, protocol)
    for agent in dict.fromkeys(check.agent for check in checks):
        own = [check for check in checks if check.agent == agent]
        off = [check for check in own if check.answer is Answer.NOT_MET]
        unknown = [check for check in own if check.answer is Answer.UNDETERMINED]
        for check in (off or unknown)[-1:]:
            yield Flag(
                severity=Severity.REVIEW if off else Severity.INFORMATION,
                summary=sentence("Dose check: {reason}", reason=check.reason),
                why=check.why,
                on=exact(check.on),
                data_gap=not off,
            )


def _visit_flags(record: Record, protocol: Protocol, planned: Sequence[ScheduledVisit]) -> Iterator[Flag]:
    """What is overdue since the last visit, what is due, and whether the last visit was off its window."""
    if record.outcome.is_dead:
        return
    overdue = not_made(planned)
    if overdue:
        yield _overdue(protocol, overdue)
    for visit in planned:
        if visit.state == "open":
            words = {"label": visit.plan.label, **_window(visit)}
            summary = sentence("Visit {label} is due: {first} to {last}", **words)
            if visit.on > visit.latest:
                moved = {"label": visit.plan.label, "day": visit.on.isoformat()}
                summary = sentence("Visit {label} is due: it was moved to {day}", **moved)
            opened = sentence("{label}, window opened on day", label=visit.plan.label)
            since = Input(opened, str(visit.plan.earliest), on=visit.earliest)
            yield _with_inputs(_visit_flag(protocol, visit, summary, severity=Severity.INFORMATION), (since,))
    made = [visit for visit in planned if visit.done_on is not None]
    if made and made[-1].state in ("late", "early"):
        yield _off_window(protocol, made[-1])


def _overdue(protocol: Protocol, overdue: Sequence[ScheduledVisit]) -> Flag:
    first, last = overdue[0], overdue[-1]
    if len(overdue) == 1:
        words = {"label": first.plan.label, "day": first.due_by.isoformat()}
        summary = sentence("Visit {label} is overdue: its window ended on {day}", **words)
        if first.on > first.latest:
            summary = sentence("Visit {label} is overdue: it was moved to {day}", **words)
    else:
        words = {"count": str(len(overdue)), "first": first.plan.label, "last": last.plan.label}
        summary = sentence("{count} visits are overdue, {first} to {last}", **words)
    ended = [
        Input(sentence("{label}, window ended on day", label=one.plan.label), str(one.plan.latest), on=one.latest)
        for one in overdue
    ]
    return _with_inputs(_visit_flag(protocol, first, summary, severity=Severity.REVIEW), ended)


def _with_inputs(flag: Flag, more: Sequence[Input]) -> Flag:
    """What tells the flags of one visit apart, and of one visit more from that of before, belongs to their inputs."""
    return replace(flag, why=replace(flag.why, inputs=(*flag.why.inputs, *more)))


def _off_window(protocol: Protocol, visit: ScheduledVisit) -> Flag:
    off = days_off(visit.days_off if visit.state == "late" else -visit.days_off)
    words = {"label": visit.plan.label, **_window(visit)}
    summary = sentence("Visit {label} took place outside its window ({first} to {last}): {off}", off=off, **words)
    return _visit_flag(protocol, visit, summary, severity=Severity.INFORMATION)


def _window(visit: ScheduledVisit) -> dict[str, str]:
    return {"first": visit.earliest.isoformat(), "last": visit.latest.isoformat()}


def _visit_flag(protocol: Protocol, visit: ScheduledVisit, summary: Sentence, *, severity: Severity) -> Flag:
    inputs = [Input(sentence("{label}, planned day", label=visit.plan.label), str(visit.plan.day), on=visit.planned_on)]
    if visit.moved_from is not None:
        moved = str(visit.plan.day + visit.days_moved)
        inputs.append(Input(sentence("{label}, moved to day", label=visit.plan.label), moved, on=visit.on))
    if visit.done_on is not None:
        day = visit.plan.day + (visit.done_on - visit.planned_on).days
        inputs.append(Input(sentence("{label}, done on day", label=visit.plan.label), str(day), on=visit.done_on))
    window = sentence("Window: day {first} to day {last}", first=visit.plan.earliest, last=visit.plan.latest)
    return Flag(
        severity=severity,
        summary=summary,
        why=Why(
            rule="R-13",
            inputs=tuple(inputs),
            steps=(Step(window, sentence("{first} to {last}", **_window(visit))),),
            source=protocol.source or protocol.title,
        ),
        on=visit.done_on or visit.due_by,
    )
