"""A printed result as a number, its sign and its flag; what is no number, or more than one, is refused in words.

Numbers are read by ``models.quantities``; here stand the thirty ways in which laboratories write around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from models.laboratory.rows import Number
from models.record.identity import half_width
from models.words import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Read:
    """A result as read: ``value`` without thousands marks, ``unit`` and ``flag`` as they stand in the cell."""

    operator: str
    value: str
    flag: str = ""
    unit: str = ""

    @property
    def written(self) -> str:
        """As a record keeps it: ``>60500``."""
        return f"{self.operator}{self.value}"


# --- the decimal mark of a whole file -------------------------------------------------------------------------------

_NUMBERS = re.compile(r"[0-9][0-9.,]*[0-9]")
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}\Z")
_PARTED = {
    ".": re.compile(r"[0-9]+\.[0-9]+\Z|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}\Z|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+\Z"),
    ",": re.compile(r"[0-9]+,[0-9]+\Z|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}\Z|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+\Z"),
}


def found_decimal(results: Iterable[str], others: Iterable[str] = ()) -> str:
    """The decimal mark that the results decide, else the ranges printed with them; "" where nothing does.

    A point where no number has a mark. Of two marks that each decide somewhere the more frequent one is taken, and
    what is written with the other is refused; as many of each decide nothing.
    """
    asked = False
    for texts in (results, others):
        votes = {".": 0, ",": 0}
        for text in texts:
            if ("." not in text and "," not in text) or isinstance(text, Number):
                continue
            for number in _NUMBERS.findall(half_width(text)):
                if _EITHER.match(number):
                    asked = True
                    continue
                for mark, sure in _PARTED.items():
                    votes[mark] += sure.match(number) is not None
        if votes["."] != votes[","]:
            return "." if votes["."] > votes[","] else ","
        asked = asked or votes["."] > 0
    return "" if asked else "."


# --- one result -----------------------------------------------------------------------------------------------------

_SPACES = " \u00a0\u2007\u2009\u202f"
_DIGITS = {
    ".": re.compile(
        rf"(?:[0-9]{{1,3}}(?:(?P<part>[,'’{_SPACES}])[0-9]{{3}}(?:(?P=part)[0-9]{{3}})*)|[0-9]+)(?:\.[0-9]+)?\Z"
    ),
    ",": re.compile(
        rf"(?:[0-9]{{1,3}}(?:(?P<part>[.'’{_SPACES}])[0-9]{{3}}(?:(?P=part)[0-9]{{3}})*)|[0-9]+)(?:,[0-9]+)?\Z"
    ),
    "": re.compile(rf"(?:[0-9]{{1,3}}(?:(?P<part>['’{_SPACES}])[0-9]{{3}}(?:(?P=part)[0-9]{{3}})*)|[0-9]+)\Z"),
}
_BARE = {".": re.compile(r"\.[0-9]+\Z"), ",": re.compile(r",[0-9]+\Z")}
_MARKS = str.maketrans("", "", "'’" + _SPACES)
_SIGN = r"(?P<sign>>=|<=|=>|=<|[≥≤⩾⩽≧≦><〉〈])?"
_SIGNS = {">=": "≥", "=>": "≥", "⩾": "≥", "≧": "≥", "<=": "≤", "=<": "≤", "⩽": "≤", "≦": "≤", "〉": ">", "〈": "<"}
_ARROWS = "↑↓⇑⇓⬆⬇▲▼△▽★*!"
_LETTERS = "HH|LL|[HL]|偏高|偏低|高|低"
_WHOLE = re.compile(
    rf"(?:(?P<before>[{_ARROWS}]+|(?:{_LETTERS})(?=\s))\s*)?{_SIGN}\s*"
    rf"(?P<number>[0-9.,](?:(?:[0-9.,'’]|[{_SPACES}](?=[0-9]{{3}}(?![0-9])))*[0-9])?)(?P<rest>.*)\Z",
    re.DOTALL,
)
_FLAG = rf"[{_ARROWS}]+|{_LETTERS}|\((?:[{_ARROWS}]+|{_LETTERS})\)|\[(?:[{_ARROWS}]+|{_LETTERS})\]"
_AFTER = re.compile(
    rf"\s*(?P<flag>{_FLAG})?\s*\Z"
    rf"|\s*(?:(?P<flag_before>{_FLAG})\s+)?(?P<unit>[^\s(].*?)(?:\s+(?P<flag_after>{_FLAG})|(?P<glued>[{_ARROWS}]+))?\s*\Z",
    re.DOTALL,
)
_UNIT = re.compile(r"[A-Za-zµμ%×⁰¹²³⁴-⁹0-9^*/\[\]'’.·\-{}()万千升毫]{1,20}\Z")
_ERROR = re.compile(r"#(?:DIV/0!|N/A|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
_UNFIT = re.compile(
    r"ha?emoly|溶血|脂血|乳糜|黄疸标本|lipa?em|icteric|\bqns\b|insufficient|clott|unfit"
    r"|凝固|凝块|标本不合格|标本量|样本量不足|重抽|重采",
    re.IGNORECASE,
)
_WHAT = (
    (re.compile(r"[-−–]\s*\.?[0-9]"), Sentence("negative")),
    (re.compile(r"[0-9]+\s*:\s*[0-9]+"), Sentence("a titre, not a number")),
    (re.compile(r"[0-9][0-9.,]*\s*(?:-|–|—|~|～|至|to)\s*[0-9]"), Sentence("a range, not a number")),
    (re.compile(r"[<>≤≥]?\s*[0-9][0-9.,]*\s*[eE][+-]?[0-9]+\Z"),
     Sentence("scientific notation; the laboratory has to confirm it")),
    (re.compile(r"(?:大于|小于|高于|低于|不高于|不低于|超过|greater|less|more|below|above|over|under)", re.IGNORECASE),
     Sentence("words for a sign; not a number")),
    (re.compile(r"[<>≤≥]?\s*[0-9.,]*[Oo][0-9.,Oo]*\Z"), Sentence("a letter O stands for a zero")),
    (re.compile(r"[<>≤≥]?\s*[0-9.,]*[lI|][0-9.,lI|]*\Z"), Sentence("a letter l stands for a one")),
)  # fmt: skip
ERROR_CELL = Sentence("an error of the spreadsheet, not a result")
UNFIT = Sentence("the sample was unfit")
NO_NUMBER = Sentence("it holds no number")
NOT_A_NUMBER = Sentence("not a number")
COMMENT = Sentence("a comment stands beside the number")
UNDECIDABLE = Sentence("nothing in the file decides what is the decimal mark")
MISPLACED = Sentence("a misplaced thousands mark")
OTHER_MARK = {
    ".": Sentence("a decimal comma in a file with decimal points"),
    ",": Sentence("a decimal point in a file with decimal commas"),
}


def blank(text: str) -> bool:
    """Whether nothing stands there."""
    return not text or not text.strip().lstrip("'").strip()


def read_value(text: str, decimal: str) -> Read | Sentence:
    """A number as printed, or why it is none. ``decimal`` is the file's mark, "" where nothing decides it."""
    return _read_value(text, "." if isinstance(text, Number) else decimal)


