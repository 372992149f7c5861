"""Treatment lanes of the printed chart strip: doses as bars, gaps dotted, single doses as diamonds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from models.course.course import Course
from models.course.lanes import DoseSpan, TreatmentLane
from models.record.partialdate import PartialDate
from models.words import filled
from ui.paper.chart_ink import LEFT, RIGHT, ChartInk, Days, elided, width
from ui.words.clinical import amount_words, capital, dose_words, translate
from ui.words.language import day_and_month, short_date
from ui.words.recorded import recorded, short

LANE_HEIGHT = 19.0
BAR = 12.0
_FILLS = {"drug": "targeted", "radiation": "radiation", "cell therapy": "cell"}


class LanePanel:
    """One lane for each agent, in order of first use."""

    def __init__(self, course: Course, lanes: Sequence[TreatmentLane]) -> None:
        self._course, self._lanes = course, lanes
        self.height = LANE_HEIGHT * max(len(lanes), 1) + 4.0

    def paint(self, ink: ChartInk, days: Days, top: float) -> None:
        if not self._lanes:
            ink.words(LEFT, top + 11, translate("Report", "No treatment is recorded."), ink="second", backed=True)
        for place, lane in enumerate(self._lanes):
            _Lane(self._course, lane).paint(ink, days, top + 2 + LANE_HEIGHT * (place + 0.5))


class _Lane:
    def __init__(self, course: Course, lane: TreatmentLane) -> None:
        self._lane = lane
        self._day = course.record.day
        self._fill = _FILLS.get(lane.kind, "other")

    def paint(self, ink: ChartInk, days: Days, y: float) -> None:
        name = capital(recorded(self._lane.agent))
        name = name if width(name) <= LEFT - 10 else capital(short(self._lane.agent))
        ink.words(0, y, elided(name, LEFT - 10))
        for gap in self._lane.gaps:
            floor = y + BAR / 2
            ink.line(
                ((days.x(self._day(gap.start)), floor), (days.x(self._day(gap.stop)), floor)),
                "second",
                1.0,
                dash=(2, 2),
            )
        if self._lane.periodic:
            self._paint_doses(ink, days, y)
            return
        end = LEFT
        for span in self._lane.spans:
            end = self._paint_span(ink, days, y, span=span)
        self._paint_end(ink, days, y, end=end)

    def _paint_doses(self, ink: ChartInk, days: Days, y: float) -> None:
        """Single doses as diamonds, omitted ones hollow, and how many were given."""
        x = LEFT
        for span in self._lane.spans:
            x = days.x(self._day(span.start))
            if x >= LEFT - 1:
                ink.symbol("diamond", x, y, "ink", hollow=span.omitted)
        given = self._lane.given
        words = filled(translate("Report", "{count} doses"), count=given)
        if len(self._lane.spans) <= 2:
            words = dose_words(self._lane.spans[-1]) or (words if given > 1 else translate("Report", "1 dose"))
            self._beside(ink, days, y, words=words, x=x + 8)
            return
        ink.words(days.right + 8, y, elided(words, RIGHT - 8), ink="second")

    def _paint_span(self, ink: ChartInk, days: Days, y: float, *, span: DoseSpan) -> float:
        left = max(days.x(self._day(span.start)), LEFT - 2)
        right = max(days.x(self._day(span.stop)), left)
        if right - left < 5:
            left, right = left - 2, left + 5
        if span.omitted:
            ink.symbol("diamond", (left + right) / 2, y, "ink", hollow=True)
            return right
        bar = BAR * max(span.share if span.share is not None else 1.0, 0.4)
        top, bottom = y + BAR / 2 - bar, y + BAR / 2
        if span.ongoing:
            middle = (top + bottom) / 2
            corners = ((left, top), (right - 6, top), (right, middle), (right - 6, bottom), (left, bottom))
            ink.polygon(corners, self._fill, "second")
        else:
            ink.area(QRectF(left, top, right - left, bottom - top), self._fill, "second")
        words = amount_words(span.treatment)
        if len(self._lane.spans) > 1 and words and width(words) + 8 <= right - left and bar >= 10:
            ink.words(left + 4, y, words)
        return right

    def _paint_end(self, ink: ChartInk, days: Days, y: float, *, end: float) -> None:
        """What the last bar stands for, in the margin or beside the bar; the year of its end where it has room."""
        last = self._lane.spans[-1]
        dose = amount_words(last.treatment) if last.treatment.fractions is None else dose_words(last)
        if last.ongoing:
            ongoing = translate("Report", "{dose}, ongoing").format(dose=dose)
            said = [ongoing if dose else translate("Report", "ongoing")]
        elif self._lane.kind in ("radiation", "procedure", "cell therapy"):
            said = [dose]
        else:
            until = [translate("Report", "to {date}").format(date=on) for on in _dates(last)]
            both = translate("Report", "{dose}, {when}")
            said = [both.format(dose=dose, when=words) if dose else words for words in until]
        words = next((words for words in said if width(words) <= days.width - end - 7), said[-1])
        self._beside(ink, days, y, words=words, x=end + 7)

    @staticmethod
    def _beside(ink: ChartInk, days: Days, y: float, *, words: str, x: float) -> None:
        if words:
            ink.words(x, y, elided(words, days.width - x), ink="second", backed=True)


def _dates(span: DoseSpan) -> tuple[str, ...]:
    """The end as it is known, and again without its year."""
    ends = span.ends
    return (short_date(ends),) if isinstance(ends, PartialDate) else (short_date(ends), day_and_month(ends))
