"""Filters of a clinic's patients: who is chosen, who is left out for which reason, and the filter in words (R-14.10).

A filter says what is wanted; an empty part wants everything. A patient of whom a wanted part is not known is left
out for that reason, apart from those who are known to be different.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from models.cohort.covariates import AFP_CLASS_NAMES, LINE_NAMES, METASTASIS_NAMES, AfpClass, Line
from models.cohort.groupings import answer_of, best_of, group_name, group_of, without_group
from models.cohort.members import CohortMember, Grouping, LeftOut, Selection
from models.quantities import Answer
from models.record.records import Vp
from models.response.response import Response
from models.words import Sentence, listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortFilter:
    """What is asked of a patient; all parts together. Empty parts ask nothing, and an empty filter is everyone.

    ``aetiology``: at least one of these causes. ``start_from`` and ``start_to``: start of treatment, both included.
    ``reconstructed``: True for reconstructed patients only, False for all others. ``best_recist`` and
    ``best_mrecist`` are best confirmed responses, which are known only after the start, as the answers are.
    """

    protocols: tuple[str, ...] = ()
    vp: tuple[Vp, ...] = ()
    child_pugh: tuple[str, ...] = ()
    albi: tuple[str, ...] = ()
    bclc: tuple[str, ...] = ()
    aetiology: tuple[str, ...] = ()
    afp_class: tuple[AfpClass, ...] = ()
    metastasis: bool | None = None
    line: tuple[Line, ...] = ()
    start_from: date | None = None
    start_to: date | None = None
    afp_answer: tuple[Answer, ...] = ()
    pivka_answer: tuple[Answer, ...] = ()
    either_answer: tuple[Answer, ...] = ()
    best_recist: tuple[Response, ...] = ()
    best_mrecist: tuple[Response, ...] = ()
    evaluable_only: bool = False
    reconstructed: bool | None = None

    @property
    def empty(self) -> bool:
        return self == EVERYONE

    @property
    def after_start(self) -> bool:
        """Whether it asks for an answer or a response, which only those have who lived until then (R-14.6)."""
        return any((self.afp_answer, self.pivka_answer, self.either_answer, self.best_recist, self.best_mrecist))


EVERYONE = CohortFilter()


@dataclass(frozen=True, slots=True)
class FilterWord:
    """One part of a filter in words, for a chip; ``key`` is what ``without`` takes to drop it."""

    key: str
    name: Sentence
    value: Sentence

    @property
    def sentence(self) -> Sentence:
        return sentence("{name}: {value}", name=self.name, value=self.value)


def chosen(wanted: CohortFilter, members: Iterable[CohortMember]) -> Selection:
    """The members that a filter chooses, and the others by the first part of it that they fail."""
    kept: list[CohortMember] = []
    out: dict[Sentence, list[str]] = {}
    for one in members:
        reason = next((found for check in _CHECKS if (found := check(one, wanted)) is not None), None)
        if reason is None:
            kept.append(one)
        else:
            out.setdefault(reason, []).append(one.code)
    left_out = tuple(LeftOut(reason, tuple(codes)) for reason, codes in out.items())
    return Selection(
        tuple(kept),
        len(kept) + sum(len(codes) for codes in out.values()),
        left_out,
        filter_name(wanted),
        wanted.after_start,
    )


def filter_name(wanted: CohortFilter) -> Sentence:
    """The whole filter in one sentence, for a caption."""
    words = filter_words(wanted)
    return listed([part.sentence for part in words]) if words else Sentence("All patients of this clinic")


def without(wanted: CohortFilter, key: str) -> CohortFilter:
    """The filter without one of its parts; ``start`` drops both dates. Raises ValueError for no such part."""
    if key == "start":
        return replace(wanted, start_from=None, start_to=None)
    if key not in PARTS:
        raise ValueError(f"a filter has no part {key}")
    return replace(wanted, **{key: getattr(EVERYONE, key)})


PARTS = tuple(field.name for field in fields(CohortFilter))


# --- choosing -------------------------------------------------------------------------------------------------------

_Check = Callable[[CohortMember, CohortFilter], Sentence | None]


def _kind(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
    if wanted.reconstructed is None or one.reconstructed is wanted.reconstructed:
        return None
    return Sentence("reconstructed patients") if one.reconstructed else Sentence("not a reconstructed patient")


def _evaluable(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
    return Sentence("no assessment after the baseline") if wanted.evaluable_only and not one.evaluable else None


def _protocol(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
    if not wanted.protocols or one.protocol in wanted.protocols:
        return None
    return sentence("protocol {name}", name=one.protocol)


def _start(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
    began = one.profile.start
    if wanted.start_from is not None and began < wanted.start_from:
        return sentence("treatment began before {on}", on=wanted.start_from)
    if wanted.start_to is not None and began > wanted.start_to:
        return sentence("treatment began after {on}", on=wanted.start_to)
    return None


def _aetiology(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
    asked, causes = {_folded(name) for name in wanted.aetiology}, one.profile.aetiology
    if not asked or any(_folded(cause) in asked for cause in causes or ()):
        return None
    if not causes:
        return without_group(one, Grouping.AETIOLOGY)
    return sentence("aetiology {names}", names=listed([*causes]))


def _metastasis(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
    found = one.profile.metastasis
    if wanted.metastasis is None or found is wanted.metastasis:
        return None
    return METASTASIS_NAMES[found] if found is not None else without_group(one, Grouping.METASTASIS)


def _by_class(part: str, grouping: Grouping) -> _Check:
    """A check of one class of a patient against those that are wanted."""

    def check(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
        asked: tuple[str, ...] = getattr(wanted, part)
        if not asked:
            return None
        name = group_of(one, grouping)
        if name is None:
            return without_group(one, grouping)
        return None if name in asked else group_name(grouping, name).full

    return check


def _by_answer(part: str, grouping: Grouping) -> _Check:
    """A check of an answer; *not assessable* and *cannot be determined* can be wanted as well."""

    def check(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
        asked: tuple[Answer, ...] = getattr(wanted, part)
        if not asked or answer_of(one, grouping) in asked:
            return None
        return without_group(one, grouping) if group_of(one, grouping) is None else _answer(one, grouping)

    return check


def _answer(one: CohortMember, grouping: Grouping) -> Sentence:
    return group_name(grouping, answer_of(one, grouping).value).full


def _by_response(part: str, grouping: Grouping) -> _Check:
    def check(one: CohortMember, wanted: CohortFilter) -> Sentence | None:
        asked: tuple[Response, ...] = getattr(wanted, part)
        found = best_of(one, grouping)
        if not asked or found in asked:
            return None
        if group_of(one, grouping) is None:
            return without_group(one, grouping)
        return sentence("best response {response}", response=Sentence(found.value))

    return check


def _folded(name: str) -> str:
    return name.strip().casefold()


_CHECKS: tuple[_Check, ...] = (
    _kind,
    _protocol,
    _start,
    _evaluable,
    _by_class("vp", Grouping.VP),
    _by_class("child_pugh", Grouping.CHILD_PUGH),
    _by_class("albi", Grouping.ALBI),
    _by_class("bclc", Grouping.BCLC),
    _aetiology,
    _by_class("afp_class", Grouping.AFP_CLASS),
    _metastasis,
    _by_class("line", Grouping.LINE),
    _by_answer("afp_answer", Grouping.AFP),
    _by_answer("pivka_answer", Grouping.PIVKA),
    _by_answer("either_answer", Grouping.EITHER),
    _by_response("best_recist", Grouping.BEST_RECIST),
    _by_response("best_mrecist", Grouping.BEST_MRECIST),
)


# --- words ----------------------------------------------------------------------------------------------------------

_LISTED: tuple[tuple[str, Sentence, Callable[[str], str | Sentence]], ...] = (
    ("protocols", Sentence("Protocol"), str),
    ("vp", Sentence("Thrombus"), str),
    ("child_pugh", Sentence("Child-Pugh"), str),
    ("albi", Sentence("ALBI grade"), str),
    ("bclc", Sentence("BCLC"), str),
    ("aetiology", Sentence("Aetiology"), str),
    ("afp_class", Sentence("AFP at baseline"), lambda name: AFP_CLASS_NAMES[AfpClass(name)]),
    ("line", Sentence("Before"), lambda name: LINE_NAMES[Line(name)]),
    ("afp_answer", Sentence("AFP answer"), lambda name: Sentence(str(name))),
    ("pivka_answer", Sentence("PIVKA-II answer"), lambda name: Sentence(str(name))),
    ("either_answer", Sentence("AFP or PIVKA-II answer"), lambda name: Sentence(str(name))),
    ("best_recist", Sentence("Best response, RECIST 1.1"), lambda name: Sentence(str(name))),
    ("best_mrecist", Sentence("Best response, mRECIST"), lambda name: Sentence(str(name))),
)


def filter_words(wanted: CohortFilter) -> tuple[FilterWord, ...]:
    """One word for each part that asks something, in the order of the parts."""
    found = [
        FilterWord(part, name, listed([words(one) for one in getattr(wanted, part)]))
        for part, name, words in _LISTED
        if getattr(wanted, part)
    ]
    if wanted.start_from is not None or wanted.start_to is not None:
        found.append(FilterWord("start", Sentence("Start"), _dates(wanted.start_from, wanted.start_to)))
    if wanted.metastasis is not None:
        found.append(FilterWord("metastasis", Sentence("Metastasis"), METASTASIS_NAMES[wanted.metastasis]))
    if wanted.evaluable_only:
        found.append(FilterWord("evaluable_only", Sentence("Imaging"), Sentence("at least one assessment")))
    if wanted.reconstructed is not None:
        only = Sentence("only reconstructed patients")
        value = only if wanted.reconstructed else Sentence("no reconstructed patients")
        found.append(FilterWord("reconstructed", Sentence("Provenance"), value))
    return tuple(sorted(found, key=lambda word: _PLACES[word.key]))


_PLACES = {name: place for place, name in enumerate(PARTS)} | {"start": PARTS.index("start_from")}


def _dates(first: date | None, last: date | None) -> Sentence:
    if first is None:
        return sentence("up to {last}", last=last)
    return (
        sentence("from {first}", first=first) if last is None else sentence("{first} to {last}", first=first, last=last)
    )
