"""The Survival page: one patient on the curves of a chosen cohort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.cohort.members import CLINIC_COHORTS, COHORT_NAMES, Cohort, CohortMember, Grouping, Measure, member
from models.course.course import Course
from models.figures.cohort_figure import CohortFigure, FigureChoice, cohort_figure
from models.statistics.hazards import CoxModel, cox, fitted
from ui.charts.cohort.figure_view import FigureView
from ui.kit.fields import Combo
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label
from ui.session.session import Session
from ui.words import survival as words
from ui.words.language import spoken

_WIDE, _BESIDE, _IDLE_MS = 1000, 80, 1500
_MEASURES = (Measure.OS, Measure.PFS, Measure.DOR, Measure.DOR_MRECIST)
_GROUPINGS = (Grouping.NONE, Grouping.VP, Grouping.AFP, Grouping.PIVKA, Grouping.EITHER)
_Courses = tuple[tuple[int, Course], ...]


class SurvivalPage(Retold, QWidget):
    """Shows the patient on a cohort. Everything is computed on the session's worker, when the page is seen."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._course: Course | None = None
        self._choice = FigureChoice()
        self._landmark_wanted = True
        self._cohort_chosen = False
        self._asked = 0
        self._stale = True
        self._courses: _Courses = ()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self.figure: CohortFigure | None = None
        self._build()
        self._say()
        theme.changed.connect(self._on_theme_changed)
        session.changed.connect(self._on_session_changed)
        self._on_theme_changed()

    def show_course(self, course: Course | None) -> None:
        if course is None or self._course is None or course.record.patient.code != self._course.record.patient.code:
            self._show(None)
        self._course = course
        self._refresh()

    # --- what the page is made of ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = bare(QVBoxLayout(self), spacing=None)
        outer.addWidget(self._scroll)
        self._content = QWidget(self._scroll)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(px(16), px(10), px(16), px(10))
        column.setSpacing(px(8))
        self.view = FigureView(self._theme, self._content)
        self.chart, self.warning, self.panel = self.view.chart, self.view.warning, self.view.panel
        self._rows = (self._head(), self._second_row(), self._third_row(), self._fourth_row())
        for row in self._rows:
            column.addLayout(row)
        column.addWidget(self.view, 1)
        self._scroll.setWidget(self._content)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        self.measures = Segments(self.tr("Endpoint"), self._content)
        self.measures.chosen.connect(self._on_measure_chosen)
        row.addWidget(self.view.title)
        row.addWidget(self.view.subtitle, 1)
        row.addWidget(self.measures)
        return row

    def _second_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        self.cohorts = Combo(self._content)
        self.cohorts.activated.connect(self._on_cohort_chosen)
        self._cohort_label = label("", self._theme, self._content, role="table", colour="text2")
        self._cohort_label.setBuddy(self.cohorts)
        self.groupings = Segments(self.tr("Groups"), self._content)
        self.groupings.chosen.connect(self._on_grouping_chosen)
        self._checks = QWidget(self._content)
        row.addWidget(self._cohort_label)
        row.addWidget(self.cohorts)
        row.addSpacing(self._theme.px(12))
        row.addStretch(1)
        row.addWidget(self.groupings)
        return row

    def _third_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        inner = bare(QHBoxLayout(self._checks), spacing=self._theme.px(20))
        self.with_limits, self.landmark, self.counted = (QCheckBox(self._checks) for _ in range(3))
        self.with_limits.setChecked(True)
        self.landmark.setChecked(True)
        self.with_limits.toggled.connect(self._on_limits_toggled)
        self.landmark.toggled.connect(self._on_landmark_toggled)
        self.counted.toggled.connect(self._on_counted_toggled)
        for box in (self.with_limits, self.landmark, self.counted):
            inner.addWidget(box)
        row.addWidget(self._checks)
        row.addStretch(1)
        return row

    @staticmethod
    def _fourth_row() -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        return row

    def _fold_rows(self) -> None:
        """In a wide window the groups stand beside the endpoints and the boxes beside the cohort: a row less.

        In a narrow one the groups have a row of their own.
        """
        head, second, third, fourth = self._rows
        beside = self._theme.px(_BESIDE)
        words = (self._cohort_label, self.cohorts, self._checks)
        wide = self.width() >= max(self._theme.px(_WIDE), sum(part.sizeHint().width() for part in words) + beside)
        words = (self._cohort_label, self.cohorts, self.groupings)
        fits = self.width() >= sum(part.sizeHint().width() for part in words) + beside
        place = head if wide else second if fits else fourth
        if place.indexOf(self.groupings) >= 0:
            return
        for row in self._rows:
            row.removeWidget(self.groupings)
            row.removeWidget(self._checks)
        place.addWidget(self.groupings)
        if wide:
            second.insertWidget(3, self._checks)
        else:
            third.insertWidget(0, self._checks)
        if (column := self._content.layout()) is not None:
            column.activate()  # within a resize nobody else lays the rows out once more

    def _say(self) -> None:
        """All words of the page that do not come from the figure."""
        self._cohort_label.setText(self.tr("Cohort"))
        self.cohorts.clear()
        for cohort in CLINIC_COHORTS:
            self.cohorts.addItem(spoken(COHORT_NAMES[cohort]), cohort.value)
        self.measures.set_choices(tuple((one.value, words.measure_word(one)) for one in _MEASURES))
        self.groupings.set_choices(tuple((one.value, words.grouping_word(one)) for one in _GROUPINGS))
        self.with_limits.setText(self.tr("95 % limits"))
        self._show_choice()
        self._show(self.figure)

    # --- choices ---------------------------------------------------------------------------------------------------

    def _on_measure_chosen(self, value: str) -> None:
        measure = Measure(value)
        grouping = Grouping.NONE if measure.of_response and self._choice.grouping.after_start else self._choice.grouping
        self._choose(replace(self._choice, measure=measure, grouping=grouping))

    def _on_grouping_chosen(self, value: str) -> None:
        self._choose(replace(self._choice, grouping=Grouping(value)))

    def _on_cohort_chosen(self, _: int) -> None:
        self._cohort_chosen = True
        self._choose(replace(self._choice, cohort=Cohort(self.cohorts.currentData())))

    def _on_landmark_toggled(self, wanted: bool) -> None:
        self._landmark_wanted = wanted
        self._choose(self._choice)

    def _on_counted_toggled(self, counted: bool) -> None:
        self._choose(replace(self._choice, count_patient=counted))

    def _on_limits_toggled(self, _: bool) -> None:
        self._show(self.figure)

    def _choose(self, choice: FigureChoice) -> None:
        self._choice = choice
        self._show_choice()
        self._refresh()

    def _show_choice(self) -> None:
        """Every control as it is chosen, and greyed where it has no meaning."""
        choice = self._choice
        self.measures.choose(choice.measure.value)
        self.groupings.choose(choice.grouping.value)
        self.cohorts.setCurrentIndex(self.cohorts.findData(choice.cohort.value))
        self.landmark.setEnabled(choice.grouping.after_start)
        self.landmark.setText(self.tr("Landmark at day {day}").format(day=self._landmark_day()))
        self.landmark.setToolTip(
            self.tr("Groups that are known only after the start are compared from the landmark on (R-14.6).")
        )
        for grouping in _GROUPINGS:
            self.groupings.button(grouping.value).setEnabled(not (choice.measure.of_response and grouping.after_start))
        self.counted.setText(self.tr("Count {code} in the cohort").format(code=self._code()))
        self._fold_rows()

    def _landmark_day(self) -> int:
        return self._course.parameters.landmark_day if self._course else 42

    # --- computing and showing -------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Ask for the figure now, or when the page is next seen."""
        self._asked += 1
        self._idle.stop()
        self._stale = True
        if self._course is not None and self.isVisible():
            self._stale = False
            number = self._asked
            self._session.courses(lambda courses: self._compute(number, courses))

    def _compute(self, number: int, courses: _Courses) -> None:
        if number != self._asked or self._course is None:
            return
        self._show_choice()
        self._courses = courses
        query = _figure_of(courses, self._code(), self._effective(courses), fit=cox)
        self._session.read(query, lambda figure: self._computed(number, figure))

    def _code(self) -> str:
        return self._course.record.patient.code if self._course is not None else ""

    def _effective(self, courses: _Courses) -> FigureChoice:
        """The choice with its landmark; until a person chooses, a cohort that has patients in it."""
        choice = self._choice
        if not self._cohort_chosen and not any(member(0, course).reconstructed for _, course in courses):
            choice = replace(choice, cohort=Cohort.CLINIC)
            self._choice = choice
            self._show_choice()
        wanted = self._landmark_wanted and choice.grouping.after_start
        return replace(choice, landmark_day=self._landmark_day() if wanted else None)

    def _computed(self, number: int, figure: CohortFigure) -> None:
        if number == self._asked and self._course is not None:
            self._show(figure)
            self._idle.start()

    def _on_idle(self) -> None:
        """The kernel's hazard ratio is on the screen. lifelines, a second to import, fits it when nobody is waiting."""
        figure, number = self.figure, self._asked
        if figure is None or figure.comparison is None or figure.comparison.cox is None or not self.isVisible():
            return
        query = _figure_of(self._courses, self._code(), figure.choice, fit=fitted)
        self._session.read(query, lambda again: self._show(again) if number == self._asked else None)

    def _show(self, figure: CohortFigure | None) -> None:
        self.figure = figure
        self.view.show_figure(figure, with_limits=self.with_limits.isChecked())

    # --- Qt --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # WORKAROUND a widget that moves to another parent loses its palette where the application has a style sheet
        self._dress()
        if self._stale:
            self._refresh()

    def _on_session_changed(self, _: object) -> None:
        self._refresh()

    def _on_theme_changed(self) -> None:
        self._dress()
        self._show(self.figure)

    def _dress(self) -> None:
        ground(self._content, self._theme, "panel")
        dress_label(self._cohort_label, self._theme, role="table", colour="text2")
        self.view.dress()


def _figure_of(
    courses: _Courses, code: str, choice: FigureChoice, *, fit: Callable[..., CoxModel]
) -> Callable[[object], CohortFigure]:
    """The figure, to be computed on the worker."""

    def query(_: object) -> CohortFigure:
        everyone: list[CohortMember] = [member(key, course) for key, course in courses]
        patient = next((one for one in everyone if one.code == code), None)
        return cohort_figure(everyone, patient, choice, fit=fit)

    return query
