"""The command first-load: the template, a dry run, the load, JSON, and its exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from main import main
from storage.clinic.store import DEMO_KEY, Store
from tests.storage.firstload.books import book_of, changed, kept, small_case


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.hepatrack"
    Store.create(path, key=DEMO_KEY).close()
    return path


@pytest.fixture
def said(clinic: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*words: object) -> tuple[int, str, str]:
        capfd.readouterr()
        status = main(["first-load", *(str(word) for word in words), "--database", str(clinic)])
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    return run


Said = Callable[..., tuple[int, str, str]]


def patients(clinic: Path) -> list[str]:
    with Store.open(clinic, key=DEMO_KEY) as store:
        return [code for _, code in store.patients()]


@pytest.mark.parametrize(("language", "title"), [("en", "How to fill in"), ("zh", "填写说明")])
def test_that_the_template_is_written_in_the_language_asked_for(
    said: Said, tmp_path: Path, language: str, title: str
) -> None:
    out = tmp_path / "t.xlsx"
    assert said("--template", out, "--language", language) == (0, f"The template was written to {out}\n", "")
    assert openpyxl.load_workbook(out).sheetnames[0] == title


def test_that_a_dry_run_tells_what_would_come_and_writes_nothing(said: Said, tmp_path: Path, clinic: Path) -> None:
    path = kept(tmp_path, book_of())
    status, out, err = said(path, "--dry-run")
    assert (status, err) == (0, "")
    assert "patients: 1\nbaseline: 1\nresults: 1\n" in out
    assert out.endswith("1 patients would be loaded; nothing was written\n")
    assert patients(clinic) == []


def test_that_a_load_is_whole_and_the_same_file_again_changes_nothing(said: Said, tmp_path: Path, clinic: Path) -> None:
    path = kept(tmp_path, book_of(small_case(), small_case("A-2")))
    assert said(path)[1].endswith("2 patients were loaded\n")
    assert patients(clinic) == ["A-1", "A-2"]
    status, out, _ = said(path, "--json")
    document: Any = json.loads(out)
    assert (status, document["file_outcome"], document["loaded"]) == (0, "nothing to load", False)
    assert {row["outcome"] for row in document["rows"]} == {"same"}


def test_that_one_wrong_cell_keeps_everybody_out_and_is_told_by_its_place(
    said: Said, tmp_path: Path, clinic: Path
) -> None:
    path = kept(tmp_path, changed({"results!E3": "many"}, small_case(), small_case("A-2")))
    status, out, err = said(path)
    assert (status, err) == (2, "")
    assert 'results!E3: "many" is not a number' in out
    assert out.endswith("1 cells cannot be taken; nothing was loaded\n")
    status, out, _ = said(path, "--json")
    document: Any = json.loads(out)
    assert (status, document["format"], document["version"], len(document["sha256"])) == (2, "first-load", 1, 64)
    assert document["counts"]["refused"] == 1
    (wrong,) = [row for row in document["rows"] if row["outcome"] == "refused"]
    assert (wrong["sheet"], wrong["cell"], wrong["patient"]) == ("results", "E3", "A-1")
    assert patients(clinic) == []


def test_that_nothing_may_have_happened_after_the_day_that_is_said(said: Said, tmp_path: Path) -> None:
    path = kept(tmp_path, book_of())
    assert "outcomes!C3: 2024-01-02 is after" in said(path, "--today", "2023-12-31")[1]


def test_that_a_file_that_is_none_is_refused_in_one_line_or_in_json(said: Said, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    status, out, err = said(path)
    assert (status, out, err.count("\n")) == (2, "", 1)
    status, out, _ = said(path, "--json")
    assert status == 2
    assert json.loads(out)["file_outcome"].startswith("refused: x.xlsx: ")


def test_that_either_a_file_or_a_template_is_asked_for(said: Said, tmp_path: Path) -> None:
    assert said()[0] == 2
    assert said("a.xlsx", "--template", tmp_path / "t.xlsx")[0] == 2
    assert said("--template", tmp_path / "t.ods")[0] == 2
