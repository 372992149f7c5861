"""What the program writes about itself: when it began, what was done, where it failed. Never whose data, never a value.

Nobody has to be careful for that: a line is a text that stands in the program, and of what is put into it only whole
numbers (keys of rows), names of classes and ``Word`` are written. Of an error it is the class and where it arose in
the program, never what it says, as that may hold what somebody typed.
"""

from __future__ import annotations

import errno
import logging
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType

from storage.places import log_file
from storage.problems import StoreProblem
from storage.version import PROGRAM_VERSION

BYTES, OLDER = 256 * 1024, 3
LEFT_OUT = "[left out]"
ROOT = Path(__file__).resolve().parent.parent
_PARTS = ("models", "storage", "ui")
_FIRST, _LAST = 10, 30  # frames of a deep call

log = logging.getLogger(__name__)


class Word(str):
    """A word of the program itself: the name of a command, of an operation. Never one that a person typed."""

    __slots__ = ()


def begin(path: Path | None = None) -> None:
    """Write to ``path`` from now on, and to nowhere else. The file is made with its first line."""
    handler = _Later(log_file() if path is None else path)
    for part in _PARTS:
        logger = logging.getLogger(part)
        for old in [one for one in logger.handlers if isinstance(one, _Later)]:
            logger.removeHandler(old)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)


def say_begun() -> None:
    """The first line of each start: what runs, and on what."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    log.info("Hepatrack %s begun, Python %s, %s", Word(PROGRAM_VERSION), Word(python), Word(sys.platform))


def tell_crash(error: BaseException) -> None:
    """An error that nobody foresaw."""
    log.critical("unforeseen error", exc_info=error)


def written(path: Path | None = None) -> str:
    """The whole log, oldest line first; empty where nothing was written. Raises OSError."""
    path = log_file() if path is None else path
    older = [path.with_name(f"{path.name}.{number}") for number in range(OLDER, 0, -1)]
    return "".join(one.read_text(encoding="utf-8", errors="replace") for one in (*older, path) if one.is_file())


class _Later(logging.Handler):
    """Opens the file for each line and lets go of it: two programs may write, and on Windows rename, the same one."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setFormatter(_Plain())

    def emit(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler  # late: the window is shown before

        with suppress(OSError):  # a log that cannot be written keeps nobody from working
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = RotatingFileHandler(self.path, maxBytes=BYTES, backupCount=OLDER, encoding="utf-8", delay=True)
            file.setFormatter(self.formatter)
            file.handleError = _nothing  # type: ignore[method-assign, assignment]
            file.emit(record)
            file.close()


def _nothing(_: logging.LogRecord) -> None:
    """The disk is full, or the folder not ours: there is nobody to tell."""


class _Plain(logging.Formatter):
    """One line of a record, and below it where its error arose."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%d %H:%M:%S")
        lines = [f"{at} {record.levelname:<8} {record.name}: {_message(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += trace(record.exc_info[1])
        return "\n".join(lines)


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return LEFT_OUT
    given = record.args or ()
    named = {name: _plain(value) for name, value in given.items()} if isinstance(given, Mapping) else None
    try:
        return record.msg % (tuple(_plain(value) for value in given) if named is None else named)
    except (TypeError, ValueError):  # a place for a number, and what was left out is none
        return record.msg


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | Word):
        return value
    if isinstance(value, type):
        return value.__name__
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else LEFT_OUT


def trace(error: BaseException) -> Iterator[str]:
    """Where an error arose, and what it came from: classes, files, lines, functions; nothing that any of it says."""
    told: set[int] = set()
    waiting: list[tuple[str, BaseException]] = [("", error)]
    while waiting:
        how, one = waiting.pop(0)
        if id(one) in told:
            continue
        told.add(id(one))
        yield f"  {how}{_named(one)}"
        frames = list(_frames(one.__traceback__))
        yield from frames[:_FIRST]
        if len(frames) > _FIRST + _LAST:
            yield f"    … {len(frames) - _FIRST - _LAST} more"
        yield from frames[_FIRST:][-_LAST:]
        if isinstance(one, BaseExceptionGroup):
            waiting += [("with ", inner) for inner in one.exceptions]
        if (cause := one.__cause__ or (None if one.__suppress_context__ else one.__context__)) is not None:
            waiting.append(("from ", cause))


def _named(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, StoreProblem):
        return f"{name} ({error.fault.name})"
    number = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    return name if number is None else f"{name} ({number})"


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"    {_place(code.co_filename)}:{traceback.tb_lineno} in {code.co_qualname}"
        traceback = traceback.tb_next


def _place(filename: str) -> str:
    """A file of the program by its path within it, any other by its name: folders above may be a person's name."""
    path = Path(filename)
    if path.is_absolute():
        return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return path.as_posix()  # in a bundle


def watch_threads() -> None:
    """Write down what ends a thread, too, and what Python does then it does."""
    before = threading.excepthook

    def tell(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            tell_crash(found.exc_value)
        before(found)

    threading.excepthook = tell
