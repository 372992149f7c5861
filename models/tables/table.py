"""A table of a cohort: printable cells with the numbers behind them, the same for screen, print and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.cohort.groupings import group_name, group_of, order_of_groups
from models.cohort.members import CohortMember, Grouping, member
from models.course.course import Course
from models.statistics.group_tests import GroupTest, Method
from models.words import Sentence, sentence

Courses = Sequence[tuple[int, Course]]
"""The store's handle on a patient and the patient's course, already selected."""

EMPTY = Sentence("")
NOT_RECORDED = Sentence("Not recorded")


@dataclass(frozen=True, slots=True)
class TableCell:
    """``text`` is what is read; ``numbers`` are what it says, by name, None where not estimable."""

    text: Sentence = EMPTY
    numbers: tuple[tuple[str, float | None], ...] = ()

    def number(self, name: str) -> float | None:
        """One number of the cell. Raises KeyError for a name that it has not."""
        return dict(self.numbers)[name]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``key`` names the column in a file: ``all``, a group, ``p``; ``n`` is how many patients it is of."""

    key: str
    title: Sentence
    n: int | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``level`` 0 is a heading or a variable, 1 stands under it. ``key`` names it in a file and in tests."""

    key: str
    label: Sentence
    cells: tuple[TableCell, ...]
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortTable:
    """``key`` is the table's name in a file. Every row has one cell for each column."""

    key: str
    title: Sentence
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[Sentence, ...] = ()

    def row(self, key: str) -> TableRow:
        """The first row of this key. Raises StopIteration where there is none."""
        return next(row for row in self.rows if row.key == key)

    def cell(self, row: str, column: str) -> TableCell:
        """The cell of a row and a column by their keys."""
        place = [found.key for found in self.columns].index(column)
        return self.row(row).cells[place]


@dataclass(frozen=True, slots=True)
class Entry:
    """One patient of a table: what a cohort needs of the patient, and the whole course."""

    one: CohortMember
    course: Course


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The patients of one column; ``name`` is empty for everybody."""

    name: str
    title: Sentence
    entries: tuple[Entry, ...]

    @property
    def n(self) -> int:
        return len(self.entries)


def groups_of(courses: Courses, grouping: Grouping, *, landmark_day: int | None = None) -> tuple[TableGroup, ...]:
    """Everybody, then each group that somebody is in, in the order in which groups are drawn.

    A best response is that seen by ``landmark_day``, the best confirmed one without a landmark.
    """
    entries = tuple(Entry(member(key, course), course) for key, course in courses)
    everybody = TableGroup("", Sentence("All"), entries)
    if grouping is Grouping.NONE:
        return (everybody,)
    named = [(group_of(entry.one, grouping, landmark_day), entry) for entry in entries]
    present = [name for name, _ in named if name is not None]
    found = [
        TableGroup(
            name, group_name(grouping, name, landmark_day).full, tuple(entry for of, entry in named if of == name)
        )
        for name in order_of_groups(grouping, present)
    ]
    return (everybody, *(group for group in found if group.n))


def without_group_note(groups: Sequence[TableGroup]) -> tuple[Sentence, ...]:
    """How many patients stand under All alone; nothing where every patient has a group."""
    without = groups[0].n - sum(group.n for group in groups[1:])
    if len(groups) == 1 or without == 0:
        return ()
    return (sentence("In no group, counted under All only: {count} of {n}.", count=without, n=groups[0].n),)


def columns_of(groups: Sequence[TableGroup], *, with_p: bool) -> tuple[TableColumn, ...]:
    columns = [TableColumn(one.name or "all", one.title, one.n) for one in groups]
    return (*columns, TableColumn("p", Sentence("p"))) if with_p else tuple(columns)


def share_cell(count: int, total: int) -> TableCell:
    """``8 (38.1 %)``; without anybody to count, a dash."""
    if total == 0:
        return TableCell(Sentence("–"), (("count", 0.0), ("total", 0.0), ("percent", None)))
    percent = 100 * count / total
    words = sentence("{count} ({percent} %)", count=count, percent=f"{percent:.1f}")
    return TableCell(words, (("count", float(count)), ("total", float(total)), ("percent", percent)))


def p_cell(test: GroupTest | None) -> TableCell:
    if test is None:
        return TableCell()
    words = Sentence(p_words(test.p))
    if test.method is Method.FISHER_SIMULATED:
        words = sentence("{p}, simulated", p=words)
    return TableCell(words, (("p", test.p),))


def p_words(p: float) -> str:
    """Three decimals; below 0.001 that it is, never 0.000 and never 1.000 of something smaller."""
    if p < 0.001:
        return "< 0.001"
    return "> 0.999" if 0.9995 <= p < 1 else f"{p:.3f}"
