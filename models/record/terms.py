"""The terms of the CTCAE with their grades in both languages, and how a term is found from what somebody types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from models.record.records import AdverseEvent
from models.words import Sentence, sentence

HIGHEST_GRADE = 5

_SIGNS = re.compile(r"[\W_]+")

# The catalogue spells the American way; who types the British way finds it from the first letter on.
_BRITISH = (
    (re.compile(r"\bhem(?=[ao])"), "haem"),
    (re.compile(r"emia\b"), "aemia"),
    (re.compile(r"ischemi"), "ischaemi"),
    (re.compile(r"edema\b"), "oedema"),
    (re.compile(r"\besophag"), "oesophag"),
    (re.compile(r"rrhea\b"), "rrhoea"),
    (re.compile(r"pnea\b"), "pnoea"),
    (re.compile(r"melena\b"), "melaena"),
    (re.compile(r"leuko"), "leuco"),
    (re.compile(r"\btumor\b"), "tumour"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in both languages."""

    english: str
    chinese: str


class _Source(IntEnum):
    """Where a word of a term stands; the lower, the sooner a match with it is shown."""

    NAME = 0
    SYNONYM = 1
    INITIALS = 2
    HINT = 3


class _Match(IntEnum):
    """How typed text fits a word of a term, best first."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    WITHIN = 3


_Key = tuple[_Source, str]
_Rank = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term of the catalogue. ``grades[0]`` is the text of grade 1, None where the grade does not exist.

    ``name`` is the catalogue's own spelling. ``synonyms`` mean the same term and no other. ``hints`` only help to find
    it: they may belong to several terms (melaena) or to none (immune-mediated hepatitis). ``initials`` are the pinyin
    initials of ``chinese`` and then of each of ``chinese_synonyms``. ``immune_related_possible``: an immune-related
    form of it is described; whether an event is one, a clinician says.
    """

    name: str
    chinese: str
    system_class: Wording
    grades: tuple[Wording | None, ...]
    version: str
    synonyms: tuple[str, ...] = ()
    chinese_synonyms: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    immune_related_possible: bool = False

    def grade_text(self, grade: int) -> Wording | None:
        """What ``grade`` means for this term, None for a grade it does not have."""
        return self.grades[grade - 1] if 1 <= grade <= len(self.grades) else None

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that means this term, as ``folded`` writes it."""
        names = (self.name, self.chinese, *self.synonyms, *self.chinese_synonyms)
        return frozenset(spelling for name in names for spelling in _spellings(name))

    @cached_property
    def _keys(self) -> tuple[_Key, ...]:
        written = (
            (_Source.NAME, (self.name, self.chinese)),
            (_Source.SYNONYM, (*self.synonyms, *self.chinese_synonyms)),
            (_Source.INITIALS, self.initials),
            (_Source.HINT, self.hints),
        )
        return tuple((source, spelling) for source, words in written for word in words for spelling in _spellings(word))


def folded(text: str) -> str:
    """A text as it is compared: case, width, dashes, brackets and spaces make no difference."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _spellings(text: str) -> tuple[str, ...]:
    """``text`` as it is compared, in American and, where that differs, in British spelling."""
    american = british = folded(text)
    for stem, instead in _BRITISH:
        british = stem.sub(instead, british)
    return (american,) if british == american else (american, british)


def by_name(terms: Iterable[Term], name: str) -> Term | None:
    """The term with this name of the catalogue, in English or Chinese."""
    wanted = folded(name)
    return next((term for term in terms if wanted in (*_spellings(term.name), folded(term.chinese))), None)


def canonical(terms: Iterable[Term], text: str) -> Term | None:
    """The term that ``text`` means: its name or a synonym. None for a free term, which stays as it was written."""
    wanted = folded(text)
    return next((term for term in terms if wanted in term.names), None)


def search(terms: Iterable[Term], text: str) -> tuple[Term, ...]:
    """The terms that fit what was typed so far, best first; the same text always gives the same order.

    Looked for in names, synonyms, pinyin initials and hints of both languages. A whole word comes before its
    beginning, that before the beginnings of several words ("plat dec"), that before a piece from within.
    """
    typed = folded(text)
    if not typed:
        return ()
    words = typed.split()
    ranked = [(rank, term.name, term) for term in terms if (rank := _rank(term, typed, words)) is not None]
    return tuple(term for _, _, term in sorted(ranked, key=lambda found: found[:2]))


def _rank(term: Term, typed: str, words: Sequence[str]) -> _Rank | None:
    """How well the best fitting word of ``term`` fits, the lower the better. A hint counts one step less."""
    found: _Rank | None = None
    for source, key in term._keys:
        match = _match(key, typed, words)
        if match is not None:
            rank = (match + (source is _Source.HINT), int(source), len(key))
            found = rank if found is None else min(found, rank)
    return found


def _match(key: str, typed: str, words: Sequence[str]) -> _Match | None:
    if key == typed:
        return _Match.WHOLE
    if key.startswith(typed):
        return _Match.BEGINNING
    if not all(word in key for word in words):
        return None
    rest = iter(key.split())
    in_order = all(any(part.startswith(word) for part in rest) for word in words)
    return _Match.WORDS if in_order else _Match.WITHIN


@dataclass(frozen=True, slots=True)
class Finding:
    """What the catalogue says about an entry of the adverse-event log. A remark, never a refusal."""

    event: AdverseEvent
    term: Term | None
    sentence: Sentence


def findings(terms: Sequence[Term], events: Iterable[AdverseEvent]) -> tuple[Finding, ...]:
    """The entries whose term is not in the list, or whose grade the catalogue does not define for the term."""
    return tuple(found for event in events if terms and (found := _finding(terms, event)) is not None)


def _finding(terms: Sequence[Term], event: AdverseEvent) -> Finding | None:
    version = terms[0].version
    term = canonical(terms, event.term)
    if term is None:
        said = sentence(
            "{term} is not in the list of CTCAE {version}; kept as written", term=event.term, version=version
        )
        return Finding(event, None, said)
    for grade in dict.fromkeys((event.grade, *(step.grade for step in event.grades or ()))):
        if term.grade_text(grade) is None:
            said = sentence(
                "CTCAE {version} has no grade {grade} for {term}", version=version, grade=grade, term=term.name
            )
            return Finding(event, term, said)
    return None
