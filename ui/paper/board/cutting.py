"""Pieces that can be made smaller by rule: texts cut at a line, lists cut at a row, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ui.paper.ink import BODY, PITCH, Ink, Lines, Run, Setting, in_first, second, text_width
from ui.paper.layout import Paragraph, Piece, Section

LINE = BODY * PITCH
MORE = "…"


@lru_cache(maxsize=512)
def cut_to(runs: tuple[Run, ...], width: float, lines: int) -> tuple[Run, ...]:
    """The runs as far as they go on ``lines`` lines of ``width`` points; what is cut ends in an ellipsis."""
    if _height(runs, width) <= lines:
        return runs
    runs = in_first(runs)  # no room for two languages
    if _height(runs, width) <= lines:
        return runs
    low, high = 0, sum(len(run.text) for run in runs)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _height(_first(runs, middle), width) <= lines else (low, middle - 1)
    return _first(runs, low)


def _height(runs: tuple[Run, ...], width: float) -> int:
    return round(Lines(runs, width).height / LINE)


def _first(runs: tuple[Run, ...], signs: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        kept.append(run._replace(text=run.text[:signs]))
        signs -= len(run.text)
        if signs <= 0:
            break
    return (*kept[:-1], kept[-1]._replace(text=kept[-1].text.rstrip(" ,;，；、") + MORE))


@dataclass(frozen=True)
class Cut:
    """Text of at most ``lines`` lines."""

    runs: tuple[Run, ...]
    lines: int

    def height(self, width: float) -> float:
        return Lines(cut_to(self.runs, width, self.lines), width).height

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        Lines(cut_to(self.runs, width, self.lines), width).paint(ink, x, y)


@dataclass(frozen=True)
class Fact:
    """A label in a column of its own, ``across`` points wide, and what it says in at most ``lines`` lines."""

    label: str
    runs: tuple[Run, ...]
    across: float
    lines: int

    def _parts(self) -> tuple[Cut, Cut]:
        return Cut((second(self.label),), self.lines), Cut(self.runs, self.lines)

    def height(self, width: float) -> float:
        label, value = self._parts()
        return max(label.height(self.across), value.height(width - self.across - 8.0))

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        label, value = self._parts()
        label.paint(ink, x, y, self.across)
        value.paint(ink, x + self.across + 8.0, y, width - self.across - 8.0)


@dataclass(frozen=True)
class Ends:
    """Words at the left in at most ``lines`` lines, and at the right what belongs to them.

    The right end is as wide as it is, up to ``share`` of the width.
    """

    left: tuple[Run, ...]
    right: Run
    lines: int
    share: float = 0.5

    def _widths(self, width: float) -> tuple[float, float]:
        right = min(text_width(self.right.text, BODY, self.right.weight) + 0.2, width * self.share)
        return width - right - 8.0, right

    def height(self, width: float) -> float:
        left, right = self._widths(width)
        return max(Cut(self.left, self.lines).height(left), Lines((self.right,), right).height)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        left, right = self._widths(width)
        Cut(self.left, self.lines).paint(ink, x, y, left)
        Lines((self.right,), right, Setting(BODY, right=True)).paint(ink, x + left + 8.0, y)


class Once:
    """A piece that is measured once at each width: a page is tried in many sizes."""

    def __init__(self, piece: Piece) -> None:
        self._piece, self._heights = piece, dict[float, float]()

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = self._piece.height(width)
        return self._heights[width]

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        self._piece.paint(ink, x, y, width)


@dataclass(frozen=True)
class Air:
    """Nothing, of a height."""

    points: float

    def height(self, width: float) -> float:
        return self.points

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        pass


@dataclass(frozen=True)
class Listed:
    """A titled list that can be cut: of ``rows`` the ``shown`` most important stay, in their order.

    ``rank``: for each row how important it is, 0 first; as they stand where None. ``soft`` stay as long as the
    charts can still be drawn lower, ``least`` always. ``more`` words what is left out, by its count. ``head`` and
    ``tail`` stand above and below the rows.
    """

    title: str
    rows: tuple[Piece, ...]
    least: int
    more: Callable[[int], str]
    head: tuple[Piece, ...] = ()
    tail: tuple[Piece, ...] = ()
    rank: tuple[int, ...] | None = None
    aside: str = ""
    soft: int = 6
    shown: int = -1

    @property
    def count(self) -> int:
        return len(self.rows) if self.shown < 0 else self.shown

    @property
    def hidden(self) -> int:
        return len(self.rows) - self.count

    def spare(self, *, soft: bool) -> int:
        """How many rows can still go."""
        return max(self.count - (self.soft if soft else self.least), 0)

    def shorter(self) -> Listed:
        """Without the least important row that is left; a single row is never cut for a line that says so."""
        step = 2 if self.hidden == 0 and self.count > self.least + 1 else 1
        return replace(self, shown=self.count - step)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        rank = self.rank or tuple(range(len(self.rows)))
        rows = tuple(row for row, place in zip(self.rows, rank, strict=True) if place < self.count)
        rest = (Paragraph((second(self.more(self.hidden)),)),) if self.hidden else ()
        return (*self.head, *rows, *rest, *self.tail)

    def height(self, width: float) -> float:
        return Section(self.title, self.pieces, aside=self.aside).height(width)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        Section(self.title, self.pieces, aside=self.aside).paint(ink, x, y, width)
