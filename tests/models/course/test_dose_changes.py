"""What was changed in the doses of a patient, and what an adverse event can be linked to."""

from __future__ import annotations

from dataclasses import replace

from models.course.dose_changes import Step, dose_changes, linked_changes, to_link
from models.course.event_log import event_log
from tests.models.changes import course_of
from tests.models.patients import event, on_day, patient, treatment

DRUGS = (
    treatment("drug", "lenvatinib", 0, stop=86, dose=12, unit="mg"),
    treatment("drug", "lenvatinib", 97, stop=120, dose=8, unit="mg", identifier="L-2"),
    treatment("drug", "lenvatinib", 121, stop=150, dose=4, unit="mg"),
    treatment("drug", "cadonilimab", 0, stop=0, dose=700, unit="mg"),
    treatment("drug", "cadonilimab", 21, stop=21, dose=0, unit="mg"),
    treatment("drug", "cadonilimab", 42, stop=42, dose=700, unit="mg"),
    treatment("drug", "apatinib", 5, stop=40, dose=250, unit="mg"),
    treatment("drug", "apatinib", 50, dose=250, unit="mg"),
    treatment("drug", "sorafenib", 2, stop=30, dose=400, unit="mg"),
)


def test_that_each_entry_says_at_most_one_change_of_dose() -> None:
    told = [
        (change.treatment.agent, change.step, change.on, change.days_without)
        for change in dose_changes(course_of(patient(treatments=DRUGS), today=on_day(200)))
    ]
    assert told == [
        ("cadonilimab", Step.OMITTED, on_day(21), 0),
        ("sorafenib", Step.STOPPED, on_day(30), 0),
        ("apatinib", Step.RESUMED, on_day(41), 9),
        ("lenvatinib", Step.CHANGED, on_day(87), 10),
        ("lenvatinib", Step.CHANGED, on_day(121), 0),
    ]


def test_that_an_event_is_linked_to_changes_since_its_onset_by_the_name_of_the_entry() -> None:
    high = event("Hypertension", 3, start=50, linked_treatments=("L-2", "taken out"))
    course = course_of(patient(treatments=DRUGS, adverse_events=(high,)), today=on_day(200))
    changes = dose_changes(course)
    assert [change.treatment.identifier for change in linked_changes(high, changes)] == ["L-2"]
    assert [change.on for change in to_link(high, changes)] == [on_day(121)]
    assert next(change.on for change in to_link(replace(high, start=None), changes)) == on_day(21)
    assert event_log(course).rows[0].links == linked_changes(high, changes)
