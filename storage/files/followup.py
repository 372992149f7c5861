"""Times from two dates of a row: days from the start of a patient's time to its end, as a column of the table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.laboratory.dates import UNDECIDABLE, Moment, found_order, read_moment
from models.words import Sentence, sentence
from storage.files.cells import few, quoted, shown
from storage.files.encodings import Undecided
from storage.files.tablefile import Table
from storage.problems import FileProblem

BETWEEN = "days between the dates"
"""The column of the times that are made here."""
ORDERS = {"DMY": Sentence("day first"), "MDY": Sentence("month first")}


@dataclass(frozen=True, slots=True)
class Dates:
    """The columns of the two dates; ``order`` is DMY or MDY where a person said what ``03/04/2024`` is."""

    start: str
    end: str
    order: str | None = None


def with_days(table: Table, dates: Dates) -> Table:
    """The rows that have both dates, with the days between them as first column ``BETWEEN``.

    Raises FileProblem naming row and column for what is no day and for an end before its start; Undecided where nothing
    tells whether day or month stands first. A row in which a date is not recorded is left out, and told.
    """
    columns = (dates.start, dates.end)
    table.require(columns)
    if dates.start == dates.end:
        raise FileProblem(table.source, sentence("column {column} was chosen twice", column=few(columns[:1])))
    words = [table.words(title) for title in columns]
    found, undecided = found_order(text for column in words for text in column)
    order = dates.order or found
    if order is None and undecided is UNDECIDABLE:
        raise Undecided(table.column_place(dates.start), undecided, "--date-order")
    kept = [row for row in range(table.n) if words[0][row] and words[1][row]]
    days = [str(_days(table, row, dates, order, undecided)) for row in kept]
    told = [sentence("Times are the days from {start} to {end}.", start=quoted(dates.start), end=quoted(dates.end))]
    if order is not None:
        told.append(sentence("Dates are read {order}.", order=ORDERS[order]))
    if left := table.n - len(kept):
        told.append(sentence("{count} rows without one of the dates are left out.", count=left))
    return replace(
        table,
        header=(BETWEEN, *table.header),
        columns=(tuple(days), *(tuple(column[row] for row in kept) for column in table.columns)),
        lines=[table.lines[row] for row in kept],
        numbers_of_rows=kept,
        told=(*table.told, *told),
    )


def _days(table: Table, row: int, dates: Dates, order: str | None, undecided: Sentence | None) -> int:
    start, end = (_moment(table, row, title, order, undecided) for title in (dates.start, dates.end))
    if end.day < start.day:
        said = sentence("the end, {end}, is before the start, {start}", end=end.day, start=start.day)
        raise FileProblem(table.place(row, dates.end), said)
    return (end.day - start.day).days


def _moment(table: Table, row: int, title: str, order: str | None, undecided: Sentence | None) -> Moment:
    text = table.column(title)[row]
    found = read_moment(text, order, undecided)
    if isinstance(found, Moment):
        return found
    said = sentence('"{value}" cannot be read as a day: {reason}', value=shown(text), reason=found)
    raise FileProblem(table.place(row, title), said)
