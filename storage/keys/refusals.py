"""When log-ins at a clinic file were refused: kept beside it until the next successful one writes them down.

Times alone, never the name or the password that was typed. Nobody has the key before a log-in, so that the list is
plain; whoever may write in the folder can take it away.
"""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

from storage.problems import StoreProblem
from storage.wholefile import remove, write_whole

_MOST, _HIGHEST_BYTES = 200, 20_000


def refusals_path(clinic: Path) -> Path:
    return clinic.with_name(clinic.name + ".refused")


def note_refusal(clinic: Path) -> None:
    """Keep that a log-in is being refused now; a full disk or a read-only place is no reason to let anybody in."""
    times = [at.isoformat(timespec="milliseconds") for at in (*refusals(clinic), datetime.now(UTC))]
    with contextlib.suppress(StoreProblem):
        write_whole(refusals_path(clinic), json.dumps(times[-_MOST:]).encode())


def refusals(clinic: Path) -> tuple[datetime, ...]:
    """The times of those that are not written down in the clinic file yet; none where the list cannot be read."""
    try:
        with refusals_path(clinic).open("rb") as file:
            found = json.loads(file.read(_HIGHEST_BYTES))
        return tuple(datetime.fromisoformat(text).astimezone(UTC) for text in found)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ()


def forget_refusals(clinic: Path) -> None:
    with contextlib.suppress(OSError):
        remove(refusals_path(clinic))
