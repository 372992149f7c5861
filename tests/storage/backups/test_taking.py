"""Backups on real encrypted files: taken, checked, thinned, carried away, brought back."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.backups import thinning
from storage.backups.manifests import list_backups, manifest_path, read_manifest
from storage.backups.restoring import copy_to, restore
from storage.backups.taking import before_migration, check, due, latest, take, thin
from storage.clinic.connection import connect
from storage.clinic.inspection import inspect
from storage.clinic.schema.ladder import APPLICATION_ID
from storage.clinic.schema.whole import SCHEMA
from storage.clinic.store import DEMO_KEY, Store
from storage.keys import vault
from storage.keys.instance import Hold
from storage.keys.keyfile import Cost, keys_path
from storage.keys.vault import Created
from storage.problems import StoreProblem
from storage.roles import Role
from tests.storage.clinic.test_store import case

ROOT = Path(__file__).parents[3]
PASSWORD, OTHER = "portal vein 4", "another password"
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ward 3.hepatrack"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def created(path: Path) -> Created:
    return vault.create_clinic(path, user="Dr Chen", password=PASSWORD)


@pytest.fixture
def key(created: Created) -> bytes:
    return created.unlocked.key


@pytest.fixture
def store(path: Path, created: Created) -> Iterator[Store]:
    by = created.unlocked
    with Store.open(path, key=by.key, actor=by.actor, signer=by.signer) as opened:
        opened.import_record(case())
        yield opened


def test_that_a_backup_is_whole_named_by_time_and_opens_by_the_same_password(
    store: Store, folder: Path, key: bytes
) -> None:
    backup = take(store, folder, key=key, now=NOW, reason="asked for")
    assert backup.path.name == "ward 3-20261120T183000Z.hepatrack"
    names = {file.name.removeprefix(backup.path.name) for file in folder.iterdir()}
    assert names == {"", ".keys", ".json", "ward 3.pages"}
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert list_backups(folder) == (backup,)
    assert (backup.anchor, backup.taken, backup.clinic) == (store.anchor(), NOW, "ward 3")
    assert vault.unlock(backup.path, user="Dr Chen", password=PASSWORD).key == key
    with Store.open(backup.path, key=key) as copy:
        assert copy.records() == store.records()


def test_that_a_look_inside_says_what_is_there_and_changes_nothing(store: Store, folder: Path, key: bytes) -> None:
    backup = take(store, folder, key=key)
    before = backup.path.read_bytes()
    inside = check(backup.path, key)
    assert inside.patients == 1
    assert inside.last_operation is not None
    assert inside.last_operation.user == "Dr Chen"
    assert inside.schema == backup.schema == max(done.name for done in SCHEMA.applied(store.database))
    assert (inside.anchor, inside.counts) == (backup.anchor, backup.counts)
    assert dict(inside.counts)["lab_result"] == len(case().labs)
    assert backup.path.read_bytes() == before
    assert not backup.path.with_name(backup.path.name + "-wal").exists()


def test_that_neither_names_nor_bytes_of_a_backup_speak_of_patients(store: Store, folder: Path, key: bytes) -> None:
    take(store, folder, key=key)
    content = b"".join(file.name.encode() + file.read_bytes() for file in folder.iterdir())
    secrets = (b"Zhang", b"Guihua", b"H 4711", b"HCC-0021", b"Dr Chen", key, key.hex().encode())
    assert [secret for secret in secrets if secret in content] == []


def test_that_two_backups_of_one_second_have_two_names(store: Store, folder: Path, key: bytes) -> None:
    assert len({take(store, folder, key=key, now=NOW).path for _ in range(3)}) == 3
    assert len(list_backups(folder)) == 3


def test_that_a_cancelled_backup_leaves_nothing(store: Store, folder: Path, key: bytes) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, of: int) -> None:
        assert 0 <= done <= of
        raise Cancelled

    with pytest.raises(Cancelled):
        take(store, folder, key=key, progress=cancel)
    assert list(folder.iterdir()) == []
    assert store.records()


def test_that_a_missing_drive_is_told_and_not_made(store: Store, tmp_path: Path, key: bytes) -> None:
    with pytest.raises(StoreProblem, match="There is no folder for backups") as raised:
        take(store, tmp_path / "drive" / "backups", key=key)
    assert "Connect the drive" in raised.value.remedy
    assert not (tmp_path / "drive").exists()


def test_that_a_clinic_without_users_is_backed_up_too(tmp_path: Path, folder: Path) -> None:
    with Store.create(tmp_path / "demo.hepatrack", key=DEMO_KEY) as store:
        backup = take(store, folder, key=DEMO_KEY)
    assert not keys_path(backup.path).exists()
    assert inspect(backup.path, DEMO_KEY).patients == 0


def test_that_only_complete_backups_are_listed(store: Store, folder: Path, key: bytes) -> None:
    good, cut, unnamed, strange = (take(store, folder, key=key, now=NOW + timedelta(days=day)) for day in range(4))
    cut.path.write_bytes(cut.path.read_bytes()[:-1])
    manifest_path(unnamed.path).unlink()
    manifest_path(strange.path).write_text('{"format": "hepatrack-backup", "version": 1}')
    (folder / "notes.json").write_text("[]")
    assert list_backups(folder) == (good,)
    assert list_backups(folder, clinic=Path("other.hepatrack")) == ()
    assert list_backups(folder / "none") == ()


@pytest.mark.parametrize("content", ["", "[" * 100_000, "null", "7", '{"counts": []}', "\ud800"])
def test_that_what_is_no_manifest_describes_no_backup(tmp_path: Path, content: str) -> None:
    manifest_path(tmp_path / "x").write_text(content, encoding="utf-8", errors="surrogatepass")
    assert read_manifest(tmp_path / "x") is None


def test_that_a_backup_with_a_flipped_bit_is_refused(store: Store, folder: Path, key: bytes) -> None:
    backup = take(store, folder, key=key)
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)
    with pytest.raises(StoreProblem, match="is damaged") as raised:
        check(backup.path, key)
    assert raised.value.remedy == "Choose another backup."


def test_that_a_backup_under_the_manifest_of_another_is_refused(store: Store, folder: Path, key: bytes) -> None:
    first = take(store, folder, key=key, now=NOW)
    store.import_record(case("B"))
    second = take(store, folder, key=key, now=NOW + timedelta(hours=1))
    shutil.copy(first.path, second.path)
    with pytest.raises(StoreProblem, match="is not what its manifest says"):
        check(second.path, key)


def test_that_killing_a_backup_leaves_the_last_good_one(store: Store, folder: Path, key: bytes, path: Path) -> None:
    """Killed at the first page, while it copies, and between the copy and its manifest."""
    good = take(store, folder, key=key, now=NOW)
    store.close()
    for stage in ("page", "keys", "manifest"):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(path), str(folder), stage, key.hex()], cwd=ROOT, capture_output=True
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert list_backups(folder) == (good,)
        assert check(good.path, key).patients == 1
    with Store.open(path, key=key) as again:
        assert again.record(1) == case()
        assert take(again, folder, key=key).anchor == again.anchor()


KILLED = """
import os, signal, sys
from pathlib import Path
from storage.backups import taking as backup
from storage.clinic.store import Store
path, folder, stage, key = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], bytes.fromhex(sys.argv[4])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if stage == "manifest":
    backup.manifest_path = lambda path, real=backup.manifest_path: real(path) if not path.exists() else die()
