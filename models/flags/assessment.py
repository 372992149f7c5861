"""What the assessment whose window is open still lacks: imaging, markers, results and findings (R-13)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from models.flags.flags import Flag, Severity
from models.plan.schedule import MARKERS
from models.record.labs import Results
from models.record.protocol import Protocol, ScheduledVisit
from models.record.records import Imaging, Record, Role, Visit
from models.response.reads import removed_by
from models.words import Input, Sentence, Step, Why, listed, sentence

_LIVER = ("bilirubin", "albumin", "INR")
_FINDINGS = ("ecog", "ascites", "encephalopathy")
_NAMES = {"ecog": Sentence("ECOG"), "ascites": Sentence("ascites"), "encephalopathy": Sentence("encephalopathy")}
_IMAGING = Sentence("imaging")


def assessment_flags(
    record: Record, protocol: Protocol, today: date, *, planned: Sequence[ScheduledVisit], results: Results
) -> Iterator[Flag]:
    """One flag while a window is open, as long as anything is missing and the patient is alive."""
    if record.outcome.is_dead:
        return
    for visit in planned:
        if visit.state != "skipped" and visit.opens <= today <= visit.due_by:
            found, missing = _items(record, visit, today, results=results)
            if missing:
                yield _flag(protocol, visit, found, missing)


def _items(
    record: Record, visit: ScheduledVisit, today: date, *, results: Results
) -> tuple[tuple[Input, ...], tuple[Sentence, ...]]:
    """What was recorded in the window until today, and what was not. A marker is asked for where it has a baseline."""
    found: list[Input] = []
    missing: list[Sentence] = []
    if visit.plan.imaging:
        reads = [imaging for imaging in record.imaging if visit.opens <= imaging.date <= today]
        if reads:
            found.append(Input(_IMAGING, reads[-1].modality or Sentence("recorded"), on=reads[-1].date))
            missing += _unread(record, reads)
        else:
            missing.append(_IMAGING)
    wanted = (*(name for name in MARKERS if results.baseline(name) is not None), *_LIVER)
    for name in wanted:
        series = results.series(name)
        first = bisect_left(series.days, results.day(visit.earliest))
        inside = series.results[first : bisect_right(series.days, results.day(today))]
        if inside:
            found.append(Input(Sentence(name), inside[-1].value.reported, inside[-1].unit, inside[-1].date))
        else:
            missing.append(Sentence(name))
    noted = [entry for entry in record.visits if visit.opens <= entry.date <= today]
    missing += [_NAMES[name] for name in _FINDINGS if not _noted(noted, name)]
    return tuple(found), tuple(missing)


def _unread(record: Record, reads: Sequence[Imaging]) -> Iterator[Sentence]:
    """Targets of which no read in the window says anything, and the thrombus where it was followed before."""
    removed = removed_by(record.imaging)
    targets = [one.number for one in record.lesions if one.role is Role.TARGET and one.number not in removed]
    said = {found.number for imaging in reads for found in imaging.measurements}
    for number in targets:
        if number not in said:
            yield sentence("size of {number}", number=number)
    before = [imaging.thrombus for imaging in record.imaging if imaging.date < reads[0].date]
    if any(thrombus is not None for thrombus in before) and all(imaging.thrombus is None for imaging in reads):
        yield Sentence("thrombus class")


def _noted(visits: Sequence[Visit], name: str) -> bool:
    return any(getattr(visit, name) is not None for visit in visits)


def _flag(protocol: Protocol, visit: ScheduledVisit, found: tuple[Input, ...], missing: tuple[Sentence, ...]) -> Flag:
    planned = Input(sentence("{label}, planned day", label=visit.plan.label), str(visit.plan.day), on=visit.planned_on)
    window = sentence("Window: day {first} to day {last}", first=visit.plan.earliest, last=visit.plan.latest)
    dates = {"first": visit.earliest, "last": visit.latest}
    return Flag(
        severity=Severity.INFORMATION,
        summary=sentence(
            "Visit {label} still needs, until {last}: {items}",
            label=visit.plan.label,
            last=visit.due_by,
            items=listed(missing),
        ),
        why=Why(
            rule="R-13",
            inputs=(planned, *found),
            steps=(Step(window, sentence("{first} to {last}", **dates)),),
            missing=missing,
            source=protocol.source or protocol.title,
        ),
        on=visit.due_by,
        data_gap=True,
    )
