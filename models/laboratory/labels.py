"""Who a report is about, where it stands above the table: 住院号：0012345, or a label and the cell beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence

from models.laboratory.proposals import TITLES, column_of, folded_title

_OF_A_REPORT = ("number", "name", "born", "sex", "collected")
# Titles of a column that are too short, or too common in prose, to be labels of a report.
_NO_LABELS = frozenset(("id", "drawn", "born", "patient"))


class Labels:
    """The labels of a laboratory's reports: those of the field, and those that its mapping names."""

    def __init__(self, said: Dictionary[str, str]) -> None:
        self._what: dict[str, str] = {}
        for what in _OF_A_REPORT:
            for title in TITLES[what]:
                self._what[folded_title(title)] = what
        for what, title in said.items():
            if what in _OF_A_REPORT:
                self._what[folded_title(title).rstrip(":：")] = what
        inside = sorted((label for label in self._what if label not in _NO_LABELS), key=len, reverse=True)
        self._inside = re.compile(rf"(?<![^\W_])({'|'.join(map(re.escape, inside))})\s*[:：]\s*", re.IGNORECASE)

    def found(self, cells: Sequence[str], *, bare: bool = True) -> dict[str, str]:
        """What a line of labels says, by the names of ``RawResult``; ``bare``: also a label without a colon."""
        found: dict[str, str] = {}
        for at, cell in enumerate(cells):
            if ":" in cell or "：" in cell:
                found.update(self._in_cell(cell))
                alone = cell.strip().rstrip(":：")
                if alone != cell.strip() and (what := self._what.get(folded_title(alone))) is not None:
                    self._beside(found, what, cells, at)
            elif bare and (what := self._what.get(folded_title(cell))) is not None:
                self._beside(found, what, cells, at)
        return found

    def titles(self, cells: Sequence[str]) -> dict[int, str]:
        """What the cells under this line are, where it holds labels alone, a number or a name among them."""
        here = {at: self._what.get(folded_title(cell).rstrip(":：")) for at, cell in enumerate(cells) if cell.strip()}
        known = {at: what for at, what in here.items() if what is not None}
        return known if len(known) == len(here) > 1 and {"number", "name"} & set(known.values()) else {}

    def begin(self, cells: Sequence[str]) -> bool:
        """Whether a line begins with a label and has something beside it."""
        first = next((at for at, cell in enumerate(cells) if cell.strip()), None)
        if first is None or (what := self._what.get(folded_title(cells[first]))) is None:
            return False
        found: dict[str, str] = {}
        self._beside(found, what, cells, first)
        return bool(found)

    def _in_cell(self, cell: str) -> dict[str, str]:
        parts = self._inside.split(cell)
        return {
            self._what[folded_title(label)]: value.strip(" \t,，;；|")
            for label, value in zip(parts[1::2], parts[2::2], strict=True)
            if value.strip(" \t,，;；|")
        }

    def _beside(self, found: dict[str, str], what: str, cells: Sequence[str], at: int) -> None:
        value = next((cell.strip() for cell in cells[at + 1 : at + 3] if cell.strip()), "")
        if value and column_of(value) is None and what not in found:
            found[what] = value
