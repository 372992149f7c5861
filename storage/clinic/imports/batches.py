"""A laboratory's file taken: all that was accepted in one operation, the rest counted, or waiting for a person."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from models.laboratory.results import JudgedFile, JudgedRow, Outcome, RawResult
from models.record.impossible import impossible
from models.record.partialdate import parsed_day
from models.record.records import LabResult, Patient, Record
from models.record.records import Outcome as Ending
from models.words import Sentence, sentence
from storage.clinic import rows
from storage.clinic.journal.operations import local_time
from storage.clinic.locks import check_unlocked, refusal
from storage.clinic.rows import Origin
from storage.clinic.store import Store
from storage.files.caserules import result_problems
from storage.problems import Fault, StoreProblem
from storage.roles import Action

IMPORT = "Import results of a laboratory"
_CHUNK = 1_000  # rows between two looks at whether somebody gave up
_COUNTS = ("rows", "added", "changed", "same", "refused", "ignored", "waiting")
Place = tuple[str, int, str, str]  # of a result in its file: sheet, line, column, test


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a row: what is typed in place of its text, why it is this patient's."""

    typed: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptImport:
    """A file that was taken, when, by whom, and what became of its rows."""

    key: int
    file: str
    laboratory: str
    at: datetime
    by: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Coming:
    """A result on its way into the record of a patient; ``over`` is the recorded one that it corrects."""

    patient: int
    result: LabResult
    origin: Origin
    over: LabResult | None = None


def _unheard(share: float) -> None:
    """Where nobody watches."""


def as_it_stands(store: Store, judged: JudgedFile) -> JudgedFile:
    """The same file with what only the clinic file knows: what was taken from it before, and whose data are locked.

    A result that was taken from this very file, or waits, or was decided, changes nothing a second time, whatever was
    corrected since; how many wait is told.
    """
    known, locked = _places(store, judged.sha256), _locked(store)
    if not known and not locked:
        return judged
    rows = tuple(_standing(row, known, locked) for row in judged.rows)
    waits = sum(row.reason is WAITS for row in rows)
    told = sentence("{count} rows of this file wait in the tray already.", count=waits)
    if waits == 1:
        told = sentence("1 row of this file waits in the tray already.")
    return replace(judged, rows=rows, told=(*judged.told, told) if waits else judged.told)


TAKEN = Sentence("this row of this file was taken before")
WAITS = Sentence("this row waits in the tray already, for a person to say whose it is")
DISMISSED = Sentence("this row waited and was dismissed, with a reason")


def _standing(row: JudgedRow, known: Mapping[Place, Sentence], locked: Mapping[str, Sentence]) -> JudgedRow:
    if row.outcome is Outcome.IGNORED or row.outcome is Outcome.SAME:
        return row
    if (said := known.get(place_of(row.raw))) is not None:
        return replace(row, outcome=Outcome.SAME, reason=said, changes=None)
    if row.outcome is Outcome.ACCEPTED and row.patient is not None:
        why = locked.get(row.patient, locked.get(""))
        if why is not None:
            return replace(row, outcome=Outcome.REFUSED, reason=why, changes=None)
    return row


def place_of(raw: RawResult) -> Place:
    """Where a result stands in its file, and under what name."""
    return raw.sheet, raw.line, raw.column, raw.test


# What another file corrected since bears the origin of that one, and its own in the journal alone.
_WRITTEN_OVER = (
    "SELECT json_extract(before, '$.origin') FROM journal JOIN lab_result ON lab_result.id = row_id "
    "WHERE table_name = 'lab_result' AND before IS NOT NULL AND lab_result.deleted <> 2 "
    "AND json_extract(before, '$.origin') IS NOT lab_result.origin AND json_extract(before, '$.import_id') "
)


def _places(store: Store, sha256: str) -> dict[Place, Sentence]:
    """What became of the results of this very file, by their places."""
    if not imports(store, sha256):
        return {}
    of_file = "IN (SELECT id FROM lab_import WHERE deleted = 0 AND sha256 = ?)"
    taken = store.file.query(f"SELECT origin FROM lab_result WHERE deleted <> 2 AND import_id {of_file}", sha256)
    taken += store.file.query(_WRITTEN_OVER + of_file, sha256)
    asked = f"SELECT document, outcome FROM lab_waiting WHERE deleted = 0 AND import_id {of_file}"
    waiting = store.file.query(asked, sha256)
    found = {_place_in(json.loads(text)["raw"]): _DECIDED.get(outcome, WAITS) for text, outcome in waiting}
    return found | {_place_in(json.loads(text)): TAKEN for (text,) in taken}


_DECIDED = {"taken": TAKEN, "dismissed": DISMISSED}


