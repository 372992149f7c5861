"""Programs killed while they bring an older file up to date: its records and its journal are there all the same."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.siege_common import Siege, a_case
from storage.clinic.connection import connect, remove_files
from storage.clinic.journal.guards import remove_triggers
from storage.clinic.journal.operations import Anchor
from storage.clinic.schema.ladder import SCHEMA, applied
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.problems import StoreProblem

_PATIENTS = 8
_OPENER = """
import sys
from pathlib import Path
from storage.clinic.store import DEMO_KEY, Store

print("begun", flush=True)
Store.open(Path(sys.argv[1]), key=DEMO_KEY)
"""
# A journal as it was kept before it was packed.
_UNPACKED = (
    "CREATE TABLE kept (id INTEGER PRIMARY KEY, operation_id INTEGER NOT NULL REFERENCES operation(id), "
    "table_name TEXT NOT NULL, row_id INTEGER NOT NULL, patient_id INTEGER, before TEXT, after TEXT, "
    "previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT",
    "INSERT INTO kept SELECT * FROM journal",
    "DROP VIEW journal",
    "DROP TABLE journal_entry",
    "DROP TABLE journal_shape",
    "ALTER TABLE kept RENAME TO journal",
    "CREATE INDEX idx_journal_table_name_row_id ON journal (table_name, row_id)",
    "CREATE INDEX idx_journal_patient_id ON journal (patient_id)",
    "CREATE INDEX idx_journal_operation_id ON journal (operation_id)",
)


def kill_migrations(count: int, seed: int) -> Siege:
    """A program that opens an older file, killed at any moment.

    The set of files it left gives everything, by today's schema. The main file alone gives everything too, or says
    that it is torn.
    """
    found, chance = Siege("migrations"), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place:
        old, path, alone = (Path(place) / name / "clinic.hepatrack" for name in ("old", "set", "alone"))
        for one in (old, path, alone):
            one.parent.mkdir()
        anchor = _older_file(old)
        longest = _until_killed(old, path, None)
        for number in range(count):
            _until_killed(old, path, chance.uniform(0, longest))
            remove_files(alone)
            shutil.copy(path, alone)
            found.tried += 1
            found.ends["shrunk"] += path.stat().st_size < old.stat().st_size
            try:
                wrong = _what_is_wrong(alone, anchor)
                found.ends["main file alone: whole"] += 1
            except StoreProblem:
                wrong = ""
                found.ends["main file alone: torn, and told"] += 1
            if wrong := wrong or _what_is_wrong(path, anchor):
                found.wrong.append(f"kill {number + 1}: {wrong}")
    return found


def _older_file(path: Path) -> Anchor:
    """A file of the schema before the packed journal; where its journal ends."""
    with Store.create(path, key=DEMO_KEY) as store:
        case = a_case()
        store.import_records(
            replace(case, patient=replace(case.patient, code=f"S-{number}", hospital_number=None))
            for number in range(_PATIENTS)
        )
        anchor = store.anchor()
    db = connect(path, key=DEMO_KEY)
    remove_triggers(db)
    for statement in _UNPACKED:
        db.execute(statement)
    packed = next(name for name in applied(db) if name.startswith("m0045"))
    db.execute(f"DELETE FROM {SCHEMA.migrations_table} WHERE name = ?", [packed])
    db.execute("VACUUM")
    db.close()
    return anchor


def _until_killed(old: Path, path: Path, seconds: float | None) -> float:
    """Let a program open a copy of the ``old`` file, at most for so many seconds; how long it took."""
    remove_files(path)
    shutil.copy(old, path)
    opener = subprocess.Popen(
        [sys.executable, "-c", _OPENER, str(path)], cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, text=True
    )
    with opener:
        assert opener.stdout is not None
        opener.stdout.readline()
        begun = time.perf_counter()
        with suppress(subprocess.TimeoutExpired):
            opener.wait(seconds)
        opener.kill()
    return time.perf_counter() - begun


def _what_is_wrong(path: Path, anchor: Anchor) -> str:
    """Raises StoreProblem for a file that is refused."""
    with Store.open(path, key=DEMO_KEY) as store:
        missing = _PATIENTS - len(store.records())
        return f"{missing} patients are missing" if missing else ", ".join(verify(store, anchor).problems)
