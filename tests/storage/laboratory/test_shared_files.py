"""The made-up laboratory files of the shared folder: every row has the outcome that stands beside it."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.laboratory.document import import_document
from models.laboratory.judging import clinic_of
from models.laboratory.mapping import mapping_of
from models.laboratory.results import Person
from storage.laboratory.reading import judge_file
from storage.problems import FileProblem

SHARED = Path(os.environ.get("HEPATRACK_SHARED", Path(__file__).parents[4] / "shared"))
LAB = SHARED / "lab"
FILES = sorted(path.name.removesuffix(".expected.json") for path in LAB.glob("*.expected.json"))
COMPARED = ("patient", "analyte", "operator", "value", "unit", "collected", "time", "rule", "flag", "reference_range")


@pytest.mark.skipif(not FILES, reason="the shared folder is not here")
@pytest.mark.parametrize("found_out", [False, True], ids=["as said", "found out"])
@pytest.mark.parametrize("name", FILES)
def test_that_every_row_of_a_shared_file_has_its_outcome(name: str, found_out: bool) -> None:
    expected = json.loads((LAB / f"{name}.expected.json").read_text(encoding="utf-8"))
    roster = json.loads((LAB / expected.get("roster", "roster.json")).read_text(encoding="utf-8"))
    people = [
        Person(code=one["key"], number=one["number"], names=(one["name"],), born=date.fromisoformat(one["born"]))
        for one in roster["patients"]
    ]
    read_as = {} if found_out else expected["read_as"]
    mapping = mapping_of({"read_as": read_as, "mapping": expected["mapping"]})
    clinic = clinic_of(people, date.fromisoformat(roster["today"]))
    if expected["file_outcome"].startswith("refused"):
        with pytest.raises(FileProblem, match=expected["file_outcome"].removeprefix("refused: ")):
            judge_file(LAB / name, mapping, clinic)
        return
    document = import_document(judge_file(LAB / name, mapping, clinic))
    assert {outcome: count for outcome, count in document["counts"].items() if count} == expected["counts"]
    left = list(document["rows"])
    for wanted in expected.get("rows", []):
        left.remove(next(row for row in left if _is(row, wanted)))
    assert left == []


def _is(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    keys = ("line", "outcome", *(COMPARED if wanted["outcome"] == "accepted" else ()))
    return all(row[key] == wanted[key] for key in keys if key in wanted)
