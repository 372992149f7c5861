"""The commands without a window: what they print, what they leave behind, and their exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from main import main
from models.record.protocol import PARAMETER_NAMES
from models.record.rulebook import RULES
from storage.clinic.store import DEMO_KEY, Store
from storage.demo import CASES
from storage.files.casefile import read_case
from storage.places import default_database
from tests.storage.example import full_case

ROOT = Path(__file__).parents[3]
DEMO_CASES = sorted(CASES.glob("*.json"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(full_case()), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _restored_mask() -> Any:
    mask = os.umask(0o022)
    yield
    os.umask(mask)


def said(capfd: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capfd.readouterr()
    return captured.out, captured.err


def test_that_assess_prints_the_course_for_people(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(case)]) == 0
    text, errors = said(capfd)
    assert errors == ""
    for words in ("HCC-0021", "Baseline 2023-03-08 (day -2): sum 92.5 mm", "Best response", ">60,500", "Flags"):
        assert words in text


@pytest.mark.parametrize("path", DEMO_CASES, ids=[path.stem for path in DEMO_CASES])
def test_that_the_text_of_a_demo_case_names_its_origin_and_says_nothing_forbidden(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", str(path)]) == 0
    text, _ = said(capfd)
    assert f"[{read_case(path).provenance}]" in text
    for word in ("recommend", "should start", "should stop", "eligible", "responding well", "risk of death", "None,"):
        assert word not in text


def test_that_assess_prints_json_that_says_the_same_on_any_day(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(case), "--json"]) == 0
    first, _ = said(capfd)
    assert main(["assess", "--json", str(case)]) == 0
    assert said(capfd)[0] == first
    document = json.loads(first)
    assert (document["format"], document["code"]) == ("hcc-course", "HCC-0021")


def test_that_rules_lists_every_rule_with_parameters_and_source(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    text, _ = said(capfd)
    assert {name for name in PARAMETER_NAMES if f"parameter {name}, default" in text} == set(PARAMETER_NAMES)
    assert all(f"{rule.id}  {rule.text}" in text and rule.source in text for rule in RULES)


def test_that_a_case_is_imported_once_and_exported_as_it_was(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database, out = tmp_path / "clinic.hepatrack", tmp_path / "out.json"
    assert main(["import", str(case), "--database", str(database)]) == 0
    assert "HCC-0021 was added" in said(capfd)[0]
    assert main(["import", str(case), "--database", str(database)]) == 0
    assert "already with the same content; nothing was changed" in said(capfd)[0]
    assert main(["export", "HCC-0021", "--out", str(out), "--database", str(database)]) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == full_case()
    assert {path.stat().st_mode & 0o077 for path in (database, out)} == {0}


def test_that_an_export_without_identity_is_the_same_every_time(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "clinic.hepatrack"
    assert main(["import", str(case), "--database", str(database)]) == 0
    texts = set()
    for name in ("a.json", "b.json"):
        out = tmp_path / name
        words = ["export", "HCC-0021", "--deidentified", "--out", str(out), "--database", str(database)]
        assert main(words) == 0
        texts.add(out.read_text(encoding="utf-8"))
    assert len(texts) == 1
    assert "Zhang" not in texts.pop()


def test_that_the_default_clinic_file_lies_in_the_users_data_folder(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "data"))
    assert main(["import", str(case)]) == 0
    assert str(tmp_path / "data") in said(capfd)[0]
    with Store.open(default_database(), key=DEMO_KEY) as store:
        assert len(store.patients()) == 1


def spoilt(tmp_path: Path, **change: Any) -> Path:
    path = tmp_path / "spoilt.json"
    path.write_text(json.dumps(full_case() | change), encoding="utf-8")
    return path


def test_that_every_wrong_command_line_or_file_is_one_line_and_status_2(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "clinic.hepatrack"
    assert main(["import", str(case), "--database", str(database)]) == 0
    letter, empty = tmp_path / "letter.txt", tmp_path / "empty"
    letter.write_text("Dear colleague\n" * 500)
    empty.touch()
    wrong_case = spoilt(tmp_path, labs=[{"analyte": "AFP", "date": "2023-03-09", "value": "1", "unit": "mg/L"}])
    other_content = tmp_path / "other.json"
    other_content.write_text(json.dumps(full_case() | {"visits": []}))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    said(capfd)
    on = ["--database", str(database)]
    out = ["--out", str(tmp_path / "out.json")]
    for words, sentence in (
        (["assess"], "the following arguments are required: CASE.json"),
        (["dance"], "invalid choice: 'dance'"),
        (["--today", "soon"], "'soon' is not a date; YYYY-MM-DD is expected"),
        (["assess", str(wrong_case)], 'labs[0].unit: "mg/L" is not a unit of AFP; ng/mL or ug/L is expected'),
        (["assess", str(letter)], "line 1 is not JSON"),
        (["assess", str(tmp_path / "none.json")], "there is no such file"),
        (["assess", str(tmp_path)], "this is a folder"),
        (["import", str(wrong_case), *on], "is not a unit of AFP"),
        (["import", str(other_content), *on], "other content; nothing was changed"),
        (["import", str(case), "--database", str(letter)], "is not a clinic file"),
        (["import", str(case), "--database", str(empty)], "is empty (0 bytes)"),
        (["import", str(case), "--database", str(tmp_path)], "is a folder"),
        (["import", str(case), "--database", str(tmp_path / "no" / "clinic")], "is not a folder"),
        (["export", "HCC-0021", *out, "--database", str(tmp_path / "none")], "There is no clinic file"),
        (["export", "HCC-9999", *out, *on], "HCC-9999: there is no patient with this code"),
        (["export", "HCC-0021", "--out", str(tmp_path / "no" / "x.json"), *on], "does not exist"),
        (["export", "HCC-0021", "--out", str(tmp_path), *on], "this is a folder"),
        (["export", "HCC-0021", *on], "the following arguments are required: --out"),
    ):
        try:
            status: Any = main(words)
        except SystemExit as leaving:
            status = leaving.code
        text, errors = said(capfd)
        assert (status, text) == (2, ""), words
        assert sentence in errors
        assert errors.count("\n") == 1
        assert errors.endswith("\n")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_that_a_locked_clinic_file_is_one_line_and_status_3(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "clinic.hepatrack"
    with Store.create(database, key=DEMO_KEY):
        assert main(["import", str(case), "--database", str(database)]) == 3
    text, errors = said(capfd)
    assert text == ""
    assert "is in use by another program" in errors
    assert errors.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_that_an_answer_that_cannot_be_written_is_status_3(case: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "assess", str(case)], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1


def test_that_the_console_runs_without_qt_pandas_or_a_locale(case: Path) -> None:
    script = (
        "import sys; from main import main; status = main(sys.argv[1:]);"
        "loaded = [name for name in ('PySide6', 'pandas', 'lifelines', 'scipy') if name in sys.modules];"
        "sys.exit(status if not loaded else str(loaded))"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", script, "assess", str(case)], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Baseline" in done.stdout.decode("utf-8")
