"""The strip over the page: a trouble stays until it is closed, mere news goes with whom it was of."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.kit.message import MessageBar
from ui.kit.theme import Theme


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
