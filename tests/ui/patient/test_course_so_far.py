"""The question for the tumour board stands where a physician looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from ui.kit.theme import Theme
from ui.patient.flags_panel import FlagsPanel


def _asked(of: Course, question: str | None, on: date | None = None) -> Course:
    patient = replace(of.record.patient, board_question=question, board_on=on)
    return course(replace(of.record, patient=patient), of.protocol, of.today)


def test_that_the_question_for_the_board_is_seen_with_its_day(
    qtbot: QtBot, theme: Theme, demo_courses: dict[str, Course]
) -> None:
    of, panel = demo_courses["HCC-R03"], FlagsPanel(theme)
    qtbot.addWidget(panel)
    panel.show()
    asked = panel._summary.asked
    panel.show_course(_asked(of, "Resection now?", date(2025, 3, 28)))
    assert asked.isVisible()
    assert asked.text() == "Question for the board, 28-Mar-2025: Resection now?"
    panel.show_course(_asked(of, "Resection now?"))
    assert asked.text() == "Question for the board: Resection now?"
    panel.show_course(_asked(of, None))
    assert not asked.isVisible()


def test_that_a_long_question_is_cut_and_whole_in_its_tool_tip(
    qtbot: QtBot, theme: Theme, demo_courses: dict[str, Course]
) -> None:
    panel, question = FlagsPanel(theme), "Is resection possible? " * 20
    qtbot.addWidget(panel)
    panel.show_course(_asked(demo_courses["HCC-R03"], question))
    assert panel._summary.asked.text().endswith("…")
    assert panel._summary.asked.toolTip() == question
