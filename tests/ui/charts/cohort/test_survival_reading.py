"""Curves are read off at a time: what is written is what the curve says there, and keys go over its steps."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QPicture
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.cohort.members import Cohort, Grouping, Measure
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.statistics.survival import at_time
from tests.models.cohort_members import patient
from ui.charts.cohort.survival_chart import SurvivalChart
from ui.charts.cohort.survival_reading import box_rect, head_words, reading_words, readings, step_beside, step_days
from ui.charts.ink import Ink, paint_empty
from ui.kit.theme import Theme

ALL = [patient(number, 40 * number, event=number % 3 != 0) for number in range(1, 13)]
FIGURE = cohort_figure(ALL, None, FigureChoice(cohort=Cohort.CLINIC))
LANDMARK = cohort_figure(
    ALL, None, FigureChoice(cohort=Cohort.CLINIC, measure=Measure.OS, grouping=Grouping.AFP, landmark_day=42)
)


@given(day=st.integers(0, 600))
def test_that_what_is_read_is_the_curve_there_and_who_is_still_at_risk(day: int) -> None:
    (found,) = readings(FIGURE, day)
    assert found.point is not None
    expected = at_time(FIGURE.groups[0].curve, day)
    assert found.point.at_risk == expected.at_risk == sum(one >= day for one in range(40, 481, 40))
    assert found.point.survival == expected.survival or math.isnan(expected.survival)


def test_that_a_step_belongs_to_its_day() -> None:
    (before,), (there,) = readings(FIGURE, 39), readings(FIGURE, 40)
    assert before.point is not None
    assert there.point is not None
    assert (before.point.survival, before.point.at_risk) == (1.0, 12)
    assert (there.point.survival, there.point.at_risk) == (pytest.approx(11 / 12), 12)
    assert reading_words(there).endswith("91.7 % (53.9–98.8), 12 at risk")
    assert head_words(40) == "1.3 months, day 40"


def test_that_nothing_is_said_before_the_landmark_nor_after_the_last_follow_up() -> None:
    early = readings(LANDMARK, 20)
    assert early
    assert all(one.point is None for one in early)
    assert all("before the landmark" in reading_words(one) for one in early)
    (late,) = readings(FIGURE, 2000)
    assert reading_words(late).endswith("not estimable, nobody at risk")


def test_that_keys_go_over_every_step_and_stay_at_the_ends() -> None:
    days = step_days(FIGURE)
    assert days[:2] == (0.0, 40.0)
    walk = [step_beside(days, None, 1)]
    for _ in range(len(days) + 2):
        walk.append(step_beside(days, walk[-1], 1))
    assert tuple(dict.fromkeys(walk)) == days
    assert step_beside(days, 100, -1) == 80
    assert step_beside(days, None, -1) == days[-1]
    assert all(before < after for before, after in pairwise(days))
    assert step_beside((), 3, 1) is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(x=st.floats(60, 700), width=st.integers(200, 640))
def test_that_the_words_stay_within_the_plot(qapp: QApplication, x: float, width: int) -> None:
    assert QFontDatabase.families()
    plot = QRectF(60, 10, width, 240)
    box = box_rect(
        Ink(Theme()), plot, min(x, plot.right()), ["4.3 months, day 131", "Vp3: 62.1 % (35.0–82.1), 5 at risk"]
    )
    assert plot.left() - 0.5 <= box.left()
    assert box.right() <= plot.right() + 1


def test_that_mouse_and_keys_read_the_same_curve(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp)
    chart = SurvivalChart(theme)
    qtbot.addWidget(chart)
    chart.resize(700, 460)
    chart.show()
    chart.show_figure(FIGURE, with_limits=True)
    assert chart.scale is not None
    at = QPoint(round(chart.scale.x(4.0)), round(chart.scale.plot.center().y()))
    qtbot.mouseMove(chart, at)
    assert chart.read_at == pytest.approx(4 * 30.4375, abs=2)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.read_at == 160
    assert "12 at risk" not in chart.accessibleDescription()
    assert "9 at risk" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.read_at is None


def test_that_the_words_of_a_figure_without_a_curve_stand_in_its_middle(theme: Theme) -> None:
    picture, rect = QPicture(), QRectF(0, 0, 800, 200)
    painter = QPainter(picture)
    paint_empty(painter, Ink(theme), rect, "Nobody", middle=True)
    painter.end()
    assert abs(picture.boundingRect().center().x() - rect.center().x()) <= 1
