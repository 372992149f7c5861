"""The commands that make, open, verify, back up and restore a clinic file, and what each gives away or refuses."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from main import main
from storage.clinic.inspection import inspect
from storage.clinic.store import DEMO_KEY, Store
from storage.keys import vault
from storage.keys.keyfile import Cost, keys_path
from storage.keys.patience import Patience
from storage.roles import Role
from tests.storage.example import full_case

ROOT = Path(__file__).parents[3]
PASSWORD, OTHER = "portal vein 4", "another password"


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(vault, "NEW_COST", Cost(operations=2, memory=19 << 20))
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(full_case()), encoding="utf-8")
    return path


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command: exit status, output, errors."""

    def run(*words: object) -> tuple[int, str, str]:
        capfd.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    return run


Said = Callable[..., tuple[int, str, str]]


def password_file(folder: Path, password: str = PASSWORD) -> Path:
    path = folder / f"password {len(password)}"
    path.write_text(f"{password}\nsecond line\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def opening(path: Path, tmp_path: Path) -> tuple[object, ...]:
    """The options that open the clinic file."""
    return ("--database", path, "--user", "Dr Chen", "--password-file", password_file(tmp_path))


@pytest.fixture
def clinic(path: Path, opening: tuple[object, ...], said: Said) -> tuple[object, ...]:
    """A clinic file made by the command; gives the options that open it."""
    assert said("create-clinic", *opening)[0] == 0
    return opening


def test_that_a_clinic_is_made_and_its_recovery_code_shown_once(path: Path, opening: Any, said: Said) -> None:
    status, out, errors = said("create-clinic", *opening)
    assert (status, errors) == (0, "")
    (line,) = (line for line in out.splitlines() if line.startswith("Recovery code: "))
    assert vault.recover(path, code=line.removeprefix("Recovery code: ")).actor.role is Role.ADMINISTRATOR
    assert PASSWORD not in out
    assert vault.unlock(path, user="Dr Chen", password=PASSWORD).actor.role is Role.ADMINISTRATOR
    status, _, errors = said("create-clinic", *opening)
    assert status == 2
    assert "exists already" in errors


def test_that_the_recovery_code_goes_to_a_file_that_was_not_there(
    path: Path, opening: Any, said: Said, tmp_path: Path
) -> None:
    code = tmp_path / "code.txt"
    code.write_text("mine")
    assert said("create-clinic", *opening, "--recovery-out", code)[0] == 2
    assert said("create-clinic", *opening, "--recovery-out", tmp_path / "none" / "code.txt")[0] == 2
    assert not path.exists()
    assert code.read_text() == "mine"
    code.unlink()
    status, out, _ = said("create-clinic", *opening, "--recovery-out", code)
    assert status == 0
    assert code.read_text().strip() not in out
    assert code.stat().st_mode & 0o077 == 0
    assert vault.recover(path, code=code.read_text()).recovered


def test_that_the_recovery_code_gives_a_user_a_new_password(
    path: Path, opening: Any, said: Said, tmp_path: Path
) -> None:
    code = tmp_path / "code.txt"
    said("create-clinic", *opening, "--recovery-out", code)
    new = password_file(tmp_path, OTHER)
    words = ("recover", "--code-file", code, "--database", path, "--user", "Dr Chen", "--password-file", new)
    assert said(*words)[0] == 0
    assert vault.unlock(path, user="Dr Chen", password=OTHER).actor.role is Role.ADMINISTRATOR
    status, _, errors = said(*(word if word != "Dr Chen" else "Nobody" for word in words))
    assert (status, errors) == (2, "There is no user of this name. Look at the list of users.\n")
    code.write_text(code.read_text().replace("-", "")[:-2])
    status, _, errors = said(*words)
    assert status == 2
    assert "mistyped" in errors


def test_that_a_case_goes_in_and_out_by_user_and_password(clinic: Any, case: Path, said: Said, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert "HCC-0021 was added" in said("import", case, *clinic)[1]
    assert "nothing was changed" in said("import", case, *clinic)[1]
    assert said("export", "HCC-0021", "--out", out, *clinic)[0] == 0
    assert json.loads(out.read_text(encoding="utf-8")) == full_case()


def test_that_a_wrong_password_is_3_and_is_not_repeated(clinic: Any, case: Path, said: Said, tmp_path: Path) -> None:
    words = ("--database", clinic[1], "--user", "Dr Chen", "--password-file", password_file(tmp_path, OTHER))
    status, out, errors = said("import", case, *words)
    assert (status, out) == (3, "")
    assert errors.startswith("The user name or the password is wrong.")
    assert OTHER not in errors
    assert errors.count("\n") == 1
    status, _, errors = said("verify", *clinic)  # the right one, a second later
    assert status == 0
    assert "Waiting 1 s after a wrong password" in errors


def test_that_the_password_is_read_from_standard_input(
    clinic: Any, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSWORD}\r\n".encode())))
    assert said("verify", "--database", clinic[1], "--user", "Dr Chen", "--password-file", "-")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="rights of another system")
def test_that_a_password_file_that_others_can_read_is_warned_of(clinic: Any, said: Said) -> None:
    clinic[-1].chmod(0o644)
    status, _, errors = said("verify", *clinic)
    assert status == 0
    assert errors == f"Warning: {clinic[-1]} may be read by others on this computer; make it readable by you alone.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "this clinic file has users"),
        (("--user", "Dr Chen"), "a file with the password in its first line is needed"),
        (("--user", "Dr Chen", "--password-file", "{folder}/none"), "the password cannot be read"),
        (("--user", "Dr Chen", "--password-file", "{folder}/empty"), "the first line is empty"),
        (("--user", "Dr Chen", "--password-file", "{folder}/latin"), "is not text in UTF-8"),
        (("--user", "Dr Chen", "--password", PASSWORD), "unrecognized arguments"),
    ],
)
def test_that_missing_and_wrong_options_are_2_in_one_line(
    clinic: Any, said: Said, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "empty").write_bytes(b"\n")
    (tmp_path / "latin").write_bytes(b"pass\xe9 compos\xe9\n")
    status, out, errors = said("verify", "--database", clinic[1], *(word.format(folder=tmp_path) for word in words))
    assert (status, out) == (2, "")
    assert sentence in errors.splitlines()[-1]


