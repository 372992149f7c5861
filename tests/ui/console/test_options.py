"""Options before a command, and names of files that no system can have: honoured or refused in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from main import main
from tests.storage.example import full_case

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _restored_mask():
    mask = os.umask(0o022)
    yield
    os.umask(mask)


def run(*words: str | bytes) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "main.py", *words], cwd=ROOT, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize(
    "words",
    [
        ["--today", "2024-01-01", "survival", "x.csv", "--time", "t", "--event", "e"],
        ["--today", "2024-01-01", "rules"],
        ["--today", "2024-01-01", "trials"],
        ["--theme", "dark", "rules"],
        ["--database", "x.hepatrack", "trials"],
        ["--demo", "rules"],
        ["--self-test", "trials"],
        ["--language", "en", "rules"],
    ],
)
def test_that_an_option_that_a_command_does_not_read_is_refused(
    words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    out, err = capfd.readouterr()
    assert (left.value.code, out, err.count("\n")) == (2, "", 1)
    command = next(word for word in words if word in ("survival", "rules", "trials"))
    assert err == f"hepatrack: {words[0]}: the command {command} does not read this option\n"


def test_that_the_clinic_file_may_be_named_before_the_command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.json").write_text(json.dumps(full_case()), encoding="utf-8")
    database = tmp_path / "clinic.hepatrack"
    assert main(["--database", str(database), "import", str(tmp_path / "case.json")]) == 0
    assert database.exists()
    capfd.readouterr()


LONG = "x" * 300
ODD = b"caf\xe9"
COMMANDS = {
    "assess": ["assess", "{}.json"],
    "import": ["import", "{}.json", "--database", "{}.hepatrack"],
    "export": ["export", "HCC-0021", "--out", "{}.json", "--database", "{}.hepatrack"],
    "survival": ["survival", "{}.csv", "--time", "t", "--event", "e"],
    "workbook": ["survival", "{}.xlsx", "--time", "t", "--event", "e"],
    "column": ["survival", "TABLE", "--time", "{}", "--event", "{}"],
    "reconstruct": ["reconstruct", "{}.csv", "--at-risk", "{}.csv", "--unit", "days", "--out", "{}.csv"],
    "out": ["reconstruct", "CURVE", "--at-risk", "RISK", "--unit", "days", "--out", "{}/{}.csv"],
    "cohort-report": ["cohort-report", "--cohort", "clinic", "--out", "{}/{}"],
    "cohort": ["cohort-report", "--cohort", "{}", "--out", "OUT"],
    "verify": ["verify", "--database", "{}.hepatrack"],
    "backup": ["backup", "--database", "{}.hepatrack"],
    "restore": ["restore", "{}.hepatrack", "--database", "{}.hepatrack"],
    "create-clinic": ["create-clinic", "--database", "{}/{}.hepatrack", "--user", "a", "--password-file", "{}"],
    "unknown": ["{}"],
    "option": ["assess", "case.json", "--{}"],
}


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist where names are bytes")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", [LONG.encode(), ODD, b"a\nb"], ids=["long", "no text", "two lines"])
def test_that_a_name_that_cannot_be_is_one_line(tmp_path: Path, command: str, name: bytes) -> None:
    (tmp_path / "table.csv").write_text("t,e\n1,1\n2,0\n", encoding="utf-8")
    (tmp_path / "curve.csv").write_text("time,survival\n1,0.9\n2,0.8\n", encoding="utf-8")
    (tmp_path / "risk.csv").write_text("time,at_risk\n0,20\n", encoding="utf-8")
    places = {"TABLE": "table.csv", "CURVE": "curve.csv", "RISK": "risk.csv", "OUT": "out"}
    here = os.fsencode(tmp_path)
    words = [
        here + b"/" + places[word].encode() if word in places else word.encode().replace(b"{}", name)
        for word in COMMANDS[command]
    ]
    words = [
        here + b"/" + word
        if word.endswith((b".json", b".csv", b".xlsx", b".hepatrack")) and not word.startswith(here)
        else word
        for word in words
    ]
    status, out, err = run(*words)
    assert "Traceback" not in err
    assert (status, out) == (2, "") or (status == 3 and command in ("out", "create-clinic", "cohort-report"))
    assert err.count("\n") == 1
    assert err.strip().isprintable()
