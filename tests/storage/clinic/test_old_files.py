"""Files of every released schema: opened, brought up to date, and nothing of them lost."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.siege_common import PASSWORD
from models.record.records import Visit
from models.record.visit_entry import VisitEntry
from storage.clinic import migrating
from storage.clinic.connection import Database, connect
from storage.clinic.journal.chain import differing_rows
from storage.clinic.journal.guards import install_triggers, remove_triggers
from storage.clinic.journal.operations import Anchor, Journal
from storage.clinic.schema.ladder import applied
from storage.clinic.schema.whole import SCHEMA, known
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, verify
from storage.files.casefile import case_document, parse_case
from storage.keys import vault
from storage.keys.keyfile import keys_path
from storage.opening import opened_clinic
from storage.roles import Actor, Role

OLD_FILES = Path(__file__).parents[2] / "data" / "old_files"
NAMES = sorted(path.stem for path in OLD_FILES.glob("*.hepatrack"))
# With users: Chen, administrator, mei, data manager, and wang, clinician; zhao, radiologist, has left.
SIGNED = [name for name in NAMES if (OLD_FILES / f"{name}.keys").exists()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


def copied(name: str, path: Path) -> Path:
    shutil.copy(OLD_FILES / f"{name}.hepatrack", path)
    if name in SIGNED:
        shutil.copy(OLD_FILES / f"{name}.keys", keys_path(path))
    return path


@pytest.fixture
def entered() -> Iterator[Callable[..., Store]]:
    """What opens a copy of an old file, as Chen where it has users."""
    with ExitStack() as opened:

        def enter(name: str, path: Path, user: str = "Chen") -> Store:
            if name not in SIGNED:
                return opened.enter_context(Store.open(copied(name, path), key=DEMO_KEY))
            who = vault.unlock(copied(name, path), user=user, password=PASSWORD)
            return opened.enter_context(opened_clinic(path, who))

        yield enter


def test_that_a_file_of_a_released_schema_is_kept() -> None:
    assert "schema_0008" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_that_an_old_file_holds_the_same_records_after_its_migration(
    name: str, path: Path, entered: Callable[..., Store]
) -> None:
    expected = json.loads((OLD_FILES / f"{name}.json").read_text(encoding="utf-8"))
    store = entered(name, path)
    found = [case_document(record) for _, record in store.records()]
    assert found == [case_document(parse_case(document)) for document in expected]
    assert applied(store.database) == known()
    assert verify(store).problems == ()
    store.close()
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.mended_guards == ()


@pytest.mark.parametrize("name", NAMES)
def test_that_an_old_file_can_be_written_to_and_undone_after_its_migration(
    name: str, path: Path, entered: Callable[..., Store]
) -> None:
    store = entered(name, path)
    key, record = store.records()[0]
    store.add_visit(key, VisitEntry(visit=Visit(date=record.treatment_start, ecog=0)))
    store.correct(key, "visit", record.visits[0].key or 0, {"ecog": 2}, reason="misread")
    store.undo()
    store.undo()
    assert store.record(key) == record
    assert verify(store).problems == ()


def test_that_old_files_with_users_and_signatures_are_kept() -> None:
    assert {"schema_0043", "schema_0044", "schema_0045"} <= {*SIGNED}


@pytest.mark.parametrize("name", SIGNED)
def test_that_users_of_an_old_file_enter_with_the_roles_they_had_and_what_they_signed_is_theirs(
    name: str, path: Path, entered: Callable[..., Store]
) -> None:
    db = connect(copied(name, path), key=DEMO_KEY)
    signed = db.execute("SELECT * FROM signature ORDER BY id").fetchall() if db.table("signature").exists() else []
    left = db.execute("SELECT * FROM disclosure ORDER BY id").fetchall() if db.table("disclosure").exists() else []
    db.close()
    store = entered(name, path, "mei")
    assert store.actor == Actor("mei", Role.DATA_MANAGER)
    assert store.warnings() == ()
    assert store.database.execute("SELECT * FROM signature ORDER BY id").fetchall()[: len(signed)] == signed
    assert store.database.execute("SELECT * FROM disclosure ORDER BY id").fetchall()[: len(left)] == left
    assert verify(store).problems == ()


@pytest.mark.parametrize("name", [name for name in SIGNED if name != "schema_0044"])
def test_that_a_signature_of_an_old_file_that_was_altered_is_told_after_its_migration(
    name: str, path: Path, entered: Callable[..., Store]
) -> None:
    store = entered(name, path)
    remove_triggers(store.database)
    store.database.execute("UPDATE signature SET signature = zeroblob(64) WHERE id = 5")
    install_triggers(store.database)
    assert any("Operation 5" in str(one.words) for one in verify(store).of(Check.SIGNED))


def test_that_rows_older_than_the_journal_are_in_it_as_they_were_found(path: Path) -> None:
    with Store.open(copied("schema_0008", path), key=DEMO_KEY, actor=Actor("mei", Role.NURSE)) as store:
        rows = sum(store.database.table(table.table).count for table in migrating.WATCHED)
        assert store.anchor().entries == rows
        first = store.past.history(1)[0]
        assert (first.label, first.user) == (migrating.MIGRATION, "mei")
        assert first.reason is not None
        assert "m0010_journal" in first.reason
        assert store.past.last_operation() is None  # a migration is not undone


def test_that_a_new_file_begins_with_an_empty_journal(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        assert store.anchor().entries == 0


def test_that_the_old_file_can_be_copied_before_its_migration(path: Path) -> None:
    seen: list[frozenset[str]] = []
    Store.open(copied("schema_0008", path), key=DEMO_KEY, before_migration=lambda db: seen.append(applied(db))).close()
    assert seen == [frozenset(name for name in known() if name < "m0009")]
    Store.open(path, key=DEMO_KEY, before_migration=lambda db: seen.append(applied(db))).close()
    assert len(seen) == 1


@pytest.mark.parametrize("last", sorted(name for name in known() if name > "m0009"))
def test_that_a_migration_cut_short_leaves_the_old_file_intact(path: Path, last: str) -> None:
    """The pages run out before each migration; nothing of those before it is kept either."""
    db = connect(copied("schema_0008", path), key=DEMO_KEY)
    schema, names = db.schema, applied(db)
    journal = Journal(db, Actor("mei", Role.NURSE))

    def cut_short() -> None:
        with db.atomic():
            remove_triggers(db)
            SCHEMA.apply(db, stop_before=last)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert (db.schema, applied(db)) == (schema, names)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(Exception, match="full"):
        migrating.migrate(db, journal)
    assert (db.schema, applied(db)) == (schema, names)
    db.close()
    with Store.open(path, key=DEMO_KEY) as store:
        assert len(store.records()) == 2
        assert verify(store).ok


def test_that_a_column_added_later_is_journalled_with_the_rows_it_changed(path: Path) -> None:
    """What every later migration goes through: the rows are journalled anew, a forged one stays found."""
    with Store.open(copied("schema_0008", path), key=DEMO_KEY) as store:
        db, journal = store.database, Journal(store.database, store.actor)

        def later(database: Database) -> None:
            remove_triggers(database)
            database.execute("UPDATE visit SET ecog = 4 WHERE id = 1")
            unexplained = set(differing_rows(database))
            assert unexplained == {("visit", 1)}
            database.execute("ALTER TABLE visit ADD COLUMN place TEXT")
            install_triggers(database)
            migrating.journal_changes(database, journal, unexplained, reason="m0099_place")

        later(db)
        (said,) = (str(one.words) for one in verify(store).of(Check.ROWS))
        assert re.fullmatch(r"Row 1 of visit is not as entry \d+ of the journal left it \(ecog\)\.", said)
        assert store.past.value_history("visit", 2, "date")[-1].after == store.record(1).visits[1].date.isoformat()


@pytest.mark.parametrize("name", [name for name in NAMES if "schema_0010" < name < "schema_0045"])
def test_that_entries_keep_their_numbers_content_and_hashes_when_they_are_packed(name: str, path: Path) -> None:
    """What was printed or kept with a backup before still finds its entry."""
    db = connect(copied(name, path), key=DEMO_KEY)
    kept = db.execute("SELECT * FROM journal ORDER BY id").fetchall()
    db.close()
    anchor = Anchor(kept[-1][0], kept[-1][-1])
    with Store.open(path, key=DEMO_KEY) as store:
        found = store.database.execute("SELECT * FROM journal ORDER BY id").fetchall()
        assert found[: len(kept)] == kept
        assert verify(store, anchor).ok


def test_that_what_somebody_made_of_an_old_journal_is_still_named_after_it_is_packed(path: Path) -> None:
    db = connect(copied("schema_0042", path), key=DEMO_KEY)
    remove_triggers(db)
    kept = db.execute("SELECT after FROM journal WHERE id = 9").fetchone()[0]
    for changed in ("before = ''", "after = after || char(10) || '{}'", "hash = 'none'", "table_name = 'nobody'"):
        db.execute(f"UPDATE journal SET {changed} WHERE id = 9")
    db.close()
    with Store.open(path, key=DEMO_KEY) as store:
        assert verify(store).broken_entry == 9
        said = store.database.execute("SELECT table_name, before, after FROM journal WHERE id = 9").fetchone()
        assert said == ("nobody", "", f"{kept}\n{{}}")
