"""The courses that were computed, kept until a write touches their patient."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.course.course import Course

FROZEN_AFTER = 50  # courses


class Courses(dict[int, "Course"]):
    """By the patient's key; the worker's. ``set_aside`` is called whenever so many more are kept.

    A thousand courses are millions of objects that stay: each search for cycles among them stops every thread for half
    a second. They hold no cycles, so they are set aside from it.
    """

    def __init__(self, set_aside: Callable[[], None]) -> None:
        super().__init__()
        self._set_aside, self._computed = set_aside, 0

    def of(self, key: int, compute: Callable[[], Course], *, keep: bool) -> Course:
        """``keep`` it until a write; thousands are not kept only because each had its line derived once."""
        if key in self:
            return self[key]
        computed = compute()
        if keep:
            self[key] = computed
            self._computed += 1
            if self._computed % FROZEN_AFTER == 0:
                self._set_aside()
        return computed

    def forget(self, keys: frozenset[int] | None) -> None:
        """What a write touched: these patients, or perhaps all."""
        if keys is None:
            self.clear()
        for key in keys or ():
            self.pop(key, None)
