"""A result that stands there twice, or is recorded already; two results for one time; what a laboratory corrects."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from models.laboratory.results import JudgedRow, Outcome
from models.record.analytes import ANALYTES
from models.record.labs import in_digits, in_rule_unit
from models.record.records import LabResult
from models.words import Sentence, sentence

_Key = tuple[str | None, str | None, str, date | None, time | None]
ALREADY = Sentence("already recorded")


class Status(StrEnum):
    """What a laboratory says of a result."""

    FINAL = "F"
    CORRECTED = "C"
    PRELIMINARY = "P"

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, text: str) -> Status | Sentence:
        """The status printed, final where none is; a sentence for one that is not taken."""
        plain = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
        if not plain:
            return cls.FINAL
        known = _STATUSES.get(plain)
        if known is not None:
            return known
        not_taken = _NOT_TAKEN.get(plain)
        if not_taken is not None:
            return sentence("{what} ({status})", what=not_taken, status=text.strip())
        return sentence('the status "{status}" is not known', status=text.strip())


_STATUSES = {
    word: status
    for status, words in (
        (
            Status.FINAL,
            "f final u verified complete completed endgültig 已审核 审核 已发布 已报告 正式 最终 确认 已确认",
        ),
        (Status.CORRECTED, "c corrected amended revised correction appended 已更正 更正 修正 已修正"),
        (Status.PRELIMINARY, "p preliminary prelim registered vorläufig 初步 初步报告 未审核 待审核 临时"),
    )
    for word in words.split()
}
_NOT_TAKEN = {
    word: said
    for said, words in (
        (Sentence("not obtainable"), "x"),
        (Sentence("entered in error"), "w wrong entered-in-error"),
        (Sentence("deleted by the laboratory"), "d deleted 作废 已作废"),
        (Sentence("cancelled"), "cancelled canceled 取消 已取消"),
        (Sentence("not a final result"), "i o s r n pending unknown 待检"),
    )
    for word in words.split()
}


def without_repeats(rows: Sequence[JudgedRow], recorded: Dictionary[str, Sequence[LabResult]]) -> list[JudgedRow]:
    """The rows, each that stands there twice or against another one answered, in the same order."""
    found = list(rows)
    groups: dict[_Key, list[int]] = {}
    for place, row in enumerate(found):
        if row.outcome is Outcome.ACCEPTED:
            series = row.unit if _is_series(row.analyte) else ""
            groups.setdefault((row.patient, row.analyte, series, row.collected, row.time), []).append(place)
    for places in groups.values():
        if len(places) > 1 or found[places[0]].raw.status:
            _settle(found, places)
    if not recorded:
        return found
    known = _Recorded(recorded)
    return [known.beside(row) if row.outcome is Outcome.ACCEPTED else row for row in found]


def _is_series(analyte: str | None) -> bool:
    known = ANALYTES.get(analyte or "")
    return known is None or known.series_by_unit


def _settle(found: list[JudgedRow], places: Sequence[int]) -> None:
    """One group of one patient, test and time: at most one value of it stays."""
    statuses = {place: Status.of(found[place].raw.status) for place in places}
    final = [place for place in places if statuses[place] is not Status.PRELIMINARY]
    corrected = [place for place in final if statuses[place] is Status.CORRECTED]
    for place in places:
        if statuses[place] is Status.PRELIMINARY:
            found[place] = _preliminary(found, place, corrected or final)
    counted = corrected or final
    for place in final if corrected else ():
        if statuses[place] is not Status.CORRECTED:
            if _value(found[place]) == _value(found[corrected[0]]):
                _same(found, place, corrected[0])
            else:
                said = sentence("a corrected result stands in line {line}", line=found[corrected[0]].raw.line)
                _refuse(found, place, said, corrected[:1])
    if len({_value(found[place]) for place in counted}) > 1:
        if found[counted[0]].time is None and not _of_one_row(found, counted):  # nothing says that they are of one time
            _several_of_a_day(found, counted)
            return
        for place in counted:
            _refuse(found, place, Sentence("two results for one time"), _others(counted, place))
        return
    for place in counted[1:]:
        _same(found, place, counted[0])


_MOST_NAMED = 20  # lines that a row is told with: a thousand of one time would name a million


def _others(places: Iterable[int], place: int) -> list[int]:
    return list(islice((other for other in places if other != place), _MOST_NAMED))


def _of_one_row(found: list[JudgedRow], places: Sequence[int]) -> bool:
    """Whether two of them stand in one row of a table, which is one sample; columns of dates are many."""
    rows = [(raw.sheet, raw.line) for raw in (found[place].raw for place in places) if raw.column != raw.collected]
    return len(set(rows)) < len(rows)


def _several_of_a_day(found: list[JudgedRow], places: Sequence[int]) -> None:
    first: dict[tuple[str, str], int] = {}
    for place in places:
        of = first.setdefault(_value(found[place]), place)
        if of != place:
            _same(found, place, of)
    for place in first.values():
        lines = tuple(found[other].raw.line for other in _others(first.values(), place))
        said = sentence("another result of this day stands in line {lines}", lines=", ".join(map(str, lines)))
        found[place] = replace(found[place], also=lines, notes=(*found[place].notes, said))


def _preliminary(found: list[JudgedRow], place: int, others: Sequence[int]) -> JudgedRow:
    row = found[place]
    if not others:
        said = sentence("preliminary ({status})", status=row.raw.status.strip())
    elif found[others[0]].corrected:
        said = sentence("preliminary; a corrected result stands in line {line}", line=found[others[0]].raw.line)
    else:
        said = sentence("preliminary; a final result stands in line {line}", line=found[others[0]].raw.line)
    return replace(
        row, outcome=Outcome.REFUSED, reason=said, also=tuple(found[other].raw.line for other in others[:_MOST_NAMED])
    )


def _value(row: JudgedRow) -> tuple[str, str]:
    return row.operator, row.rule_value


def _same(found: list[JudgedRow], place: int, of: int) -> None:
    line = found[of].raw.line
    found[place] = replace(
        found[place], outcome=Outcome.SAME, reason=sentence("the same as in line {line}", line=line), also=(line,)
    )


def _refuse(found: list[JudgedRow], place: int, said: Sentence, others: Sequence[int]) -> None:
    lines = tuple(found[other].raw.line for other in others)
    found[place] = replace(found[place], outcome=Outcome.REFUSED, reason=said, also=lines)


class _Recorded:
    """What is recorded, by patient, test and time to the minute, as a record keeps it."""

    def __init__(self, recorded: Dictionary[str, Sequence[LabResult]]) -> None:
        self._results: dict[_Key, list[LabResult]] = {}
        for code, results in recorded.items():
            for one in results:
                series = one.unit if _is_series(one.analyte) else ""
                key = (code, one.analyte, series, one.date, _minute(one.time))
                self._results.setdefault(key, []).append(one)

    def beside(self, row: JudgedRow) -> JudgedRow:
        series = row.unit if _is_series(row.analyte) else ""
        there = self._results.get((row.patient, row.analyte, series, row.collected, _minute(row.time)))
        if not there:
            return row
        if any(_equal(row, one) for one in there):
            return replace(row, outcome=Outcome.SAME, reason=ALREADY)
        if row.time is None and row.also:
            return row  # one of several of that day: which of them it would replace, nothing says
        return replace(row, changes=there[-1])


def _minute(at: time | None) -> time | None:
    return None if at is None else at.replace(second=0, microsecond=0)


def _equal(row: JudgedRow, one: LabResult) -> bool:
    known = ANALYTES.get(one.analyte)
    if known is not None and known.factor(one.unit) is None:
        return False
    if known is not None and known.dipstick:
        return one.value.reported == row.value
    judged = in_rule_unit(one)
    return (judged.operator, in_digits(judged.limit)) == (row.operator, _digits(row.rule_value))


def _digits(value: str) -> str:
    return in_digits(Decimal(value))
