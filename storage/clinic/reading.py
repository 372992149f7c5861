"""Records out of the tables: one query per table, for one patient or for all."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from models.forms.registration import Formerly, Known
from models.forms.template import name_problem
from models.quantities import parse_quantity
from models.record.partialdate import Day, parsed_day
from models.record.protocol import Protocol
from models.record.queries import Path, parts_of, place_of, place_of_gone
from models.record.range_changes import Alike
from models.record.records import Baseline, LabRange, LabResult, Outcome, Query, Record, Sex
from models.words import Sentence, sentence
from storage.clinic import rows
from storage.clinic.rows import Table, UnreadableRowError, reader, result_value
from storage.problems import Fault, StoreProblem

T = TypeVar("T")
Ask = Callable[..., list[Any]]
Grouped = dict[int, list[Any]]
_READERS = {table.name: reader(table) for table in rows.TABLES}
_SIMPLE = {
    "baseline": rows.BASELINE,
    "treatments": rows.TREATMENT,
    "medications": rows.MEDICATION,
    "visits": rows.VISIT,
    "planned_visits": rows.APPOINTMENT,
    "lesions": rows.LESION,
    "adverse_events": rows.ADVERSE_EVENT,
    "adjudications": rows.ADJUDICATION,
    "declined_grades": rows.DECLINED_GRADE,
    "reviewed_flags": rows.REVIEWED_FLAG,
    "outcome": rows.OUTCOME,
}
_PATIENTS = (
    "SELECT id, treatment_start, protocol, settings, record_written, protocol_version, "
    + ", ".join(rows.PATIENT.columns)
    + " FROM patient WHERE deleted = 0"
)
_LESION_NUMBERS = "SELECT id, number FROM lesion"
_TEMPLATE = f"SELECT document FROM {rows.TEMPLATES} WHERE name = ? AND version = ? AND deleted = 0"
_MADE_HERE = f"SELECT 1 FROM {rows.TEMPLATES} WHERE name = ? AND came_with_case = 0 AND deleted = 0 LIMIT 1"
_TEMPLATE_NAMES = f"SELECT DISTINCT name FROM {rows.TEMPLATES} WHERE deleted = 0 ORDER BY name"
_WITHOUT_TEMPLATE = (
    "SELECT id, protocol, protocol_version FROM patient WHERE deleted < 2 AND protocol_version IS NOT NULL AND "
    f"NOT EXISTS (SELECT 1 FROM {rows.TEMPLATES} AS t WHERE t.name = protocol AND t.version = protocol_version "
    "AND t.deleted = 0) ORDER BY id LIMIT 1"
)
_WITHOUT_A_RANGE = (
    "SELECT lab_result.laboratory, analyte, unit, date, patient.sex, count(*) FROM lab_result "
    "JOIN patient ON patient.id = patient_id AND patient.deleted = 0 WHERE lab_result.deleted = 0 "
    "AND lab_result.laboratory IS NOT NULL AND low IS NULL AND high IS NULL GROUP BY 1, 2, 3, 4, 5"
)
_LABORATORIES = (
    "SELECT laboratory FROM lab_result WHERE deleted = 0 AND laboratory IS NOT NULL GROUP BY laboratory "
    "ORDER BY max(id) DESC"
)

_GONE = (
    "SELECT merged_patient.patient_id, gone_id, code FROM merged_patient JOIN patient ON patient.id = gone_id "
    "WHERE merged_patient.deleted = 0 ORDER BY merged_patient.id"
)
_NUMBERS = (  # of both, in the journal of the merge, as they were before it
    "SELECT m.patient_id, json_extract(its.before, '$.hospital_number') AS number FROM merged_patient AS m "
    "JOIN journal AS made ON made.table_name = 'merged_patient' AND made.row_id = m.id AND made.before IS NULL "
    "JOIN journal AS its ON its.operation_id = made.operation_id AND its.table_name = 'patient' "
    "WHERE m.deleted = 0 AND number IS NOT NULL AND number <> '' ORDER BY m.id"
)


def find(query: Ask, code: str) -> int | None:
    """The key of the patient with this study code."""
    found = query("SELECT id FROM patient WHERE deleted = 0 AND code = ?", code)
    return found[0][0] if found else None


class UnreadablePatient(StoreProblem):
    """One patient whose record cannot be read; every other can. Says where it fails and never with what value."""

    def __init__(self, key: int, where: UnreadableRowError) -> None:
        self.key = key
        super().__init__(
            sentence(
                "The record of this patient cannot be read: row {row} of {table}, {column}.",
                row=str(where.row),
                table=where.table,
                column=where.column,
            ),
            sentence("Check the clinic file. A backup from before may hold this record whole."),
            fault=Fault.FILE,
        )


def known(query: Ask, *, but: int | None = None) -> tuple[Known, ...]:
    """What tells every patient from another, in order of code, but for one; of those merged away code and into whom."""
    found = query(
        "SELECT id, code, hospital_number, name, birth_date, sex FROM patient WHERE deleted = 0 ORDER BY code"
    )
    gone = former(query)
    people = [
        Known(
            code=code,
            hospital_number=number,
            former_numbers=gone.get(key, Formerly()).numbers,
            name=name,
            birth_date=_day(born),
            sex=_sex(sex),
        )
        for key, code, number, name, born, sex in found
        if key != but
    ]
    codes = {key: code for key, code, *_ in found}
    people += [
        Known(code=code, merged_into=codes[key]) for key, one in gone.items() for code in one.codes if key in codes
    ]
    return tuple(sorted(people, key=lambda one: one.code))


def former(query: Ask) -> dict[int, Formerly]:
    """By patient, what those who were merged into them were called, also by way of somebody who was merged later."""
    found = query(_GONE)
    into = {gone: stays for stays, gone, _ in found}
    numbers = query(_NUMBERS) if found else ()
    seen: dict[int, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
    for place, named in enumerate(([(key, code) for key, _, code in found], numbers)):
        for key, text in named:
            while key in into:
                key = into[key]
            seen[key][place][text] = None
    now = dict(query("SELECT id, hospital_number FROM patient WHERE deleted = 0")) if found else {}
    return {
        key: Formerly(tuple(codes), tuple(one for one in numbers if one != now.get(key)))
        for key, (codes, numbers) in seen.items()
    }


def _sex(text: str | None) -> Sex | None:
    with contextlib.suppress(ValueError):
        return None if text is None else Sex(text)
    return None


def _day(text: str | None) -> Day | None:
    """None for what is no date: reading the record says so."""
    with contextlib.suppress(ValueError, TypeError):
        return parsed_day(str(text))
    return None


def record_of(query: Ask, key: int) -> Record:
    """Everything recorded about one patient. Raises LookupError for a key that is not there, UnreadablePatient."""
    loaded = load(query, key)
    if key in loaded.unreadable:
        raise loaded.unreadable[key]
    if not loaded.records:
        raise LookupError(f"no patient has the key {key}")
    return loaded.records[0][1]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Key and record of every patient that could be read, and why each other could not."""

    records: list[tuple[int, Record]]
    unreadable: dict[int, UnreadablePatient]


