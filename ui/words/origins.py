"""Where a value comes from, in words: how it came, who changed it to what, when and why."""

from __future__ import annotations

from collections.abc import Iterable

from storage.clinic.history import HistoryEntry, Origins
from ui.words.journal import change_value, field_word, moment, operation_word, subject_words
from ui.words.sources import Shown
from ui.words.speaking import translate


def origin_words(entries: Iterable[HistoryEntry]) -> str:
    """A line for how the row came, and one for each change since."""
    return "\n".join(_line(entry) for entry in entries)


def shown_words(shown: Shown, origins: Origins) -> str:
    """The tip of a value: its origins; of a value made of several rows, how they came and all that was changed."""
    entries = [entry for source in shown.sources for entry in source.entries(origins)]
    came = {entry.operation: entry for entry in entries if entry.field is None}
    changes = sorted((entry for entry in entries if entry.field is not None), key=lambda entry: entry.entry)
    return origin_words((*came.values(), *changes))


def _line(entry: HistoryEntry) -> str:
    words = {"user": entry.user, "moment": moment(entry.at), "operation": operation_word(entry.label)}
    if entry.field is None:
        return translate("Origin", "Entered by {user}, {moment}: {operation}").format(**words)
    words |= {"before": change_value(entry.before), "after": change_value(entry.after)}
    words |= {"what": what_of(entry), "reason": entry.reason or ""}
    if not entry.reason:
        return translate("Origin", "{what}: {before} → {after}, {user}, {moment}").format(**words)
    return translate("Origin", "{what}: {before} → {after}, {user}, {moment}, “{reason}”").format(**words)


def what_of(entry: HistoryEntry) -> str:
    """The field that was changed, and of which row where it has a name."""
    assert entry.field is not None
    field = field_word(entry.field)
    if entry.kind is None or entry.kind.value != "measurement":
        return field
    return translate("Origin", "{row}, {field}").format(row=subject_words(entry.subject), field=field)
