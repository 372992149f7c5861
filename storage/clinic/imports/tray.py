"""Rows whose patient is not certain: they wait, encrypted in the file, until a person decides with a reason."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from models.laboratory.repeats import without_repeats
from models.laboratory.results import JudgedRow, Outcome, RawResult
from models.record.analytes import ANALYTES
from models.record.labs import in_digits, in_rule_unit
from models.record.records import LabResult
from models.words import sentence
from storage.clinic import rows
from storage.clinic.imports.batches import Coming, Said, check, origin_from, write
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import check_reason
from storage.clinic.store import Store
from storage.problems import Fault, StoreProblem
from storage.roles import Action

MATCH = "Say whose the waiting results are"
DISMISS = "Dismiss waiting results"
_WAITING = (
    "SELECT w.id, import_id, file, w.document FROM lab_waiting AS w JOIN lab_import ON lab_import.id = import_id "
    "WHERE w.deleted = 0 AND outcome IS NULL ORDER BY w.id"
)
_READ = rows.reader(rows.LAB_RESULT)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """``raw`` is what stands in the file, ``result`` what it would be; None where it cannot be read either."""

    key: int
    batch: int
    file: str
    raw: RawResult
    result: LabResult | None


def waiting_rows(store: Store) -> tuple[WaitingRow, ...]:
    """Every row that waits, in order of entry."""
    found = store.file.query(_WAITING)
    return tuple(_waiting(*one) for one in found)


def waiting_count(store: Store) -> int:
    """How many rows wait."""
    return len(store.file.query(_WAITING))


def _waiting(key: int, batch: int, file: str, text: str) -> WaitingRow:
    document = json.loads(text)
    raw = RawResult(**document["raw"])
    return WaitingRow(key=key, batch=batch, file=file, raw=raw, result=_result(document["result"]))


def _result(held: Mapping[str, Any]) -> LabResult | None:
    if not held:
        return None
    found = tuple(held.get(name) for name in rows.LAB_RESULT.columns)
    result: LabResult = _READ(found, value=rows.result_value(found))
    return result


def match(store: Store, keys: Collection[int], patient: int, *, reason: str) -> int:
    """Give waiting rows to a patient, all of them or none, with a reason that stays with each; gives how many are new.

    What is recorded for the same test and time is corrected, or left where it says the same. Raises StoreProblem.
    """
    check_reason(reason)
    store.actor.require(Action.IMPORT_RESULTS)
    check_unlocked(store.file.query, patient)
    waiting = _named(store, keys)
    record = store.record(patient)
    if any(one.result is None for one in waiting):
        raise StoreProblem(
            "What stands in this row is no result that can be kept.", "Dismiss it, with a reason.", fault=Fault.FILE
        )
    judged = without_repeats([_given(one, record.patient.code) for one in waiting], {record.patient.code: record.labs})
    coming: dict[int, list[Coming]] = {one.batch: [] for one in waiting}
    for one, row in zip(waiting, judged, strict=True):
        if row.outcome is Outcome.REFUSED:
            words = sentence(
                "Line {line} of {file}: {why}.", line=str(one.raw.line), file=one.file, why=row.reason or ""
            )
            raise StoreProblem(words, "Decide these rows one by one.", fault=Fault.FILE)
        if row.outcome is Outcome.ACCEPTED and one.result is not None:
            origin = origin_from(one.raw, one.file, Said(reason=reason.strip()))
            coming[one.batch].append(Coming(patient, one.result, origin, row.changes))
    every = [one for ones in coming.values() for one in ones]
    check(store, every)
    if any(one.over is not None for one in every):
        store.actor.require(Action.CORRECT)
    with store.operation(MATCH, reason=reason):
        for batch, ones in coming.items():
            write(store, batch, ones)
        for one in waiting:
            _decide(store, one, "taken")
    return sum(one.over is None for one in every)


def _given(one: WaitingRow, code: str) -> JudgedRow:
    """The row as if the file had said whose it is, to be held against what is recorded and against the others."""
    result = one.result
    assert result is not None
    known = ANALYTES.get(result.analyte)
    dipstick = known is not None and known.dipstick
    value = result.value.reported if dipstick else in_digits(result.value.limit)
    return JudgedRow(
        raw=one.raw,
        outcome=Outcome.ACCEPTED,
        patient=code,
        analyte=result.analyte,
        operator=result.value.operator,
        value=value,
        unit=result.unit,
        quantity=result.value,
        collected=result.date,
        time=result.time,
        rule_value=value if dipstick else in_digits(in_rule_unit(result).limit),
    )


def dismiss(store: Store, keys: Collection[int], *, reason: str) -> None:
    """Let waiting rows go, with a reason; they stay in the file and its journal. Raises StoreProblem."""
    check_reason(reason)
    waiting = _named(store, keys)
    with store.operation(DISMISS, reason=reason, action=Action.IMPORT_RESULTS):
        for one in waiting:
            _decide(store, one, "dismissed")


def _named(store: Store, keys: Collection[int]) -> list[WaitingRow]:
    """Raises StoreProblem where one was decided meanwhile."""
    found = [one for one in waiting_rows(store) if one.key in set(keys)]
    if not found or len(found) < len(set(keys)):
        raise StoreProblem("This was decided already.", "Nothing was changed.", fault=Fault.FILE)
    return found


def _decide(store: Store, one: WaitingRow, outcome: str) -> None:
    store.file.rows.update("lab_waiting", one.key, {"outcome": outcome})
