"""Programs killed while they write: what they acknowledged is there, or it is said that the file is torn."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.siege_common import Siege, a_case
from storage.clinic.connection import journal_is_settled
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.problems import StoreProblem

_MOST_WRITES = 1000
# Each write is one visit with two results: the weight says which one it is.
_WRITER = """
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from models.record.visit_entry import VisitEntry
from models.quantities import parse_quantity
from models.record.records import LabResult, Visit
from storage.clinic.store import DEMO_KEY, Store

path, first, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
on = date(2026, 1, 1)
with Store.open(path, key=DEMO_KEY) as store:
    for number in range(first, first + most):
        labs = tuple(
            LabResult(analyte=name, date=on, value=parse_quantity(str(number)), unit=unit)
            for name, unit in (("AFP", "ng/mL"), ("PIVKA-II", "mAU/mL"))
        )
        store.add_visit(1, VisitEntry(visit=Visit(date=on, weight_kg=Decimal(number) / 1000), labs=labs))
        print(number, flush=True)
"""


def kill_writers(count: int, seed: int) -> Siege:
    """A program that writes, killed at any moment: nothing that it acknowledged is lost, nothing is there by half.

    The set of files it left gives everything. The main file alone gives everything too, or says that it is torn.
    """
    found, chance = Siege("kills"), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place:
        path, alone = Path(place) / "clinic.hepatrack", Path(place) / "alone" / "clinic.hepatrack"
        alone.parent.mkdir()
        with Store.create(path, key=DEMO_KEY) as store:
            store.import_record(replace(a_case(), visits=(), labs=()))
        first = 1
        for number in range(count):
            acknowledged = _until_killed(path, first, chance.uniform(0, 0.3))
            for left in alone.parent.iterdir():
                left.unlink()
            shutil.copy(path, alone)
            found.tried += 1
            found.ends["in the middle of a write"] += not journal_is_settled(path)
            _look_at_the_main_file(alone, acknowledged, f"kill {number + 1}", found)
            with Store.open(path, key=DEMO_KEY) as store:
                written = _numbers(store)
                wrong = _wrong_numbers(written, acknowledged) or ", ".join(verify(store).problems)
            if wrong:
                found.wrong.append(f"kill {number + 1}: {wrong}")
            first = len(written["visits"]) + 1
    return found


def _look_at_the_main_file(alone: Path, acknowledged: int, name: str, found: Siege) -> None:
    try:
        with Store.open(alone, key=DEMO_KEY) as store:
            wrong = _wrong_numbers(_numbers(store), acknowledged) or ", ".join(verify(store).problems)
    except StoreProblem:
        found.ends["main file alone: torn, and told"] += 1
        return
    found.ends["main file alone: whole"] += 1
    if wrong:
        found.wrong.append(f"{name}, the main file alone, in silence: {wrong}")


def _until_killed(path: Path, first: int, seconds: float) -> int:
    """Let a program write until it is killed; the last write that it said was kept."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(first), str(_MOST_WRITES)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        with suppress(subprocess.TimeoutExpired):
            writer.wait(seconds)
        writer.kill()
        rest, errors = writer.communicate()
    if errors:
        raise RuntimeError(errors)
    return max(int(line) for line in [*said, *rest.splitlines(keepends=True)] if line.endswith("\n"))


def _numbers(store: Store) -> dict[str, list[int]]:
    """Which writes are there: by their visits, and by each of their two results."""
    record = store.record(1)
    found = {"visits": [int(visit.weight_kg * 1000) for visit in record.visits if visit.weight_kg is not None]}
    for analyte in ("AFP", "PIVKA-II"):
        found[analyte] = [int(result.value.reported) for result in record.labs if result.analyte == analyte]
    return found


def _wrong_numbers(written: dict[str, list[int]], acknowledged: int) -> str:
    """What is missing or half there; one write more than was acknowledged may be, whole."""
    count = len(written["visits"])
    if any(numbers != list(range(1, count + 1)) for numbers in written.values()):
        return f"a write is there by half: {written}"
    if not acknowledged <= count <= acknowledged + 1:
        return f"{acknowledged} writes were acknowledged and {count} are there"
    return ""
