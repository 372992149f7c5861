"""Which unit of an analyte is meant by what a laboratory prints; never the usual one where none is printed."""

from __future__ import annotations

import re
from functools import lru_cache

from models.names.synonyms import known_unit
from models.record.analytes import ANALYTES, Analyte
from models.record.identity import half_width
from models.words import Sentence, listed, sentence

LONGEST_NAME = 300  # of a test or a title: in a longer one nothing is looked for
_IN_BRACKETS = re.compile(r"[(\[（【]\s*(?P<unit>[^()\[\]（）【】]+?(?:\((?:24\.?)?h\))?)\s*[)\]）】]\s*\Z")
_AT_END = re.compile(r"(?:[\s,;:_]|(?<=[A-Za-z\u4e00-\u9fff])，)\s*(?P<unit>[^\s,;:_()\[\]]+)\Z")
_UNIT_LIKE = re.compile(r"[A-Za-zµμ%×^⁰-⁹0-9*'\[\]().·\-]+/[A-Za-zµμ0-9³().]+\Z|%\Z")
_OTHER_FACTOR = {("AFP", "IU/mL"): Sentence("AFP in IU/mL needs the factor of this laboratory, with a worked example")}
# Letters that make a unit a thousand times larger or smaller where they are written large.
_LARGE = ("M", "G", "T", "P", "K")
# What UCUM writes for them, as standards of exchange do.
_UCUM = {
    "m[arb'U]/mL": "mAU/mL",
    "m[arb'U]/ml": "mAU/mL",
    "[arb'U]/L": "mAU/mL",
    "[IU]/L": "U/L",
    "g/(24.h)": "g/24h",
    "{INR}": "",
    "{ratio}": "",
    "1": "",
}


def understood(analyte: str, unit: str) -> str | None:
    """The program's spelling of a unit of an analyte; None where it is none of its units. Others: as printed."""
    known = ANALYTES.get(analyte)
    return " ".join(unit.split()) if known is None else _understood(known, unit)


@lru_cache(maxsize=4096)
def _understood(known: Analyte, unit: str) -> str | None:
    plain = half_width(unit).strip()
    plain = _UCUM.get(plain, plain)
    for spelt in (plain, known_unit(known.name, plain)):
        if known.factor(spelt) is not None:
            return spelt
    return next((own for own, _ in known.units if _differs_in_case_alone(plain, own)), None)


def _differs_in_case_alone(unit: str, own: str) -> bool:
    """``NG/ML`` is ng/mL; ``MG/DL`` is not mg/dL, nor ``G/L`` g/L: a large letter may mean a factor there."""
    plain = known_unit("", re.sub(r"\s+", "", unit).replace("µ", "u").replace("μ", "u"))
    return (
        bool(own)
        and plain.lower() == own.lower()
        and not plain.startswith(_LARGE)
        and own[0].lower() == plain[0].lower()
    )


def refusal(analyte: str, unit: str) -> Sentence:
    """Why a result cannot be taken in the unit that is printed with it, or without one."""
    known = ANALYTES[analyte]
    own = listed([spelt for spelt, _ in known.units if spelt] or ["–"])
    if not unit.strip():
        if known.series_by_unit:
            return sentence("no unit is printed; {units} are different series of {analyte}", units=own, analyte=analyte)
        return sentence("no unit is printed; known of {analyte}: {units}", analyte=analyte, units=own)
    said = _OTHER_FACTOR.get((analyte, half_width(unit).strip()))
    return said or sentence(
        '"{unit}" is not a unit of {analyte} that is known; known: {units}', unit=unit, analyte=analyte, units=own
    )


def same_unit(analyte: str, one: str, other: str) -> bool:
    """Whether two printed units are one."""
    first, second = understood(analyte, one), understood(analyte, other)
    return first == second if first is not None and second is not None else one.strip() == other.strip()


@lru_cache(maxsize=1024)
def unit_of_title(title: str, analyte: str) -> str:
    """The unit that stands in the title of a column, ``AFP (ng/mL)``, ``ALT U/L``; "" where none does."""
    if len(title) > LONGEST_NAME:
        return ""
    for pattern in (_IN_BRACKETS, _AT_END):
        if (found := pattern.search(title.strip())) is not None:
            unit = found["unit"].strip()
            if _UNIT_LIKE.match(half_width(unit)) or (unit and _is_known(analyte, unit)):
                return unit
    return ""


def looks_like_unit(text: str) -> bool:
    """Whether a cell under a title may be a unit: one of some analyte, or something over something."""
    plain = half_width(text).strip()
    return bool(_UNIT_LIKE.match(plain)) or any(_is_known(name, plain) for name in ANALYTES if plain)


def _is_known(analyte: str, unit: str) -> bool:
    known = ANALYTES.get(analyte)
    return known is not None and bool(unit) and _understood(known, unit) is not None
