"""What the course would be if what has been typed so far were saved; nothing is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from models.course.course import Course, course
from models.forms.sizes import SizeDraft
from models.forms.typed import EntryError
from models.forms.visit import VisitDraft, problems, visit_entry, with_entry
from models.record.protocol import Protocol
from models.record.records import Record
from models.response.response import TimePoint


@dataclass(frozen=True, slots=True)
class Tentative:
    """The course with the draft in it. ``point`` is the draft's own read, None when it has none after the baseline."""

    course: Course
    on: date
    point: TimePoint | None


def without_problems(draft: VisitDraft, record: Record, today: date) -> VisitDraft:
    """The draft without the fields that cannot be read."""
    wrong = {problem.field for problem in problems(draft, record, today)}
    places = {field.rpartition(".")[0] for field in wrong}
    return replace(
        draft,
        weight="" if "weight" in wrong else draft.weight,
        pressure="" if "pressure" in wrong else draft.pressure,
        slice_mm="" if "slice_mm" in wrong else draft.slice_mm,
        labs=tuple(lab for lab in draft.labs if f"labs.{lab.analyte}" not in wrong),
        sizes=tuple(_size_without(size, wrong) for size in draft.sizes),
        marks=tuple(one for one in draft.marks if not {f"lesions.{one.number}.{part}" for part in _NEEDED} & wrong),
        progressed=None if "progressed" in wrong else draft.progressed,
        cheng=None if "cheng" in wrong else draft.cheng,
        modality="" if "modality" in wrong else draft.modality,
        reader="" if "reader" in wrong else draft.reader,
        no_new_lesion=draft.no_new_lesion and "no_new_lesion" not in wrong,
        added=tuple(one for place, one in enumerate(draft.added) if f"added.{place}" not in places),
    )


_NEEDED = ("diameter", "status")  # beside which marks stand


def _size_without(size: SizeDraft, wrong: set[str]) -> SizeDraft:
    if f"lesions.{size.number}.diameter" in wrong:
        return SizeDraft(size.number)
    return replace(size, viable="") if f"lesions.{size.number}.viable" in wrong else size


def tentative(draft: VisitDraft, record: Record, protocol: Protocol, today: date) -> Tentative | None:
    """The course as it would be; None while the date cannot be or nothing has been typed."""
    usable = without_problems(draft, record, today)
    if usable.is_empty:
        return None
    try:
        entry = visit_entry(usable, record, today)
    except EntryError:
        return None
    computed = course(with_entry(record, entry), protocol, today)
    on = entry.visit.date
    return Tentative(computed, on, None if entry.imaging is None else _point(computed, on, entry.imaging.reader))


def _point(computed: Course, on: date, reader: str | None) -> TimePoint | None:
    all_series = [computed.series, *(other.series for _, other in computed.other_readers)]
    named = [series for series in all_series if series.reader == reader] or [computed.series]
    return next((point for series in named for point in series.points if point.on == on), None)
