"""Says when a window has been painted for the first time, and ends the program then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

PAINTED = "painted"


class _FirstPaint(QObject):
    """Waits for a paint event of a window; the line is printed once the event is over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._seen and event.type() == QEvent.Type.Paint and watched.isWidgetType():
            self._seen = True
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(PAINTED, flush=True)
        QCoreApplication.quit()


@contextmanager
def announced() -> Iterator[None]:
    """While in it, the application that exists prints a line at its first paint and quits."""
    app = QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(_FirstPaint(app))
    yield
