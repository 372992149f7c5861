"""What two patients differ in, as texts side by side: what a person reads who chooses between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.forms.merging import Clash, Comparison, Difference, Side
from models.record.records import Imaging, LabResult
from storage import fields as listed
from storage.clinic.rows import TABLES, RecordKind, Table
from storage.clinic.wording import START, as_text

_OF_RECORD = {"patient": RecordKind.PATIENT, "record": RecordKind.PATIENT}
_OF_RECORD |= {"baseline": RecordKind.BASELINE, "outcome": RecordKind.OUTCOME}
_KINDS: dict[type, Table] = {table.kind.record: table for table in TABLES}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to be chosen, or taken from the one who alone has it (``only``).

    ``subject`` says which row of its kind it is; ``values`` are attribute, text here and text there.
    """

    name: str
    kind: RecordKind
    subject: str
    values: tuple[tuple[str, str, str], ...]
    only: Side | None = None


def told(found: Comparison) -> tuple[Told, ...]:
    """Every difference and clash, in the order of the record; what is to be chosen before what is only taken."""
    rows = [*map(_difference, found.differences), *map(_clash, found.clashes)]
    return tuple(sorted(rows, key=lambda row: row.only is not None))


def _difference(one: Difference) -> Told:
    kind = _OF_RECORD[one.part]
    fields = {field.attribute: field for field in _table(kind).kind.fields} | {START.attribute: START}
    field = fields.get(one.attribute)
    texts = (str(value or "") if field is None else as_text(field, value) for value in (one.stays, one.goes))
    return Told(one.name, kind, "", ((one.attribute, *texts),), one.only)  # type: ignore[arg-type]


def _clash(one: Clash) -> Told:
    table = _KINDS[type(one.stays)]
    return Told(one.name, RecordKind(table.name), _subject(one.stays), tuple(_values(table, one.stays, one.goes)))


def _table(kind: RecordKind) -> Table:
    return next(table for table in TABLES if table.name == kind.value)


def _values(table: Table, stays: Any, goes: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(stays, LabResult) and stays.value != goes.value:
        yield "value", stays.value.reported, goes.value.reported
    for field in table.kind.fields:
        if field.attribute in ("identifier", "reviewed", "signed"):
            continue
        here, there = getattr(stays, field.attribute), getattr(goes, field.attribute)
        if here != there:
            yield field.attribute, as_text(field, here), as_text(field, there)
    if isinstance(stays, Imaging) and (stays.measurements, stays.thrombus) != (goes.measurements, goes.thrombus):
        yield "measurements", _measured(stays), _measured(goes)


def _measured(read: Imaging) -> str:
    """Each lesion with its diameter or status, and the class of the thrombus."""
    said = []
    for one in read.measurements:
        size = None if one.diameter_tenths is None else listed.TENTHS.to_json(one.diameter_tenths)
        said.append(f"{one.number} {one.status or one.state or '' if size is None else size}".strip())
    if read.thrombus is not None and read.thrombus.vp is not None:
        said.append(read.thrombus.vp.value)
    return ", ".join(said)


def _subject(one: Any) -> str:
    """``AFP 2024-03-04``, ``T1``."""
    names = ("analyte", "agent", "term", "name", "number", "visit", "modality", "rule", "date", "start")
    said = (getattr(one, name, None) for name in names)
    return " ".join(str(value) for value in said if value is not None)
