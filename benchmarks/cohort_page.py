"""The Cohort place in front of 1,000 patients and of 100,000 imported rows: from asking to the last paint."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from benchmarks.cohorts import _imported
from benchmarks.measuring import Timing, median, p95, tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from models.record.records import Record
    from ui.cohort.page import CohortPage
    from ui.session.session import Session

DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo"
PATIENTS, ROWS, ROUNDS = 1000, 100_000, 7
PAGE_MS, FILE_MS, STALL_MS = 200.0, 1000.0, 100.0
QUIET_SECONDS, PATIENCE_SECONDS = 0.08, 300.0


def measure() -> tuple[Timing, ...]:
    with _page() as watch:
        tell(f"computing the courses of {PATIENTS:,} patients")
        first = watch.until_rest(watch.page.show)
        again, figures = _choices(watch)
        file_first, file_again = _file(watch)
        stall = watch.longest_stall
    note = f"{PATIENTS:,} patients"
    return (
        Timing(name="cohort page, courses computed first", value=first, unit="ms", note=note),
        Timing(name="cohort page drawn, median", value=median(again), unit="ms", bar=PAGE_MS, note=note),
        Timing(name="cohort page drawn, p95", value=p95(again), unit="ms", note=note),
        Timing(
            name="cohort figure of another choice, median", value=median(figures), unit="ms", bar=PAGE_MS, note=note
        ),
        Timing(name="cohort page of a file, first", value=file_first, unit="ms", bar=FILE_MS, note=f"{ROWS:,} rows"),
        Timing(name="cohort page of a file, median", value=file_again, unit="ms", bar=FILE_MS, note=f"{ROWS:,} rows"),
        Timing(name="cohort page, longest stall of the window", value=stall, unit="ms", bar=STALL_MS),
    )


def _choices(watch: _Watch) -> tuple[list[float], list[float]]:
    """Milliseconds from going to the place to all of it, and from another grouping to its curves."""
    from models.cohort.members import Grouping

    page, again, figures = watch.page, [], []
    watch.longest_stall = 0.0
    for number in range(ROUNDS):
        page.hide()
        page.show_course(None)  # whatever is drawn now is another figure than before
        grouping = (Grouping.VP, Grouping.NONE)[number % 2]
        figures.append(watch.until_rest(page.show))
        again.append(figures.pop())
        figures.append(watch.until_rest(page.figure_panel.groupings.button(grouping.value).click))
    return again, figures


def _file(watch: _Watch) -> tuple[float, float]:
    """A cohort of a file: read from the clinic file the first time, kept in memory then."""
    from models.cohort.members import Grouping
    from storage.clinic.cohorts import keep_cohort

    kept: list[int | None] = []
    watch.session.read(lambda store: keep_cohort(store, _imported(ROWS)).key, kept.append)
    watch.until_rest(lambda: None, lambda: bool(kept))
    first = watch.until_rest(lambda: watch.page.show_source(kept[0]))
    again = []
    for number in range(ROUNDS):
        choice = watch.page.ask.choice
        grouping = (Grouping.FILE, Grouping.NONE)[number % 2]
        divided = replace(choice, grouping=grouping)
        again.append(watch.until_rest(lambda divided=divided: watch.page.figure_panel.choice_wanted.emit(divided)))  # type: ignore[misc]
    return first, median(again)


class _Watch:
    """Waits until the place has answered and stands still; knows the longest time that the window was not served."""

    def __init__(self, app: QApplication, session: Session, page: CohortPage) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Painted(QObject):
            count = 0

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    self.count += 1
                return False

        self.session, self.page = session, page
        self.longest_stall = 0.0
        self._app, self._painted = app, Painted(app)
        app.installEventFilter(self._painted)

    def until_rest(self, begin: Callable[[], object], done: Callable[[], bool] | None = None) -> float:
        """Milliseconds from ``begin`` to the end of the last paint of what it asked for."""
        asked, start = self.page._asked, perf_counter()
        begin()
        last, ready = perf_counter(), False
        while not ready or perf_counter() - last < QUIET_SECONDS:
            count, before = self._painted.count, perf_counter()
            self._app.processEvents()
            now = perf_counter()
            self.longest_stall = max(self.longest_stall, (now - before) * 1000)
            if self._painted.count > count or not ready:
                last = now
            answered = self.page.answer is not None and self.page.answer.ask == self.page.ask
            ready = done() if done is not None else answered and self.page._asked > asked and not self.session.busy
            sleep(0.0005)  # the worker's turn
            if now - start > PATIENCE_SECONDS:
                raise RuntimeError("the page does not come to rest")
        self.page._idle.stop()  # lifelines is imported when nobody waits, not while this does
        return (last - start) * 1000


def _records() -> Iterator[Record]:
    """The demo clinic's patients over and over under codes of their own."""
    from storage.files.casefile import read_case

    demo = [read_case(path) for path in sorted(DEMO.glob("*.json"))]
    for number in range(PATIENTS):
        record = demo[number % len(demo)]
        yield replace(record, patient=replace(record.patient, code=f"B-{number:04d}"))


@contextmanager
def _page() -> Iterator[_Watch]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import ui  # noqa: F401 - holds a workaround that must come before Qt

    # isort: split
    from PySide6.QtWidgets import QApplication

    from storage.clinic.store import DEMO_KEY, Store
    from storage.places import DATA_CUT
    from ui.cohort.page import CohortPage
    from ui.kit.theme import Theme
    from ui.session.session import Session
    from ui.start import protocols

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        path = Path(folder) / "bench.hepatrack"
        tell(f"making a clinic of {PATIENTS:,} patients")
        store = Store.create(path, key=DEMO_KEY)
        for record in _records():
            store.import_record(record)
        store.close()
        session = Session(lambda: Store.open(path, key=DEMO_KEY), protocols, DATA_CUT)
        page = CohortPage(theme, session)
        page.resize(1376, 812)
        try:
            yield _Watch(app, session, page)
        finally:
            page.close()
            session.close()
