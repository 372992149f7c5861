"""A print of many patients, one after the other beside the window: what one needs is let go before the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.course.course import Course, course
from models.words import Sentence, sentence
from storage.clinic.leaving import Left, let_out
from storage.clinic.reading import UnreadablePatient
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from ui.paper.prints import Press, Sheaf, Stamp, stamp
from ui.session.leaving import leave
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store


class Batch(QObject):
    """Reads, composes, has it written down that it leaves, and writes: for each of ``people``, by key and code.

    Whoever cannot be read stops nobody else; any other problem ends it. ``stop`` is heard between two patients, so
    that a file is there whole or not at all.
    """

    wrote = Signal(object)  # Path
    left_out = Signal(str, object)  # the code, and the StoreProblem
    ended = Signal(object)  # StoreProblem | FileProblem | None

    def __init__(
        self, session: Session, press: Press[Course], people: Sequence[tuple[int, str]], folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._press, self._folder = session, press, folder
        self._ahead = list(people)[::-1]
        self._sheaf = Sheaf(press, folder)
        self._stopped = False

    def begin(self) -> None:
        self._session.aside(partial(_names_in, self._folder), self._on_there, otherwise=self._end)

    def stop(self) -> None:
        self._stopped = True

    def _on_there(self, names: frozenset[str]) -> None:
        self._sheaf = Sheaf(self._press, self._folder, there=names)
        self._next()

    def _end(self, problem: Exception | None = None) -> None:
        self.ended.emit(problem)

    def _next(self) -> None:
        if self._stopped or not self._ahead:
            self._end()
            return
        key, code = self._ahead.pop()
        self._session.read(
            partial(self._facts, key), partial(self._on_facts, key), otherwise=partial(self._on_unread, code)
        )

    def _facts(self, key: int, store: Store) -> tuple[Course, Stamp]:
        """On the worker: the course, and where the journal ends with it. Raises StoreProblem for whom may not print."""
        store.actor.require(Action.PRINT)
        found = stamp(store, self._press.one.action)
        try:
            record = store.record(key)
        except LookupError as problem:
            raise _Gone(Sentence("This patient is no longer in the clinic file."), fault=Fault.FILE) from problem
        return course(record, self._session.protocol_of(record), self._session.today), found

    def _on_unread(self, code: str, problem: Exception) -> None:
        if isinstance(problem, UnreadablePatient | _Gone):
            self.left_out.emit(code, problem)
            self._next()
        else:
            self._end(problem)

    def _on_facts(self, key: int, found: tuple[Course, Stamp]) -> None:
        if self._stopped:
            self._end()
            return
        facts, at = found
        path = self._sheaf.path_of(facts)
        job = partial(self._press.files, facts, path, at)
        self._session.aside(job, partial(self._on_files, key, path), otherwise=self._end)

    def _on_files(self, key: int, path: Path, files: tuple[tuple[Path, bytes], ...]) -> None:
        if self._stopped:
            self._end()
            return

        def write(left: Left) -> None:
            let_out(left, files)

        out, action = self._press.out((key,), path), self._press.one.action
        leave(self._session, out, write, partial(self._on_written, path), action=action, otherwise=self._end)

    def _on_written(self, path: Path, _: None) -> None:
        self.wrote.emit(path)
        self._next()


class _Gone(StoreProblem):
    """Merged or taken back since the list was shown."""


def _names_in(folder: Path) -> frozenset[str]:
    """What lies in the folder, none of which is written over. Raises StoreProblem."""
    try:
        return frozenset(one.name for one in folder.iterdir())
    except OSError as problem:
        raise StoreProblem(
            sentence("The folder {folder} cannot be read.", folder=folder), Sentence("Choose another folder.")
        ) from problem
