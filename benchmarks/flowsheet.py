"""The flowsheet of a long course: shown, scrolled, and typed into, in a window of its own.

Measured is what the processor worked, whoever else it had to serve meanwhile; on an idle machine it takes as long.
"""

from __future__ import annotations

import os
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import Timing, median, p95, processor_milliseconds
from benchmarks.people import patient
from models.course.course import Course, course
from models.record.protocol import FOLLOW_UP

if TYPE_CHECKING:
    from ui.patient.visits.page import VisitsPage

VISITS, SHOWN, STEPS, KEYS = 60, 15, 200, 100
BAR_SHOWN_MS, BAR_STEP_MS, BAR_KEY_MS = 80.0, 20.0, 30.0
SIZE = (1440, 760)


def measure() -> tuple[Timing, ...]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.kit.theme import Theme
    from ui.patient.visits.page import VisitsPage
    from ui.session.session import Session

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    record = patient(VISITS)
    judged = course(record, FOLLOW_UP, record.visits[-1].date + timedelta(days=1))
    session = Session(_clinic, {}, judged.today)
    page = VisitsPage(theme, session)
    page.resize(*SIZE)
    page.show()
    try:
        return _timings(app, page, judged)
    finally:
        page.hide()
        session.close()


def _timings(app: object, page: VisitsPage, judged: Course) -> tuple[Timing, ...]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    assert isinstance(app, QApplication)
    table, note = page.table, f"{VISITS} visits"

    def show() -> None:
        page.show_course(judged)
        app.processEvents()

    shown = processor_milliseconds(show, rounds=SHOWN)
    across, down = table.horizontalScrollBar(), table.verticalScrollBar()
    turn = [0]

    def step() -> None:
        """A column to the left, and three lines down every other time, until either end."""
        turn[0] += 1
        bar, by = (across, -88) if turn[0] % 2 else (down, 72)
        before = bar.value()
        bar.setValue(before + by)
        if bar.value() == before:
            bar.setValue(bar.maximum() if by < 0 else 0)
        app.processEvents()

    steps = processor_milliseconds(step, rounds=STEPS)
    rows = [line.row for line in table.shown.lines if line.row is not None and line.row.analyte]
    page.typing.begin((rows[0].analyte, rows[0].unit), "1")
    app.processEvents()
    assert page.typing.is_begun

    def press() -> None:
        key = Qt.Key.Key_2 if len(page.typing.entry.text()) == 1 else Qt.Key.Key_Backspace
        QTest.keyClick(page.typing.entry, key)
        app.processEvents()

    keys = processor_milliseconds(press, rounds=KEYS)

    def walk() -> None:
        QTest.keyClick(page.typing.entry, Qt.Key.Key_Return)
        app.processEvents()

    walked = processor_milliseconds(walk, rounds=20)
    return (
        Timing(name="flowsheet, 60 visits, shown", value=median(shown), unit="ms", bar=BAR_SHOWN_MS, note=note),
        Timing(name="flowsheet, a step of scrolling", value=median(steps), unit="ms", bar=BAR_STEP_MS, note="median"),
        Timing(name="flowsheet, key to echo", value=p95(keys), unit="ms", bar=BAR_KEY_MS, note="p95"),
        Timing(name="flowsheet, Enter to the next cell", value=p95(walked), unit="ms", bar=BAR_KEY_MS, note="p95"),
    )


def _clinic() -> Any:
    """As much of a clinic file as is asked here: it knows no laboratory."""
    laboratories = SimpleNamespace(names=tuple, ranges=tuple)
    templates = SimpleNamespace(offered=lambda shipped: shipped)
    return SimpleNamespace(laboratories=laboratories, templates=templates, close=lambda: None)
