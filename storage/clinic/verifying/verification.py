"""Whether a clinic file is what it was: its pages, its links, its guards, its journal, and the tables against it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from models.words import Sentence, sentence
from storage.clinic import rows
from storage.clinic.beside.kept_prints import lost_pages
from storage.clinic.connection import GARBLED, DamagedFile, Database, told
from storage.clinic.journal.chain import Found, differing_rows, holds, journal_end, read_chain, row_of
from storage.clinic.journal.guards import guard_differences
from storage.clinic.journal.operations import GENESIS, Anchor
from storage.clinic.migrating import mended_guards, missing_tables
from storage.clinic.reading import without_template
from storage.clinic.store import Store
from storage.clinic.verifying.content import malformed_entries
from storage.clinic.verifying.order import backward_times, torn_rows, without_reason
from storage.clinic.verifying.people import by_nobody, people_of, remarks, unsigned, unvouched
from storage.clinic.verifying.rights import outside_rights
from storage.clinic.verifying.schema import schema_differences
from storage.problems import Fault, StoreProblem

log = logging.getLogger(__name__)


class Check(StrEnum):
    """What is looked at, in this order."""

    PAGES = "every page of the file: its authentication and the structure of the tables"
    SCHEMA = "the tables and indexes against those that this program makes"
    LINKS = "links between the rows"
    GUARDS = "guards of the journal"
    CHAIN = "the chain of the journal, entry by entry"
    CONTENT = "what the entries of the journal hold"
    ANCHOR = "the end of the journal against a mark kept elsewhere"
    BACKUP = "the journal against a backup, entry by entry"
    ROWS = "every row against the last entry of the journal about it"
    FOLLOWS = "every entry against the one before it about its row"
    TIMES = "times that run on"
    REASONS = "a reason for every change"
    SIGNED = "the signature of every operation"
    USERS = "users, their roles and keys, as administrators signed them"
    RIGHTS = "what was done against the rights of whoever did it"


# Told what is looked at and how much of it is done, 0 to 1; may raise StoreProblem to give up.
Progress = Callable[[Check, float], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and the check that found it."""

    check: Check
    words: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found. ``broken_entry`` is the first wrong entry of the journal, ``checks`` what was looked at.

    ``clock_set_back`` counts the operations that came before an earlier one; it is no problem of the file. Nor are
    ``remarks``: what is from before there were signatures, what an administrator has not signed yet, what a backup
    leaves open.
    """

    entries: int
    head: str
    triggers: int
    clock_set_back: int
    broken_entry: int | None
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...] = tuple(Check)
    remarks: tuple[Sentence, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """Each thing that is wrong as a sentence."""
        return tuple(str(finding.words) for finding in self.findings)

    @property
    def ok(self) -> bool:
        return not self.findings

    def of(self, check: Check) -> tuple[Finding, ...]:
        """What one check found."""
        return tuple(finding for finding in self.findings if finding.check is check)


def _nothing(check: Check, share: float) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a backup said of the file: what is wrong, and what is to be known beside it."""

    findings: tuple[Sentence, ...] = ()
    remarks: tuple[Sentence, ...] = ()


# Holds an open file against a backup; is told how to say how much of it is done.
Comparison = Callable[[Database, Callable[[float], None]], Compared]


def verify(
    store: Store,
    anchor: Anchor | None = None,
    *,
    backup: Comparison | None = None,
    progress: Progress = _nothing,
) -> Verification:
    """Check an open clinic file; an ``anchor`` of an earlier day also finds entries that were cut off its end.

    ``backup`` holds it against one (``storage.backups.comparing``).
    """
    return verified(store.database, store.path, anchor, backup=backup, progress=progress)


