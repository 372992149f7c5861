"""Words offered under a field of a form: Enter takes the marked one, the first that fits; others stay as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from models.names.field_names import FIELD_NAMES
from models.record.therapies import therapies_like
from ui.kit.fields import Entry
from ui.kit.suggestions import Suggestions
from ui.words.clinical import capital
from ui.words.common import translate
from ui.words.journal import field_word
from ui.words.recorded import recorded

LINES = 4
SITES = ("lung", "bone", "lymph node", "adrenal", "brain", "peritoneum")
BEFORE = ("none", "TACE", "HAIC", "hepatectomy", "radiofrequency ablation", "sorafenib", "lenvatinib")
# By the value of the baseline profile, what is written there mostly.
OFFERED: dict[str, tuple[str, ...]] = {
    "aetiology": ("HBV", "HCV", "alcohol", "MASLD"),
    "extrahepatic_sites": SITES,
    "prior_treatments": BEFORE,
    "differentiation": ("well differentiated", "moderately differentiated", "poorly differentiated"),
    "comorbidities": ("hypertension", "diabetes", "coronary heart disease", "chronic kidney disease"),
}
SEVERAL = ("aetiology", "extrahepatic_sites", "prior_treatments", "comorbidities", "illustrative")


class Offer(QObject):
    """The list under one field of the baseline profile. ``shown`` is called when the list comes or goes."""

    def __init__(self, entry: Entry, below: Suggestions, shown: Callable[[], None]) -> None:
        super().__init__(entry)
        self._entry, self.below, self._shown = entry, below, shown
        below.hide()
        below.taken.connect(self._hide)
        entry.textEdited.connect(self._on_edited)

    def _hide(self, *_: object) -> None:
        if not self.below.isHidden():
            self.below.hide()
            self._shown()

    def _on_edited(self, text: str) -> None:
        before, sign, last = _parted(text) if self._entry.name in SEVERAL else ("", "", text)
        typed = last.strip().casefold()
        fitting = [one for one in self._words(typed) if typed and _fits(one, typed)]
        whole = any(typed == one.casefold() for one in fitting)
        lines = [] if whole else [(_words(one), f"{before}{sign}{one}") for one in fitting[: LINES - 1]]
        if lines:
            lines.append((translate("Forms", "“{text}”, as it is typed").format(text=last.strip()), ""))
        self.below.offer(lines)
        if self.below.isHidden() == bool(lines):
            self.below.setVisible(bool(lines))
            self._shown()

    def _words(self, typed: str) -> Iterable[str]:
        if self._entry.name == "illustrative":
            return FIELD_NAMES
        words = OFFERED[self._entry.name]
        if self._entry.name != "prior_treatments" or not typed:
            return words
        return dict.fromkeys((*words, *(one.name for one in therapies_like(typed))))


def _words(one: str) -> str:
    return capital(field_word(one) if one in FIELD_NAMES else recorded(one))


def _fits(one: str, typed: str) -> bool:
    return any(name.casefold().startswith(typed) for name in (one, recorded(one), field_word(one)))


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before the last comma, the comma as it is to stand, and what is being typed."""
    for sign in "，、":
        text = text.replace(sign, ",")
    before, comma, last = text.rpartition(",")
    return before, ", " if comma else "", last
