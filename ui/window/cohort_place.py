"""The Cohort place in the window: made when it is first gone to, and what its menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.places import COHORT, PATIENTS

if TYPE_CHECKING:
    from models.cohort.imported import ImportedCohort
    from ui.cohort.import_dialog import CohortImportDialog
    from ui.cohort.page import CohortPage
    from ui.cohort.reconstruct_dialog import ReconstructDialog
    from ui.window.main import MainWindow

COMMANDS = (
    "cohort",
    "filter",
    "cohort_table",
    "cohort_export",
    "cohort_report",
    "cohort_import",
    "cohort_reconstruct",
    "cohort_kept",
)


def make(theme: Theme, session: Session, parent: QWidget) -> CohortPage:
    """The page, told who is open in the window now and later."""
    from ui.cohort.page import CohortPage

    page = CohortPage(theme, session, parent)
    session.course_changed.connect(page.show_course)
    page.show_course(session.course)
    return page


class CohortPlace(QObject):
    """What the commands of the menu Cohort do; a patient chosen in the place is opened in the window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        window.places.page_made.connect(self._on_page_made)

    def do(self, command: str, _: bool = False) -> None:
        """Go to the place and do what a command of its menu says."""
        self._window.show_place(COHORT)
        page = self.page
        if command == "filter":
            page.open_filter()
        elif command == "cohort_table":
            page.show_table()
        elif command == "cohort_export":
            page.open_export()
        elif command == "cohort_import":
            self._import()
        elif command == "cohort_report":
            self._report()
        elif command == "cohort_reconstruct":
            self._reconstruct()
        elif command == "cohort_kept":
            self._show_kept()

    @property
    def page(self) -> CohortPage:
        found = self._window.places.page(COHORT)
        from ui.cohort.page import CohortPage

        assert isinstance(found, CohortPage)
        return found

    def _on_page_made(self, name: str) -> None:
        if name == COHORT:
            self.page.patient_chosen.connect(self._on_patient_chosen)
            self.page.problem.connect(self._session.failed)
            self.page.told.connect(self._window.message.say)

    def _on_patient_chosen(self, key: int) -> None:
        self._session.open(key)
        self._window.show_place(PATIENTS)

    def _report(self) -> None:
        """The report of what the page shows, once it is there."""
        from ui.cohort.preview import show_cohort_report

        if (answer := self.page.answer) is not None:
            show_cohort_report(answer, self._window.theme, self._session, self._window)

    def _import(self) -> None:
        from ui.cohort.import_dialog import CohortImportDialog

        self._open(CohortImportDialog(self._window.theme, self._session, self._window))

    def _reconstruct(self) -> None:
        from ui.cohort.reconstruct_dialog import ReconstructDialog

        self._open(ReconstructDialog(self._window.theme, self._session, self._window))

    def _open(self, dialog: CohortImportDialog | ReconstructDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _show_kept(self) -> None:
        from ui.cohort.kept_cohorts import KeptCohorts

        dialog = KeptCohorts(self._window.theme, self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.page.show_source)
        dialog.dropped.connect(self._on_dropped)
        dialog.open()

    def _on_dropped(self, key: int) -> None:
        """The clinic's own patients again, where the cohort was looked at that is gone."""
        if self.page.ask.source.key == key:
            self.page.show_source(None)

    def _on_kept(self, cohort: ImportedCohort) -> None:
        self.page.show_source(cohort.key)