def _place_in(held: Mapping[str, Any]) -> Place:
    return held.get("sheet", ""), held["line"], held.get("column", ""), held.get("test", "")


def _locked(store: Store) -> dict[str, Sentence]:
    """Why a patient's data are locked, by code; that of the data set under no code."""
    codes = dict(store.patients())
    return {codes.get(one.patient or 0, ""): refusal(one).words for one in store.locks.held()}


def mark(store: Store) -> int:
    """The last entry of the journal on which a judgement of rows rests: a later one makes it out of date."""
    found = "SELECT coalesce(max(id), 0) FROM journal WHERE table_name IN ('patient', 'outcome', 'lab_result')"
    return int(store.file.query(found)[0][0])


def imports(store: Store, sha256: str | None = None) -> tuple[KeptImport, ...]:
    """The files that were taken and stand, the last first; with ``sha256`` only this very file, each time."""
    of_file, values = ("", ()) if sha256 is None else (" AND sha256 = ?", (sha256,))
    found = store.file.query(
        f"SELECT i.id, file, laboratory, at, offset_minutes, user, {', '.join(_COUNTS)} FROM lab_import AS i "
        "JOIN journal ON table_name = 'lab_import' AND row_id = i.id AND before IS NULL "
        f"JOIN operation ON operation.id = operation_id WHERE i.deleted = 0{of_file} ORDER BY i.id DESC",
        *values,
    )
    return tuple(
        KeptImport(
            key=key,
            file=file,
            laboratory=laboratory,
            at=local_time(at, offset),
            by=by,
            counts=dict(zip(_COUNTS, counts, strict=True)),
        )
        for key, file, laboratory, at, offset, by, *counts in found
    )


def take(
    store: Store,
    judged: JudgedFile,
    *,
    mapping: str = "",
    said: Mapping[Place, Said] | None = None,
    as_of: int | None = None,
    tell: Callable[[float], None] = _unheard,
) -> int | None:
    """Keep a judged file: new results, corrections, and what waits, in one operation with one undo; its key.

    None where there is nothing to keep. ``mapping`` is the name of the saved one, ``said`` what a person said of rows
    by their places, ``as_of`` the ``mark`` at which they were judged; ``tell`` hears how much is
    written, 0 to 1, and may raise StoreProblem to give up: nothing is kept then.
    Raises StoreProblem for a role that may not, a lock, and what no case file could hold.
    """
    store.actor.require(Action.IMPORT_RESULTS)
    if as_of is not None and mark(store) != as_of:
        raise StoreProblem(
            "The clinic file was changed since this file was read.",
            "Read the file again; nothing was imported.",
            fault=Fault.FILE,
        )
    taken = tuple(_taken(judged, dict(_codes(store)), said or {}))
    waiting = tuple(row for row in judged.rows if row.outcome is Outcome.TRAY)
    if not taken and not waiting:
        return None
    if any(one.over is not None for one in taken):
        store.actor.require(Action.CORRECT)
    check_unlocked(store.file.query, None)
    for patient in {one.patient for one in taken}:
        check_unlocked(store.file.query, patient)
    check(store, taken)
    with store.operation(IMPORT, reason=judged.file, action=Action.IMPORT_RESULTS):
        key = store.file.rows.insert_row("lab_import", _summary(judged, mapping))
        write(store, key, taken, tell)
        store.file.rows.insert_rows("lab_waiting", [_waiting_row(key, row, judged) for row in waiting])
        tell(1.0)  # the last moment to give up: it is kept when this operation ends
    return key


def _codes(store: Store) -> Iterator[tuple[str, int]]:
    return ((code, key) for key, code in store.patients())


def _taken(judged: JudgedFile, keys: Mapping[str, int], said: Mapping[Place, Said]) -> Iterator[Coming]:
    for row in judged.rows:
        if row.outcome is Outcome.ACCEPTED and row.patient is not None:
            result = result_of(row, judged.laboratory)
            origin = origin_from(row.raw, judged.file, said.get(place_of(row.raw), _NOTHING))
            yield Coming(keys[row.patient], result, origin, row.changes)


_NOTHING = Said()


def result_of(row: JudgedRow, laboratory: str) -> LabResult:
    """The result that a judged row is, not reviewed."""
    assert row.analyte is not None
    assert row.collected is not None
    assert row.quantity is not None
    return LabResult(
        analyte=row.analyte,
        date=row.collected,
        time=row.time,
        value=row.quantity,
        unit=row.unit,
        low=row.low,
        high=row.high,
        laboratory=laboratory or None,
    )


