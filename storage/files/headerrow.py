"""Which row of a table is its header: the first full one, or the one that a person says; and what stands above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.laboratory.rows import Merged, Row, filled
from models.words import Sentence, sentence
from storage.files.cells import MOST_CELLS, MOST_COLUMNS, few, invisible, too_large, too_wide
from storage.files.grid import Grid
from storage.problems import FileProblem

ROW_NAMES = "row names"
"""What an unnamed first column is called: the row names of R, the index of pandas."""
LOOKED_AT = 30
"""Among so many rows a header is looked for, and can be chosen."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?\Z")


@dataclass(frozen=True, slots=True)
class Header:
    """The titles, the rows under them, and what was remarkable. ``has_titles``: they stand in the file.

    ``merged``: areas of merged cells below them. ``first_lines``: those that can be chosen as the header.
    """

    titles: tuple[str, ...]
    rows: Sequence[Row]
    line: int
    told: tuple[Sentence, ...]
    has_titles: bool = True
    merged: int = 0
    first_lines: tuple[int, ...] = ()


def header_of(grid: Grid, line: int | None, *, fill_merged: bool) -> Header:
    """The header of a table. Raises FileProblem for one that cannot be."""
    if not grid.rows:
        raise FileProblem(grid.source, sentence("sheet {sheet} is empty", sheet=f'"{grid.sheet}"'))
    rows, told = _without_comments(grid)
    place = _place(grid, rows, line)
    lines = tuple(row.line for row in rows[:LOOKED_AT])
    if place and line is None:
        told.append(
            sentence("The header stands in line {line}; what stands above it is not read.", line=rows[place].line)
        )
    if line is None and _is_without(rows):
        width = max(len(row.cells) for row in rows[:LOOKED_AT])
        titles = tuple(f"column {number}" for number in range(1, width + 1))
        told.append(Sentence("The file has no header; its columns are numbered."))
        return Header(titles, rows, rows[0].line, tuple(told), has_titles=False, first_lines=lines)
    below = rows[place + 1 :]
    areas = [area for area in grid.merged if area[2] > rows[place].line and (area[0], area[1]) != (area[2], area[3])]
    if areas:
        told.append(merged_words(len(areas), filled=fill_merged))
        below = filled_down(below, areas) if fill_merged else below
    titles = _titles(grid.source, rows[place].cells)
    return Header(titles, below, rows[place].line, tuple(told), merged=len(areas), first_lines=lines)


def merged_words(count: int, *, filled: bool) -> Sentence:
    """What is told of merged cells below a header."""
    if filled:
        return sentence("{count} areas of cells are merged; what stands in them counts for every cell.", count=count)
    return sentence("{count} areas of cells are merged; only the first cell of each counts.", count=count)


def _without_comments(grid: Grid) -> tuple[Sequence[Row], list[Sentence]]:
    """The rows below lines that begin with # at the top of a text."""
    count = 0
    while count < len(grid.rows) - 1 and grid.ragged and grid.rows[count].cells[0].startswith("#"):
        count += 1
    if not count:
        return grid.rows, []
    return grid.rows[count:], [sentence("{count} lines that begin with # are comments and are not read.", count=count)]


def _place(grid: Grid, rows: Sequence[Row], line: int | None) -> int:
    if line is not None:
        found = next((place for place, row in enumerate(rows) if row.line == line), None)
        if found is None:
            raise FileProblem(grid.source, sentence("there is no line {line} that could be a header", line=line))
        return found
    head = rows[:LOOKED_AT]
    usual = Counter(filled(row.cells) for row in head).most_common(1)[0][0]
    first = filled(head[0].cells)
    if first > 1 or usual < 2:
        return 0
    return next((place for place, row in enumerate(head) if filled(row.cells) > 1), 0)


def _is_without(rows: Sequence[Row]) -> bool:
    """Whether even the first row holds numbers alone, two or more of them."""
    cells = [cell.strip() for cell in rows[0].cells if cell.strip()]
    return len(cells) > 1 and all(map(_NUMBER.match, cells))


def filled_down(rows: Sequence[Row], areas: Sequence[Merged]) -> list[Row]:
    """The rows with what stands in merged cells in every one of them."""
    by_line = {row.line: row for row in rows}
    last = rows[-1].line if rows else 0
    if sum(max(0, min(area[2], last) - area[0] + 1) * (area[3] - area[1] + 1) for area in areas) > MOST_CELLS:
        raise FileProblem("", too_large())
    made: dict[int, list[str]] = {}
    for top, left, bottom, right in areas:
        source = by_line.get(top)
        text = source.cells[left] if source is not None and left < len(source.cells) else ""
        for line in range(top, min(bottom, last) + 1):
            if text and (row := by_line.get(line)) is not None:
                cells = made.setdefault(line, list(row.cells))
                cells += [""] * (right + 1 - len(cells))
                cells[left : right + 1] = [text] * (right + 1 - left)
    return [replace(row, cells=made[row.line]) if row.line in made else row for row in rows]


def _titles(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    titles = [cell.strip() for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    if len(titles) > MOST_COLUMNS:
        raise FileProblem(name, too_wide(len(titles)))
    if twice := sorted(title for title, count in Counter(titles).items() if title and count > 1):
        raise FileProblem(name, sentence("the header has {columns} more than once", columns=few(twice)))
    if titles and not titles[0] and ROW_NAMES not in titles:
        titles[0] = ROW_NAMES
    if "" in titles:
        raise FileProblem(name, sentence("column {number} has no name in the header", number=titles.index("") + 1))
    for number, title in enumerate(titles, start=1):
        if (problem := invisible(title)) is not None:
            raise FileProblem(sentence("{file}, header, column {number}", file=name, number=number), problem)
    return tuple(titles)
