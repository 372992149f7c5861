"""The parts of the Cohort place under its head: curves and pictures, tables, published trials, other definitions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.course.course import Course
from models.figures.redefined import Definition, Redefinition, redefinition
from ui.cohort.curves import CohortCurves
from ui.cohort.pictures_panel import Pictures, pictures
from ui.cohort.redefinition_panel import RedefinitionPanel
from ui.cohort.tables_panel import CohortTablesPanel
from ui.cohort.trials_panel import TrialsPanel
from ui.cohort.work import CohortAnswer, Courses, tables
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, rule
from ui.session.session import Session
from ui.words.survival import left_out_codes, not_chosen_words

T = TypeVar("T")
CURVES, TABLES, TRIALS, DEFINITIONS = range(4)


class CohortTabs(Retold, QWidget):
    """Shows an answer. What a part needs besides is computed on the worker when that part is seen."""

    patient_chosen = Signal(int)

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._answer: CohortAnswer | None = None
        self._shown: tuple[int, Course] | None = None
        self._asked: dict[int, int] = {}
        self._drawn: tuple[Courses, int | None] | None = None
        # What stands on it is made where it stays: Qt would dress everything again on each move to another parent.
        self._stack = QStackedWidget(self)
        self.curves = CohortCurves(theme, self._stack)
        self._stack.addWidget(self.curves)
        self.tables = CohortTablesPanel(theme, self._room())
        self.trials = TrialsPanel(theme, self._room())
        self.definitions = RedefinitionPanel(theme, self._room())
        for place, page in ((TABLES, self.tables), (TRIALS, self.trials), (DEFINITIONS, self.definitions)):
            scroll = self._stack.widget(place)
            assert isinstance(scroll, QScrollArea)
            scroll.setWidget(page)
        self.bar = QTabBar(self)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        for _ in range(self._stack.count()):
            self.bar.addTab("")
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        column = bare(QVBoxLayout(self))
        column.addWidget(self.bar)
        column.addWidget(rule(theme, self))
        column.addWidget(self._stack, 1)
        self._connect()
        self._say()

    def _room(self) -> QWidget:
        """Where a page scrolls: nothing is clipped in a small window or at a large scale."""
        scroll = QScrollArea(self._stack)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(scroll)
        return scroll.viewport()

    @property
    def place(self) -> int:
        """The part that is seen."""
        return self.bar.currentIndex()

    def show_place(self, place: int) -> None:
        self.bar.setCurrentIndex(place)

    def show_answer(self, found: CohortAnswer, shown: tuple[int, Course] | None, *, same: bool) -> None:
        """The figure, and what is seen beside it; ``same`` patients need no new pictures and tables."""
        self._answer, self._shown = found, shown
        self.curves.show_pictures_of(not found.ask.of_file)
        for place in (TABLES, DEFINITIONS):
            self.bar.setTabEnabled(place, not found.ask.of_file)
        self.curves.figure_panel.show_figure(found.figure, found.matched)
        out = not_chosen_words(found.not_chosen, found.considered)
        self.curves.figure_panel.show_not_chosen(out, left_out_codes(found.not_chosen))
        if not same and not self._as_drawn():
            self._drawn = None
            self.curves.pictures_panel.show_pictures(None)
            self._draw_pictures()
        if not same:
            self._draw_tables()
            self._asked[DEFINITIONS] = self._asked.get(DEFINITIONS, 0) + 1
            self.definitions.show_redefinition(None)

    def _as_drawn(self) -> bool:
        """Whether the pictures on the screen are those of the same patients, with the same one marked."""
        found, drawn = self._answer, self._drawn
        if found is None or drawn is None or drawn[1] != self._shown_key or len(drawn[0]) != len(found.courses):
            return False
        return all(one[1] is other[1] for one, other in zip(drawn[0], found.courses, strict=True))

    @property
    def _shown_key(self) -> int | None:
        return None if self._shown is None else self._shown[0]

    def clear(self) -> None:
        """Nothing is known; what is being computed is not shown."""
        self._answer = self._drawn = None
        for place in (CURVES, TABLES, DEFINITIONS):
            self._asked[place] = self._asked.get(place, 0) + 1
        self.curves.figure_panel.show_figure(None)
        self.curves.figure_panel.show_not_chosen("", "")
        self.curves.pictures_panel.show_pictures(None)
        self.tables.show_tables(())
        self.definitions.show_redefinition(None)

    # --- what is computed ------------------------------------------------------------------------------------------

    def _compute(self, place: int, query: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run ``query`` on the worker; its answer is dropped once the same part has asked again."""
        number = self._asked[place] = self._asked.get(place, 0) + 1

        def announce(found: T) -> None:
            if number == self._asked[place]:
                then(found)

        self._session.work(query, announce)

    def _draw_pictures(self) -> None:
        found, shown = self._answer, self._shown
        if found is not None and not found.ask.of_file:
            kinds, key = self.curves.pictures_panel.kinds, self._shown_key

            def then(answered: Pictures) -> None:
                self._drawn = (found.courses, key)
                self.curves.pictures_panel.show_pictures(answered)

            self._compute(CURVES, lambda: pictures(kinds, found.courses, shown), then)

    def _draw_tables(self) -> None:
        found = self._answer
        if found is not None and not found.ask.of_file and self.tables.isVisible():
            self._compute(
                TABLES, lambda: tables(found.courses, found.ask.choice, safety=found.safety), self.tables.show_tables
            )

    def _on_definition(self, definition: Definition) -> None:
        found = self._answer
        if found is None or found.ask.of_file:
            return

        def query() -> Redefinition | ValueError:
            try:
                return redefinition(found.courses, found.ask.choice, definition, name=found.figure.source)
            except ValueError as problem:
                return problem

        def then(answered: Redefinition | ValueError) -> None:
            if isinstance(answered, ValueError):
                self.definitions.show_problem(answered)
            else:
                self.definitions.show_redefinition(answered)

        self._compute(DEFINITIONS, query, then)

    # --- Qt --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        panel = self.curves.pictures_panel
        panel.wanted.connect(self._draw_pictures)
        panel.patient_chosen.connect(self.patient_chosen)
        self.tables.wanted.connect(self._draw_tables)
        self.trials.marks_chosen.connect(self.curves.figure_panel.show_marks)
        self.definitions.wanted.connect(self._on_definition)
        self.definitions.patient_chosen.connect(self.patient_chosen)

    def _say(self) -> None:
        words = (
            self.tr("Curves and pictures"),
            self.tr("Tables"),
            self.tr("Published trials"),
            self.tr("Other definitions"),
        )
        for place, text in enumerate(words):
            self.bar.setTabText(place, text)
        self.bar.setAccessibleName(self.tr("Parts of the cohort"))
