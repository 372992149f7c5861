"""Which value of a record a query is about, what stands there now, and whether it was corrected since it was asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from models.quantities import Quantity
from models.record.kept import Kept, Query, QueryState
from models.record.partialdate import PartialDate
from models.record.records import (
    Adjudication,
    AdverseEvent,
    Appointment,
    Baseline,
    DeclinedGrade,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Medication,
    Outcome,
    Patient,
    Record,
    Thrombus,
    Treatment,
    Visit,
)

Path = tuple[str | int, ...]
# The lists of a case file, and what each holds.
LISTS: dict[str, type[Kept]] = {
    "treatments": Treatment,
    "medications": Medication,
    "visits": Visit,
    "planned_visits": Appointment,
    "labs": LabResult,
    "lesions": Lesion,
    "imaging": Imaging,
    "adverse_events": AdverseEvent,
    "adjudications": Adjudication,
    "declined_grades": DeclinedGrade,
}
_HOLDERS: dict[type[Kept], str] = {kind: name for name, kind in LISTS.items()}
_HOLDERS |= {Measurement: "imaging", Thrombus: "imaging", Patient: "patient", Baseline: "baseline", Outcome: "outcome"}
_BOARD = "board_"
START = "treatment_start"  # of the record, kept with the patient
# Keys of a case file that are other words than the values they hold.
_KEYS = {
    "identifier": "id",
    "diameter_tenths": "diameter_mm",
    "viable_tenths": "viable_mm",
    "parts_tenths": "parts_mm",
    "time": "date",  # a moment is one value there
}
_VALUES = {key: value for value, key in _KEYS.items() if value != "time"}
_STEP = re.compile(r'(?:\A|\.)([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]+)\]|\[("(?:[^"\\]|\\.)*")\]')
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
# What a row of each kind is called by, in the order of the words.
_CALLED: dict[type[Kept], tuple[str, ...]] = {
    Patient: ("code",),
    Treatment: ("agent", "start"),
    Medication: ("name", "start"),
    Visit: ("date",),
    Appointment: ("visit", "day"),
    LabResult: ("analyte", "date"),
    Lesion: ("number",),
    Imaging: ("modality", "date"),
    AdverseEvent: ("term", "start"),
    Adjudication: ("criterion", "date"),
    DeclinedGrade: ("term", "on"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A value: the attribute ``name`` of ``part``, or the whole of it ("")."""

    part: Kept
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what it is about; ``target`` is None once the row was taken out, ``now`` what stands there."""

    query: Query
    target: Target | None
    now: str | None

    @property
    def corrected(self) -> bool:
        """Whether what stands there is not what stood there when it was asked, or is gone."""
        if self.target is None:
            return True
        return self.target.name != "" and self.query.asked_value is not None and self.query.asked_value != self.now


def asked(record: Record) -> tuple[Asked, ...]:
    """Every query of a record, in the order in which they were asked."""
    found = []
    for query in record.queries:
        target = target_of(record, query.about)
        found.append(Asked(query, target, None if target is None else value_words(record, target)))
    return tuple(found)


def open_queries(record: Record) -> tuple[Query, ...]:
    """Those that are not closed."""
    return tuple(one for one in record.queries if one.state is not QueryState.CLOSED)


ByRow = Mapping[tuple[type[Kept], int | None], tuple[Asked, ...]]


def queries_by_row(record: Record) -> ByRow:
    """The queries about each row; those about rows that were taken out are about none."""
    found: dict[tuple[type[Kept], int | None], tuple[Asked, ...]] = {}
    for one in asked(record):
        if one.target is not None:
            at = type(one.target.part), one.target.part.key
            found[at] = (*found.get(at, ()), one)
    return found


def queries_at(found: ByRow, part: object, *names: str) -> tuple[Asked, ...]:
    """The queries about a row, or about these values of it and the row as a whole."""
    if not found or not isinstance(part, Kept) or part.key is None:
        return ()
    here = found.get((type(part), part.key), ())
    return tuple(one for one in here if not names or one.target is None or one.target.name in ("", *names))


def waiting(found: Iterable[Asked]) -> tuple[Asked, ...]:
    """Those that are not closed."""
    return tuple(one for one in found if one.query.state is not QueryState.CLOSED)


def parts_of(record: Record) -> Iterator[tuple[Path, Kept]]:
    """Every row of a record and its place in the case file."""
    yield ("patient",), record.patient
    yield ("baseline",), record.baseline
    yield ("outcome",), record.outcome
    for name in LISTS:
        for index, part in enumerate(getattr(record, name)):
            yield (name, index), part
    for index, read in enumerate(record.imaging):
        for measured in read.measurements:
            yield ("imaging", index, "lesions", measured.number), measured
        if read.thrombus is not None:
            yield ("imaging", index, "pvtt"), read.thrombus


def place_of(holder: Path, name: str) -> str:
    """The place in the case file of a value of a row that lies at ``holder``."""
    if holder == ("patient",) and name == START:
        return START
    if holder == ("patient",) and name.startswith(_BOARD):
        return place_text(("board", name.removeprefix(_BOARD)))
    key = "on" if (holder[0], name) == ("planned_visits", "day") else _KEYS.get(name, name)
    return place_text((*holder, key) if name else holder)


def place_of_gone(kind: type[Kept]) -> str:
    """The place of a row that was taken out: where it stood among others."""
    return _HOLDERS[kind]


def place_text(path: Path) -> str:
    """``imaging[2].lesions.T1.diameter_mm``."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN.match(step):
            text += f".{step}" if text else step
        else:
            text += f"[{json.dumps(step, ensure_ascii=False)}]"
    return text


