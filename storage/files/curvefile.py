"""A digitised curve and its numbers at risk in, pseudo patients as a table out; every row of it says what it is."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.cohort.imported import ImportedCohort, TimeUnit
from models.laboratory.rows import Row, filled
from models.published.guyot import LARGEST_EXCESS, MOST_PATIENTS, as_cohort, reconstruct
from models.words import Sentence, Unreadable, sentence
from storage.csvfile import Value, written
from storage.files.cells import MOST_WORDS, few, quoted, too_many_groups
from storage.files.cohortfile import NUMBER, ORIGIN, no_number
from storage.files.encodings import Undecided
from storage.files.grid import Grid, read_grid
from storage.files.tablefile import Table, read_table, table_of
from storage.problems import FileProblem
from storage.wholefile import write_whole

TIME, SURVIVAL, AT_RISK, GROUP = "time", "survival", "at_risk", "group"


def read_reconstruction(
    curve: Path,
    at_risk: Path,
    *,
    unit: TimeUnit,
    name: str,
    events: int | None = None,
    percent: bool = False,
    endpoint: str = "",
    chosen: str | None = None,
    **reading: Any,
) -> ImportedCohort:
    """The pseudo patients of a curve, or of each ``group`` of it. Raises FileProblem naming row and column.

    ``curve`` has columns time and survival (0 to 1, or per cent), ``at_risk`` time and at_risk; both may have group.
    ``events`` is the printed total and only for a curve without groups; ``chosen`` the name of one of several curves
    that stand beside each other; ``reading`` is how both files are read, as ``read_table`` takes it.
    """
    tables = [_curve_table(curve, chosen, reading), read_table(at_risk, **reading)]
    points, risk = _Columns(tables[0], SURVIVAL), _Columns(tables[1], AT_RISK)
    if points.groups.keys() != risk.groups.keys():
        one, other = (few([*filter(None, table.groups)]) for table in (points, risk))
        raise FileProblem(
            risk.table.source,
            sentence(
                "its groups are {groups}; those of {file} are {others}",
                groups=other, file=points.table.source, others=one,
            ),
        )  # fmt: skip
    if events is not None and len(points.groups) > 1:
        raise FileProblem(
            points.table.source, Sentence("a total of events can only be given for a curve without groups")
        )
    arms = {}
    for group, rows in points.groups.items():
        times, shares = points.read(rows)
        if percent:
            points.check_percent(shares)
        ticks, counts = risk.read(risk.groups[group])
        risk.check_whole(risk.groups[group], counts)
        try:
            arms[group] = reconstruct(
                times,
                [share / 100 for share in shares] if percent else shares,
                at_risk_times=ticks,
                at_risk=[int(count) for count in counts],
                total_events=events,
            )
        except Unreadable as problem:
            named = sentence("{file}, group {group}", file=points.table.source, group=quoted(group))
            raise FileProblem(named if group else points.table.source, problem.sentence) from None
    if sum(arm.n for arm in arms.values()) > MOST_PATIENTS:
        raise FileProblem(
            risk.table.source, sentence("all groups together have more than {most} patients", most=MOST_PATIENTS)
        )
    made = as_cohort(
        arms,
        name=name,
        unit=unit,
        source=f"{points.table.source}, {risk.table.source}",
        sha256=hashlib.sha256(curve.read_bytes() + at_risk.read_bytes()).hexdigest(),
        endpoint=endpoint,
    )
    read = [
        sentence("{file}: {how}", file=table.source, how=how)
        for table in tables
        for how in (table.how_read, *table.told)
    ]
    return replace(made, notes=(*made.notes, *read))


def _curve_table(path: Path, chosen: str | None, reading: dict[str, Any]) -> Table:
    """The table of a digitised curve; of several beside each other, as digitisers write them, the chosen one."""
    how = dict(reading)
    table = {name: how.pop(name, None) for name in ("decimal", "header", "fill_merged")}
    grid = read_grid(path, **how)
    curves = _curves_beside(grid)
    if not curves:
        return table_of(grid, decimal=table["decimal"], header=table["header"], fill_merged=bool(table["fill_merged"]))
    if chosen not in curves:
        raise Undecided(
            grid.source,
            sentence("it holds several curves, {names}: say which", names=few(list(curves))),
            "--curve-name",
        )
    left = curves[chosen]
    rows = [Row(row.line, row.cells[left : left + 2]) for row in grid.rows[2:] if filled(row.cells[left : left + 2])]
    told = sentence("Of several curves, {name} was read.", name=quoted(chosen))
    made = replace(grid, rows=[Row(grid.rows[1].line, [TIME, SURVIVAL]), *rows], told=(*grid.told, told))
    return table_of(made, decimal=table["decimal"])


def _curves_beside(grid: Grid) -> dict[str, int]:
    """The names of curves that stand beside each other in pairs of columns, with the first column of each."""
    if len(grid.rows) < 3:
        return {}
    names, pairs = ([cell.strip() for cell in row.cells] for row in grid.rows[:2])
    found = {name: at for at, name in enumerate(names) if name}
    under = [pairs[at : at + 2] for at in found.values()]
    beside = len(found) > 1 and all(at % 2 == 0 for at in found.values()) and all(pair == under[0] for pair in under)
    return found if beside and len(under[0]) == 2 and all(under[0]) else {}


_CALLED = {
    TIME: ("time", "t", "x"),
    SURVIVAL: ("survival", "surv", "s", "y", "km"),
    AT_RISK: ("at_risk", "at risk", "nrisk", "n.risk", "n_risk", "number at risk", "n at risk"),
}


def _title_of(table: Table, what: str) -> str:
    """The column that is meant, by its name; without a header the first is the time, the second the other."""
    if not table.has_header and len(table.header) > 1:
        return table.header[0 if what == TIME else 1]
    for name in _CALLED[what]:
        for title in table.header:
            if title.casefold() == name:
                return title
    table.require((what,))
    return what


class _Columns:
    """The two columns of numbers of a table, and its rows by group."""

    def __init__(self, table: Table, value: str) -> None:
        self.table = table
        self.time, self.value = _title_of(table, TIME), _title_of(table, value)
        names = table.words(GROUP) if GROUP in table.header else ("",) * table.n
        self.groups: dict[str, list[int]] = {}
        for row, name in enumerate(names):
            if GROUP in table.header and not name:
                raise FileProblem(table.place(row, GROUP), Sentence("the group is missing"))
            self.groups.setdefault(name, []).append(row)
        if not self.groups:
            raise FileProblem(table.source, Sentence("the table has no rows"))
        if len(self.groups) > MOST_WORDS:
            raise FileProblem(table.column_place(GROUP), too_many_groups(len(self.groups)))

    def read(self, rows: list[int]) -> tuple[list[float], list[float]]:
        columns = [(title, self.table.numbers(title)) for title in (self.time, self.value)]
        first, second = ([self._number(cells[row], row, title) for row in rows] for title, cells in columns)
        return first, second

    def _number(self, cell: str, row: int, title: str) -> float:
        if not cell:
            raise FileProblem(self.table.place(row, title), Sentence("the number is missing"))
        if not NUMBER.match(cell) or not math.isfinite(float(cell)):
            raise no_number(self.table, row, title)
        if float(cell) < 0:
            raise FileProblem(self.table.place(row, title), sentence("{value} is negative", value=cell))
        return float(cell)

    def check_percent(self, shares: list[float]) -> None:
        """Refuse as per cent what runs from 0 to 1: a curve in per cent starts near 100."""
        if max(shares, default=0.0) <= 1 + LARGEST_EXCESS:
            raise FileProblem(
                self.table.column_place(self.value),
                sentence(
                    "the highest survival is {value}: this curve runs from 0 to 1 and is not in per cent",
                    value=f"{max(shares, default=0.0):g}",
                ),
            )

    def check_whole(self, rows: list[int], values: list[float]) -> None:
        for row, value in zip(rows, values, strict=True):
            if not value.is_integer():
                raise FileProblem(
                    self.table.place(row, self.value),
                    sentence("{value} is not a whole number of patients", value=f"{value:g}"),
                )


def write_cohort(path: Path, cohort: ImportedCohort) -> None:
    """One row per patient: time in the cohort's unit, event, group if there is one, and where they are from.

    Raises StoreProblem.
    """
    groups = cohort.groups
    titles = [TIME, "event", *([GROUP] if groups is not None else []), ORIGIN]
    rows: list[list[Value]] = []
    for row, (time, event) in enumerate(zip(cohort.times.tolist(), cohort.events.tolist(), strict=True)):
        group: list[Value] = [] if groups is None else [groups.word(row) or ""]
        rows.append([float(f"{time:.10g}"), int(event), *group, cohort.kind.value])
    write_whole(path, written(titles, rows))
