"""The user guide as a document: a chapter is a section, and pictures are as wide as the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QTextBlock, QTextDocument

from storage.shipped.guide import Chapter, chapters, picture_file
from storage.version import PROGRAM_VERSION
from ui.kit.theme import load_fonts
from ui.paper.heads import HeavyRule, NameLine
from ui.paper.ink import STRONG, UNITS, Ink, Run, Setting
from ui.paper.layout import Paragraph, Piece, Section
from ui.paper.pages import Document, Footer
from ui.words.common import purpose
from ui.words.language import language
from ui.words.speaking import translate

_INDENT = 8.0
_SHARE = 0.72  # of the width of the page: two pictures and their words stand on one
_PICTURE = re.compile(r"!\[.*\]\((\w+)\)")


@dataclass(frozen=True)
class Photo:
    """A picture of the screen in a thin frame."""

    file: Path

    @cached_property
    def _image(self) -> QImage:
        return QImage(str(self.file))

    def height(self, width: float) -> float:
        return _SHARE * width * self._image.height() / max(1, self._image.width()) + 8.0

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        across, down = _SHARE * width, self.height(width) - 8.0
        ink.painter.drawImage(QRectF(x * UNITS, (y + 2.0) * UNITS, across * UNITS, down * UNITS), self._image)
        ink.box(QRectF(x, y + 2.0, across, down), weight=0.4, radius=0.0)


def guide_document(page: str = "A4") -> Document:
    """The guide on ``page`` (A4 or Letter) in the language of the screen. Raises OSError where it has none."""
    load_fonts()
    first, *rest = chapters(language())
    head: tuple[Piece, ...] = (NameLine("Hepatrack", first.title), HeavyRule())
    words = translate("Report", "Page {number} of {total}")
    blocks = (*_pieces(first), *(Section(one.title, tuple(_pieces(one))) for one in rest))
    return Document(page, head, Footer((f"Hepatrack {PROGRAM_VERSION}", purpose()), words, first.title), blocks)


def _pieces(chapter: Chapter) -> Iterator[Piece]:
    document = QTextDocument()
    document.setMarkdown(_PICTURE.sub(r"`picture:\1`", chapter.text))
    block = document.begin()
    while block.isValid():
        if block.text().startswith("picture:"):
            yield Photo(picture_file(block.text().removeprefix("picture:"), language()))
        elif block.text():
            yield _paragraph(block)
        block = block.next()


def _paragraph(block: QTextBlock) -> Paragraph:
    runs = []
    for place in block.textFormats():
        heavy = place.format.fontWeight() >= STRONG or place.format.fontFixedPitch()
        runs.append(Run(block.text()[place.start : place.start + place.length], STRONG if heavy else 400))
    listed = block.textList()
    if listed is None:
        return Paragraph(tuple(runs), below=4.0)
    mark = listed.itemText(block).strip() if listed.format().style().value < -3 else "•"
    return Paragraph((Run(f"{mark} "), *runs), Setting(hanging=_INDENT), below=2.0)
