"""Patterns of liver injury across several results, worded as patterns and never as diagnoses (R-11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from models.flags.flags import Flag, Severity
from models.liver.result import LiverFunction
from models.quantities import Answer
from models.record.labs import Results, in_digits, in_rule_unit, limits_in_rule_unit
from models.record.partialdate import days_in
from models.record.records import Ascites, LabResult, Record, Treatment
from models.words import Input, Sentence, Step, Why, sentence

TRANSAMINASES = ("ALT", "AST")
WINDOW_DAYS = 7
DAYS_PER_MONTH = Decimal("30.4375")
CLASSIC_DAYS, NON_CLASSIC_DAYS = int(4 * DAYS_PER_MONTH), int(3 * DAYS_PER_MONTH)
HYS_LAW = (
    "FDA 2009, drug-induced liver injury, and Temple 2006 (Hy's law; bilirubin there above 2 × ULN, ALP not raised); "
    "ALP below 2 × ULN and multiples of a raised baseline: trial practice"
)
RADIATION = (
    "Pan 2010 (QUANTEC) for the two types; 5 × ULN or 2 Child-Pugh points within 3 months: studies of SBRT "
    "(Korean J Intern Med 2018;33:1093); 4 months for the classic type: trial practice"
)
_MET = Sentence("criterion met")
_UNKNOWN = Answer.UNDETERMINED


def pattern_flags(
    record: Record, liver: Sequence[LiverFunction], *, results: Results | None = None
) -> tuple[Flag, ...]:
    """Hy's law, and classic and non-classic radiation-induced liver disease; each at most once, the latest."""
    results = results or Results(record)
    radiation = _last_radiation(record)
    found = [hys_law(record, results)]
    if radiation is not None:
        found += [
            _on_each_day(radiation, lambda given: classic_radiation_disease(record, results, given)),
            _on_each_day(radiation, lambda given: non_classic_radiation_disease(record, results, given, liver=liver)),
        ]
    return tuple(flag for flag in found if flag is not None)


# --- multiples ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Multiple:
    """A result against ``number`` × its reference; ``reference`` is None where it is not known."""

    result: LabResult
    number: Decimal
    reference: Decimal | None
    of: str

    @property
    def limit(self) -> Decimal | None:
        return None if self.reference is None else self.number * self.reference

    def at_least(self) -> Answer:
        value, limit = in_rule_unit(self.result), self.limit
        return _UNKNOWN if limit is None else _answer(value.low >= limit, value.high >= limit)

    def above(self) -> Answer:
        value, limit = in_rule_unit(self.result), self.limit
        return _UNKNOWN if limit is None else _answer(value.low > limit, value.high > limit)

    def below(self) -> Answer:
        value, limit = in_rule_unit(self.result), self.limit
        return _UNKNOWN if limit is None else _answer(value.high < limit, value.low < limit)

    def step(self, comparison: str) -> Step:
        """The arithmetic of a comparison that is met."""
        limit = "–" if self.limit is None else in_digits(self.limit)
        left = sentence(
            "{analyte} {comparison} {number} × {of} = {limit}",
            analyte=self.result.analyte,
            comparison=comparison,
            number=in_digits(self.number),
            of=self.of,
            limit=limit,
        )
        return Step(left, _MET)

    def input(self) -> Input:
        result = self.result
        return Input(Sentence(result.analyte), result.value.reported, result.unit, result.date)


def _answer(certainly: bool, possibly: bool) -> Answer:
    return Answer.MET if certainly else Answer.UNDETERMINED if possibly else Answer.NOT_MET


def _of_range(result: LabResult, number: int) -> _Multiple:
    return _Multiple(result, Decimal(number), limits_in_rule_unit(result)[1], "ULN")


def _of_range_or_baseline(result: LabResult, baseline: LabResult | None, number: int) -> _Multiple:
    """× ULN, or × baseline where the baseline was above the range valid that day."""
    if baseline is None or baseline.high is None or baseline.value.low <= baseline.high:
        return _of_range(result, number)
    value = in_rule_unit(baseline)
    return _Multiple(result, Decimal(number), value.high if value.high.is_finite() else None, "baseline")


def _after_start(results: Results, analytes: Sequence[str]) -> Iterator[tuple[int, LabResult]]:
    """The results of several analytes since the start of treatment, the latest first."""
    found = [
        (day, result)
        for analyte in analytes
        for day, result in zip(results.series(analyte).days, results.series(analyte).results, strict=True)
        if day > 0
    ]
    yield from sorted(found, key=lambda item: item[0], reverse=True)


