"""What a person types about the ranges of a laboratory, what is wrong with it, and the editions it becomes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from models.forms.typed import (
    LONGEST_NAME,
    LONGEST_WORDS,
    EntryError,
    Problem,
    draft_of,
    kept_draft,
    parse_date,
    read_date,
    text_problem,
    text_problems,
)
from models.names.synonyms import known_spelling
from models.record.analytes import ANALYTES, understood_unit
from models.record.identity import half_width
from models.record.impossible import planned_problem
from models.record.range_changes import RangeChange
from models.record.records import LabRange, RangeSex
from models.words import Sentence, sentence

LIMITS = ("low", "high", "critical_low", "critical_high")
_IN_ORDER = ("critical_low", "low", "high", "critical_high")
_LONGEST = {"laboratory": LONGEST_NAME, "reason": LONGEST_WORDS}
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?\Z")
_NAMES = {
    "low": Sentence("the lower limit"),
    "high": Sentence("the upper limit"),
    "critical_low": Sentence("the critical lower limit"),
    "critical_high": Sentence("the critical upper limit"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeDraft:
    """The range of one analyte as typed, in one unit, for one sex or both; empty limits are none."""

    analyte: str = ""
    unit: str = ""
    sex: RangeSex = RangeSex.BOTH
    low: str = ""
    high: str = ""
    critical_low: str = ""
    critical_high: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name).strip() for name in LIMITS)

    @property
    def is_blank(self) -> bool:
        """Whether it is a line on which nothing was typed; one of a known test has its name already."""
        return self.is_empty and (not self.analyte.strip() or self.analyte in ANALYTES)

    @property
    def test(self) -> tuple[str, str, RangeSex]:
        return self.analyte.strip(), self.unit.strip(), self.sex


@dataclass(frozen=True, slots=True, kw_only=True)
class RangesDraft:
    """Everything on the form, as it stands."""

    laboratory: str = ""
    valid_from: str = ""
    rows: tuple[RangeDraft, ...] = ()
    reason: str = ""


def draft_document(draft: RangesDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it."""
    document = kept_draft(draft, today, "valid_from")
    return document | {"rows": [kept_draft(row, today) for row in draft.rows]}


def read_draft(document: dict[str, Any]) -> RangesDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    draft = draft_of(RangesDraft, document)
    return replace(draft, rows=tuple(draft_of(RangeDraft, dict(row), sex=RangeSex) for row in document["rows"]))


def standing(editions: Sequence[LabRange], laboratory: str, on: date | None) -> tuple[LabRange, ...]:
    """The edition of each test of a laboratory that is valid ``on`` a day; the latest of all where no day is said."""
    latest: dict[tuple[str, str, RangeSex], LabRange] = {}
    for one in editions:
        if one.laboratory == laboratory and (on is None or one.valid_from <= on):
            test = one.analyte, one.unit, one.sex
            if test not in latest or latest[test].valid_from <= one.valid_from:
                latest[test] = one
    return tuple(latest.values())


def draft_of_edition(one: LabRange) -> RangeDraft:
    """An edition as it is typed."""
    texts = {name: "" if (limit := getattr(one, name)) is None else f"{limit:f}" for name in LIMITS}
    return RangeDraft(analyte=one.analyte, unit=one.unit, sex=one.sex, **texts)


