"""A process killed while it writes: every acknowledged write is there, none is there by half, the chain holds.

Twenty rounds here; HEPATRACK_KILL_ROUNDS=200 makes it the whole bar.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verification import verify
from tests.storage.clinics import busy_clinic

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("HEPATRACK_KILL_ROUNDS", "20"))
MOST_WRITES = 1000
# Each write is one visit with two results: the weight says which one it is.
WRITER = """
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from models.record.visit_entry import VisitEntry
from models.quantities import parse_quantity
from models.record.records import LabResult, Visit
from storage.clinic.store import DEMO_KEY, Store

path, first, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
on = date(2024, 1, 1)
with Store.open(path, key=DEMO_KEY) as store:
    for number in range(first, first + most):
        labs = tuple(
            LabResult(analyte=name, date=on, value=parse_quantity(str(number)), unit=unit)
            for name, unit in (("AFP", "ng/mL"), ("PIVKA-II", "mAU/mL"))
        )
        store.add_visit(1, VisitEntry(visit=Visit(date=on, weight_kg=Decimal(number) / 1000), labs=labs))
        print(number, flush=True)
"""


def acknowledged_until_killed(path: Path, first: int, seconds: float) -> int:
    """Let a process write until it is killed; gives the last write that it said was kept."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first), str(MOST_WRITES)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        try:
            writer.wait(seconds)
        except subprocess.TimeoutExpired:
            writer.kill()
        rest, errors = writer.communicate()
        assert errors == ""
    numbers = [line.strip() for line in [*said, *rest.splitlines(keepends=True)] if line.endswith("\n")]
    return max(int(number) for number in numbers)


def test_that_a_killed_process_loses_nothing_it_acknowledged_and_leaves_no_half(tmp_path: Path) -> None:
    path = tmp_path / "clinic.hepatrack"
    busy_clinic(path).close()
    chance = random.Random(20250328)
    first = 1
    for _ in range(ROUNDS):
        acknowledged = acknowledged_until_killed(path, first, chance.uniform(0, 0.3))
        with Store.open(path, key=DEMO_KEY) as store:
            record = store.record(1)
            written = [int(visit.weight_kg * 1000) for visit in record.visits[3:] if visit.weight_kg is not None]
            assert written == list(range(1, len(written) + 1))
            assert acknowledged <= len(written) <= acknowledged + 1
            for analyte, before in (("AFP", 3), ("PIVKA-II", 0)):
                kept = [result.value.reported for result in record.labs if result.analyte == analyte][before:]
                assert kept == [str(number) for number in written]
            assert verify(store).problems == ()
            first = len(written) + 1
    assert first > ROUNDS
