"""A clinic file held against a backup of it: the backup is opened, and the whole journal of both compared."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from models.words import sentence
from storage.backups.manifests import SEALED_SINCE, Seal, manifest_path, read_manifest, seal_of_manifest
from storage.clinic.connection import GARBLED, Database
from storage.clinic.inspection import ends, opened_to_read
from storage.clinic.verifying.against import entries_differing
from storage.clinic.verifying.verification import Compared, Comparison
from storage.problems import Fault, StoreProblem

log = logging.getLogger(__name__)


def comparison(backup: Path, key: bytes) -> Comparison:
    """For ``verify``: holds an open file against ``backup``, entry by entry up to the end of the backup's journal.

    What is wrong with the backup itself is told as well. Its manifest is believed where it is sealed.
    """

    def compared(db: Database, tell: Callable[[float], None]) -> Compared:
        findings, remarks = [], []
        described, seal = read_manifest(backup), seal_of_manifest(manifest_path(backup), key)
        if seal is Seal.BROKEN:
            findings.append(sentence("The manifest of {backup} was changed.", backup=backup))
        elif described is None:
            remarks.append(sentence("{backup} has no manifest that can be read.", backup=backup))
        elif seal is Seal.NONE and described.schema >= SEALED_SINCE:
            findings.append(sentence("The seal was taken off the manifest of {backup}.", backup=backup))
        elif seal is Seal.NONE:
            remarks.append(sentence("The manifest of {backup} is of an older program and not sealed.", backup=backup))
        try:
            with opened_to_read(backup, key) as other:
                if described is not None and described.anchor != ends(other).anchor:
                    findings.append(sentence("{backup} is not what its manifest says.", backup=backup))
                findings += entries_differing(db, other, tell)
        except StoreProblem as problem:
            if problem.fault is not Fault.FILE:  # given up, or the disk
                raise
            findings.append(problem.words)
        except GARBLED:
            log.exception("ended the comparison with a backup")
            findings.append(sentence("{backup} could not be read; the log of the program has more.", backup=backup))
        return Compared(tuple(findings), tuple(remarks))

    return compared
