"""From rows of a table to results: one a row, one a column, dates across, or a report for each patient."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace

from models.laboratory.dates import UNDECIDABLE, Moment, read_moment
from models.laboratory.labels import Labels
from models.laboratory.mapping import FIELDS, Mapping
from models.laboratory.proposals import column_of, folded_test, folded_title, proposed_columns
from models.laboratory.results import Mark, RawResult
from models.laboratory.rows import Merged, Number, Row, filled
from models.laboratory.units import looks_like_unit, unit_of_title
from models.words import Sentence, Unreadable, listed, sentence

LONG, WIDE, ACROSS, BLOCKS = "long", "wide", "dates across", "blocks"
_LOOKED_AT, _SHOWN = 60, 12
_MOST_MERGED = 300
_DECIDES = 100  # a row with the title of the results is the header, whatever stands in another one
_MAY_NAME = re.compile(r"[0-9]{4}|[:：]")
_TOTALS = frozenset(("合计", "总计", "小计", "共计", "总数", "total", "totals", "sum", "subtotal", "summe", "gesamt"))
NOT_A_ROW = Sentence("not a row of the table")
NO_TEST = Sentence("no test is named")
A_TOTAL = Sentence("no patient and no test: a total")
FEWER = Sentence("fewer fields than the header")
MORE = Sentence("more fields than the header")
NUL = Sentence("a NUL character stands in it")
HEADER_AGAIN = Sentence("the header again")
NO_RESULT = Sentence("no result")


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


class _Reading:
    """One reading of one table."""

    def __init__(
        self, rows: Sequence[Row], mapping: Mapping, *, ragged: bool, merged: Sequence[Merged], sheet: str
    ) -> None:
        self.rows = [row for row in rows if row.problem is not None or filled(row.cells)]
        self.mapping, self.ragged, self.sheet = mapping, ragged, sheet
        last = max((row.line for row in self.rows[:_LOOKED_AT]), default=0)
        self.merged = [area for area in merged if area[0] <= last][:_MOST_MERGED]
        self.by_line = {row.line: row for row in self.rows[:_LOOKED_AT]}
        self.tests = {folded_test(name) for name in mapping.tests}
        self.titled = {folded_title(name) for name in mapping.columns.values()}
        self.labels = Labels({**mapping.columns, **mapping.identity})
        self.below: dict[int, str] = {}  # what the cells under a line of labels are
        self.who: dict[str, str] = {}
        self.units_row: int | None = None
        self.flags = False
        self.begun = False  # whether the line before began a report

    def read(self) -> LaidOut:
        if not self.rows:
            return LaidOut(self.mapping.read_as.layout or LONG, 1, (), ())
        layout = self.mapping.read_as.layout or self._layout()
        place = self._header(layout)
        titles = self._titles(place)
        if len(self.rows) == place + 1:
            return LaidOut(layout, self.rows[place].line, tuple(titles), ())
        for row in self.rows[:place]:
            self._above(row)
        bare = layout == BLOCKS and "result" not in self.mapping.columns
        if layout == ACROSS or (bare and self._days(titles)):
            found = self._across(place, titles)
        elif layout == WIDE or bare:
            found = self._wide(place, titles)
        else:
            found = self._long(place, titles)
        results = tuple(found)
        return LaidOut(layout, self.rows[place].line, tuple(titles), results, self.units_row, self.flags)

    # --- the header --------------------------------------------------------------------------------------------------

    def _layout(self) -> str:
        columns = self.mapping.columns
        if "test" in columns and "result" in columns:
            return LONG
        if "collected" in columns:
            return WIDE
        head = self.rows[:_LOOKED_AT]
        if not columns and any({"test", "result"} <= proposed_columns(row.cells).keys() for row in head):
            return LONG
        return ACROSS if any(self._days(row.cells) for row in head) else WIDE

    def _header(self, layout: str) -> int:
        said = self.mapping.read_as.header_line
        if said is not None:
            found = next((place for place, row in enumerate(self.rows) if row.line == said), None)
            if found is None:
                raise Unreadable(sentence("there is no line {line} that could be a header", line=said))
            return found
        scores = [self._score(place, layout) for place in range(min(len(self.rows), _LOOKED_AT))]
        best = max(scores)
        if best > 0:
            return scores.index(best)
        widest = max(filled(row.cells) for row in self.rows[:_LOOKED_AT])
        return next(place for place, row in enumerate(self.rows) if 2 * filled(row.cells) > widest)

    def _score(self, place: int, layout: str) -> int:
        """How much of a row the mapping knows as a header."""
        titles = self._titles(place)
        bare = layout == BLOCKS and "result" not in self.mapping.columns
        if layout == ACROSS or (bare and "collected" not in self.mapping.columns):
            return len(self._days(titles))
        known = sum(folded_title(title) in self.titled for title in titles if title)
        if layout == WIDE or bare:
            known += sum(self._is_test(title) for title in titles if title)
        if (result := self.mapping.columns.get("result")) is not None and not bare and layout != WIDE:
            known += _DECIDES * (folded_title(result) in {folded_title(title) for title in titles})
        return known or (0 if self.titled else sum(column_of(title) is not None for title in titles if title))

    def _titles(self, place: int) -> list[str]:
        """The cells of a row, an empty one filled by what is merged into it or stands right above it."""
        row = self.rows[place]
        titles = [" ".join(cell.split()) for cell in row.cells]
        above = self.rows[place - 1] if place and self.rows[place - 1].line == row.line - 1 else None
        width = max(len(titles), *(len(one.cells) for one in (row, above) if one is not None)) if titles else 0
        titles += [""] * (width - len(titles))
        for top, left, bottom, right in self.merged:
            source = self.by_line.get(top)
            if top <= row.line <= bottom and source is not None and left < len(source.cells):
                for column in range(left, min(right + 1, width)):
                    titles[column] = titles[column] or " ".join(source.cells[left].split())
        if above is not None and not self.merged and filled(above.cells) > 1:
            for column, title in enumerate(above.cells[:width]):
                titles[column] = titles[column] or " ".join(title.split())
        while titles and not titles[-1] and not self._has_values(place, len(titles) - 1):
            titles.pop()
        return titles

    def _has_values(self, place: int, column: int) -> bool:
        below = self.rows[place + 1 : place + _LOOKED_AT]
        return any(column < len(row.cells) and row.cells[column].strip() for row in below) or (
            self.ragged and column < len(self.rows[place].cells)
        )

    @staticmethod
    def _days(cells: Sequence[str]) -> list[int]:
        """The columns whose title is a day, after the first column, which names the tests."""
        days = []
        for column, cell in enumerate(cells):
            if column and any(sign.isdigit() for sign in cell):
                read = read_moment(cell, None)
                if isinstance(read, Moment) or read == UNDECIDABLE:
                    days.append(column)
        return days

    def _is_test(self, title: str) -> bool:
        return folded_test(title) in self.tests or self._base(title) in self.tests

    @staticmethod
    def _base(title: str) -> str:
        """A title without the unit at its end."""
        unit = unit_of_title(title, "")
        return folded_test(re.sub(r"[\s(\[（【,_，;:]+\Z", "", title[: title.rindex(unit)]) if unit else title)

    def _column(self, titles: Sequence[str], what: str, nth: int = 0) -> int | None:
        wanted = self.mapping.columns.get(what)
        if wanted is None:
            return None
        folded = folded_title(wanted)
        found = [place for place, title in enumerate(titles) if title == wanted] or [
            place for place, title in enumerate(titles) if title and folded_title(title) == folded
        ]
        if not found:
            return None
        return found[nth] if nth < len(found) else found[0] if len(found) == 1 else None

    def _required(self, titles: Sequence[str], what: str) -> int:
        found = self._column(titles, what)
        if found is None:
            said = self.mapping.columns.get(what)
            shown = listed([f'"{title[:40]}"' for title in titles if title][:_SHOWN] or ["–"])
            if said is None:
                raise Unreadable(
                    sentence(
                        "the mapping does not say which column is the {what}; the columns are {columns}",
                        what=what,
                        columns=shown,
                    )
                )
            raise Unreadable(
                sentence('there is no column "{column}"; the columns are {columns}', column=said[:40], columns=shown)
            )
        return found

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
        self._required(titles, "test")
        self._required(titles, "result")
        groups: list[dict[str, int]] = []
        while True:
            columns = {what: at for what in FIELDS if (at := self._column(titles, what, len(groups))) is not None}
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
            if not one.test.strip() and not one.code.strip():
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
        columns = {what: at for what in FIELDS if (at := self._column(titles, what)) is not None}
        taken = set(columns.values())
        tests = [
            self._test_column(at, titles)
            for at, title in enumerate(titles)
            if title and at not in taken and self._is_test(title)
        ]
        self.flags = any(one.flag is not None for one in tests)
        if not tests:
            raise Unreadable(
                sentence(
                    "no column is a test that the mapping knows; the columns are {columns}",
                    columns=listed([f'"{title[:40]}"' for title in titles if title][:_SHOWN] or ["–"]),
                )
            )
        if "collected" not in columns and "collected" not in self.who:
            self._required(titles, "collected")
        rows = self.rows[place + 1 :]
        if rows and self._is_units(rows[0], columns, tests):
            tests = [
                replace(one, unit=rows[0].cells[one.place].strip() or one.unit)
                if one.place < len(rows[0].cells)
                else one
                for one in tests
            ]
            self.units_row = rows[0].line
            rows = rows[1:]
        for row in rows:
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
        unit = unit_of_title(title, analyte) or self._said_unit(title) or self.mapping.units.get(analyte, "")
        nameless = at + 1 < len(titles) and not titles[at + 1]
        return _TestColumn(at, title, unit, at + 1 if nameless else None)

    def _analyte(self, title: str) -> str:
        wanted = (folded_test(title), self._base(title))
        return next((known for name, known in self.mapping.tests.items() if folded_test(name) in wanted), "")

    def _is_units(self, row: Row, columns: Dictionary[str, int], tests: Sequence[_TestColumn]) -> bool:
        if self.mapping.read_as.units_row is not None:
            return row.line == self.mapping.read_as.units_row
        cells = row.cells
        if any(cells[at].strip() for at in columns.values() if at < len(cells)):
            return False
        here = [cells[one.place] for one in tests if one.place < len(cells) and cells[one.place].strip()]
        return bool(here) and all(looks_like_unit(cell) and not isinstance(cell, Number) for cell in here)

    def _of_columns(self, row: Row, base: RawResult, tests: Sequence[_TestColumn]) -> Iterator[RawResult]:
        cells, width = row.cells, len(row.cells)
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
            )

    # --- tests down, dates across ------------------------------------------------------------------------------------

    def _across(self, place: int, titles: list[str]) -> Iterator[RawResult]:
        days = self._days(titles)
        columns = self._across_columns(titles, days)
        for row in self.rows[place + 1 :]:
            if row.problem is not None:
                yield self._without(row, problem=row.problem)
                continue
            if (again := self._days(row.cells)) and row.cells[0].strip() == titles[0]:
                titles, days = [" ".join(cell.split()) for cell in row.cells], again
                columns = self._across_columns(titles, days)
                self.who = self.who if self.begun else {}
                self.begun = False
                continue
            self.begun = self._new_report(row)
            if not self.begun:
                yield from self._of_days(row, titles, days, columns)

    def _across_columns(self, titles: Sequence[str], days: Sequence[int]) -> dict[str, int]:
        columns = {what: at for what in FIELDS if (at := self._column(titles, what)) is not None}
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
        for at in here:
            if cells[at].strip() in self.mapping.empty_marks:
                continue
            unit = unit_of_title(base.test, self._analyte(base.test)) if not base.unit else ""
            yield replace(
                base, result=cells[at], collected=titles[at], column=titles[at], problem=problem,
                header_unit=base.header_unit or unit, mark=row.marks.get(at) if row.marks else None,
            )  # fmt: skip
