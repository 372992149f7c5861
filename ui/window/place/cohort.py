"""The Cohort place in the window: what its menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.session.session import Session
from ui.window.places import COHORT, PATIENTS, Places

if TYPE_CHECKING:
    from models.cohort.imported import ImportedCohort
    from ui.cohort.import_dialog import CohortImportDialog
    from ui.cohort.page import CohortPage
    from ui.cohort.reconstruct_dialog import ReconstructDialog
    from ui.window.desk import Desk


class CohortPlace(QObject):
    """What the commands of the menu Cohort do; a patient chosen in the place is opened in the window."""

    def __init__(self, desk: Desk, session: Session, places: Places) -> None:
        super().__init__(desk)
        self._desk, self._session, self._places = desk, session, places
        places.page_made.connect(self._on_page_made)

    def do(self, what: str) -> None:
        """Go to the place and do what a command of its menu says. Raises KeyError for what nobody does there."""
        self._desk.show_place(COHORT)
        {
            "filter": self.page.open_filter,
            "table": self.page.show_table,
            "export": self.page.open_export,
            "report": self._report,
            "import": self._import,
            "reconstruct": self._reconstruct,
            "kept": self._show_kept,
        }[what]()

    @property
    def page(self) -> CohortPage:
        found = self._places.page(COHORT)
        from ui.cohort.page import CohortPage

        assert isinstance(found, CohortPage)
        return found

    def _on_page_made(self, name: str) -> None:
        if name == COHORT:
            self.page.patient_chosen.connect(self._on_patient_chosen)
            self.page.problem.connect(self._session.failed)
            self.page.told.connect(self._desk.message.say)

    def _on_patient_chosen(self, key: int) -> None:
        self._session.open(key)
        self._desk.show_place(PATIENTS)

    def _report(self) -> None:
        """The report of what the page shows, once it is there."""
        from ui.cohort.preview import show_cohort_report

        if (answer := self.page.answer) is not None:
            show_cohort_report(answer, self._desk.theme, self._session, self._desk)

    def _import(self) -> None:
        from ui.cohort.import_dialog import CohortImportDialog

        self._open(CohortImportDialog(self._desk.theme, self._session, self._desk))

    def _reconstruct(self) -> None:
        from ui.cohort.reconstruct_dialog import ReconstructDialog

        self._open(ReconstructDialog(self._desk.theme, self._session, self._desk))

    def _open(self, dialog: CohortImportDialog | ReconstructDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _show_kept(self) -> None:
        from ui.cohort.kept_cohorts import KeptCohorts

        dialog = KeptCohorts(self._desk.theme, self._session, self._desk)
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