# --- Hy's law -------------------------------------------------------------------------------------------------------


def hys_law(record: Record, results: Results) -> Flag | None:
    """ALT or AST ≥ 3 × ULN (or baseline), bilirubin > 2 × ULN (or baseline) and ALP < 2 × ULN, each within 7 days.

    A data gap where the first two hold and ALP is not known. Urgent while no later transaminase denies it.
    """
    gap = None
    newest = None
    for day, result in _after_start(results, TRANSAMINASES):
        newest = day if newest is None else newest
        raised = _of_range_or_baseline(result, results.baseline(result.analyte), 3)
        if raised.at_least() is not Answer.MET:
            continue
        bilirubin, alp = (results.nearest(name, day, WINDOW_DAYS) for name in ("bilirubin", "ALP"))
        jaundice = None if bilirubin is None else _of_range_or_baseline(bilirubin, results.baseline("bilirubin"), 2)
        if jaundice is None or jaundice.above() is not Answer.MET:
            continue
        cholestasis = Answer.UNDETERMINED if alp is None else _of_range(alp, 2).below()
        if cholestasis is Answer.MET:
            return _hys_law_flag(raised, jaundice, alp, urgent=day == newest)
        if cholestasis is Answer.UNDETERMINED and gap is None:
            gap = _hys_law_flag(raised, jaundice, None, urgent=False)
    return gap


def _hys_law_flag(raised: _Multiple, second: _Multiple, alp: LabResult | None, *, urgent: bool) -> Flag:
    inputs, steps = [raised.input(), second.input()], [raised.step("≥"), second.step(">")]
    words = {"analyte": raised.result.analyte, "value": raised.result.value.reported}
    if alp is None:
        summary = sentence(
            "Hy's law pattern cannot be determined ({analyte} {value}): needs ALP and its range", **words
        )
    else:
        third = _of_range(alp, 2)
        inputs, steps = [*inputs, third.input()], [*steps, third.step("<")]
        words["bilirubin"] = second.result.value.reported
        summary = sentence("Hy's law pattern: {analyte} {value} with bilirubin {bilirubin}, ALP below 2 × ULN", **words)
    return Flag(
        severity=Severity.URGENT if urgent else Severity.REVIEW,
        summary=summary,
        why=Why(
            rule="R-11",
            inputs=tuple(inputs),
            steps=tuple(steps),
            missing=(Sentence("ALP with the laboratory's range"),) if alp is None else (),
            source=HYS_LAW,
        ),
        on=raised.result.date,
        data_gap=alp is None,
    )


# --- radiation ------------------------------------------------------------------------------------------------------


def _last_radiation(record: Record) -> Treatment | None:
    given = [t for t in record.treatments_given if t.kind.casefold() == "radiation" or t.agent.casefold() == "sbrt"]
    return max(given, key=lambda treatment: treatment.first, default=None)


def _on_each_day(radiation: Treatment, pattern: Callable[[Treatment], Flag | None]) -> Flag | None:
    """A pattern after radiation; cannot be determined where it would be there on some of the days it may have been."""
    if radiation.in_part is None:
        return pattern(radiation)
    begins, ends = days_in(radiation.start), days_in(radiation.stop or radiation.start)
    possible = [(on, on) for on in begins] if radiation.stop is None else [(ends[0], on) for on in ends]
    possible += [(begins[-1], max(on, begins[-1])) for on in ends]
    found = [pattern(replace(radiation, start=first, stop=last)) for first, last in possible]
    told = next((flag for flag in found if flag is not None), None)
    if told is None or all(flag is not None for flag in found):
        return told
    missing = sentence("the days of {agent} are known only in part", agent=radiation.agent)
    summary = sentence("{pattern}: cannot be determined, {missing}", pattern=told.summary, missing=missing)
    given = Input(Sentence(radiation.agent), str(radiation.in_part))
    why = replace(told.why, inputs=(*told.why.inputs[:-1], given), steps=(), missing=(missing,))
    return replace(told, severity=Severity.REVIEW, summary=summary, why=why, data_gap=True)


def _window(radiation: Treatment, days: int) -> tuple[date, date]:
    """From the first day of radiation to ``days`` after its last."""
    return radiation.first, (radiation.last or radiation.first) + timedelta(days=days)


