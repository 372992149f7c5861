"""The one door: what it finds missing, what it says about it, and when it sets up anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def elsewhere(tmp_path: Path) -> run.Environment:
    """An environment in a folder of its own that looks finished."""
    lock = tmp_path / "requirements.lock"
    lock.write_text("numpy==2.4.6\n")
    made = run.Environment(tmp_path / ".venv", lock, "nothing")
    made.programs.mkdir(parents=True)
    made.python.touch()
    made.stamp_file.write_text(made.stamp())
    return made


def test_that_a_finished_environment_is_left_alone(elsewhere: run.Environment) -> None:
    assert elsewhere.is_set_up()


def test_that_another_lock_file_asks_for_a_new_environment(elsewhere: run.Environment) -> None:
    elsewhere.lock.write_text("numpy==2.4.7\n")
    assert not elsewhere.is_set_up()


def test_that_an_interrupted_set_up_is_begun_again(elsewhere: run.Environment) -> None:
    elsewhere.stamp_file.unlink()
    assert not elsewhere.is_set_up()


def test_that_an_environment_that_was_moved_is_made_anew(elsewhere: run.Environment, tmp_path: Path) -> None:
    elsewhere.folder.rename(tmp_path / "moved")
    assert not run.Environment(tmp_path / "moved", elsewhere.lock, "nothing").is_set_up()


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are Debian's")
def test_that_only_the_libraries_the_loader_cannot_find_are_named() -> None:
    assert run.missing({"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}) == ["libnowhere9"]


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are Debian's")
def test_that_the_exact_line_is_shown_where_installing_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(run.SetUpProblem, match="sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"):
        run.install_system_packages(["libegl1", "libgl1"])


@pytest.mark.skipif(sys.platform != "linux", reason="displays are asked for on Linux")
def test_that_a_display_nobody_serves_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not run.screen_answers()


def test_that_a_file_that_grew_too_long_is_named(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    for name, lines in {"long.py": 401, "short.py": 400, "tests/long.py": 501, "tests/short.py": 500}.items():
        (tmp_path / name).write_text("x = 1\n" * lines)
    assert run.house_problems(tmp_path) == [
        "long.py has 401 lines; at most 400 are allowed",
        f"{Path('tests/long.py')} has 501 lines; at most 500 are allowed",
    ]


def a_clone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty clone that run.py believes itself to stand in; returns where its hook belongs."""
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    monkeypatch.setattr(run, "ROOT", folder)
    return folder / ".git" / "hooks" / "pre-commit"


def test_that_a_module_named_packaging_is_refused(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "__init__.py").touch()
    assert run.house_problems(tmp_path) == ["packaging/__init__.py shadows the library `packaging`: remove it"]


def test_that_the_door_needs_nothing_but_the_standard_library() -> None:
    """With no site-packages in sight (-I -S) the help still prints."""
    said = subprocess.run(
        [sys.executable, "-I", "-S", str(run.ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True
    )
    assert "python3 run.py test" in said.stdout


@pytest.mark.parametrize("lock", ["requirements.lock", "packaging/requirements-build.lock"])
def test_that_a_lock_holds_hashes_and_no_hosts(lock: str) -> None:
    text = (run.ROOT / lock).read_text(encoding="utf-8")
    lines = text.splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert all("==" in line for line in packages)
    assert sum("--hash=sha256:" in line for line in lines) > len(packages)
    assert "://" not in text


def test_that_a_bundle_is_made_of_the_versions_that_the_tests_ran_with() -> None:
    tested, built = (versions(run.ROOT / lock) for lock in ("requirements.lock", "packaging/requirements-build.lock"))
    tools = {
        "altgraph",
        "macholib",
        "pefile",
        "pyinstaller",
        "pyinstaller-hooks-contrib",
        "pywin32-ctypes",
        "setuptools",
    }
    assert built - tested == {entry for entry in built if entry.split("==")[0] in tools}


def versions(lock: Path) -> set[str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {line.removesuffix(" \\") for line in lines if line and not line.startswith((" ", "#"))}


@pytest.mark.parametrize(
    ("words", "window"), [([], True), (["--theme", "dark"], True), (["open"], True), (["assess", "a.json"], False)]
)
def test_that_only_a_call_without_a_command_opens_a_window(words: list[str], window: bool) -> None:
    assert run.opens_window(words) is window


def test_that_a_path_on_the_command_line_is_read_from_the_callers_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.OWN, "python", Path(sys.executable))
    (tmp_path / "case.json").write_text('{"format": "hcc-case"')
    monkeypatch.chdir(tmp_path)
    assert run.open_program(["assess", "case.json"], screen=False) == 2
    assert "no such file" not in capfd.readouterr().err


def test_that_a_clinic_of_ones_own_is_not_replaced_by_pictures_of_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.open_program(["open"], screen=False) == 2
    assert capsys.readouterr().err == "No screen was found to open a window on.\n"


def a_commit(folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "new.txt").write_text(os.urandom(8).hex())
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    line = ["git", *somebody, "commit", "--quiet", "-m", "Something"]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


def test_that_a_commit_is_refused_when_lint_fails_and_made_when_it_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_clone(tmp_path, monkeypatch)
    assert run.hooks([]) == 0
    assert run.hooks([]) == 0  # once more changes nothing
    lint = tmp_path / "run.py"
    lint.write_text("import sys\nprint('asked for', *sys.argv[1:])\nsys.exit(1)\n")
    refused = a_commit(tmp_path)
    assert (refused.returncode, "asked for lint" in refused.stdout + refused.stderr) == (1, True)
    lint.write_text("import sys\nsys.exit(0)\n")
    assert a_commit(tmp_path).returncode == 0


def test_that_a_hook_of_ones_own_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = a_clone(tmp_path, monkeypatch)
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho my own\n")
    assert run.hooks([]) == 1
    assert hook.read_text() == "#!/bin/sh\necho my own\n"
    assert "add run.py lint to it by hand" in capsys.readouterr().err
