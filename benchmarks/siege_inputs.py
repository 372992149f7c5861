"""Sieges of what comes from outside: mutated inputs through the real doors, and small inputs that ask for much."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.bombs import BOMBS, survival
from benchmarks.spoilt import Rows, spoilt_case, spoilt_table, spoilt_workbook

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
_HANGS_AFTER = 120


# Mutated inputs


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and whether it left ``made`` behind where it was to write that."""

    status: int
    out: bytes
    err: str
    made: bool | None = None


def mutated_inputs(count: int, seed: int) -> str:
    """Case files, tables, workbooks and curves, changed by chance, each through the command that reads it.

    Raises AssertionError with the number of the input that was neither answered nor refused in one line, or of which
    half a result was left. An input is made again by its number and the seed.
    """
    told: Counter[str] = Counter()
    slowest = (0.0, "none")
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder:
        for number in range(count):
            kind = tuple(DOORS)[number % len(DOORS)]
            begin = perf_counter()
            answer = DOORS[kind](random.Random(f"{seed}/{number}"), Path(folder))
            slowest = max(slowest, (perf_counter() - begin, f"{kind} {number}"))
            _check(answer, f"{kind} {number} of seed {seed}")
            told[kind, "refused" if answer.status else "answered"] += 1  # type: ignore[index]
    counts = ", ".join(
        f"{kind}: {told[kind, 'refused']:,} of {told[kind, 'refused'] + told[kind, 'answered']:,} refused"  # type: ignore[index]
        for kind in DOORS
    )
    return f"no traceback, no half result; {counts}; the slowest took {slowest[0]:.2f} s ({slowest[1]})"


def _check(answer: Answer, which: str) -> None:
    said = f"{which}: status {answer.status}, {answer.err[-600:]!r}"
    assert answer.status in (0, 2), said
    if answer.status == 0:
        assert answer.out, said
        assert not answer.err, said
        assert answer.made is not False, f"{said}: nothing was written"
        return
    assert not answer.out, said
    assert answer.err.count("\n") == 1, said
    assert answer.err.strip().isprintable(), said
    assert ": " in answer.err, said
    assert not answer.made, f"{said}: half a result was written"


def run_here(*words: str, made: Path | None = None) -> Answer:
    """The command in this process, as a shell would see it."""
    from main import main

    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    if made is not None:
        made.unlink(missing_ok=True)
    mask = os.umask(0o022)
    os.umask(mask)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(words)
    except SystemExit as left:
        status = int(left.code or 0)
    except Exception:  # noqa: BLE001 - what would be a traceback on a screen is what is looked for
        return Answer(1, b"", traceback.format_exc())
    finally:
        os.umask(mask)
    err.flush()
    complaint: Any = err.buffer
    answer: Any = out.buffer
    return Answer(
        status, answer.getvalue(), complaint.getvalue().decode("utf-8"), None if made is None else made.exists()
    )


@lru_cache(maxsize=1)
def _originals() -> tuple[Any, ...]:
    from storage.demo import CASES

    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json")))


def _patients(chance: random.Random) -> Rows:
    arms = chance.choice((("A", "B"), ("甲", "乙"), ("a", "b", "c", ""), ("Vp1–3", "Vp4")))
    rows = [
        [
            f"{chance.expovariate(0.01):.1f}",
            str(chance.randrange(2)),
            chance.choice(arms),
            str(chance.randrange(20, 90)),
        ]
        for _ in range(chance.choice((2, 5, 12, 40)))
    ]
    return [["time", "event", "arm", "age"], *rows]


def _case(chance: random.Random, folder: Path) -> Answer:
    path = folder / "case.json"
    path.write_bytes(spoilt_case(chance, _originals()))
    return run_here("assess", str(path), *chance.choice(((), ("--json",))))


def _table(chance: random.Random, folder: Path) -> Answer:
    path = folder / "table.csv"
    path.write_bytes(spoilt_table(chance, _patients(chance)))
    return run_here(*survival(path, *_more(chance)))


def _workbook(chance: random.Random, folder: Path) -> Answer:
    path = folder / "table.xlsx"
    path.write_bytes(spoilt_workbook(chance, _patients(chance)))
    return run_here(*survival(path, *_more(chance)))


def _more(chance: random.Random) -> Sequence[str]:
    words = [*chance.choice(((), ("--group", "arm"))), *chance.choice(((), ("--json",)))]
    words += chance.choice(
        ((), (), ("--landmark", "30"), ("--conditional", "100"), ("--no-guard",), ("--at", "10,1e6"))
    )
    return words + list(chance.choice(((), (), (), ("--decimal", "comma"), ("--encoding", "gb18030"))))


