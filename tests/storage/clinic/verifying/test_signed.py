"""Signatures, and the list of users that administrators signed: whoever has one password writes in no other's name."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from benchmarks.siege_common import CHEAP, PASSWORD
from benchmarks.siege_hand import (
    STAFF,
    Clinic,
    Hand,
    Scenario,
    built,
    elsewhere,
    insert,
    keep,
    looked_at,
    tampered,
)
from benchmarks.siege_tampering import lay
from models.record.records import Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.connection import Database
from storage.clinic.journal.signatures import DOMAIN, content
from storage.clinic.queries import Queries
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, verify
from storage.keys import vault
from storage.keys.keyfile import keys_path, opened_book, read_keys, write_keys
from storage.keys.vaultnotes import owed, recorded
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Role
from storage.signing import fingerprint, is_signed
from tests.storage.clinics import busy_clinic, case

VISIT = VisitEntry(visit=Visit(date=date(2026, 7, 1), ecog=0))


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", CHEAP)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return built(tmp_path_factory.mktemp("signed"))


@pytest.fixture
def clinic(made: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    """A copy of the one clinic that everybody wrote to, on a computer that never saw it."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "computer"))
    for path in (made.path, keys_path(made.path)):
        shutil.copy2(path, tmp_path / path.name)
    return elsewhere(Clinic(tmp_path / made.path.name, made.people))


def told(clinic: Clinic) -> str:
    return " ".join(looked_at(clinic).problems)


def test_that_a_sample_of_the_tamperings_is_told() -> None:
    siege = lay(12, 20261201)
    assert siege.wrong == []
    assert siege.ends["told"] == siege.tried == 12


def test_that_every_operation_of_users_is_signed_and_nothing_is_wrong(clinic: Clinic) -> None:
    found = looked_at(clinic)
    assert (found.problems, found.remarks) == ((), ())
    assert Check.SIGNED in found.checks


def test_that_an_outsider_can_check_a_signature_by_what_is_written_down(clinic: Clinic) -> None:
    """As ``docs/clinic-file.md`` has it: a JSON list without spaces, the last member the signature before."""
    with opened_clinic(clinic.path, clinic.people["Chen"]) as store:
        previous = ""
        for number, public, signature in store.database.execute("SELECT * FROM signature ORDER BY id").fetchall():
            operation = store.database.execute(
                'SELECT id, "user", role, at, label, reason, undoes FROM operation WHERE id = ?', [number]
            ).fetchone()
            last = store.database.execute(
                "SELECT id, hash FROM journal WHERE operation_id = ? ORDER BY id DESC LIMIT 1", [number]
            ).fetchone()
            signed = content(DOMAIN, *operation, *last, previous)
            assert signed.startswith(b'["hepatrack operation 1",')
            assert is_signed(signed, signature.hex(), public=public.hex())
            previous = signature.hex()
        assert previous


def test_that_a_file_without_users_says_that_nothing_is_signed(tmp_path: Path) -> None:
    with busy_clinic(tmp_path / "clinic.hepatrack") as store:
        found = verify(store)
        assert found.problems == ()
        assert "No operation is signed" in str(found.remarks[0])


def test_that_signatures_can_neither_be_changed_nor_taken_away_nor_put_under_another_operation(clinic: Clinic) -> None:
    with opened_clinic(clinic.path, clinic.people["Chen"]) as store:
        for statement in (
            "UPDATE signature SET public = signature",
            "DELETE FROM signature",
            "INSERT INTO signature SELECT 999, public, signature FROM signature LIMIT 1",
            "UPDATE clinic_user SET role = 'administrator'",
            "DELETE FROM clinic_user",
        ):
            with pytest.raises(Exception, match=r"never|outside|statements"):
                store.database.execute(statement)


# Roles


