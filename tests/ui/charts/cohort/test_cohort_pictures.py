"""Waterfall, spider and swimmer as drawings: every patient has a mark, at the height of the value, by mouse and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.figures.pictures import Spider, SpiderLine, SpiderPoint, Swimmer, spider, swimmer
from models.figures.waterfalls import Bar, MarkerBar, MarkerWaterfall, Waterfall, marker_waterfall, waterfall
from models.quantities import Answer
from models.response.response import Criterion, Response
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols
from ui.charts.cohort.picture import CohortPicture, Drawing
from ui.charts.cohort.spider import SpiderDrawing
from ui.charts.cohort.swimmer import SwimmerDrawing
from ui.charts.cohort.waterfall import MarkerWaterfallDrawing, WaterfallDrawing, change_of
from ui.charts.ink import Ink
from ui.kit.theme import Theme

DEMO = Path(__file__).resolve().parents[4] / "resources" / "demo"
PLOT = QRectF(0, 0, 640, 260)


@pytest.fixture(scope="module")
def courses() -> tuple[tuple[int, Course], ...]:
    protocols = load_protocols()
    records = [read_case(path) for path in sorted(DEMO.glob("HCC-R0*.json"))]
    return tuple(
        (key, course(record, protocols[record.protocol], date(2025, 3, 28))) for key, record in enumerate(records)
    )


@pytest.fixture
def drawings(courses: tuple[tuple[int, Course], ...]) -> dict[str, Drawing]:
    return {
        "waterfall": WaterfallDrawing(waterfall(courses, Criterion.RECIST)),
        "marker": MarkerWaterfallDrawing(marker_waterfall(courses, "AFP")),
        "spider": SpiderDrawing(spider(courses, Criterion.MRECIST)),
        "swimmer": SwimmerDrawing(swimmer(courses), treatments=True),
    }


def bars(*percents: float) -> Waterfall:
    made = tuple(
        Bar(key=key, code=f"P{key}", percent=percent, best=Response.SD, new_lesion=False, day=42)
        for key, percent in enumerate(percents)
    )
    return Waterfall(criterion=Criterion.RECIST, bars=made, not_drawn=(), considered=len(made))


def marker_bars(*bounds: tuple[float | None, float | None]) -> MarkerWaterfall:
    made = tuple(
        MarkerBar(
            key=key, code=f"P{key}", low=low, high=high, answer=Answer.NOT_MET, day=42, baseline="100", value="50"
        )
        for key, (low, high) in enumerate(bounds)
    )
    return MarkerWaterfall(analyte="AFP", fall_percent=75, bars=made, not_drawn=(), considered=len(made))


def test_that_a_bar_is_as_long_as_its_change(qapp: object) -> None:
    marks = WaterfallDrawing(bars(20.0, -50.0, -100.0)).marks(Ink(Theme()), PLOT)
    grown, half, gone = (mark.area for mark in marks)
    assert half.height() == pytest.approx(gone.height() / 2)
    assert grown.height() == pytest.approx(gone.height() / 5)
    assert grown.bottom() == pytest.approx(half.top()) == pytest.approx(gone.top())


def test_that_a_growth_of_any_size_is_within_the_picture(qapp: object) -> None:
    (mark,) = WaterfallDrawing(bars(840.0)).marks(Ink(Theme()), PLOT)
    assert PLOT.contains(mark.area)


def test_that_a_marker_known_by_a_bound_is_drawn_to_the_change_that_is_certain(qapp: object) -> None:
    exact, at_least, open_direction = (
        mark.area
        for mark in MarkerWaterfallDrawing(marker_bars((-50.0, -50.0), (None, -50.0), (-60.0, 10.0))).marks(
            Ink(Theme()), PLOT
        )
    )
    assert exact.height() == pytest.approx(at_least.height())
    assert open_direction.height() == 1.0


def test_that_the_bounds_of_a_change_are_written_out() -> None:
    facts = marker_bars((-100.0, -99.3), (-50.0, -50.0))
    assert [change_of(bar) for bar in facts.bars] == ["fall > 99.3 %", "−50.0 %"]


def test_that_every_patient_of_a_picture_can_be_pointed_at_and_opened(
    qtbot: QtBot, drawings: dict[str, Drawing]
) -> None:
    for drawing in drawings.values():
        picture = CohortPicture(Theme())
        qtbot.addWidget(picture)
        picture.show_drawing(drawing)
        picture.resize(640, 320)
        picture.show()
        picture.setFocus()
        chosen: list[int] = []
        picture.patient_chosen.connect(chosen.append)
        for _ in picture.marks:
            qtbot.keyClick(picture, Qt.Key.Key_Right)
            qtbot.keyClick(picture, Qt.Key.Key_Return)
        assert chosen == [mark.key for mark in picture.marks]
        assert picture.accessibleDescription() == picture.marks[-1].words
        picture.grab()


def test_that_a_click_on_a_bar_opens_its_patient(qtbot: QtBot) -> None:
    picture = CohortPicture(Theme())
    qtbot.addWidget(picture)
    picture.show_drawing(WaterfallDrawing(bars(20.0, -50.0, -100.0)))
    picture.resize(640, 260)
    picture.show()
    with qtbot.waitSignal(picture.patient_chosen) as opened:
        middle = picture.marks[1].area.center()
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(round(middle.x()), round(middle.y())))
    assert opened.args == [1]


def test_that_a_twin_names_every_patient_of_its_picture(drawings: dict[str, Drawing]) -> None:
    ink = Ink(Theme())
    for drawing in drawings.values():
        twin = drawing.twin()
        drawn = {mark.words.split(":", 1)[0] for mark in drawing.marks(ink, PLOT)}
        assert {row[0] for row in twin.rows} == drawn
        assert all(len(row) == len(twin.columns) for row in twin.rows)


def test_that_an_empty_picture_says_why(qtbot: QtBot) -> None:
    nobody = Swimmer(criterion=Criterion.RECIST, lanes=(), not_drawn=(), considered=3)
    picture = CohortPicture(Theme())
    qtbot.addWidget(picture)
    picture.show_drawing(SwimmerDrawing(nobody))
    assert picture.marks == ()
    assert picture.drawing is not None
    assert picture.drawing.empty == "Nobody's end of follow-up is recorded."
    picture.grab()


def test_that_a_sum_after_progression_and_a_new_lesion_are_drawn(qapp: object) -> None:
    points = (
        SpiderPoint(day=-3, percent=0.0, response=None, new_lesion=False, after_progression=False),
        SpiderPoint(day=42, percent=-40.0, response=Response.PR, new_lesion=False, after_progression=False),
        SpiderPoint(day=84, percent=310.0, response=Response.PD, new_lesion=True, after_progression=True),
    )
    line = SpiderLine(key=7, code="P7", best=Response.PR, points=points)
    drawing = SpiderDrawing(Spider(criterion=Criterion.RECIST, lines=(line,), not_drawn=(), considered=1), shown=7)
    image = QImage(640, 260, QImage.Format.Format_RGB32)
    ink = Ink(Theme())
    image.fill(ink.colour("panel"))
    painter = QPainter(image)
    drawing.paint(painter, ink, PLOT, PLOT)
    painter.end()
    (mark,) = drawing.marks(ink, PLOT)
    assert PLOT.contains(mark.area.center())
    at = mark.area.center().toPoint()
    assert image.pixelColor(at) == ink.colour("pd_fill")
