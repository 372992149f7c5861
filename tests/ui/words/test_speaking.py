"""A print in a language of its own: on its thread alone, no widget hears of it, and both languages side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from models.words import sentence
from storage.places import RESOURCES
from ui.words.clinical import analyte_with_unit, capital
from ui.words.common import not_recorded
from ui.words.language import BOTH, CHINESE, ENGLISH, language, listed, set_language, short_date, spoken, word
from ui.words.recorded import recorded
from ui.words.speaking import halves, pair, side_by_side, speaking, translate

DAY = date(2025, 3, 28)


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    set_language(qapp, ENGLISH)


def test_that_a_print_speaks_its_own_language_and_the_screen_afterwards_as_before() -> None:
    with speaking(CHINESE):
        assert (language(), not_recorded(), short_date(DAY)) == (CHINESE, "未记录", "2025-03-28")
        assert recorded("lenvatinib") == "仑伐替尼"
        with speaking(ENGLISH):
            assert (not_recorded(), short_date(DAY)) == ("Not recorded", "28-Mar-2025")
        assert not_recorded() == "未记录"
    assert (language(), not_recorded(), short_date(DAY)) == (ENGLISH, "Not recorded", "28-Mar-2025")


def test_that_an_english_print_is_english_on_a_chinese_screen(qapp: QApplication) -> None:
    set_language(qapp, CHINESE)
    with speaking(ENGLISH):
        assert (not_recorded(), word("ascites"), short_date(DAY)) == ("Not recorded", "ascites", "28-Mar-2025")
        assert recorded("lenvatinib") == "lenvatinib"
    assert not_recorded() == "未记录"


class _Ear(QWidget):
    heard = 0

    def changeEvent(self, event: QEvent) -> None:
        self.heard += event.type() is QEvent.Type.LanguageChange


def test_that_no_widget_hears_of_it(qapp: QApplication) -> None:
    ear, owner = _Ear(), QObject()
    for one in (CHINESE, BOTH, ENGLISH):
        with speaking(one):
            qapp.processEvents()
            assert owner.tr("x") == "x"
    qapp.processEvents()
    assert ear.heard == 0
    set_language(qapp, CHINESE)
    qapp.processEvents()
    assert ear.heard  # as it does when the screen itself changes


def test_that_another_thread_speaks_the_language_of_the_screen_meanwhile() -> None:
    inside, done, found = threading.Event(), threading.Event(), []

    def other() -> None:
        with speaking(CHINESE):
            inside.set()
            done.wait(5)
            found.append(not_recorded())

    thread = threading.Thread(target=other)
    thread.start()
    assert inside.wait(5)
    assert not_recorded() == "Not recorded"
    done.set()
    thread.join()
    assert found == ["未记录"]


@pytest.mark.parametrize(
    ("say", "reads"),
    [
        (lambda: analyte_with_unit("bilirubin", "umol/L"), "Bilirubin 总胆红素, µmol/L"),
        (lambda: not_recorded(), "Not recorded 未记录"),
        (lambda: capital(recorded("lenvatinib")), "Lenvatinib 仑伐替尼"),
        (lambda: short_date(DAY), "2025-03-28"),
        (lambda: listed(["AFP", "INR"]), "AFP, INR"),
        (lambda: listed([recorded("liver"), recorded("lung")]), "liver, lung / 肝、肺"),
        (lambda: translate("Report", "from {date}").format(date=short_date(DAY)), "from 自 2025-03-28"),
        (lambda: f"{recorded('entecavir')} 0.5 mg", "entecavir 恩替卡韦 0.5 mg"),
    ],
)
def test_that_both_languages_stand_side_by_side_and_numbers_and_dates_once(say: Callable[[], str], reads: str) -> None:
    with speaking(BOTH):
        assert side_by_side(say()) == reads


def test_that_a_sentence_within_a_sentence_is_whole_in_each_language() -> None:
    with speaking(BOTH):
        inner = translate("Report", "from {date}").format(date=short_date(DAY))
        outer = pair("{dose}, {when}", "{dose}，{when}").format(dose=recorded("daily"), when=inner)
    assert halves(outer) == ("daily, from 2025-03-28", "每日，自 2025-03-28")


def test_that_a_sentence_of_the_models_is_told_in_both_with_dates_as_both_read_them() -> None:
    with speaking(BOTH):
        english, chinese = halves(spoken(sentence("Sum of {on}: {mm} mm.", on=DAY, mm="60.0")))
    assert english == chinese == "Sum of 2025-03-28: 60.0 mm."


def test_that_what_is_torn_from_a_pair_leaves_no_mark_of_it() -> None:
    torn = pair("total bilirubin", "总胆红素").split()
    assert [side_by_side(part) for part in torn] == ["total", "bilirubin 总胆红素"]


def test_that_a_long_sentence_has_its_chinese_under_it() -> None:
    english = "A sentence that is so long that nobody reads on behind it in another language."
    assert side_by_side(pair(english, "一句。"), in_lines=True) == f"{english}\u2028一句。"


def test_that_nothing_a_print_says_is_asked_of_the_screen() -> None:
    """What asks the application itself would stay in the language of the screen within a print."""
    folders = ("words", "paper", "charts")
    asks = [
        path.name
        for folder in folders
        for path in (RESOURCES.parent / "ui" / folder).rglob("*.py")
        if "QCoreApplication.translate" in path.read_text(encoding="utf-8")
    ]
    assert asks == ["speaking.py"]
