"""The overview answers mouse and keys: a click opens what it is on, Ctrl and wheel zoom, a drag shows days alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.flags.cause import Cause, Place
from models.record.protocol import Protocol
from storage.shipped.protocols import load_protocols
from tests.ui.overview_samples import PROTOCOL, TODAY, full_course, full_record, lab, on
from ui.charts.course.pieces import Choice
from ui.charts.measures import ROWS, VALUE_COLUMN
from ui.charts.timescale import FIRST_WEEKS
from ui.kit.theme import Theme
from ui.patient.overview.page import OverviewPage

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> OverviewPage:
    theme = Theme()
    theme.apply(qapp)
    made = OverviewPage(theme)
    qtbot.addWidget(made)
    made.resize(872, 748)
    made.show()
    made.show_course(full_course())
    return made


def wheel(page: OverviewPage, at: QPoint, held: Qt.KeyboardModifier) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(at), QPointF(page.stack.mapToGlobal(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.setAccepted(True)
    QCoreApplication.sendEvent(page.stack, event)
    return event


def mark(page: OverviewPage, row: str, day: int) -> QPoint:
    """The pixel of a mark in the stack."""
    chart = page.stack.charts[row]
    spot = next(spot for spot in chart.spots() if spot.first == day and spot.area is not None)
    assert spot.area is not None
    return chart.mapTo(page.stack, spot.area.center().toPoint())


def test_that_a_click_opens_what_it_is_on_and_on_blank_ground_nothing(page: OverviewPage, qtbot: QtBot) -> None:
    opened: list[Cause] = []
    page.opened.connect(opened.append)
    for row, day in (("afp", 42), ("recist", 85), ("treatment", 0), ("visits", 42)):
        qtbot.mouseClick(page.stack, Qt.MouseButton.LeftButton, pos=mark(page, row, day))
    qtbot.mouseClick(page.stack, Qt.MouseButton.LeftButton, pos=mark(page, "afp", 42) + QPoint(14, 25))
    assert opened == [
        Cause(Place.VISIT, on(42), "AFP"),
        Cause(Place.READ, on(85)),
        Cause(Place.TREATMENT, on(0), "lenvatinib"),
        Cause(Place.VISIT, on(42)),
    ]
    assert "9,820 ng/mL" in page.stack.tip_at(mark(page, "afp", 42))


def test_that_enter_opens_the_visit_under_the_focus_line(page: OverviewPage, qtbot: QtBot) -> None:
    opened: list[Cause] = []
    page.opened.connect(opened.append)
    qtbot.keyClick(page.stack, Qt.Key.Key_Return)
    assert opened == [Cause(Place.VISIT, on(210))]


def test_that_ctrl_and_the_wheel_zoom_and_the_wheel_alone_scrolls(page: OverviewPage, qtbot: QtBot) -> None:
    ranges: list[str] = []
    page.range_changed.connect(ranges.append)
    whole = page.stack.afp.time
    assert whole is not None
    assert not wheel(page, QPoint(500, 200), NONE).isAccepted()
    assert page.stack.afp.time == whole
    assert wheel(page, QPoint(500, 200), CTRL).isAccepted()
    time = page.stack.afp.time
    assert time.last - time.first == pytest.approx((whole.last - whole.first) / 1.25)
    assert ranges[-1] == ""
    qtbot.keyClick(page.stack, Qt.Key.Key_0)
    assert page.stack.afp.time == whole
    assert ranges[-1] == "all"


def test_that_dragging_shows_the_days_dragged_over_and_a_preset_goes_back(page: OverviewPage, qtbot: QtBot) -> None:
    time = page.stack.afp.time
    assert time is not None
    ends = [QPoint(round(VALUE_COLUMN + time.x(day)), 200) for day in (40, 130)]
    focus = page.focus_date
    qtbot.mousePress(page.stack, Qt.MouseButton.LeftButton, pos=ends[1])
    qtbot.mouseMove(page.stack, ends[0])
    qtbot.mouseRelease(page.stack, Qt.MouseButton.LeftButton, pos=ends[0])
    zoomed = page.stack.afp.time
    assert (zoomed.first, zoomed.last) == (pytest.approx(40, abs=1), pytest.approx(130, abs=1))
    assert page.focus_date == focus
    page.show_course(full_course())  # the same patient after an entry
    assert page.stack.afp.time == zoomed
    page.show_range(FIRST_WEEKS)
    assert page.stack.afp.time.last == 84


def test_that_the_days_shown_go_with_the_focus_line(page: OverviewPage, qtbot: QtBot) -> None:
    page.show_days(150, 249)
    for _ in range(5):
        qtbot.keyClick(page.stack, Qt.Key.Key_Left)
    time = page.stack.afp.time
    assert page.focus_date is not None
    assert time is not None
    assert time.first <= time.day(page.focus_date) <= time.last


def test_that_a_threshold_at_the_right_end_is_the_one_in_force_there(page: OverviewPage) -> None:
    page.show_range(FIRST_WEEKS)
    chart = page.stack.charts["recist"]
    read = full_course().series.points[1]  # the read of day 85 lies behind the edge
    assert chart.time is not None
    assert chart.time.view[1] > 85
    for rect, _, _ in chart.threshold_labels():  # type: ignore[attr-defined]
        assert not any(rect.intersects(place) for place in chart.chips.places.values())  # type: ignore[attr-defined]
    page.show_days(0, 60)
    texts = [text for _, text, _ in chart.threshold_labels()]  # type: ignore[attr-defined]
    threshold = read.recist.progression_threshold_tenths
    assert threshold is not None
    assert f"PD ≥ {threshold / 10:.1f}" in texts


def test_that_the_scale_is_chosen_beside_the_name_of_the_marker(page: OverviewPage, qtbot: QtBot) -> None:
    column = page.stack.column
    pieces = [piece for piece in column.tiles["pivka"].pieces if isinstance(piece, Choice)]
    assert [piece.text for piece in pieces] == ["log", "linear", "%"]
    top = page.stack.pivka.y()
    at = QPoint(round(pieces[1].x + pieces[1].width / 2), round(top + pieces[1].y))
    assert "linear scale" in page.stack.tip_at(at)
    qtbot.mouseClick(page.stack, Qt.MouseButton.LeftButton, pos=at)
    assert page.stack.afp.mode == page.stack.pivka.mode == "linear"
    assert [piece.mode for piece in column.tiles["afp"].pieces if isinstance(piece, Choice) and piece.chosen] == [
        "linear"
    ]


def with_counts(protocol: Protocol = PROTOCOL) -> Course:
    labs = [
        lab("neutrophils", day, value, "10^9/L", low="1.8") for day, value in ((0, "3.2"), (42, "1.2"), (84, "2.9"))
    ]
    own = [lab("IL-6", -60, "<1.5", "pg/mL"), lab("IL-6", 240, "22", "pg/mL", high="7")]
    record = full_record()
    return course(replace(record, labs=(*record.labs, *labs, *own)), protocol, TODAY)


def test_that_rows_of_analytes_are_switched_on_and_remembered_by_protocol(page: OverviewPage, qtbot: QtBot) -> None:
    kept: dict[str, str] = {}
    page.remember_in(lambda name: kept.get(name, ""), kept.__setitem__)
    page.show_course(with_counts())
    assert page.stack.rows == ROWS
    menu = page.stack.menu(None)
    inner = next(action.menu() for action in menu.actions() if action.text() == "Rows")
    assert [action.text() for action in inner.actions()][:2] == ["Neutrophils", "IL-6"]
    inner.actions()[0].trigger()
    page.choose_rows((*page.stack.analytes, "IL-6"))
    assert [row.name for row in page.stack.rows[-3:]] == ["analyte neutrophils", "analyte IL-6", "events"]
    assert page.stack.column.tiles["analyte IL-6"].text() == "IL-6 pg/mL 22 H 05-Nov-2025 <1.5 09-Jan-2025"
    time = page.stack.afp.time
    assert time is not None
    assert time.first <= -60  # a result without a visit lies within the axis
    assert any(-60 in stop.days for stop in time.stops)
    chart = page.stack.charts["analyte neutrophils"]
    assert "1.2 L" in [placed.label.text for placed in chart.placed]  # type: ignore[attr-defined]
    assert "1.2 10⁹/L L" in [spot.value for spot in chart.spots()]
    again = OverviewPage(page._theme)
    qtbot.addWidget(again)
    again.remember_in(lambda name: kept.get(name, ""), kept.__setitem__)
    again.show_course(with_counts())
    assert again.stack.analytes == ("neutrophils", "IL-6")
    again.choose_rows(())
    assert kept == {"rows/six-weekly": "[]"}
    assert again.stack.rows == ROWS


def test_that_a_protocol_shows_its_rows_where_they_were_measured(page: OverviewPage) -> None:
    page.show_course(with_counts(replace(PROTOCOL, charts=("lymphocytes", "neutrophils"))))
    assert page.stack.analytes == ("neutrophils",)
    assert load_protocols()["til-anti-pd-1"].charts == ("lymphocytes", "neutrophils", "platelets")
