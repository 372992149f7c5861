"""Which days are shown: presets, and the zoom of mouse and keys, as numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.course.course import course
from models.record.records import Treatment
from tests.ui.overview_samples import PROTOCOL, TODAY, empty_course, full_course, full_record, on
from ui.charts.timescale import ALL, FIRST_WEEKS, INFUSION, LEAST_DAYS, ranges_of, time_scale

WHOLE = time_scale(full_course()).fitted(60, 660)


def test_that_the_first_weeks_begin_four_before_treatment_and_end_after_twelve() -> None:
    time = time_scale(full_course(), FIRST_WEEKS)
    assert (time.first, time.last) == (WHOLE.first, 84)  # nothing was recorded before day −4
    assert time.end == WHOLE.end


def test_that_the_last_year_ends_where_the_record_ends() -> None:
    record = full_record()
    early = replace(record.visits[0], date=on(-400))
    long = course(replace(record, visits=(early, *record.visits)), PROTOCOL, TODAY)
    assert time_scale(long).first == -400
    assert time_scale(long, "last year").first == time_scale(long).end - 365
    assert time_scale(long, "last year").last == time_scale(long).last


def test_that_around_infusion_is_there_only_with_an_infusion_that_was_given() -> None:
    record = full_record()
    assert INFUSION not in ranges_of(full_course())
    assert time_scale(full_course(), INFUSION) == time_scale(full_course(), ALL)
    cells = Treatment(kind="cell therapy", agent="TIL infusion", start=on(100), dose=Decimal(10) ** 10, unit="cells")
    given_once = course(replace(record, treatments=(*record.treatments, cells)), PROTOCOL, TODAY)
    assert INFUSION in ranges_of(given_once)
    time = time_scale(given_once, INFUSION)
    assert (time.first, time.last) == (72, 184)
    omitted = course(replace(record, treatments=(replace(cells, omitted=True),)), PROTOCOL, TODAY)
    assert INFUSION not in ranges_of(omitted)


def test_that_nothing_recorded_has_no_first_weeks() -> None:
    if not empty_course().record.started:
        assert FIRST_WEEKS not in ranges_of(empty_course())


@given(first=st.floats(-500, 900), length=st.floats(-10, 900))
def test_that_a_zoom_stays_within_the_record_and_is_never_shorter_than_a_week(first: float, length: float) -> None:
    time = WHOLE.zoomed(first, first + length)
    assert WHOLE.first <= time.first + 1e-9
    assert time.last <= WHOLE.last + 1e-9
    assert time.last - time.first >= LEAST_DAYS - 1e-9


@given(x=st.floats(90, 560), times=st.floats(0.5, 4))
def test_that_what_is_under_the_mouse_stays_there(x: float, times: float) -> None:
    day = WHOLE.day_at(x)
    first, last = WHOLE.closer(x, times)
    if WHOLE.first <= day <= WHOLE.last:
        share = (day - WHOLE.first) / (WHOLE.last - WHOLE.first)
        assert (day - first) / (last - first) == pytest.approx(share)
        assert last - first == pytest.approx((WHOLE.last - WHOLE.first) / times)


def test_that_all_holds_the_first_weeks_of_somebody_of_whom_nothing_is_recorded_yet() -> None:
    """The whole is never less than one of its parts: the first 12 weeks, and the visits that are planned in them."""
    if (begun := empty_course()).record.started:
        time = time_scale(begun)
        assert time.last >= 84
        assert time_scale(begun, FIRST_WEEKS).last == 84
        planned = {one.plan.label for one in begun.schedule if begun.record.day(one.earliest) <= 84}
        assert planned == {one.plan.label for one in time.visits}
