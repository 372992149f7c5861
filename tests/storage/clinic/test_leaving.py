"""What leaves is written down before it leaves: who, what, of whom, where to; where it cannot be, nothing leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.clinic.journal.guards import remove_triggers
from storage.clinic.leaving import NOT_TOLD, Form, Left, Out, Way, _keys, _spans, folder_of, let_out
from storage.clinic.schema.ladder import LOOKED
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.disclosuresfile import disclosures_csv
from storage.keys import vault
from storage.keys.patience import Patience
from storage.keys.refusals import note_refusal, refusals, refusals_path
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor, Role
from tests.storage.clinics import TickingClock, case, visit_entry

HEAD, VISITOR = Actor("Head", Role.ADMINISTRATOR), Actor("Visitor", Role.READER)
RULES = "1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.hepatrack"
    with Store.create(path, key=DEMO_KEY, actor=HEAD, clock=TickingClock()) as store:
        store.import_records([case("A"), case("B"), case("C")])
        store.worklist.catch_up(RULES)
        store.worklist.keep(dict.fromkeys((1, 2, 3), "a line"))
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, key=DEMO_KEY, actor=HEAD, clock=TickingClock()) as made:
        yield made


def summary(to: str = "Documents", *patients: int) -> Out:
    return Out(way=Way.SUMMARY, form=Form.PDF, patients=patients or (1,), to=to)


def fill(store: Store) -> None:
    """Let the file grow no more, as on a disk that is full, and fill what is free in it."""
    store.database.execute("PRAGMA max_page_count = 1")
    with suppress(StoreProblem):
        for _ in range(2_000):
            store.leaving.begin(summary(), action=None)
    with pytest.raises(StoreProblem, match="disk is full"):
        store.leaving.begin(summary(), action=None)


# What is written


def test_that_an_entry_says_who_what_of_whom_where_to_and_when(store: Store) -> None:
    store.leaving.begin(summary("Documents", 1, 2), action=Action.PRINT)
    (found,) = store.leaving.found()
    assert (found.user, found.role, found.way, found.form) == ("Head", "administrator", Way.SUMMARY, Form.PDF)
    assert (found.patients, found.to, found.ended) == ((1, 2), "Documents", "")
    assert found.at.utcoffset() is not None
    assert verify(store).ok


def test_that_what_fails_or_is_given_up_is_followed_by_an_entry_that_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem), store.leaving.of(summary(), action=None) as left:
        let_out(left, [(tmp_path / "gone" / "x.pdf", b"x")])
    with pytest.raises(KeyboardInterrupt), store.leaving.of(summary(), action=None):
        raise KeyboardInterrupt
    assert [one.ended for one in store.leaving.found()] == ["cancelled", "not written"]
    entries = "SELECT count(*) FROM journal WHERE table_name = 'disclosure' AND before IS NOT NULL"
    assert store.database.execute(entries).fetchone() == (2,)
    assert verify(store).ok


def test_that_on_a_full_disk_nothing_leaves(store: Store, tmp_path: Path) -> None:
    fill(store)
    out = tmp_path / "x.pdf"
    with pytest.raises(StoreProblem, match="disk is full"), store.leaving.of(summary(), action=None) as left:
        let_out(left, [(out, b"x")])
    assert not out.exists()


def test_that_a_program_that_ends_between_entry_and_file_leaves_the_entry(path: Path, tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from storage.clinic.store import DEMO_KEY, Store;"
        "from storage.clinic.leaving import *;"
        "store = Store.open(Path(sys.argv[1]), key=DEMO_KEY);"
        "store.leaving.begin(Out(way=Way.CASE, form=Form.JSON, patients=(2,), to='x'), action=None);"
        "os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    subprocess.run([sys.executable, "-c", script, str(path)], env=environment, check=False)
    with Store.open(path, key=DEMO_KEY, actor=HEAD) as store:
        (found,) = store.leaving.found()
        assert (found.way, found.patients) == (Way.CASE, (2,))
        assert verify(store).ok


def test_that_only_the_name_of_the_folder_is_kept_and_no_name_of_a_patient(store: Store) -> None:
    assert folder_of(Path("/home/li/Desktop/x.pdf")) == "Desktop"
    name = store.database.execute("SELECT name FROM patient WHERE id = 1").fetchone()[0]
    for to in (f"print of {name}", name.upper(), name.replace(" ", "_"), "H A"):
        store.leaving.begin(summary(to), action=None)
    assert {one.to for one in store.leaving.found()} == {NOT_TOLD}


# What it does not do


def test_that_looking_makes_no_line_stale_and_is_no_history_and_no_undo(store: Store) -> None:
    last = store.past.last_operation()
    history, done = store.past.history(1), store.past.last_by_user()
    store.leaving.opened([1, 2])
    store.leaving.begin(summary(), action=None)
    assert store.worklist.catch_up(RULES) == frozenset()
    assert not any(line.stale for line in store.worklist.kept())
    assert store.past.last_operation() == last
    assert store.past.history(1) == history
    assert store.past.last_by_user() == done
    assert last is not None
    assert store.undo() == last.label


def test_that_what_somebody_looked_at_since_can_still_be_undone(store: Store) -> None:
    store.add_visit(1, visit_entry())
    store.leaving.opened([1])
    visits = len(store.record(1).visits)
    store.undo()
    assert len(store.record(1).visits) == visits - 1


def test_that_a_lock_on_all_data_stops_no_entry(store: Store) -> None:
    store.locks.lock(None, reason="the analysis begins")
    store.leaving.opened([1])
    store.leaving.begin(summary(), action=None)
    assert len(store.leaving.found()) == 2


def test_that_entries_are_neither_changed_nor_taken_away_in_silence(store: Store) -> None:
    store.leaving.begin(summary(), action=None)
    for statement in ("DELETE FROM disclosure", "UPDATE disclosure SET destination = 'x'"):
        with pytest.raises(Exception, match=r"never deleted|outside an operation"):
            store.database.execute(statement)


# Openings and log-ins


def test_that_an_opening_is_written_once_a_day_for_each_person(path: Path) -> None:
    clock = TickingClock()
    for actor in (HEAD, VISITOR, HEAD):
        with Store.open(path, key=DEMO_KEY, actor=actor, clock=clock) as store:
            store.leaving.opened([1])
            store.leaving.opened([1, 2, 1])
    clock.at = clock.at.replace(day=29)
    with Store.open(path, key=DEMO_KEY, actor=HEAD, clock=clock) as store:
        store.leaving.opened([1])
        found = [(one.user, one.patients) for one in reversed(store.leaving.found(ways=[Way.OPENED]))]
    assert found == [("Head", (1,)), ("Head", (2,)), ("Visitor", (1,)), ("Visitor", (2,)), ("Head", (1,))]


@pytest.fixture
def guarded(tmp_path: Path) -> Path:
    made = tmp_path / "guarded.hepatrack"
    vault.create_clinic(made, user="Dr Chen", password="portal vein 4")
    return made


def test_that_log_ins_are_written_and_refused_ones_with_them_without_what_was_typed(guarded: Path) -> None:
    for user, password in (("Dr Chen", "sesame 1234"), ("Mallory", "portal vein 4")):
        with pytest.raises(vault.WrongPassword):
            vault.unlock(guarded, user=user, password=password, patience=_patient(guarded))
    kept = refusals_path(guarded).read_text(encoding="utf-8")
    assert not any(word in kept for word in ("Chen", "sesame", "Mallory", "portal"))
    unlocked = vault.unlock(guarded, user="Dr Chen", password="portal vein 4", patience=_patient(guarded))
    with opened_clinic(guarded, unlocked) as store:
        log_in, refused = store.leaving.found()
        assert (log_in.way, log_in.user) == (Way.LOG_IN, "Dr Chen")
        assert (refused.way, refused.user, len(refused.refused)) == (Way.REFUSED, "", 2)
    assert not refusals_path(guarded).exists()


def test_that_refused_ones_are_written_once_though_their_list_could_not_be_removed(guarded: Path) -> None:
    note_refusal(guarded)
    kept = refusals_path(guarded).read_bytes()
    unlocked = vault.unlock(guarded, user="Dr Chen", password="portal vein 4")
    for _ in range(2):
        refusals_path(guarded).write_bytes(kept)
        with opened_clinic(guarded, unlocked) as store:
            assert [one.way for one in store.leaving.found()].count(Way.REFUSED) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'["x"]', b'{"a": 1}', b"null", b"[[]]", b"\xff"])
def test_that_a_damaged_list_of_refusals_stops_nobody(guarded: Path, content: bytes) -> None:
    refusals_path(guarded).write_bytes(content)
    assert refusals(guarded) == ()
    with opened_clinic(guarded, vault.unlock(guarded, user="Dr Chen", password="portal vein 4")) as store:
        assert [one.way for one in store.leaving.found()] == [Way.LOG_IN]


def test_that_a_full_disk_keeps_nobody_from_reading_and_what_is_owed_is_written_later(store: Store) -> None:
    fill(store)
    store.leaving.came_in([datetime(2025, 3, 1, tzinfo=UTC)])
    assert store.leaving.owes
    assert store.patients()
    store.database.execute("PRAGMA max_page_count = 1000000")
    store.leaving.opened([3])
    assert [one.way for one in store.leaving.found()[:3]] == [Way.OPENED, Way.LOG_IN, Way.REFUSED]
    assert not store.leaving.owes


# Who may look


@pytest.mark.parametrize("role", Role)
def test_that_everybody_is_written_down_and_administrators_and_data_managers_look(path: Path, role: Role) -> None:
    with Store.open(path, key=DEMO_KEY, actor=Actor("Somebody", role)) as store:
        store.leaving.opened([1])
        store.leaving.begin(summary(), action=None)
        if role in (Role.ADMINISTRATOR, Role.DATA_MANAGER):
            assert len(store.leaving.found()) == 2
            assert store.leaving.users() == ("Somebody",)
        else:
            for ask in (store.leaving.found, store.leaving.users):
                with pytest.raises(StoreProblem, match="may not look at who opened and exported what"):
                    ask()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", [Action.PRINT, Action.EXPORT, Action.EXPORT_DEIDENTIFIED, Action.SEE_DISCLOSURES])
def test_that_what_a_role_may_not_take_out_has_no_entry(path: Path, role: Role, action: Action) -> None:
    with Store.open(path, key=DEMO_KEY, actor=Actor("Somebody", role)) as store:
        before = store.anchor()
        if action in MAY[role]:
            assert store.leaving.begin(summary(), action=action) == Left(1)
        else:
            with pytest.raises(StoreProblem, match="may not"):
                store.leaving.begin(summary(), action=action)
            assert store.anchor() == before


def test_that_the_list_is_narrowed_by_person_patient_kind_and_days(path: Path) -> None:
    clock = TickingClock()
    with Store.open(path, key=DEMO_KEY, actor=VISITOR, clock=clock) as store:
        store.leaving.opened([1, 2])
    clock.at = clock.at.replace(day=30)
    with Store.open(path, key=DEMO_KEY, actor=HEAD, clock=clock) as store:
        store.leaving.begin(summary("x", 1, 3), action=None)
        store.leaving.begin(Out(way=Way.BACKUP, form=Form.CLINIC_FILE, patients=None), action=None)
        found = store.leaving.found
        assert [one.patients for one in found(user="Visitor")] == [(2,), (1,)]
        assert [one.way for one in found(patient=2)] == [Way.BACKUP, Way.OPENED]
        assert [one.way for one in found(patient=3)] == [Way.BACKUP, Way.SUMMARY]
        assert [one.way for one in found(patient=1, ways=[Way.SUMMARY, Way.OPENED])] == [Way.SUMMARY, Way.OPENED]
        assert len(found(first=clock.at.date())) == 2
        assert len(found(last=clock.at.date().replace(day=29))) == 2


@given(st.sets(st.integers(min_value=1, max_value=500)))
def test_that_the_patients_of_an_entry_come_back(keys: set[int]) -> None:
    assert list(_keys(_spans(sorted(keys)))) == sorted(keys)


def test_that_every_entry_is_an_operation_of_its_own_label(store: Store) -> None:
    store.leaving.opened([1, 2])
    labels = store.database.execute("SELECT label, undoable FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    assert tuple(labels) == (LOOKED, 0)


def _patient(path: Path) -> Patience:
    return Patience(path, sleep=lambda _: None)


@pytest.mark.parametrize(
    ("column", "value", "way"),
    [
        ("note", "x", Way.UNREADABLE),
        ("note", "5", Way.UNREADABLE),
        ("note", '["yesterday", 7]', Way.UNREADABLE),
        ("way", "sold", Way.UNREADABLE),
        ("form", "parchment", Way.UNREADABLE),
        ("patients", "1-zz", Way.UNREADABLE),
        ("patients", "1-99999999999", Way.UNREADABLE),
        ("patients", "4-1", Way.UNREADABLE),
        ("patients", "77,78", Way.REFUSED),  # of patients who are not there
    ],
)
def test_that_a_garbled_entry_keeps_nobody_out_and_is_told_as_one(
    guarded: Path, column: str, value: str, way: Way
) -> None:
    note_refusal(guarded)
    unlocked = vault.unlock(guarded, user="Dr Chen", password="portal vein 4")
    with opened_clinic(guarded, unlocked) as store:
        remove_triggers(store.database)
        store.database.execute(f"UPDATE disclosure SET {column} = ? WHERE way = '{Way.REFUSED.value}'", [value])
    note_refusal(guarded)
    with opened_clinic(guarded, unlocked) as store:
        found = store.leaving.found()
        assert [one.way for one in found] == [Way.LOG_IN, Way.REFUSED, Way.LOG_IN, way]
        assert disclosures_csv(found, store.leaving.codes())
