"""Reading one typed field: a date, a diameter, a letter in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.record.records import Measurement, State
from models.response.lesions import LARGEST_TENTHS
from models.words import Unreadable, sentence

STATE_LETTERS = {"A": State.ABSENT, "S": State.TOO_SMALL, "E": State.NOT_EVALUABLE}
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，＋－／＝", "0123456789.,+-/=")
_STEP = re.compile(r"([+-])\s*([0-9]{1,4})\s*([dwm])\Z", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"([0-9]{1,2})[- ]([a-z]{3})[- ]([0-9]{4})\Z", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})\Z")
_DIAMETER = re.compile(r"[0-9]{1,3}(?:\.[0-9])?\Z")
NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?\Z")
PRESSURE = re.compile(r"([0-9]{2,3})\s*/\s*([0-9]{2,3})\Z")


class EntryError(Unreadable):
    """What was typed cannot be read; ``sentence`` says why."""


@dataclass(frozen=True, slots=True)
class SizeDraft:
    """Diameters of one target or new lesion as typed: millimetres, or A absent, S too small, E not evaluable.

    ``viable`` may be ``=``, as the diameter.
    """

    number: str
    diameter: str = ""
    viable: str = ""


def parse_date(text: str, today: date) -> date:
    """``20250328``, ``2025-03-28``, ``28-Mar-2025``, ``today``, ``+3d``, ``-2w``, ``-1m`` counted from today.

    Raises EntryError with a sentence for anything else.
    """
    plain = text.translate(FULL_WIDTH).strip()
    if not plain:
        raise EntryError(sentence("A date is needed: 8 digits (20250328), +3d, -2w or today"))
    if plain.casefold() in ("today", "t"):
        return today
    if step := _STEP.match(plain):
        return _stepped(today, step)
    parts = _date_parts(plain)
    if parts is None:
        raise EntryError(
            sentence("“{text}” is not a date; write 8 digits (20250328), +3d, -2w or today", text=text.strip())
        )
    try:
        return date(*parts)
    except ValueError:
        raise EntryError(sentence("“{text}” is not a day of the calendar", text=text.strip())) from None


def lasting_date(text: str, today: date) -> str:
    """A date as it is to be kept: one counted from ``today`` is written out, for it would move; others as typed."""
    try:
        return parse_date(text, today).isoformat()
    except EntryError:
        return text


def _date_parts(plain: str) -> tuple[int, int, int] | None:
    if found := _ISO.match(plain):
        return int(found[1]), int(found[2]), int(found[3])
    found = _WRITTEN.match(plain)
    if found and found[2].casefold() in _MONTHS:
        return int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1])
    return None


def _stepped(today: date, step: re.Match[str]) -> date:
    count = int(step[2]) * (1 if step[1] == "+" else -1)
    unit = step[3].casefold()
    if unit != "m":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 + count
    year, month = divmod(months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, last))


def parse_diameter(text: str) -> int:
    """Millimetres with at most one decimal, as whole tenths. Raises EntryError with a sentence."""
    plain = text.translate(FULL_WIDTH).strip()
    if not _DIAMETER.match(plain):
        if re.match(r"[0-9]+,[0-9]+\Z", plain):
            raise EntryError(sentence("“{text}” has a decimal comma; write a decimal point", text=plain))
        if re.match(r"[0-9]+\.[0-9]{2,}\Z", plain):
            raise EntryError(
                sentence("“{text}” has more than one decimal; tenths of a millimetre are kept", text=plain)
            )
        raise EntryError(
            sentence(
                "“{text}” is not millimetres; write a number, A absent, S too small or E not evaluable", text=plain
            )
        )
    tenths = int(Decimal(plain) * 10)
    if tenths > LARGEST_TENTHS:
        raise EntryError(sentence("“{text}” mm is larger than any lesion", text=plain))
    return tenths


def parse_size(draft: SizeDraft) -> Measurement | None:
    """One target or new lesion as typed; None when nothing was. Raises EntryError naming what is wrong."""
    diameter, viable = draft.diameter.strip(), draft.viable.strip()
    if not diameter and not viable:
        return None
    state = STATE_LETTERS.get(diameter.upper())
    if state is not None:
        if viable:
            raise EntryError(sentence("a lesion that is {state} has no viable diameter", state=state.value))
        return Measurement(number=draft.number, state=state)
    whole = parse_diameter(diameter) if diameter else None
    if whole == 0:
        raise EntryError(sentence("0 mm is written A, absent"))
    return Measurement(number=draft.number, diameter_tenths=whole, viable_tenths=_viable(viable, whole))


def _viable(text: str, whole: int | None) -> int | None:
    if not text or text.upper() == "E":
        return None
    if text in ("=", "＝"):
        if whole is None:
            raise EntryError(sentence("= needs a diameter to be equal to"))
        return whole
    viable = 0 if text.upper() == "A" else parse_diameter(text)
    if whole is not None and viable > whole:
        raise EntryError(sentence("the viable diameter is larger than the whole one"))
    return viable
