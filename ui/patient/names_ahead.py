"""The names of a list made ready to be sought among, before anybody types: a few at a time, between all else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.words.names import Names, learn_readings

_AT_ONCE = 50


def _at_once(job: Callable[[], None], then: Callable[[Any], None]) -> None:
    job()
    then(None)


class NamesAhead(QObject):
    """``aside`` does a job on another thread and then tells: the dictionary of pinyin is read there."""

    aside: Callable[[Callable[[], None], Callable[[Any], None]], None]

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.aside = _at_once
        self._names = Names([])
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._prepare)

    def begin(self, names: Names) -> None:
        self._names = names
        if names.sounded:
            self.aside(learn_readings, self._on_learnt)
        else:
            self._timer.start()

    def _on_learnt(self, _: object) -> None:
        self._timer.start()

    def _prepare(self) -> None:
        self._names.prepare(_AT_ONCE)
        if self._names.ready:
            self._timer.stop()
