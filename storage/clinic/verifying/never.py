"""What the store never does, whoever did it: a write under a lock, another's name in a row, a column that stays.

What each table lets change is a table here. An undo puts back what was there and is looked at as a whole (``undos``);
a lock holds for it, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import Entry, read_entries, row_of
from storage.clinic.journal.guards import WATCHED
from storage.clinic.leaving import CANCELLED, FAILED
from storage.clinic.leaving import TABLE as LEFT
from storage.clinic.schema.ladder import KEPT, LOOKED, VOIDED

LOCK, MERGED, PATIENT = "data_lock", "merged_patient", "patient"
_LOCKABLE = {watched.table for watched in WATCHED if watched.lockable}
# Tables of which the store changes these columns and no other.
_CHANGES: dict[str, frozenset[str]] = {
    LOCK: frozenset({"deleted"}),
    MERGED: frozenset(),
    LEFT: frozenset({"ended"}),
    "different_people": frozenset(),
    "kept_print": frozenset(),
    "lab_mapping": frozenset(),
    "lab_import": frozenset(),
    "lab_waiting": frozenset({"outcome"}),
    "protocol_template": frozenset(),
    "query": frozenset(
        {"patient_id", "question", "answer", "answered_by", "answered_on", "closed_by", "closed_on", "deleted"}
    ),
}
# Columns of the others that the store never changes.
_STAY: dict[str, frozenset[str]] = {
    PATIENT: frozenset({"date_shift_days"}),
    "measurement": frozenset({"imaging_id"}),
    "thrombus": frozenset({"imaging_id"}),
}
_MOVES = frozenset({"patient_id", "lesion_id"})  # changed by joining two patients alone
# Columns that name who did it, as text or as a signature.
_NAMES: dict[str, tuple[str, ...]] = {
    "imaging": ("signed",),
    "lab_result": ("reviewed",),
    "query": ("asked_by", "answered_by", "closed_by"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation as its row has it."""

    id: int
    user: str
    role: str
    label: str
    reason: str
    undoes: int | None
    undoable: bool

    @property
    def named(self) -> dict[str, str]:
        return {"operation": str(self.id), "label": self.label, "user": self.user}


class Never:
    """Follows the journal entry by entry from an operation on, and knows what is locked and what is brought."""

    def __init__(self, db: Database, start: int) -> None:
        self._db = db
        self._locks: dict[int, Any] = {}
        for entry in read_entries(db, "table_name = ? AND operation_id < ?", LOCK, start):
            self.follow(entry)
        self._brought = _rows_of(db, PATIENT, start)
        self._merged = _rows_of(db, MERGED, start)

    def follow(self, entry: Entry) -> None:
        """Take an entry in, once it was looked at."""
        if entry.table == LOCK:
            after = row_of(entry.after)
            self._locks.pop(entry.row, None)
            if after.get("deleted") == KEPT:
                self._locks[entry.row] = after.get("patient_id")

    def wrong(self, entry: Entry, deed: Deed) -> Sentence | None:
        """What the store would not have done, of one entry."""
        before, after = row_of(entry.before), row_of(entry.after)
        place = {**deed.named, "row": str(entry.row), "table": entry.table}
        if entry.table in _LOCKABLE and self._is_locked(entry.table, before, after):
            return sentence(_UNDER_LOCK, **place)
        if (deed.label == LOOKED) and (entry.table != LEFT or deed.undoable):
            return sentence(_MORE_THAN_LOOKED, **place)
        if deed.undoes is not None:
            return None
        if entry.table == LEFT and not self._left(entry, deed, before, after):
            return sentence(_NOT_OWN_LEFT, **place)
        for column in self._kept(entry, deed, before, after):
            return sentence(_STAYS, **place, column=column)
        for column in self._strange(entry, deed, before, after):
            return sentence(_OTHERS_NAME, **place, column=column)
        return None

    def _is_locked(self, table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
        column = "id" if table == PATIENT else "patient_id"
        held = set(self._locks.values())
        return None in held or bool(held & {side[column] for side in (before, after) if column in side})

    def _left(self, entry: Entry, deed: Deed, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
        """Whether an entry of what left is its own operation's, or says of an own one that it did not leave."""
        if entry.before is None:
            return bool(after.get("operation_id") == entry.operation) and after.get("ended") == ""
        by = self._db.execute('SELECT "user" FROM operation WHERE id = ?', [before.get("operation_id")]).fetchone()
        own = by is not None and by[0] == deed.user
        return own and before.get("ended") == "" and after.get("ended") in (CANCELLED, FAILED)

    def _kept(self, entry: Entry, deed: Deed, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
        """Columns that were changed and never are."""
        if entry.before is None:
            if after.get("deleted", KEPT) != KEPT:
                yield "deleted"
            return
        changes, stay = _CHANGES.get(entry.table), _STAY.get(entry.table, frozenset())
        for column in (name for name in before.keys() | after.keys() if before.get(name) != after.get(name)):
            comes_back = column == "deleted" and (before.get(column), after.get(column)) != (KEPT, VOIDED)
            stays = column in stay or (changes is not None and column not in changes)
            if comes_back or stays or (column in _MOVES and not self._joins(deed, column, before, after)):
                yield column

    def _joins(self, deed: Deed, column: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
        """Whether a row moved from who goes to who stays."""
        pairs = [(one.get("gone_id"), one.get("patient_id")) for one in self._merged.get(deed.id, ())]
        return bool(pairs) if column != "patient_id" else (before.get(column), after.get(column)) in pairs

    def _strange(self, entry: Entry, deed: Deed, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
        """Columns that were given another's name; whoever is brought or joined brings the names there are."""
        patients = {one.get("id") for one in self._brought.get(deed.id, ())}
        if deed.id in self._merged or (entry.before is None and after.get("patient_id") in patients):
            return
        for column in _NAMES.get(entry.table, ()):
            given = after.get(column)
            if given is not None and given != before.get(column) and _name(given) != deed.user:
                yield column


def _rows_of(db: Database, table: str, start: int) -> dict[int, list[dict[str, Any]]]:
    """By operation, the rows of a table that began in it."""
    found: dict[int, list[dict[str, Any]]] = {}
    for entry in read_entries(db, "table_name = ? AND before IS NULL AND operation_id >= ?", table, start):
        found.setdefault(entry.operation, []).append(row_of(entry.after))
    return found


def _name(given: object) -> object:
    """Who is named by a column: its text, or who signed."""
    signed = row_of(given) if isinstance(given, str) and given.startswith("{") else {}
    return signed.get("by", given)


_UNDER_LOCK = "Operation {operation} ({label}) of {user} wrote row {row} of {table} while its data were locked."
_MORE_THAN_LOOKED = "Operation {operation} ({label}) of {user} says that it looked, and wrote row {row} of {table}."
_NOT_OWN_LEFT = (
    "Operation {operation} ({label}) of {user} changed what somebody else left written: row {row} of {table}."
)
_STAYS = (
    "Operation {operation} ({label}) of {user} changed {column} in row {row} of {table} as this program never does."
)
_OTHERS_NAME = "Operation {operation} ({label}) of {user} put another's name into {column} in row {row} of {table}."
