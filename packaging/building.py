"""What the commands of this folder share: where things go, the version, the build environment, and the bundle.

Standard library only, called by ``run.py``, which puts itself in reach.
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import run

os.environ.pop("PYTHONPATH", None)  # run.py set it for us alone

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "installer"  # what may be thrown away
DIST = ROOT / "dist"  # what is given away
ICONS = WORK / "icons"
TOOLS = run.Environment(
    ROOT / ".venv-build", HERE / "requirements-build.lock", "what bundles are made of and with: once, about 1 GB"
)
VERSION = str(runpy.run_path(str(ROOT / "storage" / "version.py"))["PROGRAM_VERSION"])

Problem = run.SetUpProblem
say = run.say


def ended(command: Callable[[Sequence[str]], int]) -> int:
    """Run a command of this folder; what stands in its way is one message and status 2."""
    os.umask(0o022)  # what is packed is for everybody to read
    try:
        return command(sys.argv[1:])
    except Problem as problem:
        say(str(problem))
        return 2
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130


def epoch() -> str:
    """The moment of the last commit, for every file of a package: two builds of one commit need not differ by it."""
    git = [found("git") or "git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


def need(programs: dict[str, str]) -> None:
    """Install the Debian packages of programs that are missing, where that is allowed; else say the line to type."""
    if sys.platform == "linux":
        packages = sorted({package for program, package in programs.items() if not found(program)})
        run.install_system_packages(packages)


def found(program: str) -> str | None:
    """Where a program is; the administrator's folders count even where PATH leaves them out."""
    return shutil.which(program, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin")))


def do(command: Sequence[str | Path], *, what: str, environment: dict[str, str] | None = None) -> None:
    """Run a program. Raises Problem saying ``what`` failed."""
    words = [str(word) for word in command]
    if run.call(words, environment=environment):
        raise Problem(f"{what} failed; the lines above say why. The command was: {' '.join(words)}")


def set_up() -> None:
    """The build environment and what Qt needs of the system: PyInstaller collects what it finds."""
    run.install_system_packages(run.missing_system_packages(screen=True))
    need({"objdump": "binutils"})
    if sys.platform == "linux" and sys.base_prefix == "/usr":  # Debian keeps the library of its Python apart
        short = f"{sys.version_info.major}.{sys.version_info.minor}"
        run.install_system_packages(run.missing({f"libpython{short}.so.1.0": f"libpython{short}"}))
    if not TOOLS.is_set_up():
        TOOLS.make()


def bundle(spec: str = "hepatrack") -> Path:
    """The folder that PyInstaller makes of a specification, for the system it runs on."""
    set_up()
    out = WORK / "bundle"
    draw_icons()
    begin = perf_counter()
    settings = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": epoch(), "QT_QPA_PLATFORM": "offscreen"}
    pyinstaller = [str(TOOLS.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--workpath", str(WORK), "--distpath", str(out), str(HERE / f"{spec}.spec")]
    do([*pyinstaller, *places], what="PyInstaller", environment=settings)
    made = out / spec
    _take_notes_out(made)
    say(f"{made.relative_to(ROOT)}: {megabytes(made):.0f} MB, bundled in {perf_counter() - begin:.0f} s")
    return made


def tried(made: Path) -> Path:
    """The bundle, once its self-test has passed where there is no Python of ours in reach, and no screen."""
    program = made / ("hepatrack-console.exe" if sys.platform == "win32" else "hepatrack")
    surroundings = {"QT_QPA_PLATFORM": "offscreen", "PYTHONHOME": "", "PYTHONPATH": ""}
    do([str(program), "--self-test"], what="The self-test of the bundle", environment=surroundings)
    return made


def _take_notes_out(made: Path) -> None:
    """A Python that was built by hand keeps 16 MB of notes for its debugger; Debian's keeps them elsewhere.

    Nothing else is stripped: what was altered once already, as wheels are, strip corrupts (OpenBLAS among them).
    """
    if sys.platform == "linux":
        for library in (made / "_internal").glob("libpython*.so*"):
            do(["strip", "--strip-debug", str(library)], what="strip")


def draw_icons() -> None:
    """The drawing of the program in the sizes that desktops ask for."""
    drawing = ROOT / "resources" / "icons" / "hepatrack.svg"
    script = [TOOLS.python, HERE / "draw_icons.py", drawing, ICONS]
    do(script, what="Drawing the icons", environment={"QT_QPA_PLATFORM": "offscreen"})


def megabytes(folder: Path) -> float:
    """What the files of a folder hold, in millions of bytes, each counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6
