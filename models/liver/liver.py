"""Liver function at each visit, and at each date of results without one: ALBI, Child-Pugh and the ratio of
neutrophils to lymphocytes (R-12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import ROUND_HALF_EVEN, Decimal
from math import log10

from models.liver import liver_why
from models.liver.result import LiverFunction
from models.record.labs import Results, in_rule_unit
from models.record.records import Ascites, Encephalopathy, LabResult, Record

WINDOW_DAYS = 7
ANALYTES = ("bilirubin", "albumin", "INR", "neutrophils", "lymphocytes")
_NEEDED = ("bilirubin", "albumin", "INR", "ascites", "encephalopathy")
_THOUSANDTH = Decimal("0.001")
_CLOSE = 1e-6

# Upper ends of 1 and 2 points where higher is worse, by the unit reported; a value at either end has 2 points.
CHILD_PUGH_HIGH = {
    ("bilirubin", "umol/L"): (Decimal(34), Decimal(51)),
    ("bilirubin", "mg/dL"): (Decimal(2), Decimal(3)),
    ("INR", ""): (Decimal("1.7"), Decimal("2.3")),
}
CHILD_PUGH_ALBUMIN = (Decimal(28), Decimal(35))  # g/L; below is 3 points, above is 1, both ends have 2
ASCITES_POINTS = {Ascites.NONE: 1, Ascites.SLIGHT: 2, Ascites.MODERATE: 3}
ENCEPHALOPATHY_POINTS = {Encephalopathy.NONE: 1, Encephalopathy.GRADE_1_2: 2, Encephalopathy.GRADE_3_4: 3}
CLASSES = ((6, "A"), (9, "B"))  # up to these points; C above
ALBI_GRADES = (Decimal("-2.60"), Decimal("-2.27"), Decimal("-1.39"))  # upper ends of 1, 2a and 2b; 3 above


def liver_function(record: Record, *, results: Results | None = None) -> tuple[LiverFunction, ...]:
    """The scores at every visit and at every date of results that is no visit's, oldest first.

    Ascites and encephalopathy are the visit's own; up to the start of treatment what it does not say is that of the
    baseline profile.
    """
    results = results or Results(record)
    series = [(name, results.series(name)) for name in ANALYTES]

    def at(on: date, ascites: Ascites | None, encephalopathy: Encephalopathy | None, *, visit: bool) -> LiverFunction:
        day = record.day(on)
        if day <= 0:
            ascites = ascites or record.baseline.ascites
            encephalopathy = encephalopathy or record.baseline.encephalopathy
        near = {name: r for name, own in series if (r := own.nearest(day, WINDOW_DAYS)) is not None}
        return scores(on, day, used=near, ascites=ascites, encephalopathy=encephalopathy, at_visit=visit)

    visits = sorted(record.visits, key=lambda visit: (visit.date, visit.time or time.min))
    found = [at(visit.date, visit.ascites, visit.encephalopathy, visit=True) for visit in visits]
    found += [at(on, None, None, visit=False) for on in _dates_without_a_visit(record, results)]
    return tuple(sorted(found, key=lambda scores: scores.on))


def _dates_without_a_visit(record: Record, results: Results) -> list[date]:
    """Dates with bilirubin and albumin that are more than the window of a visit away from every visit (R-12)."""
    bilirubin, albumin = ({r.date for r in results.series(name).results} for name in ("bilirubin", "albumin"))
    visits = [visit.date for visit in record.visits]
    return [on for on in bilirubin & albumin if all(abs((on - visit).days) > WINDOW_DAYS for visit in visits)]


def baseline_liver_function(record: Record, *, results: Results | None = None) -> LiverFunction:
    """The scores from the baseline results, the baseline profile and the last visit on or before the start."""
    results = results or Results(record)
    before = [visit for visit in record.visits if visit.date <= record.day_zero]
    last = sorted(before, key=lambda visit: (visit.date, visit.time or time.min))[-1] if before else None
    ascites, encephalopathy = record.baseline.ascites, record.baseline.encephalopathy
    return scores(
        record.day_zero,
        0,
        used={name: r for name in ANALYTES if (r := results.baseline(name)) is not None},
        ascites=ascites or (last.ascites if last else None),
        encephalopathy=encephalopathy or (last.encephalopathy if last else None),
    )


def scores(
    on: date,
    day: int,
    *,
    used: Mapping[str, LabResult],
    ascites: Ascites | None,
    encephalopathy: Encephalopathy | None,
    at_visit: bool = True,
) -> LiverFunction:
    """All three scores from given results, by analyte."""
    albi, albi_needs = _albi(used)
    least, most, points_need = _child_pugh(used, ascites, encephalopathy)
    nlr, nlr_needs = _ratio(used)
    points = least if least == most else None
    needed = {*albi_needs, *points_need}
    return LiverFunction(
        on=on,
        day=day,
        albi=None if albi is None else float(albi.quantize(_THOUSANDTH, rounding=ROUND_HALF_EVEN)),
        albi_grade=None if albi is None else albi_grade(albi),
        child_pugh_points=points,
        child_pugh_class=None if points is None else child_pugh_class(points),
        nlr=nlr,
        missing=tuple(name for name in _NEEDED if name in needed),
        missing_for_nlr=tuple(nlr_needs),
        least_points=least,
        most_points=most,
        used=used,
        ascites=ascites,
        encephalopathy=encephalopathy,
        at_visit=at_visit,
        explain=liver_why.why,
    )


# --- ALBI -----------------------------------------------------------------------------------------------------------


def _exact(used: Mapping[str, LabResult], *names: str) -> tuple[list[Decimal], list[str]]:
    """The values as plain numbers, and the names of those that are absent, censored or, under a logarithm, zero."""
    numbers, absent = [], []
    for name in names:
        value = in_rule_unit(used[name]) if name in used else None
        if value is None or value.censored:
            absent.append(name)
        else:
            numbers.append(value.low)
    return numbers, absent


def _albi(used: Mapping[str, LabResult]) -> tuple[Decimal | None, list[str]]:
    numbers, absent = _exact(used, "bilirubin", "albumin")
    if absent:
        return None, absent
    bilirubin, albumin = numbers
    if bilirubin == 0:
        return None, ["bilirubin"]
    return albi_score(bilirubin, albumin), []


def albi_score(bilirubin: Decimal, albumin: Decimal) -> Decimal:
    """ALBI from bilirubin in µmol/L and albumin in g/L (Johnson 2015).

    In floating point, which is forty times faster, except where a grade or the third decimal could hang on it.
    """
    quick = 0.66 * log10(bilirubin) - 0.085 * float(albumin)
    if abs(quick * 2000 - round(quick * 2000)) > _CLOSE:
        return Decimal(quick)
    return (Decimal("0.66") * bilirubin.log10() - Decimal("0.085") * albumin).quantize(Decimal("1e-12"))


def albi_grade(score: Decimal) -> str:
    """1 up to −2.60, 2a below −2.27, 2b up to −1.39, 3 above (R-12)."""
    first, middle, last = ALBI_GRADES
    if score <= first:
        return "1"
    if score < middle:
        return "2a"
    return "2b" if score <= last else "3"


# --- Child-Pugh -----------------------------------------------------------------------------------------------------


def _child_pugh(
    used: Mapping[str, LabResult], ascites: Ascites | None, encephalopathy: Encephalopathy | None
) -> tuple[int, int, list[str]]:
    """Fewest and most points that the known parts allow, and the parts that are needed to tell."""
    parts: list[tuple[str, int, int]] = []
    for name in ("bilirubin", "albumin", "INR"):
        parts.append((name, *_points(used.get(name))))
    for name, points in (
        ("ascites", None if ascites is None else ASCITES_POINTS[ascites]),
        ("encephalopathy", None if encephalopathy is None else ENCEPHALOPATHY_POINTS[encephalopathy]),
    ):
        parts.append((name, points or 1, points or 3))
    open_parts = [name for name, least, most in parts if least != most]
    return sum(least for _, least, _ in parts), sum(most for _, _, most in parts), open_parts


def _points(result: LabResult | None) -> tuple[int, int]:
    """Fewest and most points of a result; a censored one may allow two numbers."""
    if result is None:
        return 1, 3
    if result.analyte == "albumin":
        value = in_rule_unit(result)
        return _albumin_points(value.high), _albumin_points(value.low)
    first, last = CHILD_PUGH_HIGH[result.analyte, result.unit]
    return _high_points(result.value.low, first, last), _high_points(result.value.high, first, last)


def _high_points(number: Decimal, first: Decimal, last: Decimal) -> int:
    return 1 if number < first else 2 if number <= last else 3


def _albumin_points(number: Decimal) -> int:
    first, last = CHILD_PUGH_ALBUMIN
    return 3 if number < first else 2 if number <= last else 1


def child_pugh_class(points: int) -> str:
    """A 5–6, B 7–9, C 10–15."""
    return next((name for most, name in CLASSES if points <= most), "C")


# --- neutrophils and lymphocytes ------------------------------------------------------------------------------------


def _ratio(used: Mapping[str, LabResult]) -> tuple[float | None, list[str]]:
    numbers, absent = _exact(used, "neutrophils", "lymphocytes")
    if absent:
        return None, absent
    neutrophils, lymphocytes = numbers
    if lymphocytes == 0:
        return None, ["lymphocytes"]
    return float((neutrophils / lymphocytes).quantize(_THOUSANDTH, rounding=ROUND_HALF_EVEN)), []
