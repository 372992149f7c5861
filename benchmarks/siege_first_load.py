"""Siege of the first load: workbooks changed by chance through the command, and 300 patients loaded, undone, loaded."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.first_load import filled_book, many_patients, without_what_is_decided
from benchmarks.siege_inputs import Answer, run_here
from benchmarks.spoilt import CELLS, NASTY, torn
from storage.clinic.store import DEMO_KEY, Store
from storage.firstload.template import packed
from storage.firstload.words import not_read

_PATIENTS = 6
_FORMATS = ("General", "@", "0", "0.00", '">"0', "0%", "0,", "mmm-yy", "yyyy-mm-dd", "h:mm", '0" mg"', "0000000")


def first_load(count: int, seed: int) -> str:
    """Workbooks of a few patients, each changed by chance and given to the command, a dry run and a load in turn.

    Raises AssertionError with the number of the workbook that ended in a traceback, was refused otherwise than it must
    be, or left a part of itself: every patient of it is in the clinic, or nobody.
    """
    told: Counter[str] = Counter()
    slowest = (0.0, "none")
    cases = [without_what_is_decided(case) for case in many_patients(_PATIENTS)]
    for case in cases:
        case["visits"], case["labs"] = case["visits"][:2], case["labs"][:24]
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder:
        clinic, path = Path(folder) / "clinic.hepatrack", Path(folder) / "patients.xlsx"
        Store.create(clinic, key=DEMO_KEY).close()
        for number in range(count):
            chance, which = random.Random(f"{seed}/{number}"), f"workbook {number} of seed {seed}"
            path.write_bytes(_spoilt(chance, cases))
            begin = perf_counter()
            how = chance.choice((("--dry-run",), ("--json",), ()))
            answer = run_here("first-load", str(path), *how, "--database", str(clinic))
            slowest = max(slowest, (perf_counter() - begin, which))
            told["refused" if answer.status else "taken"] += 1
            _check(answer, which, json="--json" in how)
            _check_clinic(clinic, which, loaded=answer.status == 0 and "--dry-run" not in how)
    return (
        f"no traceback, nothing partial; {told['refused']:,} of {count:,} refused, the others taken whole and undone; "
        f"the slowest took {slowest[0]:.2f} s ({slowest[1]})"
    )


def _check(answer: Answer, which: str, *, json: bool) -> None:
    said = f"{which}: status {answer.status}, {answer.err[-600:]!r}, {answer.out[-200:]!r}"
    assert answer.status in (0, 2), said
    assert answer.err.count("\n") <= 1, said
    assert answer.out or (answer.status == 2 and answer.err), said
    assert not json or answer.out.startswith(b'{\n "format": "first-load"'), said


def _check_clinic(clinic: Path, which: str, *, loaded: bool) -> None:
    """Everybody of a workbook that was taken is there, and gone again after one undo; nobody of any other."""
    with Store.open(clinic, key=DEMO_KEY) as store:
        found = len(store.patients())
        assert bool(found) == loaded, f"{which}: {found} patients in the clinic"
        if found:
            store.undo()
            assert not store.patients(), f"{which}: somebody is left after the undo"


def _spoilt(chance: random.Random, cases: list[Any]) -> bytes:
    """A workbook with a few cells, rows or sheets changed, and now and then its parts or its bytes."""
    book = filled_book(chance.sample(cases, chance.choice((1, 2, 3))))
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        _change(chance, chance.choice([page for page in book if page.title not in not_read()]))
    content = packed(book)
    if chance.random() < 0.75:
        return content
    return torn(chance, content) if chance.random() < 0.5 else _in_a_part(chance, content)


def _change(chance: random.Random, page: Any) -> None:
    row, column = chance.randrange(1, page.max_row + 2), chance.randrange(1, page.max_column + 2)
    kind = chance.random()
    if kind < 0.1:
        page.delete_rows(row)
    elif kind < 0.2:
        page.insert_rows(row)
    elif kind < 0.25:
        page.delete_cols(column)
    elif kind < 0.3:
        page.title = chance.choice(("Patients", "results2", "x", "How to fill in"))
    else:
        cell = page.cell(row, column)
        cell.value = _value(chance)
        if isinstance(cell.value, str) and chance.random() < 0.8:
            cell.data_type = "s"
        if chance.random() < 0.4:
            cell.number_format = chance.choice(_FORMATS)


def _value(chance: random.Random) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    value = chance.choice(chance.choice((NASTY, CELLS)))
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**15 else float(10**15)
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:2_000]


def _in_a_part(chance: random.Random, content: bytes) -> bytes:
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as other:
        spoilt = chance.choice(archive.namelist())
        for name in archive.namelist():
            part = archive.read(name)
            other.writestr(name, torn(chance, part) if name == spoilt else part)
    return again.getvalue()
