"""Dates known only in part (R-18): what they span, how they are typed, and the age that they tell or do not."""

from __future__ import annotations

from datetime import date

import pytest

from models.course.lanes import shown_end
from models.forms.typed import EntryError, parse_day
from models.record.impossible import impossible
from models.record.partialdate import PartialDate, age_on, parsed_day
from models.record.records import AdverseEvent, Outcome, Patient, Record
from models.record.story import each_possible
from storage.files.casefile import case_document, parse_case
from storage.problems import FileProblem
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


def partly(**parts: object) -> dict[str, object]:
    return {"format": "hcc-case", "version": 2, "patient": {"code": "X"}, "treatment_start": "2023-04-10"} | parts


LASTING = {
    "treatments": [
        {"kind": "procedure", "agent": "TACE", "start": "2022"},
        {"kind": "drug", "agent": "sorafenib", "start": "2022-11", "stop": "2023-02", "dose": 400, "unit": "mg"},
        {"kind": "radiation", "agent": "SBRT", "start": "2023-04", "dose": 35, "unit": "Gy"},
    ],
    "medications": [{"name": "entecavir", "start": "2021", "stop": "2023-01"}],
    "adverse_events": [
        {"term": "Rash", "grade": 2, "start": "2023-05", "stop": "2023-06"},
        {"term": "Fatigue", "grade": 2, "grades": [{"on": "2023-05", "grade": 2}], "start": "2023-05"},
    ],
}


def test_that_what_lasts_may_be_known_in_part_and_is_written_as_it_was_read() -> None:
    document = partly(**LASTING)
    record = parse_case(document)
    assert case_document(record) == document
    assert [(one.first, one.last) for one in record.treatments[:2]] == [
        (date(2022, 1, 1), None),
        (date(2022, 11, 1), date(2023, 2, 28)),
    ]


def test_that_a_part_of_a_date_needs_version_2() -> None:
    with pytest.raises(FileProblem, match=r"treatments\[0\].start: this key needs"):
        parse_case(partly(treatments=LASTING["treatments"]) | {"version": 1})


def test_that_without_identity_events_and_medicines_lose_days_known_in_part_and_treatments_keep_a_part() -> None:
    found = parse_case(case_document(parse_case(partly(**LASTING)), deidentified=True, shift_days=-100))
    assert [(one.start, one.stop) for one in found.treatments] == [
        (PartialDate(2021), None),
        (PartialDate(2022, 7), PartialDate(2022, 10)),
        (PartialDate(2022, 12), None),
    ]
    assert not [one for one in (*found.medications, *found.adverse_events) if one.start or one.stop]
    assert found.adverse_events[1].grades is None
    assert impossible(found) == ()


@pytest.mark.parametrize(
    ("start", "refused"), [("2023-04", False), ("2023", False), ("2023-05", True), ("2023-05-02", False)]
)
def test_that_a_treatment_since_the_start_needs_its_day(start: str, refused: bool) -> None:
    given = {"kind": "procedure", "agent": "TACE", "start": start}
    assert bool(impossible(parse_case(partly(treatments=[given])))) == refused


@pytest.mark.parametrize(("death", "refused"), [("2023-06-10", False), ("2023-05-31", True), ("2023-06", False)])
def test_that_only_a_whole_span_after_the_death_is_refused(death: str, refused: bool) -> None:
    event = {"term": "Rash", "grade": 2, "start": "2023-06"}
    document = partly(adverse_events=[event], outcome={"alive": False, "death_date": death})
    assert bool(impossible(parse_case(document))) == refused
    assert bool(impossible(parse_case(partly(adverse_events=[event])), date(2023, 5, 31)))


def test_that_an_end_known_in_part_is_shown_to_its_last_day_at_most_to_the_last_day_known() -> None:
    assert shown_end(PartialDate(2023, 6), date(2023, 5, 1), date(2023, 9, 1)) == date(2023, 6, 30)
    assert shown_end(PartialDate(2023, 6), date(2023, 5, 1), date(2023, 6, 12)) == date(2023, 6, 12)


def test_that_an_event_known_in_part_may_have_begun_on_each_of_its_days() -> None:
    event = AdverseEvent(term="Rash", grade=2, start=PartialDate(2023, 4), stop=PartialDate(2023, 4))
    possible = tuple(each_possible(event))
    assert {one.start for one in possible} == {date(2023, 4, day) for day in range(1, 31)}
    assert all(one.first is not None and one.last is not None and one.first <= one.last for one in possible)
