"""The store on real encrypted files: what is kept, what is refused, and what is left untouched."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.quantities import parse_quantity
from models.record.records import Imaging, LabResult, Lesion, Measurement, Role, Visit
from models.record.visit_entry import VisitEntry
from storage import fields as listed
from storage.clinic import rows
from storage.clinic.connection import connect
from storage.clinic.schema.whole import SCHEMA, known
from storage.clinic.store import DEMO_KEY, Store
from storage.demo import CASES, create_demo_clinic
from storage.files.casefile import case_document, parse_case
from storage.problems import Fault, FileProblem, StoreProblem
from tests.storage.clinics import case as case
from tests.storage.example import full_case

ROOT = Path(__file__).parents[3]
OTHER_KEY = bytes(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, key=DEMO_KEY) as opened:
        yield opened


def test_that_a_case_is_kept_over_closing_and_opening(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        key = store.import_record(case()).key
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.patients() == ((key, "HCC-0021"),)
        assert store.find("HCC-0021") == key
        assert store.find("HCC-0022") is None
        assert store.record(key) == case()
        assert case_document(store.record(key)) == full_case()


def test_that_records_carry_the_keys_of_their_rows(store: Store) -> None:
    key = store.import_record(case()).key
    record = store.record(key)
    assert record.key == record.patient.key == key
    for part in (record.visits, record.labs, record.lesions, record.imaging, record.imaging[0].measurements):
        keys = [entry.key for entry in part]
        assert None not in keys
        assert keys == sorted(keys)
    assert record.baseline.key is not None
    assert record.imaging[0].thrombus is not None
    assert record.imaging[0].thrombus.key is not None


def test_that_all_records_are_those_of_each_patient_in_order_of_code(store: Store) -> None:
    for code in ("C-3", "C-1", "C-2"):
        store.import_record(case(code))
    found = store.records()
    assert [record.patient.code for _, record in found] == ["C-1", "C-2", "C-3"]
    for key, record in found:
        assert store.record(key) == record == case(record.patient.code)


def test_that_the_same_case_again_changes_nothing(store: Store) -> None:
    first, second = store.import_record(case()), store.import_record(case())
    assert (first.added, second.added) == (True, False)
    assert first.key == second.key
    assert len(store.patients()) == 1


def test_that_another_case_under_the_same_code_is_refused_and_nothing_is_changed(store: Store) -> None:
    key = store.import_record(case()).key
    other = replace(case(), visits=())
    with pytest.raises(FileProblem, match="other content; nothing was changed"):
        store.import_record(other)
    assert store.record(key) == case()


def test_that_of_several_cases_all_are_kept_or_none(store: Store) -> None:
    store.import_record(case("A"))
    with pytest.raises(FileProblem):
        store.import_records([case("B"), replace(case("A"), visits=())])
    assert [code for _, code in store.patients()] == ["A"]


def test_that_an_unknown_key_is_a_bug_and_not_an_empty_record(store: Store) -> None:
    with pytest.raises(LookupError):
        store.record(7)


def entry(**more: object) -> VisitEntry:
    on = date(2023, 6, 2)
    read = Imaging(
        date=on,
        modality="MRI",
        reader="A",
        measurements=(Measurement(number="T1", diameter_tenths=300), Measurement(number="NEW2", diameter_tenths=120)),
    )
    result = LabResult(analyte="AFP", date=on, value=parse_quantity("<1.3"), unit="ng/mL", low=Decimal("0.5"))
    lesion = Lesion(number="NEW2", role=Role.NEW, organ="liver", typical=True)
    whole = VisitEntry(visit=Visit(date=on, ecog=0), labs=(result,), imaging=read, new_lesions=(lesion,))
    return replace(whole, **more)  # type: ignore[arg-type]


def test_that_a_visit_is_kept_with_its_results_its_read_and_its_new_lesion(store: Store) -> None:
    key = store.import_record(case()).key
    visit = store.add_visit(key, entry())
    record = store.record(key)
    assert record.visits[-1] == entry().visit
    assert record.visits[-1].key == visit
    assert record.labs[-1] == entry().labs[0]
    assert record.lesions[-1] == entry().new_lesions[0]
    assert record.imaging[-1] == entry().imaging
    assert parse_case(case_document(record)) == record


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"new_lesions": ()}, "^NEW2: "),
        ({"new_lesions": (Lesion(number="T1", role=Role.NEW),)}, "^number: "),
        ({"visit": Visit(date=date(2023, 6, 2), ecog=9)}, "^ECOG: "),
        (
            {"labs": (LabResult(analyte="AFP", date=date(2023, 6, 2), value=parse_quantity("4"), unit="mg/L"),)},
            "^unit: ",
        ),
    ],
)
def test_that_a_visit_no_case_file_could_hold_is_refused_whole(
    store: Store, wrong: dict[str, object], place: str
) -> None:
    key = store.import_record(case()).key
    with pytest.raises(StoreProblem, match=place):
        store.add_visit(key, entry(**wrong))
    assert store.record(key) == case()


def test_that_an_operation_that_fails_leaves_nothing(store: Store) -> None:
    def halfway() -> None:
        with store.operation("Try"):
            store.import_record(case())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        halfway()
    assert store.patients() == ()


def test_that_a_full_disk_is_told_and_nothing_is_lost(store: Store) -> None:
    key = store.import_record(case()).key
    pages = store.database.execute("PRAGMA page_count").fetchone()[0]
    store.database.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreProblem, match="The disk is full") as problem:
        store.import_records([case(f"X{index}") for index in range(100)])
    assert problem.value.fault is Fault.ENVIRONMENT
    assert store.records() == ((key, case()),)
    store.database.execute(f"PRAGMA max_page_count = {pages + 10_000}")
    assert store.import_record(case("Y")).added


def test_that_the_bytes_on_disk_hold_no_name_no_number_and_no_header(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case())
        wal = path.with_name(path.name + "-wal")
        content = path.read_bytes() + (wal.read_bytes() if wal.exists() else b"")
    content += path.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    for secret in (b"Zhang", b"Guihua", b"4711", b"HCC-0021", b"CREATE TABLE"):
        assert secret not in content
    assert path.stat().st_mode & 0o077 == 0


def test_that_a_patient_is_moved_by_the_same_days_in_every_export(store: Store) -> None:
    key = store.import_record(case()).key
    assert store.date_shift(key) == store.date_shift(key)
    assert -365 <= store.date_shift(key) <= -1


# What cannot be opened


def problem_of(path: Path, key: bytes = DEMO_KEY) -> StoreProblem:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreProblem) as raised:
        Store.open(path, key=key)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert raised.value.remedy
    assert "\n" not in str(raised.value)
    return raised.value


def test_that_a_missing_file_is_not_made(path: Path) -> None:
    assert "There is no clinic file" in problem_of(path).sentence
    assert not path.exists()


def test_that_an_empty_file_is_refused(path: Path) -> None:
    path.touch()
    assert "is empty (0 bytes)" in problem_of(path).sentence


def test_that_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in problem_of(tmp_path).sentence


def test_that_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("a letter " * 1000)
    problem = problem_of(path)
    assert "is not a clinic file, or it belongs to another key" in problem.sentence
    assert problem.fault is Fault.FILE


def test_that_a_truncated_file_is_refused(path: Path) -> None:
    Store.create(path, key=DEMO_KEY).close()
    path.write_bytes(path.read_bytes()[:100])
    problem_of(path)


def test_that_a_damaged_file_is_told_or_read_as_it_was(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as store:
        store.import_record(case())
        whole = store.records()
    content = path.read_bytes()
    said = set()
    for place in range(20, len(content), len(content) // 40):
        path.write_bytes(content[:place] + bytes([content[place] ^ 16]) + content[place + 1 :])
        try:
            with Store.open(path, key=DEMO_KEY) as store:
                assert store.records() == whole
        except StoreProblem as problem:
            said.add(problem.sentence.removeprefix(str(path)))
    assert said <= {" is damaged.", " is not a clinic file, or it belongs to another key."}
    assert said


def test_that_an_unencrypted_database_is_refused(path: Path) -> None:
    import sqlite3

    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE visit (id integer)")
    plain.commit()
    plain.close()
    assert "is not encrypted" in problem_of(path).sentence


def test_that_another_key_is_refused(path: Path) -> None:
    Store.create(path, key=DEMO_KEY).close()
    assert "another key" in problem_of(path, OTHER_KEY).sentence


def test_that_a_key_of_another_length_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.create(path, key=b"short")


def test_that_an_encrypted_database_of_something_else_is_refused(path: Path) -> None:
    db = connect(path, key=DEMO_KEY, create=True)
    db.execute("CREATE TABLE recipe (id integer)")
    db.close()
    assert "is not a clinic file" in problem_of(path).sentence


def test_that_a_file_of_a_newer_program_is_refused(path: Path) -> None:
    Store.create(path, key=DEMO_KEY).close()
    db = connect(path, key=DEMO_KEY)
    db.table("_sqlite_migrations").insert({"migration_set": "hepatrack", "name": "m9999_later", "applied_at": "2030"})
    db.close()
    assert "was written by a newer Hepatrack" in problem_of(path).sentence


def test_that_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(StoreProblem, match="exists already"):
        Store.create(path, key=DEMO_KEY)
    assert path.read_text() == "mine"


def test_that_a_file_in_no_folder_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="is not a folder"):
        Store.create(tmp_path / "none" / "clinic.hepatrack", key=DEMO_KEY)


def test_that_a_file_in_use_by_another_process_is_told(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from storage.clinic.store import DEMO_KEY, Store\n"
        "store = Store.create(Path(sys.argv[1]), key=DEMO_KEY); print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreProblem, match="is in use by another program") as raised:
            Store.open(path, key=DEMO_KEY)
        assert raised.value.fault is Fault.ENVIRONMENT
        holder.communicate()
    Store.open(path, key=DEMO_KEY).close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of another system")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_that_a_place_that_may_not_be_written_to_is_told(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "clinic.hepatrack"
    Store.create(path, key=DEMO_KEY).close()
    path.chmod(0o444)
    folder.chmod(0o555 if what == "folder" else 0o777)
    for parent in tmp_path.parents:
        if parent.owner() == "root" and str(parent).startswith(tempfile.gettempdir() + os.sep):
            parent.chmod(0o755)
    tmp_path.chmod(0o755)
    # For the super-user nothing is read-only, so the right is given away first.
    script = (
        "import os, sys; from pathlib import Path; from storage.clinic.store import DEMO_KEY, Store, StoreProblem\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: Store.open(Path(sys.argv[1]), key=DEMO_KEY)\n"
        "except StoreProblem as problem: print(problem)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True)
    folder.chmod(0o755)
    assert "may not be written to" in done.stdout, done.stderr


# The tables


def test_that_every_table_is_strict_keyed_and_softly_deleted(store: Store) -> None:
    for table in rows.TABLES:
        found = store.database.table(table.name)
        assert found.strict
        assert found.pks == ["id"]
        columns = {column.name for column in found.columns}
        assert columns >= {"id", "written", "deleted", *table.columns}
        if table is not rows.PATIENT:
            assert {key.other_table for key in found.foreign_keys} >= {"patient"}


def test_that_every_listed_field_has_a_column_of_its_type(store: Store) -> None:
    for table in rows.TABLES:
        types = {column.name: column.type for column in store.database.table(table.name).columns}
        for field in table.kind.fields:
            assert types[field.attribute] == {str: "TEXT", int: "INTEGER"}[field.kind.column]


def test_that_the_settings_of_every_connection_hold(store: Store) -> None:
    expected = {"foreign_keys": 1, "recursive_triggers": 1, "synchronous": 2, "locking_mode": "exclusive"}
    assert {name: store.database.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    assert store.database.execute("PRAGMA cipher_version").fetchone()[0]
    assert store.database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", sorted(known()))
def test_that_each_migration_applies_to_a_file_of_the_one_before(path: Path, name: str) -> None:
    db = connect(path, key=DEMO_KEY, create=True)
    SCHEMA.apply(db, stop_before=name)
    before = db.schema
    following = next((later for later in sorted(known()) if later > name), ())
    SCHEMA.apply(db, stop_before=following)
    assert db.schema != before
    db.close()


def test_that_an_older_file_is_brought_up_to_date(path: Path) -> None:
    from storage.clinic.schema.ladder import APPLICATION_ID

    db = connect(path, key=DEMO_KEY, create=True)
    SCHEMA.apply(db, stop_before="m0008_adverse_events")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    with Store.open(path, key=DEMO_KEY) as store:
        store.import_record(case())
        assert len(store.records()[0][1].adverse_events) == 1


def test_that_the_kinds_of_all_tables_are_all_records_that_are_listed() -> None:
    kinds = [getattr(listed, name) for name in dir(listed) if isinstance(getattr(listed, name), listed.Listed)]
    assert {table.kind.record for table in (*rows.TABLES, rows.LAB_RANGE)} == {kind.record for kind in kinds}
    assert all("key" in {field.name for field in fields(kind.record)} for kind in kinds)


# The demo clinic


def test_that_the_demo_clinic_holds_every_demo_case(tmp_path: Path) -> None:
    path = tmp_path / "demo.hepatrack"
    create_demo_clinic(path)
    assert list(tmp_path.iterdir()) == [path]
    with Store.open(path, key=DEMO_KEY) as store:
        assert len(store.patients()) == len(list(CASES.glob("*.json"))) > 0
    with pytest.raises(StoreProblem, match="exists already"):
        create_demo_clinic(path)


def test_that_the_store_starts_without_pandas_or_numpy() -> None:
    heavy = ("pandas", "numpy", "scipy", "jsonschema")
    script = f"import sys; import storage.clinic.store; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
