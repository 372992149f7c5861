"""A print put on the disk whole, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

from storage.problems import StoreProblem
from storage.wholefile import write_whole
from ui.paper.pages import PrintProblem
from ui.words.language import spoken


def save(data: bytes, path: Path) -> None:
    """Put ``data`` at ``path`` whole, read back before it is believed. Raises PrintProblem."""
    try:
        write_whole(path, data)
    except StoreProblem as problem:
        raise PrintProblem(spoken(problem.words), spoken(problem.advice)) from problem
