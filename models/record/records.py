"""What was measured and noted about one patient: frozen records, in the field's own words.

Diameters are whole tenths of a millimetre (``*_tenths``), so that thresholds are exact. A field that is None was
not recorded. Sequences keep the order of entry: of two results on one date the later entered counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Any

from models.quantities import Quantity
from models.record.given import Medication as Medication
from models.record.given import Treatment as Treatment
from models.record.kept import Appointment as Appointment
from models.record.kept import GradeStep, JudgedBy, Judgement, Relation
from models.record.kept import Kept as Kept
from models.record.kept import Query as Query
from models.record.kept import Signature as Signature
from models.record.kept import VisitKind as VisitKind
from models.record.partialdate import Day, begun, ended, exact
from models.record.protocol import Protocol
from models.record.vocabulary import Ascites as Ascites
from models.record.vocabulary import Certainty as Certainty
from models.record.vocabulary import Cheng as Cheng
from models.record.vocabulary import Encephalopathy as Encephalopathy
from models.record.vocabulary import LiRads as LiRads
from models.record.vocabulary import RangeSex as RangeSex
from models.record.vocabulary import Role as Role
from models.record.vocabulary import Sex as Sex
from models.record.vocabulary import State as State
from models.record.vocabulary import Status as Status
from models.record.vocabulary import Varices as Varices
from models.record.vocabulary import Vp as Vp


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient(Kept):
    """``board_question`` is what is asked of the tumour board, of the day ``board_on``."""

    code: str
    name: str | None = None
    sex: Sex | None = None
    birth_date: Day | None = None
    hospital_number: str | None = None
    centre: str | None = None
    screening_number: str | None = None
    height_cm: Decimal | None = None
    board_question: str | None = None
    board_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Kept):
    """``reported`` is what a source states of what is computed here, by name: shown beside it, never mixed with it.

    ``illustrative`` names the values that are not from the source; so it does in a treatment and an adverse event.
    """

    aetiology: tuple[str, ...] | None = None
    cirrhosis: bool | None = None
    ecog: int | None = None
    vp: Vp | None = None
    cheng: Cheng | None = None
    hepatic_vein: str | None = None
    extrahepatic_sites: tuple[str, ...] | None = None
    tumour_count: int | None = None
    largest_tumour_mm: Decimal | None = None
    liver_involvement_percent: Decimal | None = None
    ascites: Ascites | None = None
    encephalopathy: Encephalopathy | None = None
    prior_treatments: tuple[str, ...] | None = None
    antiviral: bool | None = None
    varices: Varices | None = None
    weight_kg: Decimal | None = None
    diagnosis_date: Day | None = None
    ruptured: bool | None = None
    differentiation: str | None = None
    pd_l1_percent: Decimal | None = None
    comorbidities: tuple[str, ...] | None = None
    reported: tuple[tuple[str, str], ...] | None = None
    illustrative: tuple[str, ...] | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Kept):
    """Weight in kg, blood pressure in mmHg. ``identifier`` is what a grade derived from it names it by.

    ``nothing_to_report``: adverse events were asked for, and there was none.
    """

    identifier: str | None = None
    date: date
    time: time | None = None
    ecog: int | None = None
    weight_kg: Decimal | None = None
    systolic: int | None = None
    diastolic: int | None = None
    ascites: Ascites | None = None
    encephalopathy: Encephalopathy | None = None
    anticoagulated: bool | None = None
    nothing_to_report: bool | None = None
    kind: VisitKind | None = None
    impression: str | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabResult(Kept):
    """``value`` is verbatim and in the unit reported; ``low`` and ``high`` are the range printed with it, in that unit.

    Without one the edition of its ``laboratory`` that is valid on its date counts (``models.record.editions``).
    ``reviewed`` None: nobody has signed it yet.
    ``identifier`` is unique among the results of a patient: what is derived from the result names it by that.
    """

    identifier: str | None = None
    analyte: str
    date: date
    time: time | None = None
    value: Quantity
    unit: str = ""
    method: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    laboratory: str | None = None
    reviewed: Signature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabRange(Kept):
    """One edition of a laboratory's range of an analyte, in its unit, valid from a day until the next edition."""

    laboratory: str
    analyte: str
    unit: str = ""
    sex: RangeSex = RangeSex.BOTH
    low: Decimal | None = None
    high: Decimal | None = None
    critical_low: Decimal | None = None
    critical_high: Decimal | None = None
    valid_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesion(Kept):
    """Its number never changes and is never reused (R-1.8); the last three hold where a measurement says no other."""

    number: str
    role: Role
    organ: str | None = None
    site: str | None = None
    nodal: bool | None = None
    in_radiation_field: bool | None = None
    irradiated_before: bool | None = None
    progressed_since: bool | None = None
    certainty: Certainty | None = None
    typical: bool | None = None
    cytology_positive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Kept):
    """One lesion at one read. Targets and new lesions carry diameters or a state, non-targets a status.

    For a node the diameter is the short axis. ``parts_tenths`` are the parts of a lesion that has split; they add up.
    ``into`` names the lesion with which a merged one is measured.
    """

    number: str
    diameter_tenths: int | None = None
    viable_tenths: int | None = None
    parts_tenths: tuple[int, ...] | None = None
    state: State | None = None
    into: str | None = None
    status: Status | None = None
    certainty: Certainty | None = None
    typical: bool | None = None
    cytology_positive: bool | None = None
    li_rads: LiRads | None = None

    @property
    def removed(self) -> bool:
        """Whether the lesion was taken out by surgery before this read (R-1.6a)."""
        return State.REMOVED is self.state or Status.REMOVED is self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrombus(Kept):
    """Portal vein tumour thrombus at one read; ``progressed`` is the reader's mark of unequivocal progression."""

    vp: Vp | None = None
    cheng: Cheng | None = None
    flow_restored: bool | None = None
    progressed: bool | None = None


