"""Pages on a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from storage.clinic.leaving import Left, folder_of
from storage.problems import StoreProblem
from ui.paper.pages import Document, PrintProblem, paint, prepare


def print_out(document: Document, printer: QPrinter, left: Left, *, last: int) -> None:
    """Print the pages that ``printer`` was asked for, at most up to the ``last``. Raises StoreProblem."""
    assert left.row
    prepare(printer, document.page)
    pages = range(printer.fromPage() or 1, (printer.toPage() or last) + 1)
    try:
        paint(document, printer, pages=pages)
    except PrintProblem as problem:
        raise StoreProblem(problem.sentence, problem.remedy) from problem


def place_of(printer: QPrinter) -> str:
    """The name of the printer; of one that writes a file, that of its folder."""
    written = printer.outputFileName()
    return folder_of(Path(written)) if written else printer.printerName()
