"""Sign and keep in the real window: the print is in the clinic file, shown again exactly, and held against today."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from models.prints.stated import Stated
from storage.clinic.beside.kept_prints import KeptPrint
from ui.paper.course.keeping import KeptPrintsDialog
from ui.paper.course.preview import PreviewDialog
from ui.window.main import MainWindow


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
    assert (again.print_button.isEnabled(), again.keep_button.isEnabled()) == (False, False)
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
