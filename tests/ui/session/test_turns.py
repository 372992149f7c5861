"""What the workers answer is heard in turns, and long work rests while its news are shown."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.session.turns import TURN_SECONDS, Turns
from ui.session.walk import in_slices


def _work(seconds: float) -> None:
    stop = perf_counter() + seconds
    while perf_counter() < stop:
        pass


def test_that_the_window_has_its_turn_between_answers_that_take_long(qapp: QApplication, qtbot: QtBot) -> None:
    heard: list[int | str] = []

    def hear(number: int) -> None:
        _work(TURN_SECONDS * 1.5)
        heard.append(number)

    parent = QObject()
    turns = Turns(hear, parent)
    QTimer.singleShot(0, parent, lambda: [turns.add(number) for number in range(3)])
    QTimer.singleShot(0, parent, lambda: heard.append("the window"))
    qtbot.waitUntil(lambda: 2 in heard)
    assert heard.index("the window") == 1
    assert [one for one in heard if isinstance(one, int)] == [0, 1, 2]


def test_that_short_answers_are_all_heard_at_once() -> None:
    heard: list[int] = []
    parent = QObject()
    turns = Turns(heard.append, parent)
    for number in range(20):
        turns.add(number)
    assert heard == list(range(20))


def test_that_what_waits_is_heard_while_an_answer_has_a_loop_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    heard: list[str] = []
    parent = QObject()
    loop = QEventLoop(parent)

    def hear(what: str) -> None:
        if what == "a dialog":
            QTimer.singleShot(2000, loop, loop.quit)
            loop.exec()
        elif what == "closes it":
            loop.quit()
        else:
            _work(TURN_SECONDS * 1.5)
        heard.append(what)

    turns = Turns(hear, parent)
    for what in ("long", "a dialog", "closes it"):
        turns.add(what)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == ["long", "closes it", "a dialog"]


def test_that_long_work_rests_until_its_news_are_shown() -> None:
    submitted: list[Callable[[], None]] = []
    told: list[Callable[[], None]] = []
    left = [2, 1, 0]

    def step() -> bool:
        _work(0.3)  # longer than news are awaited
        return bool(left.pop(0))

    in_slices(submitted.append, lambda: True, step, told.append, given_up=lambda: False)
    submitted.pop()()
    assert len(told) == 1
    assert not submitted  # nothing goes on before the first news are shown
    told.pop()()
    submitted.pop()()
    assert len(told) == 1
    assert not submitted
    told.pop()()
    while submitted:
        submitted.pop()()
        while told:
            told.pop()()
    assert not left
