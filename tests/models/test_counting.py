"""What is counted agrees with its number: one death, two deaths, on every screen and in every sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.words import COUNTED, filled, sentence

ROOT = Path(__file__).parents[2]
_COUNTED = set(COUNTED.split("|"))
# What follows a name and is no noun of many, or stands as part of a name.
_OTHERS = (
    "agrees as brings changes comes counts differs disagrees does ends exists has holds is its keeps lacks less lies "
    "looks names needs opens overlaps previous says shows stands this was seconds"
)
_AFTER_A_PLACE = re.compile(r"\{\w+\}(?: [a-z-]+)? ([a-z]+s|people)\b")
_COUNTS = re.compile(rf"\{{\w+\}}(?: [a-z-]+)? ({COUNTED})\b")


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("models", "storage", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "console" not in path.parts:
                yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def _texts(node: ast.AST) -> Iterator[str]:
    pieces = {id(part) for inner in ast.walk(node) if isinstance(inner, ast.JoinedStr) for part in inner.values}
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and id(inner) not in pieces:
            yield inner.value


def test_that_every_noun_that_is_counted_has_its_form_for_one() -> None:
    found = {word for _, tree in _modules() for text in _texts(tree) for word in _AFTER_A_PLACE.findall(text)}
    assert found - set(_OTHERS.split()) - _COUNTED == set()


def test_that_no_text_that_counts_is_filled_without_looking_at_the_number() -> None:
    wrong = []
    for path, tree in _modules():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            counting = {
                target.id
                for node in ast.walk(function)
                if isinstance(node, ast.Assign) and any(map(_COUNTS.search, _texts(node.value)))
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and node.attr == "format":
                    named = isinstance(node.value, ast.Name) and node.value.id in counting
                    if named or any(map(_COUNTS.search, _texts(node.value))):
                        wrong.append(f"{path}:{node.lineno}")
    assert wrong == []


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("{n} patients, {events} deaths", {"n": 1, "events": 1}, "1 patient, 1 death"),
        ("{n} patients, {events} deaths", {"n": 11, "events": 0}, "11 patients, 0 deaths"),
        ("{count} of {n} patients", {"count": 1, "n": 8}, "1 of 8 patients"),
        (
            "The lines of {count} patients are being derived.",
            {"count": "1"},
            "The lines of 1 patient are being derived.",
        ),
        ("{count} files were written", {"count": 1}, "1 file was written"),
        ("{count} entries", {"count": 1}, "1 entry"),
        ("{people} people", {"people": 1}, "1 person"),
        ("{months} months", {"months": "1.0"}, "1.0 months"),
        ("{n} 名患者，{events} 例死亡", {"n": 1, "events": 1}, "1 名患者，1 例死亡"),
    ],
)
def test_that_one_is_counted_as_one(template: str, values: dict[str, object], expected: str) -> None:
    assert filled(template, **values) == expected
    assert str(sentence(template, **values)) == expected
