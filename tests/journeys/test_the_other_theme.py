"""A window that is shown in the other theme keeps no ground and no word in the colours of before."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from storage.places import RESOURCES
from ui.kit.theme import Theme
from ui.patient.page import TABS
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.window.places import COHORT, HELP, PATIENTS, SETTINGS

GROUNDS = ("window", "panel", "band", "hover", "sunken")
SIDE = 8  # of a square that no letter fills


@pytest.fixture
def light(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_dark(False)


def test_that_no_place_keeps_the_colours_of_before(
    qtbot: QtBot, window: MainWindow, session: Session, light: Theme
) -> None:
    page = window.page
    assert page is not None
    window.resize(1366, 768)
    page.show_tab("lesions")  # one was seen before, the others are first seen in the dark
    light.set_dark(True)
    found: list[str] = []

    def look(at: str) -> None:
        qtbot.waitUntil(lambda: not session.busy, timeout=10_000)
        qtbot.wait(50)
        found.extend(f"{at}: {fault}" for fault in (*_grounds_of_before(window), *_words_of_before(window)))

    for tab in TABS:
        page.show_tab(tab.name)
        look(tab.name)
    window.show_place(COHORT)
    tabs = window.cohort.page.tabs
    for number in range(tabs.bar.count()):
        tabs.show_place(number)
        look(f"cohort, {tabs.bar.tabText(number)}")
    for place in (HELP, SETTINGS):
        window.show_place(place)
        look(place)
    window.show_place(PATIENTS)
    assert not found, "\n".join(found)


def _grounds_of_before(window: QWidget) -> Iterator[str]:
    shown = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(shown.constBits(), np.uint32).reshape(shown.height(), -1) & 0xFFFFFF
    down, across = (side // SIDE for side in pixels.shape)
    for name in GROUNDS:
        same = pixels[: down * SIDE, : across * SIDE] == int(_tokens("light")[name][1:], 16)
        squares = np.argwhere(same.reshape(down, SIDE, across, SIDE).all(axis=(1, 3)))
        if len(squares):
            y, x = squares[0] * SIDE
            yield f"the light {name} at {x}, {y} and {len(squares) - 1} more"


def _words_of_before(window: QWidget) -> Iterator[str]:
    dark = {colour.lower() for colour in _tokens("dark").values()}
    for one in window.findChildren(QLabel):
        worn = one.palette().color(QPalette.ColorRole.WindowText).name()
        if one.isVisible() and one.text() and worn not in dark:
            yield f"“{one.text()[:40]}” in {worn}"


def _tokens(kind: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((RESOURCES / "theme.json").read_text(encoding="utf-8"))[kind]
    return found
