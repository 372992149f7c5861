"""Numbers as reported: exact decimals, intervals for censored values, three-valued answers (R-10.1, R-10.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal
from enum import StrEnum

from models.words import Sentence, Unreadable, sentence

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?\Z")
_SIGNS_OF_NUMBERS = str.maketrans("０１２３４５６７８９．，＞＜＝》〉《〈", "0123456789.,><=>><<")
_OPERATORS = (">=", "<=", "≥", "≤", "⩾", "⩽", "≧", "≦", ">", "<")
_CANONICAL = {">=": "≥", "<=": "≤", "⩾": "≥", "⩽": "≤", "≧": "≥", "≦": "≤"}


class Answer(StrEnum):
    """The four answers to a criterion. Missing or censored data never become a silent yes or no."""

    MET = "met"
    NOT_MET = "not met"
    UNDETERMINED = "cannot be determined"
    NOT_ASSESSABLE = "not assessable"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A result as reported, and the closed interval in which the true value lies (R-10.1).

    ``reported`` is verbatim; ``operator`` is one of ``""``, ``>``, ``<``, ``≥``, ``≤``; ``high`` may be infinite.
    ``was_number`` remembers that a case file wrote a JSON number and not a string.
    """

    reported: str
    operator: str
    low: Decimal
    high: Decimal
    was_number: bool = False

    @property
    def censored(self) -> bool:
        return self.operator != ""

    @property
    def limit(self) -> Decimal:
        """The number that was printed, without its operator: where a chart draws the point."""
        return self.low if self.operator in (">", "≥") else self.high

    def times(self, factor: Decimal) -> Quantity:
        """The same result in another unit; the verbatim text stays as reported."""
        if factor == 1:
            return self
        return Quantity(self.reported, self.operator, self.low * factor, self.high * factor, self.was_number)


def parse_quantity(text: str, *, was_number: bool = False) -> Quantity:
    """Read a result such as ``400``, ``>60,500``, ``＜ 1.3`` or ``≥ 2,000``.

    Raises ValueError with a sentence for anything else: a decimal comma, a minus sign, text, an empty string.
    """
    plain = text.translate(_SIGNS_OF_NUMBERS).strip()
    operator = next((mark for mark in _OPERATORS if plain.startswith(mark)), "")
    digits = plain[len(operator) :].strip()
    if not _NUMBER.match(digits):
        raise Unreadable(_number_problem(text, digits))
    number = Decimal(digits.replace(",", ""))
    operator = _CANONICAL.get(operator, operator)
    low = ZERO if operator in ("<", "≤") else number
    high = INFINITY if operator in (">", "≥") else number
    return Quantity(text, operator, low, high, was_number)


def _number_problem(text: str, digits: str) -> Sentence:
    if not digits:
        return sentence('"{text}" holds no number', text=text)
    if re.match(r"[0-9]+,[0-9]+\Z", digits):
        words = '"{text}" has a decimal comma or misplaced thousands separator; write a decimal point'
        return sentence(words, text=text)
    if digits.startswith(("-", "−")):
        return sentence('"{text}" is negative', text=text)
    return sentence('"{text}" is not a number', text=text)


def percent_change(before: Quantity, after: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Lower and upper bound of the change from ``before`` to ``after`` in percent (R-10.2).

    A bound is None where it is unbounded (division by an interval that touches zero, or ``>`` after). Both are None
    where nothing can be said: that no more than all of it is gone is no bound (``>60,500`` against ``>60,500``).
    """
    low = None if before.high == 0 else _change(before.high, after.low)
    if before.low == 0 or after.high == INFINITY:
        return None if low == -100 else low, None
    return low, _change(before.low, after.high)


def _change(before: Decimal, after: Decimal) -> Decimal:
    if before == INFINITY:
        return Decimal(-100)
    return (after - before) / before * 100


def fall_at_least(before: Quantity, after: Quantity, percent: int) -> Answer:
    """Whether the fall from ``before`` to ``after`` is at least ``percent`` %, decided exactly on both bounds.

    The criterion is ``100·after ≤ (100 − percent)·before``; it is met or not met only when the whole
    interval agrees (R-10.2).
    """
    share = Decimal(100 - percent)
    if before.low > 0 and after.high * 100 <= share * before.low:
        return Answer.MET
    if before.high != INFINITY and after.low * 100 > share * before.high:
        return Answer.NOT_MET
    return Answer.UNDETERMINED


def cut(value: Decimal, places: int = 1) -> Decimal:
    """A number cut toward zero, as percentages are printed (300 → 210.1 mm is −29.9 %)."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)


def cut_outward(low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Bounds of a censored value to one decimal, rounded outward so that the interval never shrinks."""
    tenth = Decimal("0.1")
    return (
        None if low is None else low.quantize(tenth, rounding=ROUND_FLOOR),
        None if high is None else high.quantize(tenth, rounding=ROUND_CEILING),
    )


def percent_of_tenths(now: int, before: int) -> Decimal:
    """Percent change of two sums in tenths of a millimetre, cut toward zero to one decimal."""
    return Decimal(tenths_of_percent(now, before)).scaleb(-1)


def tenths_of_percent(now: int, before: int) -> int:
    """The same in whole tenths of a percent."""
    tenths = 1000 * abs(now - before) // before
    return tenths if now >= before else -tenths
