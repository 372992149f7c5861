"""Treatment and event lanes: gaps, shares, what goes on and what has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.course.course import Course, course
from models.course.event_log import watched_until
from models.course.lanes import event_lanes, goes_on, known_until, rhythm_days, treatment_lanes
from models.course.treatment_log import treatment_rows
from models.markers.relative import percent_of_baseline
from models.quantities import parse_quantity
from models.record.partialdate import PartialDate
from models.record.protocol import FOLLOW_UP
from models.record.records import AdverseEvent, LabResult, Outcome, Patient, Record, Treatment

START = date(2025, 1, 1)
TODAY = date(2025, 6, 30)


def on(day: int) -> date:
    return START + timedelta(days=day)


def drug(first: int, last: int | None, dose: str | None = "12", **more: object) -> Treatment:
    values: dict[str, object] = {"kind": "drug", "agent": "lenvatinib", "unit": "mg", **more}
    return Treatment(
        start=on(first),
        stop=None if last is None else on(last),
        dose=Decimal(dose) if dose is not None else None,
        **values,  # type: ignore[arg-type]
    )


def of(*treatments: Treatment, outcome: Outcome | None = None, events: tuple[AdverseEvent, ...] = ()) -> Course:
    record = Record(
        patient=Patient(code="P"),
        treatment_start=START,
        treatments=treatments,
        adverse_events=events,
        outcome=outcome or Outcome(),
    )
    return course(record, FOLLOW_UP, TODAY)


def test_that_a_gap_counts_the_days_without_the_drug_and_takes_the_reason_of_the_next_entry() -> None:
    (lane,) = treatment_lanes(of(drug(0, 88), drug(99, None, "8", reason="hypertension, grade 3")))
    (gap,) = lane.gaps
    assert (gap.days, gap.reason) == (10, "hypertension, grade 3")
    assert [span.share for span in lane.spans] == [1.0, pytest.approx(8 / 12)]
    assert lane.ongoing


def test_that_what_had_no_end_ends_with_a_death_as_it_is_known() -> None:
    """R-18: no day of the month is told, and no days are counted up to it."""
    month = PartialDate(2025, 5)
    died = of(drug(0, None), outcome=Outcome(alive=False, death_date=month))
    (lane,), (row,) = treatment_lanes(died), treatment_rows(died)
    assert (lane.ongoing, lane.spans[0].ends, row.stop, row.days) == (False, month, month, None)


def test_that_what_was_not_recorded_is_counted_up_to_the_death() -> None:
    for outcome, until in (
        (Outcome(), TODAY),
        (Outcome(alive=False, death_date=on(90)), on(90)),
        (Outcome(alive=False, death_date=PartialDate(2025, 5)), None),
        (Outcome(alive=False), None),
    ):
        assert watched_until(of(outcome=outcome)) == until


def test_that_entries_that_follow_each_other_leave_no_gap() -> None:
    (lane,) = treatment_lanes(of(drug(0, 20), drug(21, 40, "8"), drug(40, 60, "4")))
    assert lane.gaps == ()


def test_that_a_dose_of_zero_is_an_omitted_one_and_single_days_make_a_periodic_lane() -> None:
    doses = [drug(day, day, "0" if day == 42 else "620", agent="cadonilimab") for day in (0, 21, 42, 63)]
    (lane,) = treatment_lanes(of(*doses))
    assert lane.periodic
    assert (lane.given, lane.omitted) == (3, 1)
    assert lane.gaps == ()
    assert lane.immunotherapy


def test_that_a_dose_in_another_unit_has_no_share() -> None:
    (lane,) = treatment_lanes(of(drug(0, 10), drug(11, 20, "1", unit="capsule")))
    assert [span.share for span in lane.spans] == [1.0, None]


def test_that_a_drug_of_which_every_dose_was_omitted_does_not_go_on() -> None:
    judged = of(drug(0, 0, "0"), drug(21, 21, "0"))
    (lane,) = treatment_lanes(judged)
    assert (lane.given, lane.omitted) == (0, 2)
    assert not goes_on(lane, judged)


def test_that_nothing_goes_on_after_death() -> None:
    dead = Outcome(alive=False, death_date=on(50))
    (lane,) = treatment_lanes(of(drug(0, None), outcome=dead))
    assert lane.spans[0].stop == on(50)
    assert not lane.ongoing


def test_that_a_procedure_without_an_end_is_one_day() -> None:
    (lane,) = treatment_lanes(of(Treatment(kind="procedure", agent="left hemi-hepatectomy", start=on(-20))))
    assert lane.spans[0].single_day


@pytest.mark.parametrize("agent", ["bevacizumab", "ramucirumab", "lenvatinib", "cyclophosphamide"])
def test_that_other_drugs_are_not_named_immunotherapy(agent: str) -> None:
    (lane,) = treatment_lanes(of(drug(0, 5, agent=agent)))
    assert not lane.immunotherapy


@pytest.mark.parametrize(
    "agent", ["toripalimab", "camrelizumab", "nivolumab", "atezolizumab", "tremelimumab", "Interleukin-2"]
)
def test_that_checkpoint_antibodies_are_known_by_their_names(agent: str) -> None:
    (lane,) = treatment_lanes(of(drug(0, 5, agent=agent)))
    assert lane.immunotherapy


def test_that_an_alive_patient_is_known_until_the_last_contact_or_a_later_entry() -> None:
    assert known_until(of()) == START
    assert known_until(of(drug(10, 20))) == on(20)
    assert known_until(of(events=(event("Rash", 1, 31, None),))) == on(31)
    assert known_until(of(drug(10, 600))) == TODAY  # a planned end lies ahead: nothing is known of it yet
    assert known_until(of(outcome=Outcome(alive=True, last_contact=on(30)))) == on(30)
    later = replace(of().record, labs=(LabResult(analyte="AFP", date=on(40), value=parse_quantity("5"), unit="ng/mL"),))
    later = replace(later, outcome=Outcome(alive=True, last_contact=on(30)))
    assert known_until(course(later, FOLLOW_UP, TODAY)) == on(40)


def event(term: str, grade: int, first: int | None, last: int | None) -> AdverseEvent:
    return AdverseEvent(
        term=term,
        grade=grade,
        start=None if first is None else on(first),
        stop=None if last is None else on(last),
    )


def test_that_an_event_without_an_end_goes_on_whatever_the_next_entry_of_its_term_does() -> None:
    events = (event("Hypertension", 2, 10, None), event("Hypertension", 3, 30, 40), event("hypertension", 2, 40, None))
    (lane,) = event_lanes(of(events=events))
    assert [(span.stop, span.ongoing) for span in lane.spans] == [(on(40), True), (on(40), False), (on(40), True)]
    assert (lane.highest_grade, lane.current_grade) == (3, 2)
    (worse_still_open,) = event_lanes(of(events=(event("Rash", 3, 10, None), event("Rash", 1, 30, None))))
    assert worse_still_open.current_grade == 3


@pytest.mark.parametrize(
    ("schedule", "days"),
    [("every 3 weeks", 21), ("every 21 days", 21), ("Every 2 weeks", 14), ("q3w", 21), ("每3周", 21), ("weekly", 7)],
)
def test_that_the_rhythm_of_single_doses_is_read_off_their_schedule_else_off_the_last_two(
    schedule: str, days: int
) -> None:
    (lane,) = treatment_lanes(of(drug(0, 0, schedule=schedule), drug(7, 7, schedule=schedule)))
    assert rhythm_days(lane) == days
    (silent,) = treatment_lanes(of(drug(0, 0), drug(10, 10), drug(38, 38)))
    assert rhythm_days(silent) == 28
    (once,) = treatment_lanes(of(drug(0, 0)))
    assert rhythm_days(once) is None
    (lasting,) = treatment_lanes(of(drug(0, 30, schedule=schedule)))
    assert rhythm_days(lasting) is None


def test_that_an_event_without_a_start_has_no_bar_and_comes_last() -> None:
    lanes = event_lanes(of(events=(event("Nausea", 2, None, None), event("Rash", 1, 5, 9))))
    assert [lane.term for lane in lanes] == ["Rash", "Nausea"]
    assert lanes[1].spans[0].start is None
    assert not lanes[1].spans[0].ongoing


@given(st.lists(st.tuples(st.integers(-30, 150), st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=8))
def test_that_spans_end_after_they_begin_and_gaps_hold_no_dose(entries: list[tuple[int, int, int]]) -> None:
    (lane,) = treatment_lanes(of(*(drug(first, first + length, str(dose)) for first, length, dose in entries)))
    for span in lane.spans:
        assert span.stop >= span.start
        assert span.share is None or 0 <= span.share <= 1
    for gap in lane.gaps:
        assert gap.days == (gap.stop - gap.start).days - 1 > 0
        assert not any(span.start < gap.stop and span.stop > gap.start for span in lane.spans if not span.omitted)


def _afp(day: int, value: str, method: str = "") -> LabResult:
    return LabResult(analyte="AFP", date=on(day), value=parse_quantity(value), unit="ng/mL", method=method)


def test_that_percent_of_baseline_needs_an_exact_baseline_of_the_same_method() -> None:
    record = replace(of().record, labs=(_afp(-3, "200"), _afp(42, "50"), _afp(84, "20", "new assay")))
    series = course(record, FOLLOW_UP, TODAY).markers.afp
    assert [percent_of_baseline(series, point) for point in series.points] == [100, 25, None]
    censored = replace(record, labs=(_afp(-3, ">60,500"), _afp(42, "400")))
    series = course(censored, FOLLOW_UP, TODAY).markers.afp
    assert [percent_of_baseline(series, point) for point in series.points] == [None, None]
