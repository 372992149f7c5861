"""What is printed of a judged file: the JSON document ``lab-import``, always with the same keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from models.laboratory.dates import written_time
from models.laboratory.results import Candidate, JudgedFile, JudgedRow, Outcome

FORMAT, VERSION = "lab-import", 1


def import_document(found: JudgedFile, *, written: bool | None = None) -> dict[str, Any]:
    """``written``: whether the accepted rows were taken; None where they were only to be judged."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "file": found.file,
        "sha256": found.sha256,
        "read_as": found.read_as,
        "file_outcome": "read" if found.outcome is None else str(found.outcome),
        "counts": {outcome.value: count for outcome, count in found.counts.items()},
        "rows": list(_rows(found.rows)),
        "new": sum(row.is_new for row in found.rows),
        "changed": sum(row.is_change for row in found.rows),
        "questions": [{"about": one.about.value, "words": str(one.words)} for one in found.questions],
        "told": [str(said) for said in found.told],
        "proposals": [
            {"test": one.test, "analyte": one.analyte, "rows": one.rows, "known_by": one.known_by}
            for one in found.proposals
        ],
    }
    return document if written is None else {**document, "written": written}


def _rows(rows: Sequence[JudgedRow]) -> Iterator[dict[str, Any]]:
    """What one line of a wide table has in the tray is one row, with the number of its results."""
    waiting: dict[tuple[str, int], int] = {}
    for row in rows:
        if row.outcome is Outcome.TRAY:
            place = (row.raw.sheet, row.raw.line)
            waiting[place] = waiting.get(place, 0) + 1
    for row in rows:
        if row.outcome is not Outcome.TRAY or (count := waiting.pop((row.raw.sheet, row.raw.line), 0)) == 1:
            yield _row(row)
        elif count:
            yield {**_row(row), "results": count, "verbatim": None, "test": None, "column": None}


def _row(row: JudgedRow) -> dict[str, Any]:
    raw, taken = row.raw, row.outcome in (Outcome.ACCEPTED, Outcome.SAME)
    return {
        "line": raw.line,
        "outcome": row.outcome.value,
        "patient": row.patient,
        "analyte": row.analyte,
        "operator": row.operator if row.value else None,
        "value": row.value or None,
        "unit": row.unit if row.value else None,
        "collected": None if row.collected is None else row.collected.isoformat(),
        "time": written_time(row.time),
        "verbatim": str(raw.result) or None,
        "rule": {"value": row.rule_value, "unit": row.rule_unit} if taken else None,
        "converted": row.converted,
        "flag": row.flag or raw.flag.strip() or None,
        "reference_range": raw.reference.strip() or None,
        "reason": None if row.reason is None else str(row.reason),
        "test": raw.test or raw.code or None,
        "column": raw.column or None,
        "unit_text": raw.unit or raw.header_unit,
        "date_text": raw.collected or None,
        "status": raw.status or None,
        "also": list(row.also),
        "changes": None if row.changes is None else row.changes.value.reported,
        "hidden_row": raw.hidden,
        "note": "; ".join(map(str, row.notes)) or None,
        "patient_candidate": row.candidates[0].code if row.candidates else None,
        "candidates": [_candidate(one) for one in row.candidates],
    }  # fmt: skip


def _candidate(one: Candidate) -> dict[str, Any]:
    facts = [
        {"what": str(fact.what), "in_file": fact.in_file, "recorded": fact.recorded, "agrees": fact.agrees}
        for fact in one.facts
    ]
    return {"patient": one.code, "facts": facts}


def refused_document(file: str, why: str) -> dict[str, Any]:
    """The same for a file that cannot be read at all."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "file": file,
        "sha256": None,
        "read_as": {},
        "file_outcome": f"refused: {why.partition('; ')[0]}",
        "counts": {outcome.value: 0 for outcome in Outcome},
        "rows": [],
        "new": 0,
        "changed": 0,
        "questions": [],
        "told": [],
        "proposals": [],
    }
