"""Records out of the tables: one query per table, for one patient or for all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from models.record.records import Baseline, LabRange, LabResult, Outcome, Record
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
    + " FROM patient WHERE deleted = 0 AND {where} ORDER BY id"
)


def load(query: Query, where: str, *values: Any) -> list[tuple[int, Record]]:
    """Key and record of every patient that ``where`` chooses by ``patient_id``."""

    def grouped(table: Table) -> Grouped:
        read, groups = _READERS[table.name], defaultdict(list)
        for found in query(table.select(where), *values):
            groups[found[2]].append(read(found))
        return groups

    simple = {name: grouped(table) for name, table in _SIMPLE.items()}
    labs = _results(query, where, *values)
    imaging = _imaging(query, where, *values)
    editions = _editions(query)
    loaded = []
    for found in query(_PATIENTS.format(where=where.replace("patient_id", "id")), *values):
        key, start, protocol, settings, written = found[:5]
        parts = {name: groups.get(key, ()) for name, groups in simple.items()}
        record = Record(
            key=key,
            written=rows.written_keys(written),
            patient=_READERS["patient"](found[5:]),
            treatment_start=date.fromisoformat(start),
            protocol=protocol,
            baseline=next(iter(parts.pop("baseline")), Baseline()),
            outcome=next(iter(parts.pop("outcome")), Outcome()),
            labs=tuple(labs.get(key, ())),
            ranges=_needed(labs.get(key, ()), editions),
            imaging=tuple(imaging.get(key, ())),
            settings=tuple((name, value) for name, value in json.loads(settings)),
            **{name: tuple(part) for name, part in parts.items()},
        )
        loaded.append((key, record))
    return loaded


def _results(query: Query, where: str, *values: Any) -> Grouped:
    read, groups = _READERS["lab_result"], defaultdict(list)
    for found in query(rows.LAB_RESULT.select(where), *values):
        groups[found[2]].append(read(found, value=result_value(found)))
    return groups


def _editions(query: Query) -> dict[tuple[str, str], list[LabRange]]:
    """The clinic's editions of ranges by laboratory and analyte."""
    read = reader(rows.LAB_RANGE)
    groups: dict[tuple[str, str], list[LabRange]] = defaultdict(list)
    for found in query(rows.LAB_RANGE.select("1")):
        edition: LabRange = read(found)
        groups[edition.laboratory, edition.analyte].append(edition)
    return groups


def _needed(labs: Sequence[LabResult], editions: Mapping[tuple[str, str], list[LabRange]]) -> tuple[LabRange, ...]:
    """The editions of the laboratories and analytes that a patient's results name."""
    if not editions:
        return ()
    named = dict.fromkeys((result.laboratory, result.analyte) for result in labs if result.laboratory is not None)
    return tuple(edition for name in named for edition in editions.get(name, ()))


def _imaging(query: Query, where: str, *values: Any) -> Grouped:
    numbers = dict(query(f"SELECT id, number FROM lesion WHERE {where}", *values))
    measured: Grouped = defaultdict(list)
    for found in query(rows.MEASUREMENT.select(where), *values):
        measured[found[3]].append(_READERS["measurement"](found, number=numbers[found[4]]))
    thrombus = {found[3]: _READERS["thrombus"](found) for found in query(rows.THROMBUS.select(where), *values)}
    groups: Grouped = defaultdict(list)
    for found in query(rows.IMAGING.select(where), *values):
        parts = {"measurements": tuple(measured.get(found[0], ())), "thrombus": thrombus.get(found[0])}
        groups[found[2]].append(_READERS["imaging"](found, **parts))
    return groups
