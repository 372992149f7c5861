"""What is pointed at, and what is said of it: pure geometry and words, on the spots that real charts name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.flags.cause import Cause, Place
from models.record.partialdate import PartialDate
from models.record.records import AdverseEvent, Treatment
from models.response.response import Criterion
from storage.clinic.history import NO_ORIGINS
from tests.ui.overview_samples import PROTOCOL, TODAY, empty_course, full_course, full_record, on
from ui.charts.course.events import EventsChart
from ui.charts.course.liver import LiverChart
from ui.charts.course.marker import MarkerChart
from ui.charts.course.sums import SumChart
from ui.charts.course.thrombus import ThrombusChart
from ui.charts.course.treatment import TreatmentChart
from ui.charts.course.visits import VisitsChart
from ui.charts.ink import Ink
from ui.charts.row import Chart
from ui.charts.spots import Spot, spot_at, spot_words
from ui.charts.timescale import time_scale
from ui.kit.theme import Theme


def area(name: str, x: float, y: float, side: float = 8) -> Spot:
    return Spot(what=name, area=QRectF(x - side / 2, y - side / 2, side, side))


def test_that_of_marks_that_overlap_the_nearest_is_meant() -> None:
    spots = [area("left", 10, 10), area("right", 14, 10)]
    assert spot_at(spots, QPointF(11, 10), reach=5) is spots[0]
    assert spot_at(spots, QPointF(13.5, 10), reach=5) is spots[1]


def test_that_a_mark_goes_before_the_line_through_it_and_the_line_before_nothing() -> None:
    mark, line = area("mark", 50, 50), Spot(what="line", line=QLineF(0, 50, 100, 50))
    assert spot_at([line, mark], QPointF(52, 51), reach=5) is mark
    assert spot_at([line, mark], QPointF(80, 53), reach=5) is line
    assert spot_at([line, mark], QPointF(80, 60), reach=5) is None


def test_that_a_line_ends_where_it_is_drawn_to() -> None:
    line = Spot(what="line", line=QLineF(0, 0, 30, 40))
    assert line.distance(QPointF(15, 20)) == 0
    assert line.distance(QPointF(33, 44)) == pytest.approx(5)
    assert Spot(what="point", line=QLineF(3, 4, 3, 4)).distance(QPointF(0, 0)) == pytest.approx(5)


@pytest.fixture(scope="module")
def ink(qapp: QApplication) -> Ink:
    theme = Theme()
    theme.apply(qapp)
    return Ink(theme)


def shown(qtbot: QtBot, chart: Chart, course: Course) -> Chart:
    qtbot.addWidget(chart)
    chart.resize(900, 120)
    chart.show_course(course, time_scale(course))
    return chart


def words(chart: Chart, *, value: str) -> str:
    """What is said of the one mark with this value."""
    assert chart.time is not None
    spot = next(spot for spot in chart.spots() if spot.value == value and spot.area is not None)
    return spot_words(spot, chart.time, NO_ORIGINS)


def test_that_a_result_is_told_as_reported_with_its_day_source_and_what_a_click_does(qtbot: QtBot, ink: Ink) -> None:
    chart = shown(qtbot, MarkerChart(ink, "AFP"), full_course())
    assert words(chart, value=">60,500 ng/mL H").split("\n") == [
        "AFP: >60,500 ng/mL H",
        "06-Mar-2025, day -4",
        "Laboratory’s range 0–7 ng/mL",
        "Method: Lab A",
        "baseline",
        "Click opens it in Visits.",
    ]


def test_that_a_line_between_two_results_says_that_nothing_was_measured_there(qtbot: QtBot, ink: Ink) -> None:
    chart = shown(qtbot, MarkerChart(ink, "AFP"), full_course())
    lines = [spot for spot in chart.spots() if spot.line is not None]
    assert lines[-1].value == "612 ng/mL → 884 ng/mL"
    assert lines[-1].notes == ("No value between these days.",)
    assert all(spot.opens is None for spot in lines)


def test_that_in_percent_the_tip_still_tells_the_value_as_reported(qtbot: QtBot, ink: Ink) -> None:
    chart = MarkerChart(ink, "PIVKA-II")
    chart.mode = "percent"
    shown(qtbot, chart, full_course())
    assert "2.2 % of the baseline" in words(chart, value="405 mAU/mL H").split("\n")


def test_that_a_read_tells_its_sum_answer_and_reader_and_leads_to_the_lesions(qtbot: QtBot, ink: Ink) -> None:
    chart = shown(qtbot, SumChart(ink, Criterion.MRECIST), full_course())
    told = words(chart, value="60.0 mm")
    for part in ("mRECIST: 60.0 mm", "07-Oct-2025, day 211, W30", "Response: PR", "+15.3 % from nadir", "Reader: A"):
        assert part in told
    both = [spot for spot in chart.spots() if spot.value == "60.0 mm" and spot.area is not None]
    assert [spot.opens for spot in both] == [Cause(Place.READ, on(211))] * 2  # the mark and its chip


def test_that_the_threshold_in_force_is_told_along_its_line(qtbot: QtBot, ink: Ink) -> None:
    chart = shown(qtbot, SumChart(ink, Criterion.RECIST), full_course())
    assert chart.time is not None
    last = [spot for spot in chart.spots() if spot.what.startswith("PD from")][-1]
    assert spot_words(last, chart.time, NO_ORIGINS) == "PD from 145.2 mm\n07-Oct-2025, day 211, W30"


def test_that_every_kind_of_row_names_each_of_its_marks(qtbot: QtBot, ink: Ink) -> None:
    course = full_course()
    counts = {
        TreatmentChart: sum(len(lane.spans) for lane in shown(qtbot, TreatmentChart(ink), course).lanes),
        EventsChart: sum(
            len(span.pieces) for lane in shown(qtbot, EventsChart(ink), course).lanes for span in lane.spans
        ),
        LiverChart: len(course.liver),
    }
    for kind, least in counts.items():
        spots = list(shown(qtbot, kind(ink), course).spots())
        assert sum(spot.area is not None for spot in spots) >= least > 0
        assert all(spot.opens is not None for spot in spots if spot.area is not None)


def test_that_doses_gaps_grades_visits_and_classes_are_told(qtbot: QtBot, ink: Ink) -> None:
    course = full_course()
    told = {}
    for chart in (TreatmentChart(ink), EventsChart(ink), VisitsChart(ink), ThrombusChart(ink), LiverChart(ink)):
        shown(qtbot, chart, course)
        assert chart.time is not None
        told[type(chart)] = [spot_words(spot, chart.time, NO_ORIGINS) for spot in chart.spots()]
    assert any("8 mg\nfrom 17-Jun-2025, day 99, ongoing" in one for one in told[TreatmentChart])
    assert any("Interrupted for 10 d" in one and "hypertension, grade 3" in one for one in told[TreatmentChart])
    assert any(one.startswith("Hypertension: grade 3\n06-Jun-2025") for one in told[EventsChart])
    assert any(one.startswith("W18: 2 d late\n23-Jul-2025") for one in told[VisitsChart])
    assert any("Vp2, Cheng I" in one and "Response: PR" in one for one in told[ThrombusChart])
    assert any("ALBI −2.60, grade " in one and "Albumin 40.6 g/L" in one for one in told[LiverChart])


def test_that_a_row_without_anything_has_nothing_to_say(qtbot: QtBot, ink: Ink) -> None:
    for chart in (MarkerChart(ink, "AFP"), SumChart(ink, Criterion.RECIST), TreatmentChart(ink), EventsChart(ink)):
        assert list(shown(qtbot, chart, empty_course()).spots()) == []


def test_that_a_day_known_in_part_is_told_as_it_is_known(qtbot: QtBot, ink: Ink) -> None:
    record = full_record()
    month = PartialDate(2024, 11)
    early = Treatment(kind="drug", agent="sorafenib", start=month, stop=PartialDate(2025, 1), unit="mg")
    event = AdverseEvent(term="Fatigue", grade=1, start=month)
    known = replace(record, treatments=(early, *record.treatments), adverse_events=(event,))
    partly = course(known, PROTOCOL, TODAY)
    drugs, events = shown(qtbot, TreatmentChart(ink), partly), shown(qtbot, EventsChart(ink), partly)
    assert drugs.time is not None
    told = [spot_words(spot, drugs.time, NO_ORIGINS) for chart in (drugs, events) for spot in chart.spots()]
    assert any(one.startswith("sorafenib\n~Nov-2024 to ~Jan-2025\n") for one in told)
    assert any(one.startswith("Fatigue: grade 1\nfrom ~Nov-2024, ongoing") for one in told)
