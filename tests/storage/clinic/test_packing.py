"""Rows packed for the journal, and shapes: everything comes back, and what is no packing is two empty texts."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.clinic import migrating
from storage.clinic.connection import connect
from storage.clinic.journal.guards import install_triggers, remove_triggers
from storage.clinic.journal.operations import Journal
from storage.clinic.journal.shapes import dictionary, renew_shapes
from storage.clinic.packing import UNREADABLE, packed, unpacked
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from tests.storage.clinics import busy_clinic, make_room

OLD_FILES = Path(__file__).parents[2] / "data" / "old_files"
texts = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"])))


@given(texts, texts, st.binary(max_size=200))
def test_that_whatever_was_packed_comes_back(before: str | None, after: str | None, words: bytes) -> None:
    assert unpacked(packed(before, after, words), words) == (before, after)


@given(st.binary(max_size=100), st.binary(max_size=50))
def test_that_what_nobody_packed_raises_nothing(content: bytes, words: bytes) -> None:
    before, after = unpacked(content, words)
    assert before is None or isinstance(before, str)
    assert after is None or isinstance(after, str)


def test_that_a_cut_a_lengthened_and_a_strange_content_are_unreadable() -> None:
    content = packed(None, '{"id":1}', b"words")
    for wrong in (content[:-1], content + b"x", b"", b"\xff[1", b"\xff7", b"\xff[1, 2]", b"\xff[1, 2, 3]"):
        assert unpacked(wrong, b"words") == UNREADABLE


def test_that_an_entry_is_read_by_zlib_alone_as_the_documentation_says(tmp_path: Path) -> None:
    with busy_clinic(tmp_path / "clinic.hepatrack") as store:
        found = store.database.execute(
            "SELECT content, dictionary, before, after FROM journal_entry JOIN journal_shape "
            "ON journal_shape.id = shape_id JOIN journal ON journal.id = journal_entry.id"
        ).fetchall()
        for content, words, before, after in found:
            text = zlib.decompressobj(-12, zdict=words).decompress(content).decode()
            assert text == f"{before or ''}\n{after}"


def test_that_a_correction_costs_little_more_than_an_entry() -> None:
    row = '{"id":4711,"patient_id":12,"analyte":"AFP","date":"2026-01-09","value":"317.5","unit":"ng/mL","deleted":0}'
    once, twice = packed(None, row, b""), packed(row, row.replace("317.5", "31.75"), b"")
    assert len(twice) < len(once) + 16


def test_that_a_table_whose_columns_changed_is_given_another_dictionary_and_old_entries_stay(tmp_path: Path) -> None:
    with busy_clinic(tmp_path / "clinic.hepatrack") as store:
        db = store.database
        count = "SELECT count(*) FROM journal_shape WHERE table_name = 'visit'"
        before = db.execute("SELECT * FROM journal").fetchall()
        (shapes,) = db.execute(count).fetchone()
        remove_triggers(db)
        db.execute("ALTER TABLE visit ADD COLUMN place TEXT")
        install_triggers(db)
        renew_shapes(db, ["visit"])  # once is enough
        assert db.execute(count).fetchone() == (shapes + 1,)
        assert b'"place":null' in dictionary(db, "visit")
        assert db.execute("SELECT * FROM journal").fetchall() == before


def test_that_a_migration_leaves_less_room_empty_than_is_worth_giving_back(tmp_path: Path) -> None:
    """And what it holds of the journal is packed: less than half of what it was, in a file of any size."""
    path = Path(shutil.copy(OLD_FILES / "schema_0042.hepatrack", tmp_path / "clinic.hepatrack"))
    before = connect(path, key=DEMO_KEY)
    texts = "sum(length(before)), sum(length(after)), sum(length(previous)), sum(length(hash))"
    held = sum(size or 0 for size in before.execute(f"SELECT {texts} FROM journal").fetchone())
    before.close()
    with Store.open(path, key=DEMO_KEY) as store:
        (pages,) = store.database.execute("PRAGMA page_count").fetchone()
        (free,) = store.database.execute("PRAGMA freelist_count").fetchone()
        assert free * migrating._WORTH_IT < pages
        (packed,) = store.database.execute("SELECT sum(length(content) + length(hash)) FROM journal_entry").fetchone()
        assert packed * 2 < held
        assert verify(store).ok


def test_that_a_file_that_cannot_be_made_smaller_is_whole_and_made_smaller_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(OLD_FILES / "schema_0042.hepatrack", tmp_path / "clinic.hepatrack"))
    make_room(path)
    db = connect(path, key=DEMO_KEY)
    journal = Journal(db, actor=Store(path, db).actor)
    migrating.migrate(db, journal)
    pages, free = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    assert free
    monkeypatch.setattr(migrating, "_WORTH_IT", pages)
    monkeypatch.setattr(migrating, "_VACUUM", "VACUUM nowhere")
    migrating.shrink(db, migrated=True)
    assert db.execute("PRAGMA page_count").fetchone() == (pages,)
    db.close()
    monkeypatch.undo()
    monkeypatch.setattr(migrating, "_OWED", pages)
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.database.execute("PRAGMA page_count").fetchone()[0] < pages
        assert verify(store).ok
