"""What becomes of every result of a file: taken, refused with a reason, waiting for an identity, or there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from models.laboratory import dates, values
from models.laboratory.dates import read_moment, read_time
from models.laboratory.heads import Heads
from models.laboratory.identity import SUBJECT_MISSING, Named, Roster
from models.laboratory.layout import NO_RESULT
from models.laboratory.mapping import Mapping
from models.laboratory.proposals import folded_test, proposals
from models.laboratory.repeats import Status, without_repeats
from models.laboratory.results import Asked, JudgedRow, Mark, Outcome, Person, Proposal, Question, RawResult
from models.laboratory.units import refusal, same_unit, understood
from models.quantities import Quantity
from models.record.analytes import ANALYTES, is_absurd, parse_result
from models.record.impossible import RESULT_AFTER_DEATH_DAYS
from models.record.labs import in_digits
from models.record.partialdate import first_day
from models.record.records import LabResult
from models.words import Sentence, sentence

NOT_MAPPED = Sentence("test not mapped")
MARKED = {
    Mark.NO_RESULT: Sentence("a formula without a stored value"),
    Mark.SHOWN_OTHERWISE: Sentence("the workbook shows more than the number that is stored in the cell"),
    Mark.IS_DATE: Sentence("a date, not a result"),
}
_CONTRADICTS = Sentence("the unit in the cell contradicts the one of the column")
_CODED_OTHERWISE = Sentence("the unit printed and the unit coded beside it are not one")
_TWO_TESTS = Sentence("its codes are of two tests")
_FORMULA = Sentence("computed by a formula")
_HIDDEN = Sentence("the row is hidden in the workbook")
_ZERO = Sentence("0 is what was printed")


LONGEST = 1_000  # characters of one field: all of them are kept with the result, and in the journal
_printed = attrgetter(
    *("sheet", "number", "name", "born", "sex", "test", "code", "result", "meant", "unit", "header_unit", "collected"),
    *("time", "reference", "flag", "status", "column"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows judged, with the decimal mark and the order of dates by which they were; "" and None: undecided."""

    rows: tuple[JudgedRow, ...]
    decimal: str
    order: str | None
    questions: tuple[Question, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Clinic:
    """What the rows are held against: who there is, what is recorded of whom, and the day of today."""

    roster: Roster
    today: date
    recorded: Dictionary[str, Sequence[LabResult]] = field(default_factory=dict)


def clinic_of(
    people: Iterable[Person], today: date, recorded: Dictionary[str, Sequence[LabResult]] | None = None
) -> Clinic:
    """``recorded`` has the results of each patient by study code."""
    return Clinic(Roster(people), today, recorded or {})


def judged(raw: Sequence[RawResult], mapping: Mapping, clinic: Clinic, *, decimal: str | None = None) -> Judged:
    """Every result judged by itself, then beside the others of the file and what is recorded.

    ``decimal`` is the mark that a format prescribes; else the mapping says it, or the results decide it.
    """
    decimal = (
        decimal
        or mapping.read_as.decimal
        or values.found_decimal((one.result for one in raw if one.problem is None), (one.reference for one in raw))
    )
    order, undecided = mapping.read_as.date_order, None
    if order is None:
        order, undecided = dates.found_order({one.collected for one in raw if one.problem is None})
    judge = _Judge(mapping, clinic, decimal, order, undecided)
    rows = without_repeats([judge.row(one) for one in raw], clinic.recorded)
    questions = [Question(Asked.DATE_ORDER, undecided)] if undecided is not None else []
    if not decimal:
        questions.append(Question(Asked.DECIMAL, values.UNDECIDABLE))
    unknown = ((row.raw.test, row.raw.code) for row in rows if row.reason is NOT_MAPPED)
    return Judged(tuple(rows), decimal, order, tuple(questions), proposals(unknown))


@dataclass(slots=True)
class _Judge:
    mapping: Mapping
    clinic: Clinic
    decimal: str
    order: str | None
    undecided: Sentence | None
    names: dict[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {}
        for name, analyte in self.mapping.tests.items():
            folded = folded_test(name)
            self.names[folded] = analyte if self.names.get(folded, analyte) == analyte else None

    def row(self, raw: RawResult) -> JudgedRow:
        if raw.problem is not None:
            return JudgedRow(raw=raw, outcome=Outcome.REFUSED, reason=raw.problem)
        if raw.ignored is not None:
            return JudgedRow(raw=raw, outcome=Outcome.IGNORED, reason=raw.ignored)
        analyte = self._analyte(raw)
        if analyte is None and len(self._coded(raw.code)) > 1:
            return JudgedRow(raw=raw, outcome=Outcome.REFUSED, reason=_TWO_TESTS)
        if analyte is None:
            return JudgedRow(raw=raw, outcome=Outcome.IGNORED, reason=NOT_MAPPED)
        if max(map(len, _printed(raw))) > LONGEST:
            said = sentence("a text of more than {most} characters stands in the row", most=LONGEST)
            return JudgedRow(raw=raw, outcome=Outcome.REFUSED, reason=said, analyte=analyte)
        blank = values.blank(raw.result) or raw.result.strip() in self.mapping.empty_marks
        if blank and raw.mark is not Mark.NO_RESULT and raw.unreadable is None:
            return JudgedRow(raw=raw, outcome=Outcome.IGNORED, reason=NO_RESULT, analyte=analyte)
        read = self._value(raw, analyte)
        if isinstance(read, Sentence):
            return JudgedRow(raw=raw, outcome=Outcome.REFUSED, reason=read, analyte=analyte)
        outcome, reason, placed = self._placed(raw)
        return JudgedRow(raw=raw, outcome=outcome, reason=reason, analyte=analyte, **read, **placed)

    def _analyte(self, raw: RawResult) -> str | None:
        coded = self._coded(raw.code)
        if coded:
            return coded.pop() if len(coded) == 1 else None
        exact = self.mapping.tests.get(raw.test)
        if exact is None and raw.column == raw.test:  # a title that the mapping knows without its unit
            return self.names.get(folded_test(raw.test), self.names.get(Heads.base(raw.test)))
        return exact if exact is not None else self.names.get(folded_test(raw.test))

    def _coded(self, codes: str) -> set[str]:
        """The analytes that the LOINC codes of a result, parted by spaces, stand for."""
        return {self.mapping.loinc[code] for code in codes.split() if code in self.mapping.loinc}

    def _value(self, raw: RawResult, analyte: str) -> dict[str, Any] | Sentence:
        """The number with its unit, not yet anybody's."""
        status = Status.of(raw.status)
        if isinstance(status, Sentence):
            return status
        if raw.mark in MARKED:
            return MARKED[raw.mark]
        if raw.unreadable is not None:
            return raw.unreadable
        known, text = ANALYTES.get(analyte), raw.meant or raw.result
        dipstick = known is not None and known.dipstick
        read = values.read_dipstick(text) if dipstick else values.read_value(text, self.decimal)
        if isinstance(read, Sentence):
            return read
        unit = _unit(raw, read, analyte)
        if isinstance(unit, Sentence):
            return unit
        measured = _measured(analyte, unit, read.written)
        if measured.absurd:
            return sentence("beyond any {analyte} measured in a person", analyte=analyte)
        low, high = values.read_range(raw.reference, self.decimal) if raw.reference else (None, None)
        return {
            "operator": read.operator,
            "value": read.value,
            "unit": unit,
            "quantity": measured.quantity,
            "rule_value": measured.rule_value,
            "rule_unit": measured.rule_unit,
            "converted": measured.converted,
            "flag": raw.flag.strip() or read.flag,
            "reference": raw.reference.strip(),
            "low": low,
            "high": high,
            "corrected": status is Status.CORRECTED,
            "notes": tuple(self._notes(raw, read, dipstick)),
        }

    def _notes(self, raw: RawResult, read: values.Read, dipstick: bool) -> Iterator[Sentence]:
        if raw.mark is Mark.FORMULA:
            yield _FORMULA
        if raw.hidden:
            yield _HIDDEN
        if dipstick and raw.result.strip() != read.value:
            yield sentence("read as {value}; the words are kept", value=read.value)
        elif not dipstick and not read.operator and not Decimal(read.value):
            yield _ZERO

    def _placed(self, raw: RawResult) -> tuple[Outcome, Sentence | None, dict[str, Any]]:
        """The day and the patient of a result that can be read, or why it has none."""
        moment = read_moment(raw.collected, self.order, self.undecided)
        if isinstance(moment, Sentence):
            return Outcome.REFUSED, moment, {}
        at = read_time(raw.time) if raw.time.strip() and moment.at is None else None
        if isinstance(at, Sentence):
            return Outcome.REFUSED, at, {}
        day = moment.day
        placed: dict[str, Any] = {"collected": day, "time": at or moment.at}
        if day > self.clinic.today:
            return Outcome.REFUSED, sentence("{day} is in the future", day=day), placed
        if raw.subject_missing:
            return Outcome.TRAY, SUBJECT_MISSING, placed
        match = self.clinic.roster.match(Named(raw.number, raw.name, raw.born, raw.sex), self.order)
        if match.person is None:
            return Outcome.TRAY, match.reason, {**placed, "candidates": match.candidates}
        person = match.person
        placed["patient"] = person.code
        if person.born is not None and day < first_day(person.born):
            return Outcome.REFUSED, sentence("{day} is before the birth", day=day), placed
        if person.died is not None and day > person.died + timedelta(days=RESULT_AFTER_DEATH_DAYS):
            return Outcome.REFUSED, sentence("{day} is after the death", day=day), placed
        return Outcome.ACCEPTED, None, placed


def _unit(raw: RawResult, read: values.Read, analyte: str) -> str | Sentence:
    """The unit of a result: printed beside it, coded, of its column or in its cell, where these do not contradict."""
    printed = raw.unit if raw.unit.strip() else raw.header_unit
    if raw.header_unit.strip() and not same_unit(analyte, printed, raw.header_unit):
        return _CODED_OTHERWISE
    if read.unit and printed.strip() and not same_unit(analyte, printed, read.unit):
        return _CONTRADICTS
    printed = printed if printed.strip() else read.unit
    unit = understood(analyte, printed)
    return refusal(analyte, printed) if unit is None else unit


@dataclass(frozen=True, slots=True)
class _Measured:
    quantity: Quantity
    absurd: bool
    rule_value: str
    rule_unit: str
    converted: bool


@lru_cache(maxsize=16_384)
def _measured(analyte: str, unit: str, written: str) -> _Measured:
    """A result in its unit, and in the unit of the rules."""
    known = ANALYTES.get(analyte)
    quantity = parse_result(analyte, written)
    factor = Decimal(1) if known is None else known.factor(unit) or Decimal(1)
    return _Measured(
        quantity=quantity,
        absurd=is_absurd(analyte, unit, quantity),
        rule_value=written if known is not None and known.dipstick else in_digits(quantity.limit * factor),
        rule_unit=unit if known is None or known.series_by_unit else known.unit,
        converted=factor != 1,
    )
