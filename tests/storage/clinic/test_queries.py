"""Queries in the clinic file: who may do what, locks, undo, what becomes of them when rows go, and what leaves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.quantities import parse_quantity
from models.record.kept import QueryState
from models.record.queries import asked
from models.record.records import (
    AdverseEvent,
    Baseline,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Patient,
    Record,
    Thrombus,
    Visit,
    Vp,
)
from models.record.records import Role as LesionRole
from storage.clinic.journal.chain import differing_rows
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import case_document, case_problems, parse_case
from storage.problems import FileProblem, StoreProblem
from storage.roles import Actor, Role

START, ON = date(2025, 1, 10), date(2025, 3, 12)
MANAGER, NURSE = Actor("Wang Min", Role.DATA_MANAGER), Actor("Li Na", Role.NURSE)
ADMINISTRATOR = Actor("Chen Yu", Role.ADMINISTRATOR)
RECORD = Record(
    patient=Patient(code="NEW-01", name="Zhang Guihua", hospital_number="H 4711", birth_date=date(1971, 3, 12)),
    treatment_start=START,
    baseline=Baseline(ecog=1, notes="seen by Dr Li"),
    visits=(Visit(date=ON, ecog=1, weight_kg=Decimal("61.5")),),
    labs=tuple(
        LabResult(analyte="AFP", date=on, value=parse_quantity(value), unit="ng/mL")
        for on, value in ((START, "884"), (ON, "8.84"))
    ),
    lesions=(Lesion(number="T1", role=LesionRole.TARGET, organ="liver"),),
    imaging=(
        Imaging(
            date=ON,
            measurements=(Measurement(number="T1", diameter_tenths=285),),
            thrombus=Thrombus(vp=Vp.VP4),
        ),
    ),
    adverse_events=(AdverseEvent(term="Fatigue", grade=1, start=ON),),
)
HOSTILE = ("'; DROP TABLE query; --", "=cmd|' /C calc'!A0", "<b>bold</b> &amp; {name} %n %1", "赵平 → “是?”", "\\0 \\n")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "clinic.hepatrack", key=bytes(32), actor=NURSE) as made:
        made.register(RECORD)
        yield made


def by(store: Store, actor: Actor) -> Store:
    store.file.journal.actor = actor
    return store


def asked_about_afp(store: Store, question: str = "Is the point in the right place?") -> int:
    """The newest AFP, of which the row is 2."""
    return by(store, MANAGER).queries.ask(1, "lab_result", 2, "value", question)


def test_that_whoever_entered_a_value_last_is_asked_what_stood_there(store: Store) -> None:
    row = asked_about_afp(store)
    (query,) = store.record(1).queries
    assert query.key == row
    assert (query.about, query.asked_value, query.asked_by, query.asked_of) == (
        "labs[1].value",
        "8.84",
        "Wang Min",
        "Li Na",
    )
    by(store, ADMINISTRATOR).correct(1, "lab_result", 1, {"value": "885"}, reason="typed wrongly")
    by(store, MANAGER).queries.ask(1, "lab_result", 1, "value", "And this one?")
    store.queries.ask(1, "lab_result", 1, "unit", "Is this the unit?")
    store.queries.ask(1, "adverse_event", 1, "", "Is it one event?")
    assert [one.asked_of for one in store.record(1).queries] == ["Li Na", "Chen Yu", "Li Na", "Li Na"]
    assert verify(store).ok


@pytest.mark.parametrize(
    ("kind", "row", "field", "about"),
    [
        ("patient", 1, "treatment_start", "treatment_start"),
        ("patient", 1, "board_question", "board.question"),
        ("baseline", 1, "ecog", "baseline.ecog"),
        ("outcome", 1, "death_date", "outcome.death_date"),
        ("visit", 1, "weight_kg", "visits[0].weight_kg"),
        ("lesion", 1, "organ", "lesions[0].organ"),
        ("imaging", 1, "reader", "imaging[0].reader"),
        ("measurement", 1, "diameter_tenths", "imaging[0].lesions.T1.diameter_mm"),
        ("thrombus", 1, "vp", "imaging[0].pvtt.vp"),
        ("adverse_event", 1, "grade", "adverse_events[0].grade"),
    ],
)
def test_that_every_kind_of_row_can_be_asked_about(store: Store, kind: str, row: int, field: str, about: str) -> None:
    by(store, MANAGER).queries.ask(1, kind, row, field, "Is this right?")
    (query,) = store.record(1).queries
    assert query.about == about
    (one,) = asked(store.record(1))
    assert not one.corrected
    assert parse_case(case_document(store.record(1))) == store.record(1)


DEEDS: dict[str, Callable[[Store, int], object]] = {
    "ask": lambda store, _: store.queries.ask(1, "lab_result", 1, "value", "?"),
    "answer": lambda store, row: store.queries.answer(1, row, "yes"),
    "correct": lambda store, row: store.queries.correct(1, row, {"value": "884"}, reason="typed wrongly"),
    "close": lambda store, row: store.queries.close(1, row),
    "ask again": lambda store, row: store.queries.ask_again(1, row, "Really?"),
}
MAY = {
    Role.ADMINISTRATOR: set(DEEDS),
    Role.DATA_MANAGER: set(DEEDS),
    Role.CLINICIAN: {"answer", "correct"},
    Role.NURSE: {"answer", "correct"},
    Role.RADIOLOGIST: {"answer"},  # who may not enter results corrects none
    Role.READER: set(),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("deed", list(DEEDS))
def test_that_each_role_does_what_it_may_and_nothing_else(store: Store, role: Role, deed: str) -> None:
    row = asked_about_afp(store)
    if deed == "ask again":
        by(store, NURSE).queries.answer(1, row, "yes")
    before = store.record(1)
    by(store, Actor("Somebody", role))
    if deed in MAY[role]:
        DEEDS[deed](store, row)
        assert store.record(1).queries != before.queries
    else:
        with pytest.raises(StoreProblem, match="may not"):
            DEEDS[deed](store, row)
        assert store.record(1) == before


def test_that_a_correction_answers_in_the_same_operation_and_both_are_taken_back_together(store: Store) -> None:
    row = asked_about_afp(store)
    by(store, NURSE).queries.correct(1, row, {"value": "884"}, reason="a point too many")
    (one,) = asked(store.record(1))
    assert (one.query.state, one.query.answer, one.query.answered_by) == (
        QueryState.ANSWERED,
        "a point too many",
        "Li Na",
    )
    assert (one.query.asked_value, one.now, one.corrected) == ("8.84", "884", True)
    assert store.undo() == "Answer a query by a correction"
    (one,) = asked(store.record(1))
    assert (one.query.state, one.now, one.corrected) == (QueryState.OPEN, "8.84", False)
    assert verify(store).ok


def test_that_no_correction_answers_without_a_reason_or_with_what_cannot_be(store: Store) -> None:
    row = asked_about_afp(store)
    before = by(store, NURSE).record(1)
    for changes, reason in (({"value": "884"}, " "), ({"value": "much"}, "typed wrongly"), ({"value": "8.84"}, "")):
        with pytest.raises(StoreProblem):
            store.queries.correct(1, row, changes, reason=reason)
        assert store.record(1) == before


def test_that_a_query_goes_its_way_once(store: Store) -> None:
    row = asked_about_afp(store)
    with pytest.raises(StoreProblem, match="not answered yet"):
        store.queries.ask_again(1, row, "Really?")
    store.queries.answer(1, row, "yes")
    with pytest.raises(StoreProblem, match="answered already"):
        store.queries.answer(1, row, "no")
    again = store.queries.ask_again(1, row, "Really?")
    first, second = store.record(1).queries
    assert (first.state, second.state, second.about, second.key) == (
        QueryState.CLOSED,
        QueryState.OPEN,
        first.about,
        again,
    )
    store.queries.close(1, again)
    with pytest.raises(StoreProblem, match="is closed"):
        store.queries.close(1, again)
    assert store.undo() == "Close a query"
    assert store.undo() == "Ask a query again"
    (query,) = store.record(1).queries
    assert query.state is QueryState.ANSWERED
    for nothing in ("", "  "):
        with pytest.raises(StoreProblem, match="Nothing was said"):
            store.queries.ask(1, "lab_result", 1, "value", nothing)


@pytest.mark.parametrize("whole", [False, True])
def test_that_locked_data_are_asked_about_and_answered_and_never_corrected(store: Store, whole: bool) -> None:
    by(store, ADMINISTRATOR).locks.lock(None if whole else 1, "audit")
    row = asked_about_afp(store)
    with pytest.raises(StoreProblem, match="locked"):
        by(store, NURSE).queries.correct(1, row, {"value": "884"}, reason="typed wrongly")
    store.queries.answer(1, row, "yes, measured again")
    assert store.undo() == "Answer a query"
    store.queries.answer(1, row, "yes")
    by(store, MANAGER).queries.close(1, row)
    (query,) = store.record(1).queries
    assert query.state is QueryState.CLOSED
    assert verify(store).ok


def test_that_a_query_outlives_the_row_it_was_about_and_places_follow_the_rows(store: Store) -> None:
    row = asked_about_afp(store)
    store.queries.ask(1, "lab_result", 1, "value", "And before?")
    by(store, ADMINISTRATOR).void(1, "lab_result", 1, reason="another patient's")
    first, second = store.record(1).queries
    assert (first.about, second.about, second.subject) == ("labs[0].value", "labs", "AFP 2025-01-10")
    assert asked(store.record(1))[1].corrected
    assert second.key is not None
    with pytest.raises(StoreProblem, match="taken out"):
        store.queries.correct(1, second.key, {"value": "1"}, reason="typed wrongly")
    store.queries.answer(1, second.key, "it was another patient's")
    assert parse_case(case_document(store.record(1))) == store.record(1)
    assert store.undo() == "Answer a query"
    assert store.undo() == "Void a lab result"
    assert [one.about for one in store.record(1).queries] == ["labs[1].value", "labs[0].value"]
    assert row == first.key


def test_that_a_case_file_carries_the_queries_into_another_clinic_and_out_again(store: Store, tmp_path: Path) -> None:
    row = asked_about_afp(store)
    store.queries.answer(1, row, "yes")
    store.queries.ask_again(1, row, "Really?")
    store.queries.ask(1, "measurement", 1, "diameter_tenths", "Longest?")
    record = store.record(1)
    document = case_document(record)
    assert (document["version"], len(document["queries"])) == (2, 3)
    assert case_problems(json.loads(json.dumps(document)), date(2026, 1, 1))[1] == []
    with Store.create(tmp_path / "other.hepatrack", key=bytes(32)) as other:
        key = other.import_record(parse_case(document)).key
        assert other.record(key) == record
        assert case_document(other.record(key)) == document
        assert other.import_record(parse_case(document)).added is False
        assert verify(other).ok
        (first, *_) = other.record(key).queries
        assert first.subject == "AFP 2025-03-12"


@pytest.mark.parametrize("about", ["labs[2].value", "labs[0].colour", "queries[0].text", "nowhere"])
def test_that_a_case_file_whose_query_is_about_nothing_is_refused_at_its_place(store: Store, about: str) -> None:
    asked_about_afp(store)
    document = case_document(store.record(1))
    document["queries"][0]["about"] = about
    with pytest.raises(FileProblem, match="nothing at") as refused:
        parse_case(document)
    assert refused.value.place == "queries[0].about"
    document["queries"][0] |= {"about": "labs[1].value", "on": "2025-13-40"}
    with pytest.raises(FileProblem):
        parse_case(document)


def test_that_without_identity_words_are_scrubbed_and_nobody_and_nothing_secret_is_told(store: Store) -> None:
    row = asked_about_afp(store, "Zhang Guihua on 2025-03-12, H 4711?")
    store.queries.answer(1, row, "Guihua: yes")
    store.queries.close(1, row)
    for field in ("name", "hospital_number", "birth_date", "centre", "screening_number"):
        store.queries.ask(1, "patient", 1, field, "Wang Fang?")
    store.queries.ask(1, "baseline", 1, "notes", "Dr Li?")
    store.queries.ask(1, "baseline", 1, "ecog", "Is it 1?")
    document = case_document(store.record(1), deidentified=True, shift_days=-50)
    text = json.dumps(document, ensure_ascii=False)
    assert [one for one in ("Zhang", "Guihua", "4711", "Wang", "Li Na", "Dr Li", "2025-03-12") if one in text] == []
    first, second = document["queries"]
    assert first["text"] == "[removed] on 2025-01-21, [removed]?"
    assert set(first) == {"about", "text", "answer", "closed_on"}
    assert set(second) == {"about", "text"}
    moved = parse_case(document)
    assert [one.state for one in moved.queries] == [QueryState.CLOSED, QueryState.OPEN]
    assert [one.corrected for one in asked(moved)] == [False, False]


@pytest.mark.parametrize("text", HOSTILE)
def test_that_hostile_words_come_back_as_they_were_typed(store: Store, text: str) -> None:
    row = asked_about_afp(store, text)
    by(store, NURSE).queries.answer(1, row, text)
    (query,) = store.record(1).queries
    assert (query.question, query.answer) == (text, text)
    assert parse_case(json.loads(json.dumps(case_document(store.record(1))))) == store.record(1)
    assert list(differing_rows(store.database)) == []
    with pytest.raises(StoreProblem):
        asked_about_afp(store, "x" * 20_001)


def test_that_the_question_is_corrected_and_a_query_voided_with_a_reason_by_who_may_ask(store: Store) -> None:
    row = asked_about_afp(store)
    with pytest.raises(StoreProblem, match="may not"):
        by(store, NURSE).correct(1, "query", row, {"question": "Is it?"}, reason="clearer")
    by(store, MANAGER).correct(1, "query", row, {"question": "Is it?"}, reason="clearer")
    assert [one.question for one in store.record(1).queries] == ["Is it?"]
    store.void(1, "query", row, reason="asked twice")
    assert store.record(1).queries == ()
    labels = [one.label for one in store.past.history(1) if one.kind == "query"]
    assert labels == ["Ask a query", "Correct a query", "Void a query"]


def test_that_the_history_tells_who_did_what_once(store: Store) -> None:
    row = asked_about_afp(store)
    by(store, NURSE).queries.correct(1, row, {"value": "884"}, reason="a point too many")
    by(store, MANAGER).queries.close(1, row)
    told = [(one.user, one.label, one.subject, one.field) for one in store.past.history(1) if one.kind == "query"]
    assert told == [
        ("Wang Min", "Ask a query", "AFP 2025-03-12", None),
        ("Li Na", "Answer a query by a correction", "AFP 2025-03-12", "answer"),
        ("Wang Min", "Close a query", "AFP 2025-03-12", "closed_on"),
    ]


def test_that_nobody_asks_about_a_row_or_a_value_that_is_not_there(store: Store) -> None:
    by(store, MANAGER)
    for kind, row, field, problem in (
        ("lab_result", 99, "value", LookupError),
        ("lab_result", 1, "colour", ValueError),
        ("nothing", 1, "value", ValueError),
    ):
        with pytest.raises(problem):
            store.queries.ask(1, kind, row, field, "?")
    row = asked_about_afp(store)
    with pytest.raises(ValueError, match="nobody asks"):
        store.queries.ask(1, "query", row, "question", "?")
    with pytest.raises(LookupError):
        store.queries.answer(1, 99, "yes")


@pytest.mark.parametrize("name", ["schema_0008", "schema_0014"])
def test_that_a_value_of_an_old_file_is_asked_about_once_it_is_brought_up_to_date(name: str, tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    shutil.copy(Path(__file__).parents[2] / "data" / "old_files" / f"{name}.hepatrack", path)
    with Store.open(path, key=DEMO_KEY, actor=MANAGER) as old:
        key = old.patients()[0][0]
        before = old.record(key)
        assert before.queries == ()
        baseline = before.baseline.key
        assert baseline is not None
        row = old.queries.ask(key, "baseline", baseline, "ecog", "Is this right?")
        assert [one.key for one in old.record(key).queries] == [row]
        assert replace(old.record(key), queries=()) == before
        assert verify(old).ok


def test_that_a_record_without_queries_is_written_as_before(store: Store) -> None:
    document = case_document(store.record(1))
    assert "queries" not in document
    assert document["version"] == 1
    assert replace(store.record(1), queries=()) == store.record(1)