def test_that_the_role_at_opening_is_the_signed_one_and_opening_says_so(clinic: Clinic) -> None:
    """Somebody with the master key gave himself a role in the keys file."""
    mei = clinic.people["mei"]
    file = read_keys(clinic.path)
    book = opened_book(file, mei.key)
    people = tuple(replace(one, role="administrator") if one.name == "mei" else one for one in book.people)
    write_keys(file, replace(book, people=people), clinic.path, key=mei.key)
    forged = vault.unlock(clinic.path, user="mei", password=PASSWORD)
    assert forged.actor.role is Role.ADMINISTRATOR
    with opened_clinic(clinic.path, forged) as store:
        assert store.actor.role is Role.NURSE
        assert "the list that administrators signed says a nurse" in str(store.warnings()[0])
        with pytest.raises(StoreProblem, match="may not"):
            store.actor.require(Action.LOCK)
    assert told(clinic) == ""


def test_that_somebody_who_is_not_on_the_list_has_the_rights_of_a_reader(clinic: Clinic) -> None:
    mei = clinic.people["mei"]
    file = read_keys(clinic.path)
    book = opened_book(file, mei.key)
    people = tuple(replace(one, name="Fake") if one.name == "mei" else one for one in book.people)
    write_keys(file, replace(book, people=people), clinic.path, key=mei.key)
    fake = replace(mei, actor=replace(mei.actor, user="Fake", role=Role.ADMINISTRATOR))
    with opened_clinic(clinic.path, fake) as store:
        assert store.actor.role is Role.READER
        assert "not on the list of users" in str(store.warnings()[0])
    with opened_clinic(
        clinic.path, clinic.people["Chen"]
    ) as store:  # an administrator's opening vouches for no stranger
        assert all(said != "Fake" for (said,) in store.database.execute("SELECT name FROM clinic_user"))


_BY = """'{"by": "' || (SELECT "user" FROM operation ORDER BY id DESC LIMIT 1) || '"}'"""
WRITES = {
    Action.ENTER: insert("visit", patient_id=1, date="2026-06-20", ecog=3),
    Action.MEASURE: insert("lesion", patient_id=1, number="T99", role="target"),
    Action.TREAT: insert("medication", patient_id=1, name="aspirin"),
    Action.REPORT_EVENT: insert("adverse_event", patient_id=1, term="Fatigue", grade=1),
    Action.ADJUDICATE: insert("adjudication", patient_id=1, date="2026-06-20", criterion="mRECIST", overall="SD"),
    Action.REVIEW_FLAGS: insert("reviewed_flag", patient_id=1, rule="R-1", inputs="[]"),
    Action.SIGN_READS: lambda db: db.execute(f"UPDATE imaging SET signed = {_BY} WHERE id = 1"),
    Action.SIGN_RESULTS: lambda db: db.execute(f"UPDATE lab_result SET reviewed = {_BY} WHERE id = 1"),
    Action.KEEP_COHORTS: insert("saved_filter", name="x", version=1, document="{}"),
    Action.CHANGE_RANGES: insert(
        "laboratory_range", laboratory="x", analyte="AFP", unit="ng/mL", sex="", high="7", valid_from="2026-01-01"
    ),
    Action.PRINT: insert(
        "kept_print",
        patient_id=1,
        kind="board",
        language="en",
        page="A4",
        grey=0,
        rules="2",
        program="1",
        judged="2026-06-20",
        mark="",
        sha256="0",
        stated="[]",
    ),
    Action.MERGE: insert("different_people", patient_id=1, other_id=1),
    Action.IMPORT_RESULTS: insert("lab_mapping", name="x", version=1, document="{}"),
    Action.ASK_QUERIES: insert(
        "query", patient_id=1, target="visit", target_row=1, field="ecog", subject="x", question="x"
    ),
    Action.LOCK: insert("data_lock", patient_id=1),  # the last, since it holds up the others
}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_that_a_raw_write_beyond_a_role_is_seen(clinic: Clinic, role: Role) -> None:
    """Each role, each table, past the program and signed by their own key: an operation each, called by its right."""
    who = next(name for name, given in STAFF.items() if given is role)

    def act(hand: Hand) -> None:
        for action, write in WRITES.items():
            hand.operate(write, user=who, role=role, label=action.value, reason="x")

    tampered(clinic, Scenario("raw", act, "", who=who))
    refused = [str(one.words) for one in looked_at(clinic).of(Check.RIGHTS)]
    may = {action for action in WRITES if action in MAY[role]}
    for action in WRITES:
        said = [words for words in refused if f"({action.value})" in words]
        assert len(said) == (action not in may), action
        assert all(f"a {role.value} may not" in words for words in said)


