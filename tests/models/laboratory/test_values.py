"""Results as laboratories print them: a number, its sign and its flag, or a reason why it is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.laboratory.rows import Number
from models.laboratory.values import Read, found_decimal, read_dipstick, read_range, read_value
from models.quantities import parse_quantity
from models.words import Sentence

READ: dict[str, Read] = {
    "812.4": Read("", "812.4"),
    ">60,500": Read(">", "60500"),
    "＞６０５００": Read(">", "60500"),
    "> 2000.00": Read(">", "2000.00"),
    "=>2000": Read("≥", "2000"),
    "≦ 5": Read("≤", "5"),
    "⩽5": Read("≤", "5"),
    "12.5↑": Read("", "12.5", "↑"),
    "12.5 HH": Read("", "12.5", "HH"),
    "12.5(L)": Read("", "12.5", "L"),
    "H 12.5": Read("", "12.5", "H"),
    "↑ >2000": Read(">", "2000", "↑"),
    "12.5 高": Read("", "12.5", "高"),
    "**12.5": Read("", "12.5", "**"),
    "1 502.5": Read("", "1502.5"),
    "1’234’567": Read("", "1234567"),
    "0007.50": Read("", "7.50"),
    ".5": Read("", "0.5"),
    "'12.5": Read("", "12.5"),
    "12.5 ng/mL": Read("", "12.5", "", "ng/mL"),
    "98 ×10^9/L ↓": Read("", "98", "↓", "×10^9/L"),
    "\u200312.5\u00a0": Read("", "12.5"),
}
REFUSED = {
    "12,5": "a decimal comma in a file with decimal points",
    "1,23,456": "a misplaced thousands mark",
    "1.2E+05": "scientific notation; the laboratory has to confirm it",
    "大于1000": "words for a sign; not a number",
    "less than 5": "words for a sign; not a number",
    "-0.5": "negative",
    "－1.5": "negative",
    "1:320": "a titre, not a number",
    "3～5": "a range, not a number",
    "O.5": "a letter O stands for a zero",
    "l2": "a letter l stands for a one",
    "12.5 复查": "a comment stands beside the number",
    "1²": "a comment stands beside the number",
    "标本溶血": "the sample was unfit",
    "QNS": "the sample was unfit",
    "#VALUE!": "an error of the spreadsheet, not a result",
    ">": "it holds no number",
    "见报告": "it holds no number",
    "½": "it holds no number",
    ">>5": "not a number",
    "12.5.1": "not a number",
    "+7": "not a number",
    "~12": "not a number",
}


@pytest.mark.parametrize(("text", "read"), list(READ.items()))
def test_that_a_result_is_read_as_printed(text: str, read: Read) -> None:
    assert read_value(text, ".") == read


@pytest.mark.parametrize("text", REFUSED)
def test_that_what_is_no_result_says_why(text: str) -> None:
    assert str(read_value(text, ".")) == REFUSED[text]


@pytest.mark.parametrize(
    ("text", "read"),
    [("1.234,5", "1234.5"), ("0,80", "0.80"), ("1 234,5", "1234.5"), ("98", "98"), ("1.234", "1234"), ("12.5", None)],
)
def test_that_a_decimal_comma_is_that_of_the_whole_file(text: str, read: str | None) -> None:
    found = read_value(text, ",")
    assert (found.value if isinstance(found, Read) else None) == read


def test_that_an_undecided_mark_takes_nothing_that_has_one_but_numbers_of_a_workbook() -> None:
    assert isinstance(read_value("1,234", ""), Sentence)
    assert isinstance(read_value("12.5", ""), Sentence)
    assert read_value("98", "") == Read("", "98")
    assert read_value(Number("1.234"), "") == Read("", "1.234")


@pytest.mark.parametrize(
    ("results", "ranges", "mark"),
    [
        (["12", "98"], [], "."),
        (["1,234", "2,000"], [], ""),
        (["1.234"], [], ""),
        (["1,234", "0.5"], [], "."),
        (["1.234", "0,5"], [], ","),
        (["1,234"], ["0,70 - 1,20"], ","),
        (["1,234,567"], [], "."),
        (["1.234,5"], [], ","),
        (["12,5", "0.5", "0.6"], [], "."),
        (["12,5", "0.5"], [], ""),
        ([Number("1.234")], [], "."),
    ],
)
def test_that_a_decimal_mark_is_found_only_where_a_number_decides(
    results: list[str], ranges: list[str], mark: str
) -> None:
    assert found_decimal(results, ranges) == mark


@given(
    sign=st.sampled_from(["", ">", "<", "≥", "≤", "＞", ">=", "<="]),
    number=st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False),
    before=st.sampled_from(["", " ", "↑", "* ", "H "]),
    after=st.sampled_from(["", " ", "↑", " H", "*", " ng/mL", " ng/mL ↓"]),
    parted=st.booleans(),
)
def test_that_a_number_survives_whatever_stands_around_it(
    sign: str, number: Decimal, before: str, after: str, parted: bool
) -> None:
    written = f"{number:,.2f}" if parted else f"{number:.2f}"
    found = read_value(f"{before}{sign}{written}{after}", ".")
    assert isinstance(found, Read)
    assert Decimal(found.value) == number
    assert parse_quantity(found.written).limit == number


@given(st.text(max_size=40), st.sampled_from([".", ",", ""]))
def test_that_any_text_is_a_number_or_a_sentence(text: str, decimal: str) -> None:
    found = read_value(text, decimal)
    if isinstance(found, Read):
        assert parse_quantity(found.written).limit >= 0
    else:
        assert str(found)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("阴性", "negative"), ("(-)", "negative"), ("－", "negative"), ("Neg.", "negative"), ("阴性(-)", "negative"),
        ("+", "1+"), ("（＋＋）", "2+"), ("3 +", "3+"), ("+4", "4+"), ("阳性(++)", "2+"), ("2+ (1.0 g/L)", "2+"),
    ],
)  # fmt: skip
def test_that_a_dipstick_is_its_grade(text: str, grade: str) -> None:
    assert read_dipstick(text) == Read("", grade)


@pytest.mark.parametrize(
    "text", ["±", "+/-", "trace", "微量", "阳性", "弱阳性", "0.3 g/L", "5+", "+++++", "2", "", "溶血"]
)
def test_that_what_is_no_grade_of_a_dipstick_is_refused(text: str) -> None:
    assert isinstance(read_dipstick(text), Sentence)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("0-7", "0", "7"), ("7 ~ 40", "7", "40"), ("40～55", "40", "55"), ("＜40", None, "40"), ("≥60", "60", None),
     ("(3.5--23.5)", "3.5", "23.5"), ("阴性", None, None), ("0,2-1,2", None, None)],
)  # fmt: skip
def test_that_a_printed_range_is_two_limits(text: str, low: str | None, high: str | None) -> None:
    wanted = tuple(None if limit is None else Decimal(limit) for limit in (low, high))
    assert read_range(text, ".") == wanted