def classic_radiation_disease(record: Record, results: Results, radiation: Treatment) -> Flag | None:
    """ALP > 2 × ULN with new ascites, both within 4 months after radiation."""
    first, last = _window(radiation, CLASSIC_DAYS)
    ascites = _new_ascites(record, first, last)
    if ascites is None:
        return None
    raised = next(
        (
            result
            for _, result in _after_start(results, ("ALP",))
            if first < result.date <= last and _of_range(result, 2).above() is Answer.MET
        ),
        None,
    )
    if raised is None:
        return None
    multiple = _of_range(raised, 2)
    on, found = ascites
    return Flag(
        severity=Severity.URGENT,
        summary=sentence(
            "Pattern of classic radiation-induced liver disease: ALP {value} and new ascites after {agent}",
            value=raised.value.reported,
            agent=radiation.agent,
        ),
        why=Why(
            rule="R-11",
            inputs=(multiple.input(), Input(Sentence("ascites"), found.value, on=on), _radiation_input(radiation)),
            steps=(multiple.step(">"), Step(Sentence("New ascites within 4 months"), _MET)),
            source=RADIATION,
        ),
        on=max(on, raised.date),
    )


def _new_ascites(record: Record, first: date, last: date) -> tuple[date, Ascites] | None:
    """The latest visit with ascites in a window, where there was none before it; None also where that is not known."""
    told = sorted((v.date, v.ascites) for v in record.visits if v.ascites is not None)
    before = [ascites for on, ascites in told if on <= first]
    at_start = before[-1] if before else record.baseline.ascites
    if at_start is not Ascites.NONE:
        return None
    after = [(on, ascites) for on, ascites in told if first < on <= last and ascites is not Ascites.NONE]
    return after[-1] if after else None


def non_classic_radiation_disease(
    record: Record, results: Results, radiation: Treatment, *, liver: Sequence[LiverFunction]
) -> Flag | None:
    """ALT or AST > 5 × ULN, or 2 Child-Pugh points more than before, within 3 months after radiation."""
    first, last = _window(radiation, NON_CLASSIC_DAYS)
    for _, result in _after_start(results, TRANSAMINASES):
        multiple = _of_range(result, 5)
        if first < result.date <= last and multiple.above() is Answer.MET:
            summary = sentence(
                "Pattern of non-classic radiation-induced liver disease: {analyte} {value} after {agent}",
                analyte=result.analyte,
                value=result.value.reported,
                agent=radiation.agent,
            )
            return _non_classic(summary, radiation, inputs=(multiple.input(),), step=multiple.step(">"), on=result.date)
    return _child_pugh_after_radiation(radiation, liver, first=first, last=last)


def _child_pugh_after_radiation(
    radiation: Treatment, liver: Sequence[LiverFunction], *, first: date, last: date
) -> Flag | None:
    known = [scores for scores in liver if scores.child_pugh_points is not None]
    before = [scores for scores in known if scores.on <= first]
    after = [scores for scores in known if first < scores.on <= last]
    if not before or not after:
        return None
    was, now = before[-1].child_pugh_points or 0, max(scores.child_pugh_points or 0 for scores in after)
    if now - was < 2:
        return None
    worst = next(scores for scores in reversed(after) if scores.child_pugh_points == now)
    summary = sentence(
        "Pattern of non-classic radiation-induced liver disease: Child-Pugh {was} to {now} points after {agent}",
        was=was,
        now=now,
        agent=radiation.agent,
    )
    inputs = tuple(
        Input(Sentence("Child-Pugh points"), str(scores.child_pugh_points), on=scores.on)
        for scores in (before[-1], worst)
    )
    step = Step(sentence("{now} − {was} = {more}, at least 2", now=now, was=was, more=now - was), _MET)
    return _non_classic(summary, radiation, inputs=inputs, step=step, on=worst.on)


def _non_classic(summary: Sentence, radiation: Treatment, *, inputs: tuple[Input, ...], step: Step, on: date) -> Flag:
    why = Why(rule="R-11", inputs=(*inputs, _radiation_input(radiation)), steps=(step,), source=RADIATION)
    return Flag(severity=Severity.REVIEW, summary=summary, why=why, on=on)


def _radiation_input(radiation: Treatment) -> Input:
    last = radiation.stop or radiation.start
    return Input(sentence("Last day of {agent}", agent=radiation.agent), last.isoformat())
