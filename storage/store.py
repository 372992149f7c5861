"""The store: one clinic file, opened, read and written; the only thing the rest of the program sees of SQL."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from models.drafts import VisitEntry
from models.records import Baseline, Imaging, Kept, Outcome, Record
from storage import rows
from storage.casefile import case_document, parse_case
from storage.connection import Database, connect, remove_files, told
from storage.deidentified import random_shift
from storage.problems import Fault, FileProblem
from storage.problems import StoreProblem as StoreProblem
from storage.rows import Table, reader, result_value
from storage.schema import APPLICATION_ID, SCHEMA, applied, known

log = logging.getLogger(__name__)

# The key of the demo clinic, and of every file until clinics have users and keys of their own. It keeps nothing
# secret: whoever has the program has it.
DEMO_KEY = hashlib.sha256(b"the demo clinic of Hepatrack").digest()

Grouped = dict[int, list[Any]]
_READERS = {table.name: reader(table) for table in rows.TABLES}


@dataclass(frozen=True, slots=True)
class Imported:
    """The patient that an import made, or found unchanged (``added`` is False)."""

    key: int
    added: bool


class Store:
    """One open clinic file. One thread at a time; locked for every other process until ``close``."""

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self._db = db

    @classmethod
    def create(cls, path: Path, *, key: bytes) -> Store:
        """A new, empty clinic file at ``path``, readable by its owner only. Raises StoreProblem."""
        db = connect(path, key=key, create=True)
        try:
            with told(path):
                path.chmod(0o600)
                # First the mark, so that a file whose making was cut short is finished when it is next opened.
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                SCHEMA.apply(db)
        except BaseException:
            db.close()
            remove_files(path)
            raise
        return cls(path, db)

    @classmethod
    def open(cls, path: Path, *, key: bytes) -> Store:
        """The clinic file at ``path``, brought up to this program's schema. Raises StoreProblem."""
        db = connect(path, key=key)
        try:
            with told(path):
                _check_schema(path, db)
        except BaseException:
            db.close()
            raise
        return cls(path, db)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def operation(self, label: str) -> Iterator[None]:
        """Everything written inside is kept, or nothing. ``label`` says what a person did."""
        with told(self.path), self._db.atomic():
            yield
        log.info("%s: done", label)

    # Reading

    def patients(self) -> tuple[tuple[int, str], ...]:
        """Key and study code of every patient, in order of code."""
        return tuple(
            (key, code) for key, code in self._query("SELECT id, code FROM patient WHERE deleted = 0 ORDER BY code")
        )

    def find(self, code: str) -> int | None:
        """The key of the patient with this study code."""
        found = self._query("SELECT id FROM patient WHERE deleted = 0 AND code = ?", code)
        return found[0][0] if found else None

    def record(self, key: int) -> Record:
        """Everything recorded about one patient. Raises LookupError for a key that is not in the file."""
        found = self._load("patient_id = ?", key)
        if not found:
            raise LookupError(f"no patient has the key {key}")
        return found[0][1]

    def records(self) -> tuple[tuple[int, Record], ...]:
        """Every patient's record in order of code, in one query per table."""
        return tuple(sorted(self._load("1"), key=lambda found: found[1].patient.code))

    def date_shift(self, key: int) -> int:
        """The days by which this patient's dates are moved in every export without identity."""
        found = self._query("SELECT date_shift_days FROM patient WHERE id = ?", key)
        return int(found[0][0])

    def _query(self, sql: str, *values: Any) -> list[Any]:
        with told(self.path):
            return self._db.execute(sql, values).fetchall()

    def _load(self, where: str, *values: Any) -> list[tuple[int, Record]]:
        def grouped(table: Table) -> Grouped:
            read, groups = _READERS[table.name], defaultdict(list)
            for found in self._query(table.select(where), *values):
                groups[found[2]].append(read(found))
            return groups

        simple = {name: grouped(table) for name, table in _SIMPLE.items()}
        labs = self._results(where, *values)
        imaging = self._imaging(where, *values)
        loaded = []
        for found in self._query(_PATIENTS.format(where=where.replace("patient_id", "id")), *values):
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
                imaging=tuple(imaging.get(key, ())),
                settings=tuple((name, value) for name, value in json.loads(settings)),
                **{name: tuple(part) for name, part in parts.items()},
            )
            loaded.append((key, record))
        return loaded

    def _results(self, where: str, *values: Any) -> Grouped:
        read, groups = _READERS["lab_result"], defaultdict(list)
        for found in self._query(rows.LAB_RESULT.select(where), *values):
            groups[found[2]].append(read(found, value=result_value(found)))
        return groups

    def _imaging(self, where: str, *values: Any) -> Grouped:
        numbers = dict(self._query(f"SELECT id, number FROM lesion WHERE {where}", *values))
        measured: Grouped = defaultdict(list)
        for found in self._query(rows.MEASUREMENT.select(where), *values):
            measured[found[3]].append(_READERS["measurement"](found, number=numbers[found[4]]))
        thrombus = {
            found[3]: _READERS["thrombus"](found) for found in self._query(rows.THROMBUS.select(where), *values)
        }
        groups: Grouped = defaultdict(list)
        for found in self._query(rows.IMAGING.select(where), *values):
            parts = {"measurements": tuple(measured.get(found[0], ())), "thrombus": thrombus.get(found[0])}
            groups[found[2]].append(_READERS["imaging"](found, **parts))
        return groups

    # Writing

    def import_record(self, record: Record) -> Imported:
        """Keep a new patient. The same case again changes nothing; another case under its code is refused.

        Raises FileProblem for the latter, StoreProblem for what the disk says.
        """
        code = record.patient.code
        key = self.find(code)
        if key is None:
            with self.operation("Import a case"):
                return Imported(self._insert_record(record), True)
        if self.record(key) != record:
            raise FileProblem(
                "patient.code", f"{code} is in this clinic file already with other content; nothing was changed"
            )
        return Imported(key, False)

    def import_records(self, records: Iterable[Record]) -> tuple[Imported, ...]:
        """Keep several patients in one transaction: all of them, or none. See ``import_record``."""
        with self.operation("Import cases"):
            return tuple(self.import_record(record) for record in records)

    def add_visit(self, key: int, entry: VisitEntry) -> int:
        """Keep one visit with its results, its read and its new lesions: all of it, or nothing. Gives its key.

        An entry that holds nothing of a visit but its date joins a visit recorded on that date.
        Raises StoreProblem for an entry that a case file could not hold either.
        """
        record = self.record(key)
        _check_entry(record, entry)
        with self.operation("Add a visit"):
            joined = entry.joined(record)
            visit = self._insert(rows.VISIT, entry.visit, patient_id=key) if joined is None else joined.key
            for result in entry.labs:
                self._insert(rows.LAB_RESULT, result, patient_id=key)
            lesions = {lesion.number: lesion.key for lesion in record.lesions}
            for lesion in entry.new_lesions:
                lesions[lesion.number] = self._insert(rows.LESION, lesion, patient_id=key)
            if entry.imaging is not None:
                self._insert_imaging(entry.imaging, key, lesions)
        assert visit is not None  # rows that came out of the file have keys
        return visit

    def _insert_record(self, record: Record) -> int:
        values = rows.row(rows.PATIENT, record.patient) | {
            "treatment_start": record.treatment_start.isoformat(),
            "protocol": record.protocol,
            "settings": json.dumps(record.settings),
            "date_shift_days": random_shift(),
            "record_written": rows.written_text(record.written),
        }
        key = self._insert_row("patient", values)
        self._insert(rows.BASELINE, record.baseline, patient_id=key)
        self._insert(rows.OUTCOME, record.outcome, patient_id=key)
        lesions = {lesion.number: self._insert(rows.LESION, lesion, patient_id=key) for lesion in record.lesions}
        for table, parts in (
            (rows.TREATMENT, record.treatments),
            (rows.VISIT, record.visits),
            (rows.LAB_RESULT, record.labs),
            (rows.ADVERSE_EVENT, record.adverse_events),
        ):
            for part in parts:
                self._insert(table, part, patient_id=key)
        for imaging in record.imaging:
            self._insert_imaging(imaging, key, lesions)
        return key

    def _insert_imaging(self, imaging: Imaging, key: int, lesions: dict[str, Any]) -> None:
        read = self._insert(rows.IMAGING, imaging, patient_id=key)
        for measured in imaging.measurements:
            links = {"patient_id": key, "imaging_id": read, "lesion_id": lesions[measured.number]}
            self._insert(rows.MEASUREMENT, measured, **links)
        if imaging.thrombus is not None:
            self._insert(rows.THROMBUS, imaging.thrombus, patient_id=key, imaging_id=read)

    def _insert(self, table: Table, record: Kept, **links: int) -> int:
        return self._insert_row(table.name, rows.row(table, record, **links))

    def _insert_row(self, table: str, values: dict[str, Any]) -> int:
        cursor = self._db.execute(rows.insert_statement(table, values), tuple(values.values()))
        return int(cursor.lastrowid or 0)


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


def _check_schema(path: Path, db: Database) -> None:
    """Refuse a foreign or newer file; bring an older one up to date."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreProblem(f"{path} is not a clinic file.", "Choose the clinic file.", fault=Fault.FILE)
    if applied(db) - known():
        remedy = "Update Hepatrack on this computer; the file was not touched."
        raise StoreProblem(f"{path} was written by a newer Hepatrack.", remedy, fault=Fault.FILE)
    if known() - applied(db):
        SCHEMA.apply(db)


def _check_entry(record: Record, entry: VisitEntry) -> None:
    """Hold a visit to the standard of a case file before any of it is kept."""
    visit = Record(
        patient=record.patient,
        treatment_start=record.treatment_start,
        protocol=record.protocol,
        lesions=record.lesions + entry.new_lesions,
        visits=(entry.visit,),
        labs=entry.labs,
        imaging=() if entry.imaging is None else (entry.imaging,),
    )
    try:
        parse_case(case_document(visit))
    except FileProblem as problem:
        raise StoreProblem(f"{problem}.", "Correct the entry and save again.", fault=Fault.FILE) from None