def load(query: Ask, key: int | None = None) -> Loaded:
    """One patient, or every patient, in one query per table."""
    reading = _Reading(query, key)
    simple = {name: reading.groups(table, _READERS[table.name]) for name, table in _SIMPLE.items()}
    labs = reading.groups(rows.LAB_RESULT, lambda row: _READERS["lab_result"](row, value=result_value(row)))
    imaging = _imaging(reading)
    editions = _editions(query)
    queries = reading.groups(rows.QUERY, lambda row: row)
    loaded = []
    templates: dict[tuple[str, int], Protocol] = {}
    patients = reading.patients()
    for found in patients:
        key = found[0]
        parts = {name: tuple(groups.get(key, ())) for name, groups in simple.items()}
        baseline, outcome = parts.pop("baseline"), parts.pop("outcome")
        results = tuple(labs.get(key, ()))
        parts |= {"labs": results, "ranges": _needed(results, editions), "imaging": tuple(imaging.get(key, ()))}
        one_each = {"baseline": next(iter(baseline), Baseline()), "outcome": next(iter(outcome), Outcome())}
        try:
            template = _part(key, "protocol_version", partial(_template, templates, query, found[2]), found[5])
            record = _record(found, parts | one_each | {"template": template})
            if of_it := queries.get(key):
                record = replace(record, queries=_queries(record, of_it))
            loaded.append((key, record))
        except UnreadableRowError as where:
            reading.cannot_be_read(key, where)
    there = {found[0] for found in patients}  # rows of somebody who was merged away name lesions of the one who stays
    cannot = {key: why for key, why in reading.unreadable.items() if key in there}
    return Loaded([found for found in loaded if found[0] not in cannot], cannot)


