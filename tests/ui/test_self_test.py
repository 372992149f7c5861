"""The self-test: what it does, that it leaves nothing behind, and that no failure and no standstill goes untold."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import run
from storage.version import PROGRAM_VERSION
from ui.window.places import PLACES

# Every file that is opened for writing, made or moved, and every socket, is told to the interpreter's hook.
WATCHED = """
import os, sys
out = open(sys.argv[1], "w", encoding="utf-8")
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
def hook(event, given):
    if event == "open" and isinstance(given[0], (str, bytes, os.PathLike)) and (given[2] or 0) & writing:
        out.write(f"file {os.path.abspath(os.fsdecode(given[0]))}\\n")
    elif event in ("os.mkdir", "os.rename") and given[2] == -1:  # else beside an open folder, which was told before
        out.write(f"file {os.path.abspath(os.fsdecode(given[0]))}\\n")
    elif event.startswith("socket."):
        out.write(f"socket {event}\\n")
    out.flush()
sys.addaudithook(hook)
import main
sys.exit(main.main(["--self-test", "--pictures", sys.argv[2]]))
"""


@dataclass
class Ran:
    status: int
    said: str
    complained: str


def in_a_process(code: str, *words: str, home: Path) -> Ran:
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        **{
            name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        },
        **{name: str(home / "temporary") for name in ("TMPDIR", "TEMP", "TMP")},
    }
    (home / "temporary").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=run.ROOT,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("self-test")


@pytest.fixture(scope="module")
def ran(base: Path) -> Ran:
    return in_a_process(WATCHED, str(base / "touched"), str(base / "pictures"), home=base / "home")


def test_that_an_installation_that_is_whole_says_so(ran: Ran) -> None:
    assert (ran.status, ran.complained) == (0, "")
    lines = ran.said.splitlines()
    assert lines[0].startswith(f"Hepatrack {PROGRAM_VERSION}, self-test in ")
    assert lines[-1].startswith("Self-test: nothing is wrong, ")
    assert all(line.endswith(" s") for line in lines[1:])


def test_that_every_place_of_the_window_is_drawn_in_every_language(ran: Ran, base: Path) -> None:
    drawn = {path.stem for path in (base / "pictures").iterdir()}
    assert {f"{place.name}-{language}" for place in PLACES for language in ("en", "zh_CN")} <= drawn


def test_that_the_self_test_leaves_nothing_behind(ran: Ran, base: Path) -> None:
    assert list((base / "home" / "temporary").iterdir()) == []
    kept = [path for path in (base / "home").rglob("*") if path.is_file() and "fontconfig" not in path.parts]
    assert kept == []


def test_that_nothing_is_ever_written_beside_the_program_so_its_folder_may_be_read_only(ran: Ran, base: Path) -> None:
    touched = [line.removeprefix("file ") for line in (base / "touched").read_text(encoding="utf-8").splitlines()]
    assert touched
    assert [path for path in touched if not Path(path).is_relative_to(base) and path != os.devnull] == []


def test_that_no_socket_is_opened(ran: Ran, base: Path) -> None:
    assert "socket " not in (base / "touched").read_text(encoding="utf-8")


def test_that_a_module_missed_in_the_thread_that_imports_charts_ends_in_a_message(tmp_path: Path) -> None:
    missing = "import sys, main; sys.modules['ui.charts.course.stack'] = None; sys.exit(main.main(['--self-test']))"
    ran = in_a_process(missing, home=tmp_path / "home")
    assert ran.status == 1
    assert "Self-test: failed at “window shown, charts imported beside it”: ModuleNotFoundError" in ran.complained
    assert "nothing is wrong" not in ran.said
    assert list((tmp_path / "home" / "temporary").iterdir()) == []


def test_that_a_standstill_ends_in_a_message_when_the_time_is_over(tmp_path: Path) -> None:
    standing = "import sys; from ui.self_test import self_test; sys.exit(self_test(seconds=0.2))"
    ran = in_a_process(standing, home=tmp_path / "home")
    assert ran.status == 1
    assert "Self-test: not finished after 0.2 s; it stands at “" in ran.complained
    assert list((tmp_path / "home" / "temporary").iterdir()) == []


def test_that_the_version_is_told_without_opening_anything(tmp_path: Path) -> None:
    ran = in_a_process("import sys, main; sys.exit(main.main(['--version']))", home=tmp_path / "home")
    assert (ran.status, ran.said) == (0, f"Hepatrack {PROGRAM_VERSION}\n")
