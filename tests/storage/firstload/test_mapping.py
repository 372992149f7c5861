"""A table of one's own with a mapping: what it says, what it may not say, and refusals by the cells of the table."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from storage.firstload.mapping import parse_mapping, read_mapped, read_mapping
from storage.firstload.reading import Clinic, Reading
from storage.problems import FileProblem
from tests.storage.firstload.books import TODAY

HEAD = ["Study no", "Sex", "Born", "Begin", "PVTT", "AFP 0", "AFP 6w", "Date 6w", "Dead", "Last seen", "Remark"]
ROWS = (
    ["K-01", "M", "1960", "10.03.2023", "III", ">60500", "400", "21.04.2023", "ja", "02.01.2024", "x"],
    ["K-02", "W", "12.05.1955", "01.04.2023", "IV", "12.5", "-", "", "nein", "03.02.2024", ""],
)
MAPPING: dict[str, Any] = {
    "columns": {
        "patients.code": "Study no",
        "patients.sex": "Sex",
        "patients.birth_date": "Born",
        "patients.treatment_start": "Begin",
        "baseline.vp": "PVTT",
        "outcomes.alive": "Dead",
        "outcomes.last_contact": "Last seen",
    },
    "constants": {"patients.protocol": "follow-up"},
    "words": {
        "patients.sex": {"M": "male", "W": "female"},
        "baseline.vp": {"III": "Vp3", "IV": "Vp4"},
        "outcomes.alive": {"ja": "no", "nein": "yes"},
    },
    "rows": [
        {
            "sheet": "results",
            "columns": {"value": "AFP 0", "date": "Begin"},
            "constants": {"analyte": "AFP", "unit": "ng/mL", "high": 7.5},
        },
        {
            "sheet": "results",
            "columns": {"value": "AFP 6w", "date": "Date 6w"},
            "constants": {"analyte": "AFP", "unit": "ng/mL"},
        },
    ],
    "dates": "DD.MM.YYYY",
}


def table(folder: Path, *rows: list[str], name: str = "table.csv") -> Path:
    path = folder / name
    lines = [HEAD, *(rows or ROWS)]
    if name.endswith(".csv"):
        path.write_text("\n".join(";".join(row) for row in lines), encoding="utf-8")
        return path
    book = openpyxl.Workbook()
    book.active.title = "Tabelle1"
    for row in lines:
        book.active.append([cell or None for cell in row])
    book.save(path)
    return path


def read(path: Path, mapping: dict[str, Any] = MAPPING) -> Reading:
    return read_mapped(path, parse_mapping(mapping), Clinic(TODAY))


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_that_a_table_with_results_side_by_side_becomes_patients_with_results(tmp_path: Path, name: str) -> None:
    found = read(table(tmp_path, name=name))
    assert [str(one.words) for one in found.refusals] == []
    (_, first), (_, second) = found.patients
    assert first.patient.birth_date is not None
    assert (first.patient.code, first.patient.sex, first.patient.birth_date.isoformat()) == ("K-01", "male", "1960")
    assert (str(first.treatment_start), first.baseline.vp, first.outcome.alive) == ("2023-03-10", "Vp3", False)
    assert [(str(one.date), one.value.reported, str(one.high)) for one in first.labs] == [
        ("2023-03-10", ">60500", "7.5"),
        ("2023-04-21", "400", "None"),
    ]
    assert [one.value.reported for one in second.labs] == ["12.5"]  # a dash is nothing


def test_that_a_refusal_names_the_cell_of_the_table(tmp_path: Path) -> None:
    wrong = ["K-03", "X", "1960", "2023-03-10", "III", "many", "", "", "nein", "31.02.2024", ""]
    found = {one.place: str(one.reason) for one in read(table(tmp_path, *ROWS, wrong, name="t.xlsx")).refusals}
    assert set(found) == {"Tabelle1!B4", "Tabelle1!D4", "Tabelle1!F4", "Tabelle1!J4"}
    assert '"2023-03-10" is not a date as the mapping says, DD.MM.YYYY' in found["Tabelle1!D4"]
    assert "is not a date of the calendar" in found["Tabelle1!J4"]


def test_that_a_row_without_a_code_is_refused(tmp_path: Path) -> None:
    (found,) = read(table(tmp_path, *ROWS, ["", "M", "", "", "", "", "", "", "", "", ""])).refusals
    assert (found.place, str(found.reason)) == ("table!A4", "nothing stands here, and it is needed")


def test_that_a_column_that_is_not_there_once_is_refused(tmp_path: Path) -> None:
    mapping = copy.deepcopy(MAPPING)
    mapping["columns"]["patients.name"] = "Name"
    with pytest.raises(FileProblem, match='0 columns "Name"'):
        read(table(tmp_path), mapping)


def test_that_a_workbook_of_several_sheets_needs_the_name_of_one(tmp_path: Path) -> None:
    path = table(tmp_path, name="t.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Tabelle2")["A1"] = "x"
    book.save(path)
    with pytest.raises(FileProblem, match="there are several sheets"):
        read(path)
    assert len(read(path, MAPPING | {"sheet": "Tabelle1"}).patients) == 2
    with pytest.raises(FileProblem, match='no sheet "Tabelle9"'):
        read(path, MAPPING | {"sheet": "Tabelle9"})


WRONG: tuple[tuple[Any, str], ...] = (
    ([], "a JSON object is expected"),
    ({"colums": {}}, "there is no key"),
    ({"columns": {}}, "patients.code is needed"),
    ({"columns": {"patients.code": 1}}, "the name of a column is expected"),
    ({"columns": {"patients.code": "A", "patient.name": "B"}}, "is none of the sheets"),
    ({"columns": {"patients.code": "A", "patients.nome": "B"}}, "is none of the columns of patients"),
    ({"columns": {"patients.code": "A"}, "dates": "DD.MM.YY"}, "is none of YYYY-MM-DD"),
    ({"columns": {"patients.code": "A"}, "sheet": 1}, "the name of a sheet is expected"),
    ({"columns": {"patients.code": "A"}, "words": {"patients.sex": ["M"]}}, "each word of the table"),
    ({"columns": {"patients.code": "A"}, "rows": {}}, "a list is expected"),
    ({"columns": {"patients.code": "A"}, "rows": [{"sheet": "patients", "columns": {"name": "B"}}]}, "one row for"),
    ({"columns": {"patients.code": "A"}, "rows": [{"sheet": "results"}]}, "a column of the table is needed"),
    ({"columns": {"patients.code": "A"}, "constants": {"patients.protocol": []}}, "a value is expected"),
)


@pytest.mark.parametrize(("document", "said"), WRONG)
def test_that_a_mapping_that_cannot_be_is_refused_with_its_place(tmp_path: Path, document: Any, said: str) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(FileProblem, match=said):
        read_mapping(path)
