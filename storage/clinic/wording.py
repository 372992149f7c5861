"""Values of a record as a person types them: what stands in a field, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from models.forms.typed import EntryError, parse_date, parse_day, parse_diameter
from models.record.identity import half_width
from models.record.impossible import HEPATIC_VEINS
from models.record.kept import GradeStep, Relation
from models.record.records import Kept, LabResult, Record, Thrombus
from models.words import sentence
from storage import fields as listed
from storage.clinic import editing
from storage.clinic.rows import RecordKind, table_of
from storage.fields import Field, Kind

START = Field("treatment_start", "treatment_start", listed.DATE)  # of the record, kept in the row of its patient
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?\Z")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])\Z")
_STEP = re.compile(r"(\S+)\s+G?([1-5])(?:\s+(\S.*))?\Z", re.IGNORECASE)
_BETWEEN_STEPS = re.compile(r"\s*[;；]\s*(?=~?[0-9][0-9年月日/.-]+\s+G?[1-5](?:\s|[;；]|\Z))", re.IGNORECASE)
_ANSWER = re.compile(rf"(\S.*?)\s*[:：]\s*({'|'.join(Relation)})\Z")
_ANSWERS = "; ".join(f"{agent}: {answer}" for agent, answer in zip("ABC", Relation, strict=True))
_IN_WORDS = (
    listed.TEXT,
    listed.TEXTS,
    listed.GRADES,
    listed.RELATIONS,
    listed.NAMED,
)  # kept as typed, full width and all
_NEVER_CHANGED = {
    RecordKind.LESION: ("number",),
    RecordKind.TREATMENT: ("identifier",),
    RecordKind.VISIT: ("identifier",),  # names that links hold on to
    RecordKind.LAB_RESULT: ("analyte", "identifier", "reviewed"),
    RecordKind.ADVERSE_EVENT: ("ctcae_version", "from_result"),
    RecordKind.DECLINED_GRADE: ("result", "term", "grade", "by", "on"),
    RecordKind.REVIEWED_FLAG: ("rule", "inputs", "by", "on"),
    RecordKind.QUERY: tuple(field.attribute for field in listed.QUERY.fields if field.attribute != "question"),
    RecordKind.ADJUDICATION: ("by", "on"),
    RecordKind.IMAGING: ("signed",),  # by its reader alone: see ``storage.clinic.signing``
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One value of a row as it can be typed: ``options`` are the words of a vocabulary, else it is free text."""

    attribute: str
    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRow:
    """One row of a patient, value by value. ``subject`` is the record itself.

    ``new``: there is none yet; ``row`` is that of the read that lacks a thrombus.
    """

    kind: RecordKind
    row: int
    subject: Kept
    values: tuple[Written, ...]
    new: bool = False


def written_row(record: Record, kind: RecordKind, row: int) -> WrittenRow:
    """The values of one row that can be corrected. Raises LookupError for a row that the record does not have."""
    written = _written(kind, row, editing.part(record, kind, row))
    if kind is not RecordKind.PATIENT:
        return written
    start = Written(attribute=START.attribute, text=as_text(START, record.treatment_start))
    return replace(written, values=(*written.values, start))


def unwritten_thrombus(record: Record, read: int) -> WrittenRow:
    """The values of the thrombus that this read lacks. Raises LookupError for a read that is gone, StoreProblem."""
    editing.with_thrombus(record, read, Thrombus())
    return _written(RecordKind.THROMBUS, read, Thrombus(), new=True)


def _written(kind: RecordKind, row: int, part: Kept, *, new: bool = False) -> WrittenRow:
    values = [Written(attribute="value", text=part.value.reported)] if isinstance(part, LabResult) else []
    for field in table_of(kind).kind.fields:
        if field.attribute not in _NEVER_CHANGED.get(kind, ()):
            text = as_text(field, getattr(part, field.attribute))
            values.append(Written(attribute=field.attribute, text=text, options=_options(field)))
    return WrittenRow(kind=kind, row=row, subject=part, values=tuple(values), new=new)


def value_of(kind: RecordKind, attribute: str, text: str, today: date) -> Any:
    """What was typed for one value of a row, as the record holds it. Raises EntryError for what cannot be read."""
    fields = {field.attribute: field for field in table_of(kind).kind.fields}
    if kind is RecordKind.PATIENT:
        fields[START.attribute] = START
    if attribute not in fields:  # the value of a result is read by the store, which knows its analyte
        return text.strip()
    return from_text(fields[attribute], text, today)


