"""The store: one clinic file, opened, read and written; the only thing the rest of the program sees of SQL."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from models.forms.registration import Known
from models.record.records import AdverseEvent, Kept, LabResult, Record, Thrombus, Treatment, Visit
from models.record.visit_entry import VisitEntry
from models.words import Sentence, sentence
from storage.clinic import changing, entering, importing, undoing
from storage.clinic.beside.kept_prints import KeptPrints
from storage.clinic.beside.worklist import Worklist
from storage.clinic.connection import (
    DamagedFile,
    Database,
    close,
    connect,
    journal_is_settled,
    may_be_torn,
    remove_files,
    told,
)
from storage.clinic.entering import Laboratories
from storage.clinic.history import Past
from storage.clinic.importing import Imported as Imported
from storage.clinic.journal.chain import is_whole
from storage.clinic.journal.operations import Anchor, Clock, now
from storage.clinic.leaving import Leaving
from storage.clinic.locks import Locks, check_unlocked
from storage.clinic.migrating import mend_guards, migrate, shrink
from storage.clinic.openfile import OpenFile
from storage.clinic.people.merging import People
from storage.clinic.protocols.templates import Templates
from storage.clinic.queries import Queries
from storage.clinic.reading import find, known, load, record_of
from storage.clinic.schema import whole
from storage.clinic.schema.ladder import APPLICATION_ID, applied
from storage.clinic.schema.updating import Progress, nobody
from storage.problems import Fault
from storage.problems import StoreProblem as StoreProblem
from storage.roles import DEMO_ACTOR, Action, Actor
from storage.signing import Signer

log = logging.getLogger(__name__)

# The key of the demo clinic. It keeps nothing secret: whoever has the program has it.
DEMO_KEY = hashlib.sha256(b"the demo clinic of Hepatrack").digest()


class Decisions:
    """What a person decides about what stands there: what is signed, derived grades taken or declined, flags seen."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file

    def sign_read(self, key: int, row: int) -> None:
        """Sign a read that was saved unsigned, as whoever is here. Raises StoreProblem."""
        changing.sign_read(self.file, key, row)

    def add_thrombus(self, key: int, read: int, thrombus: Thrombus) -> int:
        """Keep the thrombus that was forgotten when a read was entered. Raises StoreProblem."""
        return changing.add_thrombus(self.file, key, read, thrombus)

    def add_new_therapy(self, key: int, entry: Treatment) -> int:
        """Keep a treatment that is a new anticancer therapy, and since when there is one; its row."""
        return entering.add_new_therapy(self.file, key, entry)

    def sign_results(self, key: int, rows: Collection[int]) -> None:
        """Sign results of a patient, as whoever is here. Raises StoreProblem."""
        changing.sign_results(self.file, key, rows)

    def accept_grade(self, key: int, source: LabResult | Visit, event: AdverseEvent) -> int:
        """Keep the event that a grade derived from a result or a visit is accepted as. Raises StoreProblem."""
        return entering.accept_grade(self.file, key, source, event)

    def decline_grade(self, key: int, source: LabResult | Visit, *, term: str, grade: int, reason: str) -> int:
        """Keep that a derived grade is not entered, and why; it is not asked again. Raises StoreProblem."""
        return entering.decline_grade(self.file, key, source, term=term, grade=grade, reason=reason)

    def link_treatment(self, key: int, row: int, treatment: int) -> None:
        """Link an event of the log to a change of a dose. Raises StoreProblem, LookupError."""
        entering.link_treatment(self.file, key, row, treatment)

    def nothing_to_report(self, key: int, row: int) -> None:
        """Keep with a visit that adverse events were asked for and there was none. Raises StoreProblem."""
        entering.nothing_to_report(self.file, key, row)

    def continue_event(self, key: int, row: int, changes: Mapping[str, Any]) -> None:
        """Go on with an event of the log: its next grade, its end. Raises StoreProblem for what is a correction."""
        entering.continue_event(self.file, key, row, changes)

    def review_flag(self, key: int, rule: str, inputs: Sequence[str]) -> int:
        """Keep that a flag was looked at; it is open again as soon as its inputs differ. Raises StoreProblem."""
        return entering.review_flag(self.file, key, rule, inputs)


class Watched(Protocol):
    """Who remembers how the file stood; see ``storage.fresh``."""

    @property
    def settled(self) -> bool:
        """Whether it is, page by page, the file that was closed here."""

    def remember(self, store: Store) -> None: ...

    def closed(self, end: Anchor) -> None: ...


