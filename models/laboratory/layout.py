"""From rows of a table to results: one a row, one a column, dates across, or a report for each patient."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from datetime import time

from models.laboratory.dates import read_time
from models.laboratory.heads import ACROSS, BLOCKS, LONG, WIDE, Heads, shown_titles
from models.laboratory.labels import Labels
from models.laboratory.mapping import FIELDS, Mapping
from models.laboratory.proposals import column_of, folded_test, folded_title
from models.laboratory.results import Mark, RawResult
from models.laboratory.rows import Merged, Number, Row, filled
from models.laboratory.units import looks_like_unit, same_unit, unit_of_title
from models.words import Sentence, Unreadable, sentence

_MAY_NAME = re.compile(r"[0-9]{4}|[:：]")
_TOTALS = frozenset(("合计", "总计", "小计", "共计", "总数", "total", "totals", "sum", "subtotal", "summe", "gesamt"))
_AROUND = " \t\u00a0\u3000()[]（）【】"
NOT_A_ROW = Sentence("not a row of the table")
NO_TEST = Sentence("no test is named")
A_TOTAL = Sentence("no patient and no test: a total")
FEWER = Sentence("fewer fields than the header")
MORE = Sentence("more fields than the header")
NUL = Sentence("a NUL character stands in it")
HEADER_AGAIN = Sentence("the header again")
NO_RESULT = Sentence("no result")
UNITS_AGAIN = Sentence("a row of units")
SIGN_BESIDE = Sentence("a sign stands beside the number in a cell of its own")
_SIGNS = frozenset(("<", ">", "≤", "≥", "<=", ">=", "=<", "=>", "⩽", "⩾", "≦", "≧", "＜", "＞"))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The results of a table, and how they were found in it. ``titles`` are those of its columns, as read."""

    layout: str
    header_line: int
    titles: tuple[str, ...]
    results: tuple[RawResult, ...]
    units_row: int | None = None
    flags_to_the_right: bool = False


def laid_out(
    rows: Sequence[Row], mapping: Mapping, *, ragged: bool, merged: Sequence[Merged] = (), sheet: str = ""
) -> LaidOut:
    """Everything below the header. ``ragged``: a row may have another number of fields than the header.

    Raises Unreadable where the table has no header that the mapping knows.
    """
    return _Reading(rows, mapping, ragged=ragged, merged=merged, sheet=sheet).read()


@dataclass(frozen=True, slots=True)
class _TestColumn:
    place: int
    title: str
    unit: str
    flag: int | None = None
    analyte: str = ""
    in_title: str = ""


def _with_unit(one: _TestColumn, cells: Sequence[str], *, beneath: bool) -> _TestColumn:
    """A column with the unit of a row below its title; what contradicts the one above it is no unit.

    ``beneath``: the row stands right under another one of units.
    """
    unit = cells[one.place].strip(_AROUND) if one.place < len(cells) else ""
    if not unit:
        return one
    for above in (one.in_title, one.unit if beneath else ""):
        if above and not same_unit(one.analyte, above, unit):
            return replace(one, unit=f"{above}; {unit}")
    return replace(one, unit=unit)


def _signs_alone(cells: Sequence[str], values: set[int]) -> set[int]:
    """The columns, beside those of ``values``, in which a sign stands and nothing else: >, ≤."""
    return {at for at, cell in enumerate(cells) if at not in values and cell.strip() in _SIGNS}


