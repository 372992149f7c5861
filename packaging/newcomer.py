"""A new user's first day with the installed program, by keys alone: from an empty folder to a backup brought back."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from time import perf_counter, sleep

from building import TOOLS, Problem
from journey import PATIENT, WORKLIST, Journey

USER, PASSWORD = "Li Na", "tin whistle harbour nine"
BEFORE, AFTER = "HCC-001", "HCC-002"  # registered before the backup and after it
FEW_ROWS = 4  # of those the screen is looked at by: where a cursor moved and nothing else
_CODE = re.compile(r"\w{7}(?:-\s*\w{7}){4}")
# What reads the text of a PDF is in the build environment and, as it should be, in no clean system.
_READ = """
import sys
from PySide6.QtPdf import QPdfDocument
document = QPdfDocument()
document.load(sys.argv[1])
print(*(document.getAllText(page).text() for page in range(document.pageCount())))
"""


class Newcomer:
    """Types what a person would. ``home`` is an empty folder of that user, ``inside`` its name for the program."""

    def __init__(self, journey: Journey, home: Path, inside: str) -> None:
        self._journey, self._home, self._inside = journey, home, inside
        self._data = home / "data" / "hepatrack"

    def run(self) -> None:
        """Both sittings. Raises Problem where something is not there in the end."""
        look, screen = self._journey.look, self._journey.screen
        with self._program():
            look("20-first-start")
            self._set_up()
            self._register(BEFORE, "Wu, Lan")
            self._visit()
            self._print()
            self._back_up()
        with self._program():
            self._type(USER, PASSWORD)
            screen.wait_for_ink(*WORKLIST)
            self._register(AFTER, "Zhou, Min")
            look("28-entered-after-the-backup")
            self._restore()

    @property
    def surroundings(self) -> dict[str, str]:
        """The variables by which the program lays everything into this folder."""
        places = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "HOME": ""}
        return {name: f"{self._inside}/{place}" for name, place in places.items()}

    def _program(self) -> AbstractContextManager[None]:
        return self._journey.program("--language", "en", "--theme", "light", environment=self.surroundings)

    def _type(self, *texts: str) -> None:
        """Fill in fields, each ended by Return."""
        for text in texts:
            if text:
                self._journey.screen.type(text)
            self._journey.screen.keys("Return")
        self._journey.screen.rest()

    def _set_up(self) -> None:
        """User, password, folder of backups, and what the recovery code asks for."""
        self._type(USER, PASSWORD, PASSWORD, f"{self._inside}/backups", "")
        self._journey.look("21-first-start-filled-in")
        self._journey.press("space")
        self._await((self._data / "clinic.hepatrack.keys").is_file, "the clinic file")
        self._journey.look("22-recovery-code")
        self._keep_code()
        self._await(lambda: bool(self._backups()), "the first backup")
        self._journey.look("23-empty-clinic")

    def _keep_code(self) -> None:
        """It is saved, read, and typed in part. Which two groups are asked for stands on the screen, where a person
        reads it; here each pair is tried."""
        press, screen = self._journey.press, self._journey.screen
        press("Tab", "space")
        self._type(f"{self._inside}/code.pdf")
        found = _CODE.search(self._text("code.pdf"))
        if found is None:
            raise Problem("There is no recovery code in its print.")
        press("Tab", "space")
        groups = "".join(found[0].split()).split("-")
        for one, other in itertools.combinations(groups, 2):
            screen.type(one)
            press("Return", "ctrl+a")
            screen.type(other)
            screen.rest()
            before = screen.rows()
            screen.keys("Return")
            screen.rest()
            if sum(now != then for now, then in zip(screen.rows(), before, strict=True)) > FEW_ROWS:
                return
            press("shift+Tab")
        raise Problem("No two groups of the recovery code are taken.")

    def _register(self, code: str, name: str) -> None:
        press = self._journey.press
        press("ctrl+r")
        self._type(code, name, "f", "19710312", code[-3:], "20250110")
        press("1", "ctrl+Return")

    def _visit(self) -> None:
        press, screen = self._journey.press, self._journey.screen
        press("ctrl+n")
        screen.type("20250108")
        press("alt+l")
        self._type("820")
        press("alt+r")
        self._type("3", "2", "", "t", "liver", "segment 4", "71", "60")
        self._journey.look("24-first-visit")
        press("ctrl+Return", "ctrl+1")
        self._journey.look("25-first-patient", PATIENT)

    def _print(self) -> None:
        press = self._journey.press
        press("ctrl+p")
        self._journey.look("26-print")
        press("ctrl+s")
        self._type(f"{self._inside}/summary.pdf")
        text = self._text("summary.pdf")
        missing = [word for word in (BEFORE, "Wu, Lan", "820") if word not in text]
        if missing:
            raise Problem(f"{', '.join(missing)} is not in the printed summary.")
        press("Escape")

    def _back_up(self) -> None:
        press, before = self._journey.press, len(self._backups())
        press("alt+f", "b", "Tab", "Tab", "space")
        self._await(lambda: len(self._backups()) > before, "a backup")
        self._journey.look("27-backups")
        press("Escape")

    def _restore(self) -> None:
        press = self._journey.press
        press("alt+f", "b", "Tab", "Tab", "Tab", "Home")
        self._journey.look("29-backup-looked-into")
        press("Tab", "Tab", "space")
        self._journey.look("30-before-it-is-replaced")
        press("Tab", "space")
        self._await(lambda: any(self._data.glob("*replaced*")), "the clinic file that was replaced")
        self._journey.look("31-restored")

    def _backups(self) -> list[Path]:
        return sorted((self._home / "backups").glob("*.hepatrack"))

    def _await(self, done: Callable[[], bool], what: str, *, seconds: float = 60.0) -> None:
        """Wait until something is on the disk and the window has said so. Raises Problem."""
        begin = perf_counter()
        while not done():
            sleep(0.1)
            if perf_counter() - begin > seconds:
                raise Problem(f"{what} is not there after {seconds:g} s.")
        self._journey.screen.rest(quiet=1.0)

    def _text(self, name: str) -> str:
        """The text of a PDF that the program wrote."""
        file = self._home / name
        self._await(file.is_file, name)
        told = subprocess.run([str(TOOLS.python), "-c", _READ, str(file)], capture_output=True, text=True, check=True)
        return told.stdout
