"""Pieces that can be made smaller by rule: texts cut at a line, lists cut at a row, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ui.paper.ink import BODY, Ink, Lines, Run, Setting, in_first, second, text_width
from ui.paper.layout import GridRow, Heading, Paragraph, Piece, Section, paint_stack, stack_height
from ui.words.speaking import translate

MORE = "…"


@lru_cache(maxsize=512)
def cut_to(runs: tuple[Run, ...], width: float, lines: int) -> tuple[Run, ...]:
    """The runs as far as they go on ``lines`` lines of ``width`` points; what is cut ends in an ellipsis."""
    found = Lines(runs, width)
    if found.count <= lines:
        return runs
    runs = in_first(runs)  # no room for two languages
    found = Lines(runs, width)
    if found.count <= lines:
        return runs
    signs = found.signs_in(lines)
    while signs > 1 and Lines(_first(runs, signs), width).count > lines:
        signs -= 1
    return _first(runs, signs)


def _first(runs: tuple[Run, ...], signs: int) -> tuple[Run, ...]:
    """As many signs of the runs as Qt counts, and the ellipsis."""
    kept: list[Run] = []
    for run in runs:
        coded = run.text.encode("utf-16-le")[: 2 * signs]
        kept.append(run._replace(text=coded.decode("utf-16-le", "ignore")))
        signs -= len(coded) // 2
        if signs <= 0:
            break
    return (*kept[:-1], kept[-1]._replace(text=kept[-1].text.rstrip(" ,;，；、") + MORE))


@dataclass(frozen=True)
class Cut:
    """Text of at most ``lines`` lines."""

    runs: tuple[Run, ...]
    lines: int

    def is_cut(self, width: float) -> bool:
        return cut_to(self.runs, width, self.lines) != self.runs

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

    def is_cut(self, width: float) -> bool:
        label, value = self._parts()
        return label.is_cut(self.across) or value.is_cut(width - self.across - 8.0)

    def height(self, width: float) -> float:
        label, value = self._parts()
        return max(label.height(self.across), value.height(width - self.across - 8.0))

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        label, value = self._parts()
        label.paint(ink, x, y, self.across)
        value.paint(ink, x + self.across + 8.0, y, width - self.across - 8.0)


@dataclass(frozen=True)
class Ends:
    """Words at the left and at the right what belongs to them, either in at most ``lines`` lines.

    The right end is as wide as it is, up to ``share`` of the width.
    """

    left: tuple[Run, ...]
    right: Run
    lines: int
    share: float = 0.5

    def _widths(self, width: float) -> tuple[float, float]:
        right = min(text_width(self.right.text, BODY, self.right.weight) + 0.2, width * self.share)
        return width - right - 8.0, right

    def _ends(self, width: float) -> tuple[Run, ...]:
        return cut_to((self.right,), width, self.lines)

    def is_cut(self, width: float) -> bool:
        left, right = self._widths(width)
        return Cut(self.left, self.lines).is_cut(left) or self._ends(right) != (self.right,)

    def height(self, width: float) -> float:
        left, right = self._widths(width)
        return max(Cut(self.left, self.lines).height(left), Lines(self._ends(right), right).height)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        left, right = self._widths(width)
        Cut(self.left, self.lines).paint(ink, x, y, left)
        Lines(self._ends(right), right, Setting(BODY, right=True)).paint(ink, x + left + 8.0, y)


class Once:
    """A piece that is measured once at each width: a page is tried in many sizes."""

    def __init__(self, piece: Piece) -> None:
        self._piece, self._heights = piece, dict[float, float]()

    def is_cut(self, width: float) -> bool:
        return cut_in(self._piece, width)

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
    charts can still be drawn lower, ``least`` as long as texts can lose lines. ``more`` words what is left out, by
    its count. ``head`` and ``tail`` stand above and below the rows.
    """

    title: str
    rows: tuple[Piece, ...]
    least: int
    more: Callable[[int], str]
    head: tuple[Piece, ...] = ()
    tail: tuple[Piece, ...] = ()
    rank: tuple[int, ...] | None = None
    soft: int = 6
    shown: int = -1

    @property
    def count(self) -> int:
        return len(self.rows) if self.shown < 0 else self.shown

    @property
    def hidden(self) -> int:
        return len(self.rows) - self.count

    def spare(self, cut: str) -> int:
        """How many rows can still go where the cut is soft, hard or to the bone, which leaves one."""
        stay = {"soft": self.soft, "hard": self.least, "bone": min(self.least, 1)}[cut]
        return max(self.count - stay, 0)

    def shortest(self, cut: str) -> Listed:
        """With only the rows that stay."""
        return replace(self, shown=self.count - self.spare(cut))

    def shorter(self) -> Listed:
        """Without the least important row that is left; a single row is never cut for a line that says so."""
        step = 2 if self.hidden == 0 and self.count > self.least + 1 else 1
        return replace(self, shown=self.count - step)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        rank = self.rank or tuple(range(len(self.rows)))
        rows = tuple(row for row, place in zip(self.rows, rank, strict=True) if place < self.count)
        rest = (_note(self.more(self.hidden)),) if self.hidden else ()
        return (*self.head, *rows, *rest, *self.tail)

    def is_cut(self, width: float) -> bool:
        return any(cut_in(piece, width) for piece in self.pieces)

    def height(self, width: float) -> float:
        return stack_height((_heading(self.title), *self.pieces), width)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        paint_stack((_heading(self.title), *self.pieces), ink, x, y, width=width)


def cut_in(piece: Piece, width: float) -> bool:
    """Whether a text of the piece ends before its end; of a table a cell says so by its last sign."""
    if isinstance(piece, GridRow):
        return any(run.text.endswith(MORE) for cell in piece.row.cells for run in cell.runs)
    if isinstance(piece, Section):
        return any(cut_in(one, width) for one in piece.pieces)
    asked = getattr(piece, "is_cut", None)
    return asked is not None and bool(asked(width))


@lru_cache(maxsize=64)
def _heading(title: str) -> Once:
    return Once(Heading(title))


@lru_cache(maxsize=256)
def _note(words: str) -> Once:
    return Once(Paragraph((second(words),)))


@dataclass(frozen=True)
class Pages:
    """Where the patient summary says the whole: its page of each thing, asked for when something is left out."""

    of: Callable[[str], int]

    def more(self, what: str, part: str) -> Callable[[int], str]:
        """``what`` holds ``{count}``; ``part`` names the section of the summary."""

        def words(count: int) -> str:
            said = what.format(count=count)
            return translate("Board", "{what}, in the patient summary, page {page}").format(
                what=said, page=self.of(part)
            )

        return words
