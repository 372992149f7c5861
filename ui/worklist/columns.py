"""The columns of the worklist: their texts, and how wide they are in the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.worklist.clinic import Group, Mark
from models.worklist.line import Line
from ui.kit.tables import Column
from ui.words.language import day_and_month
from ui.worklist import words
from ui.worklist.words import Cell, Now, worded

TIME, PATIENT, CODE, VISIT, WINDOW, RESULTS, READ, CONFIRMATION, DOSE, AFP, FLAGS, FIRST = range(12)
FULL: tuple[int, ...] = (TIME, PATIENT, CODE, VISIT, WINDOW, RESULTS, READ, CONFIRMATION, DOSE, AFP, FLAGS)
SHORT: tuple[int, ...] = (TIME, PATIENT, VISIT, FIRST)  # where there is no room for more: the panel has the rest
SIDE_DAYS, DAY_PX = 14, 4
NUMBER_PX, LETTER_PX = 58, 19  # of a result of AFP and its letter; what is left of the column is the line
# At 100 %: the least width of a column, and its share of the room that is left.
_WIDTHS = {
    TIME: (52, 0),
    PATIENT: (128, 3),
    CODE: (72, 3),
    VISIT: (60, 1),
    WINDOW: (118, 0),
    RESULTS: (92, 3),
    READ: (96, 3),
    CONFIRMATION: (92, 2),
    DOSE: (92, 4),
    AFP: (86, 3),
    FLAGS: (42, 0),
    FIRST: (200, 4),
}
LEAST = sum(least for number, (least, _) in _WIDTHS.items() if number in FULL)
TREND_FROM = 18  # pixels of the line at 100 %


@dataclass(frozen=True, slots=True)
class Band:
    """The heading of a section."""

    group: Group
    count: int


class Row(NamedTuple):
    """One patient. ``stale``: the line is of before and is being derived anew."""

    line: Line
    today: date
    mark: Mark
    called: bool
    stale: bool

    @property
    def now(self) -> Now:
        return Now(self.today, self.mark, self.called)


CELLS: dict[int, Callable[[Line, Now], Cell]] = {
    TIME: words.time_cell,
    VISIT: words.visit_cell,
    RESULTS: words.results_cell,
    READ: words.read_cell,
    CONFIRMATION: words.confirmation_cell,
    DOSE: words.dose_cell,
}


def widths(columns: Sequence[int], room: float) -> list[float]:
    """The width of each column, at 100 %, that together fill the ``room``; never less than their least."""
    least, shares = zip(*(_WIDTHS[number] for number in columns), strict=True)
    over = max(0.0, room - sum(least))
    return [width + over * share / sum(shares) for width, share in zip(least, shares, strict=True)]


def made(numbers: Sequence[int], today: date) -> tuple[Column, ...]:
    """The columns of a table of rows and bands."""

    def column(title: str, number: int, *, first: bool) -> Column:
        def shown(row: Row | Band) -> str:
            if isinstance(row, Band):
                return words.group_words()[row.group][0] if first else ""
            return row_text(row, number)

        return Column(title=title, value=lambda row: row, text=shown, tip=shown)

    titles = _titles(today)
    return tuple(column(titles[number], number, first=not place) for place, number in enumerate(numbers))


def _titles(today: date) -> dict[int, str]:
    return {
        TIME: worded("Time"),
        PATIENT: worded("Patient"),
        CODE: worded("Code"),
        VISIT: worded("Visit"),
        WINDOW: day_and_month(today),
        RESULTS: worded("Results"),
        READ: worded("Read"),
        CONFIRMATION: worded("Confirmation"),
        DOSE: worded("Dose"),
        AFP: worded("AFP"),
        FLAGS: worded("Flags"),
        FIRST: worded("What waits"),
    }


def row_text(row: Row, number: int) -> str:
    """A cell as one text: for tips, screen readers, prints and what looks for words."""
    line = row.line
    if number == PATIENT:
        return words.patient_words(line)
    if number == CODE:
        return " ".join(filter(None, words.code_words(line)))
    if number == WINDOW:
        return words.window_words(line, row.now)
    if number == AFP:
        unit = "" if line.afp_words is None else line.afp_words[1]
        return " ".join(filter(None, (*words.afp_words(line)[:1], unit, words.afp_words(line)[1])))
    if number == FLAGS:
        return str(line.who.flags or "")
    cell = words.first_cell(line, row.now)[0] if number == FIRST else CELLS[number](line, row.now)
    return "\n".join(filter(None, (cell.first, cell.second)))