@dataclass(frozen=True, kw_only=True)  # no slots: the index of its measurements is kept with it
class Imaging(Kept):
    """One read of one examination by one reader; slices in mm. ``no_new_lesion``: said so. ``signed`` None: not yet."""

    date: date
    modality: str | None = None
    slice_mm: Decimal | None = None
    reader: str | None = None
    no_new_lesion: bool | None = None
    signed: Signature | None = None
    measurements: tuple[Measurement, ...] = ()
    thrombus: Thrombus | None = None

    def measurement(self, number: str) -> Measurement | None:
        """What was noted of lesion ``number`` at this read, if anything."""
        return self._by_number.get(number)

    @cached_property
    def _by_number(self) -> dict[str, Measurement]:
        return {found.number: found for found in reversed(self.measurements)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvent(Kept):
    """``grade`` is the highest of ``grades``, its story from the onset on, None where only the highest is known.

    ``related`` is the answer for the treatment as a whole, ``related_to`` the answers drug by drug.
    ``ctcae_version``: the edition it was graded by; ``from_result``: what names the result or visit behind it.
    """

    term: str
    grade: int
    grades: tuple[GradeStep, ...] | None = None
    start: Day | None = None
    stop: Day | None = None
    related: bool | None = None
    related_to: tuple[tuple[str, Relation], ...] | None = None
    serious: bool | None = None
    immune_related: bool | None = None
    action: str | None = None
    linked_treatments: tuple[str, ...] | None = None
    ctcae_version: str | None = None
    from_result: str | None = None
    illustrative: tuple[str, ...] | None = None

    @property
    def first(self) -> date | None:
        """The first day, as it is shown: where only part of it is known, the first of what is known (R-18)."""
        return begun(self.start)

    @property
    def last(self) -> date | None:
        """The last day, as it is shown."""
        return ended(self.stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedGrade(Kept):
    """A grade derived from a result, or from a visit's blood pressure, that somebody decided not to enter, and why."""

    result: str
    term: str
    grade: int
    reason: str | None = None
    by: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication(Kept):
    """What was decided of a date at which two readers differ: ``by`` whom, ``on`` which day or moment, and why."""

    date: date
    criterion: JudgedBy
    overall: Judgement
    reason: str | None = None
    by: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedFlag(Kept):
    """A flag that somebody has looked at: of which rule, and the inputs it had then, as ``assess`` prints them."""

    rule: str
    inputs: tuple[str, ...] = ()
    by: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Kept):
    alive: bool | None = None
    last_contact: date | None = None
    death_date: Day | None = None
    death_cause: str | None = None
    new_therapy_start: date | None = None

    @property
    def died(self) -> date | None:
        """The day of the death, where it is known to the day."""
        return exact(self.death_date)

    @property
    def is_dead(self) -> bool:
        """Also where the day is not known."""
        return self.alive is False or self.death_date is not None


@dataclass(frozen=True, kw_only=True)  # no slots: the day from which days are counted is kept with it
class Record(Kept):
    """Everything recorded about one patient: what a case file holds and a clinic file keeps.

    ``treatment_start`` None: only screened, treatment has not started. ``settings`` override the parameters of
    ``models.record.protocol`` by name; ``template`` is the protocol itself where it is a clinic's own, in the version
    that the patient was given. ``ranges`` are the editions of the laboratories that its results name: a
    clinic's, not the patient's, so they make no two records differ.
    """

    patient: Patient
    treatment_start: date | None
    protocol: str = "follow-up"
    template: Protocol | None = None
    baseline: Baseline = field(default_factory=Baseline)
    treatments: tuple[Treatment, ...] = ()
    medications: tuple[Medication, ...] = ()
    visits: tuple[Visit, ...] = ()
    planned_visits: tuple[Appointment, ...] = ()
    labs: tuple[LabResult, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    imaging: tuple[Imaging, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    adjudications: tuple[Adjudication, ...] = ()
    declined_grades: tuple[DeclinedGrade, ...] = ()
    reviewed_flags: tuple[ReviewedFlag, ...] = ()
    queries: tuple[Query, ...] = ()
    outcome: Outcome = field(default_factory=Outcome)
    settings: tuple[tuple[str, Any], ...] = ()
    ranges: tuple[LabRange, ...] = field(default=(), compare=False)

    @property
    def provenance(self) -> str | None:
        """The label of a record that is not a real patient's: the leading ``[…]`` of the baseline notes.

        Every screen and print that shows the record shows it, e.g. "Reconstructed from published summaries".
        """
        notes = self.baseline.notes or ""
        return notes[1 : notes.index("]")] if notes.startswith("[") and "]" in notes else None

    def judged_by(self, shipped: Mapping[str, Protocol]) -> Protocol:
        """The template of the patient: the clinic's own, else one of the ``shipped``. Raises KeyError."""
        return shipped[self.protocol] if self.template is None else self.template

    @property
    def started(self) -> bool:
        return self.treatment_start is not None

    @cached_property
    def day_zero(self) -> date:
        """The start of treatment. Of somebody who is only screened the last day recorded, so that everything is before
        the start; days since it order what is recorded, and are never shown."""
        if self.treatment_start is not None:
            return self.treatment_start
        found = [part.date for parts in (self.visits, self.labs, self.imaging) for part in parts]
        found += [on for given in self.treatments for on in (given.first, given.last) if on is not None]
        found += [on for event in self.adverse_events for on in (event.first, event.last) if on is not None]
        found += [on for one in self.medications for on in (one.first, one.last) if on is not None]
        known = (self.outcome.last_contact, self.outcome.died)
        return max((*found, *(on for on in known if on is not None)), default=date.min)

    @property
    def treatments_given(self) -> tuple[Treatment, ...]:
        """Without the doses that were planned and omitted."""
        return tuple(one for one in self.treatments if not one.is_omitted)

    def day(self, on: date) -> int:
        """Days since the start of treatment; day 0 is the start."""
        return (on - self.day_zero).days

    def lesion(self, number: str) -> Lesion | None:
        return next((lesion for lesion in self.lesions if lesion.number == number), None)
