"""What is written beside a survival chart: title, comparison, where the patient stands, who is left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from models.cohort.members import Cohort, Grouping, LeftOut, Measure
from models.figures.cohort_figure import RATE_MONTHS, CohortFigure, Comparison, GroupCurve
from models.figures.standing import in_months, month_limits, percent_limits
from models.statistics.hazards import Coefficient
from models.statistics.survival import DAYS_PER_MONTH, Estimate, PointEstimate, RestrictedMean
from models.words import filled
from ui.words.language import listed, spoken
from ui.words.speaking import translate


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the comparison: what it is, and the value with its limits."""

    name: str
    value: str


def title(measure: Measure) -> str:
    titles = {
        Measure.OS: translate("Survival", "Overall survival"),
        Measure.PFS: translate("Survival", "Progression-free survival"),
        Measure.DOR: translate("Survival", "Duration of response"),
        Measure.DOR_MRECIST: translate("Survival", "Duration of response, mRECIST"),
        Measure.TTNT: translate("Survival", "Time to next therapy or death"),
        Measure.UNSAID: translate("Survival", "Time to event, end point not said"),
    }
    return titles[measure]


def measure_word(measure: Measure) -> str:
    """The few letters of an endpoint on a button."""
    found = {
        Measure.OS: translate("Survival", "OS"),
        Measure.PFS: translate("Survival", "PFS"),
        Measure.DOR: translate("Survival", "DOR"),
        Measure.DOR_MRECIST: translate("Survival", "DOR mRECIST"),
        Measure.TTNT: translate("Survival", "TTNT"),
    }
    return found[measure]


def grouping_word(grouping: Grouping) -> str:
    """A grouping on a button."""
    found = {
        Grouping.NONE: translate("Survival", "none"),
        Grouping.VP: translate("Survival", "Vp"),
        Grouping.CHILD_PUGH: translate("Survival", "Child-Pugh"),
        Grouping.ALBI: translate("Survival", "ALBI"),
        Grouping.BCLC: translate("Survival", "BCLC"),
        Grouping.METASTASIS: translate("Survival", "metastasis"),
        Grouping.AETIOLOGY: translate("Survival", "aetiology"),
        Grouping.AFP_CLASS: translate("Survival", "AFP at baseline"),
        Grouping.LINE: translate("Survival", "treatment before"),
        Grouping.AFP: translate("Survival", "AFP"),
        Grouping.PIVKA: translate("Survival", "PIVKA-II"),
        Grouping.EITHER: translate("Survival", "AFP or PIVKA-II"),
        Grouping.BEST_RECIST: translate("Survival", "best response, RECIST 1.1"),
        Grouping.BEST_MRECIST: translate("Survival", "best response, mRECIST"),
        Grouping.FILE: translate("Survival", "groups of the file"),
    }
    return found[grouping]


def not_estimable() -> str:
    return translate("models", "not estimable")


def median_words(median: Estimate) -> str:
    """``13.4 (6.8–not estimable) mo``."""
    if math.isnan(median.value):
        if math.isnan(median.low):
            return not_estimable()
        return translate("Survival", "{value} ({limits}) mo").format(
            value=not_estimable(), limits=spoken(month_limits(median.low, median.high))
        )
    return translate("Survival", "{value} ({limits}) mo").format(
        value=in_months(median.value), limits=spoken(month_limits(median.low, median.high))
    )


def rate_words(rate: PointEstimate) -> str:
    """``57.1 % (33.8–74.9)``."""
    if math.isnan(rate.survival):
        return not_estimable()
    return translate("Survival", "{share} % ({limits})").format(
        share=f"{rate.survival * 100:.1f}", limits=spoken(percent_limits(rate.low, rate.high))
    )


def p_words(p: float) -> str:
    """``p = 0.024``; four decimals below 0.001, never ``p = 0``."""
    if math.isnan(p):
        return not_estimable()
    if p < 0.0001:
        return translate("Survival", "p < 0.0001")
    return translate("Survival", "p = {p}").format(p=f"{p:.4f}" if p < 0.001 else f"{p:.3f}")


def ratio_words(coefficient: Coefficient) -> str:
    """``0.25 (0.07–0.89)``."""
    if not coefficient.estimable:
        return not_estimable()
    return translate("Survival", "{ratio} ({low}–{high})").format(
        ratio=f"{coefficient.hazard_ratio:.2f}", low=f"{coefficient.low:.2f}", high=f"{coefficient.high:.2f}"
    )


def lines(figure: CohortFigure) -> tuple[Line, ...]:
    """The comparison box, from tests to rates."""
    found = [*(_comparison(figure.comparison) if figure.comparison else ())]
    single = len(figure.groups) == 1
    median, rate = translate("Survival", "Median, {group}"), translate("Survival", "{months} months, {group}")
    for group in figure.groups:
        name = translate("Survival", "Median") if single else filled(median, group=spoken(group.name.short))
        found.append(Line(name, median_words(group.median)))
    for place, months in enumerate(RATE_MONTHS):
        for group in figure.groups:
            name = translate("Survival", "{months} months") if single else rate
            found.append(
                Line(filled(name, months=months, group=spoken(group.name.short)), rate_words(group.rates[place]))
            )
    if single:
        found += _of_whole(figure.groups[0])
    elif figure.comparison is not None:
        found += _common_means(figure, figure.comparison)
    return tuple(found)


def _common_means(figure: CohortFigure, comparison: Comparison) -> list[Line]:
    """Restricted means up to the time to which every group was followed: what can be compared when hazards cross."""
    name = translate("Survival", "Mean up to {months} mo, {group}")
    return [
        Line(name.format(months=in_months(mean.until), group=spoken(group.name.short)), mean_words(mean))
        for group, mean in zip(figure.groups, comparison.means, strict=False)
    ]