def steps(text: str) -> Path | None:
    """The steps of a place; None for what is none."""
    path: list[str | int] = []
    at = 0
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None:
            return None
        name, index, quoted = found.groups()
        path.append(name if name is not None else int(index[:9]) if index is not None else json.loads(quoted))
        at = found.end()
    return tuple(path) or None


def is_gone(about: str) -> bool:
    """Whether a place is that of a row that was taken out."""
    return about in LISTS


def target_of(record: Record, about: str) -> Target | None:
    """What lies at a place; None where no row lies there, or its kind has no such value."""
    path = steps(about)
    if path is None:
        return None
    top, rest = path[0], path[1:]
    if path == (START,):
        return Target(record.patient, START)
    if top in ("patient", "baseline", "outcome"):
        return _value(getattr(record, str(top)), rest)
    if top == "board" and len(path) == 2:
        return _at(record.patient, f"{_BOARD}{path[1]}")
    held = getattr(record, str(top)) if top in LISTS else ()
    if not rest or not isinstance(rest[0], int) or rest[0] >= len(held):
        return None
    part, rest = held[rest[0]], rest[1:]
    if isinstance(part, Imaging) and rest and rest[0] in ("lesions", "pvtt"):
        return _within(part, rest)
    return _value(part, ("day",) if (top, *rest) == ("planned_visits", "on") else rest)


def _value(part: Kept | None, rest: Path) -> Target | None:
    """A row as a whole, or one of its values."""
    if part is None or len(rest) > 1 or (rest and isinstance(rest[0], int)):
        return None
    return _at(part, str(rest[0]) if rest else "")


def _within(imaging: Imaging, rest: Path) -> Target | None:
    """The thrombus or a measurement of a read, or one of its values."""
    if rest[0] == "pvtt":
        return _value(imaging.thrombus, rest[1:])
    return _value(imaging.measurement(str(rest[1])) if len(rest) > 1 else None, rest[2:])


def _at(part: Kept, key: str) -> Target | None:
    name = _VALUES.get(key, key)
    return Target(part, name) if not name or name in _names(type(part)) else None


def _names(kind: type[Kept]) -> frozenset[str]:
    shared = {one.name for one in fields(Kept)}
    return frozenset(one.name for one in fields(kind)) - shared


def value_words(record: Record, target: Target) -> str:
    """What stands at a value, as a person would write it; "" where nothing is recorded, or of a row as a whole."""
    if not target.name:
        return ""
    value = record.treatment_start if target.name == START else getattr(target.part, target.name)
    return _words(value, target.name)


def _words(value: Any, name: str) -> str:
    if value is None:
        return ""
    if name.endswith("_tenths") and isinstance(value, int):
        return f"{Decimal(value) / 10:f}"
    if isinstance(value, tuple):
        pairs = [": ".join(_words(part, "") for part in one) if isinstance(one, tuple) else "" for one in value]
        if any(pairs):
            return "; ".join(pairs)
        inner = ", " if all(isinstance(one, str | int) for one in value) else "; "
        return inner.join(_words(one, name) for one in value)
    if is_dataclass(value) and not isinstance(value, Quantity | PartialDate):
        return " ".join(filter(None, (_words(getattr(value, one.name), "") for one in fields(value))))
    return next((told(value) for kind, told in _TOLD if isinstance(value, kind)), str(value))


_TOLD: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: "yes" if value else "no"),
    (Quantity, lambda value: value.reported),
    (Decimal, lambda value: f"{value:f}"),
    (date | PartialDate | time, lambda value: value.isoformat()),
)


def subject_of(record: Record, part: Kept) -> str:
    """What a row is called: ``AFP 2025-03-12``, ``T1 2025-04-18``."""
    if isinstance(part, Measurement | Thrombus):
        read = next((one for one in record.imaging if _holds(one, part)), None)
        on = "" if read is None else read.date.isoformat()
        return " ".join(filter(None, (part.number if isinstance(part, Measurement) else "", on)))
    if isinstance(part, Baseline | Outcome):
        return record.patient.code
    return " ".join(filter(None, (_words(getattr(part, name), name) for name in _CALLED.get(type(part), ()))))


def query_subject(record: Record, query: Query) -> str:
    """What the row of a query is called; as the store knows it where it was taken out."""
    found = target_of(record, query.about)
    return query.subject if found is None else subject_of(record, found.part)


def _holds(imaging: Imaging, part: Measurement | Thrombus) -> bool:
    return any(one is part for one in (*imaging.measurements, imaging.thrombus))
