"""Whether each operation was within the rights of whoever did it, as far as the journal shows what was done.

The rights are those of ``storage.roles.MAY``; what each write of a table needs is a table here, as the store asks it.
What a table does not tell (an import that is called a visit) is not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from models.record.records import Visit
from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.editing import ACTIONS
from storage.clinic.importing import FIRST_LOAD, IMPORT_ONE, IMPORT_SEVERAL
from storage.clinic.journal.chain import Entry, read_entries, row_of, tell_how_far
from storage.clinic.journal.statements import NOBODYS
from storage.clinic.leaving import TABLE as LEFT
from storage.clinic.leaving import Way
from storage.clinic.migrating import MIGRATION
from storage.clinic.protocols.templates import GIVE
from storage.clinic.schema.ladder import UNDONE, VOIDED
from storage.clinic.verifying.claims import no_undo, no_update, updates_before
from storage.clinic.verifying.never import Deed, Never
from storage.clinic.verifying.people import People
from storage.roles import MAY, Action, Role, with_article

Needs = tuple[frozenset[Action], ...]  # any of these sets of actions will do


def _any(*actions: Action) -> Needs:
    return tuple(frozenset({action}) for action in actions)


# Whoever brings a patient, or joins two, writes whatever is theirs: told by a row of these in the same operation.
_BRINGING = {"patient": _any(Action.IMPORT, Action.FIRST_LOAD), "merged_patient": _any(Action.MERGE)}
_ADDED: dict[str, Needs] = {
    **{kind.value: _any(action) for kind, action in ACTIONS.items()},
    "visit": _any(Action.ENTER, Action.MEASURE),
    "outcome": _any(Action.REGISTER, Action.TREAT),
    "lab_result": _any(Action.ENTER, Action.IMPORT_RESULTS),
    "data_lock": _any(Action.LOCK),
    "merged_patient": _any(Action.MERGE),
    "different_people": _any(Action.MERGE),
    "saved_filter": _any(Action.KEEP_COHORTS),
    "imported_cohort": _any(Action.KEEP_COHORTS),
    "laboratory_range": _any(Action.CHANGE_RANGES),
    "protocol_template": _any(Action.CHANGE_RANGES, Action.REGISTER),
    **dict.fromkeys(("lab_mapping", "lab_import", "lab_waiting"), _any(Action.IMPORT_RESULTS)),
    "kept_print": _any(Action.PRINT),
}
_CHANGED: dict[str, Needs] = {
    **{kind.value: _any(action) for kind, action in ACTIONS.items()},
    "visit": _any(Action.ENTER, Action.REPORT_EVENT),
    "outcome": _any(Action.REGISTER, Action.TREAT),
    "lab_result": _any(Action.ENTER, Action.IMPORT_RESULTS, Action.REPORT_EVENT),
    "treatment": _any(Action.TREAT, Action.REPORT_EVENT),
    "query": _any(Action.ASK_QUERIES, Action.ANSWER_QUERIES),
    "data_lock": _any(Action.UNLOCK),
    "saved_filter": _any(Action.KEEP_COHORTS),
    "imported_cohort": _any(Action.KEEP_COHORTS),
    "laboratory_range": _any(Action.CHANGE_RANGES),
    "lab_waiting": _any(Action.IMPORT_RESULTS),
}
_OF_A_READ = frozenset({"key", "written", "date", "time"})
# A value of a column that only some may give, whatever else they may write of the row.
_GIVEN: dict[tuple[str, str], Needs] = {
    ("imaging", "signed"): _any(Action.SIGN_READS),
    ("lab_result", "reviewed"): _any(Action.SIGN_RESULTS),
    ("query", "closed_by"): _any(Action.ASK_QUERIES),
    ("query", "question"): _any(Action.ASK_QUERIES),
    # a read brings its visit, which has a date and no value
    **{
        ("visit", field.name): _any(Action.ENTER, Action.REPORT_EVENT)
        for field in fields(Visit)
        if field.name not in _OF_A_READ
    },
}
_LEFT: dict[str, Needs] = {
    **dict.fromkeys(
        (Way.SUMMARY, Way.BOARD, Way.VISIT, Way.CHART, Way.QUERIES, Way.VALUES, Way.FLAG, Way.WORKLIST),
        _any(Action.PRINT),
    ),
    **dict.fromkeys(
        (Way.COHORT_REPORT, Way.COHORT_TABLES, Way.FIGURE, Way.CASE_FIGURE), _any(Action.EXPORT_DEIDENTIFIED)
    ),
    Way.CASE: _any(Action.EXPORT),
    Way.CASE_DEIDENTIFIED: _any(Action.EXPORT_DEIDENTIFIED),
    Way.REFUSED_ROWS: _any(Action.FIRST_LOAD),
    Way.DISCLOSURES: _any(Action.SEE_DISCLOSURES),
}
# A template that came with no patient is the clinic's own.
_WORTH: dict[tuple[str, str, object], Needs] = {("protocol_template", "came_with_case", 0): _any(Action.CHANGE_RANGES)}
# What an operation is called, where it may do what its rows would need no such right for.
_CALLED: dict[str, Action] = {
    IMPORT_ONE: Action.IMPORT,
    IMPORT_SEVERAL: Action.IMPORT,
    FIRST_LOAD: Action.FIRST_LOAD,
    GIVE: Action.CHANGE_RANGES,
}
_VOIDED: dict[str, Needs] = {
    **{kind.value: (frozenset({Action.VOID, action}),) for kind, action in ACTIONS.items()},
    "visit": (frozenset({Action.VOID, Action.ENTER}),),
    "imported_cohort": _any(Action.KEEP_COHORTS),
    "laboratory_range": _any(Action.CHANGE_RANGES),
}


def outside_rights(db: Database, people: People, tell: Callable[[float], None]) -> Iterator[Sentence]:
    """Each operation since signatures began that did what its user's role may not, once, by the first that it did."""
    if people.start is None:
        return
    done = {deed.id: deed for deed in _deeds(db, people.start)}
    told: set[int] = set()
    passed: set[int] = set()
    steps = updates_before(db, people.start)
    for number, deed in done.items():
        if deed.label == MIGRATION:
            said = no_update(db, deed, steps, people.roster.begun)
            steps |= set(deed.reason.split(", "))
            passed.add(number)
        else:
            role = _role(people, deed)
            said = _undoing(db, deed, role) or no_undo(db, deed)
            if said is None and deed.label in _CALLED and (needed := _CALLED[deed.label]) not in MAY[role]:
                said = _refused(deed, role, needed)
        if said is not None:
            told.add(number)
            yield said
    brought = {number: _BRINGING[table] for number, table in db.execute(_BROUGHT, [people.start]).fetchall()}
    (count,) = db.execute("SELECT count(*) FROM journal WHERE operation_id >= ?", [people.start]).fetchone()
    never = Never(db, people.start)
    for place, entry in enumerate(read_entries(db, "operation_id >= ?", people.start)):
        tell_how_far(tell, place, count)
        if entry.operation in done and entry.operation not in passed and entry.operation not in told:
            deed = done[entry.operation]
            role = _role(people, deed)
            missing = None if deed.undoes is not None else _missing(entry, MAY[role], brought.get(deed.id, ()))
            said = never.wrong(entry, deed) if missing is None else _refused(deed, role, missing[0])
            if said is not None:
                told.add(deed.id)
                yield said
        never.follow(entry)


