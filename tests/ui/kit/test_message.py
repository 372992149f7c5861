"""The strip over the page: a trouble stays until it is closed, mere news goes with whom it was of."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit.message import MessageBar
from ui.kit.theme import Theme
from ui.words.language import CHINESE, ENGLISH, language, set_language


def test_that_news_passes_by_and_a_trouble_stays(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.say("Undone: “Add a visit”.", news=True)
    assert bar.isVisible()
    bar.pass_by()
    assert bar.isHidden()
    bar.say("The clinic file could not be written.")
    bar.pass_by()
    assert bar.isVisible()


def test_that_news_gives_way_to_the_next_thing_written_but_not_to_what_it_tells_of(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.say("a.csv: 2 new. Ctrl+Z takes all of it back.", news=True)
    bar.give_way()  # the write that it tells of is announced right after
    assert bar.isVisible()
    qtbot.waitUntil(lambda: not bar._just_said)
    bar.give_way()
    assert bar.isHidden()


def test_that_a_message_is_told_anew_in_another_language_or_goes(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    try:
        bar.say(lambda: f"told in {language()}")
        set_language(qapp, CHINESE)
        qtbot.waitUntil(lambda: bar.text == f"told in {CHINESE}")
        assert bar.isVisible()
        assert bar.accessibleName() == bar.text
        bar.say("said once")
    finally:
        set_language(qapp, ENGLISH)
    qtbot.waitUntil(lambda: bar.text == "")
    assert bar.isHidden()


def test_that_nothing_said_to_one_is_left_for_the_next(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.say("The data of HCC-0007 were changed while the form was hidden.")
    bar.forget()
    assert bar.isHidden()
    assert (bar.text, bar.accessibleName()) == ("", "")
