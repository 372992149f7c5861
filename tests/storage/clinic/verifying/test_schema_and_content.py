"""The tables of a clinic file against the program's own, what its journal holds, and a backup of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from storage.backups.comparing import comparison
from storage.backups.manifests import Seal, seal_of_manifest
from storage.backups.taking import Backup, check, manifest_path, take
from storage.clinic.connection import connect
from storage.clinic.packing import chained
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, Verification, verify
from storage.problems import StoreProblem
from tests.storage.clinics import busy_clinic, tampered

OLD_FILES = Path(__file__).parents[3] / "data" / "old_files"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "clinic.hepatrack"
    busy_clinic(made).close()
    return made


def after(path: Path, statement: str) -> Verification:
    tampered(path, lambda db: db.execute(statement))
    with Store.open(path, key=DEMO_KEY) as store:
        return verify(store)


def said(found: Verification, check: Check) -> list[str]:
    return [str(one.words) for one in found.of(check)]


@pytest.mark.parametrize("name", sorted(file.stem for file in OLD_FILES.glob("*.hepatrack")))
def test_that_an_old_file_has_the_tables_of_a_new_one_after_its_migration(name: str, tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    shutil.copy(OLD_FILES / f"{name}.hepatrack", path)
    with Store.open(path, key=DEMO_KEY) as store:
        found = verify(store)
    assert said(found, Check.SCHEMA) + said(found, Check.CONTENT) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP INDEX patient_code", "The index patient_code is missing."),
        ("CREATE TABLE notes (text)", "The table notes is not of this program."),
        ("CREATE VIEW visits AS SELECT 1", "The view visits is not of this program."),
        ("CREATE INDEX extra ON visit (date)", "The index extra of visit is not of this program."),
        ("ALTER TABLE visit ADD COLUMN remark TEXT", "The table visit is not as this program makes it."),
        (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('other', 'm0001_patients', '')",
            "",
        ),
    ],
)
def test_that_a_schema_that_was_altered_is_told(path: Path, statement: str, words: str) -> None:
    assert said(after(path, statement), Check.SCHEMA) == ([words] if words else [])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("table_name = 'visits'", "about no table that is journalled"),
        ("row_id = -4", "names no row that can be"),
        ("operation_id = 1", "names another"),
        ("after = '[1]'", "holds cannot be read"),
        ("after = 'x'", "holds cannot be read"),
        ("after = NULL", "holds cannot be read"),
        ("after = json_remove(after, '$.date')", "has other columns than its table"),
        ("after = json_set(after, '$.id', 99)", "names another row than it holds"),
        ("patient_id = 99", "names another patient than its row"),
    ],
)
def test_that_an_entry_that_no_program_of_ours_writes_is_told_though_the_chain_was_made_anew(
    path: Path, change: str, words: str
) -> None:
    db = connect(path, key=DEMO_KEY)
    (entry,) = db.execute("SELECT max(id) FROM journal WHERE table_name = 'visit'").fetchone()
    db.close()

    def forge(db: object) -> None:
        db.execute("PRAGMA foreign_keys = OFF")  # type: ignore[attr-defined]
        db.execute(f"UPDATE journal SET {change} WHERE id = {entry}")  # type: ignore[attr-defined]
        columns = "previous, id, operation_id, table_name, row_id, patient_id, before, after"
        rows = db.execute(f"SELECT {columns} FROM journal WHERE id >= {entry} ORDER BY id").fetchall()  # type: ignore[attr-defined]
        previous = rows[0][0]
        for _, *content in rows:
            made = chained(previous, *content)
            db.execute("UPDATE journal SET previous = ?, hash = ? WHERE id = ?", [previous, made, content[0]])  # type: ignore[attr-defined]
            previous = made

    tampered(path, forge)
    with Store.open(path, key=DEMO_KEY) as store:
        found = verify(store)
    assert found.broken_entry is None
    if change == "operation_id = 1":  # of another operation that is there: its own first entry is where it was
        assert said(found, Check.CONTENT) == []
    else:
        (told,) = said(found, Check.CONTENT)
        assert words in told
        assert told.endswith("Entries like it: 1.")


# Against a backup


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Backup:
    with Store.open(path, key=DEMO_KEY) as store:
        return take(store, tmp_path / "backups", key=DEMO_KEY)


def against(path: Path, backup: Backup) -> Verification:
    with Store.open(path, key=DEMO_KEY) as store:
        return verify(store, backup=comparison(backup.path, DEMO_KEY))


def test_that_a_file_that_went_on_holds_everything_that_its_backup_has(path: Path, backup: Backup) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        store.correct(1, "lab_result", 1, {"value": "60501"}, reason="misread again")
    found = against(path, backup)
    assert (found.ok, len(found.remarks)) == (True, 1)  # that nothing is signed
    assert Check.BACKUP in found.checks


def test_that_one_entry_that_differs_is_named_though_the_end_is_the_same(path: Path, backup: Backup) -> None:
    tampered(path, lambda db: db.execute("UPDATE journal SET after = replace(after, '60500', '605') WHERE id = 3"))
    tampered(path, lambda db: db.execute("UPDATE journal SET patient_id = 7 WHERE id = 3"))
    assert said(against(path, backup), Check.BACKUP) == ["Entry 3 of the journal is not the one that the backup has."]


def test_that_a_manifest_that_was_changed_is_told_and_not_restored(path: Path, backup: Backup) -> None:
    manifest = manifest_path(backup.path)
    document = json.loads(manifest.read_text())
    assert seal_of_manifest(manifest, DEMO_KEY) is Seal.WHOLE
    manifest.write_text(json.dumps(document | {"taken": "2031-01-01T00:00:00+00:00"}))
    assert "was changed" in " ".join(said(against(path, backup), Check.BACKUP))
    with pytest.raises(StoreProblem, match="is not what its manifest says"):
        check(backup.path, DEMO_KEY)


def test_that_a_manifest_of_an_older_program_is_said_to_have_no_seal(path: Path, backup: Backup) -> None:
    manifest = manifest_path(backup.path)
    document = json.loads(manifest.read_text())
    del document["seal"]
    manifest.write_text(json.dumps(document))
    assert said(against(path, backup), Check.BACKUP) == [f"The seal was taken off the manifest of {backup.path}."]
    with pytest.raises(StoreProblem, match="The seal was taken off"):
        check(backup.path, DEMO_KEY)
    manifest.write_text(json.dumps(document | {"schema": "m0042_one_person_under_two_codes"}))
    found = against(path, backup)
    assert found.ok
    assert [str(words) for words in found.remarks][1:] == [
        f"The manifest of {backup.path} is of an older program and not sealed."
    ]


@pytest.mark.parametrize("spoil", [lambda content: content[:5000], lambda content: b"x" * 9000, lambda content: b""])
def test_that_a_backup_that_cannot_be_read_is_told(path: Path, backup: Backup, spoil: object) -> None:
    backup.path.write_bytes(spoil(backup.path.read_bytes()))  # type: ignore[operator]
    assert said(against(path, backup), Check.BACKUP)
