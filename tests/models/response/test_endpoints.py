"""R-8: overall and progression-free survival, time to and duration of response."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.record.protocol import FOLLOW_UP, PlannedVisit, Protocol
from models.record.records import Imaging, Lesion, Measurement, Outcome, Patient, Record, Role, Status
from models.response.endpoints import Endpoints, endpoints
from models.response.reads import primary_reader
from models.response.response import Criterion
from models.response.timepoints import reader_series
from tests.models.patients import lab, visit

START = date(2023, 3, 10)
T1 = Lesion(number="T1", role=Role.TARGET, organ="liver")
N1 = Lesion(number="N1", role=Role.NON_TARGET, organ="lung")
SIX_WEEKLY = Protocol(
    name="x",
    title="",
    anchor="",
    visits=tuple(PlannedVisit(f"W{w}", w * 7, w * 7 - 7, w * 7 + 7) for w in range(6, 49, 6)),
)


def on(day: int) -> date:
    return START + timedelta(days=day)


def record(*reads: tuple[int, float | None], **outcome: object) -> Record:
    imaging = tuple(
        Imaging(
            date=on(day),
            measurements=()
            if size is None
            else (Measurement(number="T1", diameter_tenths=round(size * 10), viable_tenths=round(size * 10)),),
        )
        for day, size in ((-1, 100.0), *reads)
    )
    return Record(
        patient=Patient(code="X"),
        treatment_start=START,
        lesions=(T1,),
        imaging=imaging,
        outcome=Outcome(**outcome),  # type: ignore[arg-type]
    )


def judged(found: Record, protocol: Protocol = FOLLOW_UP, **settings: object) -> Endpoints:
    protocol = protocol.with_settings(tuple(settings.items()))
    primary = primary_reader(found, protocol.parameters)
    return endpoints(found, reader_series(found, protocol.parameters, primary, primary=primary), protocol)


def pair(endpoint: object) -> tuple[int, bool] | None:
    return None if endpoint is None else (endpoint.days, endpoint.event)  # type: ignore[attr-defined]


def test_that_survival_runs_to_death_or_to_the_last_date_known_alive() -> None:
    assert pair(judged(record(death_date=on(200), alive=False)).os) == (200, True)
    assert pair(judged(record(alive=True, last_contact=on(300))).os) == (300, False)
    assert pair(judged(record((310, 90.0), alive=True, last_contact=on(300))).os) == (310, False)
    assert judged(record(alive=False)).os is None


def test_that_progression_comes_before_death() -> None:
    found = judged(record((42, 90.0), (84, 130.0), death_date=on(200), alive=False))
    assert pair(found.pfs) == (84, True)
    assert str(found.pfs.reason) == "PD 2023-06-02" if found.pfs else False
    assert pair(judged(record((42, 90.0), death_date=on(200))).pfs) == (200, True)


def test_that_without_an_event_the_protocol_says_where_to_censor() -> None:
    found = record((42, 90.0), (84, None), alive=True, last_contact=on(300))
    assert pair(judged(found).pfs) == (42, False)
    assert pair(judged(found, pfs_censor_at="last_contact").pfs) == (300, False)
    assert pair(judged(record((42, None), alive=True, last_contact=on(300))).pfs) == (0, False)


def test_that_new_therapy_before_progression_censors_at_the_imaging_before_it() -> None:
    found = record((42, 90.0), (84, 90.0), (126, 130.0), new_therapy_start=on(84))
    assert pair(judged(found).pfs) == (84, False)
    assert pair(judged(found, censor_at_new_therapy=False).pfs) == (126, True)
    same_day = record((42, 90.0), (126, 130.0), new_therapy_start=on(126))
    assert pair(judged(same_day).pfs) == (126, True)
    before_any = record((42, 90.0), (84, 130.0), new_therapy_start=on(41))
    assert pair(judged(before_any).pfs) == (0, False)


def test_that_progression_after_two_missed_assessments_is_censored_only_where_asked() -> None:
    found = record((42, 90.0), (168, 130.0))
    assert pair(judged(found, SIX_WEEKLY).pfs) == (168, True)
    assert pair(judged(found, SIX_WEEKLY, missed_assessments=2).pfs) == (42, False)
    one_missed = record((42, 90.0), (126, 130.0))
    assert pair(judged(one_missed, SIX_WEEKLY, missed_assessments=2).pfs) == (126, True)


def test_that_response_is_timed_from_its_first_documentation_or_its_confirmation() -> None:
    found = record((42, 60.0), (84, 60.0), (200, 130.0))
    judged_found = judged(found)
    assert (pair(judged_found.ttr), pair(judged_found.dor)) == ((42, True), (158, True))
    assert pair(judged(found, dor_from="confirmation").dor) == (116, True)


def test_that_an_unconfirmed_response_has_no_duration() -> None:
    found = judged(record((42, 60.0), (63, 60.0), (200, 130.0)))
    assert (found.ttr, found.dor) == (None, None)


def test_that_progression_follows_the_criterion_of_the_protocol() -> None:
    found = record((42, 90.0), (84, 90.0))
    viable = replace(
        found.imaging[2], measurements=(Measurement(number="T1", diameter_tenths=900, viable_tenths=1200),)
    )
    found = replace(found, imaging=(*found.imaging[:2], viable))
    assert pair(judged(found).pfs) == (84, False)
    assert pair(judged(found, progression_criterion="mrecist").pfs) == (84, True)


def test_that_recist_is_used_and_named_where_mrecist_cannot_be_assessed() -> None:
    found = Record(
        patient=Patient(code="X"), treatment_start=START, lesions=(N1,),
        imaging=(
            Imaging(date=on(-1), measurements=(Measurement(number="N1", status=Status.PRESENT),)),
            Imaging(date=on(42), measurements=(Measurement(number="N1", status=Status.PROGRESSED),)),
        ),
    )  # fmt: skip
    answer = judged(found, progression_criterion="mrecist")
    assert (answer.criterion, pair(answer.pfs)) == (Criterion.RECIST, (42, True))


@pytest.mark.parametrize("name", ["confirmation", "first_response"])
def test_that_duration_ends_with_progression_free_survival(name: str) -> None:
    found = judged(record((42, 60.0), (84, 60.0), alive=True, last_contact=on(400)), dor_from=name)
    assert found.dor is not None
    assert found.pfs is not None
    assert (found.dor.on, found.dor.event) == (found.pfs.on, False)


# --- the last date known alive, and dates that nobody knows -----------------------------------------------------------


def test_that_a_visit_or_a_result_shows_the_patient_alive() -> None:
    alive = record(alive=True, last_contact=on(100))
    seen = replace(alive, visits=(visit(150),))
    assert pair(judged(seen).os) == (150, False)
    assert pair(judged(replace(seen, labs=(lab("AFP", 200, 5),))).os) == (200, False)
    assert pair(judged(record(alive=True, last_contact=START)).os) == (0, False)
    assert judged(replace(record(), imaging=())).os is None


def test_that_a_death_on_an_unknown_day_ends_nothing() -> None:
    found = judged(record((42, 60.0), (84, 60.0), alive=False))
    assert (found.os, found.pfs, found.dor) == (None, None, None)
    assert pair(found.ttr) == (42, True)
    assert pair(judged(record((42, 130.0), alive=False)).pfs) == (42, True)


def test_that_the_reason_names_the_event_that_came_first() -> None:
    died = judged(record((42, 90.0), death_date=on(200)))
    assert died.pfs is not None
    assert str(died.pfs.reason) == "death 2023-09-26"
    same_day = judged(record((42, 130.0), death_date=on(42)))
    assert same_day.pfs is not None
    assert str(same_day.pfs.reason) == "PD 2023-04-21"


def test_that_progression_by_mrecist_needs_a_baseline() -> None:
    found = record((42, 90.0), (84, 130.0))
    without = replace(found, imaging=found.imaging[1:])
    assert judged(without, progression_criterion="mrecist").criterion is Criterion.RECIST
    assert judged(found, progression_criterion="mrecist").criterion is Criterion.MRECIST


# --- missed assessments ---------------------------------------------------------------------------------------------


def planned(*windows: tuple[int, int], imaging: bool = True) -> Protocol:
    visits = tuple(PlannedVisit(f"V{first}", first, first, last, imaging) for first, last in windows)
    return Protocol(name="x", title="", anchor="", visits=visits)


def censored(protocol: Protocol, *reads: tuple[int, float | None], allowed: int = 1) -> bool:
    """Whether the PD of the last read is censored because assessments before it were missed."""
    found = judged(record(*reads), protocol, missed_assessments=allowed)
    assert found.pfs is not None
    return not found.pfs.event


def test_that_a_window_is_missed_when_it_lies_whole_between_the_last_read_and_the_event() -> None:
    progressed = (100, 130.0)
    assert censored(planned((43, 99)), (42, 90.0), progressed)
    assert not censored(planned((42, 99)), (42, 90.0), progressed)
    assert not censored(planned((43, 100)), (42, 90.0), progressed)
    assert not censored(planned((43, 99), imaging=False), (42, 90.0), progressed)
    assert censored(planned((1, 99)), progressed)
    assert not censored(planned((0, 99)), progressed)


def test_that_a_read_that_cannot_be_judged_is_no_missed_assessment() -> None:
    for day in (50, 60):
        assert not censored(planned((50, 60)), (42, 90.0), (day, None), (100, 130.0))
    for day in (49, 61):
        assert censored(planned((50, 60)), (42, 90.0), (day, None), (100, 130.0))
    assert censored(planned((50, 60), (70, 80)), (42, 90.0), (55, None), (100, 130.0))
    assert not censored(planned((50, 60), (70, 80)), (42, 90.0), (55, None), (100, 130.0), allowed=2)


def test_that_the_gap_begins_at_the_last_read_before_the_event_be_it_the_day_before() -> None:
    assert not censored(planned((50, 60)), (42, 90.0), (99, 90.0), (100, 130.0))
    assert censored(planned((50, 60)), (42, 90.0), (100, 130.0))
