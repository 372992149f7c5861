"""The working of an answer, line by line, where a wrong line would mislead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models.course.course import Course, course
from models.record.protocol import FOLLOW_UP
from models.record.records import Measurement, State
from models.response.response import Criterion, Response
from models.words import Why
from storage.files.casefile import parse_case
from storage.shipped.protocols import load_protocols

START = date(2024, 1, 1)


def on(day: int) -> str:
    return (START + timedelta(days=day)).isoformat()


def judged(**parts: Any) -> Course:
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "X"},
        "treatment_start": START.isoformat(),
        **parts,
    }
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], START + timedelta(days=400))


def lines(why: Why) -> list[str]:
    return [f"{step.left}: {step.right}" for step in why.steps]


def missing(why: Why) -> list[str]:
    return [str(words) for words in why.missing]


T1 = {"number": "T1", "role": "target", "organ": "liver"}
N1 = {"number": "N1", "role": "non-target", "organ": "lung"}
NEW1 = {"number": "NEW1", "role": "new", "organ": "liver"}


def read(day: int, pvtt: dict[str, Any] | None = None, **lesions: Any) -> dict[str, Any]:
    return {"date": on(day), "lesions": lesions, "pvtt": pvtt}


def both(size: float) -> dict[str, float]:
    return {"diameter_mm": size, "viable_mm": size}


@pytest.mark.parametrize(
    ("baseline", "now", "said"),
    [
        ({"vp": "Vp3"}, {"vp": "Vp0"}, "CR: thrombus gone (Vp0): criterion met"),
        (
            {"vp": "Vp3", "cheng": "II"},
            {"vp": "Vp4", "cheng": "II"},
            "PD: upstaged against the best class so far (Vp3, Cheng II): criterion met",
        ),
        ({"vp": "Vp3"}, {"vp": "Vp2"}, "PR: downstaged against baseline (Vp3): criterion met"),
        (
            {"vp": "Vp3"},
            {"vp": "Vp3", "flow_restored": True},
            "PR: portal flow restored, no class changed: criterion met",
        ),
        ({"cheng": "II"}, {"cheng": "II"}, "Neither gone, nor up- or downstaged: SD"),
        ({"vp": "Vp0"}, {"vp": "Vp0"}, "No thrombus at baseline and none now: nothing to judge"),
        ({"vp": "Vp3"}, {"cheng": "II"}, "No class to compare with at baseline or at this read: not evaluable"),
        (None, {"vp": "Vp0"}, "No class to compare with at baseline or at this read: not evaluable"),
    ],
)
def test_that_the_thrombus_answer_names_the_step_that_decided(
    baseline: dict[str, Any] | None, now: dict[str, Any], said: str
) -> None:
    found = judged(imaging=[read(-1, baseline), read(42, now)])
    thrombus = found.series.points[0].thrombus
    assert thrombus is not None
    assert lines(thrombus.why) == [said]


def test_that_the_thrombus_answer_shows_both_classes_of_both_dates() -> None:
    found = judged(imaging=[read(-1, {"vp": "Vp3", "cheng": "II"}), read(42, {"vp": "Vp2", "cheng": "I"})])
    thrombus = found.series.points[0].thrombus
    assert thrombus is not None
    assert [str(given) for given in thrombus.why.inputs] == [
        "Vp class: Vp3 (baseline)",
        f"Vp class: Vp2, {on(42)}",
        "Cheng class: II (baseline)",
        f"Cheng class: I, {on(42)}",
    ]


def test_that_a_response_shows_its_arithmetic_against_baseline_and_nadir() -> None:
    found = judged(lesions=[T1], imaging=[read(-1, T1=both(80)), read(42, T1=both(50)), read(84, T1=both(60))])
    why = found.series.points[1].recist.why
    assert lines(why) == [
        "(60.0 − 80.0) ÷ 80.0: −25.0 %",
        "PR: −30 % of baseline or lower: criterion not met",
        "(60.0 − 50.0) ÷ 50.0: +20.0 %",
        "PD: +20 % of the nadir or higher, and 5 mm or more: criterion met",
    ]
    assert [str(given) for given in why.inputs] == [
        f"Baseline sum: 80.0 mm, {on(-1)}",
        f"Nadir: 50.0 mm, {on(42)}",
        f"Sum at this read: 60.0 mm, {on(84)}",
    ]
    assert (why.rule, why.parameters) == ("R-2.2", ("partial_response_persists = true",))
    assert found.series.points[1].mrecist.why.parameters == ("mrecist_absolute_5mm = false",)


def test_that_a_response_of_parts_shows_how_they_were_put_together() -> None:
    found = judged(
        lesions=[T1, N1],
        imaging=[read(-1, T1=both(40), N1={"status": "present"}), read(42, T1={"state": "absent"})],
    )
    why = found.series.points[0].recist.why
    assert lines(why)[-1] == "Target CR, non-target not evaluable, new lesion: no: overall PR"
    assert missing(why) == ["N1 was not assessed"]


def test_that_progression_of_a_non_target_and_a_new_lesion_are_named() -> None:
    found = judged(
        lesions=[T1, N1, NEW1],
        imaging=[
            read(-1, T1=both(40), N1={"status": "present"}),
            read(42, T1=both(40), N1={"status": "progressed"}, NEW1={"diameter_mm": 12, "typical": False}),
        ],
    )
    one, two = found.series.points[0].recist.why, found.series.points[0].mrecist.why
    assert "N1: unequivocal progression: PD" in lines(one)
    assert "New lesion NEW1: PD" in lines(one)
    assert (one.rule, two.rule) == ("R-3", "R-3")
    assert "New lesion NEW1: equivocal: followed" in lines(two)


@pytest.mark.parametrize(("organ", "criterion", "rule"), [("bone", "recist", "R-4"), ("liver", "mrecist", "R-6.8")])
def test_that_progression_by_a_new_lesion_names_its_rule(organ: str, criterion: str, rule: str) -> None:
    new = {"diameter_mm": 12, "typical": True}
    found = judged(
        lesions=[T1, {**NEW1, "organ": organ}], imaging=[read(-1, T1=both(40)), read(42, T1=both(40), NEW1=new)]
    )
    assert found.series.points[0].by(Criterion(criterion)).why.rule == rule


def test_that_what_a_new_nodule_lacks_is_told_under_mrecist_only() -> None:
    found = judged(
        lesions=[T1, NEW1], imaging=[read(-1, T1=both(40)), read(42, T1=both(40), NEW1={"status": "present"})]
    )
    point = found.series.points[0]
    assert missing(point.mrecist.why) == ["NEW1: size not recorded", "NEW1: vascular pattern not recorded"]
    assert missing(point.recist.why) == []


def test_that_disease_that_nobody_follows_is_told() -> None:
    found = judged(imaging=[read(-1), read(42)])
    assert missing(found.series.points[0].recist.why) == ["No target and no non-target lesion is followed"]
    assert missing(found.series.points[0].mrecist.why) == ["No enhancing target lesion at baseline"]


def test_that_the_measured_part_and_the_regrown_lesions_are_told() -> None:
    pair = [T1, {"number": "T2", "role": "target", "organ": "liver"}]
    gone = {"state": "absent"}
    found = judged(
        lesions=pair, imaging=[read(-1, T1=both(40), T2=both(20)), read(42, T1=gone, T2=gone), read(84, T1=both(8))]
    )
    why = found.series.points[1].recist.why
    assert "T1 is back after complete response: PD" in lines(why)
    assert f"Measured part of the sum: 8.0 mm, {on(84)}" in [str(given) for given in why.inputs]
    assert missing(why) == ["T2 was not measured"]
    assert why.rule == "R-2.3"


def afp(day: int, value: str, **limits: float) -> dict[str, Any]:
    return {"analyte": "AFP", "date": on(day), "value": value, "unit": "ug/L", **limits}


ABOVE, UNKNOWN = "All lesions gone, a marker above its range; ", "All lesions gone: complete, marker not known; "


@pytest.mark.parametrize(
    ("labs", "said"),
    [
        ([afp(-1, "400", high=7)], f"{UNKNOWN}No AFP within 14 days of {on(42)}; it was above the range at baseline"),
        (
            [afp(-1, "400", high=7), afp(42, "9", high=7)],
            f"{ABOVE}AFP 9 ug/L on {on(42)} is above the laboratory's range",
        ),
        (
            [afp(-1, "400", high=7), {**afp(42, "8"), "unit": "ng/mL"}],
            f"{ABOVE}AFP 8 ng/mL on {on(42)} is above the laboratory's range",
        ),
    ],
)
def test_that_a_marker_that_withholds_a_complete_response_is_named(labs: list[dict[str, Any]], said: str) -> None:
    found = judged(
        lesions=[N1], labs=labs, imaging=[read(-1, N1={"status": "present"}), read(42, N1={"status": "absent"})]
    )
    assert "; ".join(missing(found.series.points[0].recist.why)) == said


def flag(found: Course, rule: str) -> list[str]:
    return [str(one.summary) for one in found.flags if one.why.rule == rule]


def test_that_the_cause_of_progression_is_named_in_full() -> None:
    new, worse = {"diameter_mm": 9}, {"status": "progressed"}
    base = read(-1, T1=both(40), N1={"status": "present"})
    lesions = [T1, N1, {**NEW1, "organ": "bone"}]

    def said(**cells: Any) -> list[str]:
        found = judged(lesions=lesions, imaging=[base, read(42, **cells)])
        return [str(one.summary) for one in found.flags if "Progression by RECIST 1.1" in str(one.summary)]

    assert said(T1=both(60), N1=worse, NEW1=new) == [
        "Progression by RECIST 1.1: new lesion NEW1; unequivocal progression of non-target N1; "
        "target sum 60.0 mm, nadir 40.0 mm"
    ]
    assert said(T1=both(40), N1={"status": "present"}, NEW1=new) == ["Progression by RECIST 1.1: new lesion NEW1"]
    two = [*lesions, {"number": "T2", "role": "target", "organ": "liver"}]
    part = judged(
        lesions=two, imaging=[read(-1, T1=both(40), T2=both(20), N1={"status": "present"}), read(42, T1=both(80))]
    )
    assert "measured part of the target sum 80.0 mm, nadir 60.0 mm" in flag(part, "R-2.3")[0]


def test_that_both_criteria_differing_on_a_new_lesion_or_a_non_target_is_told() -> None:
    nodule = {"diameter_mm": 8, "typical": False}
    found = judged(lesions=[T1, NEW1], imaging=[read(-1, T1=both(40)), read(42, T1=both(40), NEW1=nodule)])
    assert flag(found, "R-6") == ["RECIST 1.1 PD, mRECIST SD: new lesion judged differently"]
    base = read(-1, T1=both(40), N1={"status": "present"})
    now = read(42, T1={"state": "absent"}, N1={"status": "not enhancing"})
    found = judged(lesions=[T1, {**N1, "organ": "liver"}], imaging=[base, now])
    assert flag(found, "R-6") == ["RECIST 1.1 PR, mRECIST CR: non-target lesions judged differently"]
    found = judged(lesions=[T1], imaging=[read(-1, T1=both(40)), read(42, T1={"diameter_mm": 40, "viable_mm": 20})])
    assert flag(found, "R-6") == ["RECIST 1.1 SD, mRECIST PR: whole and viable diameters changed differently"]


def test_that_what_cannot_be_a_target_is_told_by_its_rule() -> None:
    lesions = [
        {**T1, "site": "thrombus"},
        {"number": "T2", "role": "target", "organ": "liver", "irradiated_before": True},
        {"number": "T3", "role": "target", "organ": "lung"},
    ]
    found = judged(lesions=lesions, imaging=[read(-1, T1=both(20), T2=both(9)), read(42)])
    assert flag(found, "R-1.4") == ["Choice of target lesions: 2 remarks"]
    assert flag(found, "R-1.2") == ["T2 is not measurable at baseline (R-1.2)"]
    assert flag(found, "R-1.5") == ["T3 has no diameter at baseline (R-1.5)"]


def test_that_lesions_merged_in_a_circle_are_not_measured() -> None:
    base = judged(
        lesions=[T1, {"number": "T2", "role": "target", "organ": "liver"}],
        imaging=[read(-1, T1=both(20), T2=both(20)), read(42, T1=both(20), T2=both(20))],
    ).record
    circle = tuple(
        Measurement(number=number, state=State.MERGED, into=other) for number, other in (("T1", "T2"), ("T2", "T1"))
    )
    circled = replace(base, imaging=(base.imaging[0], replace(base.imaging[1], measurements=circle)))
    point = course(circled, FOLLOW_UP, START).series.points[0]
    assert point.recist.target is Response.NOT_EVALUABLE
    assert point.recist.unmeasured == ("T1", "T2")


def test_that_a_new_lesion_called_absent_is_not_seen() -> None:
    def new(status: str) -> bool:
        found = judged(
            lesions=[T1, {**NEW1, "organ": "pleura"}],
            imaging=[read(-1, T1=both(40)), read(42, T1=both(40), NEW1={"status": status})],
        )
        return found.series.points[0].recist.new_lesion

    assert [new(status) for status in ("present", "progressed", "absent", "not evaluable")] == [
        True,
        True,
        False,
        False,
    ]


def test_that_a_setting_that_cannot_be_is_named() -> None:
    with pytest.raises(ValueError, match="confirmation_days: a whole number from 0 to 3650 is expected"):
        FOLLOW_UP.with_settings((("confirmation_days", -1),))
    assert FOLLOW_UP.with_settings((("missed_assessments", 1),)).parameters.missed_assessments == 1
    with pytest.raises(ValueError, match="a whole number from 1 to 3650 is expected"):
        FOLLOW_UP.with_settings((("missed_assessments", 0),))


def test_that_progression_under_a_checkpoint_inhibitor_is_said_to_wait_for_a_later_read() -> None:
    def said(*stops: str | None) -> list[str]:
        given = [{"kind": "drug", "agent": "cadonilimab", "start": on(10), "stop": stop} for stop in stops]
        found = judged(lesions=[T1], imaging=[read(-1, T1=both(40)), read(42, T1=both(60))], treatments=given)
        return [str(one.summary) for one in found.flags if "not yet confirmed by a later read" in str(one.summary)]

    assert said(None) == said(on(42)) == ["Progression under cadonilimab is not yet confirmed by a later read"]
    assert said(on(41)) == said() == []


@pytest.mark.parametrize(
    ("sizes", "recist", "mrecist"),
    [
        ((0.0,), "R-2.1", "R-6.2"),
        ((12.0,), "R-2.2", "R-6.2"),
        ((6.0,), "R-2.5", "R-6.2"),
        ((10.0,), "R-2.7", "R-2.7"),
        ((7.0, 8.0), "R-2.6", "R-2.6"),
        ((0.0, 9.9), "R-2.2", "R-6.4"),
    ],
)
def test_that_the_rule_that_decided_is_named(sizes: tuple[float, ...], recist: str, mrecist: str) -> None:
    """In centimetres of one target that measures 10 at baseline, and 9.9 mm where it says 9.9."""
    reads = [read(-1, T1=both(100))]
    reads += [read(42 * place, T1=both(size if size == 9.9 else size * 10)) for place, size in enumerate(sizes, 1)]
    point = judged(lesions=[T1], imaging=reads).series.points[-1]
    assert (point.recist.why.rule, point.mrecist.why.rule) == (recist, mrecist)
    assert (point.recist.target_rule, point.mrecist.target_rule) == (recist, mrecist)
    assert point.mrecist.equivocal_enhancement is (mrecist == "R-6.4")


def test_that_other_answers_name_their_rule() -> None:
    pair = [T1, {"number": "T2", "role": "target", "organ": "liver"}]
    part = judged(
        lesions=pair, imaging=[read(-1, T1=both(40), T2=both(20)), read(42, T1=both(40)), read(84, T1=both(90))]
    )
    assert [point.recist.target_rule for point in part.series.points] == ["R-2.4", "R-2.3"]
    late = judged(lesions=[T1], imaging=[read(42, T1=both(40))]).series.points[0]
    assert (late.recist.target_rule, late.mrecist.target_rule) == ("R-1.1", "R-6.1")
    assert judged(imaging=[read(-1), read(42)]).series.points[0].recist.target_rule == "R-5"


def test_that_the_nadir_is_dated_where_it_was_first_reached() -> None:
    reads = [read(day, T1=both(size)) for day, size in ((-1, 50), (42, 40), (84, 40), (126, 45))]
    points = judged(lesions=[T1], imaging=reads).series.points
    assert [str(point.recist.nadir_date) for point in points] == [on(-1), on(42), on(42)]
    without = judged(lesions=[T1], imaging=[read(-1), *reads[1:]]).series.points
    assert without[0].recist.nadir_date is None
    assert str(without[1].recist.nadir_date) == on(42)


def test_that_only_what_does_not_count_is_remarked_on() -> None:
    lesions = [T1, {"number": "T2", "role": "target", "organ": "liver"}]
    found = judged(lesions=lesions, imaging=[read(-1, T1=both(40), T2={"diameter_mm": 30, "viable_mm": 9}), read(42)])
    assert [(remark.rule, str(remark)) for remark in found.series.remarks] == [
        ("R-6.1", "T2 does not count under mRECIST (R-6.1)")
    ]
    assert judged(lesions=lesions, imaging=[read(42)]).series.remarks == ()
    none = judged(lesions=[T1], imaging=[read(-1, T1={"diameter_mm": 40}), read(42)])
    assert none.series.remarks == ()


def test_that_a_proven_new_lesion_is_not_equivocal_and_a_known_pattern_is_not_missing() -> None:
    seen = {"diameter_mm": 12, "certainty": "unequivocal"}
    found = judged(
        lesions=[T1, {**NEW1, "typical": False}], imaging=[read(-1, T1=both(40)), read(42, T1=both(40), NEW1=seen)]
    )
    point = found.series.points[0]
    assert (point.recist.new_lesions, point.recist.equivocal_new_lesions) == (("NEW1",), ())
    assert (point.mrecist.new_lesions, point.mrecist.equivocal_new_lesions) == ((), ("NEW1",))
    assert missing(point.mrecist.why) == []


def test_that_a_thrombus_at_one_of_two_reads_of_a_date_is_that_of_the_date() -> None:
    found = judged(
        lesions=[T1], imaging=[read(-1, T1=both(40)), read(42, {"vp": "Vp2"}, T1=both(40)), read(42, T1=both(40))]
    )
    assert [point.recist.non_target for point in found.series.points] == [Response.NON_CR_NON_PD]
