"""What every record carries, and the words in which two readers are adjudicated."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class JudgedBy(StrEnum):
    """The criterion by which two readers were adjudicated."""

    RECIST = "recist"
    MRECIST = "mrecist"
    IRECIST = "irecist"


class Judgement(StrEnum):
    """The overall response that an adjudication gives."""

    CR = "CR"
    PR = "PR"
    SD = "SD"
    NON_CR_NON_PD = "Non-CR/Non-PD"
    PD = "PD"
    NOT_EVALUABLE = "not evaluable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What every record carries besides its content; neither part counts when two records are compared.

    ``key`` is the store's handle on the row (None outside the store); ``written`` are the keys that the case file
    wrote, so that an export repeats an import exactly (None: every key that is not None is written).
    """

    key: int | None = field(default=None, compare=False, repr=False)
    written: frozenset[str] | None = field(default=None, compare=False, repr=False)