def verified(
    db: Database,
    path: Path,
    anchor: Anchor | None = None,
    *,
    backup: Comparison | None = None,
    progress: Progress = _nothing,
) -> Verification:
    """The same of a file that may be open for reading only."""
    found: list[Finding] = []
    compared = Compared()

    def look(check: Check, said: Callable[[], Iterable[Sentence]]) -> None:
        """What a check yields; whatever stands in the file is told and is no fault of the check."""
        progress(check, 0.0)
        try:
            with told(path):
                found.extend(Finding(check, words) for words in said())
        except StoreProblem as problem:
            if problem.fault is not Fault.FILE or not isinstance(problem, DamagedFile):
                raise
            found.append(Finding(check, problem.words))
        except GARBLED:  # a stranger's writing, or a fault of the check: the log says where
            log.exception("ended a check: %s", check)
            found.append(Finding(check, sentence("What is there could not be read; the log of the program has more.")))

    look(Check.PAGES, lambda: _pages(db))
    with told(path):
        triggers = _count(db, "sqlite_master WHERE type = 'trigger'")
        missing = missing_tables(db)
    if missing:  # nothing else can be looked at
        look(Check.PAGES, lambda: [sentence("The table {table} is missing.", table=table) for table in missing])
        return Verification(
            entries=0,
            head=GENESIS,
            triggers=triggers,
            clock_set_back=0,
            broken_entry=None,
            findings=tuple(found),
            checks=(Check.PAGES,),
        )
    look(Check.SCHEMA, lambda: schema_differences(db))
    look(Check.LINKS, lambda: _links(db))
    look(Check.GUARDS, lambda: _guards(db))
    with told(path):
        chain = read_chain(db, partial(progress, Check.CHAIN))
    look(Check.CHAIN, lambda: [] if chain.wrong is None else [chain.wrong])
    look(Check.CONTENT, lambda: malformed_entries(db, partial(progress, Check.CONTENT)))
    if anchor is not None:
        look(Check.ANCHOR, lambda: _against(db, anchor))
    if backup is not None:
        progress(Check.BACKUP, 0.0)
        compared = backup(db, partial(progress, Check.BACKUP))
        look(Check.BACKUP, lambda: compared.findings)
    look(Check.ROWS, lambda: (_row_problem(db, row) for row in differing_rows(db)))
    look(Check.ROWS, lambda: lost_pages(db))
    look(Check.FOLLOWS, lambda: torn_rows(db))
    look(Check.TIMES, lambda: backward_times(db))
    look(Check.REASONS, lambda: without_reason(db))
    with told(path):
        people = people_of(db)
    look(
        Check.SIGNED,
        lambda: (*unsigned(db, people, partial(progress, Check.SIGNED)), *by_nobody(db, people, of_records=True)),
    )
    look(Check.USERS, lambda: unvouched(db, people, partial(progress, Check.USERS)))
    look(Check.RIGHTS, lambda: outside_rights(db, people, partial(progress, Check.RIGHTS)))
    asked = {Check.ANCHOR: anchor is not None, Check.BACKUP: backup is not None}
    with told(path):
        return Verification(
            entries=chain.end.entries,
            head=chain.end.head,
            triggers=triggers,
            clock_set_back=_count(db, "operation WHERE clock_set_back"),
            broken_entry=chain.broken,
            findings=tuple(found),
            checks=tuple(check for check in Check if asked.get(check, True)),
            remarks=(*remarks(db, people), *compared.remarks),
        )


def read_anchor(text: str) -> Anchor:
    """An anchor as a print or a backup's description carries it: ``1234:9f86d081…``. Raises StoreProblem."""
    found = _ANCHOR.fullmatch(re.sub(r"[\s,，]", "", text.casefold()))
    if found is None:
        raise StoreProblem(
            sentence("“{text}” is not a mark of the journal.", text=text.strip()),
            "Type the number of entries, a colon and the letters after it, as they stand at the foot of a print.",
            fault=Fault.FILE,
        )
    return Anchor(int(found[1]), found[2])


_ANCHOR = re.compile(r"([0-9]{1,12})[:：]([0-9a-f]{8,64})")


def _count(db: Database, what: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def _pages(db: Database) -> list[Sentence]:
    damaged = [str(found) for (found,) in db.execute("PRAGMA cipher_integrity_check").fetchall()]
    damaged += [str(found) for (found,) in db.execute("PRAGMA integrity_check").fetchall() if found != "ok"]
    return [sentence("The file is damaged: {found}.", found=found) for found in damaged]


def _links(db: Database) -> Iterator[Sentence]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        words = {"row": str(row), "table": str(table), "parent": str(parent)}
        yield sentence("Row {row} of {table} names a row of {parent} that is not there.", **words)
    if (found := without_template(lambda sql: db.execute(sql).fetchall())) is not None:
        words = {"row": str(found[0]), "table": "patient", "parent": rows.TEMPLATES}
        yield sentence("Row {row} of {table} names a row of {parent} that is not there.", **words)


def _guards(db: Database) -> Iterator[Sentence]:
    """Those missing now, and those that were missing whenever the file was opened and have been put back."""
    now, before = guard_differences(db), mended_guards(db)
    names = ", ".join(sorted({*now, *(name for mended in before for name in mended)}))
    times = len(before) + bool(now)
    if times == 1:
        yield sentence("Guards of the journal had been removed or altered: {names}.", names=names)
    elif times:
        yield sentence(
            "Guards of the journal had been removed or altered, {count} times: {names}.", count=times, names=names
        )


def _against(db: Database, anchor: Anchor) -> list[Sentence]:
    """Whether the entry that was last once is still there, unchanged."""
    if holds(db, anchor):
        return []
    last = journal_end(db).entries
    if last < anchor.entries:
        return [
            sentence(
                "The journal ends at entry {last} and once reached {once}: entries were cut off its end.",
                last=str(last),
                once=str(anchor.entries),
            )
        ]
    return [
        sentence(
            "Entry {entry} of the journal is not the one that was there when the anchor was taken.",
            entry=str(anchor.entries),
        )
    ]


def _row_problem(db: Database, found: Found) -> Sentence:
    table, row = found
    named = {"row": str(row), "table": table}
    present = db.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', [row]).fetchone()
    last = db.execute(
        "SELECT id, after FROM journal WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1", [table, row]
    ).fetchone()
    if present is None:
        return sentence("Row {row} of {table} is in the journal and not in its table.", **named)
    if last is None:
        return sentence("Row {row} of {table} was written past the journal.", **named)
    columns = row_of(last[1])
    return sentence(
        "Row {row} of {table} is not as entry {entry} of the journal left it ({columns}).",
        **named,
        entry=str(last[0]),
        columns=", ".join(_differing_columns(db, table, row, columns)) or "columns",
    )


def _differing_columns(db: Database, table: str, row: int, columns: dict[str, object]) -> list[str]:
    names = [column.name for column in db.table(table).columns]
    values = db.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row]).fetchone()
    return [name for name, value in zip(names, values, strict=True) if columns.get(name) != value]
