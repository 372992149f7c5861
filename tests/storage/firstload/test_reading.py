"""A filled workbook read: each refusal by sheet and cell, what looks alike, and what a workbook can hide."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from benchmarks.first_load import without_what_is_decided
from storage.files.casefile import parse_case
from storage.firstload.lines import grouped
from storage.firstload.reading import Clinic, read_workbook
from storage.problems import FileProblem
from tests.storage.files.test_everything_in_a_case import CASE
from tests.storage.firstload.books import TODAY, book_of, changed, kept, reading, refused, small_case


def test_that_a_case_with_everything_in_it_comes_back_as_it_was(tmp_path: Path) -> None:
    whole = without_what_is_decided(CASE)
    found = reading(tmp_path, book_of(whole))
    assert [str(one.words) for one in found.refusals] == []
    ((_, record),) = found.patients
    assert record == parse_case(whole)
    assert record.ranges == parse_case(whole).ranges


def test_that_a_list_that_is_empty_on_purpose_stays_one(tmp_path: Path) -> None:
    ((_, record),) = reading(tmp_path, book_of()).patients
    assert record.baseline.extrahepatic_sites == ()
    assert record.baseline.aetiology is None


CELLS: dict[str, tuple[dict[str, Any], str]] = {
    "a word": ({"patients!C3": "Male"}, '"Male" is spelt "male"'),
    "nobody's row": ({"results!A3": "A-9"}, "there is no patient A-9 on the sheet of the patients"),
    "a look-alike": ({"results!A3": "А-1"}, "А-1 looks the same as A-1 in patients!A3, and is another code"),
    "a result": ({"results!E3": "twelve"}, '"twelve" is not a number'),
    "an analyte": ({"results!B3": "afp"}, '"afp" is spelt "AFP"'),
    "a unit": ({"results!F3": "mg/L"}, '"mg/L" is not a unit of AFP; ng/mL or ug/L is expected'),
    "a bound": ({"baseline!D3": 9}, "9 is above 5"),
    "a date before the birth": ({"results!C3": "1950-01-01"}, "1950-01-01 is before the patient was born (~1960)"),
    "a date to come": ({"outcomes!C3": "2027-01-01"}, "is after"),
    "a lesion": ({"measurements!D3": "T9"}, 'there is no lesion "T9" in lesions'),
    "a read": ({"measurements!B3": "2023-03-09"}, "this patient has no read of 2023-03-09 by reader A"),
    "two decimals": ({"measurements!E3": 71.55}, "71.55 has more than one decimal"),
    "nothing where something is needed": ({"lesions!C3": None}, "nothing stands here, and it is needed"),
}


@pytest.mark.parametrize("which", CELLS)
def test_that_what_is_wrong_is_refused_by_its_cell(tmp_path: Path, which: str) -> None:
    cells, said = CELLS[which]
    (place,) = cells
    found = refused(tmp_path, cells)
    assert said in found[place]
    assert set(found) - {place} <= {"measurements!D3"}  # a lesion that was refused is missed by its measurement


def test_that_everything_wrong_in_cells_is_told_at_once(tmp_path: Path) -> None:
    wrong = {"patients!C3": "m", "baseline!E3": "vp3", "results!E3": "x", "outcomes!B3": "maybe", "lesions!E3": 5}
    assert set(refused(tmp_path, wrong)) == {"patients!C3", "baseline!E3", "results!E3", "outcomes!B3"}


def test_that_two_patients_whom_nobody_can_tell_apart_are_refused(tmp_path: Path) -> None:
    cases = small_case("HCC-01", hospital_number="4711"), small_case("HCC-O1", hospital_number="47I1")
    found = refused(tmp_path, {}, *cases)
    assert "HCC-O1 looks the same as HCC-01 in patients!A3" in found["patients!A4"]
    twice = refused(tmp_path, {}, small_case("A-1", hospital_number="0815"), small_case("A-2", hospital_number="O815"))
    assert "O815 looks the same as 0815 in patients!E3" in twice["patients!E4"]


def test_that_the_same_row_twice_is_refused(tmp_path: Path) -> None:
    book = book_of()
    for place in range(1, 7):
        book["results"].cell(4, place).value = book["results"].cell(3, place).value
        book["results"].cell(4, place).number_format = book["results"].cell(3, place).number_format
    (found,) = reading(tmp_path, book).refusals
    assert found.place == "results!A4"
    assert "the same of this patient stands in the row of results!A3 already" in str(found.reason)


def test_that_a_patient_who_is_missing_is_told_once_with_the_number_of_rows(tmp_path: Path) -> None:
    case = small_case()
    case["labs"] = [case["labs"][0] | {"date": f"2023-03-{day:02d}"} for day in range(1, 10)]
    found = reading(tmp_path, changed({"patients!A3": "A-2"}, case))
    assert {group.first.place: group.rows for group in grouped(found.refusals)}["results!A3"] == 9


# --- what a spreadsheet does -----------------------------------------------------------------------------------------


def test_that_a_number_is_kept_as_it_is_written_and_a_format_that_adds_a_sign_is_refused(tmp_path: Path) -> None:
    ((_, record),) = reading(tmp_path, changed({"results!E3": 2.1}, form="0.00")).patients
    assert record.labs[0].value.reported == "2.1"
    found = refused(tmp_path, {"results!E3": 60500}, form='">"0')
    assert "shows something else than the number that is stored, 60500" in found["results!E3"]


def test_that_a_formula_without_a_result_and_an_error_are_refused_by_their_cells(tmp_path: Path) -> None:
    found = refused(tmp_path, {"results!E3": "=1+1", "baseline!P3": "#N/A"})
    assert "whose result was never saved" in found["results!E3"]
    book = book_of()
    book["results"]["E3"].value, book["results"]["E3"].data_type = "#DIV/0!", "e"
    (wrong,) = reading(tmp_path, book).refusals
    assert (wrong.place, "Excel shows an error here" in str(wrong.reason)) == ("results!E3", True)


def test_that_dates_of_1904_are_those_that_are_seen(tmp_path: Path) -> None:
    book = book_of()
    book.epoch = CALENDAR_MAC_1904
    book["results"]["C3"].value = datetime(2023, 3, 9)
    ((_, record),) = reading(tmp_path, book).patients
    assert record.labs[0].date.isoformat() == "2023-03-09"


def test_that_a_text_that_begins_as_a_formula_is_a_text(tmp_path: Path) -> None:
    case = small_case()
    case["baseline"]["notes"] = "=SUM(A1:A2)"
    ((_, record),) = reading(tmp_path, book_of(case)).patients
    assert record.baseline.notes == "=SUM(A1:A2)"


def test_that_a_date_of_which_a_part_is_seen_is_no_date(tmp_path: Path) -> None:
    found = refused(tmp_path, {"results!C3": datetime(2023, 3, 1)}, form="mmm-yy")
    assert "the cell shows a part of the date alone" in found["results!C3"]


def test_that_rows_that_are_hidden_are_read_and_told(tmp_path: Path) -> None:
    book = book_of(small_case(), small_case("A-2"))
    book["results"].row_dimensions[4].hidden = True
    found = reading(tmp_path, book)
    assert len(found.patients[1][1].labs) == 1
    assert [str(words) for words in found.told] == ['Rows of sheet "results" that are hidden were read as well: 1.']


# --- sheets and headers ----------------------------------------------------------------------------------------------


def test_that_columns_may_stand_in_any_order_and_those_nobody_needs_be_gone(tmp_path: Path) -> None:
    book = book_of()
    page = book["results"]
    page.delete_cols(7, 5)
    page.move_range("A1:A3", cols=20)
    assert len(reading(tmp_path, book).patients) == 1
    book["results"].delete_rows(2)  # the row that explains
    assert len(reading(tmp_path, book).patients) == 1


def test_that_the_row_that_explains_is_known_in_the_words_of_any_version(tmp_path: Path) -> None:
    assert refused(tmp_path, {"results!A2": "* code (as it was called once)", "results!G2": "Methode"}) == {}


def test_that_a_header_that_nobody_knows_is_refused_by_its_cell(tmp_path: Path) -> None:
    assert '"Value" is spelt "value"' in refused(tmp_path, {"results!E1": "Value"})["results!E1"]
    assert "more than once" in refused(tmp_path, {"results!F1": "value"})["results!F1"]
    assert '"value"' in refused(tmp_path, {"results!E1": None, "results!E3": None})["results!A1"]
    assert "under no header" in refused(tmp_path, {"results!Z3": "x"})["results!Z3"]


def test_that_a_sheet_that_nobody_knows_is_refused_with_those_there_are(tmp_path: Path) -> None:
    book = book_of()
    book["results"].title = "Re sults"
    with pytest.raises(FileProblem, match='sheet "Re sults" is spelt "results"'):
        read_workbook(kept(tmp_path, book), Clinic(TODAY))
    book["Re sults"].title = "Laboratory"
    with pytest.raises(FileProblem, match='there is no sheet "Laboratory" in the template'):
        read_workbook(kept(tmp_path, book), Clinic(TODAY))
