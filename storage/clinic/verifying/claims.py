"""Whether what an operation calls itself is what it did: an update of the file, an undo."""

from __future__ import annotations

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import Entry, read_entries, row_of
from storage.clinic.migrating import MIGRATION
from storage.clinic.rows import LAB_RANGE, TEMPLATES
from storage.clinic.schema.ladder import UNDONE
from storage.clinic.schema.whole import known
from storage.clinic.undoing import UNDO
from storage.clinic.verifying.never import Deed

_MADE_THE_LIST = "m0043_signatures"  # a file with a list of users has had every step up to this one
_UNDONE = (
    "SELECT undoable, undoes, EXISTS (SELECT 1 FROM operation WHERE undoes = ? AND id < ?) FROM operation WHERE id = ?"
)
_MAY_STAY = frozenset({LAB_RANGE.name, TEMPLATES})  # an undo leaves what others need by now (``undoing``)


def updates_before(db: Database, start: int) -> set[str]:
    """The steps of the schema that updates before an operation say they took."""
    found = db.execute("SELECT reason FROM operation WHERE label = ? AND id < ?", [MIGRATION, start]).fetchall()
    return {name for (reason,) in found for name in str(reason).split(", ")}


def no_update(db: Database, deed: Deed, done: set[str], begun: int | None) -> Sentence | None:
    """What is wrong with what is called an update; ``done`` are the steps before it, ``begun`` the list of users.

    Once there is a list, or a place for one, an update takes later steps alone. With a list it finishes rows that are
    there with columns that were not; it changes nothing.
    """
    names = set(deed.reason.split(", "))
    is_one = not deed.undoable and deed.undoes is None and names <= known() and not names & done
    listed = begun is not None and deed.id >= begun
    if listed or _MADE_THE_LIST in done:
        is_one = is_one and all(name > _MADE_THE_LIST for name in names)
    entries = read_entries(db, "operation_id = ?", deed.id)
    if is_one and all(_only_finishes(entry, listed=listed) for entry in entries):
        return None
    return sentence("Operation {operation} of {user} is called an update of the file and is none.", **deed.named)


def _only_finishes(entry: Entry, *, listed: bool) -> bool:
    if entry.before is None:
        return not listed
    before, after = row_of(entry.before), row_of(entry.after)
    return all(after.get(name) == value for name, value in before.items() if listed or value is not None)


def no_undo(db: Database, deed: Deed) -> Sentence | None:
    """What is wrong with what is called an undo: what it takes back could not be, or is not what it put back."""
    if deed.undoes is None:
        return None if deed.label != UNDO else _none(deed)
    undone = db.execute(_UNDONE, [deed.undoes, deed.id, deed.undoes]).fetchone()
    if deed.label != UNDO or undone != (1, None, 0) or deed.undoes >= deed.id:
        return _none(deed)
    touched: dict[tuple[str, int], tuple[Entry, Entry]] = {}
    for entry in read_entries(db, "operation_id = ?", deed.undoes):
        place = (entry.table, entry.row)
        touched[place] = (touched.get(place, (entry,))[0], entry)
    back: set[tuple[str, int]] = set()
    for entry in read_entries(db, "operation_id = ?", deed.id):
        place = (entry.table, entry.row)
        first, last = touched.get(place, (None, None))
        if first is None or last is None or place in back or entry.before != last.after:
            return _none(deed)
        wanted = row_of(last.after) | {"deleted": UNDONE} if first.before is None else row_of(first.before)
        if row_of(entry.after) != wanted:
            return _none(deed)
        back.add(place)
    return _none(deed) if {table for table, _ in touched.keys() - back} - _MAY_STAY else None


def _none(deed: Deed) -> Sentence:
    if deed.undoes is None:
        return sentence("Operation {operation} of {user} is called an undo and takes nothing back.", **deed.named)
    return sentence(
        "Operation {operation} of {user} is called an undo of operation {undone} and is none.",
        **deed.named,
        undone=str(deed.undoes),
    )
