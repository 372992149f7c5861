"""``python3 run.py installer-test``: the package in a clean Debian, as a clinic would meet it. Needs root.

Installed over the build before it with data in place, used as an unprivileged user without a network and with the
program's folder read-only, on a screen and without one, removed; the data stay. Pictures: build/installer/test/.

python3 run.py installer-test [--fresh] [--keep] [bookworm|trixie]
bookworm  Debian 12, which is meant where none is named; trixie is Debian 13
--fresh   bundle anew even where the package is newer than the sources
--keep    leave the clean system where it is, to look around in it
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import deb
import newcomer
import nsis
from building import DIST, HERE, ROOT, VERSION, WORK, Problem, bundle, do, ended, need, say, tried
from clean_root import SUITES, USER, CleanRoot, cache
from journey import DEMO, LOCKED, PATIENT, WORKLIST, Journey
from screen import Screen

PICTURES = WORK / "test"
NAME, PASSWORD = "Chen Yu", "correct horse battery"
CASE = "/usr/lib/hepatrack/_internal/resources/demo/TIL-01.json"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
BEFORE = f"{VERSION}~before"


def main(words: Sequence[str]) -> int:
    if words and words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    suites = [word for word in words if word in SUITES]
    if set(words) - {"--fresh", "--keep", *SUITES} or len(suites) > 1:
        raise Problem(f"installer-test does not know {' '.join(words)}.\n{__doc__}")
    begin = perf_counter()
    package = _package(fresh="--fresh" in words)
    shutil.rmtree(PICTURES, ignore_errors=True)
    root = CleanRoot(suites[0] if suites else SUITES[0])
    try:
        with Screen() as screen:
            screen.manage()
            Test(root, screen, package).run()
    finally:
        if "--keep" not in words:
            root.close()
    _compile_for_windows()
    shutil.copyfile(package, cache() / "before.deb")
    print(f"installer-test: passed in {perf_counter() - begin:.0f} s; look at the pictures in {PICTURES}")
    return 0


class Test:
    """Everything in turn; the first thing that is otherwise raises Problem."""

    def __init__(self, root: CleanRoot, screen: Screen, package: Path) -> None:
        self.root, self.screen, self.package = root, screen, package
        self.data = root.home / ".local" / "share" / "hepatrack"
        self.journey = Journey(root, screen, PICTURES)

    def run(self) -> None:
        self.sizes()
        with step("a clean system without Python"):
            expect(not list((self.root.path / "usr" / "bin").glob("python*")), "there is a Python in it")
        with step("the build before this one installed, a clinic made with it"):
            self.install_before()
        with step("upgraded by apt; the clinic opens, verified, what was entered comes out as it went in"):
            self.upgrade()
        with step("what a desktop reads: menu entry, types of files, manual, licences"):
            self.desktop()
        with step("self-test without a screen"):
            self.root.as_user("hepatrack", "--self-test", environment=OFFSCREEN)
        with step("self-test on a screen"):
            shown = {"DISPLAY": self.screen.name, "QT_QPA_PLATFORM": "xcb"}
            self.root.as_user("hepatrack", "--self-test", environment=shown)
        with step("a journey on the screen"):
            self.travel()
        with step("a new user: first start, patient, print, backup, started again, the backup brought back"):
            self.begin_anew()
        with step("no file of the program was changed or added"):
            expect(self.root.as_root("dpkg", "--verify", "hepatrack") == "", "files differ from the package")
            expect(self.listing() == self.listed, "files were added beside the program")
        with step("removed; every file of the user is still there and opens after installing again"):
            self.remove()

    def sizes(self) -> None:
        packed, installed = self.package.stat().st_size / 1e6, deb.installed_megabytes(self.package)
        print(f"{self.package.name}: {packed:.1f} MB packed (at most {deb.MOST_PACKED:g}), ", end="")
        print(f"{installed:.0f} MB installed (at most {deb.MOST_INSTALLED:g})")
        expect(packed <= deb.MOST_PACKED and installed <= deb.MOST_INSTALLED, "the package is too large")

    def install_before(self) -> None:
        self.put(_before(self.package), "before.deb")
        self.root.install("/before.deb")
        expect(self.version() == BEFORE, f"{self.version()} is installed")
        self.keep_password(self.root.home / "password", PASSWORD)
        self.hepatrack("create-clinic", "--recovery-out", f"/home/{USER}/recovery-code")
        self.hepatrack("import", CASE)
        self.hepatrack("backup", "--out", f"/home/{USER}/backup.hepatrack")

    def upgrade(self) -> None:
        self.put(self.package, "new.deb")
        self.root.install("/new.deb")
        expect(self.version() == VERSION, f"{self.version()} is installed")
        self.listed = self.listing()
        told = self.root.as_user("hepatrack", "--version")
        expect(told.strip() == f"Hepatrack {VERSION}", f"the program calls itself {told.strip()}")
        self.same_clinic()

    def same_clinic(self) -> None:
        """The clinic file is whole, and holds the patient that was put in before the upgrade."""
        expect("Nothing is wrong." in self.hepatrack("verify"), "the clinic file is not verified")
        out = self.root.home / "out.json"
        out.unlink(missing_ok=True)
        self.hepatrack("export", "TIL-01", "--out", f"/home/{USER}/out.json")
        taken = self.root.as_user("hepatrack", "assess", f"/home/{USER}/out.json")
        given = self.root.as_user("hepatrack", "assess", CASE)
        expect(taken == given, "the patient came out otherwise")
        expect(json.loads(out.read_text(encoding="utf-8"))["patient"]["code"] == "TIL-01", "another patient came out")

    def desktop(self) -> None:
        self.root.install("shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")
        share = self.root.path / "usr" / "share"
        self.root.as_root("desktop-file-validate", "/usr/share/applications/hepatrack.desktop")
        types = ("vnd.hepatrack.case+json", "vnd.hepatrack.clinic")
        missing = [name for name in types if not (share / "mime" / "application" / f"{name}.xml").is_file()]
        expect(not missing, f"the type {missing} is not known to the system")
        opens = (share / "applications" / "mimeinfo.cache").read_text(encoding="utf-8")
        expect(all(f"application/{name}=hepatrack.desktop" in opens for name in types), "no program opens the files")
        for size in ("16x16", "48x48", "256x256"):
            expect((share / "icons" / "hicolor" / size / "apps" / "hepatrack.png").is_file(), f"no icon of {size}")
        expect((share / "man" / "man1" / "hepatrack.1.gz").is_file(), "there is no page of the manual")
        papers = share / "doc" / "hepatrack"
        expect((papers / "copyright").is_file() and len(list((papers / "licences").iterdir())) > 30, "licences lack")

    def travel(self) -> None:
        journey, screen = self.journey, self.screen
        with journey.program("--language", "en", "--theme", "light"):
            journey.look("01-locked", LOCKED)
            self.unlock()
            journey.look("02-worklist", WORKLIST)
            screen.keys("ctrl+1")
            journey.look("02-patient", PATIENT)
            journey.go([("03-survival", ["ctrl+2"]), ("04-history", ["ctrl+3"]), ("05-print", ["ctrl+1", "ctrl+p"])])
            journey.go([("06-visit", ["Escape", "ctrl+n"]), ("07-cohort", ["Escape", "ctrl+4"])])
            journey.go([("08-help", ["F1"]), ("09-locked-again", ["ctrl+l"])])
        with journey.program("--demo", "--language", "zh_CN", "--theme", "dark"):
            journey.look("10-demo-clinic", DEMO)
            screen.keys("ctrl+k")
            screen.type("R10")
            screen.rest()
            screen.keys("Return")
            journey.look("11-another-patient", PATIENT)
        with journey.program(CASE):
            journey.look("12-case-file", PATIENT)
        say(f"First windows in the clean system: {', '.join(f'{found:.2f} s' for found in journey.seconds)}")

    def begin_anew(self) -> None:
        """In the clinic file that was brought back is who was in the backup, and nobody else."""
        home, inside = self.root.home / "newcomer", f"/home/{USER}/newcomer"
        self.root.as_user("mkdir", inside)
        beginner = newcomer.Newcomer(self.journey, home, inside)
        beginner.run()
        self.keep_password(home / "password", newcomer.PASSWORD)
        opening = ("--user", newcomer.USER, "--password-file", f"{inside}/password")
        for status, command in (
            (0, ("verify",)),
            (0, ("export", newcomer.BEFORE, "--out", f"{inside}/out.json")),
            (2, ("export", newcomer.AFTER, "--out", f"{inside}/none.json")),
        ):
            words = ("hepatrack", *command, *opening)
            self.root.as_user(*words, environment=beginner.surroundings, expected=status)

    def unlock(self) -> None:
        """Type name and password, as the page asks for them."""
        self.screen.type(NAME)
        self.screen.keys("Return")
        self.screen.type(PASSWORD)
        self.screen.keys("Return")

    def remove(self) -> None:
        before = self.users_files()
        expect("clinic.hepatrack" in {path.name for path in before}, "there is no clinic file to look for")
        self.root.as_root("apt-get", "-q", "-y", "purge", "hepatrack")
        left = self.root.path / "usr" / "lib" / "hepatrack"
        expect(
            not left.exists() and not (self.root.path / "usr" / "bin" / "hepatrack").is_symlink(), "something is left"
        )
        expect(self.users_files() == before, "removing the program changed files of its user")
        self.root.install("/new.deb")
        self.same_clinic()

    # Small helpers

    def hepatrack(self, command: str, *words: str) -> str:
        """A command of the console on the user's clinic file, at its default place."""
        opening = ("--user", NAME, "--password-file", f"/home/{USER}/password")
        return self.root.as_user("hepatrack", command, *words, *opening)

    def keep_password(self, path: Path, password: str) -> None:
        """A file that only the user reads, for commands of the console."""
        path.write_text(f"{password}\n", encoding="utf-8")
        path.chmod(0o600)
        self.root.as_root("chown", f"{USER}:{USER}", f"/{path.relative_to(self.root.path)}")

    def put(self, package: Path, name: str) -> None:
        shutil.copyfile(package, self.root.path / name)

    def version(self) -> str:
        return self.root.as_root("dpkg-query", "-W", "-f", "${Version}", "hepatrack")

    def listing(self) -> list[str]:
        return sorted(map(str, (self.root.path / "usr" / "lib" / "hepatrack").rglob("*")))

    def users_files(self) -> dict[Path, str]:
        files = (path for path in self.root.home.rglob("*") if path.is_file() and not path.is_symlink())
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _compile_for_windows() -> None:
    """A machine without NSIS can try everything else; that this was not tried is said."""
    try:
        nsis.compiler()
    except Problem as problem:
        print(f"  NOT TRIED: the script for Windows. {problem}")
        return
    with step("the script for Windows compiled"):
        nsis.installer(WORK / "bundle" / "hepatrack")


