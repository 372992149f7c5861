"""Records as rows of their tables and back; the columns are the attributes of ``storage.fields``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import Any

from models.quantities import Quantity
from models.record.analytes import parse_result
from models.record.protocol import Protocol
from models.record.records import Kept, LabResult
from storage import fields as listed
from storage.fields import Listed
from storage.problems import FileProblem
from storage.shipped.protocols import protocol_document, protocol_of

Row = Sequence[Any]
_as_json = json.JSONEncoder(ensure_ascii=False).encode


class RecordKind(StrEnum):
    """What a row is, named as its table is."""

    PATIENT = "patient"
    BASELINE = "baseline"
    TREATMENT = "treatment"
    MEDICATION = "medication"
    VISIT = "visit"
    APPOINTMENT = "planned_visit"
    LAB_RESULT = "lab_result"
    LESION = "lesion"
    IMAGING = "imaging"
    MEASUREMENT = "measurement"
    THROMBUS = "thrombus"
    ADVERSE_EVENT = "adverse_event"
    ADJUDICATION = "adjudication"
    DECLINED_GRADE = "declined_grade"
    REVIEWED_FLAG = "reviewed_flag"
    QUERY = "query"
    OUTCOME = "outcome"

    @property
    def words(self) -> str:
        return "read" if self is RecordKind.IMAGING else self.value.replace("_", " ")

    @property
    def with_article(self) -> str:
        return f"{'an' if self.words[0] in 'aeiou' else 'a'} {self.words}"


NEVER_ASKED = (RecordKind.QUERY, RecordKind.REVIEWED_FLAG)  # about these nobody asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an imported result stood, and what stood there as the laboratory wrote it; "" where nothing did.

    ``typed`` is what a person put in place of ``text``, ``reason`` why a person said whose row it is.
    """

    file: str
    line: int
    sheet: str = ""
    column: str = ""
    test: str = ""
    text: str
    unit: str = ""
    reference: str = ""
    flag: str = ""
    typed: str = ""
    reason: str = ""

    def document(self) -> str:
        """As its column holds it."""
        return _as_json({name: value for name in ORIGIN if (value := getattr(self, name)) != ""})

    @property
    def words(self) -> str:
        """``LabA.csv, 5: 甲胎蛋白, ＞60500 ng/ml, 0-7, ↑``, in every language."""
        place = ", ".join(filter(None, (self.file, self.sheet, str(self.line))))
        told = (self.test or self.column, f"{self.text} {self.unit}".strip(), self.reference, self.flag)
        written = ", ".join(filter(None, told))
        said = f" → {self.typed}" if self.typed else ""
        return f"{place}: {written}{said}" + (f" ({self.reason})" if self.reason else "")


ORIGIN = tuple(one.name for one in fields(Origin))


def origin_of(text: str) -> Origin:
    """An origin out of its column."""
    return Origin(**json.loads(text))


# What the readers of values raise for a text that they do not know.
NOT_READ = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class UnreadableRowError(Exception):
    """A row that holds what cannot be read, by table, number and column; never by its value."""

    def __init__(self, table: str, row: int, column: str) -> None:
        super().__init__(table, row, column)
        self.table, self.row, self.column = table, row, column


