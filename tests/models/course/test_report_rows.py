"""Which rows a printed summary shows: newest results, liver function, lesions, open events, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.course.course import Course, course
from models.course.missing import missing_data
from models.course.report_rows import (
    end_of_course,
    latest_results,
    lesion_table,
    letter,
    liver_table,
    months,
    open_events,
    undated_events,
)
from models.record.partialdate import age_on
from models.response.response import Criterion
from storage.files.casefile import parse_case
from storage.shipped.protocols import load_protocols


def _course(**parts: Any) -> Course:
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "X-1"},
        "treatment_start": "2024-01-10",
        **parts,
    }
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], date(2024, 12, 1))


def _lab(analyte: str, on: str, value: str, unit: str, **limits: float) -> dict[str, Any]:
    return {"analyte": analyte, "date": on, "value": value, "unit": unit, **limits}


def _missing(found: Course) -> dict[str, list[str]]:
    return {str(group.title): [str(item) for item in group.items] for group in missing_data(found)}


@pytest.mark.parametrize(
    ("value", "expected"),
    [("41", "H"), ("40", ""), ("4", "L"), (">60", "H"), (">30", ""), ("<3", "L"), ("<13", ""), ("<60", "")],
)
def test_that_a_letter_is_given_only_where_the_whole_interval_lies_outside(value: str, expected: str) -> None:
    found = _course(labs=[_lab("ALT", "2024-01-09", value, "U/L", low=5, high=40)])
    assert letter(found.record.labs[0]) == expected


def test_that_a_result_without_a_range_has_no_letter() -> None:
    assert letter(_course(labs=[_lab("ALT", "2024-01-09", "900", "U/L")]).record.labs[0]) == ""


def test_that_the_newest_of_each_analyte_stands_with_the_one_before() -> None:
    labs = [
        _lab("HBV DNA", "2024-01-01", "20", "IU/mL"),
        _lab("ALT", "2024-02-01", "50", "U/L"),
        _lab("ALT", "2024-01-09", "35", "U/L"),
        _lab("PIVKA-II", "2024-01-09", "400", "mAU/mL"),
        _lab("PIVKA-II", "2024-02-09", "3.1", "ng/mL"),
    ]
    rows = [
        (row.analyte, row.latest.value.reported, row.previous and row.previous.value.reported)
        for row in latest_results(_course(labs=labs).record)
    ]
    assert rows == [
        ("PIVKA-II", "400", None),
        ("PIVKA-II", "3.1", None),
        ("ALT", "50", "35"),
        ("HBV DNA", "20", None),
    ]


def test_that_liver_function_stands_at_baseline_before_and_now() -> None:
    visits = [{"date": on} for on in ("2024-01-09", "2024-02-20", "2024-04-02", "2024-05-14")]
    labs = [_lab("albumin", "2024-01-09", "38", "g/L"), _lab("albumin", "2024-05-10", "35", "g/L")]
    table = liver_table(_course(visits=visits, labs=labs))
    assert [(column.moment, str(column.on)) for column in table.columns] == [
        ("baseline", "2024-01-09"),
        ("previous", "2024-04-02"),
        ("latest", "2024-05-14"),
    ]
    albumin = next(row for row in table.rows if row.analyte == "albumin")
    assert [cell and cell.value.reported for cell in albumin.cells] == ["38", None, "35"]
    assert table.any_off_day


def test_that_results_without_a_visit_have_a_column_of_their_own() -> None:
    table = liver_table(_course(labs=[_lab("albumin", "2024-06-01", "35", "g/L")]))
    assert [(column.moment, column.on) for column in table.columns] == [
        ("baseline", None),
        ("latest", date(2024, 6, 1)),
    ]


def test_that_the_lesion_table_shows_the_nadir_that_the_newest_read_was_judged_by() -> None:
    lesions = [{"number": "T1", "role": "target", "organ": "liver"}]
    imaging = [
        {"date": on, "reader": "A", "lesions": {"T1": {"diameter_mm": size, "viable_mm": viable}}}
        for on, size, viable in (
            ("2024-01-05", 60.0, 50.0),
            ("2024-03-05", 30.0, 12.0),
            ("2024-05-05", 24.0, 15.0),
            ("2024-07-05", 20.0, 14.0),
        )
    ]
    table = lesion_table(_course(lesions=lesions, imaging=imaging))
    shown = {
        criterion: [(column.moment, column.on.month, column.sum_tenths) for column in table.by(criterion)]
        for criterion in Criterion
    }
    assert shown[Criterion.RECIST] == [("baseline", 1, 600), ("nadir", 5, 240), ("now", 7, 200)]
    assert shown[Criterion.MRECIST] == [("baseline", 1, 500), ("nadir", 3, 120), ("now", 7, 140)]


def test_that_without_baseline_imaging_there_is_no_lesion_table() -> None:
    assert not lesion_table(_course()).columns


def test_that_open_events_are_the_newest_entry_of_each_term_worst_first() -> None:
    events = [
        {"term": "Fatigue", "grade": 1, "start": "2024-02-01"},
        {"term": "Proteinuria", "grade": 2, "start": "2024-03-01"},
        {"term": "Hypertension", "grade": 4, "start": "2024-02-01", "stop": "2024-02-09"},
        {"term": "Hypertension", "grade": 3, "start": "2024-02-10"},
        {"term": "Rash", "grade": 3, "start": "2024-02-01", "stop": "2024-03-01"},
        {"term": "Nausea", "grade": 3},
    ]
    found = _course(adverse_events=events)
    rows = [(row.event.term, row.event.grade, row.highest_grade) for row in open_events(found)]
    assert rows == [("Hypertension", 3, 4), ("Proteinuria", 2, 2)]
    assert [event.term for event in undated_events(found)] == ["Nausea"]


def test_that_years_are_completed_years() -> None:
    born = date(1972, 2, 29)
    assert (age_on(born, date(2024, 2, 28)), age_on(born, date(2024, 2, 29)), age_on(born, date(2025, 2, 28))) == (
        51,
        52,
        52,
    )


def test_that_a_month_is_30_4375_days() -> None:
    assert months(487) == 16


def test_that_time_is_counted_to_death() -> None:
    died = _course(outcome={"alive": False, "death_date": "2024-06-01"})
    assert end_of_course(died) == date(2024, 6, 1)
    assert "Cause of death" in _missing(died)


def test_that_everything_not_recorded_is_named() -> None:
    missing = _missing(_course())
    assert missing["Identity"] == ["name", "date of birth", "sex", "hospital number"]
    assert {"Vp class", "Cheng class", "ECOG", "ascites", "encephalopathy"} <= set(missing["At baseline"])
    assert "AFP" in missing["Never measured"]
    assert {"No baseline imaging", "No imaging after the start of treatment", "Date of last contact"} <= set(missing)


def test_that_a_first_result_after_the_start_is_a_missing_baseline() -> None:
    missing = _missing(_course(labs=[_lab("AFP", "2024-03-01", "12", "ng/mL")]))
    assert missing["Baseline result"] == ["AFP"]
    assert "AFP" not in missing["Never measured"]


def test_that_what_a_visit_recorded_before_the_start_is_not_missing() -> None:
    visit = {"date": "2024-01-09", "ecog": 1, "ascites": "none", "encephalopathy": "none"}
    assert not {"ECOG", "ascites", "encephalopathy"} & set(_missing(_course(visits=[visit]))["At baseline"])
