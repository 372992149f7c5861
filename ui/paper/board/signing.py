"""The lines to sign at the foot of a page."""

from __future__ import annotations

from dataclasses import dataclass

from ui.paper.ink import Ink, second
from ui.paper.layout import LINE
from ui.words.speaking import translate

_ABOVE = 22.0  # room for a hand
_SHARES, _GAP = (0.41, 0.32, 0.27), 14.0


def signing_lines() -> SigningLines:
    """Name and role, signature, date and time."""
    said = translate("Board", "Name, role"), translate("Board", "Signature"), translate("Board", "Date, time")
    return SigningLines(said)


@dataclass(frozen=True)
class SigningLines:
    """Lines beside each other, each with what belongs on it."""

    words: tuple[str, str, str]

    def height(self, width: float) -> float:
        return _ABOVE + LINE + 5.0

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        room = width - _GAP * (len(self.words) - 1)
        for share, said in zip(_SHARES, self.words, strict=True):
            ink.rule(x, y + _ABOVE, width=room * share)
            ink.text(x, y + _ABOVE + 2.0, second(said))
            x += room * share + _GAP
