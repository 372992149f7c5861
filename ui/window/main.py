"""The main window: frame, list of patients, one patient's page, help; everything by keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.message import MessageBar
from ui.kit.theme import Theme
from ui.kit.widgets import ground
from ui.patient.list import PatientsList
from ui.session.session import Session
from ui.window import openings
from ui.window.cohort_place import COMMANDS, CohortPlace
from ui.window.commands import Actions, Choices, build_menus, words_of
from ui.window.desk import Desk
from ui.window.frame import Rail, StatusLine, TopBar
from ui.window.idle import CHOICES, DEFAULT_MINUTES
from ui.window.patients_place import PatientsPlace
from ui.window.places import HELP, PATIENTS, PLACES, Places
from ui.words.common import clinic_words, purpose, window_title
from ui.words.language import clauses, problem_words, set_language, short_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.course.course import Course
    from models.course.summary import PatientSummary
    from storage.clinic.history import HistoryEntry
    from ui.patient.page import PatientPage
    from ui.session.access import Access


class MainWindow(Desk):
    """Shown before anything heavy is imported; ``furnish`` then makes the patient's page and asks for the list.

    ``settings`` keeps theme, language and zoom; None keeps nothing. ``demo`` says so wherever the clinic is named, and
    ``case`` is the name of a case file that is looked at in its place.
    ``waiting`` keeps the window from reading before ``uncover`` is called: whoever opens the file does it.
    """

    lock_wanted = Signal()
    idle_chosen = Signal(int)
    undo_wanted = Signal()
    backups_wanted = Signal()
    verify_wanted = Signal(bool)  # whether a backup may be restored from there
    users_wanted = Signal()
    password_wanted = Signal()

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
        self._lockable = False
        self._user = self._backup = ""
        self._undo: tuple[str | None, bool] = (None, True)
        self._access: Access | None = None
        self._session, self._demo, self._settings = session, demo, settings
        self._case = case
        self._top = TopBar(theme, self)
        self._rail = Rail(theme, PLACES, self)
        self._status = StatusLine(theme, self)
        self.message = MessageBar(theme, self)
        self._patients = PatientsPlace(theme, session, self)
        self.places = Places(theme, session, self._patients, self)
        self.cohort = CohortPlace(self, session)
        self._actions = Actions()
        self._lay_out()
        self._connect()
        self._say()
        self.resize(1440, 900)
        self.patients.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> PatientPage | None:
        """The patient's page, once it is furnished."""
        return self._patients.page

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

        self._patients.furnish(self.width())
        self._say_facts()
        self._undoing = Undoing(self, self._session)
        self._watch = AccessWatch(self, self._session)
        if self._session.course is not None:
            self._on_course(self._session.course)
        if not self.patients.shown and not self.covered:
            self._session.refresh()
        self.furnished.emit()

    def cover(self, page: QWidget) -> None:
        """Show ``page`` in place of everything: no name, no menu, no command but to quit."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self.covered = True
        self._top.search.clear()
        self._top.show_covered(True)
        self._actions.show_covered(True)
        self._whole.setCurrentWidget(page)

    def uncover(self) -> None:
        """Show the clinic again, and read it."""
        self.covered = False
        self._whole.setCurrentIndex(0)
        self._top.show_covered(False)
        self._say()
        if self._session.key is not None:
            self._session.open(self._session.key)
        self._session.refresh()
        self.patients.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_user(self, words: str, *, lockable: bool) -> None:
        """Who is at the keyboard, at the foot of the window."""
        self._user, self._lockable = words, lockable
        self._say()

    def show_undo(self, label: str | None, *, may: bool) -> None:
        """What Edit → Undo would take back: an operation by the label that storage gives it, or nothing."""
        from ui.words.journal import operation_word

        self._undo = (label, may)
        words, why_not = self.tr("&Undo"), ""
        if label is None:
            why_not = self.tr("There is nothing to undo.")
        else:
            words = self.tr("&Undo “{operation}”").format(operation=operation_word(label))
            why_not = "" if may else self.tr("Your role may not undo this.")
        self._actions["undo"].setText(words)
        self._actions.refuse("undo", why_not)
        if self.page is not None:
            self.page.history.show_undo(words_of(self._actions["undo"]), why_not=why_not)

    def show_access(self, access: Access) -> None:
        """Grey what may not be done by this role or because of a lock, and say why; the store asks again."""
        self._access = access
        refusals = access.refusals()
        for name, why in refusals.items():
            if name in self._actions.by_name and (name != "users" or self._lockable):
                self._actions.refuse(name, why)
        patient, whole = self._actions["lock_patient"], self._actions["lock_all"]
        if access.patient_lock is not None:
            patient.setText(self.tr("Un&lock the data of this patient…"))
        if access.all_lock is not None:
            whole.setText(self.tr("Unlock the &data set…"))
        if self.page is not None:
            self.page.show_access(access, refusals)
        self._say_facts()

    def show_nobody(self) -> None:
        """The open patient is gone from the clinic."""
        self._patients.show_nobody()
        self._actions.show_patient(False)

    def show_demo(self) -> None:
        """The demo clinic is what is open."""
        self._demo, self._lockable = True, False
        self._say()

    def show_backup(self, words: str) -> None:
        """How old the latest backup is, at the foot of the window."""
        self._backup = words
        self._say_facts()

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
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._status)
        self._whole = QStackedWidget(self)
        self._whole.addWidget(central)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        self._session.summaries_changed.connect(self._on_summaries)
        self._session.course_changed.connect(self._on_course)
        self._session.failed.connect(self._on_failed)
        self._patients.patient_chosen.connect(self._session.open)
        self._patients.print_wanted.connect(self._on_print)
        self._patients.visit_wanted.connect(self._on_add_visit)
        self._patients.undo_wanted.connect(self.undo_wanted)
        self._patients.unlock_wanted.connect(self._on_lock_data)
        self._patients.correct_wanted.connect(self._on_correct)
        self._patients.list_folded.connect(self._on_list_folded)
        self._rail.place_chosen.connect(self.show_place)
        self._top.language_chosen.connect(self.choose_language)
        search = self._top.search
        search.textChanged.connect(self._on_sought)
        search.chosen.connect(self._on_search_chosen)
        search.stepped.connect(self.patients.step)
        search.left.connect(self._on_search_left)
        self.theme.changed.connect(self._on_theme_changed)

    def _say(self) -> None:
        self.setWindowTitle(window_title(demo=self._demo, case=self._case))
        choices = Choices(
            theme=self.choose_theme,
            language=self.choose_language,
            zoom=self.choose_zoom,
            idle=self.choose_idle,
            idle_minutes=self.idle_minutes,
        )
        self._actions = build_menus(self._top.menus, self, self.theme, choices)
        for name, slot in (
            ("print", self._on_print),
            ("backups", self.backups_wanted),
            ("verify", self._on_verify),
            ("users", self.users_wanted),
            ("password", self.password_wanted),
            ("lock", self.lock_wanted),
            ("quit", self.close),
            ("undo", self.undo_wanted),
            ("find", self._on_find),
            ("overview", partial(self._show_patient_place, 0)),
            ("survival", partial(self._show_patient_place, 1)),
            ("history", partial(self._show_patient_place, 2)),
            ("list", self._patients.toggle_list),
            ("flags", self._on_flags),
            ("lock_patient", partial(self._on_lock_data, False)),
            ("lock_all", partial(self._on_lock_data, True)),
            ("register", partial(self._show_form, openings.show_registration)),
            ("details", partial(self._show_form, partial(openings.show_row, kind="patient"))),
            ("baseline", partial(self._show_form, partial(openings.show_row, kind="baseline"))),
            ("outcome", partial(self._show_form, partial(openings.show_row, kind="outcome"))),
            ("event", partial(self._show_form, openings.show_event_form)),
            ("treatment", partial(self._show_form, openings.show_treatment_form)),
            ("visit", self._on_add_visit),
            ("why", self._on_why),
            ("origins", self._on_origins),
            ("previous", self._on_previous),
            ("next", self._on_next),
            ("shortcuts", self._on_help),
            ("about", self._on_about),
        ):
            self._actions[name].triggered.connect(slot)
        for name in COMMANDS:
            self._actions[name].triggered.connect(partial(self.cohort.do, name))
        self._actions.show_patient(self._session.course is not None)
        self._actions["list"].setChecked(self.patients.isVisibleTo(self))
        if self._demo or self._case:
            self._actions.refuse("backups", self.tr("What is shown is not kept, so it has no backups."))
        if not self._lockable:
            for name in ("lock", "password", "users"):
                self._actions.refuse(name, self.tr("This clinic file opens without a password."))
        label, may = self._undo
        self.show_undo(label, may=may)
        if self._access is not None:
            self.show_access(self._access)
        self._actions.show_covered(self.covered)
        self._say_facts()
        self._patients.say()

    def _say_facts(self) -> None:
        """The foot of the window; the rules are named once they are imported."""
        rules = ctcae = ""
        if self.page is not None:
            from models.course.course import RULES_VERSION
            from models.record.protocol import Parameters

            rules = self.tr("Rules {version}").format(version=RULES_VERSION)
            ctcae = self.tr("CTCAE {version}").format(version=Parameters().ctcae_version)
        clinic = clinic_words(demo=self._demo, case=self._case) or self._user
        if self._access is not None and self._access.all_lock is not None:
            clinic = clauses((clinic, self.tr("the data set is locked")))
        self._status.show_facts(
            purpose(),
            clinic,
            self._backup,
            rules,
            ctcae,
            self.tr("Data as of {date}").format(date=short_date(self._session.today)),
        )

    # What the session tells

    def _on_summaries(self, lines: tuple[PatientSummary, ...]) -> None:
        if self.covered:
            return
        self._patients.show_patients(lines)
        if self._session.key is None and lines and not self._top.search.text():
            self._session.open(lines[0].key)

    def _on_course(self, course: Course) -> None:
        if self.page is None:
            return
        first = self._patients.show_course(course)
        self._actions.show_patient(True)
        if first and not self._top.search.text():
            self._leave_search()

    def _on_failed(self, problem: Exception) -> None:
        self.message.say(problem_words(problem))
        if self._session.course is None:
            self._patients.show_failure(case=bool(self._case))

    # What the user asks for

    def show_place(self, name: str) -> None:
        """Go to a place of the rail by its name."""
        self.places.show_place(name)
        self._rail.show_place(name)

    def choose_theme(self, dark: bool) -> None:
        self.keep("dark", "yes" if dark else "no")
        self.theme.set_dark(dark)

    def choose_zoom(self, scale: float) -> None:
        self.keep("zoom", str(scale))
        self.theme.set_scale(scale)

    @property
    def idle_minutes(self) -> int:
        """After how long without a key or the mouse the window locks itself."""
        kept = "" if self._settings is None else str(self._settings.value("idle_minutes", ""))
        return next((minutes for minutes in CHOICES if str(minutes) == kept), DEFAULT_MINUTES)

    def choose_idle(self, minutes: int) -> None:
        self.keep("idle_minutes", str(minutes))
        self.idle_chosen.emit(minutes)

    def choose_language(self, code: str) -> None:
        self.keep("language", code)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        set_language(app, code)
        self._top.show_language(code)

    def keep(self, name: str, value: str) -> None:
        """Keep a choice for the next start."""
        if self._settings is not None:
            self._settings.setValue(name, value)

    def _on_find(self) -> None:
        self.show_place(PATIENTS)
        self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._top.search.selectAll()

    def _on_sought(self, text: str) -> None:
        command = self._actions.named(text)
        if text:
            self.show_place(PATIENTS)
        self._patients.seek(text, "" if command is None else words_of(command))

    def _on_search_chosen(self) -> None:
        marked = self.patients.chosen() or self.patients.first()
        if marked is not None:
            self._session.open(marked.key)
            self._leave_search()
        elif (command := self._actions.named(self._top.search.text())) is not None:
            self._leave_search()
            command.trigger()

    def _on_search_left(self) -> None:
        self._leave_search()

    def _leave_search(self) -> None:
        self._top.search.clear()
        self._patients.fold()
        self._patients.take_focus()

    def _show_patient_place(self, number: int, _: bool = False) -> None:
        self.show_place(PATIENTS)
        if self.page is not None:
            self.page.show_place(number)

    def _on_flags(self) -> None:
        if self.page is not None:
            self.page.toggle_flags()

    def _on_why(self) -> None:
        self.show_place(PATIENTS)
        if self.page is not None:
            self.page.show_why()

    def _on_origins(self) -> None:
        self.show_place(PATIENTS)
        if self.page is not None:
            self.page.show_origins()

    def _on_previous(self) -> None:
        self.patients.step(-1)

    def _on_next(self) -> None:
        self.patients.step(1)

    def _on_help(self) -> None:
        self.show_place(HELP)

    def _on_about(self) -> None:
        openings.show_about(self)

    def _on_print(self) -> None:
        openings.show_preview(self, self._session, self.theme)

    def _show_form(self, show: Callable[[MainWindow, Session], None], _: bool = False) -> None:
        show(self, self._session)

    def _on_correct(self, entry: HistoryEntry) -> None:
        if entry.kind is not None:
            openings.show_correction(self, self._session, kind=entry.kind.value, row=entry.row, subject=entry.subject)

    def _on_add_visit(self) -> None:
        openings.show_visit_form(self, self._session)

    def _on_verify(self) -> None:
        self.verify_wanted.emit(self._actions["backups"].isEnabled())

    def _on_lock_data(self, whole: bool, _: bool = False) -> None:
        if self._access is not None:
            openings.show_lock_form(self, self._session, self.theme, access=self._access, whole=whole)

    def _on_list_folded(self, folded: bool) -> None:
        self._actions["list"].setChecked(not folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._patients.fit(self.width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.places.current == HELP:
            self.show_place(PATIENTS)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(ask() for ask in self.close_asks):  # whoever said no closes the window when it may be
            event.ignore()
            return
        self._session.close()
        super().closeEvent(event)

    def _on_theme_changed(self) -> None:
        ground(self, self.theme, "window")
        self._say()
        QTimer.singleShot(0, self._patients.fold)
