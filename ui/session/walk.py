"""Long work in slices, between which other work has its turn; a walk through the courses of all patients."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from models.words import listed, sentence
from storage.problems import StoreProblem

if TYPE_CHECKING:
    from models.course.course import Course
    from storage.clinic.store import Store

SLICE_SECONDS = 0.02  # long work steps aside this often, so that opening a patient never waits for all of it
NEWS_SECONDS = 0.25


def in_slices(
    submit: Callable[[Callable[[], None]], None],
    begin: Callable[[], bool],
    step: Callable[[], bool],
    tell: Callable[[Callable[[], None]], None],
    *,
    given_up: Callable[[], bool],
) -> None:
    """``begin`` and each ``step`` say whether there is more to do; ``tell`` is called first, now and then, and last.

    It is given what goes on, and has it go on once the news are shown: meanwhile the work rests.
    """

    def start() -> None:
        more = begin()
        tell(again if more else _nothing)

    def again() -> None:
        told = perf_counter()
        submit(lambda: go_on(told))

    def go_on(told: float) -> None:
        if given_up():
            return
        stop, more = perf_counter() + SLICE_SECONDS, True
        while more and perf_counter() < stop:
            more = step()
        if not more or perf_counter() - told > NEWS_SECONDS:
            tell(again if more else _nothing)
        else:
            submit(lambda: go_on(told))

    submit(start)


def _nothing() -> None:
    """There is no more to do."""


class Walk:
    """For the worker: courses of patients in order of code, and by key the code of each other, and why not."""

    def __init__(self, course_of: Callable[[int], Course]) -> None:
        self._course_of = course_of
        self._ahead: list[tuple[int, str]] = []
        self.courses: list[tuple[int, Course]] = []
        self.unreadable: dict[int, tuple[str, StoreProblem]] = {}

    @property
    def waits(self) -> bool:
        return bool(self._ahead)

    def begin(self, store: Store) -> None:
        self._ahead = list(store.patients())[::-1]

    def step(self) -> bool:
        """The course of one patient more, and whether there are more; who cannot be read stops nobody else."""
        from storage.clinic.reading import UnreadablePatient

        key, code = self._ahead.pop()
        try:
            self.courses.append((key, self._course_of(key)))
        except UnreadablePatient as problem:
            self.unreadable[key] = (code, problem)
        return self.waits

    def so_far(self) -> Walk:
        """What was found until now, which does not grow any more."""
        copy = Walk(self._course_of)
        copy.courses, copy.unreadable = list(self.courses), dict(self.unreadable)
        return copy

    def left_out(self) -> StoreProblem:
        """Who is missing among the courses."""
        codes = listed([code for code, _ in self.unreadable.values()])
        return StoreProblem(sentence("These patients cannot be read and are left out: {codes}.", codes=codes))
