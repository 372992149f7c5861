"""Ink on paper: the print palette, type in points, and a painter that thinks in points on any device."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from models.flags.flags import Severity
from models.response.response import Response
from ui.kit.marks import glyph_path, response_colour, response_word
from ui.kit.theme import FAMILIES
from ui.words.signs import drawable
from ui.words.speaking import LINE_BREAK, halves, is_paired, is_sentence, side_by_side

UNITS = 20  # per point: fonts have whole pixel sizes at 1,440 dpi, and text is measured as finely as it is set
DPI = 72 * UNITS
BODY = 9.0
PITCH = 1.34  # line to line, as a multiple of the size
REGULAR, STRONG = 400, 600
CHIP_HEIGHT = 12.5
_TOGETHER = re.compile(
    r"\d\d-[A-Z][a-z]{2}(?:-\d{4})?|\d{4}-\d\d-\d\d|[\d.,]+ (?:mm|%|mg|Gy|kg|months|days)(?!\w)|\w+/\w+"
)
_CHIP_PADDING, _CHIP_GLYPH, _CHIP_GAP = 4.5, 5.5, 2.5

# Print has a palette of its own: dark ink, few tints, legible when a copier makes them grey.
COLOURS = {
    "ink": "#15181D",
    "second": "#4A4F57",
    "rule": "#15181D",
    "hair": "#D3D7DC",
    "paper": "#FFFFFF",
    "band": "#E9EBEA",
    "pr_fill": "#DFE7F3",
    "cr_fill": "#D9F0E8",
    "afp": "#1C5D8F",
    "pivka": "#8A5A14",
    "recist": "#2C3B57",
    "mrecist": "#00716A",
    "pvtt": "#7D3A78",
    "pd": "#A83400",
    "targeted": "#C9D4E6",
    "radiation": "#8E8E8E",
    "immuno": "#15181D",
    "cell": "#B9AAD6",
    "other": "#E3E5E8",
}


@cache
def colour(name: str) -> QColor:
    return QColor(COLOURS[name])


@lru_cache(maxsize=64)
def type_face(points: float, weight: int = REGULAR) -> QFont:
    """The house's font for paper, sized in units; unhinted, so that it measures alike at every resolution."""
    face = QFont()
    face.setFamilies(list(FAMILIES))
    face.setPixelSize(round(points * UNITS))
    face.setWeight(QFont.Weight(weight))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return unjoined(face)


def unjoined(face: QFont) -> QFont:
    """Without ligatures: a PDF is searched for its letters, and finds no "confirmed" where fi is one sign."""
    face.setFeature(QFont.Tag("liga"), 0)
    return face


@lru_cache(maxsize=4096)
def text_width(text: str, points: float = BODY, weight: int = REGULAR) -> float:
    """The width of one line of text in points."""
    return QFontMetricsF(type_face(points, weight)).horizontalAdvance(side_by_side(text)) / UNITS


class Run(NamedTuple):
    """A piece of text in one weight and colour."""

    text: str
    weight: int = REGULAR
    colour: str = "ink"


def plain(text: str) -> Run:
    return Run(text)


def strong(text: str) -> Run:
    return Run(text, STRONG)


