"""After how long at most an open clinic file locks itself: the clinic's limit, kept with the keys and journalled."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from models.words import sentence
from storage.keys.keyfile import keys_path, read_keys, write_keys
from storage.keys.sealing import BrokenSealError, derived, seal, unseal
from storage.keys.vault import Unlocked
from storage.keys.vaultnotes import note, owed, owing
from storage.problems import Fault, StoreProblem
from storage.roles import Action

LEAST, MOST = 1, 60  # minutes
UNLIMITED = 30  # where no limit was set: the longest wait that can be chosen


def idle_limit(path: Path, by: Unlocked) -> int:
    """The most minutes without a key or the mouse. Raises StoreProblem for a keys file changed from outside."""
    file = read_keys(path)
    if not file.limits:
        return UNLIMITED
    try:
        found = json.loads(unseal(derived(by.key, "limits"), file.limits, about=file.clinic.encode()))
    except BrokenSealError:
        raise StoreProblem(
            sentence("{keys} was changed from outside, or belongs to another clinic file.", keys=keys_path(path)),
            "Copy the keys file of the latest backup to this place, under this name.",
            fault=Fault.FILE,
        ) from None
    return int(found["idle_minutes"])


def set_idle_limit(path: Path, by: Unlocked, *, minutes: int) -> None:
    """Set the limit, and owe the journal a note of it. Raises StoreProblem."""
    by.actor.require(Action.LIMIT_IDLE)
    check_minutes(minutes)
    file = read_keys(path)
    sealed = seal(derived(by.key, "limits"), json.dumps({"idle_minutes": minutes}).encode(), about=file.clinic.encode())
    done = note("Limit the idle lock", f"{minutes} minutes", by.actor)
    write_keys(owing(replace(file, limits=sealed), by.key, *owed(file, by.key), done), path)


def check_minutes(minutes: int) -> None:
    """Raise StoreProblem with a sentence for a wait that cannot be."""
    if minutes < LEAST:
        raise StoreProblem("The idle lock cannot be switched off.", "Type 1 minute or more.", fault=Fault.FILE)
    if minutes > MOST:
        raise StoreProblem(
            sentence("The idle lock waits {most} minutes at most.", most=MOST), "Type fewer minutes.", fault=Fault.FILE
        )
