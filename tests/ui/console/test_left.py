"""``left``, and every command that lets something out: by whom, in the journal first, and not on a full disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from main import main
from storage.clinic.leaving import Form, Leaving, Way
from storage.clinic.store import DEMO_KEY, Store
from storage.keys import vault
from storage.keys.keyfile import Cost
from storage.opening import opened_clinic
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Role
from tests.storage.example import full_case

PASSWORD = "portal vein 4"
Said = Callable[..., tuple[int, str, str]]
COMMANDS: dict[str, tuple[tuple[str, ...], Action, Way]] = {
    "case": (("export", "HCC-0021", "--out", "{out}"), Action.EXPORT, Way.CASE),
    "without": (
        ("export", "HCC-0021", "--deidentified", "--out", "{out}"),
        Action.EXPORT_DEIDENTIFIED,
        Way.CASE_DEIDENTIFIED,
    ),
    "report": (
        ("cohort-report", "--cohort", "clinic", "--out", "{out}"),
        Action.EXPORT_DEIDENTIFIED,
        Way.COHORT_REPORT,
    ),
    "backup": (("backup", "--out", "{out}"), Action.BACK_UP, Way.BACKUP),
    "left": (("left", "--out", "{out}"), Action.SEE_DISCLOSURES, Way.DISCLOSURES),
}


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A clinic with a patient and a user of every role."""
    path, case = tmp_path / "clinic.hepatrack", tmp_path / "case.json"
    head = vault.create_clinic(path, user=Role.ADMINISTRATOR.value, password=PASSWORD).unlocked
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            vault.add_user(path, head, user=role.value, password=PASSWORD, role=role)
    word = tmp_path / "word"
    word.write_text(PASSWORD + "\n")
    word.chmod(0o600)
    case.write_text(json.dumps(full_case()), encoding="utf-8")
    words = ("import", case, "--database", path, "--user", Role.ADMINISTRATOR.value, "--password-file", word)
    assert main([str(one) for one in words]) == 0
    return path


@pytest.fixture
def said(path: Path, capfd: pytest.CaptureFixture[str]) -> Said:
    def run(role: Role, *words: object) -> tuple[int, str, str]:
        capfd.readouterr()
        opening = ("--database", path, "--user", role.value, "--password-file", path.with_name("word"))
        status = main([str(word) for word in (*words, *opening)])
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    return run


def found(path: Path, **asked: Any) -> list[Any]:
    unlocked = vault.unlock(path, user=Role.ADMINISTRATOR.value, password=PASSWORD)
    with opened_clinic(path, unlocked) as store:
        return [one for one in store.leaving.found(**asked) if one.way is not Way.LOG_IN]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", COMMANDS)
def test_that_each_command_is_written_down_for_who_may_and_refused_to_the_others(
    path: Path, said: Said, tmp_path: Path, name: str, role: Role
) -> None:
    words, action, way = COMMANDS[name]
    out = tmp_path / "desk" / ("out" if name == "report" else "out.x")
    out.parent.mkdir()
    status, _, errors = said(role, *(word.format(out=out) for word in words))
    if action in MAY[role]:
        assert status == 0
        assert out.exists()
        (one,) = found(path)
        assert (one.user, one.way) == (role.value, way)
        assert one.to == ("out" if name == "report" else "desk")
        assert one.patients in ((1,), None, ())
    else:
        assert status == 3
        assert f"may not {action.value}" in errors
        assert not out.exists()
        assert found(path) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_that_nothing_leaves_where_the_entry_cannot_be_written(
    said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreProblem("The disk is full.")

    monkeypatch.setattr(Leaving, "_insert", full)
    out = tmp_path / "out"
    status, _, errors = said(Role.ADMINISTRATOR, *(word.format(out=out) for word in COMMANDS[name][0]))
    assert status == 3
    assert "The disk is full" in errors
    assert not out.exists()


def test_that_what_is_asked_is_listed_and_that_it_was_listed_too(path: Path, said: Said, tmp_path: Path) -> None:
    said(Role.CLINICIAN, "export", "HCC-0021", "--out", tmp_path / "a.json")
    _, text, _ = said(Role.ADMINISTRATOR, "left", "--by", "clinician", "--patient", "HCC-0021")
    assert "clinician (clinician): case file, JSON, HCC-0021, " in text
    assert text.endswith("1 entry.\n")
    assert "2 entries." in said(Role.DATA_MANAGER, "left", "--patient", "HCC-0021")[1]
    kinds = said(Role.DATA_MANAGER, "left", "--kind", "log-in", "--kind", "case file", "--since", "2000-01-01")[1]
    assert "log-in" in kinds
    assert said(Role.DATA_MANAGER, "left", "--until", "2000-01-01")[1] == "0 entries.\n"
    status, _, errors = said(Role.ADMINISTRATOR, "left", "--kind", "nothing")
    assert (status, "'nothing' is no kind; there are: log-in; " in errors) == (2, True)
    status, _, errors = said(Role.ADMINISTRATOR, "left", "--patient", "X")
    assert (status, "there is no patient X" in errors) == (2, True)
    ways = [(one.way, one.form) for one in found(path)]
    assert ways.count((Way.DISCLOSURES, Form.TERMINAL)) == 4


def test_that_a_clinic_without_users_writes_it_down_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, case = tmp_path / "open.hepatrack", tmp_path / "case.json"
    case.write_text(json.dumps(full_case()), encoding="utf-8")
    main(["import", str(case), "--database", str(path)])
    main(["export", "HCC-0021", "--out", str(tmp_path / "out.json"), "--database", str(path)])
    with Store.open(path, key=DEMO_KEY) as store:
        assert [(one.user, one.way) for one in store.leaving.found()] == [("demo", Way.CASE)]
    capfd.readouterr()
