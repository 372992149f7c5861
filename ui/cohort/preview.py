"""Preview of a cohort report: composed beside the window, saved as PDF, printed, or written as CSV files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from models.cohort.filter import EVERYONE
from models.tables.report import CohortReport, cohort_report, reconstructed_report
from models.words import Sentence
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from storage.wholefile import write_several
from ui.cohort.work import CohortAnswer, Courses, SourceKind
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.paper.cohort.files import report_files
from ui.paper.cohort.prints import PRINTS
from ui.paper.pages import Document, pdf_of
from ui.paper.preview_pages import PagesPreview
from ui.paper.prints import Stamp, stamp
from ui.session.session import Session
from ui.words.language import problem_words

T = TypeVar("T")


class CohortPreview(PagesPreview):
    """The report in the language of the screen. ``compute`` is called once, beside the window, as is all composing."""

    def __init__(
        self,
        compute: Callable[[], CohortReport],
        theme: Theme,
        session: Session,
        parent: QWidget | None = None,
        *,
        printed_by: str,
        printed_at: datetime | None = None,
        mark: str = "",
    ) -> None:
        super().__init__(theme, parent, prints=PRINTS, printed_at=printed_at, printed_by=printed_by, mark=mark)
        self._compute, self._session = compute, session
        self._report: CohortReport | None = None
        self._asked = 0
        self._closed = False
        self.hide_language()
        self.files_button = button(self.tr("Save &CSV files…"), self)
        self.files_button.setAutoDefault(False)
        self.files_button.clicked.connect(self.choose_folder)
        self.add_to_foot(self.files_button)
        self.renew()

    def file_name(self) -> str:
        assert self._report is not None
        return self.print.file_name(self._report)

    # --- composing ---------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Compose the report beside the window; what was asked for before is dropped."""
        self._asked += 1
        number = self._asked
        self._entitle()
        compose = self.composer()

        def composed() -> tuple[CohortReport, Document, bytes]:
            report = self._report or self._compute()
            document = compose(report)
            return report, document, pdf_of(document)

        def show(found: tuple[CohortReport, Document, bytes]) -> None:
            if number == self._asked:
                self._report, document, data = found
                self._let(True)
                self.show_pages(document, data)

        self._let(False)
        self.say(self.tr("The report is being composed…"))
        self._aside(composed, show)

    def _let(self, ready: bool) -> None:
        for one in (self.save_button, self.print_button, self.files_button):
            one.setEnabled(ready)

    def _aside(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Nothing reaches a dialog that was closed meanwhile."""

        def still_open(found: T) -> None:
            if not self._closed:
                then(found)

        self._session.aside(job, still_open, otherwise=self._on_problem)

    def _on_problem(self, problem: Exception) -> None:
        if not self._closed:
            self._let(self._report is not None)
            self.say(problem_words(problem), wrong=True)

    # --- files -------------------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask for the folder of the CSV files, one for each table and picture."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
        dialog = QFileDialog(self, self.tr("Folder for the CSV files"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.save_files(Path(path)))
        dialog.open()

    def save_files(self, folder: Path) -> None:
        """Write every file whole into ``folder``; the foot says how many, or what was in the way."""
        report = self._report
        if report is None:
            return

        def write() -> int:
            files = report_files(report)
            write_several((folder / name, content) for name, content in files)
            return len(files)

        def tell(count: int) -> None:
            self.say(self.tr("{count} files were written to {folder}.").format(count=count, folder=folder))

        self._aside(write, tell)

    def done(self, result: int) -> None:
        self._closed = True
        super().done(result)


def show_cohort_report(answer: CohortAnswer, theme: Theme, session: Session, parent: QWidget) -> None:
    """Preview the report of the patients who are chosen; the store is asked whether it may be written."""
    if answer.ask.of_file or not answer.courses:
        session.failed.emit(_no_report(of_file=answer.ask.of_file))
        return

    def with_courses(courses: Courses) -> None:
        def opened(found: Stamp) -> None:
            compute = _report_of(answer, courses)
            dialog = CohortPreview(compute, theme, session, parent, printed_by=found.printed_by, mark=found.mark)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        session.read(lambda store: stamp(store, Action.EXPORT), opened)

    session.courses(with_courses)


def _no_report(*, of_file: bool) -> StoreProblem:
    if of_file:
        words = Sentence("A cohort from a file has times and events only; a report needs patients of this clinic.")
        return StoreProblem(words, Sentence("Choose the clinic's own patients."), fault=Fault.FILE)
    return StoreProblem(
        Sentence("Nobody is chosen, so there is nothing to report."), Sentence("Widen the filter."), fault=Fault.FILE
    )


def _report_of(answer: CohortAnswer, courses: Courses) -> Callable[[], CohortReport]:
    """The whole reconstructed cohort has a safety set of its own; any other choice is reported as it is."""
    ask = answer.ask
    if ask.source.kind is SourceKind.RECONSTRUCTED and ask.wanted == EVERYONE and not ask.matched:
        return lambda: reconstructed_report(courses)
    keys = {key for key, _ in answer.courses}
    chosen = tuple((key, course) for key, course in courses if key in keys)
    return lambda: cohort_report(chosen, answer.figure.source)
