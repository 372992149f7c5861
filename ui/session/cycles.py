"""Objects that hold each other are searched for on the thread of the window, and on no other.

Python begins such a search on whichever thread happens to allocate. On a worker it destroyed charts that had been
closed while the window was painting, and the process ended. So the search of Python's own accord is put off, and a
timer of the window does it, as often as Python would have.
"""

from __future__ import annotations

import gc
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QTimer

EVERY = 500  # milliseconds
MANY = 2_000  # rows: fewer are searched with the rest


class ManyRows:
    """Rows of a file on their way through the workers: no search while they come, and none among them afterwards.

    They are millions of objects without a cycle; a search among them would hold the window for half a second.
    """

    def begin(self) -> None:
        _coming.add(self)

    def end(self, count: int = 0) -> None:
        """``count`` rows came and stay for a while."""
        _coming.discard(self)
        if count > MANY:
            gc.freeze()


_coming: WeakSet[ManyRows] = WeakSet()


def searched_by(app: QCoreApplication) -> None:
    """From now on, and as long as ``app`` runs, cycles are searched for by its timer alone."""
    gc.disable()
    timer = QTimer(app, interval=EVERY)
    timer.timeout.connect(search_where_due)
    timer.start()


def search_where_due() -> None:
    """The search that Python would begin now: of the oldest generation that has reached its threshold."""
    if _coming:
        return
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(3) if counts[generation] > thresholds[generation]]
    if due:
        gc.collect(due[-1])


def set_aside() -> None:
    """What there is stays: no later search looks at it. Whatever was given up lately is taken away before."""
    gc.collect(1)
    gc.freeze()
