"""A document laid out on pages, each with the same header and footer, and painted on PDF, preview and paper alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.paper.flow import Placed, flowed
from ui.paper.heads import NameLine
from ui.paper.ink import BODY, DPI, PITCH, Ink, Lines, Run, Setting, second, text_width
from ui.paper.layout import Piece, stack_height, titles
from ui.paper.pdf import Bookmark, finished, metadata
from ui.words.language import in_a_row, language
from ui.words.languages import BOTH, ENGLISH
from ui.words.speaking import side_by_side, speaking, translate

PAGES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
_QT_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN = 28.0
LINE = BODY * PITCH


class PrintProblem(Exception):
    """A document that could not be written or printed: one sentence, and what can be done."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(in_a_row(part for part in (sentence, remedy) if part))
        self.sentence = sentence
        self.remedy = remedy


@dataclass(frozen=True)
class Footer:
    """Lines at the foot of every page. The first has the page's number at its right, the last ``corner``.

    ``page_words`` holds ``{number}`` and ``{total}``.
    """

    lines: tuple[str, ...]
    page_words: str
    corner: str


@dataclass(frozen=True)
class Document:
    """``header`` and ``footer`` stand on every page; ``blocks`` flow. ``page`` is A4 or Letter.

    ``language`` is what was spoken when it was composed: its pages are laid out and painted in it, too.
    """

    page: str
    header: tuple[Piece, ...]
    footer: Footer
    blocks: tuple[Piece, ...]
    language: str = field(default_factory=language)

    @property
    def title(self) -> str:
        """What the file is called in its properties: the kind of print and, of one patient, the study code."""
        kind = next((piece.title for piece in self.header if isinstance(piece, NameLine)), "")
        return ", ".join(dict.fromkeys(side_by_side(words) for words in (kind, self.footer.corner) if words))

    @property
    def written_language(self) -> str:
        """The language as a PDF names it; of both the first."""
        return ENGLISH if self.language == BOTH else self.language.replace("_", "-")

    @property
    def width(self) -> float:
        """The width between the margins in points."""
        return PAGES[self.page][0] - 2 * MARGIN

    @cached_property
    def pages(self) -> tuple[tuple[Placed, ...], ...]:
        """What stands where on each page."""
        with speaking(self.language):
            return flowed(self.blocks, top=self.top, bottom=self.bottom, width=self.width)

    @cached_property
    def footer_lines(self) -> tuple[Lines, ...]:
        page = text_width(self.footer.page_words.format(number=88, total=88))
        across = self.width - max(text_width(self.footer.corner), page) - 12.0
        return tuple(Lines((second(line),), across, Setting()) for line in self.footer.lines)

    @property
    def top(self) -> float:
        return MARGIN + stack_height(self.header, self.width)

    @property
    def bottom(self) -> float:
        """Where the footer's rule stands; nothing flows below it."""
        return PAGES[self.page][1] - MARGIN - sum(line.height for line in self.footer_lines) - 5.0


def paint(document: Document, device: QPagedPaintDevice, *, pages: range | None = None) -> None:
    """Paint every page, or those numbered in ``pages``. Raises PrintProblem when the device cannot be painted on."""
    with speaking(document.language):
        _paint(document, device, pages)


def _paint(document: Document, device: QPagedPaintDevice, pages: range | None) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise PrintProblem(translate("Report", "The printer or file cannot be written to."))
    try:
        wanted = [(n, page) for n, page in enumerate(document.pages, start=1) if pages is None or n in pages]
        for place, (number, page) in enumerate(wanted):
            if place and not device.newPage():
                raise PrintProblem(translate("Report", "The printer refused a new page."))
            painter.save()
            _paint_page(document, page, Ink(painter, device.logicalDpiX()), number)
            painter.restore()
    finally:
        painter.end()


def _paint_page(document: Document, page: tuple[Placed, ...], ink: Ink, number: int) -> None:
    y = MARGIN
    for piece in document.header:
        piece.paint(ink, MARGIN, y, document.width)
        y += piece.height(document.width)
    for placed in page:
        placed.piece.paint(ink, MARGIN, placed.y, document.width)
    _paint_footer(document, ink, number)


def _paint_footer(document: Document, ink: Ink, number: int) -> None:
    y = document.bottom
    ink.rule(MARGIN, y + 1.0, width=document.width)
    y += 5.0
    footer = document.footer
    words = footer.page_words.format(number=number, total=len(document.pages))
    _at_right(document, ink, y, words)
    for line in document.footer_lines:
        line.paint(ink, MARGIN, y)
        y += line.height
    _at_right(document, ink, y - LINE, footer.corner)


def _at_right(document: Document, ink: Ink, y: float, words: str) -> None:
    ink.text(MARGIN + document.width - text_width(words), y, Run(words, colour="second"))


def prepare(device: QPagedPaintDevice, page: str) -> None:
    """Set a writer or printer to the paper of the document, without margins: the document has its own."""
    layout = QPageLayout(QPageSize(_QT_SIZES[page]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def pdf_of(document: Document, *, grey: bool = False) -> bytes:
    """The document as PDF/A-2b. Its properties name no patient but by the study code, and no time."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setDocumentId(QUuid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))  # no chance in it: the file's own mark is at its end
    title, spoken = document.title, document.written_language
    writer.setDocumentXmpMetadata(metadata(title, spoken))
    writer.setResolution(DPI)
    if grey:
        writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    prepare(writer, document.page)
    paint(document, writer)
    written = bytes(buffer.data().data())
    tall = PAGES[document.page][1]
    return finished(written, title=title, language=spoken, bookmarks=bookmarks(document), tall=tall)


def bookmarks(document: Document) -> tuple[Bookmark, ...]:
    """Every titled part of the document once, where it begins."""
    return tuple(
        Bookmark(side_by_side(title), number, placed.y + below)
        for number, page in enumerate(document.pages)
        for placed in page
        for title, below in titles(placed.piece, document.width)
    )
