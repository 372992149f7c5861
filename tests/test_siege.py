"""The frame of the sieges: what is run, what is kept of it, and that every siege is there."""

from __future__ import annotations

import inspect
from datetime import date
from pathlib import Path

import pytest

from benchmarks.siege import KEPT, SIEGES, Result, Siege, keep, laid, main


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The page as it is committed, to write on."""
    made = tmp_path / "sieges.md"
    made.write_text(KEPT.read_text(encoding="utf-8"), encoding="utf-8")
    return made


class _Given(Siege):
    """A siege whose function is given and not looked for."""

    def function(self):  # type: ignore[no-untyped-def]
        return {"held": _held, "lost": _lost}[self.place]


def _held(count: int, seed: int) -> str:
    return f"{count} of {count} held | seed {seed}\nnothing lost"


def _lost(count: int, seed: int) -> str:
    raise AssertionError(f"1 of {count} was lost in silence")


def test_that_a_siege_is_kept_with_date_commit_count_and_result(page: Path) -> None:
    before = page.read_text(encoding="utf-8")
    keep([laid("held", _Given("held", 3), count=None, seed=7)], page, on=date(2026, 11, 30), commit="abc1234+")
    added = page.read_text(encoding="utf-8").removeprefix(before)
    assert added == "| 2026-11-30 | abc1234+ | held | 3 | 7 | 0 s | 3 of 3 held \\| seed 7 nothing lost |\n"


def test_that_what_was_lost_is_kept_too_and_ends_in_failure(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sieges = {"lost": _Given("lost", 5), "held": _Given("held", 2)}
    assert main(["--count", "4"], sieges=sieges, page=page) == 1
    lines = page.read_text(encoding="utf-8").splitlines()[-2:]
    assert "| lost | 4 | 1 | 0 s | **lost**: 1 of 4 was lost in silence |" in lines[0]
    assert "| held | 4 | 1 |" in lines[1]
    assert main(["held"], sieges=sieges, page=page) == 0
    assert "held | 2 | 1" in capsys.readouterr().out


def test_that_a_siege_nobody_knows_is_named(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["storms"], page=page)
    assert "there is no siege storms; the sieges are kills" in capsys.readouterr().err


def test_that_thousands_are_written_as_elsewhere() -> None:
    assert Result("mutated-inputs", 6000, 1, 3601.4, True, "fine").row == "mutated-inputs | 6,000 | 1 | 3,601 s | fine"


@pytest.mark.parametrize("name", SIEGES)
def test_that_every_siege_is_there_and_on_its_page(name: str) -> None:
    assert list(inspect.signature(SIEGES[name].function()).parameters) == ["count", "seed"]
    assert f"| {name} | {SIEGES[name].count:,} |" in KEPT.read_text(encoding="utf-8")
