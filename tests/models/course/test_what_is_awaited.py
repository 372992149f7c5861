"""What is looked forward to: confirmation, the markers at six weeks, the thrombus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.course.change_words import in_days
from models.course.course import Course
from models.course.what_would_change import rows_about, what_would_change
from models.markers.markers import MarkerCourse
from models.quantities import Answer
from models.record.records import Cheng, Outcome, Thrombus, Vp
from models.response.response import Criterion, Response
from models.response.thrombus import contradiction
from models.words import Step
from tests.models.changes import TARGETS, Sizes, awaiting_course, course_of, read, record_of
from tests.models.patients import START, lab

RESPONDING: Sizes = {"T1": 40.0, "T2": 20.0}
STABLE: Sizes = {"T1": 60.0, "T2": 40.0}
GONE: Sizes = {"T1": "absent", "T2": "absent"}
UNKNOWN: Sizes = {"T1": 40.0, "T2": "not evaluable"}


def at(day: int) -> date:
    return START + timedelta(days=day)


def texts(rows: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(str(row.left), str(row.right)) for row in rows]


def awaited(*rows: tuple[int, Sizes], today: int | None = None, **parameters: object) -> list[tuple[str, str, int]]:
    reads = (read(-1, STABLE), *(read(day, row) for day, row in rows))
    course = course_of(record_of(*reads), today=None if today is None else at(today), **parameters)
    return [
        (found.response.value, (found.on - START).days and str((found.on - START).days), found.days)
        for found in what_would_change(course).confirmations
        if found.criterion is Criterion.RECIST
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(42, RESPONDING)], [("PR", "42", 28)]),
        ([(42, RESPONDING), (69, RESPONDING)], [("PR", "42", 1)]),
        ([(42, RESPONDING), (70, RESPONDING)], []),
        ([(42, RESPONDING), (84, UNKNOWN)], [("PR", "42", -14)]),
        ([(42, RESPONDING), (84, UNKNOWN), (126, UNKNOWN)], []),
        ([(42, GONE)], [("CR", "42", 28)]),
        ([(42, RESPONDING), (56, GONE)], [("CR", "56", 28), ("PR", "42", 14)]),
        ([(42, RESPONDING), (84, GONE)], [("CR", "84", 28)]),
        ([(42, RESPONDING), (84, {"T1": 90.0, "T2": 40.0})], []),
        ([(42, STABLE)], []),
        ([], []),
    ],
)
def test_that_a_response_waits_for_the_first_day_on_which_a_read_confirms_it(
    rows: list[tuple[int, Sizes]], expected: list[tuple[str, str, int]]
) -> None:
    assert awaited(*rows) == expected


def test_that_a_persisting_response_keeps_the_first_one_waiting() -> None:
    responding: Sizes = {"T1": 40.0, "T2": 30.0}
    persisting: Sizes = {"T1": 42.0, "T2": 30.0}
    assert awaited((42, responding), (84, persisting)) == [("PR", "42", -14)]
    assert awaited((42, responding), (84, persisting), partial_response_persists=False) == []


def test_that_nothing_is_awaited_of_someone_who_has_died() -> None:
    record = record_of(read(-1, STABLE), read(42, RESPONDING), outcome=Outcome(death_date=at(50)))
    assert what_would_change(course_of(record, today=at(60))).confirmations == ()
    assert not [flag for flag in course_of(record, today=at(60)).flags if flag.rule in ("R-7.1", "R-7.2")]


@given(
    st.lists(
        st.tuples(st.integers(5, 60), st.sampled_from([RESPONDING, STABLE, GONE, UNKNOWN])), min_size=1, max_size=5
    ),
    st.booleans(),
)
def test_that_a_read_on_the_day_named_confirms_and_one_before_it_does_not(
    steps: list[tuple[int, Sizes]], persists: bool
) -> None:
    day, reads = 0, [read(-1, STABLE)]
    for gap, row in steps:
        day += gap
        reads.append(read(day, row))
    waiting = what_would_change(course_of(record_of(*reads), partial_response_persists=persists)).confirmations
    for found in (found for found in waiting if found.criterion is Criterion.RECIST):
        again = GONE if found.by is Response.CR else RESPONDING

        def best(on: date, row: Sizes = again) -> tuple[Response, date | None]:
            further = record_of(*reads, replace(read(0, row), date=on))
            series = course_of(further, partial_response_persists=persists).series
            return series.recist.confirmed, series.recist.confirmed_date

        first = max(found.due, at(day + 1))
        assert best(first) == (found.response, found.on)
        if at(day + 1) < found.due:
            assert best(found.due - timedelta(days=1)) != (found.response, found.on)


def test_that_the_confirmation_stands_first_on_the_card_of_the_latest_read() -> None:
    course = awaiting_course()
    rows = texts(rows_about(course, course.series.points[-1].recist))
    assert rows[0] == ("PR of 2023-04-21: confirmed by a CR or PR from 2023-05-19 on", "in 9 days")
    complete = course_of(record_of(read(-1, STABLE), read(42, GONE)), today=at(71))
    rows = texts(rows_about(complete, complete.series.points[-1].recist))
    assert rows[0] == ("CR of 2023-04-21: confirmed by a CR from 2023-05-19 on", "1 day ago")


@pytest.mark.parametrize(
    ("days", "words"), [(2, "in 2 days"), (1, "in 1 day"), (0, "today"), (-1, "1 day ago"), (-2, "2 days ago")]
)
def test_that_days_are_counted_from_today(days: int, words: str) -> None:
    assert str(in_days(days)) == words


# --- markers --------------------------------------------------------------------------------------------------------


def markers(*labs: object, today: int = 0) -> Course:
    return course_of(record_of(labs=labs), today=at(today))


def afp_rows(baseline: str, *later: object, today: int = 0) -> list[tuple[str, str]]:
    course = markers(lab("AFP", -1, baseline), *later, today=today)
    return texts(what_would_change(course).markers[0].rows)


FALL = "at 6 weeks (2023-04-14 to 2023-04-28)"


def test_that_the_value_at_six_weeks_that_meets_the_criterion_is_named() -> None:
    assert afp_rows("1000") == [(f"A fall of 75 % from 1000, {FALL}", "250 ng/mL or below")]
    assert afp_rows(">60,500") == [
        (f"A fall of 75 % from >60,500, {FALL}", "15125 ng/mL or below"),
        ("Any other value: the baseline is a bound", "cannot be determined"),
    ]
    assert afp_rows("1000", lab("AFP", 42, 251)) == [
        (f"A fall of 75 % from 1000, {FALL}", "250 ng/mL or below"),
        ("251 ng/mL on 2023-04-21", "criterion not met"),
    ]
    assert afp_rows("20") == [("AFP at baseline, 20, is not above 20 ng/mL", "not assessable")]


def test_that_a_check_that_was_missed_says_so_once_its_window_is_over() -> None:
    assert len(afp_rows("1000", today=49)) == 1
    assert afp_rows("1000", lab("AFP", 53, 10), today=50)[-1] == (
        "no AFP in day 35–49; nearest is day 53 (4 days late)",
        "cannot be determined",
    )


def test_that_a_baseline_below_a_limit_can_never_meet_the_criterion() -> None:
    course = markers(lab("PIVKA-II", -1, "<40"))
    assert texts(what_would_change(course).markers[1].rows) == [
        (f"A fall of 50 % from <40, {FALL}", "no value can meet it"),
        ("Up to 20 mAU/mL: the baseline is a bound", "cannot be determined"),
    ]


def test_that_a_card_of_a_marker_shows_its_rows() -> None:
    course = markers(lab("AFP", -1, "1000"))
    assert rows_about(course, course.markers.afp) == what_would_change(course).markers[0].rows


@given(
    st.sampled_from(("", ">", "<", "≥", "≤")),
    st.decimals(Decimal("0.1"), Decimal(99999), places=1),
    st.sampled_from(("AFP", "PIVKA-II")),
)
def test_that_the_named_value_meets_and_a_little_more_does_not(operator: str, baseline: Decimal, marker: str) -> None:
    def series(*labs: object) -> MarkerCourse:
        course = markers(lab(marker, -1, f"{operator}{baseline}"), *labs)
        return course.markers.afp if marker == "AFP" else course.markers.pivka

    course = markers(lab(marker, -1, f"{operator}{baseline}"))
    needed = what_would_change(course).markers[0 if marker == "AFP" else 1]
    more = Decimal("0.0001")
    if needed.meets_at is not None:
        assert series(lab(marker, 42, f"{needed.meets_at:f}")).answer is Answer.MET
        assert series(lab(marker, 42, f"{needed.meets_at + more:f}")).answer is not Answer.MET
    if needed.fails_above is not None:
        assert series(lab(marker, 42, f"{needed.fails_above:f}")).answer is not Answer.NOT_MET
        assert series(lab(marker, 42, f"{needed.fails_above + more:f}")).answer is Answer.NOT_MET
    if needed.meets_at is None:
        assert series(lab(marker, 42, "0")).answer is not Answer.MET


# --- thrombus -------------------------------------------------------------------------------------------------------

CLASSES = [vp for vp in Vp if vp.rank is not None]
vps, chengs = st.none() | st.sampled_from(CLASSES), st.none() | st.sampled_from(Cheng)


def possible(pair: tuple[Vp | None, Cheng | None]) -> bool:
    return contradiction(Thrombus(vp=pair[0], cheng=pair[1])) is None


def with_thrombus(*chain: tuple[Vp | None, Cheng | None]) -> Course:
    reads = [read(42 * place or -1, {"T1": 50.0}, vp=vp, cheng=cheng) for place, (vp, cheng) in enumerate(chain)]
    return course_of(record_of(*reads, lesions=TARGETS[:1]))


@given(st.lists(st.tuples(vps, chengs).filter(possible), min_size=1, max_size=4))
def test_that_the_named_thrombus_classes_are_where_the_response_changes(
    chain: list[tuple[Vp | None, Cheng | None]],
) -> None:
    found = what_would_change(with_thrombus(*chain)).thrombus

    def following(vp: Vp | None, cheng: Cheng | None) -> Response | None:
        answer = with_thrombus(*chain, (vp, cheng)).series.points[-1].thrombus
        return answer.response if answer else None

    if found is None:
        assert all(pair == (None, None) for pair in chain)
        return
    for rank, vp in enumerate(CLASSES[1:], 1):
        progressed = found.progression_vp is not None and rank >= (found.progression_vp.rank or 0)
        partial = found.partial_vp is not None and rank <= (found.partial_vp.rank or 0)
        assert (following(vp, None) is Response.PD) is progressed
        assert (following(vp, None) is Response.PR) is partial
    for cheng in list(Cheng)[1:]:
        progressed = found.progression_cheng is not None and cheng.rank >= found.progression_cheng.rank
        partial = found.partial_cheng is not None and cheng.rank <= found.partial_cheng.rank
        assert (following(None, cheng) is Response.PD) is progressed
        assert (following(None, cheng) is Response.PR) is partial


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (
            [(Vp.VP3, Cheng.II), (Vp.VP3, Cheng.II)],
            ["Vp4 or Cheng III or above", "Vp2 or Cheng I or below, or portal flow restored", "Vp0"],
        ),
        (
            [(Vp.VP4, Cheng.IV)],
            ["not by class: none is higher", "Vp3 or Cheng III or below, or portal flow restored", "Vp0"],
        ),
        ([(Vp.VP3, None)], ["Vp4", "Vp2 or below, or portal flow restored", "Vp0"]),
        ([(None, Cheng.II)], ["Cheng III or above", "Cheng I, or portal flow restored", "Vp0"]),
        ([(Vp.VP1, None)], ["Vp2 or above", "portal flow restored", "Vp0"]),
        ([(Vp.VP3, Cheng.II), (Vp.VP0, Cheng.NONE)], ["Vp1 or Cheng I or above"]),
    ],
)  # fmt: skip
def test_that_thrombus_rows_name_the_classes(chain: list[tuple[Vp | None, Cheng | None]], expected: list[str]) -> None:
    found = what_would_change(with_thrombus(*chain)).thrombus
    assert found is not None
    assert [right for _, right in texts(found.rows)] == expected


def test_that_only_the_latest_thrombus_read_of_the_living_looks_ahead() -> None:
    course = with_thrombus((Vp.VP3, None), (Vp.VP3, None), (Vp.VP2, None))
    first, last = (point.thrombus for point in course.series.points)
    assert first is not None
    assert last is not None
    assert rows_about(course, first) == ()
    assert len(rows_about(course, last)) == 3
    died = replace(course, record=replace(course.record, outcome=Outcome(death_date=at(100))))
    assert what_would_change(died).thrombus is None
    assert rows_about(died, last) == ()
    unknown = replace(course.record.imaging[0], thrombus=Thrombus())
    assert what_would_change(course_of(replace(course.record, imaging=(unknown,)))).thrombus is None
