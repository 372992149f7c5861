"""Spoilt case files through the real command: an answer or one line that names the place, never a traceback.

HEPATRACK_EXAMPLES sets how many; every one has a number of its own, from which it is made again.
"""

from __future__ import annotations

import json
import math
import os
import random
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.spoilt import spoilt_case
from main import main
from tests.storage.example import full_case

EXAMPLES = int(os.environ.get("HEPATRACK_EXAMPLES", "400"))
CASES = Path(__file__).with_name("cases")


@lru_cache(maxsize=1)
def originals() -> tuple[dict[str, Any], ...]:
    """A case with everything in it, many times, and the worked cases."""
    worked = [path for path in sorted(CASES.glob("*.json")) if path.name != "expected.json"]
    return (full_case(),) * len(worked) + tuple(json.loads(path.read_text(encoding="utf-8")) for path in worked)


def spoilt(number: int) -> bytes:
    """The spoilt case file of a number."""
    return spoilt_case(random.Random(number), originals())


def impossible(value: Any, key: str = "") -> str:
    """What no accepted case may hold: a number that is not finite or is negative, or a length beyond half a metre."""
    if isinstance(value, dict):
        return next((said for name, item in value.items() if (said := impossible(item, name))), "")
    if isinstance(value, list):
        return next((said for item in value if (said := impossible(item, key))), "")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if not math.isfinite(value) or value < 0 or (key.endswith("_mm") and value > 500):
        return f"{key}: {value}"
    return ""


def no_constant(name: str) -> None:
    raise AssertionError(f"{name} in an answer")


def test_that_a_spoilt_case_is_answered_or_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    refused = 0
    for number in range(EXAMPLES):
        content = spoilt(number)
        path.write_bytes(content)
        status = main(["assess", str(path), *(["--json"] if number % 2 else [])])
        out, errors = capfd.readouterr()
        said = f"example {number}: {errors!r}"
        assert status in (0, 2), said
        if status == 2:
            refused += 1
            assert out == "", said
            assert errors.count("\n") == 1, said
            assert errors.endswith("\n"), said
            assert errors.strip().isprintable(), said
            place, parted, sentence = errors.partition(": ")
            assert parted, said
            assert place, said
            assert sentence.strip(), said
            assert "Error" not in errors, said
            continue
        assert errors == "", said
        assert not impossible(json.loads(content)), said
        if number % 2:
            json.loads(out, parse_constant=no_constant)
    assert 0.4 * EXAMPLES < refused < EXAMPLES