def test_that_a_file_without_users_opens_as_before_and_with_a_user_says_so(
    path: Path, case: Path, opening: Any, said: Said
) -> None:
    assert "its key is public: for trying out only" in said("import", case, "--database", path)[1]
    assert said("verify", "--database", path)[0] == 0
    status, _, errors = said("verify", *opening)
    assert status == 2
    assert "there is no keys file clinic.hepatrack.keys beside it" in errors
    status, _, errors = said("import", case, "--database", path.with_name("none"), *opening[2:])
    assert status == 2
    assert "create-clinic makes one" in errors


def test_that_a_reader_neither_imports_nor_takes_anything_out(
    path: Path, clinic: Any, case: Path, said: Said, tmp_path: Path
) -> None:
    said("import", case, *clinic)
    head = vault.unlock(path, user="Dr Chen", password=PASSWORD)
    vault.add_user(path, head, user="Visitor", password=OTHER, role=Role.READER)
    reader = ("--database", path, "--user", "Visitor", "--password-file", password_file(tmp_path, OTHER))
    out, other = tmp_path / "out.json", tmp_path / "other.json"
    other.write_text(case.read_text(encoding="utf-8").replace("HCC-0021", "HCC-0022"), encoding="utf-8")
    for words in (("import", other), ("export", "HCC-0021", "--out", out), ("backup", "--out", tmp_path / "b")):
        status, _, errors = said(*words, *reader)
        assert status == 3
        assert "A reader may not" in errors
    assert not out.exists()
    status, _, errors = said("export", "HCC-0021", "--deidentified", "--out", out, *reader)
    assert (status, out.exists()) == (3, False)
    assert "A reader may not export de-identified data." in errors


# Verify


