"""The one writer of CSV: no spreadsheet runs a cell of it, and what is read back is what was written."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.csvfile import FORMULA_SIGNS, defused, parted_by_tabs, plain, tables_written, with_notes, written
from storage.files.grid import grid_of

SIGNS = "=+-@＝＋－＠"
texts = st.text(st.sampled_from("ab'\"=+-@;；\t\r\n, \u3000＝＋－＠1.|"), max_size=12) | st.text(max_size=12)
cells = st.text(st.sampled_from("ab'\"=+-@;,＝＋－＠1. "), max_size=10)
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


@given(texts)
@example("'=1")
@example("''-12.5")
@example("a;'=b;;\t=c")
@example(" =1")
def test_that_every_text_comes_back(text: str) -> None:
    assert plain(defused(text)) == text


@given(texts)
@example("a; =HYPERLINK(1)")
@example("a\u3000\t＋1")
def test_that_no_part_of_a_cell_begins_a_formula_wherever_a_spreadsheet_parts_it(text: str) -> None:
    parts = re.split("[;；\t\r\n]", defused(text))
    assert NUMBER.fullmatch(text) or not any(part.lstrip(" \u00a0\u3000")[:1] in tuple(SIGNS) for part in parts)
    assert NUMBER.fullmatch(text) or defused(text)[:1] not in tuple(FORMULA_SIGNS)


@pytest.mark.parametrize("text", ["-12.5", "-1e-5", "0", "12.50"])
def test_that_a_text_that_is_a_number_stays_a_number(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize("text", ["-1+2", "+3", "-", "+cmd|' /C calc'!A0", "-1;=2", "1,5;=x", "-12,5"])
def test_that_a_text_that_only_begins_like_a_number_is_defused(text: str) -> None:
    assert defused(text) != text


@given(st.lists(st.tuples(cells, st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)),
                min_size=1))  # fmt: skip
def test_that_cells_are_always_quoted_and_numbers_never(rows: list[tuple[str, float | None]]) -> None:
    lines = written(["=text", "number"], rows).decode("utf-8-sig").split("\r\n")
    assert lines[0] == '"\'=text","number"'
    for line, (text, number) in zip(lines[1:], rows, strict=False):
        quoted = '"{}"'.format(defused(text).replace('"', '""'))
        told = "" if number is None else f"{number:.12g}" if isinstance(number, float) else str(number)
        assert line == f"{quoted},{told}"
    read = list(csv.reader(io.StringIO(written(["a", "b"], rows).decode("utf-8-sig"), newline="")))
    assert [plain(row[0]) for row in read[1:]] == [text for text, _ in rows]


@given(st.lists(cells, min_size=3, max_size=3))
def test_that_the_readers_of_the_program_give_back_what_was_written(row: list[str]) -> None:
    content = written(["code", "text", "more"], [["HCC-1", *row[:2]], ["HCC-2", row[2], "end"]])
    found = [list(one.cells) for one in grid_of("own.csv", content, separator=",").rows]
    assert found == [["code", "text", "more"], ["HCC-1", *row[:2]], ["HCC-2", row[2], "end"]]


def test_that_a_negative_number_stays_a_number_of_a_spreadsheet() -> None:
    lines = written(["change"], [[-12.5], ["-12.5"]]).decode("utf-8-sig").splitlines()
    assert lines == ['"change"', "-12.5", '"-12.5"']


def test_that_tables_stand_below_each_other_and_notes_last() -> None:
    two = tables_written([("one", ["a"], [[1]]), ("two", ["b"], [["=x"]])]).decode("utf-8-sig")
    assert two == '"one"\r\n"a"\r\n1\r\n\r\n"two"\r\n"b"\r\n"\'=x"\r\n'
    assert with_notes(written(["a"], []), ["-said"]).decode("utf-8-sig") == '"a"\r\n\r\n"\'-said"\r\n'


def test_that_rows_for_the_clipboard_are_defused_and_stay_rows() -> None:
    assert parted_by_tabs([["=1", "a\tb\nc", -2.5], [None, "-3", "x;=y"]]) == "'=1\ta b c\t-2.5\n\t-3\tx;'=y"


def test_that_there_is_one_writer_of_tables() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    calls = re.compile(r"csv\.(?:writer|DictWriter)\(|to_csv\(|'\"\\t\"\.join|\"\\t\"\.join")
    found = [
        path.relative_to(root).as_posix()
        for room in ("models", "storage", "ui")
        for path in sorted((root / room).rglob("*.py"))
        if calls.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["storage/csvfile.py"]


@pytest.mark.parametrize("before", ["\u200b", "\ufeff", "\x0b", "\u2028", "\u2060 ", ""])
@pytest.mark.parametrize("sign", ["=", "\u2212", "\ufe66", "\uff1d"])
def test_that_what_is_not_seen_hides_no_formula(before: str, sign: str) -> None:
    text = f"{before}{sign}1+1;{before}{sign}2"
    assert defused(text) == f"'{before}{sign}1+1;'{before}{sign}2"
    assert plain(defused(text)) == text
    assert plain(defused(defused(text))) == defused(text)
