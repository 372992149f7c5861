"""The rhythm of single doses: from the words of the schedule, else from the days on which they were given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "两": 2, "二": 2, "三": 3, "四": 4, "六": 6}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")?"
_EVERY = re.compile(
    r"(?:every|q|每)\s*" + _COUNT + r"\s*-?\s*(?P<unit>weeks?|wks?|w|days?|d|周|个?星期|天|日)(?![a-z])", re.IGNORECASE
)
_WORDS = {"weekly": 7, "daily": 1}
_ENDED = re.compile(r"\b(?:stopped|discontinued|withdrawn|last dose)\b|停药|终止|末次", re.IGNORECASE)


def rhythm_days(given: Sequence[date], schedules: Sequence[str]) -> int | None:
    """Days from one dose to the next: by the first schedule whose words say it, else the middle of those kept.

    ``given`` are the days of the doses in order. None for one dose without a schedule: nothing is guessed of it.
    """
    said = next((days for words in schedules if (days := _in_words(words)) is not None), None)
    if said is not None:
        return said
    between = [(after - before).days for before, after in pairwise(given) if after > before]
    return round(median(between)) if between else None


def _in_words(words: str) -> int | None:
    """``every 3 weeks``, ``q21d``, ``每3周``, ``weekly``; None for what says no rhythm."""
    found = _EVERY.search(words)
    if found is None:
        return _WORDS.get(words.strip().casefold())
    count = found["count"]
    number = 1 if count is None else _NUMBERS.get(count.casefold()) or int(count)
    return number * (7 if found["unit"][0].casefold() == "w" or found["unit"] in ("周", "星期", "个星期") else 1)


def said_to_end(reason: str | None) -> bool:
    """Whether the reason of a dose says that it was the last one."""
    return reason is not None and _ENDED.search(reason) is not None
