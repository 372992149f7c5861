"""What a cell means: its value as a case file writes it, read strictly, and told in a sentence where it is none.

A cell holds a text, a number, a yes or a date, and a format that may show something else than it holds: what is seen
and what is stored must say the same, or the cell is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from models.forms.registration import plain_code
from models.quantities import parse_quantity
from models.record.analytes import parse_result
from models.record.kept import Relation
from models.words import Unreadable, listed, sentence
from storage.files.caseschema import right_spelling
from storage.files.cells import invisible, quoted, shown
from storage.files.workbookcells import Cell
from storage.firstload.sheets import Column, Form

NONE = "none"  # an empty list, said in a cell: it was asked for, and there is nothing
_ISO = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\Z")
_PARTIAL = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?\Z")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{1,2}:[0-9]{2}(?::00)?)\Z")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::00)?\Z")
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,12})?\Z")
_COMMA = re.compile(r"[0-9]+,[0-9]+\Z")
_STEP = re.compile(r"(\S+)\s+G([1-5])(?:\s+(\S.*))?\Z", re.IGNORECASE)
_ANSWER = re.compile(rf"(\S.*?)\s*[:：]\s*({'|'.join(Relation)})\Z")
_YES, _NO = frozenset(("yes", "true", "是")), frozenset(("no", "false", "否"))
_MOST_EXACT = 10**15
# Of a number format: what draws nothing, and what then shows a number as it is.
_DRAWS_NOTHING = re.compile(
    r"\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|\$-[0-9A-F]+)\]|_.|\*.", re.IGNORECASE
)
_AS_IT_IS = re.compile(r"(?:General|[#0?]+(?:,[#0?]+)*(?:\.[#0?]+)?(?:E\+0+)?)?\Z", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def refused_value(template: str, **values: object) -> Unreadable:
    """Why a cell holds nothing that can be read; ``text`` is what stands in it, which no screen translates."""
    quoted_text = {"text": quoted(shown(str(values["text"])))} if "text" in values else {}
    return Unreadable(sentence(template, **(values | quoted_text)))


def value_of(column: Column, cell: Cell) -> Any:
    """The value of a cell of ``column`` as JSON: text, int, Decimal, bool or a list. Raises Unreadable."""
    if cell.wrong is not None:
        raise Unreadable(cell.wrong)
    if isinstance(cell.value, str) and (said := invisible(cell.value)) is not None and column.form is not Form.TEXT:
        raise Unreadable(said)
    return _READERS[column.form](cell, column)


def moment_of(cell: Cell) -> tuple[str, str | None]:
    """Date and, where the cell tells it as well, time of day. Raises Unreadable."""
    if cell.wrong is not None:
        raise Unreadable(cell.wrong)
    value = cell.value
    if isinstance(value, str) and (found := _MOMENT.match(value.strip())):
        return _iso(found[1]), _clock(found[2])
    if isinstance(value, datetime) and value.time() != time():
        _whole_day_is_shown(cell)
        return value.date().isoformat(), _clock_of(value.time())
    return _date(cell), None


# Texts


def _text(cell: Cell, _: Column | None = None) -> str:
    value = cell.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _digits(cell)
    raise refused_value("a date stands here; a text is expected, format the cell as text and write it again")


def _name(cell: Cell, _: Column) -> str:
    return _text(cell).strip()


def code_of(cell: Cell) -> str:
    """A code or a number of a patient as it is kept. Raises Unreadable."""
    if cell.wrong is not None:
        raise Unreadable(cell.wrong)
    return plain_code(_text(cell))


def _words(cell: Cell, column: Column) -> str:
    text = _text(cell).strip()
    if text in column.words:
        return text
    if (spelt := right_spelling(text, column.words)) is not None:
        raise refused_value("{text} is spelt {word}", text=text, word=quoted(spelt))
    if column.open:
        return text
    raise refused_value("{text} is none of: {words}", text=text, words=listed([quoted(word) for word in column.words]))


def _yes_no(cell: Cell, _: Column) -> bool:
    if isinstance(cell.value, bool):
        return cell.value
    text = cell.value.strip().casefold() if isinstance(cell.value, str) else ""
    if text in _YES or text in _NO:
        return text in _YES
    raise refused_value("{text} is neither yes nor no", text=cell.value)


def _texts(cell: Cell, _: Column) -> list[str]:
    text = _text(cell)
    return [] if text.strip().casefold() == NONE else _parts(text)


def _parts(text: str) -> list[str]:
    """What semicolons part; a part that holds one itself stands in double quotes."""
    found = re.findall(r'\s*("(?:[^"]|"")*"|[^;；"][^;；]*|)\s*(?:[;；\n]|\Z)', text)
    plain = (part[1:-1].replace('""', '"') if part.startswith('"') else part.strip() for part in found)
    return [part for part in plain if part]


def joined(parts: list[str]) -> str:
    """The parts of a list as ``value_of`` reads them back."""
    if not parts:
        return NONE
    quoted = ('"{}"'.format(part.replace('"', '""')) if re.search('[;；"\n]', part) else part for part in parts)
    return "; ".join(quoted)


def _relations(cell: Cell, _: Column) -> dict[str, str]:
    answers: dict[str, str] = {}
    for part in _parts(_text(cell)):
        found = _ANSWER.match(part)
        if found is None or found[1] in answers:
            raise refused_value("{text} is no answer; write {example}", text=part, example="lenvatinib: related; …")
        answers[found[1]] = found[2]
    return answers


def _named(cell: Cell, _: Column) -> dict[str, str]:
    """Texts by name: ``child_pugh: A6; albi_grade: 2``."""
    named: dict[str, str] = {}
    for part in _parts(_text(cell)):
        name, said, value = (one.strip() for one in part.replace("：", ":").partition(":"))
        if not (name and said and value) or name in named:
            raise refused_value(
                "{text} is no value with its name; write {example}", text=part, example="child_pugh: A6; …"
            )
        named[name] = value
    return named


def _grades(cell: Cell, _: Column) -> list[dict[str, Any]]:
    return [_step(part) for part in _parts(_text(cell))]


def _step(text: str) -> dict[str, Any]:
    found = _STEP.match(text)
    if found is None:
        raise refused_value("{text} is no change of grade; write 2025-03-28 G2 148/92 mmHg; …", text=text)
    step = {"on": _iso(found[1]), "grade": int(found[2])}
    return step | ({"finding": found[3].strip()} if found[3] else {})


# Numbers


def _digits(cell: Cell) -> str:
    """A number as digits, where its cell shows no other one. Raises Unreadable."""
    number = cell.value
    if not _shows_its_number(cell.format):
        raise refused_value(
            "the format {format} shows something else than the number that is stored, {number}; write as text what is "
            "seen",
            format=quoted(shown(cell.format)),
            number=f"{number:.15g}",
        )
    if isinstance(number, float) and number == number and abs(number) < _MOST_EXACT:
        number = Decimal(f"{number:.15g}")
    elif not isinstance(number, int) or abs(number) >= _MOST_EXACT:
        raise refused_value("a number of more than 15 digits loses its last ones in a spreadsheet; write it as text")
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shows_its_number(form: str) -> bool:
    """Whether a number under this format is seen as it is, or rounded; not with a sign, a unit or as a share."""
    if form == "@":
        return True
    plain = _DRAWS_NOTHING.sub("", form.split(";")[0]).replace("\\ ", "").replace(" ", "")
    if not _AS_IT_IS.match(plain):
        return False
    return plain.casefold() == "general" or (bool(plain) and not _pads(plain))


def _pads(plain: str) -> bool:
    """Whether noughts are shown in front that the number has not: 0012345."""
    return bool(re.match("[#?,]*0{2,}", plain.partition(".")[0].partition("E")[0]))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def _number(cell: Cell, _: Column | None = None) -> int | Decimal:
    if _is_number(cell):
        text = _digits(cell)
        if text.startswith("-"):
            raise refused_value("{text} is below 0", text=text)
    elif isinstance(cell.value, str):
        text = cell.value.strip()
        if _COMMA.match(text):
            raise refused_value("{text} has a decimal comma; write a decimal point", text=text)
        if not _NUMBER.match(text):
            raise refused_value("{text} is not a number; write a decimal point", text=text)
    else:
        raise refused_value("a date or a yes stands here; a number is expected")
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral_value() else exact


def _whole(cell: Cell, _: Column) -> int:
    number = _number(cell)
    if not isinstance(number, int):
        raise refused_value("{text} is not a whole number", text=number)
    return number


def _millimetres(cell: Cell, _: Column) -> int | Decimal:
    return _tenth(_number(cell))


def _tenth(number: int | Decimal) -> int | Decimal:
    if number * 10 != int(number * 10):
        raise refused_value("{number} has more than one decimal; diameters have at most one", number=number)
    return number


def _lengths(cell: Cell, column: Column) -> list[int | Decimal]:
    if _is_number(cell):
        return [_millimetres(cell, column)]
    parts = re.split(r"\s*[+;；]\s*", _text(cell).strip())
    return [_tenth(_number(Cell(cell.where, part))) for part in parts]


def _result(cell: Cell, _: Column) -> str | int | Decimal:
    """A result as it is written: a text verbatim, a number as a number."""
    if _is_number(cell):
        return _number(cell)
    if isinstance(cell.value, str):
        return cell.value
    raise refused_value("a date or a yes stands here; a result is expected, format the cell as text and write it again")


def check_result(analyte: str, value: Any) -> None:
    """Raise Unreadable for what is no result of ``analyte``."""
    if isinstance(value, str):
        parse_result(analyte, value)
    else:
        parse_quantity(f"{Decimal(value):f}")


def _setting(cell: Cell, _: Column) -> Any:
    if isinstance(cell.value, bool):
        return cell.value
    if _is_number(cell):
        return _number(cell)
    text = _text(cell).strip()
    if text.casefold() in ("yes", "no"):
        return text.casefold() == "yes"
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else text


# Dates and times


def _date(cell: Cell, _: Column | None = None) -> str:
    value = cell.value
    if isinstance(value, str):
        return _iso(value.strip())
    if isinstance(value, datetime) and value.time() != time():
        raise refused_value("a time of day stands here beside the date; write the date alone")
    if isinstance(value, date):
        _whole_day_is_shown(cell)
        return _in_range((value.date() if isinstance(value, datetime) else value).isoformat())
    raise refused_value("{text} is not a date; write YYYY-MM-DD, or a date of the spreadsheet", text=value)


def _iso(text: str) -> str:
    if not _ISO.match(text):
        raise refused_value("{text} is not a date from 1900 to 2099; write YYYY-MM-DD", text=text)
    try:
        date.fromisoformat(text)
    except ValueError:
        raise refused_value("{text} is not a date of the calendar", text=text) from None
    return text


def _in_range(text: str) -> str:
    if not _ISO.match(text):
        raise refused_value("{text} is not a date from 1900 to 2099; write YYYY-MM-DD", text=text)
    return text


def _shown_parts(cell: Cell) -> frozenset[str]:
    """Which of year, month and day a date is seen by."""
    plain = _QUOTED.sub("", cell.format.split(";")[0]).casefold()
    return frozenset(sign for sign in "ymd" if sign in plain)


def _whole_day_is_shown(cell: Cell) -> None:
    if _shown_parts(cell) != frozenset("ymd"):
        raise refused_value(
            "the cell shows a part of the date alone, by the format {format}; write the whole date, YYYY-MM-DD",
            format=quoted(shown(cell.format)),
        )


def _partial_date(cell: Cell, _: Column) -> str:
    """A date, or what is known of it; a month that a spreadsheet made the first of the month is a month."""
    value = cell.value
    if isinstance(value, str):
        text = value.strip()
        return text if _PARTIAL.match(text) else _iso(text)
    if isinstance(value, int) and not isinstance(value, bool) and _PARTIAL.match(str(value)):
        return str(value)
    seen = _shown_parts(cell)
    if isinstance(value, date) and seen == frozenset("ym") and value.day == 1:
        return _in_range(value.strftime("%Y-%m-%d"))[:7]
    return _date(cell)


def _time(cell: Cell, _: Column) -> str:
    value = cell.value
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
        value = (datetime.min + value).time()
    if isinstance(value, time):
        return _clock_of(value)
    return _clock(value.strip() if isinstance(value, str) else str(value))


def _clock(text: str) -> str:
    found = _CLOCK.match(text)
    if found is None:
        raise refused_value("{text} is not a time of day; write 14:05", text=text)
    return f"{int(found[1]):02d}:{found[2]}"


def _clock_of(value: time) -> str:
    if value.second or value.microsecond:
        raise refused_value("{text} has seconds; write 14:05", text=value.isoformat())
    return value.isoformat(timespec="minutes")


_READERS: dict[Form, Callable[[Cell, Column], Any]] = {
    Form.TEXT: _text,
    Form.NAME: _name,
    Form.WORDS: _words,
    Form.YES_NO: _yes_no,
    Form.DATE: _date,
    Form.PARTIAL_DATE: _partial_date,
    Form.TIME: _time,
    Form.WHOLE: _whole,
    Form.NUMBER: _number,
    Form.MILLIMETRES: _millimetres,
    Form.TEXTS: _texts,
    Form.LENGTHS: _lengths,
    Form.RELATIONS: _relations,
    Form.GRADES: _grades,
    Form.NAMED: _named,
    Form.RESULT: _result,
    Form.SETTING: _setting,
}
