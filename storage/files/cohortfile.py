"""A cohort from a table: CSV or Excel, how it was read, which column is what, and everything that cannot be refused.

Encoding, separator and decimal mark are found out and can be set otherwise; the unit of the times is always asked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from models.cohort.imported import CohortKind, Covariate, ImportedCohort, Labels, TimeUnit, labels
from models.statistics.survival import Flags, Floats
from models.words import Sentence, listed, sentence
from storage.files.cells import MOST_WORDS, THOUSANDS, few, quoted, shown, too_many_groups
from storage.files.encodings import Undecided
from storage.files.followup import Dates, Meanings, events_of, meanings_told, with_days, without_left_out
from storage.files.tablefile import Table
from storage.problems import FileProblem

ORIGIN = "origin"
"""The column in which a table written here says where its patients are from."""
FEWEST_PATIENTS = 2
LONGEST_DAYS = 36_525.0
"""A hundred years: a longer follow-up has the wrong unit."""
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_WITH_UNIT = re.compile(r"[0-9.,]+\s*([^\W\d_]+)\.?\Z")
_UNITS = {
    **dict.fromkeys(("d", "day", "days", "天", "日"), TimeUnit.DAYS),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "周"), TimeUnit.WEEKS),
    **dict.fromkeys(("m", "mo", "mos", "mon", "mth", "mths", "month", "months", "月", "个月"), TimeUnit.MONTHS),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "a", "年"), TimeUnit.YEARS),
}
_TELLING = {word: unit for word, unit in _UNITS.items() if len(word) > 1 or not word.isascii()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """Which column is what, by its name in the header, and the unit of the times. Nothing of it is guessed.

    ``identifier`` is looked through for patients who are there twice and is not kept. ``event_words`` is what
    the words of the column of events mean, where they are not 0 and 1. ``dates``: the times are made from two dates;
    ``time`` is then ``BETWEEN`` and the unit days. ``group_order``: that of a person, the reference first.
    """

    time: str
    event: str
    unit: TimeUnit
    group: str | None = None
    covariates: tuple[str, ...] = ()
    identifier: str | None = None
    endpoint: str = ""
    event_words: Meanings = field(default_factory=dict)
    dates: Dates | None = None
    group_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestedColumns:
    """Columns whose names say what they are; None where no name does. The unit is not among them."""

    time: str | None
    event: str | None
    group: str | None
    identifier: str | None


def suggested(table: Table) -> SuggestedColumns:
    """What the names in the header suggest, to be looked at by a person."""

    def first(*names: str) -> str | None:
        words = [re.split(r"[\W_]+", title.casefold()) for title in table.header]
        return next((table.header[at] for name in names for at, own in enumerate(words) if name in own), None)

    return SuggestedColumns(
        first("time", "days", "months", "os", "pfs", "时间", "生存时间"),
        first("event", "status", "dead", "death", "died", "事件", "状态", "结局"),
        first("group", "arm", "treatment", "vp", "组别", "分组"),
        first("id", "patient", "identifier", "code", "编号", "病历号", "住院号"),
    )


def cohort_of(table: Table, choice: ColumnChoice, *, name: str) -> ImportedCohort:
    """The cohort of a table. Raises FileProblem naming row and column for whatever cannot be; then nothing is kept."""
    if choice.dates is not None:
        table = with_days(table, choice.dates)
    if choice.event_words:
        table.require([choice.event])
        table = without_left_out(table, choice.event, choice.event_words)
    _check_names(table, choice)
    _check_identifiers(table, choice)
    if choice.dates is None:
        _check_units(table, choice)
    times = times_of(table, choice.time)
    _check_lengths(table, times, choice)
    events = events_of(table, choice.event, choice.event_words)
    _check_whole(table, times, events, choice=choice)
    groups = None if choice.group is None else group_labels(table, choice.group)
    check_order(table, choice.group, groups, choice.group_order)
    return ImportedCohort(
        name=name.strip(),
        kind=_kind(table),
        unit=choice.unit,
        times=times,
        events=events,
        source=table.source,
        sha256=table.sha256,
        groups=groups,
        covariates=tuple(_covariate(table, title) for title in choice.covariates),
        endpoint=choice.endpoint,
        notes=tuple(_notes(table, choice)),
        group_order=choice.group_order,
    )


def _kind(table: Table) -> CohortKind:
    """Imported, unless a cell says that a patient was reconstructed: then all of the table is called so."""
    says = table.column(ORIGIN) if ORIGIN in table.header else ()
    return CohortKind.RECONSTRUCTED if CohortKind.RECONSTRUCTED.value in says else CohortKind.IMPORTED


def _notes(table: Table, choice: ColumnChoice) -> list[Sentence]:
    """How the table was read, kept with the cohort."""
    columns = sentence(
        "Time from column {time} in {unit}, event from column {event}.",
        time=quoted(choice.time), unit=choice.unit.words, event=quoted(choice.event),
    )  # fmt: skip
    return [table.how_read, *table.told, columns, *meanings_told(choice.event_words), *order_words(choice.group_order)]


def order_words(order: Sequence[str]) -> list[Sentence]:
    """What is told of an order of groups that a person chose; nothing where nobody did."""
    if not order:
        return []
    names = listed([quoted(shown(name)) for name in order])
    return [sentence("Groups in the order chosen: {groups}. The first is the reference.", groups=names)]


def _check_names(table: Table, choice: ColumnChoice) -> None:
    chosen = [choice.time, choice.event, choice.group, choice.identifier, *choice.covariates]
    named = [title for title in chosen if title is not None]
    table.require(named)
    if twice := {title for title in named if named.count(title) > 1}:
        raise FileProblem(table.source, sentence("column {column} was chosen twice", column=few(sorted(twice))))
    check_count(table)


def check_count(table: Table) -> None:
    """Raise FileProblem for a table of fewer than two patients."""
    if table.n < FEWEST_PATIENTS:
        raise FileProblem(
            table.source,
            Sentence("the table has 1 patient; at least 2 are needed")
            if table.n
            else Sentence("the table has no patients; at least 2 are needed"),
        )


def _check_identifiers(table: Table, choice: ColumnChoice) -> None:
    if choice.identifier is None:
        return
    names = table.words(choice.identifier)
    distinct = set(names)
    if len(distinct) == table.n and "" not in distinct:
        return
    first: dict[str, int] = {}
    for row, name in enumerate(names):
        where = table.place(row, choice.identifier)
        if not name:
            raise FileProblem(where, Sentence("the identifier is missing"))
        if name in first:
            raise FileProblem(
                where, sentence("this patient is there already in {row}", row=table.row_name(first[name]))
            )
        first[name] = row


def _check_units(table: Table, choice: ColumnChoice) -> None:
    """Refuse a table that names another unit than the one chosen, or several, wherever it names one."""
    for word in re.split(r"[\W_]+", choice.time.casefold()):
        if word in _TELLING and _TELLING[word] is not choice.unit:
            raise FileProblem(
                table.column_place(choice.time),
                sentence(
                    "its name says {unit}, but {chosen} was chosen",
                    unit=_TELLING[word].words,
                    chosen=choice.unit.words,
                ),
            )
    for title in table.header:
        if title in (choice.time, choice.event):
            continue
        words = set(table.column(title))
        units = {_TELLING.get(word.casefold()) for word in words}
        if not words or None in units or units == {choice.unit}:
            continue
        for row, word in enumerate(table.column(title)):
            unit = _TELLING[word.casefold()]
            if unit is not choice.unit:
                raise FileProblem(
                    table.place(row, title),
                    sentence(
                        "the unit is {unit}, but {chosen} was chosen for all",
                        unit=unit.words,
                        chosen=choice.unit.words,
                    ),
                )


def times_of(table: Table, title: str) -> Floats:
    """A column of times in the table's own unit. Raises FileProblem for anything but finite numbers from 0 on."""
    cells = table.numbers(title)
    if all(map(NUMBER.match, cells)):
        times = np.fromiter(map(float, cells), np.float64, count=len(cells))
        wrong = ~np.isfinite(times) | (times < 0)
        if not wrong.any():
            return times
        row = int(np.argmax(wrong))
        negative = sentence("{value} is negative", value=cells[row])
        raise FileProblem(
            table.place(row, title),
            negative if times[row] < 0 else sentence("{value} is too large", value=shown(cells[row])),
        )
    row = next(row for row, cell in enumerate(cells) if not NUMBER.match(cell))
    text = table.column(title)[row]
    if not cells[row]:
        missing = sentence('the time is missing: "{value}"', value=text) if text else Sentence("the time is missing")
        raise FileProblem(table.place(row, title), missing)
    raise no_number(table, row, title)


