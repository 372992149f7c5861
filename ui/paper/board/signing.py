"""The lines to sign at the foot of a page."""

from __future__ import annotations

from ui.paper.ink import Ink, second
from ui.paper.layout import LINE
from ui.words.speaking import translate

_ABOVE = 22.0  # room for a hand
_SHARES, _GAP = (0.41, 0.32, 0.27), 14.0


class SigningLines:
    """Name and role, signature, date and time."""

    def height(self, width: float) -> float:
        return _ABOVE + LINE + 5.0

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        words = (
            translate("Board", "Name, role"),
            translate("Board", "Signature"),
            translate("Board", "Date, time"),
        )
        room = width - _GAP * (len(words) - 1)
        for share, said in zip(_SHARES, words, strict=True):
            ink.rule(x, y + _ABOVE, width=room * share)
            ink.text(x, y + _ABOVE + 2.0, second(said))
            x += room * share + _GAP
