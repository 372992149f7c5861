"""What can be chosen of one thing, told in one way to every door that leads to it: a menu and a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _always(_: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Offer:
    """Its options in words and values, the one that holds now, who is told, and which may be chosen now."""

    options: Callable[[], tuple[tuple[str, Any], ...]]
    now: Callable[[], Any]
    chosen: Callable[[Any], None]
    may: Callable[[Any], bool] = _always
