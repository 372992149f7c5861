"""The places of the window: what stands on the rail, and the page of each, made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit.theme import Theme
from ui.session.session import Session

WORKLIST, PATIENTS, COHORT, IMPORT, HELP = "worklist", "patients", "cohort", "import", "help"
SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """One button of the rail. ``words`` are translated in the context "Rail".

    ``make`` gives the page; None for the place that the window itself makes. ``at_foot``: stands at the lower end.
    """

    name: str
    icon: str
    words: str
    make: Callable[[Theme, Session, QWidget], QWidget] | None = None
    at_foot: bool = False


def _help(theme: Theme, session: Session, parent: QWidget) -> QWidget:
    from ui.window.help.page import HelpPage

    return HelpPage(theme, session, parent)


def _cohort(theme: Theme, session: Session, parent: QWidget) -> QWidget:
    """The page, told who is open in the window now and later."""
    from ui.cohort.page import CohortPage

    page = CohortPage(theme, session, parent)
    session.course_changed.connect(page.show_course)
    page.show_course(session.course)
    return page


def _import(theme: Theme, session: Session, parent: QWidget) -> QWidget:
    from ui.imports.page import ImportPage

    return ImportPage(theme, session, parent)


def _settings(theme: Theme, session: Session, parent: QWidget) -> QWidget:
    from ui.settings.page import SettingsPage

    return SettingsPage(theme, parent)


def _worklist(theme: Theme, session: Session, parent: QWidget) -> QWidget:
    from ui.worklist.page import WorklistPage

    page = WorklistPage(theme, session, parent)
    page.show_news(session.news)
    return page


PLACES = (
    Place(WORKLIST, "worklist", "Worklist", _worklist),
    Place(PATIENTS, "patients", "Patients"),
    Place(COHORT, "cohort", "Cohort", _cohort),
    Place(IMPORT, "import", "Import", _import),
    Place(SETTINGS, "settings", "Settings", _settings, at_foot=True),
    Place(HELP, "help", "Help", _help, at_foot=True),
)


class Places(QStackedWidget):
    """The pages of the window by name. A page is made when it is first shown, and told nothing before."""

    page_made = Signal(str)

    def __init__(self, theme: Theme, session: Session, patients: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._pages: dict[str, QWidget] = {PATIENTS: patients}
        self._before = QWidget(self)  # seen until the first place is gone to: its modules are not drawn in by the start
        self.addWidget(self._before)
        self.addWidget(patients)

    @property
    def current(self) -> str:
        """The name of the place that is shown; empty before the first is."""
        return next((name for name, page in self._pages.items() if page is self.currentWidget()), "")

    def __contains__(self, name: str) -> bool:
        return name in self._pages

    def page(self, name: str) -> QWidget | None:
        """The page of a place, if it was made."""
        return self._pages.get(name)

    def show_place(self, name: str) -> QWidget:
        """Go to a place by its name. Raises KeyError for a name that is none."""
        if name not in self._pages:
            make = {place.name: place.make for place in PLACES}[name]
            assert make is not None
            self._pages[name] = make(self._theme, self._session, self)
            self.addWidget(self._pages[name])
            self.page_made.emit(name)
        self.setCurrentWidget(self._pages[name])
        return self._pages[name]
