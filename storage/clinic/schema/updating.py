"""How far the update of an older file is: told step by step, since a large one takes a minute.

Each step is whole or not there: the backup, the update in one transaction, the file without the room that it freed. A
program that ends in any of them leaves the file as it was before the step, which is done when it is next opened.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from models.words import Sentence, sentence


class Step(IntEnum):
    """What is done, in this order."""

    BACKUP = 1
    BACKUP_READ = 2
    BEFORE = 3
    UPDATE = 4
    AFTER = 5
    SMALLER = 6


_WORDS = {
    Step.BACKUP: sentence("The clinic file is backed up as it is"),
    Step.BACKUP_READ: sentence("The backup is read again"),
    Step.BEFORE: sentence("Every row is held against the journal"),
    Step.UPDATE: sentence("Tables and journal are brought up to date"),
    Step.AFTER: sentence("Every row is held against the journal again"),
    Step.SMALLER: sentence("The room that was freed is given back"),
}
# Told which step is done and how much of it, 0 to 1, on whichever thread opens the file.
Progress = Callable[[Step, float], None]


def nobody(step: Step, share: float) -> None:
    """Where nobody watches."""


def progress_words(step: Step, share: float) -> Sentence:
    """How far the update is. No share is known of the last step."""
    named = {"step": int(step), "of": len(Step), "what": _WORDS[step]}
    if not share:
        return sentence("The file is brought up to date, step {step} of {of}. {what}.", **named)
    return sentence(
        "The file is brought up to date, step {step} of {of}. {what}: {percent} %.",
        **named,
        percent=f"{share * 100:.0f}",
    )
