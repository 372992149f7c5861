"""Waterfall, marker waterfall, spider and swimmer: what is drawn of whom, and who is named instead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models.cohort.members import Grouping, Measure, member
from models.course.course import Course, course
from models.figures.cohort_figure import WITHOUT_A_DAY, placed, without_endpoint
from models.figures.parts import FigureChoice
from models.figures.pictures import LaneEventKind, spider, swimmer
from models.figures.waterfalls import marker_waterfall, waterfall
from models.quantities import Answer
from models.response.response import Criterion, Response
from models.statistics.group_tests import GroupTest, Method
from models.tables.table import p_cell
from models.tables.tables import adverse_event_table, baseline_table, marker_table, rate_table, response_table
from storage.files.casefile import parse_case
from storage.shipped.protocols import load_protocols

START = date(2024, 1, 10)
LESION = {"number": "T1", "role": "target", "organ": "liver", "site": "segment 4"}
NEW = {"number": "NEW1", "role": "new", "organ": "liver", "site": "segment 7"}


def on(day: int) -> str:
    return (START + timedelta(days=day)).isoformat()


def read(day: int, millimetres: float | None, *, viable: float | None = None, new: bool = False) -> dict[str, Any]:
    size = {"state": "not evaluable"} if millimetres is None else {"diameter_mm": millimetres}
    found: dict[str, Any] = {"T1": {**size, **({} if viable is None else {"viable_mm": viable})}}
    if new:
        found["NEW1"] = {"diameter_mm": 12, "viable_mm": 12}
    return {"date": on(day), "reader": "A", "lesions": found}


def patient(code: str, **parts: Any) -> Course:
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": code},
        "treatment_start": START.isoformat(),
        "lesions": [LESION, NEW],
        **parts,
    }
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], START + timedelta(days=700))


def numbered(*courses: Course) -> tuple[tuple[int, Course], ...]:
    return tuple(enumerate(courses, start=1))


def imaging(*reads: dict[str, Any]) -> list[dict[str, Any]]:
    return list(reads)


def test_that_the_best_change_counts_up_to_the_first_progression_and_no_further():
    one = patient("A", imaging=imaging(read(-3, 100), read(42, 80), read(84, 100), read(126, 20)))
    bar = waterfall(numbered(one), Criterion.RECIST).bars[0]
    assert (bar.percent, bar.day, bar.best, bar.new_lesion) == (-20.0, 42, Response.SD, False)


def test_that_a_new_lesion_stars_the_bar_of_the_read_that_it_ends():
    one = patient("A", imaging=imaging(read(-3, 100), read(42, 60), read(84, 50, new=True)))
    bar = waterfall(numbered(one), Criterion.RECIST).bars[0]
    assert (bar.percent, bar.new_lesion) == (-50.0, True)


def test_that_the_largest_growth_comes_first_and_a_change_is_cut_toward_zero():
    shrunk = patient("A", imaging=imaging(read(-3, 300), read(42, 210.1)))
    grown = patient("B", imaging=imaging(read(-3, 100), read(42, 110)))
    same = patient("C", imaging=imaging(read(-3, 100), read(42, 100)))
    found = waterfall(numbered(shrunk, grown, same), Criterion.RECIST)
    assert [(bar.code, bar.percent) for bar in found.bars] == [("B", 10.0), ("C", 0.0), ("A", -29.9)]
    assert (found.shrunk, found.considered) == (1, 3)


def test_that_everybody_without_a_bar_is_named_with_the_reason():
    courses = numbered(
        patient("A"),
        patient("B", imaging=imaging(read(-3, 100))),
        patient("C", imaging=imaging(read(-3, 100), read(42, None))),
        patient(
            "D",
            lesions=[],
            imaging=[{"date": on(-3), "reader": "A", "lesions": {}}, {"date": on(42), "reader": "A", "lesions": {}}],
        ),
        patient("E", imaging=imaging(read(-3, 100), read(42, 80))),
    )
    found = waterfall(courses, Criterion.RECIST)
    assert [bar.code for bar in found.bars] == ["E"]
    assert [(str(entry.reason), entry.codes, entry.keys) for entry in found.not_drawn] == [
        ("no baseline imaging", ("A",), (1,)),
        ("no imaging after the start of treatment", ("B",), (2,)),
        ("no complete sum after the start of treatment", ("C",), (3,)),
        ("no target lesion at baseline", ("D",), (4,)),
    ]
    assert str(waterfall(courses, Criterion.MRECIST).not_drawn[1].reason) == "no enhancing target lesion at baseline"


def test_that_reads_after_progression_stay_on_the_spider_and_are_marked():
    one = patient("A", imaging=imaging(read(-3, 100), read(42, 80), read(84, 120), read(126, 60)))
    points = spider(numbered(one), Criterion.RECIST).lines[0].points
    assert [(point.day, point.percent, point.after_progression) for point in points] == [
        (-3, 0.0, False),
        (42, -20.0, False),
        (84, 20.0, False),
        (126, -40.0, True),
    ]
    assert points[0].response is None


def test_that_a_lane_carries_response_progression_new_therapy_and_death_in_order():
    one = patient(
        "A",
        imaging=imaging(
            read(-3, 100, viable=80),
            read(42, 60, viable=40),
            read(84, 55, viable=0),
            read(126, 50, viable=0),
            read(168, 90, viable=30),
        ),
        outcome={"alive": False, "death_date": on(300), "new_therapy_start": on(180)},
        treatments=[
            {"kind": "drug", "agent": "lenvatinib", "start": on(0), "stop": on(168), "dose": 12, "unit": "mg"},
            {"kind": "drug", "agent": "lenvatinib", "start": on(170), "stop": on(175), "dose": 0, "unit": "mg"},
        ],
    )
    (lane,) = swimmer(numbered(one), Criterion.MRECIST).lanes
    assert (lane.days, lane.ongoing, lane.best) == (300, False, Response.CR)
    assert [(event.day, event.kind, event.response) for event in lane.events] == [
        (42, LaneEventKind.RESPONSE, Response.PR),
        (84, LaneEventKind.RESPONSE, Response.CR),
        (168, LaneEventKind.PROGRESSION, None),
        (180, LaneEventKind.NEW_THERAPY, None),
        (300, LaneEventKind.DEATH, None),
    ]
    assert [(span.agent, span.start, span.stop) for span in lane.treatments] == [("lenvatinib", 0, 168)]


def test_that_the_longest_lane_comes_first_and_the_living_go_on():
    short = patient("A", outcome={"alive": False, "death_date": on(50)})
    long = patient("B", outcome={"alive": True, "last_contact": on(400)})
    unknown = patient("C", outcome={"alive": False})
    found = swimmer(numbered(short, long, unknown))
    assert [(lane.code, lane.ongoing) for lane in found.lanes] == [("B", True), ("A", False)]
    assert [entry.codes for entry in found.not_drawn] == [("C",)]


def afp(before: str, after: str | None, *, day: int = 42) -> list[dict[str, Any]]:
    found = [{"analyte": "AFP", "date": on(-2), "value": before, "unit": "ng/mL"}]
    if after is not None:
        found.append({"analyte": "AFP", "date": on(day), "value": after, "unit": "ng/mL"})
    return found


def test_that_a_censored_marker_is_drawn_between_its_bounds():
    one = patient("A", labs=afp(">60,500", "400"))
    two = patient("B", labs=afp(">60,500", "30,000"))
    three = patient("C", labs=afp("50", "<13"))
    four = patient("D", labs=afp("100", "50"))
    found = marker_waterfall(numbered(one, two, three, four), "AFP")
    assert [(bar.code, bar.low, bar.high, bar.censored, bar.answer) for bar in found.bars] == [
        ("D", -50.0, -50.0, False, Answer.NOT_MET),
        ("B", -100.0, -50.4, True, Answer.UNDETERMINED),
        ("C", -100.0, -74.0, True, Answer.UNDETERMINED),
        ("A", -100.0, -99.3, True, Answer.MET),
    ]
    assert (found.bars[3].baseline, found.bars[3].value) == (">60,500", "400")


def test_that_a_marker_without_a_place_is_named_with_the_reason():
    courses = numbered(
        patient("A", labs=afp("12", "5")),
        patient("B"),
        patient("C", labs=afp("500", "100", day=60)),
        patient("D", labs=afp("<30", "10")),
    )
    found = marker_waterfall(courses, "AFP")
    assert found.bars == ()
    assert [(str(entry.reason), entry.codes) for entry in found.not_drawn] == [
        ("AFP fall not assessable", ("A",)),
        ("no AFP at baseline", ("B",)),
        ("no AFP at 6 weeks", ("C",)),
        ("AFP fall at 6 weeks cannot be determined", ("D",)),
    ]


# --- tables ---------------------------------------------------------------------------------------------------------


def test_that_a_censored_marker_on_both_sides_of_a_limit_is_in_no_class():
    table = baseline_table(numbered(patient("A", labs=afp(">100", None)), patient("B", labs=afp("400", None))))
    assert str(table.cell("afp:cannot be determined", "all").text) == "1 (50.0 %)"
    assert str(table.cell("afp:high", "all").text) == "1 (50.0 %)"


def test_that_what_was_not_recorded_is_counted_and_in_no_test():
    known = [patient(f"A{place}", baseline={"vp": "Vp3", "ecog": place % 2}) for place in range(4)]
    other = [patient(f"B{place}", baseline={"vp": "Vp4"}) for place in range(4)]
    table = baseline_table(numbered(*known, *other))
    assert str(table.cell("ecog:not recorded", "Vp4").text) == "4 (100.0 %)"
    assert str(table.cell("ecog", "p").text) == ""


def test_that_who_has_no_group_stands_under_all_and_is_counted_in_a_note():
    table = response_table(numbered(patient("A", baseline={"vp": "Vp3"}), patient("B")))
    assert [(column.key, column.n) for column in table.columns] == [("all", 2), ("Vp3", 1)]
    assert "In no group, counted under All only: 1 of 2." in [str(note) for note in table.notes]


def test_that_patients_without_an_assessment_stay_in_the_denominator():
    read_one = patient("A", imaging=imaging(read(-3, 100), read(42, 60), read(84, 60)))
    table = response_table(numbered(read_one, patient("B")), Grouping.NONE)
    assert str(table.cell("recist:orr", "all").text) == "1 (50.0 %; 1.3–98.7)"
    assert str(table.cell("recist:no assessment", "all").text) == "1 (50.0 %)"


def test_that_the_landmark_leaves_out_who_ended_before_it_and_keeps_the_clock():
    early = patient("A", labs=afp("500", "10"), outcome={"alive": False, "death_date": on(42)})
    late = patient("B", labs=afp("500", "10"), outcome={"alive": False, "death_date": on(100)})
    table = rate_table(numbered(early, late), Grouping.AFP)
    assert str(table.cell("os:events", "met").text) == "1 / 1"
    assert table.cell("os:median", "met").number("median") == pytest.approx(100 / 30.4375)
    assert any("1 of 2 patients had ended" in str(note) for note in table.notes)


def test_that_an_event_counts_once_with_its_highest_grade_and_unknown_relation_is_said():
    def event(grade: int, **more: Any) -> dict[str, Any]:
        return {"term": "Hypertension", "grade": grade, "start": on(5), **more}

    one = patient("A", adverse_events=[event(2, related=True), event(3)])
    table = adverse_event_table(numbered(one, patient("B")))
    counts = [cell.number("count") for cell in table.row("Hypertension").cells]
    assert counts == [1, 1, 1, 0, 0, 0]
    chinese = patient("C", adverse_events=[{"term": "疲劳", "grade": 1}])
    both = adverse_event_table(numbered(chinese, patient("D", adverse_events=[{"term": "Fatigue", "grade": 3}])))
    assert [cell.number("count") for cell in both.rows[1].cells][:2] == [2, 1]
    assert len(both.rows) == 2
    assert any("Of 2 events it is not known of 1 whether" in str(note) for note in table.notes)


def test_that_tables_of_nobody_have_dashes_and_no_number():
    tables = (baseline_table(()), response_table(()), marker_table(()), rate_table(()), adverse_event_table(()))
    for table in tables:
        for row in table.rows:
            assert all(str(cell.text) in ("", "–", "0 / 0", "Not recorded", "not estimable") for cell in row.cells)


def test_that_a_simulated_p_says_so():
    assert str(p_cell(GroupTest(Method.FISHER_SIMULATED, 0.7794)).text) == "0.779, simulated"
    assert [str(p_cell(GroupTest(Method.FISHER, p)).text) for p in (1.0, 0.9996, 0.0004, 0.05)] == [
        "1.000",
        "> 0.999",
        "< 0.001",
        "0.050",
    ]


@pytest.mark.parametrize("died", [None, "2025-04"])
def test_that_who_died_on_a_day_that_is_not_known_is_told_so_and_not_called_unrecorded(died: str | None) -> None:
    outcome = {"alive": False, **({} if died is None else {"death_date": died})}
    course = patient("A", version=2, outcome=outcome, imaging=imaging(read(-5, 80), read(42, 78)))
    one = member(1, course)
    (left_out,) = placed([one], None, FigureChoice())[1]
    assert (left_out.reason, left_out.codes) == (WITHOUT_A_DAY, ("A",))
    assert [one.reason for one in swimmer(numbered(course)).not_drawn] == [WITHOUT_A_DAY]
    assert str(without_endpoint(Measure.DOR, one)) == "no confirmed response"
