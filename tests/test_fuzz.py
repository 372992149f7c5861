"""Spoilt case files through the real command: an answer or one line that names the place, never a traceback.

HEPATRACK_EXAMPLES sets how many; every one has a number of its own, from which it is made again.
"""

from __future__ import annotations

import copy
import json
import math
import os
import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from main import main
from tests.storage.example import full_case

EXAMPLES = int(os.environ.get("HEPATRACK_EXAMPLES", "400"))
CASES = Path(__file__).with_name("cases")
NASTY: tuple[Any, ...] = (
    None, True, False, 0, -0.0, -1, -0.1, 0.05, 1, 3, 5.5, 500, 500.1, 501, 1e9, 1e15, 1e308, 10**30, 10**400,
    float("nan"), float("inf"), float("-inf"), "", " ", "0", "-1", "−1", "NaN", "Infinity", "1e3", "1,5", "12,34",
    "1,234", ">", "<", ">>5", "≥ 5", "<1.3", "＞４００", "≧7", ">60,500", "5 mm", "5.", ".5", "+5", "0x1F", "١٢", "²",
    "T1", "T9", "NEW1", "AFP", "afp", "A F P", "Vp3", "vp3", "Vp5", "0", "I", "V", "CR", "absent", "Absent", "merged",
    "too small", "present", "progressed", "target", "new", "A", "mg/L", "ng/mL", "µg/L", "ug/L", "umol/L", "g/dL",
    "2024-02-30", "2024-2-3", "20240203", "2024-02-03", "2024-02-03T25:00", "2024-02-03T08:30", "1899-12-31",
    "1900-01-01", "2099-12-31", "9999-12-31", "0000-00-00", "03.02.2024", "today", "x" * 3000, "é" * 101, "line\nbreak",
    "tab\there", "nul\x00", "\ud800", "\u202e", "🩻", "'; DROP TABLE patients; --", "../../etc/passwd", "%s%n", "{0}",
    [], {}, [[]], [None], {"": None}, {"state": "absent"}, {"diameter_mm": -5}, {"vp": "Vp9"}, [1, 2, 3],
)  # fmt: skip
Spoil = Callable[[random.Random, Any, Any], None]


@lru_cache(maxsize=1)
def originals() -> tuple[dict[str, Any], ...]:
    """A case with everything in it, many times, and the worked cases."""
    worked = [path for path in sorted(CASES.glob("*.json")) if path.name != "expected.json"]
    return (full_case(),) * len(worked) + tuple(json.loads(path.read_text(encoding="utf-8")) for path in worked)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    if not isinstance(value, dict | list):
        return []
    found = [(value, key) for key in (value if isinstance(value, dict) else range(len(value)))]
    return found + [place for container, key in found for place in places(container[key])]


def _replace(chance: random.Random, container: Any, key: Any) -> None:
    container[key] = copy.deepcopy(chance.choice(NASTY))


def _remove(_chance: random.Random, container: Any, key: Any) -> None:
    del container[key]


def _stretch(chance: random.Random, container: Any, key: Any) -> None:
    value = container[key]
    if isinstance(value, int | float) and not isinstance(value, bool):
        small = abs(value) < 1e15
        container[key] = chance.choice(
            (-value, value * 10, value * 1000, *((value + 0.01, value / 3) if small else ()))
        )
    elif isinstance(value, str) and value:
        at = chance.randrange(len(value))
        container[key] = value[:at] + chance.choice(("", " ", "9", "-", ",", ">", "\u00a0", "x")) + value[at + 1 :]
    else:
        container[key] = [value, value]


def _rename(chance: random.Random, container: Any, key: Any) -> None:
    if isinstance(container, dict):
        container[chance.choice((key.upper(), f"{key} ", f"{key}s", key[::-1], "x", ""))] = container.pop(key)
    else:
        container.append(copy.deepcopy(container[key]))


def _borrow(chance: random.Random, container: Any, key: Any) -> None:
    other, name = chance.choice(places(chance.choice(originals())))
    container[key] = copy.deepcopy(other[name])


def _bury(chance: random.Random, container: Any, key: Any) -> None:
    for _ in range(chance.choice((1, 2, 15, 200))):
        container[key] = [container[key]]


SPOILS: tuple[Spoil, ...] = (_replace, _replace, _replace, _stretch, _stretch, _remove, _rename, _borrow, _bury)


def spoilt(number: int) -> bytes:
    """The spoilt case file of a number: a few things changed in the document, and now and then in its bytes."""
    chance = random.Random(number)
    document = copy.deepcopy(chance.choice(originals()))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        container, key = chance.choice(places(document))
        chance.choice(SPOILS)(chance, container, key)
        if not places(document):
            break
    content = json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        at = chance.randrange(len(content))
        content = chance.choice((content[:at], content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :], b""))
    return content


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
