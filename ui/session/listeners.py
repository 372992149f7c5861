"""Who is to hear of an answer, and whether there is anybody left to hear it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def is_gone(listener: Callable[..., Any]) -> bool:
    """Whether a listener is a method of a dialog or page that Qt has destroyed."""
    while isinstance(listener, partial):
        listener = listener.func
    owner = getattr(listener, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
