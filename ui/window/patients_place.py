"""The place of the patients: the list, and one patient's page beside it; what folds where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import bare
from ui.patient.empty import EmptyPage
from ui.patient.list import PatientsList
from ui.session.session import Session
from ui.words.common import program_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.course.course import Course
    from models.forms.registration import Formerly
    from models.worklist.line import Line
    from ui.patient.page import PatientPage

LIST_FOLDS_BELOW = 1400


class PatientsPlace(QWidget):
    """The list is there from the start; ``furnish`` makes the patient's page once the window is seen.

    Width decides whether the list is folded, until the user does; while one searches it is always there.
    """

    print_wanted = Signal()
    visit_wanted = Signal()
    read_wanted = Signal()
    event_wanted = Signal()
    treatment_wanted = Signal(object)
    undo_wanted = Signal()
    unlock_wanted = Signal(bool)
    correct_wanted = Signal(object)
    plan_wanted = Signal(str, bool)
    patient_chosen = Signal(int)
    list_folded = Signal(bool)

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._list_wanted: bool | None = None
        self._narrow = self._searching = self._nobody = False
        self.page: PatientPage | None = None
        self.list = PatientsList(theme, self)
        self.list.ahead.aside = session.aside
        self._empty = EmptyPage(theme, self)
        self._beside = QStackedWidget(self)
        self._beside.addWidget(self._empty)
        line = bare(QHBoxLayout(self))
        line.addWidget(self.list)
        line.addWidget(self._beside, 1)
        self.setFocusProxy(self.list.view)
        self.list.patient_chosen.connect(self.patient_chosen)
        self.list.fold_wanted.connect(self.toggle_list)

    def furnish(self, window_width: int) -> PatientPage:
        """Import the charts and make the patient's page."""
        from ui.patient.page import PatientPage

        self.page = PatientPage(self._theme, self._session, self)
        self.page.print_wanted.connect(self.print_wanted)
        self.page.visit_wanted.connect(self.visit_wanted)
        self.page.read_wanted.connect(self.read_wanted)
        self.page.event_wanted.connect(self.event_wanted)
        self.page.treatment_wanted.connect(self.treatment_wanted)
        self.page.undo_wanted.connect(self.undo_wanted)
        self.page.unlock_wanted.connect(self.unlock_wanted)
        self.page.correct_wanted.connect(self.correct_wanted)
        self.page.plan_wanted.connect(self.plan_wanted)
        self.page.list_wanted.connect(self.toggle_list)
        self._beside.addWidget(self.page)
        self.fit(window_width)
        return self.page

    # What is shown

    def show_patients(self, lines: tuple[Line, ...], former: Mapping[int, Formerly]) -> None:
        """``former``: by key, what those who were merged into a patient were called."""
        titles = {name: template.title for name, template in self._session.protocols.items()}
        self.list.show_lines(lines, titles, former)
        if self._nobody != (not lines):
            self._nobody = not lines
            self.say()

    def show_course(self, course: Course) -> bool:
        """Show a patient; whether it is the first one after none."""
        assert self.page is not None
        first = self._beside.currentWidget() is self._empty
        self.page.show_course(course)
        self._beside.setCurrentWidget(self.page)
        self.list.show_open(self._session.key)
        return first

    def show_nobody(self) -> None:
        """The open patient is gone from the clinic."""
        self._beside.setCurrentWidget(self._empty)

    def show_failure(self, *, case: bool) -> None:
        """The clinic file could not be opened, or a case file not be read."""
        self.list.show_failure()
        if case:
            self._empty.say(self.tr("The case file could not be read."), self.tr("What is wrong with it stands above."))
            return
        ways = self.tr(
            "“{program} import CASE.json” makes a clinic file with a first patient; "
            "“{program} --demo” opens the demo clinic."
        ).format(program=program_name())
        self._empty.say(self.tr("The clinic file could not be opened."), ways)

    def offer(self, *actions: QAction) -> None:
        """Commands by which the first patients get in, beside the fact that there are none."""
        self._empty.offer(actions)
        self.say()

    def say(self) -> None:
        """The words of the empty page; of a clinic file without patients, that there is none and how one gets in."""
        self._empty.show_offers(self._nobody)
        if self._nobody:
            self._empty.say(
                self.tr("No patient is recorded in this clinic file."),
                self.tr(
                    "Press Ctrl+R to register the first one. The first load brings past patients out of a workbook."
                ),
            )
            return
        self._empty.say(
            self.tr("No patient is open."),
            self.tr("Choose one in the list, or press Ctrl+K and type a code or a name."),
        )

    def seek(self, text: str, command: str) -> None:
        """Show who is found by ``text``, and the command that it names."""
        self._searching = bool(text)
        self.list.seek(text, command)
        self.fold()

    def take_focus(self) -> None:
        """The list, or where it is folded the overview."""
        folded = not self.list.isVisibleTo(self)
        place = self.page.overview if folded and self.page is not None else self.list.view
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # What folds

    def toggle_list(self) -> None:
        self._list_wanted = not self.list.isVisibleTo(self)
        self.fold()

    def fit(self, window_width: int) -> None:
        """Fold by themselves in a narrow window: the list, and the flags of the patient."""
        narrow = window_width < self._theme.px(LIST_FOLDS_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._list_wanted = None
        self.fold()
        if self.page is not None:
            self.page.fit_flags(window_width)

    def fold(self) -> None:
        wanted = not self._narrow if self._list_wanted is None else self._list_wanted
        self.list.setVisible(wanted or self._searching)
        self.list_folded.emit(not wanted)
        if self.page is not None:
            self.page.show_list_folded(not wanted)
