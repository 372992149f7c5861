"""The journal as a person reads it: what each value was, what it became, who changed it, when and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from storage import fields as listed
from storage.clinic import leaving, rows, undoing
from storage.clinic.beside import kept_prints
from storage.clinic.connection import told
from storage.clinic.journal.operations import Operation, local_time
from storage.clinic.journal.statements import TABLE
from storage.clinic.openfile import OpenFile
from storage.clinic.rows import RecordKind, origin_of, table_of
from storage.clinic.schema.ladder import KEPT, LOOKED, UNDONE
from storage.fields import Field
from storage.signing import fingerprint

Query = Callable[..., list[Any]]
Row = Mapping[str, Any]


class Event(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    VOIDED = "voided"
    UNDONE = "undone"
    RESTORED = "restored"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    MERGED = "merged"
    APART = "said to be two"
    SIGNED = "signed and kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One change of one value, or the coming and going of a row (``field`` is None).

    ``at`` is the time on the clock of whoever was there; ``at.astimezone(UTC)`` and ``offset_minutes`` say the rest.
    ``subject`` tells which row of its kind it is. ``before`` and ``after`` are texts; None is "Not recorded".
    ``values`` are those of a row that came or went, by field. ``undone``: what an undo took back.
    ``signed_with`` is the fingerprint of the key that signed its operation, "" where nobody did.
    """

    entry: int
    operation: int
    label: str
    user: str
    role: str
    at: datetime
    offset_minutes: int
    reason: str | None
    clock_set_back: bool
    event: Event
    kind: RecordKind | None  # None for a lock and for who is who
    row: int
    subject: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    undone: str | None = None
    signed_with: str = ""


@dataclass(frozen=True, slots=True)
class RowRef:
    """One row of the clinic file, by the name of its table and its key."""

    kind: str
    row: int


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the values of one patient come from: how each row came, and what of it was changed since, oldest first.

    A row that was voided or undone has its coming and going in the history, not here.
    """

    entered: Mapping[RowRef, HistoryEntry]
    changed: Mapping[RowRef, tuple[HistoryEntry, ...]]

    def of(self, ref: RowRef) -> tuple[HistoryEntry, ...]:
        """The entry that made the row and each change of a value since; nothing for a row that is not known."""
        came = self.entered.get(ref)
        return () if came is None else (came, *self.changed.get(ref, ()))


NO_ORIGINS = Origins({}, {})


class Past:
    """The journal of one open clinic file as a person reads it."""

    def __init__(self, file: OpenFile) -> None:
        self._query, self._file = file.query, file

    def last_operation(self) -> Operation | None:
        """What ``undo`` would take back; None when there is nothing."""
        with told(self._file.path):
            return undoing.last_standing(self._file.journal)

    def last_by_user(self) -> dict[str, datetime]:
        """When each user last changed anything, by name, on the clock of whoever was there."""
        last = "SELECT max(id) FROM operation WHERE label <> ? GROUP BY user"
        found = self._query(f"SELECT user, at, offset_minutes FROM operation WHERE id IN ({last})", LOOKED)
        return {user: local_time(at, offset) for user, at, offset in found}

    def begun(self) -> datetime | None:
        """When the first entry of the journal was made; None where there is none."""
        found = self._query("SELECT at, offset_minutes FROM operation ORDER BY id LIMIT 1")
        return local_time(*found[0]) if found else None

    def origins(self, key: int) -> Origins:
        """Where each value of a patient comes from: who entered it, and what was changed since."""
        names = _names(self._query, key)
        entered: dict[RowRef, HistoryEntry] = {}
        changed: dict[RowRef, list[HistoryEntry]] = {}
        for entry in self._query(f"{_OF_PATIENT} AND table_name NOT IN {_OF_PEOPLE} ORDER BY journal.id", key):
            ref = RowRef(entry[9], entry[10])
            if entry[11] is None:
                kind, row = RecordKind(entry[9]), json.loads(entry[12])
                origin = _shown(kind, "origin", row) if row.get("origin") else None
                values = () if origin is None else (("origin", origin),)
                entered[ref] = _entry(entry, Event.ADDED, _subject(kind, row, names), values=values)
            else:
                of_values = [one for one in _told(entry, names) if one.field is not None]
                changed.setdefault(ref, []).extend(of_values)
        return Origins(entered, {ref: tuple(entries) for ref, entries in changed.items() if entries})

    def history(self, key: int) -> tuple[HistoryEntry, ...]:
        """Everything that was ever done to one patient's data, oldest first."""
        names = _names(self._query, key)
        found = [*self._query(f"{_OF_PATIENT} ORDER BY journal.id", key), *self._of_prints(key)]
        return tuple(one for entry in sorted(found, key=lambda entry: entry[0]) for one in _told(entry, names))

    def _of_prints(self, key: int) -> list[Any]:
        """Entries of what was signed and kept: of no patient in the journal, since they change no patient's data."""
        kept = self._query(f"SELECT id FROM {kept_prints.TABLE} WHERE patient_id IN ({FORMER})", key)
        of_row = f"{_ENTRIES} WHERE journal.table_name = ? AND journal.row_id = ?"
        return [entry for (row,) in kept for entry in self._query(of_row, kept_prints.TABLE, row)]

    def patients_of(self, operation: int) -> frozenset[int] | None:
        """The patients whose data an operation changed; None where it changed more than patients' data."""
        found = self._query("SELECT DISTINCT table_name, patient_id FROM journal WHERE operation_id = ?", operation)
        if any(key is None and table not in _OF_NO_PATIENT for table, key in found):
            return None
        return frozenset(key for _, key in found if key is not None)

    def value_history(self, kind: str, row: int, field: str) -> tuple[HistoryEntry, ...]:
        """Every value that one field of a row has had, the original first; changes of other fields are left out.

        Raises ValueError for a kind that is none.
        """
        kept = RecordKind(kind)
        where = "WHERE journal.table_name = ? AND journal.row_id = ? ORDER BY journal.id"
        values: list[HistoryEntry] = []
        for entry in self._query(f"{_ENTRIES} {where}", kept.value, row):
            before, after = _rows(entry)
            old, new = _shown(kept, field, before), _shown(kept, field, after)
            if not values or old != new:
                event = Event.CHANGED if values else Event.ADDED
                values.append(_entry(entry, event, _subject(kept, after, {}), field=field, before=old, after=new))
        return tuple(values)


