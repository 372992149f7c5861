"""What of each room the tests reach, and the floor it must not fall below: a plugin, loaded with ``-p tests.floors``.

It measures in every process that runs tests, joins what they found, and says it before pytest's closing line. Floors
are held only by a run of everything: of a few tests it names what they reach and judges nothing.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = str(ROOT / "pyproject.toml")
KEPT = ROOT / "build" / "coverage"
NOT_REACHED = KEPT / "not-reached.txt"

# Statements and branches, in per cent. models/ is what it must be; the others are to stand a little below what the
# first run of everything measures on a quiet machine. Until then they are said and hold nothing.
FLOORS = {"models": 98.0, "storage": 96.0, "ui": 93.0}

MEASURED = Coverage(data_file=str(KEPT / "reached"), data_suffix=True, config_file=SETTINGS)
REACHED = pytest.StashKey[dict[str, float]]()


def shares_out(config: pytest.Config) -> bool:
    """Is this the process that gives the tests to others?"""
    return bool(config.getoption("numprocesses", None))


def is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def holds_floors(config: pytest.Config) -> bool:
    """Were all tests asked for?"""
    chosen = config.getoption("keyword") or config.getoption("markexpr") or config.getoption("lf", False)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


def pytest_configure(config: pytest.Config) -> None:
    """Before the first test file is read, and with it the rooms."""
    KEPT.mkdir(parents=True, exist_ok=True)
    if not is_worker(config):
        for old in KEPT.glob("reached*"):
            old.unlink()
    if is_worker(config) or not shares_out(config):
        MEASURED.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Property tests are not measured: it would take three times as long, and what only chance reaches is not held."""
    if not getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        return (yield)
    MEASURED.stop()
    try:
        return (yield)
    finally:
        MEASURED.start()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process saves what it found; the last joins it, when all others have ended."""
    config = session.config
    if is_worker(config) or not shares_out(config):
        MEASURED.stop()
        MEASURED.save()
    if is_worker(config):
        return
    joined = Coverage(data_file=str(KEPT / "joined"), config_file=SETTINGS)
    joined.combine([str(path) for path in KEPT.glob("reached*")])
    with NOT_REACHED.open("w", encoding="utf-8") as file:
        config.stash[REACHED] = {
            room: joined.report(include=[f"{room}/*"], show_missing=True, skip_covered=True, file=file)
            for room in FLOORS
        }
    if holds_floors(config) and too_low(config.stash[REACHED]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def too_low(reached: dict[str, float]) -> list[str]:
    return [room for room, floor in FLOORS.items() if reached[room] < floor]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reached = config.stash.get(REACHED, None)
    if reached is None:
        return
    held = holds_floors(config)
    terminalreporter.section("statements and branches that the tests reach")
    for room, floor in FLOORS.items():
        low = held and room in too_low(reached)
        beside = f"{'below' if low else 'at or above'} its floor of {floor:g} %" if held else "of a part of the tests"
        terminalreporter.write_line(f"{room}: {reached[room]:.2f} %, {beside}", red=low)
    terminalreporter.write_line(f"What was not reached: {NOT_REACHED.relative_to(ROOT)}")
