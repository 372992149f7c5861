"""Sieges at full count: what would take a test run too long, run by hand, the result kept in ``docs/sieges.md``.

A siege is a function of a count and a seed that returns what it found in a sentence, and raises AssertionError with
another sentence where something was lost, hung or said wrongly. The tests run a sample of each.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs" / "sieges.md"


@dataclass(frozen=True, slots=True)
class Siege:
    """One siege: where its function stands (``module:function`` of benchmarks/), and its full count."""

    place: str
    count: int

    def function(self) -> Callable[[int, int], str]:
        # Imported when it is wanted: no siege pays for another's libraries.
        module, _, name = self.place.partition(":")
        found: Callable[[int, int], str] = getattr(importlib.import_module(f"benchmarks.{module}"), name)
        return found

    def lay(self, count: int, seed: int) -> tuple[bool, str]:
        """Whether the walls held, and what was found."""
        try:
            return True, self.function()(count, seed)
        except AssertionError as lost:
            return False, str(lost) or "nothing said what"


SIEGES: dict[str, Siege] = {
    "kills": Siege("siege_file:kills", 200),
    "killed-imports": Siege("siege_kill_imports:killed_imports", 60),
    "migrations": Siege("siege_file:migrations", 200),
    "refusals": Siege("siege_file:refusals", 1),
    "tampering": Siege("siege_tampering:tampering", 84),
    "rights": Siege("siege_rights:rights", 372),
    "damaged-files": Siege("siege_file:damaged_files", 300),
    "stale-combinations": Siege("siege_fresh:stale_combinations", 40),
    "mutated-inputs": Siege("siege_inputs:mutated_inputs", 6000),
    "bombs": Siege("siege_inputs:bombs", 52),
    "first-load": Siege("siege_first_load:first_load", 1000),
    "laboratory-files": Siege("siege_laboratory:laboratory_files", 5000),
    "random-events": Siege("siege_events:random_events", 20_000),
    "wrong-inputs": Siege("siege_events:wrong_inputs", 100),
    "layouts": Siege("siege_layouts:layouts", 20),
    "board": Siege("siege_board:boards", 300),
    "prints": Siege("siege_prints:prints", 26),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one siege."""

    name: str
    count: int
    seed: int
    seconds: float
    held: bool
    words: str

    @property
    def row(self) -> str:
        words = " ".join(self.words.split()).replace("|", "\\|")
        told = words if self.held else f"**lost**: {words}"
        return f"{self.name} | {self.count:,} | {self.seed} | {self.seconds:,.0f} s | {told}"


def laid(name: str, siege: Siege, *, count: int | None, seed: int) -> Result:
    """Run one siege. Any other exception than AssertionError is a fault of the siege itself."""
    number, begun = siege.count if count is None else count, time.perf_counter()
    held, words = siege.lay(number, seed)
    return Result(name, number, seed, time.perf_counter() - begun, held, words)


def keep(results: Sequence[Result], page: Path, *, on: date, commit: str) -> None:
    """A line for each at the end of the page, whose last part is the table."""
    text = page.read_text(encoding="utf-8").rstrip("\n")
    lines = [f"| {on.isoformat()} | {commit} | {result.row} |" for result in results]
    page.write_text("\n".join([text, *lines]) + "\n", encoding="utf-8", newline="\n")


def commit_here() -> str:
    """The commit the files stand at, with a + where they differ from it; a dash where there is no git."""
    try:
        head = _git("rev-parse", "--short", "HEAD")
        return head + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "–"


def _git(*words: str) -> str:
    return subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main(words: Sequence[str] | None = None, *, sieges: Mapping[str, Siege] = SIEGES, page: Path = KEPT) -> int:
    """Returns 1 when one of them lost something, else 0."""
    parser = argparse.ArgumentParser(prog="run.py siege", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(sieges)}; all without one")
    parser.add_argument("--count", type=int, metavar="N", help="how many, in place of the full count")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="what chance begins with")
    chosen = parser.parse_args(words)
    if unknown := [name for name in chosen.names if name not in sieges]:
        parser.error(f"there is no siege {unknown[0]}; the sieges are {', '.join(sieges)}")
    commit, results = commit_here(), []
    for name in chosen.names or sieges:
        print(f"laying siege: {name}", file=sys.stderr, flush=True)
        results.append(result := laid(name, sieges[name], count=chosen.count, seed=chosen.seed))
        keep([result], page, on=date.today(), commit=commit)  # at once: the next may take an hour
        print(result.row, flush=True)
    return 0 if all(result.held for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
