"""Sentences and dates in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from models.words import Sentence, sentence
from ui.words.language import (
    CHINESE,
    ENGLISH,
    day_and_month,
    language,
    languages,
    number,
    set_language,
    short_date,
    spoken,
    weekday_date,
    word,
)

ON = date(2025, 3, 28)


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, CHINESE)
    yield
    set_language(qapp, ENGLISH)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    set_language(qapp, ENGLISH)


def test_that_dates_are_english_whatever_the_computer_says() -> None:
    assert language() == ENGLISH
    assert short_date(ON) == "28-Mar-2025"
    assert weekday_date(ON) == "Fri 28-Mar-2025"
    assert day_and_month(ON) == "28-Mar"
    assert QLocale().language() == QLocale.Language.C


def test_that_dates_are_iso_in_chinese(chinese: None) -> None:
    assert language() == CHINESE
    assert short_date(ON) == "2025-03-28"
    assert weekday_date(ON) == "2025-03-28 周五"


def test_that_qt_itself_speaks_chinese_then(qapp: QApplication, chinese: None) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "取消"


def test_that_english_is_always_offered() -> None:
    assert (ENGLISH, "English") in languages()


def test_that_a_sentence_is_filled_with_its_values_dates_and_sentences() -> None:
    inner = sentence("new lesion {numbers}", numbers="NEW1")
    outer = sentence("{on}: {cause}, {mm} mm", on=ON, cause=inner, mm="62.4")
    assert str(outer) == "2025-03-28: new lesion NEW1, 62.4 mm"
    assert spoken(outer) == "28-Mar-2025: new lesion NEW1, 62.4 mm"


def test_that_braces_in_a_value_do_no_harm() -> None:
    assert spoken(sentence("{term}", term="{odd} }{")) == "{odd} }{"
    assert spoken(Sentence("50 % {not filled}")) == "50 % {not filled}"


@pytest.mark.parametrize(
    ("value", "places", "text"), [(12345.6, 1, "12,345.6"), (-2.39, 2, "−2.39"), (0.0, 0, "0"), (999, 0, "999")]
)
def test_that_numbers_are_written_as_laboratories_print_them(value: float, places: int, text: str) -> None:
    assert number(value, places) == text


def test_that_a_moment_is_said_as_one_and_no_day_of_the_calendar_is() -> None:
    assert word("2025-03-12T09:05:11+01:00") == "12-Mar-2025 09:05"
    assert word("2025-02-30T09:05") == "2025-02-30T09:05"


def test_that_a_date_that_is_none_stays_as_it_was_typed() -> None:
    assert word("2025-02-30") == "2025-02-30"
    assert word("2025-02-28") == "28-Feb-2025"
