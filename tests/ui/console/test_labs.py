"""``import-labs``: what would become of every row, taken in one operation, and the same file twice changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from main import main
from models.record.records import Patient, Record
from storage.clinic.store import DEMO_KEY, Store

MAPPING = {
    "mapping": {
        "columns": {
            "number": "MRN", "name": "Name", "test": "Test", "result": "Result", "unit": "Unit",
            "collected": "Collected",
        },
        "tests": {"AFP": "AFP", "ALT": "ALT"},
    }
}  # fmt: skip
HEAD = "MRN;Name;Test;Result;Unit;Collected\n"
TEXT = (
    f"{HEAD}0000101;王小明;AFP;>60,500;ng/mL;2024-01-05 08:00\n0000101;王小明;ALT;31.5;U/L;2024-01-05 08:00\n"
    "0000101;赵丽;AFP;5;ng/mL;2024-01-05\n0000101;王小明;AFP;溶血;ng/mL;2024-01-06\n"
)
Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    clinic = tmp_path / "clinic.hepatrack"
    with Store.create(clinic, key=DEMO_KEY) as store:
        patient = Patient(code="A", name="王小明", hospital_number="0000101", birth_date=date(1960, 2, 3))
        store.register(Record(patient=patient, treatment_start=date(2023, 5, 1)))
    (tmp_path / "mapping.json").write_text(json.dumps(MAPPING), encoding="utf-8")

    def command(text: str | bytes, *words: str, mapping: str = str(tmp_path / "mapping.json")) -> tuple[int, Any, str]:
        path = tmp_path / "lab.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        capfd.readouterr()
        status = main(
            ["import-labs", str(path), "--mapping", mapping, "--database", str(clinic), "--today", "2024-06-30", *words]
        )
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return status, json.loads(out) if "--json" in words and out else out, err

    return command


def test_that_a_dry_run_says_what_would_become_of_every_row_and_writes_nothing(run: Run) -> None:
    for _ in range(2):
        status, found, _ = run(TEXT, "--dry-run", "--json")
        assert (status, found["format"], found["version"], found["file_outcome"]) == (0, "lab-import", 1, "read")
        assert found["counts"] == {"accepted": 2, "refused": 1, "tray": 1, "ignored": 0, "same": 0}
        assert found["rows"][0] | {
            "patient": "A", "operator": ">", "value": "60500", "collected": "2024-01-05", "time": "08:00",
            "verbatim": ">60,500",
        } == found["rows"][0]  # fmt: skip
        assert len(found["sha256"]) == 64


def test_that_a_file_is_taken_once_and_twice_changes_nothing(run: Run) -> None:
    status, found, _ = run(TEXT, "--json")
    assert (status, found["written"], found["new"]) == (0, True, 2)
    status, found, _ = run(TEXT, "--json")
    assert (status, found["written"], found["new"], found["changed"]) == (0, False, 0, 0)
    assert found["counts"]["same"] == 3  # two that are recorded, and one that waits already
    status, found, _ = run(f"{HEAD}0000101;王小明;ALT;33.5;U/L;2024-01-05 08:00\n", "--json")
    assert (found["written"], found["new"], found["changed"], found["rows"][0]["changes"]) == (True, 0, 1, "31.5")


def test_that_nothing_is_taken_while_something_is_asked(run: Run) -> None:
    status, found, err = run(
        f"{HEAD}0000101;王小明;AFP;5;ng/mL;05/06/2023\n0000101;王小明;ALT;5;U/L;2024-01-05\n", "--json"
    )
    assert (status, found["written"], found["read_as"]["date_order"]) == (2, False, "?")
    assert "nothing was imported" in err
    assert run(HEAD + "0000101;王小明;ALT;5;U/L;2024-01-05\n", "--dry-run", "--json")[1]["counts"]["accepted"] == 1


def test_that_what_cannot_be_read_is_refused_with_status_2(run: Run) -> None:
    status, found, err = run(b"%PDF-1.4", "--json")
    assert (status, found["file_outcome"], found["rows"]) == (2, "refused: a PDF, not a table", [])
    assert "a PDF, not a table" in err
    assert run(b"", "--dry-run") == (2, "", "lab.csv: the file is empty\n")
    assert run(TEXT, mapping="No such") == (2, "", '--mapping: there is no mapping "No such"; saved are: none\n')


def test_that_people_are_told_line_by_line(run: Run) -> None:
    status, said, _ = run(TEXT, "--dry-run")
    assert status == 0
    assert 'line 5: refused "溶血": the sample was unfit' in said
    assert "line 4: tray" in said
    assert said.endswith("Only judged; nothing was written.\n")
