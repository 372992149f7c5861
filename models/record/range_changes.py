"""What a change of a laboratory's ranges does: which editions it makes, and how many results it touches (R-11.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.record.editions import with_edition
from models.record.records import LabRange, LabResult, Sex


@dataclass(frozen=True, slots=True)
class Alike:
    """``count`` results of patients of one sex that differ in nothing a range asks for; their values are not read."""

    result: LabResult
    sex: Sex | None
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeChange:
    """Editions that come, each in place of the one with its laboratory, analyte, unit, sex and first day if there is
    one, and editions that are taken out."""

    come: tuple[LabRange, ...] = ()
    gone: tuple[LabRange, ...] = ()

    def applied(self, editions: Iterable[LabRange]) -> tuple[LabRange, ...]:
        """The editions of the clinic once the change is kept."""
        leaving = {edition_of(one) for one in (*self.come, *self.gone)}
        return (*(one for one in editions if edition_of(one) not in leaving), *self.come)

    def corrects(self, editions: Iterable[LabRange]) -> bool:
        """Whether limits of an analyte change that the laboratory gave before: a first entry needs no reason."""
        had = {(one.laboratory, one.analyte) for one in editions}
        return bool(self.gone) or any((one.laboratory, one.analyte) in had for one in self.come)


def edition_of(one: LabRange) -> tuple[object, ...]:
    """What an edition is known by: there is one of these in a clinic."""
    return one.laboratory, one.analyte, one.unit, one.sex, one.valid_from


def touched(change: RangeChange, editions: Sequence[LabRange], results: Iterable[Alike]) -> int:
    """How many results have other limits once the change is kept."""
    changed = {(one.laboratory, one.analyte) for one in (*change.come, *change.gone)}
    before, after = (_by_test(found, changed) for found in (editions, change.applied(editions)))
    count = 0
    for one in results:
        test = (one.result.laboratory or "", one.result.analyte)
        if test in changed:
            old, new = (with_edition(one.result, found[test], one.sex) for found in (before, after))
            count += one.count if (old.low, old.high) != (new.low, new.high) else 0
    return count


def _by_test(
    editions: Iterable[LabRange], wanted: set[tuple[str, str]]
) -> defaultdict[tuple[str, str], list[LabRange]]:
    found: defaultdict[tuple[str, str], list[LabRange]] = defaultdict(list)
    for one in editions:
        if (one.laboratory, one.analyte) in wanted:
            found[one.laboratory, one.analyte].append(one)
    return found
