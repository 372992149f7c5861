"""The least a program of this kind can be, bundled: one PySide6 window with one pyqtgraph plot, until it is closed."""

from __future__ import annotations

import sys

import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> int:
    app = QApplication(sys.argv)
    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    plot.plot([0, 42, 84, 126], [60, 40, 35, 52], symbol="o")
    window.setCentralWidget(plot)
    window.resize(1440, 900)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
