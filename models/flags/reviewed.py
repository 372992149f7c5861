"""Which flags are open: all but those that somebody has looked at while they had the inputs they have now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.flags.flags import Flag
from models.record.records import ReviewedFlag


def inputs_of(flag: Flag) -> tuple[str, ...]:
    """What a flag rests on, as ``assess`` prints it."""
    return tuple(str(given) for given in flag.why.inputs)


def review_of(flag: Flag, reviews: Sequence[ReviewedFlag]) -> ReviewedFlag | None:
    """Who has looked at a flag, and when; None where nobody has, or its inputs differ from what they were."""
    if not reviews:
        return None
    rule, inputs = flag.rule, inputs_of(flag)
    return next((one for one in reversed(reviews) if one.rule == rule and one.inputs == inputs), None)


def open_first(flags: Iterable[Flag], reviews: Sequence[ReviewedFlag]) -> list[tuple[Flag, ReviewedFlag | None]]:
    """Every flag with who has looked at it, the open ones first, else in their order."""
    return sorted(((flag, review_of(flag, reviews)) for flag in flags), key=lambda found: found[1] is not None)


def open_flags(flags: Iterable[Flag], reviews: Sequence[ReviewedFlag]) -> tuple[Flag, ...]:
    """The flags that nobody has looked at as they are now, in their order."""
    return tuple(flag for flag in flags if review_of(flag, reviews) is None)