@contextmanager
def step(name: str) -> Iterator[None]:
    begin = perf_counter()
    try:
        yield
    except Problem as problem:
        raise Problem(f"installer-test: failed at “{name}”: {problem}") from None
    print(f"  {name:<88} {perf_counter() - begin:6.1f} s", flush=True)


def expect(true: bool, otherwise: str) -> None:
    if not true:
        raise Problem(otherwise)


def _package(*, fresh: bool) -> Path:
    """The package of these sources; made where there is none or something is newer."""
    made = sorted(DIST.glob(f"hepatrack_{VERSION}_*.deb"))
    sources = [ROOT / "main.py", *HERE.rglob("*")]
    for room in ("models", "storage", "ui", "resources"):
        sources += (ROOT / room).rglob("*")
    newest = max(path.stat().st_mtime for path in sources if path.is_file() and "__pycache__" not in path.parts)
    if made and not fresh and made[-1].stat().st_mtime >= newest:
        return made[-1]
    return deb.package(tried(bundle()))


def _before(package: Path) -> Path:
    """The package that passed here last, else this one; under a version that is lower by name, so that apt upgrades."""
    need({"dpkg-deb": "dpkg"})
    kept = cache() / "before.deb"
    source = kept if kept.is_file() else package
    say(f"The build before: {'the one that passed here last' if kept.is_file() else 'none yet, so this one again'}.")
    stage, made = WORK / "before", WORK / "before.deb"
    shutil.rmtree(stage, ignore_errors=True)
    do(["dpkg-deb", "-R", str(source), str(stage)], what="dpkg-deb")
    control = stage / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    lines = [f"Version: {BEFORE}" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(lines) + "\n", encoding="utf-8")
    do(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(stage), str(made)], what="dpkg-deb")
    shutil.rmtree(stage)
    return made


if __name__ == "__main__":
    sys.exit(ended(main))
