"""What a command of the console leaves in the log: that it ran and how it ended, never of whom."""

from __future__ import annotations

import logging
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from storage.places import log_file
from ui.console import commands


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    yield
    for part in ("models", "storage", "ui"):
        logging.getLogger(part).handlers.clear()


def _lines() -> list[str]:
    return [line.split(": ", 1)[-1] for line in log_file().read_text(encoding="utf-8").splitlines()]


def test_that_a_command_is_written_with_its_status(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main.main(["rules"]) == 0
    assert _lines() == ["rules begun", "rules ended, status 0"]


def test_that_a_refused_file_is_written_without_its_name(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main.main(["assess", str(tmp_path / "Zhang Wei.json")]) == 2
    lines = _lines()
    assert [lines[0], lines[1], lines[-1]] == ["assess begun", "ended by FileProblem", "assess ended, status 2"]
    assert any("storage/files/casefile.py" in line for line in lines)
    assert not any("Zhang" in line for line in lines)
    assert b"Zhang Wei.json" in capfdbinary.readouterr().err  # whoever gave the command is told


def test_that_an_unforeseen_error_of_a_command_is_written_and_raised() -> None:
    main.logfile.begin()
    with pytest.raises(AttributeError):
        commands.run(Namespace(command="assess", case="Zhang Wei"))
    lines = _lines()
    assert lines[:2] == ["assess begun", "unforeseen error"]
    assert "  AttributeError" in lines
    assert not any("Zhang" in line for line in lines)
