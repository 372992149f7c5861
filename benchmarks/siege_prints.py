"""Every print of every patient of the demo clinic, read again from its PDF: language by language, paper by paper.

The reader is QtPdf (pdfium), which shares nothing with the writer. What is said of a page: the text layer holds
exactly what was painted; nothing stands over anything else, or over the edge; no ligature and no radical; fonts are
embedded, and only as much of them as is needed; pages are full but for the last; nothing is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from unittest import mock

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QApplication

from models.course.course import Course, course
from models.response.response import Criterion
from models.words import millimetre_words
from storage.files.casefile import read_case
from storage.places import DATA_CUT, RESOURCES
from storage.shipped.protocols import load_protocols
from ui.kit.theme import load_fonts
from ui.paper.chart_ink import ChartInk
from ui.paper.flow import MOST_EMPTY
from ui.paper.ink import Ink, Lines
from ui.paper.layout import GridRow, Heading
from ui.paper.pages import MARGIN, PAGES, Document, pdf_of
from ui.paper.patient_prints import EVERY
from ui.paper.prints import Print
from ui.words.clinical import endpoint_words
from ui.words.language import short_date, spoken
from ui.words.languages import BOTH, CHINESE, ENGLISH
from ui.words.speaking import side_by_side, speaking

SPOKEN = (ENGLISH, CHINESE, BOTH)
PRINTED_AT = datetime(2025, 3, 28, 10, 44)
PRINTED_BY = "周医生 Dr Zhou"
_SMALLEST = (0.6, 1.2)  # points by which the boxes of two signs may touch: the reader rounds them outwards


@dataclass
class Painted:
    """The signs that were painted, without spaces."""

    signs: Counter[str] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        self.signs.update(sign for sign in text if not sign.isspace())


@contextmanager
def overheard() -> Iterator[Painted]:
    """What is painted meanwhile."""
    painted, lines_paint, chart_words = Painted(), Lines.paint, ChartInk.words

    def paint(self: Lines, ink: Ink, x: float, y: float) -> None:
        painted.add(self._text)
        lines_paint(self, ink, x, y)

    def words(self: ChartInk, x: float, y: float, words: str, **how: object) -> None:
        painted.add(side_by_side(words))
        chart_words(self, x, y, words, **how)  # type: ignore[arg-type]

    with mock.patch.object(Lines, "paint", paint), mock.patch.object(ChartInk, "words", words):
        yield painted


class Read:
    """A PDF as its reader sees it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._bytes, self._buffer = QByteArray(data), QBuffer()
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        self.count = self.document.pageCount()
        self.texts = [self.document.getAllText(page).text() for page in range(self.count)]

    def boxes(self, page: int) -> np.ndarray:
        """Left, top, right and bottom of every sign with ink, in points from the top left corner."""
        rects = (polygon.boundingRect() for polygon in self.document.getAllText(page).bounds())
        return np.array([(r.left(), r.top(), r.right(), r.bottom()) for r in rects]).reshape(-1, 4)

    @property
    def bookmarks(self) -> list[tuple[str, int]]:
        model = QPdfBookmarkModel()
        model.setDocument(self.document)
        role, rows = QPdfBookmarkModel.Role, range(model.rowCount())
        indexes = [model.index(row, 0) for row in rows]
        return [(index.data(role.Title.value), index.data(role.Page.value)) for index in indexes]


def faults(read: Read, document: Document, painted: Painted) -> Iterator[str]:
    """What is wrong with a print, each in a sentence."""
    yield from _text_faults(read, painted)
    for page in range(read.count):
        yield from _place_faults(read.boxes(page), document, page + 1)
    yield from _file_faults(read, document)
    yield from page_faults(document)


def _text_faults(read: Read, painted: Painted) -> Iterator[str]:
    # the reader marks a hyphen at the end of a line
    text = "".join(read.texts).replace("\x02", "-").replace("\ufffe", "-")
    found = Counter(sign for sign in text if not sign.isspace() and sign != "\x00")
    if lost := painted.signs - found:
        yield f"painted, and not in the text layer: {dict(lost.most_common(5))}"
    if more := found - painted.signs:
        yield f"in the text layer, and not painted: {dict(more.most_common(5))}"
    joined = {sign for sign in text if "\ufb00" <= sign <= "\ufb06" or "\u2e80" <= sign <= "\u2fdf"}
    joined |= {sign for sign in text if "CJK COMPATIBILITY" in unicodedata.name(sign, "")}
    if joined:
        yield f"ligatures or radicals in the text: {sorted(joined)}"


def _place_faults(boxes: np.ndarray, document: Document, page: int) -> Iterator[str]:
    across, tall = PAGES[document.page]
    edge = MARGIN - 6.0
    out = (boxes[:, 0] < edge) | (boxes[:, 1] < edge) | (boxes[:, 2] > across - edge) | (boxes[:, 3] > tall - edge)
    if out.any():
        yield f"page {page}: {int(out.sum())} signs stand over the edge"
    left, top, right, bottom = (boxes[:, side] for side in range(4))
    wide = np.minimum(right[:, None], right) - np.maximum(left[:, None], left) > 2 * _SMALLEST[0]
    high = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top) > 2 * _SMALLEST[1]
    if pairs := int(np.triu(wide & high, 1).sum()):
        yield f"page {page}: {pairs} signs stand over others"