def second(text: str) -> Run:
    return Run(text, REGULAR, "second")


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set: size in points, alignment, and the indent of every line but the first."""

    points: float = BODY
    right: bool = False
    hanging: float = 0.0


class Ink:
    """Draws on ``painter`` in points from the top left corner of the page."""

    def __init__(self, painter: QPainter, dots_per_inch: float) -> None:
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dots_per_inch / DPI, dots_per_inch / DPI)

    @property
    def painter(self) -> QPainter:
        """The painter itself, in units of ``1 / UNITS`` point."""
        return self._painter

    def rule(self, x: float, y: float, *, width: float, weight: float = 0.6, ink: str = "rule") -> None:
        self._painter.fillRect(_units(QRectF(x, y - weight / 2, width, weight)), colour(ink))

    def box(
        self, rect: QRectF, *, fill: str | None = None, weight: float = 0.6, dashed: bool = False, radius: float = 2.0
    ) -> None:
        pen = QPen(colour("rule"), weight * UNITS)
        if dashed:
            pen.setDashPattern([3.0, 2.5])
        self._painter.setPen(pen)
        self._painter.setBrush(colour(fill) if fill else QBrush(Qt.BrushStyle.NoBrush))
        self._painter.drawRoundedRect(_units(rect), radius * UNITS, radius * UNITS)

    def shape(self, path: QPainterPath, ink: str) -> None:
        """Fill a path given in units."""
        self._painter.fillPath(path, colour(ink))

    def text(self, x: float, y: float, run: Run, *, points: float = BODY) -> None:
        """One line whose top is at ``y``."""
        Lines((run,), 10_000.0, Setting(points)).paint(self, x, y)

    def chip(self, x: float, y: float, response: Response, words: str | None = None) -> None:
        """A response in print: CR tinted in a heavy frame, PR tinted, SD outline, PD black, all else dashed."""
        words = words or response_word(response)
        stem = response_colour(response)
        rect = QRectF(x, y, chip_width(response, words), CHIP_HEIGHT)
        fill = {"pd": "ink", "pr": "pr_fill", "cr": "cr_fill"}.get(stem, "paper")
        inset = 0.6 if stem == "cr" else 0.3
        self.box(
            rect.adjusted(inset, inset, -inset, -inset),
            fill=fill, weight=2 * inset, dashed=stem == "ne", radius=1.6,
        )  # fmt: skip
        ink = "paper" if stem == "pd" else "ink"
        left = x + _CHIP_PADDING
        if stem != "ne":
            glyph = QRectF(left, y + (CHIP_HEIGHT - _CHIP_GLYPH) / 2, _CHIP_GLYPH, _CHIP_GLYPH)
            self.shape(glyph_path(response, _units(glyph)), ink)
            left += _CHIP_GLYPH + _CHIP_GAP
        self.text(left, y + (CHIP_HEIGHT - BODY * PITCH) / 2, Run(words, STRONG, ink))

    def flag(self, x: float, y: float, severity: Severity, data_gap: bool) -> None:
        """Diamond (urgent), triangle (review), ring (note), dashed ring (data gap), 8 points high, in ink alone."""
        rect = QRectF(x, y, 8.0, 8.0)
        if data_gap or severity is Severity.INFORMATION:
            self.box(rect.adjusted(0.8, 0.8, -0.8, -0.8), weight=0.9, dashed=data_gap, radius=3.2)
            return
        path = QPainterPath()
        points = ((4, 0), (8, 4), (4, 8), (0, 4)) if severity is Severity.URGENT else ((4, 0.4), (8, 7.6), (0, 7.6))
        path.moveTo(_point(x + points[0][0], y + points[0][1]))
        for dx, dy in points[1:]:
            path.lineTo(_point(x + dx, y + dy))
        path.closeSubpath()
        self.shape(path, "ink" if severity is Severity.URGENT else "second")


def chip_width(response: Response, words: str | None = None) -> float:
    words = words or response_word(response)
    glyph = 0.0 if response_colour(response) == "ne" else _CHIP_GLYPH + _CHIP_GAP
    return 2 * _CHIP_PADDING + glyph + text_width(words, BODY, STRONG)


def in_both(runs: Sequence[Run]) -> Sequence[Run]:
    """Runs that hold pairs of two languages as they are read: short ones side by side, run by run; of a paragraph
    all of the Chinese under all of the English."""
    if not any(is_paired(run.text) for run in runs):
        return runs
    if len(runs) > 1:
        both = [halves(run.text) for run in runs]
        if is_sentence("".join(english for english, _ in both)):
            english, chinese = (
                [run._replace(text=told[place]) for run, told in zip(runs, both, strict=True)] for place in (0, 1)
            )
            return [*english, Run(LINE_BREAK), *chinese]
    return [run._replace(text=side_by_side(run.text, in_lines=True)) for run in runs]


def in_first(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Of runs in both languages the English alone, for places that have no room for both."""
    return tuple(run._replace(text=halves(run.text)[0]) for run in runs)


