"""What would change an answer: every limit that is named is tried out on the rules themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.course.change_words import criterion_rows
from models.course.course import Course
from models.course.sum_change import CriterionChange, change_of_read, criterion_change
from models.course.target_alone import LesionChange
from models.course.what_would_change import rows_about, what_would_change
from models.record.records import Imaging, Lesion, Outcome, Record, Role, Status
from models.response.readers import noise_band
from models.response.response import Criterion, Response
from models.words import Step
from tests.models.changes import TARGETS, Sizes, course_of, read, record_of, sized
from tests.models.patients import START

NODE = Lesion(number="T2", role=Role.TARGET, organ="lymph node", nodal=True)
LIVER_AND_NODE = (TARGETS[0], NODE)


def at(day: int) -> date:
    return START + timedelta(days=day)


def change(course: Course, criterion: Criterion = Criterion.RECIST) -> CriterionChange:
    found = criterion_change(course, criterion)
    assert found is not None
    return found


def texts(rows: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(str(row.left), str(row.right)) for row in rows]


def lesion(found: CriterionChange, number: str) -> LesionChange:
    return next(one for one in found.lesions if one.number == number)


# --- one lesion, tried out ------------------------------------------------------------------------------------------

sizes = st.integers(0, 700)
later_reads = st.lists(st.tuples(sizes, sizes), min_size=1, max_size=4)


def with_size(record: Record, number: str, tenths: int, *, next_read: bool) -> Record:
    """The record with one lesion of the last read at another size, or with a further read that differs in it alone."""
    last = record.imaging[-1]
    other = tuple(sized(number, tenths / 10) if found.number == number else found for found in last.measurements)
    if next_read:
        further = replace(last, date=last.date + timedelta(days=42), measurements=other)
        return replace(record, imaging=(*record.imaging, further))
    return replace(record, imaging=(*record.imaging[:-1], replace(last, measurements=other)))


def target(record: Record, criterion: Criterion, persists: bool) -> Response | None:
    judged = course_of(record, partial_response_persists=persists)
    return judged.series.points[-1].by(criterion).target


@given(
    baseline=st.tuples(st.integers(100, 700), st.integers(150, 700)),
    rows=later_reads,
    nodal=st.booleans(),
    persists=st.booleans(),
    died=st.booleans(),
    criterion=st.sampled_from(Criterion),
)
def test_that_every_limit_of_a_single_target_is_where_the_response_changes(
    baseline: tuple[int, int],
    rows: list[tuple[int, int]],
    nodal: bool,
    persists: bool,
    died: bool,
    criterion: Criterion,
) -> None:
    days = (-1, *(42 * place for place in range(1, len(rows) + 1)))
    reads = [
        read(day, {"T1": one / 10, "T2": two / 10}) for day, (one, two) in zip(days, [baseline, *rows], strict=True)
    ]
    outcome = Outcome(death_date=at(400)) if died else Outcome()
    record = record_of(*reads, lesions=LIVER_AND_NODE if nodal else TARGETS, outcome=outcome)
    course = course_of(record, partial_response_persists=persists)
    found = change(course, criterion)
    assert found.ahead is not died

    def judged(number: str, tenths: int) -> Response | None:
        return target(with_size(record, number, tenths, next_read=found.ahead), criterion, persists)

    held = found.partial_held_next if found.ahead else found.partial_holds
    for one in found.lesions:
        if one.back:
            assert judged(one.number, 1) is Response.PD
            continue
        assert one.progression_tenths is not None
        assert judged(one.number, one.progression_tenths) is Response.PD
        if one.progression_tenths:
            assert judged(one.number, one.progression_tenths - 1) is not Response.PD
        if one.partial_tenths is not None:
            assert judged(one.number, one.partial_tenths) in (Response.PR, Response.CR)
            assert judged(one.number, one.partial_tenths + 1) is not Response.PR
        elif not held:
            assert judged(one.number, 0) is not Response.PR


@given(
    baseline=st.integers(100, 700), rows=st.lists(sizes, min_size=1, max_size=4), criterion=st.sampled_from(Criterion)
)
def test_that_the_limits_of_the_sum_are_where_the_response_changes(
    baseline: int, rows: list[int], criterion: Criterion
) -> None:
    reads = [read(42 * place or -1, {"T1": size / 10}) for place, size in enumerate([baseline, *rows])]
    record = record_of(*reads, lesions=TARGETS[:1])
    found = change(course_of(record), criterion)
    assert found.sum_tenths is not None
    assert found.progression_tenths is not None
    assert found.next_progression_tenths is not None
    assert found.partial_tenths is not None
    assert found.to_progression_tenths == found.progression_tenths - found.sum_tenths
    assert found.to_partial_tenths == found.sum_tenths - found.partial_tenths
    for limit, following in ((found.progression_tenths, False), (found.next_progression_tenths, True)):
        assert target(with_size(record, "T1", limit, next_read=following), criterion, True) is Response.PD
    here = target(with_size(record, "T1", found.progression_tenths - 1, next_read=False), criterion, True)
    assert here is not Response.PD or found.back_is_progression
    below = target(with_size(record, "T1", found.partial_tenths, next_read=False), criterion, True)
    assert below in (Response.PR, Response.CR) or found.back_is_progression


@given(
    total=st.integers(0, 2000), baseline=st.integers(100, 2000), nadir=st.integers(100, 2000)
)  # every reading of the band is asked
def test_that_a_limit_lies_in_the_band_when_two_readings_in_it_differ(total: int, baseline: int, nadir: int) -> None:
    reads = (read(-1, {"T1": baseline / 10}), read(42, {"T1": nadir / 10}), read(84, {"T1": total / 10}))
    found = change(course_of(record_of(*reads, lesions=TARGETS[:1]), partial_response_persists=False))
    assert found.band == noise_band(total)
    low, high = noise_band(total)
    assert 100 * low >= 81 * total > 100 * (low - 1)
    assert 100 * high <= 119 * total < 100 * (high + 1)
    assert found.progression_tenths is not None
    assert found.partial_tenths is not None
    readings = range(low, high + 1)
    assert found.progression_in_band is (len({reading >= found.progression_tenths for reading in readings}) == 2)
    assert found.partial_in_band is (len({reading <= found.partial_tenths for reading in readings}) == 2)


@given(
    rows=later_reads,
    last=sizes,
    nodal=st.booleans(),
    persists=st.booleans(),
    criterion=st.sampled_from(Criterion),
)
def test_that_the_limits_of_a_target_not_measured_are_where_the_response_changes(
    rows: list[tuple[int, int]], last: int, nodal: bool, persists: bool, criterion: Criterion
) -> None:
    reads = [
        read(42 * place or -1, {"T1": one / 10, "T2": other / 10})
        for place, (one, other) in enumerate([(300, 300), *rows])
    ]
    reads.append(read(42 * len(reads), {"T1": last / 10, "T2": "not evaluable"}))
    record = record_of(*reads, lesions=LIVER_AND_NODE if nodal else TARGETS)
    found = change(course_of(record, partial_response_persists=persists), criterion)
    assert found.unmeasured is not None

    def judged(tenths: int) -> Response | None:
        return target(with_size(record, "T2", tenths, next_read=False), criterion, persists)

    if found.unmeasured.back:
        assert judged(1) is Response.PD
        return
    assert found.unmeasured.progression_tenths is not None
    assert judged(found.unmeasured.progression_tenths) is Response.PD
    if found.unmeasured.progression_tenths:
        assert judged(found.unmeasured.progression_tenths - 1) is not Response.PD
    if found.unmeasured.partial_tenths is not None:
        assert judged(found.unmeasured.partial_tenths) in (Response.PR, Response.CR)
        assert judged(found.unmeasured.partial_tenths + 1) is not Response.PR
    elif not found.partial_holds:
        assert judged(0) is not Response.PR


# --- what is said ---------------------------------------------------------------------------------------------------


def two(*rows: Sizes, **more: object) -> Course:
    reads = [read(42 * place or -1, row) for place, row in enumerate(rows)]
    return course_of(record_of(*reads), **more)


def test_that_the_rows_say_how_far_it_is_and_what_one_target_would_have_to_measure() -> None:
    course = two({"T1": 60.0, "T2": 40.0}, {"T1": 50.0, "T2": 30.0})
    assert texts(criterion_rows(change(course))) == [
        ("PD from 120.0 mm", "+40.0 mm (+50.0 %)"),
        ("PR at 70.0 mm or below", "−10.0 mm (−12.5 %)"),
        ("PD from 96.0 mm at the next read", "+16.0 mm (+20.0 %)"),
        ("Between readers (± 19 %): 64.8 to 95.2 mm", "the limit of PR lies inside"),
        ("One target alone at the next read, the others as now", ""),
        ("T1, now 50.0 mm", "PD ≥ 66.0, PR ≤ 40.0 mm"),
        ("T2, now 30.0 mm", "PD ≥ 46.0, PR ≤ 20.0 mm"),
    ]


def test_that_a_limit_that_was_passed_or_reached_is_told() -> None:
    course = two({"T1": 60.0, "T2": 40.0}, {"T1": 90.0, "T2": 34.0})
    rows = texts(criterion_rows(change(course)))
    assert rows[0] == ("PD from 120.0 mm", "passed by 4.0 mm")
    assert rows[-2:] == [("T1, now 90.0 mm", "PD ≥ 86.0, PR ≤ 36.0 mm"), ("T2, now 34.0 mm", "PD ≥ 30.0 mm")]
    rows = texts(criterion_rows(change(two({"T1": 60.0, "T2": 40.0}, {"T1": 40.0, "T2": 30.0}))))
    assert ("PR at 70.0 mm or below", "reached") in rows
    rows = texts(criterion_rows(change(two({"T1": 60.0, "T2": 40.0}, {"T1": 40.0, "T2": 20.0}))))
    assert ("PR at 70.0 mm or below", "passed by 10.0 mm") in rows


def test_that_a_response_that_persists_is_said_to() -> None:
    first = two({"T1": 60.0, "T2": 40.0}, {"T1": 40.0, "T2": 20.0})
    rows = texts(criterion_rows(change(first)))
    assert ("PR persists at the next reads until PD (R-2.6)", "") in rows
    assert all("PR ≤" not in right for _, right in rows)
    second = two({"T1": 60.0, "T2": 40.0}, {"T1": 40.0, "T2": 20.0}, {"T1": 45.0, "T2": 20.0})
    rows = texts(criterion_rows(change(second)))
    assert ("PR persists until PD (R-2.6)", "") in rows
    assert ("PR persists at the next reads until PD (R-2.6)", "") not in rows


def test_that_progression_by_something_else_than_the_sum_is_told() -> None:
    lung = Lesion(number="N1", role=Role.NON_TARGET, organ="lung")
    later = read(42, {"T1": 60.0, "T2": 40.0})
    later = replace(
        later, measurements=(*later.measurements, replace(sized("N1", "absent"), state=None, status=Status.PROGRESSED))
    )
    course = course_of(record_of(read(-1, {"T1": 60.0, "T2": 40.0}), later, lesions=(*TARGETS, lung)))
    found = change(course)
    assert found.without_sum
    assert ("PD without the sum: no change of the sum would alter it", "") in texts(criterion_rows(found))


def test_that_after_a_complete_response_a_target_that_is_back_is_progression() -> None:
    reads = (read(-1, {"T1": 60.0, "T2": 20.0}), read(42, {"T1": "absent", "T2": 8.0}))
    found = change(course_of(record_of(*reads, lesions=LIVER_AND_NODE)))
    assert found.back_is_progression
    assert lesion(found, "T1").back
    assert lesion(found, "T2").progression_tenths == 130
    rows = texts(criterion_rows(found))
    assert ("PD at the next read if a target is back after CR (R-2.2)", "") in rows
    assert rows[-2:] == [("T1, now absent", "PD if there again"), ("T2, now 8.0 mm", "PD ≥ 13.0 mm")]


def test_that_a_target_whose_share_is_too_small_changes_nothing_alone() -> None:
    rows = texts(criterion_rows(change(two({"T1": 60.0, "T2": 40.0}, {"T1": 130.0, "T2": 40.0}))))
    assert rows[-1] == ("T2, now 40.0 mm", "PD at any size")
    rows = texts(criterion_rows(change(two({"T1": 90.0, "T2": 10.0}, {"T1": 90.0, "T2": 10.0}))))
    assert rows[-1] == ("T2, now 10.0 mm", "PD ≥ 30.0 mm")
    rows = texts(criterion_rows(change(two({"T1": 70.0, "T2": 30.0}, {"T1": 70.0, "T2": 30.0}))))
    assert rows[-1] == ("T2, now 30.0 mm", "PD ≥ 50.0 mm, PR if absent")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"T1": 50.0, "T2": "not evaluable"}, ("T2 not measured", "PD ≥ 70.0, PR ≤ 20.0 mm")),
        ({"T1": "not evaluable", "T2": "not evaluable"}, ("T1, T2 not measured, together", "PD ≥ 120.0, PR ≤ 70.0 mm")),
        ({"T1": 80.0, "T2": "not evaluable"}, ("T2 not measured", "PD ≥ 40.0 mm")),
        ({"T1": 70.0, "T2": "not evaluable"}, ("T2 not measured", "PD ≥ 50.0 mm, PR if absent")),
        ({"T1": 125.0, "T2": "not evaluable"}, ("T2 not measured", "PD at any size")),
    ],
)
def test_that_a_target_not_measured_is_told_with_what_it_would_have_to_measure(
    second: Sizes, expected: tuple[str, str]
) -> None:
    found = change(two({"T1": 60.0, "T2": 40.0}, second))
    assert found.lesions == ()
    assert found.to_progression_tenths is None
    assert texts(criterion_rows(found))[-1] == expected


def test_that_a_target_not_measured_after_a_complete_response_is_progression_if_there() -> None:
    course = two({"T1": 60.0, "T2": 40.0}, {"T1": "absent", "T2": "absent"}, {"T1": "absent", "T2": "not evaluable"})
    assert texts(criterion_rows(change(course)))[-1] == ("T2 not measured", "PD if there again")


def test_that_nodes_not_measured_have_no_limit_together_once_all_else_is_gone() -> None:
    nodes = (TARGETS[0], NODE, Lesion(number="T3", role=Role.TARGET, organ="lymph node", nodal=True))
    first: Sizes = {"T1": 40.0, "T2": 20.0, "T3": 20.0}
    unknown: Sizes = {"T1": "absent", "T2": "not evaluable", "T3": "not evaluable"}
    found = change(course_of(record_of(read(-1, first), read(42, unknown), lesions=nodes))).unmeasured
    assert found is not None
    assert (found.progression_tenths, found.partial_tenths) == (None, 560)
    there = change(course_of(record_of(read(-1, first), read(42, {**unknown, "T1": 10.0}), lesions=nodes))).unmeasured
    assert there is not None
    assert there.progression_tenths == 860
    reads = (read(-1, first), read(42, {"T1": "absent", "T2": 8.0, "T3": 8.0}), read(84, {**unknown, "T1": 5.0}))
    back = change(course_of(record_of(*reads, lesions=nodes))).unmeasured
    assert back is not None
    assert back.progression_tenths == 0


def test_that_merged_targets_are_not_looked_at_alone() -> None:
    later = read(42, {"T1": 70.0})
    merged = replace(sized("T2", "merged"), into="T1")
    course = course_of(
        record_of(read(-1, {"T1": 60.0, "T2": 40.0}), replace(later, measurements=(*later.measurements, merged)))
    )
    assert [one.number for one in change(course).lesions] == ["T1"]


def test_that_before_any_read_the_baseline_says_what_the_first_is_judged_against() -> None:
    found = change(course_of(record_of(read(-1, {"T1": 60.0, "T2": 40.0}))))
    assert texts(criterion_rows(found))[:2] == [
        ("PR at 70.0 mm or below", "−30.0 mm (−30.0 %)"),
        ("PD from 120.0 mm at the next read", "+20.0 mm (+20.0 %)"),
    ]
    assert found.target is None
    incomplete = course_of(record_of(read(-1, {"T1": 60.0, "T2": "not evaluable"})))
    assert criterion_change(incomplete, Criterion.RECIST) is None
    assert criterion_change(course_of(record_of()), Criterion.RECIST) is None
    assert criterion_change(course_of(record_of(lesions=())), Criterion.RECIST) is None


def test_that_an_earlier_read_is_judged_by_its_own_limits() -> None:
    course = two({"T1": 60.0, "T2": 40.0}, {"T1": 50.0, "T2": 40.0}, {"T1": 45.0, "T2": 40.0})
    found = change_of_read(course, course.series.points[0].recist)
    assert found is not None
    assert not found.ahead
    assert found.next_progression_tenths is None
    assert texts(criterion_rows(found))[-3:] == [
        ("One target alone, the others as at this read", ""),
        ("T1, now 50.0 mm", "PD ≥ 80.0, PR ≤ 30.0 mm"),
        ("T2, now 40.0 mm", "PD ≥ 70.0, PR ≤ 20.0 mm"),
    ]
    assert change_of_read(two({"T1": 60.0}, {"T1": 50.0}), course.series.points[0].recist) is None


def test_that_criteria_that_cannot_be_assessed_say_nothing() -> None:
    whole = Imaging(date=at(-1), measurements=(replace(sized("T1", 60.0), viable_tenths=None),))
    course = course_of(record_of(whole, replace(whole, date=at(42)), lesions=TARGETS[:1]))
    assert criterion_change(course, Criterion.MRECIST) is None
    assert rows_about(course, course.series.points[0].mrecist) == ()
    assert [found.criterion for found in what_would_change(course).criteria] == [Criterion.RECIST]