@lru_cache(maxsize=16_384)
def _read_value(text: str, decimal: str) -> Read | Sentence:
    plain = half_width(text).strip().removeprefix("'").strip()
    if _ERROR.match(plain):
        return ERROR_CELL
    found = _WHOLE.match(plain)
    if found is None:
        return _why_none(plain)
    after = _AFTER.match(found["rest"])
    unit = "" if after is None else (after["unit"] or "")
    if after is None or (unit and not _is_unit(unit)):
        return _why_none(plain, comment=_number(found["number"], decimal) is not None)
    digits = _number(found["number"], decimal)
    if digits is None:
        return _why_no_number(found["number"], decimal)
    flags = [found["before"], *(after[name] for name in ("flag", "flag_before", "flag_after", "glued"))]
    sign = found["sign"] or ""
    return Read(_SIGNS.get(sign, sign), digits, " ".join(flag.strip("()[]") for flag in flags if flag), unit)


def _is_unit(text: str) -> bool:
    return _UNIT.match(text) is not None and ("/" in text or text == "%")


def _number(digits: str, decimal: str) -> str | None:
    """Digits with a decimal point, without marks of thousands and zeros in front; None where they are no number."""
    if decimal and _BARE[decimal].match(digits):
        return f"0.{digits[1:]}"
    if not _DIGITS[decimal].match(digits):
        return None
    plain = digits.translate(_MARKS)
    plain = plain.replace(",", "") if decimal == "." else plain.replace(".", "").replace(",", ".")
    return plain.lstrip("0") if plain[:1] == "0" and plain.lstrip("0")[:1].isdigit() else _one_zero(plain)


