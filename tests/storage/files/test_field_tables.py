"""Tables and workbooks that were met in the field, with inputs of our own, and the shared ones where they are."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from main import main
from models.cohort.imported import TimeUnit
from storage.files.cohortfile import ColumnChoice, cohort_of
from storage.files.tablefile import read_table
from storage.problems import FileProblem

SHARED = os.environ.get("HEPATRACK_SHARED", Path(__file__).parents[4] / "shared")
FIELD = Path(SHARED) / "field"
shared = pytest.mark.skipif(not (FIELD / "expected.json").is_file(), reason="the shared folder is not here")
CURVE = "time,survival\n0.5,1.00\n1.05,1.00\n2.05,0.906\n2.98,0.815\n4.05,0.766\n"
RISK = "time,at_risk\n0,21\n4,16\n"


def survival(capfd: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, Any]:
    status = main(["survival", str(path), "--time", "time", "--event", "event", "--json", *words])
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    assert err.count("\n") == (1 if status else 0)
    return status, err if status else json.loads(out)


def reconstruct(
    capfd: pytest.CaptureFixture[str], folder: Path, curve: Path, risk: Path, *words: str
) -> tuple[int, str]:
    status = main(
        [
            "reconstruct",
            str(curve),
            "--at-risk",
            str(risk),
            "--unit",
            "weeks",
            "--out",
            str(folder / "made.csv"),
            *words,
        ]
    )
    out, err = capfd.readouterr()
    return status, out or err


def test_that_a_curve_from_0_to_1_is_not_taken_for_per_cent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "curve.csv").write_text(CURVE, encoding="utf-8")
    (tmp_path / "risk.csv").write_text(RISK, encoding="utf-8")
    paths = (tmp_path / "curve.csv", tmp_path / "risk.csv")
    status, said = reconstruct(capfd, tmp_path, *paths, "--percent")
    assert (status, said) == (
        2,
        'curve.csv, column "survival": the highest survival is 1: this curve runs from 0 to 1 and is not in per cent\n',
    )
    assert not (tmp_path / "made.csv").exists()
    assert reconstruct(capfd, tmp_path, *paths)[0] == 0


@pytest.mark.parametrize(
    ("risk", "said"),
    [
        ("time,at_risk\n0,10000000\n", "1e+07 at risk are too many; 200000 are the most"),
        ("time,at_risk\n0,1e300\n", "1e+300 at risk are too many"),
        ("time,at_risk\n0,1e999\n", '"1e999" is not a number'),
        (
            "time,at_risk\n" + "".join(f"{row},20\n" for row in range(201)),
            "there are 201 numbers at risk; 200 are the most",
        ),
    ],
)
def test_that_numbers_at_risk_beyond_measure_are_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], risk: str, said: str
) -> None:
    (tmp_path / "curve.csv").write_text(CURVE, encoding="utf-8")
    (tmp_path / "risk.csv").write_text(risk, encoding="utf-8")
    status, told = reconstruct(capfd, tmp_path, tmp_path / "curve.csv", tmp_path / "risk.csv")
    assert status == 2
    assert said in told


def test_that_a_curve_of_too_many_points_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = "".join(f"{row},{1 - row / 40_000:.6f}\n" for row in range(20_000))
    (tmp_path / "curve.csv").write_text("time,survival\n" + lines, encoding="utf-8")
    (tmp_path / "risk.csv").write_text(RISK, encoding="utf-8")
    status, told = reconstruct(capfd, tmp_path, tmp_path / "curve.csv", tmp_path / "risk.csv")
    assert (status, told) == (2, "curve.csv: the curve has 20000 points; 10000 are the most\n")


@shared
@pytest.mark.parametrize(
    ("file", "n", "events", "longest"),
    [
        ("dim_A1_D31.xlsx", 60, 40, 443),
        ("chartsheet_first.xlsx", 20, 10, None),
        ("big5.csv", 20, 13, None),
        ("r_rownames.csv", 20, 13, None),
        ("pandas_index.csv", 20, 13, None),
    ],
)
def test_that_a_shared_table_is_read(
    capfd: pytest.CaptureFixture[str], file: str, n: int, events: int, longest: int | None
) -> None:
    status, found = survival(capfd, FIELD / file)
    assert (status, found["n"], found["events"]) == (0, n, events)
    assert longest is None or found["groups"][0]["curve"][-1]["time"] == longest


@shared
@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("de_thousand.csv", '"1.250" may be 1250 or 1.250; say which decimal mark the table has (--decimal)'),
        ("zwsp.csv", "an invisible sign, U+200B (zero width space)"),
        ("formula_nocache.xlsx", "cell D2: a formula stands here whose result was never saved"),
    ],
)
def test_that_a_shared_table_is_refused(capfd: pytest.CaptureFixture[str], file: str, said: str) -> None:
    status, told = survival(capfd, FIELD / file)
    assert status == 2
    assert said in told


@shared
def test_that_the_shared_groups_have_no_curve_of_what_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    status, found = survival(capfd, FIELD / "odd_groups.csv", "--group", "arm")
    rows = (FIELD / "odd_groups.csv").read_text(encoding="utf-8").splitlines()[1:]
    missing = sum(row.endswith((',"NA"', ',""')) for row in rows)
    names = [group["group"] for group in found["groups"]]
    assert (status, found["n"], found["left_out"]) == (0, len(rows) - missing, missing)
    assert names == ['<b>x</b> & "y"', "=1+1", "A, B; C", "≥400 ng/mL"]


@shared
def test_that_the_shared_numbers_with_missing_ones_are_numbers() -> None:
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS, covariates=("afp",))
    (afp,) = cohort_of(read_table(FIELD / "na_cov.csv"), choice, name="x").covariates
    assert isinstance(afp.values, np.ndarray)
    assert 0 < afp.missing < afp.values.size


@shared
def test_that_the_shared_curve_is_21_patients_and_16_events(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = (FIELD / "he_curve.csv", FIELD / "he_risk.csv")
    status, said = reconstruct(capfd, tmp_path, *paths)
    assert (status, said.splitlines()[0].split("; ")[0]) == (
        0,
        "Reconstructed from a published curve: 21 patients, 16 events",
    )
    assert reconstruct(capfd, tmp_path, *paths, "--percent")[0] == 2


@shared
def test_that_every_shared_table_is_an_answer_or_a_sentence() -> None:
    said = []
    for path in sorted(FIELD.iterdir()):
        if path.suffix in (".csv", ".xlsx", ".txt"):
            try:
                said.append(str(read_table(path).how_read))
            except FileProblem as problem:
                said.append(str(problem))
    assert said
    assert all(words.isprintable() for words in said)
