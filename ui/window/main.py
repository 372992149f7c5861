"""The main window: frame, list of patients, one patient's page, help; everything by keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.message import MessageBar
from ui.kit.room import keep_place
from ui.kit.theme import Theme
from ui.kit.widgets import bare, ground
from ui.patient.list import PatientsList
from ui.session.imports_ahead import ImportsAhead
from ui.session.session import Session
from ui.window.choices import Choices
from ui.window.commands import Command, Needs
from ui.window.deeds import Deeds
from ui.window.desk import Desk
from ui.window.foot import Standing, StatusLine
from ui.window.frame import Rail, TopBar
from ui.window.menus import Actions
from ui.window.patients_place import PatientsPlace
from ui.window.place.cohort import CohortPlace
from ui.window.place.help import HelpPlace
from ui.window.place.imports import ImportPlace
from ui.window.place.settings import SettingsPlace
from ui.window.place.worklist import WorklistPlace
from ui.window.places import HELP, IMPORT, PATIENTS, PLACES, WORKLIST, Places
from ui.window.search import Search
from ui.words.common import window_title
from ui.words.language import problem_words

if TYPE_CHECKING:
    from models.course.course import Course
    from ui.session.access import Access
    from ui.session.lines import News

SMALLEST = (900, 480)


class MainWindow(Desk):
    """Shown before anything heavy is imported; ``furnish`` then makes the patient's page and asks for the list.

    ``settings`` keeps theme, language and zoom; None keeps nothing. ``demo`` says so wherever the clinic is named, and
    ``case`` is the name of a case file that is looked at in its place.
    ``waiting`` keeps the window from reading before ``uncover`` is called: whoever opens the file does it.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        *,
        demo: bool = False,
        case: str = "",
        settings: QSettings | None = None,
        waiting: bool = False,
    ) -> None:
        super().__init__(theme)
        self.covered = waiting
        self._shown: int | None = None
        self.access: Access | None = None
        self._session = session
        self._standing = Standing(demo=demo, case=case)
        self.choices = Choices(theme, settings, self)
        self._top = TopBar(theme, self)
        self._rail = Rail(theme, PLACES, self)
        self._status = StatusLine(theme, session, self._standing, self)
        self.message = MessageBar(theme, self)
        self._patients = PatientsPlace(theme, session, self)
        self.places = Places(theme, session, self._patients, self)
        self.cohort = CohortPlace(self, session, self.places)
        self._actions = Actions(self._top.menus, self, self._do, self.choices.offers())
        self._search = Search(self, session, self._top.search, self._patients, self._actions)
        self.imports = ImportPlace(self, session, self.places, self._actions["import"])
        self.deeds = Deeds(self, session, self._patients, self.cohort, self.imports, self._search)
        offers = [self._actions[name] for name in ("register", "first_load", "import")]
        session.course_changed.connect(self._on_course)  # a page shows its patient before anybody goes to a place of it
        self.worklist = WorklistPlace(self, session, self.places, self.deeds, offers=offers)
        self.settings = SettingsPlace(self, session, self.places, self.deeds, kept=lambda: self._standing.kept)
        self.deeds.lead("settings", self.settings.show)
        self.deeds.lead("help", HelpPlace(self, self.places).show)
        self._lay_out()
        self._connect()
        self._actions.refuse("window", self._why_not)
        self.ahead = ImportsAhead(session, self)
        self._actions.show_covered(waiting)
        self._patients.offer(self._actions["register"], self._actions["first_load"])
        self._say()
        if case:
            self.show_place(PATIENTS)  # there is one, and nothing is kept
        self.setMinimumSize(*SMALLEST)  # what does not fit any more folds on the way there
        self.resize(1440, 900)

    @property
    def patients(self) -> PatientsList:
        """The list of patients."""
        return self._patients.list

    @property
    def search(self) -> QWidget:
        return self._top.search

    def furnish(self) -> None:
        """Import the charts, make the patient's page, and ask for the list if nobody has."""
        from ui.window.access_watch import AccessWatch
        from ui.window.undoing import Undoing

        self.page = self._patients.furnish(self.width())
        self.page.saving.told.connect(lambda words, news: self.message.say(words, news=news))
        self.page.history.kept_wanted.connect(self.deeds.show_kept)
        narrowing = self.patients.furnish()
        narrowing.kept, narrowing.keep = self.choices.kept, self.choices.keep
        narrowing.offered = (self._actions["duplicates"],)
        self.page.overview.remember_in(self.choices.kept, self.choices.keep)
        self.page.visits.typing.begun.connect(self.form_opened)
        self._standing.furnished = True
        self._status.say()
        Undoing(self, self._session, self._actions)
        AccessWatch(self, self._session, self._actions).changed.connect(self._on_access)
        if self._session.course is not None:
            self._on_course(self._session.course)
        if not self.patients.shown and not self.covered:
            self._session.refresh()
        self._begin()
        self.ahead.begin()
        self.furnished.emit()

    def cover(self, page: QWidget) -> None:
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self.covered = True
        self.message.forget()
        self._top.search.clear()
        self._top.show_covered(True)
        self._actions.show_covered(True)
        self._whole.setCurrentWidget(page)

    def uncover(self) -> None:
        self.covered = False
        self._whole.setCurrentIndex(0)
        self._top.show_covered(False)
        self._actions.show_covered(False)
        if self._session.wanted is not None:
            self._session.open(self._session.wanted)
        self._session.refresh()
        self._begin()
        self.uncovered.emit()

    def show_standing(self, *, user: str = "", lockable: bool = False, demo: bool = False) -> None:
        """Who is at the keyboard, and whether they came in by a password; or that the demo clinic is what is open."""
        self._standing.user, self._standing.lockable, self._standing.demo = user, lockable, demo
        self._say()

    def show_upkeep(self, of: str, words: str, *, urgent: bool = False) -> None:
        self._standing.upkeep[of] = words, urgent
        self._status.say()

    def show_nobody(self) -> None:
        self._shown = None
        self._patients.show_nobody()
        self._actions.show_patient(False)

    def show_place(self, name: str) -> None:
        self.places.show_place(name)
        self._rail.show_place(name)

    def _begin(self) -> None:
        """The worklist opens first, once the window is furnished and may be seen; then the hand is where it was."""
        if not self.covered and self.page is not None:
            self.show_place(self.places.current or WORKLIST)
            if (shown := self.places.page(self.places.current)) is not None:
                shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # The parts

    def _lay_out(self) -> None:
        self.setMenuWidget(self._top)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self.message)
        inner.addWidget(self.places, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(inner, 1)
        central = QWidget(self)
        column = bare(QVBoxLayout(central))
        column.addLayout(middle, 1)
        column.addWidget(self._status)
        self._whole = QStackedWidget(self)
        self._whole.addWidget(central)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        self._session.lines_changed.connect(self._on_lines)
        self._session.changed.connect(lambda _: self.message.give_way())
        self._session.failed.connect(self._on_failed)
        self._patients.patient_chosen.connect(self._session.open)
        self._patients.print_wanted.connect(partial(self.deeds.give, "print"))
        self._patients.visit_wanted.connect(partial(self.deeds.give, "visit"))
        self._patients.read_wanted.connect(partial(self.deeds.give, "read"))
        self._patients.event_wanted.connect(partial(self.deeds.give, "event"))
        self._patients.treatment_wanted.connect(self.deeds.treat)
        self._patients.undo_wanted.connect(partial(self.wanted.emit, "undo"))
        self._patients.unlock_wanted.connect(self.deeds.lock_data)
        self._patients.correct_wanted.connect(self.deeds.correct)
        self._patients.plan_wanted.connect(self.deeds.plan_visit)
        self._patients.list_folded.connect(self._on_list_folded)
        self._rail.place_chosen.connect(self.show_place)
        self._session.lines_changed.connect(lambda news: self._rail.button(IMPORT).show_count(news.rows))
        self._top.language_chosen.connect(self.choices.choose_language)
        self.choices.language_chosen.connect(self._top.show_language)
        self.choices.changed.connect(self._actions.say)
        self.language_changed.connect(self._say)
        self.theme.changed.connect(self._on_theme_changed)

    def _do(self, command: Command) -> None:
        self.worklist.settle()
        self.deeds.do(command)

    def _say(self) -> None:
        self.setWindowTitle(window_title(demo=self._standing.demo, case=self._standing.case))
        self._actions.say()
        self._status.say()
        self._patients.say()

    def _why_not(self, command: Command) -> str:
        """Why what is open lets a command not be given, whoever gives it."""
        if command.needs is Needs.KEPT and not self._standing.kept:
            return self.tr("What is shown is not kept, so it has no backups.")
        if command.needs is Needs.PASSWORD and not self._standing.lockable:
            return self.tr("This clinic file opens without a password.")
        if command.name == "undo" and not self._standing.furnished:
            return self.tr("There is nothing to undo.")
        return ""

    # What happens

    def _on_lines(self, news: News) -> None:
        if self.covered:
            return
        self._patients.show_patients(news.lines, news.former)
        if self._session.wanted is None and news.lines and not self._search.is_on:
            self._session.open(self.worklist.first(news))

    def _on_course(self, course: Course) -> None:
        if self.page is None:
            return
        if self._shown not in (None, self._session.key):
            self.message.pass_by()
        self._shown = self._session.key
        first = self._patients.show_course(course)
        self._actions.show_patient(True)
        if first and not self._search.is_on and self.places.current == PATIENTS:
            self._search.leave()

    def _on_failed(self, problem: Exception) -> None:
        self.message.say(partial(problem_words, problem))
        if self._session.course is None:
            self._patients.show_failure(case=bool(self._standing.case))
            if not self._session.news.lines:
                self.show_place(PATIENTS)  # which says what can be done about it

    def _on_access(self, access: Access) -> None:
        self.access = self.deeds.access = access
        self._standing.locked = access.all_lock is not None
        self._status.say()
        self.worklist.show_access(access)
        self.settings.show_access(access)
        if self.patients.filter is not None:
            self.patients.filter.show_user(access.actor.user)

    def _on_list_folded(self, folded: bool) -> None:
        self._actions["list"].setChecked(not folded)

    def _on_theme_changed(self) -> None:
        ground(self, self.theme, "window")
        self._say()
        QTimer.singleShot(0, self._patients.fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._patients.fit(self.width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.places.current == HELP:
            self.show_place(PATIENTS)
            return
        back = event.key() == Qt.Key.Key_Escape and self.places.current == PATIENTS
        if back and self.worklist.back():
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(ask() for ask in self.close_asks):  # whoever said no closes the window when it may be
            event.ignore()
            return
        keep_place(self)
        self._session.close()
        super().closeEvent(event)
