"""A cohort judged twice by different definitions: who changes group, and how the estimates move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.cohort import GroupName
from models.figure import CohortFigure
from models.words import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a cohort is judged by. None keeps what each patient's protocol, or the choice, says.

    ``parameters`` are protocol parameters by name, with their new values; ``afp_fall`` and ``pivka_fall`` are the
    falls in percent that make an answer; ``confirmed`` False counts best responses that nothing has confirmed.
    """

    parameters: tuple[tuple[str, Any], ...] = ()
    afp_fall: int | None = None
    pivka_fall: int | None = None
    confirmed: bool = True
    landmark_day: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A patient whose group, or whose time or event, is another by the new definition; None: in no group."""

    key: int
    code: str
    before: GroupName | None
    after: GroupName | None
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Shift:
    """One estimate by both definitions, written as it is to be read."""

    name: Sentence
    before: Sentence
    after: Sentence

    @property
    def moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """``moves`` are patients whose group changes, ``retimed`` those whose time or event does; ``shifts`` estimates."""

    words: tuple[Sentence, ...]
    before: CohortFigure
    after: CohortFigure
    moves: tuple[Move, ...]
    retimed: tuple[Move, ...]
    shifts: tuple[Shift, ...]