def _file_faults(read: Read, document: Document) -> Iterator[str]:
    kept, data = QPdfDocument.MetaDataField, read.data
    if read.document.metaData(kept.Title) != document.title:
        yield "its title is not the kind of print and the study code"
    if read.document.metaData(kept.Author) or read.document.metaData(kept.CreationDate):
        yield "its properties name somebody or a time"
    if b"/Lang (%s)" % document.written_language.encode() not in data:
        yield "its language is not said"
    fonts, embedded = data.count(b"/Type /FontDescriptor"), len(re.findall(rb"/FontFile[23]? \d+ 0 R", data))
    if not fonts or fonts != embedded:
        yield f"of {fonts} fonts {embedded} are embedded"
    if len(data) > 400_000:
        yield f"it has {len(data):,} bytes: a font is there whole"
    wanted = [side_by_side(piece.title) for piece in _headings(document)]
    if missing := set(wanted) - {title for title, _page in read.bookmarks}:
        yield f"without a bookmark: {sorted(missing)}"


def _headings(document: Document) -> Iterable[Heading]:
    for page in document.pages:
        for placed in page:
            if isinstance(placed.piece, Heading) and placed.piece.title.strip():
                yield placed.piece


def page_faults(document: Document) -> Iterator[str]:
    """What a typographer would mend."""
    room = document.bottom - document.top
    for number, page in enumerate(document.pages, start=1):
        last, ends = page[-1], [placed.y + placed.piece.height(document.width) for placed in page]
        if isinstance(last.piece, Heading):
            yield f"page {number} ends with a title"
        if max(ends) > document.bottom + 0.5:
            yield f"page {number} goes on below its foot"
        if number < len(document.pages) and document.bottom - max(ends) > MOST_EMPTY * room:
            yield f"page {number} is more than a third empty"
        rows = [isinstance(placed.piece, GridRow) and not placed.piece.row.below for placed in page]
        goes_on = [isinstance(placed.piece, Heading) and placed.piece.again for placed in page]
        if any(goes_on[:1]) and sum(rows) == 1 and len(page) < 4:
            yield f"page {number} has a row alone"


# --- what every print says ------------------------------------------------------------------------------------------


def words_of(kind: Print[Course], facts: Course) -> Iterator[str]:
    """Numbers, dates and words of a course that its print has to say, in the language that is spoken now."""
    yield facts.record.patient.code
    if kind is not EVERY[0]:
        return
    patient, ends = facts.record.patient, facts.endpoints
    yield from (short_date(on) for on in (patient.birth_date, facts.today) if on is not None)
    yield from (endpoint_words(found) for found in (ends.os, ends.pfs, ends.dor, ends.ttr) if found is not None)
    yield from (spoken(flag.summary) for flag in facts.flags)
    for marker in (facts.markers.afp, facts.markers.pivka):
        yield from (point.value.reported.strip() for point in marker.points[-1:])
    for read in facts.series.points:
        tenths = (read.by(criterion).sum_tenths for criterion in Criterion)
        yield from (millimetre_words(found) for found in tenths if found is not None)


def unsaid(words: Iterable[str], read: Read) -> list[str]:
    """Those that are not in the text; spaces and the ends of lines do not count."""
    text = "".join("".join(read.texts).replace("\x02", "-").replace("\ufffe", "-").split())
    return [word for word in words if "".join(side_by_side(word).split()) not in text]


def tried(kind: Print[Course], facts: Course, *, language: str, page: str) -> tuple[list[str], int]:
    """What is wrong with one print, and how many bytes it has."""
    with speaking(language):
        document = kind.document(facts, printed_at=PRINTED_AT, printed_by=PRINTED_BY, page=page)
        wanted = [] if language == BOTH else list(words_of(kind, facts))
    with overheard() as painted:
        data = pdf_of(document)
    read = Read(data)
    found = list(faults(read, document, painted))
    if lacking := unsaid(wanted, read):
        found.append(f"not said: {lacking[:4]}")
    return found, len(data)


def demo_courses() -> tuple[Course, ...]:
    protocols = load_protocols()
    records = [read_case(path) for path in sorted((RESOURCES / "demo").glob("*.json"))]
    return tuple(course(record, protocols[record.protocol], DATA_CUT) for record in records)


def prints(count: int, seed: int) -> str:
    """``count`` patients of the demo clinic, beginning at the ``seed``th, in every kind, language and paper."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    facts = demo_courses()
    chosen = [facts[(seed - 1 + place) % len(facts)] for place in range(min(count, len(facts)))]
    wrong, number, heaviest = [], 0, 0
    for one, kind, language, page in product(chosen, EVERY, SPOKEN, PAGES):
        found, weight = tried(kind, one, language=language, page=page)
        number, heaviest = number + 1, max(heaviest, weight)
        wrong += [f"{one.record.patient.code} {kind.english} {language} {page}: {fault}" for fault in found]
    assert application is not None
    assert not wrong, f"{len(wrong)} faults in {number} prints: {'; '.join(wrong[:12])}"
    return f"{number} prints of {len(chosen)} patients read again, 0 wrong; the heaviest {heaviest / 1000:.0f} KB"
