"""Saved filters and imported cohorts: named, versioned, journalled with the clinic file, dropped softly, undone.

A cohort's columns are one compressed text, so that they are encrypted, journalled and hashed with the file. Who kept
what and when is read from the journal, which alone knows it.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from models.cohort.imported import CohortKind, Covariate, ImportedCohort, Labels, TimeUnit
from models.words import Sentence, sentence
from storage.clinic.connection import told
from storage.clinic.journal.operations import local_time
from storage.clinic.rows import insert_statement, update_statement
from storage.clinic.schema.ladder import UNDONE, VOIDED
from storage.clinic.store import Store
from storage.problems import Fault, StoreProblem
from storage.roles import Action

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """One version of a saved filter. ``document`` is what the filter wrote of itself, as plain values."""

    key: int
    name: str
    version: int
    document: Mapping[str, Any]
    saved_at: datetime
    saved_by: str
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCohort:
    """What a list says of a kept cohort; ``cohort(store, key)`` has its rows."""

    key: int
    name: str
    kind: CohortKind
    unit: TimeUnit
    endpoint: str
    source: str
    sha256: str
    n: int
    event_count: int
    kept_at: datetime
    kept_by: str
    notes: tuple[Sentence, ...] = ()


# Filters


def save_filter(store: Store, name: str, document: Mapping[str, Any]) -> SavedFilter:
    """Keep a filter under a name, as a new version where the name has one; the same document again adds nothing.

    ``document`` holds plain values (texts, numbers, true and false, lists, None). Raises StoreProblem for a role that
    may not, or an impossible name.
    """
    store.actor.require(Action.KEEP_COHORTS)
    name = checked_name(name)
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False)
    kept = _latest(store, name)
    if kept is None or json.dumps(kept.document, ensure_ascii=False, sort_keys=True) != text:
        taken = "SELECT coalesce(max(version), 0) FROM saved_filter WHERE name = ? AND deleted <> ?"
        with store.operation("Save a filter", action=Action.KEEP_COHORTS):
            ((last,),) = store.database.execute(taken, (name, UNDONE)).fetchall()
            _insert(store, "saved_filter", {"name": name, "version": last + 1, "document": text})
    latest = _latest(store, name)
    assert latest is not None
    return latest


def filters(store: Store) -> tuple[SavedFilter, ...]:
    """The latest version of every filter that was not dropped, in order of name."""
    newest = (
        "version = (SELECT max(version) FROM saved_filter AS other WHERE other.name = f.name AND other.deleted = 0)"
    )
    return _filters(store, f"f.deleted = 0 AND {newest} ORDER BY f.name")


def filter_versions(store: Store, name: str) -> tuple[SavedFilter, ...]:
    """Every version of a filter, the oldest first, those that were dropped included."""
    return _filters(store, "f.name = ? AND f.deleted <> ? ORDER BY f.version", name, UNDONE)


def drop_filter(store: Store, name: str, *, reason: str) -> None:
    """Take a filter out of the list; its versions can still be read. Raises StoreProblem where there is none."""
    store.actor.require(Action.KEEP_COHORTS)
    rows = [one.key for one in filter_versions(store, name) if not one.dropped]
    if not rows:
        raise StoreProblem(sentence('There is no saved filter "{name}".', name=name), fault=Fault.FILE)
    _drop(store, "Drop a filter", "saved_filter", rows, reason=reason)


def _latest(store: Store, name: str) -> SavedFilter | None:
    found = [one for one in filter_versions(store, name) if not one.dropped]
    return found[-1] if found else None


def _filters(store: Store, where: str, *values: object) -> tuple[SavedFilter, ...]:
    columns = "f.id, f.name, f.version, f.document, f.deleted, operation.at, operation.offset_minutes, operation.user"
    with told(store.path):
        found = store.database.execute(f"SELECT {columns} FROM saved_filter AS f {_MADE_BY} WHERE {where}", values)
        return tuple(
            SavedFilter(
                key=key,
                name=name,
                version=version,
                document=json.loads(document),
                dropped=deleted == VOIDED,
                saved_at=local_time(at, offset),
                saved_by=user,
            )
            for key, name, version, document, deleted, at, offset, user in found.fetchall()
        )


# The first entry of a row says in which operation it was written.
_MADE = (
    "JOIN journal ON journal.table_name = '{table}' AND journal.row_id = {row}.id AND journal.before IS NULL "
    "JOIN operation ON operation.id = journal.operation_id"
)
_MADE_BY = _MADE.format(table="saved_filter", row="f")


# Cohorts


def keep_cohort(store: Store, cohort: ImportedCohort) -> ImportedCohort:
    """Keep a cohort with its provenance; gives it with its key, time and user.

    Raises StoreProblem for a role that may not, an impossible name, or one that another cohort has.
    """
    store.actor.require(Action.KEEP_COHORTS)
    name = checked_name(cohort.name)
    if any(one.name == name for one in cohorts(store)):
        raise StoreProblem(
            sentence('There is a cohort "{name}" already.', name=name), "Choose another name.", fault=Fault.FILE
        )
    values = {
        "name": name,
        "kind": cohort.kind.value,
        "unit": cohort.unit.value,
        "endpoint": cohort.endpoint,
        "source": cohort.source,
        "sha256": cohort.sha256,
        "patients": cohort.n,
        "events": cohort.event_count,
        "notes": json.dumps([_plain(note) for note in cohort.notes], ensure_ascii=False),
        "content": _packed(cohort),
    }
    label = "Keep a reconstructed cohort" if cohort.reconstructed else "Import a cohort"
    with store.operation(label, action=Action.KEEP_COHORTS):
        key = _insert(store, "imported_cohort", values)
    return read_cohort(store, key)


def cohorts(store: Store) -> tuple[KeptCohort, ...]:
    """Every kept cohort that was not dropped, in order of name, without its rows."""
    columns = (
        "c.id, name, kind, unit, endpoint, source, sha256, patients, events, at, offset_minutes, operation.user, notes"
    )
    with told(store.path):
        found = store.database.execute(
            f"SELECT {columns} FROM imported_cohort AS c {_COHORT_BY} WHERE c.deleted = 0 ORDER BY name"
        ).fetchall()
    return tuple(
        KeptCohort(
            key=row[0],
            name=row[1],
            kind=CohortKind(row[2]),
            unit=TimeUnit(row[3]),
            endpoint=row[4],
            source=row[5],
            sha256=row[6],
            n=row[7],
            event_count=row[8],
            kept_at=local_time(row[9], row[10]),
            kept_by=row[11],
            notes=_notes(row[12]),
        )
        for row in found
    )


def read_cohort(store: Store, key: int) -> ImportedCohort:
    """A kept cohort with its rows, a dropped one too. Raises LookupError for a key that is not in the file."""
    columns = "name, kind, unit, endpoint, source, sha256, notes, content, at, offset_minutes, operation.user"
    with told(store.path):
        found = store.database.execute(
            f"SELECT {columns} FROM imported_cohort AS c {_COHORT_BY} WHERE c.id = ?", (key,)
        ).fetchone()
    if found is None:
        raise LookupError(f"no cohort has the key {key}")
    name, kind, unit, endpoint, source, sha256, notes, content, at, offset, user = found
    times, events, groups, covariates, order = _unpacked(content)
    return ImportedCohort(
        name=name,
        kind=CohortKind(kind),
        unit=TimeUnit(unit),
        times=times,
        events=events,
        source=source,
        sha256=sha256,
        groups=groups,
        covariates=covariates,
        endpoint=endpoint,
        notes=_notes(notes),
        group_order=order,
        key=key,
        kept_at=local_time(at, offset),
        kept_by=user,
    )


def drop_cohort(store: Store, key: int, *, reason: str) -> None:
    """Take a cohort out of the list; it stays in the file. Raises StoreProblem where there is none."""
    store.actor.require(Action.KEEP_COHORTS)
    if all(one.key != key for one in cohorts(store)):
        raise StoreProblem("This cohort was dropped already.", fault=Fault.FILE)
    _drop(store, "Drop a cohort", "imported_cohort", [key], reason=reason)


_COHORT_BY = _MADE.format(table="imported_cohort", row="c")


# What both do


def checked_name(name: str) -> str:
    """A name under which something of the clinic is kept, on one line. Raises StoreProblem."""
    name = name.strip()
    if not name:
        raise StoreProblem("A name is needed.", fault=Fault.FILE)
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise StoreProblem(
            sentence("A name has at most {count} signs, all of them on one line.", count=LONGEST_NAME), fault=Fault.FILE
        )
    return name


def _insert(store: Store, table: str, values: Mapping[str, Any]) -> int:
    return int(store.database.execute(insert_statement(table, values), tuple(values.values())).lastrowid or 0)


def _drop(store: Store, label: str, table: str, rows: Sequence[int], *, reason: str) -> None:
    if not reason.strip():
        raise StoreProblem("A reason is needed to change what was saved.", "Give one and save again.", fault=Fault.FILE)
    values = {"deleted": VOIDED}
    with store.operation(label, reason=reason.strip(), action=Action.KEEP_COHORTS):
        for row in rows:
            store.database.execute(update_statement(table, values), (*values.values(), row))


# The columns of a cohort as one text: JSON, compressed, in signs that a text column holds


def _packed(cohort: ImportedCohort) -> str:
    document = {
        "times": cohort.times.tolist(),
        "events": cohort.events.astype(int).tolist(),
        "groups": None if cohort.groups is None else _labels_document(cohort.groups),
        "order": list(cohort.group_order),
        "covariates": [{"name": one.name} | _column_document(one.values) for one in cohort.covariates],
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode()


def _column_document(values: Any) -> dict[str, Any]:
    if isinstance(values, Labels):
        return _labels_document(values)
    return {"numbers": [None if value != value else value for value in values.tolist()]}


def _labels_document(labels: Labels) -> dict[str, Any]:
    return {"names": list(labels.names), "codes": labels.codes.tolist()}


def _unpacked(content: str) -> Any:
    document = json.loads(zlib.decompress(base64.b64decode(content)))
    groups = document["groups"]
    return (
        np.array(document["times"], dtype=np.float64),
        np.array(document["events"], dtype=np.bool_),
        None if groups is None else _labels(groups),
        tuple(Covariate(one["name"], _column(one)) for one in document["covariates"]),
        tuple(document.get("order", ())),  # cohorts kept before have none
    )


def _column(document: Mapping[str, Any]) -> Any:
    # None becomes NaN
    return np.array(document["numbers"], dtype=np.float64) if "numbers" in document else _labels(document)


def _labels(document: Mapping[str, Any]) -> Labels:
    return Labels(tuple(document["names"]), np.array(document["codes"], dtype=np.int32))


def _plain(words: str | Sentence) -> Any:
    if isinstance(words, Sentence):
        return {"template": words.template, "values": {name: _plain(value) for name, value in words.values}}
    return words


def _notes(text: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(note) for note in json.loads(text))


def _sentence(plain: Any) -> Sentence:
    values = plain["values"].items()
    told_values = ((name, value if isinstance(value, str) else _sentence(value)) for name, value in values)
    return Sentence(plain["template"], tuple(told_values))
