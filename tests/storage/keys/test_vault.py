"""The keys file on real files: who gets in, who does not, and what stays untouched."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.clinic.store import Store
from storage.keys import recoverycode, vault
from storage.keys.keyfile import Cost, keys_path
from storage.keys.patience import LONGEST_WAIT_SECONDS, Patience, wait_after
from storage.keys.sealing import BrokenSealError, derived, seal, unseal
from storage.keys.vault import Created, Unlocked, User, WrongPassword
from storage.problems import Fault, StoreProblem
from storage.roles import Role

ROOT = Path(__file__).parents[3]
PASSWORD, OTHER = "portal vein 4", "another password"
CHEAP = Cost(operations=2, memory=19 << 20)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def created(path: Path) -> Created:
    return vault.create_clinic(path, user="Dr Chen", password=PASSWORD)


@pytest.fixture
def head(created: Created) -> Unlocked:
    return created.unlocked


class Clock:
    """Stands still but for what is slept."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def patience(self, path: Path) -> Patience:
        return Patience(path, sleep=self.sleep, clock=lambda: self.now)


def enter(path: Path, user: str = "Dr Chen", password: str = PASSWORD) -> Unlocked:
    return vault.unlock(path, user=user, password=password, patience=Clock().patience(path))


def refused(action: Callable[[], object]) -> StoreProblem:
    with pytest.raises(StoreProblem) as raised:
        action()
    assert raised.value.remedy
    assert "\n" not in str(raised.value)
    return raised.value


def test_that_the_first_user_opens_what_was_created(path: Path, created: Created) -> None:
    unlocked = enter(path)
    assert unlocked == created.unlocked
    assert (unlocked.actor.user, unlocked.actor.role) == ("Dr Chen", Role.ADMINISTRATOR)
    Store.open(path, key=unlocked.key).close()
    assert vault.has_users(path)
    assert {file.stat().st_mode & 0o777 for file in (path, keys_path(path))} == {0o600}


def test_that_a_new_slot_costs_what_the_platform_page_says() -> None:
    assert Cost() == Cost(operations=3, memory=64 << 20)


@pytest.mark.parametrize("name", ["dr chen", "DR CHEN", " Dr Chen ", "Dr Chen"])
def test_that_a_name_is_found_in_any_case(path: Path, created: Created, name: str) -> None:
    assert enter(path, name).actor.user == "Dr Chen"


def test_that_a_composed_letter_is_the_letter(path: Path) -> None:
    vault.create_clinic(path, user="Zoé", password="passé composé")
    assert enter(path, "Zoe\u0301", "passe\u0301 compose\u0301").actor.user == "Zoé"


def test_that_a_wrong_password_and_a_wrong_name_are_told_alike(path: Path, created: Created) -> None:
    sentences = {refused(lambda: enter(path, password="wrong one")).sentence}
    sentences.add(refused(lambda: enter(path, user="nobody")).sentence)
    assert sentences == {"The user name or the password is wrong."}
    assert refused(lambda: enter(path, password="")).fault is Fault.ENVIRONMENT


def test_that_the_wait_grows_is_kept_and_ends_with_the_right_password(path: Path, created: Created) -> None:
    clock = Clock()
    waits = []
    for _ in range(4):
        with pytest.raises(WrongPassword) as raised:
            # A new Patience each time: starting the program again does not shorten the wait.
            vault.unlock(path, user="Dr Chen", password="wrong one", patience=clock.patience(path))
        waits.append(raised.value.wait_seconds)
    assert waits == [1, 2, 4, 8]
    assert clock.slept == [1, 2, 4]
    vault.unlock(path, user="Dr Chen", password=PASSWORD, patience=clock.patience(path))
    assert clock.slept == [1, 2, 4, 8]
    assert clock.patience(path).wait_seconds() == 0


def test_that_an_attempt_counts_before_it_is_made(path: Path) -> None:
    clock = Clock()
    clock.patience(path).attempt()
    assert clock.patience(path).wait_seconds() == 1


