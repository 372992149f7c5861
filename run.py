#!/usr/bin/env python3
"""The one door: sets everything up, then opens the demo clinic or does a developer's task.

python3 run.py                 set up and open the demo clinic; without a screen, render it into build/demo/
python3 run.py open [...]      set up and open a clinic file of one's own
python3 run.py WORD ...        set up and pass the words to main.py, as in: python3 run.py assess CASE.json
python3 run.py test [...]      set up and pass all tests, on every core; further words go to pytest
python3 run.py lint            ruff, mypy --strict, import contracts, unused code, translations, rules of the house
python3 run.py hooks           let git run lint before every commit
python3 run.py coverage [...]  the same tests, and what of each room they reach, beside its floor
python3 run.py mutation [...]  whether the tests of models/ notice small changes of it; takes most of an hour
python3 run.py siege [NAME]    the clinic file killed, refused and damaged, hostile inputs; kept in docs/sieges.md
python3 run.py bench [...]     the timings, beside their baselines
python3 run.py journeys [...]  the tasks of a clinic day by real keys: keys, clicks, seconds; --json
python3 run.py shots [...]     pictures of every place and the prints, into build/demo/
python3 run.py guide           the pictures of the user guide anew, of the program as it is
python3 run.py installer       the bundle and the installer of this system, into dist/
python3 run.py installer-test  the installer in a clean system: installed, used, upgraded, removed
python3 run.py installer-bench the installed program's first window beside a bare one's

Needs Python 3.11 or newer and nothing else: only the standard library is imported here.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent

OLDEST_PYTHON = (3, 11)
LONGEST_FILE, LONGEST_TEST_FILE = 400, 500

# What Qt opens at run time, and the Debian package that holds it. Other distributions have the same libraries.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


# What makes and tries installers: scripts of the standard library too, which set up what they need by themselves.
PACKAGING = {
    "installer": ROOT / "packaging" / "installer.py",
    "installer-test": ROOT / "packaging" / "installer_test.py",
    "installer-bench": ROOT / "packaging" / "installer_bench.py",
}


class SetUpProblem(Exception):
    """What stands in the way of setting up, as a sentence with its remedy."""


class Environment:
    """A Python environment that holds exactly what a lock file names. ``what`` says it to whoever waits for it."""

    def __init__(self, folder: Path, lock: Path, what: str) -> None:
        self.folder, self.lock, self.what = folder, lock, what
        self.programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.programs / ("python.exe" if os.name == "nt" else "python")
        self.stamp_file = folder / ".set-up"

    def stamp(self) -> str:
        """What it is made from: the lock file, this Python, and where it stands (scripts hold the path)."""
        made_from = self.lock.read_bytes() + f"{sys.version}\n{self.folder}".encode()
        return hashlib.sha256(made_from).hexdigest()

    def is_set_up(self) -> bool:
        stamped = self.stamp_file.is_file() and self.stamp_file.read_text(encoding="ascii") == self.stamp()
        return stamped and self.python.exists()

    def make(self) -> None:
        """Make it anew. The stamp comes last: without it the next run begins again, and takes what was already
        downloaded from pip's cache."""
        say(f"Setting up {self.folder.name} with {self.what}.")
        try:
            shutil.rmtree(self.folder, ignore_errors=True)
            venv.create(self.folder, with_pip=True, symlinks=os.name != "nt")
        except (OSError, subprocess.CalledProcessError) as problem:
            raise SetUpProblem(f"No Python environment can be made in {self.folder}: {problem}.") from None
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        if call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(self.lock)]):
            raise SetUpProblem(
                "The packages could not be installed (pip says why above). The program itself never uses the network, "
                "but its first set-up does: connect this machine, or name your package mirror in pip's configuration, "
                "and start again. What was downloaded is kept."
            )
        self.stamp_file.write_text(self.stamp(), encoding="ascii")


OWN = Environment(
    ROOT / ".venv", ROOT / "requirements.lock", "the locked packages: once, for a minute or two, about 1 GB"
)


