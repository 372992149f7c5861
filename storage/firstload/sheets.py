"""The sheets and columns of the first load, taken from the one list of fields and the schema of the case file.

Nothing is listed twice: a field that is added to a record is a column here as soon as its kind has a form, and a test
says which words it lacks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from models.forms.treatment import KINDS
from models.record.analytes import ANALYTES
from models.record.impossible import HEPATIC_VEINS
from models.record.therapies import MEDICINE
from storage import fields as listed
from storage.fields import Kind, Listed
from storage.files.caseschema import SCHEMA
from storage.shipped.protocols import load_protocols


class Form(Enum):
    """How a value stands in a cell."""

    TEXT = "text"
    NAME = "name"
    WORDS = "words"
    YES_NO = "yes or no"
    DATE = "date"
    PARTIAL_DATE = "partial date"
    TIME = "time"
    WHOLE = "whole number"
    NUMBER = "number"
    MILLIMETRES = "millimetres"
    TEXTS = "texts"
    LENGTHS = "lengths"
    RELATIONS = "relations"
    GRADES = "grades"
    NAMED = "named"
    RESULT = "result"
    SETTING = "setting"


_FORMS: dict[Kind, Form] = {
    listed.TEXT: Form.TEXT,
    listed.WHOLE: Form.WHOLE,
    listed.DECIMAL: Form.NUMBER,
    listed.YES_NO: Form.YES_NO,
    listed.DATE: Form.DATE,
    listed.PARTIAL_DATE: Form.PARTIAL_DATE,
    listed.CLOCK: Form.TIME,
    listed.TEXTS: Form.TEXTS,
    listed.TENTHS: Form.MILLIMETRES,
    listed.TENTHS_LIST: Form.LENGTHS,
    listed.RELATIONS: Form.RELATIONS,
    listed.GRADES: Form.GRADES,
    listed.NAMED: Form.NAMED,
}
LEFT_OUT = {
    "reads.signed": "a read is signed in the program, by its reader",
    "results.reviewed": "results arrive not reviewed",
    "protocol_template": "the clinic's own templates are in the clinic file; the column protocol names one",
    "adjudications": "decided in the program, by whoever decides",
    "declined_grades": "decided in the program, by whoever decides",
    "reviewed_flags": "decided in the program, by whoever decides",
    "queries": "asked in the program about what was entered",
}
"""What a case file has and the workbook has not, and why."""
PATIENT, PATIENTS, READS, MEASUREMENTS, RANGES, SETTINGS = (
    "patient", "patients", "reads", "measurements", "ranges", "settings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``words``: a vocabulary, or with ``open`` what is mostly written. ``needed``: never empty.

    ``part`` is the object inside of the entry that holds it (``pvtt``), "" where that is the entry itself.
    """

    title: str
    form: Form
    needed: bool = False
    words: tuple[str, ...] = ()
    open: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet. ``place`` is the part of the case file that a row of it becomes, ``many`` an entry of a list there."""

    name: str
    place: str
    columns: tuple[Column, ...]
    many: bool = True

    def column(self, title: str) -> Column | None:
        return next((column for column in self.columns if column.title == title), None)


def sheets() -> tuple[SheetPlan, ...]:
    """Every sheet of the workbook that holds data, in its order."""
    return tuple(_sheets().values())


def sheet(name: str) -> SheetPlan:
    """Raises KeyError for a name that is none."""
    return _sheets()[name]


@cache
def _sheets() -> Mapping[str, SheetPlan]:
    patients = (
        *_columns(PATIENTS, listed.PATIENT, "patient"),
        Column("treatment_start", Form.DATE),
        Column("protocol", Form.WORDS, words=tuple(sorted(load_protocols())), open=True),
    )
    reads = (
        *_columns(READS, listed.IMAGING, "imaging"),
        *_columns(READS, listed.THROMBUS, "pvtt", part="pvtt"),
    )
    measured = (
        *(Column(title, form, needed=title != "reader") for title, form in
          ((PATIENT, Form.NAME), ("date", Form.DATE), ("reader", Form.TEXT), ("lesion", Form.NAME))),
        *_columns(MEASUREMENTS, listed.MEASUREMENT, "measurement"),
    )  # fmt: skip
    setting = (
        Column(PATIENT, Form.NAME, needed=True),
        Column("parameter", Form.WORDS, needed=True, words=tuple(_definition("settings")["properties"])),
        Column("value", Form.SETTING, needed=True),
    )
    plans = (
        SheetPlan(PATIENTS, "patient", patients, many=False),
        _of_patient("baseline", "baseline", listed.BASELINE, many=False),
        _of_patient("visits", "visits", listed.VISIT, "visit"),
        _of_patient("results", "labs", listed.LAB_RESULT, "lab"),
        _of_patient("treatments", "treatments", listed.TREATMENT, "treatment"),
        _of_patient("medications", "medications", listed.MEDICATION, "medication"),
        _of_patient("lesions", "lesions", listed.LESION, "lesion"),
        SheetPlan(READS, "imaging", (Column(PATIENT, Form.NAME, needed=True), *reads)),
        SheetPlan(MEASUREMENTS, "lesions", measured),
        _of_patient("events", "adverse_events", listed.ADVERSE_EVENT, "adverse_event"),
        _of_patient("outcomes", "outcome", listed.OUTCOME, many=False),
        _of_patient("planned_visits", "planned_visits", listed.APPOINTMENT, "planned_visit"),
        SheetPlan(RANGES, "ranges", tuple(_columns(RANGES, listed.LAB_RANGE, "range"))),
        SheetPlan(SETTINGS, "settings", setting, many=False),
    )
    return {plan.name: plan for plan in plans}


def _of_patient(name: str, place: str, kind: Listed, definition: str = "", *, many: bool = True) -> SheetPlan:
    columns = _columns(name, kind, definition or place)
    return SheetPlan(name, place, (Column(PATIENT, Form.NAME, needed=True), *columns), many)


def _columns(sheet: str, kind: Listed, definition: str, *, part: str = "") -> Iterator[Column]:
    schema = _definition(definition)
    for field in kind.fields:
        key, form = field.key, _form(field.kind)
        if form is not None and f"{sheet}.{key}" not in LEFT_OUT:
            told = schema["properties"].get(key, {})
            needed = key in schema.get("required", ())
            form = Form.NAME if form is Form.TEXT and _is_name(told) else form
            words, free = _words(sheet, key, field.kind)
            yield Column(key, form, needed, words, free, part)
        if sheet == "results" and key == "time":
            yield Column("value", Form.RESULT, needed=True)


def _form(kind: Kind) -> Form | None:
    """None for what has no form in a cell; a test says that it is left out on purpose."""
    return Form.WORDS if _vocabulary(kind) else _FORMS.get(kind)


def _vocabulary(kind: Kind) -> tuple[str, ...]:
    words = kind.from_json
    return tuple(one.value for one in words) if isinstance(words, type) and issubclass(words, StrEnum) else ()


def _words(sheet: str, key: str, kind: Kind) -> tuple[tuple[str, ...], bool]:
    """The vocabulary of a column, and whether anything else may stand there too."""
    if words := _vocabulary(kind):
        return words, False
    if key == "analyte":
        return tuple(ANALYTES), True
    if (sheet, key) == ("treatments", "kind"):
        return tuple(one for one in KINDS if one != MEDICINE), True
    if (sheet, key) == ("baseline", "hepatic_vein"):
        return HEPATIC_VEINS, True
    if key == "unit" and sheet in ("results", RANGES):
        return tuple(dict.fromkeys(unit for one in ANALYTES.values() for unit, _ in one.units if unit)), True
    return (), False


def _is_name(told: Mapping[str, Any]) -> bool:
    return str(told.get("$ref", "")).rpartition("/")[2] in ("name", "name_or_null")


def _definition(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _schema()["$defs"][name]
    return found


@cache
def _schema() -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return document
