"""The languages of the screen, a line of the table for each: its name, its dates, and how it puts words together.

Imports no Qt, so that the command line can name the languages before anything is opened.
"""

from __future__ import annotations

from dataclasses import dataclass

ENGLISH, CHINESE = "en", "zh_CN"
BOTH = "both"  # English and Chinese side by side: of a print, never of the screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """``name`` is its own. Forms of dates have the places year, month (its name), number (of the month), day.

    ``list_mark`` stands between words, ``clause_mark`` between parts of a sentence, ``gap`` between sentences.
    ``short_spans``: of two days in one year only the second is written with it.
    """

    name: str
    list_mark: str
    clause_mark: str
    full_stop: str
    gap: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]  # from Monday on
    date: str
    day_and_month: str
    month_and_year: str
    partial: str
    weekday_date: str
    short_spans: bool


# By the code that Qt, the translations and the command line know it by; without a translation it is not offered.
LANGUAGES: dict[str, Language] = {
    ENGLISH: Language(
        name="English",
        list_mark=", ",
        clause_mark="; ",
        full_stop=".",
        gap=" ",
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        date="{day:02d}-{month}-{year:04d}",
        day_and_month="{day:02d}-{month}",
        month_and_year="{month} {year}",
        partial="{month}-{year:04d}",
        weekday_date="{weekday} {date}",
        short_spans=True,
    ),
    CHINESE: Language(
        name="中文",
        list_mark="、",
        clause_mark="；",
        full_stop="。",
        gap="",
        months=tuple(f"{number}月" for number in range(1, 13)),
        weekdays=("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        date="{year:04d}-{number:02d}-{day:02d}",
        day_and_month="{number:02d}-{day:02d}",
        month_and_year="{year}年{month}",
        partial="{year:04d}-{number:02d}",
        weekday_date="{date} {weekday}",
        short_spans=False,
    ),
}