_BROUGHT = (
    "SELECT operation_id, table_name FROM journal WHERE table_name IN ('patient', 'merged_patient') "
    "AND before IS NULL AND operation_id >= ?"
)
_OPERATIONS = 'SELECT id, "user", role, label, reason, undoes, undoable FROM operation WHERE id >= ? ORDER BY id'


def _deeds(db: Database, start: int) -> Iterator[Deed]:
    for number, user, role, label, reason, undoes, undoable in db.execute(_OPERATIONS, [start]).fetchall():
        yield Deed(number, str(user), str(role), str(label), str(reason or ""), undoes, bool(undoable))


def _role(people: People, deed: Deed) -> Role:
    """The role that was signed for somebody; that of the operation where none was."""
    now = people.roster.at(deed.user, deed.id - 1) or people.roster.at(deed.user, deed.id)
    if now is None and deed.id < (people.roster.begun or 0):
        now = people.roster.first(deed.user)
    given = deed.role if now is None or deed.user in NOBODYS else now.role
    return Role(given) if given in set(Role) else Role.READER


def _refused(deed: Deed, role: Role, missing: Action | None) -> Sentence:
    named = {**deed.named, "role": with_article(role)}
    if missing is None:
        return sentence(
            "Operation {operation} ({label}) of {user}, {role}, took a row away as only an undo does.", **named
        )
    return sentence(
        "Operation {operation} ({label}) of {user}: {role} may not {action}.", **named, action=missing.value
    )


def _missing(entry: Entry, rights: frozenset[Action], brought: Needs) -> tuple[Action | None] | None:
    """What somebody had to be allowed for one entry and was not; (None,) for what is nobody's right.

    ``brought`` are the rights that allow everything in its operation.
    """
    after, before = row_of(entry.after), row_of(entry.before)
    asked = [_ADDED.get(entry.table, ())] if entry.before is None else [_change(entry, before, after)]
    if entry.table == LEFT:
        asked = [_LEFT.get(str(after.get("way")), ())]
    if before.get("deleted") != after.get("deleted") and after.get("deleted") == UNDONE:
        return (None,)
    if any(one <= rights for one in brought):
        return None
    for (table, column, value), needs in _WORTH.items():
        if table == entry.table and after.get(column) == value != before.get(column):
            asked.append(needs)
    for (table, column), needs in _GIVEN.items():
        if table == entry.table and after.get(column) not in (None, before.get(column)):
            asked.append(needs)
    for needs in asked:
        if needs and not any(one <= rights for one in needs):
            return (min(needs[0] - rights),)
    return None


def _change(entry: Entry, before: Mapping[str, Any], after: Mapping[str, Any]) -> Needs:
    if after.get("deleted") == VOIDED and before.get("deleted") != VOIDED and entry.table in _VOIDED:
        return _VOIDED[entry.table]
    if set(_differing(before, after)) == {"signed"} and after.get("signed") is not None:
        return _GIVEN["imaging", "signed"]
    if set(_differing(before, after)) == {"reviewed"} and after.get("reviewed") is not None:
        return _GIVEN["lab_result", "reviewed"]
    return _CHANGED.get(entry.table, ())


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    return (name for name in after if before.get(name) != after[name])


def _undoing(db: Database, deed: Deed, role: Role) -> Sentence | None:
    """The right to an undo, where it was missing."""
    if deed.undoes is None:
        return None
    undone = db.execute('SELECT "user" FROM operation WHERE id = ?', [deed.undoes]).fetchone()
    needed = Action.UNDO if undone is None or undone[0] == deed.user else Action.UNDO_OTHERS
    return _refused(deed, role, needed) if needed not in MAY[role] else None
