"""Laboratory results and visits of a reconstructed patient, in step with the adverse events of the log."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Any

from plans import Plan

Document = dict[str, Any]
HIGHEST_AFP = 60500


@dataclass(frozen=True, slots=True)
class Panel:
    """One analyte: its unit, the laboratory's range, the spread of baselines, and the decimals it is printed with."""

    analyte: str
    unit: str
    low: float
    high: float
    first_low: float
    first_high: float
    decimals: int = 0


TESTS = (
    Panel("ALT", "U/L", 9, 50, 22, 44),
    Panel("AST", "U/L", 15, 40, 28, 74),
    Panel("ALP", "U/L", 45, 125, 82, 170),
    Panel("GGT", "U/L", 10, 60, 95, 240),
    Panel("bilirubin", "umol/L", 3.4, 20.5, 9, 17, 1),
    Panel("albumin", "g/L", 35, 55, 36, 42, 1),
    Panel("creatinine", "umol/L", 57, 97, 62, 84),
    Panel("INR", "", 0.8, 1.2, 0.98, 1.12, 2),
    Panel("platelets", "10^9/L", 125, 350, 150, 240),
    Panel("white cells", "10^9/L", 3.5, 9.5, 4.8, 7.2, 2),
    Panel("neutrophils", "10^9/L", 1.8, 6.3, 2.7, 4.4, 2),
    Panel("lymphocytes", "10^9/L", 1.1, 3.2, 1.3, 1.9, 2),
    Panel("haemoglobin", "g/L", 130, 175, 136, 154),
)
FEMALE = {
    "haemoglobin": Panel("haemoglobin", "g/L", 115, 150, 120, 138),
    "creatinine": Panel("creatinine", "umol/L", 41, 73, 48, 64),
}

# The range of a result at each grade: multiples of the limit or of an abnormal baseline, or the count itself.
MULTIPLES: dict[int, tuple[float, float]] = {1: (1.6, 2.6), 2: (3.2, 4.6), 3: (5.4, 6.8)}
BILIRUBIN_MULTIPLES: dict[int, tuple[float, float]] = {1: (1.1, 1.4), 2: (1.54, 1.62)}
COUNTS: dict[str, dict[int, tuple[float, float]]] = {
    "platelets": {1: (79, 116), 2: (54, 72)},
    "neutrophils": {1: (1.55, 1.72), 2: (1.2, 1.4), 3: (0.7, 0.95)},
    "white cells": {1: (3.15, 3.4), 2: (2.55, 2.8), 3: (1.6, 1.9)},
}
ANALYTE_OF = {
    "AST elevation": "AST",
    "ALT elevation": "ALT",
    "Hyperbilirubinemia": "bilirubin",
    "Thrombocytopenia": "platelets",
    "Neutropenia": "neutrophils",
    "Leukopenia": "white cells",
}
PRESSURES = {
    0: ((104, 117), (64, 76)),
    1: ((124, 137), (72, 84)),
    2: ((142, 156), (82, 94)),
    3: ((161, 168), (92, 102)),
}


def labs(plan: Plan) -> list[Document]:
    """Every result, in order of date, markers first."""
    first = {test.analyte: _first_value(plan, test) for test in _tests(plan)}
    results: list[Document] = []
    for day in plan.laboratory_days:
        results += _markers(plan, day)
        values = _panel(plan, day, first)
        for test in _tests(plan):
            if test.analyte in values:
                results.append(_result(plan, day, test, values[test.analyte]))
        protein = _grade(plan, "Proteinuria", day)
        dipstick = f"{protein}+" if protein else "negative"
        results.append({"analyte": "urine protein dipstick", "date": plan.on(day), "value": dipstick, "unit": ""})
    return results


def visits(plan: Plan) -> list[Document]:
    """A visit on every day with results: performance status, weight, blood pressure, ascites."""
    ecog = int(plan.facts["ecog"]) if plan.facts["ecog"] else None
    last = plan.laboratory_days[-1]
    documents = []
    for day in plan.laboratory_days:
        dice = plan.dice(f"visit {day}")
        (low, high), (lower, upper) = PRESSURES[_grade(plan, "Hypertension", day)]
        document: Document = {"date": plan.on(day)}
        if ecog is not None:
            dying = plan.facts["os_event"] == "1" and day == last and day > 60
            document["ecog"] = min(2, ecog + 1) if dying else ecog
        document["weight_kg"] = plan.weight if day < 1 else round(plan.weight + dice.uniform(-1.5, 1.5), 1)
        document |= {"systolic": dice.randint(low, high), "diastolic": dice.randint(lower, upper)}
        document |= {"ascites": _ascites(plan, day), "encephalopathy": "none", "anticoagulated": False}
        documents.append(document)
    return documents


def _ascites(plan: Plan, day: int) -> str:
    """Slight ascites after progression in those who died of it; else as at baseline."""
    progressed = plan.progression_day is not None and day > plan.progression_day
    return "slight" if progressed and plan.facts["os_event"] == "1" else plan.own["ascites"]


def _tests(plan: Plan) -> tuple[Panel, ...]:
    return tuple(FEMALE.get(test.analyte, test) for test in TESTS) if plan.female else TESTS


def _first_value(plan: Plan, test: Panel) -> float:
    if test.analyte == "albumin":
        return float(plan.own["albumin"])
    return round(plan.dice(f"first {test.analyte}").uniform(test.first_low, test.first_high), test.decimals)


