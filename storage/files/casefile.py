"""The case file: one patient as a JSON document, in and out. An export repeats what was imported, key for key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from models.quantities import Quantity
from models.record.analytes import parse_result, understood_unit
from models.record.impossible import impossible
from models.record.protocol import Protocol
from models.record.records import Baseline, Imaging, Kept, LabRange, LabResult, Measurement, Outcome, Record
from models.words import Sentence, Unreadable, sentence
from storage import fields as listed
from storage.fields import Field, Kind, Listed
from storage.files.caserules import check_possible, check_rules, rule_problems, spelling_problem
from storage.files.caseschema import check_schema, keys_of_version_2, schema_problems
from storage.files.deidentified import without_identity
from storage.jsonfile import below, exact, number, path_of, read_json, write_json
from storage.problems import FileProblem as FileProblem
from storage.shipped.protocols import load_protocols, protocol_document, protocol_of

FORMAT = "hcc-case"

# Marks in ``Kept.written`` that a key, or a whole measurement, was written as null where the record cannot tell.
NULL = "=null"
# Before the spelling of a unit that was understood as the program's own.
UNIT_AS = "unit="
# The document was of version 2, whether or not it needed to be.
VERSION_2 = "version=2"
DEFAULT_PROTOCOL = "follow-up"
TEMPLATE = "protocol_template"
Problem = tuple[str, str | Sentence]
"""A place in a document, and what is wrong there."""
BOARD = "board_"  # begins the keys of the question for the board in the row of a patient
_LISTS: dict[str, Listed] = {
    "treatments": listed.TREATMENT,
    "medications": listed.MEDICATION,
    "visits": listed.VISIT,
    "planned_visits": listed.APPOINTMENT,
    "lesions": listed.LESION,
    "adverse_events": listed.ADVERSE_EVENT,
    "adjudications": listed.ADJUDICATION,
    "declined_grades": listed.DECLINED_GRADE,
    "reviewed_flags": listed.REVIEWED_FLAG,
}


def read_case(path: Path, today: date | None = None) -> Record:
    """The patient in a case file. Raises FileProblem with one sentence, and keeps nothing, for anything else.

    Nothing in it may have happened after ``today``; None where no clock can be trusted.
    """
    record = parse_case(read_json(path))
    check_possible(record, today)
    return record


def parse_case(document: object) -> Record:
    """The patient in a parsed document. Raises FileProblem with the place of the first fault.

    What a clinic file holds already is read too, although it cannot be: see ``models.record.impossible``.
    """
    plain = exact(document)
    check_schema(plain)
    record = _record(plain)
    check_rules(record, load_protocols())
    return record


def case_problems(
    document: object, today: date | None, *, others: Iterable[str] = ()
) -> tuple[Record | None, list[Problem]]:
    """The patient in a document of this program's making, or everything that is wrong with it, by its place.

    ``others`` are names of protocols that the clinic has beside the shipped ones.
    """
    try:
        plain = exact(document)
        if found := list[Problem](schema_problems(plain)):
            return None, found
        record = _record(plain)
        found = [*rule_problems(record), *((path_of(one.place), one.sentence) for one in impossible(record, today))]
        if not found:
            check_rules(record, {*load_protocols(), *(others if record.template is None else ())})
    except FileProblem as problem:
        return None, [(problem.place, problem.sentence)]
    return (None if found else record), found


def write_case(
    record: Record,
    path: Path,
    *,
    deidentified: bool = False,
    shift_days: int | None = None,
    names: Collection[str] = (),
) -> None:
    """Write a case file; see ``case_document``. Raises FileProblem or StoreProblem, the old file untouched."""
    write_json(case_document(record, deidentified=deidentified, shift_days=shift_days, names=names), path)


def case_document(
    record: Record, *, deidentified: bool = False, shift_days: int | None = None, names: Collection[str] = ()
) -> dict[str, Any]:
    """The case file of ``record``, equal to the document it came from.

    ``deidentified`` leaves name and hospital number out, reduces the date of birth to the age and moves all dates
    by ``shift_days`` (drawn at random when None), so that every interval, and with it every answer, stays. ``names``
    are what the patient was called before (``People.names``); they go from narrative texts, too.
    """
    if deidentified:
        record = without_identity(record, shift_days, names=names)
    patient = _write(listed.PATIENT, record.patient)
    board = {key.removeprefix(BOARD): patient.pop(key) for key in tuple(patient) if key.startswith(BOARD)}
    parts: dict[str, Any] = {
        "patient": patient,
        "protocol": record.protocol,
        "treatment_start": record.treatment_start and record.treatment_start.isoformat(),
        "baseline": _write(listed.BASELINE, record.baseline),
        "treatments": _write_all(listed.TREATMENT, record.treatments),
        "medications": _write_all(listed.MEDICATION, record.medications),
        "visits": [_with_moment(visit) for visit in _write_all(listed.VISIT, record.visits)],
        "planned_visits": _write_all(listed.APPOINTMENT, record.planned_visits),
        "labs": [_write_result(result) for result in record.labs],
        "lesions": _write_all(listed.LESION, record.lesions),
        "imaging": [_write_imaging(imaging) for imaging in record.imaging],
        "adverse_events": _write_all(listed.ADVERSE_EVENT, record.adverse_events),
        "adjudications": _write_all(listed.ADJUDICATION, record.adjudications),
        "declined_grades": _write_all(listed.DECLINED_GRADE, record.declined_grades),
        "reviewed_flags": _write_all(listed.REVIEWED_FLAG, record.reviewed_flags),
        "queries": [{"about": one.about} | _write(listed.QUERY, one) for one in record.queries],
        "outcome": _write(listed.OUTCOME, record.outcome),
        "board": board,
        "settings": dict(record.settings),
        "ranges": [_write(listed.LAB_RANGE, one) | _unit_as_written(one) for one in record.ranges],
        TEMPLATE: None if record.template is None else protocol_document(record.template),
    }
    absent = {"protocol": DEFAULT_PROTOCOL} if record.written is not None else {}
    document = {
        key: _or_null(key, value, record, absent.get(key))
        for key, value in parts.items()
        if key == "treatment_start" or _is_written(key, record) or value not in (absent.get(key), {}, [])
    }
    version = 2 if _is_written(VERSION_2, record) or any(keys_of_version_2(document)) else 1
    return {"format": FORMAT, "version": version} | document


def _is_written(key: str, record: Kept) -> bool:
    return record.written is not None and key in record.written


def _or_null(key: str, value: Any, record: Kept, absent: Any = None) -> Any:
    """The value, or null where null was written and nothing has come since."""
    return None if _is_written(key + NULL, record) and value in (absent, {}, []) else value


# Reading


def _record(document: Mapping[str, Any]) -> Record:
    def entries(key: str) -> Iterable[tuple[str, Any]]:
        return ((f"{key}[{index}]", entry) for index, entry in enumerate(document.get(key) or ()))

    named = [(f"{place}.analyte", entry["analyte"]) for key in ("labs", "ranges") for place, entry in entries(key)]
    _check_spelling(named)
    parts: dict[str, Any] = {
        key: tuple(_read(kind, entry, place) for place, entry in entries(key)) for key, kind in _LISTS.items()
    }
    baseline, outcome = document.get("baseline"), document.get("outcome")
    protocol, settings = document.get("protocol"), document.get("settings") or {}
    start = document["treatment_start"]
    board = {f"{BOARD}{key}": value for key, value in (document.get("board") or {}).items()}
    if board.get("board_on") is not None:
        _converted(listed.DATE, board["board_on"], "board.on")
    return Record(
        patient=_read(listed.PATIENT, document["patient"] | board, "patient"),
        treatment_start=None if start is None else _converted(listed.DATE, start, "treatment_start"),
        protocol=DEFAULT_PROTOCOL if protocol is None else protocol,
        template=_template(document.get(TEMPLATE)),
        baseline=Baseline() if baseline is None else _read(listed.BASELINE, baseline, "baseline"),
        labs=tuple(_read_result(entry, place) for place, entry in entries("labs")),
        imaging=tuple(_read_imaging(entry, place) for place, entry in entries("imaging")),
        queries=tuple(_read(listed.QUERY, entry, place, about=entry["about"]) for place, entry in entries("queries")),
        outcome=Outcome() if outcome is None else _read(listed.OUTCOME, outcome, "outcome"),
        settings=tuple((name, _setting(value)) for name, value in settings.items()),
        ranges=tuple(_read_range(entry, place) for place, entry in entries("ranges")),
        written=frozenset(document)
        | {key + NULL for key, value in document.items() if value is None}
        | ({VERSION_2} if document["version"] == 2 else set()),
        **parts,
    )


def _template(document: Any) -> Protocol | None:
    if document is None:
        return None
    try:
        return protocol_of(document)
    except FileProblem as problem:
        raise FileProblem(f"{TEMPLATE}.{problem.place}", problem.said) from None


def _check_spelling(analytes: Sequence[tuple[str, str]]) -> None:
    """Raise FileProblem at the first analyte that is a known one by another name, and name the others with it."""
    found: dict[str, tuple[str, Sentence]] = {}
    for place, name in analytes:
        if name not in found and (said := spelling_problem(name)):
            found[name] = place, said
    if found:
        (place, first), *others = found.values()
        for _, other in others:
            first = sentence("{first}; {other}", first=first, other=other)
        raise FileProblem(place, first)


def _setting(value: Any) -> Any:
    return int(value) if isinstance(value, Decimal) else value


def _converted(kind: Kind, value: Any, place: str) -> Any:
    try:
        return kind.from_json(value)
    except ValueError as problem:
        raise FileProblem(place, _said(problem)) from None


def _said(problem: ValueError) -> str | Sentence:
    return problem.sentence if isinstance(problem, Unreadable) else str(problem)


def _read(kind: Listed, document: Mapping[str, Any], place: str, *, marks: Iterable[str] = (), **more: Any) -> Any:
    """A record from an object of the document; ``more`` are attributes that were read apart."""
    values, written = dict(more), {*document, *marks}
    if "T" in str(document.get("date", "")):
        day, clock = document["date"].split("T")
        document = {**document, "date": day, "time": clock}
    for field in kind.fields:
        value = document.get(field.key)
        if value is not None:
            name = "date" if field.key == "time" else field.key
            values[field.attribute] = _converted(field.kind, value, below(place, name))
        elif field.key in written and field.absent is not None:
            written.add(field.key + NULL)
    return kind.record(**values, written=frozenset(written))


def _read_result(document: Mapping[str, Any], place: str) -> LabResult:
    analyte, value = document["analyte"], document["value"]
    try:
        digits = value if isinstance(value, str) else f"{Decimal(value):f}"
        quantity = parse_result(analyte, digits, was_number=not isinstance(value, str))
    except ValueError as problem:
        raise FileProblem(f"{place}.value", _said(problem)) from None
    document, marks = _in_own_unit(document)
    result: LabResult = _read(listed.LAB_RESULT, document, place, value=quantity, marks=marks)
    return result


def _read_range(document: Mapping[str, Any], place: str) -> LabRange:
    document, marks = _in_own_unit(document)
    edition: LabRange = _read(listed.LAB_RANGE, document, place, marks=marks)
    return edition


def _in_own_unit(document: Mapping[str, Any]) -> tuple[Mapping[str, Any], frozenset[str]]:
    """A result or a range with its unit as the program spells it, and the mark of how it was written."""
    unit = document.get("unit") or ""
    understood = understood_unit(document["analyte"], unit)
    if understood == unit:
        return document, frozenset()
    return {**document, "unit": understood}, frozenset({f"{UNIT_AS}{unit}"})


def _read_imaging(document: Mapping[str, Any], place: str) -> Imaging:
    thrombus = document.get("pvtt")
    measured = document.get("lesions")
    imaging: Imaging = _read(
        listed.IMAGING,
        document,
        place,
        measurements=tuple(
            _read_measurement(name, entry, below(f"{place}.lesions", name)) for name, entry in (measured or {}).items()
        ),
        thrombus=None if thrombus is None else _read(listed.THROMBUS, thrombus, f"{place}.pvtt"),
        marks={"lesions" + NULL} if measured is None and "lesions" in document else (),
    )
    return imaging


def _read_measurement(name: str, document: Mapping[str, Any] | None, place: str) -> Measurement:
    if document is None:
        return Measurement(number=name, written=frozenset({NULL}))
    measurement: Measurement = _read(listed.MEASUREMENT, document, place, number=name)
    return measurement


# Writing


def _write(kind: Listed, record: Kept) -> dict[str, Any]:
    return {
        field.key: _value(field, record)
        for field in kind.fields
        if getattr(record, field.attribute) != (None if record.written is None else field.absent)
        or _is_written(field.key, record)
    }


def _value(field: Field, record: Kept) -> Any:
    value = getattr(record, field.attribute)
    return None if value is None else _or_null(field.key, field.kind.to_json(value), record, field.absent)


def _write_all(kind: Listed, records: Iterable[Kept]) -> list[dict[str, Any]]:
    return [_write(kind, record) for record in records]


def _with_moment(document: dict[str, Any]) -> dict[str, Any]:
    clock = document.pop("time", None)
    return document | {"date": f"{document['date']}T{clock}"} if clock else document


def _write_result(result: LabResult) -> dict[str, Any]:
    document = _with_moment(_write(listed.LAB_RESULT, result)) | _unit_as_written(result)
    analyte, day = document.pop("analyte"), document.pop("date")
    return {"analyte": analyte, "date": day, "value": _reported(result.value)} | document


def _unit_as_written(kept: LabResult | LabRange) -> dict[str, str]:
    """The unit in the spelling of the file that it came from, where that still means the unit."""
    spelt = (mark.removeprefix(UNIT_AS) for mark in kept.written or () if mark.startswith(UNIT_AS))
    written = next((unit for unit in spelt if understood_unit(kept.analyte, unit) == kept.unit), None)
    return {} if written is None else {"unit": written}


def _reported(value: Quantity) -> str | int | float:
    return number(Decimal(value.reported)) if value.was_number else value.reported


def _write_imaging(imaging: Imaging) -> dict[str, Any]:
    document = _write(listed.IMAGING, imaging)
    measured = {found.number: _write_measurement(found) for found in imaging.measurements}
    if measured or _is_written("lesions", imaging):
        document["lesions"] = _or_null("lesions", measured, imaging)
    if imaging.thrombus is not None or _is_written("pvtt", imaging):
        document["pvtt"] = None if imaging.thrombus is None else _write(listed.THROMBUS, imaging.thrombus)
    return document


def _write_measurement(measured: Measurement) -> dict[str, Any] | None:
    document = _write(listed.MEASUREMENT, measured)
    return None if not document and _is_written(NULL, measured) else document
