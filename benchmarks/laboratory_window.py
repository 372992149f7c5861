"""The workbook of ``benchmarks.laboratory`` in the window: read, judged and shown, given up half way, then taken.

What the program worked stands beside openpyxl alone on the same file, and the longest time the window stood still.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtWidgets import QApplication

from benchmarks.journeys.clinic import Clinic, make_clinic, open_clinic
from benchmarks.laboratory import AGAINST, MAPPING, by_openpyxl, register, write_workbook
from benchmarks.measuring import Timing, tell
from benchmarks.siege_common import CHEAP
from storage.clinic.imports.mappings import save_mapping
from storage.keys import vault
from storage.roles import Role
from ui.imports.page import ImportPage
from ui.kit.theme import Theme
from ui.session.cycles import searched_by

STALL_MS = 100.0
_KEPT = "SELECT count(*) FROM lab_result WHERE deleted = 0"


def measure() -> tuple[Timing, ...]:
    count = int(os.environ.get("HEPATRACK_BENCH_ROWS", "50000"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="hepatrack-bench-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "LabA.xlsx"
        tell(f"a workbook of {count:,} rows is written")
        write_workbook(path, count)
        return tuple(_measured(path, Path(folder), count))


def _measured(path: Path, folder: Path, count: int) -> Iterator[Timing]:
    name = f"laboratory in the window, {count:,} rows"
    begun, worked = perf_counter(), process_time()
    by_openpyxl(path)
    alone, wall = process_time() - worked, perf_counter() - begun
    yield Timing(name=f"{name}, openpyxl alone", value=alone, unit="s", note=f"{wall:.1f} s by the clock")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme = Theme()
    theme.apply(app)  # type: ignore[arg-type]
    searched_by(app)
    vault.NEW_COST = CHEAP
    ours = 0.0
    with open_clinic(make_clinic(folder, ()), theme) as clinic:
        clinic.sit(Role.DATA_MANAGER)
        ready: list[None] = []
        clinic.session.write(_prepare, ready.append)
        _wait(clinic, lambda: ready and not clinic.session.busy, "everybody is registered")
        steps: tuple[tuple[str, Callable[[Clinic, Path], None]], ...] = (
            ("read and shown", _read),
            ("given up half way", _give_up),
            ("taken", _take),
        )
        for what, deed in steps:
            watch = clinic.hand.watch
            watch.begin()
            deed(clinic, path)
            watch.end()
            if deed is not _give_up:
                ours += watch.processor_seconds
            note = f"{watch.seconds:.1f} s by the clock"
            yield Timing(name=f"{name}, {what}", value=watch.processor_seconds, unit="s", note=note)
            stall, note = watch.longest_stall * 1000, f"of it work {watch.longest_work * 1000:.0f} ms"
            yield Timing(name=f"{name}, {what}, longest stall", value=stall, unit="ms", bar=STALL_MS, note=note)
            wanted = count if deed is _take else 0
            assert _kept(clinic) == wanted, f"{_kept(clinic)} results after it was {what}"
    yield Timing(name=f"{name}, against openpyxl alone", value=ours / alone, unit="times", bar=AGAINST)


def _prepare(store: object) -> None:
    register(store)  # type: ignore[arg-type]
    save_mapping(store, "Lab A", MAPPING)  # type: ignore[arg-type]


def _page(clinic: Clinic) -> ImportPage:
    clinic.window.show_place("import")
    page = clinic.window.imports.page
    assert page is not None
    return page


def _wait(clinic: Clinic, condition: Callable[[], object], what: str) -> None:
    """As the hand waits, and longer."""
    for _ in range(10):
        try:
            clinic.hand.wait(condition, what)
        except AssertionError:
            continue
        return
    raise AssertionError(f"waited in vain: {what}")


def _read(clinic: Clinic, path: Path) -> None:
    page = _page(clinic)
    page.open_file(path)
    _wait(clinic, lambda: page.header.may_import, "the rows can be imported")


def _give_up(clinic: Clinic, path: Path) -> None:
    page = _page(clinic)
    shares: list[float] = []
    page.taking.share.connect(shares.append)
    page.take()
    _wait(clinic, lambda: shares and shares[-1] > 0.5, "half of it is written")
    page.progress.stop.click()
    _wait(clinic, lambda: not page.taking.is_going, "it is given up")
    _wait(clinic, lambda: page.header.may_import, "the rows can be imported again")


def _take(clinic: Clinic, path: Path) -> None:
    page = _page(clinic)
    page.take()
    _wait(clinic, page.start.isVisible, "the file is imported and put away")


def _kept(clinic: Clinic) -> int:
    found: list[int] = []
    clinic.session.read(lambda store: int(store.file.query(_KEPT)[0][0]), found.append)
    _wait(clinic, lambda: found, "the results are counted")
    return found[0]
