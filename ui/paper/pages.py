"""A document laid out on pages, each with the same header and footer, and painted on PDF, preview and paper alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.paper.ink import BODY, DPI, PITCH, Ink, Lines, Run, Setting, second, text_width
from ui.paper.layout import SECTION_GAP, Piece, Rule, Section, Side, stack_height
from ui.words.language import in_a_row, language
from ui.words.speaking import speaking, translate

PAGES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
_QT_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN = 28.0
LINE = BODY * PITCH
_HAIR = 6.0
_LOOK_AHEAD = 3


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
    def width(self) -> float:
        """The width between the margins in points."""
        return PAGES[self.page][0] - 2 * MARGIN

    @cached_property
    def pages(self) -> tuple[tuple[Placed, ...], ...]:
        """What stands where on each page."""
        with speaking(self.language):
            return _Flow(self).run()

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


@dataclass(frozen=True)
class Placed:
    piece: Piece
    y: float


@dataclass
class _Flow:
    """Puts blocks on pages, from the top; a title never stays behind alone.

    A block that must stay whole and does not fit makes way for one of the next that does, so that no half page
    stays empty.
    """

    document: Document
    done: list[tuple[Placed, ...]] = field(default_factory=list)
    page: list[Placed] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.document.top

    def run(self) -> tuple[tuple[Placed, ...], ...]:
        waiting = [piece for block in self.document.blocks for piece in self._divided(block)]
        while waiting:
            near = range(min(_LOOK_AHEAD, len(waiting)))
            fitting = next((place for place in near if self._fits_here(waiting[place])), 0)
            block = waiting.pop(fitting)
            if isinstance(block, Section):
                self._section(block)
            else:
                self._make_room(self._height(block) + _HAIR)
                self._hair()
                self._put(block)
            self.y += SECTION_GAP
        return (*self.done, tuple(self.page)) if self.page or not self.done else tuple(self.done)

    def _divided(self, block: Piece) -> tuple[Piece, ...]:
        """The sections of a block that is taller than a page, each for itself."""
        if isinstance(block, Side) and self.document.top + self._height(block) > self.document.bottom:
            return (*block.left, *block.right)
        return (block,)

    def _fits_here(self, block: Piece) -> bool:
        if isinstance(block, Section):
            return self.y + self._start(block) <= self.document.bottom
        return self.y + self._height(block) + _HAIR <= self.document.bottom

    def _start(self, section: Section) -> float:
        """What of a section must stand on one page: its head and two pieces; all of one that must stay whole."""
        body = section.body if section.whole else section.body[:2]
        return sum(self._height(piece) for piece in (*section.head, *body))

    def _section(self, section: Section) -> None:
        self._make_room(self._start(section))
        for piece in section.head:
            self._put(piece)
        for piece in section.body:
            if self.y + self._height(piece) > self.document.bottom:
                self._new_page()
                for again in section.head:
                    self._put(again)
            self._put(piece)

    def _hair(self) -> None:
        if self.page:
            self._put(Rule(above=0.0, below=_HAIR, ink="hair"))

    def _height(self, piece: Piece) -> float:
        return piece.height(self.document.width)

    def _make_room(self, height: float) -> None:
        if self.page and self.y + height > self.document.bottom:
            self._new_page()

    def _new_page(self) -> None:
        self.done.append(tuple(self.page))
        self.page, self.y = [], self.document.top

    def _put(self, piece: Piece) -> None:
        self.page.append(Placed(piece, self.y))
        self.y += self._height(piece)


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
    """The document as PDF. Its title and author stay empty: a file's properties must not name a patient."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    if grey:
        writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    prepare(writer, document.page)
    paint(document, writer)
    return bytes(buffer.data().data())