if stage == "keys":
    backup.checked = die
with Store.open(path, key=key) as store:
    backup.take(store, folder, key=key, progress=die if stage == "page" else None)
"""


# When


def test_that_a_backup_is_due_once_a_day_and_at_close_while_there_are_changes(
    store: Store, folder: Path, key: bytes
) -> None:
    assert due(store, latest(folder, clinic=store.path), NOW)
    made = take(store, folder, key=key, now=NOW)
    assert latest(folder, clinic=store.path) == made
    later = NOW + timedelta(days=3)
    assert not due(store, made, later, closing=True)
    store.import_record(case("B"))
    assert not due(store, made, NOW + timedelta(hours=23))
    assert due(store, made, NOW + timedelta(hours=1), closing=True)
    assert due(store, made, later)
    assert due(store, made, NOW - timedelta(hours=1))  # the clock was set back


def test_that_looking_asks_for_no_backup_at_close_and_is_backed_up_within_a_day(
    store: Store, folder: Path, key: bytes
) -> None:
    patient = store.import_record(case("A")).key
    made = take(store, folder, key=key, now=NOW)
    store.leaving.opened([patient])
    store.leaving.came_in()
    assert store.anchor() != made.anchor
    assert not due(store, made, NOW + timedelta(hours=1), closing=True)
    assert due(store, made, NOW + timedelta(hours=25))
    store.import_record(case("B"))
    assert due(store, made, NOW + timedelta(hours=1), closing=True)


def test_that_the_old_file_is_copied_before_it_is_brought_up_to_date(path: Path, folder: Path) -> None:
    db = connect(path, key=DEMO_KEY, create=True)
    SCHEMA.apply(db, stop_before="m0008_adverse_events")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    Store.open(path, key=DEMO_KEY, before_migration=before_migration(path, folder, key=DEMO_KEY)).close()
    (backup,) = list_backups(folder)
    assert backup.schema == "m0007_imaging"
    assert inspect(backup.path, DEMO_KEY).schema == "m0007_imaging"
    assert inspect(backup.path, DEMO_KEY).last_operation is None


# How long


moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))


@given(st.sets(moments, max_size=60), moments)
def test_that_thinning_keeps_the_newest_all_of_today_and_little_else(taken: set[datetime], now: datetime) -> None:
    staying = thinning.kept(taken, now)
    assert staying <= taken
    past = {one for one in taken if one <= now}
    assert not past or max(past) in staying
    assert {one for one in taken if one.date() == now.date() or one > now} <= staying
    assert thinning.kept(staying, now) == staying
    older = {one for one in staying if one.date() < now.date()}
    assert len(older) <= 14 + 8 + 24


def test_that_daily_backups_thinned_each_day_reach_two_years_back() -> None:
    zone = timezone(timedelta(hours=8))
    taken: frozenset[datetime] = frozenset()
    for day in range(1200):
        now = datetime(2023, 1, 1, 18, tzinfo=zone) + timedelta(days=day)
        taken = thinning.kept(taken | {now, now - timedelta(hours=6)}, now)
    ages = sorted((now - one).days for one in taken)
    assert ages[:15] == [0, 0, *range(1, 14)]
    assert 22 * 30 <= ages[-1] <= 24 * 31
    assert len(ages) <= 2 + 13 + 8 + 24
    assert max(later - earlier for earlier, later in pairwise(ages)) <= 31


def test_that_thinning_removes_whole_backups_of_this_clinic_only(
    store: Store, folder: Path, key: bytes, tmp_path: Path
) -> None:
    made = [take(store, folder, key=key, now=NOW - timedelta(days=40, hours=hour)) for hour in range(3)]
    with Store.create(tmp_path / "demo.hepatrack", key=DEMO_KEY) as demo:
        others = [take(demo, folder, key=DEMO_KEY, now=NOW - timedelta(days=40, hours=hour)) for hour in range(2)]
    gone = thin(folder, NOW, clinic=store.path)
    assert set(gone) == {backup.path for backup in made[1:]}
    assert set(list_backups(folder)) == {made[0], *others}
    assert len(list(folder.iterdir())) == 3 + 2 * 2 + 2


# To a second place


def test_that_a_copy_to_a_drive_goes_on_where_it_ended(store: Store, folder: Path, key: bytes, tmp_path: Path) -> None:
    backup = take(store, folder, key=key)
    drive = tmp_path / "drive"
    drive.mkdir()

    part = drive / (backup.path.name + ".part")
    part.write_bytes(backup.path.read_bytes()[:50_000])
    seen: list[int] = []
    copied = copy_to(backup, drive, progress=lambda done, _of: seen.append(done))
    assert seen == [backup.bytes]
    assert list_backups(drive) == (copied,)
    assert copied.path.read_bytes() == backup.path.read_bytes()
    assert keys_path(copied.path).read_bytes() == keys_path(backup.path).read_bytes()
    seen.clear()
    assert copy_to(backup, drive, progress=lambda done, _of: seen.append(done)) == copied
    assert seen == []  # it is there already


def test_that_the_rest_of_another_file_is_written_over(store: Store, folder: Path, key: bytes, tmp_path: Path) -> None:
    backup = take(store, folder, key=key)
    for begun in (b"x" * 50_000, b"x" * (backup.bytes + 1), b""):
        drive = tmp_path / f"drive {len(begun)}"
        drive.mkdir()
        (drive / (backup.path.name + ".part")).write_bytes(begun)
        assert check(copy_to(backup, drive).path, key).patients == 1


def test_that_an_absent_drive_and_a_changed_backup_are_told(
    store: Store, folder: Path, key: bytes, tmp_path: Path
) -> None:
    backup = take(store, folder, key=key)
    with pytest.raises(StoreProblem, match="is not there; the drive may be gone"):
        copy_to(backup, tmp_path / "drive")
    backup.path.write_bytes(backup.path.read_bytes()[:-1] + b"x")
    (tmp_path / "drive").mkdir()
    with pytest.raises(StoreProblem, match="is not what its manifest says"):
        copy_to(backup, tmp_path / "drive")
    assert list_backups(tmp_path / "drive") == ()


# Back again


def test_that_restoring_brings_back_what_was_there_and_keeps_what_is_there(
    store: Store, folder: Path, key: bytes, path: Path
) -> None:
    backup = take(store, folder, key=key)
    store.import_record(case("B"))
    store.close()
    restored = restore(backup.path, path, key=key, now=NOW)
    assert restored.inside.patients == 1
    assert restored.replaced == path.with_name("ward 3-replaced-20261120T183000Z.hepatrack")
    for place, codes in ((path, ["HCC-0021"]), (restored.replaced, ["B", "HCC-0021"])):
        opened = vault.unlock(place, user="Dr Chen", password=PASSWORD)
        with Store.open(place, key=opened.key) as found:
            assert [code for _, code in found.patients()] == codes
    assert path.stat().st_mode & 0o077 == 0


def test_that_the_journal_of_a_killed_program_does_not_flow_into_what_is_restored(
    store: Store, folder: Path, key: bytes, path: Path
) -> None:
    backup = take(store, folder, key=key)
    store.database.execute("PRAGMA journal_mode = WAL")  # as older programs kept it
    store.import_record(case("B"))
    wal = path.with_name(path.name + "-wal")
    left = wal.read_bytes()
    store.close()
    wal.write_bytes(left)
    restored = restore(backup.path, path, key=key)
    assert not wal.exists()
    assert restored.replaced is not None
    with Store.open(path, key=key) as found:
        assert found.patients() == ((1, "HCC-0021"),)


RESTORER = """
import os, signal, sys
from pathlib import Path
from storage.backups.restoring import restore
backup, path, most, key = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), bytes.fromhex(sys.argv[4])
done = 0
def count(event, _):
    global done
    if event in ("os.rename", "os.remove"):
        done += 1
        if done == most:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
