"""One clinic file that is open, as the modules see it that read and write it: what every write asks and does."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from storage.clinic.connection import Database, told
from storage.clinic.journal.operations import Clock, Journal
from storage.clinic.writing import Writer
from storage.logfile import Word
from storage.problems import Fault, StoreProblem
from storage.roles import Action, Actor
from storage.signing import Signer

log = logging.getLogger(__name__)


class OpenFile:
    """Connection, journal and rows of one clinic file, in the hands of one actor."""

    def __init__(self, path: Path, db: Database, actor: Actor, clock: Clock, signer: Signer | None = None) -> None:
        self.path = path
        self.db = db
        self.journal = Journal(db, actor, clock, signer)
        self.rows = Writer(db)

    @property
    def actor(self) -> Actor:
        return self.journal.actor

    def today(self) -> date | None:
        """The day by which nothing may have happened yet; None while the clock is behind the last entry (R-16)."""
        with told(self.path):
            now = self.journal.clock()
            return None if self.journal.is_behind(now) else now.astimezone().date()

    def query(self, sql: str, *values: Any) -> list[Any]:
        """The rows of a query. Raises StoreProblem for what the disk says."""
        with told(self.path):
            return self.db.execute(sql, values).fetchall()

    @contextmanager
    def operation(
        self, label: str, *, reason: str | None = None, action: Action | None = None, undoable: bool = True
    ) -> Iterator[None]:
        """Everything written inside is kept under this label, or nothing. Raises StoreProblem.

        ``action`` is what the actor must be allowed to do, where that was not asked already. Inside another operation
        it is a part of that one; one that cannot be undone is journalled also when it wrote nothing.
        """
        if action is not None:
            self.actor.require(action)
        said = None if reason is None else reason.strip()
        with told(self.path), self.journal.operation(label, reason=said, undoable=undoable):
            yield
        log.info("%s: done", Word(label))


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise StoreProblem("A reason is needed to change what was saved.", "Give one and save again.", fault=Fault.FILE)
