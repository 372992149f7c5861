"""The journal of a clinic file held against that of a backup of it, entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.words import Sentence, sentence
from storage.clinic.connection import Database
from storage.clinic.journal.chain import entries, has_journal, journal_end, tell_how_far


def entries_differing(
    db: Database, backup: Database, tell: Callable[[float], None] = lambda _: None
) -> Iterator[Sentence]:
    """The first entry of the backup that the file has not, or has otherwise, up to the end of the backup's journal."""
    if not has_journal(backup):  # of the first schemas, which had none
        return
    count, last = journal_end(backup).entries, journal_end(db).entries
    if last < count:
        yield sentence(_CUT, last=f"{last:,}", once=f"{count:,}")
    ours = entries(db)
    for place, theirs in enumerate(entries(backup)):
        tell_how_far(tell, place, count)
        own = next(ours, None)
        if own is None:
            return
        if own != theirs:
            yield sentence(_OTHER, entry=str(theirs[0]))
            return


_CUT = "The journal ends at entry {last}, and that of the backup at entry {once}: entries were cut off its end."
_OTHER = "Entry {entry} of the journal is not the one that the backup has."
