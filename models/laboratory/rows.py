"""Rows of any table as they stand in a file: cells of text with their line, and what else is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from models.laboratory.results import Mark
from models.words import Sentence


class Number(str):
    """A cell that a workbook holds as a number, written with a point: nothing of it is undecided."""

    __slots__ = ()


@dataclass(slots=True)
class Row:
    """``line`` is the physical line on which it begins, or the row of the sheet. Cells are verbatim, "" where empty.

    ``problem``: why it is no row that can be read; its cells are then what could be made out.
    """

    line: int
    cells: list[str]
    problem: Sentence | None = None
    hidden: bool = False
    marks: dict[int, Mark] | None = None


Merged = tuple[int, int, int, int]
"""First line, first column, last line, last column of merged cells; lines from 1 as printed, columns from 0."""


def filled(cells: list[str]) -> int:
    """How many cells hold anything."""
    return sum(1 for cell in cells if cell and not cell.isspace())
