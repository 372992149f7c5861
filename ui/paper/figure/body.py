"""The rows of a case figure on one page: which of them are drawn, and which only stand in the data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QRectF

from models.prints.case_axis import broken_axis
from models.prints.case_facts import Anchor, CaseFigure, Panel, Row
from models.record.analytes import ANALYTES
from ui.paper.chart_ink import ChartInk
from ui.paper.figure.frame import AXIS_HEIGHT, Frame
from ui.paper.figure.lanes import LaneRow
from ui.paper.figure.lines import analyte_row, count_row, marker_row, sum_row

_GAP = 5.0  # above and below the line between two panels
_ORDER = tuple(Panel)
_FIRST_LANES, _SEVERE = 9, 3


@dataclass(frozen=True)
class Heights:
    """Of the plots, in pixels."""

    marker: float
    total: float
    count: float
    analyte: float

    def times(self, factor: float) -> Heights:
        return Heights(*(factor * side for side in (self.marker, self.total, self.count, self.analyte)))


HEIGHTS = (
    Heights(104.0, 116.0, 46.0, 60.0),
    Heights(88.0, 92.0, 38.0, 46.0),
    Heights(72.0, 78.0, 31.0, 36.0),
    Heights(58.0, 64.0, 28.0, 28.0),
)


class Drawn(Protocol):
    @property
    def height(self) -> float: ...

    def paint(self, ink: ChartInk, top: float) -> None: ...


def is_needed(row: Row) -> bool:
    """Whether everything else gives way to it before it is left out; of results that the rules read apart, the
    data file tells."""
    return row.panel is not Panel.LESION and (row.panel is not Panel.ANALYTE or row.name not in ANALYTES)


def by_need(rows: Sequence[Row]) -> list[Row]:
    """The rows, what a reader misses least at the end: results that no rule reads apart, mild events, late drugs."""
    lanes = [row for row in rows if row.panel is Panel.TREATMENT]
    rank = {id(row): place for place, row in enumerate(lanes)}

    def need(row: Row) -> tuple[int, int]:
        grade = max((mark.grade or 0 for mark in row.marks), default=0)
        if row.panel is Panel.TREATMENT:
            return (0 if rank[id(row)] < _FIRST_LANES else 5), rank[id(row)]
        if row.panel is Panel.EVENT:
            return (2 if grade >= _SEVERE else 4), -grade
        if row.panel is Panel.ANALYTE:
            return (3 if row.name not in ANALYTES else 7), 0
        if row.panel is Panel.LESION:
            return 6, 0
        return 1, _ORDER.index(row.panel)

    return sorted(rows, key=need)


@dataclass(frozen=True)
class Body:
    """The drawing of ``rows`` across ``across`` pixels; ``tight`` as of a ``LaneRow``."""

    figure: CaseFigure
    rows: tuple[Row, ...]
    heights: Heights
    across: float
    tight: bool = False

    @cached_property
    def frame(self) -> Frame:
        return Frame(broken_axis(self.figure.days), self.across, self.figure.anchor is not Anchor.NOTHING)

    @cached_property
    def _panels(self) -> tuple[tuple[Drawn, ...], ...]:
        """The rows of each panel, in order; both sums are one row."""
        found = []
        for panel in Panel:
            rows = tuple(row for row in self.figure.rows if row.panel is panel and row in self.rows)
            if rows:
                found.append(tuple(self._made(panel, rows)))
        return tuple(found)

    def _made(self, panel: Panel, rows: tuple[Row, ...]) -> Iterator[Drawn]:
        if panel is Panel.SUM:
            yield sum_row(rows, self.frame, self.heights.total)
            return
        for row in rows:
            if panel in (Panel.TREATMENT, Panel.EVENT):
                yield LaneRow(row, self.frame, self.tight)
            elif panel is Panel.MARKER:
                yield marker_row(row, self.frame, self.heights.marker)
            elif panel is Panel.COUNT:
                yield count_row(row, self.frame, self.heights.count)
            else:
                yield analyte_row(row, self.frame, self.heights.analyte, lesion=panel is Panel.LESION)

    @cached_property
    def height(self) -> float:
        if not self._panels:
            return 0.0
        return AXIS_HEIGHT + sum(row.height for panel in self._panels for row in panel) + 2 * _GAP * len(self._panels)

    def paint(self, ink: ChartInk, across: float) -> None:
        if not self._panels:
            return
        self.frame.paint(ink, self.height)
        ink.area(QRectF(0, AXIS_HEIGHT - 1, across, 0.8), "rule")
        top = AXIS_HEIGHT
        for place, panel in enumerate(self._panels):
            if place:
                ink.area(QRectF(0, top - 0.35, across, 0.7), "second")
            top += _GAP
            for row in panel:
                row.paint(ink, top)
                top += row.height
            top += _GAP
