"""Results typed into the cells of the flowsheet, as the visit of today that they become."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.forms.results import LabDraft, as_printed, read_result
from models.forms.visit import VisitDraft
from models.quantities import parse_quantity
from models.record.editions import with_edition
from models.record.records import LabResult, Record

_ANYTHING = parse_quantity("0")


def cells_draft(record: Record, today: date, typed: Iterable[LabDraft]) -> VisitDraft:
    """A visit of today with what was typed, of the laboratory that measured last; each range and method as before."""
    labs = sorted(record.labs, key=lambda one: one.date)
    laboratory = next((one.laboratory for one in reversed(labs) if one.laboratory), "")
    drafts = tuple(_as_before(record, today, one, laboratory) for one in typed if one.text.strip())
    return VisitDraft(date=today.isoformat(), laboratory=laboratory, labs=drafts)


def _as_before(record: Record, today: date, typed: LabDraft, laboratory: str) -> LabDraft:
    labs = sorted(record.labs, key=lambda one: one.date)
    same = (one for one in reversed(labs) if one.analyte == typed.analyte and one.unit == typed.unit)
    asked = LabResult(
        analyte=typed.analyte, date=today, value=_ANYTHING, unit=typed.unit, laboratory=laboratory or None
    )
    found = with_edition(asked, record.ranges, record.patient.sex)
    has_edition = found.low is not None or found.high is not None
    return as_printed(typed, next(same, None), laboratory, has_edition=has_edition)


def results_of(record: Record, draft: VisitDraft) -> tuple[LabResult | None, ...]:
    """Each result of a draft with the range that will count for it; None for what cannot be read."""
    return tuple(_result(record, lab, date.fromisoformat(draft.date), draft.laboratory) for lab in draft.labs)


def _result(record: Record, lab: LabDraft, on: date, laboratory: str) -> LabResult | None:
    try:
        result = read_result(lab, on, laboratory)
    except ValueError:
        return None
    return None if result is None else with_edition(result, record.ranges, record.patient.sex)