def as_text(field: Field, value: Any) -> str:
    """``28.5``, ``yes``, ``2025-03-28``, ``hepatitis B, alcohol``; nothing for what was not recorded."""
    if value is None:
        return ""
    if field.kind is listed.YES_NO:
        return "yes" if value else "no"
    if (in_words := listed.IN_WORDS.get(field.kind)) is not None:
        return in_words(value)
    told = field.kind.to_json(value)
    joint = " + " if field.kind is listed.TENTHS_LIST else ", "
    return joint.join(map(str, told)) if isinstance(told, list) else str(told)


def from_text(field: Field, text: str, today: date) -> Any:
    """The value that a text means; nothing typed is nothing recorded. Raises EntryError."""
    plain = text.strip() if field.kind in _IN_WORDS else half_width(text).strip()
    if not plain:
        return field.absent
    if options := _options(field):
        if plain not in options:
            raise EntryError(sentence("“{text}” is none of: {words}", text=plain, words=", ".join(options)))
        return plain == "yes" if field.kind is listed.YES_NO else field.kind.from_json(plain)
    return _READERS.get(field.kind, _free)(plain, today)


def _options(field: Field) -> tuple[str, ...]:
    if field.attribute == "hepatic_vein":
        return HEPATIC_VEINS
    vocabulary = field.kind.from_json
    if field.kind is listed.YES_NO:
        return ("yes", "no")
    if isinstance(vocabulary, type) and issubclass(vocabulary, StrEnum):
        return tuple(word.value for word in vocabulary)
    return ()


def _free(text: str, _: date) -> str:
    return text


def _whole(text: str, _: date) -> int:
    if not re.fullmatch("[0-9]{1,6}", text):
        raise EntryError(sentence("“{text}” is not a whole number", text=text))
    return int(text)


def _decimal(text: str, _: date) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise EntryError(sentence("“{text}” is not a number; write a decimal point", text=text))
    return Decimal(text)


def _clock(text: str, _: date) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise EntryError(sentence("“{text}” is not a time of day; write 14:05", text=text))
    return time(int(found[1]), int(found[2]))


def _texts(text: str, _: date) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[,，、]", text) if part.strip())


def _tenths(text: str, _: date) -> int:
    return parse_diameter(text)


def _tenths_list(text: str, _: date) -> tuple[int, ...]:
    return tuple(parse_diameter(part) for part in re.split(r"\s*[+,，]\s*", text) if part)


def _grades(text: str, today: date) -> tuple[GradeStep, ...]:
    return tuple(_step(part, today) for part in _BETWEEN_STEPS.split(text) if part.strip())


def _step(text: str, today: date) -> GradeStep:
    found = _STEP.match(text.strip())
    if found is None:
        raise EntryError(
            sentence("“{text}” is no change of grade; write 2025-03-28 G2 148/92 mmHg; …", text=text.strip())
        )
    return GradeStep(parse_day(found[1], today), int(found[2]), found[3] or None)


def _relations(text: str, _: date) -> tuple[tuple[str, Relation], ...]:
    return tuple(_relation(part) for part in re.split("[;；]", text) if part.strip())


def _relation(text: str) -> tuple[str, Relation]:
    found = _ANSWER.match(text.strip())
    if found is None:
        raise EntryError(sentence("“{text}” is no answer; write {example}", text=text.strip(), example=_ANSWERS))
    return found[1], Relation(found[2])


def _named(text: str, _: date) -> tuple[tuple[str, str], ...]:
    """What a source states, by name: ``Child-Pugh: A6; ALBI grade: 2``."""
    told = dict(_named_value(part) for part in re.split("[;；]", text) if part.strip())
    return tuple(told.items())


def _named_value(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"\s*(\S[^:：]*?)\s*[:：]\s*(\S.*?)\s*", text)
    if found is None:
        raise EntryError(sentence("“{text}” is no name and value; write Child-Pugh: A6; BCLC: C", text=text.strip()))
    return found[1], found[2]


_READERS: dict[Kind, Callable[[str, date], Any]] = {
    listed.WHOLE: _whole,
    listed.DECIMAL: _decimal,
    listed.DATE: parse_date,
    listed.PARTIAL_DATE: parse_day,
    listed.NAMED: _named,
    listed.CLOCK: _clock,
    listed.TEXTS: _texts,
    listed.TENTHS: _tenths,
    listed.TENTHS_LIST: _tenths_list,
    listed.GRADES: _grades,
    listed.RELATIONS: _relations,
}
