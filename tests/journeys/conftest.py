"""A keyboard that counts: every key that goes down is one, modifiers too."""

from __future__ import annotations

import pytest

from benchmarks.journeys.hand import Keyboard as Keyboard
from ui.window.main import MainWindow


@pytest.fixture
def keyboard(window: MainWindow) -> Keyboard:
    return Keyboard(window)