def _curve(chance: random.Random, folder: Path) -> Answer:
    level, points = 1.0, [["time", "survival"]]
    for step in range(chance.choice((3, 10, 40))):
        level *= chance.uniform(0.85, 1.0)
        points.append([str(step + 1), f"{level:.3f}"])
    left, risk = 100, [["time", "at_risk"]]
    for tick in range(0, len(points), 5):
        risk.append([str(tick), str(left)])
        left = chance.randrange(left + 1)
    spoil_first = chance.random() < 0.6
    plain = {"curve.csv": points, "risk.csv": risk}
    for name, rows in plain.items():
        spoil = spoil_first == (name == "curve.csv")
        content = spoilt_table(chance, rows) if spoil else "\n".join(",".join(row) for row in rows).encode()
        (folder / name).write_bytes(content)
    words = ("--at-risk", str(folder / "risk.csv"), "--unit", "months", "--out", str(folder / "made.csv"))
    more = chance.choice(((), (), ("--percent",), ("--events", "20")))
    return run_here("reconstruct", str(folder / "curve.csv"), *words, *more, made=folder / "made.csv")


DOORS: dict[str, Callable[[random.Random, Path], Answer]] = {
    "case files": _case,
    "tables": _table,
    "workbooks": _workbook,
    "curves": _curve,
}


# Bombs


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of the program took: processor seconds, and the highest resident memory."""

    status: int
    err: str
    seconds: float
    megabytes: float


def bombs(count: int, seed: int) -> str:
    """Small inputs that ask for much, each refused in one line by a process of its own.

    Measured are processor seconds (others use the machine as well) over those of the same command refusing a file that
    is not there, and the highest resident memory of the whole process. Raises AssertionError for the first that took
    more than 2 s or 300 MB, was not refused, or was refused otherwise than in one line.
    """
    chance = random.Random(seed)
    names = sorted(BOMBS) if count >= len(BOMBS) else sorted(chance.sample(sorted(BOMBS), count))
    worst_seconds, worst_megabytes = (0.0, ""), (0.0, "")
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder:
        bare = {command: _bare(command, Path(folder)) for command in ("survival", "assess", "reconstruct")}
        for name in names:
            inner = Path(folder) / "bomb"
            inner.mkdir()
            words = BOMBS[name](inner, random.Random(f"{seed}/{name}"))
            cost = _measured(words)
            seconds = cost.seconds - bare[words[0]].seconds
            said = f"{name}: {seconds:.1f} s, {cost.megabytes:.0f} MB, status {cost.status}, {cost.err[-400:]!r}"
            assert cost.status == 2, said
            assert cost.err.count("\n") == 1, said
            assert cost.err.strip().isprintable(), said
            assert seconds <= MOST_SECONDS, said
            assert cost.megabytes <= MOST_MEGABYTES, said
            worst_seconds, worst_megabytes = (
                max(worst_seconds, (seconds, name)),
                max(worst_megabytes, (cost.megabytes, name)),
            )
            for file in inner.iterdir():
                file.unlink()
            inner.rmdir()
    least = ", ".join(f"{command} {cost.seconds:.1f} s, {cost.megabytes:.0f} MB" for command, cost in bare.items())
    return (
        f"{len(names)} refused; the slowest in {worst_seconds[0]:.1f} s over the bare start ({worst_seconds[1]}), "
        f"the largest in {worst_megabytes[0]:.0f} MB ({worst_megabytes[1]}); bare starts: {least}"
    )


def _bare(command: str, folder: Path) -> Cost:
    """What the command costs that finds no file."""
    nothing = str(folder / "nothing.csv")
    words = {
        "survival": survival(folder / "nothing.xlsx"),
        "assess": ("assess", nothing),
        "reconstruct": (
            "reconstruct",
            nothing,
            "--at-risk",
            nothing,
            "--unit",
            "days",
            "--out",
            str(folder / "made.csv"),
        ),
    }
    return _measured(words[command])


def _measured(words: Sequence[str]) -> Cost:
    with tempfile.TemporaryDirectory(prefix="hepatrack-cost-") as folder:
        told = Path(folder) / "cost"
        command = [sys.executable, "-m", "benchmarks.measured_main", str(told), *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=_HANGS_AFTER)
        seconds, megabytes = map(float, told.read_text(encoding="ascii").split()) if told.exists() else (999.0, 0.0)
    return Cost(done.returncode, done.stderr.decode("utf-8", "replace"), seconds, megabytes)
