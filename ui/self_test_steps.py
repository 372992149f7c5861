"""What the self-test does, step by step; and in the window: courses, every place in every language, the prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget

from storage.places import DATA_CUT
from ui import self_test_clinic
from ui.clinic.gate import Gate
from ui.doors import Doors
from ui.kit.theme import Theme
from ui.patient.list import PatientsList
from ui.self_test_clinic import PASSWORD, USER, expect
from ui.self_test_report import Report, SelfTestProblem, write_line
from ui.session.cycles import searched_by
from ui.session.leaving import door
from ui.session.session import Session
from ui.start import Imports, protocols
from ui.window.main import MainWindow
from ui.window.places import PATIENTS, PLACES
from ui.words.language import ENGLISH, languages, set_language
from ui.words.speaking import speaking, translate

if TYPE_CHECKING:
    from models.course.course import Course

SIZE = (1440, 900)
FEWEST_COLOURS = 12  # a page that was drawn has its greys, inks and the edges of letters
UNHEARD = "This plugin does not support propagateSizeHints()"
PATIENCE_SECONDS, QUIET_SECONDS = 60.0, 0.1


def run(report: Report, folder: Path, pictures: Path | None) -> None:
    """Every step in turn. Raises what goes wrong first."""
    clinic = folder / "clinic.hepatrack"
    with report.step("encrypted clinic file made, opened by user and password"):
        self_test_clinic.make(clinic)
    with report.step("an easy password told from a good one"):
        self_test_clinic.judge()
    with report.step("demo patients, a first load, laboratory files: read back"):
        imported = self_test_clinic.take_in(clinic)
    with report.step("libraries for tables, fits and files imported"):
        self_test_clinic.libraries()
    app = _application()
    with report.step("window shown, charts imported beside it"):
        opened = Opened(report, app, clinic, pictures)
    try:
        with report.step(f"unlocked in the window, {imported} courses computed"):
            opened.unlock()
            courses = opened.courses()
            expect(len(courses) == imported, f"{len(courses)} courses of {imported} patients")
        with report.step("survival curve and Cox model, by the kernel and by lifelines"):
            self_test_clinic.fit(courses)
        opened.draw_everything()
        with report.step("summary printed in every language, its text read back"):
            opened.print_pdfs(folder)
    finally:
        opened.close()
    with report.step("clinic file verified: pages, journal, tables, signatures"):
        self_test_clinic.verify(clinic)


def _application() -> QApplication:
    qInstallMessageHandler(_on_qt_message)
    app = QApplication(sys.argv[:1])
    searched_by(app)
    app.setApplicationName("Hepatrack")
    return app


def _on_qt_message(_: QtMsgType, __: QMessageLogContext, message: str | None) -> None:
    """What Qt complains of, without the one line that every hidden window costs."""
    if message != UNHEARD:
        write_line(sys.stderr, message or "")


class Opened:
    """The window as the program opens it, on the clinic file; nothing of it is kept."""

    def __init__(self, report: Report, app: QApplication, clinic: Path, pictures: Path | None) -> None:
        self._report, self._app, self._pictures = report, app, pictures
        set_language(app, ENGLISH)
        self.theme = Theme()
        self.theme.apply(app)
        family = QFontInfo(self.theme.font("body")).family()
        expect(family == "IBM Plex Sans", f"the text is written in {family}, not in the font that comes with it")
        self.gate = Gate(clinic)
        self.session = Session(self.gate.open_store, protocols, DATA_CUT)
        self.session.failed.connect(report.failures.append)
        self.gate.problem.connect(report.failures.append)
        self.window = MainWindow(self.session, self.theme, waiting=True)
        self.window.resize(*SIZE)
        self.window.show()
        self.doors = Doors(self.window, self.session, self.gate, demo_folder=clinic.parent)
        self._charts = Imports("ui.patient.page")
        self._charts.finished.connect(self.window.furnish)
        self._charts.start()
        self.wait("the charts are not imported", lambda: self.window.page is not None)
        self.doors.begin()
        self.wait("nobody is asked for a password", self.doors.entrance.page.isVisible)
        self.rest()
        self.look(self.window, "unlock")

    def unlock(self) -> None:
        self.gate.unlock(self.session, user=USER, password=PASSWORD)
        self.wait("the clinic file does not open", lambda: not self.window.covered)
        self.wait("no patient is shown", lambda: self.session.course is not None)

    def courses(self) -> tuple[tuple[int, Course], ...]:
        found: list[tuple[tuple[int, Course], ...]] = []
        self.session.courses(found.append)
        self.wait("the courses are not computed", lambda: bool(found))
        return found[0]

    def draw_everything(self) -> None:
        """Every place in every language, in both themes. A place that the window gets is drawn here by itself."""
        for number, (code, name) in enumerate(languages()):
            self.window.choices.choose_language(code)
            self.theme.set_dark(bool(number % 2))
            with self._report.step(f"every place drawn, {name}, {'dark' if number % 2 else 'light'}"):
                for place in PLACES:
                    self.window.show_place(place.name)
                    self.rest()
                    self.look(self.window, f"{place.name}-{code}")
                    self._draw_tabs(self.window.places.page(place.name), f"{place.name}-{code}")
                self._draw_patient(code)
        expect(len(languages()) > 1, "the Chinese translation is missing")
        self.window.choices.choose_language(ENGLISH)
        self.theme.set_dark(False)

    def _draw_tabs(self, page: QWidget | None, name: str) -> None:
        """What stands behind the tabs of a place; those of the patient are drawn by themselves."""
        bars = [] if page is None or page.findChild(PatientsList) else page.findChildren(QTabBar)
        for bar in bars:
            for number in range(1, bar.count()):
                if bar.isVisible() and bar.isTabEnabled(number):
                    bar.setCurrentIndex(number)
                    self.rest()
                    self.look(self.window, f"{name}-{number}")
            bar.setCurrentIndex(0)

    def _draw_patient(self, code: str) -> None:
        """The places under one patient's banner, and the forms in front of it."""
        from ui.forms.visit.form import VisitDialog
        from ui.paper.course.preview import PreviewDialog
        from ui.patient.page import TABS

        page, course = self.window.page, self.session.course
        assert page is not None
        assert course is not None
        self.window.show_place(PATIENTS)
        for tab in (*TABS, TABS[0]):
            page.show_tab(tab.name)
            self.rest()
            self.look(self.window, f"patient-{tab.name}-{code}")
        assert self.session.key is not None
        entry = VisitDialog(self.theme, self.session, self.window, course=course, key=self.session.key)
        preview = PreviewDialog(
            course, self.theme, self.window, printed_at=_now(), printed_by=USER, leave=door(self.session)
        )
        for dialog, name in ((entry, "visit"), (preview, "preview")):
            self._draw_form(dialog, f"{name}-{code}")

    def _draw_form(self, dialog: QDialog, name: str) -> None:
        dialog.open()
        self.rest()
        self.look(dialog, name)
        dialog.reject()
        dialog.deleteLater()

    def print_pdfs(self, folder: Path) -> None:
        """The language of a print may be another than that of the screen."""
        course = self.session.course
        assert course is not None
        code, titles = course.record.patient.code, set()
        for language, name in languages():
            with speaking(language):
                text = _printed(course, folder / f"summary-{language}.pdf")
                title = translate("Report", "Patient summary")
            expect(code in text and title in text, f"{code} or “{title}” is not in the text of its print, {name}")
            titles.add(title)
        expect(len(titles) == len(languages()), "a print came in one language only")

    def close(self) -> None:
        self._charts.wait()
        self.window.close()
        self.session.close()
        self.gate.release()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # Waiting and looking

    def wait(self, otherwise: str, done: Callable[[], bool]) -> None:
        """Let events happen until ``done``; the pause lets the other threads have their turn."""
        begin = perf_counter()
        while not done():
            self._app.processEvents()
            self._report.check()
            sleep(0.002)
            if perf_counter() - begin > PATIENCE_SECONDS:
                raise SelfTestProblem(f"{otherwise} after {PATIENCE_SECONDS:g} s")

    def rest(self) -> None:
        """Until the worker has nothing left to do for a moment."""
        quiet = perf_counter()

        def at_rest() -> bool:
            nonlocal quiet
            if self.session.busy:
                quiet = perf_counter()
            return perf_counter() - quiet > QUIET_SECONDS

        self.wait("the window does not come to rest", at_rest)

    def look(self, widget: QWidget, name: str) -> None:
        """Draw a widget and see that something is there."""
        image = widget.grab().toImage()
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            image.save(str(self._pictures / f"{name}.png"))
        across, down = range(0, image.width(), 3), range(0, image.height(), 3)
        colours = {image.pixel(x, y) for y in down for x in across}
        expect(len(colours) >= FEWEST_COLOURS, f"{name} was drawn in {len(colours)} colours only")


def _printed(course: Course, path: Path) -> str:
    """The text of a summary that was written as PDF."""
    from PySide6.QtPdf import QPdfDocument

    from ui.paper.course.summary import write_pdf

    write_pdf(course, path, printed_at=_now(), printed_by=USER)
    document = QPdfDocument()
    document.load(str(path))
    text = document.getAllText(0).text()
    document.close()
    return text


def _now() -> datetime:
    return datetime.combine(DATA_CUT, time(9))