def test_that_verify_says_what_it_checked(clinic: Any, case: Path, said: Said) -> None:
    said("import", case, *clinic)
    status, out, _ = said("verify", *clinic)
    assert status == 0
    assert out.splitlines()[-1] == "Nothing is wrong."
    status, out, _ = said("verify", "--json", *clinic)
    document = json.loads(out)
    assert status == 0
    assert (document["ok"], document["problems"], document["broken_entry"]) == (True, [], None)
    assert document["entries"] > 10


def test_that_verify_names_the_first_broken_entry(path: Path, case: Path, said: Said) -> None:
    from tests.storage.clinics import tampered

    said("import", case, "--database", path)
    tampered(path, lambda db: db.execute("UPDATE journal SET after = '{}' WHERE id = 3"))
    status, out, _ = said("verify", "--json", "--database", path)
    document = json.loads(out)
    assert status == 2
    assert (document["ok"], document["broken_entry"]) == (False, 3)
    status, out, _ = said("verify", "--database", path)
    assert status == 2
    assert "First broken entry: 3" in out


def test_that_a_cut_tail_is_found_by_the_anchor_of_a_backup(path: Path, case: Path, said: Said, tmp_path: Path) -> None:
    from tests.storage.clinics import tampered

    said("import", case, "--database", path)
    backup = tmp_path / "safe.hepatrack"
    assert said("backup", "--out", backup, "--database", path)[0] == 0
    assert said("verify", "--against", backup, "--database", path)[0] == 0
    tampered(path, lambda db: db.execute("DELETE FROM journal WHERE id > 5"))
    status, out, _ = said("verify", "--against", backup, "--database", path)
    assert status == 2
    assert "were cut off its end" in out
    assert said("verify", "--against", case, "--database", path)[0] == 2


def test_that_a_cut_tail_is_found_by_the_mark_on_a_print(path: Path, case: Path, said: Said) -> None:
    from tests.storage.clinics import tampered

    said("import", case, "--database", path)
    with Store.open(path, key=DEMO_KEY) as store:
        mark = store.anchor().short
    assert re.fullmatch("[0-9]+:[0-9a-f]{16}", mark)
    assert said("verify", "--anchor", mark, "--database", path)[0] == 0
    tampered(path, lambda db: db.execute("DELETE FROM journal WHERE id > 5"))
    status, out, _ = said("verify", "--anchor", mark, "--database", path)
    assert status == 2
    assert f" and once reached {mark.split(':')[0]}: entries were cut off its end." in out
    status, _, errors = said("verify", "--anchor", "9f86", "--database", path)
    assert status == 2
    assert "is not a mark of the journal" in errors
    assert said("verify", "--anchor", mark, "--against", path, "--database", path)[0] == 2


def test_that_verify_tells_a_damaged_page(path: Path, clinic: Any, case: Path, said: Said) -> None:
    said("import", case, *clinic)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    status, out, _ = said("verify", "--json", *clinic)
    assert status == 2
    document = json.loads(out)
    assert document["ok"] is False
    assert any("damaged" in problem for problem in document["problems"])


# Backup and restore


def test_that_a_backup_is_restored_after_the_file_and_its_keys_are_lost(
    path: Path, clinic: Any, case: Path, said: Said, tmp_path: Path
) -> None:
    said("import", case, *clinic)
    backup = tmp_path / "safe.hepatrack"
    status, out, _ = said("backup", "--out", backup, *clinic)
    assert status == 0
    assert "Patients: 1. Last done in it: Import a case, by Dr Chen," in out
    assert said("backup", "--out", backup, *clinic)[0] == 2  # never over another
    path.unlink()
    keys_path(path).unlink()
    status, out, errors = said("restore", backup, *clinic)
    assert (status, errors) == (0, "")
    assert "Patients: 1." in out
    assert said("verify", "--against", backup, *clinic)[0] == 0


