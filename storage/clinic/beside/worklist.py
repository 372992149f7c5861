"""What the worklist keeps in the clinic file beside the record: derived lines, and who is here today.

A line is a cache: it can be derived anew at any time, so it is thrown away freely and is no part of the journal, the
exports or the verification, and two files that differ in nothing else are the same. So are the marks of today's clinic:
they say who sits in the corridor, nothing of anybody's illness, and the first mark of another day takes them away.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import NamedTuple

from models.worklist.clinic import Mark
from storage.clinic.connection import mark_written, told
from storage.clinic.openfile import OpenFile
from storage.roles import Action

_CHANGED = "SELECT DISTINCT patient_id, table_name = 'laboratory_range' FROM journal WHERE id > ?"
_KEPT = (
    "SELECT patient.id, code, line, coalesce(stale, 1) FROM patient LEFT JOIN worklist_line ON patient_id = patient.id "
    "WHERE deleted = 0 ORDER BY code"
)


class KeptLine(NamedTuple):
    """Of one patient: the text of the line, None without one, and whether the record or the rules changed since."""

    key: int
    code: str
    text: str | None
    stale: bool


class Worklist:
    """The kept lines and the marks of one open clinic file."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def kept(self) -> list[KeptLine]:
        """A line of every patient, in order of code. ``catch_up`` first."""
        return [KeptLine(key, code, text, bool(stale)) for key, code, text, stale in self._file.query(_KEPT)]

    def catch_up(self, rules: str) -> frozenset[int] | None:
        """Which patients changed since this was last asked, None for perhaps all; their lines are stale from now on.

        ``rules`` names everything that lines are derived by; other rules make every line stale.
        """
        file = self._file
        with told(file.path):
            end = file.journal.anchor()
            found = file.query("SELECT entry, hash, rules FROM worklist_state")
            before = found[0] if found else (0, "", "")
            if tuple(before) == (end.entries, end.head, rules):
                return frozenset()
            changed = self._changed(int(before[0]), str(before[1]), same_rules=before[2] == rules)
            mark_written(file.db)
            with file.db.atomic():
                if changed is None:
                    file.db.execute("UPDATE worklist_line SET stale = 1")
                for key in changed or ():
                    file.db.execute("UPDATE worklist_line SET stale = 1 WHERE patient_id = ?", [key])
                values = (end.entries, end.head, rules)
                file.db.execute("INSERT OR REPLACE INTO worklist_state VALUES (1, ?, ?, ?)", values)
            return changed

    def _changed(self, entry: int, head: str, *, same_rules: bool) -> frozenset[int] | None:
        known = self._file.query("SELECT hash FROM journal WHERE id = ?", entry)
        if not same_rules or not known or known[0][0] != head:
            return None
        found = self._file.query(_CHANGED, entry)
        if any(of_all for _, of_all in found):
            return None
        return frozenset(int(key) for key, _ in found if key is not None)

    def keep(self, lines: Mapping[int, str]) -> None:
        """Keep these lines, derived from what ``catch_up`` last saw, in the place of those before."""
        file = self._file
        with told(file.path):
            mark_written(file.db)
            with file.db.atomic():
                for key, text in lines.items():
                    file.db.execute("INSERT OR REPLACE INTO worklist_line VALUES (?, ?, 0)", [key, text])

    def forget(self) -> None:
        """Every line is to be derived anew: the file may not be the one in which they were kept."""
        with told(self._file.path):
            mark_written(self._file.db)
            self._file.db.execute("DELETE FROM worklist_state")

    # Today's clinic

    def marks(self, today: date) -> dict[int, Mark]:
        """Who is here today, and who has finished."""
        asked = "SELECT patient_id, here, finished FROM clinic_mark WHERE day = ?"
        found = self._file.query(asked, today.isoformat())
        return {int(key): Mark(_time(here), _time(finished)) for key, here, finished in found}

    def mark(self, key: int, today: date, mark: Mark) -> None:
        """Keep the mark of a patient; marks of other days go. Raises StoreProblem."""
        file = self._file
        file.actor.require(Action.ENTER)
        here, finished = (None if at is None else at.isoformat() for at in (mark.here, mark.finished))
        with told(file.path):
            mark_written(file.db)
            with file.db.atomic():
                file.db.execute("DELETE FROM clinic_mark WHERE day <> ? OR patient_id = ?", [today.isoformat(), key])
                if here is not None or finished is not None:
                    values = [key, today.isoformat(), here, finished]
                    file.db.execute("INSERT INTO clinic_mark VALUES (?, ?, ?, ?)", values)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
