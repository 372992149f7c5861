"""Two records of one person made one: where they differ a person chooses, what both have is recognised, all else joins.

Nothing is decided silently: of a value that only one of them has it is said that it comes from there, a value that
both have otherwise waits for a choice, and so does each thing of one day that both tell otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from models.record.kept import Kept
from models.record.records import AdverseEvent, DeclinedGrade, Imaging, LabResult, Record
from models.words import Sentence, sentence

NOT_CHOSEN = sentence("what differs is to be chosen first")
_TWO_LESIONS = "{number} is the number of two lesions: void one and enter it again under another number first"


class Side(StrEnum):
    """Whose value stands: that of the patient who stays, or of the one who is merged into them."""

    STAYS = "stays"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that the two have otherwise. ``name`` is what a choice is kept under; ``only``: one alone has it."""

    name: str
    part: str  # patient, baseline, outcome, record
    attribute: str
    stays: Any
    goes: Any

    @property
    def only(self) -> Side | None:
        if _absent(self.goes):
            return Side.STAYS
        return Side.GOES if _absent(self.stays) else None


@dataclass(frozen=True, slots=True)
class Clash:
    """A thing that both tell, otherwise: results of one test and time, reads of one day.

    And every lesion whose number both have: nobody but a person knows whether it is one. Where both tell it the same,
    ``Side.GOES`` says that it is two, and the merge is refused.
    """

    name: str
    part: str  # an attribute of a record
    stays: Any
    goes: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """``joined`` and ``same`` count, by the attribute of a record, what comes and what is there already."""

    differences: tuple[Difference, ...]
    clashes: tuple[Clash, ...]
    joined: Mapping[str, int]
    same: Mapping[str, int]
    refusal: Sentence | None = None

    def asked(self) -> tuple[str, ...]:
        """What a person must choose, by name."""
        names = [one.name for one in self.differences if one.only is None]
        return (*names, *(one.name for one in self.clashes))


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be done to the rows: ``moved`` by attribute of a record to the patient who stays, ``voided`` there.

    ``changed``: a part as it is to stand, by the attribute that holds it. ``lesions``: which of the one who goes is
    which of the one who stays, by row. ``renamed``: moved parts whose identifier, or what they name by one, is another.
    """

    record: Record
    moved: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    voided: tuple[Imaging, ...] = ()
    changed: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
    lesions: Mapping[int, int] = field(default_factory=dict)


_ONE_EACH = ("patient", "baseline", "outcome")
_OF_THE_RECORD = ("treatment_start", "protocol", "settings")
_NEVER = {"key", "written", "code"}
# What tells two things of a kind apart: where it agrees they are one thing, told the same or otherwise.
_SAME_THING: dict[str, Callable[[Any], object]] = {
    "treatments": lambda one: (one.agent, one.kind, one.start, one.planned_date),
    "medications": lambda one: (one.name, one.start),
    "visits": lambda one: (one.date, one.time),
    "planned_visits": lambda one: one.visit,
    "labs": lambda one: (one.analyte, one.date, one.time),
    "lesions": lambda one: one.number,
    "imaging": lambda one: (one.date, one.reader, one.modality),
    "adverse_events": lambda one: (one.term, one.start),
    "adjudications": lambda one: (one.date, one.criterion),
    "declined_grades": lambda one: (one.result, one.term),
    "reviewed_flags": lambda one: (one.rule, one.inputs),
}
LISTS = tuple(_SAME_THING)


def compared(stays: Record, goes: Record) -> Comparison:
    """How the two differ, and what would join."""
    goes = _named_as(stays, goes)
    same: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    clashes: list[Clash] = []
    for part in LISTS:
        for theirs, ours in _paired(stays, goes, part):
            if ours is None:
                joined[part] += 1
            elif _content(ours) == _content(theirs) and part != "lesions":
                same[part] += 1
            else:
                clashes.append(Clash(f"{part} {theirs.key}", part, ours, theirs))
    return Comparison(tuple(_differences(stays, goes)), tuple(clashes), joined, same, _refusal(stays, goes))


def merged(stays: Record, goes: Record, choices: Mapping[str, Side]) -> Merged:
    """The record that the two become. Raises ValueError with a sentence where a choice is missing or cannot be."""
    found = compared(stays, goes)
    if found.refusal is not None:
        raise MergeError(found.refusal)
    if any(name not in choices for name in found.asked()):
        raise MergeError(NOT_CHOSEN)
    changed: dict[str, list[Kept]] = {}
    record = _chosen(stays, goes, found.differences, choices, changed)
    named = _named_as(stays, goes)
    lists: dict[str, Any] = {}
    moved: dict[str, tuple[int, ...]] = {}
    voided: list[Imaging] = []
    lesions: dict[int, int] = {}
    for part in LISTS:
        ours = {one.key: one for one in getattr(stays, part)}
        coming = []
        for theirs, there in _paired(stays, named, part):
            if there is None:
                coming.append(theirs)
                continue
            side = choices.get(f"{part} {theirs.key}", Side.STAYS)
            if part == "lesions":
                if side is Side.GOES and there == theirs:
                    raise MergeError(sentence(_TWO_LESIONS, number=there.number))
                lesions[_row(theirs)] = _row(there)
            stands = _standing(there, theirs, side)
            if stands is theirs:
                voided.append(ours.pop(there.key))
                coming.append(theirs)
            elif stands is not there:
                ours[there.key] = stands
                changed.setdefault(part, []).append(stands)
        moved[part] = tuple(_row(one) for one in coming)
        lists[part] = tuple(sorted((*ours.values(), *coming), key=_row))
        before = {one.key: one for one in getattr(goes, part)}
        changed.setdefault(part, []).extend(one for one in coming if one != before[one.key])
    record = replace(record, **lists)
    return Merged(
        record, moved, tuple(voided), {name: tuple(parts) for name, parts in changed.items() if parts}, lesions
    )


def _standing(ours: Any, theirs: Any, side: Side) -> Any:
    """How a thing that both tell is to stand: as it does (``ours`` itself), changed, or ``theirs`` in its place."""
    if side is Side.GOES and _content(ours) != _content(theirs):
        if isinstance(theirs, Imaging):
            return theirs
        return replace(theirs, key=ours.key, written=None, **_own_name(ours, theirs))
    named = _own_name(ours, theirs)
    if named and named["identifier"] != ours.identifier:
        ours = replace(ours, **named)
    return _with_signature(ours, theirs) if _content(ours) == _content(theirs) else ours


class MergeError(ValueError):
    """Two records cannot be made one, and why."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(str(said))
        self.sentence = said


