"""What stands at the head of a patient's page and in a list, and the course as it would be with a draft in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models.course.course import Course, course
from models.course.headline import (
    Extent,
    due_visit,
    latest_albi,
    latest_child_pugh,
    liver_now,
    performance_status,
    regimen,
    thrombus_at_baseline,
    thrombus_now,
)
from models.course.lanes import treatment_lanes
from models.course.summary import summary
from models.course.tentative import tentative, without_problems
from models.course.treatment_log import due_day, next_dose
from models.flags.flags import Severity
from models.forms.lesion import AddedLesion
from models.forms.results import LabDraft
from models.forms.sizes import SizeDraft
from models.forms.visit import VisitDraft
from models.record.protocol import FOLLOW_UP, PlannedVisit, Protocol
from models.record.records import (
    Ascites,
    Baseline,
    Cheng,
    Imaging,
    Lesion,
    Outcome,
    Patient,
    Record,
    Role,
    Thrombus,
    Vp,
)
from models.response.response import Response
from models.words import listed
from tests.models.patients import START, event, lab, on_day, patient, treatment, visit

SIX_WEEKLY = Protocol(
    name="x",
    title="",
    anchor="",
    visits=tuple(PlannedVisit(f"W{w}", w * 7, w * 7 - 7, w * 7 + 7, imaging=False) for w in (6, 12, 18)),
)


def judged(record: Record, today: int = 100, protocol: Protocol = FOLLOW_UP) -> Course:
    return course(record, protocol, on_day(today))


def thrombi(*classes: tuple[int, Vp | None, Cheng | None], baseline: Baseline | None = None) -> Course:
    reads = tuple(Imaging(date=on_day(day), thrombus=Thrombus(vp=vp, cheng=cheng)) for day, vp, cheng in classes)
    return judged(patient(imaging=reads, baseline=baseline))


def test_that_the_extent_at_baseline_is_the_reads_else_the_profiles() -> None:
    noted = Baseline(vp=Vp.VP2)
    assert thrombus_at_baseline(thrombi((-1, Vp.VP3, None), baseline=noted)) == Extent(Vp.VP3, None, on_day(-1))
    assert thrombus_at_baseline(thrombi((-1, None, Cheng.II))).cheng is Cheng.II
    assert thrombus_at_baseline(thrombi(baseline=noted)) == Extent(Vp.VP2, None)
    assert not thrombus_at_baseline(thrombi()).recorded
    assert Extent(None, Cheng.II).recorded


def test_that_the_extent_now_is_that_of_the_last_read_that_names_a_class() -> None:
    reads = ((-1, Vp.VP3, None), (42, Vp.VP2, None), (84, None, None))
    assert thrombus_now(thrombi(*reads)) == Extent(Vp.VP2, None, on_day(42))
    assert thrombus_now(thrombi(*reads[:1])) == thrombus_at_baseline(thrombi(*reads[:1]))
    assert Extent(Vp.VP2, None).differs(Extent(Vp.VP2, Cheng.I))
    assert not Extent(Vp.VP2, None, on_day(1)).differs(Extent(Vp.VP2, None, on_day(2)))


def test_that_the_performance_status_is_the_last_one_recorded() -> None:
    visits = [visit(84, ecog=2), visit(42, ecog=1), visit(90)]
    assert performance_status(judged(patient(visits=visits))) == 2
    assert performance_status(judged(patient(visits=[visit(90)], baseline=Baseline(ecog=0)))) is None


def test_that_liver_function_now_is_that_of_the_last_visit() -> None:
    found = liver_now(judged(patient(visits=[visit(84, ascites="slight"), visit(42)])))
    assert found is not None
    assert (found.on, found.ascites) == (on_day(84), Ascites.SLIGHT)
    assert liver_now(judged(patient())) is None


@pytest.mark.parametrize(
    ("today", "label"), [(10, "W6"), (34, "W6"), (49, "W6"), (50, "W12"), (77, "W12"), (133, "W18"), (134, None)]
)
def test_that_the_visit_due_is_the_open_one_else_the_next(today: int, label: str | None) -> None:
    found = due_visit(judged(patient(), today, SIX_WEEKLY))
    assert (found.plan.label if found else None) == label


def test_that_nothing_is_due_after_death_or_when_it_was_done() -> None:
    assert due_visit(judged(patient(died=30), 40, SIX_WEEKLY)) is None
    done = due_visit(judged(patient(visits=[visit(40)]), 40, SIX_WEEKLY))
    assert done is not None
    assert done.plan.label == "W12"


def test_that_the_regimen_tells_what_is_given_from_what_was() -> None:
    given = (
        treatment("drug", "lenvatinib", 0, stop=20, dose=12, unit="mg"),
        treatment("drug", "lenvatinib", 21, dose=8, unit="mg"),
        treatment("radiation", "SBRT", 14, stop=20, dose=35, unit="Gy"),
        treatment("procedure", "TACE", 50, stop=50),
        treatment("drug", "cadonilimab", 60, dose=0, unit="mg"),
    )
    found = regimen(judged(patient(treatments=given)))
    assert found.current == (("lenvatinib", "8 mg"),)
    assert found.earlier == (("SBRT", "35 Gy"), ("TACE", ""))
    assert regimen(judged(patient(treatments=given, died=90))).current == ()


@pytest.mark.parametrize(("seen", "going_on"), [(62, True), (101, True), (102, False)])
def test_that_a_drug_given_every_three_weeks_goes_on_between_its_doses(seen: int, going_on: bool) -> None:
    doses = [
        treatment("drug", "cadonilimab", day, stop=day, dose=620, unit="mg", schedule="every 3 weeks")
        for day in (18, 39, 60)
    ]
    given = (treatment("radiation", "SBRT", 14, stop=18, dose=35, unit="Gy"), *doses)
    found = regimen(judged(patient(treatments=given, visits=[visit(seen)]), 200))
    dose = ("cadonilimab", "620 mg")
    assert (dose in found.current, dose in found.earlier) == (going_on, not going_on)
    assert ("SBRT", "35 Gy") in found.earlier
    replaced = replace(patient(treatments=given, visits=[visit(62)]), outcome=Outcome(new_therapy_start=on_day(61)))
    assert dose in regimen(judged(replaced, 200)).earlier
    assert dose in regimen(judged(patient(treatments=given, died=62), 200)).earlier


def test_that_the_latest_score_that_could_be_determined_stays_with_its_date_and_what_is_missing_since() -> None:
    findings = {"ascites": "none", "encephalopathy": "none"}
    labs = [lab("bilirubin", 42, 10, high=20), lab("albumin", 42, 40, low=35), lab("INR", 42, 1)]
    record = patient(*labs, visits=[visit(42, **findings), visit(84, **findings)])
    for latest in (latest_albi(judged(record)), latest_child_pugh(judged(record))):
        assert latest.scores is not None
        assert (latest.scores.on, latest.known, latest.since) == (on_day(42), True, on_day(84))
    assert latest_albi(judged(record)).missing == ("bilirubin", "albumin")
    assert latest_child_pugh(judged(record)).missing == ("bilirubin", "albumin", "INR")
    newest = latest_albi(judged(patient(*labs, visits=[visit(42)])))
    assert (newest.known, newest.missing, newest.since) == (True, (), None)
    never = latest_albi(judged(patient(visits=[visit(42)])))
    assert (never.known, never.missing) == (False, ("bilirubin", "albumin"))
    assert latest_albi(judged(patient())).scores is None


def test_that_a_dose_without_a_unit_is_told_without_one() -> None:
    found = regimen(judged(patient(treatments=(treatment("drug", "sorafenib", 0, dose=400),))))
    assert found.current == (("sorafenib", "400"),)


def of_list(**values: Any) -> Any:
    return summary(7, judged(patient(**values)))


def test_that_the_line_of_a_list_counts_what_asks_for_a_look() -> None:
    line = of_list(
        adverse_events=(event("Rash", 4, start=5), event("Fatigue", 3, start=6), event("Pruritus", 3, start=1, stop=9))
    )
    assert (line.key, line.code, line.severity, line.flags) == (7, "T-1", Severity.URGENT, 2)
    assert (line.response, line.deceased, line.day, line.last_day) == (None, False, 100, 100)
    quiet = of_list(adverse_events=(event("Rash", 3, start=1, stop=9),))
    assert (quiet.severity, quiet.flags) == (Severity.INFORMATION, 0)


def test_that_the_age_of_the_dead_stands_still() -> None:
    assert of_list(born=date(1960, 6, 18)).age == 63  # day 100 is 18 June 2023
    assert of_list(born=date(1960, 6, 19)).age == 62
    dead = of_list(born=date(1960, 6, 17), died=98)
    assert (dead.age, dead.deceased, dead.day, dead.last_day) == (62, True, 100, 98)
    assert of_list().age is None


def test_that_the_line_shows_the_latest_response() -> None:
    reads = (Imaging(date=on_day(-1)), Imaging(date=on_day(42)))
    assert of_list(imaging=reads).response is Response.NOT_EVALUABLE


# --- a draft that is not saved --------------------------------------------------------------------------------------

FOLLOWED = Record(
    patient=Patient(code="T-1"),
    treatment_start=START,
    lesions=(Lesion(number="T1", role=Role.TARGET, organ="liver"),),
    imaging=(Imaging(date=on_day(-1), reader="A", measurements=()),),
    outcome=Outcome(),
)
TODAY = on_day(50)


def draft(**values: Any) -> VisitDraft:
    return VisitDraft(date=(START + timedelta(days=42)).isoformat(), **values)


def test_that_nothing_typed_or_no_date_makes_no_tentative_course() -> None:
    assert tentative(draft(), FOLLOWED, FOLLOW_UP, TODAY) is None
    assert tentative(VisitDraft(date="31-Feb-2024", ecog=1), FOLLOWED, FOLLOW_UP, TODAY) is None


def test_that_a_tentative_course_holds_the_draft_and_its_own_read() -> None:
    found = tentative(draft(sizes=(SizeDraft("T1", "40", "="),), reader="A"), FOLLOWED, FOLLOW_UP, TODAY)
    assert found is not None
    assert found.on == on_day(42)
    assert found.point is not None
    assert (found.point.recist.sum_tenths, found.point.reader) == (400, "A")
    assert len(found.course.record.imaging) == 2


def test_that_the_read_of_a_second_reader_is_found_in_its_own_series() -> None:
    found = tentative(draft(sizes=(SizeDraft("T1", "41"),), reader="B"), FOLLOWED, FOLLOW_UP, TODAY)
    assert found is not None
    assert found.point is not None
    assert found.point.reader == "B"


def test_that_a_draft_without_imaging_has_no_read() -> None:
    found = tentative(draft(ecog=1), FOLLOWED, FOLLOW_UP, TODAY)
    assert found is not None
    assert found.point is None


def test_that_fields_that_cannot_be_read_are_left_out_and_the_others_count() -> None:
    typed = draft(
        ecog=1,
        weight="heavy",
        pressure="high",
        slice_mm="thin",
        labs=(LabDraft(analyte="ALT", text="x", unit="U/L"), LabDraft(analyte="AST", text="40", unit="U/L")),
        sizes=(SizeDraft("T1", "x", "y"), SizeDraft("T2", "30", "y"), SizeDraft("T3", "30", "20")),
        added=(AddedLesion(role=Role.NEW, organ="lung", diameter="x"),),
    )
    usable = without_problems(typed, FOLLOWED, TODAY)
    assert (usable.weight, usable.pressure, usable.slice_mm, usable.ecog) == ("", "", "", 1)
    assert [lab.analyte for lab in usable.labs] == ["AST"]
    assert usable.sizes == (SizeDraft("T1"), SizeDraft("T2", "30"), SizeDraft("T3", "30", "20"))
    assert usable.added == ()
    kept = replace(
        typed, added=(AddedLesion(role=Role.NEW, organ="lung", diameter="12"),), weight="61", pressure="120/80"
    )
    assert without_problems(kept, FOLLOWED, TODAY).added[0].diameter == "12"
    assert without_problems(kept, FOLLOWED, TODAY).weight == "61"


def test_that_a_list_of_words_is_one_sentence() -> None:
    assert [str(listed(words)) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a, b", "a, b, c"]


def test_that_a_next_dose_is_offered_only_of_what_goes_on(demo_courses: dict[str, Course]) -> None:
    offered = [
        (code, lane.agent)
        for code, found in demo_courses.items()
        for lane in treatment_lanes(found)
        if next_dose(found, lane) is not None or due_day(found, lane) is not None
    ]
    assert offered
    assert all(agent in dict(regimen(demo_courses[code]).current) for code, agent in offered)
    assert not [code for code, _ in offered if code in ("HCC-R02", "TIL-01")]  # stopped, and years ago
