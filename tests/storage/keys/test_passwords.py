"""Which passwords will do, why one will not, and that a long one takes no longer to be judged than a short one."""

from __future__ import annotations

import ast
import inspect
import shutil
import time
from pathlib import Path

import pytest
from zxcvbn import feedback

from storage.keys import passwords, vault
from storage.keys.keyfile import keys_path
from storage.keys.passwords import REASONS, check_password
from storage.problems import Fault, StoreProblem
from storage.roles import Role

OLD = Path(__file__).parents[2] / "data" / "old_files" / "version_1.keys"


def reason(password: str, *, user: str = "Wang Xiaoming", clinic: str = "ward3-registry") -> str:
    with pytest.raises(StoreProblem) as raised:
        check_password(password, user=user, clinic=clinic)
    assert raised.value.remedy
    assert raised.value.fault is Fault.FILE
    return raised.value.sentence


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("portal", "at least 8 characters"),
        ("x" * 1001, "at most 1,000 characters"),
        ("password1", "many people use"),
        ("P@ssw0rd1", "many people use"),
        ("aaaaaaaaaaaa", "repeats itself"),
        ("abcabcabcabc", "repeats itself"),
        ("qwertyuiop[]", "easy to guess"),
        ("qazwsxedcrfv", "easy to guess"),
        ("23456789", "easy to guess"),
        ("jihgfedcba", "follow each other"),
        ("28.03.2025", "a year or a date"),
        ("thrombosis", "easy to guess"),
        ("wangxiaoming", "name of the user"),
        ("Xiaoming2025", "name of the user"),
        ("wangxiaoming1!", "name of the user"),
        ("Wang Xiaoming 1", "name of the user"),
        ("xiaoming_wang#99", "name of the user"),
        ("XiaomingRegistry", "name of the user"),
        ("ward3-registry", "the clinic file"),
        ("Registry1", "the clinic file"),
        ("Hepatrack!", "the program"),
    ],
)
def test_that_a_password_that_is_guessed_soon_is_told_with_its_reason(password: str, said: str) -> None:
    assert said in reason(password)


@pytest.mark.parametrize(
    "password",
    [
        "portal vein 4",
        "another password",
        "correct horse battery",
        "xiaoming likes noodles",
        "茉莉 花茶 七点 钟表",
        "x7#Lq9!vTz",
    ],
)
def test_that_a_password_that_is_not_guessed_soon_will_do(password: str) -> None:
    check_password(password, user="Wang Xiaoming", clinic="ward3-registry")


def test_that_every_reason_of_the_library_is_said_in_our_own_words() -> None:
    warnings: set[ast.AST] = set()
    for node in ast.walk(ast.parse(inspect.getsource(feedback))):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "warning":
            warnings.add(node.value)
        if isinstance(node, ast.Dict):
            named = zip(node.keys, node.values, strict=True)
            warnings |= {value for key, value in named if isinstance(key, ast.Constant) and key.value == "warning"}
    calls = (call.args[0] for call in warnings if isinstance(call, ast.Call))
    said = {text.value for text in calls if isinstance(text, ast.Constant)}
    assert said == set(REASONS)


def test_that_a_long_password_is_judged_by_its_first_hundred_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    judged = passwords._judged

    def listened(password: str, words: list[str]) -> dict[str, object]:
        seen.append(len(password))
        return judged(password, words)

    monkeypatch.setattr(passwords, "_judged", listened)
    begun = time.monotonic()
    assert "repeats itself" in reason("password" * 100)
    check_password("portal vein 4, and whatever follows it " * 20)
    assert seen == [32, 100, 32]
    assert time.monotonic() - begun < 20


def test_that_the_vault_asks_for_a_password_that_will_do(tmp_path: Path) -> None:
    path = tmp_path / "ward3.hepatrack"
    with pytest.raises(StoreProblem, match="name of the user"):
        vault.create_clinic(path, user="Wang Xiaoming", password="wangxiaoming")
    assert list(tmp_path.iterdir()) == []
    head = vault.create_clinic(path, user="Wang Xiaoming", password="portal vein 4").unlocked
    before = keys_path(path).read_bytes()
    with pytest.raises(StoreProblem, match="easy to guess"):
        vault.add_user(path, head, user="Li Na", password="password1", role=Role.NURSE)
    with pytest.raises(StoreProblem, match="easy to guess"):
        vault.change_password(path, head, user="wang xiaoming", password="Xiaoming1", old="portal vein 4")
    assert keys_path(path).read_bytes() == before


def test_that_a_password_of_before_goes_on_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clinic.hepatrack"
    shutil.copy(OLD, keys_path(path))
    monkeypatch.setattr(passwords, "LOWEST_SCORE", 5)
    assert vault.unlock(path, user="Wang Li", password="another password").actor.user == "Wang Li"
