"""A survival figure with what belongs to it: title, chart, warning, comparison, who is left out, and the caption."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.cohort.members import GROUPING_NAMES, Grouping
from models.figures.parts import CohortFigure
from models.published.trials import TrialMark
from ui.charts.cohort.survival_chart import SurvivalChart
from ui.charts.cohort.survival_panels import FiguresPanel, WarningStrip
from ui.charts.cohort.survival_trials import marks_words
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, dress_label, label
from ui.words import survival as words
from ui.words.language import in_a_row, spoken


class FigureView(QWidget):
    """Shows a ``CohortFigure``. ``title`` and ``subtitle`` are put by the page where its head is."""

    def __init__(self, theme: Theme, parent: QWidget, *, comparison_width: int = 330) -> None:
        super().__init__(parent)
        self._theme = theme
        self.figure: CohortFigure | None = None
        self.title = label("", theme, parent, role="section")
        self.subtitle = ElidedLabel(parent)
        self.chart = SurvivalChart(theme, self)
        self.warning = WarningStrip(theme, self)
        self.panel = FiguresPanel(theme, self, comparison_width=comparison_width)
        self.published = label("", theme, self, role="caption", colour="text2", wrap=True)
        self.published.hide()
        self.caption = label("", theme, self, role="caption", colour="text3", wrap=True)
        self.dress()
        column = bare(QVBoxLayout(self), spacing=theme.px(8))
        column.addWidget(self.chart, 1)
        for part in (self.published, self.warning, self.panel, self.caption):
            column.addWidget(part)

    def show_figure(self, figure: CohortFigure | None, *, with_limits: bool) -> None:
        self.figure = figure
        self.title.setText(words.title(figure.choice.measure) if figure is not None else "")
        grouped = figure is not None and figure.choice.grouping is not Grouping.NONE
        self.subtitle.setText(spoken(GROUPING_NAMES[figure.choice.grouping]) if figure is not None and grouped else "")
        self.chart.show_figure(figure, with_limits=with_limits)
        self.warning.show_words(_careful(figure) if figure is not None else "")
        self.panel.show_figure(figure)
        self.caption.setText(" · ".join(spoken(part) for part in figure.caption) if figure is not None else "")

        self._say_marks()

    def show_marks(self, marks: Sequence[TrialMark]) -> None:
        """Published results on the curves, and their words below."""
        self.chart.show_marks(marks)
        self._say_marks()

    def _say_marks(self) -> None:
        words = marks_words([one.mark for one in self.chart.marks])
        self.published.setText(words)
        self.published.setVisible(bool(words))

    def show_careful(self, words: str) -> None:
        """Something to be careful about that the figure itself does not know, before what it does."""
        known = _careful(self.figure) if self.figure is not None else ""
        self.warning.show_words(in_a_row(part for part in (words, known) if part))

    def dress(self) -> None:
        """Colours and type of the theme as it is now."""
        dress_label(self.title, self._theme, role="section", colour="text")
        dress_label(self.subtitle, self._theme, role="table", colour="text3")
        dress_label(self.published, self._theme, role="caption", colour="text2")
        dress_label(self.caption, self._theme, role="caption", colour="text3")


def _careful(figure: CohortFigure) -> str:
    """The warnings about groups that are small, the thinnest first."""
    return in_a_row(spoken(warning) for warning in figure.warnings)
