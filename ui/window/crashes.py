"""Errors that nobody foresaw: written to the log, told in one sentence, and the window stays."""

from __future__ import annotations

import sys
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from storage import logfile
from ui.window.desk import Desk


class Crashes(QObject):
    """Hears of what fails in any thread. It says what is known: that something failed, and of what kind.

    Whether the last step was saved is not known here, so it is not said.
    """

    _failed = Signal(str)  # the class of an error; told on the thread of the window

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._failed.connect(self._tell)

    def listen(self) -> None:
        """From now on, in place of whoever listened before."""
        sys.excepthook = self.on_error
        logfile.watch_threads()

    def on_error(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if sys.stderr is not None and sys.stderr.isatty():  # else it may be kept in a file, and hold a name
            sys.__excepthook__(kind, error, traceback)
        if issubclass(kind, Exception):
            logfile.tell_crash(error.with_traceback(traceback))
            if isValid(self):
                self._failed.emit(kind.__name__)

    def _tell(self, kind: str) -> None:
        self._desk.message.say(partial(self._words, kind))

    def _words(self, kind: str) -> str:
        words = self.tr(
            "Something failed that should not have ({kind}). Whether the last step was saved is not known here; the "
            "history shows what is in the clinic file. Help → Show log names the place of the error."
        )
        return words.format(kind=kind)
