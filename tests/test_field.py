"""What the first clinics and other programs' bug reports brought: files that must be refused, or read without loss.

Each case is written here in small; where the shared folder with the original files is at hand, those are run too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from main import main

FIELD = Path(os.environ.get("HEPATRACK_SHARED", Path(__file__).parents[2] / "shared")) / "field"
TODAY = "2026-11-30"
Document = dict[str, Any]


def case(**parts: Any) -> Document:
    return {"format": "hcc-case", "version": 1, "patient": {"code": "F"}, "treatment_start": "2023-03-10", **parts}


def afp(on: str, value: str) -> Document:
    return {"analyte": "AFP", "date": on, "value": value, "unit": "ng/mL"}


def read(on: str, modality: str, size: float) -> Document:
    return {"date": on, "modality": modality, "reader": "A", "lesions": {"T1": {"diameter_mm": size}}}


OWN: dict[str, Document] = {
    "hb": case(
        labs=[
            {"analyte": "hemoglobin", "date": "2023-04-01", "value": "70", "unit": "g/L", "low": 130},
            {"analyte": "WBC", "date": "2023-04-01", "value": "0.9", "unit": "10^9/L", "low": 4},
        ]
    ),
    "ch_future": case(labs=[afp("2023-03-09", "400"), afp("2099-04-20", "100")]),
    "tl_dead": case(visits=[{"date": "2023-07-01"}], outcome={"alive": False, "death_date": "2023-06-01"}),
    "tl": case(
        treatments=[
            {"kind": "drug", "agent": "lenvatinib", "start": "2023-03-10", "dose": 12, "unit": "mg"},
            {"kind": "drug", "agent": "lenvatinib", "start": "2023-05-10", "dose": 8, "unit": "mg"},
        ],
        adverse_events=[
            {"term": "Fatigue", "grade": 2, "start": "2023-04-01"},
            {"term": "Fatigue", "grade": 3, "start": "2023-04-10", "stop": "2023-04-20"},
            {"term": "Diarrhea", "grade": 5, "start": "2024-05-30"},
        ],
        outcome={"alive": True, "last_contact": "2024-06-01"},
    ),
    "rc_twocent": case(
        lesions=[{"number": "T1", "role": "target", "organ": "liver"}],
        imaging=[read("2023-03-08", "CT", 40), read("2023-03-08", "MRI", 60), read("2023-04-21", "MRI", 50)],
    ),
    "ch_sameday": case(
        labs=[
            afp("2023-03-09T08:00", "400"),
            afp("2023-03-09T16:00", "4,000"),
            afp("2023-03-09", "40"),
            afp("2023-04-20", "100"),
            afp("2023-04-20", "10"),
        ]
    ),
    "ch_cens": case(labs=[afp(on, ">60,500") for on in ("2023-03-09", "2023-04-20", "2023-06-01")]),
    "b_1899": case(patient={"code": "F", "birth_date": "1899-12-31"}),
}
REFUSED = {
    "hb": 'labs[0].analyte: "hemoglobin" is spelt "haemoglobin"; "WBC" is spelt "white cells"',
    "ch_future": f"labs[1].date: 2099-04-20 is after today, {TODAY}",
    "tl_dead": "visits[0].date: 2023-07-01 is after the death, 2023-06-01",
    "b_1899": "patient.birth_date: ",
}


def flags(document: Document, rule: str) -> list[tuple[str, str, bool]]:
    return [(flag["severity"], flag["summary"], flag["data_gap"]) for flag in document["flags"] if flag["rule"] == rule]


def is_tl(document: Document) -> None:
    found = flags(document, "R-16")
    assert ("review", "Diarrhea of grade 5 means death, and no death is recorded", False) in found
    assert any("2 entries of lenvatinib have no end" in summary for _, summary, _ in found)


def is_rc_twocent(document: Document) -> None:
    found = [flag for flag in document["flags"] if flag["rule"] == "R-16" and flag["data_gap"]]
    said = json.dumps(found, ensure_ascii=False)
    assert "40" in said
    assert "60" in said


def is_ch_sameday(document: Document) -> None:
    marker = document["markers"]["AFP"]
    assert marker["baseline"] == "4,000"
    assert marker["week6"]["value"] == "10"
    inputs = [given for flag in document["flags"] if flag["rule"] == "R-10.3" for given in flag["inputs"]]
    for value, why in (("400", "later time of day"), ("40", "the one with a time of day"), ("100", "entered last")):
        assert any(f"not counted: {value} ng/mL" in given and f"({why})" in given for given in inputs)


def is_ch_cens(document: Document) -> None:
    marker = document["markers"]["AFP"]
    assert marker["answer"] == "cannot be determined"
    assert (marker["week6"]["fall_percent_low"], marker["week6"]["fall_percent_high"]) == (None, None)
    assert "%" not in marker["reason"]


READ: dict[str, Callable[[Document], None]] = {
    "tl": is_tl,
    "rc_twocent": is_rc_twocent,
    "ch_sameday": is_ch_sameday,
    "ch_cens": is_ch_cens,
}


def assessed(path: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["assess", str(path), "--json", "--today", TODAY])
    out, errors = capfd.readouterr()
    return status, out, errors


def check(name: str, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, errors = assessed(path, capfd)
    if name in REFUSED:
        assert (status, out) == (2, "")
        assert errors.startswith(REFUSED[name])
    else:
        assert (status, errors) == (0, "")
        READ[name](json.loads(out))


@pytest.mark.parametrize("name", sorted(OWN))
def test_that_a_case_of_the_field_gives_what_it_must(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{name}.json"
    path.write_text(json.dumps(OWN[name]), encoding="utf-8")
    check(name, path, capfd)


@pytest.mark.skipif(not FIELD.is_dir(), reason="the files of the field are not at hand")
@pytest.mark.parametrize("name", sorted(OWN))
def test_that_the_original_of_a_case_of_the_field_does_too(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    check(name, FIELD / f"{name}.json", capfd)


def test_that_assess_and_import_refuse_what_has_not_happened_yet(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case(visits=[{"date": "2024-01-02"}])), encoding="utf-8")
    clinic = ["--database", str(tmp_path / "clinic.hepatrack")]
    for command in (["assess", str(path)], ["import", str(path), *clinic]):
        assert main([*command, "--today", "2024-01-01"]) == 2
        assert "visits[0].date: 2024-01-02 is after today, 2024-01-01" in capfd.readouterr().err
        assert main(["--today", "2024-01-01", *command]) == 2
        assert main([*command, "--today", "2024-01-02"]) == 0
        capfd.readouterr()
