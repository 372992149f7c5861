"""A PR of the thrombus that restored flow alone made says so wherever its chip stands (R-9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.record.records import Thrombus
from models.response.response import Response
from tests.ui.report_samples import Pages
from ui.charts.course.thrombus import ThrombusChart
from ui.charts.ink import Ink
from ui.charts.timescale import time_scale
from ui.console.text import course_text
from ui.kit.theme import Theme
from ui.paper.course.summary import pdf_bytes
from ui.patient.answers import answers
from ui.patient.course_so_far import CourseSoFar
from ui.patient.flags_panel import FlagsPanel

WORDS = "PR, by restored flow alone"


@pytest.fixture
def by_flow(demo_courses: dict[str, Course]) -> Course:
    """A patient whose classes never change and whose flow is back at the first read after the start."""
    of = next(
        one for one in demo_courses.values() if one.series.baseline and one.series.baseline.vp and one.series.points
    )
    baseline = of.series.baseline
    assert baseline is not None
    same = Thrombus(vp=baseline.vp, cheng=baseline.cheng)
    imaging = tuple(
        replace(read, thrombus=replace(same, flow_restored=True) if read.date > baseline.on else same)
        for read in of.record.imaging
    )
    found = course(replace(of.record, imaging=imaging), of.protocol, of.today)
    assert found.series.thrombus.best is Response.PR
    return found


def test_that_chart_tip_table_panel_and_best_say_so(qtbot: QtBot, theme: Theme, by_flow: Course) -> None:
    chart = ThrombusChart(Ink(theme))
    qtbot.addWidget(chart)
    chart.resize(700, 90)
    chart.show_course(by_flow, time_scale(by_flow))
    assert WORDS in [row[-1] for row in chart.twin().rows]
    step = next(step for step in chart.steps if step.read is not None)
    assert chart.time is not None
    told = [spot for spot in chart.spots() if spot.first == step.day and spot.area is not None]
    assert len(told) == 2  # its chip and its mark
    assert all(any(WORDS in note for note in spot.notes) for spot in told)
    so_far = CourseSoFar(theme, chart)
    so_far.show_course(by_flow)
    assert so_far._chips[-1].toolTip() == so_far._chips[-1].accessibleName() == WORDS
    panel = FlagsPanel(theme)
    qtbot.addWidget(panel)
    panel.show_course(by_flow)
    details = [entry.detail for entry in answers(by_flow) if entry.title == "Thrombus"]
    assert len(details) == 1
    assert WORDS in details[0]


def test_that_print_and_console_say_so(qtbot: QtBot, by_flow: Course) -> None:
    data = pdf_bytes(by_flow, printed_at=datetime(2025, 3, 28, 10, 44), printed_by="li")
    assert WORDS in Pages(data).text.replace("\n", " ")
    assert WORDS in course_text(by_flow)


def test_that_only_such_a_pr_says_so(qtbot: QtBot, theme: Theme, demo_courses: dict[str, Course]) -> None:
    for of in demo_courses.values():
        chart = ThrombusChart(Ink(theme))
        qtbot.addWidget(chart)
        chart.show_course(of, time_scale(of))
        said = ["flow" in row[-1] for row in chart.twin().rows]
        assert said == [step.read is not None and step.read.by_flow_alone for step in chart.steps]
