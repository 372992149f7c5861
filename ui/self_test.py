"""``hepatrack --self-test``: this installation shows, in a temporary folder and within a time, that it is whole.

It does what a clinic does, on an encrypted clinic file of its own, and says what it did and how long each part took.
Anything that is missing from a bundle, in whatever thread it is missed, ends in a message and a status that is not 0.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from storage.version import PROGRAM_VERSION
from ui.self_test_report import FAILED, Report, SelfTestProblem

SECONDS = 180.0
GRACE_SECONDS = 15.0  # then even a thread that lets nobody else run is ended


def self_test(pictures: Path | None = None, *, seconds: float = SECONDS) -> int:
    """Run every step; 0 when all of them came out right. ``pictures`` is a folder that keeps what was drawn."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="hepatrack-self-test-"))
    os.environ |= {name: str(folder) for name in ("XDG_DATA_HOME", "LOCALAPPDATA")}  # its clinic is not remembered
    report = Report()
    report.say(f"Hepatrack {PROGRAM_VERSION}, self-test in {folder}")
    watchdog = Watchdog(report, folder, seconds)
    try:
        with report.told_of_every_failure():
            from ui import self_test_steps

            self_test_steps.run(report, folder, pictures)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is the result
        report.fail(problem)
    finally:
        watchdog.stop()
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        report.fail(SelfTestProblem(f"{folder} could not be removed."))
    return report.close()


class Watchdog:
    """Ends the process with a message when the time is over, whatever the other threads wait for."""

    def __init__(self, report: Report, folder: Path, seconds: float) -> None:
        self._report, self._folder, self._seconds = report, folder, seconds
        self._timer = threading.Timer(seconds, self._bark)
        self._timer.daemon = True
        self._timer.start()
        if sys.stderr is not None:  # a windowed program of Windows has none
            with suppress(ValueError, OSError):
                faulthandler.dump_traceback_later(seconds + GRACE_SECONDS, exit=True)

    def stop(self) -> None:
        self._timer.cancel()
        faulthandler.cancel_dump_traceback_later()

    def _bark(self) -> None:
        said = f"Self-test: not finished after {self._seconds:g} s; it stands at “{self._report.step_name}”."
        self._report.complain(said)
        with suppress(ValueError, OSError):
            faulthandler.dump_traceback(all_threads=True)
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(FAILED)
