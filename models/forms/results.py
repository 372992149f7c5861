"""Reading what a person types of one result: of a known analyte or any other, and what is asked about it once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from models.forms.typed import LONGEST_NAME, LONGEST_TEXT, EntryError, text_problem
from models.names.synonyms import known_spelling
from models.record.analytes import ANALYTES, is_absurd, parse_result
from models.record.identity import half_width
from models.record.labs import in_digits
from models.record.plausible import Doubt, doubt, previous
from models.record.records import LabResult, Record
from models.words import Sentence, Unreadable, sentence

LONGEST_RESULT = 60  # as a case file has it
_LIMIT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?\Z")
Limits = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabDraft:
    """A result as typed, in the unit of the laboratory it is entered for.

    ``low``, ``high`` and ``method`` are what the sheet says beside it; where it says nothing, what the same laboratory
    printed ``before`` counts.
    """

    analyte: str
    text: str
    unit: str = ""
    low: str = ""
    high: str = ""
    method: str = ""
    before: LabResult | None = None
    kept: bool = False  # the answer to what was asked about it

    @property
    def has_sheet(self) -> bool:
        return any(text.strip() for text in (self.low, self.high, self.method))


def as_printed(draft: LabDraft, before: LabResult | None, laboratory: str, *, has_edition: bool) -> LabDraft:
    """With what the same laboratory printed beside the result before, where it has no range of its own here."""
    if before is None or before.unit != draft.unit or (before.laboratory or "") != laboratory:
        return draft
    return replace(draft, before=replace(before, low=None, high=None) if has_edition else before)


def printed_limits(draft: LabDraft) -> Limits:
    """The range of the sheet, else the one taken over; of a limit that cannot be read nothing."""
    if draft.low.strip() or draft.high.strip():
        return _limit(draft.low), _limit(draft.high)
    return (None, None) if draft.before is None else (draft.before.low, draft.before.high)


def _limit(text: str) -> Decimal | None:
    plain = half_width(text).strip()
    return Decimal(plain) if _LIMIT.match(plain) else None


def sheet_problems(draft: LabDraft) -> Iterator[tuple[str, Sentence]]:
    """What is wrong with what the sheet says beside a result: ``low``, ``high``, ``method`` or ``text``, and why."""
    for name, text in (("low", draft.low), ("high", draft.high)):
        if text.strip() and _limit(text) is None:
            yield name, sentence("“{text}” is not a limit of a range; write a number", text=text.strip())
    low, high = _limit(draft.low), _limit(draft.high)
    if low is not None and high is not None and low > high:
        words = sentence(
            "the lower limit, {low}, is above the upper one, {high}", low=in_digits(low), high=in_digits(high)
        )
        yield "high", words
    if said := text_problem(draft.method, LONGEST_TEXT):
        yield "method", said
    if draft.has_sheet and not draft.text.strip():
        yield "text", sentence("what the sheet says stands here without a result")


def _method(draft: LabDraft) -> str | None:
    return draft.method.strip() or (None if draft.before is None else draft.before.method)


def sentence_of(error: ValueError) -> Sentence:
    return error.sentence if isinstance(error, Unreadable) else Sentence(str(error))


def is_begun(lab: LabDraft) -> bool:
    """Whether anything was typed on the line of an analyte that had none."""
    return bool(lab.analyte.strip() or lab.text.strip() or lab.unit.strip() or lab.has_sheet)


def other_problem(lab: LabDraft, lines: Iterable[str], others: Sequence[LabDraft]) -> tuple[str, Sentence] | None:
    """What is wrong with a line for an analyte that has none; ``lines`` are the names of those that have one."""
    name = lab.analyte.strip()
    if not name:
        return "name", sentence("What was measured needs a name")
    if said := text_problem(name, LONGEST_NAME):
        return "name", said
    if spelt := known_spelling(name) or next((line for line in lines if line.casefold() == name.casefold()), None):
        return "name", sentence("{analyte} has a line of its own", analyte=spelt)
    if sum(one.analyte.strip().casefold() == name.casefold() for one in others) > 1:
        return "name", sentence("{analyte} stands here twice", analyte=name)
    if said := text_problem(lab.unit, LONGEST_NAME):
        return "unit", said
    if not lab.text.strip():
        return "text", sentence("A result is needed")
    try:
        read_result(lab, date.max)
    except ValueError as error:
        return "text", sentence_of(error)
    return None


def doubts(labs: Iterable[LabDraft], record: Record, on: date) -> dict[str, Doubt]:
    """What is to be asked about the results of the panel, by analyte; what was answered is not asked again (R-16)."""
    found: dict[str, Doubt] = {}
    for lab in labs:
        try:
            result = None if lab.kept else read_result(lab, on)
        except ValueError:
            continue
        asked = None if result is None else doubt(result, previous(record.labs, result))
        if asked is not None:
            found[lab.analyte] = asked
    return found


# What an input method makes of the keys of < and >, and how a dipstick is written by hand.
_SIGNS = str.maketrans("《〈》〉＋", "<<>>+")
_DIPSTICK = dict.fromkeys(("neg", "neg.", "n", "-", "－", "阴性"), "negative")


def typed_result(analyte: str, text: str) -> str:
    """A result as it is kept: signs that only the keyboard made are the laboratory's, ``++`` on a strip is ``2+``."""
    plain = text.strip().translate(_SIGNS)
    known = ANALYTES.get(analyte)
    if known is None or not known.dipstick:
        return plain
    plain = half_width(plain)
    if plain and set(plain) == {"+"}:
        return f"{len(plain)}+"
    return _DIPSTICK.get(plain.casefold(), f"{plain}+" if plain in ("1", "2", "3", "4") else plain)


def read_result(lab: LabDraft, on: date, laboratory: str = "", at: time | None = None) -> LabResult | None:
    """A result as typed; None where nothing was. Raises ValueError with a sentence."""
    analyte = lab.analyte.strip()
    text = typed_result(analyte, lab.text)
    if not text:
        return None
    if said := text_problem(text, LONGEST_RESULT):
        raise EntryError(said)
    value = parse_result(analyte, text)
    if is_absurd(analyte, lab.unit, value):
        raise EntryError(
            sentence(
                "“{text}” {unit} is beyond any {analyte} measured in a person",
                text=text,
                unit=lab.unit,
                analyte=analyte,
            )
        )
    low, high = printed_limits(lab)
    return LabResult(
        analyte=analyte,
        date=on,
        time=at,
        value=value,
        unit=lab.unit.strip(),
        method=_method(lab),
        low=low,
        high=high,
        laboratory=laboratory.strip() or None,
    )
