"""Saved filters and imported cohorts in a clinic file: versions, provenance, undo, what a later check finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from models.cohort.imported import CohortKind, ImportedCohort, Labels
from storage.clinic.cohorts import (
    cohorts,
    drop_cohort,
    drop_filter,
    filter_versions,
    filters,
    keep_cohort,
    read_cohort,
    save_filter,
)
from storage.clinic.connection import Error
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from tests.storage.clinics import TickingClock, small_cohort

FIRST, SECOND = {"vp": ["Vp4"], "line": None}, {"vp": ["Vp3", "Vp4"], "line": 1}
OLD_FILES = Path(__file__).parents[2] / "data" / "old_files"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, key=DEMO_KEY, actor=Actor("mei", Role.CLINICIAN), clock=TickingClock()) as opened:
        yield opened
        assert verify(opened).problems == ()


def same(one: ImportedCohort, other: ImportedCohort) -> bool:
    """Equal in everything but what the store gives."""

    def column(values: object) -> object:
        return (values.names, values.codes.tolist()) if isinstance(values, Labels) else repr(values.tolist())

    def whole(cohort: ImportedCohort) -> object:
        return (
            *(getattr(cohort, name) for name in ("name", "kind", "unit", "source", "sha256", "endpoint", "notes")),
            (cohort.times.tolist(), cohort.events.tolist()),
            None if cohort.groups is None else column(cohort.groups),
            [(covariate.name, column(covariate.values)) for covariate in cohort.covariates],
        )

    return whole(one) == whole(other)


def test_that_every_save_of_a_filter_is_a_version_and_old_ones_can_be_read(store: Store) -> None:
    first, second = save_filter(store, "Vp4", FIRST), save_filter(store, " Vp4 ", SECOND)
    assert [(one.version, one.document) for one in filter_versions(store, "Vp4")] == [(1, FIRST), (2, SECOND)]
    assert filters(store) == (second,)
    assert (first.saved_by, second.saved_at - first.saved_at) == ("mei", timedelta(minutes=1))
    save_filter(store, "All", {})
    assert [one.name for one in filters(store)] == ["All", "Vp4"]


def test_that_the_same_filter_again_adds_nothing(store: Store) -> None:
    first = save_filter(store, "Vp4", FIRST)
    before = store.anchor()
    assert save_filter(store, "Vp4", dict(reversed(FIRST.items()))) == first
    assert store.anchor() == before


def test_that_a_dropped_filter_leaves_the_list_and_keeps_its_versions_and_numbers(store: Store) -> None:
    save_filter(store, "Vp4", FIRST)
    save_filter(store, "Vp4", SECOND)
    drop_filter(store, "Vp4", reason="nobody uses it")
    assert filters(store) == ()
    assert [(one.version, one.dropped) for one in filter_versions(store, "Vp4")] == [(1, True), (2, True)]
    with pytest.raises(StoreProblem, match='There is no saved filter "Vp4"'):
        drop_filter(store, "Vp4", reason="again")
    assert save_filter(store, "Vp4", SECOND).version == 3
    store.undo()
    store.undo()
    assert [one.version for one in filters(store)] == [2]


def test_that_a_save_is_undone_and_its_number_is_free_again(store: Store) -> None:
    save_filter(store, "Vp4", FIRST)
    save_filter(store, "Vp4", SECOND)
    assert store.undo() == "Save a filter"
    assert [one.document for one in filters(store)] == [FIRST]
    assert save_filter(store, "Vp4", {"line": 2}).version == 2


def test_that_a_cohort_comes_back_exactly_with_who_kept_it_and_when(store: Store) -> None:
    kept = keep_cohort(store, replace(small_cohort(), group_order=("B", "A")))
    assert same(kept, small_cohort())
    assert kept.group_order == ("B", "A")
    assert (kept.kept_by, kept.key) == ("mei", 1)
    assert kept.kept_at is not None
    (listed,) = cohorts(store)
    assert (listed.n, listed.event_count, listed.kept_at, listed.unit) == (4, 3, kept.kept_at, kept.unit)
    assert str(kept.notes[0]) == "4 of 4 rows"


def test_that_a_reader_reads_a_cohort_and_nothing_of_it_lies_open_on_disk(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        keep_cohort(store, small_cohort())
    with Store.open(path, key=DEMO_KEY, actor=Actor("li", Role.READER)) as again:
        assert same(read_cohort(again, 1), small_cohort())
        assert verify(again).ok
    assert b"ospital b" not in path.read_bytes()


def test_that_a_reconstructed_cohort_stays_labelled(store: Store) -> None:
    kept = keep_cohort(store, replace(small_cohort(), kind=CohortKind.RECONSTRUCTED))
    assert kept.reconstructed
    assert str(kept.label) == "Reconstructed from a published curve"
    operation = store.past.last_operation()
    assert operation is not None
    assert operation.label == "Keep a reconstructed cohort"


def test_that_a_name_is_used_once_and_is_free_again_after_a_drop(store: Store) -> None:
    key = keep_cohort(store, small_cohort()).key or 0
    with pytest.raises(StoreProblem, match=r'There is a cohort "Hospital B" already\. Choose another name\.'):
        keep_cohort(store, small_cohort())
    drop_cohort(store, key, reason="wrong unit")
    assert cohorts(store) == ()
    assert same(read_cohort(store, key), small_cohort())
    keep_cohort(store, small_cohort())
    with pytest.raises(StoreProblem, match="was dropped already"):
        drop_cohort(store, key, reason="again")
    with pytest.raises(StoreProblem, match="its code or number was given to another since"):
        store.undo(2)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "two\nlines"])
def test_that_an_impossible_name_is_refused(store: Store, name: str) -> None:
    before = store.anchor()
    for keep in (lambda: save_filter(store, name, {}), lambda: keep_cohort(store, small_cohort(name))):
        with pytest.raises(StoreProblem, match="name"):
            keep()
    assert store.anchor() == before


def test_that_a_drop_needs_a_reason_and_a_key_that_is_there(store: Store) -> None:
    save_filter(store, "Vp4", FIRST)
    with pytest.raises(StoreProblem, match="A reason is needed"):
        drop_filter(store, "Vp4", reason=" ")
    with pytest.raises(LookupError):
        read_cohort(store, 7)


def test_that_a_lock_on_the_data_set_leaves_filters_and_cohorts_free(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        store.locks.lock(None, "analysis")
        save_filter(store, "Vp4", FIRST)
        assert keep_cohort(store, small_cohort()).key == 1


def test_that_a_cohort_changed_past_the_journal_is_found(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        keep_cohort(store, small_cohort())
        with pytest.raises(Error, match="written outside an operation"):
            store.database.execute("UPDATE imported_cohort SET sha256 = 'forged'")
        store.database.execute('DROP TRIGGER "imported_cohort_update_guard"')
        store.database.execute('DROP TRIGGER "imported_cohort_update_journal"')
        store.database.execute("UPDATE imported_cohort SET sha256 = 'forged'")
        assert any("Row 1 of imported_cohort is not as entry" in said for said in verify(store).problems)


def test_that_the_migrations_make_the_tables_and_nothing_else(path: Path) -> None:
    shutil.copy(OLD_FILES / "schema_0008.hepatrack", path)
    with Store.open(path, key=DEMO_KEY) as store:
        columns = {column.name for column in store.database.table("saved_filter").columns}
        assert columns == {"id", "name", "version", "document", "deleted"}
        assert {"content", "sha256", "unit", "kind"} <= {
            column.name for column in store.database.table("imported_cohort").columns
        }
        assert (filters(store), cohorts(store)) == ((), ())
        with store.operation("Save a filter"):
            store.database.execute(same_version := "INSERT INTO saved_filter VALUES (NULL, 'a', 1, '{}', 0)")
            with pytest.raises(Error, match="UNIQUE"):
                store.database.execute(same_version)


def test_that_a_file_with_filters_and_cohorts_is_read_by_every_later_schema(path: Path) -> None:
    shutil.copy(OLD_FILES / "schema_0014.hepatrack", path)
    with Store.open(path, key=DEMO_KEY) as store:
        assert [(one.name, one.version, one.document) for one in filters(store)] == [("Vp4", 2, SECOND)]
        assert [one.document for one in filter_versions(store, "Vp4")] == [FIRST, SECOND]
        (listed,) = cohorts(store)
        assert same(read_cohort(store, listed.key), small_cohort())
        assert verify(store).ok


def test_that_a_hundred_thousand_rows_are_kept_and_read(store: Store) -> None:
    rng = np.random.default_rng(7)
    many = replace(
        small_cohort(),
        times=rng.integers(0, 3000, 100_000).astype(float),
        events=rng.random(100_000) < 0.6,
        groups=Labels(("a", "b"), rng.integers(0, 2, 100_000).astype(np.int32)),
        covariates=(),
    )
    kept = keep_cohort(store, many)
    assert same(kept, many)
