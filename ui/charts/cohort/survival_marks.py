"""What a survival chart draws by hand: axes, landmark, medians with limits, provenance, the patient's triangle."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from models.cohort.members import Measure
from models.figures.cohort_figure import CohortFigure, GroupCurve, PatientMark
from models.figures.standing import in_months
from models.flags.flags import Severity
from models.statistics.survival import DAYS_PER_MONTH
from models.words import filled
from ui.charts.cohort.survival_scale import Steps, SurvivalScale
from ui.charts.ink import CENTRE, RIGHT, Ink
from ui.kit.marks import paint_flag
from ui.words.recorded import recorded
from ui.words.speaking import translate

_TRIANGLE = 5.5
_PILL_HEIGHT = 18


def band(low: Steps, high: Steps) -> QPainterPath:
    """The area between the limits, in months and shares."""
    path = QPainterPath()
    if low.x.size and high.x.size:
        x, y = np.concatenate((high.x, low.x[::-1])), np.concatenate((high.y, low.y[::-1]))
        path.addPolygon(QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]))
        path.closeSubpath()
    return path


def paint_axes(painter: QPainter, ink: Ink, scale: SurvivalScale, figure: CohortFigure) -> None:
    """Percent on the left, months below, and the landmark as a dashed line with its day."""
    plot = scale.plot
    for quarter in range(5):
        at = QPointF(plot.left() - ink.px(8), scale.y(quarter / 4))
        ink.write_middle(painter, at, text=f"{quarter * 25} %", colour="axis", anchor=RIGHT)
    painter.setPen(ink.pen("line_strong"))
    bottom = round(plot.bottom()) + 0.5
    painter.drawLine(QLineF(plot.left(), bottom, plot.right(), bottom))
    for month in scale.ticks():
        x = round(scale.x(month)) + 0.5
        painter.drawLine(QLineF(x, bottom, x, bottom + ink.px(3)))
    for month in scale.ticks():
        at = QPointF(scale.x(month), plot.bottom() + ink.px(22))
        ink.write(painter, at, text=str(month), colour="axis", anchor=CENTRE)
    words = axis_words(figure)
    ink.write(painter, QPointF(plot.right(), plot.bottom() + ink.px(36)), text=words, colour="axis", anchor=RIGHT)
    if figure.choice.landmark_day is not None:
        x = round(scale.x(figure.choice.landmark_day / DAYS_PER_MONTH)) + 0.5
        painter.setPen(ink.dashed("text", 1.0, 3.0, 3.0))
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
        at = QPointF(x + ink.px(5), plot.bottom() - ink.px(5))
        ink.write(painter, at, text=landmark_words(figure), colour="axis")


def axis_words(figure: CohortFigure) -> str:
    if figure.choice.measure.of_response:
        return translate("SurvivalChart", "months since the response")
    if figure.choice.measure is Measure.UNSAID:
        return translate("SurvivalChart", "months")
    return translate("SurvivalChart", "months since start of treatment")


def landmark_words(figure: CohortFigure) -> str:
    return translate("SurvivalChart", "landmark, day {day}").format(day=figure.choice.landmark_day)


def paint_provenance(painter: QPainter, ink: Ink, scale: SurvivalScale, figure: CohortFigure) -> None:
    """Which of the patients on the figure are not real: part of the figure, so that no picture is without it."""
    if not figure.provenances:
        return
    words = provenance_words(figure)
    room = scale.plot.right() - ink.px(20)
    mark = QRectF(ink.px(4), ink.px(4), ink.px(15), ink.px(15))
    paint_flag(painter, mark, ink.theme, Severity.INFORMATION)
    at = QPointF(ink.px(24), mark.center().y())
    ink.write_middle(painter, at, text=ink.elided(words, "caption_strong", room), role="caption_strong", colour="note")


def provenance_words(figure: CohortFigure) -> str:
    """``20 of 20: Reconstructed from published summaries``, each label with its number of patients."""
    return provenance_line(figure.provenances, figure.n)


def provenance_line(provenances: Sequence[tuple[str, int]], n: int) -> str:
    """The same of any ``n`` patients; empty words where all are real."""
    one = translate("SurvivalChart", "{count} of {n} patients: {label}")
    return " · ".join(filled(one, count=count, n=n, label=recorded(name)) for name, count in provenances)


def median_rects(ink: Ink, scale: SurvivalScale, group: GroupCurve, place: int) -> tuple[QRectF, ...]:
    """Where the median of a group drops to the axis, and the bar of its limits: at the half, of others below it."""
    median = group.median
    if math.isnan(median.value):
        return ()
    x, half = scale.x(median.value / DAYS_PER_MONTH), scale.y(0.5)
    drop = QRectF(x - 1, half, 2, scale.plot.bottom() - half)
    if math.isnan(median.low):
        return (drop,)
    last = (group.curve.sample.last + group.offset) / DAYS_PER_MONTH
    left = scale.x(median.low / DAYS_PER_MONTH)
    right = scale.x(last if math.isnan(median.high) else median.high / DAYS_PER_MONTH)
    return drop, QRectF(left, half + ink.px(6 * place - 3), right - left, ink.px(6))


def paint_median(
    painter: QPainter, ink: Ink, scale: SurvivalScale, group: GroupCurve, *, colour: str, place: int, with_limits: bool
) -> None:
    """The median as a dotted drop from the half to the axis, its limits as a bar.

    A limit that is not estimable ends in an arrow at the last follow-up.
    """
    rects = median_rects(ink, scale, group, place)
    if not rects:
        return
    x = round(rects[0].center().x()) + 0.5
    painter.setPen(ink.dashed(colour, 1.0, 1.0, 3.0))
    painter.drawLine(QLineF(x, rects[0].top(), x, rects[0].bottom()))
    if with_limits and len(rects) > 1:
        bar, y = rects[1], round(rects[1].center().y()) + 0.5
        painter.setPen(ink.pen(colour, 1.0))
        painter.drawLine(QLineF(bar.left(), y, bar.right(), y))
        painter.drawLine(QLineF(bar.left(), bar.top(), bar.left(), bar.bottom()))
        _paint_end(painter, ink, QPointF(bar.right(), y), is_open=math.isnan(group.median.high))
        painter.fillRect(QRectF(x - ink.px(2), y - ink.px(2), ink.px(4), ink.px(4)), ink.colour(colour))


def _paint_end(painter: QPainter, ink: Ink, at: QPointF, *, is_open: bool) -> None:
    reach = ink.px(3)
    if is_open:
        painter.drawLine(at, QPointF(at.x() - reach, at.y() - reach))
        painter.drawLine(at, QPointF(at.x() - reach, at.y() + reach))
    else:
        painter.drawLine(QPointF(at.x(), at.y() - reach), QPointF(at.x(), at.y() + reach))


# --- the patient ----------------------------------------------------------------------------------------------------


def pill_words(patient: PatientMark) -> str:
    return translate("SurvivalChart", "{code} · {months} mo").format(
        code=patient.code, months=in_months(patient.days or 0)
    )


def pill(ink: Ink, scale: SurvivalScale, patient: PatientMark) -> QRectF:
    """Where the patient's label lies: above the axis, pushed inside the plot."""
    plot = scale.plot
    width, height = ink.width(pill_words(patient), "caption_strong") + ink.px(14), ink.px(_PILL_HEIGHT)
    middle = scale.x((patient.days or 0) / DAYS_PER_MONTH)
    left = min(max(middle - width / 2, plot.left() + ink.px(2)), plot.right() - width)
    return QRectF(left, plot.bottom() - ink.px(13) - height, width, height)