def test_that_a_backup_with_a_password_of_its_own_is_made_and_restored(
    path: Path, clinic: Any, case: Path, said: Said, tmp_path: Path
) -> None:
    said("import", case, *clinic)
    backup, own = tmp_path / "drive.hepatrack", tmp_path / "own"
    own.write_text("password1\n", encoding="utf-8")
    own.chmod(0o600)
    status, _, errors = said("backup", "--out", backup, "--own-password-file", own, *clinic)
    assert (status, backup.exists()) == (2, False)
    assert "easy to guess" in errors
    own.write_text("a drive in the safe\n", encoding="utf-8")
    status, out, _ = said("backup", "--out", backup, "--own-password-file", own, *clinic)
    assert status == 0
    assert '--user "backup password"' in out
    target = ("--database", tmp_path / "other.hepatrack")
    by_own = ("--user", "backup password", "--password-file", own)
    assert said("restore", backup, *target, *clinic[2:])[0] != 0
    Patience(backup).forget()
    status, out, errors = said("restore", backup, *target, *by_own)
    assert (status, errors) == (0, "")
    assert "Patients: 1." in out
    assert said("verify", "--against", backup, *target, *by_own)[0] == 0


def test_that_a_folder_gets_a_backup_named_by_time(clinic: Any, said: Said, tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    assert said("backup", "--out", folder, *clinic)[0] == 0
    assert len(list(folder.glob("clinic-????????T??????Z.hepatrack"))) == 1
    assert said("backup", "--out", tmp_path / "none" / "b", *clinic)[0] in (2, 3)


def test_that_a_restore_keeps_what_it_replaces(path: Path, clinic: Any, case: Path, said: Said, tmp_path: Path) -> None:
    backup = tmp_path / "safe.hepatrack"
    said("backup", "--out", backup, *clinic)
    said("import", case, *clinic)
    status, out, _ = said("restore", backup, *clinic)
    assert status == 0
    kept = Path(out.splitlines()[-1].removeprefix("What was there before is kept as "))
    assert kept.exists()
    assert "Patients: 0." in out
    last = inspect(path, vault.unlock(path, user="Dr Chen", password=PASSWORD).key).last_operation
    assert last is not None
    assert (last.label, last.user) == ("Restore a backup", "Dr Chen")
    assert said("export", "HCC-0021", "--out", tmp_path / "o.json", "--database", kept, *clinic[2:])[0] == 0


def test_that_a_restore_asks_for_todays_password_or_that_of_the_backup(
    path: Path, clinic: Any, said: Said, tmp_path: Path
) -> None:
    backup = tmp_path / "safe.hepatrack"
    said("backup", "--out", backup, *clinic)
    head = vault.unlock(path, user="Dr Chen", password=PASSWORD)
    vault.change_password(path, head, user="Dr Chen", password=OTHER, old=PASSWORD)
    today = ("--database", path, "--user", "Dr Chen", "--password-file", password_file(tmp_path, OTHER))
    assert said("restore", backup, *today)[0] == 0
    assert said("restore", backup, *clinic)[0] == 0
    assert said("verify", *today)[0] == 0
    status, _, errors = said("restore", backup, "--database", path)
    assert status == 2
    assert "this clinic file has users" in errors
    assert said("restore", tmp_path / "none", *today)[0] == 2


def test_that_a_clinic_without_users_is_backed_up_and_restored(
    path: Path, case: Path, said: Said, tmp_path: Path
) -> None:
    said("import", case, "--database", path)
    backup = tmp_path / "safe.hepatrack"
    assert said("backup", "--out", backup, "--database", path)[0] == 0
    path.unlink()
    assert said("restore", backup, "--database", path)[0] == 0
    with Store.open(path, key=DEMO_KEY) as store:
        assert store.find("HCC-0021")


def test_that_a_clinic_that_somebody_has_open_is_told_with_its_holder(path: Path, clinic: Any, said: Said) -> None:
    from storage.keys.instance import Hold

    with Hold(path):
        status, _, errors = said("verify", *clinic)
    assert status == 3
    assert f"process {os.getpid()}" in errors


def test_that_the_console_of_a_clinic_imports_no_qt(clinic: Any) -> None:
    words = [str(word) for word in ("verify", *clinic)]
    code = f"import sys; from main import main; main({words!r}); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
