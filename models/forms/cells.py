"""Results typed into the cells of the flowsheet, as the visit of today that they become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from models.forms.results import LabDraft, as_printed, read_result
from models.forms.visit import VisitDraft
from models.forms.visit_draft import draft_document, read_draft
from models.quantities import parse_quantity
from models.record.analytes import ANALYTES
from models.record.editions import with_edition
from models.record.records import LabResult, Record

_ANYTHING = parse_quantity("0")


def _last(labs: Iterable[LabResult]) -> LabResult | None:
    """The newest, of one day the one entered last."""
    last = None
    for one in labs:
        if last is None or one.date >= last.date:
            last = one
    return last


def laboratory_of(record: Record) -> str:
    """The laboratory that measured last; empty where none is named."""
    last = _last(one for one in record.labs if one.laboratory)
    return "" if last is None else last.laboratory or ""


def cells_draft(record: Record, today: date, typed: Iterable[LabDraft], *, laboratory: str) -> VisitDraft:
    """A visit of today with what was typed, as ``laboratory`` measured it; each range and method as before there."""
    drafts = tuple(_as_before(record, today, one, laboratory) for one in typed if one.text.strip())
    return VisitDraft(date=today.isoformat(), laboratory=laboratory, labs=drafts)


def _as_before(record: Record, today: date, typed: LabDraft, laboratory: str) -> LabDraft:
    before = _last(one for one in record.labs if one.analyte == typed.analyte and one.unit == typed.unit)
    asked = LabResult(
        analyte=typed.analyte, date=today, value=_ANYTHING, unit=typed.unit, laboratory=laboratory or None
    )
    found = with_edition(asked, record.ranges, record.patient.sex)
    has_edition = found.low is not None or found.high is not None
    return as_printed(typed, before, laboratory, has_edition=has_edition)


def results_of(record: Record, draft: VisitDraft) -> tuple[LabResult | None, ...]:
    """Each result of a draft with the range that will count for it; None for what cannot be read."""
    return tuple(_result(record, lab, date.fromisoformat(draft.date), draft.laboratory) for lab in draft.labs)


def _result(record: Record, lab: LabDraft, on: date, laboratory: str) -> LabResult | None:
    try:
        result = read_result(lab, on, laboratory)
    except ValueError:
        return None
    return None if result is None else with_edition(result, record.ranges, record.patient.sex)


def cells_document(draft: VisitDraft, today: date) -> dict[str, Any]:
    """What was typed into cells as a kept visit, so that the form of a visit can go on with it on another day."""
    own = tuple(one for one in draft.labs if one.analyte not in ANALYTES)
    known = tuple(one for one in draft.labs if one.analyte in ANALYTES)
    return draft_document(replace(draft, labs=known, others=own), today)


def kept_cells(document: Mapping[str, Any]) -> VisitDraft:
    """The visit that ``cells_document`` wrote, all its results among ``labs``. Raises ValueError for another."""
    kept = read_draft(document)
    return replace(kept, labs=(*kept.labs, *kept.others), others=())
