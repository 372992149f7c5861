"""Prints that are signed and kept: shown again byte for byte, journalled, taken back by undo, watched by verify."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.prints.stated import Stated
from storage.backups.restoring import restore
from storage.backups.taking import take
from storage.clinic.beside.kept_prints import NewPrint
from storage.clinic.history import Event
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, verify
from storage.keys import vault
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor, Role
from tests.storage.clinic.people.test_merging import CHOICES, ONE, OTHER, REASON
from tests.storage.clinic.test_old_files import PASSWORD, SIGNED, copied
from tests.storage.clinics import busy_clinic

PDF = b"%PDF-1.4 pages of a patient" * 2000
WHAT = NewPrint(
    kind="board",
    language="both",
    page="Letter",
    grey=True,
    rules="2.0",
    judged=date(2026, 6, 20),
    mark="12:abc",
    stated=(Stated("afp", "4.3 ng/mL, 2026-06-01"), Stated("albi", "")),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with busy_clinic(tmp_path / "clinic.hepatrack") as made:
        yield made


def test_that_a_kept_print_is_shown_again_byte_for_byte_with_all_that_is_told_of_it(store: Store) -> None:
    row = store.prints.keep(1, WHAT, PDF)
    (kept,) = store.prints.of(1)
    assert (kept.key, kept.what, kept.by) == (row, WHAT, store.actor.user)
    assert store.prints.pages(kept) == PDF
    assert store.prints.of(2) == ()


def test_that_it_stays_through_closing_and_verify_finds_nothing_wrong(store: Store) -> None:
    store.prints.keep(1, WHAT, PDF)
    path = store.path
    store.close()
    with Store.open(path, key=DEMO_KEY) as again:
        assert again.prints.pages(again.prints.of(1)[0]) == PDF
        assert verify(again).problems == ()


def test_that_the_same_pages_lie_in_the_file_once_and_none_where_nothing_is_kept(store: Store) -> None:
    def pages() -> int:
        return int(store.database.execute("SELECT count(*) FROM kept_print_pages").fetchone()[0])

    assert pages() == 0
    for _ in range(2):
        store.prints.keep(1, WHAT, PDF)
    assert (pages(), len(store.prints.of(1))) == (1, 2)


def test_that_undo_takes_it_back(store: Store) -> None:
    store.prints.keep(1, WHAT, PDF)
    assert store.undo() == "Sign and keep a print"
    assert store.prints.of(1) == ()
    assert verify(store).problems == ()


@pytest.mark.parametrize("damage", ["DELETE FROM kept_print_pages", "UPDATE kept_print_pages SET content = x'00'"])
def test_that_pages_that_were_altered_or_lost_are_told_and_never_shown(store: Store, damage: str) -> None:
    row = store.prints.keep(1, WHAT, PDF)
    store.database.execute(damage)
    with pytest.raises(StoreProblem, match="not in the clinic file as they were signed"):
        store.prints.pages(store.prints.of(1)[0])
    (found,) = verify(store).of(Check.ROWS)
    assert str(found.words) == f"The pages of the kept print {row} are not as they were signed, or are lost."


@pytest.mark.parametrize("role", list(Role))
def test_that_whoever_may_print_may_keep_and_nobody_else(tmp_path: Path, role: Role) -> None:
    path = tmp_path / "clinic.hepatrack"
    busy_clinic(path).close()
    with Store.open(path, key=DEMO_KEY, actor=Actor("Chen", role)) as store:
        if Action.PRINT in MAY[role]:
            assert store.prints.keep(1, WHAT, PDF)
            return
        with pytest.raises(StoreProblem):
            store.prints.keep(1, WHAT, PDF)
        assert store.database.execute("SELECT count(*) FROM kept_print_pages").fetchone()[0] == 0


def test_that_it_stands_in_the_history_of_its_patient_and_so_does_its_undo(store: Store) -> None:
    before = len(store.past.history(1))
    store.prints.keep(1, WHAT, PDF)
    entry = store.past.history(1)[-1]
    told = (entry.label, entry.event, entry.subject, entry.user)
    assert told == ("Sign and keep a print", Event.SIGNED, "tumour-board page", store.actor.user)
    assert (entry.kind, entry.field) == (None, None)  # nothing of the record: it cannot be corrected
    assert len(store.past.history(2)) == len([one for one in store.past.history(2) if one.event is not Event.SIGNED])
    store.undo()
    assert [one.event for one in store.past.history(1)[before:]] == [Event.SIGNED, Event.UNDONE]


def test_that_it_comes_back_with_a_backup(store: Store, tmp_path: Path) -> None:
    store.prints.keep(1, WHAT, PDF)
    backup = take(store, tmp_path / "backups", key=DEMO_KEY)
    path = store.path
    store.close()
    path.write_bytes(b"")
    restore(backup.path, path, key=DEMO_KEY)
    with Store.open(path, key=DEMO_KEY) as again:
        (kept,) = again.prints.of(1)
        assert (kept.what, again.prints.pages(kept)) == (WHAT, PDF)
        assert verify(again).problems == ()


@pytest.mark.parametrize("name", ["schema_0008", "schema_0045"])
def test_that_a_file_of_before_keeps_prints_once_it_is_migrated(tmp_path: Path, name: str) -> None:
    path = copied(name, tmp_path / "old.hepatrack")

    def opened() -> Store:
        if name not in SIGNED:
            return Store.open(path, key=DEMO_KEY)
        return opened_clinic(path, vault.unlock(path, user="Chen", password=PASSWORD))

    with opened() as old:
        patient = old.records()[0][0]
        assert old.prints.of(patient) == ()
        old.prints.keep(patient, WHAT, PDF)
    with opened() as again:
        (kept,) = again.prints.of(patient)
        assert (kept.what, again.prints.pages(kept)) == (WHAT, PDF)
        assert again.past.history(patient)[-1].event is Event.SIGNED
        assert verify(again).problems == ()


def test_that_whoever_is_merged_brings_kept_prints_along_and_takes_them_back_with_undo(tmp_path: Path) -> None:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        one, other = (found.key for found in store.import_records((ONE, OTHER)))
        of_one, of_other = (store.prints.keep(key, WHAT, PDF) for key in (one, other))
        store.people.merge(one, other, CHOICES, reason=REASON)
        assert [kept.key for kept in store.prints.of(one)] == [of_other, of_one]
        signed = [entry for entry in store.past.history(one) if entry.event is Event.SIGNED]
        assert [entry.row for entry in signed] == [of_one, of_other]
        store.undo()
        assert [[kept.key for kept in store.prints.of(key)] for key in (one, other)] == [[of_one], [of_other]]
        assert verify(store).problems == ()
