"""Published trials, read from data and checked: figures and their places, in our own words."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from models.published.trials import (
    Bound,
    Conflict,
    PublishedTrial,
    PublishedValue,
    Statistic,
    TrialMark,
    conflicts,
    marks,
)
from storage.places import RESOURCES
from storage.problems import FileProblem

FOLDER = RESOURCES / "reference"
TRIALS, RESULTS = "published_trials.csv", "published_results.csv"
FORMAT, VERSION = "published-trials", 1
_PERCENT = frozenset({Statistic.RATE, Statistic.PROPORTION, Statistic.DIAGNOSTIC})
E = TypeVar("E", bound=StrEnum)


@lru_cache(maxsize=2)
def published_trials(folder: Path = FOLDER) -> tuple[PublishedTrial, ...]:
    """Every trial in the order of the papers. Raises FileProblem, naming row and column, for what cannot be."""
    values: dict[str, list[PublishedValue]] = {}
    for place, row in _rows(folder / RESULTS):
        values.setdefault(row["row"], []).append(_value(place, row))
    trials = tuple(_trial(place, row, tuple(values.pop(row["row"], ()))) for place, row in _rows(folder / TRIALS))
    names = [one.row for one in trials]
    if twice := {name for name in names if names.count(name) > 1}:
        raise FileProblem(TRIALS, f"{', '.join(sorted(twice))} is there twice")
    if values:
        raise FileProblem(RESULTS, f"results of {', '.join(values)}, which {TRIALS} does not have")
    return trials


def trials_document(trials: tuple[PublishedTrial, ...]) -> dict[str, Any]:
    """The JSON document of a list of trials, with what is printed differently in different places."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "trials": [_trial_document(one) for one in trials],
        "conflicts": [_conflict_document(one) for one in conflicts(trials)],
    }


def _trial_document(one: PublishedTrial) -> dict[str, Any]:
    endpoints = dict.fromkeys(value.endpoint for value in one.values)
    return {
        "row": one.row,
        "trial": one.trial,
        "year": one.year,
        "line": one.line or None,
        "population": one.population,
        "arm": one.arm,
        "dose": one.dose or None,
        "n": one.n,
        "comparator": one.comparator or None,
        "comparator_n": one.comparator_n,
        "total": one.total,
        "source": one.source,
        "place": one.place,
        "note": one.note or None,
        "results": [_value_document(value) for value in one.values],
        "marks": [_mark_document(mark) for endpoint in endpoints for mark in marks(one, endpoint)],
    }


def _value_document(value: PublishedValue) -> dict[str, Any]:
    return {
        "arm": value.arm,
        "versus": value.versus or None,
        "endpoint": value.endpoint,
        "statistic": value.statistic.value,
        "bound": value.bound.value or None,
        "value": value.value,
        "unit": value.unit,
        "low": value.low,
        "high": value.high,
        "high_bound": value.high_bound.value or None,
        "limits": value.limits or None,
        "at": value.at,
        "at_unit": value.at_unit or None,
        "n": value.n,
        "criterion": value.criterion or None,
        "reader": value.reader or None,
        "data_cut": value.data_cut or None,
        "p": value.p or None,
        "note": value.note or None,
    }


def _mark_document(mark: TrialMark) -> dict[str, Any]:
    return {
        "arm": mark.arm,
        "endpoint": mark.endpoint,
        "statistic": mark.statistic.value,
        "days": mark.days,
        "survival": mark.survival,
        "low": mark.low,
        "high": mark.high,
        "limits": mark.limits or None,
    }


def _conflict_document(conflict: Conflict) -> dict[str, Any]:
    return {
        "trial": conflict.trial,
        "results": [{"row": value.row} | _value_document(value) for value in conflict.values],
    }


def _trial(place: str, row: Mapping[str, str], values: tuple[PublishedValue, ...]) -> PublishedTrial:
    for name in ("row", "trial", "arm", "place", "source"):
        if not row[name]:
            raise FileProblem(f"{place}, column {name}", "nothing stands here")
    return PublishedTrial(
        row=row["row"],
        trial=row["trial"],
        year=_whole(place, row, "year"),
        line=row["line"],
        population=row["population"],
        arm=row["arm"],
        n=_whole(place, row, "n"),
        comparator=row["comparator"],
        comparator_n=_whole(place, row, "comparator_n"),
        place=row["place"],
        source=row["source"],
        note=row["note"],
        values=values,
        dose=row["dose"],
        total=_whole(place, row, "total"),
    )


def _value(place: str, row: Mapping[str, str]) -> PublishedValue:
    value = PublishedValue(
        row=row["row"],
        arm=row["arm"],
        endpoint=row["endpoint"],
        statistic=_word(place, row, "statistic", Statistic),
        value=_number(place, row, "value"),
        unit=row["unit"],
        bound=_word(place, row, "bound", Bound),
        versus=row["versus"],
        low=_number(place, row, "low"),
        high=_number(place, row, "high"),
        high_bound=_word(place, row, "high_bound", Bound),
        limits=row["limits"],
        at=_number(place, row, "at"),
        at_unit=row["at_unit"],
        n=_whole(place, row, "n"),
        criterion=row["criterion"],
        reader=row["reader"],
        data_cut=row["data_cut"],
        p=row["p"],
        note=row["note"],
        printed=row["value"],
    )
    if said := _impossible(value):
        raise FileProblem(place, said)
    return value


def _impossible(value: PublishedValue) -> str:
    """What cannot be of a result; empty when it can."""
    without = value.bound in (Bound.NOT_REACHED, Bound.NOT_ESTIMABLE)
    if without != (value.value is None):
        return "a number is missing, or stands beside what says that there is none"
    if value.statistic in _PERCENT and not (value.unit == "%" and 0 <= (value.value or 0) <= 100):
        return "a share is not between 0 and 100 %"
    if value.statistic is Statistic.RATE and (value.at is None or not value.at_unit):
        return "a rate has no time"
    if value.low is not None and not value.low <= (value.value or 0) <= (value.high or float("inf")):
        return "a value lies outside its limits"
    return ""


def _rows(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Every row with its place in words."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [(f"{path.name}, row {number}", row) for number, row in enumerate(csv.DictReader(file), start=1)]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise FileProblem(path.name, f"the file cannot be read ({problem})") from None


def _number(place: str, row: Mapping[str, str], name: str) -> float | None:
    try:
        return float(row[name]) if row[name] else None
    except ValueError:
        raise FileProblem(f"{place}, column {name}", f'"{row[name]}" is not a number') from None


def _whole(place: str, row: Mapping[str, str], name: str) -> int | None:
    try:
        return int(row[name]) if row[name] else None
    except ValueError:
        raise FileProblem(f"{place}, column {name}", f'"{row[name]}" is not a whole number') from None


def _word(place: str, row: Mapping[str, str], name: str, kind: type[E]) -> E:
    try:
        return kind(row[name])
    except ValueError:
        raise FileProblem(f"{place}, column {name}", f'"{row[name]}" is not one of its words') from None
