"""Prints that somebody signed and kept: the pages as they were, what they state, and by which rules and data.

What is told of a print is a journalled, signed row that is never changed; an undo takes it back. Its pages lie beside
the journal, once however often they are kept, and are told by their SHA-256, which the row holds: pages that were
altered or lost are found when they are shown, and by the verification.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.prints.stated import Stated
from models.words import Sentence, sentence
from storage.clinic.connection import GARBLED, Database, told
from storage.clinic.journal.operations import local_time
from storage.clinic.openfile import OpenFile
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from storage.version import PROGRAM_VERSION

TABLE, PAGES = "kept_print", "kept_print_pages"
_LARGEST = 64 << 20  # bytes of a PDF; none of this program comes near


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPrint:
    """A print that is to be kept. ``kind`` as the command line calls it; ``page`` A4 or Letter; ``mark`` is where the
    journal ended when it was composed, ``judged`` the day of its data."""

    kind: str
    language: str
    page: str
    grey: bool
    rules: str
    judged: date
    mark: str
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPrint:
    """A print that is kept, without its pages. ``by`` and ``at``: who signed it, and when on their clock."""

    key: int
    what: NewPrint
    program: str
    sha256: str
    by: str
    at: datetime


class KeptPrints:
    """The kept prints of one open clinic file."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def keep(self, patient: int, what: NewPrint, pdf: bytes) -> int:
        """Sign and keep a print of a patient; its row. Raises StoreProblem for whom may not print."""
        self._file.actor.require(Action.PRINT)
        digest = hashlib.sha256(pdf).hexdigest()
        values = {
            "patient_id": patient,
            **{name: getattr(what, name) for name in ("kind", "language", "page", "rules", "mark")},
            "grey": int(what.grey),
            "judged": what.judged.isoformat(),
            "program": PROGRAM_VERSION,
            "sha256": digest,
            "stated": json.dumps([[one.name, one.value] for one in what.stated], ensure_ascii=False),
        }
        with self._file.operation("Sign and keep a print", action=Action.PRINT):
            self._file.db.execute(
                f"INSERT OR IGNORE INTO {PAGES} (sha256, content) VALUES (?, ?)", [digest, zlib.compress(pdf, 9)]
            )
            return self._file.rows.insert_row(TABLE, values)

    def of(self, patient: int) -> tuple[KeptPrint, ...]:
        """The prints of a patient and of who was merged into the patient, the newest first. Raises StoreProblem."""
        self._file.actor.require(Action.PRINT)
        with told(self._file.path):
            return tuple(_read(row) for row in self._file.query(_OF_PATIENT, patient))

    def pages(self, kept: KeptPrint) -> bytes:
        """The PDF exactly as it was signed. Raises StoreProblem where it is not there any more as it was."""
        self._file.actor.require(Action.PRINT)
        found = self._file.query(f"SELECT content FROM {PAGES} WHERE sha256 = ?", kept.sha256)
        pdf = _unpacked(found[0][0]) if found else b""
        if hashlib.sha256(pdf).hexdigest() != kept.sha256:
            raise StoreProblem(
                "The pages of this print are not in the clinic file as they were signed.",
                "Look for them in a backup.",
                fault=Fault.FILE,
            )
        return pdf


_OF_PATIENT = (
    "WITH RECURSIVE former(id) AS (SELECT ? UNION SELECT gone_id FROM merged_patient JOIN former "
    "ON merged_patient.patient_id = former.id WHERE deleted = 0) "
    'SELECT p.id, kind, language, page, grey, rules, judged, mark, stated, program, sha256, operation."user", '
    f"operation.at, operation.offset_minutes FROM {TABLE} AS p "
    f"JOIN journal ON journal.table_name = '{TABLE}' AND journal.row_id = p.id AND journal.before IS NULL "
    "JOIN operation ON operation.id = journal.operation_id "
    "WHERE p.deleted = 0 AND p.patient_id IN (SELECT id FROM former) ORDER BY p.id DESC"
)


def _read(row: Sequence[object]) -> KeptPrint:
    key, kind, language, page, grey, rules, judged, mark, stated, program, sha256, by, at, offset = row
    what = NewPrint(
        kind=str(kind),
        language=str(language),
        page=str(page),
        grey=bool(grey),
        rules=str(rules),
        judged=date.fromisoformat(str(judged)),
        mark=str(mark),
        stated=tuple(Stated(str(name), str(value)) for name, value in json.loads(str(stated))),
    )
    assert isinstance(key, int)
    assert isinstance(offset, int)
    return KeptPrint(
        key=key, what=what, program=str(program), sha256=str(sha256), by=str(by), at=local_time(str(at), offset)
    )


def _unpacked(content: object) -> bytes:
    """The pages; empty where somebody made something else of them."""
    try:
        stream = zlib.decompressobj()
        return stream.decompress(content, _LARGEST) if isinstance(content, bytes) else b""
    except (*GARBLED, zlib.error):
        return b""


def lost_pages(db: Database) -> Iterator[Sentence]:
    """Kept prints whose pages are not there, or not as they were signed."""
    for key, digest, content in db.execute(
        f"SELECT p.id, p.sha256, pages.content FROM {TABLE} AS p LEFT JOIN {PAGES} AS pages USING (sha256)"
    ).fetchall():
        if hashlib.sha256(_unpacked(content)).hexdigest() != digest:
            yield sentence("The pages of the kept print {row} are not as they were signed, or are lost.", row=key)