def mean_words(found: RestrictedMean) -> str:
    """``11.5 mo (standard error 1.9)``."""
    if math.isnan(found.mean):
        return not_estimable()
    return translate("Survival", "{mean} mo (standard error {error})").format(
        mean=in_months(found.mean), error=f"{found.standard_error / DAYS_PER_MONTH:.1f}"
    )


def _comparison(comparison: Comparison) -> tuple[Line, ...]:
    if comparison.refused is not None or comparison.log_rank is None or comparison.cox is None:
        return ()
    found = [Line(translate("Survival", "Log-rank"), p_words(comparison.log_rank.p))]
    if comparison.early is not None:
        found.append(Line(translate("Survival", "Log-rank, early events weigh more"), p_words(comparison.early.p)))
    if comparison.permutation is not None:
        name = translate("Survival", "Permutation, {times}").format(times=f"{comparison.permutation.permutations:,}")
        found.append(Line(name, p_words(comparison.permutation.p)))
    reference = spoken(comparison.reference.short) if comparison.reference else ""
    for other, coefficient in zip(comparison.against, comparison.cox.coefficients, strict=True):
        name = translate("Survival", "Hazard ratio, {group} to {reference}")
        found.append(Line(name.format(group=spoken(other.short), reference=reference), ratio_words(coefficient)))
        if len(comparison.against) == 1:
            found.append(Line(translate("Survival", "Wald test, Cox"), p_words(coefficient.p)))
    for pair, (first, second) in zip(comparison.pairs, comparison.pair_names, strict=True):
        name = translate("Survival", "{first} to {second}, Holm")
        found.append(Line(name.format(first=spoken(first.short), second=spoken(second.short)), p_words(pair.holm)))
    return tuple(found)


def _of_whole(group: GroupCurve) -> tuple[Line, ...]:
    until = in_months(group.restricted_mean.until)
    return (
        Line(translate("Survival", "Mean up to {months} mo").format(months=until), mean_words(group.restricted_mean)),
        Line(translate("Survival", "Median follow-up"), median_words(group.follow_up)),
    )


def patient_title(figure: CohortFigure) -> str:
    patient = figure.patient
    if patient is None:
        return translate("Survival", "The cohort")
    if patient.days is None:
        return translate("Survival", "{code}, cohort reference").format(code=patient.code)
    words = (
        translate("Survival", "{code} at {months} months, cohort reference")
        if patient.event
        else translate("Survival", "{code} at {months} months, still followed, cohort reference")
    )
    return filled(words, code=patient.code, months=in_months(patient.days))


def elsewhere(figure: CohortFigure) -> tuple[str, ...]:
    """The patient's position in every group but his or her own."""
    groups = figure.patient.by_group if figure.patient is not None else ()
    one = translate("Survival", "{group}: {words}")
    return tuple(
        one.format(group=spoken(group.name.full), words=spoken(group.words)) for group in groups if not group.of_patient
    )


def left_out_title(figure: CohortFigure) -> str:
    if not figure.left_out:
        return translate("Survival", "Left out of this figure: nobody of {n}").format(n=figure.considered)
    return translate("Survival", "Left out of this figure: {count} of {n}").format(
        count=figure.left_out_count, n=figure.considered
    )


def left_out_words(figure: CohortFigure) -> str:
    """``AFP fall not assessable: 4 · died by day 42: 1``."""
    parts = reasons(figure.left_out)
    landmark = figure.choice.landmark_day
    if landmark is not None and not any("day" in dict(entry.reason.values) for entry in figure.left_out):
        parts.append(translate("Survival", "nobody ended by the landmark, day {day}").format(day=landmark))
    return " · ".join(parts)


def reasons(left_out: Sequence[LeftOut]) -> list[str]:
    """``Vp4: 10``, one for each reason."""
    one = translate("Survival", "{reason}: {count}")
    return [one.format(count=entry.count, reason=spoken(entry.reason)) for entry in left_out]


def not_chosen_words(left_out: Sequence[LeftOut], considered: int) -> str:
    """Whom a filter did not choose, and why; empty words where it chose everybody."""
    if not left_out:
        return ""
    words = translate("Survival", "Not chosen: {count} of {n} ({reasons})")
    count = sum(entry.count for entry in left_out)
    return words.format(count=count, n=considered, reasons=" · ".join(reasons(left_out)))


def left_out_codes(left_out: Sequence[LeftOut]) -> str:
    """The study codes behind each count, a line per reason."""
    one = translate("Survival", "{reason}: {codes}")
    named = [entry for entry in left_out if entry.codes]
    return "\n".join(one.format(reason=spoken(entry.reason), codes=listed(entry.codes)) for entry in named)


def remarks(figure: CohortFigure) -> tuple[str, ...]:
    """What a reader must know about the figure: landmarks, and what the paper printed otherwise."""
    found = []
    if figure.comparison is not None and figure.comparison.proportional is not None:
        found.append(spoken(figure.comparison.proportional.words))
    if figure.choice.landmark_day is not None:
        found.append(
            translate("Survival", "Curves begin at the landmark; all times count from the start of treatment.")
        )
    elif figure.choice.grouping.after_start:
        found.append(
            translate("Survival", "Groups known only at week 6 are drawn from day 0: their early course is favoured.")
        )
    if figure.choice.cohort is Cohort.RECONSTRUCTED and not figure.choice.measure.of_response:
        found.append(
            translate(
                "Survival",
                "The paper prints ± 1 standard error as limits of the 6- and 12-month rates; here: 95 % limits.",
            )
        )
    return tuple(found)
