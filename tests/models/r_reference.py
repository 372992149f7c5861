"""Reads the reference results of R that the survival tests are held to."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from models.statistics.comparison import Group, split
from models.statistics.survival import Sample, sample

FOLDER = Path(__file__).parents[1] / "data" / "r_survival"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def number(text: str) -> float:
    return float("nan" if text == "NA" else text)


def column(table: tuple[dict[str, str], ...], name: str) -> np.ndarray:
    return np.array([number(row[name]) for row in table])


@cache
def everyone(data: str) -> Sample:
    table = rows(f"data_{data}")
    return sample(column(table, "time"), column(table, "event"))


@cache
def groups(data: str) -> tuple[Group, ...]:
    table = rows(f"data_{data}")
    found = split(column(table, "time"), column(table, "event"), [row["group"] for row in table])
    return tuple(sorted(found, key=lambda group: group.name))


def of(data: str, group: str) -> Sample:
    return everyone(data) if group == "ALL" else next(each.sample for each in groups(data) if each.name == group)


def blocks(name: str, *keys: str) -> Iterator[tuple[tuple[str, ...], tuple[dict[str, str], ...]]]:
    """The rows of a result file, together per combination of the key columns."""
    found: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows(name):
        found.setdefault(tuple(row[key] for key in keys), []).append(row)
    for key, block in found.items():
        yield key, tuple(block)