def _refusal(stays: Record, goes: Record) -> Sentence | None:
    if stays.provenance != goes.provenance:
        return sentence("made-up data are not joined with those of a patient")
    if stays.protocol == goes.protocol and stays.template != goes.template:
        words = "the two are on two versions of the protocol {name}; move one of them to the version of the other first"
        return sentence(words, name=stays.protocol)
    return None


# Values of which there is one


def _differences(stays: Record, goes: Record) -> Iterator[Difference]:
    for part in _ONE_EACH:
        ours, theirs = getattr(stays, part), getattr(goes, part)
        for one in fields(ours):
            if one.name not in _NEVER and getattr(ours, one.name) != getattr(theirs, one.name):
                values = getattr(ours, one.name), getattr(theirs, one.name)
                yield Difference(f"{part}.{one.name}", part, one.name, *values)
    for name in _OF_THE_RECORD:
        if getattr(stays, name) != getattr(goes, name):
            yield Difference(f"record.{name}", "record", name, getattr(stays, name), getattr(goes, name))


def _chosen(
    stays: Record,
    goes: Record,
    differences: tuple[Difference, ...],
    choices: Mapping[str, Side],
    changed: dict[str, list[Kept]],
) -> Record:
    record = stays
    for part in (*_ONE_EACH, "record"):
        taken = {
            one.attribute: one.goes
            for one in differences
            if one.part == part and (one.only or choices[one.name]) is Side.GOES
        }
        if taken and part == "record":
            template = goes.template if "protocol" in taken else stays.template  # it comes with the protocol's name
            record = replace(record, **taken, template=template)
        elif taken:
            new = replace(getattr(record, part), written=None, **taken)
            changed[part] = [new]
            record = replace(record, **{part: new})
    return record


