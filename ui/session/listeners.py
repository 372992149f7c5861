"""Who is to hear of an answer, whether there is anybody left to hear it, and what they are told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from models.words import Sentence
from storage.problems import FileProblem, Stopped, StoreProblem

log = logging.getLogger(__name__)
Otherwise = Callable[[Exception], None]
_MISTAKE = Sentence("The program made a mistake here.")
_LOOK = Sentence("Look whether this step was done before you repeat it.")


def answer(
    future: Future[Any], then: Callable[..., Any], otherwise: Otherwise | None, failed: Callable[[Exception], None]
) -> None:
    """Hand on what was found, or why it was not: ``failed`` hears of it where nobody else is to."""
    error = future.exception()
    told = error is None or isinstance(error, StoreProblem | FileProblem)
    if not told and otherwise is not None and not is_gone(otherwise):
        otherwise(StoreProblem(_MISTAKE, _LOOK))  # whoever waits for an answer must not wait for ever
    if told and (is_gone(then) or (otherwise is not None and is_gone(otherwise))):
        return  # whoever asked was closed meanwhile
    if error is None:
        then(future.result())
    elif isinstance(error, StoreProblem | FileProblem):  # a sentence for the user; everything else is a bug
        level = logging.INFO if isinstance(error, Stopped) else logging.ERROR
        log.log(level, "ended by %s", type(error), exc_info=error)
        (otherwise or failed)(error)
    else:
        raise error


def is_gone(listener: Callable[..., Any]) -> bool:
    """Whether a listener is a method of a dialog or page that Qt has destroyed."""
    while isinstance(listener, partial):
        listener = listener.func
    owner = getattr(listener, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
