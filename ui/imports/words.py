"""Words of the place Import: what a column can be, what becomes of a row, how a file was read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.laboratory.results import JudgedRow, Outcome

translate = QCoreApplication.translate


class State(StrEnum):
    """What becomes of a row, as a person sees it."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    WAITING = "waiting"
    IGNORED = "not used"


def state_of(row: JudgedRow) -> State:
    if row.outcome is Outcome.ACCEPTED:
        return State.CHANGED if row.is_change else State.NEW
    return _STATES[row.outcome]


_STATES = {
    Outcome.SAME: State.SAME,
    Outcome.REFUSED: State.REFUSED,
    Outcome.TRAY: State.WAITING,
    Outcome.IGNORED: State.IGNORED,
}
_STATE_WORDS: Mapping[State, object] = {
    State.NEW: QT_TRANSLATE_NOOP("Import", "new"),
    State.CHANGED: QT_TRANSLATE_NOOP("Import", "changed"),
    State.SAME: QT_TRANSLATE_NOOP("Import", "same"),
    State.REFUSED: QT_TRANSLATE_NOOP("Import", "refused"),
    State.WAITING: QT_TRANSLATE_NOOP("Import", "waiting"),
    State.IGNORED: QT_TRANSLATE_NOOP("Import", "not used"),
}
FIELD_WORDS: Mapping[str, object] = {
    "number": QT_TRANSLATE_NOOP("Import", "Hospital number"),
    "name": QT_TRANSLATE_NOOP("Import", "Name"),
    "born": QT_TRANSLATE_NOOP("Import", "Born"),
    "sex": QT_TRANSLATE_NOOP("Import", "Sex"),
    "test": QT_TRANSLATE_NOOP("Import", "Test"),
    "code": QT_TRANSLATE_NOOP("Import", "LOINC code"),
    "result": QT_TRANSLATE_NOOP("Import", "Result"),
    "unit": QT_TRANSLATE_NOOP("Import", "Unit"),
    "collected": QT_TRANSLATE_NOOP("Import", "Collected"),
    "time": QT_TRANSLATE_NOOP("Import", "Time"),
    "reference": QT_TRANSLATE_NOOP("Import", "Range"),
    "flag": QT_TRANSLATE_NOOP("Import", "Flag"),
    "status": QT_TRANSLATE_NOOP("Import", "Status"),
}
_READINGS: Mapping[str, object] = {
    "encoding": QT_TRANSLATE_NOOP("Import", "Encoding"),
    "separator": QT_TRANSLATE_NOOP("Import", "Separator"),
    "decimal": QT_TRANSLATE_NOOP("Import", "Decimal"),
    "date_order": QT_TRANSLATE_NOOP("Import", "Dates"),
    "layout": QT_TRANSLATE_NOOP("Import", "Layout"),
    "sheet": QT_TRANSLATE_NOOP("Import", "Sheet"),
}
_VALUES: Mapping[str, object] = {
    ",": QT_TRANSLATE_NOOP("Import", "comma"),
    ";": QT_TRANSLATE_NOOP("Import", "semicolon"),
    "\t": QT_TRANSLATE_NOOP("Import", "tab"),
    "|": QT_TRANSLATE_NOOP("Import", "bar"),
    "DMY": QT_TRANSLATE_NOOP("Import", "day/month/year"),
    "MDY": QT_TRANSLATE_NOOP("Import", "month/day/year"),
    "YMD": QT_TRANSLATE_NOOP("Import", "year/month/day"),
    "long": QT_TRANSLATE_NOOP("Import", "long: one row a result"),
    "wide": QT_TRANSLATE_NOOP("Import", "wide: one column a test"),
    "dates across": QT_TRANSLATE_NOOP("Import", "tests down, dates across"),
    "blocks": QT_TRANSLATE_NOOP("Import", "blocks side by side"),
}
_DECIMALS: Mapping[str, object] = {
    ".": QT_TRANSLATE_NOOP("Import", "point 0.0"),
    ",": QT_TRANSLATE_NOOP("Import", "comma 0,0"),
}


def state_word(state: State) -> str:
    return translate("Import", str(_STATE_WORDS[state]))


def field_word(name: str) -> str:
    """What a column can be."""
    return translate("Import", str(FIELD_WORDS[name]))


def reading_word(about: str) -> str:
    return translate("Import", str(_READINGS[about]))


def value_word(about: str, value: str) -> str:
    """How something was read: a name of an encoding as it is, the rest in words."""
    words = _DECIMALS if about == "decimal" else _VALUES
    return translate("Import", str(words[value])) if value in words else value
