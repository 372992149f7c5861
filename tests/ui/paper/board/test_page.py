"""The tumour-board page and the visit note: one page, the course's numbers, the most severe first, nothing over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.siege_board import boards, faults, person
from models.course.course import Course
from models.course.course import course as judged
from models.course.report_rows import lesion_table, liver_table, open_events
from models.prints.board import events_for_board, gaps
from models.record.records import Record
from models.words import millimetre_words
from tests.ui.report_samples import (
    LONG_NAME,
    PRINTED_AT,
    PRINTED_BY,
    Pages,
    bare_course,
    demo_course,
    difficult_course,
)
from ui.paper.board.cutting import Pages as NumbersOfPages
from ui.paper.board.cutting import cut_in
from ui.paper.board.page import board_document, board_name, fitted
from ui.paper.board.visit import visit_document, visit_name
from ui.paper.course.summary import summary_document
from ui.paper.ink import BODY
from ui.paper.layout import Side
from ui.paper.pages import PAGES, Document, pdf_of
from ui.paper.patient_prints import EVERY
from ui.words.language import BOTH, CHINESE, set_language, short_date
from ui.words.speaking import speaking

SHOWN = ("HCC-R01", "HCC-R18", "HCC-R21", "TIL-01", "difficult", "bare", "screened", "heaviest")


def _again(course: Course, record: Record) -> Course:
    return judged(record, course.protocol, course.today)


def _course(name: str) -> Course:
    if name == "screened":
        whole = demo_course("HCC-R18")
        record = replace(whole.record, treatment_start=None, treatments=(), imaging=whole.record.imaging[:1])
        return _again(whole, record)
    made = {"difficult": difficult_course, "bare": bare_course, "heaviest": lambda: person(0)}
    return made[name]() if name in made else demo_course(name)


def _board(course: Course, page: str = "A4") -> Document:
    return board_document(course, printed_at=PRINTED_AT, printed_by=PRINTED_BY, page=page)


def _text(document: Document) -> str:
    pages = Pages(pdf_of(document))
    assert len(pages.texts) == 1
    return pages.text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_that_it_is_one_page_on_which_nothing_stands_over_anything(qtbot: QtBot, name: str, page: str) -> None:
    assert faults(_board(_course(name), page)) == []


def test_that_generated_people_have_one_page_in_either_language_and_in_both(qtbot: QtBot) -> None:
    """A sample; ``run.py siege board`` has three hundred."""
    assert boards(6, 3).endswith("each one page, nothing over anything")


@pytest.mark.parametrize("name", [name for name in SHOWN if name != "heaviest"])
def test_that_the_page_has_the_numbers_of_the_course(qtbot: QtBot, name: str) -> None:
    course = _course(name)
    text = _text(_board(course))
    for row in liver_table(course).rows:
        assert all(cell is None or cell.value.reported in text for cell in row.cells)
    for column in lesion_table(course).columns:
        assert column.sum_tenths is None or millimetre_words(column.sum_tenths) in text
    patient = course.record.patient
    assert (patient.name or "Name not recorded") in text
    assert f"Study code {patient.code}" in text
    assert "Name, role Signature Date, time" in text


def test_that_the_most_severe_events_are_kept_and_the_others_named_with_their_page(qtbot: QtBot) -> None:
    course = person(0)
    document = _board(course)
    text = _text(document)
    found = events_for_board(course)
    assert len(found) == len(open_events(course)) >= 30
    first = found[0].event.term.split(" ")[0]
    assert f"{first}" in text.split("Open adverse events")[1]
    kept = sum(f"{row.event.term.split(' ')[1]}" in text for row in found[:1])
    assert kept
    summary = summary_document(course, printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    pages = Pages(pdf_of(summary)).texts
    number = next(place for place, words in enumerate(pages, start=1) if "Open adverse events" in words)
    assert f"in the patient summary, page {number}" in text.split("Further events: ")[1][:60]
    assert f"Serious: {sum(bool(row.event.serious) for row in found)}." in text


def test_that_what_is_missing_stands_in_its_list_with_its_last_day(qtbot: QtBot) -> None:
    text = _text(_board(difficult_course())).split("Missing data")[1]
    assert "INR, for Child-Pugh not on 20-Nov-2023" in text
    assert "HBV DNA last 07-Mar-2023" in text
    assert len(gaps(difficult_course())) > 8
    assert "Further gaps: " in text


def test_that_the_question_is_asked_as_it_was_typed_and_what_is_cut_says_where_the_whole_is(qtbot: QtBot) -> None:
    course = demo_course("HCC-R18")
    asked = replace(course.record.patient, board_question="Is the rim of T1 viable tumour?", board_on=date(2025, 3, 20))
    text = _text(_board(_again(course, replace(course.record, patient=asked))))
    assert "Question for the board 20-Mar-2025 Is the rim of T1 viable tumour?" in text
    assert "cut here" not in text
    long = replace(asked, board_question="Is the rim of T1 viable tumour? " * 80)
    text = _text(_board(_again(course, replace(course.record, patient=long))))
    assert "…: cut here, whole in the patient summary" in text
    assert "No question is recorded." in _text(_board(course))


@pytest.mark.parametrize("code", ["HCC-R01", "HCC-R03", "HCC-R18"])
def test_that_no_text_is_cut_beside_the_room_for_the_whole_of_it(qtbot: QtBot, code: str) -> None:
    """In both languages the liver stands high, and beside it there is room for the disease."""
    with speaking(BOTH):
        found = demo_course(code)
        page = _board(found)
        made = fitted(found, page.width, page.bottom - page.top, NumbersOfPages(lambda _: 1))
        top = next(piece for piece in made if isinstance(piece, Side))
        left, right = top.heights(page.width)
        cut = any(cut_in(one, top.widths(page.width)[0]) for one in top.left)
        assert not cut or right - left < 6 * BODY, "at least one more line of a text has room"


def test_that_a_long_event_never_loses_its_grade(qtbot: QtBot) -> None:
    with speaking(BOTH):
        found = person(0)
        words = _text(_board(found))
    assert all(f"G{row.grade} {row.event.term.split()[0]}" in words for row in events_for_board(found)[:3])


def test_that_nobody_without_a_name_of_sixty_signs_loses_a_sign_of_it(qtbot: QtBot) -> None:
    assert LONG_NAME.split("（")[0] in _text(_board(difficult_course()))


def test_that_it_speaks_chinese(qtbot: QtBot, qapp: QApplication) -> None:
    set_language(qapp, "zh_CN")
    try:
        text = _text(_board(difficult_course()))
    finally:
        set_language(qapp, "en")
    assert all(words in text for words in ("多学科讨论", "缺失数据", "提交讨论的问题", "末次 2023-03-07"))


# --- the visit note -------------------------------------------------------------------------------------------------


def _visit(course: Course, on: date | None = None, page: str = "A4") -> Document:
    return visit_document(course, printed_at=PRINTED_AT, printed_by=PRINTED_BY, page=page, on=on)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_that_the_note_of_a_visit_is_half_a_page(qtbot: QtBot, name: str, page: str) -> None:
    document = _visit(_course(name), page=page)
    assert faults(document) == []
    height = sum(piece.height(document.width) for piece in chain(document.header, document.blocks))
    assert height <= PAGES[page][1] / 2


def test_that_the_note_says_what_changed_with_the_value_before(qtbot: QtBot) -> None:
    text = _text(_visit(difficult_course()))
    assert "20-Nov-2023 since the visit of 09-Mar-2023" in text
    assert "<1.3 → 2410 H, 18-Nov-2023" in text
    assert "Hypertension: begun, grade 3, 01-May-2023, serious" in text
    assert "Not recorded" in text.split("Impression")[1]


def test_that_the_note_of_another_visit_can_be_had_and_says_impression_and_plan(qtbot: QtBot) -> None:
    course = demo_course("HCC-R18")
    first = course.record.visits[3]
    said = replace(first, impression="Stable under 8 mg.", plan="CT in six weeks.")
    visits = tuple(said if visit is first else visit for visit in course.record.visits)
    text = _text(_visit(_again(course, replace(course.record, visits=visits)), on=first.date))
    assert "Impression Stable under 8 mg." in text
    assert "Plan CT in six weeks." in text
    assert short_date(first.date) in text


def test_that_somebody_without_a_visit_has_a_page_that_says_so(qtbot: QtBot) -> None:
    assert "No visit is recorded." in _text(_visit(bare_course()))


def test_that_the_weight_of_a_flag_stands_before_a_colon_in_chinese_too(qtbot: QtBot) -> None:
    with speaking(CHINESE):
        text = _text(_visit(demo_course("HCC-R18")))
    assert "复核：" in text
    assert "复核、" not in text


def test_that_every_print_of_a_patient_is_offered_under_a_name_without_identity() -> None:
    course = demo_course("HCC-R18")
    assert [one.english for one in EVERY][:3] == ["patient summary", "tumour-board page", "visit note"]
    assert board_name(course) == "HCC-R18_2025-03-28_board.pdf"
    assert visit_name(course) == "HCC-R18_2025-03-28_visit.pdf"
