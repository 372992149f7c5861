"""The course as JSON: exact keys in exact order, for any case that is accepted."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from models.course.course import course
from models.record.records import Record, ReviewedFlag
from storage.files.casefile import case_document, parse_case, read_case
from storage.files.coursefile import course_document
from storage.places import RESOURCES
from storage.shipped.protocols import load_protocols
from tests.storage.documents import documents
from tests.storage.example import full_case

SCHEMA = json.loads((RESOURCES / "hcc-course.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TODAY = date(2025, 3, 28)
CASES = sorted((RESOURCES / "demo").glob("*.json"))


def document_of(record: Record, today: date = TODAY) -> dict[str, Any]:
    judged = course(record, load_protocols()[record.protocol], today)
    document: dict[str, Any] = json.loads(json.dumps(course_document(judged), allow_nan=False))
    return document


def keys_in_order(document: Any, schema: dict[str, Any]) -> None:
    """Every object has the keys of the schema in the order of the schema; only one that is not required may lack."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        if document is not None:
            keys_in_order(document, schema["anyOf"][0])
    elif isinstance(document, list):
        for item in document:
            keys_in_order(item, schema["items"])
    elif isinstance(document, dict) and "properties" in schema:
        may_lack = set(schema["properties"]) - set(schema["required"])
        assert list(document) == [name for name in schema["properties"] if name in document or name not in may_lack]
        for key, value in document.items():
            keys_in_order(value, schema["properties"][key])


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_that_a_demo_course_has_the_keys_of_the_format_in_order(case: Path) -> None:
    document = document_of(read_case(case))
    VALIDATOR.validate(document)
    keys_in_order(document, SCHEMA)


def test_that_a_flag_says_who_has_looked_at_it_as_it_is_now() -> None:
    record = parse_case(full_case())
    flag = document_of(record)["flags"][0]
    seen = ReviewedFlag(rule=flag["rule"], inputs=tuple(flag["inputs"]), by="Dr Zhou", on=TODAY)
    changed = replace(seen, inputs=("another",))
    document = document_of(replace(record, reviewed_flags=(seen,)))
    VALIDATOR.validate(document)
    keys_in_order(document, SCHEMA)
    assert document["flags"][0] == {**flag, "reviewed": {"by": "Dr Zhou", "on": "2025-03-28"}}
    assert document["flags"][1:] == document_of(record)["flags"][1:]
    assert document_of(replace(record, reviewed_flags=(changed,)))["flags"] == document_of(record)["flags"]


def test_that_the_course_of_a_full_case_says_what_was_measured() -> None:
    document = document_of(parse_case(full_case()))
    assert document["code"] == "HCC-0021"
    assert document["parameters"]["pfs_censor_at"] == "last_contact"
    read = document["imaging"][0]
    assert (read["date"], read["day"], read["reader"]) == ("2023-04-21", 42, "A")
    assert read["recist"]["baseline_mm"] == 92.5
    assert read["recist"]["sum_mm"] == 40.1
    assert read["pvtt"] is None
    assert document["markers"]["AFP"]["baseline"] == ">60,500"
    assert document["markers"]["AFP"]["week6"]["value"] == "400"
    assert document["endpoints"]["os"] == {"days": 749, "event": False, "reason": "alive 2025-03-28"}


@settings(
    max_examples=int(os.environ.get("HEPATRACK_EXAMPLES", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(document=documents())
def test_that_every_accepted_case_has_a_course_in_the_format(document: dict[str, Any]) -> None:
    result = document_of(parse_case(json.loads(json.dumps(document))))
    VALIDATOR.validate(result)
    keys_in_order(result, SCHEMA)


def without_dates(value: Any) -> Any:
    """Everything but dates, which a case without identity has moved."""
    if isinstance(value, dict):
        return {key: without_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_dates(item) for item in value]
    return re.sub(r"\d{4}-\d{2}-\d{2}", "DATE", value) if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_that_a_case_without_identity_has_the_same_answers(case: Path) -> None:
    record = read_case(case)
    moved = parse_case(case_document(record, deidentified=True, shift_days=-100))
    here, there = document_of(record), document_of(moved, TODAY.fromordinal(TODAY.toordinal() - 100))
    assert without_dates(here) == without_dates(there)
    assert here["endpoints"]["os"]["days"] == there["endpoints"]["os"]["days"]
