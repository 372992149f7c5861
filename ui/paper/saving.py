"""A print put on the disk whole, or a sentence that says why not."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.paper.pages import PrintProblem

translate = QCoreApplication.translate


def save(data: bytes, path: Path) -> None:
    """Put ``data`` at ``path`` whole: into a new file beside it first, which then takes its place."""
    beside: str | None = None
    try:
        handle, beside = tempfile.mkstemp(prefix=".hepatrack-", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as problem:
        if beside is not None and os.path.exists(beside):
            os.unlink(beside)
        raise _write_problem(problem, path) from problem


def _write_problem(problem: OSError, path: Path) -> PrintProblem:
    folder = path.parent
    remedy = translate("Report", "Choose another folder.")
    if isinstance(problem, FileNotFoundError):
        return PrintProblem(translate("Report", "There is no folder {folder}.").format(folder=folder), remedy)
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return PrintProblem(translate("Report", "The folder {folder} is read-only.").format(folder=folder), remedy)
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        words = translate("Report", "The disk that holds {folder} is full.").format(folder=folder)
        return PrintProblem(words, translate("Report", "Free some space or choose another folder."))
    if isinstance(problem, IsADirectoryError):
        words = translate("Report", "{path} is a folder.").format(path=path)
        return PrintProblem(words, translate("Report", "Choose another name."))
    words = translate("Report", "{path} cannot be written: {reason}.").format(path=path, reason=problem.strerror)
    return PrintProblem(words, remedy)
