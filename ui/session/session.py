"""The one place where the screen asks the store for work and hears of changes."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from models.words import Sentence
from storage.problems import FileProblem, StoreProblem
from ui.session.walked import Walked
from ui.session.worker import Worker

# The rules are imported where they are first needed, on the worker: the window is shown before.
if TYPE_CHECKING:
    from models.course.course import Course
    from models.course.summary import PatientSummary
    from models.record.protocol import Protocol
    from models.record.records import Record
    from storage.clinic.store import Store

log = logging.getLogger(__name__)
T = TypeVar("T")
Otherwise = Callable[[Exception], None]
SLICE_SECONDS = 0.02  # long work steps aside this often, so that opening a patient never waits for all of it
NEWS_SECONDS = 0.25
FROZEN_AFTER = 50  # courses


def _nothing(_: object) -> None:
    """For work that tells its news itself, and writes whose news is the course that comes."""


class Stopped(StoreProblem):
    """Long work was given up because somebody asked for it; nothing is wrong."""


class Session(QObject):
    """Work off the GUI thread and news of it on the GUI thread; one worker owns the one store.

    ``store`` and ``protocols`` may be given as functions, which the worker then calls first: a window can be
    shown before anything is opened. ``today`` is the date of judgement, fixed for the session.
    """

    course_changed = Signal(object)  # Course | None: what is open
    summaries_changed = Signal(object)  # tuple[PatientSummary, ...]
    changed = Signal(object)  # frozenset[int] | None: the patients a write touched, None for perhaps all
    failed = Signal(object)  # StoreProblem | FileProblem
    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(
        self,
        store: Store | Callable[[], Store],
        protocols: Mapping[str, Protocol] | Callable[[], Mapping[str, Protocol]],
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.today = today
        self._opener, self._loader = store, protocols
        self._store: Store | None = None
        self._protocols: Mapping[str, Protocol] = {}
        self._courses: dict[int, Course] = {}
        self._computed = 0
        self._lines: dict[int, PatientSummary] = {}
        self.wanted: int | None = None  # who was asked for last: on the screen, or not there yet
        self._key: int | None = None
        self._course: Course | None = None
        self._pending = 0
        self._round = 0
        self._closed = False
        self._door = threading.Lock()
        self._worker, self._helper = Worker("store"), Worker("beside the store")
        self._finished.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def key(self) -> int | None:
        """The patient whose course is on the screen: what is done there is done to this one."""
        return self._key

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def protocols(self) -> Mapping[str, Protocol]:
        """The templates by name, once the clinic file is open."""
        return self._protocols

    @property
    def course(self) -> Course | None:
        """The course on the screen."""
        return self._course

    @property
    def busy(self) -> bool:
        """Whether the worker has something to do that was asked for."""
        return self._pending > 0

    def open(self, key: int) -> None:
        """Compute the course of a patient and announce it by ``course_changed``. The last one asked for wins."""
        self.wanted = key
        course_of = partial(self._course_wanted, key)
        self._submit(course_of, partial(self._show, key), partial(self._on_not_opened, key))

    def leave(self) -> None:
        """No patient is open any more."""
        self.wanted = self._key = self._course = None

    def refresh(self) -> None:
        """Compute the line of every patient in the background, newest news last, by ``summaries_changed``."""
        self._round += 1
        self._walk(self._tell_summaries, self._round)

    def read(
        self, query: Callable[[Store], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None
    ) -> None:
        """Run ``query`` on the worker and hand its result to ``then`` on the GUI thread.

        ``otherwise`` is told of a problem in place of ``failed``.
        """
        self._submit(lambda: query(self._opened()), then, otherwise)

    def work(self, job: Callable[[], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None) -> None:
        """Run a ``job`` that needs no open store on the worker."""
        self._submit(job, then, otherwise)

    def read_long(
        self,
        query: Callable[[Store, Callable[[], None]], T],
        then: Callable[[T], None],
        *,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Run a ``query`` that takes long; the function it is given, called often, lets other work have its turn.

        That function raises Stopped when the session is closed meanwhile; what else the query raises on purpose is
        a StoreProblem.
        """

        def breathe() -> None:
            if self._closed:
                raise Stopped("The program was closed.")
            self._worker.step_aside()

        self._submit(lambda: query(self._opened(), breathe), then, otherwise, alone=True)

    def aside(self, job: Callable[[], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None) -> None:
        """Run a ``job`` that needs no store on a thread of its own: the store's worker stays free."""
        self._submit(job, then, otherwise, worker=self._helper)

    def shut(self, then: Callable[[], None]) -> None:
        """Close the store and forget what was computed from it; what is asked for next opens it again."""
        self._round += 1

        def work() -> None:
            self._close_store()
            self._forget(None)

        def announce(_: None) -> None:
            self._key = self._course = None
            self._lines.clear()
            then()

        self._submit(work, announce, alone=True)

    def write(
        self,
        operation: Callable[[Store], T],
        then: Callable[[T], None] = _nothing,
        *,
        touched: Iterable[int] | Callable[[Store], Iterable[int] | None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Run ``operation``, then announce it; the open patient and the list are computed anew.

        ``touched`` are the patients it changes, or a query on the worker that finds them before it does; left out, or
        None, every cached course is forgotten. ``otherwise`` is told of a problem in place of ``failed``.
        """

        def work() -> tuple[T, frozenset[int] | None]:
            store = self._opened()
            found = touched(store) if callable(touched) else touched
            keys = None if found is None else frozenset(found)
            result = operation(store)
            self._forget(keys)
            return result, keys

        def announce(done: tuple[T, frozenset[int] | None]) -> None:
            result, keys = done
            then(result)
            self.changed.emit(keys)
            if self.wanted is not None:
                self.open(self.wanted)
            self.refresh()

        self._submit(work, announce, otherwise)

    def courses(
        self,
        then: Callable[[tuple[tuple[int, Course], ...]], None],
        *,
        so_far: Callable[[int], None] | None = None,
    ) -> None:
        """The courses of all who have started treatment, computed in the background and kept until a write.

        ``so_far`` hears how many patients are done.
        """

        def tell(found: Walked, complete: bool) -> None:
            if complete:
                from models.cohort.members import started

                then(started(found.courses))
                if found.unreadable:
                    self.failed.emit(found.left_out())
            elif so_far is not None:
                so_far(len(found.courses))

        self._walk(tell, None)

    def close(self) -> None:
        """Finish what is running, close the store on its own thread, and stop."""
        with self._door:
            if self._closed:
                return
            self._closed = True
            self._worker.submit(self._close_store, alone=True)
        self._worker.end()
        self._helper.end()

    # On the worker

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._opener() if callable(self._opener) else self._opener
            self._protocols = self._loader() if callable(self._loader) else self._loader
        return self._store

    def _course_wanted(self, key: int) -> Course | None:
        return self._course_of(key) if key == self.wanted else None

    def _course_of(self, key: int) -> Course:
        from models.course.course import course

        store = self._opened()
        if key not in self._courses:
            record = store.record(key)
            self._courses[key] = course(record, self.protocol_of(record), self.today)
            self._computed += 1
            if self._computed % FROZEN_AFTER == 0:
                # A thousand courses are millions of objects that stay: each search for cycles among them stops every
                # thread for half a second. They hold no cycles, so they are set aside from it.
                gc.collect(1)
                gc.freeze()
        return self._courses[key]

    def protocol_of(self, record: Record) -> Protocol:
        """The template that a record names."""
        from models.record.protocol import FOLLOW_UP

        return self._protocols.get(record.protocol, FOLLOW_UP)

    def _forget(self, keys: frozenset[int] | None) -> None:
        if keys is None:
            self._courses.clear()
        for key in keys or ():
            self._courses.pop(key, None)

    def _close_store(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()

    # Long work, in slices

    def _walk(self, tell: Callable[[Walked, bool], None], number: int | None) -> None:
        def begin() -> None:
            go_on(list(self._opened().patients()), Walked(), perf_counter())

        def go_on(patients: list[tuple[int, str]], found: Walked, told: float) -> None:
            if self._closed or (number is not None and number != self._round):
                return
            stop = perf_counter() + SLICE_SECONDS
            while patients and perf_counter() < stop:
                self._walk_on(*patients.pop(0), found)
            if not patients or perf_counter() - told > NEWS_SECONDS:
                told = perf_counter()
                complete, copy = not patients, Walked(list(found.courses), dict(found.unreadable))
                self._hand_over(lambda: tell(copy, complete))
            if patients:
                self._submit(lambda: go_on(patients, found, told), _nothing)

        self._submit(begin, _nothing)

    def _walk_on(self, key: int, code: str, found: Walked) -> None:
        """The course of one patient more; who cannot be read stops nobody else."""
        from storage.clinic.reading import UnreadablePatient

        try:
            found.courses.append((key, self._course_of(key)))
        except UnreadablePatient as problem:
            found.unreadable[key] = (code, problem)

    def _tell_summaries(self, found: Walked, complete: bool) -> None:
        from models.course.summary import summary, unreadable_summary

        lines = {key: summary(key, computed) for key, computed in found.courses}
        lines |= {key: unreadable_summary(key, code, why.words) for key, (code, why) in found.unreadable.items()}
        self._lines |= lines
        if complete:
            by_code = sorted(lines, key=lambda key: lines[key].code)
            self._lines = {key: lines[key] for key in by_code}
        self.summaries_changed.emit(tuple(self._lines.values()))

    # Between the threads

    def _submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Otherwise | None = None,
        *,
        alone: bool = False,
        worker: Worker | None = None,
    ) -> None:
        with self._door:
            if self._closed:
                return
            self._hand_over(lambda: self._count(1))
            future = (worker or self._worker).submit(work, alone=alone)
        future.add_done_callback(lambda done: self._finished.emit((done, then, otherwise)))

    def _hand_over(self, then: Callable[[], Any]) -> None:
        self._finished.emit((None, then, None))

    def _count(self, step: int) -> None:
        busy = self._pending > 0
        self._pending += step
        if busy != (self._pending > 0):
            self.busy_changed.emit(self._pending > 0)

    def _show(self, key: int, computed: Course | None) -> None:
        if computed is not None and key == self.wanted:
            self._key, self._course = key, computed
            self.course_changed.emit(computed)

    def _on_not_opened(self, key: int, problem: Exception) -> None:
        """What is on the screen stays there, and is what is wanted."""
        if key == self.wanted:
            self.wanted = self._key
        self.failed.emit(problem)

    @Slot(object)
    def _call(self, done: tuple[Future[Any] | None, Callable[..., Any], Otherwise | None]) -> None:
        future, then, otherwise = done
        if self._closed:
            return
        if future is None:
            then()
            return
        self._count(-1)
        error = future.exception()
        told = error is None or isinstance(error, StoreProblem | FileProblem)
        if not told and otherwise is not None and not _is_gone(otherwise):
            otherwise(StoreProblem(_MISTAKE, _LOOK))  # whoever waits for an answer must not wait for ever
        if told and (_is_gone(then) or (otherwise is not None and _is_gone(otherwise))):
            return  # whoever asked was closed meanwhile
        if error is None:
            then(future.result())
        elif isinstance(error, StoreProblem | FileProblem):  # a sentence for the user; everything else is a bug
            level = logging.INFO if isinstance(error, Stopped) else logging.ERROR
            log.log(level, "ended by %s", type(error), exc_info=error)
            (otherwise or self.failed.emit)(error)
        else:
            raise error


_MISTAKE = Sentence("The program made a mistake here.")
_LOOK = Sentence("Look whether this step was done before you repeat it.")


def _is_gone(listener: Callable[..., Any]) -> bool:
    """Whether a listener is a method of a dialog or page that Qt has destroyed."""
    while isinstance(listener, partial):
        listener = listener.func
    owner = getattr(listener, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
