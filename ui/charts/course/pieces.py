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


Piece = Words | Chip | Grade


@dataclass(frozen=True, slots=True)
class Tile:
    pieces: tuple[Piece, ...] = ()

    def text(self) -> str:
        """The tile as words alone, for a screen reader."""
        return " ".join(_spoken(piece) for piece in self.pieces)


def _spoken(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.whole or piece.text
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

    def tile(self) -> Tile:
        return Tile(tuple(self.pieces))