def test_that_a_clock_set_back_does_not_shorten_the_wait(path: Path) -> None:
    clock = Clock()
    clock.patience(path).attempt()
    clock.now -= 10_000
    assert clock.patience(path).wait_seconds() == 1


def test_that_a_count_removed_beside_the_file_or_a_copy_of_it_is_waited_for(path: Path, created: Created) -> None:
    clock = Clock()
    for _ in range(3):
        with pytest.raises(WrongPassword):
            vault.unlock(path, user="Dr Chen", password="wrong one", patience=clock.patience(path))
    path.with_name(path.name + ".tries").unlink()
    assert clock.patience(path).wait_seconds() == 4
    copy = path.with_name("copy.hepatrack")
    keys_path(copy).write_bytes(keys_path(path).read_bytes())
    assert clock.patience(copy).wait_seconds() == 4
    clock.patience(copy).attempt()
    assert clock.slept[-1] == 4
    assert clock.patience(path).wait_seconds() == 8
    vault.unlock(path, user="Dr Chen", password=PASSWORD, patience=clock.patience(path))
    (shared,) = (place for place in clock.patience(path)._paths if place.parent != path.parent)
    assert not shared.exists()


def test_that_tries_of_several_programs_at_once_count_each(path: Path, created: Created) -> None:
    """Each waits for those that came before; the clock of all of them runs two hundred times as fast."""
    command = (
        "import sys, time; from pathlib import Path; from storage.keys.patience import Patience\n"
        "Patience(Path(sys.argv[1]), sleep=lambda s: time.sleep(s / 200), clock=lambda: time.time() * 200).attempt()"
    )
    programs = [subprocess.Popen([sys.executable, "-c", command, str(path)], cwd=ROOT) for _ in range(6)]
    assert [one.wait(60) for one in programs] == [0] * 6
    for place in Patience(path)._paths:
        assert json.loads(place.read_text())["failures"] == 6


def test_that_who_was_waiting_waits_for_those_who_came_meanwhile(path: Path, created: Created) -> None:
    clock, other = Clock(), Clock()
    clock.patience(path).attempt()

    def others_come(seconds: float) -> None:
        clock.sleep(seconds)
        other.now = clock.now
        if len(clock.slept) == 1:
            other.patience(path).attempt()

    Patience(path, sleep=others_come, clock=lambda: clock.now).attempt()
    assert clock.slept == [1, 2]
    assert clock.patience(path).wait_seconds() == 4


def test_that_a_damaged_count_keeps_nobody_out(path: Path) -> None:
    path.with_name(path.name + ".tries").write_text("[1")
    assert Clock().patience(path).wait_seconds() == 0


@given(st.integers(min_value=0, max_value=10_000))
def test_that_the_wait_never_falls_and_has_an_end(failures: int) -> None:
    assert wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT_SECONDS


