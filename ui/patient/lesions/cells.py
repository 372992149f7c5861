"""A cell of the worksheet in words, and what is recorded behind it."""

from __future__ import annotations

from models.course.worksheet import Cell, Column, Line, Responses, Row
from models.record.records import Measurement
from models.response.response import ThrombusRead
from ui.kit.marks import response_short
from ui.words.common import translate
from ui.words.language import clauses, listed, spoken, word
from ui.words.worksheet import beside, merged_words


def behind(row: Row, column: Column, cell: Cell) -> object:
    """What is recorded behind a cell: what stands there, or the read where its answer stands."""
    return column.imaging if row.line in (Line.NEW_ANSWER, Line.OVERALL) else cell


def cell_tip(cell: Cell) -> str:
    """What its painted words leave out."""
    if isinstance(cell, ThrombusRead):
        return spoken(cell.in_words)
    if isinstance(cell, Measurement) and cell.into is not None:
        return listed(filter(None, (merged_words(cell.into), beside(cell))))
    if not isinstance(cell, Responses):
        return beside(cell)
    short = {word(one.value) for one in (cell.recist, cell.mrecist) if one and response_short(one) != word(one.value)}
    held = [
        name
        for name, persists in (("RECIST 1.1", cell.recist_persists), ("mRECIST", cell.mrecist_persists))
        if persists
    ]
    said = translate("Worksheet", "PR persists (R-2.6): {criteria}").format(criteria=", ".join(held)) if held else ""
    return clauses(filter(None, (said, *sorted(short))))
