"""What this computer remembers of a clinic file: an older one, another one, a mixed one and older keys are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from models.record.records import Visit
from models.record.visit_entry import VisitEntry
from storage.backups.taking import take
from storage.clinic.schema.ladder import LOOKED
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, verify
from storage.fresh.judging import Kind, StaleFile
from storage.fresh.memory import Memory
from storage.fresh.watch import GONE_ON
from storage.keys import vault
from storage.keys.keyfile import keys_path, opened_book, read_keys
from storage.keys.vault import Unlocked
from storage.opening import DEMO, opened_clinic, restored_clinic
from storage.places import memory_folder
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from tests.storage.clinics import case

PASSWORD = "portal vein 4"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "ward").mkdir()
    return tmp_path / "ward" / "clinic.hepatrack"


@pytest.fixture
def by(path: Path) -> Unlocked:
    """An administrator of a clinic file with one patient, which was opened and closed here once."""
    made = vault.create_clinic(path, user="Chen", password=PASSWORD).unlocked
    with opened_clinic(path, made) as store:
        store.import_record(case())
    return made


def visited(path: Path, by: Unlocked, on: date) -> None:
    with opened_clinic(path, by) as store:
        store.add_visit(store.patients()[0][0], VisitEntry(visit=Visit(date=on, ecog=0)))


def told(path: Path, by: Unlocked) -> StaleFile:
    with pytest.raises(StaleFile) as found, opened_clinic(path, by):
        pass
    return found.value


@contextmanager
def put_back(path: Path) -> Iterator[None]:
    """Whatever happens inside, the clinic file is afterwards as it was before, keys and all."""
    content, keys = path.read_bytes(), keys_path(path).read_bytes()
    yield
    path.write_bytes(content)
    keys_path(path).write_bytes(keys)


def test_that_the_file_that_was_closed_here_opens(path: Path, by: Unlocked) -> None:
    for day in (1, 2, 3):
        visited(path, by, date(2024, 5, day))


def test_that_an_older_file_is_told_with_what_is_missing_and_nothing_is_changed(path: Path, by: Unlocked) -> None:
    with put_back(path):
        before = Memory(path, by.key).read()
        visited(path, by, date(2024, 5, 1))
    after, content = Memory(path, by.key).read(), path.read_bytes()
    assert before is not None
    assert after is not None
    found = told(path, by)
    assert [one.kind for one in found.found] == [Kind.OLDER]
    assert found.found[0].missing == after.entries - before.entries
    assert f"reached entry {after.entries:,}" in str(found)
    assert f"missing: {after.entries - before.entries}, everything since {before.at.astimezone():%Y-%m-%d}" in str(
        found
    )
    assert "restore the latest backup" in found.remedy
    assert path.read_bytes() == content
    assert Memory(path, by.key).read() == after


def test_that_a_file_that_went_another_way_is_told(path: Path, by: Unlocked) -> None:
    with put_back(path):
        visited(path, by, date(2024, 5, 1))
    remembered = Memory(path, by.key).path
    newest = remembered.read_bytes()
    remembered.unlink()
    for day in (2, 3, 4):
        visited(path, by, date(2024, 5, day))
    remembered.write_bytes(newest)
    assert [one.kind for one in told(path, by).found] == [Kind.PARTED]


def test_that_pages_of_another_day_in_a_file_are_told(path: Path, by: Unlocked) -> None:
    old = path.read_bytes()
    with opened_clinic(path, by) as store:
        store.correct(store.patients()[0][0], "lab_result", 1, {"value": "60500"}, reason="misread")
    new = path.read_bytes()
    pages = [place for place in range(4096, min(len(old), len(new)), 4096) if old[place:][:4096] != new[place:][:4096]]
    said = 0
    for place in pages:
        path.write_bytes(new[:place] + old[place : place + 4096] + new[place + 4096 :])
        try:
            with opened_clinic(path, by) as store:
                # a page of derived lines, one that nothing uses, or one of signatures, which the check names
                assert {one.check for one in verify(store).findings} <= {Check.SIGNED}
                assert store.record(1).labs[0].value.reported == "60500"
        except StoreProblem:
            said += 1
        path.write_bytes(new)
    assert said


def test_that_another_computer_may_have_written_the_file_meanwhile(path: Path, by: Unlocked) -> None:
    with Store.open(path, key=by.key, actor=by.actor, signer=by.signer) as store:
        store.add_visit(1, VisitEntry(visit=Visit(date=date(2024, 6, 1), ecog=0)))
    with opened_clinic(path, by) as store:
        assert store.worklist.catch_up("rules") is None  # and every derived line is derived anew


def test_that_an_older_keys_file_is_told(path: Path, by: Unlocked) -> None:
    keys = keys_path(path).read_bytes()
    vault.add_user(path, by, user="Li", password="gastric vein 7", role=Role.NURSE)
    visited(path, by, date(2024, 5, 1))
    keys_path(path).write_bytes(keys)
    found = told(path, by)
    assert [one.kind for one in found.found] == [Kind.OLDER_KEYS]
    assert "somebody who was removed may be in it again" in str(found)
    assert "keys file" in found.remedy


def test_that_keys_written_anew_from_older_ones_are_told(path: Path, by: Unlocked) -> None:
    keys = keys_path(path).read_bytes()
    vault.add_user(path, by, user="Li", password="gastric vein 7", role=Role.NURSE)
    visited(path, by, date(2024, 5, 1))
    known = Memory(path, by.key).read()
    assert known is not None
    keys_path(path).write_bytes(keys)
    while opened_book(read_keys(path), by.key).generation < known.generation:
        vault.set_role(path, by, user="Chen", role=Role.ADMINISTRATOR)
    assert [one.kind for one in told(path, by).found] == [Kind.OTHER_KEYS]


def test_that_later_keys_are_as_they_are(path: Path, by: Unlocked) -> None:
    vault.add_user(path, by, user="Li", password="gastric vein 7", role=Role.NURSE)
    visited(path, by, date(2024, 5, 1))
    vault.remove_user(path, by, user="Li")
    visited(path, by, date(2024, 5, 2))


def test_that_an_administrator_goes_on_with_a_reason_that_is_journalled(path: Path, by: Unlocked) -> None:
    with put_back(path):
        visited(path, by, date(2024, 5, 1))
    with opened_clinic(path, by, knowingly="the newer one burnt") as store:
        (last,) = store.file.journal.operations("label <> ? ORDER BY id DESC LIMIT 1", LOOKED)
        assert last.label == GONE_ON
        assert last.reason is not None
        assert last.reason.startswith("the newer one burnt (older; this computer knew journal ")
        assert verify(store).ok
    visited(path, by, date(2024, 5, 1))  # and it is the latest from now on


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_that_nobody_else_goes_on(path: Path, by: Unlocked, role: Role) -> None:
    with put_back(path):
        visited(path, by, date(2024, 5, 1))
    other, content = Unlocked(by.key, Actor("Li", role)), path.read_bytes()
    with pytest.raises(StoreProblem, match="may not go on with an older clinic file"):  # noqa: SIM117
        with opened_clinic(path, other, knowingly="why not"):
            pass
    assert path.read_bytes() == content


def test_that_a_restore_in_this_program_is_not_told(path: Path, by: Unlocked, tmp_path: Path) -> None:
    with opened_clinic(path, by) as store:
        backup = take(store, tmp_path, key=by.key)
    visited(path, by, date(2024, 5, 1))
    restored_clinic(backup.path, path, by)
    visited(path, by, date(2024, 5, 2))


def test_that_a_file_that_was_restored_may_be_moved(path: Path, by: Unlocked, tmp_path: Path) -> None:
    with opened_clinic(path, by) as store:
        backup = take(store, tmp_path, key=by.key)
    visited(path, by, date(2024, 5, 1))
    restored_clinic(backup.path, path, by)
    moved = path.parent.with_name("moved")
    moved.mkdir()
    for one in (path, keys_path(path)):
        one.rename(moved / one.name)
    visited(moved / path.name, by, date(2024, 5, 2))


def test_that_a_rehearsed_restore_at_another_place_is_remembered_for_itself(
    path: Path, by: Unlocked, tmp_path: Path
) -> None:
    with opened_clinic(path, by) as store:
        backup = take(store, tmp_path, key=by.key)
    visited(path, by, date(2024, 5, 1))
    restored_clinic(backup.path, tmp_path / "rehearsal.hepatrack", by)
    visited(tmp_path / "rehearsal.hepatrack", by, date(2024, 5, 3))
    visited(path, by, date(2024, 5, 2))


def test_that_an_older_copy_at_another_place_is_told(path: Path, by: Unlocked, tmp_path: Path) -> None:
    copy = tmp_path / "copy.hepatrack"
    shutil.copy(path, copy)
    shutil.copy(keys_path(path), keys_path(copy))
    visited(path, by, date(2024, 5, 1))
    assert [one.kind for one in told(copy, by).found] == [Kind.OLDER]


def test_that_a_moved_clinic_file_is_known(path: Path, by: Unlocked, tmp_path: Path) -> None:
    for name in (path, keys_path(path)):
        shutil.move(name, tmp_path / name.name)
    visited(tmp_path / path.name, by, date(2024, 5, 1))


_SPOILT: list[Callable[[bytes], bytes]] = [
    lambda content: b"",
    lambda content: content[:-1],
    lambda content: bytes([content[0] ^ 1]) + content[1:],
    lambda content: b"{}",
    lambda content: content * 3000,
]


@pytest.mark.parametrize("spoil", _SPOILT)
def test_that_a_damaged_memory_is_no_memory(path: Path, by: Unlocked, spoil: Callable[[bytes], bytes]) -> None:
    remembered = Memory(path, by.key).path
    remembered.write_bytes(spoil(remembered.read_bytes()))
    assert Memory(path, by.key).read() is None
    visited(path, by, date(2024, 5, 1))
    assert Memory(path, by.key).read() is not None


def test_that_a_deleted_memory_is_only_a_lost_memory(path: Path, by: Unlocked) -> None:
    with put_back(path):
        visited(path, by, date(2024, 5, 1))
    Memory(path, by.key).path.unlink()
    visited(path, by, date(2024, 5, 2))


def test_that_a_memory_that_cannot_be_kept_keeps_nobody_out(
    path: Path, by: Unlocked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    visited(path, by, date(2024, 5, 1))


def test_that_nothing_in_a_memory_names_anybody(path: Path, by: Unlocked) -> None:
    remembered = Memory(path, by.key).path
    content = remembered.read_bytes()
    assert remembered.parent == memory_folder()
    assert len(content) < 1000
    for word in (b"Chen", b"HCC", path.name.encode(), b"entries", b"ward"):
        assert word not in content
        assert word not in remembered.name.encode()


def test_that_the_demo_clinic_and_files_without_users_are_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "demo.hepatrack"
    Store.create(path, key=DEMO_KEY).close()
    with opened_clinic(path, DEMO):
        pass
    assert Memory(path, DEMO_KEY).read() is None


def test_that_what_is_remembered_while_the_file_is_open_is_its_journal(path: Path, by: Unlocked) -> None:
    with opened_clinic(path, by) as store:
        store.add_visit(1, VisitEntry(visit=Visit(date=date(2024, 5, 1), ecog=0)))
        assert store.watch is not None
        store.watch.remember(store)
        known = Memory(path, by.key).read()
        assert known is not None
        assert (known.entries, known.head, known.pages) == (store.anchor().entries, store.anchor().head, "")
    closed = Memory(path, by.key).read()
    assert closed is not None
    assert closed.pages


def derived(path: Path, by: Unlocked) -> frozenset[int] | None:
    """Of which patients the lines are derived anew: None for all."""
    with opened_clinic(path, by) as store:
        return store.worklist.catch_up("rules")


def test_that_derived_lines_are_believed_where_the_file_was_closed_here_alone(path: Path, by: Unlocked) -> None:
    assert derived(path, by) is None  # the first time
    assert derived(path, by) == frozenset()
    Memory(path, by.key).path.unlink()  # as on a computer that never saw the file: any line of it may be forged
    assert derived(path, by) is None
    assert derived(path, by) == frozenset()


def test_that_derived_lines_of_a_backup_are_not_believed(path: Path, by: Unlocked, tmp_path: Path) -> None:
    derived(path, by)
    with opened_clinic(path, by) as store:
        backup = take(store, tmp_path, key=by.key)
    restored_clinic(backup.path, path, by)
    assert derived(path, by) is None
