"""The case figure as files: drawing, picture, page, and the table of everything that is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from models.course.course import Course
from models.prints.case_facts import Absent, Mark, Row, Source
from storage.csvfile import Value, written
from ui.kit.theme import FAMILIES
from ui.paper.figure.page import FigurePage, figure_page, stem
from ui.paper.figure.tables import item_words
from ui.paper.figure.words import (
    grade_words,
    intro,
    kind_words,
    panel_words,
    response_words,
    row_name,
    source_words,
    told,
)
from ui.paper.ink import Ink
from ui.paper.layout import paint_stack
from ui.paper.pages import MARGIN, PAGES, Document
from ui.paper.prints import Looks
from ui.words.clinical import translate, unit_words
from ui.words.language import spoken
from ui.words.languages import BOTH, ENGLISH
from ui.words.speaking import speaking

DPI = 600  # of a picture, where nothing else is asked for
_INCH, _METRE = 72.0, 0.0254
_SVG_DPI = 96


def file_name(course: Course, ending: str) -> str:
    """``TIL-01_case-figure.svg``: the study code alone."""
    return f"{stem(course)}.{ending}"


def file_as(course: Course, ending: str, looks: Looks) -> bytes:
    """The figure as ``svg``, ``png`` or ``csv``, in the language and on the paper that ``looks`` has.

    A table has one language: of both it is English.
    """
    with speaking(ENGLISH if ending == "csv" and looks.language == BOTH else looks.language):
        if ending == "svg":
            return svg_bytes(course, page=looks.page)
        return csv_bytes(course) if ending == "csv" else png_bytes(course, page=looks.page, grey=looks.grey)


def svg_bytes(course: Course, *, page: str = "A4") -> bytes:
    """The page as a drawing, without its foot. The same course gives the same bytes."""
    document = figure_page(course, page=page).document
    wide, tall = (round(side * _SVG_DPI / _INCH) for side in PAGES[page])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(_SVG_DPI)
    drawing.setSize(QSize(wide, tall))
    drawing.setViewBox(QRectF(0, 0, wide, tall))
    drawing.setTitle(file_name(course, "svg"))
    drawing.setDescription("")
    painter = QPainter(drawing)
    _paint(painter, document, _SVG_DPI)
    painter.end()
    # WORKAROUND QSvgGenerator writes several families as one name, which no program then finds
    families = ", ".join(f"'{family}'" for family in (*FAMILIES, "Noto Sans CJK SC"))
    text = bytes(buffer.data().data()).decode("utf-8")
    text = re.sub(r'font-family="[^"]*"', f'font-family="{families}, sans-serif"', text)
    return re.sub(r'<path [^>]* d=""/>', "", text).encode("utf-8")


def png_bytes(course: Course, *, page: str = "A4", dpi: int = DPI, grey: bool = False) -> bytes:
    """The page as a picture of ``dpi`` pixels to the inch, without its foot."""
    document = figure_page(course, page=page).document
    wide, tall = (round(side * dpi / _INCH) for side in PAGES[page])
    image = QImage(wide, tall, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(round(dpi / _METRE))
    image.setDotsPerMeterY(round(dpi / _METRE))
    painter = QPainter(image)
    _paint(painter, document, dpi)
    painter.end()
    if grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _paint(painter: QPainter, document: Document, dpi: float) -> None:
    ink = Ink(painter, dpi)
    paint_stack(document.header, ink, MARGIN, MARGIN, width=document.width)
    for placed in document.pages[0]:
        placed.piece.paint(ink, MARGIN, placed.y, document.width)


# --- values ---------------------------------------------------------------------------------------------------------


def csv_bytes(course: Course) -> bytes:
    """Every mark with its day, value and source, drawn or not and why; then what is not recorded."""
    found = figure_page(course)
    return written(_titles(), data_rows(course, found), (intro(found.figure),))


def data_rows(course: Course, found: FigurePage | None = None) -> tuple[tuple[Value, ...], ...]:
    """The rows of the data file, in the order of the figure."""
    found = found or figure_page(course)
    marks = (_mark(row, mark, found) for row in found.figure.rows for mark in row.marks)
    missing = (line for group in found.figure.absent for line in _absent(group))
    return (*marks, *missing)


def _titles() -> tuple[str, ...]:
    return (
        translate("Figure", "Part"),
        translate("Figure", "Row"),
        translate("Figure", "Day"),
        translate("Figure", "Until day"),
        translate("Figure", "Value as reported"),
        translate("Figure", "Unit"),
        translate("Figure", "Response"),
        translate("Figure", "Kind of day"),
        translate("Figure", "Remark"),
        translate("Figure", "Source"),
        translate("Figure", "Drawn"),
        translate("Figure", "Why not"),
    )


def _mark(row: Row, mark: Mark, found: FigurePage) -> tuple[Value, ...]:
    on_page = any(row is one for one in found.rows)
    valued = mark.value != "" or mark.response is not None or mark.treatment is not None
    why = "" if on_page else translate("Figure", "no room on the page")
    if on_page and not valued:
        why = translate("Figure", "no value")
    return (
        panel_words(row.panel),
        row_name(row),
        mark.day,
        mark.until,
        grade_words(mark) if mark.grade is not None else mark.value,
        unit_words(mark.unit or row.unit) if mark.grade is None else translate("Figure", "grade"),
        response_words(mark.response),
        kind_words(mark.kind),
        _remark(mark),
        source_words(mark),
        translate("Figure", "no") if why else translate("Figure", "yes"),
        why,
    )


def _remark(mark: Mark) -> str:
    one = mark.treatment
    parts = [told(mark.detail)] if mark.source is Source.READ else []
    if one is not None:
        parts += [told(one.schedule or ""), told(one.reason or "")]
        parts += [
            f"{name} {share} %"
            for name, share in (("CD4+", one.cd4_percent), ("CD8+", one.cd8_percent))
            if share is not None
        ]
        parts.append(translate("Figure", "omitted") if mark.omitted else "")
    parts.append(translate("Report", "ongoing") if mark.ongoing else "")
    return "; ".join(part for part in parts if part)


def _absent(group: Absent) -> Iterator[tuple[Value, ...]]:
    for item in group.items:
        empty = (None, None, "", "", "", "", "", "")
        yield (
            spoken(group.title), item_words(item), *empty,
            translate("Figure", "no"), translate("Figure", "not recorded"),
        )  # fmt: skip
