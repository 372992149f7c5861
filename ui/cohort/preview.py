"""Preview of a cohort report: composed beside the window, saved as PDF, printed, or written as CSV files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

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
from ui.paper.pages import Document
from ui.paper.preview_pages import PagesPreview
from ui.paper.prints import Stamp, stamp
from ui.session.session import Session


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
        footer: dict[str, Any] = {"printed_at": printed_at, "printed_by": printed_by, "mark": mark}
        super().__init__(theme, parent, prints=PRINTS, aside=session.aside, **footer)
        self._compute, self._session = compute, session
        self._report: CohortReport | None = None
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

    def making(self) -> Callable[[], Document]:
        compose = self.composer()

        def made() -> Document:
            self._report = self._report or self._compute()
            return compose(self._report)

        return made

    def _let(self, ready: bool) -> None:
        super()._let(ready)
        self.files_button.setEnabled(ready)

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
            if not self.composing.over:
                self.say(self.tr("{count} files were written to {folder}.").format(count=count, folder=folder))

        self._session.aside(write, tell, otherwise=self._on_problem)


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