def test_that_users_come_with_their_roles_and_open_the_same_file(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    entered = enter(path, "Wang Li", OTHER)
    assert (entered.key, entered.actor.role) == (head.key, Role.NURSE)
    assert vault.users(path, entered) == (User("Dr Chen", Role.ADMINISTRATOR), User("Wang Li", Role.NURSE))
    assert (
        "already"
        in refused(lambda: vault.add_user(path, head, user="wang li", password=OTHER, role=Role.READER)).sentence
    )


def test_that_only_administrators_manage_users(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.DATA_MANAGER)
    nurse = enter(path, "Wang Li", OTHER)
    before = keys_path(path).read_bytes()
    for action in (
        lambda: vault.add_user(path, nurse, user="Eve", password=OTHER, role=Role.READER),
        lambda: vault.remove_user(path, nurse, user="Dr Chen"),
        lambda: vault.set_role(path, nurse, user="Wang Li", role=Role.ADMINISTRATOR),
        lambda: vault.change_password(path, nurse, user="Dr Chen", password=OTHER),
        lambda: vault.new_recovery_code(path, nurse),
    ):
        assert "may not manage users" in refused(action).sentence
    assert keys_path(path).read_bytes() == before


def test_that_a_removed_user_is_out_and_the_old_slot_put_back_is_told(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    slots = json.loads(keys_path(path).read_text())["slots"]
    vault.remove_user(path, head, user="Wang Li")
    assert isinstance(refused(lambda: enter(path, "Wang Li", OTHER)), WrongPassword)
    changed(path, lambda document: document.update(slots=slots))
    for user, password in (("Wang Li", OTHER), ("Dr Chen", PASSWORD)):
        assert (
            "changed from outside" in refused(lambda user=user, password=password: enter(path, user, password)).sentence
        )


def test_that_the_last_administrator_stays(path: Path, head: Unlocked) -> None:
    assert "stays" in refused(lambda: vault.remove_user(path, head, user="Dr Chen")).sentence
    assert "stays" in refused(lambda: vault.set_role(path, head, user="Dr Chen", role=Role.READER)).sentence
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    refused(lambda: vault.remove_user(path, head, user="Dr Chen"))
    vault.set_role(path, head, user="Wang Li", role=Role.ADMINISTRATOR)
    vault.remove_user(path, head, user="Dr Chen")
    assert enter(path, "Wang Li", OTHER).actor.role is Role.ADMINISTRATOR


def test_that_a_new_password_leaves_every_byte_of_the_clinic_file(path: Path, head: Unlocked) -> None:
    before = path.read_bytes()
    assert (
        "old password"
        in refused(lambda: vault.change_password(path, head, user="Dr Chen", password=OTHER, old="not it")).sentence
    )
    vault.change_password(path, head, user="Dr Chen", password=OTHER, old=PASSWORD)
    assert path.read_bytes() == before
    refused(lambda: enter(path, password=PASSWORD))
    assert enter(path, password=OTHER) == head
    assert len(vault.users(path, head)) == 1


def test_that_users_come_and_go_without_a_byte_of_the_clinic_file(path: Path, head: Unlocked) -> None:
    """Only the note in the journal, which ``recorded`` writes, touches it; nothing is encrypted anew."""
    before = path.read_bytes()
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    vault.set_role(path, head, user="Wang Li", role=Role.READER)
    vault.change_password(path, head, user="Wang Li", password=PASSWORD)
    vault.remove_user(path, head, user="Wang Li")
    vault.new_recovery_code(path, head)
    assert path.read_bytes() == before
    assert enter(path, password=PASSWORD) == head


def test_that_an_administrator_gives_somebody_a_new_password(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="Wang Li", password=PASSWORD, role=Role.NURSE)
    vault.change_password(path, head, user="Wang Li", password=OTHER)
    assert enter(path, "Wang Li", OTHER).actor.role is Role.NURSE


@pytest.mark.parametrize("password", ["", "seven77", "aaaaaaaaaa", "x" * 1001])
def test_that_a_password_that_will_not_do_is_told(path: Path, password: str) -> None:
    assert "password" in refused(lambda: vault.create_clinic(path, user="Dr Chen", password=password)).sentence
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\nb", " Chen", "Recovery Code"])
def test_that_a_name_that_will_not_do_is_told(path: Path, name: str) -> None:
    refused(lambda: vault.create_clinic(path, user=name, password=PASSWORD))
    assert list(path.parent.iterdir()) == []


def test_that_the_first_user_is_an_administrator(path: Path) -> None:
    refused(lambda: vault.create_clinic(path, user="Wang Li", password=PASSWORD, role=Role.NURSE))


def test_that_nothing_is_made_over_what_is_there(path: Path, created: Created) -> None:
    before = path.read_bytes(), keys_path(path).read_bytes()
    assert "exists already" in refused(lambda: vault.create_clinic(path, user="A", password=PASSWORD)).sentence
    assert (path.read_bytes(), keys_path(path).read_bytes()) == before
    path.unlink()
    assert "exists already" in refused(lambda: vault.create_clinic(path, user="A", password=PASSWORD)).sentence
    refused(lambda: vault.create_clinic(path.parent / "none" / "c", user="A", password=PASSWORD))


def test_that_the_keys_file_holds_no_name_no_role_and_no_key(path: Path, head: Unlocked) -> None:
    vault.add_user(path, head, user="张桂花", password=OTHER, role=Role.RADIOLOGIST)
    content = keys_path(path).read_bytes()
    secrets = ("Chen", "张桂花", "\\u5f20", "radiologist", "administrator", PASSWORD, head.key.hex())
    assert [secret for secret in secrets if secret.encode() in content] == []
    assert head.key not in content
    assert head.key.hex() not in repr(head)
    assert str(head.key) not in repr(head)


# The recovery code


def test_that_the_recovery_code_opens_and_gives_a_new_password(path: Path, created: Created) -> None:
    refused(lambda: enter(path, password="forgotten"))
    recovered = vault.recover(path, code=created.recovery_code)
    assert Patience(path).wait_seconds() == 0
    assert recovered.key == created.unlocked.key
    vault.change_password(path, recovered, user="Dr Chen", password=OTHER)
    assert enter(path, password=OTHER).key == recovered.key


def test_that_a_new_recovery_code_ends_the_old_one(path: Path, created: Created) -> None:
    code = vault.new_recovery_code(path, created.unlocked)
    assert "not the one of this clinic" in refused(lambda: vault.recover(path, code=created.recovery_code)).sentence
    assert vault.recover(path, code=code).key == created.unlocked.key
    assert enter(path).key == created.unlocked.key


@given(st.binary(min_size=20, max_size=20))
def test_that_a_recovery_code_says_its_160_bits(secret: bytes) -> None:
    code = recoverycode.code_of(secret)
    assert len(code) == recoverycode.LENGTH
    assert [len(group) for group in code.split("-")] == [7] * 5
    assert not set("ILOU") & set(code)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recoverycode.secret_of(code) == recoverycode.secret_of(typed) == secret


def slips(code: str) -> set[str]:
    """Every code with one sign replaced by its neighbour, or two neighbours changed."""
    made = set()
    for place, sign in enumerate(code):
        other = "8" if sign != "8" else "9"
        made.add(code if sign == "-" else code[:place] + other + code[place + 1 :])
        made.add(code[:place] + code[place + 1 : place + 2] + sign + code[place + 2 :])
    return {slip for slip in made if slip.replace("-", "") != code.replace("-", "")}


def test_that_a_slip_in_typing_the_recovery_code_is_told() -> None:
    for seed in range(20):
        code = recoverycode.code_of(bytes(range(seed, seed + 20)))
        for slip in slips(code):
            assert "mistyped" in refused(lambda slip=slip: recoverycode.secret_of(slip)).sentence


@pytest.mark.parametrize("code", ["", "-", "ABC", "U" * 35, "8" * 36, "é" * 35])
def test_that_what_is_no_recovery_code_is_told(code: str) -> None:
    assert "mistyped" in refused(lambda: recoverycode.secret_of(code)).sentence


def test_that_no_two_recovery_codes_are_the_same() -> None:
    assert len({recoverycode.new_code() for _ in range(100)}) == 100


# Keys files that were changed


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(keys_path(path).read_text())
    change(document)
    keys_path(path).write_text(json.dumps(document))


def test_that_anything_changed_in_the_keys_file_is_told(path: Path, head: Unlocked, created: Created) -> None:
    vault.add_user(path, head, user="Wang Li", password=OTHER, role=Role.NURSE)
    before = json.loads(keys_path(path).read_text())
    vault.set_role(path, head, user="Wang Li", role=Role.DATA_MANAGER)
    whole = json.loads(keys_path(path).read_text())
    parts: list[dict[str, Any]] = [
        {"book": before["book"]} | {"slots": whole["slots"][1:]},
        {"slots": whole["slots"][::-1]},
        {"slots": whole["slots"] + [{"finder": "00" * 16, "sealed": "00" * 104}]},
        {"operations": 3},
        {"memory": 20 << 20},
        {"salt": "00" * 16},
        {"clinic": "00" * 16},
        {"recovery": whole["recovery"] | {"finder": "x"}},
        {"old": [whole["recovery"]]},
        {"book": "00"},
    ]
    for part in parts:
        keys_path(path).write_text(json.dumps(whole | part))
        refused(lambda: enter(path))  # a slot that is not found any more, or the broken seal
        assert "changed from outside" in refused(lambda: vault.users(path, head)).sentence
    keys_path(path).write_text(json.dumps(whole))
    assert enter(path) == head


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("book"),
        lambda document: document.update(format="other"),
        lambda document: document.update(version=0),
        lambda document: document.update(clinic="zz"),
        lambda document: document.update(clinic="00"),
        lambda document: document.update(slots=None),
        lambda document: document["slots"][0].update(sealed="00"),
        lambda document: document["slots"][0].update(finder=None),
        lambda document: document.update(memory=1 << 40),
        lambda document: document.update(operations="3"),
        lambda document: document.update(salt="00"),
        lambda document: document["recovery"].update(sealed=7),
    ],
)
def test_that_a_damaged_keys_file_is_told_with_its_remedy(
    path: Path, created: Created, change: Callable[[dict[str, Any]], object]
) -> None:
    changed(path, change)
    problem = refused(lambda: enter(path))
    assert problem.sentence == f"{keys_path(path)} is damaged."
    assert "backup" in problem.remedy
    assert problem.fault is Fault.FILE


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"x" * 1_000_001])
def test_that_what_is_no_keys_file_is_told(path: Path, created: Created, content: bytes) -> None:
    keys_path(path).write_bytes(content)
    assert "is damaged" in refused(lambda: enter(path)).sentence


