"""Patients brought in whole: from case files and from a workbook; all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models.forms.registration import Known
from models.record.impossible import impossible
from models.record.records import Record
from models.words import Sentence, sentence
from storage.clinic import editing
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile
from storage.clinic.reading import find, known, record_of, template_conflict
from storage.files.casefile import TEMPLATE
from storage.jsonfile import path_of
from storage.problems import FileProblem
from storage.roles import Action

# What it is called; who may do that, whatever is brought, verify asks (``verifying/rights.py``).
IMPORT_ONE, IMPORT_SEVERAL, FIRST_LOAD = "Import a case", "Import cases", "First load"


@dataclass(frozen=True, slots=True)
class Imported:
    """The patient that an import made, or found unchanged (``added`` is False)."""

    key: int
    added: bool


def import_record(file: OpenFile, record: Record) -> Imported:
    """Keep a new patient. The same case again changes nothing; another case under its code is refused.

    So is one that nobody could tell from a patient who is there, by code or hospital number. Raises FileProblem for
    these, StoreProblem for what the disk says.
    """
    return import_records(file, (record,), label=IMPORT_ONE)[0]


def import_records(
    file: OpenFile,
    records: Iterable[Record],
    *,
    label: str = IMPORT_SEVERAL,
    reason: str | None = None,
    action: Action = Action.IMPORT,
    so_far: Callable[[int], None] = lambda _: None,
) -> tuple[Imported, ...]:
    """Keep several patients in one transaction: all of them, or none. See ``import_record``.

    ``reason`` is kept with the operation. ``so_far`` hears how many are written; what it raises takes all of it back.
    """
    file.actor.require(action)
    stands = standings(file, records)
    for one in stands:
        if one.problem is not None:
            raise FileProblem(*one.problem)
    new = {one.record.patient.code: one.record for one in stands if one.key is None}
    keys: dict[str, int] = {}
    if new:
        check_unlocked(file.query, None)
        with file.operation(label, reason=reason):
            for count, (code, record) in enumerate(new.items(), start=1):
                keys[code] = file.rows.insert_record(record)
                so_far(count)
    found = []
    for one in stands:
        code = one.record.patient.code
        found.append(Imported(keys[code] if one.key is None else one.key, new.pop(code, None) is not None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """One patient before he is brought in: ``key`` where he is there with the same content, or why he cannot come.

    The problem is the place in the case document and a sentence. ``there``: what is kept under his code.
    """

    record: Record
    key: int | None = None
    problem: tuple[str, str | Sentence] | None = None
    there: Record | None = None


def standings(file: OpenFile, records: Iterable[Record]) -> tuple[Standing, ...]:
    """How each of several patients stands to those who are there, and to those before him."""
    identities, today = editing.Identities(known(file.query)), file.today()
    new: dict[str, Record] = {}
    found: list[Standing] = []
    for record in records:
        code = record.patient.code
        key = find(file.query, code)
        there = new.get(code) if key is None else record_of(file.query, key)
        problem: tuple[str, str | Sentence] | None = None
        if there is not None and there != record:
            said = sentence("{code} is in this clinic file already with other content; nothing was changed", code=code)
            problem = "patient.code", said
        elif there is None:
            if found_out := identities.problem(record.patient):
                problem = f"patient.{found_out[0]}", found_out[1]
            elif record.template is not None and (other := template_conflict(file.query, record.template)) is not None:
                problem = TEMPLATE, other
            elif (wrong := next(iter(impossible(record, today)), None)) is not None:
                problem = path_of(wrong.place), wrong.sentence
            else:
                identities.add(Known(code=code, hospital_number=record.patient.hospital_number))
                new[code] = record
        found.append(Standing(record, key, problem, there))
    return tuple(found)
