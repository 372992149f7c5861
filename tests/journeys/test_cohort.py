"""Among others: the open patient on a cohort, filtered by keyboard, and from a picture back to a patient."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.record.records import Vp
from tests.journeys.conftest import Keyboard
from ui.cohort.page import CohortPage
from ui.session.session import Session
from ui.window.main import MainWindow


@pytest.fixture
def cohort(qtbot: QtBot, window: MainWindow) -> Callable[[], CohortPage]:
    """The page once its figure is there."""

    def page() -> CohortPage:
        found = window.places.page("cohort")
        assert isinstance(found, CohortPage)
        qtbot.waitUntil(lambda: found.answer is not None, timeout=10_000)
        return found

    return page


def test_that_the_open_patient_is_on_a_cohort_curve_with_four_keys_at_most(
    window: MainWindow, session: Session, keyboard: Keyboard, cohort: Callable[[], CohortPage]
) -> None:
    assert session.course is not None
    keyboard.press(Qt.Key.Key_4, control=True)
    page = cohort()
    assert keyboard.count <= 4
    assert page.answer is not None
    assert page.answer.figure.patient is not None
    assert page.answer.figure.patient.code == session.course.record.patient.code
    assert page.figure_panel.view.chart.scale is not None
    assert page.header.patient.isVisible()


def test_that_a_click_beside_the_filter_closes_it_and_one_in_it_does_not(
    window: MainWindow, keyboard: Keyboard, cohort: Callable[[], CohortPage]
) -> None:
    keyboard.press(Qt.Key.Key_4, control=True)
    page = cohort()
    keyboard.press(Qt.Key.Key_F, control=True)
    for inside, there in (
        (True, page.popover.rect().center()),
        (False, page.popover.rect().bottomRight() + QPoint(9, 9)),
    ):
        at = page.popover.mapTo(window, there)
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert page.popover.isVisible() is inside


def test_that_the_cohort_is_filtered_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, keyboard: Keyboard, cohort: Callable[[], CohortPage]
) -> None:
    keyboard.press(Qt.Key.Key_4, control=True)
    page = cohort()
    keyboard.press(Qt.Key.Key_F, control=True)
    assert page.popover.isVisible()
    page.open_filter("vp")
    box = page.popover.boxes["vp", Vp.VP3]
    qtbot.waitUntil(box.isVisible)
    assert box.hasFocus()
    keyboard.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.answer is not None and page.answer.chosen == 12, timeout=5_000)
    keyboard.press(Qt.Key.Key_Escape)
    assert not page.popover.isVisible()
    assert page.header.chips["vp"].text() == "Thrombus Vp3"
    page.header.chips["vp"].setFocus()
    keyboard.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.answer is not None and page.answer.chosen == 26, timeout=5_000)
    assert page.header.chips == {}


def test_that_a_patient_of_a_picture_is_opened(
    qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard, cohort: Callable[[], CohortPage]
) -> None:
    keyboard.press(Qt.Key.Key_4, control=True)
    page = cohort()
    picture = page.pictures_panel.on_study.picture
    qtbot.waitUntil(lambda: bool(picture.marks), timeout=5_000)
    picture.setFocus()
    keyboard.press(Qt.Key.Key_Down)
    assert picture.pointed is not None
    wanted = picture.pointed.key
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.key == wanted, timeout=5_000)
    assert window.places.current == "patients"
