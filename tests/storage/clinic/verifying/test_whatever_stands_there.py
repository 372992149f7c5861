"""Whatever somebody with the key writes into any column, what is wrong is said in a sentence, never a traceback."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from storage.clinic.connection import Database, Error, connect
from storage.clinic.schema.ladder import UNWATCHED
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, Verification, verify
from storage.problems import StoreProblem
from tests.storage.clinics import busy_clinic, tampered


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made = tmp_path_factory.mktemp("made") / "clinic.hepatrack"
    busy_clinic(made).close()
    return made.read_bytes()


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    made = tmp_path / "clinic.hepatrack"
    made.write_bytes(content)
    return made


def strange_values(chance: random.Random) -> list[Any]:
    """What no program of ours writes, or not there."""
    return [
        None,
        -1,
        0,
        2**63 - 1,
        -(2**63),
        1e300,
        "",
        "Zhang",
        "[" * 3000,
        '{"id": 1}',
        "[1, 2]",
        '"text"',
        "null",
        "\x00",
        "2024-02-31",
        "9" * 400,
        chance.randbytes(40),
        b"\xff\xfe",
        f"m{chance.randrange(9999):04}_later",
    ]


def places(path: Path) -> list[tuple[str, str]]:
    db = connect(path, key=DEMO_KEY)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    found = [(table, column.name) for table in tables for column in db.table(table).columns]
    db.close()
    return found


def looked_at(path: Path) -> Verification | None:
    """Everything that reads a file when it is opened, checked and shown; None where it is refused in a sentence."""
    try:
        with Store.open(path, key=DEMO_KEY) as store:
            found = verify(store)
            with suppress(StoreProblem):
                store.known()
                store.records()
                store.past.last_operation()
                store.locks.held()
                store.warnings()
            return found
    except StoreProblem as refused:
        problem = refused
    assert problem.remedy
    assert "\n" not in str(problem)
    return None


# What no entry of the journal tells of: derived lines, marks of today, when a step of the schema was done.
_UNTOLD = {*UNWATCHED, "_sqlite_migrations"}


@pytest.mark.parametrize("seed", range(4))
def test_that_any_value_in_any_column_is_told_and_never_a_traceback(path: Path, content: bytes, seed: int) -> None:
    chance = random.Random(seed)
    for table, column in chance.sample(places(path), 6):
        for value in chance.sample(strange_values(chance), 2):
            path.write_bytes(content)
            changed = _written(path, table, column, value, as_text=chance.random() < 0.7)
            found = looked_at(path)
            if found is not None and changed and table not in _UNTOLD:
                said = [one for one in found.findings if one.check is not Check.GUARDS]
                assert said, (table, column, value)


def _written(path: Path, table: str, column: str, value: Any, *, as_text: bool) -> int:
    """How many rows have another value now; none where the table itself refuses it."""
    changed = [0]
    given = "CAST(? AS TEXT)" if isinstance(value, bytes) and as_text else "?"

    def write(db: Database) -> None:
        db.execute("PRAGMA foreign_keys = OFF")
        with suppress(Error):
            where = f'"{column}" IS NOT {given}'
            changed[0] = db.execute(f'UPDATE "{table}" SET "{column}" = {given} WHERE {where}', [value, value]).rowcount

    tampered(path, write)
    return changed[0]


def test_that_a_text_that_is_none_is_told_by_the_check_that_reads_it(path: Path) -> None:
    tampered(path, lambda db: db.execute("UPDATE journal SET after = CAST(X'ff' AS TEXT) WHERE id = 5"))
    found = looked_at(path)
    assert found is not None
    assert "Entry 5 of the journal was changed after it was written." in found.problems
    assert found.broken_entry == 5


def test_that_garbage_in_the_list_of_tables_is_told(path: Path) -> None:
    def write(db: Database) -> None:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE visit (x)' WHERE name = 'visit'")

    tampered(path, write)
    found = looked_at(path)
    assert found is None or not found.ok
