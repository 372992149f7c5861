"""Worked cases: small case files, assessed by the real command, against answers worked out by hand from the rules.

``tests/cases/expected.json`` names for each file the rule, the working and either the answers (by their place in
``assess --json``; only what is named is compared) or the one line with which the file is refused. ``[*]`` in a place
stands for each entry of a list; *flags hold* and *flags lack* name rules of the flags.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from main import main
from storage.places import RESOURCES

CASES = Path(__file__).with_name("cases")
ANSWERS: dict[str, dict[str, Any]] = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
_STEP = re.compile(r"[^.\[\]]+|\[\d+\]|\[\*\]")


@lru_cache(maxsize=1)
def validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((RESOURCES / "hcc-course.schema.json").read_text(encoding="utf-8")))


def found(document: Any, place: str) -> Any:
    """What stands at a place such as ``imaging[*].recist.target`` or ``liver[0].albi``."""
    return _below(document, _STEP.findall(place))


def _below(value: Any, steps: list[str]) -> Any:
    if not steps or value is None:
        return value
    first, rest = steps[0], steps[1:]
    if first == "[*]":
        return [_below(item, rest) for item in value]
    return _below(value[int(first[1:-1])] if first.startswith("[") else value[first], rest)


def test_that_every_case_has_its_answers() -> None:
    assert {path.stem for path in CASES.glob("*.json")} - {"expected"} == set(ANSWERS)
    assert all(answer["rule"] and answer["working"] for answer in ANSWERS.values())


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if "expected" in answer])
def test_that_a_worked_case_comes_out(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(CASES / f"{name}.json"), "--json"]) == 0
    out, errors = capfd.readouterr()
    document = json.loads(out)
    rules = {flag["rule"] for flag in document["flags"]}
    expected = dict(ANSWERS[name]["expected"])
    held, lacked = expected.pop("flags hold", []), expected.pop("flags lack", [])
    assert {place: found(document, place) for place in expected} == expected
    assert rules.issuperset(held)
    assert rules.isdisjoint(lacked)
    assert errors == ""
    validator().validate(document)


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if "refused" in answer])
def test_that_a_case_that_cannot_be_is_refused(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(CASES / f"{name}.json"), "--json"]) == 2
    out, errors = capfd.readouterr()
    assert out == ""
    assert errors.startswith(ANSWERS[name]["refused"])
    assert errors.count("\n") == 1
