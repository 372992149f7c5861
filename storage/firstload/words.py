"""What the template says in each of its languages: columns, forms of values, the guide; out of one file of words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from storage.firstload.sheets import PATIENT, Column, SheetPlan
from storage.places import RESOURCES

FILE = RESOURCES / "first_load" / "template.json"
ENGLISH, CHINESE = "en", "zh_CN"
LANGUAGES = (ENGLISH, CHINESE)
VOCABULARY = "vocabulary"
NEEDED = "*"


def described(plan: SheetPlan, column: Column, language: str) -> str:
    """What stands under the name of a column: ``* study code (text on one line)``."""
    name, form = column_words(plan, column)[language], _words()["forms"][column.form.value][language]
    mark = f"{NEEDED} " if column.needed else ""
    return f"{mark}{name} ({form})" if language == ENGLISH else f"{mark}{name}（{form}）"


def column_words(plan: SheetPlan, column: Column) -> Mapping[str, str]:
    """The words of a column by language; a column that has none yet goes by its name, and a test names it."""
    columns = _words()["columns"]
    name = f"*.{PATIENT}" if column.title == PATIENT else f"{plan.name}.{column.title}"
    found: Mapping[str, str] = columns.get(name, dict.fromkeys(LANGUAGES, column.title))
    return found


def guide(language: str) -> tuple[str, tuple[str, ...]]:
    """The title of the sheet that explains, and its lines; the sheets with their words come after them."""
    found = _words()["guide"][language]
    return found["title"], tuple(found["lines"])


def sheet_words(plan: SheetPlan, language: str) -> str:
    return str(_words()["sheets"].get(plan.name, {}).get(language, ""))


def meanings(language: str) -> Mapping[str, str]:
    """What the words of the vocabularies mean in a language that is not theirs."""
    found: Mapping[str, str] = _words()["words"].get(language, {})
    return found


def not_read() -> frozenset[str]:
    """The sheets of the template that hold no data."""
    return frozenset((VOCABULARY, *(guide(language)[0] for language in LANGUAGES)))


def is_description(plan: SheetPlan, row: Mapping[str, object]) -> bool:
    """Whether a row is the one under the header that explains the columns, in any language and of any version.

    Every column that each row needs is marked there, and no code begins with that mark.
    """
    needed = [row[column.title] for column in plan.columns if column.needed and row.get(column.title) is not None]
    return bool(needed) and all(isinstance(value, str) and value.startswith(f"{NEEDED} ") for value in needed)


@cache
def _words() -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return document
