"""Rows of a workbook gathered into case documents, one for each patient; what cannot be gathered is refused by cell."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.names.synonyms import known_spelling
from models.record.identity import skeleton
from models.words import Sentence, Unreadable, sentence
from storage.files.casefile import BOARD, FORMAT
from storage.files.cells import quoted
from storage.firstload.lines import Line, Refusal, refusal
from storage.firstload.sheets import MEASUREMENTS, PATIENT, PATIENTS, RANGES, READS, SETTINGS
from storage.firstload.values import check_result, code_of, moment_of, value_of
from storage.jsonfile import below

_OF_THE_CASE = ("treatment_start", "protocol")  # on the sheet of the patients, and not of the patient in a case file
Values = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """The case document of one patient as it is put together, and which row each part of it comes from."""

    code: str
    line: Line
    document: dict[str, Any]
    places: dict[str, Line] = field(default_factory=dict)

    def found(self, place: str) -> tuple[Line, str | None]:
        """The row and the title of the column from which the value at ``place`` of the document comes."""
        ends = [len(place), *(at for at in range(len(place) - 1, 0, -1) if place[at] in ".[")]
        for end in ends:
            if (line := self.places.get(place[:end])) is not None:
                key = place[end:].lstrip(".").partition(".")[0].partition("[")[0]
                title = {SETTINGS: "value", MEASUREMENTS: key or "lesion"}.get(line.plan.name, key)
                title = title if line.plan.column(title) is not None else f"{BOARD}{title}"
                return line, title if line.plan.column(title) is not None else None
        key = place.rpartition(".")[2] or place
        return self.line, key if self.line.plan.column(key) is not None else None


@dataclass(slots=True)
class Gathered:
    """Every patient by code, and what was refused on the way."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, line: Line, title: str | None, reason: Sentence, patient: str = "") -> None:
        self.refusals.append(refusal(line, title, reason, patient))


def gathered(lines: Iterable[Line]) -> Gathered:
    """The documents of the patients. Of what is refused nothing stands in them."""
    found, by_sheet = Gathered(), defaultdict(list)
    for line in lines:
        by_sheet[line.plan.name].append(line)
    _Patients(found).gather(by_sheet.pop(PATIENTS, ()))
    last = {name: by_sheet.pop(name, ()) for name in (MEASUREMENTS, SETTINGS, RANGES)}
    parts = _Parts(found)
    for rows in by_sheet.values():
        parts.gather(rows)
    parts.gather(last[SETTINGS])
    _Measurements(found, parts).gather(last[MEASUREMENTS])
    _ranges(found, last[RANGES])
    return found


def _values(found: Gathered, line: Line, patient: str) -> tuple[Values, bool]:
    """What stands in a row by title, and whether all of it could be read."""
    values: Values = {}
    whole = True
    for column in line.plan.columns:
        cell = line.cells.get(column.title)
        if column.title == PATIENT:
            continue
        if cell is None:
            if column.needed:
                found.refuse(line, column.title, Sentence("nothing stands here, and it is needed"), patient)
                whole = False
            continue
        try:
            if column.title == "date" and line.plan.column("time") is not None:
                values |= _moment(line)
            elif column.title != "time":
                values[column.title] = value_of(column, cell)
        except Unreadable as problem:
            found.refuse(line, column.title, problem.sentence, patient)
            whole = False
    return values, whole


def _moment(line: Line) -> Values:
    """Date and time of day, as a case file writes them in one. Raises Unreadable."""
    day, clock = moment_of(line.cells["date"])
    column, cell = line.plan.column("time"), line.cells.get("time")
    if cell is not None and column is not None:
        said = value_of(column, cell)
        if clock not in (None, said):
            raise Unreadable(sentence("the date says {clock} and the time {said}", clock=clock, said=said))
        clock = said
    return {"date": day if clock is None else f"{day}T{clock}"}


# --- patients --------------------------------------------------------------------------------------------------------


