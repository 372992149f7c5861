"""The template: the same bytes each time, lists for its vocabularies, text that stays text, nobody in it to load."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from storage.firstload.reading import Clinic, read_workbook
from storage.firstload.sheets import Form, sheets
from storage.firstload.template import packed, put, template_book, write_template
from storage.firstload.words import VOCABULARY
from storage.problems import FileProblem


@pytest.fixture(scope="module")
def written() -> Any:
    return openpyxl.load_workbook(io.BytesIO(packed(template_book("en"))))


def test_that_it_is_the_same_file_however_often_it_is_written(tmp_path: Path) -> None:
    write_template(tmp_path / "one.xlsx", "zh_CN")
    write_template(tmp_path / "two.xlsx", "zh_CN")
    content = (tmp_path / "one.xlsx").read_bytes()
    assert content == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", core) == ["2000-01-01", "2000-01-01"]


def test_that_its_sheets_are_those_of_the_plan_between_the_guide_and_the_words(written: Any) -> None:
    assert written.sheetnames == ["How to fill in", *(plan.name for plan in sheets()), VOCABULARY]
    for plan in sheets():
        assert [cell.value for cell in written[plan.name][1]] == [column.title for column in plan.columns]


def test_that_a_column_of_words_offers_its_words(written: Any) -> None:
    rules = {str(rule.sqref): rule for rule in written["patients"].data_validations.dataValidation}
    sex = rules["C3:C100000"]
    assert sex.type == "list"
    assert [cell.value for cell in _cells(written, sex.formula1)] == ["male", "female", "unknown"]
    assert sex.showErrorMessage
    analytes = {str(rule.sqref): rule for rule in written["results"].data_validations.dataValidation}["B3:B100000"]
    assert not analytes.showErrorMessage  # any other analyte is kept, too


def _cells(book: Any, formula: str) -> list[Any]:
    sheet, _, area = formula.partition("!")
    return [row[0] for row in book[sheet][area.replace("$", "")]]


def test_that_a_column_of_text_keeps_what_is_typed(written: Any) -> None:
    for plan in sheets():
        for place, column in enumerate(plan.columns, start=1):
            letter = written[plan.name].cell(1, place).column_letter
            form = written[plan.name].column_dimensions[letter].number_format
            text = column.form in (Form.TEXT, Form.NAME, Form.RESULT, Form.PARTIAL_DATE, Form.WORDS)
            assert (form == "@") >= text, f"{plan.name}.{column.title}"


def test_that_a_text_that_begins_as_a_formula_is_written_as_a_text() -> None:
    book = template_book("en")
    put(book["patients"], 3, 2, "=1+1")
    cell = openpyxl.load_workbook(io.BytesIO(packed(book)))["patients"]["B3"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == ("=1+1", "s", True)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_that_an_empty_template_holds_nobody(tmp_path: Path, language: str) -> None:
    write_template(tmp_path / "t.xlsx", language)
    with pytest.raises(FileProblem, match="no sheet of this workbook holds a patient"):
        read_workbook(tmp_path / "t.xlsx", Clinic(None))
