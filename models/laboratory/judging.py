"""What becomes of every result of a file: taken, refused with a reason, waiting for an identity, or there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from models.laboratory import dates, values
from models.laboratory.dates import read_moment, read_time
from models.laboratory.identity import SUBJECT_MISSING, Named, Roster
from models.laboratory.layout import NO_RESULT
from models.laboratory.mapping import Mapping
from models.laboratory.proposals import folded_test, proposals
from models.laboratory.repeats import Status, without_repeats
from models.laboratory.results import Asked, JudgedRow, Mark, Outcome, Person, Proposal, Question, RawResult
from models.laboratory.units import refusal, same_unit, understood
from models.quantities import Quantity
from models.record.analytes import ANALYTES, DIPSTICK_VALUES, is_absurd
from models.record.impossible import RESULT_AFTER_DEATH_DAYS
from models.record.labs import in_digits
from models.record.partialdate import first_day
from models.record.records import LabResult
from models.words import Sentence, sentence

NOT_MAPPED = Sentence("test not mapped")
_MARKED = {
    Mark.NO_RESULT: Sentence("a formula without a stored value"),
    Mark.SHOWN_OTHERWISE: Sentence("the workbook shows more than the number that is stored in the cell"),
    Mark.IS_DATE: Sentence("a date, not a result"),
}
_CONTRADICTS = Sentence("the unit in the cell contradicts the one of the column")
_FORMULA = Sentence("computed by a formula")
_HIDDEN = Sentence("the row is hidden in the workbook")
_ZERO = Sentence("0 is what was printed")


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


def judged(raw: Sequence[RawResult], mapping: Mapping, clinic: Clinic) -> Judged:
    """Every result judged by itself, then beside the others of the file and what is recorded."""
    decimal = mapping.read_as.decimal or values.found_decimal(
        (one.result for one in raw if one.problem is None), (one.reference for one in raw)
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
        if analyte is None:
            return JudgedRow(raw=raw, outcome=Outcome.IGNORED, reason=NOT_MAPPED)
        blank = values.blank(raw.result) or raw.result.strip() in self.mapping.empty_marks
        if blank and raw.mark is not Mark.NO_RESULT and raw.unreadable is None:
            return JudgedRow(raw=raw, outcome=Outcome.IGNORED, reason=NO_RESULT, analyte=analyte)
        read = self._value(raw, analyte)
        if isinstance(read, Sentence):
            return JudgedRow(raw=raw, outcome=Outcome.REFUSED, reason=read, analyte=analyte)
        return self._placed(raw, read)

    def _analyte(self, raw: RawResult) -> str | None:
        if raw.code and (coded := self.mapping.loinc.get(raw.code)) is not None:
            return coded
        exact = self.mapping.tests.get(raw.test)
        return exact if exact is not None else self.names.get(folded_test(raw.test))

    def _value(self, raw: RawResult, analyte: str) -> JudgedRow | Sentence:
        """The number with its unit, not yet anybody's."""
        status = Status.of(raw.status)
        if isinstance(status, Sentence):
            return status
        if raw.mark in _MARKED:
            return _MARKED[raw.mark]
        if raw.unreadable is not None:
            return raw.unreadable
        known, text = ANALYTES.get(analyte), raw.meant or raw.result
        dipstick = known is not None and known.dipstick
        read = values.read_dipstick(text) if dipstick else values.read_value(text, self.decimal)
        if isinstance(read, Sentence):
            return read
        printed = raw.unit if raw.unit.strip() else raw.header_unit
        if read.unit:
            if printed.strip() and not same_unit(analyte, printed, read.unit):
                return _CONTRADICTS
            printed = printed if printed.strip() else read.unit
        unit = understood(analyte, printed)
        if unit is None:
            return refusal(analyte, printed)
        quantity = _signs(read.value) if dipstick else values.quantity_of(read)
        if is_absurd(analyte, unit, quantity):
            return sentence("beyond any {analyte} measured in a person", analyte=analyte)
        factor = Decimal(1) if known is None else known.factor(unit) or Decimal(1)
        rule_unit = unit if known is None or known.series_by_unit else known.unit
        low, high = values.read_range(raw.reference, self.decimal) if raw.reference else (None, None)
        return JudgedRow(
            raw=raw, outcome=Outcome.ACCEPTED, analyte=analyte, operator=read.operator, value=read.value, unit=unit,
            quantity=quantity, rule_value=read.value if dipstick else in_digits(Decimal(read.value) * factor),
            rule_unit=rule_unit, converted=factor != 1,
            flag=raw.flag.strip() or read.flag, reference=raw.reference.strip(),
            low=None if low is None else Decimal(low), high=None if high is None else Decimal(high),
            corrected=status is Status.CORRECTED, notes=tuple(self._notes(raw, read, dipstick)),
        )  # fmt: skip

    def _notes(self, raw: RawResult, read: values.Read, dipstick: bool) -> Iterator[Sentence]:
        if raw.mark is Mark.FORMULA:
            yield _FORMULA
        if raw.hidden:
            yield _HIDDEN
        if dipstick and raw.result.strip() != read.value:
            yield sentence("read as {value}; the words are kept", value=read.value)
        elif not dipstick and not read.operator and not Decimal(read.value):
            yield _ZERO

    def _placed(self, raw: RawResult, row: JudgedRow) -> JudgedRow:
        """The same with its day and its patient, or why there is none."""
        moment = read_moment(raw.collected, self.order, self.undecided)
        if isinstance(moment, Sentence):
            return replace(row, outcome=Outcome.REFUSED, reason=moment)
        at = read_time(raw.time) if raw.time.strip() and moment.at is None else None
        if isinstance(at, Sentence):
            return replace(row, outcome=Outcome.REFUSED, reason=at)
        row = replace(row, collected=moment.day, time=at or moment.at)
        if moment.day > self.clinic.today:
            return replace(row, outcome=Outcome.REFUSED, reason=sentence("{day} is in the future", day=moment.day))
        if raw.subject_missing:
            return replace(row, outcome=Outcome.TRAY, reason=SUBJECT_MISSING)
        match = self.clinic.roster.match(Named(raw.number, raw.name, raw.born, raw.sex), self.order)
        if match.person is None:
            return replace(row, outcome=Outcome.TRAY, reason=match.reason, candidates=match.candidates)
        person = match.person
        row = replace(row, patient=person.code)
        if person.born is not None and moment.day < first_day(person.born):
            return replace(row, outcome=Outcome.REFUSED, reason=sentence("{day} is before the birth", day=moment.day))
        if person.died is not None and moment.day > person.died + timedelta(days=RESULT_AFTER_DEATH_DAYS):
            return replace(row, outcome=Outcome.REFUSED, reason=sentence("{day} is after the death", day=moment.day))
        return row


def _signs(value: str) -> Quantity:
    signs = Decimal(DIPSTICK_VALUES.index(value))
    return Quantity(value, "", signs, signs)
