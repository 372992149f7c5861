"""Signs that no font on this computer can draw, written by their code instead of as an empty box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout

_EVERYWHERE = "\u024f"  # up to here the bundled Latin font has every sign


def drawable(text: str, families: Sequence[str]) -> str:
    """The text with ``[U+30EDD]`` for a sign that neither ``families`` nor any fallback holds: a rare Han sign of a
    name is then still told from another. A fallback that draws it is embedded in a PDF by Qt."""
    if text.isascii():
        return text
    chosen = tuple(families)
    return "".join(sign if sign <= _EVERYWHERE or _drawn(sign, chosen) else f"[U+{ord(sign):04X}]" for sign in text)


@lru_cache(maxsize=4096)
def _drawn(sign: str, families: tuple[str, ...]) -> bool:
    """Whether a glyph other than the box of a missing one stands for the sign; a sign without ink counts as drawn."""
    if not sign.isprintable() or sign.isspace():
        return True
    font = QFont()
    font.setFamilies(list(families))
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