cached_result = lru_cache(maxsize=4096)(parse_result)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its records, and the columns that link to other rows or hold what is read apart."""

    name: str
    kind: Listed
    links: tuple[str, ...] = ("patient_id",)
    apart: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The order of ``select``: id, written, links, apart, then the fields."""
        return ("id", "written", *self.links, *self.apart, *(field.attribute for field in self.kind.fields))

    def select(self, *by: str) -> str:
        """Its rows that are kept, in order of entry; those alone of which the columns ``by`` are the values given."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        only = "".join(f' AND "{column}" = ?' for column in by)
        return f'SELECT {names} FROM "{self.name}" WHERE deleted = 0{only} ORDER BY id'


PATIENT = Table("patient", listed.PATIENT, links=())
BASELINE = Table("baseline", listed.BASELINE)
TREATMENT = Table("treatment", listed.TREATMENT)
MEDICATION = Table("medication", listed.MEDICATION)
VISIT = Table("visit", listed.VISIT)
APPOINTMENT = Table("planned_visit", listed.APPOINTMENT)
LAB_RESULT = Table("lab_result", listed.LAB_RESULT, apart=("value", "value_is_number"))
LESION = Table("lesion", listed.LESION)
IMAGING = Table("imaging", listed.IMAGING)
MEASUREMENT = Table("measurement", listed.MEASUREMENT, links=("patient_id", "imaging_id", "lesion_id"))
THROMBUS = Table("thrombus", listed.THROMBUS, links=("patient_id", "imaging_id"))
ADVERSE_EVENT = Table("adverse_event", listed.ADVERSE_EVENT)
ADJUDICATION = Table("adjudication", listed.ADJUDICATION)
DECLINED_GRADE = Table("declined_grade", listed.DECLINED_GRADE)
REVIEWED_FLAG = Table("reviewed_flag", listed.REVIEWED_FLAG)
# ``target`` and ``target_row``: the table and the row of the value, ``field`` its column, "" for the row as a whole
QUERY = Table("query", listed.QUERY, apart=("target", "target_row", "field", "subject"))
OUTCOME = Table("outcome", listed.OUTCOME)
LAB_RANGE = Table("laboratory_range", listed.LAB_RANGE, links=())  # a clinic's, of no patient
TABLES = (
    PATIENT,
    BASELINE,
    TREATMENT,
    MEDICATION,
    VISIT,
    APPOINTMENT,
    LAB_RESULT,
    LESION,
    IMAGING,
    MEASUREMENT,
    THROMBUS,
    ADVERSE_EVENT,
    ADJUDICATION,
    DECLINED_GRADE,
    REVIEWED_FLAG,
    QUERY,
    OUTCOME,
)
BY_NAME = {table.name: table for table in TABLES}


_BY_RECORD = {table.kind.record: table.name for table in TABLES}


def table_of(kind: RecordKind) -> Table:
    return BY_NAME[kind.value]


def name_of(record: type[Kept]) -> str:
    """The table of a class of records."""
    return _BY_RECORD[record]


def row(table: Table, record: Kept, **links: int | str) -> dict[str, Any]:
    """The columns of a record; ``links`` are the rows it belongs to, and what else is kept apart."""
    made: dict[str, Any] = {**links, "written": written_text(record.written)}
    for field in table.kind.fields:
        value = getattr(record, field.attribute)
        made[field.attribute] = None if value is None else field.kind.to_column(value)
    if isinstance(record, LabResult):
        made |= {"value": record.value.reported, "value_is_number": int(record.value.was_number)}
    return made


def reader(table: Table) -> Callable[..., Any]:
    """A function that makes a record from a row of ``table``; what is read apart is given by name.

    It raises UnreadableRowError for a row that holds what no program of ours writes.
    """
    first = 2 + len(table.links) + len(table.apart)
    kind = table.kind.record
    # Text and whole numbers are what they are in the row; only the rest needs a call.
    fields = tuple(
        (index, field.attribute, None if field.kind in (listed.TEXT, listed.WHOLE) else field.kind.from_column)
        for index, field in enumerate(table.kind.fields, start=first)
    )

    def read(found: Row, /, **apart: Any) -> Any:
        attribute = ""
        try:
            for index, attribute, convert in fields:
                value = found[index]
                if value is not None:
                    apart[attribute] = value if convert is None else convert(value)
            attribute = "written"
            return kind(key=found[0], written=written_keys(found[1]), **apart)
        except NOT_READ:
            where = attribute
        # outside of the handler, so that no value in the system's words goes with it
        raise UnreadableRowError(table.name, found[0], where)

    return read


def result_value(found: Row) -> Quantity:
    """The value of a row of ``lab_result``. Raises UnreadableRowError."""
    value, is_number, analyte = found[3:6]
    try:
        return cached_result(analyte, value, was_number=bool(is_number))
    except NOT_READ:
        pass
    raise UnreadableRowError(LAB_RESULT.name, found[0], "value")


TEMPLATES = "protocol_template"  # the clinic's own, of no patient


@lru_cache(maxsize=256)
def template_of(text: str) -> Protocol:
    """A protocol template out of its column. Raises ValueError for what no program of ours wrote."""
    try:
        return protocol_of(json.loads(text))
    except FileProblem as problem:
        raise ValueError(str(problem)) from None


def template_columns(template: Protocol, *, came_with_case: bool) -> dict[str, Any]:
    """The columns of one version of a protocol template."""
    document = json.dumps(protocol_document(template), ensure_ascii=False, sort_keys=True)
    return {
        "name": template.name,
        "version": template.version,
        "document": document,
        "came_with_case": int(came_with_case),
    }


def written_text(keys: frozenset[str] | None) -> str | None:
    return None if keys is None else json.dumps(sorted(keys), ensure_ascii=False)


@lru_cache(maxsize=1024)
def written_keys(text: str | None) -> frozenset[str] | None:
    return None if text is None else frozenset(json.loads(text))


def insert_statement(table: str, columns: Mapping[str, Any]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def update_statement(table: str, columns: Mapping[str, Any]) -> str:
    """Its values are those of the columns, then the id."""
    values = ", ".join(f'"{column}" = ?' for column in columns)
    return f'UPDATE "{table}" SET {values} WHERE id = ?'
