"""Verification: whoever has the key and drops the guards can change the file, and cannot do it unseen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.clinic.connection import Database, connect
from storage.clinic.journal.operations import GENESIS, Anchor
from storage.clinic.migrating import MENDED
from storage.clinic.packing import chained
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, Verification, verify
from storage.problems import Fault, StoreProblem
from tests.storage.clinics import busy_clinic, tampered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "clinic.hepatrack"
    busy_clinic(made).close()
    return made


def verified(path: Path, act: Callable[[Database], Any], anchor: Anchor | None = None) -> Verification:
    tampered(path, act)
    with Store.open(path, key=DEMO_KEY) as store:
        return verify(store, anchor)


def told(found: Verification) -> str:
    return " ".join(found.problems)


def test_that_a_file_nobody_meddled_with_is_in_order(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        found = verify(store, store.anchor())
        assert (found.ok, found.problems, found.broken_entry) == (True, (), None)
        assert Anchor(found.entries, found.head) == store.anchor()
        assert (
            found.triggers
            == store.database.execute("SELECT count(*) FROM sqlite_master WHERE type='trigger'").fetchone()[0]
        )
        assert found.clock_set_back == 0


def test_that_an_anchor_of_an_empty_journal_fits_every_file(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        assert verify(store, Anchor(0, GENESIS)).ok


def test_that_dropped_guards_are_named(path: Path) -> None:
    found = verified(path, lambda db: None)
    assert len(found.problems) == 1
    assert "visit_update_journal" in found.problems[0]


def test_that_guards_dropped_while_the_file_is_open_are_named(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        store.database.execute("DROP TRIGGER visit_delete_guard")
        assert verify(store).problems == ("Guards of the journal had been removed or altered: visit_delete_guard.",)


@pytest.mark.parametrize(
    "change",
    [
        "after = replace(after, '>60,500', '>6,500')",
        "row_id = 2",
        "patient_id = NULL",
        "operation_id = 2",
        "before = '{}'",
        "table_name = 'visit'",
    ],
)
def test_that_a_changed_entry_of_the_journal_is_named(path: Path, change: str) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        found = "SELECT min(id) FROM journal WHERE table_name = 'lab_result' AND after LIKE '%>60,500%'"
        entry = store.database.execute(found).fetchone()[0]
    told = verified(path, lambda db: db.execute(f"UPDATE journal SET {change} WHERE id = {entry}"))
    assert told.broken_entry == entry
    assert f"Entry {entry} of the journal was changed after it was written." in told.problems


def test_that_a_removed_entry_of_the_journal_is_named(path: Path) -> None:
    found = verified(path, lambda db: db.execute("DELETE FROM journal WHERE id = 7"))
    assert found.broken_entry == 7
    assert "Entry 7 of the journal is missing." in found.problems


def test_that_entries_closed_up_after_a_removal_are_named(path: Path) -> None:
    def close_up(db: Database) -> None:
        db.execute("DELETE FROM journal WHERE id = 7")
        db.execute("UPDATE journal SET id = id - 1 WHERE id > 7")

    found = verified(path, close_up)
    assert found.broken_entry == 7
    assert "Entry 7 of the journal was changed after it was written." in found.problems


def test_that_two_swapped_entries_of_the_journal_are_named(path: Path) -> None:
    def swap(db: Database) -> None:
        db.execute("UPDATE journal SET id = CASE id WHEN 5 THEN -6 ELSE -5 END WHERE id IN (5, 6)")
        db.execute("UPDATE journal SET id = -id WHERE id < 0")

    assert verified(path, swap).broken_entry == 5


def test_that_a_cut_end_of_the_journal_is_found_by_an_anchor_and_by_the_tables(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        anchor = store.anchor()
    cut = anchor.entries - 2
    found = verified(path, lambda db: db.execute(f"DELETE FROM journal WHERE id > {cut}"), anchor)
    assert f"The journal ends at entry {cut + 1} and once reached {anchor.entries}" in told(found)
    assert any("lab_result" in problem for problem in found.problems)


def test_that_a_cut_end_is_found_even_when_the_tables_were_put_back_with_it(path: Path) -> None:
    """Somebody takes back the last correction, operation and all; only what is kept elsewhere can show it."""
    with Store.open(path, key=DEMO_KEY) as store:
        anchor = store.anchor()

    def cut(db: Database) -> None:
        db.execute("UPDATE lab_result SET value = '>60,500' WHERE id = 1")
        db.execute("DELETE FROM journal WHERE operation_id = 3")
        db.execute("DELETE FROM operation WHERE id = 3")

    tampered(path, cut)
    with Store.open(path, key=DEMO_KEY) as store:
        last = store.anchor().entries
        known = [problem for problem in verify(store).problems if "Guards" not in problem]
        assert known == []
        (said,) = (problem for problem in verify(store, anchor).problems if "Guards" not in problem)
        assert said in (
            f"The journal ends at entry {last} and once reached {anchor.entries}: entries were cut off its end.",
            f"Entry {anchor.entries} of the journal is not the one that was there when the anchor was taken.",
        )


def test_that_a_journal_written_anew_from_the_middle_is_found_by_an_anchor(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        anchor = store.anchor()

    def forge(db: Database) -> None:
        db.execute("UPDATE journal SET after = replace(after, '60500', '605') WHERE id = (SELECT max(id) FROM journal)")
        db.execute("UPDATE lab_result SET value = '605' WHERE id = 1")
        columns = "previous, id, operation_id, table_name, row_id, patient_id, before, after"
        last = db.execute(f"SELECT {columns} FROM journal ORDER BY id DESC LIMIT 1").fetchone()
        db.execute("UPDATE journal SET hash = ? WHERE id = ?", [chained(*last), last[1]])

    found = verified(path, forge, anchor)
    assert found.broken_entry is None
    assert f"Entry {anchor.entries} of the journal is not the one that was there" in told(found)


def test_that_a_printed_anchor_is_short_and_still_finds_it(path: Path) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        entries, head = str(store.anchor()).split(":")
        assert len(head) == 32
        assert verify(store, Anchor(int(entries), head)).ok
        assert not verify(store, Anchor(int(entries), head[::-1])).ok


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE lab_result SET value = '5' WHERE id = 2", r"Row 2 of lab_result is not as entry \d+ .*\(value\)"),
        ("UPDATE outcome SET alive = 0, death_date = '2024-01-01'", r"Row 1 of outcome .*\(alive, death_date\)"),
        ("DELETE FROM adverse_event WHERE id = 1", "Row 1 of adverse_event is in the journal and not in its table"),
        ("INSERT INTO visit (patient_id, date) VALUES (1, '2024-01-01')", "of visit was written past the journal"),
        ("UPDATE visit SET deleted = 1 WHERE id = 1", r"Row 1 of visit .*\(deleted\)"),
        ("UPDATE operation SET user = 'somebody else' WHERE id = 2", r"Row 2 of operation .*\(user\)"),
        ("UPDATE operation SET reason = 'better' WHERE id = 3", r"Row 3 of operation .*\(reason\)"),
        ("UPDATE journal SET after = -1 WHERE table_name = 'visit'", "Row 1 of visit is not as entry"),
        ("UPDATE journal SET after = 'x' WHERE table_name = 'visit'", "Row 1 of visit is not as entry"),
    ],
)
def test_that_a_row_changed_past_the_journal_is_named(path: Path, statement: str, said: str) -> None:
    found = verified(path, lambda db: db.execute(statement))
    assert (found.broken_entry is None) is ("journal SET" not in statement)
    assert re.search(said, told(found)), found.problems


def test_that_a_broken_link_is_named(path: Path) -> None:
    def break_link(db: Database) -> None:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("UPDATE visit SET patient_id = 77 WHERE id = 1")

    assert "Row 1 of visit names a row of patient that is not there." in verified(path, break_link).problems


def test_that_a_flipped_bit_is_told_and_never_a_traceback(path: Path) -> None:
    content = path.read_bytes()
    found = 0
    for place in range(5000, len(content), len(content) // 12):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        try:
            with Store.open(path, key=DEMO_KEY) as store:
                found += not verify(store).ok
        except StoreProblem:
            found += 1
    assert found >= 12


def test_that_guards_put_back_are_counted_and_named_ever_after(path: Path) -> None:
    tampered(path, lambda db: None)
    with Store.open(path, key=DEMO_KEY) as store:
        assert len(store.mended_guards) > 50
    for times in (1, 2):
        for _ in range(3):
            with Store.open(path, key=DEMO_KEY) as store:
                assert store.mended_guards == ()
                (said,) = verify(store).of(Check.GUARDS)
                assert ("2 times" in str(said.words)) is (times == 2)
                assert "visit_update_journal" in str(said.words)
                assert not verify(store).ok
        if times == 1:
            db = connect(path, key=DEMO_KEY)
            db.execute("DROP TRIGGER visit_update_journal")
            db.close()
            Store.open(path, key=DEMO_KEY).close()


_DROPPED = ("visit", "patient", "journal_entry", "journal_shape", "operation", "data_lock", "imported_cohort")


@pytest.mark.parametrize("table", _DROPPED)
def test_that_a_table_that_was_dropped_is_found_and_no_traceback(path: Path, table: str) -> None:
    def act(db: Database) -> None:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(f'DROP TABLE "{table}"')

    with Store.open(path, key=DEMO_KEY) as store:
        for name in store.database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.database.execute(f'DROP TRIGGER "{name[0]}"')
        act(store.database)
        (finding,) = verify(store).findings
        assert str(finding.words) == f"The table {table} is missing."
    with pytest.raises(StoreProblem, match="lacks a table") as told:
        Store.open(path, key=DEMO_KEY)
    assert told.value.fault is Fault.FILE


def test_that_mended_guards_without_a_reason_are_told(path: Path) -> None:
    tampered(
        path,
        lambda db: db.execute(
            'INSERT INTO operation (id, label, "user", role, at, offset_minutes, reason, undoable, clock_set_back) '
            "SELECT max(id) + 1, ?, 'demo', 'administrator', max(at), 0, NULL, 0, 0 FROM operation",
            [MENDED],
        ),
    )
    with Store.open(path, key=DEMO_KEY) as store:
        assert "removed or altered" in " ".join(verify(store).problems)
