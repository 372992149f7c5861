"""All migrations that this program has, in their order."""

from __future__ import annotations

import re

from storage.clinic.schema import first, second, third
from storage.clinic.schema.ladder import SCHEMA as SCHEMA

_MIGRATION_NAME = re.compile(r"m[0-9]{4}_")


def known() -> frozenset[str]:
    """The names of all migrations this program has; a file with any other is newer than the program."""
    return frozenset(name for step in (first, second, third) for name in vars(step) if _MIGRATION_NAME.match(name))
