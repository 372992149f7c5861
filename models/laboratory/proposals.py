"""What columns and tests of a file may be, by what the field calls them: proposed to a person, taken by nobody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from models.laboratory.results import Proposal
from models.laboratory.units import LONGEST_NAME, unit_of_title
from models.names.synonyms import known_spelling

# LOINC codes whose display was read where they are listed; the unit of a value decides, never its code.
LOINC: dict[str, tuple[str, ...]] = {
    "AFP": ("53962-7", "1834-1"),
    "PIVKA-II": ("93768-0", "34444-0"),
    "ALT": ("1742-6",),
    "AST": ("1920-8",),
    "ALP": ("6768-6",),
    "bilirubin": ("14631-6", "1975-2"),
    "albumin": ("1751-7",),
    "creatinine": ("14682-9", "2160-0"),
    "platelets": ("777-3",),
    "neutrophils": ("26499-4",),
    "white cells": ("26464-8", "6690-2"),
    "haemoglobin": ("718-7",),
    "sodium": ("2951-2",),
    "potassium": ("2823-3",),
    "proteinuria": ("2889-4",),
    "urine protein dipstick": ("20454-5",),
}
_BY_CODE = {code: name for name, codes in LOINC.items() for code in codes}

TITLES: dict[str, tuple[str, ...]] = {
    "number": (
        "住院号", "病历号", "登记号", "病案号", "患者ID", "病人ID", "患者编号", "病人编号", "病人号", "患者号",
        "门诊号", "门诊/住院号", "patient id", "patient no", "patient no.", "patient number", "hospital no",
        "hospital no.", "hospital number", "mrn", "medical record number", "id", "patienten-nr", "patienten-nr.",
        "patientennummer", "pat.-nr.", "patientid",
    ),
    "name": (
        "姓名", "患者姓名", "病人姓名", "patient name", "name", "patient", "patientname", "full name",
    ),
    "born": (
        "出生日期", "生日", "出生年月日", "birth date", "birthdate", "date of birth", "dob", "born", "geburtsdatum",
        "geb.", "geb.-datum",
    ),
    "sex": (
        "性别", "sex", "gender", "geschlecht",
    ),
    "test": (
        "项目名称", "项目", "检验项目", "检验项目名称", "分析项目", "指标", "test", "test name", "analyte",
        "parameter", "analyt", "investigation", "component", "examination", "bezeichnung", "item",
    ),
    "result": (
        "结果", "检验结果", "结果值", "测定结果", "result", "value", "result value", "ergebnis", "wert", "messwert",
        "results",
    ),
    "unit": (
        "单位", "结果单位", "unit", "units", "einheit", "uom",
    ),
    "collected": (
        "采集时间", "采集日期", "采样时间", "采样日期", "采血时间", "采血日期", "标本采集时间", "标本采集日期",
        "抽血时间", "collected", "collection date", "collection time", "date collected", "collected at",
        "collection date/time", "sample date", "sampled", "date of collection", "specimen collected", "entnahme",
        "entnahmedatum", "abnahme", "drawn", "collection datetime", "collected on",
    ),
    "reference": (
        "参考范围", "参考值", "参考区间", "正常值", "reference", "reference range", "range", "referenz",
        "referenzbereich", "normal range", "ref range", "ref. range",
    ),
    "flag": (
        "提示", "标志", "异常", "异常提示", "高低", "标记", "flag", "flags", "abnormal", "abnormal flag", "bew.",
        "bewertung", "h/l",
    ),
    "status": (
        "状态", "结果状态", "status", "result status",
    ),
    "code": (
        "loinc", "loinc code", "loinc-code",
    ),
}  # fmt: skip
"""What titles of columns, and labels above a report, are called. Never the times of receipt, report or print."""
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_MARKS = re.compile(r"^[\s*★☆▲△#◆●※·]+|[\s*★☆▲△#◆●※]+$")
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")


@lru_cache(maxsize=8192)
def folded_title(text: str) -> str:
    """A title as it is compared: width, the number of spaces and case do not count."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return _SPREAD.sub("", plain).casefold()


@lru_cache(maxsize=8192)
def folded_test(text: str) -> str:
    """The name of a test as it is compared: width, spaces and the laboratory's marks around it do not count."""
    return _MARKS.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))


_BY_TITLE = {folded_title(title): what for what, titles in TITLES.items() for title in titles}


def column_of(title: str) -> str | None:
    """What a column of this title may be, by the names of ``RawResult``."""
    return _BY_TITLE.get(folded_title(title).rstrip(":：").strip())


def proposed_columns(titles: Sequence[str]) -> dict[str, str]:
    """Which column may be what, the first of each; by what they are called."""
    found: dict[str, str] = {}
    for title in titles:
        if (what := column_of(title)) is not None:
            found.setdefault(what, title)
    return found


def proposed_analyte(test: str, code: str = "") -> tuple[str, str] | None:
    """The analyte that a test may be, and by what it was found: a code, a name, a name without what is beside it."""
    if (coded := next((one for one in code.split() if one in _BY_CODE), None)) is not None:
        return _BY_CODE[coded], coded
    plain = folded_test(test)
    if len(plain) > LONGEST_NAME:
        return None
    unit = unit_of_title(plain, known_spelling(plain) or "")
    names = [plain, *([re.sub(r"[\s(\[,_]+\Z", "", plain[: plain.rindex(unit)])] if unit and unit in plain else [])]
    names += [_BRACKETS.sub("", name).strip() for name in names] + _BRACKETS.findall(plain)
    for name in names:
        if name and (known := known_spelling(name)) is not None:
            return known, name
    return None


def proposals(tests: Iterable[tuple[str, str]]) -> tuple[Proposal, ...]:
    """For each name and code that the mapping does not know: what it may be, in the order of the file."""
    counts: dict[tuple[str, str], int] = {}
    for one in tests:
        counts[one] = counts.get(one, 0) + 1
    made = []
    for (test, code), rows in counts.items():
        found = proposed_analyte(test, code)
        made.append(
            Proposal(test or code, None if found is None else found[0], rows, "" if found is None else found[1])
        )
    return tuple(made)
