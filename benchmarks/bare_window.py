"""The least a program of this kind can be: one PySide6 window with one pyqtgraph plot. Ours is measured against it."""

from __future__ import annotations

import sys

import pyqtgraph
from PySide6.QtWidgets import QMainWindow

from benchmarks.first_paint import WatchedApplication


def main() -> None:
    app = WatchedApplication(sys.argv)
    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    plot.plot([0, 42, 84, 126], [60, 40, 35, 52], symbol="o")
    window.setCentralWidget(plot)
    window.resize(1440, 900)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
