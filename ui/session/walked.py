"""How far a walk through all patients is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.words import listed, sentence
from storage.problems import StoreProblem

if TYPE_CHECKING:
    from models.course.course import Course


@dataclass(slots=True)
class Walked:
    """How far a walk through the patients is: their courses, and by key the code of each other, and why not."""

    courses: list[tuple[int, Course]] = field(default_factory=list)
    unreadable: dict[int, tuple[str, StoreProblem]] = field(default_factory=dict)

    def left_out(self) -> StoreProblem:
        """Who is missing among the courses."""
        codes = listed([code for code, _ in self.unreadable.values()])
        return StoreProblem(sentence("These patients cannot be read and are left out: {codes}.", codes=codes))
