"""The program in a language that does not exist: English, each word of which is longer by two fifths or more.

A translation may be as long; what is cut, covered or pushed out by it has too little room.
"""

from __future__ import annotations

import re
from functools import cache
from math import ceil

from PySide6.QtCore import QTranslator

LONGER = "longer"
SHARE = 0.4
_WORD = re.compile(r"\{[^{}]*\}|<[^<>]*>|&[a-z]+;|[A-Za-z]*&?[A-Za-z]+")  # a value, a tag and a sign stay as they are
_CODE = re.compile(r"&?[A-Z]{2,}")  # so do codes, which no language translates: CR, AFP, RECIST


class Longer(QTranslator):
    """Installed over everything else, so that it is asked first."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return longer(text) if context != "QShortcut" else text


@cache
def longer(text: str) -> str:
    """``text`` with longer words: the vowel that comes first is drawn out."""
    return _WORD.sub(_drawn_out, text)


def _drawn_out(found: re.Match[str]) -> str:
    word = found[0]
    if word[0] in "{<" or word.endswith(";") or _CODE.match(word):
        return word
    more = ceil(SHARE * len(word.replace("&", "")))
    at = next((place for place, letter in enumerate(word) if letter in "aeiouy"), len(word) - 1)
    return f"{word[: at + 1]}{word[at].lower() * more}{word[at + 1 :]}"
