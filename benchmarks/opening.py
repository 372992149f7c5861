"""Opening each patient of the demo clinic in the real window: from asking the session to the last paint."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import Timing, median, p95

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.session.session import Session
    from ui.window.main import MainWindow

BAR_MS = 150.0
BAR_OF_BARE_PLOTS = 2.5
ROUNDS = 3
QUIET_SECONDS = 0.05
PATIENCE_SECONDS = 30.0
SIZE = (1440, 900)


def measure() -> tuple[Timing, ...]:
    """``first``: the course is computed from the store; ``again``: the session still has it.

    ``beside bare plots``: opening again, over what pyqtgraph alone needs to show as many plots with the same points in
    a window of the same size, turn by turn in the same run. So it tells of the program and not of the machine.
    """
    with clinic() as stopwatch:
        first = [stopwatch.opened(key, forget=True) for key in stopwatch.keys]
        again, bare = [], []
        for _ in range(ROUNDS):
            for key in stopwatch.keys:
                again.append(stopwatch.opened(key))
                bare.append(stopwatch.bare_plots())
    patients = f"{len(first)} patients"
    return (
        Timing(name="open a patient, first, median", value=median(first), unit="ms", bar=BAR_MS, note=patients),
        Timing(name="open a patient, first, p95", value=p95(first), unit="ms"),
        Timing(name="open a patient, again, median", value=median(again), unit="ms", bar=BAR_MS, note=patients),
        Timing(name="open a patient, again, p95", value=p95(again), unit="ms"),
        Timing(
            name="open a patient, again, beside bare plots",
            value=round(median(again) / median(bare), 2),
            unit="times",
            bar=BAR_OF_BARE_PLOTS,
            note=f"{median(bare):.1f} ms bare",
        ),
    )


class Stopwatch:
    """Opens patients in a window and times them up to the last paint before the window comes to rest."""

    def __init__(self, app: QApplication, session: Session, window: MainWindow) -> None:
        from pyqtgraph import GraphicsLayoutWidget
        from PySide6.QtCore import QEvent, QObject

        class Watch(QObject):
            painted = 0

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    self.painted += 1
                return False

        self._app, self._session, self._window = app, session, window
        self._watch = Watch(app)
        self._shown = 0
        self._bare = GraphicsLayoutWidget()
        self._bare.resize(*SIZE)
        self._made: list[Any] = []
        app.installEventFilter(self._watch)
        session.course_changed.connect(self._on_course)
        window.show()
        window.furnish()
        self.keys: list[int] = []
        session.read(lambda store: [key for key, _ in store.patients()], self.keys.extend)
        self._rest(lambda: bool(self.keys) and len(window.patients.shown) == len(self.keys) and self._shown > 0)

    def opened(self, key: int, *, forget: bool = False) -> float:
        """Milliseconds until the patient's page stands still; ``forget`` makes the session compute anew."""
        if forget:
            self._session._forget(frozenset([key]))
        shown = self._shown
        begin = perf_counter()
        self._session.open(key)
        return (self._rest(lambda: self._shown > shown) - begin) * 1000

    def bare_plots(self) -> float:
        """Milliseconds until a plot for every chart that pyqtgraph draws, with its points and no more, stands still."""
        from ui.charts.plot import PlotRow

        page = self._window.page
        assert page is not None
        charts = page.overview.stack.charts.values()
        points = [[(mark.day, mark.y) for mark in chart.marks] for chart in charts if isinstance(chart, PlotRow)]
        self._bare.show()
        self._rest(lambda: True)
        begin = perf_counter()
        for plot, values in zip(self._plots(len(points)), points, strict=True):
            plot.clear()
            plot.plot([x for x, _ in values], [y for _, y in values], symbol="o")
        return (self._rest(lambda: True) - begin) * 1000

    def _plots(self, count: int) -> list[Any]:
        while len(self._made) < count:
            self._made.append(self._bare.addPlot(row=len(self._made), col=0))
        return self._made

    def _on_course(self, _: object) -> None:
        self._shown += 1

    def _rest(self, done: Callable[[], bool]) -> float:
        """Let events happen until ``done`` and a while without a paint; returns when the last paint was over."""
        begin = last = perf_counter()
        ready = False
        while not ready or perf_counter() - last < QUIET_SECONDS:
            painted = self._watch.painted
            self._app.processEvents()
            if self._watch.painted > painted or not ready:
                last = perf_counter()
            ready = ready or done()
            sleep(0.0005)  # the worker's turn
            if perf_counter() - begin > PATIENCE_SECONDS:
                raise RuntimeError("the window does not come to rest")
        return last


@contextmanager
def clinic() -> Iterator[Stopwatch]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from storage.places import DATA_CUT
    from ui.kit.theme import Theme
    from ui.session.session import Session
    from ui.start import demo_clinic, protocols
    from ui.window.main import MainWindow

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        session = Session(demo_clinic(Path(folder)), protocols, DATA_CUT)
        window = MainWindow(session, theme, demo=True)
        window.resize(*SIZE)
        try:
            yield Stopwatch(app, session, window)
        finally:
            window.close()
