"""One target alone, the others as they are: from which diameter it makes a read PD, up to which PR (R-2, R-6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.record.records import Lesion
from models.response.lesions import NODE_WITHIN_LIMITS_TENTHS, Reading
from models.response.targets import ABSOLUTE_TENTHS, REAPPEARANCE_TENTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class LesionChange:
    """One target alone, the others as they are: what it would have to measure, in tenths of a millimetre.

    ``progression_tenths`` is the least diameter with which the read is PD (0: whatever it measures),
    ``partial_tenths`` the greatest with which it is PR; None where this lesion alone cannot bring it about. ``back``:
    after an overall CR it is PD as soon as the lesion is there again, whatever its size.
    """

    number: str
    nodal: bool
    now_tenths: int
    progression_tenths: int | None
    partial_tenths: int | None
    back: bool = False


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """The targets that were not measured at a read: what they would have to measure together."""

    numbers: tuple[str, ...]
    progression_tenths: int | None
    partial_tenths: int | None
    back: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """What was read at one place of a series, and what was reached by then.

    ``smallest``, ``complete_reached`` (an overall CR) and ``gone_reached`` (a target CR by mRECIST, R-6.4) count what
    is judged next: they include this read where one may follow.
    """

    on: date
    readings: Mapping[str, Reading]
    merged: frozenset[str]
    smallest: Mapping[str, int]
    complete_reached: bool
    gone_reached: bool
    partial_before: bool
    partial_after: bool
    ahead: bool


def below(partial: int | None, progression: int | None) -> int | None:
    """The greatest sum that is PR: PD comes first (R-2.2 before R-2.5)."""
    return partial if partial is None or progression is None else min(partial, progression - 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the targets are judged against: the sums that are PD and PR, and whether disease that is back is PD.

    ``of_nodes`` stands after a target CR by mRECIST: the sums that are PD once a node is no longer within limits, and
    once 10 mm enhance again (R-6.4).
    """

    progression: int | None
    partial: int | None
    back: bool
    of_nodes: tuple[int, int] | None = None


def lesions_alone(lesions: Sequence[Lesion], here: Here, total: int | None, limits: Limits) -> tuple[LesionChange, ...]:
    """Each target alone; one that is measured together with another cannot be alone."""
    if total is None:
        return ()
    found = []
    for lesion in (lesion for lesion in lesions if lesion.number not in here.merged):
        now = here.readings[lesion.number].tenths or 0
        others = [other for other in lesions if other is not lesion]
        progression, partial, back = _alone(lesion, others, total - now, here=here, limits=limits)
        found.append(
            LesionChange(
                number=lesion.number,
                nodal=bool(lesion.nodal),
                now_tenths=now,
                progression_tenths=progression,
                partial_tenths=partial,
                back=back,
            )
        )
    return tuple(found)


def _alone(
    lesion: Lesion, others: Sequence[Lesion], rest: int, *, here: Here, limits: Limits
) -> tuple[int | None, int | None, bool]:
    """From which size one target is PD, up to which it is PR, and whether it is PD as soon as it is there.

    ``rest`` is what the others measure. CR comes before PD (R-2.1 before R-2.2): with all others gone, no size that
    counts as gone is PD.
    """
    progression = None if limits.progression is None else max(limits.progression - rest, 0)
    if limits.of_nodes is not None and lesion.nodal:
        progression = _node_after_gone(others, rest, here=here, of_nodes=limits.of_nodes)
    if limits.back and lesion.nodal:
        least = _back_from(lesion, here)
        progression = least if progression is None else min(progression, least)
    if progression is not None and _all_gone(others, here):
        progression = max(progression, NODE_WITHIN_LIMITS_TENTHS if lesion.nodal else 1)
    if limits.back and any(_is_back(other, here) for other in others):
        progression = 0
    partial = below(None if limits.partial is None else limits.partial - rest, progression)
    return progression, _at_least_zero(partial), limits.back and not lesion.nodal and progression != 0


def _node_after_gone(others: Sequence[Lesion], rest: int, *, here: Here, of_nodes: tuple[int, int]) -> int:
    """From which short axis a node is PD after a target CR by mRECIST, the others as they are (R-6.4, R-6.2)."""
    enhancing = [here.readings[lesion.number].tenths or 0 for lesion in others if not lesion.nodal]
    beyond = [lesion for lesion in others if lesion.nodal and _beyond_limits(lesion, here)]
    relative, above_nadir = (max(threshold - rest, 0) for threshold in of_nodes)
    least = relative if beyond else max(relative, NODE_WITHIN_LIMITS_TENTHS)
    return min(least, above_nadir) if sum(enhancing) >= REAPPEARANCE_TENTHS else least


def _beyond_limits(node: Lesion, here: Here) -> bool:
    return (here.readings[node.number].tenths or 0) >= NODE_WITHIN_LIMITS_TENTHS


def _all_gone(lesions: Sequence[Lesion], here: Here) -> bool:
    """Whether these targets leave room for a complete response (R-2.1)."""
    for lesion in lesions:
        found = here.readings[lesion.number]
        if _beyond_limits(lesion, here) if lesion.nodal else found.present:
            return False
    return True


def _back_from(lesion: Lesion, here: Here) -> int:
    """The short axis from which a node is back after an overall CR (R-2.2)."""
    smallest = here.smallest.get(lesion.number, here.readings[lesion.number].tenths or 0)
    return max(NODE_WITHIN_LIMITS_TENTHS, smallest + ABSOLUTE_TENTHS)


def _is_back(lesion: Lesion, here: Here) -> bool:
    found = here.readings[lesion.number]
    return (found.tenths or 0) >= _back_from(lesion, here) if lesion.nodal else found.present


def _at_least_zero(tenths: int | None) -> int | None:
    return tenths if tenths is not None and tenths >= 0 else None


def unmeasured_together(lesions: Sequence[Lesion], here: Here, limits: Limits) -> Unmeasured | None:
    absent = [lesion for lesion in lesions if here.readings[lesion.number].tenths is None]
    if not absent:
        return None
    others = [lesion for lesion in lesions if lesion not in absent]
    rest = sum(found.tenths or 0 for found in here.readings.values())
    one_by_one = [_alone(lesion, others, rest, here=here, limits=limits) for lesion in absent]
    progression, partial, back = one_by_one[0]
    if len(absent) > 1:
        progression = None if limits.progression is None else max(limits.progression - rest, 0)
        partial = _at_least_zero(None if limits.partial is None else limits.partial - rest)
        back = any(back for _, _, back in one_by_one)
        if any(lesion.nodal for lesion in absent) and (limits.back or _all_gone(others, here)):
            progression = None  # each node counts by itself, whatever they add up to
        if limits.back and any(_is_back(other, here) for other in others):
            progression = 0
    return Unmeasured(tuple(lesion.number for lesion in absent), progression, partial, back)
