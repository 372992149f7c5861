"""The worksheet says what the course says, in rows and columns, and nothing of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.course.read_checks import criteria_disagree, read_checks
from models.course.worksheet import Lengths, Line, NewAnswer, Percents, Responses, Worksheet, worksheet
from models.record.records import (
    Cheng,
    Imaging,
    Lesion,
    Measurement,
    Record,
    Role,
    Signature,
    State,
    Thrombus,
    Vp,
)
from models.response.response import Criterion, Response
from tests.models.changes import TARGETS, course_of, read, record_of
from tests.models.patients import START

FIRST = read(-1, {"T1": 60.0, "T2": 40.0}, vp=Vp.VP3, cheng=Cheng.II)
SECOND = read(42, {"T1": 40.0, "T2": 25.0}, vp=Vp.VP2, cheng=Cheng.I)
THIRD = read(84, {"T1": 40.0, "T2": 30.0})
NEW = Lesion(number="NEW1", role=Role.NEW, organ="lung")


def sheet_of(record: Record, reader: str | None = None) -> Worksheet:
    return worksheet(course_of(record), reader)


def test_that_every_read_is_a_column_in_order_of_date_and_the_baseline_and_the_nadir_are_marked() -> None:
    sheet = sheet_of(record_of(THIRD, FIRST, SECOND))
    assert [(column.day, column.is_baseline) for column in sheet.columns] == [(-1, True), (42, False), (84, False)]
    assert [sorted(column.nadir_of) for column in sheet.columns] == [[], sorted(Criterion), []]
    assert sheet.columns[0].point is None


def test_that_sums_changes_and_responses_are_those_of_the_course() -> None:
    course = course_of(record_of(FIRST, SECOND, THIRD))
    sheet = worksheet(course, None)
    for column in sheet.columns[1:]:
        point = column.point
        assert point is not None
        on = column.on
        assert sheet.cell(Line.SUM, on) == Lengths(point.recist.sum_tenths, point.mrecist.sum_tenths)
        assert sheet.cell(Line.FROM_BASELINE, on) == Percents(
            point.recist.change_from_baseline_percent, point.mrecist.change_from_baseline_percent
        )
        overall = sheet.cell(Line.OVERALL, on)
        assert isinstance(overall, Responses)
        assert (overall.recist, overall.mrecist) == (point.recist.overall, point.mrecist.overall)
        assert sheet.cell(Line.THROMBUS_RESPONSE, on) is point.thrombus
    assert sheet.cell(Line.SUM, FIRST.date) == Lengths(1000, 1000)
    assert sheet.cell(Line.APART, THIRD.date) == Lengths(50, 50)
    assert sheet.cell(Line.OVERALL, FIRST.date) is None
    assert sheet.cell(Line.TARGETS, FIRST.date) is None


def test_that_the_best_confirmed_response_of_a_read_knows_nothing_of_later_ones() -> None:
    sheet = sheet_of(record_of(FIRST, SECOND, THIRD))
    assert [sheet.cell(Line.BEST, column.on) for column in sheet.columns] == [
        None,
        Responses(Response.SD, Response.SD),
        Responses(Response.PR, Response.PR),
    ]


def test_that_a_lesion_stands_in_its_row_as_it_was_entered_also_where_nothing_was() -> None:
    sheet = sheet_of(record_of(FIRST, read(42, {"T1": "too small"})))
    assert sheet.cell(Line.TARGET, FIRST.date, "T1") == FIRST.measurement("T1")
    assert sheet.cell(Line.TARGET, SECOND.date, "T2") is None
    row = sheet.row(Line.TARGET, "T1")
    assert row is not None
    assert [(point.day, point.recist) for point in row.trend] == [(-1, 600), (42, 50)]


def test_that_the_trend_of_a_merged_lesion_goes_on_where_it_is_measured_again() -> None:
    merged = replace(SECOND, measurements=(SECOND.measurements[0], Measurement(number="T2", state=State.MERGED)))
    row = sheet_of(record_of(FIRST, merged, THIRD)).row(Line.TARGET, "T2")
    assert row is not None
    assert [(point.day, point.recist) for point in row.trend] == [(-1, 400), (84, 300)]


@pytest.mark.parametrize(("said", "first"), [(True, ()), (None, ()), (None, ("NEW1",))])
def test_that_a_read_says_whether_a_lesion_is_first_seen_at_it(said: bool | None, first: tuple[str, ...]) -> None:
    found = tuple(Measurement(number=number, diameter_tenths=120) for number in first)
    second = replace(SECOND, no_new_lesion=said, measurements=(*SECOND.measurements, *found))
    third = replace(THIRD, measurements=(*THIRD.measurements, Measurement(number="NEW1", diameter_tenths=130)))
    sheet = sheet_of(record_of(FIRST, second, third, lesions=(*TARGETS, NEW)))
    assert sheet.cell(Line.NEW_ANSWER, SECOND.date) == NewAnswer(first, said)
    assert sheet.cell(Line.NEW_ANSWER, THIRD.date) == NewAnswer(() if first else ("NEW1",), None)


def test_that_one_column_alone_is_the_same_as_among_all() -> None:
    course = course_of(record_of(FIRST, SECOND, THIRD))
    whole, alone = worksheet(course, None), worksheet(course, None, only=THIRD.date)
    assert alone.columns == whole.columns[-1:]
    for row in alone.rows:
        if not row.line.is_band:
            number = row.lesion.number if row.lesion else ""
            assert row.cells[0] == whole.cell(row.line, THIRD.date, number)


def test_that_a_reader_sees_own_reads_only_and_one_who_has_read_nothing_sees_none() -> None:
    reads = [replace(one, reader=name) for one in (FIRST, SECOND) for name in ("A", "B")]
    course = course_of(record_of(*reads))
    for name in ("A", "B"):
        assert {column.imaging.reader for column in worksheet(course, name).columns} == {name}
    assert worksheet(course, "C").columns == ()
    assert [row.line for row in worksheet(course, "C").rows] == [row.line for row in worksheet(course, "A").rows]


def _two_readers(first_signed: bool, second_signed: bool) -> tuple[bool, bool | None, int]:
    signature = Signature("Chen Yu", START)
    theirs = read(42, {"T1": 60.0, "T2": 40.0})
    reads = (
        replace(FIRST, reader="A"),
        replace(FIRST, reader="B"),
        replace(SECOND, reader="A", signed=signature if first_signed else None),
        replace(theirs, reader="B", signed=signature if second_signed else None),
    )
    course = course_of(record_of(*reads))
    ((_, other),) = course.other_readers
    (found,) = other.agreements
    return found.hidden, found.agree, len(other.disagreements)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ((True, True), (False, False, 1)),
        ((True, False), (True, None, 0)),
        ((False, True), (True, None, 0)),
        ((False, False), (False, False, 1)),  # of a time, or a file, that knew no signatures
    ],
)
def test_that_a_disagreement_is_hidden_while_one_of_two_readers_has_still_to_sign(
    signed: tuple[bool, bool], expected: tuple[bool, bool | None, int]
) -> None:
    assert _two_readers(*signed) == expected


def test_that_slices_and_the_number_of_targets_are_checked_and_a_difference_of_the_criteria_is_told() -> None:
    second = Imaging(
        date=SECOND.date,
        slice_mm=FIRST.slice_mm,
        measurements=(
            Measurement(number="T1", diameter_tenths=600, viable_tenths=200),
            Measurement(number="T2", diameter_tenths=400, viable_tenths=100),
        ),
        thrombus=Thrombus(vp=Vp.VP3),
    )
    course = course_of(record_of(FIRST, second))
    said = {str(check.words): (check.rule, check.kept) for check in read_checks(course, course.series, second)}
    assert said["Targets 2 of at most 5"] == ("R-1.3", True)
    assert said["liver: 2 of at most 2"] == ("R-1.3", True)
    assert said["Slice thickness not recorded"] == ("R-1.2", None)
    told = criteria_disagree(course, course.series.points[-1])
    assert told is not None
    assert "RECIST 1.1" in str(told)
    assert criteria_disagree(course, None) is None


def test_that_an_empty_record_has_the_bands_and_no_column() -> None:
    sheet = worksheet(course_of(record_of(lesions=()), today=START + timedelta(days=1)), None)
    assert sheet.columns == ()
    assert all(not row.cells for row in sheet.rows)
    assert sheet.cell(Line.SUM, START) is None