_OF_NO_PATIENT = (
    *("operation", TABLE, "saved_filter", "imported_cohort", "lab_mapping", "lab_import", "lab_waiting", leaving.TABLE),
    *(rows.TEMPLATES, kept_prints.TABLE),
)
_ENTRIES = (
    "SELECT journal.id, operation_id, operation.label, operation.user, operation.role, operation.at, "
    "operation.offset_minutes, operation.reason, operation.clock_set_back, table_name, row_id, before, after, "
    "earlier.label, lower(hex(signature.public)) FROM journal JOIN operation ON operation.id = operation_id "
    "LEFT JOIN operation AS earlier ON earlier.id = operation.undoes "
    "LEFT JOIN signature ON signature.id = operation.id"
)
# What was done to somebody who was merged into the patient since belongs to the patient's past, too.
FORMER = (
    "WITH RECURSIVE former(id) AS (SELECT ? UNION SELECT gone_id FROM merged_patient JOIN former "
    "ON merged_patient.patient_id = former.id WHERE deleted = 0) SELECT id FROM former"
)
_OF_PATIENT = f"{_ENTRIES} WHERE journal.patient_id IN ({FORMER})"
_OF_PEOPLE = ("data_lock", "merged_patient", "different_people")  # rows that hold no part of a record
_OF_NO_RECORD = (*_OF_PEOPLE, kept_prints.TABLE)
_PRINTS = {
    "summary": "patient summary",
    "board": "tumour-board page",
    "visit": "visit note",
    "figure": "case figure",
}


def _rows(entry: Any) -> tuple[Row, Row]:
    return json.loads(entry[11] or "{}"), json.loads(entry[12])


def _told(entry: Any, names: Mapping[tuple[str, int], str]) -> Iterator[HistoryEntry]:
    before, after = _rows(entry)
    if entry[9] in _OF_NO_RECORD:
        yield _entry(entry, _of_people(entry[9], after), _merged_code(entry[9], after, names))
        return
    kind = RecordKind(entry[9])
    subject = _subject(kind, after, names)
    event = _coming_or_going(before, after)
    if event is not None:
        yield _entry(entry, event, subject, values=_values(kind, after))
    if not before:
        return
    for name in _fields(kind):
        if kind is RecordKind.QUERY and name in _SAID_BY_THE_ENTRY:
            continue
        old, new = _shown(kind, name, before), _shown(kind, name, after)
        if old != new:
            yield _entry(entry, Event.CHANGED, subject, field=name, before=old, after=new)


_SAID_BY_THE_ENTRY = ("answered_by", "answered_on", "closed_by")  # of a query: by whom and when stands in every line


def _of_people(table: str, after: Row) -> Event:
    if table == "data_lock":
        return Event.UNLOCKED if after["deleted"] else Event.LOCKED
    if after["deleted"]:
        return Event.UNDONE
    return {"merged_patient": Event.MERGED, kept_prints.TABLE: Event.SIGNED}.get(table, Event.APART)


def _merged_code(table: str, after: Row, names: Mapping[tuple[str, int], str]) -> str:
    """Who the other was; of a print, which it is."""
    if table == kept_prints.TABLE:
        return _PRINTS.get(after["kind"], str(after["kind"]))
    link = {"merged_patient": "gone_id", "different_people": "other_id"}.get(table, "")
    return names.get((link, after[link]), "") if link else ""


