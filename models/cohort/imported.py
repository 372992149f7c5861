"""A cohort that came from a table or was reconstructed from a published curve: columns, units and where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from models.statistics.survival import DAYS_PER_MONTH, Flags, Floats, Followed, Sample
from models.statistics.survival import sample as make_sample
from models.words import Sentence

Codes = NDArray[np.int32]
MISSING = -1
"""The code of a label that is not recorded."""


class CohortKind(StrEnum):
    """Where the patients of a cohort come from; a reconstructed one is called so on every screen and print."""

    IMPORTED = "imported"
    RECONSTRUCTED = "reconstructed from a published curve"


class TimeUnit(StrEnum):
    """The unit in which a table gives its times. It is always asked, never guessed."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def days(self) -> float:
        """One of it in days; a month is 30.4375 days and a year twelve of them (R-14)."""
        return _DAYS[self]

    @property
    def words(self) -> Sentence:
        return _UNIT_WORDS[self]


_DAYS = {
    TimeUnit.DAYS: 1.0,
    TimeUnit.WEEKS: 7.0,
    TimeUnit.MONTHS: DAYS_PER_MONTH,
    TimeUnit.YEARS: 12 * DAYS_PER_MONTH,
}
_UNIT_WORDS = {
    TimeUnit.DAYS: Sentence("days"),
    TimeUnit.WEEKS: Sentence("weeks"),
    TimeUnit.MONTHS: Sentence("months"),
    TimeUnit.YEARS: Sentence("years"),
}
KIND_LABELS = {
    CohortKind.IMPORTED: Sentence("Imported"),
    CohortKind.RECONSTRUCTED: Sentence("Reconstructed from a published curve"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """A column of words: ``names[codes[i]]`` is the word of row i, ``MISSING`` where none is recorded.

    ``names`` are distinct, in the order in which the table first has them.
    """

    names: tuple[str, ...]
    codes: Codes

    def word(self, row: int) -> str | None:
        code = int(self.codes[row])
        return None if code == MISSING else self.names[code]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many rows have each of ``names``."""
        return tuple(np.bincount(self.codes[self.codes != MISSING], minlength=len(self.names)).tolist())

    @property
    def missing(self) -> int:
        return int(np.count_nonzero(self.codes == MISSING))


@dataclass(frozen=True, slots=True, eq=False)
class Covariate:
    """One column that was kept beside time and event: numbers (NaN where not recorded), or words."""

    name: str
    values: Floats | Labels

    @property
    def missing(self) -> int:
        return self.values.missing if isinstance(self.values, Labels) else int(np.count_nonzero(np.isnan(self.values)))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ImportedCohort(Followed):
    """One row per patient, in the order of the table. ``times`` are in ``unit``, exactly as the table has them.

    ``endpoint`` is what the times measure ("os", "pfs", …), empty where nobody said. ``source`` is the name of the
    file, ``sha256`` the hash of its bytes. ``groups`` None: the table has no group. ``group_order``: the order that a
    person chose, the reference first; empty where nobody did. ``key``, ``kept_at`` and
    ``kept_by`` are given by the store; None for a cohort that is not kept yet.
    """

    name: str
    kind: CohortKind
    unit: TimeUnit
    times: Floats
    events: Flags
    source: str
    sha256: str
    groups: Labels | None = None
    covariates: tuple[Covariate, ...] = ()
    endpoint: str = ""
    notes: tuple[Sentence, ...] = ()
    group_order: tuple[str, ...] = ()
    key: int | None = None
    kept_at: datetime | None = None
    kept_by: str | None = None

    @property
    def days(self) -> Floats:
        """The times in days, shaped (n,); not rounded."""
        return self.times * self.unit.days

    @property
    def reconstructed(self) -> bool:
        return self.kind is CohortKind.RECONSTRUCTED

    @property
    def label(self) -> Sentence:
        """What stands beside the name of the cohort wherever it is shown."""
        return KIND_LABELS[self.kind]

    def sample(self, group: str | None = None) -> Sample:
        """Days and events of everybody, or of one group by name, ready for a curve."""
        chosen = slice(None) if group is None else self._rows_of(group)
        return make_sample(self.days[chosen], self.events[chosen])

    def _rows_of(self, group: str) -> Flags:
        if self.groups is None or group not in self.groups.names:
            raise LookupError(f"the cohort has no group {group}")
        chosen: Flags = self.groups.codes == self.groups.names.index(group)
        return chosen


def labels(words: Sequence[str | None]) -> Labels:
    """A column of words from the words themselves; None and the empty word are not recorded."""
    places: dict[str, int] = {}
    codes = np.fromiter(
        (places.setdefault(word, len(places)) if word else MISSING for word in words), np.int32, count=len(words)
    )
    return Labels(tuple(places), codes)
