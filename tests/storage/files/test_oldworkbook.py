"""Workbooks of old Excel, made here record by record (BIFF 2, the eldest there is): values, dates, errors, refusals."""

from __future__ import annotations

import struct

import pytest

from models.laboratory.results import Mark
from storage.files.oldworkbook import read_old_sheet
from storage.problems import FileProblem

GENERAL, SHARE, DATE = 0, 1, 2
FORMATS = (b"General", b"0%", b"yyyy-mm-dd")


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def workbook(*cells: tuple[int, int, object, int]) -> bytes:
    """Cells by row, column, value and format; ``#…`` is a division by nothing."""
    made = record(0x0009, struct.pack("<HH", 2, 0x10))
    made += b"".join(record(0x001E, bytes([len(one)]) + one) for one in FORMATS)
    for row, column, value, shape in cells:
        head = struct.pack("<HH", row, column) + bytes([0, shape, 0])
        if isinstance(value, bool):
            made += record(0x0005, head + bytes([value, 0]))
        elif isinstance(value, str) and value.startswith("#"):
            made += record(0x0005, head + bytes([7, 1]))
        elif isinstance(value, str):
            made += record(0x0004, head + bytes([len(value)]) + value.encode("latin-1"))
        else:
            made += record(0x0003, head + struct.pack("<d", value))
    return made + record(0x000A, b"")


def test_that_values_dates_yes_and_errors_of_an_old_workbook_are_read_as_they_are_shown() -> None:
    content = workbook(
        (0, 0, "Test", GENERAL),
        (0, 1, "Drawn", GENERAL),
        (0, 2, "Value", GENERAL),
        (2, 0, "AFP", GENERAL),
        (2, 1, 45000.0, DATE),
        (2, 2, 12.5, GENERAL),
        (3, 1, -1.0, DATE),
        (3, 2, "#DIV/0!", GENERAL),
        (4, 0, True, GENERAL),
        (4, 2, 0.124, SHARE),
        (5, 0, " ", GENERAL),
    )
    sheet = read_old_sheet("old.xls", content, None)
    assert [(row.line, list(row.cells)) for row in sheet.rows] == [
        (1, ["Test", "Drawn", "Value"]),
        (3, ["AFP", "2023-03-15", "12.5"]),
        (4, ["", "-1", "#DIV/0!"]),
        (5, ["true", "", "0.124"]),
    ]
    dated, share = sheet.rows[1].marks, sheet.rows[3].marks
    assert dated == {1: Mark.IS_DATE}
    assert share == {2: Mark.SHOWN_OTHERWISE}


@pytest.mark.parametrize(
    ("content", "sheet", "said"),
    [
        (workbook((0, 0, "Test", GENERAL)), "Results", 'there is no sheet "Results"; the sheets are'),
        (workbook((0, 0, "Test", GENERAL))[:12], None, "damaged"),
        (b"\x09\x00\x04\x00" + b"\xff" * 40, None, "damaged"),
    ],
)
def test_that_what_cannot_be_read_of_an_old_workbook_is_said(content: bytes, sheet: str | None, said: str) -> None:
    with pytest.raises(FileProblem) as told:
        read_old_sheet("old.xls", content, sheet)
    assert said in str(told.value)
