"""A clinic of four people, and what becomes of the rows of a file in it."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from datetime import date
from typing import Any

from models.laboratory.judging import clinic_of
from models.laboratory.mapping import mapping_of
from models.laboratory.results import JudgedFile, JudgedRow, Outcome, Person
from models.record.records import LabResult
from storage.laboratory.reading import judged_file, results_of

TODAY = date(2024, 6, 30)
PEOPLE = (
    Person(code="A", number="0000101", names=("王小明",), born=date(1960, 2, 3)),
    Person(code="B", number="0000102", names=("赵丽",), born=date(1971, 12, 9)),
    Person(code="C", number="0000203", names=("Zoë Brückner",), born=date(1950, 7, 1)),
    Person(code="D", number="0000304", names=("Seán O'Shea",), born=date(1948, 1, 30), died=date(2024, 2, 1)),
)
CHINESE = {
    "number": "病历号", "name": "姓名", "test": "项目", "result": "结果", "unit": "单位", "collected": "采样时间",
    "reference": "参考范围", "flag": "提示", "status": "状态",
}  # fmt: skip
ENGLISH = {
    "number": "MRN", "name": "Name", "test": "Test", "result": "Result", "unit": "Unit", "collected": "Collected",
    "born": "DOB", "time": "Time", "status": "Status",
}  # fmt: skip
TESTS = {
    name: name for name in ("AFP", "PIVKA-II", "ALT", "AST", "albumin", "INR", "platelets", "bilirubin", "haemoglobin")
} | {"甲胎蛋白": "AFP", "白蛋白": "albumin", "尿蛋白": "urine protein dipstick"}
HEAD = "MRN,Name,Test,Result,Unit,Collected\n"


def judged(
    content: bytes | str,
    columns: Dictionary[str, str] = ENGLISH,
    *,
    name: str = "lab.csv",
    tests: Dictionary[str, str] = TESTS,
    read_as: Dictionary[str, Any] | None = None,
    recorded: Dictionary[str, Sequence[LabResult]] | None = None,
    **more: Any,
) -> JudgedFile:
    document = {"read_as": read_as or {}, "mapping": {"columns": columns, "tests": tests, **more}}
    mapping, content = mapping_of(document), content.encode() if isinstance(content, str) else content
    return judged_file(results_of(name, content, mapping), mapping, clinic_of(PEOPLE, TODAY, recorded))


def short(row: JudgedRow) -> str:
    """``2 A AFP >2000 ng/mL 2024-03-01``, or ``2 refused: why``."""
    if row.outcome is Outcome.ACCEPTED:
        when = f" {row.time:%H:%M}" if row.time is not None else ""
        unit = f" {row.unit}" if row.unit else ""
        return f"{row.raw.line} {row.patient} {row.analyte} {row.operator}{row.value}{unit} {row.collected}{when}"
    return f"{row.raw.line} {row.outcome}: {row.reason}"


def rows(found: JudgedFile) -> list[str]:
    return [short(row) for row in found.rows]