def _check_lengths(table: Table, times: Floats, choice: ColumnChoice) -> None:
    wrong = times * choice.unit.days > LONGEST_DAYS
    if not wrong.any():
        return
    row = int(np.argmax(wrong))
    years = times[row] * choice.unit.days / TimeUnit.YEARS.days
    raise FileProblem(
        table.place(row, choice.time),
        sentence(
            "{value} {unit} are {years} years; the unit cannot be right",
            value=shown(table.column(choice.time)[row]), unit=choice.unit.words, years=f"{years:.0f}",
        ),
    )  # fmt: skip


def no_number(table: Table, row: int, title: str) -> FileProblem:
    """Why a cell that must be a number is none; Undecided where it may be two."""
    where, text = table.place(row, title), table.column(title)[row]
    unit = _WITH_UNIT.match(text)
    if unit is not None and unit[1].casefold() in _UNITS:
        return FileProblem(
            where,
            sentence(
                '"{value}" names a unit of its own; a column of times holds numbers in one unit', value=shown(text)
            ),
        )
    if THOUSANDS.match(text) and not table.decimal_said:
        whole, part = re.sub("[.,]", "", text), text.replace(",", ".")
        return Undecided(
            where,
            sentence(
                '"{value}" may be {whole} or {part}; say which decimal mark the table has',
                value=text,
                whole=whole,
                part=part,
            ),
            "--decimal",
        )
    if text.startswith("'") and THOUSANDS.match(text[1:]):
        return FileProblem(
            where, sentence('"{value}" is written as a text in the workbook; make it a number there', value=text[1:])
        )
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        return FileProblem(
            where,
            sentence(
                '"{value}" has another decimal mark than "{mark}", which the table has otherwise',
                value=shown(text),
                mark=table.decimal,
            ),
        )
    return FileProblem(where, sentence('"{value}" is not a number', value=shown(text)))


