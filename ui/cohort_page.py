"""The Cohort place: chosen patients, their curves beside their pictures, and one patient among them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from models.cohort import provenances
from models.cohort_filter import CohortFilter, without
from models.course import Course
from models.figure import FigureChoice
from models.filter_offers import Offers
from models.hazards import fitted
from storage.store import Store
from ui.charts.survival_marks import provenance_line
from ui.charts.table_dialog import ChartTableDialog
from ui.cohort_figure_panel import LANDMARK_DAY, CohortFigurePanel
from ui.cohort_header import CohortHeader
from ui.cohort_pictures_panel import CohortPicturesPanel, Pictures, pictures
from ui.cohort_work import CohortAnswer, CohortAsk, Courses, Members, Source, SourceKind, answer
from ui.filter_popover import FilterPopover
from ui.progress_line import ProgressLine
from ui.session import Session
from ui.theme import Theme
from ui.widgets import ground, label, rule

_SIDE_BY_SIDE = 1080
_IDLE_MS, _MOST_TO_FIT = 1500, 5_000


class CohortPage(QWidget):
    """Everything is computed on the session's worker when the page is seen; an answer that comes late is dropped."""

    patient_chosen = Signal(int)
    problem = Signal(object)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._ask = CohortAsk()
        self._course: Course | None = None
        self._key: int | None = None
        self._members = Members()
        self._courses: Courses | None = None
        self._asked = self._pictured = 0
        self._stale = True
        self.answer: CohortAnswer | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self._build()
        self._connect()
        self._dress()

    @property
    def ask(self) -> CohortAsk:
        """What is looked at, or being computed."""
        return self._ask

    def show_course(self, course: Course | None) -> None:
        """The patient who is open in the window is shown on the figure."""
        self._course = course
        code = "" if course is None else course.record.patient.code
        self._key = self._session.key if course is not None else None
        if code != self._ask.patient:
            self._ask = replace(self._ask, patient=code, choice=replace(self._ask.choice, count_patient=False))
        self._refresh()

    def open_filter(self, part: str = "") -> None:
        """The popover of the filter, with a part of it looked at first."""
        self.popover.show_offers(self.answer.offers if self.answer is not None else Offers(), self._ask.wanted)
        self.popover.open_below(self.header.chips.get(part, self.header.add), part)

    # --- its parts -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = CohortHeader(self._theme, self)
        self.progress = ProgressLine(self._theme, self)
        self.provenance = label("", self._theme, self, role="caption_strong", colour="note", wrap=True)
        self.provenance.setMargin(self._theme.px(4))
        self.provenance.setIndent(self._theme.px(12))
        self.provenance.hide()
        self.popover = FilterPopover(self._theme, self, today=self._session.today)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget(self._scroll)
        self.figure_panel = CohortFigurePanel(self._theme, self._body)
        self.figure_panel.view.chart.set_labelled(False)  # the page itself says who is not real
        self.pictures_panel = CohortPicturesPanel(self._theme, self._body)
        self._divider = QFrame(self._body)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.figure_panel, 11)
        self._halves.addWidget(self._divider)
        self._halves.addWidget(self.pictures_panel, 9)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, rule(self._theme, self), self.progress, self.provenance):
            column.addWidget(part)
        column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self._theme.changed.connect(self._dress)
        self._session.changed.connect(self._on_session_changed)
        self.header.part_removed.connect(lambda part: self._choose(wanted=without(self._ask.wanted, part)))
        self.header.filter_wanted.connect(self.open_filter)
        self.header.source_chosen.connect(self._on_source_chosen)
        self.header.counted_wanted.connect(self._on_counted)
        self.header.patient_removed.connect(lambda: self._choose(patient=""))
        self.header.table_wanted.connect(self.show_table)
        self.popover.changed.connect(self._on_filter_changed)
        self.figure_panel.choice_wanted.connect(lambda choice: self._choose(choice=choice))
        self.pictures_panel.wanted.connect(self._draw_pictures)
        self.pictures_panel.patient_chosen.connect(self.patient_chosen)
        self.progress.cancelled.connect(self._on_cancelled)
        self.progress.wanted_again.connect(self._refresh)

    # --- what is chosen --------------------------------------------------------------------------------------------

    def _choose(
        self,
        *,
        wanted: CohortFilter | None = None,
        choice: FigureChoice | None = None,
        patient: str | None = None,
        source: Source | None = None,
    ) -> None:
        ask = self._ask
        self._ask = replace(
            ask,
            wanted=ask.wanted if wanted is None else wanted,
            choice=ask.choice if choice is None else choice,
            patient=ask.patient if patient is None else patient,
            source=ask.source if source is None else source,
        )
        self._show_ask()
        self._refresh()

    def _on_filter_changed(self, wanted: CohortFilter) -> None:
        self._choose(wanted=wanted)

    def _on_source_chosen(self, source: Source) -> None:
        if source != self._ask.source:
            self._choose(source=source)

    def _on_counted(self, counted: bool) -> None:
        self._choose(choice=replace(self._ask.choice, count_patient=counted))

    def _show_ask(self) -> None:
        """The controls as they are chosen, before the answer is there."""
        self.header.show_filter(self._ask.wanted)
        self.popover.show_filter(self._ask.wanted)
        day = self._course.parameters.landmark_day if self._course is not None else LANDMARK_DAY
        self.figure_panel.show_choice(self._ask.choice, landmark_day=day)

    # --- computing -------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Ask for everything now, or when the page is next seen."""
        self._asked += 1
        self._idle.stop()
        self._stale = not self.isVisible()
        if self._stale:
            return
        self.progress.begin()
        number = self._asked
        if self._courses is None:
            self._session.courses(lambda courses: self._on_courses(number, courses))
        else:
            self._compute(number, self._courses)

    def _on_courses(self, number: int, courses: Courses) -> None:
        if number == self._asked:
            self._courses = courses
            self._compute(number, courses)

    def _compute(self, number: int, courses: Courses) -> None:
        ask, members = self._ask, self._members
        self._session.read(lambda _: answer(ask, courses, members), lambda found: self._on_answer(number, found))

    def _on_answer(self, number: int, found: CohortAnswer) -> None:
        if number != self._asked:
            return
        self.progress.end()
        self._show_answer(found)
        self._draw_pictures()
        self._idle.start()

    def _on_idle(self) -> None:
        """The kernel's hazard ratio is on the screen. lifelines, a second to import, fits it when nobody is waiting."""
        found, number = self.answer, self._asked
        if found is None or found.figure.comparison is None or found.figure.comparison.cox is None:
            return
        if found.figure.n > _MOST_TO_FIT or not self.isVisible() or self._courses is None:
            return
        ask, courses, members = found.ask, self._courses, self._members

        def again(_: Store) -> CohortAnswer:
            return answer(ask, courses, members, fit=fitted)

        self._session.read(again, lambda anew: self._show_answer(anew) if number == self._asked else None)

    def _draw_pictures(self) -> None:
        if self.answer is None:
            return
        self._pictured += 1
        number, chosen, kinds = self._pictured, self.answer.courses, self.pictures_panel.kinds
        shown = (self._key, self._course) if self._key is not None and self._course is not None else None
        if not self._ask.patient:
            shown = None

        def query(_: Store) -> Pictures:
            return pictures(kinds, chosen, shown)

        def then(found: Pictures) -> None:
            if number == self._pictured:
                self.pictures_panel.show_pictures(found)

        self._session.read(query, then)

    def _on_cancelled(self) -> None:
        self._asked += 1

    def _on_session_changed(self, _: object) -> None:
        self._courses = None
        self._refresh()

    # --- showing ---------------------------------------------------------------------------------------------------

    def _show_answer(self, found: CohortAnswer) -> None:
        self.answer = found
        self.header.show_sources(self._sources(), found.ask.source)
        self.header.show_count(len(found.chosen.members), found.chosen.considered)
        figure = found.figure
        code = figure.patient.code if figure.patient is not None else ""
        self.header.show_patient(code, inside=found.inside, counted=found.ask.choice.count_patient)
        words = provenance_line(provenances(found.chosen.members), len(found.chosen.members))
        self.provenance.setText(words)
        self.provenance.setVisible(bool(words))
        self.figure_panel.show_figure(figure)

    def _sources(self) -> list[tuple[object, str]]:
        found: list[tuple[object, str]] = [(Source(), self.tr("This clinic"))]
        if self.answer is not None and self.answer.reconstructed:
            found.append((Source(SourceKind.RECONSTRUCTED), self.tr("Reconstructed phase II cohort")))
        return found

    def show_table(self) -> None:
        """The values behind the curves."""
        ChartTableDialog(self._theme, self.figure_panel.view.chart.twin(), self).open()

    # --- Qt --------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # WORKAROUND a widget that moves to another parent loses its palette where the application has a style sheet
        self._dress()
        if self._stale:
            self._show_ask()
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._halves.direction():
            self._halves.setDirection(direction)
        line = 1 if beside else 16777215
        self._divider.setMaximumSize(line, 16777215 if beside else 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.answer is not None:
            self._show_ask()
            self._show_answer(self.answer)
        super().changeEvent(event)

    def _dress(self) -> None:
        for part in (self, self._body):
            ground(part, self._theme, "panel")
        ground(self._divider, self._theme, "line")
        ground(self.provenance, self._theme, "note_soft")
