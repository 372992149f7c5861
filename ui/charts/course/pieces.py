"""The pieces of a value tile: words, chips and grades with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.response.response import Response
from ui.charts.ink import Ink
from ui.charts.measures import VALUE_COLUMN
from ui.kit.marks import response_word
from ui.words.sources import Source

LEFT, PREVIOUS, STATE = 14, 107, 132
OVERHANG = 13


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their baseline at (x, y), in pixels from the top left of the row."""

    x: float
    y: float
    text: str
    role: str = "caption"
    colour: str = "text3"
    sources: tuple[Source, ...] = ()  # the rows of the clinic file that the value was read from
    whole: str = ""  # what was cut to ``text``


@dataclass(frozen=True, slots=True)
class Chip:
    """A response with its middle at height y."""

    x: float
    y: float
    response: Response


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade with its middle at height y."""

    x: float
    y: float
    grade: int
    serious: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A scale that a click chooses: words with their middle at height y, in a frame as wide as ``width``."""

    x: float
    y: float
    text: str
    mode: str
    chosen: bool
    width: float


Piece = Words | Chip | Grade | Choice


@dataclass(frozen=True, slots=True)
class Tile:
    pieces: tuple[Piece, ...] = ()

    def text(self) -> str:
        """The tile as words alone, for a screen reader."""
        return " ".join(words for piece in self.pieces if (words := _spoken(piece)))


def _spoken(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.whole or piece.text
    if isinstance(piece, Choice):
        return piece.text if piece.chosen else ""
    return response_word(piece.response) if isinstance(piece, Chip) else f"G{piece.grade}"


class TileBuilder:
    """Collects the pieces of one tile in pixels of the design, and knows how wide words are."""

    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self.pieces: list[Piece] = []

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        role: str = "caption",
        colour: str = "text3",
        sources: tuple[Source, ...] = (),
        whole: str = "",
    ) -> float:
        """Put words at (x, y) of the design; the x after them, in pixels of the design."""
        px = self.ink.px
        self.pieces.append(Words(px(x), px(y), text, role, colour, sources, whole))
        return x + self.ink.width(text, role) / self.ink.theme.scale

    def elided(self, x: float, y: float, text: str, *, role: str, colour: str, until: float) -> float:
        """As ``words``, smaller where they pass ``until``, and cut with an ellipsis where that is not enough."""
        if self.ink.width(text, role) > self.ink.px(until - x):
            role = {"table": "caption", "table_strong": "caption_strong"}.get(role, role)
        shown = self.ink.elided(text, role, self.ink.px(until - x))
        return self.words(x, y, shown, role=role, colour=colour, whole="" if shown == text else text)

    def packed(self, y: float, phrases: Iterable[str], *, lines: int, step: float) -> None:
        """As many of the phrases as have room in ``lines`` lines, in their order, parted by a dot."""
        room = self.ink.px(VALUE_COLUMN + OVERHANG - LEFT)
        line, used = "", 0
        for phrase in phrases:
            longer = f"{line} · {phrase}" if line else phrase
            if self.ink.width(longer, "caption") <= room:
                line = longer
                continue
            if line:
                self.words(LEFT, y + used * step, line, colour="text2")
                used += 1
            if used == lines:
                return
            line = self.ink.elided(phrase, "caption", room)
        if line:
            self.words(LEFT, y + used * step, line, colour="text2")

    def choices(self, x: float, y: float, choices: Iterable[tuple[str, str]], chosen: str) -> None:
        """Scales side by side from x on, each with its mode; y is their middle, in pixels of the design."""
        left = float(self.ink.px(x))
        for mode, text in choices:
            width = self.ink.width(text, "caption_strong") + self.ink.px(6)
            self.pieces.append(Choice(left, self.ink.px(y), text, mode, mode == chosen, width))
            left += width

    def tile(self) -> Tile:
        return Tile(tuple(self.pieces))
