"""A sample of the sieges of the window; ``run.py siege`` lays them at full count."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.siege_events import Noise, random_events, wrong_inputs


def test_that_an_error_and_a_warning_are_heard(qapp: QApplication) -> None:
    # What tests before have closed is taken away first: while an error waits to be raised where the loop of events was
    # begun, PySide 6.12 ends the process over a widget that is destroyed.
    QTest.qWait(10)
    noise = Noise()
    with noise.listening(), noise.caught():
        QObject().startTimer(-1)  # of which Qt warns
        QTimer.singleShot(0, lambda: [][1])
        QTest.qWait(10)
    assert [words.partition(":")[0] for words in noise.heard] == ["Qt", "IndexError"]


def test_that_random_keys_clicks_and_texts_end_in_no_traceback_no_warning_and_an_intact_file(
    qapp: QApplication,
) -> None:
    assert random_events(400, seed=20_261_130).endswith("0 wrong")


def test_that_wrong_inputs_on_every_form_lose_nothing(qapp: QApplication) -> None:
    assert wrong_inputs(1, seed=20_261_130).endswith("0 wrong")
