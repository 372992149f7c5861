"""What is said in another language than that of the screen, as a print may be, on the thread that says it alone.

No widget hears of it: nothing is installed in the application. In both languages a text is a *pair*: its English and
its Chinese between marks that no text holds (noncharacters of Unicode). A pair stays whole through whatever is put
together of it, and pairs may stand within pairs; ``halves`` takes the two apart again where the text is set, each
half a whole sentence of its own language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QTranslator

from storage.places import RESOURCES
from ui.words.languages import BOTH, CHINESE, ENGLISH

_BEGIN, _BETWEEN, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_INNERMOST = re.compile(f"{_BEGIN}([^{_BEGIN}{_BETWEEN}{_END}]*){_BETWEEN}([^{_BEGIN}{_BETWEEN}{_END}]*){_END}")
_TORN = str.maketrans({_BEGIN: None, _BETWEEN: " ", _END: None})
_WESTERN = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "：": ": ", "（": " (", "）": ") ", "。": ". "})
_PARTED = re.compile(r"[0-9,;:()]")  # in what is no mere word
_LEADING = " ；，：、"
_LONG = 60  # characters of English from which on the Chinese stands under it, not beside it
LINE_BREAK = "\u2028"
_on_screen = QCoreApplication.translate  # every other text of a print is asked for by ``translate``


class _Said(NamedTuple):
    """A language; as a ``half`` of both, its dates are written as the other half writes them."""

    language: str
    half: bool = False


_said: ContextVar[_Said | None] = ContextVar("said", default=None)


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Say everything on this thread in a language of ``LANGUAGES``, or in ``BOTH``, whatever the screen speaks."""
    with _saying(_Said(wanted)):
        yield


@contextmanager
def _saying(wanted: _Said) -> Iterator[None]:
    before = _said.set(wanted)
    try:
        yield
    finally:
        _said.reset(before)


def said() -> str | None:
    """The language that is spoken on this thread instead of the screen's."""
    now = _said.get()
    return None if now is None else now.language


def is_half() -> bool:
    """Whether one of two languages is said that will stand side by side."""
    now = _said.get()
    return now is not None and now.half


def translate(context: str, text: str) -> str:
    """A text of the program in the language that is spoken now; as it is where it has no translation."""
    now = _said.get()
    if now is None:
        return _on_screen(context, text)
    if now.language == BOTH:
        return pair(text, _translated(CHINESE, context, text))
    return text if now.language == ENGLISH else _translated(now.language, context, text)


def in_each(say: Callable[[], str]) -> str:
    """What ``say`` says in both languages, as a pair."""
    found = []
    for one in (ENGLISH, CHINESE):
        with _saying(_Said(one, half=True)):
            found.append(say())
    return pair(found[0], found[1])


def pair(english: str, chinese: str) -> str:
    """A text in both languages; once where they are the same."""
    return english if english == chinese else f"{_BEGIN}{english}{_BETWEEN}{chinese}{_END}"


def halves(text: str) -> tuple[str, str]:
    """The English and the Chinese of a text that pairs may stand in."""
    return _half(text, 1), _half(text, 2)


def is_paired(text: str) -> bool:
    return _BEGIN in text or _BETWEEN in text or _END in text


def side_by_side(text: str, *, in_lines: bool = False) -> str:
    """A text of pairs as it is read: ``Bilirubin 总胆红素``, ``12 mg, from 2025-03-28 / 自 2025-03-28 起``.

    What both begin or end with stands once. ``in_lines``: the Chinese of a sentence stands under it.
    """
    if not is_paired(text):
        return text
    english, chinese = halves(text)
    if "".join(english.split()) == "".join(western(chinese).split()):
        return english
    if western(chinese).startswith(f"{english} ("):  # a code with its meaning
        return western(chinese)
    if in_lines and is_sentence(english):
        return f"{english.rstrip()}{LINE_BREAK}{chinese.lstrip()}"
    return _joined(english, chinese)


def western(chinese: str) -> str:
    """Chinese with the signs that English has between its words."""
    return " ".join(chinese.translate(_WESTERN).split())


def is_sentence(english: str) -> bool:
    """Whether a text is too long to have its Chinese beside it."""
    return len(english) > _LONG


def first_sign(text: str) -> int:
    """Where a text begins to be read."""
    return len(text) - len(text.lstrip(_BEGIN))


def _joined(english: str, chinese: str) -> str:
    """Both with one space or stroke between them, and what they begin and end with only once."""
    mark = next((mark for mark in ":;," if english.endswith(mark) and western(chinese).endswith(mark)), "")
    if mark:
        return _joined(english[:-1], western(chinese)[:-1]) + mark
    one, other = english.split(" "), western(chinese).split(" ")
    most = min(len(one), len(other))
    first = next((n for n in range(most) if one[n] != other[n]), most)
    last = next((n for n in range(most - first) if one[-1 - n] != other[-1 - n]), most - first)
    parts = [" ".join(words[first : len(words) - last]) for words in (one, other)]
    mark = parts[0][-1] if last and all(part.endswith((",", ":", ";")) for part in parts) else ""
    parts = [part.removesuffix(mark) for part in parts]
    if not (first or last) or not all(parts) or any(_PARTED.search(part) for part in parts):
        between = " / " if _PARTED.search(english) and _PARTED.search(western(chinese)) else " "
        return f"{english.rstrip()}{between}{chinese.lstrip(_LEADING)}"
    return " ".join((*one[:first], " ".join(parts) + mark, *one[len(one) - last :]))


def _half(text: str, number: int) -> str:
    if not is_paired(text):
        return text
    before = ""
    while before != text and _BEGIN in text:
        before, text = text, _INNERMOST.sub(itemgetter(number), text)
    return text.translate(_TORN)  # of a pair that was torn apart, what is left


def _translated(language: str, context: str, text: str) -> str:
    found = _translator(language).translate
    return (found(context, text) if text else "") or text


@cache
def _translator(language: str) -> QTranslator:
    """The translation of a language, never installed: only read, from whatever thread."""
    found = QTranslator()
    found.load(str(translation_file(language)))
    return found


def translation_file(language: str) -> Path:
    return RESOURCES / "translations" / f"hepatrack_{language}.qm"
