"""Whose result it is: two identifiers must agree, and nobody is made; what does not agree waits for a person.

Compared after folding width, apostrophes, spaces and case, never accents; a family name before a comma is turned round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.laboratory.dates import Moment, read_moment
from models.laboratory.results import Candidate, Fact, Person, RawResult
from models.record.partialdate import first_day, last_day
from models.record.vocabulary import Sex
from models.words import Sentence

MOST_CANDIDATES = 5
_APOSTROPHES = re.compile("[‘’ʹʼ´`′＇ʻ]")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SEXES = {
    **dict.fromkeys(("m", "male", "man", "男", "男性", "männlich", "1"), Sex.MALE),
    **dict.fromkeys(("f", "w", "female", "woman", "女", "女性", "weiblich", "2"), Sex.FEMALE),
}
NUMBER, NAME, BORN, SEX = Sentence("hospital number"), Sentence("name"), Sentence("birth date"), Sentence("sex")
NOBODY = Sentence("nobody has this number and this name")
SUBJECT_MISSING = Sentence("nobody: the subject is not in the file")
SECOND_MISSING = Sentence("a second identifier is missing")
NAME_DIFFERS = Sentence("the number matches, the name does not")
NUMBER_DIFFERS = Sentence("the name matches, the number does not")
BORN_DIFFERS = Sentence("number and name match, the birth date does not")
SEVERAL = Sentence("more than one patient has this number")
NO_IDENTIFIER = Sentence("neither a number nor a name is printed")


class Named(NamedTuple):
    """Who stands in the file: verbatim texts, and the days that the birth date may be."""

    number: str = ""
    name: str = ""
    born: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The patient, or why none is certain and who comes near."""

    person: Person | None = None
    reason: Sentence | None = None
    candidates: tuple[Candidate, ...] = ()


def folded_number(text: str) -> str:
    """A number as it is compared: width, spaces and case do not count, zeros in front do."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).strip().removeprefix("'")
    return re.sub(r"\s+", "", plain).lower()


def folded_names(text: str) -> frozenset[str]:
    """A name as it is compared, in the order printed and, where the family name stands first, turned round."""
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", _UNSEEN.sub("", text))).strip().lower()
    for mark in (",", "，", "^"):
        family, found, given = plain.partition(mark)
        if found:
            given = given.replace("^", " ")
            return frozenset(name for name in (_squeezed(given + family), _squeezed(family + given)) if name)
    return frozenset(filter(None, (_squeezed(plain),)))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s·・•‧]+", "", text)


class Roster:
    """Everybody of the clinic, found by number and by name. Answers are kept: a file asks for the same ones often."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._numbers: dict[str, list[Person]] = {}
        self._names: dict[str, list[Person]] = {}
        self._bare: dict[str, list[Person]] = {}
        for one in people:
            for number in map(folded_number, one.numbers):
                self._numbers.setdefault(number, []).append(one)
                self._bare.setdefault(number.lstrip("0"), []).append(one)
            for name in {fold for text in one.names for fold in folded_names(text)}:
                self._names.setdefault(name, []).append(one)
        self._known: dict[tuple[Named, str | None], Match] = {}

    def match(self, named: Named, order: str | None = None) -> Match:
        """``order`` is that of the file's dates, for the birth date."""
        found = self._known.get((named, order))
        if found is None:
            found = self._known[named, order] = self._matched(named, order)
        return found

    def _matched(self, named: Named, order: str | None) -> Match:
        number, names = folded_number(named.number), folded_names(named.name)
        born = days_of(named.born, order)
        by_number = self._numbers.get(number, []) if number else []
        by_name = _distinct(one for name in names for one in self._names.get(name, []))
        fits = [one for one in by_number if _called(one, names)]
        if len(by_number) == 1 and (fits or (not names and born)):
            one = by_number[0]
            agrees = _born_agrees(one, named.born, born)
            if fits and agrees is not False:
                return Match(one)
            if not names and agrees:
                return Match(one)
        near = _distinct([*by_number, *by_name, *self._nearly(number)])[:MOST_CANDIDATES]
        facts = tuple(Candidate(one.code, _facts(one, named, number, names, born)) for one in near)
        return Match(None, _why(number, names, by_number, by_name, fits), facts)

    def _nearly(self, number: str) -> Iterable[Person]:
        """Whose number differs by zeros in front, or by two signs that changed places."""
        if not number:
            return
        yield from self._bare.get(number.lstrip("0"), [])
        for place in range(len(number) - 1):
            yield from self._numbers.get(f"{number[:place]}{number[place + 1]}{number[place]}{number[place + 2 :]}", [])


def _why(
    number: str, names: frozenset[str], by_number: list[Person], by_name: list[Person], fits: list[Person]
) -> Sentence:
    if not number and not names:
        return NO_IDENTIFIER
    if len(by_number) > 1:
        return SEVERAL
    if fits:
        return BORN_DIFFERS
    if by_number:
        return NAME_DIFFERS if names and by_number[0].names else SECOND_MISSING
    if by_name:
        return NUMBER_DIFFERS if number else SECOND_MISSING
    return NOBODY


def _distinct(people: Iterable[Person]) -> list[Person]:
    return list({one.code: one for one in people}.values())


def _called(one: Person, names: frozenset[str]) -> bool:
    return any(not names.isdisjoint(folded_names(text)) for text in one.names)


def days_of(text: str, order: str | None) -> frozenset[date]:
    """The days that a birth date as printed may be; both where nothing says which part is the day."""
    if not text.strip():
        return frozenset()
    read = [read_moment(text, way) for way in ((order,) if order else ("DMY", "MDY"))]
    return frozenset(one.day for one in read if isinstance(one, Moment))


def _born_agrees(one: Person, text: str, born: frozenset[date]) -> bool | None:
    """None where one of them does not say; what is printed and cannot be read does not agree."""
    if not text.strip() or one.born is None:
        return None
    first, last = first_day(one.born), last_day(one.born)
    return any(first <= day <= last for day in born)


def sex_of(text: str) -> Sex | None:
    return _SEXES.get(unicodedata.normalize("NFKC", text).strip().lower())


def _facts(one: Person, named: Named, number: str, names: frozenset[str], born: frozenset[date]) -> tuple[Fact, ...]:
    recorded = {folded_number(text) for text in one.numbers}
    printed_sex = sex_of(named.sex)
    return (
        Fact(NUMBER, named.number, one.number or "", number in recorded if recorded and number else None),
        Fact(NAME, named.name, "; ".join(one.names), _called(one, names) if names and one.names else None),
        Fact(BORN, named.born, "" if one.born is None else one.born.isoformat(), _born_agrees(one, named.born, born)),
        Fact(
            SEX, named.sex, "" if one.sex is None else one.sex,
            None if printed_sex is None or one.sex is None else printed_sex is one.sex,
        ),
    )  # fmt: skip


def near(people: Iterable[Person], results: Iterable[RawResult]) -> tuple[str, ...]:
    """The codes of those whose number or name stands in some row: of nobody else need the results be looked up."""
    printed = {(raw.number, raw.name) for raw in results}
    numbers = {folded_number(number) for number, _ in printed}
    names = {fold for _, name in printed for fold in folded_names(name)}
    return tuple(
        one.code
        for one in people
        if any(folded_number(text) in numbers for text in one.numbers)
        or any(names & folded_names(text) for text in one.names)
    )
