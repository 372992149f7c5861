"""Overall survival, progression-free survival, time to and duration of response of one patient (R-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.words import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Days from its start to an event or to censoring, and why it ends there."""

    days: int
    event: bool
    on: date
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    os: Endpoint | None
    pfs: Endpoint | None
    dor: Endpoint | None
    ttr: Endpoint | None
