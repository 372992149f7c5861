"""A rehearsed restore: a backup brought back beside everything, opened and checked, and taken away again."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from models.words import Sentence
from storage.backups.restoring import restore
from storage.clinic.store import Store
from storage.clinic.verifying.verification import verify
from storage.keys.vault import Unlocked


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What came of it: the patients that can be read, the entries of the journal, and what is wrong."""

    patients: int
    entries: int
    findings: tuple[Sentence, ...]

    @property
    def ok(self) -> bool:
        return not self.findings


def rehearse(backup: Path, by: Unlocked) -> Rehearsal:
    """Restore ``backup`` into a folder of its own, encrypted as it is, open it with today's program and check it.

    Nothing of it stays, and nothing else is touched. Raises StoreProblem where it cannot be restored or opened.
    """
    with tempfile.TemporaryDirectory(prefix="hepatrack-rehearsal-") as folder:
        target = Path(folder) / "rehearsal.hepatrack"
        restore(backup, target, key=by.key)
        with Store.open(target, key=by.key, actor=by.actor, signer=by.signer) as store:
            found = verify(store)
            return Rehearsal(
                patients=len(store.records()),
                entries=found.entries,
                findings=tuple(finding.words for finding in found.findings),
            )