def main(words: Sequence[str]) -> int:
    """Set up, then do what the words say. Returns the exit status; 2 when setting up is not possible."""
    if words and words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if words and words[0] in PACKAGING:
        return call([sys.executable, str(PACKAGING[words[0]]), *words[1:]], environment={"PYTHONPATH": str(ROOT)})
    task = TASKS.get(words[0]) if words else None
    screen = opens_window(words) and screen_answers()
    try:
        set_up(screen=screen)
    except SetUpProblem as problem:
        say(str(problem))
        return 2
    except KeyboardInterrupt:
        say("Interrupted. The next run takes up from here.")
        return 130
    try:
        return task(words[1:]) if task else open_program(words, screen=screen)
    except KeyboardInterrupt:
        return 130


# What can be asked for


def open_program(words: Sequence[str], *, screen: bool) -> int:
    """The demo clinic or one's own in a window; the demo clinic's pictures where there is no screen; or a command."""
    # From the caller's own folder, so that a path on the command line means what it says.
    here = Path.cwd()
    if not opens_window(words):
        return python(str(ROOT / "main.py"), *words, folder=here)
    own = words[:1] == ["open"]
    if screen:
        return python(str(ROOT / "main.py"), *(words[1:] if own else ("--demo", *words)), folder=here)
    if own:
        say("No screen was found to open a window on.")
        return 2
    say("No screen was found: the demo clinic is rendered into build/demo/ instead.")
    return shots(words)


def opens_window(words: Sequence[str]) -> bool:
    """Any other first word that is no option names a task of ours or a command of main.py."""
    return not words or words[0] == "open" or words[0].startswith("-")


