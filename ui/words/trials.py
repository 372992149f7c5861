"""Published results in the words of the screen: as they were printed, with what they are a result of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.published.trials import Bound, PublishedTrial, PublishedValue, Statistic
from ui.words.speaking import translate
from ui.words.trials_notes import NOTES

# Words of the published data that the screen says in its own language; names of drugs and trials stay as printed.
KNOWN = (
    QT_TRANSLATE_NOOP("Trials", "first"),
    QT_TRANSLATE_NOOP("Trials", "second"),
    QT_TRANSLATE_NOOP("Trials", "later"),
    QT_TRANSLATE_NOOP("Trials", "third or later"),
    QT_TRANSLATE_NOOP("Trials", "first then second"),
    QT_TRANSLATE_NOOP("Trials", "with locoregional therapy"),
    QT_TRANSLATE_NOOP("Trials", "surgery"),
    QT_TRANSLATE_NOOP("Trials", "neoadjuvant"),
    QT_TRANSLATE_NOOP("Trials", "adjuvant"),
    QT_TRANSLATE_NOOP("Trials", "none"),
    QT_TRANSLATE_NOOP("Trials", "any"),
    QT_TRANSLATE_NOOP("Trials", "median"),
    QT_TRANSLATE_NOOP("Trials", "mean"),
    QT_TRANSLATE_NOOP("Trials", "hazard ratio"),
    QT_TRANSLATE_NOOP("Trials", "rate"),
    QT_TRANSLATE_NOOP("Trials", "proportion"),
    QT_TRANSLATE_NOOP("Trials", "count"),
    QT_TRANSLATE_NOOP("Trials", "p value"),
    QT_TRANSLATE_NOOP("Trials", "diagnostic"),
    QT_TRANSLATE_NOOP("Trials", "case"),
    QT_TRANSLATE_NOOP("Trials", "not reached"),
    QT_TRANSLATE_NOOP("Trials", "not estimable"),
    QT_TRANSLATE_NOOP("Trials", "days"),
    QT_TRANSLATE_NOOP("Trials", "weeks"),
    QT_TRANSLATE_NOOP("Trials", "months"),
    QT_TRANSLATE_NOOP("Trials", "years"),
    QT_TRANSLATE_NOOP("Trials", "patients"),
    QT_TRANSLATE_NOOP("Trials", "text"),
    QT_TRANSLATE_NOOP("Trials", "Review of systemic therapy for HCC"),
    QT_TRANSLATE_NOOP("Trials", "Phase II trial NCT06040177"),
    QT_TRANSLATE_NOOP("Trials", "TIL case report NCT03658785"),
)

_SAID = frozenset((*KNOWN, *NOTES))


def said(word: str) -> str:
    """A word of the published data in the language of the screen; one that is not known stays as printed."""
    return translate("Trials", word) if word in _SAID else word


def number_words(value: PublishedValue, *, with_unit: bool = True) -> str:
    """``13.6 months (12.1–14.9)``, ``<1 %``, ``not reached``."""
    if value.bound in (Bound.NOT_REACHED, Bound.NOT_ESTIMABLE):
        return said(value.bound.value)
    unit = "" if value.unit in ("ratio", "p", "") or not with_unit else f" {said(value.unit)}"
    return f"{value.text}{unit}{_limits(value)}"


def _limits(value: PublishedValue) -> str:
    if value.low is None:
        return ""
    high = said(value.high_bound.value) if value.high is None else format(value.high, "g")
    kind = "" if value.limits in ("", "95 %") else f", {said(value.limits)}"
    return f" ({value.low:g}–{high}{kind})"


def at_words(value: PublishedValue) -> str:
    """The time of a rate: ``12 months``."""
    return "" if value.at is None else f"{value.at:g} {said(value.at_unit)}"


def outcome_words(trial: PublishedTrial, endpoints: Iterable[str]) -> str:
    """An end point in one cell: medians of the arms and the hazard ratio; the first end point that is printed."""
    for endpoint in endpoints:
        found = [value for value in trial.of(endpoint) if value.statistic is not Statistic.P_VALUE]
        if found:
            return _in_one_cell(trial, endpoint, found)
    return ""


def _in_one_cell(trial: PublishedTrial, endpoint: str, found: list[PublishedValue]) -> str:
    arms = [value for value in found if value.statistic in (Statistic.MEDIAN, Statistic.MEAN, Statistic.PROPORTION)]
    ratios = [value for value in found if value.statistic is Statistic.HAZARD_RATIO]
    first = [value for value in arms if value.arm == trial.arm] or arms
    others = [value for value in arms if value.arm == trial.comparator]
    against = translate("Trials", " vs ")
    parts = [against.join(number_words(value, with_unit=False) for value in (*first[:1], *others[:1]))]
    parts += [f"HR {number_words(value)}" for value in ratios[:1]]
    unit = first[0].unit if first else ""
    words = " · ".join(part for part in parts if part)
    if endpoint not in ("OS", "PFS", "ORR", "DCR"):
        words = f"{said(endpoint)} {words}"
    return words if unit in ("months", "%", "") or not arms else f"{words} {said(unit)}"
