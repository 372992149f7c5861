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
from models.course.course import Course
from models.record.rulebook import RULES
from models.response.response import Criterion
from models.words import Why
from storage.files.casefile import read_case
from storage.places import RESOURCES
from ui.console.commands import judged_case
from ui.console.text import course_text

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


ACCEPTED = [name for name, answer in ANSWERS.items() if "expected" in answer]


@pytest.mark.parametrize("name", ACCEPTED)
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


def workings(course: Course) -> list[Why]:
    """The working of every answer of a course."""
    series = [course.series, *(other.series for _, other in course.other_readers)]
    points = [point for one in series for point in one.points]
    return [
        *(read.why for point in points for read in (point.recist, point.mrecist)),
        *(point.thrombus.why for point in points if point.thrombus is not None),
        *(one.best(criterion).why for one in series for criterion in Criterion),
        *(marker.why for marker in (course.markers.afp, course.markers.pivka, course.markers)),
        *(grade.why for grade in course.lab_grades),
        *(scores.why for scores in course.liver),
        *(stage.why for stage in (course.stages.baseline, course.stages.last) if stage is not None),
        *(check.why for check in course.entry_checks),
        *(flag.why for flag in course.flags),
    ]


@pytest.mark.parametrize("name", ACCEPTED)
def test_that_every_answer_of_a_worked_case_explains_itself(name: str) -> None:
    course = judged_case(read_case(CASES / f"{name}.json"))
    known = {rule.id for rule in RULES}
    for why in workings(course):
        assert why.rule in known
        assert why.source
        assert why.inputs or why.steps or why.missing
        said = [*why.inputs, *why.missing, *(part for step in why.steps for part in (step.left, step.right))]
        assert all(str(words) and "{" not in str(words) and "None" not in str(words) for words in said)
    assert "{" not in course_text(course)