def paint_patient(painter: QPainter, ink: Ink, scale: SurvivalScale, patient: PatientMark) -> None:
    """A triangle under the axis: filled for an event, open with an arrow while still followed. No height, ever."""
    x = scale.x((patient.days or 0) / DAYS_PER_MONTH)
    box, bottom = pill(ink, scale, patient), scale.plot.bottom()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink.pen("accent", 1.5))
    painter.drawLine(QLineF(x, box.bottom(), x, bottom))
    reach = ink.px(_TRIANGLE)
    top = bottom + ink.px(1.5)
    triangle = QPolygonF(
        [QPointF(x, top), QPointF(x + reach, top + 1.6 * reach), QPointF(x - reach, top + 1.6 * reach)]
    )
    painter.setBrush(ink.colour("accent") if patient.event else ink.colour("panel"))
    painter.drawPolygon(triangle)
    if not patient.event:
        _paint_arrow(painter, ink, QPointF(x + reach + ink.px(2), top + reach))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour("accent"))
    painter.drawRoundedRect(box, ink.px(3), ink.px(3))
    painter.restore()
    words, centre = pill_words(patient), box.center()
    ink.write_middle(painter, centre, text=words, role="caption_strong", colour="accent_text", anchor=CENTRE)


def _paint_arrow(painter: QPainter, ink: Ink, start: QPointF) -> None:
    end = QPointF(start.x() + ink.px(10), start.y())
    head = ink.px(3)
    painter.drawLine(start, end)
    painter.drawLine(end, QPointF(end.x() - head, end.y() - head))
    painter.drawLine(end, QPointF(end.x() - head, end.y() + head))