def unreadable(query: Ask) -> tuple[UnreadablePatient, ...]:
    """The patients whose record cannot be read, and why."""
    return tuple(load(query).unreadable.values())


class _Reading:
    """The rows of one patient or of all, and the patients of whom one could not be read."""

    def __init__(self, query: Ask, key: int | None) -> None:
        self._query = query
        self._one = () if key is None else (key,)
        self.unreadable: dict[int, UnreadablePatient] = {}

    def patients(self) -> list[Any]:
        return self._query(f"{_PATIENTS} {'AND id = ?' if self._one else ''} ORDER BY id", *self._one)

    def lesion_numbers(self) -> dict[int, str]:
        only = " WHERE patient_id = ?" if self._one else ""
        return dict(self._query(f"{_LESION_NUMBERS}{only}", *self._one))

    def groups(self, table: Table, read: Callable[[Any], Any], by: int = 2) -> Grouped:
        """The records of a table by what stands at place ``by`` of its row; at place 2 that is the patient."""
        groups: Grouped = defaultdict(list)
        for row in self._query(table.select(*("patient_id",) * len(self._one)), *self._one):
            try:
                groups[row[by]].append(read(row))
            except UnreadableRowError as where:
                self.cannot_be_read(row[2], where)
        return groups

    def cannot_be_read(self, patient: int, where: UnreadableRowError) -> None:
        self.unreadable.setdefault(patient, UnreadablePatient(patient, where))


def _record(found: Any, parts: Mapping[str, Any]) -> Record:
    """A record of the row of its patient and what belongs to it. Raises UnreadableRowError."""
    patient, start, protocol, settings, written = found[:5]  # then the version of the protocol
    return Record(
        key=patient,
        written=_part(patient, "record_written", rows.written_keys, written),
        patient=_READERS["patient"](found[6:]),
        treatment_start=None if start is None else _part(patient, "treatment_start", date.fromisoformat, start),
        protocol=protocol,
        settings=_part(patient, "settings", _settings, settings),
        **parts,
    )


def _queries(record: Record, found: Sequence[Any]) -> tuple[Query, ...]:
    """The queries of a record, each with the place of its value as the record stands now. Raises UnreadableRowError."""
    places = {(rows.name_of(type(part)), part.key): path for path, part in parts_of(record)}
    return tuple(_query(one, places) for one in found)


def _query(found: Any, places: Mapping[tuple[str, int | None], Path]) -> Query:
    target, row, field, subject = found[3:7]
    path = places.get((target, row))
    if path is not None:
        about = place_of(path, field)
    elif target in rows.BY_NAME:
        about = place_of_gone(rows.BY_NAME[target].kind.record)
    else:
        raise UnreadableRowError(rows.QUERY.name, found[0], "target")
    read: Query = _READERS["query"](found, about=about, subject=subject)
    return read


def kept_template(query: Ask, name: str, version: int) -> Protocol:
    """One version of a template. Raises KeyError where there is none, ValueError where it cannot be read."""
    found = query(_TEMPLATE, name, version)
    if not found:
        raise KeyError(f"there is no version {version} of this template")
    return rows.template_of(found[0][0])


def template_conflict(query: Ask, template: Protocol) -> Sentence | None:
    """Why a template that comes with a case cannot be kept beside those of this clinic; None where it can, or is.

    A name that was given in this clinic has the versions of this clinic alone, and no other looks like it.
    """
    found = query(_TEMPLATE, template.name, template.version)
    if found and _is_kept(found[0][0], template):
        return None
    if found or query(_MADE_HERE, template.name):
        return sentence(
            "this clinic has another protocol template “{name}”; version {version} of the case is none of its versions",
            name=template.name,
            version=str(template.version),
        )
    return name_problem(template.name, [name for (name,) in query(_TEMPLATE_NAMES) if name != template.name])


