"""Objects that hold each other are searched for on the thread of the window, and on no other.

Python begins such a search on whichever thread happens to allocate. On a worker it destroyed charts that had been
closed while the window was painting, and the process ended. So the search of Python's own accord is put off, and a
timer of the window does it, as often as Python would have.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

EVERY = 500  # milliseconds


def searched_by(app: QCoreApplication) -> None:
    """From now on, and as long as ``app`` runs, cycles are searched for by its timer alone."""
    gc.disable()
    timer = QTimer(app, interval=EVERY)
    timer.timeout.connect(search_where_due)
    timer.start()


def search_where_due() -> None:
    """The search that Python would begin now: of the oldest generation that has reached its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(3) if counts[generation] > thresholds[generation]]
    if due:
        gc.collect(due[-1])


def set_aside() -> None:
    """What there is stays: no later search looks at it. Whatever was given up lately is taken away before."""
    gc.collect(1)
    gc.freeze()
