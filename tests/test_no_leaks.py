"""Nothing leaks: what is entered, and the key, are in no file, no log and no description of the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.clinic.store import DEMO_KEY, Store
from storage.keys import vault
from tests.storage.example import full_case

ROOT = Path(__file__).parents[1]
PASSWORD, USER = "portal vein 4 张", "Dr Chen Wei"
NAME, NUMBER, BORN, NOTE = "Zhang Guihua 张桂花", "H 4711-0815", "1971-03-12", "lives with her son"
SECRETS = (
    *("Zhang", "Guihua", "张桂花", NUMBER, BORN, NOTE, "HCC-0021", "Hepatectomy", "60,500", "segment 4"),
    *(USER, PASSWORD, "cadonilimab", "CREATE TABLE", "hospital_number"),
)

# A whole day of a clinic in one process, which stops while everything is open: written, drafted, backed up.
DAY = """
import logging, sys
from pathlib import Path
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
from storage.keys import vault
from storage.backups.taking import take
from storage.files.casefile import read_case
from storage.opening import opened_clinic
from storage.keys.drafts import save_draft
from storage.keys.patience import Patience
folder, case = Path(sys.argv[1]), Path(sys.argv[2])
user, password = sys.stdin.readline().rstrip(), sys.stdin.readline().rstrip()
path = folder / "clinic.hepatrack"
created = vault.create_clinic(path, user=user, password=password)
unlocked = vault.unlock(path, user=user, password=password)
with opened_clinic(path, unlocked) as store:
    record = read_case(case)
    key = store.import_record(record).key
    store.records()
    save_draft(path, unlocked.key, name=f"visit of {record.patient.name}", data={"notes": record.baseline.notes})
    take(store, folder / "backups", key=unlocked.key)
    print(unlocked.key.hex(), flush=True)
    sys.stdin.readline()
try:
    vault.unlock(path, user=user, password=password + "?")
except vault.WrongPassword as problem:
    print(problem, flush=True)
"""


@dataclass
class Day:
    """What was found while the process was in the middle of its day, and after it."""

    key: bytes
    files: dict[str, bytes]
    described: bytes
    said: bytes
    modes: dict[str, int]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    base = tmp_path_factory.mktemp("day")
    case, folder, temporary = base / "case.json", base / "clinic", base / "temporary"
    folder.mkdir()
    temporary.mkdir()
    document = full_case()
    document["patient"] |= {"name": NAME, "hospital_number": NUMBER, "birth_date": BORN}
    document["baseline"]["notes"] = NOTE
    case.write_text(json.dumps(document), encoding="utf-8")
    folder.chmod(0o755)
    surroundings = os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary), "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", DAY, str(folder), str(case)], cwd=ROOT, env=surroundings,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, umask=0o022,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{USER}\n{PASSWORD}\n".encode())
    process.stdin.flush()
    key = bytes.fromhex(process.stdout.readline().decode().strip() or "")
    assert len(key) == 32, process.communicate()[1].decode()
    files = contents(folder) | contents(temporary)
    modes = {str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in folder.rglob("*")}
    described = description(process.pid)
    said = b"".join(process.communicate(b"\n"))
    assert process.returncode == 0, said.decode()
    return Day(
        key, files | {f"{name} afterwards": held for name, held in contents(folder).items()}, described, said, modes
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def description(pid: int) -> bytes:
    """What any program of the same user may read of a process, and the files it has open."""
    place = Path(f"/proc/{pid}")
    if not place.is_dir():
        return b""
    opened = b"\n".join(os.fsencode(os.readlink(link)) for link in (place / "fd").iterdir())
    return (place / "cmdline").read_bytes() + (place / "environ").read_bytes() + opened


def test_that_the_day_left_every_kind_of_file(day: Day) -> None:
    kinds = ("clinic.hepatrack", "-journal", ".keys", ".lock", ".draft-", ".json", "backups")
    assert [kind for kind in kinds if not any(kind in name for name in day.files)] == []
    assert any(name.endswith(".tries afterwards") for name in day.files)
    assert not any(name.endswith(".lock afterwards") for name in day.files)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another system")
def test_that_only_the_owner_may_read_any_of_it_whatever_the_umask(day: Day) -> None:
    assert {name: oct(mode) for name, mode in day.modes.items() if mode & 0o077} == {}


@pytest.mark.parametrize("secret", SECRETS)
def test_that_what_was_entered_is_in_no_file_and_no_name_of_one(day: Day, secret: str) -> None:
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        looked_for = secret.encode(encoding)
        assert [name for name, held in day.files.items() if looked_for in held or looked_for in os.fsencode(name)] == []


def test_that_the_key_is_in_no_file_and_in_no_description_of_the_process(day: Day) -> None:
    held = b"\n".join([*day.files.values(), day.described])
    forms = (day.key, day.key.hex().encode(), day.key.hex().upper().encode())
    assert [form for form in forms if form in held] == []


def test_that_the_description_and_the_log_of_the_process_say_nothing_entered(day: Day) -> None:
    held = day.described + day.said
    assert [secret for secret in SECRETS if secret.encode() in held] == []
    assert day.key.hex().encode() not in day.said
    assert b"Import a case" in day.said  # there was a log


def test_that_nothing_was_left_in_the_folder_for_temporary_files(day: Day) -> None:
    assert not any("(deleted)" in line for line in day.described.decode(errors="replace").splitlines())
    names = {name.split("/")[0].split(".")[0] for name in day.files}
    assert names <= {"clinic", "backups", "clinic afterwards", "backups afterwards"}


def test_that_sorting_never_writes_a_plain_temporary_file(tmp_path: Path) -> None:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        options = {option for (option,) in store.database.execute("PRAGMA compile_options").fetchall()}
    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}  # memory, unless it is told otherwise; or always


def test_that_secrets_are_in_no_print_of_what_holds_them() -> None:
    from storage.roles import DEMO_ACTOR

    unlocked = vault.Unlocked(bytes(range(32)), DEMO_ACTOR)
    created = vault.Created(unlocked, "ABCDEFG-ABCDEFG")
    for shown in (repr(unlocked), str(created), f"{created!r}"):
        assert "ABCDEFG" not in shown
        assert "\\x01" not in shown
