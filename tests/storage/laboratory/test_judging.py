"""What becomes of a result: whose it is, whether it is there already, what is asked, and how it is encoded."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from models.laboratory.document import import_document
from models.laboratory.mapping import Mapping, mapping_of
from models.laboratory.results import Outcome
from models.quantities import parse_quantity
from models.record.records import LabResult
from models.words import Unreadable
from storage.laboratory.reading import results_of
from storage.problems import FileProblem
from tests.storage.laboratory.laboratory import CHINESE, ENGLISH, HEAD, judged, rows


def one(number: str, name: str, **more: str) -> str:
    """The outcome of one result of somebody called so."""
    columns = {
        what: title
        for what, title in ENGLISH.items()
        if what in ("number", "name", "test", "result", "unit", "collected")
    }
    if "born" in more:
        columns["born"] = "DOB"
    born = more.get("born", "")
    found = judged(f'{HEAD.strip()},DOB\n{number},"{name}",AFP,5,ng/mL,2024-01-05,{born}\n', columns)
    (row,) = found.rows
    return row.patient or str(row.reason)


@pytest.mark.parametrize(
    ("number", "name", "whose"),
    [
        ("0000101", "王小明", "A"), ("００００１０１", "王 小明", "A"), ("'0000101", "王小明", "A"),
        ("\u200b0000101", "王小明", "A"),
        ("0000203", "Brückner, Zoë", "C"), ("0000203", "ZOË BRÜCKNER", "C"), ("0000304", "O’Shea, Seán", "D"),
        ("0000304", "Seán O`Shea", "D"), ("0000203", "Zoe Bruckner", "the number matches, the name does not"),
        ("101", "王小明", "the name matches, the number does not"),
        ("0000101", "赵丽", "the number matches, the name does not"),
        ("0000101", "王小?", "the number matches, the name does not"),
        ("0000101", "", "a second identifier is missing"),
        ("", "王小明", "a second identifier is missing"), ("", "", "neither a number nor a name is printed"),
        ("9", "某人", "nobody has this number and this name"),
    ],
)  # fmt: skip
def test_that_a_result_is_somebodys_only_where_number_and_name_agree(number: str, name: str, whose: str) -> None:
    assert one(number, name) == whose


def test_that_a_birth_date_that_is_printed_has_to_agree() -> None:
    assert one("0000101", "王小明", born="1960-02-03") == "A"
    assert one("0000101", "王小明", born="") == "A"
    assert one("0000101", "王小明", born="1960-02-04") == "number and name match, the birth date does not"
    assert one("0000101", "王小明", born="?") == "number and name match, the birth date does not"
    assert one("0000101", "王小明", born="03/02/1960") == "A"  # whichever stands first, one of both is the day
    assert one("0000101", "", born="1960-02-03") == "A"


def test_that_a_candidate_is_shown_with_what_agrees_and_what_does_not() -> None:
    found = judged(f"{HEAD}0000110,王小明,AFP,5,ng/mL,2024-01-05\n")
    (row,) = found.rows
    assert [(one.code, [fact.agrees for fact in one.facts]) for one in row.candidates] == [
        ("A", [False, True, None, None])
    ]


def test_that_days_before_birth_after_death_and_to_come_are_refused() -> None:
    days = (
        "0000101,王小明,AFP,5,ng/mL,1960-02-02\n0000304,Seán O'Shea,AFP,5,ng/mL,2024-02-09\n"
        "0000304,Seán O'Shea,AFP,5,ng/mL,2024-02-08\n0000101,王小明,AFP,5,ng/mL,2024-07-01\n"
    )
    assert rows(judged(HEAD + days)) == [
        "2 refused: 1960-02-02 is before the birth",
        "3 refused: 2024-02-09 is after the death",
        "4 D AFP 5 ng/mL 2024-02-08",
        "5 refused: 2024-07-01 is in the future",
    ]


def test_that_of_one_time_only_one_result_is_taken_and_of_one_day_several() -> None:
    lines = (
        "AFP,5,ng/mL,2024-01-05 08:00,F", "AFP,5.0,ng/mL,2024-01-05 08:00,F", "AFP,5,ug/L,2024-01-05 08:00,F",
        "ALT,31,U/L,2024-01-05 08:00,F", "ALT,33,U/L,2024-01-05 08:00,F", "AST,40,U/L,2024-01-05,F",
        "AST,44,U/L,2024-01-05,F",
        "albumin,35,g/L,2024-01-05 08:00,P", "albumin,36,g/L,2024-01-05 08:00,C", "albumin,34,g/L,2024-01-05 08:00,F",
        "INR,1.1,,2024-01-05,P", "INR,1.2,,2024-01-06,X", "INR,1.2,,2024-01-07,?",
    )  # fmt: skip
    found = judged(f"{HEAD.strip()},Status\n" + "".join(f"0000101,王小明,{line}\n" for line in lines))
    assert rows(found) == [
        "2 A AFP 5 ng/mL 2024-01-05 08:00",
        "3 same: the same as in line 2",
        "4 same: the same as in line 2",
        "5 refused: two results for one time",
        "6 refused: two results for one time",
        "7 A AST 40 U/L 2024-01-05",
        "8 A AST 44 U/L 2024-01-05",
        "9 refused: preliminary; a corrected result stands in line 10",
        "10 A albumin 36 g/L 2024-01-05 08:00",
        "11 refused: a corrected result stands in line 10",
        "12 refused: preliminary (P)",
        "13 refused: not obtainable (X)",
        '14 refused: the status "?" is not known',
    ]


def recorded(value: str, at: time | None = None, *, unit: str = "ng/mL", analyte: str = "AFP") -> LabResult:
    return LabResult(analyte=analyte, date=date(2024, 1, 5), time=at, value=parse_quantity(value), unit=unit)


@pytest.mark.parametrize(
    ("there", "answer"),
    [
        (recorded("5.0"), "same: already recorded"),
        (recorded("5", unit="ug/L"), "same: already recorded"),
        (recorded(">5"), "change"),
        (recorded("7"), "change"),
        (recorded("7", time(8, 0)), "new"),
        (recorded("5", analyte="PIVKA-II"), "new"),
    ],
)
def test_that_what_is_recorded_already_is_the_same_and_another_value_changes_it(there: LabResult, answer: str) -> None:
    found = judged(f"{HEAD}0000101,王小明,AFP,5,ng/mL,2024-01-05\n", recorded={"A": [there]})
    (row,) = found.rows
    said = "new" if row.is_new else "change" if row.is_change else f"{row.outcome}: {row.reason}"
    assert said == answer
    assert not row.is_change or row.changes is there


def test_that_seconds_do_not_make_a_recorded_result_new() -> None:
    text = f"{HEAD}0000101,王小明,AFP,5,ng/mL,2024-01-05 08:00:30\n"
    (row,) = judged(text, recorded={"A": [recorded("5", time(8, 0))]}).rows
    assert row.outcome is Outcome.SAME


CONVERTED = (
    "bilirubin,<0.2,mg/dL",
    "albumin,3.45,g/dL",
    "AFP,12 ng/mL,ng/ml",
    "AFP,12 IU/mL,ng/mL",
    "haemoglobin,600,g/L",
)


def test_that_units_are_converted_exactly_and_contradictions_refused() -> None:
    found = judged(
        HEAD + "".join(
            f"0000101,王小明,{line},2024-01-{day:02}\n"
            for day, line in enumerate(CONVERTED, 1)
        )
    )  # fmt: skip
    assert [(row.rule_value, row.rule_unit, row.converted) for row in found.rows[:3]] == [
        ("3.42", "umol/L", True),
        ("34.5", "g/L", True),
        ("12", "ng/mL", False),
    ]
    assert rows(found)[3:] == [
        "5 refused: the unit in the cell contradicts the one of the column",
        "6 refused: beyond any haemoglobin measured in a person",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "，"])
def test_that_a_file_is_read_in_whatever_encoding_and_with_whatever_separator(encoding: str, mark: str) -> None:
    lines = (
        "病历号,姓名,项目,结果,单位,采样时间,提示",
        "0000101,王小明,甲胎蛋白,＞２０００,ｎｇ／ｍＬ,2024年1月5日 08时00分,↑",
    )
    content = "\r\n".join(line.replace(",", mark) for line in lines).encode(encoding)
    assert rows(judged(content, CHINESE)) == ["2 A AFP >2000 ng/mL 2024-01-05 08:00"]


def test_that_a_line_in_another_encoding_is_refused_and_the_others_are_read() -> None:
    lines = [f"0000101,王小明,AFP,{day},ng/mL,2024-01-0{day}\n" for day in (1, 2, 3)]
    content = HEAD.encode() + lines[0].encode() + lines[1].encode("gb18030") + lines[2].encode()
    assert rows(judged(content)) == [
        "2 A AFP 1 ng/mL 2024-01-01",
        "3 refused: it holds signs that are not text in UTF-8",
        "4 A AFP 3 ng/mL 2024-01-03",
    ]


def test_that_an_undecided_mark_is_asked_and_an_answer_in_the_mapping_is_taken() -> None:
    text = "MRN;Name;Test;Result;Unit;Collected\n0000101;王小明;AFP;1,234;ng/mL;2024-01-05\n"
    found = judged(text)
    assert (found.read_as["decimal"], [one.about for one in found.questions]) == ("?", ["decimal"])
    assert rows(judged(text, read_as={"decimal": ","})) == ["2 A AFP 1.234 ng/mL 2024-01-05"]
    assert rows(judged(text, read_as={"decimal": "."})) == ["2 A AFP 1234 ng/mL 2024-01-05"]


def test_that_a_separator_said_in_the_first_line_is_obeyed() -> None:
    found = judged("sep=;\nMRN;Name;Test;Result;Unit;Collected\n0000101;王小明;AFP;1,5;ng/mL;2024-01-05\n")
    assert rows(found) == ["3 A AFP 1.5 ng/mL 2024-01-05"]


def test_that_the_document_has_the_same_keys_for_every_row() -> None:
    found = judged(
        f"{HEAD}0000101,王小明,AFP,>60,ng/mL,2024-01-05\n0000101,,AFP,5,ng/mL,2024-01-06\n0000101,王小明,钙,5,,2024-01-07\n"
    )
    document = import_document(found)
    assert json.loads(json.dumps(document)) == document
    assert len({tuple(row) for row in document["rows"]}) == 1
    assert document["counts"] == {"accepted": 1, "refused": 0, "tray": 1, "ignored": 1, "same": 0}
    assert document["rows"][0]["rule"] == {"value": "60", "unit": "ng/mL"}
    assert document["rows"][1]["patient_candidate"] == "A"


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "mapping: "), ({}, "there is no mapping in it"),
        ({"mapping": {"columns": {"x": "y"}}}, "mapping.columns.x"),
        ({"mapping": {"tests": {"a": 1}}}, "mapping.tests.a"), ({"mapping": {"tests": {"a": " "}}}, "mapping.tests.a"),
        ({"mapping": {}, "read_as": {"header_line": True}}, "read_as.header_line"),
        ({"mapping": {}, "read_as": {"decimal": ";"}}, "read_as.decimal"),
        ({"mapping": {}, "read_as": {"separator": ",,"}}, "read_as.separator"),
        ({"mapping": {"empty_marks": "x"}}, "mapping.empty_marks"),
    ],
)  # fmt: skip
def test_that_a_wrong_mapping_is_refused_by_its_key(document: object, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        mapping_of(document)


def test_that_a_mapping_is_saved_as_it_is_read() -> None:
    document = {
        "read_as": {"encoding": "GB18030", "decimal": ".", "header_line": 5, "fill_merged": True},
        "mapping": {
            "columns": {"number": "病历号"},
            "tests": {"*甲胎蛋白": "AFP"},
            "units": {"AFP": "ng/mL"},
            "empty_marks": ["—"],
        },
    }
    assert mapping_of(document).document() == document
    assert mapping_of({"mapping": {}, "read_as": {"decimal": "?", "encoding": ""}}).read_as.document() == {}


def test_that_a_text_that_is_no_cell_of_a_table_is_not_kept_with_a_result() -> None:
    long = HEAD.replace("Unit", "Unit,Ref") + f"0000101,王小明,AFP,5,ng/mL,{'x' * 1_001},2024-03-01\n"
    found = judged(long, ENGLISH | {"reference": "Ref"})
    assert rows(found) == ["2 refused: a text of more than 1000 characters stands in the row"]


def test_that_a_long_line_of_plain_signs_costs_no_more_than_its_length() -> None:
    text = f"{HEAD}0000101,王小明,AFP,5,ng/mL,2024-03-01\n" + ",".join(["x" * 100_000] * 3)
    assert rows(judged(text))[0] == "2 A AFP 5 ng/mL 2024-03-01"


def test_that_a_thousand_results_of_one_time_name_some_others_and_more_than_a_file_may_have_are_refused() -> None:
    many = "".join(f"0000101,王小明,AFP,{number},ng/mL,2024-01-05 08:00\n" for number in range(1, 1_001))
    found = judged(HEAD + many)
    assert {(row.outcome, len(row.also)) for row in found.rows} == {(Outcome.REFUSED, 20)}
    with pytest.raises(FileProblem, match="the file has 150001 lines; 150000 are the most"):
        results_of("a.csv", b"\n" * 150_001, Mapping())
