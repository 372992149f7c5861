"""Operations: what somebody did in one go, who, when and why; and the anchor, the end of the journal at some time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from storage.clinic import rows
from storage.clinic.connection import Database, mark_written
from storage.clinic.journal.signatures import sign_operation
from storage.clinic.packing import HASH_BYTES
from storage.clinic.schema.ladder import LOOKED
from storage.roles import Actor
from storage.signing import Signer

GENESIS = bytes(HASH_BYTES).hex()
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of the journal as it was at some time; kept elsewhere, it shows that entries were cut off later."""

    entries: int
    head: str

    def __str__(self) -> str:
        """Number of entries and the first half of the hash."""
        return f"{self.entries}:{self.head[:32]}"

    @property
    def short(self) -> str:
        """As the footer of a print carries it: 64 bits of the hash are enough to tell it from any other."""
        return f"{self.entries}:{self.head[:16]}"


BEGINNING = Anchor(0, GENESIS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What somebody did in one go. ``undoes`` is the operation that it took back, if it is an undo."""

    id: int
    label: str
    user: str
    role: str
    at: datetime
    reason: str | None
    undoes: int | None
    undoable: bool
    clock_set_back: bool


def now() -> datetime:
    """The time with this computer's offset from UTC."""
    return datetime.now().astimezone()


class Journal:
    """The journal of one open clinic file, and the operation that is going on in it."""

    def __init__(self, db: Database, actor: Actor, clock: Clock = now, signer: Signer | None = None) -> None:
        self.actor = actor
        self.signer = signer
        self.clock = clock
        self.set_back: datetime | None = None  # the first operation of this session that came before an earlier one
        self._db = db
        self._current: int | None = None
        self._reason: str | None = None
        db.conn.create_function("current_operation", 0, lambda: self._current)
        db.conn.create_function("current_reason", 0, lambda: self._reason)

    @contextmanager
    def operation(
        self,
        label: str,
        *,
        reason: str | None = None,
        undoes: int | None = None,
        undoable: bool = True,
        by: Actor | None = None,
        at: datetime | None = None,
        signed: bool = True,
    ) -> Iterator[int]:
        """A transaction of which all is kept, or nothing; an operation that wrote nothing leaves no trace.

        Inside another operation it is a part of that one. ``by`` and ``at`` are of whoever did it, if not just now.
        It is signed where whoever did it is here with their key, unless they had another then (not ``signed``).
        """
        if self._current is not None:
            with self._db.atomic():
                yield self._current
            return
        mark_written(self._db)
        try:
            with self._db.atomic():
                number = self._begin(label, reason, undoes=undoes, undoable=undoable, by=by, at=at)
                before = self.anchor().entries
                yield number
                if self.anchor().entries == before and undoable:
                    raise _NothingWritten
                if signed and self.signer is not None and (by is None or by.user == self.actor.user):
                    sign_operation(self._db, number, self.signer)
        except _NothingWritten:
            pass
        finally:
            self._current = self._reason = None

    def _begin(
        self,
        label: str,
        reason: str | None,
        *,
        undoes: int | None,
        undoable: bool,
        by: Actor | None,
        at: datetime | None,
    ) -> int:
        at, actor = at or self.clock(), by or self.actor
        offset = at.utcoffset() or timedelta()
        set_back = self.is_set_back(at) or self.is_behind(at)
        if set_back and label != LOOKED:
            self.set_back = self.set_back or at
        (last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
        values = {
            "id": last + 1,
            "label": label,
            "user": actor.user,
            "role": actor.role.value,
            "at": stamp(at),
            "offset_minutes": round(offset.total_seconds() / 60),
            "reason": reason,
            "undoes": undoes,
            "undoable": int(undoable),
            "clock_set_back": int(set_back),
        }
        self._current, self._reason = last + 1, reason
        self._db.execute(rows.insert_statement("operation", values), tuple(values.values()))
        return int(last) + 1

    def is_set_back(self, at: datetime) -> bool:
        """Whether ``at`` lies before the last operation."""
        last = self._db.execute("SELECT at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
        return last is not None and stamp(at) < str(last[0])

    def is_behind(self, at: datetime) -> bool:
        """Whether ``at`` lies before the last change; that somebody came in or looked says nothing of the clock."""
        asked = "SELECT at FROM operation WHERE label <> ? ORDER BY id DESC LIMIT 1"
        last = self._db.execute(asked, [LOOKED]).fetchone()
        return last is not None and stamp(at) < str(last[0])

    def anchor(self) -> Anchor:
        head = self._db.execute("SELECT id, lower(hex(hash)) FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
        return Anchor(*head) if head else BEGINNING

    def has_note(self, label: str, *, by: Actor, at: datetime) -> bool:
        """Whether ``by`` did something of this label at that time, as far as the journal knows."""
        asked = 'SELECT 1 FROM operation WHERE at = ? AND label = ? AND "user" = ?'
        return self._db.execute(asked, (stamp(at), label, by.user)).fetchone() is not None

    def operations(self, where: str, *values: object) -> list[Operation]:
        return [
            Operation(
                id=found[0],
                label=found[1],
                user=found[2],
                role=found[3],
                at=local_time(found[4], found[5]),
                reason=found[6],
                undoes=found[7],
                undoable=bool(found[8]),
                clock_set_back=bool(found[9]),
            )
            for found in self._db.execute(f"{_OPERATIONS} WHERE {where}", values)
        ]


class _NothingWritten(Exception):
    """Takes back the mark of an operation in which nothing was written."""


_OPERATIONS = (
    'SELECT id, label, "user", role, at, offset_minutes, reason, undoes, undoable, clock_set_back FROM operation'
)


def stamp(at: datetime) -> str:
    """A time as text in UTC; later times are greater texts."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def local_time(text: str, offset_minutes: int) -> datetime:
    """The time of a stamp on the clock of whoever was there."""
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC).astimezone(zone)