class _Reading(Heads):
    """One reading of one table."""

    def __init__(
        self, rows: Sequence[Row], mapping: Mapping, *, ragged: bool, merged: Sequence[Merged], sheet: str
    ) -> None:
        super().__init__(rows, mapping, ragged=ragged, merged=merged)
        self.sheet = sheet
        self.labels = Labels({**mapping.columns, **mapping.identity})
        self.below: dict[int, str] = {}  # what the cells under a line of labels are
        self.who: dict[str, str] = {}
        self.units_row: int | None = None
        self.flags = False
        self.begun = False  # whether the line before began a report

    def read(self) -> LaidOut:
        if not self.rows:
            return LaidOut(self.mapping.read_as.layout or LONG, 1, (), ())
        layout = self.mapping.read_as.layout or self.found_layout()
        place = self.header(layout)
        titles = self.titles(place)
        if len(self.rows) == place + 1:
            return LaidOut(layout, self.rows[place].line, tuple(titles), ())
        for row in self.rows[:place]:
            self._above(row)
        bare = layout == BLOCKS and "result" not in self.mapping.columns
        if layout == ACROSS or (bare and self.days(titles)):
            found = self._across(place, titles)
        elif layout == WIDE or bare:
            found = self._wide(place, titles)
        else:
            found = self._long(place, titles)
        results = tuple(found)
        return LaidOut(layout, self.rows[place].line, tuple(titles), results, self.units_row, self.flags)

    # --- who it is about, where that stands above the table ----------------------------------------------------------

    def _above(self, row: Row) -> None:
        self._new_report(row, bare=True)

    def _new_report(self, row: Row, *, bare: bool = False) -> bool:
        """Whether a row begins the report of somebody; who it was before is forgotten."""
        under, self.below = self.below, self.labels.titles(row.cells)
        if self.below:
            return True
        if under:
            found = {what: row.cells[at].strip() for at, what in under.items() if at < len(row.cells)}
        else:
            found = self.labels.found(row.cells, bare=bare or self.labels.begin(row.cells))
        if found.keys() & {"number", "name"}:
            self.who = {}
        self.who.update(found)
        return bool(found)

    def _forget(self, row: Row) -> None:
        """A line that is no row may begin the report of somebody who cannot be read: whose it is, nothing says then."""
        if any(_MAY_NAME.search(cell) for cell in row.cells):
            self.who = {}

    # --- one result a row --------------------------------------------------------------------------------------------

    def _long(self, place: int, titles: list[str]) -> Iterator[RawResult]:
        if "code" not in self.mapping.columns:
            self.required(titles, "test")
        self.required(titles, "result")
        groups: list[dict[str, int]] = []
        while True:
            columns = {what: at for what in FIELDS if (at := self.column(titles, what, len(groups))) is not None}
            if groups and ("result" not in columns or columns["result"] == groups[0]["result"]):
                break
            groups.append(columns)
        for row in self.rows[place + 1 :]:
            said = self._between(row, titles, groups[0])
            if said is not None:
                yield from said
                continue
            problem = self._problem(row, titles)
            if problem is None:
                yield from self._results(row, groups)
            else:
                self._forget(row)
                yield replace(self._of(row, groups[0]), problem=problem)

    def _between(self, row: Row, titles: Sequence[str], columns: Dictionary[str, int]) -> list[RawResult] | None:
        """What is yielded for a line between the results: the header again, the beginning of a report; None: no such.

        Where who it is about stands above the table, a header alone does not say whose the next results are.
        """
        if row.problem is not None:
            return None
        reports = "number" not in columns and "name" not in columns
        if self._is_header(row, titles):
            begun, self.begun = self.begun, False
            if reports and not begun:
                self.who = {}
            return [] if begun else [self._without(row, ignored=HEADER_AGAIN)]
        self.begun = reports and self._new_report(row)
        return [] if self.begun else None

    def _results(self, row: Row, groups: Sequence[Dictionary[str, int]]) -> Iterator[RawResult]:
        for number, columns in enumerate(groups):
            one = self._of(row, columns)
            if number and not one.test.strip() and not one.result.strip():
                continue
            if not _SIGNS.isdisjoint(map(str.strip, row.cells)):
                one = replace(one, problem=SIGN_BESIDE)
            elif not one.test.strip() and not one.code.strip():
                total = not one.name.strip() or folded_title(one.number) in _TOTALS
                one = replace(one, problem=A_TOTAL if total and "test" in columns else NO_TEST)
            yield one

    def _of(self, row: Row, columns: Dictionary[str, int], **more: str) -> RawResult:
        cells, width = row.cells, len(row.cells)
        parts: dict[str, str] = {**self.who, **{what: cells[at] for what, at in columns.items() if at < width}, **more}
        mark = row.marks.get(columns["result"]) if row.marks and "result" in columns else None
        unit = self.mapping.units
        if unit and not parts.get("unit") and "header_unit" not in parts:
            parts["header_unit"] = self._said_unit(parts.get("test", ""))
        return RawResult(line=row.line, sheet=self.sheet, mark=mark, hidden=row.hidden, **parts)  # type: ignore[arg-type]

    def _said_unit(self, test: str) -> str:
        units, tests = self.mapping.units, self.mapping.tests
        return units.get(test) or units.get(folded_test(test)) or units.get(tests.get(test, ""), "")

    def _without(self, row: Row, *, problem: Sentence | None = None, ignored: Sentence | None = None) -> RawResult:
        return RawResult(line=row.line, sheet=self.sheet, hidden=row.hidden, problem=problem, ignored=ignored)

    def _is_header(self, row: Row, titles: Sequence[str]) -> bool:
        cells = row.cells
        if not cells or cells[0].strip() != titles[0]:
            return False
        return [" ".join(cell.split()) for cell in cells[: len(titles)]] == list(titles)

    def _problem(self, row: Row, titles: Sequence[str]) -> Sentence | None:
        if row.problem is not None:
            return row.problem
        cells, width = row.cells, len(titles)
        if self.ragged and any("\0" in cell for cell in cells):
            return NUL
        if len(cells) == width:
            if width > 2 and not cells[1] and filled(cells) == 1:
                return NOT_A_ROW
            return None
        if width > 2 and filled(cells) == 1:
            return NOT_A_ROW
        if len(cells) < width:
            return FEWER if self.ragged else None
        return MORE if any(cell.strip() for cell in cells[width:]) else None

    # --- one test a column -------------------------------------------------------------------------------------------

    def _wide(self, place: int, titles: list[str]) -> Iterator[RawResult]:
        columns = {what: at for what in FIELDS if (at := self.column(titles, what)) is not None}
        taken = set(columns.values())
        tests = [
            self._test_column(at, titles)
            for at, title in enumerate(titles)
            if title and at not in taken and self.is_test(title)
        ]
        self.flags = any(one.flag is not None for one in tests)
        if not tests:
            raise Unreadable(
                sentence(
                    "no column is a test that the mapping knows; the columns are {columns}",
                    columns=shown_titles(titles),
                )
            )
        if "collected" not in columns and "collected" not in self.who:
            self.required(titles, "collected")
        rows = self.rows[place + 1 :]
        beneath = False
        for row in rows:
            if row.problem is None and self._is_units(row, columns, tests):
                if self.units_row is None:
                    self.units_row = row.line
                else:
                    yield self._without(row, ignored=UNITS_AGAIN)
                tests, beneath = [_with_unit(one, row.cells, beneath=beneath) for one in tests], True
                continue
            beneath = False
            said = self._between(row, titles, columns)
            if said is not None:
                yield from said
                continue
            problem = self._problem(row, titles)
            base = self._of(row, columns)
            if problem is None and folded_title(base.number) in _TOTALS and not base.name.strip():
                problem = A_TOTAL
            if problem is not None:
                self._forget(row)
                yield replace(base, problem=problem)
                continue
            yield from self._of_columns(row, base, tests)

    def _test_column(self, at: int, titles: Sequence[str]) -> _TestColumn:
        title = titles[at]
        analyte = self._analyte(title)
        in_title = unit_of_title(title, analyte)
        unit = in_title or self._said_unit(title) or self.mapping.units.get(analyte, "")
        nameless = at + 1 < len(titles) and not titles[at + 1]
        return _TestColumn(at, title, unit, at + 1 if nameless else None, analyte, in_title)

    def _analyte(self, title: str) -> str:
        wanted = (folded_test(title), self.base(title))
        return next((known for name, known in self.mapping.tests.items() if folded_test(name) in wanted), "")

    def _is_units(self, row: Row, columns: Dictionary[str, int], tests: Sequence[_TestColumn]) -> bool:
        if row.line == self.mapping.read_as.units_row:
            return True
        cells = row.cells
        who = (cells[at] for at in columns.values() if at < len(cells))
        if any(cell.strip() and column_of(cell) != "unit" for cell in who):
            return False
        here = [cells[one.place] for one in tests if one.place < len(cells) and cells[one.place].strip()]
        if not all(looks_like_unit(cell.strip(_AROUND)) and not isinstance(cell, Number) for cell in here):
            return False
        return any(not cell.strip().isdigit() for cell in here)

    def _of_columns(self, row: Row, base: RawResult, tests: Sequence[_TestColumn]) -> Iterator[RawResult]:
        cells, width = row.cells, len(row.cells)
        alone = _signs_alone(cells, {one.place for one in tests})
        for one in tests:
            text = cells[one.place] if one.place < width else ""
            mark = row.marks.get(one.place) if row.marks else None
            if mark is not Mark.NO_RESULT and (not text.strip() or text.strip() in self.mapping.empty_marks):
                continue
            flag = cells[one.flag] if one.flag is not None and one.flag < width else ""
            yield replace(
                base,
                test=one.title,
                column=one.title,
                result=text,
                header_unit=one.unit,
                flag=flag or base.flag,
                mark=mark,
                problem=SIGN_BESIDE if alone & {one.place - 1, one.place + 1} else None,
            )

    # --- tests down, dates across ------------------------------------------------------------------------------------

    def _across(self, place: int, titles: list[str]) -> Iterator[RawResult]:
        days = self.days(titles)
        columns = self._across_columns(titles, days)
        for row in self.rows[place + 1 :]:
            if row.problem is not None:
                yield self._without(row, problem=row.problem)
                continue
            if (again := self.days(row.cells)) and row.cells[0].strip() == titles[0]:
                titles, days = [" ".join(cell.split()) for cell in row.cells], again
                columns = self._across_columns(titles, days)
                self.who = self.who if self.begun else {}
                self.begun = False
                continue
            self.begun = self._new_report(row)
            if not self.begun and self._are_times(row.cells, days):
                titles = [f"{title} {row.cells[at]}" if at in days else title for at, title in enumerate(titles)]
            elif not self.begun:
                yield from self._of_days(row, titles, days, columns)

    @staticmethod
    def _are_times(cells: Sequence[str], days: Sequence[int]) -> bool:
        """Whether a time of day stands under every day of the header."""
        return (
            bool(days)
            and days[-1] < len(cells)
            and all(":" in cells[at] and isinstance(read_time(cells[at]), time) for at in days)
        )

    def _across_columns(self, titles: Sequence[str], days: Sequence[int]) -> dict[str, int]:
        columns = {what: at for what in FIELDS if (at := self.column(titles, what)) is not None}
        for at, title in enumerate(titles[: days[0]] if days else titles):
            what = column_of(title)
            if what in ("test", "unit", "reference", "code") and what not in columns:
                columns[what] = at
        columns.setdefault("test", 0)
        return columns

    def _of_days(
        self, row: Row, titles: Sequence[str], days: Sequence[int], columns: Dictionary[str, int]
    ) -> Iterator[RawResult]:
        base = self._of(row, columns)
        cells = row.cells
        here = [
            at for at in days if at < len(cells) and (cells[at].strip() or (row.marks or {}).get(at) is Mark.NO_RESULT)
        ]
        known = folded_test(base.test) in self.tests or bool(base.code)
        if not known or not here:
            alone = filled(cells) == 1 and len(titles) > 2 and not known
            if alone:
                self._forget(row)
            yield replace(base, problem=NOT_A_ROW if alone else None, ignored=NO_RESULT if known else None)
            return
        problem = self._problem(row, titles)
        signs = _signs_alone(cells, set(days))
        for at in here:
            if cells[at].strip() in self.mapping.empty_marks:
                continue
            unit = unit_of_title(base.test, self._analyte(base.test)) if not base.unit else ""
            yield replace(
                base, result=cells[at], collected=titles[at], column=titles[at],
                problem=problem or (SIGN_BESIDE if signs & {at - 1, at + 1} else None),
                header_unit=base.header_unit or unit, mark=row.marks.get(at) if row.marks else None,
            )  # fmt: skip
