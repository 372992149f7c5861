"""Which row of a laboratory's table is its header, and which of its columns is what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.laboratory.dates import UNDECIDABLE, Moment, read_moment
from models.laboratory.mapping import Mapping
from models.laboratory.proposals import column_of, folded_test, folded_title, proposed_columns
from models.laboratory.rows import Merged, Row, filled
from models.laboratory.units import unit_of_title
from models.words import Sentence, Unreadable, listed, sentence

LONG, WIDE, ACROSS, BLOCKS = "long", "wide", "dates across", "blocks"
_LOOKED_AT, _SHOWN = 60, 12
_MOST_MERGED = 300
_DECIDES = 100  # a row with the title of the results is the header, whatever stands in another one


class Heads:
    """The rows of a table as far as its header is looked for in them."""

    def __init__(self, rows: Sequence[Row], mapping: Mapping, *, ragged: bool, merged: Sequence[Merged]) -> None:
        self.rows = [row for row in rows if row.problem is not None or filled(row.cells)]
        self.mapping, self.ragged = mapping, ragged
        last = max((row.line for row in self.rows[:_LOOKED_AT]), default=0)
        self.merged = [area for area in merged if area[0] <= last][:_MOST_MERGED]
        self.by_line = {row.line: row for row in self.rows[:_LOOKED_AT]}
        self.tests = {folded_test(name) for name in mapping.tests}
        self.titled = {folded_title(name) for name in mapping.columns.values()}

    def found_layout(self) -> str:
        columns = self.mapping.columns
        if "result" in columns and columns.keys() & {"test", "code"}:
            return LONG
        if "collected" in columns:
            return WIDE
        head = self.rows[:_LOOKED_AT]
        if not columns and any({"test", "result"} <= proposed_columns(row.cells).keys() for row in head):
            return LONG
        return ACROSS if any(self.days(row.cells) for row in head) else WIDE

    def header(self, layout: str) -> int:
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
        titles = self.titles(place)
        bare = layout == BLOCKS and "result" not in self.mapping.columns
        if layout == ACROSS or (bare and "collected" not in self.mapping.columns):
            return len(self.days(titles))
        known = sum(folded_title(title) in self.titled for title in titles if title)
        if layout == WIDE or bare:
            known += sum(self.is_test(title) for title in titles if title)
        if (result := self.mapping.columns.get("result")) is not None and not bare and layout != WIDE:
            known += _DECIDES * (folded_title(result) in {folded_title(title) for title in titles})
        return known or (0 if self.titled else sum(column_of(title) is not None for title in titles if title))

    def titles(self, place: int) -> list[str]:
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
    def days(cells: Sequence[str]) -> list[int]:
        """The columns whose title is a day, after the first column, which names the tests."""
        days = []
        for column, cell in enumerate(cells):
            if column and any(sign.isdigit() for sign in cell):
                read = read_moment(cell, None)
                if isinstance(read, Moment) or read == UNDECIDABLE:
                    days.append(column)
        return days

    def is_test(self, title: str) -> bool:
        return folded_test(title) in self.tests or self.base(title) in self.tests

    @staticmethod
    def base(title: str) -> str:
        """A title without the unit at its end."""
        unit = unit_of_title(title, "")
        return folded_test(re.sub(r"[\s(\[（【,_，;:]+\Z", "", title[: title.rindex(unit)]) if unit else title)

    def column(self, titles: Sequence[str], what: str, nth: int = 0) -> int | None:
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

    def required(self, titles: Sequence[str], what: str) -> int:
        found = self.column(titles, what)
        if found is None:
            said = self.mapping.columns.get(what)
            shown = shown_titles(titles)
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


def shown_titles(titles: Sequence[str]) -> Sentence:
    """The first titles of a table, for a sentence."""
    return listed([f'"{title[:40]}"' for title in titles if title][:_SHOWN] or ["–"])
