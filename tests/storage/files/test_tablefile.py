"""Tables: missing values, invisible signs, decimal marks and sizes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import Workbook

from models.cohort.imported import Labels, TimeUnit
from storage.files.cells import MISSING_WORDS, MOST_COLUMNS
from storage.files.cohortfile import ColumnChoice, cohort_of
from storage.files.encodings import Undecided
from storage.files.tablefile import ROW_NAMES, read_table
from storage.problems import FileProblem

CHOICE = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS)


def written(folder: Path, text: str, name: str = "table.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def choice(**more: Any) -> ColumnChoice:
    return ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, **more)


@pytest.mark.parametrize("word", sorted(MISSING_WORDS))
def test_that_a_missing_value_is_no_word_and_no_number(tmp_path: Path, word: str) -> None:
    path = written(tmp_path, f"time,event,arm,afp\n1,1,a,3.5\n2,0,{word},{word}\n3,1, {word} ,7\n")
    cohort = cohort_of(read_table(path), choice(group="arm", covariates=("afp",)), name="x")
    assert cohort.groups is not None
    assert (cohort.groups.names, cohort.groups.codes.tolist()) == (("a",), [0, -1, -1])
    (afp,) = cohort.covariates
    np.testing.assert_array_equal(afp.values, [3.5, np.nan, 7])


@pytest.mark.parametrize("word", sorted(MISSING_WORDS))
@pytest.mark.parametrize("column", ["time", "event", "id"])
def test_that_a_missing_time_event_or_identifier_is_refused(tmp_path: Path, word: str, column: str) -> None:
    cells = {"time": "2", "event": "1", "id": "P2"} | {column: word}
    path = written(tmp_path, f"time,event,id\n1,1,P1\n{cells['time']},{cells['event']},{cells['id']}\n")
    with pytest.raises(FileProblem, match=rf'row 2 \(line 3\), column "{column}"'):
        cohort_of(read_table(path), choice(identifier="id"), name="x")


def test_that_words_beside_missing_values_stay_words(tmp_path: Path) -> None:
    path = written(tmp_path, "time,event,sex\n1,1,f\n2,0,NA\n3,1,m\n")
    (sex,) = cohort_of(read_table(path), choice(covariates=("sex",)), name="x").covariates
    assert isinstance(sex.values, Labels)
    assert [sex.values.word(row) for row in range(3)] == ["f", None, "m"]


def test_that_a_column_of_groups_without_any_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "time,event,arm\n1,1,NA\n2,0,-\n")
    with pytest.raises(FileProblem, match='column "arm": no row has a group'):
        cohort_of(read_table(path), choice(group="arm"), name="x")


SIGNS = {
    "\u200b": "U+200B (zero width space)",
    "\u200d": "U+200D",
    "\ufeff": "U+FEFF",
    "\u202e": "U+202E",
    "\x01": "U+0001",
}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("column", ["time", "event", "arm", "afp", "id"])
def test_that_an_invisible_sign_in_a_used_column_is_named(tmp_path: Path, sign: str, column: str) -> None:
    cells = {"time": "2", "event": "1", "arm": "a", "afp": "3", "id": "P2"}
    cells[column] = sign + cells[column]
    path = written(tmp_path, "time,event,arm,afp,id\n1,1,a,4,P1\n" + ",".join(cells.values()) + "\n")
    with pytest.raises(FileProblem) as told:
        cohort_of(read_table(path), choice(group="arm", covariates=("afp",), identifier="id"), name="x")
    assert f'row 2 (line 3), column "{column}"' in str(told.value)
    assert SIGNS[sign] in str(told.value)
    assert str(told.value).isprintable()


def test_that_an_invisible_sign_in_the_header_is_named_and_in_an_unused_column_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"header, column 2: .* invisible sign, U\+200B"):
        read_table(written(tmp_path, "time,\u200bevent\n1,1\n"))
    path = written(tmp_path, "time,event,note\n1,1,\u200bx\n2,0,y\n")
    assert cohort_of(read_table(path), CHOICE, name="x").n == 2


@pytest.mark.parametrize("title", ["a\u0a34b", "\ue000", "x" * 500])
def test_that_a_single_odd_title_still_makes_one_printable_line(tmp_path: Path, title: str) -> None:
    with pytest.raises(FileProblem, match='there is no column "time"') as told:
        cohort_of(read_table(written(tmp_path, f"{title}\n1\n2\n")), CHOICE, name="x")
    assert str(told.value).isprintable()
    assert str(told.value.words).isprintable()
    assert len(str(told.value)) < 200


@pytest.mark.parametrize(
    ("rows", "separator", "found"),
    [
        (["1.250", "1.251"], ";", ""),
        (["1,250", "1,251"], ";", ""),
        (["1.250", "1.251"], ",", ""),
        (["1.250", "0.5"], ";", "."),
        (["1,250", "0,5"], ";", ","),
        (["1.250", "12345.678"], ";", "."),
        (["0.250", "0.251"], ";", "."),
        (["1.250", "2.250"] * 200 + ["1.25"], ";", "."),
        (["1", "2"], ";", "."),
    ],
)
def test_that_a_decimal_mark_is_found_only_where_a_number_tells_it(
    tmp_path: Path, rows: list[str], separator: str, found: str
) -> None:
    lines = "".join(f"{cell}{separator}1\n" for cell in rows)
    table = read_table(written(tmp_path, f"time{separator}event\n{lines}"))
    assert table.decimal == found
    if found == "":
        with pytest.raises(Undecided, match="say which decimal mark the table has"):
            cohort_of(table, CHOICE, name="x")
        assert "decimal mark not decided" in str(table.how_read)
    else:
        assert all(0 < time < 20_000 for time in cohort_of(table, CHOICE, name="x").times)


@pytest.mark.parametrize(
    ("cells", "decimal", "times"),
    [
        (["1.250", "1.251"], ",", [1250, 1251]),
        (["1.250", "1.251"], ".", [1.25, 1.251]),
        (["1,250", "1,251"], ".", [1250, 1251]),
        (["1,250", "1,251"], ",", [1.25, 1.251]),
        (["1.250,5", "17"], ",", [1250.5, 17]),
        (["1,250.5", "17"], ".", [1250.5, 17]),
    ],
)
def test_that_a_said_decimal_mark_decides_about_thousands(
    tmp_path: Path, cells: list[str], decimal: str, times: list[float]
) -> None:
    lines = "".join(f"{cell};{number}\n" for number, cell in enumerate(cells))
    table = read_table(written(tmp_path, f"time;event\n{lines}"), decimal=decimal)
    assert cohort_of(table, CHOICE, name="x").times.tolist() == times


@pytest.mark.parametrize(("cells", "decimal"), [(["1.25", "2"], ","), (["1,25", "2"], "."), (["1,2,3", "2"], ".")])
def test_that_a_number_against_the_said_mark_is_refused(tmp_path: Path, cells: list[str], decimal: str) -> None:
    lines = "".join(f"{cell};1\n" for cell in cells)
    table = read_table(written(tmp_path, f"time;event\n{lines}"), decimal=decimal)
    with pytest.raises(FileProblem, match=r"row 1 \(line 2\)"):
        cohort_of(table, CHOICE, name="x")


def test_that_a_covariate_that_may_be_thousands_is_asked_and_not_kept_as_words(tmp_path: Path) -> None:
    path = written(tmp_path, "time;event;afp\n1;1;1.250\n2;0;3.400\n3;1;NA\n")
    with pytest.raises(Undecided, match=r'column "afp": "1\.250" may be 1250 or 1\.250'):
        cohort_of(read_table(path), choice(covariates=("afp",)), name="x")
    table = read_table(path, decimal=",")
    np.testing.assert_array_equal(
        cohort_of(table, choice(covariates=("afp",)), name="x").covariates[0].values, [1250, 3400, np.nan]
    )


def test_that_the_unnamed_first_column_of_r_and_pandas_is_row_names(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, '"","time","event"\n"1",30,0\n"2",37,1\n'))
    assert table.header == (ROW_NAMES, "time", "event")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (",".join(f"c{number}" for number in range(40_000)), f"40,000 columns; {MOST_COLUMNS:,} are the most"),
        ("a,b\n" + "1,2\n" * 700_000, "the table is too large"),
        ("a" + "," * 2_500_000, "the table is too large"),
        ("a,b\n" + "x" * 200_000 + ",1\n", "field larger than field limit"),
        (",".join(f"c{number}" for number in range(3_000)) + "\n" + "1\n" * 900, "the table is too large"),
    ],
)
def test_that_a_table_beyond_measure_is_refused_early(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        read_table(written(tmp_path, content))


def test_that_a_file_beyond_measure_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(FileProblem, match="the file is larger than 20 MB"):
        read_table(tmp_path / "large.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist where names are bytes")
@pytest.mark.parametrize("name", [b"caf\xe9.csv", b"\xff\xfe.xlsx", b"a\nb.csv"])
def test_that_a_name_that_is_no_text_still_makes_a_sentence_and_a_cohort(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    with pytest.raises(FileProblem) as told:
        read_table(path)
    assert str(told.value).isprintable()
    if path.suffix == ".csv":
        path.write_bytes(b"time,event\n1,1\n2,0\n")
        cohort = cohort_of(read_table(path), CHOICE, name="x")
        assert cohort.source.encode("utf-8")


def test_that_a_name_longer_than_a_name_can_be_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="the file cannot be read"):
        read_table(tmp_path / f"{'x' * 300}.csv")


def test_that_numbers_of_a_workbook_are_never_asked_about_and_its_texts_are_not_taken_for_numbers(
    tmp_path: Path,
) -> None:
    def saved(rows: Sequence[Sequence[object]]) -> Path:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "table.xlsx")
        return tmp_path / "table.xlsx"

    path = saved([["time", "event"], [1.253, 1], [2.5, 0], [1250, 1]])
    assert cohort_of(read_table(path), CHOICE, name="x").times.tolist() == [1.253, 2.5, 1250]
    with pytest.raises(FileProblem, match=r'"1\.250" is written as a text in the workbook'):
        cohort_of(read_table(saved([["time", "event"], ["1.250", 1], [2, 0]])), CHOICE, name="x")
