"""What the history says of a change: values and reasons as they are said elsewhere, in the language of the screen."""

from __future__ import annotations

from ui.words.journal import change_value
from ui.words.language import CHINESE, ENGLISH
from ui.words.speaking import speaking


def test_that_a_signature_in_the_history_has_its_moment_as_everywhere() -> None:
    with speaking(ENGLISH):
        assert change_value("Nurse Li, 2026-12-01T17:22") == "Nurse Li, 01-Dec-2026 17:22"
        assert change_value("48, as typed") == "48, as typed"


def test_that_nothing_and_words_of_a_record_are_said_in_the_language_of_the_screen() -> None:
    with speaking(CHINESE):
        assert change_value(None) == change_value("") == "未记录"
        assert change_value("female") == "女"
