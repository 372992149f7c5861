"""What stands in a laboratory's file, and what becomes of every row of it.

``RawResult`` is text as printed; ``JudgedRow`` is the answer about it; ``JudgedFile`` is the whole. Nothing here is a
record yet: what is accepted becomes a ``LabResult`` when the batch is taken, not reviewed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from models.quantities import Quantity
from models.record.partialdate import Day
from models.record.records import LabResult, Sex
from models.words import Sentence


class Outcome(StrEnum):
    """What becomes of a row. ``SAME``: twice in the file, or recorded already. ``TRAY``: identity not certain."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    TRAY = "tray"
    IGNORED = "ignored"
    SAME = "same"


class Mark(StrEnum):
    """What a workbook knows of a cell beside its text."""

    FORMULA = "computed by a formula"
    NO_RESULT = "formula without a stored value"
    SHOWN_OTHERWISE = "shown otherwise than stored"
    IS_DATE = "a date"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawResult:
    """One result as it stands in the file: every field is verbatim text, "" where there is none.

    ``line`` is the physical line, the row of the sheet, the segment or the entry; ``column`` the title of the column
    of a table with one column a test. ``unit`` is that beside the result, ``header_unit`` that of the column or of the
    mapping. ``meant`` is the result in plain signs, where the format writes it in parts. ``problem`` is why the row
    cannot be read at all, ``unreadable`` why its result is none; ``ignored`` why it is no row.
    """

    line: int
    sheet: str = ""
    number: str = ""
    name: str = ""
    born: str = ""
    sex: str = ""
    test: str = ""
    code: str = ""
    result: str = ""
    meant: str = ""
    unit: str = ""
    header_unit: str = ""
    collected: str = ""
    time: str = ""
    reference: str = ""
    flag: str = ""
    status: str = ""
    column: str = ""
    mark: Mark | None = None
    hidden: bool = False
    subject_missing: bool = False
    problem: Sentence | None = None
    unreadable: Sentence | None = None
    ignored: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the clinic, as a row is compared with: the study code, the hospital number, every name, the birth.

    ``former_numbers`` are those of before a merge: a laboratory goes on with them.
    """

    code: str
    number: str | None = None
    former_numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    born: Day | None = None
    sex: Sex | None = None
    died: date | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        return (*filter(None, (self.number,)), *self.former_numbers)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing by which a row and a person are compared. ``agrees`` None: one of them does not say."""

    what: Sentence
    in_file: str
    recorded: str
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose row it may be, with what agrees and what does not."""

    code: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRow:
    """One row of the file and what becomes of it.

    ``value`` is the number as written without thousands marks, a dipstick as its grade; ``unit`` is the program's
    spelling; ``rule_value`` and ``rule_unit`` are what the rules read, exactly converted. ``quantity`` is the value
    with its interval. ``changes`` is the result already recorded for the same test and time that an accepted row
    would replace; ``also`` the lines of the file that it is told with.
    """

    raw: RawResult
    outcome: Outcome
    reason: Sentence | None = None
    patient: str | None = None
    analyte: str | None = None
    operator: str = ""
    value: str = ""
    unit: str = ""
    quantity: Quantity | None = None
    collected: date | None = None
    time: time | None = None
    rule_value: str = ""
    rule_unit: str = ""
    converted: bool = False
    flag: str = ""
    reference: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    corrected: bool = False
    changes: LabResult | None = None
    also: tuple[int, ...] = ()
    notes: tuple[Sentence, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.outcome is Outcome.ACCEPTED and self.changes is None

    @property
    def is_change(self) -> bool:
        return self.outcome is Outcome.ACCEPTED and self.changes is not None


class Asked(StrEnum):
    """What nothing in a file decides, so that a person must."""

    ENCODING = "encoding"
    DECIMAL = "decimal"
    DATE_ORDER = "date_order"


@dataclass(frozen=True, slots=True)
class Question:
    """An undecided reading, and why; nothing of the file is taken until it is answered."""

    about: Asked
    words: Sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name of a test in the file that the mapping does not know, and what it may be; None where nobody can say.

    ``known_by`` is the synonym or the code by which it was found. Nothing is taken by a proposal.
    """

    test: str
    analyte: str | None
    rows: int
    known_by: str = ""


@dataclass(frozen=True, kw_only=True)  # no slots: the counts are kept with it
class JudgedFile:
    """A whole file, judged. ``read_as`` says how it was read, by the keys of ``docs/laboratory-files.md``.

    ``outcome`` is None where it was read and holds rows; else why there is nothing to import.
    """

    file: str
    sha256: str
    read_as: dict[str, object]
    rows: tuple[JudgedRow, ...] = ()
    outcome: Sentence | None = None
    questions: tuple[Question, ...] = ()
    told: tuple[Sentence, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    laboratory: str = ""

    @property
    def accepted(self) -> tuple[JudgedRow, ...]:
        return tuple(row for row in self.rows if row.outcome is Outcome.ACCEPTED)

    @cached_property
    def counts(self) -> dict[Outcome, int]:
        """How many rows of each outcome; what one row of a wide table has in the tray counts once."""
        found = Counter(row.outcome for row in self.rows if row.outcome is not Outcome.TRAY)
        tray = len({(row.raw.sheet, row.raw.line) for row in self.rows if row.outcome is Outcome.TRAY})
        return {outcome: tray if outcome is Outcome.TRAY else found[outcome] for outcome in Outcome}
