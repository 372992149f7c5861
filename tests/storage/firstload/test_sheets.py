"""The sheets of the template: every field of every record is a column, or left out on purpose, and has its words."""

from __future__ import annotations

import json

from storage import fields as listed
from storage.fields import Listed
from storage.files.casefile import BOARD
from storage.files.caseschema import SCHEMA
from storage.firstload.sheets import LEFT_OUT, PATIENT, SheetPlan, sheet, sheets
from storage.firstload.words import FILE, LANGUAGES, described

LISTED: dict[str, tuple[Listed, ...]] = {
    "patients": (listed.PATIENT,),
    "baseline": (listed.BASELINE,),
    "visits": (listed.VISIT,),
    "results": (listed.LAB_RESULT,),
    "treatments": (listed.TREATMENT,),
    "medications": (listed.MEDICATION,),
    "lesions": (listed.LESION,),
    "reads": (listed.IMAGING, listed.THROMBUS),
    "measurements": (listed.MEASUREMENT,),
    "events": (listed.ADVERSE_EVENT,),
    "outcomes": (listed.OUTCOME,),
    "planned_visits": (listed.APPOINTMENT,),
    "ranges": (listed.LAB_RANGE,),
}
WORDS = json.loads(FILE.read_text(encoding="utf-8"))


def names(plan: SheetPlan) -> list[str]:
    return [f"{plan.name}.{column.title}" for column in plan.columns]


def test_that_every_field_of_a_record_is_a_column_or_left_out_with_a_reason() -> None:
    """A field that comes to a record has a form in ``sheets._FORMS``, or a line in ``LEFT_OUT``."""
    columns = {name for plan in sheets() for name in names(plan)}
    fields = {f"{name}.{field.key}" for name, kinds in LISTED.items() for kind in kinds for field in kind.fields}
    assert fields - columns - LEFT_OUT.keys() == set()
    assert LEFT_OUT.keys() & columns == set()


def test_that_every_part_of_a_case_file_has_a_sheet_or_is_left_out_with_a_reason() -> None:
    parts = set(json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"]) - {"format", "version"}
    columns = {column.title for column in sheet("patients").columns}
    placed = {plan.place for plan in sheets()} | (columns & {"treatment_start", "protocol"})
    placed |= {"board"} if any(title.startswith(BOARD) for title in columns) else set()
    assert parts - placed - LEFT_OUT.keys() == set()
    known = {f"{name}.{field.key}" for name, kinds in LISTED.items() for kind in kinds for field in kind.fields}
    assert LEFT_OUT.keys() - parts - known == set()


def test_that_no_sheet_has_two_columns_of_one_name() -> None:
    assert [plan.name for plan in sheets() if len(set(names(plan))) < len(names(plan))] == []


def test_that_every_column_form_and_sheet_has_its_words_in_both_languages_and_no_word_is_for_nothing() -> None:
    wanted = {f"*.{PATIENT}" if column.title == PATIENT else f"{plan.name}.{column.title}"
              for plan in sheets() for column in plan.columns}  # fmt: skip
    assert set(WORDS["columns"]) == wanted
    assert set(WORDS["sheets"]) == {plan.name for plan in sheets()}
    told = [*WORDS["columns"].values(), *WORDS["sheets"].values(), *WORDS["forms"].values()]
    assert [words for words in told if set(words) != set(LANGUAGES) or not all(words.values())] == []
    assert len(WORDS["guide"]["en"]["lines"]) == len(WORDS["guide"]["zh_CN"]["lines"])


def test_that_a_column_says_its_unit_and_what_it_needs() -> None:
    plan = sheet("results")
    assert described(plan, plan.columns[0], "en") == "* study code of the patient (text on one line)"
    weight = sheet("baseline").column("weight_kg")
    assert weight is not None
    assert described(sheet("baseline"), weight, "zh_CN") == "体重，kg（数字）"
