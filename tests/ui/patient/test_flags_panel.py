"""Flags and computed answers, each with its working."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.flags.cause import Cause, Place, cause
from models.flags.flags import Flag, Severity
from models.flags.reviewed import inputs_of
from models.record.records import ReviewedFlag
from models.response.response import Criterion
from models.words import Input, Sentence, Step, Why, sentence
from tests.models.changes import awaiting_course
from ui.kit.cards import Card
from ui.kit.ruler import Ruler
from ui.kit.theme import Theme
from ui.patient.flags_panel import FlagsPanel, by_severity
from ui.words.language import CHINESE, ENGLISH, set_language


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> FlagsPanel:
    made = FlagsPanel(theme)
    qtbot.addWidget(made)
    made.resize(296, 760)
    made.show()
    return made


def _words(card: Card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def _flag(severity: Severity, summary: str, *, gap: bool = False) -> Flag:
    return Flag(severity=severity, summary=Sentence(summary), why=Why(rule="R-0"), on=date(2025, 1, 1), data_gap=gap)


def test_that_the_most_severe_flag_stands_first_and_is_open(panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    course = demo_courses["HCC-R10"]
    panel.show_course(course)
    severities = [card.entry.severity for card in panel.cards if card.entry.severity]
    assert severities == [flag.severity for flag in by_severity(course.flags)]
    assert [card.is_open for card in panel.cards].count(True) == 1
    assert panel.cards[0].is_open


def test_that_data_gaps_come_last_among_their_equals() -> None:
    flags = (
        _flag(Severity.INFORMATION, "gap", gap=True),
        _flag(Severity.INFORMATION, "note"),
        _flag(Severity.URGENT, "urgent"),
        _flag(Severity.REVIEW, "review"),
    )
    assert [str(flag.summary) for flag in by_severity(flags)] == ["urgent", "review", "note", "gap"]


def test_that_a_card_shows_rule_inputs_arithmetic_parameter_missing_and_source(
    panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    why = Why(
        rule="R-6.2",
        inputs=(Input(Sentence("Nadir"), "52.0", "mm", date(2025, 8, 26), "reader A"),),
        steps=(Step(sentence("({now} − {nadir}) ÷ {nadir}", now="60.0", nadir="52.0"), Sentence("+15.4 %")),),
        parameters=("mrecist_absolute_5mm = false",),
        missing=(Sentence("second reader"),),
        source="Lencioni 2010",
    )
    flag = Flag(severity=Severity.REVIEW, summary=Sentence("near"), why=why, on=date(2025, 10, 7))
    panel.show_course(replace(demo_courses["HCC-R01"], flags=(flag,)))
    words = _words(panel.cards[0])
    for part in (
        "R-6.2, version 2.0",
        "Nadir, reader A",
        "26-Aug-2025",
        "52.0 mm",
        "(60.0 − 52.0) ÷ 52.0",
        "+15.4 %",
        "mrecist_absolute_5mm = false",
        "second reader",
        "Lencioni 2010",
    ):
        assert part in words


def test_that_enter_and_a_click_open_a_card_and_fold_the_other(
    qtbot: QtBot, panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    panel.show_course(demo_courses["HCC-R10"])
    first, second = panel.cards[:2]
    second.head.setFocus()
    qtbot.keyClick(second.head, Qt.Key.Key_Space)
    assert (first.is_open, second.is_open) == (False, True)
    qtbot.keyClick(second.head, Qt.Key.Key_Return)
    assert not second.is_open
    qtbot.mouseClick(first.head, Qt.MouseButton.LeftButton)
    assert first.is_open
    assert second.head.height() == 46


def test_that_a_response_shows_what_would_change_it(panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    panel.show_course(demo_courses["HCC-R01"])
    panel.show_why(Criterion.RECIST)
    card = next(card for card in panel.cards if card.is_open)
    assert card.findChild(Ruler) is not None
    assert "+21.1 mm (+17.1 %)" in _words(card)
    assert "−20.5 mm (−16.7 %)" in _words(card)


def test_that_a_confirmation_awaited_is_told_in_the_open_card(panel: FlagsPanel) -> None:
    course = awaiting_course()
    panel.show_course(course)
    title = "PR by RECIST 1.1 on 21-Apr-2023 not yet confirmed; confirmation counts from 19-May-2023"
    card = next(card for card in panel.cards if card.entry.title == title)
    card.set_open(True)
    words = _words(card)
    assert "PR of 21-Apr-2023: confirmed by a CR or PR from 19-May-2023 on" in words
    assert "in 9 days" in words
    assert card.findChild(Ruler) is not None


def test_that_markers_and_thrombus_say_what_would_change_them(panel: FlagsPanel) -> None:
    panel.show_course(awaiting_course())
    cards = {card.entry.title: card for card in panel.cards}
    for title, words in (
        ("AFP at 6 weeks: cannot be determined", "15125 ng/mL or below"),
        ("Thrombus", "Vp3 or Cheng II or below, or portal flow restored"),
    ):
        cards[title].set_open(True)
        assert words in _words(cards[title])


def test_that_the_course_so_far_tells_months_and_censoring(panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    panel.show_course(demo_courses["HCC-R01"])
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert "24.8 months, censored:\nlast contact 28-Mar-2025" in words
    panel.show_course(demo_courses["HCC-R10"])
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert "13.4 months, death 09-Aug-2024" in words


def test_that_both_markers_the_stage_and_the_entry_criteria_have_their_working(
    panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    course = demo_courses["HCC-R10"]
    panel.show_course(course)
    cards = {card.entry.title: card for card in panel.cards}
    assert cards["Either marker at 6 weeks: criterion met"].entry.why == course.markers.why
    assert cards["BCLC at baseline: C"].entry.why.rule == "R-12"
    criteria = cards["Entry criteria, each by itself"]
    answers = [str(step.right) for step in criteria.entry.why.steps]
    assert [answers.count(word) for word in ("met", "not met", "not recorded")] == [
        int(part.split()[0]) for part in criteria.entry.detail.split(", ")
    ]
    criteria.set_open(True)
    assert "Judged unresectable by experienced liver surgeons" in "\n".join(_words(criteria))


def test_that_no_flag_is_said_in_words(panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    panel.show_course(replace(demo_courses["HCC-R01"], flags=()))
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert "No flag is open for this patient." in words
    assert not any(card.is_open for card in panel.cards)


def test_that_the_folded_panel_says_its_counts(panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    flags = (_flag(Severity.URGENT, "a"), _flag(Severity.REVIEW, "b"), _flag(Severity.REVIEW, "c"))
    panel.show_course(replace(demo_courses["HCC-R01"], flags=flags))
    panel.set_folded(True)
    assert panel.width() == 40
    assert panel._strip.accessibleName() == "Unfold the flags: 1 Urgent, 2 Review"


def test_that_the_open_card_stays_open_when_the_same_patient_is_computed_anew(
    panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    panel.show_course(demo_courses["HCC-R10"])
    panel.cards[2].set_open(True)
    panel.show_course(replace(demo_courses["HCC-R10"]))
    assert [card.is_open for card in panel.cards].index(True) == 2
    panel.show_course(demo_courses["HCC-R13"])
    assert [card.is_open for card in panel.cards].index(True) == 0


def test_that_the_open_card_stays_open_in_another_language(
    qapp: QApplication, panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    """Also where its title reads otherwise there; the cards of before are gone, and nothing asks them."""
    for code in ("HCC-R10", "HCC-R13"):
        panel.show_course(demo_courses[code])
        for place in (0, len(panel.cards) - 1):
            panel.cards[place].set_open(True)
            titles = [card.entry.title for card in panel.cards]
            try:
                set_language(qapp, CHINESE)
                qapp.processEvents()
                assert [card.is_open for card in panel.cards].index(True) == place
                assert [card.is_open for card in panel.cards].count(True) == 1
                assert panel.cards[place].entry.title != titles[place]
            finally:
                set_language(qapp, ENGLISH)
                qapp.processEvents()
            assert [card.entry.title for card in panel.cards] == titles
            assert panel.cards[place].is_open


def test_that_every_demo_patient_and_every_answer_can_be_opened(
    panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    for course in demo_courses.values():
        panel.show_course(course)
        for card in panel.cards:
            card.set_open(True)
            assert any("version" in words for words in _words(card))
    panel.grab()


def test_that_no_card_is_wider_than_the_panel(qtbot: QtBot, panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    """Nothing scrolls sideways, so what is too wide would be cut."""
    too_wide = []
    for code, course in demo_courses.items():
        panel.show_course(course)
        for card in panel.cards:
            card.set_open(True)
            if card.minimumSizeHint().width() > 296 - 20:
                too_wide.append((code, card.entry.title, card.minimumSizeHint().width()))
    assert too_wide == []


def test_that_the_wanted_answer_is_brought_to_the_top(
    qtbot: QtBot, panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    panel.show_course(demo_courses["HCC-R01"])
    panel.show_why(Criterion.MRECIST)
    card = next(card for card in panel.cards if card.is_open)
    bar = panel._list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == min(card.y() - 4, bar.maximum()) > 0)


def test_that_a_reviewed_flag_is_seen_only_where_it_is_asked_for(
    qtbot: QtBot, panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    course = demo_courses["HCC-R10"]
    first = by_severity(course.flags)[0]
    seen = ReviewedFlag(rule=first.rule, inputs=inputs_of(first), by="Chen Yu", on=date(2026, 11, 30))
    panel.show_course(course)
    assert not panel._reviewed.isVisible()
    titles = [card.entry.title for card in panel.cards if card.entry.severity]
    panel.show_course(replace(course, record=replace(course.record, reviewed_flags=(seen,))))
    assert [card.entry.title for card in panel.cards if card.entry.severity] == titles[1:]
    assert panel.cards[0].is_open  # the flag that stands in its place
    qtbot.mouseClick(panel._reviewed, Qt.MouseButton.LeftButton)
    card = panel.cards[len(titles) - 1]
    assert (card.entry.title, card.entry.detail.split(" · ")[0]) == (titles[0], "Reviewed by Chen Yu, 30-Nov-2026")
    assert [act.key for act in card.entry.acts] == ["O", "C"]


def test_that_the_keys_of_a_card_review_it_lead_to_its_cause_and_copy_it_without_the_patient(
    qtbot: QtBot, panel: FlagsPanel, demo_courses: dict[str, Course]
) -> None:
    course = demo_courses["HCC-R10"]
    event = replace(course.record.adverse_events[0], action=f"{course.record.patient.code} waits")
    why = Why(rule="R-11", inputs=(Input(Sentence(event.term), "3", on=event.start, origin=event.action or ""),))
    flag = Flag(severity=Severity.REVIEW, summary=Sentence("seen"), why=why, on=event.start)
    panel.show_course(replace(course, flags=(flag,)))
    wanted: list[Flag] = []
    panel.review_wanted.connect(wanted.append)
    panel.cause_wanted.connect(wanted.append)
    copied: list[str] = []
    panel.copy_wanted.connect(lambda _, text: copied.append(text))
    head = panel.cards[0].head
    head.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_O, Qt.Key.Key_C):
        qtbot.keyClick(head, key)
    assert wanted == [flag, flag]
    assert cause(flag, course.record) == Cause(Place.EVENT, event.start, event.term)
    (text,) = copied
    assert text.startswith("seen (")
    assert "[removed] waits" in text
    assert course.record.patient.code not in text
    panel.show_refusal("not you")
    qtbot.keyClick(panel.cards[0].head, Qt.Key.Key_R)
    assert wanted == [flag, flag]


def test_that_every_flag_of_the_demo_leads_to_a_place_that_has_its_day(demo_courses: dict[str, Course]) -> None:
    for course in demo_courses.values():
        record = course.record
        days = {
            Place.READ: {read.date for read in record.imaging},
            Place.VISIT: {one.date for one in (*record.labs, *record.visits)},
            Place.EVENT: {event.start for event in record.adverse_events},
        }
        for flag in course.flags:
            found = cause(flag, record)
            if found.on is not None and flag.rule not in ("R-13", "R-16"):  # a day that was missed has no column
                assert found.on in days.get(found.place, {found.on}), (record.patient.code, flag.rule, found)


def test_that_a_card_filled_again_is_as_tall_as_its_answer(panel: FlagsPanel, demo_courses: dict[str, Course]) -> None:
    """A layout remembers how tall the answer before was."""
    panel.show_course(demo_courses["TIL-01"])
    fresh = panel.cards[0].height()
    for code in ("HCC-R03", "HCC-R10"):
        panel.show_course(demo_courses[code])
    panel.show_course(demo_courses["TIL-01"])
    assert panel.cards[0].height() == fresh == panel.cards[0].height_for(panel.cards[0].width())