class _Patients:
    """The sheet of the patients; each code and each hospital number is that of one, by what it looks like."""

    def __init__(self, found: Gathered) -> None:
        self._found = found
        self._codes: dict[str, tuple[str, Line]] = {}
        self._numbers: dict[str, tuple[str, Line]] = {}

    def gather(self, lines: Iterable[Line]) -> None:
        for line in lines:
            cell = line.cells.get("code")
            try:
                code = "" if cell is None else code_of(cell)
            except Unreadable:
                code = ""
            values, _ = _values(self._found, line, code)
            if not code or not self._is_new("code", code, line, self._codes):
                continue
            values["code"] = code
            number = values.get("hospital_number")
            if number is not None:
                values["hospital_number"] = number = code_of(line.cells["hospital_number"])
                self._is_new("hospital_number", number, line, self._numbers)
            self._keep(code, line, values)

    def _is_new(self, title: str, text: str, line: Line, known: dict[str, tuple[str, Line]]) -> bool:
        other, there = known.setdefault(skeleton(text), (text, line))
        if there is line:
            return True
        place = f"{there.sheet}!{there.where(title)}"
        said = sentence("{text} stands in {cell} already", text=text, cell=place)
        if other != text:
            said = sentence(
                "{text} looks the same as {other} in {cell}; nobody could tell the two patients apart",
                text=text,
                other=other,
                cell=place,
            )
        self._found.refuse(line, title, said, text)
        return False

    def _keep(self, code: str, line: Line, values: Values) -> None:
        of_case: Values = {key: values.pop(key) for key in _OF_THE_CASE if key in values}
        board = {key.removeprefix(BOARD): values.pop(key) for key in tuple(values) if key.startswith(BOARD)}
        of_case |= {"board": board} if board else {}
        patient = values
        document = {"format": FORMAT, "version": 2, "patient": patient, "treatment_start": None} | of_case
        self._found.drafts[code] = Draft(code, line, document, {"patient": line, "board": line})


def _draft_of(found: Gathered, line: Line) -> Draft | None:
    """The patient whose row this is; refused where there is none."""
    cell = line.cells.get(PATIENT)
    if cell is None:
        found.refuse(line, PATIENT, Sentence("the code of a patient is needed here"))
        return None
    try:
        code = code_of(cell)
    except Unreadable as problem:
        found.refuse(line, PATIENT, problem.sentence)
        return None
    if (draft := found.drafts.get(code)) is not None:
        return draft
    seen = skeleton(code)
    alike = next((one for one in found.drafts.values() if skeleton(one.code) == seen), None)
    if alike is None:
        found.refuse(line, PATIENT, sentence("there is no patient {code} on the sheet of the patients", code=code))
        return None
    place = f"{alike.line.sheet}!{alike.line.where('code')}"
    said = sentence(
        "{code} looks the same as {other} in {cell}, and is another code", code=code, other=alike.code, cell=place
    )
    found.refuse(line, PATIENT, said, code)
    return None


# --- what belongs to a patient ---------------------------------------------------------------------------------------


class _Parts:
    """Rows that become one object of a case document, or one more entry of a list there."""

    def __init__(self, found: Gathered) -> None:
        self._found = found
        self._seen: dict[tuple[str, str, str], Line] = {}
        self.half_read: set[str] = set()  # the patients of whom a read was refused in part

    def gather(self, lines: Iterable[Line]) -> None:
        for line in lines:
            draft = _draft_of(self._found, line)
            if draft is None:
                continue
            values, whole = _values(self._found, line, draft.code)
            if line.plan.name == "results" and not self._is_result(line, values, draft.code):
                whole = False
            if not whole:
                self.half_read |= {draft.code} if line.plan.name == READS else set()
            else:
                self._keep(draft, line, values)

    def _is_result(self, line: Line, values: Values, patient: str) -> bool:
        analyte = values.get("analyte")
        if analyte is None:
            return False
        spelt = known_spelling(analyte)
        if spelt not in (None, analyte):
            said = sentence("{text} is spelt {word}", text=quoted(analyte), word=quoted(str(spelt)))
            self._found.refuse(line, "analyte", said, patient)
            return False
        try:
            if "value" in values:
                check_result(analyte, values["value"])
        except Unreadable as problem:
            self._found.refuse(line, "value", problem.sentence, patient)
            return False
        return True

    def _keep(self, draft: Draft, line: Line, values: Values) -> None:
        plan = line.plan
        if plan.name == SETTINGS:
            self._set(draft, line, values)
        elif plan.many:
            entry = _entry(line, values)
            if self._is_new(draft, line, json.dumps(entry, default=str, sort_keys=True)):
                entries = draft.document.setdefault(plan.place, [])
                draft.places[f"{plan.place}[{len(entries)}]"] = line
                entries.append(entry)
        elif self._is_new(draft, line, ""):
            draft.document[plan.place] = values
            draft.places[plan.place] = line

    def _set(self, draft: Draft, line: Line, values: Values) -> None:
        name = values["parameter"]
        if self._is_new(draft, line, name):
            draft.document.setdefault("settings", {})[name] = values["value"]
            draft.places[below("settings", name)] = line

    def _is_new(self, draft: Draft, line: Line, what: str) -> bool:
        """Refused where the same stands there twice: a slip of copying, and never two results."""
        there = self._seen.setdefault((line.plan.name, draft.code, what), line)
        if there is line:
            return True
        place = f"{there.sheet}!{there.where(PATIENT)}"
        said = sentence("the same of this patient stands in the row of {cell} already", cell=place)
        self._found.refuse(line, PATIENT, said, draft.code)
        return False