def origin_from(raw: RawResult, file: str, said: Said = _NOTHING) -> Origin:
    return Origin(
        file=file,
        line=raw.line,
        sheet=raw.sheet,
        column=raw.column,
        test=raw.test,
        text=raw.result,
        unit=raw.unit or raw.header_unit,
        reference=raw.reference,
        flag=raw.flag,
        typed=said.typed,
        reason=said.reason,
    )


def check(store: Store, taken: Iterable[Coming]) -> None:
    """Hold every result to the standard of a case file, and against what cannot be (R-16). Raises StoreProblem."""
    deaths = dict(store.file.query("SELECT patient_id, death_date FROM outcome WHERE deleted = 0"))
    of: dict[int, list[Coming]] = defaultdict(list)
    for one in taken:
        of[one.patient].append(one)
        kept = rows.cached_result(one.result.analyte, one.result.value.reported)
        if kept != one.result.value:
            raise _refused(one, Sentence("its value would not be kept exactly as it was read"))
        for problem in result_problems(one.result):
            raise _refused(one, problem[1])
    today = store.file.today()
    for patient, ones in of.items():
        died = deaths.get(patient)
        record = Record(
            patient=Patient(code="imported"),
            treatment_start=date.min,
            labs=tuple(one.result for one in ones),
            outcome=Ending(death_date=None if died is None else parsed_day(died)),
        )
        for found in impossible(record, today):
            if found.place[0] == "labs":
                raise _refused(ones[int(found.place[1])], found.sentence)


def _refused(one: Coming, why: str | Sentence) -> StoreProblem:
    said = sentence("Line {line} of {file}: {why}.", line=str(one.origin.line), file=one.origin.file, why=why)
    return StoreProblem(said, "Leave it refused; nothing was imported.", fault=Fault.FILE)


def _summary(judged: JudgedFile, mapping: str) -> dict[str, object]:
    outcomes = Counter(row.outcome for row in judged.rows)
    changed = sum(row.is_change for row in judged.rows)
    return {
        "file": judged.file,
        "sha256": judged.sha256,
        "laboratory": judged.laboratory,
        "mapping": mapping,
        "rows": len(judged.rows),
        "added": outcomes[Outcome.ACCEPTED] - changed,
        "changed": changed,
        "same": outcomes[Outcome.SAME],
        "refused": outcomes[Outcome.REFUSED],
        "ignored": outcomes[Outcome.IGNORED],
        "waiting": outcomes[Outcome.TRAY],
    }


def write(store: Store, key: int, taken: Collection[Coming], tell: Callable[[float], None] = _unheard) -> None:
    """Within an operation with a reason: new results in statements of many rows, for 50,000 one by one are seconds."""
    new, over = [one for one in taken if one.over is None], [one for one in taken if one.over is not None]
    for start in range(0, len(new), _CHUNK):
        tell(start / len(taken))
        some = [_columns(one, key) | {"patient_id": one.patient} for one in new[start : start + _CHUNK]]
        store.file.rows.insert_rows(rows.LAB_RESULT.name, some)
    for place, one in enumerate(over, start=len(new)):
        if place % _CHUNK == 0:
            tell(place / len(taken))
        if one.over is not None:
            _correct(store, one, one.over, key)


def _columns(one: Coming, key: int) -> dict[str, object]:
    return rows.row(rows.LAB_RESULT, one.result) | {"import_id": key, "origin": one.origin.document()}


_OVER = ("value", "value_is_number", "unit", "low", "high", "laboratory", "import_id", "origin")


def _correct(store: Store, one: Coming, over: LabResult, key: int) -> None:
    """What stood there is written over, and its signature falls."""
    assert over.key is not None
    written = _columns(one, key)
    values = {name: written[name] for name in _OVER}
    if over.reviewed is not None:
        values["reviewed"] = None
    store.file.rows.update(rows.LAB_RESULT.name, over.key, values)


def _waiting_row(key: int, row: JudgedRow, judged: JudgedFile) -> dict[str, object]:
    return {"import_id": key, "line": row.raw.line, "document": _waiting_document(row, judged)}


def _waiting_document(row: JudgedRow, judged: JudgedFile) -> str:
    """All that is known of a row that waits: what stands in the file, and the result that it would be."""
    whole = row.analyte is not None and row.collected is not None and row.quantity is not None
    result = rows.row(rows.LAB_RESULT, result_of(row, judged.laboratory)) if whole else {}
    raw = {name: value for name in _RAW if (value := getattr(row.raw, name))}
    document = {"raw": raw, "result": {name: value for name, value in result.items() if value is not None}}
    return json.dumps(document, ensure_ascii=False)


_RAW = (
    *("line", "sheet", "number", "name", "born", "sex", "test", "code", "result", "unit", "header_unit", "collected"),
    *("time", "reference", "flag", "status", "column", "meant"),
)
