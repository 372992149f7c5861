"""Imports killed while they write: of a laboratory's file and of a first load all is there, or nothing."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.first_load import filled_book, many_patients, without_what_is_decided
from benchmarks.laboratory import MAPPING, register, write_text
from benchmarks.siege_common import Siege
from storage.clinic.connection import journal_is_settled
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.firstload.template import packed

ROWS, PATIENTS = 20_000, 30
_EVERY_SECONDS, _LAST_SECONDS = 0.001, 0.1
_A_FEW_PAGES = 16_384  # bytes; the note that the file is being written takes less


@dataclass(frozen=True, slots=True)
class Import:
    """One way in by the console: its words, the clinic file, and the query that counts what came."""

    name: str
    words: Sequence[str]
    clinic: Path
    query: str
    whole: int

    def begun(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "main.py", *self.words, "--database", str(self.clinic)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=Path(__file__).parents[1], stdout=quiet, stderr=quiet)

    def reached(self, process: subprocess.Popen[bytes], *, last: bool = False) -> float | None:
        """When it was being written, or at ``last`` put in its place; None where the process ended before."""
        while process.poll() is None:
            if self.is_in_place() if last else self.is_going():
                return perf_counter()
            sleep(_EVERY_SECONDS)
        return None

    def is_going(self) -> bool:
        """Whether pages of the file are kept in its journal, to be put back where the program ends."""
        journal = self.clinic.with_name(f"{self.clinic.name}-journal")
        return journal.exists() and journal.stat().st_size > _A_FEW_PAGES

    def is_in_place(self) -> bool:
        """Whether the pages themselves are being written over."""
        return self.is_going() and not journal_is_settled(self.clinic)


def killed_imports(count: int, seed: int) -> str:
    """Imports by the console, killed while they write: all of one is there, or nothing of it, and the file is whole."""
    return kill_imports(count, seed).told()


def kill_imports(count: int, seed: int, *, rows: int = ROWS, patients: int = PATIENTS) -> Siege:
    found, chance = Siege("killed imports"), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder:
        ways = (_laboratory(Path(folder), rows), _first_load(Path(folder), patients))
        spans = {way.name: _whole(way, found) for way in ways}
        for number in range(count):
            way = ways[number % len(ways)]
            process = way.begun()
            last = chance.random() < 0.5
            if way.reached(process, last=last) is not None:
                sleep(chance.uniform(0, _LAST_SECONDS if last else 0.6 * spans[way.name]))  # most are not done by then
            process.kill()
            process.wait()
            found.ends["pages half in place"] += way.is_in_place()
            found.ends["while it went on"] += way.is_going()
            _look(way, f"{way.name}, kill {number + 1}", found)
    return found


def _whole(way: Import, found: Siege) -> float:
    """One that nobody kills: how long it writes, taken back afterwards."""
    process = way.begun()
    begun = way.reached(process)
    process.wait()
    assert begun is not None, f"{way.name} wrote nothing"
    span = perf_counter() - begun
    with Store.open(way.clinic, key=DEMO_KEY) as store:
        if _came(way, store) != way.whole:
            found.wrong.append(f"{way.name}, not killed: {_came(way, store)} of {way.whole}")
        store.undo()
    return span


def _look(way: Import, which: str, found: Siege) -> None:
    found.tried += 1
    with Store.open(way.clinic, key=DEMO_KEY) as store:
        came = _came(way, store)
        if problems := verify(store).problems:
            found.wrong.append(f"{which}: {', '.join(map(str, problems))}")
        if came == way.whole:
            found.ends["whole"] += 1
            store.undo()
        elif came:
            found.wrong.append(f"{which}: {came} of {way.whole} are there")
        else:
            found.ends["nothing of it"] += 1


def _came(way: Import, store: Store) -> int:
    return int(store.file.query(way.query)[0][0])


def _laboratory(folder: Path, rows: int) -> Import:
    clinic, mapping, path = folder / "labs.hepatrack", folder / "mapping.json", folder / "LabA.csv"
    with Store.create(clinic, key=DEMO_KEY) as store:
        register(store)
    mapping.write_text(json.dumps(MAPPING.document()), encoding="utf-8")
    write_text(path, rows)
    words = ("import-labs", str(path), "--mapping", str(mapping))
    return Import("laboratory file", words, clinic, "SELECT count(*) FROM lab_result WHERE deleted = 0", rows)


def _first_load(folder: Path, patients: int) -> Import:
    clinic, path = folder / "load.hepatrack", folder / "patients.xlsx"
    Store.create(clinic, key=DEMO_KEY).close()
    path.write_bytes(packed(filled_book(without_what_is_decided(one) for one in many_patients(patients))))
    query = "SELECT count(*) FROM patient WHERE deleted = 0"
    return Import("first load", ("first-load", str(path)), clinic, query, patients)
