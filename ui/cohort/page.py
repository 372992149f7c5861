"""The Cohort place: chosen patients, their curves beside their pictures, their tables, and one patient among them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.cohort.filter import without
from models.course.course import Course
from models.statistics.hazards import cox, fitted
from storage.clinic.store import Store
from ui.charts.cohort.survival_marks import provenance_line
from ui.charts.table_dialog import ChartTableDialog
from ui.cohort.exporting import CohortExports
from ui.cohort.figure_panel import LANDMARK_DAY
from ui.cohort.filter_popover import FilterPopover
from ui.cohort.header import CohortHeader
from ui.cohort.saved_filters import SavedFilters
from ui.cohort.tabs import TABLES, CohortTabs
from ui.cohort.work import NOTHING_OFFERED, CohortAnswer, CohortAsk, CohortDesk, Courses, Fit, Source, SourceKind
from ui.kit.progress_line import ProgressLine
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label, rule
from ui.session.session import Session
from ui.words.language import spoken

_IDLE_MS, _MOST_TO_FIT = 1500, 5_000


class CohortPage(QWidget):
    """Everything is computed on the session's worker when the page is seen; an answer that comes late is dropped."""

    patient_chosen = Signal(int)
    problem = Signal(object)
    told = Signal(str)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._ask = CohortAsk()
        self._shown: tuple[int, Course] | None = None
        self._desk = CohortDesk()
        self._courses: Courses | None = None
        self._asked = 0
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
        key = self._session.key
        self._shown = (key, course) if course is not None and key is not None else None
        code = course.record.patient.code if course is not None and self._shown is not None else ""
        if code != self._ask.patient:
            choice = replace(self._ask.choice, count_patient=False)
            self._ask = replace(self._ask, patient=code, choice=choice, matched=self._ask.matched if code else ())
            self._forget()
        self._refresh()

    def open_filter(self, part: str = "") -> None:
        """The popover of the filter, with a part of it looked at first."""
        self.popover.show_offers(self.answer.offers if self.answer is not None else NOTHING_OFFERED, self._ask.wanted)
        self.popover.open_below(self.header.chips.get(part, self.header.add), part)

    def show_source(self, key: int | None) -> None:
        """A cohort from a file by its key, or the clinic's own patients."""
        self._on_source_chosen(Source() if key is None else Source(SourceKind.FILE, key))

    def open_export(self) -> None:
        """The menu of what can be saved."""
        made = self.header.export
        if made.isEnabled():
            made.menu().popup(made.mapToGlobal(made.rect().bottomLeft()))

    def show_table(self) -> None:
        """The values behind what is seen: the curves, or the table itself."""
        twin = self.tabs.tables.twin() if self.tabs.place == TABLES else None
        dialog = ChartTableDialog(self._theme, twin or self.figure_panel.view.chart.twin(), self)
        dialog.copy_wanted.connect(self.exports.copy)
        dialog.open()

    # --- its parts -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = CohortHeader(self._theme, self)
        self.progress = ProgressLine(self._theme, self)
        self.labels = label("", self._theme, self, role="caption_strong", colour="note", wrap=True)
        self.labels.setMargin(self._theme.px(4))
        self.labels.setIndent(self._theme.px(12))
        self.labels.hide()
        self.popover = FilterPopover(self._theme, self, today=self._session.today)
        self.tabs = CohortTabs(self._theme, self._session, self)
        self.exports = CohortExports(self._session, self.tabs, self)
        self.saved = SavedFilters(self._session, self)
        self.figure_panel, self.pictures_panel = self.tabs.curves.figure_panel, self.tabs.curves.pictures_panel
        column = bare(QVBoxLayout(self))
        for part in (self.header, rule(self._theme, self), self.progress, self.labels):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        header, panel = self.header, self.figure_panel
        self._theme.changed.connect(self._dress)
        self._session.changed.connect(self._on_session_changed)
        header.part_removed.connect(lambda part: self._choose(wanted=without(self._ask.wanted, part)))
        header.filter_wanted.connect(self.open_filter)
        header.source_chosen.connect(self._on_source_chosen)
        header.counted_wanted.connect(self._on_counted)
        header.patient_removed.connect(lambda: self._choose(patient="", matched=()))
        header.table_wanted.connect(self.show_table)
        self.popover.changed.connect(lambda wanted: self._choose(wanted=wanted))
        panel.choice_wanted.connect(lambda choice: self._choose(choice=choice))
        panel.match_wanted.connect(lambda covariates: self._choose(matched=covariates))
        header.export.menu().aboutToShow.connect(lambda: self.exports.fill(header.export.menu()))
        header.saved.menu().aboutToShow.connect(lambda: self.saved.fill(header.saved.menu()))
        for part in (self.exports, self.saved):
            part.told.connect(self.told)
        self.saved.chosen.connect(lambda wanted: self._choose(wanted=wanted))
        self.tabs.patient_chosen.connect(self.patient_chosen)
        self.progress.slow.connect(self._forget)
        self.progress.cancelled.connect(self._on_cancelled)
        self.progress.wanted_again.connect(self._refresh)

    # --- what is chosen --------------------------------------------------------------------------------------------

    def _choose(self, **changes: Any) -> None:
        """Ask for something else: any field of ``CohortAsk``."""
        asked = replace(self._ask, **changes)
        if not (asked.choice.grouping.after_start or asked.wanted.after_start or asked.choice.landmark_day is None):
            asked = replace(asked, choice=replace(asked.choice, landmark_day=None))  # nothing asks for it any more
        if asked != self._ask:
            self._ask = asked
            self._show_ask()
            self._refresh()

    def _on_source_chosen(self, source: Source) -> None:
        choice = self._ask.choice
        if (source.kind is SourceKind.FILE) != self._ask.of_file:  # groups of one are not those of the other
            choice = replace(CohortAsk().choice, limits=choice.limits)
        self._choose(source=source, choice=choice)

    def _on_counted(self, counted: bool) -> None:
        self._choose(choice=replace(self._ask.choice, count_patient=counted))

    def _show_ask(self) -> None:
        """The controls as they are chosen, before the answer is there."""
        ask, shown = self._ask, self._shown
        self.header.show_filter(ask.wanted, shown=not ask.of_file)
        self.popover.show_filter(ask.wanted)
        day = shown[1].parameters.landmark_day if shown is not None else LANDMARK_DAY
        columns = self.answer.columns if self.answer is not None and ask.of_file else None
        self.figure_panel.show_choice(
            ask.choice,
            landmark_day=day,
            columns=(columns or ()) if ask.of_file else None,
            chosen_later=ask.wanted.after_start and not ask.of_file,
        )
        self.figure_panel.show_matched(ask.matched, code="" if ask.of_file else ask.patient)

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
        if self._courses is None and not self._ask.of_file:
            self._session.courses(
                lambda courses: self._on_courses(number, courses),
                so_far=lambda count: self.progress.show_count(count) if number == self._asked else None,
            )
        else:
            self._compute(number)

    def _on_courses(self, number: int, courses: Courses) -> None:
        if number == self._asked:
            self._courses = courses
            self._compute(number)

    def _compute(self, number: int, fit: Fit = cox) -> None:
        ask, desk, courses = self._ask, self._desk, self._courses or ()
        shown = self._shown if ask.patient else None

        def query(store: Store) -> CohortAnswer:
            return desk.answer(store, ask, courses=courses, shown=shown, fit=fit)

        def then(found: CohortAnswer) -> None:
            if number != self._asked:
                return
            if fit is cox:
                self._show_answer(found)
            else:  # only the figure may differ; what somebody has just opened of the rest stays as it is
                self.answer = found
                self.tabs.show_answer(found, shown, same=True)

        self._session.read(query, then, otherwise=self._on_problem)

    def _on_problem(self, problem: Exception) -> None:
        self.progress.end()
        self._forget()
        self.problem.emit(problem)

    def _on_idle(self) -> None:
        """The kernel's hazard ratio is on the screen. lifelines, a second to import, fits it when nobody is waiting."""
        figure = self.answer.figure if self.answer is not None else None
        compared = figure is not None and figure.comparison is not None and figure.comparison.cox is not None
        if figure is not None and compared and figure.n <= _MOST_TO_FIT and self.isVisible():
            self._compute(self._asked, fitted)

    def _on_cancelled(self) -> None:
        self._asked += 1

    def _on_session_changed(self, touched: frozenset[int] | None) -> None:
        if touched is None or touched:
            self._courses = None
        self._refresh()

    # --- showing ---------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        """What is on the screen answers another question than the one that was asked."""
        if self.answer is None:
            return
        self.answer = None
        self.exports.show_answer(None)
        self.labels.hide()
        self.header.show_count(None, None)
        self.header.show_patient("", inside=False, counted=False)
        self.tabs.clear()

    def _show_answer(self, found: CohortAnswer, *, same: bool = False) -> None:
        self.answer, self._ask = found, found.ask
        self.exports.show_answer(found)
        self.header.show_export(self.exports.refusal)
        self.saved.show_saved(found.saved, found.ask.wanted, found.actor)
        self.header.show_saved(self.saved.name)
        self.progress.end()
        self._show_ask()
        self.header.show_sources(self._sources(found), found.ask.source)
        self.header.show_count(found.chosen, found.considered)
        code = found.ask.patient if found.figure.patient is not None else ""
        self.header.show_patient(code, inside=found.inside, counted=found.ask.choice.count_patient)
        labels = [(name if isinstance(name, str) else spoken(name), count) for name, count in found.labels]
        self.labels.setText(provenance_line(labels, found.considered if found.ask.of_file else found.chosen))
        self.labels.setVisible(bool(labels))
        self.tabs.show_answer(found, self._shown if found.ask.patient else None, same=same)
        if not same:
            self._idle.start()

    def _sources(self, found: CohortAnswer) -> list[tuple[object, str]]:
        listed: list[tuple[object, str]] = [(Source(), self.tr("This clinic"))]
        if found.reconstructed or found.ask.source.kind is SourceKind.RECONSTRUCTED:
            listed.append((Source(SourceKind.RECONSTRUCTED), self.tr("Reconstructed phase II cohort")))
        for one in found.kept:
            words = self.tr("{name} (imported)") if one.kind.value == "imported" else self.tr("{name} (reconstructed)")
            listed.append((Source(SourceKind.FILE, one.key), words.format(name=one.name)))
        return listed

    # --- Qt --------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # WORKAROUND a widget that moves to another parent loses its palette where the application has a style sheet
        self._dress()
        if self._stale:
            self._show_ask()
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.answer is not None:
            self._show_answer(self.answer, same=True)
        super().changeEvent(event)

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        ground(self.labels, self._theme, "note_soft")
        dress_label(self.labels, self._theme, role="caption_strong", colour="note")
        self.tabs.curves.dress()
