"""A figure as a file: PNG, SVG or PDF with its caption, or its values as CSV. Never without its labels."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from storage.csvfile import with_notes
from ui.charts.ink import Ink
from ui.kit.theme import FAMILIES, Theme

WIDTH, MARGIN, GAP = 960, 20, 8
_TITLE = 22
_TALL = 5_000
TALLEST = 14_000  # pixels of a picture; beyond it only values are saved, since no page is longer
_SHARPNESS = 2  # device pixels to one of the drawing in a PNG, where it is not very tall
_POINTS = 72 / 96


Paint = Callable[[QPainter, QRectF, Theme], None]


class Format(StrEnum):
    """What a figure can be saved as; the value is the ending of the file's name."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportable:
    """``name``: the stem of the file. ``notes`` stand under the picture, ``origin`` there and after the rows of a CSV.

    ``paint`` draws the picture on white within the rectangle it is given, with a theme's type and scale; None for
    what has only values. ``height`` is that of the rectangle at 100 %.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    origin: tuple[str, ...]
    csv: Callable[[], bytes]
    height: int = 0
    paint: Paint | None = None


def file_of(one: Exportable, kind: Format) -> bytes | QImage:
    """The file; a PNG still as the image, so that packing it can be left to the worker. On the GUI thread."""
    if kind is Format.CSV:
        return with_notes(one.csv(), one.origin)
    if kind is Format.PNG:
        return _image(one)
    return {Format.PDF: _pdf, Format.SVG: _svg}[kind](one)


def packed(image: QImage) -> bytes:
    """The image as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


# --- the page of a picture -------------------------------------------------------------------------------------------


class _Page:
    """Title, picture and notes below each other, as high as they are."""

    def __init__(self, one: Exportable, theme: Theme) -> None:
        self._one, self._theme, self._ink = one, theme, Ink(theme)
        px = theme.px
        across = px(WIDTH - 2 * MARGIN)
        self._picture = QRectF(px(MARGIN), px(MARGIN + _TITLE + GAP), across, px(one.height))
        self._lines = [line for note in (*one.notes, *one.origin) for line in _lines(note, self._ink, across)]
        self._step = self._ink.line_height("caption") + px(3)
        below = self._picture.bottom() + px(GAP) + self._step * len(self._lines)
        self.size = QSize(px(WIDTH), math.ceil(below) + px(MARGIN))

    def paint(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.fillRect(QRect(QPoint(0, 0), self.size), self._theme.colour("panel"))
        self._ink.write(painter, QPointF(px(MARGIN), px(MARGIN + 16)), text=self._one.title, role="section")
        assert self._one.paint is not None
        self._one.paint(painter, self._picture, self._theme)
        y = self._picture.bottom() + px(GAP)
        for words in self._lines:
            y += self._step
            self._ink.write(painter, QPointF(px(MARGIN), y), text=words, colour="text2")


def _lines(note: str, ink: Ink, across: float) -> list[str]:
    """A note in lines that fit; between words, in Chinese between signs."""
    found, line = [], ""
    for piece in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", note):
        if line and ink.width((line + piece).rstrip(), "caption") > across:
            found.append(line.rstrip())
            line = ""
        line += piece
    return [*found, line.rstrip()]


def _image(one: Exportable) -> QImage:
    sharpness = _SHARPNESS if one.height <= _TALL else 1
    page = _Page(one, Theme(scale=sharpness))
    image = QImage(page.size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.paint(painter)
    painter.end()
    image.setDotsPerMeterX(round(96 * sharpness / 0.0254))
    image.setDotsPerMeterY(round(96 * sharpness / 0.0254))
    return image


def _svg(one: Exportable) -> bytes:
    page = _Page(one, Theme())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(96)
    drawing.setSize(page.size)
    drawing.setViewBox(QRect(QPoint(0, 0), page.size))
    drawing.setTitle(one.title)
    painter = QPainter(drawing)
    page.paint(painter)
    painter.end()
    # WORKAROUND QSvgGenerator writes several families as one name, which no program then finds
    families = ", ".join(f"'{family}'" for family in (*FAMILIES, "Noto Sans CJK SC"))
    text = bytes(buffer.data().data()).decode("utf-8")
    text = re.sub(r'font-family="[^"]*"', f'font-family="{families}, sans-serif"', text)
    return re.sub(r'<path [^>]* d=""/>', "", text).encode("utf-8")


def _pdf(one: Exportable) -> bytes:
    page = _Page(one, Theme())
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    paper = QPageSize(QSizeF(page.size.width() * _POINTS, page.size.height() * _POINTS), QPageSize.Unit.Point)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
    writer.setResolution(96)
    painter = QPainter(writer)
    page.paint(painter)
    painter.end()
    return bytes(data.data())
