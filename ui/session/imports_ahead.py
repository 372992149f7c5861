"""What the first visit, print and cohort need is imported before it is asked for, while nobody types, in pieces.

Python imports a piece on another thread, which holds the window up for no longer than a library is loaded. What is
imported besides belongs to the piece, so they stand in the order in which they need each other. The large libraries of
statistics are not among them: they cost 150 MB that many a day never needs, and the worker imports them when they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from ui.session.session import Session

QUIET_MS, BETWEEN_MS = 2000, 30
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
PIECES = (
    "ui.forms.visit.labs",
    "ui.forms.visit.read",
    "ui.forms.visit.form",
    "ui.paper.patient_prints",
    "ui.paper.course.preview",
    "models.figures.waterfalls",
    "models.figures.redefined",
    "models.figures.imported_figure",
    "models.tables.tables",
    "ui.charts.cohort.spider",
    "ui.charts.cohort.waterfall",
    "ui.cohort.pictures_panel",
    "ui.cohort.figure_panel",
    "ui.cohort.redefinition_panel",
    "ui.cohort.tables_panel",
    "ui.cohort.trials_panel",
    "ui.cohort.tabs",
    "ui.cohort.exporting",
    "ui.cohort.header",
    "ui.cohort.page",
)


class ImportsAhead(QObject):
    """Imports ``names`` in this order, each after ``quiet`` milliseconds without a key or mouse in any window, and with
    nothing asked of the session; ``load`` is what imports one."""

    def __init__(
        self,
        session: Session,
        parent: QObject,
        *,
        names: Sequence[str] = PIECES,
        quiet: int = QUIET_MS,
        load: Callable[[str], Any] = import_module,
    ) -> None:
        super().__init__(parent)
        self._session, self._load, self._quiet = session, load, quiet
        self._waiting = list(reversed(names))
        self._at_work = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    @property
    def done(self) -> bool:
        """Whether everything is imported."""
        return not self._waiting and not self._at_work

    def begin(self) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_window)
        self._on_window(QGuiApplication.focusWindow())
        self._timer.start(self._quiet)

    def touch(self) -> None:
        """Somebody is there now: what is under way is finished, and the next piece waits."""
        if self._waiting:
            self._timer.start(self._quiet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self.touch()
        return False

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and self._waiting:
            window.installEventFilter(self)  # once more does no harm

    def _step(self) -> None:
        if self._at_work or self._session.closed or not self._waiting:
            return
        if self._session.busy:
            self._timer.start(self._quiet)
            return
        self._at_work = True
        self._session.aside(partial(_imported, self._load, self._waiting.pop()), self._on_imported)

    def _on_imported(self, _: object) -> None:
        self._at_work = False
        if self._waiting and not self._timer.isActive():
            self._timer.start(BETWEEN_MS)


def _imported(load: Callable[[str], Any], name: str) -> None:
    """What cannot be imported is told by whoever needs it."""
    try:
        load(name)
    except ImportError:
        return