def _values(kind: RecordKind, row: Row) -> tuple[tuple[str, str], ...]:
    """What was recorded in a row, but for what says which row it is."""
    names = sorted((name for name in _fields(kind) if name not in _SUBJECTS.get(kind, ())), key="value".__ne__)
    found = ((name, _shown(kind, name, row)) for name in names)
    return tuple((name, value) for name, value in found if value and value != "[]")


def _coming_or_going(before: Row, after: Row) -> Event | None:
    if not before:
        return Event.ADDED
    if before["deleted"] == after["deleted"]:
        return None
    if after["deleted"] == KEPT:
        return Event.RESTORED
    return Event.UNDONE if after["deleted"] == UNDONE else Event.VOIDED


def _entry(entry: Any, event: Event, subject: str, **more: Any) -> HistoryEntry:
    return HistoryEntry(
        entry=entry[0],
        operation=entry[1],
        label=entry[2],
        user=entry[3],
        role=entry[4],
        at=local_time(entry[5], entry[6]),
        offset_minutes=entry[6],
        reason=entry[7],
        clock_set_back=bool(entry[8]),
        event=event,
        kind=None if entry[9] in _OF_NO_RECORD else RecordKind(entry[9]),
        row=entry[10],
        subject=subject,
        undone=entry[13],
        signed_with=fingerprint(entry[14] or ""),
        **more,
    )


# What a row and its values are called


def _names(query: Query, key: int) -> dict[tuple[str, int], str]:
    """Numbers of lesions and dates of reads, by the columns that link to them."""
    of_former = f"patient_id IN ({FORMER})"
    lesions = query(f"SELECT id, number FROM lesion WHERE {of_former}", key)
    reads = query(f"SELECT id, date FROM imaging WHERE {of_former}", key)
    gone = query("SELECT gone_id, code FROM merged_patient JOIN patient ON patient.id = gone_id")
    other = query("SELECT other_id, code FROM different_people JOIN patient ON patient.id = other_id")
    named = (("lesion_id", lesions), ("imaging_id", reads), ("gone_id", gone), ("other_id", other))
    return {(link, row): name for link, found in named for row, name in found}


_SUBJECTS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.PATIENT: ("code",),
    RecordKind.TREATMENT: ("agent", "start"),
    RecordKind.MEDICATION: ("name", "start"),
    RecordKind.VISIT: ("date",),
    RecordKind.APPOINTMENT: ("visit", "day"),
    RecordKind.LAB_RESULT: ("analyte", "date"),
    RecordKind.LESION: ("number",),
    RecordKind.IMAGING: ("modality", "date"),
    RecordKind.MEASUREMENT: ("lesion_id", "imaging_id"),
    RecordKind.THROMBUS: ("imaging_id",),
    RecordKind.ADVERSE_EVENT: ("term", "start"),
    RecordKind.ADJUDICATION: ("criterion", "date"),
    RecordKind.DECLINED_GRADE: ("term", "on"),
    RecordKind.REVIEWED_FLAG: ("rule",),
    RecordKind.QUERY: ("subject",),
}


def _subject(kind: RecordKind, row: Row, names: Mapping[tuple[str, int], str]) -> str:
    words = (
        names.get((name, row[name]), "") if name.endswith("_id") else _shown(kind, name, row)
        for name in _SUBJECTS.get(kind, ())
    )
    return " ".join(str(word) for word in words if word)


_OF_THE_RECORD = (
    Field("treatment_start", "treatment_start", listed.TEXT),
    Field("protocol", "protocol", listed.TEXT),
    Field("protocol_version", "protocol_version", listed.WHOLE),
    Field("settings", "settings", listed.TEXT),
)


@cache
def _fields(kind: RecordKind) -> dict[str, Field]:
    fields = table_of(kind).kind.fields
    if kind is RecordKind.PATIENT:
        fields += _OF_THE_RECORD
    if kind is RecordKind.LAB_RESULT:
        fields += (Field("value", "value", listed.TEXT), Field("origin", "origin", listed.TEXT))
    if kind is RecordKind.QUERY:
        fields += (Field("subject", "subject", listed.TEXT),)
    return {field.attribute: field for field in fields}


def _shown(kind: RecordKind, name: str, row: Row) -> str | None:
    """A value as a person would write it: yes and no, millimetres, a list with commas, all else as it is kept."""
    value, field = row.get(name), _fields(kind)[name]
    if value is None:
        return None
    if name == "origin":
        return origin_of(value).words
    if field.kind is listed.YES_NO:
        return "yes" if value else "no"
    if field.kind is listed.PARTIAL_DATE:
        return str(field.kind.from_column(value))
    if (in_words := listed.IN_WORDS.get(field.kind)) is not None:
        return in_words(field.kind.from_column(value))
    if field.kind in (listed.TENTHS, listed.TENTHS_LIST, listed.TEXTS, listed.SIGNATURE):
        told = field.kind.to_json(field.kind.from_column(value))
        told = list(told.values()) if isinstance(told, dict) else told
        return ", ".join(map(str, told)) if isinstance(told, list) else str(told)
    return str(value)
