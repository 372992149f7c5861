"""A cohort from a table: how it is read, what is refused and with which words, and how long it may take."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from models.cohort.imported import Labels, TimeUnit
from models.statistics.survival import DAYS_PER_MONTH, kaplan_meier, quantile
from storage.files.cohortfile import ColumnChoice, SuggestedColumns, cohort_of, suggested
from storage.files.tablefile import read_table
from storage.problems import FileProblem

PLAIN = "id,time,event,arm,age,sex\nP1,3,1,A,61,f\nP2,5.5,0,B,,m\nP3,7,TRUE,A,70,m\n"
MONTHS = ColumnChoice(time="time", event="event", unit=TimeUnit.MONTHS)
WHOLE = ColumnChoice(
    time="time",
    event="event",
    unit=TimeUnit.MONTHS,
    group="arm",
    covariates=("age", "sex"),
    identifier="id",
    endpoint="os",
)


def written(folder: Path, text: str, encoding: str = "utf-8", *, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, rows: Sequence[Sequence[Any]], name: str = "table.xlsx") -> Path:
    book = Workbook()
    book.active.title = "Cohort"
    for row in rows:
        book.active.append(list(row))
    book.create_sheet("Notes")
    book.save(folder / name)
    book.close()
    return folder / name


def refusal(path: Path, choice: ColumnChoice = MONTHS) -> str:
    with pytest.raises(FileProblem) as told:
        cohort_of(read_table(path), choice, name="x")
    return str(told.value)


def test_that_a_table_becomes_a_cohort_with_its_columns(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, PLAIN))
    cohort = cohort_of(table, WHOLE, name=" Hospital B ")
    assert (cohort.name, cohort.n, cohort.event_count, cohort.source) == ("Hospital B", 3, 2, "table.csv")
    assert cohort.times.tolist() == [3, 5.5, 7]
    assert cohort.days.tolist() == pytest.approx([3 * DAYS_PER_MONTH, 5.5 * DAYS_PER_MONTH, 7 * DAYS_PER_MONTH])
    assert cohort.groups is not None
    assert (cohort.groups.names, cohort.groups.codes.tolist()) == (("A", "B"), [0, 1, 0])
    age, sex = cohort.covariates
    assert isinstance(age.values, np.ndarray)
    np.testing.assert_array_equal(age.values, [61, np.nan, 70])
    assert isinstance(sex.values, Labels)
    assert ([sex.values.word(row) for row in range(3)], age.missing) == (["f", "m", "m"], 1)
    assert quantile(kaplan_meier(cohort.sample("A"))).value == pytest.approx(5 * DAYS_PER_MONTH)
    assert len(cohort.sha256) == 64
    assert [str(note) for note in cohort.notes] == [
        "Read as UTF-8, separator comma, decimal mark point.",
        'Time from column "time" in months, event from column "event".',
    ]


def test_that_columns_are_suggested_by_their_names_and_a_unit_never_is(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, PLAIN))
    assert suggested(table) == SuggestedColumns("time", "event", "arm", "id")
    assert table.rows(2) == (("P1", "3", "1", "A", "61", "f"), ("P2", "5.5", "0", "B", "", "m"))
    chinese = read_table(written(tmp_path, "编号;生存时间（天）;结局\n1;30;1\n2;40;0\n", "gb18030"))
    assert suggested(chinese) == SuggestedColumns("生存时间（天）", "结局", None, "编号")
    assert suggested(read_table(written(tmp_path, "a,b\n1,2\n"))) == SuggestedColumns(None, None, None, None)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 (BOM)"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16 (BOM)"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
    ],
)
@pytest.mark.parametrize(
    ("separator", "decimal"), [(",", "."), (";", ","), (";", "."), ("\t", ","), ("\t", "."), ("|", ".")]
)
def test_that_encoding_separator_and_decimal_mark_are_found(
    tmp_path: Path, encoding: str, told: str, separator: str, decimal: str
) -> None:
    rows = [["time", "event", "组别"], ["1.5", "1", "甲"], ["20.25", "0", "乙"], ["3", "1", "甲"]]
    text = "\r\n".join(separator.join(cell.replace(".", decimal) for cell in row) for row in rows)
    table = read_table(written(tmp_path, text, encoding))
    name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}[separator]
    mark = "comma" if decimal == "," else "point"
    assert str(table.how_read) == f"Read as {told}, separator {name}, decimal mark {mark}."
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, group="组别")
    cohort = cohort_of(table, choice, name="x")
    assert cohort.times.tolist() == [1.5, 20.25, 3]
    assert cohort.groups is not None
    assert cohort.groups.names == ("甲", "乙")


def test_that_what_was_found_can_be_set_otherwise(tmp_path: Path) -> None:
    path = written(tmp_path, "time;event\n1,25;1\n2,500;0\n")
    assert cohort_of(read_table(path), MONTHS, name="x").times.tolist() == [1.25, 2.5]
    with pytest.raises(FileProblem, match=r'"1,25" has another decimal mark than "\."'):
        cohort_of(read_table(path, decimal="."), MONTHS, name="x")
    assert read_table(path, separator="|").header == ("time;event",)
    with pytest.raises(FileProblem, match="the file is not a text in UTF-8"):
        read_table(written(tmp_path, "时间", "gb18030"), encoding="utf-8")


def test_that_a_comma_that_may_part_thousands_is_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, "time;event\n1,250;1\n2,500;0\n")
    assert refusal(path) == (
        'table.csv, row 1 (line 2), column "time": "1,250" may be 1250 or 1.250; say which decimal mark the table has'
    )
    assert cohort_of(read_table(path, decimal=","), MONTHS, name="x").times.tolist() == [1.25, 2.5]


ROWS = "time,event\n"
BAD = {
    "negative": (ROWS + "3,1\n-2,1\n", 'table.csv, row 2 (line 3), column "time": -2 is negative'),
    "event 2": (ROWS + "3,1\n4,2\n", 'column "event": "2" is not an event; 0 or 1 is expected, or false or true'),
    "event word": (ROWS + "3,dead\n4,0\n", 'row 1 (line 2), column "event": "dead" is not an event'),
    "no event": (ROWS + "3,1\n4,\n", 'row 2 (line 3), column "event": the event is missing'),
    "text": (ROWS + "3,1\nsix,0\n", 'row 2 (line 3), column "time": "six" is not a number'),
    "nan": (ROWS + "3,1\nnan,0\n", '"nan" is not a number'),
    "infinite": (ROWS + "3,1\n1e999,0\n", "1e999 is too large"),
    "no time": (ROWS + "3,1\n,0\n", 'row 2 (line 3), column "time": the time is missing'),
    "unit in a cell": (ROWS + "3,1\n4 months,0\n", '"4 months" names a unit of its own; a column of times holds'),
    "decimal marks mixed": ("time;event\n3,5;1\n4.5;0\n5,5;1\n", '"4.5" has another decimal mark than ","'),
    "too long": (ROWS + "3,1\n1300,0\n", "1300 months are 108 years; the unit cannot be right"),
    "one patient": (ROWS + "3,1\n", "table.csv: the table has 1 patient; at least 2 are needed"),
    "nobody": (ROWS, "table.csv: the table has no patients; at least 2 are needed"),
    "all censored": (ROWS + "3,0\n4,0\n", 'column "event": all 2 patients are censored; a curve needs an event'),
    "one time": (ROWS + "9,1\n3,0\n9,1\n", 'row 1 (line 2), column "time": all 2 events are at time 9'),
    "too wide": (ROWS + "3,1\n4,0,7\n", "table.csv, row 2 (line 3): 3 cells; the header has 2"),
    "column twice": ("time,event,time\n3,1,2\n4,0,2\n", 'the header has "time" more than once'),
    "no name": ("time,,event\n3,1,2\n4,0,2\n", "column 2 has no name in the header"),
    "no such column": ("days,event\n3,1\n4,0\n", 'there is no column "time"; the columns are "days", "event"'),
    "empty": ("", "table.csv: the file is empty"),
    "blank lines": ("\n\n \n", "table.csv: the file is empty"),
    "unit column": ("time,event,unit\n3,1,months\n90,0,days\n", 'column "unit": the unit is days, but months'),
    "quote": ('time,event\n"3,1\n4,0\n', "the file is not a CSV"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_that_a_bad_table_is_refused_by_row_and_column(tmp_path: Path, fault: str) -> None:
    text, said = BAD[fault]
    told = refusal(written(tmp_path, text))
    assert said in told
    assert "\n" not in told


def test_that_the_unit_of_the_header_must_be_the_one_chosen(tmp_path: Path) -> None:
    path = written(tmp_path, "os_days,event\n300,1\n200,0\n")
    choice = ColumnChoice(time="os_days", event="event", unit=TimeUnit.MONTHS)
    assert refusal(path, choice) == 'table.csv, column "os_days": its name says days, but months was chosen'
    right = ColumnChoice(time="os_days", event="event", unit=TimeUnit.DAYS)
    assert cohort_of(read_table(path), right, name="x").days.tolist() == [300, 200]


def test_that_letters_that_are_not_units_are_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "time,event,sex\n3,1,m\n4,0,m\n")
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, covariates=("sex",))
    assert cohort_of(read_table(path), choice, name="x").n == 2


def test_that_a_patient_who_is_there_twice_is_refused_and_identifiers_are_not_kept(tmp_path: Path) -> None:
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, identifier="id")
    twice = written(tmp_path, "id,time,event\nP1,3,1\nP2,4,0\nP1,5,1\n")
    assert refusal(twice, choice) == (
        'table.csv, row 3 (line 4), column "id": this patient is there already in row 1 (line 2)'
    )
    missing = written(tmp_path, "id,time,event\nP1,3,1\n,4,0\n")
    assert 'column "id": the identifier is missing' in refusal(missing, choice)
    cohort = cohort_of(read_table(written(tmp_path, "id,time,event\nP1,3,1\nP2,4,0\n")), choice, name="x")
    assert "P1" not in repr(cohort)


def test_that_names_and_free_text_are_not_kept_as_a_covariate(tmp_path: Path) -> None:
    lines = "".join(f"{row},1,Patient {row}\n" for row in range(1, 61))
    path = written(tmp_path, f"time,event,name\n{lines}")
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, covariates=("name",))
    assert refusal(path, choice) == (
        'table.csv, column "name": 60 different words stand here: names and free text are not kept with a cohort'
    )


def test_that_long_cells_and_many_columns_still_make_one_sentence(tmp_path: Path) -> None:
    many = ",".join(f"c{number}" for number in range(3000))
    told = refusal(written(tmp_path, f"{many}\n1,2\n3,4\n"))
    assert told.endswith('the columns are "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", …')
    told = refusal(written(tmp_path, f"time,event\n{'x' * 5000},1\n2,0\n"))
    assert told.endswith(f'"{"x" * 40}…" is not a number')


def test_that_a_refusal_brings_words_that_a_screen_translates(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as told:
        cohort_of(read_table(written(tmp_path, "time,event\n3,1\n-2,1\n")), MONTHS, name="x")
    assert str(told.value.words) == str(told.value)
    assert dict(told.value.words.values)["said"].template == "{value} is negative"


def test_that_a_column_is_chosen_once(tmp_path: Path) -> None:
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, group="event")
    assert refusal(written(tmp_path, PLAIN), choice) == 'table.csv: column "event" was chosen twice'


def test_that_an_excel_sheet_is_read_as_a_csv_is(tmp_path: Path) -> None:
    rows = [
        ["id", "time", "event", "arm", "age", "sex"],
        ["P1", 3, 1, "A", 61.0, "f"],
        [],
        ["P2", 5.5, False, "B", None, "m"],
        ["P3", "7", True, "A", 70, "m"],
    ]
    table = read_table(workbook(tmp_path, rows))
    cohort = cohort_of(table, WHOLE, name="Hospital B")
    other = cohort_of(read_table(written(tmp_path, PLAIN)), WHOLE, name="Hospital B")
    assert (cohort.times.tolist(), cohort.events.tolist()) == (other.times.tolist(), other.events.tolist())
    assert (table.sheets, str(table.how_read)) == (("Cohort", "Notes"), 'Read from sheet "Cohort".')


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([-2, 1], 'table.xlsx, row 4 of sheet "Cohort", column "time": -2 is negative'),
        (
            [datetime.date(2024, 5, 1), 1],
            'row 4 of sheet "Cohort", column "time": "2024-05-01" is not a number',
        ),
        ([4, "#N/A"], 'column "event": "#N/A" is not an event'),
        ([4, 1, "more"], 'row 4 of sheet "Cohort": 3 cells; the header has 2'),
    ],
)
def test_that_a_bad_excel_row_is_refused_by_its_number(tmp_path: Path, row: Sequence[Any], said: str) -> None:
    assert said in refusal(workbook(tmp_path, [["time", "event"], [3, 1], [], row]))


def test_that_files_that_are_no_tables_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    assert refusal(tmp_path / "broken.xlsx") == (
        "broken.xlsx: the file is not an Excel workbook, or it is damaged; open it in Excel and save it anew"
    )
    (tmp_path / "old.csv").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "not an Excel workbook, or it is damaged" in refusal(tmp_path / "old.csv")
    (tmp_path / "noise.csv").write_bytes(bytes(range(128, 256)) * 3)
    assert "noise.csv: " in refusal(tmp_path / "noise.csv")
    assert refusal(tmp_path / "none.csv") == "none.csv: there is no such file"
    assert refusal(workbook(tmp_path, [])) == 'table.xlsx: sheet "Cohort" is empty'
    with pytest.raises(FileProblem, match='there is no sheet "Two"; the sheets are "Cohort", "Notes"'):
        read_table(workbook(tmp_path, [["time"]]), sheet="Two")
    (tmp_path / "folder.csv").mkdir()
    assert "the file cannot be read" in refusal(tmp_path / "folder.csv")


@given(st.binary(max_size=300))
def test_that_any_bytes_make_a_table_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        table = read_table(path)
        cohort_of(table, ColumnChoice(time=table.header[0], event=table.header[-1], unit=TimeUnit.DAYS), name="x")
    except FileProblem as problem:
        said = str(problem)
    else:
        said = ""
    assert "\n" not in said
