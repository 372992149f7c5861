"""Pictures of every place and the prints of the demo clinic, made without a screen: ``python3 run.py shots``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.cohort.members import Grouping
from models.course.course import Course
from storage.places import DATA_CUT
from ui.cohort.tabs import CURVES, TABLES, TRIALS
from ui.forms.read import ReadForm
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.paper.course.preview import PreviewDialog
from ui.paper.course.summary import suggested_name, write_pdf
from ui.patient.page import OVERVIEW, TABS
from ui.session.cycles import searched_by
from ui.session.leaving import door
from ui.session.session import Session
from ui.start import demo_clinic, protocols
from ui.window.main import MainWindow
from ui.window.places import COHORT, PATIENTS, PLACES
from ui.words.language import ENGLISH, languages, set_language

SIZES = ((1440, 900), (1366, 768))
CODES = ("HCC-R03", "HCC-R10", "TIL-01", "TIL-02")
PATIENCE_SECONDS = 60.0
QUIET_SECONDS = 0.25
PRINTED_AT = datetime.combine(DATA_CUT, time(9))
PRINTED_BY = "Demo clinic"


def main(words: Sequence[str] | None = None) -> int:
    """Write the pictures and prints and name each on standard output. Returns the exit status."""
    chosen = _parser().parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    searched_by(app)
    app.setApplicationName("Hepatrack")
    set_language(app, chosen.language)
    theme = Theme(chosen.theme == "dark")
    theme.apply(app)
    folder: Path = chosen.out
    folder.mkdir(parents=True, exist_ok=True)
    photographer = Photographer(app, theme, folder, ending=f"{chosen.theme}-{chosen.language}")
    with photographer.clinic() as window:
        photographer.places(window)
        for code in chosen.codes:
            photographer.visit(window, code)
        photographer.cohort(window)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py shots", description=__doc__)
    parser.add_argument(
        "codes", nargs="*", default=CODES, metavar="CODE", help=f"patients (default: {' '.join(CODES)})"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=[code for code, _ in languages()], default=ENGLISH)
    parser.add_argument("--out", type=Path, default=Path("build") / "demo", metavar="FOLDER")
    return parser


class Photographer(QObject):
    """Opens patients in a window of the demo clinic and takes a picture once nothing moves any more."""

    def __init__(self, app: QApplication, theme: Theme, folder: Path, *, ending: str = "") -> None:
        super().__init__(app)
        self._app, self._theme, self._folder, self._ending = app, theme, folder, ending
        self._last_change = perf_counter()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.LayoutRequest, QEvent.Type.MetaCall):
            self._last_change = perf_counter()
        return False

    @contextmanager
    def clinic(self) -> Iterator[MainWindow]:
        """The window on a demo clinic of its own, furnished and with its list filled."""
        with tempfile.TemporaryDirectory(prefix="hepatrack-") as made:
            self.session = Session(demo_clinic(Path(made)), protocols, DATA_CUT)
            window = MainWindow(self.session, self._theme, demo=True)
            window.show()
            window.furnish()
            self._keys: dict[str, int] = {}
            self.session.read(lambda store: {code: key for key, code in store.patients()}, self._keys.update)
            self._wait(lambda: bool(self._keys) and len(window.patients.shown) == len(self._keys))
            try:
                yield window
            finally:
                window.close()

    def visit(self, window: MainWindow, code: str) -> None:
        """Every place of one patient at every size, and the patient's prints. Raises SystemExit for a wrong code."""
        if code not in self._keys:
            raise SystemExit(f"run.py shots: there is no patient {code}; there are {', '.join(self._keys)}")
        window.show_place(PATIENTS)
        course = self.open(code)
        page = window.page
        assert page is not None
        for width, height in SIZES:
            size = f"{width}x{height}"
            window.resize(width, height)
            for tab in TABS:
                page.show_tab(tab.name)
                self.take(window, f"{tab.name}-{code}-{size}")
            page.show_tab(OVERVIEW)
            entry = VisitDialog(self._theme, self.session, window, course=course, key=self._keys[code])
            self._take_dialog(entry, f"visit-{code}-{size}")
            read = ReadForm(self._theme, self.session, window, course=course, key=self._keys[code])
            self._take_dialog(read, f"read-{code}-{size}")
            preview = PreviewDialog(
                course, self._theme, window, printed_at=PRINTED_AT, printed_by=PRINTED_BY, leave=door(self.session)
            )
            self._take_dialog(preview, f"preview-{code}-{size}")
        path = self._folder / suggested_name(course).replace(".pdf", f"-{self._ending}.pdf")
        write_pdf(course, path, printed_at=PRINTED_AT, printed_by=PRINTED_BY)
        self._name(path)

    def cohort(self, window: MainWindow) -> None:
        """The Cohort place with the last patient on it, divided by Vp, and each of its parts."""
        self.show_cohort(window, Grouping.VP)
        page = window.cohort.page
        for width, height in SIZES:
            window.resize(width, height)
            for name, place in (("curves", CURVES), ("tables", TABLES), ("trials", TRIALS)):
                page.tabs.show_place(place)
                self._wait(lambda: not self.session.busy)
                self.take(window, f"cohort-{name}-{width}x{height}")
        page.tabs.show_place(CURVES)
        window.show_place(PATIENTS)

    def show_cohort(self, window: MainWindow, grouping: Grouping) -> None:
        """Go to the Cohort place and wait for its curves."""
        window.show_place(COHORT)
        page = window.cohort.page
        page.figure_panel.groupings.button(grouping.value).click()
        self._wait(lambda: page.answer is not None and page.pictures_panel.shown is not None)

    def places(self, window: MainWindow) -> None:
        """The places of the rail that have no pictures of their own."""
        for width, height in SIZES:
            window.resize(width, height)
            for place in PLACES:
                if place.name not in (PATIENTS, COHORT):
                    window.show_place(place.name)
                    self.take(window, f"{place.name}-{width}x{height}")

    def open(self, code: str) -> Course:
        """The window opens the first patient by itself, so a course that arrives need not be the one asked for."""
        self.session.open(self._keys[code])
        self._wait(lambda: self.session.course is not None and self.session.course.record.patient.code == code)
        assert self.session.course is not None
        return self.session.course

    def _take_dialog(self, dialog: QDialog, name: str) -> None:
        dialog.open()
        self.take(dialog, name)
        dialog.reject()
        dialog.deleteLater()

    def take(self, widget: QWidget, name: str) -> None:
        """The picture of a widget, once nothing moves any more."""
        self._wait(lambda: not self.session.busy and perf_counter() - self._last_change > QUIET_SECONDS)
        path = self._folder / f"{name}-{self._ending}.png" if self._ending else self._folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise SystemExit(f"run.py shots: {path} cannot be written")
        self._name(path)

    def _wait(self, done: Callable[[], bool]) -> None:
        """Let events happen until ``done``; the pause lets the session's worker have its turn."""
        self._last_change = begin = perf_counter()
        while not done():
            self._app.processEvents()
            sleep(0.002)
            if perf_counter() - begin > PATIENCE_SECONDS:
                raise SystemExit("run.py shots: the window does not come to rest")

    def _name(self, path: Path) -> None:
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    sys.exit(main())
