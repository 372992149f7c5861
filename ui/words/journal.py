"""Words of roles, operations, kinds of rows and their fields, as storage names them, in the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.common import not_recorded
from ui.words.language import listed, short_date, spoken, word
from ui.words.speaking import translate as translate  # said here to everybody

if TYPE_CHECKING:
    from storage.clinic.history import HistoryEntry
    from storage.clinic.rows import RecordKind
    from storage.roles import Role

_MOMENT = re.compile("[0-9-]{10}T[0-9:.+-]+")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|~[0-9]{4}(-[0-9]{2})?")

OPERATIONS = (
    QT_TRANSLATE_NOOP("Journal", "Import a case"),
    QT_TRANSLATE_NOOP("Journal", "Import cases"),
    QT_TRANSLATE_NOOP("Journal", "First load"),
    QT_TRANSLATE_NOOP("Journal", "Import results of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Save the mapping of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Say whose the waiting results are"),
    QT_TRANSLATE_NOOP("Journal", "Dismiss waiting results"),
    QT_TRANSLATE_NOOP("Journal", "Register a patient"),
    QT_TRANSLATE_NOOP("Journal", "Add a visit"),
    QT_TRANSLATE_NOOP("Journal", "Move a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Skip a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Correct a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Void a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Add a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Add a read"),
    QT_TRANSLATE_NOOP("Journal", "Correct a read"),
    QT_TRANSLATE_NOOP("Journal", "Void a read"),
    QT_TRANSLATE_NOOP("Journal", "Sign a read"),
    QT_TRANSLATE_NOOP("Journal", "Sign results"),
    QT_TRANSLATE_NOOP("Journal", "Add a patient"),
    QT_TRANSLATE_NOOP("Journal", "Add a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Add a treatment"),
    QT_TRANSLATE_NOOP("Journal", "Change a dose"),
    QT_TRANSLATE_NOOP("Journal", "Add a new anticancer therapy"),
    QT_TRANSLATE_NOOP("Journal", "Add a medication"),
    QT_TRANSLATE_NOOP("Journal", "Correct a medication"),
    QT_TRANSLATE_NOOP("Journal", "Void a medication"),
    QT_TRANSLATE_NOOP("Journal", "Add a lab result"),
    QT_TRANSLATE_NOOP("Journal", "Add a lesion"),
    QT_TRANSLATE_NOOP("Journal", "Add an imaging"),
    QT_TRANSLATE_NOOP("Journal", "Add a measurement"),
    QT_TRANSLATE_NOOP("Journal", "Add a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Add an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Add an adjudication"),
    QT_TRANSLATE_NOOP("Journal", "Correct an adjudication"),
    QT_TRANSLATE_NOOP("Journal", "Void an adjudication"),
    QT_TRANSLATE_NOOP("Journal", "Accept a laboratory-derived grade"),
    QT_TRANSLATE_NOOP("Journal", "Decline a laboratory-derived grade"),
    QT_TRANSLATE_NOOP("Journal", "Change of grade of an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "End of an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Relation of an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Mark a flag as reviewed"),
    QT_TRANSLATE_NOOP("Journal", "Add a reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "Correct a reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "Void a reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "Ask a query"),
    QT_TRANSLATE_NOOP("Journal", "Ask a query again"),
    QT_TRANSLATE_NOOP("Journal", "Answer a query"),
    QT_TRANSLATE_NOOP("Journal", "Answer a query by a correction"),
    QT_TRANSLATE_NOOP("Journal", "Close a query"),
    QT_TRANSLATE_NOOP("Journal", "Add a query"),
    QT_TRANSLATE_NOOP("Journal", "Correct a query"),
    QT_TRANSLATE_NOOP("Journal", "Void a query"),
    QT_TRANSLATE_NOOP("Journal", "Link an adverse event to a change of dose"),
    QT_TRANSLATE_NOOP("Journal", "Nothing to report at a visit"),
    QT_TRANSLATE_NOOP("Journal", "Add a declined grade"),
    QT_TRANSLATE_NOOP("Journal", "Correct a declined grade"),
    QT_TRANSLATE_NOOP("Journal", "Void a declined grade"),
    QT_TRANSLATE_NOOP("Journal", "Add an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Fill in a patient"),
    QT_TRANSLATE_NOOP("Journal", "Fill in a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Fill in an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Correct a patient"),
    QT_TRANSLATE_NOOP("Journal", "Correct a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Correct a treatment"),
    QT_TRANSLATE_NOOP("Journal", "Correct a visit"),
    QT_TRANSLATE_NOOP("Journal", "Correct a lab result"),
    QT_TRANSLATE_NOOP("Journal", "Correct a lesion"),
    QT_TRANSLATE_NOOP("Journal", "Correct an imaging"),
    QT_TRANSLATE_NOOP("Journal", "Correct a measurement"),
    QT_TRANSLATE_NOOP("Journal", "Correct a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Correct an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Correct an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Void a patient"),
    QT_TRANSLATE_NOOP("Journal", "Void a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Void a treatment"),
    QT_TRANSLATE_NOOP("Journal", "Void a visit"),
    QT_TRANSLATE_NOOP("Journal", "Void a lab result"),
    QT_TRANSLATE_NOOP("Journal", "Void a lesion"),
    QT_TRANSLATE_NOOP("Journal", "Void an imaging"),
    QT_TRANSLATE_NOOP("Journal", "Void a measurement"),
    QT_TRANSLATE_NOOP("Journal", "Void a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Void an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Void an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Enter the ranges of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Change the ranges of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Save a protocol template"),
    QT_TRANSLATE_NOOP("Journal", "Save a new version of a protocol template"),
    QT_TRANSLATE_NOOP("Journal", "Give a patient another protocol"),
    QT_TRANSLATE_NOOP("Journal", "Merge two patients"),
    QT_TRANSLATE_NOOP("Journal", "Two patients, not one"),
    QT_TRANSLATE_NOOP("Journal", "Lock a patient"),
    QT_TRANSLATE_NOOP("Journal", "Sign and keep a print"),
    QT_TRANSLATE_NOOP("Journal", "Unlock a patient"),
    QT_TRANSLATE_NOOP("Journal", "Lock the data set"),
    QT_TRANSLATE_NOOP("Journal", "Unlock the data set"),
    QT_TRANSLATE_NOOP("Journal", "Save a filter"),
    QT_TRANSLATE_NOOP("Journal", "Drop a filter"),
    QT_TRANSLATE_NOOP("Journal", "Import a cohort"),
    QT_TRANSLATE_NOOP("Journal", "Keep a reconstructed cohort"),
    QT_TRANSLATE_NOOP("Journal", "Drop a cohort"),
    QT_TRANSLATE_NOOP("Journal", "Undo"),
    QT_TRANSLATE_NOOP("Journal", "Restore a backup"),
    QT_TRANSLATE_NOOP("Journal", "Go on with an older clinic file"),
    QT_TRANSLATE_NOOP("Journal", "Make the clinic file"),
    QT_TRANSLATE_NOOP("Journal", "Sign the list of users"),
    QT_TRANSLATE_NOOP("Journal", "Leave out what the keys file owed"),
    QT_TRANSLATE_NOOP("Journal", "Add a user"),
    QT_TRANSLATE_NOOP("Journal", "Remove a user"),
    QT_TRANSLATE_NOOP("Journal", "Give a user a role"),
    QT_TRANSLATE_NOOP("Journal", "Give a user a new password"),
    QT_TRANSLATE_NOOP("Journal", "Change one's own password"),
    QT_TRANSLATE_NOOP("Journal", "Make a new recovery code"),
    QT_TRANSLATE_NOOP("Journal", "Limit the idle lock"),
    QT_TRANSLATE_NOOP("Journal", "Acknowledge the use of the recovery code"),
)
WORDS = (
    # kinds of rows
    QT_TRANSLATE_NOOP("Journal", "patient"),
    QT_TRANSLATE_NOOP("Journal", "baseline"),
    QT_TRANSLATE_NOOP("Journal", "treatment"),
    QT_TRANSLATE_NOOP("Journal", "medication"),
    QT_TRANSLATE_NOOP("Journal", "visit"),
    QT_TRANSLATE_NOOP("Journal", "planned visit"),
    QT_TRANSLATE_NOOP("Journal", "lab result"),
    QT_TRANSLATE_NOOP("Journal", "lesion"),
    QT_TRANSLATE_NOOP("Journal", "read"),
    QT_TRANSLATE_NOOP("Journal", "adjudication"),
    QT_TRANSLATE_NOOP("Journal", "first entry"),
    QT_TRANSLATE_NOOP("Journal", "measurement"),
    QT_TRANSLATE_NOOP("Journal", "thrombus"),
    QT_TRANSLATE_NOOP("Journal", "adverse event"),
    QT_TRANSLATE_NOOP("Journal", "declined grade"),
    QT_TRANSLATE_NOOP("Journal", "reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "query"),
    QT_TRANSLATE_NOOP("Journal", "outcome"),
    # what came of them
    QT_TRANSLATE_NOOP("Journal", "added"),
    QT_TRANSLATE_NOOP("Journal", "changed"),
    QT_TRANSLATE_NOOP("Journal", "voided"),
    QT_TRANSLATE_NOOP("Journal", "undone"),
    QT_TRANSLATE_NOOP("Journal", "restored"),
    QT_TRANSLATE_NOOP("Journal", "locked"),
    QT_TRANSLATE_NOOP("Journal", "unlocked"),
    QT_TRANSLATE_NOOP("Journal", "merged"),
    QT_TRANSLATE_NOOP("Journal", "said to be two"),
    QT_TRANSLATE_NOOP("Journal", "signed and kept"),
)


def role_word(role: Role) -> str:
    """A role as it stands after a name or in a list."""
    from storage.roles import Role

    words = {
        Role.ADMINISTRATOR: translate("Roles", "administrator"),
        Role.CLINICIAN: translate("Roles", "clinician"),
        Role.NURSE: translate("Roles", "nurse"),
        Role.RADIOLOGIST: translate("Roles", "radiologist"),
        Role.DATA_MANAGER: translate("Roles", "data manager"),
        Role.READER: translate("Roles", "reader"),
    }
    return words[role]


def operation_word(label: str) -> str:
    """What an operation is called; one of a newer program stays as it was written."""
    return translate("Journal", label)


def operation_of(entry: HistoryEntry) -> str:
    """What was done; an undo names what it took back."""
    if entry.undone is None:
        return operation_word(entry.label)
    return translate("Journal", "Undo of “{operation}”").format(operation=operation_word(entry.undone))


def reason_of(entry: HistoryEntry) -> str:
    """The reason that somebody gave; nothing where the operation says it already."""
    given = entry.reason or ""
    if entry.undone is not None or given == entry.label:
        return ""
    chosen = translate("Correct", given) if given else ""  # of the list that a correction offers
    if chosen == given:
        chosen = translate("Journal", given)
    return chosen if chosen != given else word(given)  # that of a dose is a word of the record


def value_words(entry: HistoryEntry) -> str:
    """The values of a row that came or went: ``value 8.84, unit ng/mL``."""
    words = translate("Journal", "{field} {value}")
    return listed(words.format(field=field_word(field), value=_in_words(field, value)) for field, value in entry.values)


def _in_words(field: str, value: str) -> str:
    """Which values are illustrative is a list of fields."""
    return listed(map(field_word, value.split(", "))) if field == "illustrative" else word(value)


def change_value(value: str | None) -> str:
    """What stood in a field, or stands there now: its word, a signature with its moment as the clinic writes it."""
    who, comma, at = (value or "").rpartition(", ")
    if comma and _MOMENT.fullmatch(at):
        return f"{who}, {word(at)}"
    return word(value) if value else not_recorded()


def moment(at: datetime) -> str:
    """``28-Mar-2025 14:03``, on the clock of whoever was there."""
    return f"{short_date(at.date())} {at:%H:%M}"


def universal(at: datetime) -> str:
    """The same moment in UTC, for the tip."""
    return translate("Journal", "{moment} UTC").format(moment=moment(at.astimezone(UTC)))


def subject_words(subject: str) -> str:
    """``white cells 2025-03-22``: a name of one word or several, and the date after it."""
    name, _, last = subject.rpartition(" ")
    return f"{word(name)} {word(last)}" if _DATE.fullmatch(last) and name else word(subject)


def field_word(field: str) -> str:
    """What a value is called: ``diameter, mm``."""
    from models.names.field_names import field_name  # the start calls no value by name

    return spoken(field_name(field))


def not_from_source(names: Iterable[str]) -> str:
    """Which values of a row are illustrative: ``Not from the source: dose, start``."""
    return translate("Journal", "Not from the source: {names}").format(names=listed(map(field_word, names)))


def row_words(kind: RecordKind | None, subject: str) -> str:
    """``lab result AFP 22-Mar-2025``: what a row is called."""
    return " ".join(filter(None, ("" if kind is None else translate("Journal", kind.words), subject_words(subject))))


def what_changed(entry: HistoryEntry) -> str:
    """``lab result AFP 22-Mar-2025, value``: which value of which row; or which row came or went."""
    last = translate("Journal", entry.event.value) if entry.field is None else field_word(entry.field)
    row = row_words(entry.kind, entry.subject or "")
    return translate("Journal", "{row}: {what}").format(row=row, what=last) if row else last
