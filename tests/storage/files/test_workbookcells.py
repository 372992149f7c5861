"""Every cell of a workbook as what it is: formats, dates of Chinese Excel, formulas, damaged files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from storage.files.workbookcells import Cell, Rows, read_cells
from storage.problems import FileProblem, StoreProblem


def made(fill: Callable[[Any], object], part: str = "", *changes: tuple[bytes, bytes]) -> bytes:
    """A workbook with one sheet, its bytes changed in one of its parts."""
    book, out, again = Workbook(), io.BytesIO(), io.BytesIO()
    fill(book.active)
    book.save(out)
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(again, "w") as other:
        for name in archive.namelist():
            content = archive.read(name)
            for before, after in changes if name == part else ():
                assert before in content
                content = content.replace(before, after)
            other.writestr(name, content)
    return again.getvalue()


def only(content: bytes) -> Rows:
    (rows,) = read_cells("t.xlsx", content).sheets.values()
    return rows


def fill(page: Any) -> None:
    page["B2"], page["C2"], page["D4"] = "text", 60500, datetime(2023, 4, 1)
    page["C2"].number_format = '">"0'


def test_that_cells_come_by_row_and_column_with_what_shows_them() -> None:
    assert only(made(fill)) == [
        (2, {"B": Cell("B2", "text"), "C": Cell("C2", 60500, '">"0')}),
        (4, {"D": Cell("D4", datetime(2023, 4, 1), "yyyy-mm-dd h:mm:ss")}),
    ]


def test_that_a_date_under_a_format_of_chinese_excel_is_a_date() -> None:
    """57 is year and month, and no library names it."""

    def date_of_57(page: Any) -> None:
        page["A1"], page["A1"].number_format = 45017, "0.00"

    content = made(date_of_57, "xl/styles.xml", (b'numFmtId="2"', b'numFmtId="57"'))
    assert only(content) == [(1, {"A": Cell("A1", datetime(2023, 4, 1), "yyyy年m月")})]


def test_that_a_formula_is_its_stored_result_and_refused_without_one() -> None:
    def formula(page: Any) -> None:
        page["A1"] = "=1+1"

    (_, row), *_ = only(made(formula))
    assert "whose result was never saved" in str(row["A"].wrong)
    stored = made(formula, "xl/worksheets/sheet1.xml", (b"<v />", b"<v>2</v>"))
    assert only(stored) == [(1, {"A": Cell("A1", 2)})]


def test_that_an_error_is_refused_by_its_cell() -> None:
    def error(page: Any) -> None:
        page["A1"].value, page["A1"].data_type = "#DIV/0!", "e"

    assert 'Excel shows an error here, "#DIV/0!"' in str(only(made(error))[0][1]["A"].wrong)


@pytest.mark.parametrize(
    "change", [(b'r="4"', b'r="1"'), (b'r="D4"', b'r="D5"'), (b'r="C2"', b'r="B2"'), (b"<row", b"<raw")]
)
def test_that_a_sheet_whose_numbers_are_wrong_is_refused_in_a_sentence(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(FileProblem):
        read_cells("t.xlsx", made(fill, "xl/worksheets/sheet1.xml", change))


def test_that_whoever_wants_no_more_ends_the_reading() -> None:
    def many(page: Any) -> None:
        for row in range(1, 500):
            page.cell(row, 1).value = row

    def stop(rows: int) -> None:
        raise StoreProblem("enough")

    with pytest.raises(StoreProblem, match="enough"):
        read_cells("t.xlsx", made(many), so_far=stop)
