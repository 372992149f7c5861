"""Words that several views share: missing values, stages, months, ages, thrombus classes."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from models.record.vocabulary import Sex
from models.words import filled, millimetre_words
from ui.words.language import listed, number, word
from ui.words.speaking import translate as translate  # said here to everybody

if TYPE_CHECKING:
    from models.course.headline import Extent
    from models.liver.result import LiverFunction

tenths = millimetre_words
_KEY = re.compile(r"\(&\w\)")


def purpose() -> str:
    """What stands at the foot of the window, in About and on every print."""
    return translate("Help", "For research and documentation; not a medical device")


def window_title(*, demo: bool, case: str) -> str:
    """What stands over the window: the demo clinic, or the name of a case file that is looked at, is told there."""
    if case:
        return translate("MainWindow", "Hepatrack, case file {name}").format(name=case)
    return translate("MainWindow", "Hepatrack, demo clinic") if demo else translate("MainWindow", "Hepatrack")


def clinic_words(*, demo: bool, case: str) -> str:
    """That what is open is not kept; nothing for a clinic of one's own."""
    if case:
        words = translate("MainWindow", "Case file {name}: what you enter is gone when the window is closed")
        return words.format(name=case)
    return translate("MainWindow", "Demo clinic: what you enter is gone when the window is closed") if demo else ""


def file_kind(kind: str) -> str:
    """What a figure is saved as, by the ending of its file."""
    return {
        "png": translate("FigureFile", "Picture (PNG)…"),
        "svg": translate("FigureFile", "Drawing (SVG)…"),
        "pdf": translate("FigureFile", "Page (PDF)…"),
        "csv": translate("FigureFile", "Values (CSV)…"),
    }[kind]


def program_name() -> str:
    """How the program is called on a command line: installed by its name, from its sources by its file."""
    return "hepatrack" if getattr(sys, "frozen", False) else "main.py"


def not_recorded() -> str:
    return translate("Words", "Not recorded")


def sex_word(sex: Sex | None) -> str:
    words = {
        Sex.MALE: translate("Words", "Male"),
        Sex.FEMALE: translate("Words", "Female"),
        Sex.UNKNOWN: translate("Words", "Unknown"),
    }
    return not_recorded() if sex is None else words[sex]


def sex_letter(sex: Sex | None) -> str:
    letters = {Sex.MALE: translate("Words", "M"), Sex.FEMALE: translate("Words", "F")}
    return "" if sex is None else letters.get(sex, "")


def in_months(days: int) -> str:
    from models.course.report_rows import months  # imports every rule, which the first paint does not wait for

    return filled(translate("Words", "{months} months"), months=number(months(days), 1))


def thrombus_words(extent: Extent) -> str:
    """``Vp2, Cheng I``; a class that was not recorded is not named."""
    parts = [] if extent.vp is None else [translate("models", extent.vp.value)]
    if extent.cheng is not None:
        parts.append(translate("Words", "Cheng {cheng}").format(cheng=extent.cheng.value))
    return listed(parts) or not_recorded()


def child_pugh_words(scores: LiverFunction | None) -> str:
    """``A5``, or what is needed to tell."""
    if scores is None:
        return not_recorded()
    if scores.child_pugh_points is None:
        return needs(scores.missing)
    return f"{scores.child_pugh_class}{scores.child_pugh_points}"


def needs(missing: tuple[str, ...]) -> str:
    return (
        translate("Words", "needs {missing}").format(missing=listed(word(name) for name in missing))
        if missing
        else translate("Words", "cannot be determined")
    )


def plain_words(command: str) -> str:
    """The words of a command alone: neither ``&`` nor, in Chinese, ``(&P)``, nor dots."""
    return _KEY.sub("", command).replace("&", "").rstrip("…")


def first_clause(label: str) -> str:
    """``Reconstructed from published summaries`` of a label that goes on after a semicolon."""
    return label.split(";", 1)[0].strip()
