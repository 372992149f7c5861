"""Records into the rows of their tables; every write is a part of an operation that the store began."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from models.record.protocol import Protocol
from models.record.queries import LISTS, is_gone, subject_of, target_of
from models.record.records import Imaging, Kept, LabRange, Lesion, Query, Record
from models.words import sentence
from storage.clinic import rows
from storage.clinic.connection import Database
from storage.clinic.reading import kept_template, record_of, template_conflict
from storage.clinic.rows import RecordKind, Table
from storage.clinic.schema.ladder import VOIDED
from storage.files.deidentified import random_shift
from storage.problems import Fault, StoreProblem

_EDITION = ("laboratory", "analyte", "unit", "sex", "valid_from")
_SAME_EDITION = rows.LAB_RANGE.select(*_EDITION)
_RANGE_OF = rows.reader(rows.LAB_RANGE)


class Writer:
    """Inserts and updates rows; gives the ids of those it inserted."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def insert_record(self, record: Record) -> int:
        values = columns(RecordKind.PATIENT, record.patient, record) | {
            "date_shift_days": random_shift(),
            "record_written": rows.written_text(record.written),
        }
        if record.template is not None:
            self.keep_template(record.template)
        key = self.insert_row("patient", values)
        self.insert(rows.BASELINE, record.baseline, patient_id=key)
        self.insert(rows.OUTCOME, record.outcome, patient_id=key)
        lesions = {lesion.number: self.insert(rows.LESION, lesion, patient_id=key) for lesion in record.lesions}
        for table, parts in (
            (rows.TREATMENT, record.treatments),
            (rows.MEDICATION, record.medications),
            (rows.VISIT, record.visits),
            (rows.APPOINTMENT, record.planned_visits),
            (rows.LAB_RESULT, record.labs),
            (rows.ADVERSE_EVENT, record.adverse_events),
            (rows.ADJUDICATION, record.adjudications),
            (rows.DECLINED_GRADE, record.declined_grades),
            (rows.REVIEWED_FLAG, record.reviewed_flags),
        ):
            for part in parts:
                self.insert(table, part, patient_id=key)
        for imaging in record.imaging:
            self.insert_imaging(imaging, key, lesions)
        for edition in record.ranges:
            self.insert_range(edition)
        if record.queries:
            self._insert_queries(record, key)
        return key

    def _insert_queries(self, record: Record, key: int) -> None:
        """By the rows that were just written: a query knows its value by its row."""
        kept = record_of(lambda sql, *values: self._db.execute(sql, values).fetchall(), key)
        for query in record.queries:
            self.insert_query(query, kept, key)

    def insert_query(self, query: Query, kept: Record, key: int) -> int:
        """Keep a query about a value of ``kept``, which came out of the file. Raises LookupError for no such place."""
        found = target_of(kept, query.about)
        if found is None or found.part.key is None:
            gone = rows.name_of(LISTS[query.about]) if is_gone(query.about) else None
            if gone is None:
                raise LookupError(f"the record has nothing at {query.about}")
            apart: dict[str, int | str] = {"target": gone, "target_row": 0, "field": "", "subject": ""}
        else:
            apart = {"target": rows.name_of(type(found.part)), "target_row": found.part.key, "field": found.name}
            apart["subject"] = subject_of(kept, found.part)
        return self.insert(rows.QUERY, query, patient_id=key, **apart)

    def insert_range(self, edition: LabRange) -> int:
        """Keep an edition of a laboratory's range, once for the whole clinic; gives its row.

        Raises StoreProblem where the clinic has another range of the same laboratory, analyte, unit, sex and day.
        """
        found = self._db.execute(_SAME_EDITION, tuple(rows.row(rows.LAB_RANGE, edition)[name] for name in _EDITION))
        kept = found.fetchone()
        if kept is None:
            return self.insert(rows.LAB_RANGE, edition)
        if _RANGE_OF(kept) != edition:
            raise StoreProblem(
                sentence(
                    "Laboratory {laboratory} has another range of {analyte} valid from {on}.",
                    laboratory=edition.laboratory,
                    analyte=edition.analyte,
                    on=edition.valid_from,
                ),
                "Correct one of the two.",
                fault=Fault.FILE,
            )
        return int(kept[0])

    def keep_template(self, template: Protocol) -> None:
        """Keep the protocol template that a patient is on, once for the whole clinic.

        Raises StoreProblem where the clinic has another of this name and version.
        """
        if (said := template_conflict(self._query, template)) is not None:
            raise StoreProblem(sentence("{said}.", said=said), "Give one of the two another name.", fault=Fault.FILE)
        try:
            kept_template(self._query, template.name, template.version)
        except KeyError:
            self.insert_row(rows.TEMPLATES, rows.template_columns(template, came_with_case=True))

    def _query(self, sql: str, *values: Any) -> list[Any]:
        return list(self._db.execute(sql, values).fetchall())

    def insert_lesion(self, lesion: Lesion, key: int) -> int:
        taken = "SELECT 1 FROM lesion WHERE patient_id = ? AND number = ? AND deleted = ?"
        if self._db.execute(taken, (key, lesion.number, VOIDED)).fetchone():
            raise StoreProblem(
                "This was the number of a lesion that was voided; a number is never used again (R-1.8).",
                "Choose another number.",
                fault=Fault.FILE,
            )
        return self.insert(rows.LESION, lesion, patient_id=key)

    def insert_imaging(self, imaging: Imaging, key: int, lesions: Mapping[str, int | None]) -> int:
        read = self.insert(rows.IMAGING, imaging, patient_id=key)
        for measured in imaging.measurements:
            lesion = lesions[measured.number]
            assert lesion is not None
            self.insert(rows.MEASUREMENT, measured, patient_id=key, imaging_id=read, lesion_id=lesion)
        if imaging.thrombus is not None:
            self.insert(rows.THROMBUS, imaging.thrombus, patient_id=key, imaging_id=read)
        return read

    def insert(self, table: Table, record: Kept, **links: int | str) -> int:
        return self.insert_row(table.name, rows.row(table, record, **links))

    def insert_row(self, table: str, values: Mapping[str, Any]) -> int:
        cursor = self._db.execute(rows.insert_statement(table, values), tuple(values.values()))
        return int(cursor.lastrowid or 0)

    def insert_rows(self, table: str, values: Sequence[Mapping[str, Any]]) -> None:
        """Many rows of the same columns by one statement; the triggers see each."""
        if values:
            self._db.conn.executemany(rows.insert_statement(table, values[0]), [tuple(one.values()) for one in values])

    def update(self, table: str, row: int, values: Mapping[str, Any]) -> None:
        self._db.execute(rows.update_statement(table, values), (*values.values(), row))


def columns(kind: RecordKind, kept: Kept, record: Record) -> dict[str, Any]:
    """The columns of a row; that of a patient also holds what the record says of itself."""
    columns = rows.row(rows.table_of(kind), kept)
    if kind is RecordKind.PATIENT:
        columns |= {
            "treatment_start": record.treatment_start and record.treatment_start.isoformat(),
            "protocol": record.protocol,
            "protocol_version": None if record.template is None else record.template.version,
            "settings": json.dumps(record.settings),
        }
    return columns
