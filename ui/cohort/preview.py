"""Preview of a cohort report: composed beside the window, saved as PDF, printed, or written as CSV files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from models.cohort.filter import EVERYONE
from models.tables.report import CohortReport, cohort_report, reconstructed_report
from models.words import Sentence, filled
from storage.clinic.leaving import Form, Left, Out, Way, folder_of, let_out
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from ui.cohort.work import CohortAnswer, Courses, SourceKind
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.paper.cohort.files import report_files
from ui.paper.cohort.prints import PRINTS
from ui.paper.pages import Document
from ui.paper.preview_pages import PagesPreview
from ui.paper.prints import Stamp, stamp
from ui.session.leaving import door, leave
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
        keys: Collection[int] = (),
    ) -> None:
        footer: dict[str, Any] = {"printed_at": printed_at, "printed_by": printed_by, "mark": mark}
        super().__init__(theme, parent, prints=PRINTS, leave=door(session), aside=session.aside, **footer)
        self._compute, self._session, self._keys = compute, session, keys
        self._report: CohortReport | None = None
        self.hide_language()
        self.files_button = button(self.tr("Save &CSV files…"), self)
        self.files_button.setAutoDefault(False)
        self.files_button.clicked.connect(self.choose_folder)
        self.add_to_foot(self.files_button)
        self.renew()

    way, action = Way.COHORT_REPORT, Action.EXPORT_DEIDENTIFIED

    def patients(self) -> Collection[int]:
        return self._keys

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

        def write(left: Left) -> int:
            files = report_files(report)
            let_out(left, ((folder / name, content) for name, content in files))
            return len(files)

        def tell(count: int) -> None:
            if not self.composing.over:
                self.say(filled(self.tr("{count} files were written to {folder}."), count=count, folder=folder))

        out = Out(way=Way.COHORT_TABLES, form=Form.CSV, patients=self._keys, to=folder_of(folder / "x"))
        leave(self._session, out, write, tell, action=self.action, otherwise=self._on_problem)


def show_cohort_report(answer: CohortAnswer, theme: Theme, session: Session, parent: QWidget) -> None:
    """Preview the report of the patients who are chosen; the store is asked whether it may be written."""
    if answer.ask.of_file or not answer.courses:
        session.failed.emit(_no_report(of_file=answer.ask.of_file))
        return

    def with_courses(courses: Courses) -> None:
        def opened(found: Stamp) -> None:
            compute, keys = _report_of(answer, courses)
            by, mark = found.printed_by, found.mark
            dialog = CohortPreview(compute, theme, session, parent, printed_by=by, mark=mark, keys=keys)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        session.read(lambda store: stamp(store, Action.EXPORT_DEIDENTIFIED), opened)

    session.courses(with_courses)


def _no_report(*, of_file: bool) -> StoreProblem:
    if of_file:
        words = Sentence("A cohort from a file has times and events only; a report needs patients of this clinic.")
        return StoreProblem(words, Sentence("Choose the clinic's own patients."), fault=Fault.FILE)
    return StoreProblem(
        Sentence("Nobody is chosen, so there is nothing to report."), Sentence("Widen the filter."), fault=Fault.FILE
    )


def _report_of(answer: CohortAnswer, courses: Courses) -> tuple[Callable[[], CohortReport], tuple[int, ...]]:
    """The report, and whom it is about.

    The whole reconstructed cohort has a safety set of its own; any other choice is reported as it is.
    """
    ask = answer.ask
    if ask.source.kind is SourceKind.RECONSTRUCTED and ask.wanted == EVERYONE and not ask.matched:
        return lambda: reconstructed_report(courses), tuple(key for key, _ in courses)
    keys = {key for key, _ in answer.courses}
    chosen = tuple((key, course) for key, course in courses if key in keys)
    return lambda: cohort_report(chosen, answer.figure.source), tuple(keys)
