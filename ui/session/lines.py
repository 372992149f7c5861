"""The line of every patient, for the lists: read from what is kept, derived anew where it does not stand any more."""

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from storage.problems import StoreProblem

# The rules are imported where they are first needed, on the worker: the window is shown before.
if TYPE_CHECKING:
    from models.course.course import Course
    from models.forms.registration import Formerly
    from models.record.protocol import Protocol
    from models.worklist.clinic import Mark
    from models.worklist.line import Line
    from storage.clinic.store import Store

log = logging.getLogger(__name__)
FLUSH = 200  # lines derived anew that are kept at once


@dataclass(frozen=True, slots=True)
class News:
    """The lines in order of code, as far as they are known; ``stale`` are the keys of those that are of before.

    ``waiting`` patients have no line yet. ``marks`` are those of today's clinic. ``rows`` of laboratory files wait in
    the tray for a person to say whose they are. ``former``: what those who were merged into a patient were called.
    ``read``: whether the file was looked into at all.
    """

    lines: tuple[Line, ...] = ()
    stale: frozenset[int] = frozenset()
    waiting: int = 0
    marks: Mapping[int, Mark] = field(default_factory=dict)
    rows: int = 0
    former: Mapping[int, Formerly] = field(default_factory=dict)
    read: bool = False

    @property
    def complete(self) -> bool:
        return not self.stale and not self.waiting


class Lines:
    """For the worker. ``course_of`` derives the course of a patient by key."""

    def __init__(self, today: date, course_of: Callable[[int], Course]) -> None:
        self._today, self._course_of = today, course_of
        self._codes: dict[int, str] = {}
        self._lines: dict[int, Line] = {}
        self._stale: list[int] = []
        self._fresh: dict[int, str] = {}  # derived, and not kept yet
        self._marks: Mapping[int, Mark] = {}
        self._read, self._rows = False, 0
        self._former: Mapping[int, Formerly] = {}

    def forget(self, keys: Iterable[int] | None) -> None:
        """Nothing that was derived of these patients and is not kept yet is believed any more; None: of nobody."""
        for key in list(self._fresh) if keys is None else keys:
            self._fresh.pop(key, None)

    def leave(self) -> None:
        """The file is closed."""
        self._codes, self._lines, self._stale, self._fresh, self._read = {}, {}, [], {}, False

    def begin(self, store: Store, protocols: Mapping[str, Protocol]) -> None:
        """Read what is kept, or of whom it changed, and find what has to be derived anew."""
        from storage.clinic.imports.tray import waiting_count

        self._flush(store)
        changed = store.worklist.catch_up(_rules(protocols))
        self._marks, self._rows = store.worklist.marks(self._today), waiting_count(store)
        self._former = store.people.former()
        if not self._read or changed is None:
            self._take(store)
        else:
            self._refresh(store, changed)

    def _take(self, store: Store) -> None:
        from models.worklist.packed import unpacked

        known, self._lines = self._lines, {}
        kept = store.worklist.kept()
        self._codes, self._read = {one.key: one.code for one in kept}, True
        collecting = gc.isenabled()
        gc.disable()  # ten thousand lines are many objects and no cycle: a search among them would double the time
        try:
            for one in kept:
                line = known.get(one.key)
                if one.text is not None:
                    try:
                        line = unpacked(one.key, one.text, self._today)
                    except (ValueError, TypeError, KeyError):  # of another program: derived anew
                        log.warning("a kept line cannot be read")
                if line is not None:
                    self._lines[one.key] = line
        finally:
            if collecting:
                gc.enable()
        if len(self._lines) > FLUSH:
            gc.freeze()  # nor is one among them later
        stale = {one.key for one in kept if one.stale}
        self._stale = self._in_order(key for key in self._codes if key in stale or not self._stands(key))

    def _refresh(self, store: Store, changed: frozenset[int]) -> None:
        if not changed:
            return
        self._codes = dict(store.patients())
        self._lines = {key: self._lines[key] for key in self._codes if key in self._lines}
        again = changed & self._codes.keys() | set(self._stale) & self._codes.keys()
        again |= {key for key in self._codes if key not in self._lines}
        self._stale = self._in_order(again)

    def _stands(self, key: int) -> bool:
        line = self._lines.get(key)
        return line is not None and line.stands(self._today)

    def _in_order(self, keys: Iterable[int]) -> list[int]:
        """Taken from the end: who has no line yet, then whose visit is due, then all others."""

        def rank(key: int) -> int:
            line = self._lines.get(key)
            due = line is not None and line.visit is not None and line.visit.state in ("open", "overdue")
            return 2 if line is None else int(due)

        return sorted(keys, key=rank)

    @property
    def news(self) -> News:
        lines = tuple(self._lines[key] for key in self._codes if key in self._lines)
        stale = frozenset(key for key in self._stale if key in self._lines)
        return News(lines, stale, len(self._codes) - len(lines), self._marks, self._rows, self._former, read=True)

    @property
    def waits(self) -> bool:
        return bool(self._stale)

    def step(self, store: Store) -> None:
        """Derive one line more; who cannot be read stops nobody else."""
        from models.course.summary import unreadable_summary
        from models.worklist.deriving import line_of
        from models.worklist.line import Line
        from models.worklist.packed import packed
        from storage.clinic.reading import UnreadablePatient

        key = self._stale.pop()
        try:
            self._lines[key] = made = line_of(key, self._course_of(key))
            self._fresh[key] = packed(made)
        except UnreadablePatient as problem:
            self._lines[key] = Line(unreadable_summary(key, self._codes[key], problem.words), self._today, self._today)
        if len(self._fresh) >= FLUSH or not self._stale:
            self._flush(store)

    def _flush(self, store: Store) -> None:
        fresh, self._fresh = self._fresh, {}
        if fresh:
            try:
                store.worklist.keep(fresh)
            except StoreProblem as problem:  # the disk is full: they are derived again another time
                log.warning("lines are not kept: %s", type(problem))


def _rules(protocols: Mapping[str, Protocol]) -> str:
    """Names everything but the record that a line is derived by."""
    from models.course.course import RULES_VERSION
    from models.worklist.packed import SHAPE
    from storage.version import PROGRAM_VERSION

    templates = hashlib.sha256(repr(sorted(protocols.items())).encode()).hexdigest()[:16]
    return f"{SHAPE} {RULES_VERSION} {PROGRAM_VERSION} {templates}"
