"""Pieces put on pages as a typographer would: nothing is left alone, and no page ends long before its foot.

A title has at least two pieces below it, a table that goes on has two rows on either page, a row that heads others
has the first of them beside it, a note stays with its table. What must stay whole is divided after all where a page
would end more than a third empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ui.paper.ink import BODY, PITCH, STRONG
from ui.paper.layout import SECTION_GAP, Boxed, GridRow, Paragraph, Piece, Rule, Section, Side, Together, stack_height

HAIR = 6.0
MOST_EMPTY = 1 / 3  # of a page, before its last
_LOOK_AHEAD = 3
_ENOUGH = 3.5 * BODY * PITCH  # what is as tall as this is not alone on a page
_Parts = tuple[Piece, Piece] | None


@dataclass(frozen=True)
class Placed:
    piece: Piece
    y: float


def flowed(
    blocks: Sequence[Piece], *, top: float, bottom: float, width: float
) -> tuple[tuple[Placed, ...], ...]:  # fmt: skip
    """What stands where on each page, between ``top`` and ``bottom`` in points.

    A block that must stay whole and does not fit makes way for one of the next that does.
    """
    return _Flow(top, bottom, width).run(blocks)


@dataclass
class _Flow:
    top: float
    bottom: float
    width: float
    done: list[tuple[Placed, ...]] = field(default_factory=list)
    page: list[Placed] = field(default_factory=list)
    y: float = 0.0

    def run(self, blocks: Sequence[Piece]) -> tuple[tuple[Placed, ...], ...]:
        waiting, self.y = list(blocks), self.top
        while waiting:
            place = self._fitting(waiting)
            if place is not None:
                self._put(waiting.pop(place))
                self.y += SECTION_GAP
                continue
            parts = self._parts(waiting[0])
            if parts is not None:
                self._put(parts[0])
                waiting[0] = parts[1]
            elif not self.page:  # taller than a page and not to be divided: Footers are never painted over silently
                self._put(waiting.pop(0))
            if waiting:
                self._new_page()
        return (*self.done, tuple(self.page)) if self.page or not self.done else tuple(self.done)

    def _fitting(self, waiting: Sequence[Piece]) -> int | None:
        """The place of the first that fits; text that flows from page to page is not overtaken."""
        for place, block in enumerate(waiting[:_LOOK_AHEAD]):
            if self.y + self._needed(block) <= self.bottom:
                return place
            if isinstance(block, Section) and not block.whole:
                return None
        return None

    def _needed(self, block: Piece) -> float:
        air = 0.0 if isinstance(block, Section) or not self.page else HAIR
        return block.height(self.width) + air

    def _parts(self, block: Piece) -> _Parts:
        room = self.bottom - self.y - (0.0 if isinstance(block, Section) or not self.page else HAIR)
        flows = isinstance(block, Section) and not block.whole
        if flows or self._empty > MOST_EMPTY * (self.bottom - self.top):
            parts = parted(block, room, self.width, forced=False)
            if parts is not None or self.page:
                return parts
        return None if self.page else parted(block, room, self.width, forced=True)

    @property
    def _empty(self) -> float:
        """What of the page would stay empty if it ended here."""
        last = self.page[-1] if self.page else None
        return self.bottom - (self.top if last is None else last.y + last.piece.height(self.width))

    def _put(self, block: Piece) -> None:
        if isinstance(block, Section):
            self._place(*block.head, *block.body)
            return
        if self.page:
            self._place(Rule(above=0.0, below=HAIR, ink="hair"))
        self._place(block)

    def _place(self, *pieces: Piece) -> None:
        for piece in pieces:
            self.page.append(Placed(piece, self.y))
            self.y += piece.height(self.width)

    def _new_page(self) -> None:
        self.done.append(tuple(self.page))
        self.page, self.y = [], self.top


def parted(piece: Piece, room: float, width: float, *, forced: bool) -> _Parts:
    """What of a piece fits into ``room`` points, and the rest; None where it is not to be divided there.

    ``forced``: a page would not hold it whole, so that it is divided wherever it can be.
    """
    if isinstance(piece, Section):
        return _parted_section(piece, room, width, forced=forced)
    if isinstance(piece, Side):
        return _parted_side(piece, room, width, forced=forced)
    if isinstance(piece, Boxed):
        inner = width - 2 * piece.padding
        inside = _parted_stack(piece.inside, room - 2 * piece.padding + 2.0, inner, forced=forced)
        return None if inside is None else (replace(piece, inside=inside[0]), replace(piece, inside=inside[1]))
    if isinstance(piece, Together) and forced:
        inside = _parted_stack(piece.pieces, room, width, forced=True)
        return None if inside is None else (Together(inside[0]), Together(inside[1]))
    if isinstance(piece, (Paragraph, GridRow)) and forced:
        return piece.parted(room, width)
    return None


def _parted_section(section: Section, room: float, width: float, *, forced: bool) -> _Parts:
    parts = _parted_stack(section.body, room - stack_height(section.head, width), width, forced=forced)
    if parts is None:
        return None
    repeated = section.pieces[: section.repeated]
    first = replace(section, pieces=(*repeated, *parts[0]))
    return first, replace(section, pieces=(*repeated, *parts[1]), goes_on=True)


def _parted_side(side: Side, room: float, width: float, *, forced: bool) -> _Parts:
    """Each column goes on in its place; None where one would begin only on the next page."""
    columns: list[tuple[tuple[Piece, ...], tuple[Piece, ...]]] = []
    for column, across in zip((side.left, side.right), side.widths(width), strict=True):
        if stack_height(column, across, SECTION_GAP) <= room:
            columns.append((column, ()))
            continue
        parts = _parted_stack(column, room, across, forced=forced, gap=SECTION_GAP)
        if parts is None:
            return None
        columns.append(parts)
    (left, below_left), (right, below_right) = columns
    return replace(side, left=left, right=right), replace(side, left=below_left, right=below_right)


def _parted_stack(
    pieces: tuple[Piece, ...], room: float, width: float, *, forced: bool, gap: float = 0.0
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """The pieces up to the last place that fits and leaves nothing alone, and the rest."""
    fitting, used = 0, 0.0
    for piece in pieces:
        used += piece.height(width)
        if used > room:
            break
        used += gap
        fitting += 1
    if gap and fitting < len(pieces):  # sections under each other: the last goes on
        above = stack_height(pieces[:fitting], width, gap) + (gap if fitting else 0.0)
        parts = parted(pieces[fitting], room - above, width, forced=forced)
        if parts is not None:
            return (*pieces[:fitting], parts[0]), (parts[1], *pieces[fitting + 1 :])
    for place in range(min(fitting, len(pieces) - 1), 0, -1):
        if gap or may_break(pieces, place, width):
            return pieces[:place], pieces[place:]
    if not forced:
        return None
    if fitting:
        return pieces[:fitting], pieces[fitting:]
    parts = parted(pieces[0], room, width, forced=True)
    return None if parts is None else ((parts[0],), (parts[1], *pieces[1:]))


def may_break(pieces: Sequence[Piece], place: int, width: float) -> bool:
    """Whether a page may end before ``pieces[place]``."""
    before, after = pieces[:place], pieces[place:]
    if _leads(before[-1]):
        return False
    if isinstance(before[-1], GridRow):
        if not isinstance(after[0], GridRow):
            return False  # a note stays with its table
        if _rows(before[::-1]) < 2 or _rows(after) < 2:
            return False
    return all(len(part) > 1 or stack_height(part, width) >= _ENOUGH for part in (before, after))


def _rows(pieces: Sequence[Piece]) -> int:
    """How many rows that say something of their own stand there, up to the first other piece."""
    count = 0
    for piece in pieces:
        if not isinstance(piece, GridRow):
            break
        count += not piece.row.leads
    return count


def _leads(piece: Piece) -> bool:
    """Whether it says nothing without what stands below it: a row that heads others, a paragraph as a title."""
    if isinstance(piece, GridRow):
        return piece.row.leads or piece.row.below
    return isinstance(piece, Paragraph) and all(run.weight >= STRONG for run in piece.runs)
