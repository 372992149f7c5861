"""The left half of the Cohort place: what the curves show, how they are divided, and the figure itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.cohort.matching import COVARIATE_NAMES, Covariate, Matched
from models.cohort.members import Grouping, Measure
from models.figures.parts import CohortFigure, FigureChoice
from models.published.trials import TrialMark
from models.statistics.survival import Limits
from ui.charts.cohort.figure_view import FigureView
from ui.kit.flow import FlowLayout
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.words import survival as words
from ui.words.language import listed, spoken

MEASURES = (Measure.OS, Measure.PFS, Measure.DOR, Measure.DOR_MRECIST, Measure.TTNT)
GROUPINGS = (Grouping.VP, Grouping.AFP, Grouping.PIVKA, Grouping.ALBI, Grouping.NONE)
OTHERS = (
    Grouping.EITHER,
    Grouping.CHILD_PUGH,
    Grouping.BCLC,
    Grouping.METASTASIS,
    Grouping.AETIOLOGY,
    Grouping.AFP_CLASS,
    Grouping.LINE,
    Grouping.BEST_RECIST,
    Grouping.BEST_MRECIST,
)
LANDMARK_DAY = 42
_COMPARISON_WIDTH, _LEAST_PLOT = 310, 270


class CohortFigurePanel(Retold, QWidget):
    """Shows a figure and tells which one is wanted. It computes nothing."""

    choice_wanted = Signal(object)  # FigureChoice
    match_wanted = Signal(object)  # tuple[Covariate, ...]

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice = FigureChoice()
        self._landmark_day = LANDMARK_DAY
        self._landmark_wanted = True
        self._columns: tuple[str, ...] | None = None
        self._matched: tuple[Covariate, ...] = ()
        self._code = ""
        self._alike: Matched | None = None
        self._chosen_later = False
        self._build()
        self._say()
        theme.changed.connect(self._dress)
        self._dress()

    def show_choice(
        self,
        choice: FigureChoice,
        *,
        landmark_day: int = LANDMARK_DAY,
        columns: Sequence[str] | None = None,
        chosen_later: bool = False,
    ) -> None:
        """Every control as it is chosen, and greyed where it has no meaning.

        ``columns`` are those that can divide a cohort from a file; None for the clinic's own patients.
        ``chosen_later``: the filter asks for what is known only after the start, so a landmark has a meaning.
        """
        self._choice, self._landmark_day, self._chosen_later = choice, landmark_day, chosen_later
        self._columns = None if columns is None else tuple(columns)
        of_file = self._columns is not None
        self.measures.setVisible(not of_file)
        self.groupings.setVisible(not of_file)
        self.measures.choose(choice.measure.value)
        self.groupings.choose(choice.grouping.value)
        for grouping in GROUPINGS:
            self.groupings.button(grouping.value).setEnabled(not (choice.measure.of_response and grouping.after_start))
        self._fill_others()
        self._fill_options()

    def show_matched(self, covariates: Sequence[Covariate], *, code: str) -> None:
        """In what the patients are like the one who is shown; without a code nobody can be matched."""
        self._matched, self._code = tuple(covariates), code
        self._fill_matching()

    def show_marks(self, marks: Sequence[TrialMark]) -> None:
        """Published results to be drawn on the curves."""
        self.view.show_marks(marks)

    def show_figure(self, figure: CohortFigure | None, alike: Matched | None = None) -> None:
        self._alike = alike
        self.view.show_figure(figure, with_limits=self.with_limits.isChecked())
        if alike is not None:
            self.view.show_careful(spoken(alike.refused or alike.words))

    def show_not_chosen(self, words: str, codes: str) -> None:
        """Whom the filter did not choose, and why; the study codes are the tool tip."""
        self.outside.setText(words)
        self.outside.setToolTip(codes)
        self.outside.setVisible(bool(words))

    def _show_again(self) -> None:
        self.show_figure(self.view.figure, self._alike)

    # --- its parts -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(10))
        column.setSpacing(px(8))
        self.view = FigureView(self._theme, self, comparison_width=_COMPARISON_WIDTH)
        self.view.chart.least_plot = _LEAST_PLOT
        self.measures = Segments(self.tr("Endpoint"), self)
        self.measures.chosen.connect(self._on_measure)
        self.groupings = Segments(self.tr("Groups"), self)
        self.groupings.chosen.connect(self._on_grouping)
        self.others = button("", self, kind="small")
        self.options = button("", self, kind="small")
        self.matching = button("", self, kind="small")
        for made in (self.others, self.matching, self.options):
            made.setMenu(QMenu(made))
        self.with_limits = QAction(self)
        self.with_limits.setCheckable(True)
        self.with_limits.setChecked(True)
        self.with_limits.toggled.connect(lambda _: self._show_again())
        self.landmark = QAction(self)
        self.landmark.setCheckable(True)
        self.landmark.setChecked(True)
        self.landmark.toggled.connect(self._on_landmark)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.view.title)
        head.addWidget(self.view.subtitle)
        head.addStretch(1)
        head.addWidget(self.measures)
        column.addLayout(head)
        division = FlowLayout(None, across=px(8), down=px(6))
        for part in (self.groupings, self.others, self.matching, self.options):
            division.addWidget(part)
        column.addLayout(division)
        column.addWidget(self.view, 1)
        self.outside = label("", self._theme, self, role="caption", colour="text3", wrap=True)
        self.outside.hide()
        column.addWidget(self.outside)

    def _fill_others(self) -> None:
        """The groupings that have no button of their own, or the columns of a file."""
        menu = self.others.menu()
        menu.clear()
        group = QActionGroup(menu)
        for text, choice in self._other_choices():
            action = group.addAction(text)
            action.setCheckable(True)
            action.setChecked(choice == self._choice)
            action.setEnabled(not (self._choice.measure.of_response and choice.grouping.after_start))
            action.triggered.connect(partial(self._choose, choice))
            menu.addAction(action)
        checked = next((text for text, choice in self._other_choices() if choice == self._choice), "")
        if self._columns is None:
            self.others.setText(self.tr("By {grouping}").format(grouping=checked) if checked else self.tr("More"))
        else:
            self.others.setText(checked)
        self.others.setAccessibleName(self.tr("More ways to divide the cohort"))

    def _other_choices(self) -> list[tuple[str, FigureChoice]]:
        if self._columns is None:
            return [(words.grouping_word(one), self._of_grouping(one)) for one in OTHERS]
        whole = replace(self._choice, grouping=Grouping.NONE, column="")
        by_file = [
            (
                self.tr("by column {name}").format(name=name) if name else self.tr("by the groups of the file"),
                replace(self._choice, grouping=Grouping.FILE, column=name),
            )
            for name in self._columns
        ]
        return [(self.tr("not divided"), whole), *by_file]

    def _fill_matching(self) -> None:
        menu = self.matching.menu()
        menu.clear()
        self.matching.setVisible(bool(self._code))
        for covariate in Covariate:
            action = menu.addAction(spoken(COVARIATE_NAMES[covariate]))
            action.setCheckable(True)
            action.setChecked(covariate in self._matched)
            action.toggled.connect(partial(self._on_matched, covariate))
        menu.addSeparator()
        everyone = menu.addAction(self.tr("Do not match"))
        everyone.setEnabled(bool(self._matched))
        everyone.triggered.connect(lambda: self.match_wanted.emit(()))
        names = listed(spoken(COVARIATE_NAMES[one]) for one in self._matched)
        told = self.tr("Like {code} in: {covariates}").format(code=self._code, covariates=names)
        count = self.tr("Matched ({count})").format(count=len(self._matched))
        self.matching.setText(count if names else self.tr("Match"))
        self.matching.setToolTip(told if names else "")

    def _on_matched(self, covariate: Covariate, on: bool) -> None:
        others = tuple(one for one in self._matched if one is not covariate)
        self.match_wanted.emit((*others, covariate) if on else others)

    def _fill_options(self) -> None:
        menu = self.options.menu()
        menu.clear()
        menu.addAction(self.with_limits)
        group = QActionGroup(menu)
        for limits in Limits:
            action = group.addAction(self.tr("Limits by {kind}").format(kind=limits.value))
            action.setCheckable(True)
            action.setChecked(limits is self._choice.limits)
            action.triggered.connect(partial(self._choose, replace(self._choice, limits=limits)))
            menu.addAction(action)
        menu.addSeparator()
        self.landmark.setText(self.tr("Landmark at day {day}").format(day=self._landmark_day))
        self.landmark.setEnabled(self._choice.grouping.after_start or self._chosen_later)
        self.landmark.blockSignals(True)
        self.landmark.setChecked(self._choice.landmark_day is not None)
        self.landmark.blockSignals(False)
        menu.addAction(self.landmark)

    # --- what is chosen --------------------------------------------------------------------------------------------

    def _of_grouping(self, grouping: Grouping) -> FigureChoice:
        day = self._landmark_day if grouping.after_start and self._landmark_wanted else None
        return replace(self._choice, grouping=grouping, landmark_day=day)

    def _on_measure(self, value: str) -> None:
        measure = Measure(value)
        if measure.of_response and self._choice.grouping.after_start:
            self._choice = self._of_grouping(Grouping.NONE)
        self._choose(replace(self._choice, measure=measure))

    def _on_grouping(self, value: str) -> None:
        self._choose(self._of_grouping(Grouping(value)))

    def _on_landmark(self, wanted: bool) -> None:
        if self._choice.grouping.after_start:
            self._landmark_wanted = wanted
        self._choose(replace(self._choice, landmark_day=self._landmark_day if wanted else None))

    def _choose(self, choice: FigureChoice, _: bool = False) -> None:
        self.choice_wanted.emit(choice)

    # --- Qt --------------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        self.measures.set_choices(tuple((one.value, words.measure_word(one)) for one in MEASURES))
        self.groupings.set_choices(tuple((one.value, words.grouping_word(one)) for one in GROUPINGS))
        self.with_limits.setText(self.tr("95 % limits"))
        self.options.setText(self.tr("Options"))
        self.options.setAccessibleName(self.tr("How the curves are drawn and compared"))
        self.matching.setAccessibleName(self.tr("Only patients like the one who is shown"))
        self.show_choice(
            self._choice, landmark_day=self._landmark_day, columns=self._columns, chosen_later=self._chosen_later
        )
        self.show_matched(self._matched, code=self._code)
        self._show_again()

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        self.view.dress()
        dress_label(self.outside, self._theme, role="caption", colour="text3")
        if self.view.figure is not None:
            self._show_again()
