"""The pieces of a page: paragraphs, tables, boxes and sections, each of a known height at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QRectF

from models.response.response import Response
from ui.paper.ink import (
    BODY,
    CHIP_HEIGHT,
    PITCH,
    STRONG,
    Ink,
    Lines,
    Run,
    Setting,
    chip_width,
    in_both,
    second,
    strong,
    text_width,
)

LINE = BODY * PITCH
_NUMBER = re.compile(r"\s*[<>≤≥~−+-]?\s*[0-9][0-9,]*((?:\.[0-9]+)?(?:\s.*)?)$")
SECTION_GAP = 8.0
TITLE = 10.0


class Piece(Protocol):
    """Something of a known height at a given width."""

    def height(self, width: float) -> float: ...

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None: ...


@dataclass(frozen=True)
class Paragraph:
    """Text that wraps."""

    runs: tuple[Run, ...]
    setting: Setting = field(default_factory=Setting)
    below: float = 0.0

    def height(self, width: float) -> float:
        return Lines(self.runs, width, self.setting).height + self.below

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        Lines(self.runs, width, self.setting).paint(ink, x, y)

    def parted(self, room: float, width: float) -> tuple[Paragraph, Paragraph] | None:
        """The lines that fit into ``room`` points, and the rest; None where none or all of them fit."""
        first, rest = Lines(self.runs, width, self.setting).parted(room)
        return (Paragraph(first, self.setting), replace(self, runs=rest)) if first and rest else None


@dataclass(frozen=True)
class Rule:
    """A line across, with air above and below."""

    above: float = 2.0
    below: float = 3.0
    ink: str = "rule"

    def height(self, width: float) -> float:
        return self.above + self.below

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        ink.rule(x, y + self.above, width=width, ink=self.ink)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: a response chip, text, or text after a chip, over ``span`` columns.

    ``right`` None follows the column.
    """

    runs: tuple[Run, ...] = ()
    chip: Response | None = None
    span: int = 1
    right: bool | None = None

    @cached_property
    def natural_width(self) -> float:
        words = Lines(self.runs, 10_000.0).natural_width if self.runs else 0.0
        return words + self.chip_room

    @property
    def tail(self) -> float | None:
        """How wide what follows the whole number is; None for what is no number."""
        found = _NUMBER.match("".join(run.text for run in self.runs))
        return text_width(found[1], BODY, self.runs[0].weight) if found else None

    @property
    def longest_word(self) -> float:
        words = ((word, run.weight) for run in in_both(self.runs) for word in run.text.split())
        return self.chip_room + max((text_width(word, BODY, weight) for word, weight in words), default=0.0)

    @property
    def chip_room(self) -> float:
        if self.chip is None:
            return 0.0
        return chip_width(self.chip) + (5.0 if self.runs else 0.0)


@dataclass(frozen=True)
class Column:
    """``share`` of the width that is left over, or the natural width of its cells, up to ``cap``, where None.

    A ``narrow`` column is as wide as its longest word. One of ``decimals`` has the points of its numbers under each
    other; what is no number ends where the longest number does.
    """

    right: bool = False
    share: float | None = None
    cap: float = 10_000.0
    narrow: bool = False
    decimals: bool = False


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    above: bool = False  # a rule above
    below: bool = False  # a rule below
    space: float = 0.0
    leads: bool = False  # it heads the rows below it, and stays with them


