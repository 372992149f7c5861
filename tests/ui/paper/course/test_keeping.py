"""Sign and keep in the real window: the print is in the clinic file, shown again exactly, and held against today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from models.prints.stated import Stated
from storage.clinic.beside.kept_prints import KeptPrint
from tests.ui.report_samples import Pages
from ui.paper.course.keeping import KeptPrintsDialog
from ui.paper.course.preview import PreviewDialog
from ui.patient.history.page import KEPT
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.words.journal import what_changed


def opened(window: MainWindow, qtbot: QtBot) -> PreviewDialog:
    window.page.print_button.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PreviewDialog)), timeout=10_000)
    shown = next(one for one in window.findChildren(PreviewDialog) if one.isVisible())
    qtbot.waitUntil(lambda: shown.keep_button.isEnabled(), timeout=10_000)
    return shown


def listed(shown: PreviewDialog, qtbot: QtBot) -> KeptPrintsDialog:
    shown.kept_button.click()
    qtbot.waitUntil(lambda: bool(shown.findChildren(KeptPrintsDialog)), timeout=10_000)
    return shown.findChildren(KeptPrintsDialog)[-1]


def test_that_a_print_is_signed_kept_and_shown_again_exactly(window: MainWindow, qtbot: QtBot) -> None:
    preview = opened(window, qtbot)
    assert not listed(preview, qtbot).show_button.isEnabled()
    preview.findChildren(KeptPrintsDialog)[-1].reject()
    pages = preview.data
    preview.keep_button.click()
    assert not preview.keep_button.isEnabled()
    qtbot.waitUntil(lambda: preview.said == "Signed and kept in the clinic file.", timeout=10_000)
    preview.reject()

    again = opened(window, qtbot)
    found = listed(again, qtbot)
    assert found.view.model().index(0, 4).data() == "nothing has changed"
    found.show_button.click()
    qtbot.waitUntil(lambda: "signed by" in again.said, timeout=10_000)
    assert again.data == pages
    assert again.said.endswith(": nothing has changed")
    assert (again.print_button.isEnabled(), again.keep_button.isEnabled()) == (True, False)
    again.paper.setCurrentText("Letter")  # back to the print of today
    qtbot.waitUntil(lambda: again.keep_button.isEnabled(), timeout=10_000)
    assert again.data != pages
    again.reject()


def test_that_what_has_changed_since_is_counted_and_named(window: MainWindow, qtbot: QtBot) -> None:
    preview = opened(window, qtbot)
    preview.keep_button.click()
    qtbot.waitUntil(lambda: "kept in" in preview.said, timeout=10_000)
    found: list[tuple[KeptPrint, ...]] = []
    assert preview._keeping is not None
    preview._keeping.kept(found.append, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    ((kept,),) = found
    older = [Stated("afp", "9.9 ng/mL, 2020-01-01"), *(one for one in kept.what.stated if one.name != "afp")]
    preview.show_kept(replace(kept, what=replace(kept.what, stated=tuple(older))))
    qtbot.waitUntil(lambda: "one value has changed since" in preview.said, timeout=10_000)
    assert "AFP: 9.9 ng/mL, 01-Jan-2020, now " in preview.said
    preview.reject()


def kept_one(window: MainWindow, qtbot: QtBot) -> bytes:
    """Sign and keep the summary on Letter; its pages."""
    preview = opened(window, qtbot)
    preview.paper.setCurrentText("Letter")
    qtbot.waitUntil(lambda: preview.keep_button.isEnabled(), timeout=10_000)
    preview.keep_button.click()
    qtbot.waitUntil(lambda: "kept in" in preview.said, timeout=10_000)
    pages = preview.data
    preview.reject()
    return pages


def test_that_kept_prints_stand_beside_the_history_and_are_shown_from_there(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.page is not None
    history = window.page.history
    window.page.show_tab("history")
    qtbot.waitUntil(lambda: bool(history.entries), timeout=10_000)
    assert history.kept is None
    assert history.parts.isHidden()
    pages = kept_one(window, qtbot)
    qtbot.waitUntil(lambda: history.kept is not None and bool(history.kept.found), timeout=10_000)
    assert history.kept is not None
    assert what_changed(history.entries[0]) == "patient summary: signed and kept"
    assert not history.parts.isHidden()
    history.parts.button(KEPT).click()
    row = [history.kept.view.model().index(0, column).data() for column in range(5)]
    assert (row[0], row[3], row[4]) == ("Patient summary", "English", "nothing has changed")
    history.kept.show_button.click()
    qtbot.waitUntil(lambda: any("signed by" in one.said for one in window.findChildren(PreviewDialog)), timeout=10_000)
    shown = next(one for one in window.findChildren(PreviewDialog) if "signed by" in one.said)
    assert (shown.data, shown.windowTitle()) == (pages, "Kept print: patient summary")

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    shown.print_on(printer)
    qtbot.waitUntil(lambda: shown.said == "Sent to the printer.", timeout=20_000)
    paper, screen = Pages((tmp_path / "paper.pdf").read_bytes()), Pages(pages)
    assert (paper.sizes, len(paper.texts)) == (screen.sizes, len(screen.texts))
    shown.reject()

    session.write(lambda store: store.undo(), touched=())
    qtbot.waitUntil(lambda: history.parts.isHidden(), timeout=10_000)
    assert history.part == "changes"
