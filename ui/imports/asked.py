"""What a person says of a file: a reading, a column, a name, a row corrected or given to somebody."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from models.laboratory.mapping import Mapping
from models.laboratory.results import JudgedRow, Outcome
from models.words import Sentence
from storage.clinic.imports.batches import Place, place_of
from ui.imports.tray import Waiting
from ui.imports.work import Looked, Told
from ui.words.common import translate
from ui.words.language import short_date, word


def with_reading(mapping: Mapping, about: str, value: str) -> Mapping:
    """The mapping by which one thing is read as a person says."""
    said: dict[str, object] = {about: value}
    if about == "layout":
        said["header_line"] = None
    return replace(mapping, read_as=replace(mapping.read_as, **said))  # type: ignore[arg-type]


def with_column(mapping: Mapping, title: str, what: str) -> Mapping:
    """The mapping in which a column is this and nothing else; "" is nothing."""
    columns = {name: held for name, held in mapping.columns.items() if held != title and name != what}
    return replace(mapping, columns=columns | ({what: title} if what else {}))


def with_tests(mapping: Mapping, names: Dictionary[str, str]) -> Mapping:
    """The mapping that knows these names, too; a LOINC code is told from a name by how it is written."""
    codes = {name: analyte for name, analyte in names.items() if _LOINC.fullmatch(name)}
    tests = {name: analyte for name, analyte in names.items() if name not in codes}
    return replace(mapping, tests={**mapping.tests, **tests}, loinc={**mapping.loinc, **codes})


_LOINC = re.compile(r"[0-9]{1,7}-[0-9]")


def with_unit(mapping: Mapping, analyte: str, unit: str) -> Mapping:
    """The mapping that knows the unit of a test of which this laboratory prints none."""
    return replace(mapping, units={**mapping.units, analyte: unit})


def corrected(told: Dictionary[Place, Told], row: JudgedRow, what: str, text: str) -> dict[Place, Told]:
    """What was typed for this field, beside what was typed for others of the row."""
    place = place_of(row.raw)
    one = told.get(place, Told())
    return {**told, place: replace(one, typed={**one.typed, what: text})}


def given_to(told: Dictionary[Place, Told], keys: Sequence[object], code: str, reason: str) -> dict[Place, Told]:
    """Rows given to a patient, with the reason of whoever did it."""
    places = cast("Sequence[Place]", keys)
    return {**told, **{place: replace(told.get(place, Told()), code=code, reason=reason) for place in places}}


def waiting_in(looked: Looked) -> tuple[Waiting, ...]:
    """The rows of a file whose patient is not certain, those of one person together."""
    groups: dict[tuple[str, ...], list[JudgedRow]] = {}
    for row in looked.judged.rows:
        if row.outcome is Outcome.TRAY:
            raw = row.raw
            groups.setdefault((raw.number, raw.name, raw.born, raw.sex), []).append(row)
    return tuple(_together(rows, looked) for rows in groups.values())


def _together(rows: Sequence[JudgedRow], looked: Looked) -> Waiting:
    first = rows[0]
    return Waiting(
        keys=tuple(place_of(row.raw) for row in rows),
        kept=False,
        file=looked.judged.file,
        raw=first.raw,
        lines=tuple(sorted({row.raw.line for row in rows})),
        why=first.reason or Sentence(""),
        candidates=first.candidates,
        before=tuple(_before(one.code, first, looked) for one in first.candidates),
    )


def _before(code: str, row: JudgedRow, looked: Looked) -> str:
    """What is recorded of the same test before, and when."""
    same = [one for one in looked.recorded.get(code, ()) if one.analyte == row.analyte]
    if not same:
        return ""
    last = max(same, key=lambda one: one.date)
    words = translate("Tray", "{analyte} before: {value}, {date}")
    return words.format(analyte=word(last.analyte), value=last.value.reported, date=short_date(last.date))
