"""The preview: exactly what is saved and printed, by keyboard, with a sentence when something is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.prints.visit import visit_dates
from storage.clinic.leaving import Way
from storage.roles import DEMO_ACTOR
from tests.ui.report_samples import PRINTED_AT, Pages, demo_course, unwritten
from ui.kit.theme import Theme
from ui.paper.course.preview import PreviewDialog
from ui.paper.course.prints import PRINTS
from ui.paper.course.summary import summary_document
from ui.paper.looks_choice import Memory
from ui.paper.pages import Document
from ui.paper.patient_prints import EVERY
from ui.paper.prints import Looks, Print
from ui.window.main import MainWindow
from ui.words.language import BOTH, short_date


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PreviewDialog]:
    made = PreviewDialog(
        demo_course("HCC-R18"), Theme(), printed_at=PRINTED_AT, printed_by="Dr Reader", leave=unwritten
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.reject()


def test_that_the_file_holds_what_the_screen_shows(dialog: PreviewDialog, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    dialog.save_to(path)
    assert path.read_bytes() == dialog.data
    assert dialog.page_count == len(Pages(dialog.data).texts)
    assert dialog.said == f"Saved as {path}."


def test_that_ctrl_s_offers_a_name_without_identity(dialog: PreviewDialog, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert [Path(name).name for name in chooser.selectedFiles()] == ["HCC-R18_2025-03-28.pdf"]
    chooser.setDirectory(str(tmp_path))
    chooser.selectFile("mine")
    chooser.accept()
    assert (tmp_path / "mine.pdf").read_bytes() == dialog.data


def test_that_a_file_that_cannot_be_written_is_said_at_the_foot(dialog: PreviewDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "gone" / "x.pdf")
    path, folder = tmp_path / "gone" / "x.pdf", tmp_path / "gone"
    assert dialog.said == f"{path} was not written. There is no folder {folder}. Choose another folder."


def test_that_another_paper_is_composed_again(dialog: PreviewDialog) -> None:
    dialog.paper.setCurrentText("Letter")
    assert Pages(dialog.data).sizes == {(612, 792)}
    assert dialog.document.page == "Letter"


def test_that_who_is_logged_in_stands_in_the_footer(window: MainWindow, qtbot: QtBot) -> None:
    window.page.print_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=10_000)
    (shown,) = window.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: bool(shown.data), timeout=10_000)  # made beside the window
    assert f"by {DEMO_ACTOR.user} · data as of" in Pages(shown.data).text
    assert not shown.findChildren(QLineEdit)  # nobody prints under another name
    shown.reject()


def test_that_of_several_prints_one_is_chosen(qtbot: QtBot) -> None:
    def board(course: Course, /, **imprint: Any) -> Document:
        return replace(summary_document(course, **imprint), blocks=())

    (summary,) = PRINTS
    more = (summary, Print("tumour-board page", board, lambda course: f"{course.record.patient.code}_board.pdf"))
    made = PreviewDialog(demo_course("HCC-R18"), Theme(), printed_by="li", prints=more, leave=unwritten)
    qtbot.addWidget(made)
    assert (made.windowTitle(), made.kind.isHidden()) == ("Print preview: patient summary", False)
    made.kind.setCurrentIndex(1)
    assert (made.windowTitle(), made.page_count) == ("Print preview: tumour-board page", 1)
    assert made.file_name() == "HCC-R18_board.pdf"
    made.reject()


def test_that_pages_turn_by_key(dialog: PreviewDialog, qtbot: QtBot) -> None:
    assert (dialog.page, dialog.back.isEnabled(), dialog.forward.isEnabled()) == (0, False, True)
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert (dialog.page, dialog.back.isEnabled()) == (1, True)
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert dialog.page == 0


def test_that_zoom_steps_from_what_is_in_sight(dialog: PreviewDialog, qtbot: QtBot) -> None:
    before = dialog.view.zoom
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == pytest.approx(before / 1.25)
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == pytest.approx(before)


def test_that_esc_closes(dialog: PreviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="this computer has a printer")
def test_that_a_computer_without_printer_says_so(dialog: PreviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert dialog.said == "No printer is set up on this computer. Save a PDF instead."


def test_that_paper_shows_what_the_screen_shows(dialog: PreviewDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.print_on(printer)
    assert dialog.said == "Sent to the printer."
    paper, screen = Pages((tmp_path / "paper.pdf").read_bytes()), Pages(dialog.data)
    assert paper.texts == screen.texts
    assert paper.sizes == screen.sizes


def test_that_one_page_of_it_can_be_printed(dialog: PreviewDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(1, 1)
    dialog.print_on(printer)
    assert dialog.said == "Sent to the printer."
    assert Pages((tmp_path / "paper.pdf").read_bytes()).texts == Pages(dialog.data).texts[:1]


def test_that_every_control_has_a_name(dialog: PreviewDialog) -> None:
    for control in dialog.findChildren(QAbstractButton):
        assert control.text() or control.accessibleName()
    labels = {label.buddy() for label in dialog.findChildren(type(dialog.place)) if label.buddy()}
    assert labels == {dialog.kind, dialog.paper, dialog.spoken, dialog.choice.ink, dialog.visit}
    assert all(isinstance(field, QComboBox) for field in labels)


def test_that_a_key_that_comes_while_a_print_is_made_waits_for_it(qtbot: QtBot) -> None:
    """It is made beside the window, which goes on meanwhile."""
    jobs: list[tuple[Any, Any]] = []
    made = PreviewDialog(
        demo_course("HCC-R18"),
        Theme(),
        printed_by="li",
        leave=unwritten,
        aside=lambda job, then, otherwise: jobs.append((job, then)),
    )
    qtbot.addWidget(made)
    made.show()
    assert not made.data
    assert not made.save_button.isEnabled()
    made.choose_file()
    assert not made.findChildren(QFileDialog)
    ((job, then),) = jobs
    then(job())
    assert made.data
    assert made.save_button.isEnabled()
    assert made.findChildren(QFileDialog)
    made.reject()
    then(job())  # too late: nothing happens to a closed one


def test_that_what_was_chosen_stands_in_the_next_preview_but_the_print_is_the_summary(qtbot: QtBot) -> None:
    """Ctrl+P, Ctrl+S and Enter always save the same print."""
    kept: dict[str, str] = {}
    memory = Memory(lambda name: kept.get(name, ""), kept.__setitem__)

    def opened() -> PreviewDialog:
        made = PreviewDialog(
            demo_course("HCC-R18"), Theme(), printed_by="li", leave=unwritten, prints=EVERY, memory=memory
        )
        qtbot.addWidget(made)
        return made

    first = opened()
    assert (first.print.kind, first.choice.looks) == ("summary", Looks("A4", "en", grey=False))
    first.kind.setCurrentIndex(1)
    first.paper.setCurrentText("Letter")
    first.spoken.setCurrentIndex(first.spoken.findData(BOTH))
    first.choice.ink.setCurrentIndex(1)
    again = opened()
    assert (again.print.kind, again.choice.looks) == ("summary", Looks("Letter", BOTH, grey=True))
    assert "Patient summary" in Pages(again.data).text
    assert again.close_button.text() == "Close"  # the window goes on in its own language
    assert (first.leaves_as, again.leaves_as) == (Way.BOARD, Way.SUMMARY)


@pytest.fixture
def every(qtbot: QtBot) -> Iterator[PreviewDialog]:
    made = PreviewDialog(
        demo_course("HCC-R18"), Theme(), printed_at=PRINTED_AT, printed_by="li", prints=EVERY, leave=unwritten
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def chosen(dialog: PreviewDialog, kind: str) -> PreviewDialog:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    return dialog


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_that_a_figure_is_saved_as_its_ending_says_with_its_table_beside(
    every: PreviewDialog, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"figure.{ending}"
    chosen(every, "figure").save_to(path)
    assert every.said == f"Saved as {path}."
    begins = {"pdf": b"%PDF", "svg": b"<?xml", "png": b"\x89PNG"}[ending]
    assert path.read_bytes().startswith(begins)
    assert ending != "pdf" or path.read_bytes() == every.data
    assert "Value as reported" in (tmp_path / "figure.csv").read_text(encoding="utf-8-sig")


def test_that_of_a_figure_its_table_alone_is_saved_and_no_file_of_another_kind(
    every: PreviewDialog, tmp_path: Path
) -> None:
    chosen(every, "figure").save_to(tmp_path / "figure.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["figure.csv"]
    every.save_to(tmp_path / "figure.docx")
    assert every.said == ("Nothing was saved: a file name that ends in one of .pdf, .svg, .png, .csv is expected.")
    assert [one.name for one in tmp_path.iterdir()] == ["figure.csv"]


def test_that_the_kind_of_file_that_is_chosen_gives_the_ending(every: PreviewDialog) -> None:
    chosen(every, "figure").choose_file()
    (chooser,) = every.findChildren(QFileDialog)
    assert [one.partition(" ")[0] for one in chooser.nameFilters()] == ["PDF", "SVG", "PNG", "CSV"]
    chooser.filterSelected.emit("SVG (*.svg)")
    assert [Path(name).name for name in chooser.selectedFiles()] == ["HCC-R18_case-figure.svg"]
    assert chooser.defaultSuffix() == "svg"
    chooser.reject()


def test_that_a_visit_note_is_printed_of_the_visit_that_is_chosen(every: PreviewDialog) -> None:
    assert every.visit.isHidden()
    dates = visit_dates(demo_course("HCC-R18"))[::-1]
    chosen(every, "visit")
    assert [every.visit.itemData(row) for row in range(every.visit.count())] == list(dates)
    assert not every.visit.isHidden()
    assert every.file_name() == "HCC-R18_2025-03-28_visit.pdf"
    every.visit.setCurrentIndex(2)
    assert short_date(dates[2]) in Pages(every.data).text
    assert every.file_name() == f"HCC-R18_2025-03-28_visit_{dates[2]}.pdf"
    every.paper.setCurrentText("Letter")
    assert every.wanted_on == dates[2]
    chosen(every, "board")
    assert every.visit.isHidden()
    assert every.wanted_on is None


def test_that_the_visit_that_is_looked_at_stands_there_first(window: MainWindow, qtbot: QtBot) -> None:
    window.page.show_tab("visits")
    visits = window.page.visits
    qtbot.waitUntil(lambda: visits.isVisible() and visits.table.model().columnCount() > 2, timeout=10_000)
    visits.table.setCurrentIndex(visits.table.model().index(2, 1))
    on = visits.chosen_date
    window.page.print_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=10_000)
    (shown,) = window.findChildren(PreviewDialog)
    assert shown.wanted_on is None
    chosen(shown, "visit")
    assert on is not None
    assert shown.wanted_on == on
    shown.reject()