def test_that_a_missing_keys_file_is_told(path: Path, created: Created) -> None:
    keys_path(path).unlink()
    assert "There is no keys file" in refused(lambda: enter(path)).sentence
    assert not vault.has_users(path)


def test_that_a_list_of_users_from_another_clinic_is_told(path: Path, created: Created) -> None:
    other = path.with_name("other.hepatrack")
    vault.create_clinic(other, user="Dr Chen", password=PASSWORD)
    book = json.loads(keys_path(other).read_text())["book"]
    changed(path, lambda document: document.update(book=book))
    assert "changed from outside" in refused(lambda: enter(path)).sentence


def test_that_what_is_sealed_opens_only_whole_and_for_its_purpose() -> None:
    key = bytes(32)
    sealed = seal(key, b"text", about=b"this")
    assert unseal(key, sealed, about=b"this") == b"text"
    for broken in (b"", sealed[:23], sealed[:-1], bytes([sealed[0] ^ 1]) + sealed[1:]):
        with pytest.raises(BrokenSealError):
            unseal(key, broken, about=b"this")
    with pytest.raises(BrokenSealError):
        unseal(key, sealed, about=b"that")
    assert len({derived(key, "a"), derived(key, "b"), derived(bytes([1] * 32), "a"), key}) == 4


def test_that_the_page_for_administrators_says_how_the_key_is_found_without_the_program(
    path: Path, created: Created
) -> None:
    page = (ROOT / "docs" / "backups-and-recovery.md").read_text(encoding="utf-8")
    script = page.split("```python\n")[1].split("```")[0]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(keys_path(path))],
        input=created.recovery_code, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.removeprefix("Recovery code: ").strip() == created.unlocked.key.hex(), done.stderr


@pytest.mark.parametrize("name", ["Recovery  Code", "backup   Password", "Dr  Chen"])
def test_that_two_spaces_make_no_other_name(path: Path, created: Created, name: str) -> None:
    with pytest.raises(StoreProblem, match=r"cannot be the name|of this name already"):
        vault.add_user(path, created.unlocked, user=name, password=OTHER, role=Role.NURSE)