def _one_zero(plain: str) -> str:
    whole, mark, part = plain.partition(".")
    return f"{whole.lstrip('0') or '0'}{mark}{part}"


def _why_no_number(digits: str, decimal: str) -> Sentence:
    if not decimal:
        return UNDECIDABLE
    other = "," if decimal == "." else "."
    if re.fullmatch(rf"[0-9]+\{other}[0-9]+", digits):
        return OTHER_MARK[decimal]
    return MISPLACED if other in digits and digits.count(decimal) <= 1 else NOT_A_NUMBER


def _why_none(plain: str, *, comment: bool = False) -> Sentence:
    if _UNFIT.search(plain):
        return UNFIT
    for pattern, words in _WHAT:
        if pattern.match(plain):
            return words
    if not any(sign.isdigit() for sign in plain):
        return NO_NUMBER
    return COMMENT if comment else NOT_A_NUMBER


# --- the dipstick ---------------------------------------------------------------------------------------------------

_NEGATIVE = frozenset(
    ("阴性", "阴", "-", "−", "–", "neg", "neg.", "negative", "阴性-", "negative-", "neg-", "-阴性", "阴性neg")
)
_BETWEEN = re.compile(r"±|\+/-|\+-|\btr(?:ace)?\b|微量|痕量")
_GRADED = re.compile(
    r"(?:阳性|positive|pos\.?)?\(?(?:(?P<signs>\++)|(?P<before>[0-9])\+|\+(?P<after>[0-9]))\)?\Z", re.IGNORECASE
)
_CONCENTRATION = re.compile(r"[0-9.]+\s*(?:g|mg)\s*/\s*(?:d?l)", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*(?:g|mg)\s*/\s*d?l[^()]*\)\s*\Z", re.IGNORECASE)
MOST_SIGNS = 4


def read_dipstick(text: str) -> Read | Sentence:
    """``negative`` or ``1+`` to ``4+``; anything between two grades, or without one, is refused."""
    plain = half_width(text).strip().removeprefix("'").strip()
    if _ERROR.match(plain):
        return ERROR_CELL
    plain = _BRACKETED.sub("", plain)
    bare = re.sub(r"[\s()\[\]]", "", plain).casefold()
    if _BETWEEN.search(plain.casefold()):
        return Sentence("between negative and 1+")
    if bare in _NEGATIVE:
        return Read("", "negative")
    if (found := _GRADED.match(re.sub(r"\s", "", plain))) is not None:
        grade = len(found["signs"]) if found["signs"] else int(found["before"] or found["after"])
        if 1 <= grade <= MOST_SIGNS:
            return Read("", f"{grade}+")
        return sentence("a dipstick has no result {grade}+", grade=grade)
    if _CONCENTRATION.search(plain):
        return Sentence("a concentration, not a dipstick")
    if _UNFIT.search(plain):
        return UNFIT
    return Sentence("no grade of a dipstick")


# --- the range printed with it --------------------------------------------------------------------------------------

_RANGE = re.compile(r"(?P<low>[0-9.,]+)\s*(?:-{1,2}|–|—|~|～|至|to|\.\.)\s*(?P<high>[0-9.,]+)\Z")
_ONE_SIDE = re.compile(r"(?P<sign>>=|<=|[≥≤⩾⩽≧≦><])\s*(?P<limit>[0-9.,]+)\Z")


@lru_cache(maxsize=2048)
def read_range(text: str, decimal: str) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper limit; None for a side that is not printed, or cannot be read."""
    low, high = _limits(text, decimal)
    return None if low is None else Decimal(low), None if high is None else Decimal(high)


def _limits(text: str, decimal: str) -> tuple[str | None, str | None]:
    plain = half_width(text).strip().strip("()[]").strip()
    decimal = "." if isinstance(text, Number) else decimal
    if (both := _RANGE.match(plain)) is not None:
        low, high = _number(both["low"], decimal), _number(both["high"], decimal)
        return (None, None) if low is None or high is None else (low, high)
    if (one := _ONE_SIDE.match(plain)) is not None:
        limit = _number(one["limit"], decimal)
        return (None, limit) if one["sign"] in ("<", "<=", "≤", "⩽", "≦") else (limit, None)
    return None, None
