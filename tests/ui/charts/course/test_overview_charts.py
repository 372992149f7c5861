"""Every mark of a chart stands where its value is, and says in words what the course says."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.record.records import Treatment
from models.response.response import Criterion
from tests.ui.overview_samples import (
    PROTOCOL,
    START,
    TODAY,
    empty_course,
    full_course,
    full_record,
    lab,
    on,
    with_labs,
)
from ui.charts.course.liver import LiverChart
from ui.charts.course.marker import MarkerChart
from ui.charts.course.sums import SumChart
from ui.charts.course.thrombus import ThrombusChart
from ui.charts.course.treatment import TreatmentChart, dose_words
from ui.charts.course.visits import VisitsChart
from ui.charts.ink import Ink
from ui.charts.labels import Label
from ui.charts.plot import PlotRow
from ui.charts.timescale import TimeScale, time_scale
from ui.kit.theme import Theme


@pytest.fixture
def ink(qapp: QApplication) -> Ink:
    theme = Theme()
    theme.apply(qapp)
    return Ink(theme)


def sized(chart: PlotRow, width: int, height: int) -> None:
    """The geometry a chart gets from the stack, without a window."""
    old = chart.size()
    chart.resize(width, height)
    chart.resizeEvent(QResizeEvent(QSize(width, height), old))


def drawn(chart: PlotRow) -> Iterator[tuple[float, float, QPointF]]:
    """Day, plotted value and pixel of every point as pyqtgraph maps it."""
    chart.box.updateMatrix()
    data = chart.points.data
    for x, y in zip(data["x"], data["y"], strict=True):
        yield float(x), float(y), chart.box.mapViewToScene(QPointF(x, y))


RESULT = st.tuples(
    st.integers(-28, 400),
    st.sampled_from(["", ">", "<", "≥"]),
    st.decimals("0.1", "9999999", places=2, allow_nan=False),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    results=st.lists(RESULT, min_size=1, max_size=12, unique_by=lambda entry: entry[0]),
    width=st.integers(420, 1400),
    height=st.integers(90, 260),
)
def test_that_on_the_log_axis_every_mark_stands_where_its_value_is(
    qtbot: QtBot, ink: Ink, results: list[tuple[int, str, object]], width: int, height: int
) -> None:
    labs = [lab("AFP", day, f"{operator}{value}", "ng/mL", high="7") for day, operator, value in results]
    shown = with_labs(*labs)
    chart = MarkerChart(ink, "AFP")
    qtbot.addWidget(chart)
    sized(chart, width, height)
    chart.show_course(shown, time_scale(shown))
    assert chart.time is not None
    ticks = [(value, chart.box.mapViewToScene(QPointF(0, value)).y()) for value, _ in chart.axis.marks]
    found = {(day, value): pixel for day, value, pixel in drawn(chart)}
    for point in shown.markers.afp.points:
        value = math.log10(float(point.value.limit))
        pixel = found[(point.day, value)]
        assert pixel.x() == pytest.approx(chart.time.x(point.day), abs=0.6)
        assert pixel.y() == pytest.approx(chart.y_at(value), abs=0.6)
        assert -0.6 <= pixel.y() <= height + 0.6
        if len(ticks) > 1:
            (low, low_y), (high, high_y) = ticks[0], ticks[-1]
            expected = low_y + (value - low) / (high - low) * (high_y - low_y)
            assert pixel.y() == pytest.approx(expected, abs=0.6)


def test_that_the_axis_prints_decades_as_laboratories_do(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "AFP")
    assert [text for _, text in chart.axis.marks] == ["10", "100", "1,000", "10,000", "100,000"]
    assert [value for value, _ in chart.axis.marks] == [1, 2, 3, 4, 5]


def test_that_a_mark_is_painted_at_its_pixel(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "AFP")
    picture = chart.grab().toImage()
    for mark in chart.marks:
        if not mark.open:
            at = chart.position(mark)
            painted = picture.pixelColor(round(at.x()), round(at.y()))
            assert painted.name() == ink.colour("afp").name()


def marker(qtbot: QtBot, ink: Ink, analyte: str, shown: object = None) -> MarkerChart:
    chart = MarkerChart(ink, analyte)
    qtbot.addWidget(chart)
    sized(chart, 670, 116)
    course_ = shown or full_course()
    chart.show_course(course_, time_scale(course_))  # type: ignore[arg-type]
    return chart


def sums(qtbot: QtBot, ink: Ink, criterion: Criterion) -> SumChart:
    chart = SumChart(ink, criterion)
    qtbot.addWidget(chart)
    sized(chart, 670, 98)
    chart.show_course(full_course(), time_scale(full_course()))
    return chart


def texts(labels: list[Label]) -> set[str]:
    return {label.text for label in labels}


def test_that_a_censored_baseline_is_an_open_triangle_with_its_verbatim_value(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "AFP")
    baseline = chart.marks[0]
    assert (baseline.symbol, baseline.open) == ("t1", True)
    assert baseline.y == pytest.approx(math.log10(60500))
    assert ">60,500" in texts([entry.label for entry in chart.placed])


def test_that_baseline_check_nadir_and_latest_are_named(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "PIVKA-II")
    assert texts([entry.label for entry in chart.placed]) >= {"18,640", "6,150", "nadir 212", "405 H"}
    assert [mark.symbol for mark in chart.marks[:2]] == ["s", "d"]
    assert sum(mark.ring for mark in chart.marks) == 1


def test_that_the_six_week_answer_stands_in_words(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "AFP")
    words = [text for _, text, _ in chart._captions]
    assert words == [
        "6-week check, day 35–49: fall > 83.7 %, criterion met",
        "Laboratory’s range 0–7 ng/mL",
        "log scale",
    ]


def test_that_a_missing_check_says_which_result_is_nearest(qtbot: QtBot, ink: Ink) -> None:
    late = with_labs(lab("AFP", -3, "400", "ng/mL"), lab("AFP", 53, "90", "ng/mL"))
    chart = marker(qtbot, ink, "AFP", late)
    assert "no AFP in day 35–49; nearest is day 53 (4 days late)" in chart._captions[0][1]


def test_that_a_change_of_method_breaks_the_line(qtbot: QtBot, ink: Ink) -> None:
    other = replace(lab("AFP", 84, "120", "ng/mL"), method="Lab B")
    chart = marker(qtbot, ink, "AFP", with_labs(lab("AFP", -3, "400", "ng/mL"), lab("AFP", 42, "90", "ng/mL"), other))
    assert list(chart.line.opts["connect"]) == [1, 0, 0]
    assert list(chart._method_changes()) == [(42, 84)]


def test_that_a_result_below_the_limit_is_an_open_triangle_down_with_its_words(qtbot: QtBot, ink: Ink) -> None:
    labs = (lab("AFP", -3, "400", "ng/mL"), lab("AFP", 42, "<1.3", "ng/mL"), lab("AFP", 84, "20", "ng/mL"))
    chart = marker(qtbot, ink, "AFP", with_labs(*labs))
    assert (chart.marks[1].symbol, chart.marks[1].open) == ("t", True)
    assert any("<1.3" in entry.label.text for entry in chart.placed)


def test_that_a_converted_point_is_open_and_carries_a_c(qtbot: QtBot, ink: Ink) -> None:
    labs = (lab("AFP", -3, "400", "ng/mL"), lab("AFP", 14, "300", "ug/L"), lab("AFP", 84, "20", "ng/mL"))
    chart = marker(qtbot, ink, "AFP", with_labs(*labs))
    assert chart.marks[1].open
    assert "c" in texts([entry.label for entry in chart.placed])
    assert chart.rows()[1][4] == "converted from 300 ug/L"


def test_that_a_value_of_zero_has_a_place_on_the_log_axis(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "AFP", with_labs(lab("AFP", -3, "400", "ng/mL"), lab("AFP", 42, "0", "ng/mL")))
    assert chart.marks[1].y < chart.marks[0].y
    assert math.isfinite(chart.marks[1].y)


def test_that_percent_of_a_censored_baseline_is_refused_in_words(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "AFP")
    chart.set_mode("percent")
    assert chart.empty_words() == "The baseline >60,500 is no exact number, so there is no percent of it"
    assert chart.marks == ()


def test_that_percent_of_baseline_starts_at_a_hundred(qtbot: QtBot, ink: Ink) -> None:
    chart = marker(qtbot, ink, "PIVKA-II")
    chart.set_mode("percent")
    assert chart.marks[0].y == 100.0
    assert [text for _, text in chart.axis.marks][:2] == ["0 %", "50 %"]


def test_that_thresholds_step_with_the_nadir_and_are_named_at_the_end(qtbot: QtBot, ink: Ink) -> None:
    recist, mrecist = sums(qtbot, ink, Criterion.RECIST), sums(qtbot, ink, Criterion.MRECIST)
    assert [text for _, text, _ in recist.threshold_labels()] == ["PD ≥ 145.2", "PR ≤ 128.1"]
    assert [text for _, text, _ in mrecist.threshold_labels()] == ["PR ≤ 119.7", "PD ≥ 62.4"]
    steps = [value for _, _, value in recist.progression_steps()]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] == pytest.approx(219.6)


def test_that_no_threshold_runs_through_a_sum_where_its_dashes_would_read_as_a_sign(qtbot: QtBot, ink: Ink) -> None:
    for criterion in Criterion:
        chart = sums(qtbot, ink, criterion)
        lines = list(chart._threshold_rects())
        assert len(lines) > 1
        assert chart.placed
        assert not [one.label.text for one in chart.placed if any(one.rect.intersects(line) for line in lines)]


def test_that_every_sum_is_labelled_and_stands_where_its_value_is(qtbot: QtBot, ink: Ink) -> None:
    chart = sums(qtbot, ink, Criterion.RECIST)
    assert texts([entry.label for entry in chart.placed]) == {"183.0", "164.0", "146.0", "132.0", "121.0", "126.0"}
    for day, value, pixel in drawn(chart):
        assert chart.time is not None
        assert pixel.x() == pytest.approx(chart.time.x(day), abs=0.6)
        assert pixel.y() == pytest.approx(chart.y_at(value), abs=0.6)


@pytest.mark.parametrize("kind", [VisitsChart, TreatmentChart, ThrombusChart, LiverChart])
def test_that_painted_rows_have_a_table_twin_with_all_their_entries(
    qtbot: QtBot, ink: Ink, kind: type[VisitsChart]
) -> None:
    chart = kind(ink)
    qtbot.addWidget(chart)
    chart.resize(670, 70)
    shown = full_course()
    chart.show_course(shown, time_scale(shown))
    expected = {
        VisitsChart: len(shown.schedule) + 1,
        TreatmentChart: len(shown.record.treatments),
        ThrombusChart: 6,
        LiverChart: len(shown.liver),
    }
    assert len(chart.rows()) == expected[kind]
    assert all(len(row) == len(chart.twin().columns) for row in chart.rows())
    chart.grab()


def test_that_a_late_visit_says_by_how_many_days(qtbot: QtBot, ink: Ink) -> None:
    chart = VisitsChart(ink)
    qtbot.addWidget(chart)
    shown = full_course()
    late = next(visit for visit in shown.schedule if visit.plan.label == "W18")
    assert chart.state_words(late) == "2 d late"


def test_that_an_interruption_is_told_with_its_reason(qtbot: QtBot, ink: Ink) -> None:
    chart = TreatmentChart(ink)
    qtbot.addWidget(chart)
    chart.resize(670, 66)
    chart.show_course(full_course(), time_scale(full_course()))
    words = {entry.text for entry in chart._words}
    assert words == {
        "lenvatinib 12 mg",
        "8 mg after 10 d interruption: hypertension, grade 3",
        "SBRT 35 Gy in 5 fractions",
    }


def test_that_bars_are_as_high_as_their_share_of_the_dose(qtbot: QtBot, ink: Ink) -> None:
    chart = TreatmentChart(ink)
    qtbot.addWidget(chart)
    chart.resize(670, 66)
    chart.show_course(full_course(), time_scale(full_course()))
    lane = chart.lanes[0]
    full, reduced = (chart.bar_rect(lane, span, 0) for span in lane.spans)
    assert reduced.height() == pytest.approx(full.height() * 8 / 12, abs=1)
    assert reduced.bottom() == full.bottom()


def test_that_cells_are_counted_in_powers_of_ten() -> None:
    infusion = replace(full_record().treatments[0], dose=parse("35000000000"), unit="cells")
    assert dose_words(infusion) == "3.5 × 10¹⁰ cells"
    assert dose_words(replace(infusion, dose=parse("1000000"), unit="IU")) == "1,000,000 IU"
    assert dose_words(replace(infusion, dose=parse("37.50"), unit="Gy")) == "37.5 Gy"


def parse(text: str) -> object:
    from decimal import Decimal

    return Decimal(text)


def test_that_rows_without_data_say_so(qtbot: QtBot, ink: Ink) -> None:
    nothing = empty_course()
    chart = marker(qtbot, ink, "AFP", nothing)
    assert chart.empty_words() == "No AFP recorded"
    assert chart.rows() == ()
    liver = LiverChart(ink)
    qtbot.addWidget(liver)
    liver.show_course(nothing, time_scale(nothing))
    assert liver.empty_words() == "No visit with liver tests recorded"


def test_that_the_axis_ends_where_the_record_ends_and_holds_the_next_window() -> None:
    time = time_scale(full_course())
    assert time.on(time.end) == on(249)  # the last read; nothing is known of the days since
    assert time.last >= time.day(on(7 * 36 + 7))
    assert time.first == -4
    assert [stop.day for stop in time.stops][:4] == [-4, 13, 43, 63]


@given(st.integers(300, 2000), st.floats(0.8, 2.0), st.integers(-200, 400))
def test_that_days_and_pixels_are_each_others_inverse(width: int, scale: float, day: int) -> None:
    time = TimeScale(start=START, first=-28, last=300, today=252, end=252, death=None, stops=(), visits=()).fitted(
        60, 60 + width, scale
    )
    assert time.day_at(time.x(day)) == pytest.approx(day)
    assert time.x(time.first) > time.left
    assert time.x(time.last) < time.right


def test_that_a_dead_patients_axis_ends_near_the_death() -> None:
    record = full_record()
    dead = replace(record, outcome=replace(record.outcome, alive=False, death_date=on(260)))
    time = time_scale(course(dead, PROTOCOL, date(2027, 1, 1)))
    assert (time.death, time.end) == (260, 260)
    assert time.last <= 300


def test_that_chart_and_flag_call_the_same_visits_overdue(
    qtbot: QtBot, ink: Ink, demo_courses: dict[str, Course]
) -> None:
    """Also those that lie past the end of the axis; a visit before the last one made was missed."""
    seen = 0
    for shown in demo_courses.values():
        chart = VisitsChart(ink)
        qtbot.addWidget(chart)
        chart.resize(700, 30)
        chart.show_course(shown, time_scale(shown).fitted(60, 690))
        flagged = [str(flag.summary) for flag in shown.flags if "overdue" in str(flag.summary)]
        overdue = [row[0] for row in chart.twin().rows if row[3] == "overdue"]
        assert bool(flagged) == bool(overdue)
        said = [entry.label.text for entry in chart._placed]
        if overdue:
            seen += 1
            assert overdue[0] in flagged[0]
            assert overdue[-1] in flagged[0]
            in_sight = [visit.plan.label for visit in time_scale(shown).visits]
            assert any("overdue →" in text for text in said) == any(label not in in_sight for label in overdue)
    assert seen > 2


def test_that_words_in_a_bar_are_in_the_ink_of_its_colour(qtbot: QtBot, ink: Ink) -> None:
    """Dark words on the dark bar of an immunotherapy cannot be read."""
    record = full_record()
    given = replace(record.treatments[0], agent="cadonilimab", schedule="every 3 weeks")
    shown = course(replace(record, treatments=(given,)), PROTOCOL, TODAY)
    chart = TreatmentChart(ink)
    qtbot.addWidget(chart)
    chart.resize(670, 66)
    chart.show_course(shown, time_scale(shown))
    (words,) = (one for one in chart._words if "cadonilimab" in one.text)
    assert words.colour == "immuno_ink"


def test_that_captions_of_a_marker_end_inside_the_chart(qtbot: QtBot, ink: Ink) -> None:
    """Where the time shown ends before the window of the six-week check, too."""
    bare = replace(full_record(), treatments=(), visits=(), imaging=(), treatment_start=None)
    shown = course(replace(bare, labs=bare.labs[:1]), PROTOCOL, TODAY)
    chart = marker(qtbot, ink, shown.record.labs[0].analyte, shown)
    assert chart._captions
    for rect, words, _ in chart._captions:
        assert not words.endswith("…")
        assert rect.right() <= chart.plot_rect().right() + 1


@pytest.mark.parametrize(("analyte", "left"), [("AFP", 25), ("PIVKA-II", 50)])
def test_that_in_percent_a_line_stands_where_the_six_week_criterion_is_met(
    qtbot: QtBot, ink: Ink, analyte: str, left: int
) -> None:
    labs = [lab(name, day, value, unit) for name, unit in (("AFP", "ng/mL"), ("PIVKA-II", "mAU/mL"))
            for day, value in ((-4, "800"), (42, "100"))]  # fmt: skip
    chart = marker(qtbot, ink, analyte, with_labs(*labs))
    assert chart.criterion_line() is None
    chart.set_mode("percent")
    line = chart.criterion_line()
    assert line is not None
    assert line.y1() == line.y2() == pytest.approx(chart.y_at(left), abs=0.6)
    assert f"−{100 - left} %" in [text for _, text, _ in chart._captions]


def test_that_a_censored_result_keeps_its_operator_in_percent(qtbot: QtBot, ink: Ink) -> None:
    labs = lab("AFP", -4, "400", "ng/mL"), lab("AFP", 42, "<10", "ng/mL")
    chart = marker(qtbot, ink, "AFP", with_labs(*labs))
    chart.set_mode("percent")
    assert "nadir <2.5 %" in [placed.label.text for placed in chart.placed]


ENTRY = st.tuples(
    st.integers(-20, 260), st.one_of(st.none(), st.integers(0, 120)), st.sampled_from(["4", "8", "12", "600"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lanes=st.lists(st.lists(ENTRY, min_size=1, max_size=6), min_size=1, max_size=3),
    kind=st.sampled_from(["drug", "radiation", "procedure", "cell therapy"]),
    width=st.integers(320, 1100),
    shown=st.sampled_from(["all", "3 months", "first 12 weeks"]),
)
def test_that_the_words_of_doses_never_collide(
    qtbot: QtBot, ink: Ink, lanes: list[list[tuple[int, int | None, str]]], kind: str, width: int, shown: str
) -> None:
    treatments = tuple(
        Treatment(
            kind=kind,
            agent=f"agent {number}",
            start=on(start),
            stop=None if length is None else on(start + length),
            dose=Decimal(dose),
            unit="mg",
            reason="hypertension, grade 3" if dose == "4" else None,
        )
        for number, entries in enumerate(lanes)
        for start, length, dose in entries
    )
    treated = course(replace(full_record(), treatments=treatments), PROTOCOL, TODAY)
    chart = TreatmentChart(ink)
    qtbot.addWidget(chart)
    chart.resize(width, chart.natural_height(66))
    chart.show_course(treated, time_scale(treated, shown))
    chart.resize(width, chart.natural_height(66))
    chart.set_time(time_scale(treated, shown))
    tall = ink.cap_height("caption")
    rects = [QRectF(w.x, w.y - tall / 2, ink.width(w.text, "caption"), tall) for w in chart._words]
    for place, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[place + 1 :])
        assert rect.left() >= chart.plot_rect().left() - 0.5
        assert rect.right() <= chart.plot_rect().right() + 0.5
    for index, lane in enumerate(chart.lanes):
        for span in lane.spans:
            bar = chart.bar_rect(lane, span, index)
            same = [rect for rect in rects if bar.bottom() - 20 < rect.center().y() < bar.bottom()]
            assert not any(rect.left() < bar.left() < rect.right() for rect in same)
