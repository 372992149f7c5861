"""A keyboard that counts: every key that goes down is one, modifiers too."""

from __future__ import annotations

import pytest

from benchmarks.journeys.hand import Keyboard as Keyboard


@pytest.fixture
def keyboard(request: pytest.FixtureRequest) -> Keyboard:
    """At the window of the program that was ``opened``, or at the ``window`` of the demo clinic."""
    if "opened" in request.fixturenames:
        return Keyboard(request.getfixturevalue("opened").window)
    return Keyboard(request.getfixturevalue("window"))
