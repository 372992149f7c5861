"""Which edition of a laboratory's range counts for a result (R-11.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.editions import edition, first_uses, with_edition
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import LabRange, LabResult, RangeSex, Record, Sex
from models.safety.toxicity import lab_grades
from models.words import limit_shown
from tests.models.patients import lab, on_day, patient


def ranged(high: int, day: int, *, sex: RangeSex = RangeSex.BOTH, unit: str = "U/L", name: str = "Central") -> LabRange:
    return LabRange(laboratory=name, analyte="ALT", unit=unit, sex=sex, high=Decimal(high), valid_from=on_day(day))


def alt(day: int, value: object = 90, *, high: object = None, laboratory: str | None = "Central") -> LabResult:
    return replace(lab("ALT", day, value, high=high), laboratory=laboratory)


def with_ranges(*ranges: LabRange, labs: tuple[LabResult, ...], sex: Sex | None = None) -> Record:
    record = patient(*labs)
    return replace(record, ranges=ranges, patient=replace(record.patient, sex=sex))


OLD, NEW = ranged(40, -400), ranged(50, 10)


@pytest.mark.parametrize(("day", "high"), [(9, 40), (10, 50), (200, 50), (-400, 40), (-401, None)])
def test_that_the_edition_valid_on_the_day_counts(day: int, high: int | None) -> None:
    found = edition(alt(day), (NEW, OLD), None)
    assert (None if found is None else found.high) == (None if high is None else Decimal(high))


def test_that_a_range_printed_with_the_result_comes_first() -> None:
    assert edition(alt(20, high=99), (OLD, NEW), None) is None
    series = Results(with_ranges(OLD, NEW, labs=(alt(20, high=99), alt(21)))).series("ALT")
    assert [result.high for result in series.results] == [Decimal(99), Decimal(50)]


def test_that_another_laboratory_and_none_have_no_edition() -> None:
    assert edition(alt(20, laboratory="Other"), (OLD, NEW), None) is None
    assert edition(alt(20, laboratory=None), (OLD, NEW), None) is None


@pytest.mark.parametrize(("sex", "high"), [(Sex.MALE, 55), (Sex.FEMALE, 35), (Sex.UNKNOWN, 50), (None, 50)])
def test_that_the_patients_sex_counts_before_both_and_an_unknown_one_takes_both(sex: Sex | None, high: int) -> None:
    ranges = (ranged(55, 10, sex=RangeSex.MALE), ranged(35, 10, sex=RangeSex.FEMALE), NEW)
    found = edition(alt(20), ranges, sex)
    assert found is not None
    assert found.high == high


def test_that_limits_stand_in_the_unit_of_the_result_and_series_of_two_units_are_never_mixed() -> None:
    grams = LabRange(laboratory="C", analyte="albumin", unit="g/L", low=Decimal(35), valid_from=date(2020, 1, 1))
    result = replace(lab("albumin", 20, "3.2", unit="g/dL"), laboratory="C")
    assert Results(with_ranges(grams, labs=(result,))).series("albumin").results[0].low == Decimal("3.5")
    mau = LabRange(laboratory="C", analyte="PIVKA-II", unit="mAU/mL", high=Decimal(40), valid_from=date(2020, 1, 1))
    assert edition(replace(lab("PIVKA-II", 20, 5, unit="ng/mL"), laboratory="C"), (mau,), None) is None


def test_that_a_grade_finds_its_range_and_the_record_is_left_as_it_was() -> None:
    record = with_ranges(OLD, NEW, labs=(alt(-3, 20), alt(20, 151)))
    (grade,) = lab_grades(record, Parameters())
    assert (grade.grade, grade.branch) == (2, "normal baseline")  # 151 > 3 × 50
    assert all(result.high is None for result in record.labs)
    (ungraded,) = [one for one in lab_grades(replace(record, ranges=()), Parameters()) if one.on == on_day(20)]
    assert (ungraded.grade, str(ungraded.reason)) == (None, "no limits recorded")


def test_that_every_edition_stored_is_asked_whether_a_result_is_severe() -> None:
    for high, severe in ((40, True), (400, False)):
        record = with_ranges(ranged(high, -400, name="Other"), labs=(alt(20, 1200),))
        (grade,) = lab_grades(record, Parameters())
        assert (grade.grade, grade.severe) == (None, severe)


@given(
    days=st.lists(st.integers(-100, 100), min_size=1, max_size=6), starts=st.sets(st.integers(-120, 100), max_size=4)
)
def test_that_editions_valid_from_their_first_use_give_the_same_limits(days: list[int], starts: set[int]) -> None:
    ranges = tuple(ranged(40 + index, start) for index, start in enumerate(sorted(starts)))
    record = with_ranges(*ranges, labs=tuple(alt(day, index) for index, day in enumerate(days)))
    needed = tuple(replace(one, valid_from=on) for one, on in first_uses(record).items())
    before, after = Results(record).series("ALT"), Results(replace(record, ranges=needed)).series("ALT")
    assert before == after


@pytest.mark.parametrize(
    ("limit", "shown"),
    [("21", "21"), ("1.20", "1.20"), ("0.00012345", "0.00012345"), ("350000", "350000")],
)
def test_that_a_limit_is_shown_as_it_was_written(limit: str, shown: str) -> None:
    assert str(limit_shown(Decimal(limit))) == shown


def test_that_a_limit_converted_without_an_end_is_shown_to_four_figures() -> None:
    typed = LabRange(
        laboratory="Central",
        analyte="bilirubin",
        unit="umol/L",
        sex=RangeSex.BOTH,
        low=Decimal(3),
        high=Decimal(21),
        valid_from=on_day(-400),
    )
    found = with_edition(replace(lab("bilirubin", 20, "1.1"), unit="mg/dL", laboratory="Central"), (typed,), None)
    assert found.low is not None
    assert found.high is not None
    assert (limit_shown(found.low), limit_shown(found.high)) == (Decimal("0.1754"), Decimal("1.228"))
