"""The pictures of the user guide, taken of the program itself in every language: ``python3 run.py guide``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from models.cohort.members import Grouping
from storage.shipped.guide import PICTURES
from ui.kit.theme import Theme
from ui.session.cycles import searched_by
from ui.shots import Photographer
from ui.window.main import MainWindow
from ui.window.places import COHORT, PATIENTS, SETTINGS, WORKLIST
from ui.words.language import languages, set_language

SIZE = (1366, 768)
PATIENT = "HCC-R03"
TABS = ("overview", "visits", "lesions", "events", "treatment")


def main() -> int:
    """Take every picture anew and name it on standard output. Returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    searched_by(app)
    app.setApplicationName("Hepatrack")
    theme = Theme()
    theme.apply(app)
    for code, _name in languages():
        set_language(app, code)
        folder = PICTURES / code
        folder.mkdir(parents=True, exist_ok=True)
        photographer = Photographer(app, theme, folder)
        with photographer.clinic() as window:
            window.resize(*SIZE)
            _take_all(photographer, window)
        app.removeEventFilter(photographer)
        for path in folder.glob("*.png"):
            _lighten(path)
    return 0


def _take_all(photographer: Photographer, window: MainWindow) -> None:
    for name in (WORKLIST, SETTINGS):
        window.show_place(name)
        photographer.take(window, name)
    window.show_place(PATIENTS)
    photographer.open(PATIENT)
    assert window.page is not None
    for name in TABS:
        window.page.show_tab(name)
        photographer.take(window, name)
    photographer.show_cohort(window, Grouping.VP)
    photographer.take(window, COHORT)


def _lighten(path: Path) -> None:
    """The 256 colours there are most of are enough for a screen, at a third of the bytes; the rest take the nearest."""
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    across, down = picture.width(), picture.height()
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(down, across)
    colours, found, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    most = colours[np.argsort(-counts, kind="stable")[:256]]
    parts = [((of[:, None] >> np.array([0, 8, 16])) & 255).astype(np.int32) for of in (colours, most)]
    nearest = np.abs(parts[0][:, None] - parts[1][None]).sum(axis=2).argmin(axis=1).astype(np.uint8)
    indexed = nearest[found].reshape(down, across)
    made = QImage(indexed.tobytes(), across, down, across, QImage.Format.Format_Indexed8)
    made.setColorTable([int(one) for one in most])
    if not made.save(str(path)):
        raise SystemExit(f"run.py guide: {path} cannot be written")


if __name__ == "__main__":
    sys.exit(main())
