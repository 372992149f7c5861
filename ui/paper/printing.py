"""Pages on a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from storage.clinic.leaving import Left, folder_of
from storage.problems import StoreProblem
from ui.paper.pages import Document, PrintProblem, paint, prepare

_DPI = 300  # of the picture of a page that is there as a PDF alone


def print_out(document: Document, printer: QPrinter, left: Left, *, last: int) -> None:
    """Print the pages that ``printer`` was asked for, at most up to the ``last``. Raises StoreProblem."""
    assert left.row
    prepare(printer, document.page)
    pages = range(printer.fromPage() or 1, (printer.toPage() or last) + 1)
    try:
        paint(document, printer, pages=pages)
    except PrintProblem as problem:
        raise StoreProblem(problem.sentence, problem.remedy) from problem


def print_pages(pdf: bytes, page: str, printer: QPrinter, left: Left, *, last: int) -> None:
    """Print the pages of a PDF that ``printer`` was asked for, each as a picture of it. Raises StoreProblem."""
    assert left.row
    found, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    found.load(buffer)
    prepare(printer, page)
    painter = QPainter(printer)
    if not painter.isActive():
        raise StoreProblem("The printer takes no pages.", "Choose another printer, or save a PDF.")
    for number in range(printer.fromPage() or 1, min(printer.toPage() or last, last) + 1):
        points = found.pagePointSize(number - 1)
        size = QSize(*(round(side * _DPI / 72) for side in (points.width(), points.height())))
        if number > (printer.fromPage() or 1):
            printer.newPage()
        painter.drawImage(painter.viewport(), found.render(number - 1, size))
    painter.end()


def place_of(printer: QPrinter) -> str:
    """The name of the printer; of one that writes a file, that of its folder."""
    written = printer.outputFileName()
    return folder_of(Path(written)) if written else printer.printerName()
