"""Definitions tried out on the screen: what the form says is what is asked, and what is left alone stays as judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.cohort.members import Grouping, Measure
from models.figures.parts import FigureChoice
from models.figures.redefined import Definition, redefinition
from ui.cohort.redefinition_panel import RedefinitionPanel
from ui.kit.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from models.course.course import Course


@pytest.fixture
def panel(qtbot: QtBot) -> RedefinitionPanel:
    made = RedefinitionPanel(Theme())
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    return made


def test_that_a_form_left_alone_asks_for_nothing(panel: RedefinitionPanel) -> None:
    asked: list[Definition] = []
    panel.wanted.connect(asked.append)
    panel.try_button.click()
    assert asked == []
    assert "Nothing is changed yet" in panel._told.text()


def test_that_only_what_was_changed_is_asked_for(qtbot: QtBot, panel: RedefinitionPanel) -> None:
    panel.afp.setValue(50)
    panel.confirmation.setValue(0)
    panel.criterion.setCurrentIndex(panel.criterion.findData("mrecist"))
    panel.unconfirmed.setChecked(True)
    with qtbot.waitSignal(panel.wanted) as told:
        panel.try_button.click()
    assert told.args == [
        Definition(
            parameters=(("confirmation_days", 0), ("progression_criterion", "mrecist")), afp_fall=50, confirmed=False
        )
    ]


def test_that_who_changes_group_is_named_and_can_be_opened(
    qtbot: QtBot, panel: RedefinitionPanel, demo_courses: dict[str, Course]
) -> None:
    courses = [(key, one) for key, (code, one) in enumerate(demo_courses.items()) if code.startswith("HCC-R")]
    choice = FigureChoice(measure=Measure.PFS, grouping=Grouping.AFP, landmark_day=42)
    found = redefinition(courses, choice, Definition(afp_fall=50))
    panel.show_redefinition(found)
    moves = panel.views["moves"].model()
    shown = [moves.index(row, 0).data() for row in range(moves.rowCount())]
    assert shown == [move.code for move in found.moves]
    assert moves.index(0, 1).data() == "AFP fall < 75 %"
    assert moves.index(0, 2).data() == "AFP fall ≥ 50 %"
    with qtbot.waitSignal(panel.patient_chosen) as opened:
        panel.views["moves"].activated.emit(moves.index(0, 0))
    assert opened.args == [found.moves[0].key]
    panel.reset_button.click()
    assert panel.redefinition is None
    assert panel.definition == Definition()
