"""The sieges of the clinic file as ``benchmarks.siege`` lays them, each on real files in a folder of its own."""

from __future__ import annotations

from benchmarks.siege_damaging import damage_files
from benchmarks.siege_killing import kill_writers
from benchmarks.siege_migrating import kill_migrations
from benchmarks.siege_refusing import refuse_steps


def kills(count: int, seed: int) -> str:
    """Programs killed while they write: the set of files loses nothing, the main file alone nothing in silence."""
    return kill_writers(count, seed).told()


def migrations(count: int, seed: int) -> str:
    """Programs killed while they bring an older file up to date and make it smaller: nothing of it is lost."""
    return kill_migrations(count, seed).told()


def refusals(count: int, seed: int) -> str:
    """Every step of writing, refused at every call, for every reason that the system may give."""
    return refuse_steps().told()


def damaged_files(count: int, seed: int) -> str:
    """Clinic files damaged somewhere: opened and verified, each works as it was or says what is wrong."""
    return damage_files(count, seed).told()
