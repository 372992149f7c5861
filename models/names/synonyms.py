"""Other exact names of analytes and units, in one table for entry, import and case file (R-16).

A name stands here only where it can mean nothing else: a part of an analyte (direct bilirubin, neutrophils in
percent) or a unit that differs by a factor is no synonym. Names are compared without regard to case, spacing,
hyphens and width.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ANALYTE_SYNONYMS: dict[str, tuple[str, ...]] = {
    "AFP": ("alpha-fetoprotein", "alfa-fetoprotein", "α-fetoprotein", "alpha-1-fetoprotein", "甲胎蛋白"),
    "PIVKA-II": (
        "PIVKA",
        "PIVKA-2",
        "DCP",
        "des-gamma-carboxyprothrombin",
        "des-γ-carboxyprothrombin",
        "异常凝血酶原",
    ),
    "ALT": (
        "ALAT",
        "GPT",
        "SGPT",
        "alanine aminotransferase",
        "alanine transaminase",
        "谷丙转氨酶",
        "丙氨酸氨基转移酶",
    ),
    "AST": ("ASAT", "GOT", "SGOT", "aspartate aminotransferase", "aspartate transaminase", "谷草转氨酶"),
    "ALP": ("ALKP", "alkaline phosphatase", "alk phos", "碱性磷酸酶"),
    "GGT": (
        "gamma-GT",
        "γ-GT",
        "GGTP",
        "gamma-glutamyltransferase",
        "gamma-glutamyl transpeptidase",
        "谷氨酰转肽酶",
        "γ-谷氨酰转肽酶",
    ),
    "bilirubin": ("TBIL", "T-BIL", "BIL", "BILI", "TBILI", "total bilirubin", "bilirubin total", "总胆红素"),
    "albumin": ("ALB", "serum albumin", "白蛋白"),
    "creatinine": ("CREA", "CREAT", "Cr", "SCr", "serum creatinine", "肌酐"),
    "INR": ("PT-INR", "international normalised ratio", "international normalized ratio", "国际标准化比值"),
    "platelets": ("PLT", "platelet", "platelet count", "thrombocytes", "血小板", "血小板计数"),
    "neutrophils": (
        "ANC",
        "NEU",
        "NEUT",
        "NEU#",
        "NEUT#",
        "neutrophil",
        "neutrophil count",
        "absolute neutrophil count",
        "absolute neutrophils",
        "中性粒细胞",
        "中性粒细胞计数",
    ),
    "lymphocytes": (
        "ALC",
        "LYM",
        "LYMPH",
        "LYM#",
        "LYMPH#",
        "lymphocyte",
        "lymphocyte count",
        "absolute lymphocyte count",
        "absolute lymphocytes",
        "淋巴细胞",
        "淋巴细胞计数",
    ),
    "white cells": (
        "WBC",
        "WCC",
        "white blood cells",
        "white blood cell count",
        "white cell count",
        "leukocytes",
        "leucocytes",
        "白细胞",
        "白细胞计数",
    ),
    "haemoglobin": ("Hb", "HGB", "hemoglobin", "血红蛋白"),
    "sodium": ("Na", "Na+", "serum sodium", "钠"),
    "potassium": ("K", "K+", "serum potassium", "钾"),
    "glucose": ("GLU", "blood glucose", "plasma glucose", "serum glucose", "葡萄糖", "血糖"),
    "CRP": ("C-reactive protein", "C反应蛋白"),
    "proteinuria": ("24 h urine protein", "24-hour urine protein", "urine protein 24 h", "24小时尿蛋白"),
    "urine protein dipstick": ("urine dipstick protein", "dipstick urine protein", "dipstick protein"),
}

# By the unit of the rules, written as ``_plain_unit`` leaves them.
_UNIT_SYNONYMS: dict[str, tuple[str, ...]] = {
    "ng/mL": (),
    "ug/L": ("mcg/L",),
    "mAU/mL": ("AU/L",),
    "U/L": ("IU/L", "u/L", "iu/L"),
    "umol/L": ("micromol/L",),
    "mg/dL": ("mg/100mL", "mg%"),
    "g/L": ("gm/L",),
    "g/dL": ("gm/dL", "g/100mL", "g%"),
    "10^9/L": ("10E9/L", "G/L", "giga/L", "10^3/uL", "10E3/uL", "K/uL", "10^3/mm^3", "K/mm^3", "/nL"),
    "mmol/L": (),
    "mg/L": (),
    "g/24h": ("g/24hr", "g/24hours", "g/d", "g/day"),
    "": ("1", "ratio", "INR"),
}
# What is the same only for some analytes: one charge an ion.
_UNIT_SYNONYMS_OF = {(ion, unit): "mmol/L" for ion in ("sodium", "potassium") for unit in ("mEq/L", "meq/L")}

_SUPERSCRIPTS = str.maketrans({"⁹": "^9", "³": "^3"})
_LITRES = re.compile(r"(?<=/)(?:([dmunµ]?)l|(100m)l)$")


def folded(name: str) -> str:
    """A name as it is compared: without regard to case, width, spacing, hyphens and underscores."""
    return re.sub(r"[\s_\-‐‑–]+", "", unicodedata.normalize("NFKC", name).casefold())


_ANALYTES = {folded(other): name for name, others in ANALYTE_SYNONYMS.items() for other in (name, *others)}


@lru_cache(maxsize=1024)
def known_spelling(name: str) -> str | None:
    """The field's spelling of an analyte that a rule reads, by that name or any exact synonym; None for any other."""
    return _ANALYTES.get(folded(name))


def _plain_unit(unit: str) -> str:
    """A unit without what is only typography: width, spacing, the sign for micro, times and powers, small litres."""
    text = unicodedata.normalize("NFKC", unit.translate(_SUPERSCRIPTS))
    text = re.sub(r"\s+", "", text).replace("μ", "u").replace("µ", "u").replace("**", "^").replace("*10", "10")
    text = re.sub(r"^[×xX](?=10)", "", text)
    text = re.sub(r"^10(?:\*|e(?=[0-9]))(?=[0-9])", lambda found: "10^" if "*" in found[0] else "10E", text)
    return _LITRES.sub(lambda found: f"{found[1] or found[2] or ''}L", text)


_UNITS = {_plain_unit(spelling): unit for unit, others in _UNIT_SYNONYMS.items() for spelling in (unit, *others)}


@lru_cache(maxsize=1024)
def known_unit(analyte: str, unit: str) -> str:
    """The unit as the rules spell it where ``unit`` is an exact synonym of one, else as it is written."""
    plain = _plain_unit(unit)
    return _UNIT_SYNONYMS_OF.get((analyte, plain)) or _UNITS.get(plain, unit)
