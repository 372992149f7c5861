"""Every kind of print read again from its PDF: some patients here, all of them by the siege ``prints``."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import siege_prints
from benchmarks.siege_prints import SPOKEN, Read, prints, tried
from models.course.course import Course
from tests.ui.report_samples import LONG_NAME, PRINTED_AT, PRINTED_BY, bare_course, demo_course, difficult_course
from ui.paper.course.summary import pdf_bytes, summary_document
from ui.paper.pages import PAGES, pdf_of
from ui.paper.patient_prints import EVERY
from ui.paper.prints import Print
from ui.words.languages import CHINESE
from ui.words.speaking import speaking


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", SPOKEN[:2])
@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.english)
def test_that_a_print_says_what_the_course_says_and_nothing_overlaps(
    qtbot: QtBot, kind: Print[Course], language: str, page: str
) -> None:
    for course in (demo_course("HCC-R02"), difficult_course(), bare_course()):
        found, weight = tried(kind, course, language=language, page=page)
        assert found == []
        assert weight < 250_000


def test_that_the_siege_tries_every_kind_in_every_language_on_every_paper(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried_with: list[tuple[str, str, str]] = []

    def try_it(kind: Print[Course], course: Course, *, language: str, page: str) -> tuple[list[str], int]:
        tried_with.append((kind.english, language, page))
        return [], 1

    monkeypatch.setattr(siege_prints, "tried", try_it)
    assert prints(1, 2).startswith(f"{len(EVERY) * len(SPOKEN) * len(PAGES)} prints of 1 patients")
    assert len(set(tried_with)) == len(EVERY) * len(SPOKEN) * len(PAGES)


def test_that_names_of_every_sign_of_the_font_and_words_with_fi_are_found(qtbot: QtBot) -> None:
    text = Read(pdf_bytes(difficult_course(), printed_at=PRINTED_AT, printed_by=PRINTED_BY)).texts[0]
    assert "confirmed" in text
    assert "".join(LONG_NAME.split()) in "".join(text.split())


def test_that_the_chart_strip_and_the_page_stay_letters_in_chinese(qtbot: QtBot) -> None:
    with speaking(CHINESE):
        document = summary_document(difficult_course(), printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    data = pdf_of(document)
    assert b"/Lang (zh-CN)" in data
    assert "\u6cbb" in "".join(Read(data).texts)  # not the radical that looks like a part of it


def test_that_the_file_says_pdf_a_2b_and_holds_its_fonts_and_the_profile_of_its_colours(qtbot: QtBot) -> None:
    data = pdf_bytes(demo_course("HCC-R02"), printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    for said in (b"<pdfaid:part>2</pdfaid:part>", b"/OutputIntents", b"/FontFile", b"/DisplayDocTitle true"):
        assert said in data
    assert b"CreationDate" not in data
    assert Read(data).bookmarks[0] == ("Diagnosis, stage, treatment", 0)


def test_that_the_same_pages_are_the_same_bytes(qtbot: QtBot) -> None:
    first, second = (pdf_bytes(demo_course("HCC-R02"), printed_at=PRINTED_AT, printed_by=PRINTED_BY) for _ in range(2))
    assert first == second