def problems(draft: RangesDraft, editions: Sequence[LabRange], today: date) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in the order of the form; a field of a row is ``rows.3.low``."""
    return tuple(_problems(draft, editions, today))


def _problems(draft: RangesDraft, editions: Sequence[LabRange], today: date) -> Iterator[Problem]:
    if not draft.laboratory.strip():
        yield Problem("laboratory", sentence("The laboratory needs a name"))
    yield from text_problems({"laboratory": draft.laboratory, "reason": draft.reason}, _LONGEST)
    try:
        if too_late := planned_problem(parse_date(draft.valid_from, today), today):
            yield Problem("valid_from", too_late)
    except EntryError as error:
        said = error.sentence if draft.valid_from.strip() else sentence("From which day on do these ranges hold?")
        yield Problem("valid_from", said)
    for place, row in enumerate(draft.rows):
        found = None if row.is_blank else _row_problem(row)
        if found is not None:
            yield Problem(f"rows.{place}.{found[0]}", found[1])
    yield from _double(draft)
    yield from _wrong_ends(draft, editions, today)
    change = range_change(draft, editions, today)
    if change is not None and change.corrects(editions) and not draft.reason.strip():
        yield Problem("reason", sentence("A reason is needed to change what was saved"))


def _double(draft: RangesDraft) -> Iterator[Problem]:
    """The same test, unit and sex twice."""
    seen: set[tuple[str, str, RangeSex]] = set()
    for place, row in enumerate(draft.rows):
        if row.is_empty:
            continue
        if row.test in seen:
            yield Problem(f"rows.{place}.low", sentence("{analyte} stands here twice", analyte=row.analyte.strip()))
        seen.add(row.test)


def _wrong_ends(draft: RangesDraft, editions: Sequence[LabRange], today: date) -> Iterator[Problem]:
    """A range cannot be emptied by a later edition: there is nothing that would say so."""
    on = read_date(draft.valid_from, today)
    if on is None:
        return
    stands = {(one.analyte, one.unit, one.sex): one for one in standing(editions, draft.laboratory.strip(), on)}
    filled = {row.analyte.strip() for row in draft.rows if not row.is_empty}
    for place, row in enumerate(draft.rows):
        before = stands.get(row.test)
        if row.is_empty and row.analyte.strip() not in filled and before is not None and before.valid_from != on:
            words = sentence(
                "the range valid from {on} ends only by other limits; only on that day it can be taken out",
                on=before.valid_from,
            )
            yield Problem(f"rows.{place}.low", words)


def _row_problem(row: RangeDraft) -> tuple[str, Sentence] | None:
    name = row.analyte.strip()
    if name not in ANALYTES:
        if not name:
            return "analyte", sentence("What was measured needs a name")
        if (said := text_problem(name, LONGEST_NAME)) is not None:
            return "analyte", said
        if (spelt := known_spelling(name)) is not None:
            return "analyte", sentence("{analyte} has a line of its own", analyte=spelt)
        if (said := text_problem(row.unit, LONGEST_NAME)) is not None:
            return "unit", said
        if row.is_empty:
            return None
    read: dict[str, Decimal] = {}
    for limit in LIMITS:
        text = half_width(getattr(row, limit)).strip()
        if text and not _NUMBER.match(text):
            return limit, sentence("“{text}” is not a number; write a decimal point", text=text)
        if text:
            read[limit] = Decimal(text)
    return _order_problem(read)


def _order_problem(read: dict[str, Decimal]) -> tuple[str, Sentence] | None:
    if read and "low" not in read and "high" not in read:
        return "low", sentence("A range has a lower or an upper limit")
    known = [name for name in _IN_ORDER if name in read]
    for lower, upper in itertools.pairwise(known):
        if read[lower] > read[upper]:
            words = sentence("{lower} is above {upper}", lower=_NAMES[lower], upper=_NAMES[upper])
            return (upper if upper != "critical_low" else lower), words
    return None


def range_change(draft: RangesDraft, editions: Sequence[LabRange], today: date) -> RangeChange | None:
    """What is to be kept: the editions that differ from what is valid on the day they hold from.

    None where nothing differs, and where the day or a limit cannot be read.
    """
    on = read_date(draft.valid_from, today)
    laboratory = draft.laboratory.strip()
    if on is None or not laboratory or any(_row_problem(row) for row in draft.rows if not row.is_empty):
        return None
    stands = {(one.analyte, one.unit, one.sex): one for one in standing(editions, laboratory, on)}
    filled = [_edition(row, laboratory, on) for row in draft.rows if not row.is_empty]
    tests = {(one.analyte, one.unit, one.sex) for one in filled}
    come = [one for one in filled if not _is_the_same(one, stands.get((one.analyte, one.unit, one.sex)))]
    gone = [one for test, one in stands.items() if test not in tests and one.valid_from == on]
    return RangeChange(come=tuple(come), gone=tuple(gone)) if come or gone else None


def _is_the_same(one: LabRange, before: LabRange | None) -> bool:
    return before is not None and replace(one, valid_from=before.valid_from) == before


def _edition(row: RangeDraft, laboratory: str, on: date) -> LabRange:
    limits = {name: Decimal(text) for name in LIMITS if (text := half_width(getattr(row, name)).strip())}
    analyte, unit, sex = row.test
    return LabRange(
        laboratory=laboratory,
        analyte=analyte,
        unit=understood_unit(analyte, unit),
        sex=sex,
        low=limits.get("low"),
        high=limits.get("high"),
        critical_low=limits.get("critical_low"),
        critical_high=limits.get("critical_high"),
        valid_from=on,
    )
