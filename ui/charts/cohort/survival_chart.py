"""The survival chart: Kaplan-Meier steps, limits, medians, the patient's triangle, and the numbers under the axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsView, QSizePolicy, QWidget

from models.cohort.members import Grouping
from models.figures.cohort_figure import CohortFigure, GroupCurve
from models.figures.standing import in_percent
from models.published.trials import TrialMark
from models.statistics.survival import DAYS_PER_MONTH, at_time
from ui.charts.cohort.survival_counts import columns, height, needs_two_lines, paint_counts
from ui.charts.cohort.survival_labels import CurveName, place_names
from ui.charts.cohort.survival_marks import (
    band,
    paint_axes,
    paint_median,
    paint_patient,
    paint_provenance,
    pill,
)
from ui.charts.cohort.survival_reading import ReadOff
from ui.charts.cohort.survival_scale import Steps, SurvivalScale, curve_steps, limit_steps, scale_for
from ui.charts.cohort.survival_trials import PlacedMark, latest, of_measure, paint_marks, place_marks
from ui.charts.ink import Ink, paint_empty
from ui.charts.plot import PixelLayer
from ui.charts.row import TableTwin
from ui.kit.theme import Theme
from ui.words.language import spoken
from ui.words.speaking import translate

MOST_GROUPS = 12
LEFT_AXIS, RIGHT_EDGE, TOP, AXIS = 60, 16, 10, 42
LEAST_PLOT = 200
_TICK_WIDTH = 44
_LINES = ((), (4, 2), (1, 2), (6, 2, 1, 2), (2, 3))
_BANDS, _VALUES, _WORDS = -6, 6, 8
_COLOURS = ("afp", "pivka", "mrecist", "pvtt", "albi")


def _upright() -> QPainterPath:
    """The tick of the censored, one unit high."""
    path = QPainterPath()
    path.moveTo(0.0, -0.5)
    path.lineTo(0.0, 0.5)
    return path


class _GroupItems:
    """The items of one curve, made once: the band or the two dotted limits, the steps, the ticks of the censored."""

    def __init__(self, box: pg.ViewBox) -> None:
        self.band = QGraphicsPathItem()
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        self.limits = (pg.PlotCurveItem(), pg.PlotCurveItem())
        self.thick, self.thin = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.censored = pg.ScatterPlotItem(pxMode=True, symbol=_upright(), brush=None)
        items = (self.band, *self.limits, self.thin, self.thick, self.censored)
        for z, item in enumerate(items):
            box.addItem(item, ignoreBounds=True)
            item.setZValue(z)
        self.items = items

    def set_visible(self, visible: bool) -> None:
        for item in self.items:
            item.setVisible(visible)


class SurvivalChart(ReadOff):
    """Shows a ``CohortFigure``. Colours follow the groups: the first is blue, the second brown and dashed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = Ink(theme)
        self._with_limits = True
        self._labelled = True
        self.least_plot = LEAST_PLOT
        self._trials: tuple[TrialMark, ...] = ()
        self.marks: tuple[PlacedMark, ...] = ()
        self._names: list[CurveName] | None = []
        self.view = pg.GraphicsView(self, background=None)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self.box.setZValue(_VALUES)
        self.ground = PixelLayer(self._paint_ground, _BANDS)
        self.words = PixelLayer(self._paint_words, _WORDS)
        for item in (self.box, self.ground, self.words):
            self.view.scene().addItem(item)
        self._groups: list[_GroupItems] = []  # made as they are needed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)

    @property
    def figure(self) -> CohortFigure | None:
        return self._figure

    @property
    def names(self) -> list[CurveName]:
        """Names of the curves, off the curves and the pill; places are looked for when they are first asked for."""
        if self._names is None:
            self._names = self._named()
        return self._names

    def show_figure(self, figure: CohortFigure | None, *, with_limits: bool) -> None:
        self._figure, self._with_limits = figure, with_limits
        self.setAccessibleName(translate("SurvivalChart", "Survival chart; the arrow keys read the curves"))
        self.read(None)
        self._load()
        self.updateGeometry()
        self._arrange()

    def set_labelled(self, labelled: bool) -> None:
        """Whether the chart itself says which patients are not real; a page that says so over it may turn it off."""
        self._labelled = labelled
        self.updateGeometry()
        self._arrange()

    def show_marks(self, marks: Sequence[TrialMark]) -> None:
        """Published results; those of the end point on the screen are drawn."""
        self._trials = tuple(marks)
        self._arrange()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """The chart on another device; the ticks of the censored as lines, not as the pictures that a screen keeps."""
        for items in self._groups:
            items.censored.setExportMode(True, {})
        self.view.render(painter, rect, self.view.viewport().rect())
        for items in self._groups:
            items.censored.setExportMode(False)

    def colours(self) -> tuple[str, ...]:
        """The colour name of each group; the whole cohort is drawn in ink."""
        if self._figure is not None and self._figure.choice.grouping is Grouping.NONE:
            return ("recist",) * MOST_GROUPS
        return tuple(_COLOURS[place % len(_COLOURS)] for place in range(MOST_GROUPS))

    def paint_soon(self) -> None:
        self.view.viewport().update()

    def twin(self) -> TableTwin:
        """The values behind the chart: a row per group and tick."""
        figure, scale = self._figure, self.scale
        titles = (
            translate("SurvivalChart", "Group"),
            translate("SurvivalChart", "Months"),
            translate("SurvivalChart", "At risk"),
            translate("SurvivalChart", "Events so far"),
            translate("SurvivalChart", "Censored so far"),
            translate("SurvivalChart", "Survival, %"),
            translate("SurvivalChart", "Lower limit, %"),
            translate("SurvivalChart", "Upper limit, %"),
        )
        title = translate("SurvivalChart", "Survival chart")
        if figure is None or scale is None:
            return TableTwin(title, titles, ())
        rows = []
        for place, group in enumerate(figure.groups):
            for column in columns(figure, scale, self.ink):
                count, point = column.counts[place], at_time(group.curve, column.counts[place].time)
                numbers = (count.at_risk, count.events_so_far, count.censored_so_far)
                shares = (point.survival, point.low, point.high)
                written = ["" if math.isnan(share) else in_percent(share) for share in shares]
                rows.append((spoken(group.name.full), f"{column.months:.1f}", *map(str, numbers), *written))
        return TableTwin(title, titles, tuple(rows))

    def _load(self) -> None:
        """Curves, limits and ticks as they are; where they lie follows from the range of the box."""
        figure = self._figure
        groups = figure.groups[:MOST_GROUPS] if figure is not None else ()
        while len(self._groups) < len(groups):
            self._groups.append(_GroupItems(self.box))
        for place, group in enumerate(groups):
            # beyond five groups the colours come again, with other dashes
            dashes = _LINES[(place + place // len(_LINES)) % len(_LINES)]
            self._set_group(self._groups[place], group, self.colours()[place], dashes=dashes)

    # --- geometry --------------------------------------------------------------------------------------------------

    def _below(self) -> int:
        """Axis and numbers."""
        figure = self._figure
        if figure is None or not figure.groups:
            return self.ink.px(AXIS)
        two = needs_two_lines(self.ink, figure, self.width(), with_limits=self._with_limits)
        return self.ink.px(AXIS) + height(figure, self.ink, two_lines=two)

    def _above(self) -> int:
        said = self._labelled and self._figure is not None and bool(self._figure.provenances)
        return self.ink.px(TOP + (22 if said else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ink.px(420), self._above() + self.ink.px(self.least_plot) + self._below())

    def sizeHint(self) -> QSize:
        """No higher than must be: what is left over in a tall window comes from the layout's stretch."""
        return QSize(self.ink.px(760), self.minimumSizeHint().height())

    def _arrange(self) -> None:
        size = self.size()
        self.view.setGeometry(0, 0, size.width(), size.height())
        for layer in (self.ground, self.words):
            layer.set_rect(QRectF(self.rect()))
        figure = self._figure
        empty = figure is None or not figure.groups
        for place, items in enumerate(self._groups):
            items.set_visible(not empty and figure is not None and place < len(figure.groups))
        if figure is None or empty:
            self.scale, self._names, self.marks = None, [], ()
            self.view.viewport().update()
            return
        left, top = self.ink.px(LEFT_AXIS), self._above()
        plot = QRectF(
            left, top, size.width() - left - self.ink.px(RIGHT_EDGE), max(size.height() - top - self._below(), 40)
        )
        trials = of_measure(self._trials, figure.choice.measure)
        self.scale = scale_for(figure, plot, tick_width=self.ink.px(_TICK_WIDTH), until=latest(trials))
        self.marks = place_marks(self.ink, self.scale, trials)
        self._fit_box(self.scale)
        self._names = None
        self.view.viewport().update()

    def _fit_box(self, scale: SurvivalScale) -> None:
        """The box is a little larger than the plot, so that lines at 0 and 100 % keep their full width."""
        slack = self.ink.px(6)
        plot = scale.plot
        self.box.setGeometry(plot.adjusted(-slack, -slack, slack, slack))
        x, y = slack * scale.months / plot.width(), slack / plot.height()
        self.box.setRange(xRange=(-x, scale.months + x), yRange=(-y, 1 + y), padding=0, disableAutoRange=True)

    def _set_group(self, items: _GroupItems, group: GroupCurve, colour: str, *, dashes: Sequence[int]) -> None:
        steps = curve_steps(group)
        turn = group.thin_from / DAYS_PER_MONTH
        last = float(steps.x[-1]) if steps.x.size else 0.0
        first = float(steps.x[0]) if steps.x.size else 0.0
        for item, part, width in (
            (items.thick, steps.between(first, min(turn, last)), 2.0),
            (items.thin, steps.between(min(turn, last), last), 1.0),
        ):
            item.setData(part.x, part.y, pen=self._pen(colour, width, dashes))
        self._set_limits(items, group, colour)
        censored = group.curve.censored > 0
        items.censored.setData(
            x=(group.curve.time[censored] + group.offset) / DAYS_PER_MONTH,
            y=group.curve.survival[censored],
            size=9 * self.ink.theme.scale,
            pen=self._pen(colour, 1.5, ()),
        )

    def _set_limits(self, items: _GroupItems, group: GroupCurve, colour: str) -> None:
        low, high = limit_steps(group)
        filled = group.of_patient or (self._figure is not None and len(self._figure.groups) == 1)
        fill = QColor(self.ink.colour(colour))
        fill.setAlpha(34 if self.ink.theme.dark else 26)
        items.band.setBrush(QBrush(fill))
        items.band.setPath(band(low, high) if filled and self._with_limits else QPainterPath())
        for item, edge in zip(items.limits, (low, high), strict=True):
            shown = edge if self._with_limits and not filled else Steps(np.zeros(0), np.zeros(0))
            item.setData(shown.x, shown.y, pen=self._pen(colour, 1.0, (1, 3)))

    def _pen(self, colour: str, width: float, dashes: Sequence[int]) -> QPen:
        pen: QPen = pg.mkPen(self.ink.colour(colour), width=width * self.ink.theme.scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashes:
            pen.setDashPattern([float(length) for length in dashes])
        return pen

    def _named(self) -> list[CurveName]:
        figure, scale = self._figure, self.scale
        if figure is None or scale is None:
            return []
        patient = figure.patient
        taken = [pill(self.ink, scale, patient)] if patient is not None and patient.days is not None else []
        return place_names(self.ink, figure, scale, colours=self.colours(), taken=taken, with_limits=self._with_limits)

    # --- paint -----------------------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.ink.colour("panel"))
        figure, scale = self._figure, self.scale
        if figure is None or scale is None:
            return
        plot = scale.plot
        if figure.choice.landmark_day is not None:
            before = QRectF(
                plot.topLeft(), QPointF(scale.x(figure.choice.landmark_day / DAYS_PER_MONTH), plot.bottom())
            )
            painter.fillRect(before, self.ink.colour("band"))
        painter.setPen(self.ink.pen("grid"))
        for quarter in (0.25, 0.5, 0.75, 1.0):
            y = round(scale.y(quarter)) + 0.5
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        for place, (group, colour) in enumerate(zip(figure.groups, self.colours(), strict=False)):
            paint_median(painter, self.ink, scale, group, colour=colour, place=place, with_limits=self._with_limits)

    def _paint_words(self, painter: QPainter) -> None:
        figure, scale = self._figure, self.scale
        if figure is None:
            return
        if scale is None:
            words = translate("SurvivalChart", "Nobody is left to draw a curve of.")
            paint_empty(painter, self.ink, QRectF(self.rect()), words, middle=True)
            return
        paint_axes(painter, self.ink, scale, figure)
        if self._labelled:
            paint_provenance(painter, self.ink, scale, figure)
        for name in self.names:
            top = name.rect.top()
            at = QPointF(name.rect.left(), top + self.ink.px(11))
            self.ink.write(painter, at, text=name.name, role="table_strong", colour=name.colour)
            below = QPointF(name.rect.left(), top + self.ink.px(25))
            self.ink.write(painter, below, text=name.numbers, colour="text3")
        paint_marks(painter, self.ink, self.marks)
        if figure.patient is not None and figure.patient.days is not None:
            paint_patient(painter, self.ink, scale, figure.patient)
        paint_counts(
            painter, self.ink, figure, scale,
            top=scale.plot.bottom() + self.ink.px(AXIS), width=self.width(),
            colours=self.colours(), with_limits=self._with_limits,
        )  # fmt: skip
        self.paint_reading(painter)

    # --- Qt --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The view covers all of the chart."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._on_theme_changed()
        super().changeEvent(event)

    def _on_theme_changed(self) -> None:
        self.ink.renew()
        self._load()
        self.updateGeometry()
        self._arrange()
