"""Whether two who are in the clinic under two codes may be one person: one rule for the list and for registering.

Own choice: the same hospital number but for zeros in front; the same name and birth date; the same name and sex, and
birth dates that nearly agree. A name is compared by what it looks like, composed or not, with the family name first or
last, and by its sounds, so that 张桂花 and Zhang Guihua are alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from models.forms.registration import Known
from models.record.identity import skeleton
from models.record.partialdate import Day, PartialDate, first_day, last_day
from models.words import Sentence, sentence

Sounds = Callable[[str], frozenset[str]]  # every way in which a name may be written by its sounds, in small letters
_BETWEEN = re.compile(r"[\s,;·'’.-]+")
NUMBER = sentence("the same hospital number but for zeros in front")
BORN = sentence("the same name and the same birth date")
NEARLY = sentence("the same name and sex, and birth dates that nearly agree")


def silent(_: str) -> frozenset[str]:
    """Where nobody knows how a name sounds."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two patients who may be one, and why; the smaller code first."""

    one: Known
    other: Known
    why: Sentence


def likeness(one: Known, other: Known, sounds: Sounds = silent) -> Sentence | None:
    """Why the two may be the same person; None where nothing says so."""
    if not _numbers(one).isdisjoint(_numbers(other)):
        return NUMBER
    why = _by_birth(one, other)  # first, for names take longer to compare
    return None if why is None or _names(one, sounds).isdisjoint(_names(other, sounds)) else why


def _by_birth(one: Known, other: Known) -> Sentence | None:
    """Of two who are called the same."""
    born, also = one.birth_date, other.birth_date
    if born is None or also is None:
        return None
    if born == also:
        return BORN
    return NEARLY if one.sex is not None and one.sex is other.sex and nearly(born, also) else None


def nearly(born: Day, also: Day) -> bool:
    """Whether one of two birth dates may be the other mistyped or known in part.

    One lies within the other; they lie in one month; day and month are changed; or one digit is another.
    """
    if isinstance(born, PartialDate) or isinstance(also, PartialDate):
        return first_day(born) <= last_day(also) and first_day(also) <= last_day(born)
    if (born.year, born.month) == (also.year, also.month):
        return True
    if born.year == also.year and (born.month, born.day) == (also.day, also.month):
        return True
    return sum(a != b for a, b in zip(born.isoformat(), also.isoformat(), strict=True)) == 1


def alike(known: Sequence[Known], sounds: Sounds = silent) -> tuple[Pair, ...]:
    """Every two who may be one, in order of code. Only those who share a number or a name are compared."""
    groups: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in known:
        for number in _numbers(one):
            groups["number", number].append(one)
        for name in _names(one, sounds):
            groups["name", name].append(one)
    found: dict[tuple[str, str], Pair] = {}
    for (sort, _), group in groups.items():
        for pair in combinations(group, 2):
            first, second = sorted(pair, key=lambda one: one.code)
            why = NUMBER if sort == "number" else _by_birth(first, second)
            if why is not None and ((first.code, second.code) not in found or why == NUMBER):
                found[first.code, second.code] = Pair(first, second, why)
    return tuple(found[codes] for codes in sorted(found))


def like(one: Known, known: Iterable[Known], sounds: Sounds = silent) -> Pair | None:
    """The first of those who are there who may be the same person as ``one``."""
    pairs = ((other, likeness(one, other, sounds)) for other in known if other.code != one.code)
    return next((Pair(one, other, why) for other, why in pairs if why is not None), None)


def _numbers(one: Known) -> frozenset[str]:
    """Without zeros in front; those of before a merge, too."""
    numbers = (one.hospital_number or "", *one.former_numbers)
    return frozenset(filter(None, (_BETWEEN.sub("", skeleton(text)).lstrip("0") for text in numbers)))


def _names(one: Known, sounds: Sounds) -> frozenset[str]:
    """A name as it is compared: without spaces, in both orders where a comma stands after the family name."""
    name = one.name or ""
    family, comma, given = name.replace("，", ",").partition(",")
    orders = (family + given, given + family) if comma else (name,)
    seen = {_BETWEEN.sub("", skeleton(text)) for text in orders}
    said = {_BETWEEN.sub("", skeleton(text)) for order in orders for text in sounds(order)}
    return frozenset(filter(None, seen | said))
