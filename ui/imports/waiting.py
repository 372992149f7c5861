"""What waits in the clinic file from laboratory files before, and which files those were; read on the worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.laboratory.identity import Named, Roster
from models.laboratory.results import Candidate
from models.words import Sentence
from storage.clinic.imports.batches import imports
from storage.clinic.imports.people import people
from storage.clinic.imports.tray import WaitingRow, waiting_rows
from ui.imports.tray import Waiting

if TYPE_CHECKING:
    from storage.clinic.imports.batches import KeptImport
    from storage.clinic.store import Store

AGREES = Sentence("number and name agree by now")


def kept_waiting(store: Store) -> tuple[tuple[Waiting, ...], tuple[KeptImport, ...]]:
    """The rows that wait, those of one person of one file together with who comes near now; the files taken."""
    groups: dict[tuple[str, ...], list[WaitingRow]] = {}
    for one in waiting_rows(store):
        raw = one.raw
        groups.setdefault((one.file, raw.number, raw.name, raw.born, raw.sex), []).append(one)
    roster = Roster(people(store)) if groups else Roster(())
    return tuple(_together(rows, roster) for rows in groups.values()), imports(store)


def _together(rows: Sequence[WaitingRow], roster: Roster) -> Waiting:
    raw = rows[0].raw
    found = roster.match(Named(raw.number, raw.name, raw.born, raw.sex))
    near = found.candidates
    if found.person is not None:  # registered, or corrected, since: still a person decides
        near = (Candidate(found.person.code, ()),)
    return Waiting(
        keys=tuple(one.key for one in rows),
        kept=True,
        file=rows[0].file,
        raw=raw,
        lines=tuple(sorted({one.raw.line for one in rows})),
        why=found.reason or AGREES,
        candidates=near,
    )
