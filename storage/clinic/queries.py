"""Queries: a data manager asks at a value, whoever enters answers, the data manager closes or asks again.

A query changes no data: it is asked, answered and closed on what is locked, too. An answer that corrects the value is a
correction, and no lock lets it pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.record.kept import Kept, Query, QueryState
from models.record.queries import Path, parts_of, place_of, target_of, value_words
from models.record.records import Record
from models.words import sentence
from storage.clinic import changing, editing
from storage.clinic.history import Past
from storage.clinic.openfile import OpenFile
from storage.clinic.reading import record_of
from storage.clinic.rows import NEVER_ASKED, QUERY, RecordKind, name_of
from storage.problems import Fault, StoreProblem
from storage.roles import Action

ASK, ASK_AGAIN, ANSWER = "Ask a query", "Ask a query again", "Answer a query"
ANSWER_BY_CORRECTION, CLOSE = "Answer a query by a correction", "Close a query"
_STANDS = {
    QueryState.OPEN: sentence("This query is not answered yet."),
    QueryState.ANSWERED: sentence("This query is answered already."),
    QueryState.CLOSED: sentence("This query is closed."),
}


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries of one open clinic file; ``key`` is a patient's, ``query`` the row of a query.

    Every change raises StoreProblem for a role that may not, for words that are none, and for a query that stands
    otherwise by now; LookupError for a row that the record does not have.
    """

    file: OpenFile

    def ask(self, key: int, kind: str, row: int, field: str, question: str) -> int:
        """Ask about a value of a row, or about the row as a whole (""), whoever entered it last; the query's row."""
        self.file.actor.require(Action.ASK_QUERIES)
        return self._ask(key, RecordKind(kind), row, field, question, label=ASK)

    def answer(self, key: int, query: int, answer: str) -> None:
        self.file.actor.require(Action.ANSWER_QUERIES)
        self._wanted(key, query, QueryState.OPEN)
        with self.file.operation(ANSWER, reason=ANSWER):
            self._answer(key, query, answer)

    def correct(self, key: int, query: int, changes: Mapping[str, Any], *, reason: str) -> None:
        """Correct the row that a query is about; the reason is the answer. Both, or none; the locks are asked."""
        self.file.actor.require(Action.ANSWER_QUERIES)
        asked, record = self._wanted(key, query, QueryState.OPEN)
        kind, part = self._row_of(asked, record)
        assert part.key is not None
        with self.file.operation(ANSWER_BY_CORRECTION, reason=reason):
            changing.correct(self.file, key, kind.value, part.key, changes, reason=reason)
            self._answer(key, query, reason)

    def close(self, key: int, query: int) -> None:
        """Close a query, answered or not."""
        self.file.actor.require(Action.ASK_QUERIES)
        self._wanted(key, query, QueryState.OPEN, QueryState.ANSWERED)
        with self.file.operation(CLOSE, reason=CLOSE):
            self._close(query)

    def ask_again(self, key: int, query: int, question: str) -> int:
        """Close an answered query and ask once more about the same, both or none; the row of the new one."""
        self.file.actor.require(Action.ASK_QUERIES)
        asked, record = self._wanted(key, query, QueryState.ANSWERED)
        kind, part = self._row_of(asked, record)
        found = target_of(record, asked.about)
        assert found is not None
        assert part.key is not None
        with self.file.operation(ASK_AGAIN, reason=ASK_AGAIN):
            self._close(query)
            return self._ask(key, kind, part.key, found.name, question, label=ASK_AGAIN)

    def _ask(self, key: int, kind: RecordKind, row: int, field: str, question: str, *, label: str) -> int:
        record = record_of(self.file.query, key)
        part = editing.part(record, kind, row)
        about = "" if kind in NEVER_ASKED else place_of(_holder(record, part), field)
        found = target_of(record, about)
        if found is None:
            raise ValueError(f"nobody asks about {field} of a {kind.words}")
        query = Query(
            about=about,
            question=_said(question),
            asked_of=self._entered_by(kind, row, found.name),
            asked_value=value_words(record, found) if field else None,
            asked_by=self.file.actor.user,
            asked_on=self._now(),
        )
        editing.added(record, RecordKind.QUERY, query)
        with self.file.operation(label):
            return self.file.rows.insert_query(query, record, key)

    def _answer(self, key: int, query: int, answer: str) -> None:
        values = {"answer": _said(answer), "answered_by": self.file.actor.user, "answered_on": self._now()}
        editing.corrected(record_of(self.file.query, key), RecordKind.QUERY, query, values)
        self.file.rows.update(QUERY.name, query, values)

    def _close(self, query: int) -> None:
        values = {"closed_by": self.file.actor.user, "closed_on": self._now()}
        self.file.rows.update(QUERY.name, query, values)

    def _wanted(self, key: int, query: int, *states: QueryState) -> tuple[Query, Record]:
        """The query, in one of these states, and the record it stands in."""
        record = record_of(self.file.query, key)
        found = editing.part(record, RecordKind.QUERY, query)
        assert isinstance(found, Query)
        if found.state not in states:
            raise StoreProblem(_STANDS[found.state], "Nothing was changed.", fault=Fault.FILE)
        return found, record

    def _row_of(self, query: Query, record: Record) -> tuple[RecordKind, Kept]:
        found = target_of(record, query.about)
        if found is None:
            said = sentence("The row that this query is about was taken out of the record.")
            raise StoreProblem(said, "Answer or close the query.", fault=Fault.FILE)
        return RecordKind(name_of(type(found.part))), found.part

    def _entered_by(self, kind: RecordKind, row: int, field: str) -> str | None:
        """Who entered what stands there: whoever changed the value last, else who made the row."""
        if field:
            return Past(self.file).value_history(kind.value, row, field)[-1].user
        (last,) = self.file.query(_LAST_HAND, kind.value, row)
        return str(last[0])

    def _now(self) -> str:
        return f"{self.file.journal.clock():%Y-%m-%dT%H:%M}"


_LAST_HAND = (
    "SELECT operation.user FROM journal JOIN operation ON operation.id = operation_id "
    "WHERE table_name = ? AND row_id = ? ORDER BY journal.id DESC LIMIT 1"
)


def _holder(record: Record, part: Kept) -> Path:
    return next(path for path, one in parts_of(record) if type(one) is type(part) and one.key == part.key)


def _said(text: str) -> str:
    if not text.strip():
        raise StoreProblem("Nothing was said.", "Type it and save again.", fault=Fault.FILE)
    return text.strip()
