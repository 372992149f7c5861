"""Results typed into cells, kept as a visit and read again."""

from __future__ import annotations

from datetime import date

import pytest

from models.forms.cells import cells_document, cells_draft, kept_cells, laboratory_of
from models.forms.results import LabDraft
from models.forms.visit_draft import read_draft
from models.record.records import Patient, Record

TODAY = date(2025, 3, 28)
TYPED = (
    LabDraft(analyte="AFP", text=">884", unit="ng/mL", kept=True),
    LabDraft(analyte="TSH", text="2.1", unit="mIU/L"),
    LabDraft(analyte="ALT", text=" ", unit="U/L"),
)
RECORD = Record(patient=Patient(code="NEW-01"), treatment_start=TODAY)


def test_that_cells_are_kept_with_their_day_their_laboratory_and_what_was_answered() -> None:
    draft = cells_draft(RECORD, TODAY, TYPED, laboratory="Lab A")
    kept = kept_cells(cells_document(draft, TODAY))
    assert (kept.date, kept.laboratory, kept.labs) == ("2025-03-28", "Lab A", TYPED[:2])


def test_that_the_form_of_a_visit_reads_kept_cells_with_own_analytes_on_lines_of_their_own() -> None:
    draft = cells_draft(RECORD, TODAY, TYPED, laboratory="Lab A")
    kept = read_draft(cells_document(draft, TODAY))
    assert ([one.analyte for one in kept.labs], [one.analyte for one in kept.others]) == (["AFP"], ["TSH"])


def test_that_what_no_cells_were_is_no_draft() -> None:
    with pytest.raises(ValueError, match="no draft"):
        kept_cells({"cells": []})


def test_that_a_patient_without_results_has_no_laboratory() -> None:
    assert laboratory_of(RECORD) == ""
