"""What a filter can ask of a given cohort: every part with the values that occur, and how many patients have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.cohort.filter import EVERYONE, CohortFilter, filter_words
from models.cohort.groupings import answer_of, order_of_groups
from models.cohort.members import CohortMember, Grouping
from models.words import Sentence

_Values = Callable[[CohortMember], Iterable[object]]


@dataclass(frozen=True, slots=True)
class OfferedValue:
    """A value that can be asked for, in words, and how many of the cohort have it."""

    value: object
    words: Sentence
    count: int


@dataclass(frozen=True, slots=True)
class Offer:
    """One part of a filter. ``unknown`` counts those of whom it is not known."""

    part: str
    name: Sentence
    values: tuple[OfferedValue, ...]
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Offers:
    """All parts that divide the cohort, and between which days its treatments began."""

    parts: tuple[Offer, ...] = ()
    first: date | None = None
    last: date | None = None


def offers(members: Sequence[CohortMember]) -> Offers:
    """The parts of which at least one value occurs, in the order of ``_PARTS``."""
    found = [_offer(part, order, values, members) for part, order, values in _PARTS]
    starts = [one.profile.start for one in members]
    return Offers(tuple(offer for offer in found if offer.values), min(starts, default=None), max(starts, default=None))


def toggled(wanted: CohortFilter, part: str, value: object, *, on: bool) -> CohortFilter:
    """The filter with one value asked for, or no longer; where only one can be, the last one asked for."""
    now = getattr(wanted, part)
    if not isinstance(getattr(EVERYONE, part), tuple):
        kept = value if on else getattr(EVERYONE, part) if now == value else now
    else:
        kept = (*(one for one in now if one != value), *((value,) if on else ()))
    parts: dict[str, Any] = {part: kept}
    return replace(wanted, **parts)


def asked(wanted: CohortFilter, part: str, value: object) -> bool:
    """Whether the filter asks for a value."""
    now = getattr(wanted, part)
    return value in now if isinstance(now, tuple) else now is not None and now == value


def _offer(part: str, order: Sequence[str], values: _Values, members: Sequence[CohortMember]) -> Offer:
    counted: Counter[object] = Counter()
    unknown = 0
    for one in members:
        own = tuple(values(one))
        unknown += not own
        counted.update(own)
    places = {name: place for place, name in enumerate(order)}
    names = sorted(counted, key=lambda value: (places.get(str(value), len(places)), str(value)))
    offered = tuple(OfferedValue(value, _words(part, value), counted[value]) for value in names)
    return Offer(part, _name(part, names), offered, unknown)


def _words(part: str, value: object) -> Sentence:
    """The value as the chip of the filter says it."""
    return filter_words(toggled(EVERYONE, part, value, on=True))[0].value


def _name(part: str, names: Sequence[object]) -> Sentence:
    return filter_words(toggled(EVERYONE, part, names[0], on=True))[0].name if names else Sentence(part)


def _of(name: str) -> _Values:
    """A value of the profile, nothing where it is not known."""

    def values(one: CohortMember) -> Iterable[object]:
        found = getattr(one.profile, name)
        return () if found is None else (found,)

    return values


_PARTS: tuple[tuple[str, Sequence[str], _Values], ...] = (
    ("protocols", (), lambda one: (one.protocol,)),
    ("vp", order_of_groups(Grouping.VP), lambda one: () if one.vp is None else (one.vp,)),
    ("child_pugh", order_of_groups(Grouping.CHILD_PUGH), _of("child_pugh")),
    ("albi", order_of_groups(Grouping.ALBI), _of("albi_grade")),
    ("bclc", order_of_groups(Grouping.BCLC), _of("bclc")),
    ("aetiology", (), lambda one: one.profile.aetiology or ()),
    ("afp_class", order_of_groups(Grouping.AFP_CLASS), _of("afp_class")),
    ("metastasis", ("True", "False"), _of("metastasis")),
    ("line", order_of_groups(Grouping.LINE), _of("line")),
    ("afp_answer", order_of_groups(Grouping.AFP), lambda one: (answer_of(one, Grouping.AFP),)),
    ("pivka_answer", order_of_groups(Grouping.PIVKA), lambda one: (answer_of(one, Grouping.PIVKA),)),
    ("best_recist", order_of_groups(Grouping.BEST_RECIST), lambda one: (one.best_recist,)),
    ("best_mrecist", order_of_groups(Grouping.BEST_MRECIST), lambda one: (one.best_mrecist,)),
    ("evaluable_only", (), lambda one: (True,) if one.evaluable else ()),
    ("reconstructed", ("False", "True"), lambda one: (one.reconstructed,)),
)
