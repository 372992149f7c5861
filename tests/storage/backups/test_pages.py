"""Backups page by page: what is copied is what lies on the disk, and what changed is what is checked."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.siege_hand import writable_journal
from models.record.records import Visit
from models.record.visit_entry import VisitEntry
from storage.backups import checking, pages
from storage.backups.manifests import manifest_path
from storage.backups.pages import LOCK_PAGE, PAGE_BYTES, Authentic, kept_seen, list_path
from storage.backups.restoring import restore
from storage.backups.taking import check, copy_out, finish, take
from storage.clinic.store import DEMO_KEY, Store
from storage.problems import StoreProblem
from tests.storage.clinics import busy_clinic, case

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with busy_clinic(tmp_path / "clinic.hepatrack") as made:
        for number in range(8):  # of many pages, of which a visit changes few
            made.import_record(case(f"P-{number}"))
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def change(store: Store) -> None:
    on = max(visit.date for visit in store.record(1).visits) + timedelta(days=7)
    store.add_visit(1, VisitEntry(visit=Visit(date=on, ecog=1)))


def test_that_a_backup_is_the_file_to_the_byte_but_for_the_page_that_says_closed(store: Store, folder: Path) -> None:
    backup = take(store, folder, key=DEMO_KEY)
    assert backup.path.read_bytes()[PAGE_BYTES:] == store.path.read_bytes()[PAGE_BYTES:]


def test_that_every_page_of_a_file_is_authentic_by_its_key_its_number_and_its_content(
    store: Store, folder: Path
) -> None:
    content = take(store, folder, key=DEMO_KEY).path.read_bytes()
    ours = Authentic(DEMO_KEY, content)
    found = [content[at : at + PAGE_BYTES] for at in range(0, len(content), PAGE_BYTES)]
    assert all(ours.holds(number, page) for number, page in enumerate(found))
    assert not ours.holds(3, found[2])
    assert not ours.holds(2, found[2][:100] + bytes([found[2][100] ^ 1]) + found[2][101:])
    assert not Authentic(bytes(32), content).holds(2, found[2])
    assert ours.holds(LOCK_PAGE, bytes(PAGE_BYTES))
    assert not ours.holds(LOCK_PAGE, found[2])


def test_that_after_a_change_what_changed_is_checked_and_now_and_then_all(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = take(store, folder, key=DEMO_KEY, now=NOW)
    assert first.whole == NOW
    for hour in range(1, 4):
        change(store)
        backup = take(store, folder, key=DEMO_KEY, now=NOW + timedelta(hours=hour))
        assert backup.whole == NOW
        assert check(backup.path, DEMO_KEY).anchor == store.anchor()
    change(store)
    assert take(store, folder, key=DEMO_KEY, now=NOW + 7 * DAY).whole == NOW + 7 * DAY
    assert take(store, folder, key=DEMO_KEY, now=NOW).whole == NOW  # the clock was set back: all of it again
    monkeypatch.setattr(checking, "WHOLE_AFTER", 2)
    whole = [take(store, folder, key=DEMO_KEY, now=NOW + timedelta(hours=hour)).whole for hour in range(1, 5)]
    assert whole == [NOW, NOW, NOW + timedelta(hours=3), NOW + timedelta(hours=3)]


def test_that_an_older_file_in_its_place_is_checked_as_a_whole(store: Store, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    older = take(store, folder, key=DEMO_KEY, now=NOW)
    change(store)
    take(store, folder, key=DEMO_KEY, now=NOW + timedelta(hours=1))
    with Store.open(Path(shutil.copy(older.path, elsewhere / store.path.name)), key=DEMO_KEY) as restored:
        again = take(restored, folder, key=DEMO_KEY, now=NOW + timedelta(hours=2))
    assert again.whole == NOW + timedelta(hours=2)


def test_that_many_changes_are_checked_as_a_whole(store: Store, folder: Path) -> None:
    take(store, folder, key=DEMO_KEY, now=NOW)
    for number in range(20, 60):
        store.import_record(case(f"Q-{number}"))
    assert take(store, folder, key=DEMO_KEY, now=NOW + DAY).whole == NOW + DAY


@pytest.mark.parametrize("spoil", ["gone", "cut", "flipped", "of another key"])
def test_that_without_its_own_list_all_of_it_is_checked(store: Store, folder: Path, spoil: str) -> None:
    take(store, folder, key=DEMO_KEY, now=NOW)
    listed = list_path(store.path, folder)
    content = listed.read_bytes()
    if spoil == "gone":
        listed.unlink()
    elif spoil == "of another key":
        seen = kept_seen(listed, key=DEMO_KEY)
        assert seen is not None
        pages.keep_seen(seen, listed, key=bytes(32))
    else:
        listed.write_bytes(content[:-9] if spoil == "cut" else content[:90] + bytes([content[90] ^ 1]) + content[91:])
    change(store)
    assert take(store, folder, key=DEMO_KEY, now=NOW + DAY).whole == NOW + DAY


def test_that_nothing_of_an_altered_backup_comes_into_the_next(store: Store, folder: Path) -> None:
    first = take(store, folder, key=DEMO_KEY, now=NOW)
    first.path.write_bytes(bytes(first.bytes))
    change(store)
    second = take(store, folder, key=DEMO_KEY, now=NOW + DAY)
    assert second.whole == NOW
    assert second.path.read_bytes()[PAGE_BYTES:] == store.path.read_bytes()[PAGE_BYTES:]
    assert check(second.path, DEMO_KEY).anchor == store.anchor()


SPOILT = 3 * PAGE_BYTES + 100  # in a page of the schema, which nothing writes over


@pytest.mark.parametrize("again", [False, True])
def test_that_a_page_that_the_disk_spoilt_is_found_also_where_only_changes_are_checked(
    store: Store, folder: Path, *, again: bool
) -> None:
    if again:
        take(store, folder, key=DEMO_KEY, now=NOW)
        change(store)
    with store.path.open("r+b") as file:
        file.seek(SPOILT)
        byte = file.read(1)
        file.seek(SPOILT)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(StoreProblem, match="is damaged"):
        take(store, folder, key=DEMO_KEY, now=NOW + DAY)


def test_that_a_copy_that_is_not_as_it_was_written_is_refused(store: Store, folder: Path) -> None:
    copied = copy_out(store, folder, key=DEMO_KEY)
    content = copied.part.read_bytes()
    copied.part.write_bytes(content[:9000] + bytes([content[9000] ^ 1]) + content[9001:])
    with pytest.raises(StoreProblem, match="could not be read back as it was written"):
        finish(copied)
    assert list(folder.iterdir()) == []


def test_that_an_entry_or_a_row_changed_past_the_guards_since_the_last_backup_is_found(
    store: Store, folder: Path
) -> None:
    take(store, folder, key=DEMO_KEY, now=NOW)
    change(store)
    db = store.database
    db.execute("DROP TRIGGER visit_update_guard")
    db.execute("DROP TRIGGER visit_update_journal")
    db.execute("UPDATE visit SET ecog = 4 WHERE id = (SELECT max(id) FROM visit)")
    with pytest.raises(StoreProblem, match="is damaged"):
        take(store, folder, key=DEMO_KEY, now=NOW + DAY)
    db.execute("DROP TRIGGER journal_update_guard")
    writable_journal(db)
    db.execute("UPDATE journal SET after = replace(after, '\"ecog\":', '\"ecog\": ') WHERE table_name = 'visit'")
    with pytest.raises(StoreProblem, match="is damaged"):
        take(store, folder, key=DEMO_KEY, now=NOW + DAY)


@pytest.mark.parametrize("often", [1, 1000])
def test_that_what_is_written_between_two_steps_is_in_the_copy(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, often: int
) -> None:
    """Also where something is written at every step: in the end the copy is made without a pause."""
    monkeypatch.setattr(pages, "_STEP", 16)
    calls = 0

    def write(_done: int, _of: int) -> None:
        nonlocal calls
        calls += 1
        if calls <= often:
            change(store)

    backup = take(store, folder, key=DEMO_KEY, progress=write)
    assert backup.anchor == store.anchor()
    assert check(backup.path, DEMO_KEY).anchor == store.anchor()
    assert backup.path.read_bytes()[PAGE_BYTES:] == store.path.read_bytes()[PAGE_BYTES:]


def test_that_the_file_stays_locked_for_others_after_a_backup(store: Store, folder: Path) -> None:
    take(store, folder, key=DEMO_KEY)
    tried = subprocess.run([sys.executable, "-c", OPENING, str(store.path)], cwd=ROOT, capture_output=True, text=True)
    assert "is in use by another program" in tried.stderr


OPENING = """
import sys
from pathlib import Path
from storage.clinic.store import DEMO_KEY, Store
Store.open(Path(sys.argv[1]), key=DEMO_KEY)
"""


def test_that_a_page_of_an_older_backup_in_a_newer_one_is_found_whatever_is_written_into_the_manifest(
    store: Store, folder: Path
) -> None:
    """It is authentic, and without any key: the hash is written anew and the seal taken off."""
    older = take(store, folder, key=DEMO_KEY, now=NOW).path.read_bytes()
    store.correct(1, "lab_result", 1, {"value": "60400"}, reason="misread again")
    newer = take(store, folder, key=DEMO_KEY, now=NOW + DAY)
    content, document = newer.path.read_bytes(), json.loads(manifest_path(newer.path).read_text())
    places = [
        at for at in range(PAGE_BYTES, len(older), PAGE_BYTES) if older[at:][:PAGE_BYTES] != content[at:][:PAGE_BYTES]
    ]
    assert len(places) > 2
    alone = []
    for at in places:
        mixed = content[:at] + older[at : at + PAGE_BYTES] + content[at + PAGE_BYTES :]
        newer.path.write_bytes(mixed)
        document |= {"sha256": hashlib.sha256(mixed).hexdigest()}
        document.pop("seal", None)
        manifest_path(newer.path).write_text(json.dumps(document))
        with pytest.raises(StoreProblem) as told:
            restore(newer.path, folder / "restored.hepatrack", key=DEMO_KEY)
        alone.append(str(told.value))
    assert any("is put together of parts of several days" in said for said in alone)
    newer.path.write_bytes(content)
    manifest_path(newer.path).write_text(json.dumps(document | {"sha256": newer.sha256}))
    with pytest.raises(StoreProblem, match="The seal was taken off"):
        check(newer.path, DEMO_KEY)
    manifest_path(newer.path).unlink()
    assert check(newer.path, DEMO_KEY).anchor == newer.anchor  # by itself it is whole
