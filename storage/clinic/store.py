"""The store: one clinic file, opened, read and written; the only thing the rest of the program sees of SQL."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from models.forms.registration import Known
from models.record.records import Imaging, Kept, Lesion, Record, Treatment
from models.record.visit_entry import VisitEntry
from models.words import Sentence, sentence
from storage.clinic import editing, history, locks, rows, undoing
from storage.clinic.connection import Database, connect, remove_files, told
from storage.clinic.history import HistoryEntry, Origins
from storage.clinic.journal import Anchor, Clock, Journal, Operation, now, stamp
from storage.clinic.locks import Lock
from storage.clinic.migrating import mend_guards, migrate
from storage.clinic.reading import load
from storage.clinic.rows import RecordKind
from storage.clinic.schema import APPLICATION_ID, VOIDED, applied, known
from storage.clinic.writing import Writer, columns
from storage.problems import Fault, FileProblem
from storage.problems import StoreProblem as StoreProblem
from storage.roles import DEMO_ACTOR, Action, Actor

log = logging.getLogger(__name__)

# The key of the demo clinic. It keeps nothing secret: whoever has the program has it.
DEMO_KEY = hashlib.sha256(b"the demo clinic of Hepatrack").digest()


@dataclass(frozen=True, slots=True)
class Imported:
    """The patient that an import made, or found unchanged (``added`` is False)."""

    key: int
    added: bool


class Store:
    """One open clinic file, in the hands of one ``actor``. One thread at a time; locked for every other process.

    ``mended_guards`` names the guards of the journal that were missing when the file was opened and were put back.
    """

    def __init__(self, path: Path, db: Database, *, actor: Actor = DEMO_ACTOR, clock: Clock = now) -> None:
        self.path = path
        self.mended_guards: tuple[str, ...] = ()
        self._db = db
        self._rows = Writer(db)
        self._journal = Journal(db, actor, clock)

    @classmethod
    def create(cls, path: Path, *, key: bytes, actor: Actor = DEMO_ACTOR, clock: Clock = now) -> Store:
        """A new, empty clinic file at ``path``, readable by its owner only. Raises StoreProblem."""
        db = connect(path, key=key, create=True)
        try:
            with told(path):
                path.chmod(0o600)
                # First the mark, so that a file whose making was cut short is finished when it is next opened.
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                store = cls(path, db, actor=actor, clock=clock)
                migrate(db, store._journal)
        except BaseException:
            db.close()
            remove_files(path)
            raise
        return store

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        key: bytes,
        actor: Actor = DEMO_ACTOR,
        clock: Clock = now,
        before_migration: Callable[[Database], None] | None = None,
    ) -> Store:
        """The clinic file at ``path``, brought up to this program's schema. Raises StoreProblem.

        ``before_migration`` is given the old file while it is still as it was, to make a copy of it.
        """
        db = connect(path, key=key)
        try:
            with told(path):
                _check_schema(path, db)
                store = cls(path, db, actor=actor, clock=clock)
                if known() - applied(db):
                    if before_migration is not None:
                        before_migration(db)
                    migrate(db, store._journal)
                else:
                    store.mended_guards = mend_guards(db, store._journal)
        except BaseException:
            db.close()
            raise
        return store

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def database(self) -> Database:
        """The connection, for the rooms next door that copy or check the file."""
        return self._db

    @property
    def actor(self) -> Actor:
        return self._journal.actor

    @contextmanager
    def operation(self, label: str, *, reason: str | None = None, action: Action = Action.ENTER) -> Iterator[None]:
        """Everything written inside is kept under this label, or nothing. Raises StoreProblem.

        ``reason`` is needed to change what was saved before. Inside another operation it is a part of that one.
        """
        self.actor.require(action)
        with told(self.path), self._journal.operation(label, reason=reason):
            yield
        log.info("%s: done", label)

    # Reading

    def patients(self) -> tuple[tuple[int, str], ...]:
        """Key and study code of every patient, in order of code."""
        return tuple(
            (key, code) for key, code in self._query("SELECT id, code FROM patient WHERE deleted = 0 ORDER BY code")
        )

    def known(self) -> tuple[Known, ...]:
        """Code and hospital number of every patient: who must not be registered again."""
        found = self._query("SELECT code, hospital_number FROM patient WHERE deleted = 0 ORDER BY code")
        return tuple(Known(code=code, hospital_number=number) for code, number in found)

    def find(self, code: str) -> int | None:
        """The key of the patient with this study code."""
        found = self._query("SELECT id FROM patient WHERE deleted = 0 AND code = ?", code)
        return found[0][0] if found else None

    def record(self, key: int) -> Record:
        """Everything recorded about one patient. Raises LookupError for a key that is not in the file."""
        found = load(self._query, "patient_id = ?", key)
        if not found:
            raise LookupError(f"no patient has the key {key}")
        return found[0][1]

    def records(self) -> tuple[tuple[int, Record], ...]:
        """Every patient's record in order of code, in one query per table."""
        return tuple(sorted(load(self._query, "1"), key=lambda found: found[1].patient.code))

    def date_shift(self, key: int) -> int:
        """The days by which this patient's dates are moved in every export without identity."""
        found = self._query("SELECT date_shift_days FROM patient WHERE id = ?", key)
        return int(found[0][0])

    def history(self, key: int) -> tuple[HistoryEntry, ...]:
        """Everything that was ever done to one patient's data, oldest first."""
        return history.history(self._query, key)

    def value_history(self, kind: str, row: int, field: str) -> tuple[HistoryEntry, ...]:
        """Every value that one field has had, the original first. Raises ValueError for a kind that is none."""
        return history.value_history(self._query, RecordKind(kind), row, field)

    def origins(self, key: int) -> Origins:
        """Where each value of a patient comes from: who entered it, and what was changed since."""
        return history.origins(self._query, key)

    def last_operation(self) -> Operation | None:
        """What ``undo`` would take back; None when there is nothing."""
        with told(self.path):
            return undoing.last_standing(self._journal)

    def anchor(self) -> Anchor:
        """The end of the journal now, to be kept outside the file."""
        with told(self.path):
            return self._journal.anchor()

    def warnings(self) -> tuple[Sentence, ...]:
        """What whoever opened the file ought to be told."""
        said = []
        if self.mended_guards:
            said.append(sentence("Guards of the journal had been removed and were put back; verify the file."))
        with told(self.path):
            if self._journal.is_set_back(self._journal.clock()):
                words = sentence("The clock of this computer is behind the last change in the file; set it right.")
                said.append(words)
        if at := self._journal.set_back:
            words = sentence(
                "The clock had been set back at the change of {on} {time}; the journal says so.",
                on=f"{at:%Y-%m-%d}",
                time=f"{at:%H:%M}",
            )
            said.append(words)
        return tuple(said)

    def _query(self, sql: str, *values: Any) -> list[Any]:
        with told(self.path):
            return self._db.execute(sql, values).fetchall()

    # Entering

    def import_record(self, record: Record) -> Imported:
        """Keep a new patient. The same case again changes nothing; another case under its code is refused.

        Raises FileProblem for the latter, StoreProblem for what the disk says.
        """
        code = record.patient.code
        key = self.find(code)
        if key is None:
            self._check_lock(None)
            with self.operation("Import a case", action=Action.IMPORT):
                return Imported(self._rows.insert_record(record), True)
        if self.record(key) != record:
            raise FileProblem(
                "patient.code", f"{code} is in this clinic file already with other content; nothing was changed"
            )
        return Imported(key, False)

    def import_records(self, records: Iterable[Record]) -> tuple[Imported, ...]:
        """Keep several patients in one transaction: all of them, or none. See ``import_record``."""
        with self.operation("Import cases", action=Action.IMPORT):
            return tuple(self.import_record(record) for record in records)

    def register(self, record: Record) -> int:
        """Keep a patient typed in here; gives the key. Raises StoreProblem for what no case file could hold."""
        self.actor.require(Action.REGISTER)
        editing.check_record(record)
        self._check_lock(None)
        if self.find(record.patient.code) is not None:
            raise StoreProblem("There is a patient with this code already.", "Choose another code.", fault=Fault.FILE)
        with self.operation("Register a patient", action=Action.REGISTER):
            return self._rows.insert_record(record)

    def add_visit(self, key: int, entry: VisitEntry) -> int:
        """Keep one visit with its results, its read and its new lesions: all of it, or nothing. Gives its key.

        An entry that holds nothing of a visit but its date joins a visit recorded on that date.
        Raises StoreProblem for an entry that a case file could not hold either.
        """
        for action in sorted(editing.entry_actions(entry)):
            self.actor.require(action)
        record = self.record(key)
        editing.check_entry(record, entry)
        self._check_lock(key)
        with self._permitted("Add a visit"):
            joined = entry.joined(record)
            visit = self._rows.insert(rows.VISIT, entry.visit, patient_id=key) if joined is None else joined.key
            for result in entry.labs:
                self._rows.insert(rows.LAB_RESULT, result, patient_id=key)
            lesions = {lesion.number: lesion.key for lesion in record.lesions}
            for lesion in entry.new_lesions:
                lesions[lesion.number] = self._rows.insert_lesion(lesion, key)
            if entry.imaging is not None:
                self._rows.insert_imaging(entry.imaging, key, lesions)
        assert visit is not None  # rows that came out of the file have keys
        return visit

    def add(self, key: int, kind: str, record: Kept) -> int:
        """Keep one record more of a patient: a treatment, an adverse event, a result, a read …; gives its row."""
        kept = RecordKind(kind)
        self.actor.require(editing.ACTIONS[kept])
        whole = self.record(key)
        editing.added(whole, kept, record)
        self._check_lock(key)
        with self._permitted(f"Add {kept.with_article}"):
            if isinstance(record, Imaging):
                lesions = {lesion.number: lesion.key for lesion in whole.lesions}
                return self._rows.insert_imaging(record, key, lesions)
            if isinstance(record, Lesion):
                return self._rows.insert_lesion(record, key)
            return self._rows.insert(rows.table_of(kept), record, patient_id=key)

    def change_dose(self, key: int, row: int, entry: Treatment, *, last: date, reason: str) -> int:
        """End an entry of a treatment on its ``last`` day and keep the one that follows it, both or none; its row."""
        _check_reason(reason)
        with self.operation("Change a dose", reason=reason.strip(), action=Action.TREAT):
            self.correct(key, RecordKind.TREATMENT.value, row, {"stop": last}, reason=reason)
            return self.add(key, RecordKind.TREATMENT.value, entry)

    # Changing what was saved

    def correct(self, key: int, kind: str, row: int, changes: Mapping[str, Any], *, reason: str) -> None:
        """Give attributes of one record row other values. The same values again change nothing.

        ``changes`` are attributes of its record as the record holds them; the value of a result may be its text. The
        row of a patient has ``treatment_start``, ``protocol`` and ``settings`` too. Raises StoreProblem for values
        that no case file could hold, a missing reason, a lock or a role that may not.
        """
        kept = RecordKind(kind)
        self._may_change(kept, Action.CORRECT, reason)
        record = self.record(key)
        change = editing.corrected(record, kept, row, changes)
        assert change.before is not None
        assert change.after is not None
        before, after = columns(kept, change.before, record), columns(kept, change.after, change.record)
        values = {name: value for name, value in after.items() if value != before[name]}
        if not values:
            return
        if kept is RecordKind.PATIENT and self.find(after["code"]) not in (None, key):
            raise StoreProblem("There is a patient with this code already.", "Choose another code.", fault=Fault.FILE)
        self._check_lock(key)
        with self._permitted(f"Correct {kept.with_article}", reason=reason.strip()):
            self._rows.update(kept.value, row, values)

    def void(self, key: int, kind: str, row: int, *, reason: str) -> None:
        """Take one record row out of the record, with what was measured of it. It stays in the file and its history."""
        kept = RecordKind(kind)
        self._may_change(kept, Action.VOID, reason)
        editing.voided(self.record(key), kept, row)
        self._check_lock(key)
        with self._permitted(f"Void {kept.with_article}", reason=reason.strip()):
            self._rows.update(kept.value, row, {"deleted": VOIDED})
            for table, link in _BELONGING.get(kept, ()):
                for (part,) in self._query(f'SELECT id FROM "{table}" WHERE deleted = 0 AND "{link}" = ?', row):
                    self._rows.update(table, part, {"deleted": VOIDED})

    def patients_of(self, operation: int) -> frozenset[int] | None:
        """The patients whose data an operation changed; None where it changed more than patients' data."""
        return history.patients_of(self._query, operation)

    def undo(self, operation: int | None = None) -> str:
        """Take back the last operation that stands, or the one named; gives its label. Itself journalled.

        Raises StoreProblem when there is none, or somebody changed the same data since.
        """
        with told(self.path):
            undone = undoing.undo(self._db, self._journal, operation, self._check_lock)
        log.info("operation %d undone", undone.id)
        return undone.label

    # Locking

    def locks(self) -> tuple[Lock, ...]:
        return locks.locks(self._query)

    def lock_on(self, key: int) -> Lock | None:
        """The lock that keeps this patient's data from being changed."""
        return locks.lock_on(self._query, key)

    def lock_patient(self, key: int, reason: str) -> None:
        """Let nobody change this patient's data. Raises StoreProblem where they are locked already."""
        self._lock("Lock a patient", key, reason)

    def unlock_patient(self, key: int, reason: str) -> None:
        self._unlock("Unlock a patient", key, reason)

    def lock_all(self, reason: str) -> None:
        """Let nobody change any patient's data, nor add a patient."""
        self._lock("Lock the data set", None, reason)

    def unlock_all(self, reason: str) -> None:
        """Lift the lock on the data set; locks on single patients stay."""
        self._unlock("Unlock the data set", None, reason)

    def note(self, label: str, *, reason: str, action: Action) -> None:
        """Journal what was done beside the tables, such as a user added or a backup restored."""
        self.actor.require(action)
        _check_reason(reason)
        with told(self.path), self._journal.operation(label, reason=reason.strip(), undoable=False):
            pass

    def keep_note(self, label: str, *, reason: str, by: Actor, at: datetime) -> None:
        """Journal what ``by`` did beside the tables at that time, which was owed to the journal."""
        with told(self.path), self._journal.operation(label, reason=reason, undoable=False, by=by, at=at):
            pass

    def has_note(self, label: str, *, by: Actor, at: datetime) -> bool:
        return bool(self._query(_NOTE, stamp(at), label, by.user))

    def is_past(self, at: datetime) -> bool:
        """Whether something was journalled after ``at``."""
        with told(self.path):
            return self._journal.is_set_back(at)

    def _lock(self, label: str, key: int | None, reason: str) -> None:
        self._may_lock(Action.LOCK, reason)
        if self._own_lock(key):
            raise StoreProblem("It is locked already.")
        with told(self.path), self._journal.operation(label, reason=reason.strip(), undoable=False):
            self._rows.insert_row("data_lock", {"patient_id": key})

    def _unlock(self, label: str, key: int | None, reason: str) -> None:
        self._may_lock(Action.UNLOCK, reason)
        lock = self._own_lock(key)
        if lock is None:
            raise StoreProblem("It is not locked.")
        with told(self.path), self._journal.operation(label, reason=reason.strip(), undoable=False):
            self._rows.update("data_lock", lock.row, {"deleted": VOIDED})

    def _own_lock(self, key: int | None) -> Lock | None:
        return next(iter(locks.locks(self._query, "data_lock.patient_id IS ?", key)), None)

    def _may_lock(self, action: Action, reason: str) -> None:
        self.actor.require(action)
        _check_reason(reason)

    # What every write asks and does

    def _may_change(self, kind: RecordKind, action: Action, reason: str) -> None:
        self.actor.require(action)
        self.actor.require(editing.ACTIONS[kind])
        _check_reason(reason)

    def _check_lock(self, key: int | None) -> None:
        lock = locks.lock_on(self._query, key)
        if lock is not None:
            raise locks.refusal(lock)

    @contextmanager
    def _permitted(self, label: str, *, reason: str | None = None) -> Iterator[None]:
        """An operation whose actor was asked for his right already."""
        with told(self.path), self._journal.operation(label, reason=reason):
            yield
        log.info("%s: done", label)


_NOTE = 'SELECT 1 FROM operation WHERE at = ? AND label = ? AND "user" = ?'
# The rows that go with a row when it is voided, and the column by which they belong to it.
_BELONGING = {
    RecordKind.LESION: (("measurement", "lesion_id"),),
    RecordKind.IMAGING: (("measurement", "imaging_id"), ("thrombus", "imaging_id")),
}


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise StoreProblem("A reason is needed to change what was saved.", "Give one and save again.", fault=Fault.FILE)


def _check_schema(path: Path, db: Database) -> None:
    """Refuse a file that is foreign or newer."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreProblem(
            sentence("{path} is not a clinic file.", path=path), "Choose the clinic file.", fault=Fault.FILE
        )
    if applied(db) - known():
        remedy = "Update Hepatrack on this computer; the file was not touched."
        raise StoreProblem(sentence("{path} was written by a newer Hepatrack.", path=path), remedy, fault=Fault.FILE)