def test(words: Sequence[str]) -> int:
    """The tests, shared out to as many processes as there are cores; ``-n 0`` keeps them in one, for a debugger."""
    shared = ("-n", str(os.cpu_count() or 1), "--dist", "worksteal", "--durations", "20")
    return python("-m", "pytest", *shared, *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def lint(words: Sequence[str]) -> int:
    """Every check, even after one has failed, so that one run names all there is to mend."""
    checks = {
        "ruff check": (str(OWN.python), "-m", "ruff", "check", "."),
        "ruff format": (str(OWN.python), "-m", "ruff", "format", "--check", "."),
        "mypy --strict": (str(OWN.python), "-m", "mypy"),
        "import contracts": (str(OWN.programs / "lint-imports"), "--no-logo"),
        "unused code": (str(OWN.python), "-m", "vulture"),
        "translations": (str(OWN.python), "resources/translations/collect.py", "--check"),
    }
    failed = [name for name, command in checks.items() if call(command)]
    problems = house_problems(ROOT)
    for problem in problems:
        print(problem)
    if problems:
        failed.append("rules of the house")
    print(f"lint: {', '.join(failed)} failed" if failed else "lint: all checks passed")
    return 1 if failed else 0


def hooks(words: Sequence[str]) -> int:
    """Lint before every commit of this clone. A hook that somebody wrote is left as it is."""
    asked = ("git", "rev-parse", "--path-format=absolute", "--git-path", "hooks")
    found = subprocess.run(asked, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode:
        return 1
    hook = Path(found.stdout.strip()) / "pre-commit"
    wanted = f'#!/bin/sh\nexec "{Path(sys.executable).as_posix()}" run.py lint\n'
    if hook.exists() and "run.py lint" not in hook.read_text(encoding="utf-8"):
        say(f"{hook} is there already and does something else: add run.py lint to it by hand.")
        return 1
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(wanted, encoding="utf-8", newline="\n")
    hook.chmod(0o755)
    say(f"Every commit is checked by lint from now on ({hook}); git commit --no-verify leaves it out once.")
    return 0


def coverage(words: Sequence[str]) -> int:
    """The tests with what they reach; floors are held when nothing was left out (tests/floors.py)."""
    return test(("-p", "tests.floors", *words))


def mutation(words: Sequence[str]) -> int:
    """Mutation testing of the named modules of models/, or of all that it knows (docs/mutation-testing.md)."""
    return python("-m", "benchmarks.mutation", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def bench(words: Sequence[str]) -> int:
    return python("-m", "benchmarks", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def journeys(words: Sequence[str]) -> int:
    """The tasks of a clinic day in the whole window, or those named by their numbers; ``--json`` for machines."""
    return python("-m", "benchmarks.journeys", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def siege(words: Sequence[str]) -> int:
    """One of the sieges of benchmarks/siege.py, or all of them, at full count unless told otherwise."""
    return python("-m", "benchmarks.siege", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def shots(words: Sequence[str]) -> int:
    return python("-m", "ui.shots", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def guide(words: Sequence[str]) -> int:
    return python("-m", "ui.guide_pictures", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "test": test,
    "lint": lint,
    "hooks": hooks,
    "coverage": coverage,
    "mutation": mutation,
    "siege": siege,
    "bench": bench,
    "journeys": journeys,
    "shots": shots,
    "guide": guide,
}


# The rules of the house that no other tool holds


def own_files(root: Path, *suffixes: str) -> Iterable[Path]:
    """Our own files, by suffix: no environment, no build, nothing hidden."""
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in ("build", "dist"))
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(suffixes))


def house_problems(root: Path) -> list[str]:
    """Files that have grown too long, and the one file that must never be, each as a sentence."""
    problems = []
    for path in own_files(root, ".py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        allowed = LONGEST_TEST_FILE if path.relative_to(root).parts[0] == "tests" else LONGEST_FILE
        if lines > allowed:
            problems.append(f"{path.relative_to(root)} has {lines} lines; at most {allowed} are allowed")
    if (root / "packaging" / "__init__.py").exists():
        problems.append("packaging/__init__.py shadows the library `packaging`: remove it")
    return problems


# Setting up


def set_up(*, screen: bool) -> None:
    """Everything the program needs on this machine. Costs nothing when it is there already."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpProblem(f"Hepatrack needs Python 3.11 or newer; this is Python {platform.python_version()}.")
    install_system_packages(missing_system_packages(screen=screen))
    if not OWN.is_set_up():
        OWN.make()


def missing_system_packages(*, screen: bool) -> list[str]:
    """The Debian packages of what Qt cannot do without and this Linux lacks."""
    if platform.system() != "Linux":
        return []
    packages = missing(LIBRARIES) + (missing(SCREEN_LIBRARIES) if screen else [])
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        # Debian keeps this part of Python in a package of its own.
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def missing(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that the loader does not find."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def install_system_packages(packages: Sequence[str]) -> None:
    """Install them where that is allowed, else raise with the exact line to type."""
    if not packages:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SetUpProblem(
            "These system packages are missing. Type this line once, then start again:\n"
            f"    sudo {' '.join(command)}\n"
            "(These are Debian's and Ubuntu's names; other systems have the same libraries under names of their own.)"
        )
    say("Installing system packages: " + " ".join(packages))
    problem = unheard(command)
    if problem:
        # The package lists of a fresh machine are empty or old.
        unheard(["apt-get", "update"])
        problem = unheard(command)
    if problem:
        raise SetUpProblem(
            f"{problem}\nThe system packages could not be installed. Is the network reachable? Start again, or type:\n"
            f"    {' '.join(command)}"
        )


def unheard(command: Sequence[str]) -> str:
    """Run a talkative command in silence: nothing when it succeeds, else the last of what it said."""
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return "\n".join(done.stdout.splitlines()[-2:]) or "failed" if done.returncode else ""


# Small helpers


def screen_answers() -> bool:
    """Is there a screen to open a window on? A DISPLAY left over from elsewhere does not count."""
    if platform.system() != "Linux" or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # not known before the libraries are there
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def python(*words: str, environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> int:
    """Run our own Python. A caller's own setting of a variable stands."""
    given = {name: value for name, value in (environment or {}).items() if name not in os.environ}
    return call([str(OWN.python), *words], environment=given, folder=folder)


def call(command: Sequence[str], *, environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> int:
    """Run a command and return its exit status."""
    return subprocess.call(command, cwd=folder, env={**os.environ, **(environment or {})})


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