def _is_kept(text: str, template: Protocol) -> bool:
    with contextlib.suppress(ValueError):
        return rows.template_of(text) == template
    return False


def without_template(query: Ask) -> tuple[int, str, int] | None:
    """The first patient whose template is not in the file: row of the patient, name and version of the template."""
    found = query(_WITHOUT_TEMPLATE)
    return (int(found[0][0]), str(found[0][1]), int(found[0][2])) if found else None


def _template(known: dict[tuple[str, int], Protocol], query: Ask, name: str, version: int | None) -> Protocol | None:
    """The clinic's own template of a patient; ``known`` are those that were read already."""
    if version is None:
        return None
    if (name, version) not in known:
        known[name, version] = kept_template(query, name, version)
    return known[name, version]


def _settings(text: str) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in json.loads(text))


def _part(patient: int, column: str, read: Callable[[Any], T], value: Any) -> T:
    try:
        return read(value)
    except rows.NOT_READ:
        pass
    raise UnreadableRowError("patient", patient, column)


def _imaging(reading: _Reading) -> Grouped:
    numbers = reading.lesion_numbers()

    def read_measured(row: Any) -> Any:
        if row[4] not in numbers:
            raise UnreadableRowError(rows.MEASUREMENT.name, row[0], "lesion_id")
        return _READERS["measurement"](row, number=numbers[row[4]])

    measured = reading.groups(rows.MEASUREMENT, read_measured, by=3)
    thrombus = reading.groups(rows.THROMBUS, _READERS["thrombus"], by=3)
    read = _READERS["imaging"]
    return reading.groups(
        rows.IMAGING,
        lambda row: read(
            row,
            measurements=tuple(measured.get(row[0], ())),
            thrombus=next(iter(thrombus.get(row[0], ())), None),
        ),
    )


def _editions(query: Ask) -> Mapping[tuple[str, str], list[LabRange]]:
    """The clinic's editions of ranges by laboratory and analyte.

    One that cannot be read is no patient's: results without it say that they have no limits, verifying names it.
    """
    read = reader(rows.LAB_RANGE)
    groups: dict[tuple[str, str], list[LabRange]] = defaultdict(list)
    for found in query(rows.LAB_RANGE.select()):
        with contextlib.suppress(UnreadableRowError):
            edition: LabRange = read(found)
            groups[edition.laboratory, edition.analyte].append(edition)
    return groups


def clinic_ranges(query: Ask) -> tuple[LabRange, ...]:
    """Every edition of the clinic that can be read, in order of laboratory and analyte as they were entered."""
    return tuple(one for group in _editions(query).values() for one in group)


def results_without_a_range(query: Ask) -> tuple[Alike, ...]:
    """The results that name a laboratory and had no range printed with them: an edition counts for them."""
    anything, found = parse_quantity("0"), []
    for laboratory, analyte, unit, on, sex, count in query(_WITHOUT_A_RANGE):
        with contextlib.suppress(ValueError):  # a record that cannot be read is told of where it is opened
            day, whose = date.fromisoformat(on), None if sex is None else Sex(sex)
            result = LabResult(analyte=analyte, date=day, value=anything, unit=unit or "", laboratory=laboratory)
            found.append(Alike(result, whose, count))
    return tuple(found)


def named_laboratories(query: Ask) -> tuple[str, ...]:
    """The laboratories that results name, the one entered last first."""
    return tuple(name for (name,) in query(_LABORATORIES))


def _needed(labs: Sequence[LabResult], editions: Mapping[tuple[str, str], list[LabRange]]) -> tuple[LabRange, ...]:
    """The editions of the laboratories and analytes that a patient's results name."""
    if not editions:
        return ()
    named = dict.fromkeys((result.laboratory, result.analyte) for result in labs if result.laboratory is not None)
    return tuple(edition for name in named for edition in editions.get(name, ()))
