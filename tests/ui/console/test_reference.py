"""main.py trials and main.py reconstruct: what they print, what they write, and what they refuse in one line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from main import main
from models.cohort.imported import CohortKind, TimeUnit
from models.statistics.survival import Sample, counts, kaplan_meier, quantile
from storage.files.cohortfile import ColumnChoice, cohort_of
from storage.files.tablefile import read_table
from tests.models.r_reference import groups


@pytest.fixture(autouse=True)
def _mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def run(capfd: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    try:
        status = main([str(word) for word in words])
    except SystemExit as left:
        status = int(left.code or 0)
    out, err = capfd.readouterr()
    return status, out, err


def clicked(folder: Path, sample: Sample, *, name: str = "", percent: bool = False) -> tuple[list[str], list[str]]:
    """Rows of the two files that somebody makes of a printed curve."""
    curve = kaplan_meier(sample)
    steps = curve.events > 0
    scale, group = (100 if percent else 1), ([name] if name else [])
    points = zip(curve.time[steps].tolist(), (curve.survival[steps] * scale).tolist(), strict=True)
    ticks = [tick for tick in range(0, 1100, 100) if tick <= sample.last]
    numbers = zip(ticks, (one.at_risk for one in counts(sample, ticks)), strict=True)
    return (
        [",".join([f"{time:g}", f"{share:.4f}", *group]) for time, share in points],
        [",".join([str(tick), str(number), *group]) for tick, number in numbers],
    )


def files(folder: Path, curve: list[str], risk: list[str], *, grouped: bool = False) -> tuple[Path, Path]:
    more = ",group" if grouped else ""
    (folder / "curve.csv").write_text("\n".join([f"time,survival{more}", *curve]), encoding="utf-8")
    (folder / "risk.csv").write_text("\n".join([f"time,at_risk{more}", *risk]), encoding="utf-8")
    return folder / "curve.csv", folder / "risk.csv"


def test_that_trials_are_listed_and_searched(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, "trials", "--search", "reflect table")
    assert (status, err) == (0, "")
    assert out.startswith("REFLECT 2018 (aHCC; line: first)  [REFLECT_T]\n")
    assert "    PFS hazard ratio, Lenvatinib against Sorafenib: 0.66 (0.57–0.77; 95 %); p <0.0001\n" in out
    assert "  Source: Review of systemic therapy for HCC, Table 3\n" in out
    whole = run(capfd, "trials")[1]
    assert whole.endswith("94 entries, figures as printed in their sources\n")
    assert "OS median, PIVKA-II fall ≥ 50 %: not reached" in whole
    assert "PFS rate at 6 months, Cadonilimab + lenvatinib + SBRT: 57.1 % (46.3–67.9; ±1 SE)" in whole
    assert "Printed differently in different places:\n" in whole
    assert run(capfd, "trials", "--search", "no such thing")[1].startswith("0 entries")


def test_that_trials_are_given_to_programs(capfd: pytest.CaptureFixture[str]) -> None:
    document = json.loads(run(capfd, "trials", "--json")[1])
    assert (document["format"], document["version"], len(document["trials"])) == ("published-trials", 1, 94)
    vp4 = next(one for one in document["trials"] if one["row"] == "IMB150_VP4")
    assert [(mark["endpoint"], mark["survival"], round(mark["days"], 1)) for mark in vp4["marks"]] == [
        ("OS", 0.5, 231.3),
        ("PFS", 0.5, 164.4),
    ]
    assert {one["trial"] for one in document["conflicts"]} >= {"REFLECT", "IMbrave150"}


@pytest.mark.parametrize("percent", [False, True])
def test_that_a_curve_becomes_a_table_that_says_what_it_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], percent: bool
) -> None:
    sample = groups("lung")[0].sample
    curve, risk = files(tmp_path, *clicked(tmp_path, sample, percent=percent))
    out = tmp_path / "made.csv"
    more = ["--percent"] if percent else []
    words = ("reconstruct", curve, "--at-risk", risk, "--unit", "days", "--events", 112, "--out", out, *more)
    status, said, err = run(capfd, *words)
    assert (status, err) == (0, "")
    assert said.startswith("Reconstructed from a published curve: 138 patients, 112 events; times in days\n")
    assert "algorithm of Guyot 2012" in said
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == '"time","event","origin"'
    assert all(line.endswith(',"reconstructed from a published curve"') for line in lines[1:])
    choice = ColumnChoice(time="time", event="event", unit=TimeUnit.DAYS)
    again = cohort_of(read_table(out), choice, name="Lung")
    assert (again.kind, again.n) == (CohortKind.RECONSTRUCTED, 138)
    assert quantile(kaplan_meier(again.sample())).value == pytest.approx(270, rel=0.02)


def test_that_several_arms_become_groups_of_one_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = [clicked(tmp_path, group.sample, name=f"arm {group.name}") for group in groups("lung")]
    points, numbers = ([row for arm in made for row in arm[part]] for part in (0, 1))
    curve, risk = files(tmp_path, points, numbers, grouped=True)
    out = tmp_path / "made.csv"
    status, said, _ = run(capfd, "reconstruct", curve, "--at-risk", risk, "--unit", "days", "--out", out)
    assert status == 0
    assert "Group arm 1: 138 patients" in said
    assert "Group arm 2: 90 patients, 53 events, median 426" in said
    status, said, _ = run(
        capfd, "survival", out, "--time", "time", "--event", "event", "--group", "group", "--json"
    )  # fmt: skip
    ratio = json.loads(said)["cox"][0]["hazard_ratio"]
    assert np.isclose(ratio, 0.588, rtol=0.05)


CURVE, RISK = ["2,0.8", "4,0.6"], ["0,10", "3,8"]


@pytest.mark.parametrize(
    ("curve", "risk", "more", "said"),
    [
        (["2,0.8", "x,0.6"], RISK, [], 'curve.csv, row 2 (line 3), column "time": "x" is not a number'),
        (["2,0.8", "4,"], RISK, [], 'curve.csv, row 2 (line 3), column "survival": the number is missing'),
        (["-2,0.8"], RISK, [], 'curve.csv, row 1 (line 2), column "time": -2 is negative'),
        (["2,80", "4,60"], RISK, [], "curve.csv: survival 80 is not between 0 and 1"),
        (["2,0.4", "4,0.6"], RISK, [], "curve.csv: survival rises by 0.200 to 0.6 at time 4"),
        (CURVE, ["0,10", "3,8.5"], [], 'risk.csv, row 2 (line 3), column "at_risk": 8.5 is not a whole number of'),
        (CURVE, ["0,10", "3,12"], [], "curve.csv: 12 at risk at time 3, after 10: the number at risk never rises"),
        (CURVE, ["1,10"], [], "curve.csv: the numbers at risk must start at time 0"),
        (CURVE, [], [], "risk.csv: the table has no rows"),
        (CURVE, RISK, ["--events", "11"], "curve.csv: 11 events cannot be of 10 patients"),
    ],
)
def test_that_bad_files_are_refused_in_one_line_and_nothing_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], curve: list[str], risk: list[str], more: list[str], said: str
) -> None:
    paths, out = files(tmp_path, curve, risk), tmp_path / "made.csv"
    status, printed, err = run(
        capfd, "reconstruct", paths[0], "--at-risk", paths[1], "--unit", "months", "--out", out, *more
    )
    assert (status, printed) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1
    assert not out.exists()


def test_that_groups_of_both_files_must_agree(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    curve, risk = files(tmp_path, ["2,0.8,a", "4,0.6,a"], ["0,10,b"], grouped=True)
    words = ("reconstruct", curve, "--at-risk", risk, "--unit", "days", "--out", tmp_path / "made.csv")
    assert run(capfd, *words)[2] == 'risk.csv: its groups are "b"; those of curve.csv are "a"\n'
    files(tmp_path, ["2,0.8,a", "4,0.6,b", "2,0.8,a", "4,0.6,b"], ["0,10,a", "0,10,b"], grouped=True)
    told = run(capfd, *words, "--events", "3")[2]
    assert told == "curve.csv: a total of events can only be given for a curve without groups\n"


def test_that_the_unit_is_asked_for(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    curve, risk = files(tmp_path, CURVE, RISK)
    status, _, err = run(capfd, "reconstruct", curve, "--at-risk", risk, "--out", tmp_path / "made.csv")
    assert status == 2
    assert "--unit" in err


def test_that_a_folder_that_is_not_there_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    curve, risk = files(tmp_path, CURVE, RISK)
    out = tmp_path / "none" / "made.csv"
    status, _, err = run(capfd, "reconstruct", curve, "--at-risk", risk, "--unit", "days", "--out", out)
    assert status == 3
    assert "was not written" in err