# The list of users


def test_that_a_statement_that_waits_carries_nothing_else_in_its_makers_name(clinic: Clinic) -> None:
    """A note is journalled unsigned by whoever opens the file next; with a visit beside it, it is not just a note."""
    chen = clinic.people["Chen"]
    vault.add_user(clinic.path, chen, user="hu", password=PASSWORD, role=Role.NURSE)
    (note,) = owed(opened_book(read_keys(clinic.path), chen.key))
    assert note.statement is not None
    made = note.statement

    def act(hand: Hand) -> None:
        def both(db: Database) -> None:
            keep(db, made)
            insert("visit", patient_id=1, date="2026-06-20", ecog=3)(db)

        hand.operate(both, user="Chen", label=made.label, reason=made.reason, signed=False)

    tampered(clinic, Scenario("carried", act, ""))
    assert "(Add a user), said to be of Chen, is not signed." in told(clinic)


def test_that_signing_asking_and_undoing_in_the_program_are_no_fault(clinic: Clinic) -> None:
    with opened_clinic(clinic.path, clinic.people["wang"]) as store:
        store.add_visit(1, VISIT)
        store.undo()
        (visit,) = store.database.execute("SELECT max(id) FROM visit WHERE deleted = 0").fetchone()
        store.correct(1, "visit", visit, {"ecog": 3}, reason="misread")
        store.undo()
        store.decisions.sign_results(1, [lab.key for lab in store.record(1).labs if lab.key and not lab.reviewed])
    with opened_clinic(clinic.path, clinic.people["sun"]) as store:
        Queries(store.file).ask(1, "visit", visit, "ecog", "Is it so?")
        store.undo()
        assert verify(store).problems == ()


def owe(clinic: Clinic, *notes: tuple[str, ...]) -> None:
    """Put notes into the keys file as whoever has the master key can."""
    file, key = read_keys(clinic.path), clinic.people["mei"].key
    write_keys(file, replace(opened_book(file, key), owed=notes), clinic.path, key=key)


SIGN = ("Sign results", "Everything signed", "Chen", "administrator", "2026-12-01T08:00:00+00:00")


def test_that_what_nobody_signed_is_not_journalled_in_a_users_name_and_that_is_told(clinic: Clinic) -> None:
    chen = clinic.people["Chen"]
    vault.add_user(clinic.path, chen, user="hu", password=PASSWORD, role=Role.NURSE)
    (add,) = opened_book(read_keys(clinic.path), chen.key).owed
    owe(clinic, SIGN, ("Sign results", *add[1:]), (add[0], "hu, administrator", *add[2:]), ("garbage",), add)
    with opened_clinic(clinic.path, chen) as store:
        told = [str(said) for said in store.warnings() if "nobody it names had signed" in str(said)]
        done = store.database.execute(
            'SELECT label, "user", id IN (SELECT id FROM signature) FROM operation '
            "WHERE label IN ('Sign results', 'Add a user', 'Leave out what the keys file owed') AND id > ?",
            [store.database.execute("SELECT max(id) FROM operation WHERE user = 'wang'").fetchone()[0]],
        ).fetchall()
        assert len(told) == 4
        assert done.count(("Leave out what the keys file owed", "Chen", 1)) == 4
        assert [one for one in done if one[0] != "Leave out what the keys file owed"] == [("Add a user", "Chen", 0)]
        assert verify(store).problems == ()
        assert opened_book(read_keys(clinic.path), chen.key).owed == ()


