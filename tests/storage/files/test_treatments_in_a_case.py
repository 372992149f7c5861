"""Treatments in a case file: what version 2 knows of doses, cells and other medicines."""

from __future__ import annotations

import pytest

from storage.files.casefile import case_document, parse_case
from storage.problems import FileProblem
from tests.storage.example import full_case


def test_that_planned_doses_cells_and_medicines_are_version_2_come_back_and_move_without_identity() -> None:
    treatment = {"kind": "cell therapy", "agent": "TIL infusion", "start": "2023-05-01", "site": "liver"}
    treatment |= {"planned_date": "2023-04-30", "cells": 28000000000, "cd4_percent": 71.4, "cd8_percent": 24.3}
    treatment |= {"culture_days": 26, "viability_percent": 92}
    omitted = {"kind": "drug", "agent": "toripalimab", "start": "2023-05-08", "unit": "mg"}
    omitted |= {"planned_dose": 190.5, "omitted": True, "reason": "fever"}
    medicine = {"name": "entecavir", "start": "2022-01-12", "dose": 0.5, "unit": "mg", "reason": "hepatitis B"}
    document = full_case() | {"version": 2, "treatments": [treatment, omitted], "medications": [medicine]}
    record = parse_case(document)
    assert case_document(record) == document
    moved = case_document(record, deidentified=True, shift_days=-10)
    assert (moved["treatments"][0]["planned_date"], moved["medications"][0]["start"]) == ("2023-04-20", "2022-01-02")
    for version_1 in ({"treatments": [treatment]}, {"medications": [medicine]}):
        with pytest.raises(FileProblem, match="version"):
            parse_case(full_case() | version_1)
    with pytest.raises(FileProblem, match="omitted"):
        parse_case(document | {"treatments": [omitted | {"dose": 200}]})
