"""Every place and form at the sizes of small screens, in both languages: nothing is hidden, covered or outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.looking import faults
from ui.forms.base import DraftForm
from ui.forms.registry import FORMS, Stand
from ui.kit.theme import Theme
from ui.patient.page import TABS
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.window.places import PLACES
from ui.words.language import CHINESE, ENGLISH, set_language

PATIENTS = ("TIL-01", "HCC-R01")  # long names of drugs and gaps, and a course without any
SIZES = (QSize(1366, 728), QSize(960, 540))  # less the desktop's bar, and at 200 % of 1920 × 1080


@pytest.fixture(params=[ENGLISH, CHINESE])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(qapp, request.param)
    yield request.param
    set_language(qapp, ENGLISH)


def test_that_nothing_is_hidden_on_a_small_screen(
    qtbot: QtBot, language: str, window: MainWindow, session: Session, theme: Theme
) -> None:
    page = window.page
    assert page is not None
    assert session.course is not None
    found: list[str] = []

    def look(at: str, widget: QWidget) -> None:
        qtbot.waitUntil(lambda: not session.busy, timeout=10_000)
        for _ in range(20):  # until it has come to rest
            QApplication.processEvents()
            if not (seen := faults(widget)):
                return
            qtbot.wait(10)
        found.extend(f"{at}: {fault}" for fault in seen)

    shown = {line.code: line.key for line in window.patients.shown}
    for size in SIZES:
        window.resize(size)
        at = f"{size.width()} × {size.height()}"
        if window.size() != size:
            found.append(f"{at}: the window is {window.size().toTuple()}")
        for code in PATIENTS:
            with qtbot.waitSignal(session.course_changed, timeout=10_000):
                session.open(shown[code])
            for beside in (False, True):
                _show_list(window, beside)
                for tab in TABS:
                    page.show_tab(tab.name)
                    look(f"{at} {tab.name} of {code}{', beside the list' * beside}", window)
            _show_list(window, False)
        which = {"kind": "patient", "row": session.course.record.patient.key, "subject": "X"}
        for kind, form in FORMS.items():
            made: list[DraftForm] = []
            form.make(Stand(theme, session, window), which, made.append)
            qtbot.waitUntil(lambda made=made: bool(made))
            made[0].open()
            look(f"{at} {kind}", made[0])
            if made[0].width() > size.width() or made[0].height() > size.height():
                found.append(f"{at} {kind}: larger than the window, {made[0].size().toTuple()}")
            made[0].leave()
        for place in PLACES[1:]:
            window.show_place(place.name)
            look(f"{at} {place.name}", window)
        window.show_place(PLACES[0].name)
    assert not found, "\n".join(found)


def _show_list(window: MainWindow, wanted: bool) -> None:
    """A user may unfold the list of patients where the window folded it."""
    if window.patients.isVisible() != wanted:
        window._actions["list"].trigger()
