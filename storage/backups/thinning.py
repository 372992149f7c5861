"""Which backups stay: all of today, then the last of each of 14 days, 8 weeks and 24 months that have one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

RULES: tuple[tuple[Callable[[datetime], tuple[int, ...]], int], ...] = (
    (lambda taken: (taken.year, taken.month, taken.day), 14),
    (lambda taken: taken.isocalendar()[:2], 8),
    (lambda taken: (taken.year, taken.month), 24),
)


def kept(taken: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """The times of those that stay; days are those of ``now``'s own clock.

    A backup from the future (the clock was set back) is not judged: it stays.
    """
    local = sorted(((one.astimezone(now.tzinfo), one) for one in taken), reverse=True)
    staying = {one for there, one in local if there.date() >= now.date()}
    for period, most in RULES:
        last: dict[tuple[int, ...], datetime] = {}
        for there, one in local:
            if there <= now:
                last.setdefault(period(there), one)
        staying.update(list(last.values())[:most])
    return frozenset(staying)
