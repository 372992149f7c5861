"""Case files before they are brought in: each read, and held against who is there; then those who are new, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path

from models.record.range_changes import edition_of
from models.record.records import LabRange, Record
from models.words import Sentence, listed, sentence
from storage.clinic.importing import import_records, standings
from storage.clinic.store import Store
from storage.files.casefile import parse_case
from storage.files.caserules import check_possible
from storage.jsonfile import content_of, parsed_json
from storage.problems import FileProblem
from storage.roles import Action

# What the parts of a record are called where two of them differ.
_PARTS = {
    "patient": Sentence("patient's details"),
    "treatment_start": Sentence("start of treatment"),
    "protocol": Sentence("protocol"),
    "baseline": Sentence("baseline profile"),
    "treatments": Sentence("treatments"),
    "medications": Sentence("other medicines"),
    "visits": Sentence("visits"),
    "planned_visits": Sentence("planned visits"),
    "labs": Sentence("results"),
    "ranges": Sentence("ranges"),
    "lesions": Sentence("lesions"),
    "imaging": Sentence("reads"),
    "adverse_events": Sentence("adverse events"),
    "adjudications": Sentence("adjudications"),
    "declined_grades": Sentence("declined grades"),
    "reviewed_flags": Sentence("reviewed flags"),
    "outcome": Sentence("outcome"),
    "settings": Sentence("settings"),
}


class Becomes(StrEnum):
    """What becomes of a case file: only who is new is brought in, and what is there is never written over."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A file as it was read: its patient, or why it cannot be taken."""

    name: str
    sha256: str = ""
    record: Record | None = None
    said: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file as this clinic would take it; ``said`` is why it is refused, or what is there otherwise."""

    file: CaseFile
    becomes: Becomes
    said: Sentence | None = None

    @property
    def code(self) -> str:
        return "" if self.file.record is None else self.file.record.patient.code


def may_import(store: Store) -> date | None:
    """The day after which nothing of a file may have happened. Raises StoreProblem for the role."""
    store.actor.require(Action.IMPORT)
    return store.file.today()


def read_file(path: Path, today: date | None) -> CaseFile:
    """One case file; what is wrong with it is told, and stops no other."""
    sha256 = ""
    try:
        content = content_of(path)
        sha256 = hashlib.sha256(content).hexdigest()
        record = parse_case(parsed_json(path, content))
        check_possible(record, today)
    except FileProblem as problem:
        of_file = problem.place == str(path)
        return CaseFile(name=path.name, sha256=sha256, said=_whole(problem.said) if of_file else problem.words)
    return CaseFile(name=path.name, sha256=sha256, record=record)


def looked_through(store: Store, files: Sequence[CaseFile]) -> tuple[Case, ...]:
    """What would become of each file; nothing is written. Raises StoreProblem for the role."""
    store.actor.require(Action.IMPORT)
    found = iter(standings(store.file, [one.record for one in files if one.record is not None]))
    editions = {edition_of(one): one for one in store.laboratories.ranges()}
    cases: list[Case] = []
    for file in files:
        if file.record is None:
            cases.append(Case(file=file, becomes=Becomes.REFUSED, said=file.said))
            continue
        stand = next(found)
        if stand.there is not None:
            differing = _differing(file.record, stand.there)
            said = sentence("there already with other content: {parts}", parts=listed(differing)) if differing else None
            cases.append(_case(file, Becomes.CHANGED if said else Becomes.SAME, said))
        elif stand.problem is not None:
            place, why = stand.problem
            cases.append(_case(file, Becomes.REFUSED, sentence("{place}: {said}", place=place, said=_whole(why))))
        elif (other := _other_range(file.record.ranges, editions)) is not None:
            words = "laboratory {laboratory} has another range of {analyte} valid from {on} in this clinic"
            values = {"laboratory": other.laboratory, "analyte": other.analyte, "on": other.valid_from}
            cases.append(_case(file, Becomes.REFUSED, sentence(words, **values)))
        else:
            editions |= {edition_of(one): one for one in file.record.ranges}
            cases.append(_case(file, Becomes.NEW))
    return tuple(cases)


def brought_in(store: Store, cases: Iterable[Case]) -> tuple[int, ...]:
    """Keep everybody who is new, in one operation with the names and hashes of the files; the keys.

    Raises FileProblem or StoreProblem where it cannot be any more, and then nobody is kept.
    """
    new = [one.file for one in cases if one.becomes is Becomes.NEW]
    records = [one.record for one in new if one.record is not None]
    reason = "; ".join(f"{one.name}, SHA-256 {one.sha256}" for one in new)
    return tuple(one.key for one in import_records(store.file, records, reason=reason) if one.added)


def _case(file: CaseFile, becomes: Becomes, said: Sentence | None = None) -> Case:
    return Case(file=file, becomes=becomes, said=said)


def _whole(said: str | Sentence) -> Sentence:
    return said if isinstance(said, Sentence) else Sentence(said)


def _differing(one: Record, other: Record) -> list[Sentence]:
    names = (field.name for field in fields(Record) if field.compare)
    return [_PARTS.get(name, Sentence(name)) for name in names if getattr(one, name) != getattr(other, name)]


def _other_range(ranges: Iterable[LabRange], editions: dict[tuple[object, ...], LabRange]) -> LabRange | None:
    """The first edition of which the clinic has another."""
    return next((one for one in ranges if editions.get(edition_of(one), one) != one), None)
