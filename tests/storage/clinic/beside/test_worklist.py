"""The lines and marks that the clinic file keeps: no journal knows them, and what they rest on makes them stale."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from models.quantities import parse_quantity
from models.record.records import LabRange, LabResult, Patient, Record, Visit
from models.record.visit_entry import VisitEntry
from models.worklist.clinic import Mark
from storage.backups.taking import DAILY, due, take
from storage.clinic.inspection import inspect
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.problems import StoreProblem
from storage.roles import Actor, Role

TODAY = date(2025, 11, 17)
RULES = "1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_records(
            [Record(patient=Patient(code=code), treatment_start=date(2025, 1, 6)) for code in ("HCC-0001", "HCC-0002")]
        )
        store.worklist.catch_up(RULES)
        store.worklist.keep({1: "one", 2: "two"})
    return path


def kept(store: Store) -> list[tuple[str | None, bool]]:
    return [(one.text, one.stale) for one in store.worklist.kept()]


def visit(store: Store, key: int) -> None:
    result = LabResult(analyte="AFP", date=TODAY, value=parse_quantity("7"), unit="ng/mL", laboratory="Lab A")
    store.add_visit(key, VisitEntry(visit=Visit(date=TODAY), labs=(result,)))


def test_that_lines_outlive_the_program_as_long_as_nothing_changes(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.worklist.catch_up(RULES) == frozenset()
        assert kept(store) == [("one", False), ("two", False)]


def test_that_a_write_makes_the_line_of_its_patient_stale_and_no_other(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        visit(store, 2)
        assert store.worklist.catch_up(RULES) == {2}
        assert kept(store) == [("one", False), ("two", True)]
        store.worklist.keep({2: "other"})
        assert store.worklist.catch_up(RULES) == frozenset()
        store.undo()
        assert store.worklist.catch_up(RULES) == {2}
    with Store.open(path, key=DEMO_KEY) as store:
        assert kept(store) == [("one", False), ("other", True)]


def test_that_other_rules_and_other_ranges_make_every_line_stale(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.worklist.catch_up("2") is None
        assert kept(store) == [("one", True), ("two", True)]
        store.worklist.keep({1: "one", 2: "two"})
        edition = LabRange(laboratory="Lab A", analyte="AFP", unit="ng/mL", valid_from=TODAY)
        with store.operation("Enter a range"):
            store.file.rows.insert_range(edition)
        assert store.worklist.catch_up("2") is None


def test_that_a_journal_that_was_cut_and_grew_again_makes_every_line_stale(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        store.database.execute("UPDATE worklist_state SET hash = 'other'")
        assert store.worklist.catch_up(RULES) is None


def test_that_lines_and_marks_are_no_part_of_the_journal_of_the_verification_and_of_what_tells_files_apart(
    path: Path,
) -> None:
    before = inspect(path, DEMO_KEY)
    with Store.open(path, key=DEMO_KEY) as store:
        entries = store.anchor()
        store.worklist.keep({1: "another"})
        store.worklist.mark(2, TODAY, Mark(here=time(10, 20)))
        assert store.anchor() == entries
        assert verify(store).ok
    after = inspect(path, DEMO_KEY)
    assert (after.ends, after.counts) == (before.ends, before.counts)


def test_that_a_backup_is_not_taken_anew_for_lines_alone(path: Path, tmp_path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        first = take(store, tmp_path / "backups", key=DEMO_KEY)
        store.worklist.keep({1: "another"})
        assert not due(store, first, first.taken + 2 * DAILY, closing=True)


def test_that_marks_are_of_one_day_and_can_be_taken_back(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        store.worklist.mark(1, TODAY, Mark(here=time(9, 30)))
        store.worklist.mark(2, TODAY, Mark(here=time(9), finished=time(10)))
        assert store.worklist.marks(TODAY) == {1: Mark(time(9, 30)), 2: Mark(time(9), time(10))}
        store.worklist.mark(2, TODAY, Mark())
        assert store.worklist.marks(TODAY) == {1: Mark(time(9, 30))}
        assert store.worklist.marks(date(2025, 11, 18)) == {}
        store.worklist.mark(2, date(2025, 11, 18), Mark(here=time(8)))
        assert store.worklist.marks(TODAY) == {}


def test_that_whoever_may_only_read_marks_nobody(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY, actor=Actor("R", Role.READER)) as store:
        with pytest.raises(StoreProblem, match="may not enter visits"):
            store.worklist.mark(1, TODAY, Mark(here=time(9)))
        assert store.worklist.catch_up("2") is None  # a cache may be written by whoever reads
