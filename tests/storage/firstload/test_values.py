"""Cells: what each form takes, what it refuses, and formats that show something else than is stored."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from models.words import Unreadable
from storage.files.workbookcells import Cell
from storage.firstload.sheets import Column, Form
from storage.firstload.values import joined, moment_of, value_of

DAY = datetime(2023, 4, 1)


def value(form: Form, held: Any, shown_by: str = "General", *words: str) -> Any:
    return value_of(Column("x", form, words=words), Cell("A1", held, shown_by))


TAKEN = (
    (Form.RESULT, ">60500", "@", ">60500"),
    (Form.RESULT, "2.10", "@", "2.10"),
    (Form.RESULT, 2.1, "General", Decimal("2.1")),
    (Form.RESULT, 2.1000000000000001, "0.00", Decimal("2.1")),
    (Form.RESULT, 35.0, "General", 35),
    (Form.NUMBER, 1234.5, "#,##0.00", Decimal("1234.5")),
    (Form.NUMBER, "62.5", "@", Decimal("62.5")),
    (Form.NUMBER, 0.1 + 0.2, "General", Decimal("0.3")),
    (Form.NUMBER, 5, "[Red]0_);\\(0\\)", 5),
    (Form.WHOLE, 3.0, "0", 3),
    (Form.MILLIMETRES, 71.5, "0.0", Decimal("71.5")),
    (Form.TEXT, 12345, "General", "12345"),
    (Form.TEXT, " as it is ", "@", " as it is "),
    (Form.NAME, " A-1 ", "@", "A-1"),
    (Form.DATE, DAY, "yyyy-mm-dd", "2023-04-01"),
    (Form.DATE, DAY, 'yyyy"年"m"月"d"日"', "2023-04-01"),
    (Form.DATE, "2023-04-01", "@", "2023-04-01"),
    (Form.PARTIAL_DATE, "2023-04", "@", "2023-04"),
    (Form.PARTIAL_DATE, 1971, "General", "1971"),
    (Form.PARTIAL_DATE, DAY, "mmm-yy", "2023-04"),
    (Form.TIME, time(8, 30), "hh:mm", "08:30"),
    (Form.TIME, timedelta(hours=8, minutes=30), "[h]:mm", "08:30"),
    (Form.TIME, "8:30", "@", "08:30"),
    (Form.YES_NO, "Yes", "@", True),
    (Form.YES_NO, "否", "@", False),
    (Form.YES_NO, True, "General", True),
    (Form.TEXTS, "HBV; alcohol；NASH", "@", ["HBV", "alcohol", "NASH"]),
    (Form.TEXTS, "none", "@", []),
    (Form.LENGTHS, "12.0 + 9.5", "@", [12, Decimal("9.5")]),
    (Form.RELATIONS, "lenvatinib: related; cadonilimab: not related", "@",
     {"lenvatinib": "related", "cadonilimab": "not related"}),
    (Form.GRADES, "2023-04-01 G2 148/92 mmHg; 2023-05-01 G1", "@",
     [{"on": "2023-04-01", "grade": 2, "finding": "148/92 mmHg"}, {"on": "2023-05-01", "grade": 1}]),
    (Form.SETTING, "no", "@", False),
    (Form.SETTING, "28", "@", 28),
)  # fmt: skip
REFUSED = (
    (Form.RESULT, 60500, '">"0'),
    (Form.RESULT, DAY, "yyyy-mm-dd"),
    (Form.NUMBER, 0.3, "0%"),
    (Form.NUMBER, 60500, "0,"),
    (Form.NUMBER, 5, '0" mg"'),
    (Form.NUMBER, "71,5", "@"),
    (Form.NUMBER, "1,234.5", "@"),
    (Form.NUMBER, -1, "General"),
    (Form.NUMBER, float("nan"), "General"),
    (Form.NUMBER, float("inf"), "General"),
    (Form.NUMBER, True, "General"),
    (Form.WHOLE, 2.5, "0"),
    (Form.MILLIMETRES, 71.55, "0.0"),
    (Form.TEXT, 12345, "0000000"),
    (Form.TEXT, 123456789012345678, "0"),
    (Form.TEXT, DAY, "yyyy-mm-dd"),
    (Form.NAME, "A\u200b1", "@"),
    (Form.DATE, DAY, "mmm-yy"),
    (Form.DATE, DAY, "d-mmm"),
    (Form.DATE, datetime(2023, 4, 1, 8, 30), "yyyy-mm-dd hh:mm"),
    (Form.DATE, 45017, "General"),
    (Form.DATE, "01.04.2023", "@"),
    (Form.DATE, "2023-02-30", "@"),
    (Form.DATE, date(1899, 12, 31), "yyyy-mm-dd"),
    (Form.PARTIAL_DATE, "2023-13", "@"),
    (Form.TIME, "25:00", "@"),
    (Form.TIME, time(8, 30, 15), "hh:mm:ss"),
    (Form.YES_NO, 1, "General"),
    (Form.YES_NO, "perhaps", "@"),
    (Form.RELATIONS, "lenvatinib", "@"),
    (Form.GRADES, "2023-04-01 bad", "@"),
)


@pytest.mark.parametrize(("form", "held", "shown_by", "meant"), TAKEN)
def test_that_a_cell_means_what_stands_in_it(form: Form, held: Any, shown_by: str, meant: Any) -> None:
    found = value(form, held, shown_by)
    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize(("form", "held", "shown_by"), REFUSED)
def test_that_what_may_mean_something_else_is_refused(form: Form, held: Any, shown_by: str) -> None:
    with pytest.raises(Unreadable):
        value(form, held, shown_by)


def test_that_a_word_is_taken_as_it_is_spelt_and_no_other() -> None:
    assert value(Form.WORDS, 0, "General", "0", "I") == "0"
    with pytest.raises(Unreadable, match='"vp3" is spelt "Vp3"'):
        value(Form.WORDS, "vp3", "@", "Vp3")
    with pytest.raises(Unreadable, match='"Vp9" is none of: "Vp3", "Vp4"'):
        value(Form.WORDS, "Vp9", "@", "Vp3", "Vp4")


def test_that_a_date_with_a_time_of_day_is_both() -> None:
    at = datetime(2023, 4, 1, 8, 30)
    assert moment_of(Cell("A1", at, "yyyy-mm-dd hh:mm")) == ("2023-04-01", "08:30")
    assert moment_of(Cell("A1", "2023-04-01T8:30")) == ("2023-04-01", "08:30")
    assert moment_of(Cell("A1", "2023-04-01")) == ("2023-04-01", None)


@pytest.mark.parametrize("parts", [[], ["HBV"], ["a; b", 'said "no"', "c"], ["TACE 2021", "Hepatectomy"]])
def test_that_a_list_written_in_a_cell_is_read_back(parts: list[str]) -> None:
    assert value(Form.TEXTS, joined(parts), "@") == parts
