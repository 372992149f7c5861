"""Whether what is typed names somebody: without accents, in any case, and a Chinese name by its sounds.

``zgh`` and ``zhang gui`` find 张桂花, ``muller`` and ``mueller`` Müller. Of a character with several readings each
counts: nobody knows which of them a family says.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(dict(zip("ıøłđðħŧæœþ", ("i", "o", "l", "d", "d", "h", "t", "ae", "oe", "th"), strict=True)))
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_BETWEEN = re.compile(r"[\s,;·'’-]+")
_MOST_READINGS, _MOST_SPELLINGS = 6, 200
BEGINS, BEGINS_A_WORD, HOLDS, NO_MATCH = range(4)


@lru_cache(maxsize=16384)  # every name of the list at every key
def folded(text: str) -> str:
    """``text`` in small letters without accents, composed or not, full width or half."""
    small = unicodedata.normalize("NFKC", text).casefold()
    letters = unicodedata.normalize("NFKD", small.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(sign for sign in letters if not unicodedata.combining(sign)))


def match(names: tuple[str, ...], wanted: str) -> int:
    """How well ``wanted`` names somebody called ``names``: the smaller the better, ``NO_MATCH`` where it does not."""
    return min((min(_by_letters(name, wanted), _by_sound(name, wanted)) for name in names), default=NO_MATCH)


class Names:
    """Many people by their names, made ready to be sought among at every key: ``ranks`` agrees with ``match``."""

    def __init__(self, people: list[tuple[str, ...]]) -> None:
        self.people = people
        self._letters: list[str] = []  # of each: every spelling after a line's end, every word after another mark
        self._sounded: dict[str, list[int]] = {}  # by two letters that somebody's characters may be typed by

    @property
    def sounded(self) -> bool:
        """Whether any of them is written in Chinese characters."""
        return any(_HAN.search(name) for names in self.people for name in names)

    @property
    def ready(self) -> bool:
        return len(self._letters) == len(self.people)

    def prepare(self, count: int) -> None:
        """Make so many more of them ready."""
        first = len(self._letters)
        for place, names in enumerate(self.people[first : first + count], start=first):
            spellings = [spelt for name in names for spelt in _spellings(name)]
            words = (word for spelt in spellings for word in _BETWEEN.split(spelt))
            self._letters.append("".join((*(f"\n{spelt}" for spelt in spellings), *(f"\t{word}" for word in words))))
            for pair in {pair for name in names if _HAN.search(name) for pair in _pairs(_sounds(name))}:
                self._sounded.setdefault(pair, []).append(place)

    def ranks(self, wanted: str) -> dict[int, int]:
        """How well ``wanted`` names each whom it names, by place."""
        self.prepare(len(self.people))
        sought = folded(wanted).strip() or wanted
        begins, begins_a_word = f"\n{sought}", f"\t{sought}"
        found = {
            place: BEGINS if begins in said else BEGINS_A_WORD if begins_a_word in said else HOLDS
            for place, said in enumerate(self._letters)
            if sought in said
        }
        for place in self._sounded.get(_BETWEEN.sub("", folded(wanted))[:2], ()):
            rank = min(_by_sound(name, wanted) for name in self.people[place])
            if rank < found.get(place, NO_MATCH):
                found[place] = rank
        return found


def _pairs(sounds: tuple[frozenset[str], ...]) -> set[str]:
    """The first one and two letters of whatever says some of the characters, beginning at any of them."""
    pairs = set()
    for place, readings in enumerate(sounds):
        after = {sound[:1] for sound in sounds[place + 1]} if place + 1 < len(sounds) else set()
        for sound in readings:
            pairs |= {sound[:1], sound[:2], *(sound[:1] + letter for letter in after)}
    return pairs


def _by_letters(name: str, wanted: str) -> int:
    sought = folded(wanted).strip() or wanted
    for spelt in _spellings(name):
        if spelt.startswith(sought):
            return BEGINS
    words = [word for spelt in _spellings(name) for word in _BETWEEN.split(spelt)]
    if any(word.startswith(sought) for word in words):
        return BEGINS_A_WORD
    return HOLDS if any(sought in spelt for spelt in _spellings(name)) else NO_MATCH


@lru_cache(maxsize=16384)
def _spellings(name: str) -> tuple[str, ...]:
    small = unicodedata.normalize("NFKC", name).casefold()
    return tuple(dict.fromkeys((folded(name), folded(small.translate(_TWO_LETTERS)), small)))


def _by_sound(name: str, wanted: str) -> int:
    """A name with Chinese characters by what they are read as, each by its first letters or whole."""
    if not _HAN.search(name):
        return NO_MATCH
    sought = _BETWEEN.sub("", folded(wanted))
    sounds = _sounds(name)
    starts = [start for start in range(len(sounds)) if sought and _said(sounds[start:], sought)]
    return NO_MATCH if not starts else BEGINS if starts[0] == 0 else HOLDS


def sounds(name: str) -> frozenset[str]:
    """Every way in which a name of Chinese characters may be written by its sounds; its letters without accents else.

    ``张桂花`` is ``zhangguihua``. Of characters with many readings no more than the first of them are put together.
    """
    if not _HAN.search(name):
        return frozenset({folded(name)})
    found = {""}
    for readings in _sounds(name):
        said = sorted(reading for reading in readings if not _HAN.match(reading))[:_MOST_READINGS]
        found = {before + reading for before in found for reading in said or [""]}
        if len(found) > _MOST_SPELLINGS:
            return frozenset()
    return frozenset(found)


def _said(sounds: tuple[frozenset[str], ...], sought: str) -> bool:
    """Whether ``sought`` is said by the characters one after another, none left out."""
    rests = {sought}
    for readings in sounds:
        after = set()
        for rest in rests:
            for sound in readings:
                if sound.startswith(rest):
                    return True
                after |= {rest[n:] for n in range(1, len(sound) + 1) if rest.startswith(sound[:n])}
        rests = after
    return False


@lru_cache(maxsize=16384)
def _sounds(name: str) -> tuple[frozenset[str], ...]:
    """What each character of a name may be typed as: itself, and its readings in pinyin; ü also as v, u and yu."""
    signs = _BETWEEN.sub("", folded(name))
    return tuple(frozenset({sign, *(_readings(sign) if _HAN.match(sign) else ())}) for sign in signs)


def learn_readings() -> None:
    """Read the dictionary of pinyin: a tenth of a second, once, on whatever thread asks for it."""
    _readings("\u738b")


@lru_cache(maxsize=8192)
def _readings(character: str) -> frozenset[str]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters do
    from pypinyin import Style, pinyin

    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ((),)
    return frozenset(other for sound in found for other in (sound, sound.replace("v", "u"), sound.replace("v", "yu")))
