"""Overall survival, progression-free survival, time to and duration of response of one patient (R-8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from models.record.impossible import days
from models.record.protocol import PlannedVisit, Protocol
from models.record.records import Record
from models.response.response import BestResponse, Criterion, ReaderSeries, Response
from models.words import Sentence, sentence

_NO_EVIDENCE = (Response.NOT_EVALUABLE, Response.NOT_ASSESSABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Days from its start to an event or to censoring, the date of that end, and why it ends there."""

    days: int
    event: bool
    on: date
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """None where an endpoint is not defined or cannot be determined.

    ``undetermined`` says by name why an endpoint that is None cannot be determined; without a reason it is not defined.
    ``dor`` and ``ttr`` follow the criterion by which progression is judged; ``dor_mrecist`` and ``ttr_mrecist`` date
    the response by mRECIST and end with the same progression-free survival. ``criterion`` is the one used for PFS.
    """

    os: Endpoint | None
    pfs: Endpoint | None
    dor: Endpoint | None
    ttr: Endpoint | None
    dor_mrecist: Endpoint | None = None
    ttr_mrecist: Endpoint | None = None
    criterion: Criterion = Criterion.RECIST
    undetermined: Mapping[str, Sentence] = field(default_factory=dict)


DEATH_WITHOUT_A_DATE = Sentence("cannot be determined: died on a day that is not recorded")
NOT_STARTED = Sentence("cannot be determined: treatment has not started")


def endpoints(record: Record, series: ReaderSeries, protocol: Protocol) -> Endpoints:
    """All endpoints of one patient, judged by the primary reader's series; none before treatment has started."""
    criterion = progression_criterion(series, protocol)
    if not record.started:
        nothing = dict.fromkeys(("os", "pfs"), NOT_STARTED)
        return Endpoints(os=None, pfs=None, dor=None, ttr=None, criterion=criterion, undetermined=nothing)
    pfs = progression_free_survival(record, series, protocol)
    best = series.best(criterion)
    os, dor = overall_survival(record), duration_of_response(best, pfs, protocol)
    open_ones = {"os": os, "pfs": pfs}
    if best.confirmed_response_date is not None and pfs is None:
        open_ones["dor"] = dor
    undated = record.outcome.is_dead and record.outcome.died is None
    return Endpoints(
        os=os,
        pfs=pfs,
        dor=dor,
        ttr=time_to_response(record, best),
        dor_mrecist=duration_of_response(series.mrecist, pfs, protocol),
        ttr_mrecist=time_to_response(record, series.mrecist),
        criterion=criterion,
        undetermined={name: _undated(record) for name, end in open_ones.items() if undated and end is None},
    )


def _undated(record: Record) -> Sentence:
    """Why nothing can be counted to a death without a day."""
    known = record.outcome.death_date
    if known is None:
        return DEATH_WITHOUT_A_DATE
    return sentence("cannot be determined: of the day of the death only {known} is known", known=str(known))


def progression_criterion(series: ReaderSeries, protocol: Protocol) -> Criterion:
    """The protocol's criterion for progression; RECIST 1.1 where mRECIST cannot be assessed (R-6.1)."""
    if series.baseline is None or not series.baseline.mrecist_targets:
        return Criterion.RECIST
    return Criterion(protocol.parameters.progression_criterion)


def last_known_alive(record: Record) -> date | None:
    """The last day since the start on which anything happened to the patient: a contact, a visit, a result, a read, a
    treatment, an adverse event, a new therapy. None where nothing did. A dose that was left out proves nothing."""
    happened = replace(record, treatments=tuple(one for one in record.treatments if one.omitted is not True))
    return max((day for day in days(happened) if day >= record.day_zero), default=None)


def overall_survival(record: Record) -> Endpoint | None:
    """R-8.1. None when the patient died on an unknown date, or when nothing was recorded after the start."""
    died = record.outcome.died
    if died is not None:
        return _end(record, died, True, sentence("death {on}", on=died))
    if record.outcome.is_dead:
        return None
    alive = last_known_alive(record)
    return None if alive is None else _end(record, alive, False, sentence("alive {on}", on=alive))


def _end(record: Record, on: date, event: bool, reason: Sentence) -> Endpoint:
    return Endpoint(days=record.day(on), event=event, on=on, reason=reason)


def first_progression(series: ReaderSeries, criterion: Criterion) -> date | None:
    """The date of the first overall PD by ``criterion``."""
    return next((point.on for point in series.points if point.by(criterion).overall is Response.PD), None)


