"""When log-ins at a clinic file were refused: kept until the next successful one writes them down.

Times alone, never the name or the password that was typed. Nobody has the key before a log-in, so that the list is
plain. It lies beside the file, for whoever comes in next, and in the folder of whoever tried, as the wait does
(``patience``): whoever takes the one away leaves the other.
"""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

from storage.keys.patience import mark_of_clinic
from storage.places import state_folder
from storage.problems import StoreProblem
from storage.wholefile import make_folder, remove, write_whole

_MOST, _HIGHEST_BYTES = 200, 20_000


def refusals_path(clinic: Path) -> Path:
    return clinic.with_name(clinic.name + ".refused")


def note_refusal(clinic: Path) -> None:
    """Keep that a log-in is being refused now; a full disk or a read-only place is no reason to let anybody in."""
    times = [at.isoformat(timespec="milliseconds") for at in (*refusals(clinic), datetime.now(UTC))]
    for path in _paths(clinic):
        with contextlib.suppress(StoreProblem):
            make_folder(path.parent, parents=True)
            write_whole(path, json.dumps(times[-_MOST:]).encode())


def refusals(clinic: Path) -> tuple[datetime, ...]:
    """The times of those that are not written down in the clinic file yet; none of a list that cannot be read."""
    return tuple(sorted({at for path in _paths(clinic) for at in _times(path)}))


def _paths(clinic: Path) -> tuple[Path, Path]:
    return refusals_path(clinic), state_folder() / f"refused-{mark_of_clinic(clinic)}"


def _times(path: Path) -> tuple[datetime, ...]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_HIGHEST_BYTES))
        return tuple(datetime.fromisoformat(text).astimezone(UTC) for text in found)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ()


def forget_refusals(clinic: Path) -> None:
    for path in _paths(clinic):
        with contextlib.suppress(OSError):
            remove(path)
