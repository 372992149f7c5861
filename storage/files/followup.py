"""How long a patient was followed and how it ended: times from two dates of a row, events from words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from models.laboratory.dates import UNDECIDABLE, Moment, found_order, read_moment
from models.statistics.survival import Flags
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
        told.append(sentence("Left out: {count} rows without one of the dates.", count=left))
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


class Meaning(StrEnum):
    """What a word of the column of events says of a patient."""

    EVENT = "event"
    CENSORED = "censored"
    LEFT_OUT = "left out"


Meanings = Mapping[str, Meaning]
_EVENTS = {"0": False, "1": True, "0.0": False, "1.0": True, "false": False, "true": True}
MOST_EVENT_WORDS = 12  # more are no words for how it ended


def event_words(table: Table, title: str) -> tuple[str, ...]:
    """The words of a column of events of which a person must say what they mean; none where they are 0 and 1 or false
    and true, and where there are too many, which is refused by its row. Raises FileProblem."""
    found = dict.fromkeys(filter(None, table.words(title)))
    usual = all(word.lower() in _EVENTS for word in found)
    return () if usual or len(found) > MOST_EVENT_WORDS else tuple(found)


def without_left_out(table: Table, title: str, words: Meanings) -> Table:
    """The rows whose patients are not left out by the word that stands there; how many were is told.

    Raises FileProblem for a word that stands nowhere.
    """
    cells = table.words(title)
    if nowhere := [word for word in words if word not in set(cells)]:
        raise FileProblem(table.column_place(title), sentence("no row says {words}", words=few(nowhere)))
    kept = [row for row, cell in enumerate(cells) if words.get(cell) is not Meaning.LEFT_OUT]
    if len(kept) == table.n:
        return table
    said = [word for word, meaning in words.items() if meaning is Meaning.LEFT_OUT and word in cells]
    told = sentence(
        "Left out: {count} rows, where {column} says {words}.",
        count=table.n - len(kept), column=quoted(title), words=few(said),
    )  # fmt: skip
    numbers = table.numbers_of_rows or range(table.n)
    return replace(
        table,
        columns=tuple(tuple(column[row] for row in kept) for column in table.columns),
        lines=[table.lines[row] for row in kept],
        numbers_of_rows=[numbers[row] for row in kept],
        told=(*table.told, told),
    )


def events_of(table: Table, title: str, words: Meanings | None = None) -> Flags:
    """A column of events. Raises FileProblem for anything but 0, 1, false and true, or words that ``words`` knows.

    Where it knows events alone and one other word stands there, that one is censored.
    """
    cells = table.words(title)
    if words:
        words = _with_the_other(words, set(cells))
        known = {word: meaning is Meaning.EVENT for word, meaning in words.items()}
        found = [known.get(cell) for cell in cells]
    else:
        found = [_EVENTS.get(cell.lower()) for cell in cells]
    if None in found:
        row = found.index(None)
        said = Sentence("the event is missing")
        if text := table.column(title)[row]:
            said = sentence('"{value}" is not an event; 0 or 1 is expected, or false or true', value=shown(text))
            if words:
                said = sentence('nobody said whether "{value}" is an event, censored or left out', value=shown(text))
        raise FileProblem(table.place(row, title), said)
    return np.array(found, dtype=np.bool_)


def _with_the_other(words: Meanings, there: set[str]) -> Meanings:
    others = there - words.keys()
    if set(words.values()) == {Meaning.EVENT} and len(others) == 1 and "" not in others:
        return {**words, others.pop(): Meaning.CENSORED}
    return words


def meanings_told(words: Meanings) -> list[Sentence]:
    """What is told of words that a person gave a meaning."""
    templates = (
        (Meaning.EVENT, "The event has happened where {words} stands."),
        (Meaning.CENSORED, "Censored is where {words} stands."),
    )
    said = ((template, [word for word, one in words.items() if one is meaning]) for meaning, template in templates)
    return [sentence(template, words=few(named)) for template, named in said if named]
