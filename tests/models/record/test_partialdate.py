"""Dates known only in part (R-18): what they span, how they are typed, and the age that they tell or do not."""

from __future__ import annotations

from datetime import date

import pytest

from models.forms.typed import EntryError, parse_day
from models.record.partialdate import PartialDate, age_on, parsed_day
from models.record.records import Outcome, Patient, Record
from storage.files.casefile import case_document, parse_case
from tests.models.patients import START

TODAY = date(2025, 3, 28)
APRIL, YEAR = PartialDate(2023, 4), PartialDate(2022)


def test_that_the_day_lies_in_the_span() -> None:
    assert (APRIL.first, APRIL.last) == (date(2023, 4, 1), date(2023, 4, 30))
    assert (YEAR.first, YEAR.last) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (PartialDate(2024, 2).last, PartialDate(2023, 12).last) == (date(2024, 2, 29), date(2023, 12, 31))


@pytest.mark.parametrize("text", ["2023-04", "202304", "2023/4", "apr-2023", "~Apr 2023", "2023年4月", "２０２３０４"])
def test_that_a_month_is_typed_in_many_ways(text: str) -> None:
    assert parse_day(text, TODAY) == APRIL


def test_that_a_year_and_a_day_are_typed_too() -> None:
    assert parse_day("2022", TODAY) == parse_day("2022年", TODAY) == YEAR
    assert parse_day("20230412", TODAY) == date(2023, 4, 12)


@pytest.mark.parametrize("text", ["2023-13", "203013", "1899", "23", "04-2023", ""])
def test_that_nothing_else_is_a_date(text: str) -> None:
    with pytest.raises(EntryError):
        parse_day(text, TODAY)


def test_that_an_age_is_told_only_where_all_of_the_span_agrees() -> None:
    born = PartialDate(1953, 5)
    assert [age_on(born, on) for on in (date(2024, 4, 30), date(2024, 5, 15), date(2024, 6, 1))] == [70, None, 71]
    assert age_on(PartialDate(1953), date(2024, 12, 31)) == 71


@pytest.mark.parametrize("text", ["2023-04", "2022", "2023-04-12"])
def test_that_it_is_written_as_it_was_read(text: str) -> None:
    assert parsed_day(text).isoformat() == text


def test_that_without_identity_a_death_in_part_stays_a_death_and_an_age_that_is_told_is_kept() -> None:
    record = Record(
        patient=Patient(code="X", birth_date=PartialDate(START.year - 60, 1)),
        treatment_start=START,
        outcome=Outcome(death_date=PartialDate(START.year + 1)),
    )
    found = parse_case(case_document(record, deidentified=True, shift_days=-30))
    assert found.outcome == Outcome(alive=False)
    assert age_on(found.patient.birth_date, found.day_zero) == 60
    assert case_document(record)["version"] == 2
