"""How much one lesion counts at one read, under RECIST 1.1 and under mRECIST (R-1.2 to R-1.8, R-6, R-6.1, R-6.5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from models.record.records import Imaging, Lesion, Measurement, Role, State, Status
from models.response.response import Criterion

LARGEST_TENTHS = 5000  # longer than any lesion, also its parts together
TOO_SMALL_TENTHS = 50
MEASURABLE_TENTHS = 100
MEASURABLE_NODE_TENTHS = 150
MALIGNANT_PORTAL_NODE_TENTHS = 200
NODE_WITHIN_LIMITS_TENTHS = 100
MOST_TARGETS = 5
MOST_TARGETS_PER_ORGAN = 2


@dataclass(slots=True)  # not frozen: made by the hundred, which freezing makes three times as long
class Reading:
    """What one target counts at one read: tenths of a millimetre (None: not measured), and whether it is there."""

    tenths: int | None
    present: bool


NOT_MEASURED = Reading(None, True)
GONE = Reading(0, False)


def is_hepatic(lesion: Lesion) -> bool:
    """A lesion of the liver itself. An organ that is not recorded is taken for the liver, the stricter reading."""
    return not lesion.nodal and (lesion.organ is None or lesion.organ.strip().casefold() == "liver")


def _words(lesion: Lesion) -> str:
    """Organ and site as they were written, for what is known of a lesion only by its words."""
    return " ".join(filter(None, (lesion.organ, lesion.site))).casefold()


def is_effusion(lesion: Lesion) -> bool:
    """Ascites or pleural effusion, which count for progression only with positive cytology (R-6.7)."""
    words = _words(lesion)
    return "ascites" in words or "effusion" in words


def is_infiltrative(lesion: Lesion) -> bool:
    """Infiltrative tumour by the words of its site, which is never a target of mRECIST (R-1.4, R-6.1)."""
    return _INFILTRATIVE.search(_words(lesion)) is not None


_INFILTRATIVE = re.compile(r"(?<!non-)(?<!non )(?<!not )infiltrat")
_NEVER_TARGETS = ("ascites", "effusion", "thromb", "blastic", "leptomening")


def is_never_target(lesion: Lesion) -> bool:
    """Disease that can be seen and not measured, by the words of its organ and site (R-1.4)."""
    words = _words(lesion)
    return not lesion.nodal and any(word in words for word in _NEVER_TARGETS)


def reading(lesion: Lesion, imaging: Imaging, criterion: Criterion, /) -> Reading:
    """What target ``lesion`` counts at this read under ``criterion``."""
    return _reading(lesion, imaging.measurement(lesion.number), criterion)


def _reading(lesion: Lesion, found: Measurement | None, criterion: Criterion, /) -> Reading:
    if found is None or found.removed or found.state is State.NOT_EVALUABLE:
        return NOT_MEASURED
    if found.state is State.MERGED:
        return GONE  # its tumour is counted, and seen, with the lesion that it merged into
    tenths = _diameter(lesion, found, criterion)
    if tenths is None and found.state is State.ABSENT:
        return GONE
    if tenths is None and found.state is State.TOO_SMALL:
        return Reading(TOO_SMALL_TENTHS, True)
    return NOT_MEASURED if tenths is None else Reading(tenths, tenths > 0)


def readings(lesions: Iterable[Lesion], imaging: Imaging, criterion: Criterion, /) -> dict[str, Reading]:
    """What each of the targets that count is at this read, by number.

    One that merged into anything that does not count was not measured.
    """
    counted = {lesion.number: lesion for lesion in lesions}
    found: dict[str, Reading] = {}
    for number, lesion in counted.items():
        measured = imaging.measurement(number)
        if _is_merged(measured) and _is_lost(number, imaging, counted):
            found[number] = NOT_MEASURED
        else:
            found[number] = _reading(lesion, measured, criterion)
    return found


def _is_lost(number: str, imaging: Imaging, counted: Collection[str]) -> bool:
    """Whether a lesion merged into another outside the sum, or in a circle, so that its tumour is measured nowhere."""
    passed: list[str | None] = []
    found = imaging.measurement(number)
    while found is not None and found.state is State.MERGED:
        if found.into is None:
            return all(_is_merged(imaging.measurement(other)) for other in counted)
        if found.into not in counted or found.into in passed:
            return True
        passed.append(found.into)
        found = imaging.measurement(found.into)
    return False


def _is_merged(found: Measurement | None) -> bool:
    return found is not None and found.state is State.MERGED


def whole_tenths(found: Measurement) -> int | None:
    """The whole diameter of a measurement; the parts of a split lesion are added (R-1.6)."""
    return sum(found.parts_tenths) if found.parts_tenths is not None else found.diameter_tenths


def size_tenths(found: Measurement) -> int | None:
    """The size of a new lesion: its whole diameter, else its viable diameter; 5 mm when too small to measure."""
    whole = whole_tenths(found)
    if whole is None and found.viable_tenths is None and found.state is State.TOO_SMALL:
        return TOO_SMALL_TENTHS
    return found.viable_tenths if whole is None else whole


def _diameter(lesion: Lesion, found: Measurement, criterion: Criterion) -> int | None:
    whole = whole_tenths(found)
    if criterion is Criterion.RECIST:
        return whole
    if lesion.nodal:
        return found.viable_tenths if whole is None else whole
    if found.viable_tenths is not None:
        return found.viable_tenths
    if is_hepatic(lesion):
        return 0 if whole == 0 else None
    return whole


def enhancing_targets(targets: tuple[Lesion, ...], readings: Mapping[str, Reading], /) -> tuple[Lesion, ...]:
    """The targets that count under mRECIST: large enough at baseline by its own measure (R-6.1, R-6.5).

    Empty when the patient has liver targets and no viable diameter was taken of any of them: without an enhancing
    target mRECIST cannot be assessed.
    """
    hepatic = [lesion for lesion in targets if is_hepatic(lesion)]
    if hepatic and all(readings[lesion.number].tenths is None for lesion in hepatic):
        return ()
    return tuple(lesion for lesion in targets if _large_enough(lesion, readings[lesion.number]))


def _large_enough(lesion: Lesion, found: Reading) -> bool:
    if found.tenths is None or is_infiltrative(lesion):
        return False
    if not lesion.nodal:
        return found.tenths >= MEASURABLE_TENTHS
    portal = "porta" in _words(lesion)
    return found.tenths >= (MALIGNANT_PORTAL_NODE_TENTHS if portal else MEASURABLE_NODE_TENTHS)


def measurable_at_baseline(lesion: Lesion, found: Measurement | None, imaging: Imaging) -> bool | None:
    """Whether a target was measurable at baseline (R-1.2); None when it was not measured there."""
    tenths = None if found is None else whole_tenths(found)
    if tenths is None:
        return None
    if lesion.nodal:
        return tenths >= MEASURABLE_NODE_TENTHS
    thickness = imaging.slice_mm
    return tenths >= (MEASURABLE_TENTHS if thickness is None or thickness <= 5 else thickness * 20)


def is_seen(found: Measurement | None) -> bool:
    """Whether a new lesion is there at a read."""
    if found is None or found.removed or found.state in (State.ABSENT, State.NOT_EVALUABLE):
        return False
    if found.status in (Status.ABSENT, Status.NOT_EVALUABLE):
        return False
    return size_tenths(found) != 0


def targets_of(lesions: tuple[Lesion, ...]) -> tuple[Lesion, ...]:
    return tuple(lesion for lesion in lesions if lesion.role is Role.TARGET)


def non_targets_of(lesions: tuple[Lesion, ...]) -> tuple[Lesion, ...]:
    return tuple(lesion for lesion in lesions if lesion.role is Role.NON_TARGET)


def new_lesions_of(lesions: tuple[Lesion, ...]) -> tuple[Lesion, ...]:
    return tuple(lesion for lesion in lesions if lesion.role is Role.NEW)
