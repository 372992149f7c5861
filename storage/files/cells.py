"""What every reader of tables shares: how large one may be, what a missing value looks like, and names in sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from models.words import Sentence, listed, sentence

LARGEST_BYTES = 20_000_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 300_000, 4_000, 2_000_000
MOST_WORDS = 50
"""A column with more different words than this holds names or free text, and no groups."""
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}\Z")
"""A number of which nothing says whether its mark parts thousands or decimals."""
MISSING_WORDS = frozenset(("", "NA", "N/A", "na", "n/a", "#N/A", ".", "-", "–", "—", "?", "？"))
"""What stands in a cell in which nothing is recorded."""
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_NAMED, _LONGEST_SHOWN = 12, 40


def quoted(name: str) -> str:
    """A name out of a file, so that a screen does not take it for a word that it can translate."""
    return f'"{name}"'


def shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def few(names: Sequence[str]) -> Sentence:
    """The first names of a list that may be long."""
    first = [quoted(shown(name)) for name in names[:_NAMED]] or ["–"]
    return listed(first if len(names) <= _NAMED else [*first, "…"])


def too_large() -> Sentence:
    return sentence(
        "the table is too large; {rows} rows and {cells} cells are the most",
        rows=f"{MOST_ROWS:,}", cells=f"{MOST_CELLS:,}",
    )  # fmt: skip


def too_wide(count: int) -> Sentence:
    return sentence("{count} columns; {most} are the most", count=f"{count:,}", most=f"{MOST_COLUMNS:,}")


def too_many_groups(count: int) -> Sentence:
    return sentence("{count} different groups stand here; {most} are the most", count=f"{count:,}", most=MOST_WORDS)


def invisible(text: str) -> Sentence | None:
    """The sentence about the first sign in a text that nobody can see; None where all can be seen."""
    found = INVISIBLE.search(text)
    if found is None:
        return None
    code = f"U+{ord(found[0]):04X}"
    name = unicodedata.name(found[0], "").lower()
    return sentence(
        '"{value}" holds an invisible sign, {sign}; take it out',
        value=shown(text), sign=f"{code} ({name})" if name else code,
    )  # fmt: skip
