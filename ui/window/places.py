"""The places of the window: what stands on the rail, and the page of each, made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.menus import why_not_of

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.imports.page import ImportPage
    from ui.window.desk import Desk

PATIENTS, COHORT, IMPORT, HELP = "patients", "cohort", "import", "help"


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
    from ui.window.help import HelpPage

    return HelpPage(theme, parent)


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


PLACES = (
    Place(PATIENTS, "patients", "Patients"),
    Place(COHORT, "cohort", "Cohort", _cohort),
    Place(IMPORT, "import", "Import", _import),
    Place(HELP, "help", "Help", _help, at_foot=True),
)


class Places(QStackedWidget):
    """The pages of the window by name. A page is made when it is first shown, and told nothing before."""

    page_made = Signal(str)

    def __init__(self, theme: Theme, session: Session, first: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._pages: dict[str, QWidget] = {PATIENTS: first}
        self.addWidget(first)

    @property
    def current(self) -> str:
        """The name of the place that is shown."""
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

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


class ImportPlace(QObject):
    """A file is chosen by its command, or dropped on the window; ``action`` knows why it may not be."""

    def __init__(self, desk: Desk, session: Session, places: Places, action: QAction) -> None:
        super().__init__(desk)
        self._desk, self._session, self._places, self._action = desk, session, places, action
        places.page_made.connect(self._on_page_made)
        action.changed.connect(self._on_action)
        desk.uncovered.connect(self._on_uncovered)
        desk.setAcceptDrops(True)
        desk.installEventFilter(self)

    @property
    def page(self) -> ImportPage | None:
        """The page of the place, once it was made."""
        from ui.imports.page import ImportPage

        found = self._places.page(IMPORT)
        return found if isinstance(found, ImportPage) else None

    def choose(self, _: str = "") -> None:
        """Go to the place and ask for a file."""
        self._desk.show_place(IMPORT)
        if (page := self.page) is not None:
            page.choose_file()

    def open_file(self, path: Path) -> None:
        self._desk.show_place(IMPORT)
        if (page := self.page) is not None:
            page.open_file(path)

    def _on_page_made(self, name: str) -> None:
        if name == IMPORT and (page := self.page) is not None:
            page.problem.connect(self._session.failed)
            page.told.connect(lambda words: self._desk.message.say(words, news=True))
            self._on_action()

    def _on_action(self) -> None:
        if (page := self.page) is not None:
            page.show_refusal(why_not_of(self._action))

    def _on_uncovered(self) -> None:
        """Whoever comes in does not find the file of whoever was here before."""
        if (page := self.page) is not None:
            page.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDropEvent) or not self._action.isEnabled():
            return False
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open_file(files[0])
        return True