def _panel(plan: Plan, day: int, first: dict[str, float]) -> dict[str, float]:
    """One day's results of the panel. A count that a severe fall left without its parts has no differential."""
    if day == plan.laboratory_days[0]:
        values = dict(first)
    else:
        values = {test.analyte: _value(plan, day, test, first[test.analyte]) for test in _tests(plan)}
    _agree(plan, day, values)
    return values


def _value(plan: Plan, day: int, test: Panel, first: float) -> float:
    dice = plan.dice(f"{test.analyte} {day}")
    grade = next((g for term, name in ANALYTE_OF.items() if name == test.analyte and (g := _grade(plan, term, day))), 0)
    if grade:
        return round(_graded(test, first, grade, dice), test.decimals)
    spread = 0.03 if test.analyte in ("albumin", "INR", "haemoglobin") else 0.12
    value = first * dice.uniform(1 - spread, 1 + spread)
    if test.analyte == "albumin":
        value += _albumin_drift(plan, day)
        value = max(value, 30.4) if first < test.low else max(value, 35.6)
    elif first <= test.high:
        value = min(value, test.high * 0.98)
    if first >= test.low and test.analyte != "albumin":
        value = max(value, test.low * 1.03)
    return round(value, test.decimals)


def _albumin_drift(plan: Plan, day: int) -> float:
    """Up to 2.5 g/L gained over a response, up to 2 g/L lost otherwise; lost again after progression."""
    if plan.facts["best_mrecist"] not in ("CR", "PR"):
        return -2.0 * min(day, 200) / 200
    since = max(0, day - (plan.progression_day or day))
    return 2.5 * min(day, 250) / 250 - 2.5 * min(since, 100) / 100


def _graded(test: Panel, first: float, grade: int, dice: random.Random) -> float:
    if test.analyte in COUNTS:
        return dice.uniform(*COUNTS[test.analyte][grade])
    multiples = BILIRUBIN_MULTIPLES if test.analyte == "bilirubin" else MULTIPLES
    return max(first, test.high) * dice.uniform(*multiples[grade])


def _agree(plan: Plan, day: int, values: dict[str, float]) -> None:
    """Make the parts of the white count fit the whole, and leave out what would contradict the log."""
    leukopenia, neutropenia = _grade(plan, "Leukopenia", day), _grade(plan, "Neutropenia", day)
    if leukopenia >= 3 and not neutropenia:
        del values["neutrophils"], values["lymphocytes"]
    elif leukopenia and not neutropenia:
        values["neutrophils"], values["lymphocytes"] = 1.84, 1.12
        values["white cells"] = max(values["white cells"], 3.22)
    elif leukopenia:
        values["lymphocytes"] = 1.12
        values["neutrophils"] = min(values["neutrophils"], round(values["white cells"] - 1.36, 2))
    elif neutropenia:
        values["lymphocytes"] = 2.15
        values["white cells"] = max(3.55, round(values["neutrophils"] + 2.15 + 0.5, 2))
    else:
        others = plan.dice(f"monocytes {day}").uniform(0.35, 0.6)
        values["white cells"] = round(max(3.6, values["neutrophils"] + values["lymphocytes"] + others), 2)
    if _grade(plan, "Immune-mediated hepatitis", day) and not _grade(plan, "ALT elevation", day):
        values.pop("ALT", None)


def _grade(plan: Plan, term: str, day: int) -> int:
    return max((event.grade for event in plan.events if event.printed_term == term and event.holds_on(day)), default=0)


def _result(plan: Plan, day: int, test: Panel, value: float) -> Document:
    printed = f"{value:.{test.decimals}f}"
    return {"analyte": test.analyte, "date": plan.on(day), "value": printed, "unit": test.unit} | {
        "low": test.low,
        "high": test.high,
    }


def _markers(plan: Plan, day: int) -> list[Document]:
    if not plan.efficacy:
        return []
    afp, pivka = _marker(plan, "afp", day), _marker(plan, "pivka", day)
    return [
        {"analyte": "AFP", "date": plan.on(day), "value": afp, "unit": "ng/mL", "low": 0, "high": 20},
        {"analyte": "PIVKA-II", "date": plan.on(day), "value": pivka, "unit": "mAU/mL", "low": 0, "high": 40},
    ]


def _marker(plan: Plan, name: str, day: int) -> str:
    """The cohort's own value at weeks 0, 2 and 6; later one between the points of the plan, with some scatter."""
    weeks = ("w0", "w2", "w6")
    days = (plan.own["first_lab"], plan.own["second_lab"], plan.own["sixth_week_lab"])
    given = {int(on): plan.facts[f"{name}_{week}"] for on, week in zip(days, weeks, strict=True)}
    if day in given:
        return _plain(given[day])
    points = {int(on): float(value) for on, value in given.items()}
    points |= {int(on): float(value) for on, value in (pair.split(":") for pair in plan.own[f"{name}_later"].split())}
    value = _between(points, day)
    if day not in points:
        value *= plan.dice(f"{name} {day}").uniform(0.93, 1.07)
    if name == "afp" and value > HIGHEST_AFP:
        return f">{HIGHEST_AFP:,}"
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _between(points: dict[int, float], day: int) -> float:
    """The value on a straight line in logarithms between the neighbouring points; flat after the last."""
    before = max(on for on in points if on <= day)
    after = min((on for on in points if on >= day), default=before)
    if before == after:
        return points[before]
    share = (day - before) / (after - before)
    return math.exp((1 - share) * math.log(points[before]) + share * math.log(points[after]))


def _plain(number: str) -> str:
    """``4818.0`` as a laboratory prints it: 4818."""
    return number[:-2] if number.endswith(".0") else number
