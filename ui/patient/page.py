"""One patient: the banner, the places of the patient under it, and what can be done from any of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.course.course import Course
from models.flags.cause import Cause, Place, cause
from models.flags.flags import Flag
from models.record.records import Treatment
from ui.charts.course.ranges import RangeBar
from ui.charts.timescale import ranges_of
from ui.kit.icons import icon
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, ground, icon_button
from ui.patient.banner import Banner
from ui.patient.busy_line import BusyLine
from ui.patient.events.page import EventsPage
from ui.patient.flags_panel import FlagsPanel
from ui.patient.history.origins import OriginReader, OriginsDialog
from ui.patient.history.page import QUERIES, HistoryPage
from ui.patient.lesions.page import LesionsPage
from ui.patient.overview.page import OverviewPage
from ui.patient.overview.saving import ChartSaving
from ui.patient.reviewing import mark_reviewed
from ui.patient.strips import LockStrip
from ui.patient.survival_page import SurvivalPage
from ui.patient.treatment.page import TreatmentPage
from ui.patient.visits.page import VisitsPage
from ui.patient.waiting import WaitingBar
from ui.session.access import Access
from ui.session.session import Session

OVERVIEW, VISITS, LESIONS, EVENTS = "overview", "visits", "lesions", "events"
TREATMENT, SURVIVAL, HISTORY = "treatment", "survival", "history"


@dataclass(frozen=True, slots=True)
class Tab:
    """One place of the patient; ``words`` are translated in the context "PatientPage"."""

    name: str
    words: str


# The page of each stands under its name in ``PatientPage.pages``, its command in ``ui/window/commands.py``.
TABS = (
    Tab(OVERVIEW, "Overview"),
    Tab(VISITS, "Visits"),
    Tab(LESIONS, "Lesions"),
    Tab(EVENTS, "Adverse events"),
    Tab(TREATMENT, "Treatment"),
    Tab(SURVIVAL, "Survival"),
    Tab(HISTORY, "History"),
)
FLAGS_FOLD_BELOW, BAR_GAPS = 1280, 80  # gaps: between what stands in the line of the tabs, together


class PatientPage(Retold, QWidget):
    """Shows a course in every place; says what is wanted by signals."""

    print_wanted = Signal()
    visit_wanted = Signal()
    read_wanted = Signal()
    event_wanted = Signal()
    treatment_wanted = Signal(object)  # what stands on the form already, by field
    list_wanted = Signal()
    undo_wanted = Signal()
    unlock_wanted = Signal(bool)  # of the whole data set
    plan_wanted = Signal(str, bool)  # which visit of the plan is to be moved, or skipped
    correct_wanted = Signal(object)  # HistoryEntry or RowToCorrect: which row is to be corrected

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._course: Course | None = None
        self._is_drawn = True
        self._flags_wanted: bool | None = None
        self._narrow = False
        self._refusals: dict[str, str] = {}
        self.banner = Banner(theme, self)
        self.drafts = WaitingBar(theme, self)
        self.lock = LockStrip(theme, self)
        self.overview = OverviewPage(theme, self)
        self.flags = FlagsPanel(theme, self)
        self.visits = VisitsPage(theme, session, self)
        self.lesions = LesionsPage(theme, session, self)
        self.events = EventsPage(theme, session, self)
        self.treatment = TreatmentPage(theme, session, self)
        self.survival = SurvivalPage(theme, session, self)
        self.history = HistoryPage(theme, session, self)
        drawn = (self.overview, self.visits, self.lesions, self.events, self.treatment, self.survival, self.history)
        self.pages: dict[str, QWidget] = dict(zip((tab.name for tab in TABS), drawn, strict=True))
        self.saving = ChartSaving(session, self.overview, self.flags)
        self.history.queries.save_wanted.connect(self.saving.ask_queries)
        self._reader = OriginReader(session, self)
        self._reader.origins_changed.connect(self.overview.stack.column.show_origins)
        self._reader.origins_changed.connect(self.visits.show_origins)
        self.tabs = QTabBar(self)
        self.print_button = button("", self)
        self.visit_button = button("", self, kind="primary")
        self._unfold = icon_button("unfold-list", theme, self, says="")
        self._unfold.clicked.connect(self.list_wanted)
        self.ranges = RangeBar(self)
        self.charts_button = icon_button("table", theme, self, says="")
        self.charts_button.clicked.connect(self._on_charts)
        self._lay_out()
        self._connect()
        self._say()
        self._dress()
        self._offer_ranges()  # not before there is room: a page that is not yet seen would widen the window

    def show_course(self, course: Course | None) -> None:
        self._course = course
        self.ranges.offer(() if course is None else ranges_of(course))
        self.banner.show_course(course)
        self._is_drawn = False
        self.visits.show_course(course)
        self.lesions.show_course(course)
        self.events.show_course(course)
        self.treatment.show_course(course)
        self.survival.show_course(course)
        self.history.show_course(course)
        behind = self.window().isVisible() and not self.isVisible()  # of another place
        if TABS[self.tabs.currentIndex()].name == OVERVIEW and not behind:
            self._draw()
        else:  # in a turn of its own: the place in front comes first
            QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        """The overview and its flags, if they are not those of this course yet."""
        if not self._is_drawn:
            self._is_drawn = True
            self.flags.show_course(self._course)
            self.overview.show_course(self._course)

    def show_tab(self, name: str) -> None:
        """Go to a place of the patient. Raises KeyError for a name that is none."""
        self.tabs.setCurrentIndex(self.tab_place(name))

    def take_keys(self) -> None:
        """The arrows step the focus line, or choose the groups of the curves; other places take them by themselves."""
        shown = TABS[self.tabs.currentIndex()].name
        if shown == OVERVIEW:
            self.overview.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif shown == SURVIVAL:
            self.survival.groupings.take_focus()

    def tab_place(self, name: str) -> int:
        """Which tab a place of the patient has. Raises KeyError for a name that is none."""
        return {tab.name: number for number, tab in enumerate(TABS)}[name]

    def show_list_folded(self, folded: bool) -> None:
        """Offer to unfold the list of patients while it is folded."""
        self._unfold.setVisible(folded)

    def show_origins(self) -> None:
        """Where the values on the overview come from, as a table."""
        if self._course is not None:
            self.show_tab(OVERVIEW)
            shown, why_not = self.overview.stack.column.shown, self._refusals.get("correct", "")
            may_ask = not self._refusals.get("ask", "…")
            dialog = OriginsDialog(self._theme, shown, self._reader.origins, self, why_not=why_not, may_ask=may_ask)
            dialog.correct_wanted.connect(self.correct_wanted)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def show_why(self) -> None:
        """The latest response by the criterion that judges progression, with its working."""
        if self._course is None:
            return
        self.show_tab(OVERVIEW)
        if self.flags.folded:
            self.toggle_flags()
        self.flags.show_why(self._course.endpoints.criterion)

    def show_queries(self) -> None:
        """What was asked about this patient's values, in the history."""
        self.show_tab(HISTORY)
        self.history.show_part(QUERIES)

    def sign_results(self) -> None:
        """Sign the results of the chosen date; where they are not seen yet, show them first."""
        if TABS[self.tabs.currentIndex()].name == VISITS:
            self.visits.sign_column()
        else:
            self.show_tab(VISITS)

    def sign(self) -> None:
        """Sign the read that is chosen in the worksheet, the last one unless another was chosen."""
        self.show_tab(LESIONS)
        self.lesions.sign()

    def review_flag(self) -> None:
        """Mark the flag whose card is open as reviewed; where the flags are not seen yet, show them first."""
        if TABS[self.tabs.currentIndex()].name != OVERVIEW or self.flags.folded:
            self.show_tab(OVERVIEW)
            if self.flags.folded:
                self.toggle_flags()
        else:
            self.flags.review_open()

    def toggle_flags(self) -> None:
        """Fold or unfold the flags by hand; it holds until the window says otherwise by its width."""
        self._flags_wanted = self.flags.folded
        self._fold()

    def fit_flags(self, window_width: int) -> None:
        """Fold the flags by themselves in a narrow window."""
        narrow = window_width < self._theme.px(FLAGS_FOLD_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._flags_wanted = None
        self._fold()

    def _fold(self) -> None:
        wanted = not self._narrow if self._flags_wanted is None else self._flags_wanted
        self.flags.set_folded(not wanted)

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        line = QHBoxLayout(self._bar)
        line.setSpacing(self._theme.px(8))
        line.addWidget(self._unfold)
        line.addWidget(self.tabs)
        line.addStretch(1)
        line.addWidget(self.ranges)
        line.addWidget(self.charts_button)
        line.addSpacing(self._theme.px(6))
        line.addWidget(self.print_button)
        line.addWidget(self.visit_button)
        self._bar_line = line
        self._hairline = BusyLine(self._theme, self)
        places = QWidget(self)
        beside = bare(QHBoxLayout(places))
        beside.addWidget(self.overview, 1)
        beside.addWidget(self.flags)
        self._places = QStackedWidget(self)
        for tab in TABS:
            page = self.pages[tab.name]
            held = places if page is self.overview else page
            held.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no place widens the window
            self._places.addWidget(held)
        column = bare(QVBoxLayout(self))
        for widget in (self.banner, self._bar, self._hairline, self.lock, self.drafts):
            column.addWidget(widget)
        column.addWidget(self._places, 1)

    def _connect(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)  # where it is narrow, or in large letters, all are there, and shorter
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for _ in TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._on_place_chosen)
        self.print_button.clicked.connect(self.print_wanted)
        self.visit_button.clicked.connect(self.visit_wanted)
        self.history.undo_wanted.connect(self.undo_wanted)
        self.history.correct_wanted.connect(self.correct_wanted)
        self.visits.correct_wanted.connect(self.correct_wanted)
        self.visits.visit_wanted.connect(self.visit_wanted)
        self.visits.plan_wanted.connect(self.plan_wanted)
        self.visits.chart_wanted.connect(self._on_chart_wanted)
        self.lesions.correct_wanted.connect(self.correct_wanted)
        self.lesions.read_wanted.connect(self.read_wanted)
        self.events.correct_wanted.connect(self.correct_wanted)
        self.events.event_wanted.connect(self.event_wanted)
        self.events.treatment_wanted.connect(self._on_linked_treatment)
        self.treatment.correct_wanted.connect(self.correct_wanted)
        self.treatment.treatment_wanted.connect(self.treatment_wanted)
        self.treatment.undo_wanted.connect(self.undo_wanted)
        self.lock.unlock_wanted.connect(self.unlock_wanted)
        self.flags.unfold_wanted.connect(self.toggle_flags)
        self.flags.fold_wanted.connect(self.toggle_flags)
        self.flags.review_wanted.connect(partial(mark_reviewed, self._session))
        self.flags.cause_wanted.connect(self._on_flag)
        self.overview.opened.connect(self.go_to)
        self.ranges.chosen.connect(self.overview.show_range)
        self.overview.range_changed.connect(self.ranges.show_range)
        self._theme.changed.connect(self._dress)
        self._session.busy_changed.connect(self._hairline.show_busy)

    def _say(self) -> None:
        for number, tab in enumerate(TABS):
            self.tabs.setTabText(number, QCoreApplication.translate("PatientPage", tab.words))
        self.tabs.setAccessibleName(self.tr("Places of this patient"))
        for say in (self.charts_button.setToolTip, self.charts_button.setAccessibleName):
            say(self.tr("Charts: rows, tables, scales, saving"))
        self._unfold.setToolTip(self.tr("Unfold the list of patients (Ctrl+B)"))
        self._unfold.setAccessibleName(self.tr("Unfold the list of patients"))
        self.print_button.setText(self.tr("Print"))
        self.visit_button.setText(self.tr("Add visit"))
        self._offer_ranges()  # other words leave it other room
        self._show_refusals()

    def show_access(self, access: Access, refusals: dict[str, str]) -> None:
        """What may be done here, and why the rest may not; a lock is said in the banner and under the tabs."""
        self._refusals = refusals
        self.lock.show_access(access)
        self.visits.typing.show_user(access.actor.user)
        self.banner.show_locked(access.lock is not None)
        self._show_refusals()

    def _show_refusals(self) -> None:
        self.flags.show_refusal(self._refusals.get("review_flag", ""))
        self.history.show_refusals(self._refusals)
        self.visits.show_refusals(self._refusals)
        self.lesions.show_refusals(self._refusals)
        self.events.show_refusals(self._refusals)
        self.treatment.show_refusals(self._refusals)
        self.overview.stack.save_refusal = self._refusals.get("print", "")
        words = self.tr("Patient summary, preview and print (Ctrl+P)")
        for made, name, tip in (
            (self.print_button, "print", words),
            (self.visit_button, "visit", self.tr("Enter a visit (Ctrl+N)")),
        ):
            why_not = self._refusals.get(name, "")
            made.setEnabled(not why_not)
            made.setToolTip(why_not or tip)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        ground(self._bar, self._theme, "panel")
        self._bar.setFixedHeight(px(36))
        self._bar_line.setContentsMargins(px(10), 0, px(14), 0)
        self._unfold.setIcon(icon("unfold-list", self._theme))
        self.charts_button.setIcon(icon("table", self._theme))
        self.print_button.setIcon(icon("printer", self._theme, "text"))
        self.visit_button.setIcon(icon("plus", self._theme, "accent_text"))
        for made in (self.print_button, self.visit_button):
            made.setIconSize(QSize(px(16), px(16)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._offer_ranges()
        super().resizeEvent(event)

    def _on_place_chosen(self, number: int) -> None:
        if TABS[number].name == OVERVIEW:
            self._draw()
        self._places.setCurrentIndex(number)
        self._offer_ranges()

    def _offer_ranges(self) -> None:
        """The range of time belongs to the overview, and gives way to the names of the places."""
        own = (self.tabs, self.ranges, self.charts_button, self._unfold, self.print_button, self.visit_button)
        room = self.width() >= sum(part.sizeHint().width() for part in own) + self._theme.px(BAR_GAPS)
        for part in (self.ranges, self.charts_button):
            part.setVisible(room and TABS[self.tabs.currentIndex()].name == OVERVIEW)

    def _on_charts(self) -> None:
        """Rows, tables and scales of the charts, for who does not know of the other button of the mouse."""
        self.overview.stack.menu(None).popup(self.charts_button.mapToGlobal(self.charts_button.rect().bottomLeft()))

    def _on_chart_wanted(self, on: date) -> None:
        """The overview with its focus line on a date of the flowsheet."""
        self.show_tab(OVERVIEW)
        self.overview.show_date(on)

    def _on_linked_treatment(self, given: Treatment) -> None:
        """The change of dose that an adverse event is linked to."""
        self.show_tab(TREATMENT)
        self.treatment.table.choose_entry(given)

    def _on_flag(self, flag: Flag) -> None:
        if self._course is not None:
            self.go_to(cause(flag, self._course.record))

    def go_to(self, found: Cause) -> None:
        """The place on which a flag or a mark rests; a place that is not there is the overview on its day."""
        if found.place is Place.READ:
            self.show_tab(LESIONS)
            self.lesions.show_read(found.on, found.name)
        elif found.place is Place.VISIT:
            self.show_tab(VISITS)
            self.visits.show_result(found.on, found.name)
        elif found.place is Place.EVENT:
            self.show_tab(EVENTS)
            self.events.show_event(found.name)
        elif found.place is Place.TREATMENT:
            self.show_tab(TREATMENT)
            self.treatment.table.choose(found.name)
        elif found.on is not None:
            self._on_chart_wanted(found.on)