def group_labels(table: Table, title: str) -> Labels:
    """A column of groups, ``MISSING`` where none is recorded.

    Raises FileProblem where none is recorded anywhere, and for more than can be groups.
    """
    found = labels(table.words(title))
    if not found.names:
        raise FileProblem(table.column_place(title), Sentence("no row has a group"))
    if len(found.names) > MOST_WORDS:
        raise FileProblem(table.column_place(title), too_many_groups(len(found.names)))
    return found


def check_order(table: Table, title: str | None, groups: Labels | None, order: Sequence[str]) -> None:
    """Refuse an order of groups that names one twice, or one that the column does not have."""
    known = () if groups is None else groups.names
    for name in order:
        if name not in known or order.count(name) > 1:
            where = table.source if title is None else table.column_place(title)
            twice = sentence("group {group} was named twice", group=quoted(name))
            none = sentence("there is no group {group}; there are {groups}", group=quoted(name), groups=few(known))
            raise FileProblem(where, twice if name in known else none)


def _check_whole(table: Table, times: Floats, events: Flags, *, choice: ColumnChoice) -> None:
    """Refuse what gives no curve: nobody with the event, or all events at one time."""
    where = table.column_place(choice.event)
    if not events.any():
        raise FileProblem(where, sentence("all {count} patients are censored; a curve needs an event", count=table.n))
    at = np.unique(times[events])
    if at.size == 1 and np.count_nonzero(events) > 1:
        count = int(np.count_nonzero(events))
        row = int(np.argmax(events))
        raise FileProblem(
            table.place(row, choice.time),
            sentence(
                "all {count} events are at time {time}: this is a date of analysis and not a time of events",
                count=count,
                time=f"{at[0]:g}",
            ),
        )


def _covariate(table: Table, title: str) -> Covariate:
    """Numbers if every cell that is not empty is one; words otherwise, unless there are too many."""
    cells = table.numbers(title)
    if all(not cell or NUMBER.match(cell) for cell in cells) and any(cells):
        return Covariate(title, np.array([float(cell) if cell else math.nan for cell in cells], dtype=np.float64))
    marked = next((row for row, cell in enumerate(table.column(title)) if THOUSANDS.match(cell)), None)
    numbers = sum(
        NUMBER.match(cell.lstrip("\N{REPLACEMENT CHARACTER}").replace(",", ".")) is not None for cell in cells
    )
    if marked is not None and not table.decimal_said and numbers == sum(map(bool, cells)):
        raise no_number(table, marked, title)
    words = labels(table.words(title))
    _check_words(table, title, words)
    return Covariate(title, words)


def _check_words(table: Table, title: str, words: Labels) -> None:
    if len(words.names) > MOST_WORDS:
        raise FileProblem(
            table.column_place(title),
            sentence(
                "{count} different words stand here: names and free text are not kept with a cohort",
                count=len(words.names),
            ),
        )