def _last_evaluable(series: ReaderSeries, criterion: Criterion, until: date | None = None) -> date | None:
    dates = [
        point.on
        for point in series.points
        if point.by(criterion).overall not in _NO_EVIDENCE and (until is None or point.on <= until)
    ]
    return max(dates, default=None)


def progression_free_survival(record: Record, series: ReaderSeries, protocol: Protocol) -> Endpoint | None:
    """R-8.2 and R-8.3. None when the patient died on an unknown date without progression before."""
    criterion = progression_criterion(series, protocol)
    parameters = protocol.parameters
    progression = first_progression(series, criterion)
    death = record.outcome.died
    event = min((on for on in (progression, death) if on is not None), default=None)
    therapy = record.outcome.new_therapy_start
    if parameters.censor_at_new_therapy and therapy is not None and (event is None or event > therapy):
        return _censored_at_imaging(
            record, _last_evaluable(series, criterion, therapy), sentence("new therapy {on}", on=therapy)
        )
    if event is None:
        return _censored(record, series, criterion, last_contact=parameters.pfs_censor_at == "last_contact")
    allowed = parameters.missed_assessments
    before = _last_evaluable(series, criterion, event - timedelta(days=1))
    if allowed is not None and _missed(record, series, protocol.visits, since=before, until=event) >= allowed:
        reason = sentence("{count} or more assessments missed before {on}", count=allowed, on=event)
        return _censored_at_imaging(record, before, reason)
    reason = sentence("PD {on}", on=event) if event == progression else sentence("death {on}", on=event)
    return _end(record, event, True, reason)


def _censored(record: Record, series: ReaderSeries, criterion: Criterion, *, last_contact: bool) -> Endpoint | None:
    if record.outcome.is_dead:  # dead, on a day that nobody knows
        return None
    if last_contact:
        seen = last_known_alive(record)
        return None if seen is None else _end(record, seen, False, sentence("last contact {on}", on=seen))
    last = _last_evaluable(series, criterion)
    if last is None:
        return _end(record, record.day_zero, False, sentence("no evaluable imaging after the start"))
    return _end(record, last, False, sentence("last evaluable imaging {on}", on=last))


def _censored_at_imaging(record: Record, last: date | None, cause: Sentence) -> Endpoint:
    """Censored at the last evaluable imaging, or at day 0 without one, for ``cause``."""
    if last is None:
        return _end(
            record,
            record.day_zero,
            False,
            sentence("{cause}; no evaluable imaging before, censored at day 0", cause=cause),
        )
    return _end(record, last, False, sentence("{cause}; last evaluable imaging {on}", cause=cause, on=last))


def _missed(
    record: Record, series: ReaderSeries, plan: Iterable[PlannedVisit], *, since: date | None, until: date
) -> int:
    """Planned assessments whose whole window passed between two dates without a read."""
    first = 0 if since is None else record.day(since)
    last = record.day(until)
    days = [point.day for point in series.points]
    return sum(
        1
        for visit in plan
        if visit.imaging
        and visit.earliest > first
        and visit.latest < last
        and not any(visit.earliest <= day <= visit.latest for day in days)
    )


def time_to_response(record: Record, best: BestResponse) -> Endpoint | None:
    """R-8.4: from the start to the first confirmed CR or PR, dated at its first documentation."""
    on = best.confirmed_response_date
    return None if on is None else _end(record, on, True, sentence("response {on}, confirmed later", on=on))


def time_to_next_therapy(record: Record) -> Endpoint | None:
    """From the start to the first day of the next anticancer therapy or death, whichever comes first.

    Censored at the last date known alive; None where overall survival cannot be told and no therapy is recorded.
    A common definition without a rule of its own here: nothing of R-8 hangs on it.
    """
    therapy, died = record.outcome.new_therapy_start, record.outcome.died
    if therapy is not None and therapy >= record.day_zero and (died is None or therapy <= died):
        return _end(record, therapy, True, sentence("new therapy {on}", on=therapy))
    return overall_survival(record)


def duration_of_response(best: BestResponse, pfs: Endpoint | None, protocol: Protocol) -> Endpoint | None:
    """R-8.5: from the response to the end of progression-free survival; confirmed responders only.

    None when progression-free survival was censored before the response.
    """
    from_confirmation = protocol.parameters.dor_from == "confirmation"
    began = best.confirmed_by_date if from_confirmation else best.confirmed_response_date
    if began is None or pfs is None or pfs.on < began:
        return None
    return Endpoint(days=(pfs.on - began).days, event=pfs.event, on=pfs.on, reason=pfs.reason)