@dataclass(frozen=True)
class Grid:
    """The columns of a table and all of its rows, which share their widths."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    gap: float = 8.0

    @cached_property
    def _natural(self) -> tuple[float, ...]:
        widths = [0.0] * len(self.columns)
        for row in self.rows:
            at = 0
            for cell in row.cells:
                if cell.span == 1:
                    column = self.columns[at]
                    wanted = cell.longest_word if column.narrow else cell.natural_width
                    wanted += self.short_of_longest(at, cell)
                    widths[at] = min(max(widths[at], wanted + 0.1), column.cap)
                at += cell.span
        return tuple(widths)

    @cached_property
    def _tails(self) -> tuple[float, ...]:
        """Of each column the widest of what follows its whole numbers; 0 where they are not aligned."""
        widest = [0.0] * len(self.columns)
        for row in self.rows:
            at = 0
            for cell in row.cells:
                if cell.span == 1 and self.columns[at].decimals:
                    widest[at] = max(widest[at], cell.tail or 0.0)
                at += cell.span
        return tuple(widest)

    def short_of_longest(self, at: int, cell: Cell) -> float:
        """How much further left than its column's edge a number ends, for its point to be under the others'."""
        if cell.span > 1 or not self.columns[at].decimals or (tail := cell.tail) is None:
            return 0.0
        return self._tails[at] - tail

    def widths(self, width: float) -> tuple[float, ...]:
        """The width of each column; shared columns divide what the natural ones leave, at least a quarter."""
        room = width - self.gap * (len(self.columns) - 1)
        shares = sum(column.share or 0.0 for column in self.columns)
        fixed = sum(w for w, c in zip(self._natural, self.columns, strict=True) if c.share is None)
        most = room * 0.75 if shares else room
        squeeze = min(1.0, most / fixed) if fixed else 1.0
        left = room - fixed * squeeze
        return tuple(
            natural * squeeze if column.share is None else left * column.share / shares
            for natural, column in zip(self._natural, self.columns, strict=True)
        )

    def pieces(self) -> tuple[GridRow, ...]:
        return tuple(GridRow(self, row) for row in self.rows)


@dataclass(frozen=True)
class GridRow:
    """One row of a grid, a piece of its own so that a long table can go on over the page."""

    grid: Grid
    row: Row

    def _placed(self, width: float) -> list[tuple[Cell, float, float, bool]]:
        widths, placed, at, x = self.grid.widths(width), [], 0, 0.0
        for cell in self.row.cells:
            across = widths[at : at + cell.span]
            cell_width = sum(across) + self.grid.gap * (cell.span - 1)
            right = self.grid.columns[at].right if cell.right is None else cell.right
            short = self.grid.short_of_longest(at, cell) if right else 0.0
            if cell.natural_width + short <= cell_width:
                cell_width -= short
            placed.append((cell, x, cell_width, right))
            at, x = at + cell.span, x + sum(across) + self.grid.gap * cell.span
        return placed

    @cached_property
    def _heights(self) -> dict[float, float]:
        """By width: a row is measured for every division of a page that is tried, and again when it is painted."""
        return {}

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: float) -> float:
        heights = [LINE]
        for cell, _x, cell_width, right in self._placed(width):
            words = Lines(cell.runs, cell_width - cell.chip_room, Setting(BODY, right)).height
            heights.append(max(words, CHIP_HEIGHT + 1) if cell.chip else words)
        return max(heights) + self.row.space + (1.6 if self.row.above or self.row.below else 0.0)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        top = y + self.row.space
        if self.row.above:
            ink.rule(x, top + 0.5, width=width)
            top += 1.0
        if self.row.below:
            ink.rule(x, y + self.height(width) - 0.7, width=width)
        for cell, offset, cell_width, right in self._placed(width):
            if cell.chip:
                slack = cell_width - cell.natural_width if right else 0.0
                ink.chip(x + offset + slack, top + 0.2, cell.chip)
            if cell.runs:
                words = Lines(cell.runs, cell_width - cell.chip_room, Setting(BODY, right))
                words.paint(ink, x + offset + cell.chip_room, top + (0.3 if cell.chip else 0.0))

    def parted(self, room: float, width: float) -> tuple[GridRow, GridRow] | None:
        """The lines of each cell that fit into ``room`` points, and the rest below its empty places."""
        above = self.row.space + (1.6 if self.row.above or self.row.below else 0.0)
        first, rest = [], []
        for cell, _x, cell_width, right in self._placed(width):
            words = Lines(cell.runs, cell_width - cell.chip_room, Setting(BODY, right))
            begun, left = words.parted(room - above)
            first.append(replace(cell, runs=begun))
            rest.append(Cell(left, span=cell.span, right=cell.right))
        if not any(cell.runs for cell in first) or not any(cell.runs for cell in rest):
            return None
        going_on = replace(self.row, cells=tuple(rest), above=False, space=0.0)
        return replace(self, row=replace(self.row, cells=tuple(first), below=False)), replace(self, row=going_on)


@dataclass(frozen=True)
class Heading:
    """The title of a section, and in the second ink what holds for all of it."""

    title: str
    aside: str = ""
    again: bool = False

    def _aside(self, width: float) -> Lines:
        return Lines((second(self.aside),), max(width - text_width(self.title, TITLE, STRONG) - 10.0, 40.0))

    def height(self, width: float) -> float:
        title = Lines((strong(self.title),), width, Setting(TITLE)).height
        return max(title, self._aside(width).height + 1.0) if self.aside else title

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        Lines((strong(self.title),), width, Setting(TITLE)).paint(ink, x, y)
        if self.aside:
            self._aside(width).paint(ink, x + text_width(self.title, TITLE, STRONG) + 10.0, y + 0.9)


@dataclass(frozen=True)
class Section:
    """A titled run of pieces; the first ``repeated`` of them come again at the top of a page it goes on to.

    ``aside`` stands beside the title. A ``whole`` section is not divided between pages, unless a page would end more
    than a third empty. One that ``goes_on`` is the rest of one that began on the page before.
    """

    title: str
    pieces: tuple[Piece, ...]
    repeated: int = 0
    aside: str = ""
    whole: bool = False
    goes_on: bool = False

    @cached_property
    def head(self) -> tuple[Piece, ...]:
        return (Heading(self.title, self.aside, self.goes_on), *self.pieces[: self.repeated])

    @property
    def body(self) -> tuple[Piece, ...]:
        return self.pieces[self.repeated :]

    def height(self, width: float) -> float:
        return stack_height((*self.head, *self.body), width)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        paint_stack((*self.head, *self.body), ink, x, y, width=width)


@dataclass(frozen=True)
class Boxed:
    """Pieces in a frame; dashed for what is missing."""

    inside: tuple[Piece, ...]
    dashed: bool = False
    padding: float = 6.0

    def height(self, width: float) -> float:
        return stack_height(self.inside, width - 2 * self.padding) + 2 * self.padding - 2.0

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        ink.box(QRectF(x, y, width, self.height(width)), dashed=self.dashed)
        inner = width - 2 * self.padding
        paint_stack(self.inside, ink, x + self.padding, y + self.padding - 1.0, width=inner)


@dataclass(frozen=True)
class Together:
    """Pieces under each other that stay on one page."""

    pieces: tuple[Piece, ...]

    def height(self, width: float) -> float:
        return stack_height(self.pieces, width)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        paint_stack(self.pieces, ink, x, y, width=width)


@dataclass(frozen=True)
class Side:
    """Sections beside each other. Where they do not fit on one page they are set one after the other instead."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    left_share: float = 0.5
    gap: float = 18.0

    def widths(self, width: float) -> tuple[float, float]:
        """The columns' own, the left one first."""
        left = (width - self.gap) * self.left_share
        return left, width - self.gap - left

    def heights(self, width: float) -> tuple[float, float]:
        """Of the left column and of the right one."""
        left, right = self.widths(width)
        return stack_height(self.left, left, SECTION_GAP), stack_height(self.right, right, SECTION_GAP)

    def height(self, width: float) -> float:
        return max(self.heights(width))

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        left, right = self.widths(width)
        paint_stack(self.left, ink, x, y, width=left, gap=SECTION_GAP)
        paint_stack(self.right, ink, x + left + self.gap, y, width=right, gap=SECTION_GAP)


def titles(piece: Piece, width: float) -> Iterator[tuple[str, float]]:
    """The titles of sections that begin in a piece, and how far below its top each stands."""
    if isinstance(piece, Heading) and piece.title.strip() and not piece.again:
        yield piece.title, 0.0
    elif isinstance(piece, Section):
        yield from titles(piece.head[0], width)
    elif isinstance(piece, Side):
        for column, across in zip((piece.left, piece.right), piece.widths(width), strict=True):
            below = 0.0
            for part in column:
                yield from ((title, below + further) for title, further in titles(part, across))
                below += part.height(across) + SECTION_GAP


def stack_height(pieces: Sequence[Piece], width: float, gap: float = 0.0) -> float:
    return sum(piece.height(width) for piece in pieces) + gap * max(len(pieces) - 1, 0)


def paint_stack(
    pieces: Sequence[Piece], ink: Ink, x: float, y: float, *, width: float, gap: float = 0.0
) -> None:  # fmt: skip
    for piece in pieces:
        piece.paint(ink, x, y, width)
        y += piece.height(width) + gap