def _nothing(_: Database) -> None:
    """Where nobody looks before the file is opened."""


class Store:
    """One open clinic file, in the hands of one ``actor``. One thread at a time; locked for every other process.

    ``past`` is its journal as a person reads it, ``locks`` keep data as they are, ``laboratories`` have the ranges,
    ``decisions`` are what a person decides about what stands there, ``worklist`` keeps derived lines and today's marks,
    ``queries`` are asked about values and answered, ``templates`` are the protocols of the clinic's own, ``people``
    knows who is whom under two codes, ``leaving`` writes down whatever leaves before it does, ``prints`` are those that
    were signed and kept.
    ``file`` is for the rooms next door that copy or check it, ``watch`` remembers outside how it stands.
    ``mended_guards`` names the guards of the journal that were missing when the file was opened and were put back;
    ``told_at_opening`` is what else was found then.
    """

    def __init__(
        self,
        path: Path,
        db: Database,
        *,
        actor: Actor = DEMO_ACTOR,
        clock: Clock = now,
        signer: Signer | None = None,
    ) -> None:
        self.path, self.database = path, db
        self.file = OpenFile(path, db, actor, clock, signer)
        self.past, self.locks, self.laboratories = Past(self.file), Locks(self.file), Laboratories(self.file)
        self.decisions, self.worklist = Decisions(self.file), Worklist(self.file)
        self.queries, self.templates = Queries(self.file), Templates(self.file)
        self.people, self.leaving = People(self.file), Leaving(self.file)
        self.prints = KeptPrints(self.file)
        self.mended_guards: tuple[str, ...] = ()
        self.watch: Watched | None = None
        self.told_at_opening: tuple[Sentence, ...] = ()

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: bytes,
        actor: Actor = DEMO_ACTOR,
        clock: Clock = now,
        signer: Signer | None = None,
    ) -> Store:
        """A new, empty clinic file at ``path``, readable by its owner only. Raises StoreProblem."""
        db = connect(path, key=key, create=True)
        try:
            with told(path):
                path.chmod(0o600)
                # First the mark, so that a file whose making was cut short is finished when it is next opened.
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                store = cls(path, db, actor=actor, clock=clock, signer=signer)
                migrate(db, store.file.journal)
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
        look: Callable[[Database], None] = _nothing,
        signer: Signer | None = None,
        before_migration: Callable[[Database], None] | None = None,
        progress: Progress = nobody,
    ) -> Store:
        """The clinic file at ``path``, brought up to this program's schema. Raises StoreProblem.

        ``look`` may refuse the file, and ``before_migration`` make a copy of it, while it is still as it was.
        ``signer`` signs what ``actor`` does; nothing is signed without. ``progress`` hears how far an update is.
        """
        settled = journal_is_settled(path)
        db = connect(path, key=key)
        try:
            with told(path):
                _check_schema(path, db)
                if may_be_torn(db, settled=settled):
                    _check_whole(path, db)
                look(db)
                store = cls(path, db, actor=actor, clock=clock, signer=signer)
                migrated = bool(whole.known() - applied(db))
                if migrated:
                    if before_migration is not None:
                        before_migration(db)
                    migrate(db, store.file.journal, progress)
                else:
                    store.mended_guards = mend_guards(db, store.file.journal)
                shrink(db, migrated=migrated, progress=progress)
        except BaseException:
            db.close()
            raise
        return store

    def close(self) -> None:
        end = None
        if self.watch is not None:
            with suppress(StoreProblem):  # a file that cannot be read any more is not remembered as it is
                end = self.anchor()
        close(self.database)
        if self.watch is not None and end is not None:
            self.watch.closed(end)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def actor(self) -> Actor:
        return self.file.actor

    def operation(
        self, label: str, *, reason: str | None = None, action: Action = Action.ENTER, undoable: bool = True
    ) -> AbstractContextManager[None]:
        """Everything written inside is kept under this label, or nothing. See ``OpenFile.operation``."""
        return self.file.operation(label, reason=reason, action=action, undoable=undoable)

    # Reading

    def patients(self) -> tuple[tuple[int, str], ...]:
        """Key and study code of every patient, in order of code."""
        found = self.file.query("SELECT id, code FROM patient WHERE deleted = 0 ORDER BY code")
        return tuple((key, code) for key, code in found)

    def known(self) -> tuple[Known, ...]:
        """Every patient's code, number, name and birth: who must not be registered again."""
        return known(self.file.query)

    def find(self, code: str) -> int | None:
        """The key of the patient with this study code."""
        return find(self.file.query, code)

    def record(self, key: int) -> Record:
        """Everything recorded about one patient. Raises LookupError for a key that is not there, UnreadablePatient."""
        return record_of(self.file.query, key)

    def records(self) -> tuple[tuple[int, Record], ...]:
        """The record of every patient that can be read, in order of code; ``reading.unreadable`` has the others."""
        return tuple(sorted(load(self.file.query).records, key=lambda found: found[1].patient.code))

    def date_shift(self, key: int) -> int:
        """The days by which this patient's dates are moved in every export without identity."""
        found = self.file.query("SELECT date_shift_days FROM patient WHERE id = ?", key)
        return int(found[0][0])

    def anchor(self) -> Anchor:
        """The end of the journal now, to be kept outside the file."""
        with told(self.path):
            return self.file.journal.anchor()

    def warnings(self) -> tuple[Sentence, ...]:
        """What whoever opened the file ought to be told."""
        said, journal = [*self.told_at_opening], self.file.journal
        if self.mended_guards:
            said.append(sentence("Guards of the journal had been removed and were put back; verify the file."))
        with told(self.path):
            if journal.is_behind(journal.clock()):
                words = sentence("The clock of this computer is behind the last change in the file; set it right.")
                said.append(words)
        if at := journal.set_back:
            words = sentence(
                "The clock had been set back at the change of {on} {time}; the journal says so.",
                on=f"{at:%Y-%m-%d}",
                time=f"{at:%H:%M}",
            )
            said.append(words)
        return tuple(said)

    # Writing; see the functions of the same names for what they refuse

    def import_record(self, record: Record) -> Imported:
        """Keep a new patient; the same case again changes nothing. Raises FileProblem, StoreProblem."""
        return importing.import_record(self.file, record)

    def import_records(self, records: Iterable[Record]) -> tuple[Imported, ...]:
        """Keep several patients: all of them, or none. Raises as ``import_record`` does."""
        return importing.import_records(self.file, records)

    def register(self, record: Record) -> int:
        """Keep a patient typed in here; gives the key. Raises StoreProblem."""
        return entering.register(self.file, record)

    def add_visit(self, key: int, entry: VisitEntry, *, sign: bool = False) -> int:
        """Keep one visit with its results, its read and its new lesions; gives its key. Raises StoreProblem."""
        return entering.add_visit(self.file, key, entry, sign=sign)

    def add(self, key: int, kind: str, record: Kept) -> int:
        """Keep one record more of a patient; gives its row. Raises StoreProblem."""
        return entering.add(self.file, key, kind, record)

    def change_dose(self, key: int, row: int, entry: Treatment, *, last: date, reason: str) -> int:
        """End an entry of a treatment on its ``last`` day and keep the one that follows it; its row."""
        return entering.change_dose(self.file, key, row, entry, last=last, reason=reason)

    def correct(self, key: int, kind: str, row: int, changes: Mapping[str, Any], *, reason: str) -> None:
        """Give attributes of one record row other values. Raises StoreProblem."""
        changing.correct(self.file, key, kind, row, changes, reason=reason)

    def void(self, key: int, kind: str, row: int, *, reason: str) -> None:
        """Take one record row out of the record, with what was measured of it. Raises StoreProblem."""
        changing.void(self.file, key, kind, row, reason=reason)

    def undo(self, operation: int | None = None) -> str:
        """Take back the last operation that stands, or the one named; gives its label. Itself journalled.

        Raises StoreProblem when there is none, or somebody changed the same data since.
        """
        with told(self.path):
            check = partial(check_unlocked, self.file.query)
            undone = undoing.undo(self.database, self.file.journal, operation, check)
        log.info("operation %d undone", undone.id)
        return undone.label


def _check_schema(path: Path, db: Database) -> None:
    """Refuse a file that is foreign or newer."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreProblem(
            sentence("{path} is not a clinic file.", path=path), "Choose the clinic file.", fault=Fault.FILE
        )
    if applied(db) - whole.known():
        remedy = "Update Hepatrack on this computer; the file was not touched."
        raise StoreProblem(sentence("{path} was written by a newer Hepatrack.", path=path), remedy, fault=Fault.FILE)


def _check_whole(path: Path, db: Database) -> None:
    """Refuse a file that was being written when its program ended, and whose journal could not mend it."""
    if not is_whole(db):
        raise DamagedFile(
            sentence(
                "{path} is torn: a change was being written to it, and {path}-journal, which takes back what is half "
                "written, is missing or damaged.",
                path=path,
            ),
            "Put that file back beside it, or restore a backup.",
        )
