"""What a code or a number of a patient looks like, so that no two patients are told apart by what nobody can see.

``skeleton`` of two texts is equal where a reader cannot tell them apart; it is compared and never shown or kept in
place of the text. Own choice after Unicode Technical Standard 39 (confusable detection), made smaller: study codes and
hospital numbers are Latin letters, digits and a few signs between them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

OLDEST_YEARS = 120  # at the start of treatment

# Letters of other scripts beside the Latin letter or the digit they look like, in small letters. A letter is taken by
# the form in which it looks more like one: study codes are mostly written in capitals, and the small Greek nu looks
# like a v, its capital like an N.
_CYRILLIC = ("авԁеғԍнһіјкӏмоԛртѵԝхуүьсзӡбѕг", "abdefghhijklmoqptvwxyybc336sr")
_GREEK = ("αβϲεηιϳκμνορτυχζϝ", "abcehijkmnoptyxzf")
_LATIN = ("ıɩɑɡȷꜱᴏ", "iiagjso")
# Letter and digit in one: O and 0, L and 1. A capital I stays apart from a 1: small and capital letters are one here,
# and an i is no 1.
_DIGITS = {"o": "0", "l": "1", "|": "1", "ǀ": "1"}
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−⁃˗➖─ー一", "-"),
    **dict.fromkeys("⁄∕╱", "/"),
    **dict.fromkeys("․‚·•・", "."),
    **dict.fromkeys("‘’ʹʼ´`′", "'"),
}
_LETTERS = {
    letter: _DIGITS.get(seen, seen)
    for letters, seen_as in (_CYRILLIC, _GREEK, _LATIN)
    for letter, seen in zip(letters, seen_as, strict=True)
}
_SAME = str.maketrans(_LETTERS | _DIGITS | _SIGNS)

# Signs that Unicode does not call format characters and that still draw nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_VARIATION = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_UNSEEN_KINDS = ("Cc", "Cf", "Cs", "Zl", "Zp")
_FULL_WIDTH = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20})


@lru_cache(maxsize=8192)  # a form compares with every patient at every key
def skeleton(text: str) -> str:
    """What ``text`` looks like: two texts that look the same have one skeleton.

    Compatibility forms are undone (NFKC), what draws nothing is left out, case and the number of spaces do not count,
    digits of any script are digits, and a letter that looks like another one is that one.
    """
    plain = unicodedata.normalize("NFKC", text)
    drawn = "".join(sign for sign in plain if sign.isspace() or not (_draws_nothing(sign) or _VARIATION.match(sign)))
    folded = unicodedata.normalize("NFKD", drawn.casefold())
    same = "".join(_digit(sign) for sign in folded.translate(_SAME))
    return " ".join(unicodedata.normalize("NFKC", same).split())


def unseen(text: str, *, lines: bool = False) -> str | None:
    """The first sign of ``text`` that cannot be seen or printed, as ``U+200B``; None where there is none.

    A control, format or half character, a line break (but for text of several ``lines``), and what draws an empty
    place. A variation selector after a Han character is part of how a name is written.
    """
    before = ""
    for sign in text:
        if _VARIATION.match(sign):
            if unicodedata.category(before or " ") != "Lo":
                return _named(sign)
        elif _draws_nothing(sign) and not (lines and sign in "\n\t"):
            return _named(sign)
        before = sign
    return None


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as the half-width ones: ００１２３４５ is 0012345."""
    return text.translate(_FULL_WIDTH)


def _draws_nothing(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN_KINDS or sign in _BLANK or ord(sign) & 0xFFFE == 0xFFFE


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}"