def _entry(line: Line, values: Values) -> Values:
    """The values of a row as an entry of a case file; what belongs to an object inside of it stands there."""
    entry: Values = {}
    for column in line.plan.columns:
        if column.title in values:
            inner = entry.setdefault(column.part, {}) if column.part else entry
            inner[column.title] = values[column.title]
    return entry


# --- measurements and ranges -----------------------------------------------------------------------------------------


class _Measurements:
    """What was measured at the reads, each found by patient, date and reader."""

    def __init__(self, found: Gathered, parts: _Parts) -> None:
        self._found, self._parts = found, parts
        self._reads: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for draft in found.drafts.values():
            for place, read in enumerate(draft.document.get("imaging", ())):
                self._reads[draft.code, read["date"], _reader(read)].append(place)

    def gather(self, lines: Iterable[Line]) -> None:
        for line in lines:
            draft = _draft_of(self._found, line)
            if draft is None:
                continue
            values, whole = _values(self._found, line, draft.code)
            place = self._read_of(draft, line, values) if whole else None
            if place is None:
                continue
            number = values["lesion"]
            measured = draft.document["imaging"][place].setdefault("lesions", {})
            where = below(f"imaging[{place}].lesions", number)
            if number in measured:
                there = draft.places[where]
                said = sentence(
                    "lesion {number} has its row at this read already, in {cell}",
                    number=number,
                    cell=f"{there.sheet}!{there.where('lesion')}",
                )
                self._found.refuse(line, "lesion", said, draft.code)
                continue
            measured[number] = {key: value for key, value in values.items() if key not in ("date", "reader", "lesion")}
            draft.places[where] = line

    def _read_of(self, draft: Draft, line: Line, values: Values) -> int | None:
        on, reader = values["date"], _reader(values)
        places = self._reads.get((draft.code, on, reader), [])
        if len(places) == 1:
            return places[0]
        if places:
            said = sentence(
                "there are {count} reads of {on} by this reader; name the readers, or enter one of them by hand",
                count=len(places),
                on=on,
            )
            self._found.refuse(line, "date", said, draft.code)
        elif draft.code not in self._parts.half_read:
            said = sentence("this patient has no read of {on} without a reader on the sheet of the reads", on=on)
            if reader:
                said = sentence(
                    "this patient has no read of {on} by reader {reader} on the sheet of the reads",
                    on=on,
                    reader=reader,
                )
            self._found.refuse(line, "date", said, draft.code)
        return None


def _reader(values: Mapping[str, Any]) -> str:
    return str(values.get("reader") or "")


def _ranges(found: Gathered, lines: Sequence[Line]) -> None:
    """Each edition goes to the patients whose results name its laboratory and analyte: they need it."""
    needing: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in found.drafts.values() if lines else ():
        for named in dict.fromkeys((one.get("laboratory"), one["analyte"]) for one in draft.document.get("labs", ())):
            needing[named].append(draft)
    for line in lines:
        values, whole = _values(found, line, "")
        if not whole:
            continue
        drafts = needing.get((values["laboratory"], values["analyte"]), ())
        if not drafts:
            said = sentence(
                "no result of this workbook is of laboratory {laboratory} and {analyte}; enter this range in the "
                "program, at Laboratories and ranges",
                laboratory=values["laboratory"],
                analyte=values["analyte"],
            )
            found.refuse(line, "laboratory", said)
        for draft in drafts:
            editions = draft.document.setdefault("ranges", [])
            draft.places[f"ranges[{len(editions)}]"] = line
            editions.append(dict(values))
