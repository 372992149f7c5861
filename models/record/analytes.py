"""The analytes that rules read, their units, and the exact factors to the unit in which they are judged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.names.synonyms import known_unit
from models.quantities import Quantity, parse_quantity
from models.words import Unreadable, listed, sentence

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Analyte:
    """A known analyte. ``units`` maps each accepted unit to the factor to ``unit``, the unit of the rules.

    ``series_by_unit`` marks an analyte whose units are different series that are never converted (PIVKA-II).
    """

    name: str
    unit: str
    units: tuple[tuple[str, Decimal], ...]
    series_by_unit: bool = False
    dipstick: bool = False

    def factor(self, unit: str) -> Decimal | None:
        """The factor from ``unit`` to the unit of the rules, or None for a unit that is not this analyte's."""
        return _FACTORS.get((self.name, unit))


def _one(name: str, unit: str) -> Analyte:
    return Analyte(name, unit, ((unit, ONE),))


def _with(name: str, unit: str, other: str, factor: str) -> Analyte:
    return Analyte(name, unit, ((unit, ONE), (other, Decimal(factor))))


ANALYTES: dict[str, Analyte] = {
    analyte.name: analyte
    for analyte in (
        _with("AFP", "ng/mL", "ug/L", "1"),
        Analyte("PIVKA-II", "mAU/mL", (("mAU/mL", ONE), ("ng/mL", ONE)), series_by_unit=True),
        *(_one(name, "U/L") for name in ("ALT", "AST", "ALP", "GGT")),
        _with("bilirubin", "umol/L", "mg/dL", "17.1"),
        _with("albumin", "g/L", "g/dL", "10"),
        _with("creatinine", "umol/L", "mg/dL", "88.4"),
        _one("INR", ""),
        *(_one(name, "10^9/L") for name in ("platelets", "neutrophils", "lymphocytes", "white cells")),
        _with("haemoglobin", "g/L", "g/dL", "10"),
        *(_one(name, "mmol/L") for name in ("sodium", "potassium", "glucose")),
        _one("CRP", "mg/L"),
        _one("proteinuria", "g/24h"),
        Analyte("urine protein dipstick", "", (("", ONE),), dipstick=True),
    )
}

_FACTORS = {(known.name, unit): factor for known in ANALYTES.values() for unit, factor in known.units}
DIPSTICK_VALUES = ("negative", "1+", "2+", "3+", "4+")


def understood_unit(analyte: str, unit: str) -> str:
    """The program's spelling of a unit of a known analyte; any other unit as it is written."""
    known = ANALYTES.get(analyte)
    if known is None or known.factor(unit) is not None:
        return unit
    spelt = known_unit(analyte, unit)
    return unit if known.factor(spelt) is None else spelt


def parse_result(analyte: str, text: str, *, was_number: bool = False) -> Quantity:
    """Read a result of ``analyte`` as reported (R-10.1); a dipstick reads as 0 to 4 plus signs.

    Raises ValueError with a sentence for anything that is not such a result.
    """
    known = ANALYTES.get(analyte)
    if known is None or not known.dipstick:
        return parse_quantity(text, was_number=was_number)
    if text not in DIPSTICK_VALUES:
        words = '"{text}" is not a dipstick result; {values} are expected'
        raise Unreadable(sentence(words, text=text, values=listed(DIPSTICK_VALUES)))
    plus_signs = Decimal(DIPSTICK_VALUES.index(text))
    return Quantity(text, "", plus_signs, plus_signs, was_number)


# In the unit of the rules, and far above anything measured in a person: a result beyond it is a slip of unit or key.
HIGHEST: dict[str, int] = {
    "AFP": 1_000_000_000,
    "PIVKA-II": 1_000_000_000,
    "ALT": 1_000_000,
    "AST": 1_000_000,
    "ALP": 1_000_000,
    "GGT": 1_000_000,
    "bilirubin": 10_000,
    "albumin": 200,
    "creatinine": 20_000,
    "INR": 100,
    "platelets": 10_000,
    "neutrophils": 10_000,
    "lymphocytes": 10_000,
    "white cells": 10_000,
    "haemoglobin": 500,
    "sodium": 500,
    "potassium": 100,
    "glucose": 1_000,
    "CRP": 10_000,
    "proteinuria": 500,
}
HIGHEST_OF_ANY = 1_000_000_000_000


def is_absurd(analyte: str, unit: str, value: Quantity) -> bool:
    """Whether a result lies beyond anything measured in a person."""
    known = ANALYTES.get(analyte)
    factor = known.factor(unit) if known is not None else None
    return value.limit * (factor if factor is not None else ONE) > HIGHEST.get(analyte, HIGHEST_OF_ANY)
