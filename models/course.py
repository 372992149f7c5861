"""The course of one patient: everything derived from the record, flags included, and nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.endpoints import Endpoints
from models.flags import Flag
from models.liver import LiverFunction, Stages
from models.markers import MarkerAnswers
from models.protocol import Parameters, Protocol, ScheduledVisit
from models.records import Record
from models.response import Disagreement, ReaderSeries
from models.toxicity import EventSummary, LabGrade

RULES_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReader:
    """A second reader's own series, compared with the primary reader's."""

    series: ReaderSeries
    disagreements: tuple[Disagreement, ...]


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
