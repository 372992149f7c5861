"""The one place where the screen asks the store for work and hears of changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from datetime import date
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from storage.problems import Stopped
from ui.session.courses import Courses
from ui.session.cycles import set_aside
from ui.session.lines import Lines, News
from ui.session.listeners import Otherwise, answer, is_gone
from ui.session.openings import Openings
from ui.session.turns import Turns
from ui.session.walk import Walk, in_slices
from ui.session.worker import Worker

# The rules are imported where they are first needed, on the worker: the window is shown before.
if TYPE_CHECKING:
    from models.course.course import Course
    from models.record.protocol import Protocol
    from models.record.records import Record
    from storage.clinic.store import Store

T = TypeVar("T")


def _nothing(_: object) -> None:
    """For work that tells its news itself, and writes whose news is the course that comes."""


class Session(QObject):
    """Work off the GUI thread and news of it on the GUI thread; one worker owns the one store.

    ``store`` and ``protocols`` may be given as functions, which the worker then calls first: a window can be
    shown before anything is opened. ``today`` is the date of judgement, fixed for the session.
    """

    course_changed = Signal(object)  # Course | None: what is open
    lines_changed = Signal(object)  # News
    changed = Signal(object)  # frozenset[int] | None: the patients a write touched, None for perhaps all
    failed = Signal(object)  # StoreProblem | FileProblem
    noted = Signal()  # something was journalled, and no record changed
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
        self._shipped: Mapping[str, Protocol] = {}
        self._protocols: Mapping[str, Protocol] = {}
        self._courses = Courses(lambda: self._hand_over(set_aside))
        self._lines = Lines(today, partial(self._course_of, keep=False))
        self._news = News()
        self._openings = Openings(self)
        self.wanted: int | None = None  # who was asked for last: on the screen, or not there yet
        self._key: int | None = None
        self._course: Course | None = None
        self._pending, self._round, self._opening, self._closed = 0, 0, False, False
        # Who is to hear of an answer never leaves this thread: the worker must not be the last to let go of a dialog.
        self._asked: dict[int, tuple[Callable[..., Any], Otherwise | None]] = {}
        self._tickets = count()
        self._door = threading.Lock()
        self._worker, self._helper = Worker("store"), Worker("beside the store")
        self._turns = Turns(self._call, self)
        self._finished.connect(self._turns.add, Qt.ConnectionType.QueuedConnection)

    @property
    def key(self) -> int | None:
        """The patient whose course is on the screen: what is done there is done to this one."""
        return self._key

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def protocols(self) -> Mapping[str, Protocol]:
        """What a patient can be given by name, shipped and the clinic's own, once the clinic file is open."""
        return self._protocols

    @property
    def course(self) -> Course | None:
        """The course on the screen."""
        return self._course

    @property
    def opening(self) -> bool:
        """Whether the patient asked for last is still to be announced."""
        return self._opening

    @property
    def news(self) -> News:
        """The lines as they were last announced."""
        return self._news

    @property
    def busy(self) -> bool:
        """Whether the worker has something to do that was asked for."""
        return self._pending > 0

    def open(self, key: int) -> None:
        """Compute the course of a patient and announce it by ``course_changed``. The last one asked for wins."""
        self.wanted, self._opening = key, True
        course_of = partial(self._course_wanted, key)
        self._submit(course_of, partial(self._show_course, key), partial(self._on_not_opened, key))

    def leave(self) -> None:
        """No patient is open any more."""
        self.wanted = self._key = self._course = None

    def refresh(self) -> None:
        """Have a line of every patient in the background, newest news last, by ``lines_changed``."""
        self._round += 1
        number = self._round

        def begin() -> bool:
            self._lines.begin(self._opened(), self._shipped)
            return self._lines.waits

        def tell(then: Callable[[], None]) -> None:
            self._show(partial(self._show_lines, self._lines.news), then)

        in_slices(self._go_on, begin, self._step_lines, tell, given_up=lambda: self._closed or number != self._round)

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
        breathe = partial(self._breathe, self._worker)
        self._submit(lambda: query(self._opened(), breathe), then, otherwise, alone=True)

    def aside(self, job: Callable[[], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None) -> None:
        """Run a ``job`` that needs no store on a thread of its own: the store's worker stays free."""
        self._submit(job, then, otherwise, worker=self._helper)

    def aside_long(
        self, job: Callable[[Callable[[], None]], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None
    ) -> None:
        """The same of a ``job`` that takes long, with a function as ``read_long`` gives one."""
        breathe = partial(self._breathe, self._helper)
        self._submit(lambda: job(breathe), then, otherwise, worker=self._helper)

    def shut(self, then: Callable[[], None]) -> None:
        """Close the store and forget what was computed from it; what is asked for next opens it again."""
        self._round += 1

        def work() -> None:
            self._lines.leave()
            self._close_store()
            self._forget(None)

        def announce(_: None) -> None:
            self._key = self._course = None
            self._news = News()
            self._openings.forget()
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
        None, every cached course is forgotten. ``otherwise`` is told of a problem in place of ``failed``. What was
        written is announced, and what was not is told, though whoever asked was closed meanwhile.
        """

        def work() -> tuple[T, frozenset[int] | None]:
            store = self._opened()
            found = touched(store) if callable(touched) else touched
            keys = None if found is None else frozenset(found)
            result = operation(store)
            self._protocols = store.templates.offered(self._shipped)
            self._forget(keys)
            return result, keys

        def announce(done: tuple[T, frozenset[int] | None]) -> None:
            result, keys = done
            if not is_gone(then):
                then(result)
            self.changed.emit(keys)
            if self.wanted is not None:
                self.open(self.wanted)
            self.refresh()

        def refused(problem: Exception) -> None:
            (otherwise if otherwise is not None and not is_gone(otherwise) else self.failed.emit)(problem)

        self._submit(work, announce, otherwise and refused)

    def courses(
        self,
        then: Callable[[tuple[tuple[int, Course], ...]], None],
        *,
        so_far: Callable[[int], None] | None = None,
    ) -> None:
        """The courses of all who have started treatment, computed in the background and kept until a write.

        ``so_far`` hears how many patients are done.
        """

        walk = Walk(self._course_of)

        def begin() -> bool:
            walk.begin(self._opened())
            return walk.waits

        def tell(go_on: Callable[[], None]) -> None:
            complete, found = not walk.waits, walk.so_far()
            self._show(lambda: told(found, complete), go_on)

        def told(found: Walk, complete: bool) -> None:
            if complete:
                from models.cohort.members import started

                then(started(found.courses))
                if found.unreadable:
                    self.failed.emit(found.left_out())
            elif so_far is not None and found.courses:
                so_far(len(found.courses))

        in_slices(self._go_on, begin, walk.step, tell, given_up=lambda: self._closed)

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

    def _breathe(self, worker: Worker) -> None:
        if self._closed:
            raise Stopped("The program was closed.")
        worker.step_aside()

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._opener() if callable(self._opener) else self._opener
            self._shipped = self._loader() if callable(self._loader) else self._loader
            self._protocols = self._store.templates.offered(self._shipped)
        return self._store

    def _course_wanted(self, key: int) -> Course | None:
        return self._course_of(key) if key == self.wanted else None

    def _course_of(self, key: int, *, keep: bool = True) -> Course:
        from models.course.course import course

        store = self._opened()

        def compute() -> Course:
            record = store.record(key)
            return course(record, self.protocol_of(record), self.today)

        return self._courses.of(key, compute, keep=keep)

    def protocol_of(self, record: Record) -> Protocol:
        """The template that a patient is on."""
        from models.record.protocol import FOLLOW_UP

        return record.template or self._shipped.get(record.protocol, FOLLOW_UP)

    def _forget(self, keys: frozenset[int] | None) -> None:
        self._lines.forget(keys)
        self._courses.forget(keys)

    def _close_store(self) -> None:
        store, self._store = self._store, None
        self._openings.leave()
        if store is not None:
            store.close()

    def _go_on(self, work: Callable[[], None]) -> None:
        self._submit(work, _nothing)

    def _step_lines(self) -> bool:
        self._lines.step(self._opened())
        return self._lines.waits

    def _show(self, show: Callable[[], None], then: Callable[[], None]) -> None:
        """Have news shown; ``then`` once they are painted: a worker that computes meanwhile holds the window up."""

        def painted() -> None:
            then()
            self._hand_over(partial(self._count, -1))

        def shown() -> None:
            self._count(1)  # until what follows is counted
            try:
                show()
            finally:
                QTimer.singleShot(0, self, painted)

        self._hand_over(shown)

    def _show_lines(self, news: News) -> None:
        self._news = news
        self.lines_changed.emit(news)

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
            ticket = next(self._tickets)
            self._asked[ticket] = then, otherwise
            future = (worker or self._worker).submit(work, alone=alone)
        future.add_done_callback(lambda done: self._finished.emit((done, ticket)))

    def _hand_over(self, then: Callable[[], Any]) -> None:
        self._finished.emit((None, then))

    def _count(self, step: int) -> None:
        busy = self._pending > 0
        self._pending += step
        if busy != (self._pending > 0):
            self.busy_changed.emit(self._pending > 0)

    def _show_course(self, key: int, computed: Course | None) -> None:
        if computed is not None and key == self.wanted:
            self._key, self._course, self._opening = key, computed, False
            self.course_changed.emit(computed)
            self._openings.shown(key)

    def _on_not_opened(self, key: int, problem: Exception) -> None:
        """What is on the screen stays there, and is what is wanted."""
        if key == self.wanted:
            self.wanted, self._opening = self._key, False
        self.failed.emit(problem)

    def _call(self, done: tuple[Future[Any], int] | tuple[None, Callable[[], Any]]) -> None:
        if done[0] is None:
            if not self._closed:
                done[1]()
            return
        future, ticket = done
        then, otherwise = self._asked.pop(ticket)
        if self._closed:
            return
        self._count(-1)
        answer(future, then, otherwise, self.failed.emit)