class Lines:
    """Runs of text broken into lines of at most ``width`` points, on an even pitch whatever the script."""

    def __init__(self, runs: Sequence[Run], width: float, setting: Setting = Setting()) -> None:
        self._width, self._setting = width, setting
        self._runs = runs = tuple(run._replace(text=drawable(run.text, FAMILIES)) for run in in_both(runs))
        self._text = "".join(run.text for run in runs)
        self._layout = QTextLayout(self._text, type_face(setting.points))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(runs, setting.points))
        self.height = self._break()

    def _break(self) -> float:
        pitch = self._setting.points * PITCH
        # the baseline of IBM Plex Sans in the middle of the pitch: it stays put where a Han fallback is taller
        baseline = pitch * 0.5 + self._setting.points * 0.36
        self._layout.beginLayout()
        count = 0
        while (line := self._layout.createLine()).isValid():
            indent = self._setting.hanging if count else 0.0
            line.setLineWidth((self._width - indent) * UNITS)
            self._keep_together(line)
            slack = self._width - indent - line.naturalTextWidth() / UNITS if self._setting.right else 0.0
            line.setPosition(_point(indent + slack, count * pitch + baseline) - QPointF(0, line.ascent()))
            count += 1
        self._layout.endLayout()
        return max(count, 1) * pitch

    def _keep_together(self, line: QTextLine) -> None:
        """End the line before a date or quantity that would be torn; Unicode lets a line break at every hyphen."""
        start, end = line.textStart(), line.textStart() + line.textLength()
        if end >= len(self._text) or max(self._text) > "\uffff":  # Qt counts such a character as two
            return
        torn = next((t for t in _TOGETHER.finditer(self._text, start) if t.start() < end < t.end()), None)
        if torn is not None and torn.start() > start:
            line.setLineWidth(_x_of(line, torn.start()) - 1)

    @property
    def words(self) -> str:
        return self._text

    @property
    def count(self) -> int:
        return self._layout.lineCount()

    def signs_in(self, lines: int) -> int:
        """How many signs stand in the first ``lines`` lines, counted as Qt does."""
        return sum(self._layout.lineAt(place).textLength() for place in range(min(lines, self.count)))

    def boxes(self, x: float, y: float) -> tuple[QRectF, ...]:
        """Where the text of each line stands, in points, when it is painted at (x, y); as high as its pitch."""
        pitch, found = self._setting.points * PITCH, []
        for place in range(self.count):
            text = self._layout.lineAt(place).naturalTextRect()
            found.append(QRectF(x + text.x() / UNITS, y + place * pitch, text.width() / UNITS, pitch))
        return tuple(found)

    @property
    def natural_width(self) -> float:
        return self._layout.maximumWidth() / UNITS

    def parted(self, room: float) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """The runs of the lines that fit into ``room`` points, and those of the rest."""
        count = int((room + 0.01) / (self._setting.points * PITCH))
        if count >= self._layout.lineCount():
            return self._runs, ()
        return _cut(self._runs, self._layout.lineAt(count).textStart()) if count > 0 else ((), self._runs)

    def paint(self, ink: Ink, x: float, y: float) -> None:
        ink.painter.setPen(colour("ink"))
        self._layout.draw(ink.painter, _point(x, y))


def _x_of(line: QTextLine, place: int) -> float:
    """Where on the line a character begins. PySide gives the place back with it, which its own types do not say."""
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


def _formats(runs: Sequence[Run], points: float) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for run in runs:
        found = QTextLayout.FormatRange()
        found.start, found.length = start, _utf16_length(run.text)
        style = QTextCharFormat()
        style.setFont(type_face(points, run.weight))
        style.setForeground(colour(run.colour))
        found.format = style
        formats.append(found)
        start += _utf16_length(run.text)
    return formats


def _cut(runs: Sequence[Run], place: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Runs before and after a place that Qt counts."""
    first, rest = [], []
    for run in runs:
        units = run.text.encode("utf-16-le")
        before, after = (part.decode("utf-16-le") for part in (units[: 2 * place], units[2 * place :]))
        first += [run._replace(text=before)] if before else []
        rest += [run._replace(text=after)] if after else []
        place = max(place - len(units) // 2, 0)
    return tuple(first), tuple(rest)


def _utf16_length(text: str) -> int:
    """Qt counts a rare Han character as two."""
    return len(text.encode("utf-16-le")) // 2


def _point(x: float, y: float) -> QPointF:
    return QPointF(x * UNITS, y * UNITS)


def _units(rect: QRectF) -> QRectF:
    return QRectF(rect.x() * UNITS, rect.y() * UNITS, rect.width() * UNITS, rect.height() * UNITS)
