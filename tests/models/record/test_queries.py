"""Which value a query is about, how it stands, and whether the value was corrected since it was asked."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.quantities import parse_quantity
from models.record.kept import Appointment, Query, QueryState
from models.record.partialdate import PartialDate
from models.record.queries import (
    LISTS,
    asked,
    open_queries,
    parts_of,
    place_of,
    place_text,
    queries_at,
    queries_by_row,
    query_subject,
    steps,
    subject_of,
    target_of,
    value_words,
    waiting,
)
from models.record.records import (
    AdverseEvent,
    Baseline,
    Imaging,
    Kept,
    LabResult,
    Lesion,
    Measurement,
    Patient,
    Record,
    Role,
    Thrombus,
    Treatment,
    Visit,
    Vp,
)
from storage import fields as listed
from storage.clinic.rows import TABLES

ON = date(2025, 3, 12)
AFP = LabResult(analyte="AFP", date=ON, value=parse_quantity("8.84"), unit="ng/mL", key=7)
RECORD = Record(
    patient=Patient(code="X-1", key=1, birth_date=PartialDate(1953, None), board_question="Surgery?"),
    treatment_start=date(2025, 1, 2),
    baseline=Baseline(key=1, cirrhosis=True, aetiology=("HBV", "alcohol"), reported=(("Child-Pugh", "A6"),)),
    visits=(Visit(date=ON, ecog=1, key=3),),
    planned_visits=(Appointment(visit="W6", day=ON, key=4),),
    labs=(AFP, replace(AFP, analyte="ALT", value=parse_quantity(">400"), key=8)),
    lesions=(Lesion(number="T 1", role=Role.TARGET, key=5),),
    imaging=(
        Imaging(
            date=ON,
            modality="CT",
            key=9,
            measurements=(Measurement(number="T 1", diameter_tenths=285, parts_tenths=(100, 55), key=2),),
            thrombus=Thrombus(vp=Vp.VP4, key=6),
        ),
    ),
    treatments=(Treatment(kind="drug", agent="lenvatinib", start=ON, dose=Decimal("8.0"), key=11),),
    adverse_events=(AdverseEvent(term="Fatigue", grade=2, start=ON, key=12),),
)


def query(about: str, **more: str) -> Query:
    return Query(about=about, question="Is this right?", **more)


@pytest.mark.parametrize(
    ("about", "words", "subject"),
    [
        ("labs[0].value", "8.84", "AFP 2025-03-12"),
        ("labs[1].value", ">400", "ALT 2025-03-12"),
        ("visits[0].ecog", "1", "2025-03-12"),
        ("visits[0].weight_kg", "", "2025-03-12"),
        ("planned_visits[0].on", "2025-03-12", "W6 2025-03-12"),
        ('imaging[0].lesions["T 1"].diameter_mm', "28.5", "T 1 2025-03-12"),
        ('imaging[0].lesions["T 1"].parts_mm', "10, 5.5", "T 1 2025-03-12"),
        ("imaging[0].pvtt.vp", "Vp4", "2025-03-12"),
        ("baseline.cirrhosis", "yes", "X-1"),
        ("baseline.aetiology", "HBV, alcohol", "X-1"),
        ("baseline.reported", "Child-Pugh: A6", "X-1"),
        ("patient.birth_date", "1953", "X-1"),
        ("board.question", "Surgery?", "X-1"),
        ("treatment_start", "2025-01-02", "X-1"),
        ("treatments[0].dose", "8.0", "lenvatinib 2025-03-12"),
        ("adverse_events[0]", "", "Fatigue 2025-03-12"),
    ],
)
def test_that_a_place_of_the_file_leads_to_what_stands_there(about: str, words: str, subject: str) -> None:
    found = target_of(RECORD, about)
    assert found is not None
    assert (value_words(RECORD, found), subject_of(RECORD, found.part)) == (words, subject)
    (path,) = [path for path, part in parts_of(RECORD) if part is found.part]
    assert place_of(path, found.name) == about


def test_that_every_value_of_every_row_has_a_place_of_its_own_that_leads_back() -> None:
    """But for the time of a visit or a result: in the file it is part of the date."""
    for path, part in parts_of(RECORD):
        kind = next(table.kind for table in TABLES if table.kind.record is type(part))
        for field in kind.fields:
            if (type(part), field.attribute) == (Lesion, "number") or field.attribute == "time":
                continue
            about = place_of(path, field.attribute)
            found = target_of(RECORD, about)
            assert found is not None, about
            assert (found.part, found.name) == (part, field.attribute)
            if not about.startswith("board."):
                assert about.endswith(f".{field.key}"), about


def test_that_the_lists_are_those_of_the_case_file() -> None:
    kinds = {table.kind.record for table in TABLES}
    assert set(LISTS.values()) <= kinds
    assert set(LISTS) <= {field.name for field in fields(Record)}
    assert listed.QUERY.record not in LISTS.values()


@pytest.mark.parametrize(
    "about",
    [
        "",
        ".",
        "labs",
        "labs[2].value",
        "labs[999999999999999999].value",
        "labs[0].colour",
        "labs[0].value.reported",
        "labs[0][1]",
        "labs.value",
        "imaging[0].lesions.T2.state",
        "imaging[0].lesions",
        "board",
        "patient.key",
        "patient.written",
        "queries[0].text",
        "ranges[0].low",
        "settings.confirmation_days",
        "labs[0].value; DROP TABLE query",
        "__class__",
        "labs[-1].value",
        'imaging[0].lesions["',
    ],
)
def test_that_a_place_where_nothing_can_stand_is_none(about: str) -> None:
    assert target_of(RECORD, about) is None


@given(some.lists(some.text(min_size=1) | some.integers(0, 99_999), min_size=1, max_size=5))
def test_that_any_steps_are_written_and_read_back(path: list[str | int]) -> None:
    begun = ("labs", *path)
    assert steps(place_text(begun)) == begun


@given(some.text())
def test_that_no_text_breaks_the_reader(text: str) -> None:
    target_of(RECORD, text)
    target_of(RECORD, f"labs[0]{text}")


def test_that_a_query_is_open_until_it_is_answered_and_then_until_it_is_closed() -> None:
    found = query("labs[0].value", asked_on="2025-03-20T09:15")
    assert (found.state, found.waits_since) == (QueryState.OPEN, date(2025, 3, 20))
    found = replace(found, answer="yes", answered_on="2025-03-22")
    assert (found.state, found.waits_since) == (QueryState.ANSWERED, date(2025, 3, 22))
    assert replace(found, closed_on="2025-03-23").state is QueryState.CLOSED
    assert replace(found, answer=None, answered_on=None, closed_on="2025-03-23").state is QueryState.CLOSED
    assert query("labs[0].value").waits_since is None


def test_that_a_value_that_was_corrected_meanwhile_is_said_to_be() -> None:
    same = query("labs[0].value", asked_value="8.84")
    other = query("labs[0].value", asked_value="884")
    filled = query("visits[0].ecog", asked_value="")
    untold, whole = query("labs[0].value"), query("adverse_events[0]")
    gone = query("labs", asked_value="8.84")
    record = replace(RECORD, queries=(same, other, filled, untold, whole, gone))
    assert [one.corrected for one in asked(record)] == [False, True, True, False, False, True]
    assert query_subject(record, replace(gone, subject="AFP 2025-03-12")) == "AFP 2025-03-12"


def test_that_the_queries_of_a_row_are_found_by_its_values() -> None:
    closed = query("labs[0].value", closed_on="2025-03-23")
    record = replace(RECORD, queries=(query("labs[0].value"), closed, query("visits[0].ecog"), query("labs")))
    found = queries_by_row(record)
    assert len(queries_at(found, AFP)) == 2
    assert len(waiting(queries_at(found, AFP))) == 1
    visit: Kept = RECORD.visits[0]
    assert (len(queries_at(found, visit, "ecog")), queries_at(found, visit, "weight_kg")) == (1, ())
    assert queries_at(found, None) == queries_at(found, replace(AFP, key=None)) == ()
    assert len(open_queries(record)) == 3
