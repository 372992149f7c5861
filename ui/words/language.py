"""Words on the screen: sentences of the models, dates and weekdays, in English or Chinese."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from models.record.partialdate import PartialDate, parsed_day
from models.words import Dated, Sentence, filled
from ui.words.languages import BOTH as BOTH
from ui.words.languages import CHINESE as CHINESE  # said here to everybody
from ui.words.languages import ENGLISH as ENGLISH
from ui.words.languages import LANGUAGES, Language
from ui.words.speaking import in_each, is_half, pair, said, translate, translation_file

UNITS = {"umol/L": "µmol/L", "ug/L": "µg/L", "10^9/L": "10⁹/L", "g/24h": "g/24 h"}  # as they are printed
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9.]+)?(?:[+-][0-9:]+|Z)?")
_ISO_PART = re.compile(r"~([0-9]{4}(?:-[0-9]{2})?)")
_WORD = re.compile("[A-Za-z]{3}")
_INSTALLED = "hepatrack_translators"


def languages() -> tuple[tuple[str, str], ...]:
    """The languages that can be chosen, each with its own name: English, and those whose translation is there."""
    there = (code for code in LANGUAGES if code == ENGLISH or translation_file(code).is_file())
    return tuple((code, LANGUAGES[code].name) for code in there)


def set_language(app: QApplication, language: str) -> None:
    """Speak a language of ``LANGUAGES`` from now on, Qt's own dialogs included. Widgets get LanguageChange."""
    for translator in app.property(_INSTALLED) or ():
        app.removeTranslator(translator)
    QLocale.setDefault(QLocale(language) if language != ENGLISH else QLocale.c())
    installed = []
    if language != ENGLISH:
        for path in (translation_file(language), _qt_translation(language)):
            translator = QTranslator(app)
            if path.is_file() and translator.load(str(path)):
                app.installTranslator(translator)
                installed.append(translator)
    app.setProperty(_INSTALLED, installed)


def language() -> str:
    """The language that is spoken now: that of a print while it is made, else of the screen, which Qt's default
    locale holds. Of a print it may be ``BOTH``."""
    return said() or _spoken_by().get(QLocale().language(), ENGLISH)


def told() -> Language:
    """How the language that is spoken now writes dates and puts words together."""
    now = language()
    if now == BOTH:
        return _side_by_side()
    return _half(now) if is_half() else LANGUAGES[now]


@cache
def _half(code: str) -> Language:
    """A language beside another: its dates are written once for both, in digits (ISO 8601)."""
    chinese = LANGUAGES[CHINESE]
    forms = ("date", "day_and_month", "month_and_year", "partial", "weekday_date")
    iso: dict[str, Any] = {form: getattr(chinese, form) for form in forms}
    iso["month_and_year"] = chinese.partial
    return replace(LANGUAGES[code], **iso, short_spans=False)


@cache
def _side_by_side() -> Language:
    """Both languages: what they put between words is a pair of signs."""
    english, chinese = _half(ENGLISH), _half(CHINESE)
    marks = ("name", "list_mark", "clause_mark", "full_stop", "gap")
    names = ("months", "weekdays")
    pairs: dict[str, Any] = {mark: pair(getattr(english, mark), getattr(chinese, mark)) for mark in marks}
    named: dict[str, Any] = {name: tuple(map(pair, getattr(english, name), getattr(chinese, name))) for name in names}
    return replace(english, **pairs, **named)


@cache
def _spoken_by() -> dict[QLocale.Language, str]:
    return {QLocale(code).language(): code for code in LANGUAGES}


def spoken(sentence: Sentence) -> str:
    """A sentence of the models in the language of the screen: its template translated, then filled.

    Dates and sentences among the values are written in that language too.
    """
    if said() == BOTH:
        return in_each(lambda: spoken(sentence))
    if not sentence.values:
        return word(sentence.template)
    template = translate("models", sentence.template)
    return filled(template, **{name: _spoken_value(value) for name, value in sentence.values})


def word(text: str) -> str:
    """A word of the models or of a record, in the language of the screen; a date and a moment too. Else as it is."""
    if text in UNITS:
        return UNITS[text]
    if said() == BOTH:
        return in_each(lambda: word(text))
    if _ISO_DATE.fullmatch(text):
        with contextlib.suppress(ValueError):  # what somebody typed may be no day of the calendar
            return short_date(date.fromisoformat(text))
    if _ISO_MOMENT.fullmatch(text):
        with contextlib.suppress(ValueError):
            at = datetime.fromisoformat(text)
            return f"{short_date(at.date())} {at:%H:%M}"
    if (part := _ISO_PART.fullmatch(text)) is not None:
        with contextlib.suppress(ValueError):
            return short_date(parsed_day(part[1]))
    translated = translate("models", text) if text else text
    if translated != text or language() == ENGLISH or not _WORD.search(text):
        return translated
    from ui.words.recorded import recorded  # reads the list of terms, which the first paint does not wait for

    return recorded(text)


def listed(words: Iterable[str]) -> str:
    """Words in a list: ``AFP, INR`` in English, ``AFP、INR`` in Chinese."""
    return told().list_mark.join(words)


def clauses(parts: Iterable[str]) -> str:
    """Parts of one sentence, set apart more than a list is."""
    return told().clause_mark.join(parts)


def in_a_row(sentences: Iterable[str]) -> str:
    """Whole sentences, one after the other; Chinese has no space between them."""
    return told().gap.join(sentences)


def ended(words: str) -> str:
    """A sentence that was written without its full stop, to stand before another."""
    return words + told().full_stop


def problem_words(problem: Exception) -> str:
    """What went wrong and what to do about it, in the language of the screen where it brings its sentences."""
    words, advice = getattr(problem, "words", None), getattr(problem, "advice", None)
    if not isinstance(words, Sentence) or not isinstance(advice, Sentence):
        return str(problem)
    return in_a_row(spoken(part) for part in (words, advice) if part.template)


def _spoken_value(value: str | Sentence) -> str:
    return spoken(value) if isinstance(value, Sentence) else word(value)


def short_date(on: Dated) -> str:
    """``28-Mar-2025`` in English, ``2025-03-28`` in Chinese, whatever the computer's own locale says; what is known
    of a day as ``~Apr-2023``, ``~2022`` (R-18)."""
    if isinstance(on, PartialDate):
        return f"~{on.year}" if on.month is None else f"~{_date_words(told().partial, on.first)}"
    assert isinstance(on, date)
    return _date_words(told().date, on)


def day_and_month(on: date) -> str:
    """``28-Mar`` in English, ``03-28`` in Chinese: for axes and windows where the year is plain."""
    return _date_words(told().day_and_month, on)


def month_name(on: date) -> str:
    return told().months[on.month - 1]


def month_and_year(on: date) -> str:
    return _date_words(told().month_and_year, on)


def weekday(on: date) -> str:
    return told().weekdays[on.weekday()]


def weekday_date(on: date) -> str:
    """``Fri 28-Mar-2025`` in English, ``2025-03-28 周五`` in Chinese."""
    return told().weekday_date.format(weekday=weekday(on), date=short_date(on))


def _date_words(form: str, on: date) -> str:
    return form.format(year=on.year, month=month_name(on), number=on.month, day=on.day)


def number(value: float, places: int = 0) -> str:
    """A number as laboratories print it: 12,345.6, with a true minus sign."""
    return f"{value:,.{places}f}".replace("-", "−")


def _qt_translation(language: str) -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
