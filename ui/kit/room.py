"""How large windows are: none opens larger than what it stands over, each as large as it was left on this computer."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QSettings, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

_TITLE_BAR = 40  # what the desktop draws over a window, about


class Sizes(QObject):
    """Where sizes are kept from start to start. Made once, for the application; without it nothing is remembered."""

    def __init__(self, settings: QSettings, app: QCoreApplication) -> None:
        super().__init__(app)
        self.settings = settings


def keep_size(window: QWidget) -> None:
    """Open ``window`` as large as it was left, or as it asks to be; within the window or the screen it opens over."""
    _Kept(window)


def fit_to_screen(window: QMainWindow) -> None:
    """The main window where it was left; where the screen is smaller than what it asks for, the whole screen."""
    kept = _kept("window")
    if isinstance(kept, QByteArray) and window.restoreGeometry(kept):
        return
    room = window.screen().availableSize() - QSize(0, _TITLE_BAR)
    if window.size().boundedTo(room) != window.size():
        window.resize(window.size().boundedTo(room))
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def keep_place(window: QMainWindow) -> None:
    """Remember where the main window is, and how large."""
    _keep("window", window.saveGeometry())


class _Kept(QObject):
    """Knows its window by what it watches alone: held here, it would be a cycle, cleared at any time and watched on."""

    _opened: QSize | None = None

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or not isValid(watched):  # hidden once more while it is thrown away
            return False
        name = f"size/{type(watched).__name__}"
        if event.type() == QEvent.Type.Show and self._opened is None:
            kept = _kept(name)
            wanted = kept if isinstance(kept, QSize) and kept.isValid() else watched.size()
            watched.resize(wanted.boundedTo(_room(watched)))
            self._opened = watched.size()
        elif event.type() == QEvent.Type.Hide and self._opened not in (None, watched.size()):
            _keep(name, watched.size())
        return False


def _room(window: QWidget) -> QSize:
    over = window.parentWidget()
    if over is None:
        return window.screen().availableSize() - QSize(0, _TITLE_BAR)
    return over.window().size()


def _sizes() -> Sizes | None:
    app = QCoreApplication.instance()
    return None if app is None else app.findChild(Sizes)


def _kept(name: str) -> object:
    sizes = _sizes()
    return None if sizes is None else sizes.settings.value(name)


def _keep(name: str, value: object) -> None:
    sizes = _sizes()
    if sizes is not None:
        sizes.settings.setValue(name, value)