restore(backup, path, key=key)
"""


def codes_of(place: Path, key: bytes) -> list[str]:
    with Store.open(place, key=key) as found:
        return [code for _, code in found.patients()]


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_that_a_kill_at_any_step_of_a_restore_loses_neither_the_old_nor_its_latest_changes(
    store: Store, folder: Path, key: bytes, path: Path, ending: str
) -> None:
    """A killed program left a journal: an older one the latest changes, this one what takes back half a change."""
    backup = take(store, folder, key=key)
    if ending == "-wal":
        store.database.execute("PRAGMA journal_mode = WAL")
    store.import_record(case("B"))
    store.database.execute("PRAGMA cache_size = 5")
    with store.operation("Import cases"):
        if ending == "-journal":
            for number in range(30):
                store.import_record(case(f"C-{number}"))
        beside = [path, path.with_name(path.name + ending), keys_path(path)]
        kept = {file: file.read_bytes() for file in beside}
    store.close()
    for step in range(1, 30):
        for file in path.parent.glob(f"{path.stem}*"):
            if file.is_file():
                file.unlink()
        for file, content in kept.items():
            file.write_bytes(content)
        command = [sys.executable, "-c", RESTORER, str(backup.path), str(path), str(step), key.hex()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        aside = list(path.parent.glob(f"{path.stem}-replaced-*{path.suffix}"))
        if path.exists() and not aside:
            assert codes_of(path, key) == ["B", "HCC-0021"]
        else:
            assert [codes_of(place, key) for place in aside] == [["B", "HCC-0021"]]
            restored = path if path.exists() else restore(backup.path, path, key=key).path
            assert codes_of(restored, key) == ["HCC-0021"]
        if done.returncode == 0:
            break
    assert step > 4


def test_that_users_removed_since_do_not_come_back_with_a_backup(
    store: Store, folder: Path, key: bytes, path: Path, created: Created
) -> None:
    head = created.unlocked
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    backup = take(store, folder, key=key)
    vault.remove_user(path, head, user="Wang Li")
    vault.change_password(path, head, user="Dr Chen", password="a third password", old=PASSWORD)
    store.close()
    restore(backup.path, path, key=key)
    assert vault.unlock(path, user="Dr Chen", password="a third password").key == key
    with pytest.raises(StoreProblem):
        vault.unlock(path, user="Wang Li", password=OTHER)


def test_that_lost_or_damaged_keys_come_back_with_a_backup(store: Store, folder: Path, key: bytes, path: Path) -> None:
    backup = take(store, folder, key=key)
    store.close()
    keys_path(path).write_text("{")
    path.write_bytes(b"")
    restored = restore(backup.path, path, key=key)
    assert vault.unlock(path, user="Dr Chen", password=PASSWORD).key == key
    assert restored.replaced is not None
    assert keys_path(restored.replaced).read_text() == "{"
    elsewhere = path.with_name("new.hepatrack")
    assert restore(backup.path, elsewhere, key=key).replaced is None
    assert vault.unlock(elsewhere, user="Dr Chen", password=PASSWORD).key == key


def test_that_a_damaged_backup_and_an_open_clinic_are_left_as_they_are(
    store: Store, folder: Path, key: bytes, path: Path
) -> None:
    backup = take(store, folder, key=key)
    store.close()
    before = path.read_bytes()
    with Hold(path), pytest.raises(StoreProblem, match="is held by"):
        restore(backup.path, path, key=key)
    with pytest.raises(StoreProblem, match="over itself"):
        restore(path, path, key=key)
    content = bytearray(backup.path.read_bytes())
    content[9000] ^= 255
    backup.path.write_bytes(content)
    with pytest.raises(StoreProblem, match="is damaged"):
        restore(backup.path, path, key=key)
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} == {path.name, keys_path(path).name, folder.name}


def test_that_a_manifest_holds_hash_counts_anchor_schema_and_program(store: Store, folder: Path, key: bytes) -> None:
    backup = take(store, folder, key=key)
    document = json.loads(manifest_path(backup.path).read_text())
    assert set(document) == {
        "format", "version", "clinic", "taken", "reason", "bytes", "sha256", "counts", "anchor", "schema", "program",
        "seal", "whole",
    }  # fmt: skip
