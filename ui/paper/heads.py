"""The head of a printed page: the name, what tells whom it is about, and the rule under it."""

from __future__ import annotations

from dataclasses import dataclass

from ui.paper.ink import PITCH, Ink, Lines, Setting, plain, second, strong, text_width
from ui.paper.layout import LINE

_NAME = 14.0


@dataclass(frozen=True)
class NameLine:
    """The patient's name, wrapped and never cut, and what the print is at its right."""

    name: str
    title: str

    def _lines(self, width: float) -> Lines:
        return Lines((strong(self.name),), width - text_width(self.title, 11.0, 600) - 16.0, Setting(_NAME))

    def height(self, width: float) -> float:
        return self._lines(width).height

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        self._lines(width).paint(ink, x, y)
        at = x + width - text_width(self.title, 11.0, 600)
        ink.text(at, y + (_NAME - 11.0) * PITCH / 2, strong(self.title), points=11.0)


@dataclass(frozen=True)
class IdentityLine:
    """Labels in the second ink, values in the first; a label never parts from its value, and the line wraps."""

    pairs: tuple[tuple[str, str], ...]

    def _placed(self, width: float) -> list[tuple[float, int, str, str]]:
        placed, x, line = [], 0.0, 0
        for label, value in self.pairs:
            across = text_width(f"{label} ") + text_width(value)
            if x and x + across > width:
                x, line = 0.0, line + 1
            placed.append((x, line, label, value))
            x += across + 14.0
        return placed

    def height(self, width: float) -> float:
        return LINE * (self._placed(width)[-1][1] + 1)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        for offset, line, label, value in self._placed(width):
            Lines((second(f"{label} "), plain(value)), width).paint(ink, x + offset, y + line * LINE)


class HeavyRule:
    """The line under the identity."""

    def height(self, width: float) -> float:
        return 11.5

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        ink.rule(x, y + 4.0, width=width, weight=1.5)