def _absent(value: Any) -> bool:
    return value is None or value == ()


# Things of which there are many


def _paired(stays: Record, goes: Record, part: str) -> Iterator[tuple[Any, Any]]:
    """Each thing of the one who goes, with the same thing of the one who stays; each of theirs is that of one."""
    of = _SAME_THING[part]
    free = list(getattr(stays, part))
    for theirs in getattr(goes, part):
        near = [ours for ours in free if of(ours) == of(theirs)]
        equal = next((ours for ours in near if _content(ours) == _content(theirs)), None)
        found = equal if equal is not None else next(iter(near), None)
        if found is not None:
            free.remove(found)
        yield theirs, found


def _content(one: Any) -> Any:
    """What is told, but for what it is called inside a file, and for who signed it."""
    if isinstance(one, LabResult):
        return replace(one, identifier=None, reviewed=None)
    if isinstance(one, Imaging):
        return replace(one, signed=None)
    return replace(one, identifier=None) if hasattr(one, "identifier") else one


def _with_signature(ours: Any, theirs: Any) -> Any:
    """What both tell the same was signed once either is signed."""
    for name, kind in (("reviewed", LabResult), ("signed", Imaging)):
        if isinstance(ours, kind) and getattr(ours, name) is None and getattr(theirs, name) is not None:
            return replace(ours, **{name: getattr(theirs, name)})
    return ours


def _own_name(ours: Any, theirs: Any) -> dict[str, Any]:
    """What derives from either names it so."""
    return {"identifier": ours.identifier or theirs.identifier} if hasattr(ours, "identifier") else {}


def _row(one: Any) -> int:
    assert one.key is not None
    return int(one.key)


# What things are called inside a record


def _named_as(stays: Record, goes: Record) -> Record:
    """The one who goes, with what is derived from things naming them as the one who stays would.

    The same thing has the name that it has there; another thing of the same name gets a new one.
    """
    results = _names(stays, goes, ("labs", "visits"))
    given = _names(stays, goes, ("treatments",))

    def named(one: Any, names: Mapping[str, str]) -> Any:
        return replace(one, identifier=names.get(one.identifier or "", one.identifier))

    def event(one: AdverseEvent) -> AdverseEvent:
        linked = one.linked_treatments
        return replace(
            one,
            from_result=results.get(one.from_result or "", one.from_result),
            linked_treatments=None if linked is None else tuple(given.get(name, name) for name in linked),
        )

    def declined(one: DeclinedGrade) -> DeclinedGrade:
        return replace(one, result=results.get(one.result, one.result))

    return replace(
        goes,
        labs=tuple(named(one, results) for one in goes.labs),
        visits=tuple(named(one, results) for one in goes.visits),
        treatments=tuple(named(one, given) for one in goes.treatments),
        adverse_events=tuple(map(event, goes.adverse_events)),
        declined_grades=tuple(map(declined, goes.declined_grades)),
    )


def _names(stays: Record, goes: Record, parts: tuple[str, ...]) -> dict[str, str]:
    taken = {one.identifier for part in parts for one in getattr(stays, part) if one.identifier}
    taken |= {one.identifier for part in parts for one in getattr(goes, part) if one.identifier}
    ours = {one.identifier for part in parts for one in getattr(stays, part)}
    names: dict[str, str] = {}
    for part in parts:
        for theirs, there in _paired(stays, goes, part):
            old = theirs.identifier
            if old is None:
                continue
            if there is not None and there.identifier is not None:
                names[old] = there.identifier
            elif old in ours:
                new = next(f"{old}-{n}" for n in range(2, len(taken) + 3) if f"{old}-{n}" not in taken)
                taken.add(new)
                names[old] = new
    return names
