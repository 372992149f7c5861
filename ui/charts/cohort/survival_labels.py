"""Names of survival curves beside their curves, where they cover no curve, no pill and no other name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from models.cohort.members import Measure
from models.figures.cohort_figure import CohortFigure, GroupCurve
from models.words import filled
from ui.charts.cohort.survival_marks import median_rects
from ui.charts.cohort.survival_scale import Steps, SurvivalScale, curve_steps, limit_steps
from ui.charts.ink import Ink
from ui.words.language import spoken
from ui.words.speaking import translate

_PLACES = 48
_CURVE, _TAKEN, _EDGE = 100.0, 1000.0, 12.0
_FAVOURED = 0.42


@dataclass(frozen=True, slots=True)
class CurveName:
    """A name and, beneath it, patients and events; ``rect`` is what both cover."""

    rect: QRectF
    name: str
    numbers: str
    colour: str


def numbers_of(figure: CohortFigure, group: GroupCurve) -> str:
    words = (
        translate("SurvivalChart", "{n} patients, {events} deaths")
        if figure.choice.measure is Measure.OS
        else translate("SurvivalChart", "{n} patients, {events} events")
    )
    return filled(words, n=group.curve.n, events=group.curve.event_count)


def place_names(
    ink: Ink,
    figure: CohortFigure,
    scale: SurvivalScale,
    *,
    colours: Sequence[str],
    taken: Iterable[QRectF],
    with_limits: bool,
) -> list[CurveName]:
    """A name for every curve, the ones with the least room first to the left of where they end."""
    curves = [curve_steps(group) for group in figure.groups]
    drops = [rect for place, group in enumerate(figure.groups) for rect in median_rects(ink, scale, group, place)]
    edges = [edge for group in figure.groups for edge in limit_steps(group)] if with_limits else []
    occupied = list(taken)
    placed = []
    for group, own, colour in zip(figure.groups, curves, colours, strict=False):
        name, numbers = spoken(group.name.full), numbers_of(figure, group)
        width = max(ink.width(name, "table_strong"), ink.width(numbers, "caption"))
        size = (width, float(ink.px(28)))
        candidates = list(_candidates(own, scale, size, air=ink.px(5)))
        if not candidates:
            continue
        best = min(candidates, key=lambda rect: _cost(rect, scale, curves, edges=edges, occupied=occupied, drops=drops))
        occupied.append(best)
        placed.append(CurveName(best, name, numbers, colour))
    return placed


def _candidates(own: Steps, scale: SurvivalScale, size: tuple[float, float], *, air: float) -> Iterable[QRectF]:
    """Rectangles just above and just below the curve, along the whole of it."""
    width, height = size
    plot = scale.plot
    last = plot.right() - width - air
    for left in np.linspace(plot.left() + air, max(last, plot.left() + air), _PLACES):
        heights = _heights(own, scale, float(left), float(left) + width)
        if heights is None:
            continue
        top, bottom = heights
        for y in (top - air - height, bottom + air):
            if plot.top() <= y and y + height <= plot.bottom():
                yield QRectF(float(left), y, width, height)


def _heights(curve: Steps, scale: SurvivalScale, left: float, right: float) -> tuple[float, float] | None:
    """The pixels between which a curve runs from ``left`` to ``right``; None where it is not."""
    if not curve.x.size:
        return None
    per_pixel = scale.months / scale.plot.width()
    first = max((left - scale.plot.left()) * per_pixel, float(curve.x[0]))
    last = min((right - scale.plot.left()) * per_pixel, float(curve.x[-1]))
    if last <= first:
        return None
    begin, end = max(int(curve.x.searchsorted(first, "right")) - 1, 0), int(curve.x.searchsorted(last, "right"))
    part = curve.y[begin:end]
    return scale.y(float(part.max())), scale.y(float(part.min()))


def _cost(
    rect: QRectF,
    scale: SurvivalScale,
    curves: Sequence[Steps],
    *,
    edges: Sequence[Steps],
    occupied: Sequence[QRectF],
    drops: Sequence[QRectF],
) -> float:
    cost = sum(_TAKEN for other in occupied if rect.intersects(other))
    cost += sum(_EDGE for other in drops if rect.intersects(other))
    for weight, lines in ((_CURVE, curves), (_EDGE, edges)):
        for line in lines:
            heights = _heights(line, scale, rect.left() - 6, rect.right() + 6)
            if heights is not None and heights[0] < rect.bottom() + 2 and heights[1] > rect.top() - 2:
                cost += weight
    middle = (rect.center().x() - scale.plot.left()) / scale.plot.width()
    return cost + abs(middle - _FAVOURED)
