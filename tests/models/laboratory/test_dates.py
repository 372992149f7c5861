"""Days and times as printed: what can only mean one day is that day, anything else is a sentence."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.laboratory.dates import (
    CONTRADICTING,
    UNDECIDABLE,
    Moment,
    found_order,
    read_moment,
    read_time,
    written_time,
)

DAY = date(2023, 3, 7)
SPELLINGS = (
    "2023-03-07", "2023/3/7", "2023.03.07", "20230307", "2023年3月7日", "7-Mar-2023", "07 MAR 2023", "7. März 2023",
    "March 7, 2023", "Tue, 7 Mar 2023", "２０２３-０３-０７", "'2023-03-07", "  2023-3-7 ",
    "2023年03月07号", "Mar 7 2023",
)  # fmt: skip
REFUSED = {
    "": "no date",
    "2023-02-30": "no such day",
    "0000-00-00": "no such day",
    "2023-13-01": "no such month",
    "1900-01-00": "the zero of a spreadsheet, not a date",
    "23-3-7": "a year in two digits",
    "7-Mar-23": "a year in two digits",
    "3/7/23": "a year in two digits",
    "112/03/07": "the year 112: a Minguo year?",
    "令和5年3月7日": "a year of an era calendar",
    "民国112年3月7日": "a year of an era calendar",
    "44992": "a bare number, not a date: 44992",
    "2023": "a bare number, not a date: 2023",
    "2023-03": "no day, only a month",
    "2023年3月": "no day, only a month",
    "昨天": "not a date",
    "2023-03-07 / 2023-03-08": "two dates",
    "2023-03-07~2023-03-08": "two dates",
    "2023-03-07 24:00": "not a time of day",
    "2023-03-07 8:61": "not a time of day",
    "2023-03-07 abc": "not a date",
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_that_a_day_is_read_in_every_spelling(text: str) -> None:
    assert read_moment(text, None) == Moment(DAY)


@pytest.mark.parametrize("text", REFUSED)
def test_that_what_is_no_day_says_why(text: str) -> None:
    assert str(read_moment(text, None)) == REFUSED[text]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2023-03-07 08:15", "08:15"), ("2023-03-07T08:15:00+08:00", "08:15"),
        ("2023-03-07 08:15:30.500", "08:15:30.500"),
        ("20230307081500", "08:15"), ("202303070815", "08:15"), ("2023年03月07日 08时15分", "08:15"),
        ("2023-3-7 8:5", "08:05"),
        ("2023-03-07 11:30 PM", "23:30"), ("2023-03-07 12:05 am", "00:05"), ("2023-03-07 下午3:05", "15:05"),
        ("2023-03-07 凌晨12:05", "00:05"), ("2023-03-07 中午1:05", "13:05"), ("2023-03-07 下午12:05", "12:05"),
        ("2023-03-07 晚上9:05", "21:05"), ("2023-03-07 上午8:05", "08:05"), ("2023-03-07 下午15:05", "15:05"),
        ("2023-03-07 08:15:09", "08:15:09"), ("2023-03-07T08:15Z", "08:15"),
    ],
)  # fmt: skip
def test_that_a_time_is_that_which_is_printed_in_whatever_zone(text: str, at: str) -> None:
    read = read_moment(text, None)
    assert isinstance(read, Moment)
    assert (read.day, written_time(read.at)) == (DAY, at)


def test_that_the_order_is_that_which_some_date_decides() -> None:
    assert found_order(["03/04/2023", "28.03.2023"]) == ("DMY", None)
    assert found_order(["03/04/2023", "03/28/2023"]) == ("MDY", None)
    assert found_order(["2023-03-04", "4 Mar 2023"]) == (None, None)
    assert found_order(["03/04/2023"]) == (None, UNDECIDABLE)
    assert found_order(["28/03/2023", "03/28/2023"]) == (None, CONTRADICTING)


def test_that_a_date_without_an_order_is_refused_even_where_it_can_be_one_day_only() -> None:
    assert read_moment("28/03/2023", None, CONTRADICTING) == CONTRADICTING
    assert read_moment("28/03/2023", "DMY") == Moment(date(2023, 3, 28))
    assert str(read_moment("28/03/2023", "MDY")) == "no such month"


def test_that_a_time_of_its_own_is_read() -> None:
    assert read_time("08:15") == time(8, 15)
    assert read_time("0815") == time(8, 15)
    assert str(read_time("noon")) == "not a time of day"


@pytest.mark.parametrize("text", ["上午12:30", "上午14:30", "晚上12:30", "晚上1:30", "下午0:30"])
def test_that_an_hour_that_may_be_of_noon_or_of_midnight_is_no_time(text: str) -> None:
    assert str(read_time(text)) == "not a time of day"
    assert str(read_moment(f"2023-03-07 {text}", None)) == "not a time of day"


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), order=st.sampled_from(["DMY", "MDY"]))
def test_that_a_written_day_is_read_back(day: date, order: str) -> None:
    shape = "%d/%m/%Y" if order == "DMY" else "%m/%d/%Y"
    for text in (
        day.isoformat(),
        day.strftime(shape),
        day.strftime("%d-%b-%Y"),
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert read_moment(text, order) == Moment(day)


@given(st.text(max_size=30), st.sampled_from([None, "DMY", "MDY"]))
def test_that_any_text_is_a_moment_or_a_sentence(text: str, order: str | None) -> None:
    assert str(read_moment(text, order))