def test_that_each_change_of_the_vault_is_a_signed_statement_and_verifies(clinic: Clinic) -> None:
    chen = clinic.people["Chen"]
    with opened_clinic(clinic.path, chen) as store:
        do = partial(recorded, store, chen.key)
        do(partial(vault.add_user, clinic.path, chen, user="hu", password=PASSWORD, role=Role.NURSE))
        do(partial(vault.set_role, clinic.path, chen, user="hu", role=Role.ADMINISTRATOR))
        do(partial(vault.change_password, clinic.path, chen, user="mei", password="another one 77"))
        do(partial(vault.change_password, clinic.path, chen, user="Chen", password="new one 77", old=PASSWORD))
        do(partial(vault.new_recovery_code, clinic.path, chen))
        do(partial(vault.remove_user, clinic.path, chen, user="wang"))
        assert verify(store).problems == ()
    hu = vault.unlock(clinic.path, user="hu", password=PASSWORD)
    with opened_clinic(clinic.path, hu) as store:
        recorded(store, hu.key, partial(vault.set_role, clinic.path, hu, user="hu", role=Role.NURSE))
        assert store.actor.role is Role.NURSE  # at once
        assert verify(store).problems == ()
    mei = vault.unlock(clinic.path, user="mei", password="another one 77")
    with opened_clinic(clinic.path, mei) as store:
        store.add_visit(1, VISIT)
        assert verify(store).problems == ()


def test_that_a_recovery_breaks_the_chain_of_administrators_and_work_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    code = vault.create_clinic(path, user="Chen", password=PASSWORD).recovery_code
    vault.change_password(path, vault.recover(path, code=code), user="Chen", password="another one 77")
    chen = vault.unlock(path, user="Chen", password="another one 77")
    with opened_clinic(path, chen) as store:
        assert store.actor.role is Role.ADMINISTRATOR
        recorded(store, chen.key, partial(vault.add_user, path, chen, user="hu", password=PASSWORD, role=Role.NURSE))
        (said,) = verify(store).problems
        assert said.startswith("The chain of administrators is broken on 20")


def test_that_what_was_done_before_signatures_is_named_and_an_administrator_signs_the_head(tmp_path: Path) -> None:
    """A file of the present schema with its keys of version 1; the nurse comes first, then the administrator."""
    path = tmp_path / "clinic.hepatrack"
    made = vault.create_clinic(path, user="Chen", password=PASSWORD)
    vault.add_user(path, made.unlocked, user="mei", password=PASSWORD, role=Role.NURSE)
    mei = vault.unlock(path, user="mei", password=PASSWORD)
    file = read_keys(path)
    book = opened_book(file, made.unlocked.key)
    write_keys(file, replace(book, owed=()), path, key=made.unlocked.key)
    path.unlink()
    with Store.create(path, key=mei.key, actor=made.unlocked.actor) as store:  # as programs did that did not sign
        store.import_record(case())
    with opened_clinic(path, mei) as store:
        store.add_visit(1, VISIT)
        found = verify(store)
        assert found.problems == ()
        assert "Operations 1 to 1 are from before there were signatures." in map(str, found.remarks)
        assert any("An administrator still has to sign" in str(said) for said in found.remarks)
    with opened_clinic(path, made.unlocked) as store:
        found = verify(store)
        assert (found.problems, len(found.remarks)) == ((), 1)
    with opened_clinic(path, made.unlocked) as store:
        signed = "SELECT count(*) FROM operation WHERE label = 'Sign the list of users'"
        assert store.database.execute(signed).fetchone() == (1,)


@pytest.mark.parametrize("table", ["operation", "journal_entry", "signature", "clinic_user"])
def test_that_garbage_in_any_column_is_told_and_never_a_traceback(clinic: Clinic, table: str) -> None:
    with opened_clinic(clinic.path, clinic.people["Chen"]) as store:
        columns = [(column.name, str(column.type)) for column in store.database.table(table).columns]
    for column, kind in columns[1:]:
        copy = clinic.path.with_name(f"of-{column}.hepatrack")
        shutil.copy2(clinic.path, copy)
        shutil.copy2(keys_path(clinic.path), keys_path(copy))
        value: object = {"INTEGER": -77, "BLOB": b"\xff"}.get(kind, "\x00{[\ud7ff")

        def act(hand: Hand, column: str = column, value: object = value) -> None:
            hand.db.execute("PRAGMA foreign_keys = OFF")
            hand.db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = (SELECT max(id) FROM "{table}")', [value])

        moved = Clinic(copy, clinic.people)
        tampered(moved, Scenario("garbage", act, ""))
        assert told(moved) != "", column


def test_that_a_fingerprint_is_sixteen_digits_in_groups() -> None:
    assert fingerprint("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
    assert fingerprint("") == ""


def test_that_the_demo_clinic_signs_nothing(tmp_path: Path) -> None:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        assert verify(store).remarks == ()
