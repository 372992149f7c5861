"""The update of an older file is told step by step, and whoever gives up in any of them has the file as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from storage.backups.taking import before_migration
from storage.clinic import migrating
from storage.clinic.connection import DamagedFile, Error, connect
from storage.clinic.journal import chain
from storage.clinic.journal.chain import differing_rows
from storage.clinic.journal.guards import install_triggers, remove_triggers
from storage.clinic.schema.ladder import applied
from storage.clinic.schema.updating import Step, progress_words
from storage.clinic.schema.whole import known
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from tests.storage.clinics import make_room

OLD_FILES = Path(__file__).parents[2] / "data" / "old_files"


class GivenUpError(Exception):
    """Somebody ended it."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD_FILES / "schema_0042.hepatrack", tmp_path / "clinic.hepatrack"))


def test_that_each_step_is_told_in_order_and_how_much_of_it_is_done(path: Path, tmp_path: Path) -> None:
    make_room(path)
    told: list[tuple[Step, float]] = []

    def tell(step: Step, share: float) -> None:
        told.append((step, share))

    copy = before_migration(path, tmp_path / "backups", key=DEMO_KEY, progress=tell)
    Store.open(path, key=DEMO_KEY, before_migration=copy, progress=tell).close()
    assert told == sorted(told)
    assert {step for step, _ in told} == {*Step}
    assert all(0 <= share <= 1 for _, share in told)
    told.clear()
    Store.open(path, key=DEMO_KEY, progress=tell).close()
    assert told == []  # nothing to do


def test_that_the_entries_of_the_journal_are_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shares: list[float] = []

    def tell(step: Step, share: float) -> None:
        if step is Step.UPDATE:
            shares.append(share)

    monkeypatch.setattr("storage.clinic.journal.chain._STEP", 10)
    Store.open(path, key=DEMO_KEY, progress=tell).close()
    assert len(shares) > 10
    assert shares == sorted(shares)


@pytest.mark.parametrize("last", [Step.BEFORE, Step.UPDATE, Step.AFTER])
def test_that_a_file_whose_update_is_given_up_is_as_it_was(path: Path, last: Step) -> None:
    db = connect(path, key=DEMO_KEY)
    before = applied(db), db.execute("SELECT * FROM journal ORDER BY id").fetchall()
    db.close()

    def give_up(step: Step, share: float) -> None:
        if step is last:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        Store.open(path, key=DEMO_KEY, progress=give_up)
    db = connect(path, key=DEMO_KEY)
    assert (applied(db), db.execute("SELECT * FROM journal ORDER BY id").fetchall()) == before
    db.close()
    with Store.open(path, key=DEMO_KEY) as store:
        assert applied(store.database) == known()
        assert verify(store).ok


def test_that_what_is_packed_later_is_not_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Step] = []
    monkeypatch.setattr("storage.clinic.journal.chain._STEP", 1)
    with Store.open(path, key=DEMO_KEY, progress=lambda step, _: told.append(step)) as store:
        told.clear()
        with store.operation("Add a visit"):
            pass
        assert told == []


def test_that_how_far_it_is_is_a_sentence() -> None:
    assert str(progress_words(Step.UPDATE, 0.254)) == (
        "The file is brought up to date, step 4 of 6. Tables and journal are brought up to date: 25 %."
    )
    assert str(progress_words(Step.SMALLER, 0)) == (
        "The file is brought up to date, step 6 of 6. The room that was freed is given back."
    )


def test_that_rows_are_compared_in_parts_whatever_their_numbers_are(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path, key=DEMO_KEY) as store:
        db = store.database
        remove_triggers(db)
        db.execute("UPDATE lab_result SET id = -7 WHERE id = 3")
        db.execute("UPDATE lab_result SET id = 9000000000000000000 WHERE id = 4")
        db.execute("UPDATE lab_result SET value = 'forged' WHERE id = 5")
        whole = list(differing_rows(db))
        assert [row for table, row in whole if table == "lab_result"] == [-7, 3, 4, 5, 9000000000000000000]
        monkeypatch.setattr(chain, "_ROWS", 2)
        assert list(differing_rows(db)) == whole
        install_triggers(db)


def test_that_the_log_says_how_a_file_stands_that_is_called_malformed_in_an_update(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    malformed = Error("database disk image is malformed")
    malformed.sqlite_errorname = "SQLITE_CORRUPT"  # type: ignore[attr-defined]

    def fail(*_: object) -> None:
        raise malformed

    monkeypatch.setattr(migrating, "install_triggers", fail)
    with pytest.raises(DamagedFile):
        Store.open(path, key=DEMO_KEY)
    assert "malformed in an update: SQLITE_CORRUPT" in caplog.text
    assert "integrity_check: [('ok',)]" in caplog.text
    monkeypatch.undo()
    with Store.open(path, key=DEMO_KEY) as store:
        assert verify(store).ok
