"""A file on its way into the clinic file: how much of it is written, and giving it up while it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from storage.clinic.imports.batches import take
from storage.problems import Stopped
from ui.imports.work import Looked
from ui.session.cycles import ManyRows
from ui.session.session import Session

if TYPE_CHECKING:
    from models.laboratory.results import JudgedFile
    from storage.clinic.store import Store

_LOOK_MS = 100


@dataclass(slots=True)
class _Going:
    """Who works writes the share, the window reads it, and the window alone says stop."""

    share: float = 0.0
    stopped: bool = False

    def tell(self, share: float) -> None:
        self.share = share
        if self.stopped:
            raise Stopped("The import was cancelled.", "Nothing of the file was kept.")


class Taking(QObject):
    """``take`` writes beside the window; ``taken`` or ``not_taken`` tells the end, ``share`` how far it is, 0 to 1."""

    taken = Signal(object)  # Looked
    not_taken = Signal(object)  # StoreProblem; Stopped where it was given up
    share = Signal(float)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._going: _Going | None = None
        self._rows = ManyRows()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_look)

    @property
    def is_going(self) -> bool:
        return self._going is not None

    def take(self, looked: Looked, laboratory: str) -> None:
        """All that was accepted, in one operation, and what waits."""
        self._going = _Going()
        self._rows.begin()
        self._timer.start()
        judged = replace(looked.judged, laboratory=laboratory)
        self._session.write(
            partial(_take, looked, judged, self._going),
            partial(self._on_taken, looked),
            touched=partial(_patients_of, judged),
            otherwise=self._on_not_taken,
        )

    def cancel(self) -> None:
        """Nothing of the file is kept, where it is not whole already."""
        if self._going is not None:
            self._going.stopped = True

    def _on_look(self) -> None:
        if self._going is not None:
            self.share.emit(self._going.share)

    def _end(self) -> None:
        self._going = None
        self._rows.end()
        self._timer.stop()

    def _on_taken(self, looked: Looked, _: object) -> None:
        self._end()
        self.taken.emit(looked)

    def _on_not_taken(self, problem: Exception) -> None:
        self._end()
        self.not_taken.emit(problem)


def _take(looked: Looked, judged: JudgedFile, going: _Going, store: Store) -> int | None:
    return take(store, judged, mapping=looked.name, said=looked.said, as_of=looked.as_of, tell=going.tell)


def _patients_of(judged: JudgedFile, store: Store) -> list[int]:
    codes = {row.patient for row in judged.accepted}
    return [key for key, code in store.patients() if code in codes]
