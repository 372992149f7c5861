"""Workbooks of the first load for the tests: filled in from case files, then changed by hand."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.first_load import filled_book
from storage.firstload.reading import Clinic, Reading, read_workbook
from storage.firstload.template import packed

TODAY = date(2026, 1, 31)


def small_case(code: str = "A-1", **patient: str) -> dict[str, Any]:
    """One patient with a result, a lesion and a read of it."""
    return {
        "format": "hcc-case",
        "version": 2,
        "patient": {"code": code, "sex": "male", "birth_date": "1960"} | patient,
        "treatment_start": "2023-03-10",
        "baseline": {"vp": "Vp3", "extrahepatic_sites": []},
        "labs": [{"analyte": "AFP", "date": "2023-03-09", "value": ">60500", "unit": "ng/mL"}],
        "lesions": [{"number": "T1", "role": "target", "organ": "liver"}],
        "imaging": [{"date": "2023-03-08", "reader": "A", "lesions": {"T1": {"diameter_mm": 71.5}}}],
        "outcome": {"alive": True, "last_contact": "2024-01-02"},
    }


def book_of(*cases: dict[str, Any]) -> Any:
    return filled_book(cases or (small_case(),))


def kept(folder: Path, book: Any, name: str = "patients.xlsx") -> Path:
    path = folder / name
    path.write_bytes(packed(book))
    return path


def reading(folder: Path, book: Any) -> Reading:
    return read_workbook(kept(folder, book), Clinic(TODAY))


def changed(cells: Mapping[str, Any], *cases: dict[str, Any], form: str | None = None) -> Any:
    """A workbook of which cells (``results!F3``) hold something else, and are shown by the format ``form``."""
    book = book_of(*cases)
    for place, value in cells.items():
        sheet, _, where = place.partition("!")
        cell = book[sheet][where]
        cell.value = value
        if isinstance(value, str) and not value.startswith("="):
            cell.data_type = "s"
        if form is not None:
            cell.number_format = form
    return book


def refused(folder: Path, cells: Mapping[str, Any], *cases: dict[str, Any], form: str | None = None) -> dict[str, str]:
    """What is refused of it: the reason by place."""
    found = reading(folder, changed(cells, *cases, form=form))
    return {one.place: str(one.reason) for one in found.refusals}


def bytes_of(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
