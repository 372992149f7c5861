"""After how long at most an open clinic file locks itself: the clinic's limit, kept with the keys and journalled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from models.words import sentence
from storage.clinic.journal.statements import LIMIT_IDLE
from storage.keys.keyfile import Book, KeyFile, changed_outside, opened_book, read_keys, write_keys
from storage.keys.sealing import BrokenSealError
from storage.keys.vault import Unlocked
from storage.keys.vaultnotes import note, owing
from storage.problems import Fault, StoreProblem
from storage.roles import Action

LEAST, MOST = 1, 60  # minutes
UNLIMITED = 30  # where no limit was set: the longest wait that can be chosen


def idle_limit(path: Path, by: Unlocked) -> int:
    """The most minutes without a key or the mouse. Raises StoreProblem for a keys file changed from outside."""
    minutes = _opened(path, by)[1].idle_minutes
    return UNLIMITED if minutes is None else minutes


def set_idle_limit(path: Path, by: Unlocked, *, minutes: int) -> None:
    """Set the limit, and owe the journal a note of it. Raises StoreProblem."""
    by.actor.require(Action.LIMIT_IDLE)
    check_minutes(minutes)
    file, book = _opened(path, by)
    done = note(LIMIT_IDLE, limited_to(minutes), by.actor, clinic=file.clinic, signer=by.signer)
    write_keys(file, owing(replace(book, idle_minutes=minutes), done), path, key=by.key)


def limited_to(minutes: int) -> str:
    """A limit as the statement about it has it."""
    return f"{minutes} minutes"


def _opened(path: Path, by: Unlocked) -> tuple[KeyFile, Book]:
    file = read_keys(path)
    try:
        return file, opened_book(file, by.key)
    except BrokenSealError:
        raise changed_outside(path) from None


def check_minutes(minutes: int) -> None:
    """Raise StoreProblem with a sentence for a wait that cannot be."""
    if minutes < LEAST:
        raise StoreProblem("The idle lock cannot be switched off.", "Type 1 minute or more.", fault=Fault.FILE)
    if minutes > MOST:
        raise StoreProblem(
            sentence("The idle lock waits {most} minutes at most.", most=MOST), "Type fewer minutes.", fault=Fault.FILE
        )
