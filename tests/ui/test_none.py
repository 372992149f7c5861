"""The workaround of ui/__init__.py: needed, and enough."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = """
import sys
{first}
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(200):
    thing.setObjectName("x")
print(before - sys.getrefcount(None))
"""


def lost(first: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", CALLS.format(first=first)], capture_output=True, text=True, check=True, timeout=60
    )
    return int(done.stdout)


def test_that_a_hundred_thousand_calls_that_return_none_leave_the_program_alive() -> None:
    survive = (
        "import ui\nfrom PySide6.QtCore import QObject\nt = QObject()\nfor _ in range(100_000): t.setObjectName('x')"
    )
    done = subprocess.run([sys.executable, "-c", survive], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_that_the_workaround_is_still_needed() -> None:
    assert lost("") > 150, "Qt keeps its references to None now: take the workaround out of ui/__init__.py"


def test_that_a_hundred_thousand_signals_leave_the_program_alive() -> None:
    survive = """
import ui
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
bell = Bell()
bell.rung.connect(bell.objectName)
for _ in range(100_000):
    bell.rung.emit()
"""
    done = subprocess.run([sys.executable, "-c", survive], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
