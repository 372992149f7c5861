"""The preview of a cohort report: composed beside the window, the same as what is saved, with its CSV files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.figures.cohort_figure import cohort_figure
from models.tables.report import CohortReport, reconstructed_report
from tests.ui.report_samples import PRINTED_AT, Pages
from ui.cohort.preview import CohortPreview, show_cohort_report
from ui.cohort.work import CohortAnswer, CohortAsk, Source, SourceKind, tables
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.window.places import COHORT


@pytest.fixture
def compute(demo_courses: dict[str, Course]) -> Callable[[], CohortReport]:
    return lambda: reconstructed_report(tuple(enumerate(demo_courses.values(), start=1)))


@pytest.fixture
def preview(qtbot: QtBot, session: Session, compute: Callable[[], CohortReport]) -> Iterator[CohortPreview]:
    made = CohortPreview(compute, Theme(), session, printed_at=PRINTED_AT, printed_by="Dr Reader", mark="12:ab")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def test_that_nothing_can_be_saved_before_the_report_is_there(preview, qtbot):
    assert preview.said == "The print is being composed…"
    assert not preview.save_button.isEnabled()
    qtbot.waitUntil(lambda: bool(preview.data), timeout=20_000)
    assert preview.save_button.isEnabled()
    assert preview.files_button.isEnabled()
    assert preview.said == ""


def test_that_the_file_is_what_was_seen_and_its_name_is_the_date_of_the_data(preview, qtbot, tmp_path):
    qtbot.waitUntil(lambda: bool(preview.data), timeout=20_000)
    assert preview.file_name() == "cohort-report_2025-03-28.pdf"
    preview.save_to(tmp_path / "x.pdf")
    qtbot.waitUntil((tmp_path / "x.pdf").exists, timeout=20_000)
    assert (tmp_path / "x.pdf").read_bytes() == preview.data
    first = Pages(preview.data).texts[0]
    assert "Dr Reader" in first
    assert "journal 12:ab" in first
    assert preview.page_count == len(Pages(preview.data).texts)


def test_that_another_paper_is_composed_again(preview, qtbot):
    qtbot.waitUntil(lambda: bool(preview.data), timeout=20_000)
    preview.paper.setCurrentText("Letter")
    assert not preview.save_button.isEnabled()
    qtbot.waitUntil(lambda: preview.document.page == "Letter", timeout=20_000)
    assert Pages(preview.data).sizes == {(612, 792)}


def test_that_every_table_and_picture_is_written_as_a_file(preview, qtbot, tmp_path):
    qtbot.waitUntil(lambda: bool(preview.data), timeout=20_000)
    preview.save_files(tmp_path)
    qtbot.waitUntil(lambda: preview.said == f"31 files were written to {tmp_path}.", timeout=20_000)
    assert len(list(tmp_path.glob("*.csv"))) == 31


def test_that_a_folder_that_cannot_be_written_is_said_at_the_foot(preview, qtbot, tmp_path):
    qtbot.waitUntil(lambda: bool(preview.data), timeout=20_000)
    preview.save_files(tmp_path / "gone")
    qtbot.waitUntil(lambda: "was not written" in preview.said, timeout=20_000)
    assert preview.save_button.isEnabled()


def test_that_a_preview_closed_early_is_not_written_to(qtbot, session, compute):
    made = CohortPreview(compute, Theme(), session, printed_at=PRINTED_AT, printed_by="")
    qtbot.addWidget(made)
    made.reject()
    done: list[int] = []
    session.aside(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1], timeout=20_000)
    assert made.data == b""


def opened(window: MainWindow, qtbot: QtBot) -> CohortPreview:
    window.cohort.do("report")
    qtbot.waitUntil(lambda: any(one.data for one in window.findChildren(CohortPreview)), timeout=30_000)
    return window.findChildren(CohortPreview)[-1]


def test_that_the_menu_reports_whoever_is_chosen_in_the_cohort_place(window, qtbot):
    window.show_place(COHORT)
    page = window.cohort.page
    qtbot.waitUntil(lambda: page.answer is not None, timeout=30_000)
    first = opened(window, qtbot)
    assert "All patients of this clinic" in Pages(first.data).texts[0]
    assert "journal" in Pages(first.data).texts[0]
    first.reject()
    qtbot.waitUntil(lambda: not window.findChildren(CohortPreview))
    page.header.source_chosen.emit(Source(SourceKind.RECONSTRUCTED))
    qtbot.waitUntil(lambda: page.answer is not None and page.answer.chosen == 21, timeout=30_000)
    second = opened(window, qtbot)
    text = Pages(second.data).texts[0]
    assert "Reconstructed phase II cohort (efficacy set)" in text
    assert "Adverse events of 24" in text
    second.reject()


def test_that_a_cohort_of_nobody_is_said_and_not_reported(session, theme, qtbot):
    ask = CohortAsk()
    answer = CohortAnswer(ask=ask, figure=cohort_figure((), None, ask.choice), chosen=0, considered=0)
    with qtbot.waitSignal(session.failed) as told:
        show_cohort_report(answer, theme, session, QWidget())
    assert str(told.args[0]) == "Nobody is chosen, so there is nothing to report. Widen the filter."


def test_that_the_adverse_events_of_the_reconstructed_cohort_are_of_all_24_on_the_screen_too(window, qtbot):
    window.show_place(COHORT)
    page = window.cohort.page
    page.header.source_chosen.emit(Source(SourceKind.RECONSTRUCTED))
    qtbot.waitUntil(lambda: page.answer is not None and page.answer.chosen == 21, timeout=30_000)
    assert len(page.answer.safety) == 24
    found = {
        table.key: table for table in tables(page.answer.courses, page.answer.ask.choice, safety=page.answer.safety)
    }
    assert str(found["events"].cell("Hypertension", "related_any").text) == "12 (50.0 %)"
    assert found["baseline"].columns[0].n == 21
