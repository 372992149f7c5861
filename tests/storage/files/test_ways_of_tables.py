"""How tables of cohorts and curves come: titles above, comments, merged cells, words for events, several curves."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from main import main

SHARED = os.environ.get("HEPATRACK_SHARED", Path(__file__).parents[4] / "shared")
FIELD = Path(SHARED) / "field"
shared = pytest.mark.skipif(not (FIELD / "expected.json").is_file(), reason="the shared folder is not here")
ROWS = "".join(f"{30 + 7 * row},{row % 2},{'AB'[row % 2]}\n" for row in range(8))


def survival(capfd: pytest.CaptureFixture[str], path: Path, *words: str) -> Any:
    capfd.readouterr()
    status = main(["survival", str(path), "--time", "time", "--event", "event", "--json", *words])
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return err if status else json.loads(out)


def written(folder: Path, text: str) -> Path:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    return folder / "table.csv"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Cohort of a clinic\n\ntime,event,arm\n{ROWS}", "The header stands in line 3"),
        (f"#time\tevent\n#x\ntime,event,arm\n{ROWS}", "2 lines that begin with # are comments"),
        (f"sep=,\ntime,event,arm\n{ROWS}", "cells are parted by comma"),
    ],
)
def test_that_what_stands_above_a_header_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    found = survival(capfd, written(tmp_path, text))
    assert found["n"] == 8
    assert any(told in note for note in found["notes"])


def test_that_a_header_can_be_chosen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, f"a,b,c\ntime,event,arm\n{ROWS}")
    assert 'there is no column "time"' in survival(capfd, path)
    assert survival(capfd, path, "--header-line", "2")["n"] == 8
    assert "there is no line 40 that could be a header" in survival(capfd, path, "--header-line", "40")


def test_that_merged_cells_are_told_and_filled_when_asked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.active.append(["arm", "time", "event"])
    for row in range(6):
        book.active.append([("A" if row == 0 else "B") if row in (0, 3) else None, 10 + row, row % 2])
    book.active.merge_cells("A2:A4")
    book.active.merge_cells("A5:A7")
    book.save(tmp_path / "table.xlsx")
    found = survival(capfd, tmp_path / "table.xlsx", "--group", "arm")
    assert (found["n"], found["left_out"]) == (2, 4)
    assert any("2 areas of cells are merged; only the first cell" in note for note in found["notes"])
    found = survival(capfd, tmp_path / "table.xlsx", "--group", "arm", "--fill-merged")
    assert [(group["group"], group["n"]) for group in found["groups"]] == [("A", 3), ("B", 3)]


def test_that_a_word_is_an_event_only_where_it_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "time,event\n3,Alive\n4,Dead\n5,Dead\n")
    assert '"Alive" is not an event' in survival(capfd, path)
    assert survival(capfd, path, "--event-is", "Dead")["events"] == 2
    for text, word, why in (
        ("3,Alive\n4,Dead\n5,Lost\n", "Dead", 'nobody said whether "Alive" is an event, censored or left out'),
        ("3,Alive\n4,Dead\n", "dead", 'no row says "dead"'),
    ):
        assert why in survival(capfd, written(tmp_path, f"time,event\n{text}"), "--event-is", word)


def curve(
    capfd: pytest.CaptureFixture[str], folder: Path, text: str, *words: str, risk: str = "time,at_risk\n0,20\n"
) -> str:
    (folder / "curve.csv").write_text(text, encoding="utf-8")
    (folder / "risk.csv").write_text(risk, encoding="utf-8")
    paths = (str(folder / "curve.csv"), "--at-risk", str(folder / "risk.csv"), "--out", str(folder / "made.csv"))
    capfd.readouterr()
    main(["reconstruct", *paths, "--unit", "months", *words])
    out, err = capfd.readouterr()
    return out + err


def test_that_a_curve_without_a_header_is_read_in_order_and_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = curve(capfd, tmp_path, "0,1\n2,0.9\n4,0.8\n")
    assert "20 patients, 4 events" in said
    assert "The file has no header; its columns are numbered." in said


def test_that_of_several_curves_one_is_chosen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "Drug,,Placebo,\nX,Y,X,Y\n0,1,0,1\n2,0.9,2,0.8\n,,3,0.7\n"
    assert 'it holds several curves, "Drug", "Placebo": say which (--curve-name)' in curve(capfd, tmp_path, text)
    assert "20 patients, 6 events" in curve(capfd, tmp_path, text, "--curve-name", "Placebo")
    assert "20 patients, 2 events" in curve(capfd, tmp_path, text, "--curve-name", "Drug")


def test_that_the_columns_of_a_digitiser_are_known_by_their_names(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text, risk = "\tTime\tSurvival\n1\t0\t1\n2\t2\t0.9\n", "Interval\ttime\tlower\tupper\tnrisk \n1\t0\t1\t2\t20\n"
    assert "20 patients, 2 events" in curve(capfd, tmp_path, text, risk=risk)


@shared
def test_that_the_shared_curve_of_another_program_is_61_patients_and_23_events(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    risk = (FIELD / "survhe_nrisk_raw.txt").read_text(encoding="utf-8")
    said = curve(capfd, tmp_path, (FIELD / "survhe_raw.txt").read_text(encoding="utf-8"), risk=risk)
    assert "61 patients, 23 events" in said


@shared
@pytest.mark.parametrize(
    ("file", "words", "n", "events"),
    [
        ("title_row.xlsx", (), 20, 10),
        ("merged_group.xlsx", ("--group", "arm", "--fill-merged"), 20, 10),
        ("sepline.csv", (), 20, 13),
        ("alive.csv", ("--event-is", "Dead"), 20, 13),
    ],
)
def test_that_a_shared_table_is_read_as_it_is_said(
    capfd: pytest.CaptureFixture[str], file: str, words: tuple[str, ...], n: int, events: int
) -> None:
    found = survival(capfd, FIELD / file, *words)
    assert (found["n"], found["events"]) == (n, events)
