"""Planned visits moved and skipped: kept by an operation, journalled, undone, exported and de-identified."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.forms.visit import VisitDraft, visit_entry, with_entry
from models.forms.visit_draft import draft_document, read_draft
from models.record.records import Appointment, VisitKind
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import case_document, parse_case
from storage.problems import FileProblem, StoreProblem
from storage.roles import Actor, Role
from tests.storage.clinics import TickingClock, case
from tests.storage.example import full_case

MOVED = Appointment(visit="W6", day=date(2023, 4, 24), moved_from=date(2023, 4, 21), reason="seen by Zhang")
SKIPPED = Appointment(visit="W12", skipped=True, reason="no transport")


def test_that_a_visit_is_moved_skipped_and_put_back_by_undo(tmp_path: Path) -> None:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY, clock=TickingClock()) as store:
        key = store.import_record(case()).key
        store.add(key, "planned_visit", MOVED)
        store.add(key, "planned_visit", SKIPPED)
        assert store.record(key).planned_visits == (MOVED, SKIPPED)
        assert [entry.label for entry in store.past.history(key)][-1] == "Skip a planned visit"
        store.undo()
        assert store.record(key).planned_visits == (MOVED,)
        assert verify(store).ok


def test_that_a_reader_may_not_move_a_visit(tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        key = store.import_record(case()).key
    with Store.open(path, key=DEMO_KEY, actor=Actor("r", Role.READER)) as store, pytest.raises(StoreProblem):
        store.add(key, "planned_visit", MOVED)


def test_that_a_case_file_holds_them_and_no_true_day_or_name_without_identity() -> None:
    document = full_case() | {
        "version": 2,
        "planned_visits": [
            {"visit": "W6", "on": "2023-04-24", "moved_from": "2023-04-21", "reason": "seen by Zhang"},
            {"visit": "W12", "skipped": True, "reason": "no transport"},
        ],
    }
    record = parse_case(document)
    assert record.planned_visits == (MOVED, SKIPPED)
    assert case_document(record) == document
    moved = case_document(record, deidentified=True, shift_days=-10)["planned_visits"][0]
    assert moved == {"visit": "W6", "on": "2023-04-14", "moved_from": "2023-04-11", "reason": "seen by [removed]"}


def test_that_version_1_does_not_know_them() -> None:
    with pytest.raises(FileProblem, match="planned_visits"):
        parse_case(full_case() | {"planned_visits": []})


def test_that_the_notes_of_a_visit_are_typed_kept_and_told_without_a_name() -> None:
    draft = VisitDraft(
        date="20230424", kind=VisitKind.TELEPHONE, impression=" Ms Zhang is well ", plan="CT on 2023-05-05"
    )
    record = parse_case(full_case())
    entry = visit_entry(draft, record, date(2023, 5, 1))
    assert read_draft(draft_document(draft, date(2023, 5, 1))).impression == draft.impression
    document = case_document(with_entry(record, entry))
    assert document["version"] == 2
    kept = {"kind": "telephone", "impression": "Ms Zhang is well", "plan": "CT on 2023-05-05"}
    assert document["visits"][-1] == {"date": "2023-04-24"} | kept
    assert parse_case(document).visits[-1] == entry.visit
    told = case_document(parse_case(document), deidentified=True, shift_days=-10)["visits"][-1]
    assert (told["impression"], told["plan"]) == ("Ms [removed] is well", "CT on 2023-04-25")
