"""How the files of each laboratory are read, saved by a name for the whole clinic; every save is a version."""

from __future__ import annotations

import json
from dataclasses import dataclass

from models.laboratory.mapping import Mapping, mapping_of
from storage.clinic.cohorts import checked_name
from storage.clinic.schema.ladder import UNDONE
from storage.clinic.store import Store
from storage.roles import Action

SAVE = "Save the mapping of a laboratory"


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """The last version under a name."""

    name: str
    version: int
    mapping: Mapping


def mappings(store: Store) -> tuple[SavedMapping, ...]:
    """The last version of every mapping, in order of name."""
    last = "version = (SELECT max(version) FROM lab_mapping AS other WHERE other.name = m.name AND other.deleted = 0)"
    found = store.file.query(
        f"SELECT name, version, document FROM lab_mapping AS m WHERE deleted = 0 AND {last} ORDER BY name"
    )
    return tuple(SavedMapping(name, version, mapping_of(json.loads(text))) for name, version, text in found)


def save_mapping(store: Store, name: str, mapping: Mapping) -> None:
    """Keep a mapping under a name, as a new version where the name has one; the same again adds nothing.

    Raises StoreProblem for a role that may not, or an impossible name.
    """
    store.actor.require(Action.IMPORT_RESULTS)
    name = checked_name(name)
    if any(one.name == name and one.mapping == mapping for one in mappings(store)):
        return
    text = json.dumps(mapping.document(), ensure_ascii=False)
    taken = "SELECT coalesce(max(version), 0) FROM lab_mapping WHERE name = ? AND deleted <> ?"
    ((last,),) = store.file.query(taken, name, UNDONE)
    with store.operation(SAVE, action=Action.IMPORT_RESULTS):
        store.file.rows.insert_row("lab_mapping", {"name": name, "version": last + 1, "document": text})
