"""Random case documents: whatever is accepted comes out as it went in, and nothing makes a traceback."""

from __future__ import annotations

import itertools
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from models.record.identity import unseen
from storage.clinic.store import DEMO_KEY, Store
from storage.files.casefile import case_document, parse_case, read_case
from storage.problems import FileProblem
from tests.storage.documents import documents, documents_of_version_2, spoilt_documents

EXAMPLES = int(os.environ.get("HEPATRACK_EXAMPLES", "100"))
MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
ANY = st.one_of(documents(), documents_of_version_2())
_CODES = itertools.count()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("store") / "clinic.hepatrack", key=DEMO_KEY) as opened:
        yield opened


def through_text(document: Any) -> Any:
    return json.loads(json.dumps(document, ensure_ascii=False))


@MANY
@given(document=ANY)
def test_that_an_export_equals_the_document_that_was_imported(document: dict[str, Any]) -> None:
    assert through_text(case_document(parse_case(through_text(document)))) == document


@MANY
@given(document=ANY)
def test_that_a_case_comes_out_of_the_store_as_it_went_in(store: Store, document: dict[str, Any]) -> None:
    document["patient"]["code"] = f"P-{next(_CODES)}"
    if (number := document["patient"].get("hospital_number")) is not None:  # which belongs to one patient
        assume(unseen(number) is None)  # the store refuses a number with a sign that nobody sees
        document["patient"]["hospital_number"] = f"{number} {next(_CODES)}"
    record = parse_case(through_text(document))
    try:
        imported = store.import_record(record)
    except FileProblem:  # what cannot be, or a name that nobody could tell apart: nothing of it is there
        assert store.find(record.patient.code) is None
        reject()
    kept = store.record(imported.key)
    assert imported.added
    assert kept == record
    assert through_text(case_document(kept)) == document
    assert not store.import_record(parse_case(through_text(document))).added


@MANY
@given(document=ANY, shift=st.integers(-365, -1))
def test_that_a_deidentified_case_can_be_read_again(document: dict[str, Any], shift: int) -> None:
    record = parse_case(through_text(document))
    again = parse_case(through_text(case_document(record, deidentified=True, shift_days=shift)))
    assert again.patient.name is None
    assert again.patient.hospital_number is None
    assert [visit.ecog for visit in again.visits] == [visit.ecog for visit in record.visits]
    assert [record.day(visit.date) for visit in record.visits] == [again.day(visit.date) for visit in again.visits]


@MANY
@given(document=spoilt_documents())
def test_that_a_spoilt_document_is_refused_in_one_sentence_or_read_exactly(document: dict[str, Any]) -> None:
    try:
        record = parse_case(document)
    except FileProblem as problem:
        said = str(problem)
    else:
        said = ""
    if said:
        assert said.isprintable()
        return
    assert case_document(record) == document
    assert not holds_what_cannot_be(document)


@MANY
@given(document=documents(), spoil=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=3)), max_size=4))
def test_that_a_file_with_changed_bytes_is_refused_in_one_sentence_or_read(
    tmp_path: Path, document: dict[str, Any], spoil: list[tuple[int, bytes]]
) -> None:
    content = bytearray(json.dumps(document, ensure_ascii=False).encode())
    for at, replacement in spoil:
        at %= len(content)
        content[at : at + 1] = replacement
    path = tmp_path / "case.json"
    path.write_bytes(content)
    said = ""
    try:
        read_case(path)
    except FileProblem as problem:
        said = str(problem)
    assert "\n" not in said


def holds_what_cannot_be(value: Any, key: str = "") -> bool:
    """A number that is not finite or negative, or a diameter beyond half a metre."""
    if isinstance(value, dict):
        return any(holds_what_cannot_be(item, name) for name, item in value.items())
    if isinstance(value, list):
        return any(holds_what_cannot_be(item, key) for item in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return not math.isfinite(value) or value < 0 or (key.endswith("_mm") and value > 500)
