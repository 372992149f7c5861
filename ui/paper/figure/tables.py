"""What stands around the drawing: the legend of its marks, the values drawn, and what is not recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from models.prints.case_facts import Absent, CaseFigure, DayKind, Panel, Row
from models.words import Sentence, filled
from ui.paper.chart_ink import ChartInk, width
from ui.paper.figure.frame import hatch
from ui.paper.figure.words import drawn_words, kind_words, row_name, source_words
from ui.paper.ink import plain, second, strong
from ui.paper.layout import Boxed, Cell, Column, Grid, Paragraph, Piece, Section
from ui.paper.layout import Row as TableRow
from ui.words.clinical import translate
from ui.words.language import listed, spoken
from ui.words.recorded import recorded

_LEGEND_ROW, _LEGEND_GAP, _SIGN = 17.0, 20.0, 22.0


@dataclass(frozen=True)
class Legend:
    """The kinds of marks that occur, in as many lines as they need; in pixels."""

    figure: CaseFigure
    across: float

    def _placed(self) -> list[tuple[DayKind, float, float]]:
        placed, x, y = [], 0.0, 0.0
        for kind in self.figure.kinds:
            wide = _SIGN + width(kind_words(kind))
            if x and x + wide > self.across:
                x, y = 0.0, y + _LEGEND_ROW
            placed.append((kind, x, y))
            x += wide + _LEGEND_GAP
        return placed

    @property
    def height(self) -> float:
        placed = self._placed()
        return placed[-1][2] + _LEGEND_ROW if placed else 0.0

    def paint(self, ink: ChartInk, across: float) -> None:
        for kind, x, y in self._placed():
            _sign(ink, kind, x, y + _LEGEND_ROW / 2)
            ink.words(x + _SIGN, y + _LEGEND_ROW / 2, kind_words(kind), ink="second")


def _sign(ink: ChartInk, kind: DayKind, x: float, y: float) -> None:
    rect = QRectF(x, y - 4.5, 17, 9)
    if kind is DayKind.ORDER:
        hatch(ink, rect)
    elif kind is DayKind.UNKNOWN:
        ink.area(rect, None, "second", dashed=True)
    else:
        ink.symbol("circle", x + 8, y, "ink", hollow=kind is DayKind.COUNTED)


def values_section(rows: Sequence[Row], most: int) -> Section:
    """A line for each row that holds values, at most ``most``; events together."""
    lines = [row for row in rows if row.panel is not Panel.EVENT and any(mark.value for mark in row.marks)]
    table = [_line(row_name(row), drawn_words(row), source_words(row.marks[0])) for row in lines]
    events = [row for row in rows if row.panel is Panel.EVENT]
    if events:
        grade = max(mark.grade or 0 for row in events for mark in row.marks)
        words = filled(translate("Figure", "kinds: {count}, highest grade {grade}"), count=len(events), grade=grade)
        table.append(_line(translate("Figure", "Adverse events"), words, source_words(events[0].marks[0])))
    left_over = len(table) - most
    if left_over > 0:
        words = filled(translate("Figure", "{count} more rows: in the data file"), count=left_over + 1)
        table = [*table[: max(most - 1, 0)], TableRow((Cell((second(words),), span=3),))]
    if not table:
        table = [TableRow((Cell((second(translate("Figure", "No value is recorded.")),), span=3),))]
    columns = (Column(cap=150.0), Column(share=1.0), Column(right=True, cap=130.0))
    aside = translate("Figure", "in brackets the day")
    return Section(translate("Figure", "Values drawn"), Grid(columns, tuple(table)).pieces(), aside=aside, whole=True)


def _line(name: str, words: str, source: str) -> TableRow:
    return TableRow((Cell((second(name),)), Cell((plain(words),)), Cell((second(source),))))


def absent_box(figure: CaseFigure, not_drawn: Sequence[Row], most: int, *, flowing: bool = False) -> Boxed:
    """What is not recorded and so not drawn, ``most`` kinds of it; and for how many rows the page has no room.

    ``flowing``: one after the other, not each on a line of its own.
    """
    pieces: list[Piece] = [Paragraph((strong(translate("Figure", "Not recorded, so not drawn")),))]
    told = [_absent(group) for group in figure.absent[:most]]
    if flowing and told:
        told = [Paragraph(tuple(run for one in told for run in (*one.runs, plain("   "))))]
    pieces += told
    if len(figure.absent) > most:
        words = filled(translate("Figure", "{count} more kinds: in the data file"), count=len(figure.absent) - most)
        pieces.append(Paragraph((second(words),)))
    if not figure.absent:
        pieces.append(Paragraph((second(translate("Figure", "Nothing that is looked for is missing.")),)))
    if not_drawn:
        words = filled(
            translate("Figure", "No room on this page, in the data file alone: rows {count}"), count=len(not_drawn)
        )
        pieces.append(Paragraph((strong(words),)))
    return Boxed(tuple(pieces), dashed=True)


def _absent(group: Absent) -> Paragraph:
    items = listed(item_words(item) for item in group.items)
    return Paragraph((second(f"{spoken(group.title)}  "), plain(items)))


def item_words(item: Sentence) -> str:
    """A name of the record is told as it is told everywhere else on the page."""
    said = spoken(item)
    return recorded(said) if said == item.text else said
