"""The course of one patient: everything derived from the record, flags included, and nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.flags.assessment import assessment_flags
from models.flags.discordance import discordance_flags
from models.flags.doubtful import doubtful_flags
from models.flags.flags import Flag, Severity
from models.flags.medicine import medicine_flags
from models.flags.reads import read_flags
from models.flags.response import response_flags
from models.flags.reviewed import open_flags
from models.liver.bclc import stages
from models.liver.liver import baseline_liver_function, liver_function
from models.liver.result import LiverFunction, Stages
from models.markers.markers import MarkerAnswers, marker_answers
from models.plan.criteria import EntryCheck, entry_checklist
from models.plan.schedule import schedule
from models.record.labs import Results
from models.record.protocol import Parameters, Protocol, ScheduledVisit
from models.record.records import Record
from models.response.endpoints import Endpoints, endpoints, progression_criterion
from models.response.readers import Agreement, agreements
from models.response.reads import primary_reader, readers
from models.response.response import Disagreement, ReaderSeries
from models.response.timepoints import reader_series
from models.safety.grade import LabGrade
from models.safety.toxicity import EventSummary, event_summary, lab_grades

RULES_VERSION = "2.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReader:
    """A second reader's own series, compared with the primary reader's at every date that either has read."""

    series: ReaderSeries
    agreements: tuple[Agreement, ...]

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where the overall response differs, or only one of the two has read."""
        return tuple(found.disagreement for found in self.agreements if found.disagreement is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Everything computed for one patient. ``series`` is the primary reader's; ``today`` is the date it was judged."""

    record: Record
    protocol: Protocol
    today: date
    series: ReaderSeries
    markers: MarkerAnswers
    lab_grades: tuple[LabGrade, ...]
    liver: tuple[LiverFunction, ...]
    stages: Stages
    endpoints: Endpoints
    other_readers: tuple[tuple[str, OtherReader], ...]
    events: EventSummary
    schedule: tuple[ScheduledVisit, ...]
    flags: tuple[Flag, ...]
    rules_version: str = RULES_VERSION

    @property
    def parameters(self) -> Parameters:
        return self.protocol.parameters

    @property
    def open_flags(self) -> tuple[Flag, ...]:
        """The flags that nobody has looked at as they are now."""
        return open_flags(self.flags, self.record.reviewed_flags)

    @property
    def entry_checks(self) -> tuple[EntryCheck, ...]:
        """The entry criteria of the protocol, each by itself."""
        scores = self.stages.baseline_liver or baseline_liver_function(self.record)
        return entry_checklist(self.record, self.protocol, scores)


def course(record: Record, protocol: Protocol, today: date) -> Course:
    """Everything derived for one patient, judged as of ``today``.

    ``protocol`` is the record's template; the record's own settings are applied here. Raises ValueError for a
    setting that no parameter can take.
    """
    protocol = protocol.with_settings(record.settings)
    parameters = protocol.parameters
    primary = primary_reader(record, parameters)
    results = Results(record)
    series = reader_series(record, parameters, primary, primary=primary, results=results)
    others = tuple(
        (name, OtherReader(series=second, agreements=agreements(series, second)))
        for name in readers(record)
        if name != primary
        for second in (reader_series(record, parameters, name, primary=primary, results=results),)
    )
    markers = marker_answers(record, parameters, results=results)
    grades = lab_grades(record, parameters, results=results)
    liver = liver_function(record, results=results)
    stage = stages(record, parameters, liver, results=results)
    planned = schedule(record, protocol, today)
    criterion = progression_criterion(series, protocol)
    differing = tuple(found for _, other in others for found in other.disagreements)
    flags = (
        *response_flags(record, series, parameters, criterion=criterion, disagreements=differing),
        *doubtful_flags(record, today),
        *read_flags(record, (series, *(other.series for _, other in others)), primary),
        *discordance_flags(series, markers),
        *assessment_flags(record, protocol, today, planned=planned, results=results),
        *medicine_flags(
            record,
            protocol,
            today,
            markers=markers,
            grades=grades,
            liver=liver,
            stages=stage,
            planned=planned,
            results=results,
        ),
    )
    return Course(
        record=record,
        protocol=protocol,
        today=today,
        series=series,
        markers=markers,
        lab_grades=grades,
        liver=liver,
        stages=stage,
        endpoints=endpoints(record, series, protocol),
        other_readers=others,
        events=event_summary(record),
        schedule=planned,
        flags=in_order(flags),
    )


_ORDER = tuple(Severity)[::-1]


def in_order(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """The most severe first, the latest first among equals."""
    return tuple(
        sorted(flags, key=lambda flag: (_ORDER.index(flag.severity), flag.data_gap, -(flag.on or date.min).toordinal()))
    )
