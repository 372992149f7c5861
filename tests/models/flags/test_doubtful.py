"""What cannot be, or can hardly be, is told with both sides and never changed (R-16)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.course.course import course
from models.flags.flags import Flag, Severity
from models.record.protocol import FOLLOW_UP
from models.record.records import Baseline, Outcome, Record
from tests.models.patients import event, lab, on_day, patient, treatment, visit


def flags(record: Record, today: int = 400) -> list[Flag]:
    return [flag for flag in course(record, FOLLOW_UP, on_day(today)).flags if flag.rule == "R-16"]


def said(record: Record, today: int = 400) -> list[tuple[str, str]]:
    return [(flag.severity.value, str(flag.summary)) for flag in flags(record, today)]


def test_that_an_ordinary_record_raises_no_doubt() -> None:
    record = patient(
        lab("albumin", 1, 38),
        visits=[visit(1)],
        adverse_events=(event("Fatigue", 2, start=3), event("Fatigue", 1, start=9)),
        treatments=(treatment("drug", "lenvatinib", 0, stop=9, dose=12), treatment("drug", "lenvatinib", 10, dose=8)),
    )
    assert flags(record) == []


def test_that_what_an_older_file_holds_and_cannot_be_is_for_review() -> None:
    held = patient(visits=[visit(101)], died=100, baseline=Baseline(extrahepatic_sites=("none",)))
    found = flags(held)
    assert [flag.severity for flag in found] == [Severity.REVIEW]
    assert "2 things in the record cannot be" in str(found[0].summary)
    assert [str(given.value) for given in found[0].why.inputs] == [
        "“none” is no site; leave the list empty",
        f"{on_day(101)} is after the death, {on_day(100)}",
    ]


def test_that_an_occurrence_of_tomorrow_is_for_review() -> None:
    record = patient(visits=[visit(28000)])
    assert said(record) == [("review", f"This cannot be: visit: {on_day(28000)} is after today, {on_day(400)}")]
    assert said(record, today=28000) == []


@pytest.mark.parametrize(
    ("alive", "grade", "told"), [(True, 5, True), (None, 5, True), (False, 5, False), (True, 4, False)]
)
def test_that_an_event_of_grade_5_wants_a_death(alive: bool | None, grade: int, told: bool) -> None:
    record = replace(patient(adverse_events=(event("Diarrhea", grade, start=5),)), outcome=Outcome(alive=alive))
    words = [text for severity, text in said(record) if severity == "review" and "grade 5" in text]
    assert words == (["Diarrhea of grade 5 means death, and no death is recorded"] if told else [])


def test_that_a_death_without_a_date_is_for_review_and_leaves_the_endpoints_open() -> None:
    record = replace(patient(visits=[visit(30)]), outcome=Outcome(alive=False))
    assert [severity for severity, text in said(record) if "not recorded" in text] == ["review"]
    ends = course(record, FOLLOW_UP, on_day(400)).endpoints
    assert (ends.os, ends.pfs) == (None, None)
    assert set(ends.undetermined) == {"os", "pfs"}
    dated = course(replace(record, outcome=Outcome(alive=False, death_date=on_day(90))), FOLLOW_UP, on_day(400))
    assert dated.endpoints.undetermined == {}
    alive = course(replace(record, outcome=Outcome(alive=True)), FOLLOW_UP, on_day(400))
    assert alive.endpoints.undetermined == {}


def test_that_what_may_come_after_the_death_is_remarked() -> None:
    record = patient(lab("ALT", 107, 30, high=40), died=100)
    record = replace(record, outcome=replace(record.outcome, last_contact=on_day(120)))
    assert said(record) == [
        (
            "information",
            f"After the death on {on_day(100)} and kept: ALT of {on_day(107)}, last contact of {on_day(120)}",
        )
    ]


def test_that_no_analyte_is_passed_over() -> None:
    labs = [replace(lab("CRP", 3, 5), analyte=name) for name in ("Lipase", "hemoglobin", "Lipase", "CA 19-9")]
    assert said(patient(*labs)) == [
        ("review", "“hemoglobin” is spelt haemoglobin: no rule reads its results"),
        ("information", "Kept and charted, but read by no rule: Lipase, CA 19-9"),
    ]


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "other"),
    [
        ("albumin", "3.8", "g/L", "g/dL"),
        ("albumin", "38", "g/dL", "g/L"),
        ("albumin", "10", "g/L", None),
        ("albumin", "9.9", "g/L", None),
        ("albumin", "6.5", "g/L", "g/dL"),
        ("haemoglobin", "12.8", "g/L", "g/dL"),
        ("haemoglobin", "25", "g/L", None),
        ("bilirubin", "1.1", "umol/L", "mg/dL"),
        ("bilirubin", "1.7", "umol/L", None),
        ("creatinine", "0.9", "umol/L", "mg/dL"),
        ("creatinine", "90", "mg/dL", "umol/L"),
        ("creatinine", "<15", "umol/L", None),
    ],
)
def test_that_a_slip_of_the_unit_stays_told(analyte: str, value: str, unit: str, other: str | None) -> None:
    summaries = [text for _, text in said(patient(lab(analyte, 3, value, unit=unit)))]
    assert summaries == ([] if other is None else [f"{analyte} {value} {unit} on {on_day(3)}: a value of {other}?"])


def test_that_terms_counted_as_one_are_named() -> None:
    events = (event("Anaemia", 2, start=3), event("anemia", 3, start=9), event("anemia", 1, start=20))
    record = patient(adverse_events=events)
    assert said(record) == [("information", "Counted as one term: Anaemia, anemia")]
    summary = course(record, FOLLOW_UP, on_day(400)).events
    assert [(term.term, term.highest_grade) for term in summary.by_term] == [("Anaemia", 3)]
    assert summary.any_grade == 1


def test_that_two_entries_of_one_agent_without_an_end_are_told() -> None:
    given = (treatment("drug", "lenvatinib", 0, dose=12), treatment("drug", "Lenvatinib", 61, dose=8))
    words = "2 entries of lenvatinib have no end: which goes on is not said"
    assert said(patient(treatments=given)) == [("information", words)]
    assert said(patient(treatments=given, died=100)) == []
    single = (treatment("procedure", "TACE", 0), treatment("procedure", "TACE", 61))
    assert said(patient(treatments=single)) == []
