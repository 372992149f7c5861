"""What is handed on from a file that was read: its rows, each of one sheet of the template, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.words import Sentence, sentence
from storage.files.workbookcells import Cell
from storage.firstload.sheets import SheetPlan


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet of the template, wherever it stands: in ``sheet`` of the file, ``number`` its row.

    ``cells`` are those that hold something, ``letters`` the columns of the file, both by the title of the column.
    """

    plan: SheetPlan
    sheet: str
    number: int
    cells: Mapping[str, Cell]
    letters: Mapping[str, str]

    def where(self, title: str | None = None) -> str:
        """The cell of a column, empty or not; that of the first column where none is meant or there is none."""
        letter = self.letters.get(title or "") or next(iter(self.letters.values()), "A")
        return f"{letter}{self.number}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One cell that cannot be taken, what stands there, and why not. ``cell`` is "" where it is the whole sheet."""

    sheet: str
    cell: str
    reason: Sentence
    found: str = ""
    patient: str = ""

    @property
    def place(self) -> str:
        """``results!D17``"""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    @property
    def words(self) -> Sentence:
        return sentence("{place}: {reason}", place=self.place, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Group:
    """What is refused for one reason in one column of a sheet: the first cell, and how many rows there are."""

    first: Refusal
    rows: int


def grouped(refusals: Iterable[Refusal]) -> tuple[Group, ...]:
    """Refusals as a person reads them: a patient who is missing is missing in a hundred rows."""
    groups: dict[tuple[object, ...], list[Refusal]] = {}
    for one in refusals:
        groups.setdefault((one.sheet, letters_of(one.cell), one.reason), []).append(one)
    return tuple(Group(found[0], len(found)) for found in groups.values())


def letters_of(cell: str) -> str:
    return cell.rstrip("0123456789")


def in_order(refusals: Iterable[Refusal], sheets: Sequence[str]) -> tuple[Refusal, ...]:
    """From the first sheet to the last, row by row, each told once."""

    def place(one: Refusal) -> tuple[int, int, int, str]:
        letters = letters_of(one.cell)
        sheet = sheets.index(one.sheet) if one.sheet in sheets else len(sheets)
        return sheet, int(one.cell[len(letters) :] or 0), len(letters), letters

    return tuple(sorted(dict.fromkeys(refusals), key=place))


def refusal(line: Line, title: str | None, reason: Sentence, patient: str = "") -> Refusal:
    cell = line.cells.get(title or "")
    found = "" if cell is None or cell.value is None else str(cell.value).removesuffix(" 00:00:00")
    return Refusal(line.sheet, line.where(title), reason, found[:200], patient)
