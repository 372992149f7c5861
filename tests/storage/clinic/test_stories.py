"""The story of one adverse event in the clinic file: gone on with, never written over, exported whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.course.event_log import last_asked
from models.forms.typed import EntryError
from models.record.kept import GradeStep, Relation
from models.record.records import AdverseEvent, Treatment, Visit
from models.record.story import steps
from models.record.visit_entry import VisitEntry
from storage.clinic.rows import RecordKind
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.clinic.wording import value_of, written_row
from storage.files.casefile import case_document, parse_case
from storage.problems import FileProblem, StoreProblem
from storage.roles import Actor, Role
from tests.storage.clinics import TickingClock, case

ONSET, WORSE, END = date(2023, 4, 2), date(2023, 5, 9), date(2023, 6, 1)
EVENT = AdverseEvent(term="Hypertension", grade=2, start=ONSET)
TOLD = (GradeStep(ONSET, 2), GradeStep(WORSE, 3, "168/104 mmHg; lenvatinib held"))

ANSWERS = (("lenvatinib", Relation.RELATED), ("SBRT", Relation.UNKNOWN))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY, clock=TickingClock()) as made:
        made.import_record(case())
        yield made


def _added(store: Store) -> int:
    row = store.add(1, "adverse_event", EVENT)
    store.decisions.continue_event(1, row, {"grades": TOLD, "grade": 3})
    return row


def _event(store: Store, row: int) -> AdverseEvent:
    return next(one for one in store.record(1).adverse_events if one.key == row)


def test_that_a_story_goes_on_ends_and_is_undone(store: Store) -> None:
    row = _added(store)
    store.decisions.continue_event(1, row, {"stop": END})
    assert (_event(store, row).grade, _event(store, row).grades, _event(store, row).stop) == (3, TOLD, END)
    store.undo()
    store.undo()
    assert replace(_event(store, row), key=None) == EVENT
    assert verify(store).ok


def test_that_what_stood_there_is_not_written_over_without_a_reason(store: Store) -> None:
    row = _added(store)
    with pytest.raises(StoreProblem, match="change what stands there"):
        store.decisions.continue_event(1, row, {"grades": TOLD[:1]})
    with pytest.raises(StoreProblem, match="after its end"):
        store.decisions.continue_event(1, row, {"stop": date(2023, 5, 1)})
    store.correct(1, "adverse_event", row, {"grades": TOLD[:1]}, reason="read from the wrong line")
    assert (_event(store, row).grade, _event(store, row).grades) == (2, TOLD[:1])


def test_that_the_history_tells_a_story_as_a_person_would_write_it(store: Store) -> None:
    row = _added(store)
    told = store.past.value_history("adverse_event", row, "grades")[-1]
    assert (told.before, told.after) == (None, "2023-04-02 G2; 2023-05-09 G3 168/104 mmHg; lenvatinib held")


def test_that_a_reader_tells_no_story(tmp_path: Path) -> None:
    with Store.create(tmp_path / "c.hepatrack", key=DEMO_KEY) as made:
        made.import_record(case())
        row = made.add(1, "adverse_event", EVENT)
    reader = Store.open(tmp_path / "c.hepatrack", key=DEMO_KEY, actor=Actor("li", Role.READER))
    with reader as read, pytest.raises(StoreProblem, match="may not"):
        read.decisions.continue_event(1, row, {"stop": END})


def test_that_the_case_file_has_the_story_and_a_file_without_stays_of_version_1(store: Store) -> None:
    row = store.add(1, "adverse_event", EVENT)
    before = case_document(store.record(1))
    store.decisions.continue_event(1, row, {"grades": TOLD, "grade": 3})
    store.decisions.continue_event(1, row, {"related_to": ANSWERS})
    record = store.record(1)
    document = case_document(record)
    assert before["version"] == 1
    assert document["version"] == 2
    told = {"on": "2023-05-09", "grade": 3, "finding": "168/104 mmHg; lenvatinib held"}
    assert document["adverse_events"][-1]["grades"] == [{"on": "2023-04-02", "grade": 2}, told]
    assert document["adverse_events"][-1]["related_to"] == {"lenvatinib": "related", "SBRT": "unknown"}
    assert parse_case(document).adverse_events == record.adverse_events
    with pytest.raises(FileProblem, match="version"):
        parse_case(document | {"version": 1})


def test_that_no_file_tells_a_highest_grade_that_is_not(store: Store) -> None:
    _added(store)
    document = case_document(store.record(1))
    document["adverse_events"][-1]["grade"] = 2
    with pytest.raises(FileProblem, match="not the highest of its grades"):
        parse_case(document)


def test_that_without_identity_the_days_move_and_the_name_goes_from_what_was_found(store: Store) -> None:
    name = store.record(1).patient.name or ""
    row = store.add(1, "adverse_event", EVENT)
    told = GradeStep(WORSE, 3, f"{name}, seen 2023-05-08")
    store.decisions.continue_event(1, row, {"grades": (*steps(EVENT), told), "grade": 3})
    bare = case_document(store.record(1), deidentified=True, shift_days=-7)["adverse_events"][-1]
    assert [one["on"] for one in bare["grades"]] == ["2023-03-26", "2023-05-02"]
    assert "2023-05-01" in bare["grades"][1]["finding"]
    assert name not in str(bare)


def test_that_a_story_and_the_answers_can_be_corrected_as_text(store: Store) -> None:
    row = _added(store)
    store.decisions.continue_event(1, row, {"related_to": ANSWERS})
    values = {one.attribute: one.text for one in written_row(store.record(1), RecordKind.ADVERSE_EVENT, row).values}
    assert values["grades"] == "2023-04-02 G2; 2023-05-09 G3 168/104 mmHg; lenvatinib held"
    assert value_of(RecordKind.ADVERSE_EVENT, "grades", values["grades"], END) == TOLD
    assert values["related_to"] == "lenvatinib: related; SBRT: unknown"
    assert value_of(RecordKind.ADVERSE_EVENT, "related_to", values["related_to"], END) == ANSWERS
    with pytest.raises(EntryError, match="is no answer"):
        value_of(RecordKind.ADVERSE_EVENT, "related_to", "lenvatinib: perhaps", END)


def test_that_another_answer_needs_a_reason(store: Store) -> None:
    row = _added(store)
    store.decisions.continue_event(1, row, {"related_to": ANSWERS[:1]})
    with pytest.raises(StoreProblem, match="change what stands there"):
        store.decisions.continue_event(1, row, {"related_to": (("lenvatinib", Relation.UNKNOWN),)})


def test_that_there_was_nothing_to_report_is_kept_with_the_visit_and_said_once(store: Store) -> None:
    before = case_document(store.record(1))
    visit = store.record(1).visits[-1]
    assert visit.key is not None
    assert last_asked(store.record(1)) is None
    store.decisions.nothing_to_report(1, visit.key)
    assert (before["version"], case_document(store.record(1))["version"]) == (1, 2)
    assert case_document(store.record(1))["visits"][-1]["nothing_to_report"] is True
    assert last_asked(store.record(1)) == visit.date
    with pytest.raises(StoreProblem, match="answered already"):
        store.decisions.nothing_to_report(1, visit.key)
    store.undo()
    assert case_document(store.record(1)) == before


def test_that_a_visit_with_no_more_than_that_answer_is_joined_by_what_is_typed_later(store: Store) -> None:
    row = store.add(1, "visit", Visit(date=END))
    store.decisions.nothing_to_report(1, row)
    store.add_visit(1, VisitEntry(visit=Visit(date=END, ecog=1)))
    (kept,) = (one for one in store.record(1).visits if one.date == END)
    assert (kept.ecog, kept.nothing_to_report) == (1, True)


def test_that_a_link_names_the_entry_of_the_treatment_and_is_told_anew_without_identity(store: Store) -> None:
    row = _added(store)
    drug = store.record(1).treatments[0]
    assert drug.key is not None
    store.decisions.link_treatment(1, row, drug.key)
    store.decisions.link_treatment(1, row, drug.key)  # again: the same link
    record = store.record(1)
    name = record.treatments[0].identifier
    assert name is not None
    assert _event(store, row).linked_treatments == (name,)
    document = case_document(record)
    assert document["treatments"][0]["id"] == name
    assert parse_case(document) == record
    bare = case_document(record, deidentified=True, shift_days=-7)
    assert bare["adverse_events"][-1]["linked_treatments"] == [bare["treatments"][0]["id"]] == ["treatment 1"]
    with pytest.raises(FileProblem, match="id of another treatment"):
        parse_case(document | {"treatments": [document["treatments"][0], document["treatments"][0]]})
    store.undo()
    assert store.record(1).treatments[0].identifier is None
    assert _event(store, row).linked_treatments is None


def test_that_a_new_therapy_is_kept_with_its_first_day_and_undone_as_one(store: Store) -> None:
    entry = Treatment(kind="procedure", agent="hepatectomy", start=date(2023, 6, 1))
    before = store.record(1)
    store.decisions.add_new_therapy(1, entry)
    kept = store.record(1)
    assert kept.treatments[-1] == entry
    assert kept.outcome.new_therapy_start == date(2023, 6, 1)
    store.decisions.add_new_therapy(
        1, replace(entry, agent="TACE", start=date(2023, 7, 1))
    )  # a later one is not the first
    assert store.record(1).outcome.new_therapy_start == date(2023, 6, 1)
    assert [store.undo(), store.undo()] == ["Add a new anticancer therapy"] * 2
    assert store.record(1) == before
