"""Records out of the tables: one query per table, for one patient or for all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from models.record.records import Baseline, Outcome, Record
from storage.clinic import rows
from storage.clinic.rows import Table, reader, result_value

Query = Callable[..., list[Any]]
Grouped = dict[int, list[Any]]
_READERS = {table.name: reader(table) for table in rows.TABLES}
_SIMPLE = {
    "baseline": rows.BASELINE,
    "treatments": rows.TREATMENT,
    "visits": rows.VISIT,
    "lesions": rows.LESION,
    "adverse_events": rows.ADVERSE_EVENT,
    "outcome": rows.OUTCOME,
}
_PATIENTS = (
    "SELECT id, treatment_start, protocol, settings, record_written, "
    + ", ".join(rows.PATIENT.columns)
    + " FROM patient WHERE deleted = 0"
)
_LESION_NUMBERS = "SELECT id, number FROM lesion"


def find(query: Query, code: str) -> int | None:
    """The key of the patient with this study code."""
    found = query("SELECT id FROM patient WHERE deleted = 0 AND code = ?", code)
    return found[0][0] if found else None


def record_of(query: Query, key: int) -> Record:
    """Everything recorded about one patient. Raises LookupError for a key that is not in the file."""
    found = load(query, key)
    if not found:
        raise LookupError(f"no patient has the key {key}")
    return found[0][1]


def load(query: Query, key: int | None = None) -> list[tuple[int, Record]]:
    """Key and record of one patient, or of every patient, in one query per table."""
    one = () if key is None else (key,)

    def found_in(table: Table) -> list[Any]:
        return query(table.select("patient_id" if one else None), *one)

    simple = {name: _grouped(found_in(table), _READERS[table.name]) for name, table in _SIMPLE.items()}
    labs = _results(found_in(rows.LAB_RESULT))
    numbers = dict(query(f"{_LESION_NUMBERS} WHERE patient_id = ?" if one else _LESION_NUMBERS, *one))
    measured, thrombus = found_in(rows.MEASUREMENT), found_in(rows.THROMBUS)
    imaging = _imaging(found_in(rows.IMAGING), measured, thrombus, numbers)
    loaded = []
    for found in query(f"{_PATIENTS} {'AND id = ?' if one else ''} ORDER BY id", *one):
        patient, start, protocol, settings, written = found[:5]
        parts = {name: groups.get(patient, ()) for name, groups in simple.items()}
        record = Record(
            key=patient,
            written=rows.written_keys(written),
            patient=_READERS["patient"](found[5:]),
            treatment_start=date.fromisoformat(start),
            protocol=protocol,
            baseline=next(iter(parts.pop("baseline")), Baseline()),
            outcome=next(iter(parts.pop("outcome")), Outcome()),
            labs=tuple(labs.get(patient, ())),
            imaging=tuple(imaging.get(patient, ())),
            settings=tuple((name, value) for name, value in json.loads(settings)),
            **{name: tuple(part) for name, part in parts.items()},
        )
        loaded.append((patient, record))
    return loaded


def _grouped(found: list[Any], read: Callable[..., Any]) -> Grouped:
    groups: Grouped = defaultdict(list)
    for row in found:
        groups[row[2]].append(read(row))
    return groups


def _results(found: list[Any]) -> Grouped:
    read = _READERS["lab_result"]
    return _grouped(found, lambda row: read(row, value=result_value(row)))


def _imaging(found: list[Any], measured: list[Any], thrombus: list[Any], numbers: dict[int, str]) -> Grouped:
    lesions: Grouped = defaultdict(list)
    for row in measured:
        lesions[row[3]].append(_READERS["measurement"](row, number=numbers[row[4]]))
    clots = {row[3]: _READERS["thrombus"](row) for row in thrombus}
    read = _READERS["imaging"]
    return _grouped(
        found, lambda row: read(row, measurements=tuple(lesions.get(row[0], ())), thrombus=clots.get(row[0]))
    )
