"""R-18: what is typed of a day that is known in part, and the answers that cannot be determined by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.flags.events import laboratory_flags, unlogged_grades
from models.flags.patterns import pattern_flags
from models.forms.event import EventDraft, adverse_event
from models.forms.event import problems as event_problems
from models.forms.treatment import TreatmentDraft, given, problems
from models.liver.liver import liver_function
from models.plan.doses import weight_on
from models.record.labs import Results
from models.record.partialdate import PartialDate
from models.record.protocol import Parameters
from models.record.records import AdverseEvent, Patient, Record, Treatment
from models.safety.toxicity import lab_grades
from tests.models.patients import START, lab, patient, visit

TODAY = date(2025, 3, 28)
BARE = Record(patient=Patient(code="X"), treatment_start=date(2025, 1, 10))


@pytest.mark.parametrize(
    ("start", "stop", "first", "last"),
    [
        ("202402", "", PartialDate(2024, 2), None),
        ("2022", "Mar-2023", PartialDate(2022), PartialDate(2023, 3)),
        ("20240203", "2025年1月", date(2024, 2, 3), PartialDate(2025, 1)),
    ],
)
def test_that_an_event_and_a_treatment_are_typed_with_what_is_known(
    start: str, stop: str, first: object, last: object
) -> None:
    event = adverse_event(EventDraft(term="Rash", grade=2, start=start, stop=stop), BARE, TODAY, edition="5.0")
    draft = TreatmentDraft(kind="procedure", agent="TACE", start=start, stop=stop)
    kept = given(draft, BARE, TODAY).entry
    assert (event.start, event.stop) == (kept.start, kept.stop) == (first, last)


def test_that_a_treatment_since_the_start_is_typed_with_its_day() -> None:
    draft = TreatmentDraft(kind="procedure", agent="TACE", start="202501")
    assert problems(draft, BARE, TODAY) == ()  # its span begins before the start
    found = problems(replace(draft, start="202502"), BARE, TODAY)
    assert [(one.field, "needs its day" in str(one.sentence)) for one in found] == [("start", True)]


def test_that_only_a_span_that_is_impossible_as_a_whole_is_refused() -> None:
    assert event_problems(EventDraft(term="Rash", grade=1, start="202503"), BARE, TODAY) == ()
    found = event_problems(EventDraft(term="Rash", grade=1, start="202504"), BARE, TODAY)
    assert [one.field for one in found] == ["start"]
    found = event_problems(EventDraft(term="Rash", grade=1, start="202503", stop="2024"), BARE, TODAY)
    assert [one.field for one in found] == ["stop"]


def test_that_a_weight_is_told_only_where_it_is_one_in_all_of_the_span() -> None:
    record = patient(visits=(visit(-20, weight_kg=62), visit(-5, weight_kg=60)))
    day = record.visits[1].date
    assert weight_on(record, PartialDate(day.year, day.month)) is None
    later = PartialDate(day.year + 1)
    assert (found := weight_on(record, later)) is not None
    assert found.kilograms == 60


def graded(start: object, stop: object = None) -> Record:
    event = AdverseEvent(term="Platelet count decreased", grade=3, start=start, stop=stop)  # type: ignore[arg-type]
    record = patient(lab("platelets", -1, 200, low=125, high=350), lab("platelets", 60, 40, low=125, high=350))
    return replace(record, adverse_events=(event,))


def test_that_a_grade_is_in_the_log_only_where_it_is_on_every_day_of_what_is_known() -> None:
    on = graded(None).labs[-1].date
    near = graded(PartialDate(on.year, on.month), PartialDate(on.year, on.month))
    for record, held, unsure in (
        (near, False, True),
        (graded(PartialDate(on.year - 3), PartialDate(on.year - 3)), False, False),
        (graded(PartialDate(on.year - 3)), True, False),
        (graded(on), True, False),
    ):
        grades = lab_grades(record, Parameters())
        assert (not unlogged_grades(record, grades)) is held
        told = [flag for flag in laboratory_flags(record, grades) if "cannot be determined" in str(flag.summary)]
        assert bool(told) is unsure
        assert all(flag.data_gap and flag.why.missing for flag in told)


def test_that_a_pattern_after_radiation_on_a_day_known_in_part_is_not_determined_where_it_depends_on_it() -> None:
    record = patient(lab("ALT", -1, 30, low=0, high=40), lab("ALT", 100, 300, low=0, high=40))

    def found(start: object) -> list[str]:
        radiation = Treatment(kind="radiation", agent="SBRT", start=start)  # type: ignore[arg-type]
        given_then = replace(record, treatments=(radiation,))
        results = Results(given_then)
        return [str(flag.summary) for flag in pattern_flags(given_then, liver_function(given_then), results=results)]

    assert found(START + timedelta(days=30)) != []
    assert found(START) == []
    assert found(PartialDate(START.year - 3)) == []
    told = found(PartialDate(START.year, START.month))
    assert ["cannot be determined" in one for one in told] == [True]
