"""Sentences that can be translated, and the working that every computed answer carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Context, Decimal
from functools import cached_property
from typing import Protocol

_WRITTEN, _CONVERTED = 8, Context(prec=4)  # figures of a limit: nobody prints more than 8, a quotient has 28


@dataclass(frozen=True)
class Sentence:
    """One whole sentence: a template in English and the values that fill it.

    ``str(sentence)`` is the English text. A screen translates ``template`` and fills it itself, so that a
    sentence is never glued from pieces. Values are already written as they are to be read ("83.7"); a date is
    written in ISO form, and a value may be a sentence of its own, so that a screen can translate it too.
    """

    template: str
    values: tuple[tuple[str, str | Sentence], ...] = ()

    @cached_property
    def text(self) -> str:
        return filled(self.template, **dict(self.values)) if self.values else self.template

    def __str__(self) -> str:
        return self.text


def sentence(template: str, **values: object) -> Sentence:
    """A sentence from a template with ``{name}`` places and their values."""
    return Sentence(
        template,
        tuple((name, value if isinstance(value, Sentence) else str(value)) for name, value in values.items()),
    )


# What is counted on the screens and in the sentences, each in its form for many; tests hold that none is left out.
COUNTED = (
    "areas|cells|characters|columns|dates|days|deaths|doses|entries|events|files|fractions|groups|kinds|lesions|lines|"
    "minutes|months|numbers|operations|others|parts|patients|people|permutations|points|progressions|queries|reads|"
    "remarks|responses|results|rows|segments|signs|tables|targets|terms|therapies|things|times|tumours|users|values|"
    "visits|words|years"
)
_ONE_OF = {"people": "person", "others": "other", "entries": "entry", "queries": "query", "therapies": "therapy"}
_DOES = {"are": "is", "were": "was", "have": "has", "do": "does", "wait": "waits"}
_COUNTED_PLACE = re.compile(rf"\{{(\w+)\}}( [a-z-]+)? ({COUNTED})\b( (?:{'|'.join(_DOES)})\b)?")


def filled(template: str, /, **values: object) -> str:
    """A template with its places filled; where an English one counts exactly one, ``1 death`` and not ``1 deaths``.

    A template in a language that does not bend its nouns is filled as it stands.
    """

    def agreeing(found: re.Match[str]) -> str:
        name, between, noun, verb = found.groups(default="")
        if str(values.get(name)) != "1" or between == " of":
            return found[0]
        one = _ONE_OF.get(noun, noun.removesuffix("s"))
        is_one = f" {_DOES[verb.strip()]}" if verb and not template[: found.start()].endswith("of ") else verb
        return f"{{{name}}}{between} {one}{is_one}"

    if any(str(value) == "1" for value in values.values()):
        template = _COUNTED_PLACE.sub(agreeing, template)
    return template.format(**values)


class Dated(Protocol):
    """A day, or what is known of it."""

    def isoformat(self) -> str: ...


class Unreadable(ValueError):
    """What was written cannot be read; ``sentence`` says why, so that a screen can translate it."""

    def __init__(self, words: Sentence) -> None:
        super().__init__(str(words))
        self.sentence = words


def listed(items: Sequence[str | Sentence]) -> Sentence:
    """Words or sentences in a list, as one sentence, so that a screen can part them by the signs of its language."""
    first, rest = items[0], items[1:]
    if rest:
        return sentence("{first}, {rest}", first=first, rest=listed(rest))
    return first if isinstance(first, Sentence) else Sentence(first)


@dataclass(frozen=True, slots=True)
class Input:
    """One value that went into an answer: what it is, as reported, unit, date and where it came from."""

    label: Sentence
    value: str | Sentence
    unit: str = ""
    on: Dated | None = None
    origin: str | Sentence = ""

    def __str__(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        when = f", {self.on}" if self.on else ""
        origin = f" ({self.origin})" if self.origin else ""
        return f"{self.label}: {self.value}{unit}{when}{origin}"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of arithmetic a person can check: ``(60.0 − 171.0) ÷ 171.0`` and ``−64.9 %``,
    or a criterion and its verdict: ``PD: +20 % or higher`` and ``criterion not met``."""

    left: Sentence
    right: Sentence


@dataclass(frozen=True, slots=True)
class Why:
    """The working of one answer. ``parameters`` are written ``name = value``; ``source`` is the citation."""

    rule: str
    inputs: tuple[Input, ...] = ()
    steps: tuple[Step, ...] = ()
    parameters: tuple[str, ...] = ()
    missing: tuple[Sentence, ...] = ()
    source: str = ""


# --- numbers: one writing for each kind, on every screen, print, sentence and working ------------------------------


def percent_words(value: Decimal | float, *, plus: bool = True) -> str:
    """A percent cut toward zero to one decimal: ``+196.2``, ``−64.9``, ``0.0``; without ``plus`` ``196.2``."""
    return _cut_words(value, 1, plus=plus)


def score_words(value: Decimal | float) -> str:
    """A score or ratio cut toward zero to two decimals, so that −2.596 (grade 2) is never written −2.60."""
    return _cut_words(value, 2, plus=False)


def limit_shown(limit: Decimal) -> Decimal:
    """A limit as it was written; to four figures where it was converted from another unit and has no end."""
    return limit if len(limit.as_tuple().digits) <= _WRITTEN else limit.normalize(_CONVERTED)


def millimetre_words(tenths: int) -> str:
    """Tenths of a millimetre: ``126.0``."""
    return _cut_words(Decimal(tenths).scaleb(-1), 1, plus=False)


def _cut_words(value: Decimal | float, places: int, *, plus: bool) -> str:
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not exact.is_finite():
        return "−∞" if exact < 0 else "∞"
    number = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
    sign = "−" if number < 0 else "+" if plus and number > 0 else ""
    return f"{sign}{abs(number):,f}"
