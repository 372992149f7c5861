"""Where results stand in a table: one a row, one a column, dates across, a report for each patient."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import pytest
from openpyxl import Workbook

from models.laboratory.proposals import proposed_analyte
from models.laboratory.results import Outcome
from models.laboratory.units import unit_of_title
from storage.problems import FileProblem
from tests.storage.laboratory.laboratory import CHINESE, ENGLISH, HEAD, TESTS, judged, rows

REPORTS = {"test": "项目", "result": "结果", "unit": "单位"}
WIDE = {"number": "病历号", "name": "姓名", "collected": "采样日期"}


def workbook(
    lines: Sequence[Sequence[object]], merged: Sequence[str] = (), hidden: Sequence[int] = (), **formats: str
) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(list(line))
    for area in merged:
        book.active.merge_cells(area)
    for row in hidden:
        book.active.row_dimensions[row].hidden = True
    for cell, shape in formats.items():
        book.active[cell].number_format = shape
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_that_lines_above_and_below_a_table_are_told_and_not_lost() -> None:
    found = judged(
        "检验科\n打印：2024-03-05 10:00\n\n病历号,姓名,项目,结果,单位,采样时间\n"
        "0000101,王小明,*甲胎蛋白,>2000,ng/ml,2024-03-01\n"
        "合计,,,1,,\n审核者：丙\n病历号,姓名,项目,结果,单位,采样时间\n0000102,赵丽,钙,2.1,mmol/L,2024-03-01\n",
        CHINESE,
    )
    assert rows(found) == [
        "5 A AFP >2000 ng/mL 2024-03-01",
        "6 refused: no patient and no test: a total",
        "7 refused: not a row of the table",
        "8 ignored: the header again",
        "9 ignored: test not mapped",
    ]
    assert found.read_as["header_line"] == 4
    assert [(one.test, one.analyte) for one in found.proposals] == [("钙", None)]


def test_that_one_column_a_test_has_its_unit_in_the_title_in_a_row_or_in_the_mapping() -> None:
    title = "病历号,姓名,采样日期,甲胎蛋白（ng/mL）,,ALT U/L,备注\n0000101,王小明,2024-03-01,1180.2,↑,/,x\n"
    found = judged(title, WIDE, tests={"甲胎蛋白（ng/mL）": "AFP", "ALT U/L": "ALT"}, empty_marks=["/"])
    assert rows(found) == ["2 A AFP 1180.2 ng/mL 2024-03-01"]
    assert (found.rows[0].flag, found.read_as["flag_columns"]) == ("↑", "to the right")
    row = (
        "汇总,,,,\n病历号,姓名,采样日期,肿瘤标志物,肝功能\n,,,甲胎蛋白,白蛋白\n,,,ng/mL,g/L\n"
        "0000101,王小明,2024-03-01,5,35\n"
    )
    found = judged(row, WIDE)
    assert rows(found) == ["5 A AFP 5 ng/mL 2024-03-01", "5 A albumin 35 g/L 2024-03-01"]
    assert (found.read_as["header_line"], found.read_as["units_row"]) == (3, 4)
    said = "病历号,姓名,采样日期,甲胎蛋白,白蛋白\n0000101,王小明,2024-03-01,5,35\n"
    assert rows(judged(said, WIDE, units={"甲胎蛋白": "ng/mL"})) == [
        "2 A AFP 5 ng/mL 2024-03-01",
        "2 refused: no unit is printed; known of albumin: g/L, g/dL",
    ]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("王小明:,ng/mL,g/L", "refused"),  # no row of units: something stands where the number of a patient stands
        ("单位,,,ng/mL,g/dL", "3 A albumin 3.9 g/dL 2024-03-01"),
        (",,,ng/mL,g/L\n,,,ng/mL,g/L", "4 A albumin 3.9 g/L 2024-03-01"),
        (",,,ng/mL,g/L\n,,,（ng/mL）,（g/dL）", '4 refused: "g/L; g/dL" is not a unit of albumin that is known'),
        (",,,ng/mL,g/L\n0000102,赵丽,2024-03-01,5,40\n,,,ng/mL,g/dL", "5 A albumin 3.9 g/dL 2024-03-01"),
    ],
)
def test_that_a_row_of_units_counts_for_what_is_below_it_and_two_that_contradict_are_no_unit(
    above: str, found: str
) -> None:
    text = f"病历号,姓名,采样日期,AFP,albumin\n{above}\n0000101,王小明,2024-03-01,5,3.9\n"
    assert found in rows(judged(text, WIDE))[-1]


def test_that_a_unit_in_the_title_and_another_one_below_it_contradict() -> None:
    text = "病历号,姓名,采样日期,albumin (g/L)\n,,,g/dL\n0000101,王小明,2024-03-01,3.9\n"
    assert '"g/L; g/dL" is not a unit' in rows(judged(text, WIDE))[0]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (f"{HEAD.strip()},Flag\n0000101,王小明,AFP,60500,ng/mL,2024-03-01,>\n", ENGLISH | {"flag": "Flag"}),
        (f"Sign,{HEAD}>,0000101,王小明,AFP,60500,ng/mL,2024-03-01\n", ENGLISH),
        ("病历号,姓名,采样日期,AFP (ng/mL),\n0000101,王小明,2024-03-01,60500, ＞\n", WIDE),
        ("病历号,姓名,采样日期,,AFP (ng/mL)\n0000101,王小明,2024-03-01,≥,60500\n", WIDE),
        ("住院号：0000101,姓名：王小明,\n项目,单位,2024-03-01,\nAFP,ng/mL,60500,>\n", {}),
    ],
)
def test_that_a_number_whose_sign_stands_in_another_cell_is_never_taken_as_exact(
    text: str, columns: dict[str, str]
) -> None:
    assert [row.partition(" ")[2] for row in rows(judged(text, columns))] == [
        "refused: a sign stands beside the number in a cell of its own"
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("MRN,Name,Test,Result,Result,Unit,Collected\n0000101,王小明,AFP,12,13,ng/mL,2024-03-01\n", ENGLISH),
        ("病历号,姓名,采样日期,AFP (ng/mL),甲胎蛋白 (ng/mL)\n0000101,王小明,2024-03-01,12,13\n", WIDE),
    ],
)
def test_that_two_results_of_one_test_in_one_row_are_of_one_time(text: str, columns: dict[str, str]) -> None:
    assert rows(judged(text, columns)) == ["2 refused: two results for one time"] * 2


def test_that_a_title_of_a_hundred_thousand_brackets_is_passed_over_at_once() -> None:
    title = "AFP" + "(" * 100_000
    assert unit_of_title(title, "AFP") == ""
    assert proposed_analyte(title) is None


def test_that_times_below_the_dates_of_a_header_belong_to_them() -> None:
    text = "住院号：0000101,姓名：王小明,,\n项目,单位,2024-03-01,2024-03-01\n,,08:15,16:00\nAFP,ng/mL,12,13\n"
    assert rows(judged(text, {})) == ["4 A AFP 12 ng/mL 2024-03-01 08:15", "4 A AFP 13 ng/mL 2024-03-01 16:00"]


def test_that_a_raised_or_struck_digit_of_a_page_is_no_digit_of_a_number() -> None:
    cells = [["31<sup>2</sup>", "10<sup>9</sup>/L"], ["31", "10<sup>9</sup>/L"], ["<s>31</s>", "10^9/L"]]
    lines = "".join(
        f"<tr><td>0000101<td>王小明<td>platelets<td>{result}<td>{unit}<td>2024-03-01" for result, unit in cells
    )
    head = "".join(f"<th>{title}" for title in HEAD.split(","))
    assert [row.partition(":")[0] for row in rows(judged(f"<table><tr>{head}{lines}</table>", name="lab.xls"))] == [
        "2 refused", "3 A platelets 31 10^9/L 2024-03-01", "4 refused",
    ]  # fmt: skip


def test_that_a_line_of_a_wide_table_waits_once() -> None:
    found = judged(
        "病历号,姓名,采样日期,甲胎蛋白 (ng/mL),白蛋白 g/L\n0000101,,2024-03-01,5,35\n",
        WIDE,
        tests={"甲胎蛋白 (ng/mL)": "AFP", "白蛋白 g/L": "albumin"},
    )
    assert [row.outcome for row in found.rows] == [Outcome.TRAY] * 2
    assert found.counts[Outcome.TRAY] == 1


def test_that_dates_across_take_each_date_and_ask_where_it_may_be_two() -> None:
    found = judged(
        "病历号：0000102,姓名：赵丽,,\n项目,单位,2024/1/5,2024-02-06\n"
        "甲胎蛋白,ng/mL,12.5 H,<0.61\n白蛋白,g/L,,35\n肝功能,,,\n",
        {},
        tests=TESTS,
    )
    assert rows(found) == [
        "3 B AFP 12.5 ng/mL 2024-01-05",
        "3 B AFP <0.61 ng/mL 2024-02-06",
        "4 B albumin 35 g/L 2024-02-06",
        "5 refused: not a row of the table",
    ]
    found = judged("MRN: 0000102  Name: 赵丽\nTest,Unit,01/02/2024,03/02/2024\nAFP,ng/mL,1,2\n", {})
    assert [row.outcome for row in found.rows] == [Outcome.REFUSED] * 2
    assert [one.about for one in found.questions] == ["date_order"]


@pytest.mark.parametrize(
    "text",
    [
        "病历号：{0}  姓名：{1}  采样时间：2024-03-01\n项目,结果,单位\n甲胎蛋白,10,ng/mL\n",
        "病历号,{0},姓名,{1}\n采样时间,2024-03-01,,\n项目,结果,单位,\n甲胎蛋白,10,ng/mL,\n",
        "病历号,姓名,采样时间\n{0},{1},2024-03-01\n项目,结果,单位\n甲胎蛋白,10,ng/mL\n",
        "病历号:,{0},姓名:,{1}\n采样时间: 2024-03-01,,,\n项目,结果,单位,\n甲胎蛋白,10,ng/mL,\n",
    ],
)
def test_that_every_report_is_of_the_patient_above_it(text: str) -> None:
    both = text.format("0000101", "王小明") + "\n" + text.format("0000102", "赵丽")
    found = judged(both, REPORTS, read_as={"layout": "blocks"})
    assert [row.patient for row in found.rows] == ["A", "B"]
    assert {row.outcome for row in found.rows} == {Outcome.ACCEPTED}


@pytest.mark.parametrize("between", ["==== 0000102 ====", "病人：某", "项目,结果,单位"])
def test_that_a_report_whose_patient_cannot_be_read_is_not_of_the_one_before(between: str) -> None:
    head = "病历号：0000101,姓名：王小明,采样时间：2024-03-01\n项目,结果,单位\n甲胎蛋白,10,ng/mL\n"
    found = judged(f"{head}{between}\n甲胎蛋白,99,ng/mL\n", REPORTS)
    assert [row.raw.result for row in found.accepted] == ["10"]


def test_that_two_results_beside_each_other_are_both_read() -> None:
    found = judged(
        "病历号：0000101 姓名：王小明 采样时间：2024-03-01\n项目,结果,单位,项目,结果,单位\n"
        "甲胎蛋白,10,ng/mL,白蛋白,35,g/L\nALT,31,U/L,,,\n",
        REPORTS,
    )
    assert [row.analyte for row in found.accepted] == ["AFP", "albumin", "ALT"]


def test_that_a_ragged_line_a_nul_and_a_quote_that_is_never_closed_are_refused_by_line() -> None:
    text = (
        f"{HEAD}0000101,王小明,AFP,1,ng/mL\n0000101,王小明,AFP,2,ng/mL,2024-03-02,more\n0000101,王小明,A\0FP,3,ng/mL,2024-03-03\n"
        '\ufeff0000101,王小明,AFP,4,ng/mL,2024-03-04\n0000101,"王小明\n",AFP,5,ng/mL,2024-03-05\n0000101,"王小明,AFP,6,ng/mL,2024-03-06\n'
        "0000102,赵丽,AFP,7,ng/mL,2024-03-07\n"
    )
    assert rows(judged(text)) == [
        "2 refused: fewer fields than the header",
        "3 refused: more fields than the header",
        "4 refused: a NUL character stands in it",
        "5 A AFP 4 ng/mL 2024-03-04",
        "6 A AFP 5 ng/mL 2024-03-05",
        "8 refused: a quote is not closed",
        "9 B AFP 7 ng/mL 2024-03-07",
    ]


def test_that_a_workbook_tells_formulas_dates_formats_and_hidden_rows() -> None:
    head = HEAD.strip().split(",")
    who = ["0000101", "王小明", "AFP"]
    content = workbook(
        [
            head,
            [*who, 1.5, "ng/mL", datetime(2024, 3, 1, 8, 15)],
            [*who, 60500, "ng/mL", "2024-03-02"],
            [*who, datetime(2024, 3, 5), "ng/mL", "2024-03-03"],
            [*who, "=1+1", "ng/mL", "2024-03-04"],
            [*who, "#N/A", "ng/mL", "2024-03-05"],
            [101, "王小明", "AFP", 2, "ng/mL", "2024-03-06"],
            [*who, 3, "ng/mL", 45000],
        ],
        hidden=[2],
        D3='">"0',
    )
    found = judged(content, name="lab.xlsx")
    assert rows(found) == [
        "2 A AFP 1.5 ng/mL 2024-03-01 08:15",
        "3 refused: the workbook shows more than the number that is stored in the cell",
        "4 refused: a date, not a result",
        "5 refused: a formula without a stored value",
        "6 refused: an error of the spreadsheet, not a result",
        "7 tray: the name matches, the number does not",
        "8 refused: a bare number, not a date: 45000",
    ]
    assert "the row is hidden in the workbook" in map(str, found.rows[0].notes)


def test_that_merged_cells_are_filled_only_when_it_is_said() -> None:
    head = HEAD.strip().split(",")
    content = workbook(
        [head, ["0000101", "王小明", "AFP", 5, "ng/mL", "2024-03-01"], [None, None, "ALT", 31, "U/L", "2024-03-01"]],
        merged=["A2:A3", "B2:B3"],
    )
    found = judged(content, name="lab.xlsx")
    assert [row.outcome for row in found.rows] == [Outcome.ACCEPTED, Outcome.TRAY]
    assert any("merged" in str(said) for said in found.told)
    found = judged(content, name="lab.xlsx", read_as={"fill_merged": True})
    assert [row.patient for row in found.rows] == ["A", "A"]


def test_that_a_page_of_html_named_xls_is_read_as_what_it_is() -> None:
    page = (
        '<html><meta charset="gb2312"><style>td{x:y}</style><table><tr><td colspan=6>检验</td></tr><tr>'
        + "".join(f"<th>{title}</th>" for title in ("病历号", "姓名", "项目", "结果", "单位", "采样时间"))
        + "</tr><tr><td>0000101<td>王小明<td>甲胎蛋白<td>&gt;&nbsp;2000<td>ng/mL<td>2024-03-01</tr></table>"
    )
    found = judged(page.encode("gb18030"), CHINESE, name="lab.xls")
    assert rows(found) == ["3 A AFP >2000 ng/mL 2024-03-01"]
    assert found.read_as["encoding"] == "HTML, GB2312"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"%PDF-1.7", "lab.csv", "a PDF, not a table"),
        (b"\x89PNG\r\n", "lab.csv", "a picture, not a table"),
        (b"\x1f\x8b\x08", "lab.csv", "a packed file (gzip)"),
        (b"<html><p>no table</p></html>", "lab.xls", "a page of HTML without a table"),
        (b'<?xml version="1.0"?><Workbook/>', "lab.xls", "an XML file, not a table"),
        (b"\xd0\xcf\x11\xe0" + bytes(900), "lab.xls", "not an Excel workbook, or it is damaged"),
        (b"PK\x03\x04 nothing", "lab.xlsx", "not an Excel workbook, or it is damaged"),
        (b"a,b\n1,2\n", "lab.csv", 'there is no column "Test"; the columns are "a", "b"'),
    ],
)
def test_that_what_is_no_table_of_results_is_refused_in_a_sentence(content: bytes, name: str, said: str) -> None:
    with pytest.raises(FileProblem) as told:
        judged(content, ENGLISH, name=name)
    assert said in str(told.value)


def test_that_a_header_alone_is_nothing_to_import() -> None:
    found = judged(HEAD, {}, tests={})
    assert (str(found.outcome), found.rows) == ("nothing to import", ())
