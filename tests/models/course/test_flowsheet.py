"""The flowsheet: which rows and columns there are, which letter a result has, and what it is compared with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.course.course import Course, course
from models.course.flowsheet import Flowsheet, Group, ResultCell, Score, Sign, change_of, flowsheet
from models.liver.result import LiverFunction
from models.quantities import Answer
from models.record.protocol import FOLLOW_UP, PlannedVisit, Protocol
from models.record.records import LabRange, LabResult, Outcome, Record
from tests.models.patients import lab, on_day, patient, visit

SIX_WEEKLY = Protocol(
    name="x",
    title="",
    anchor="",
    visits=tuple(PlannedVisit(f"W{w}", w * 7, w * 7 - 7, w * 7 + 7, imaging=False) for w in (6, 12, 18, 24, 30)),
)


def judged(record: Record, today: int = 100, protocol: Protocol = FOLLOW_UP) -> Course:
    return course(record, protocol, on_day(today))


def sheet(record: Record, today: int = 100, protocol: Protocol = FOLLOW_UP) -> Flowsheet:
    return flowsheet(judged(record, today, protocol))


def result(found: Flowsheet, name: str, day: int, unit: str | None = None) -> ResultCell:
    cell = found.cell(name, on_day(day), unit)
    assert isinstance(cell, ResultCell)
    return cell


def test_that_every_result_stands_verbatim_under_its_date() -> None:
    found = sheet(patient(lab("AFP", -1, ">60,500"), lab("AFP", 42, "9820"), lab("TSH", 42, "2.10", unit="mIU/L")))
    assert [column.day for column in found.columns] == [-1, 42]
    assert [found.columns[0].is_baseline, found.columns[1].is_baseline] == [True, False]
    assert result(found, "AFP", -1).text == ">60,500"
    assert result(found, "TSH", 42).text == "2.10"
    assert [row.group for row in found.rows if row.analyte] == [Group.MARKERS, Group.OWN]
    assert found.cell("TSH", on_day(-1)) is None
    assert found.newest == 1


def test_that_results_in_two_units_stand_in_two_rows_and_are_never_compared() -> None:
    found = sheet(patient(lab("albumin", 0, "38", unit="g/L"), lab("albumin", 42, "3.9", unit="g/dL")))
    assert [(row.analyte, row.unit) for row in found.rows if row.analyte] == [("albumin", "g/L"), ("albumin", "g/dL")]
    assert result(found, "albumin", 42, "g/dL").previous is None


def test_that_a_result_in_a_unit_of_no_rule_is_shown_all_the_same() -> None:
    found = sheet(patient(lab("AFP", 0, "5", unit="furlongs")))
    assert result(found, "AFP", 0).result.unit == "furlongs"


def test_that_the_previous_value_is_the_one_before_it_in_the_row_and_others_of_the_date_are_told() -> None:
    labs = (lab("ALT", 0, "40"), lab("ALT", 42, "50"), lab("ALT", 42, "55"))
    found = result(sheet(patient(*labs)), "ALT", 42)
    assert found.text == "55"
    assert found.previous is not None
    assert found.previous.value.reported == "40"
    assert [other.value.reported for other in found.set_aside] == ["50"]


@pytest.mark.parametrize(
    ("value", "letter"),
    [("4", "L"), ("5", ""), ("10", ""), ("11", "H"), (">9", ""), (">10", ""), (">11", "H"), ("<5", ""), ("<4", "L")],
)
def test_that_a_letter_needs_the_whole_interval_outside_the_range_of_the_result(value: str, letter: str) -> None:
    one = replace(lab("ALT", 0, value), low=Decimal(5), high=Decimal(10))
    assert result(sheet(patient(one)), "ALT", 0).letter == letter


def _edition(**limits: str | None) -> LabRange:
    given = {name: None if text is None else Decimal(text) for name, text in limits.items()}
    return LabRange(laboratory="Lab A", analyte="albumin", unit="g/L", valid_from=on_day(-500), **given)


EDITION = _edition(low="35", high="55", critical_low="20", critical_high="70")


@pytest.mark.parametrize(
    ("value", "unit", "letter"),
    [
        ("34", "g/L", "L"),
        ("20", "g/L", "L"),
        ("19", "g/L", "LL"),
        ("56", "g/L", "H"),
        ("71", "g/L", "HH"),
        ("1.9", "g/dL", "LL"),
        ("3.4", "g/dL", "L"),
        ("3.6", "g/dL", ""),
        (">69", "g/L", "H"),
        (">71", "g/L", "HH"),
    ],
)
def test_that_two_letters_come_from_the_critical_limits_of_the_laboratory_alone(
    value: str, unit: str, letter: str
) -> None:
    one = replace(lab("albumin", 0, value, unit=unit), laboratory="Lab A")
    record = replace(patient(one), ranges=(EDITION,))
    assert result(sheet(record), "albumin", 0).letter == letter
    elsewhere = replace(record, labs=(replace(one, laboratory="Lab B"),))
    assert result(sheet(elsewhere), "albumin", 0).letter == ""


def test_that_a_printed_range_comes_before_the_edition_and_leaves_its_critical_limits() -> None:
    printed = replace(lab("albumin", 0, "30", unit="g/L"), laboratory="Lab A", low=Decimal(25), high=Decimal(60))
    low = replace(printed, date=on_day(42), value=lab("albumin", 0, "19").value)
    found = sheet(replace(patient(printed, low), ranges=(EDITION,)))
    assert result(found, "albumin", 0).letter == ""
    assert result(found, "albumin", 42).letter == "LL"


def test_that_the_range_of_a_row_is_that_of_its_newest_result_with_one() -> None:
    old = replace(lab("ALT", 0, "40"), high=Decimal(40))
    new = replace(lab("ALT", 42, "40"), high=Decimal(50))
    row = sheet(patient(old, new, lab("ALT", 84, "40"))).row("ALT")
    assert row is not None
    assert row.limits is not None
    assert row.limits.high == 50


def test_that_a_marker_is_compared_with_noise_and_nothing_else_is() -> None:
    record = patient(*(lab(name, day, value) for name in ("AFP", "ALT") for day, value in ((0, "100"), (42, "186"))))
    judged_course = judged(record)
    found = flowsheet(judged_course)
    change = change_of(judged_course, result(found, "AFP", 42))
    assert change is not None
    assert change.beyond_noise is Answer.MET
    assert change.low == pytest.approx(86)
    assert change_of(judged_course, result(found, "ALT", 42)) is None
    assert change_of(judged_course, result(found, "AFP", 0)) is None
    assert [row.analyte for row in found.rows if row.changed] == ["AFP"]


def test_that_scores_stand_under_the_date_of_their_results() -> None:
    labs = (lab("bilirubin", 0, "16"), lab("albumin", 0, "40"), lab("albumin", 42, "38"))
    found = sheet(replace(patient(*labs), visits=(visit(0), visit(42))))
    first, second = (found.cell(Score.ALBI, on_day(day)) for day in (0, 42))
    assert isinstance(first, LiverFunction)
    assert first.albi is not None
    assert isinstance(second, LiverFunction)
    assert second.albi is None
    row = found.row(Score.ALBI)
    assert row is not None
    assert row.group is Group.LIVER
    assert len(row.trend) == 1


def test_that_vital_signs_stand_where_a_visit_said_them() -> None:
    record = replace(patient(), visits=(visit(0, ecog=1), visit(42, weight_kg=Decimal("61.5"))))
    found = sheet(record)
    assert found.cell(Sign.ECOG, on_day(42)) is None
    assert found.cell(Sign.WEIGHT, on_day(42)) == record.visits[1]
    assert found.row(Sign.PRESSURE) is None


def test_that_planned_visits_without_anything_are_columns_and_two_at_most_lie_ahead() -> None:
    record = replace(patient(lab("ALT", 0, "40")), visits=(visit(0), visit(84)))
    found = sheet(record, today=100, protocol=SIX_WEEKLY)
    assert [(column.day, column.label, column.planned.state if column.planned else "") for column in found.columns] == [
        (0, "", ""),
        (42, "W6", "missed"),
        (84, "W12", ""),
        (126, "W18", "upcoming"),
        (168, "W24", "upcoming"),
    ]
    assert found.newest == 2


def test_that_a_date_within_the_window_of_a_visit_takes_its_place() -> None:
    found = sheet(patient(lab("ALT", 0, "40"), lab("ALT", 45, "41")), today=60, protocol=SIX_WEEKLY)
    assert [(column.day, column.label) for column in found.columns][:2] == [(0, ""), (45, "W6")]
    assert all(column.day != 42 for column in found.columns)


def test_that_nothing_recorded_has_no_rows_and_the_plan_all_the_same() -> None:
    found = sheet(patient(), today=10, protocol=SIX_WEEKLY)
    assert found.rows == ()
    assert [column.label for column in found.columns] == ["W6", "W12"]
    assert found.newest is None


def test_that_nothing_is_planned_for_who_has_died() -> None:
    record = replace(patient(lab("ALT", 0, "40")), outcome=Outcome(alive=False, death_date=on_day(20)))
    assert [column.day for column in sheet(record, protocol=SIX_WEEKLY).columns] == [0]


def test_that_a_result_stands_where_it_stood_whatever_order_it_was_entered_in() -> None:
    labs = [lab("ALT", day, str(day + 10)) for day in (0, 42, 84)]

    def texts(given: list[LabResult]) -> list[str]:
        row = sheet(patient(*given)).row("ALT")
        assert row is not None
        return [cell.text for cell in row.cells if isinstance(cell, ResultCell)]

    assert texts(labs) == texts(labs[::-1]) == ["10", "52", "94"]
