"""A reading against the clinic it is to be loaded into: what would come, what is there already, and the load itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date

from models.forms.likeness import Pair, Sounds, alike, silent
from models.forms.registration import Known
from models.record.range_changes import edition_of
from models.record.records import LabRange, Record
from models.words import Sentence, Unreadable, sentence
from storage.clinic.importing import FIRST_LOAD, Standing, import_records, standings
from storage.clinic.store import Store
from storage.files.cells import few
from storage.firstload.lines import Line, Refusal, in_order, refusal
from storage.firstload.reading import Clinic, Progress, Reading, nothing
from storage.firstload.sheets import PATIENT, PATIENTS, RANGES
from storage.firstload.values import code_of
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from storage.shipped.protocols import load_protocols

MOST_ALIKE = 5  # pairs that are named
# What the parts of a record are called on the sheets.
_SHEETS = {"labs": "results", "imaging": "reads", "adverse_events": "events", "outcome": "outcomes"}
_SHEETS |= {"patient": PATIENTS, "treatment_start": PATIENTS, "protocol": PATIENTS}


@dataclass(frozen=True, slots=True)
class Trial:
    """What a load would do. ``same`` are the codes of those who are there with the same data; ``rows`` of each sheet.

    ``refusals`` are those of the file and those of the clinic; with one of them nothing is loaded. ``alike``: who of
    the new ones may be one person with whom; they are told, and come all the same.
    """

    reading: Reading
    refusals: tuple[Refusal, ...]
    same: frozenset[str]
    new: tuple[Record, ...]
    alike: tuple[Pair, ...] = ()

    @property
    def told(self) -> tuple[Sentence, ...]:
        """What a person does not see in the file, and who of it looks like somebody else."""
        pairs = [
            sentence("{code} looks like {other}: {why}.", code=pair.other.code, other=pair.one.code, why=pair.why)
            for pair in self.alike[:MOST_ALIKE]
        ]
        if (more := len(self.alike) - MOST_ALIKE) > 0:
            pairs.append(sentence("Further pairs that may be one person: {count}.", count=more))
        if pairs:
            pairs.append(Sentence("Possible duplicates are compared and merged once they are loaded."))
        return (*self.reading.told, *pairs)

    @property
    def rows(self) -> Mapping[str, int]:
        """How many rows of each sheet would come, in the order of the sheets; those of who is there left out."""
        return Counter(line.plan.name for line in self.reading.lines if not self.is_there(line))

    def is_there(self, line: Line) -> bool:
        """Whether a row is of somebody who is there with the same data, or of nobody while nobody new comes."""
        code = code_of_line(line)
        return code in self.same or not (code or self.new or self.refusals)

    @property
    def would_load(self) -> bool:
        return bool(self.new) and not self.refusals


def tried(store: Store, reading: Reading, sounds: Sounds = silent) -> Trial:
    """Look through a reading as this clinic would take it; nothing is written. Raises StoreProblem for the role.

    ``sounds``: how a Chinese name is written by its sounds, for those who look alike.
    """
    store.actor.require(Action.FIRST_LOAD)
    found = standings(store.file, (record for _, record in reading.patients))
    refusals = [*reading.refusals, *_refused(reading, found), *_ranges(store, reading)]
    same = frozenset(one.record.patient.code for one in found if one.key is not None and one.problem is None)
    new = tuple(one.record for one in found if one.key is None and one.problem is None)
    order = list(dict.fromkeys(line.sheet for line in reading.lines))
    return Trial(reading, in_order(refusals, order), same, new, () if refusals else _alike(store, new, sounds))


def _alike(store: Store, new: tuple[Record, ...], sounds: Sounds) -> tuple[Pair, ...]:
    """The pairs of which one would come: with somebody who is there, or who comes as well."""
    coming = {
        one.code: Known(
            code=one.code,
            hospital_number=one.hospital_number,
            name=one.name,
            birth_date=one.birth_date,
            sex=one.sex,
        )
        for one in (record.patient for record in new)
    }
    there = [one for one in store.people.known() if one.code not in coming] if coming else []
    pairs = alike([*there, *coming.values()], sounds)
    return tuple(pair for pair in pairs if pair.one.code in coming or pair.other.code in coming)


def loaded(store: Store, trial: Trial, *, progress: Progress = nothing) -> int | None:
    """Keep every patient of a trial, in one operation; its number, None where nobody new came. Raises StoreProblem.

    What the file is called and its hash are kept with the operation.
    """
    if trial.refusals:
        raise StoreProblem("Something of this file is refused, so nothing of it is loaded.", fault=Fault.FILE)
    count = len(trial.new)
    import_records(
        store.file,
        trial.new,
        label=FIRST_LOAD,
        reason=f"{trial.reading.file}, SHA-256 {trial.reading.sha256}",
        action=Action.FIRST_LOAD,
        so_far=lambda done: progress(done, count),
    )
    last = store.past.last_operation() if trial.new else None
    return None if last is None else last.id


def clinic_of(store: Store, today: date | None = None) -> Clinic:
    """How a file is read for this clinic; the day is that of its clock where no other is said."""
    return Clinic(today or store.file.today(), store.templates.offered(load_protocols()))


def code_of_line(line: Line) -> str:
    """The code of the patient whose row this is; nothing for a row of nobody."""
    cell = line.cells.get("code" if line.plan.name == PATIENTS else PATIENT)
    with suppress(Unreadable):
        return "" if cell is None else code_of(cell)
    return ""


def _refused(reading: Reading, found: tuple[Standing, ...]) -> Iterator[Refusal]:
    for (line, record), stand in zip(reading.patients, found, strict=True):
        if stand.problem is None:
            continue
        place, said = stand.problem
        title = place.removeprefix("patient.")
        words = said if isinstance(said, Sentence) else Sentence(said)
        if stand.there is not None:
            words = sentence(
                "{code} is in this clinic already with other data: {sheets}",
                code=record.patient.code,
                sheets=few(_differing(record, stand.there)),
            )
        yield refusal(line, title if line.plan.column(title) else "code", words, record.patient.code)


def _differing(one: Record, other: Record) -> list[str]:
    names = (field.name for field in fields(Record) if field.compare)
    differing = (name for name in names if getattr(one, name) != getattr(other, name))
    return list(dict.fromkeys(_SHEETS.get(name, name) for name in differing))


def _ranges(store: Store, reading: Reading) -> Iterator[Refusal]:
    """The editions of ranges of which the clinic has others."""
    lines = [line for line in reading.lines if line.plan.name == RANGES]
    if not lines:
        return
    kept = {edition_of(one): one for one in store.laboratories.ranges()}
    wanted: dict[tuple[object, ...], LabRange] = {}
    for _, record in reading.patients:
        wanted |= {edition_of(one): one for one in record.ranges}
    for edition, one in wanted.items():
        there = kept.get(edition)
        if there is not None and there != one:
            said = sentence(
                "laboratory {laboratory} has another range of {analyte} valid from {on} in this clinic",
                laboratory=one.laboratory,
                analyte=one.analyte,
                on=one.valid_from,
            )
            yield refusal(_line_of(lines, one), "laboratory", said)


def _line_of(lines: list[Line], one: LabRange) -> Line:
    def is_it(line: Line) -> bool:
        cells = (line.cells.get(title) for title in ("laboratory", "analyte"))
        return [None if cell is None else str(cell.value).strip() for cell in cells] == [one.laboratory, one.analyte]

    return next((line for line in lines if is_it(line)), lines[0])
