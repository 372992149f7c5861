"""A patient at the start of treatment as cohorts see him, and the time to the next therapy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.cohort.covariates import AfpClass, Line, profile
from models.cohort.members import member
from models.course.course import course
from models.record.protocol import FOLLOW_UP
from models.record.records import Baseline, Cheng, Imaging, Lesion, Outcome, Role, Sex, Thrombus, Vp
from models.response.endpoints import overall_survival, time_to_next_therapy
from models.response.response import Response
from tests.models.cohort_members import demo_courses
from tests.models.patients import START, lab, on_day, patient, visit


def of(record):
    return profile(course(record, FOLLOW_UP, on_day(400)))


def test_that_nothing_recorded_is_nothing_known():
    found = of(patient())
    known = {name: getattr(found, name) for name in found.__slots__ if getattr(found, name) not in (None, "")}
    assert known == {"start": START}


def test_that_the_profile_is_what_the_rules_made_of_the_record():
    codes = {one.record.patient.code: profile(one) for _, one in demo_courses()}
    found = codes["HCC-R02"]
    assert (found.vp, found.cheng, found.metastasis, found.sites) == (Vp.VP4, Cheng.IV, True, ("lung",))
    assert (found.age, found.sex, found.ecog, found.aetiology) == (70, Sex.MALE, 0, ("HBV",))
    assert (found.child_pugh, found.albi_grade, found.bclc) == ("A", "2a", "C")
    assert (found.afp.reported, found.afp_class, found.line) == ("4818", AfpClass.HIGH, Line.UNTREATED)
    assert (found.pivka.reported, found.pivka_unit) == ("6729", "mAU/mL")
    assert codes["TIL-01"].afp_class is AfpClass.HIGH  # >60,500
    assert codes["HCC-R22"].metastasis is None


@pytest.mark.parametrize(("days", "age"), [(0, 63), (1, 62), (-1, 63)])
def test_that_age_is_in_completed_years_at_the_start(days, age):
    born = date(START.year - 63, START.month, START.day + days)
    assert of(patient(born=born)).age == age


def test_that_a_lesion_outside_the_liver_is_a_metastasis_where_the_baseline_says_nothing():
    lung = Lesion(number="1", role=Role.TARGET, organ="lung")
    assert of(patient(lesions=(lung,))).metastasis is True
    assert of(patient(lesions=(lung,), baseline=Baseline(extrahepatic_sites=()))).metastasis is False
    assert of(patient(lesions=(replace(lung, organ="liver"),))).metastasis is None


def test_that_the_thrombus_is_that_of_the_baseline_profile_else_of_the_baseline_imaging():
    read = Imaging(date=START, thrombus=Thrombus(vp=Vp.VP2, cheng=Cheng.I))
    found = of(patient(imaging=(read,)))
    assert (found.vp, found.cheng) == (Vp.VP2, Cheng.I)
    found = of(patient(imaging=(read,), baseline=Baseline(vp=Vp.VP4, cheng=Cheng.III)))
    assert (found.vp, found.cheng) == (Vp.VP4, Cheng.III)


def test_that_afp_and_liver_are_those_of_the_start():
    labs = (lab("AFP", -3, "350"), lab("AFP", 20, "9000"), lab("bilirubin", -1, "20"), lab("albumin", -1, "40"))
    found = of(patient(*labs, visits=[visit(0)], baseline=Baseline(weight_kg=Decimal(61))))
    assert (found.afp.reported, found.afp_class, found.weight_kg) == ("350", AfpClass.MIDDLE, 61)
    assert (found.albi_grade, found.child_pugh) == ("2a", None)
    assert found.albi == pytest.approx(-2.541, abs=5e-4)


@pytest.mark.parametrize(
    ("outcome", "days", "event", "reason"),
    [
        (Outcome(last_contact=on_day(200)), 200, False, "alive"),
        (Outcome(death_date=on_day(150)), 150, True, "death"),
        (Outcome(last_contact=on_day(200), new_therapy_start=on_day(90)), 90, True, "new therapy"),
        (Outcome(death_date=on_day(150), new_therapy_start=on_day(90)), 90, True, "new therapy"),
        (Outcome(death_date=on_day(90), new_therapy_start=on_day(90)), 90, True, "new therapy"),
        (Outcome(death_date=on_day(80), new_therapy_start=on_day(90)), 80, True, "death"),
        (Outcome(last_contact=on_day(200), new_therapy_start=on_day(-5)), 200, False, "alive"),
        (Outcome(alive=False, new_therapy_start=on_day(90)), 90, True, "new therapy"),
    ],
)
def test_that_the_time_to_next_therapy_ends_with_therapy_death_or_the_last_contact(outcome, days, event, reason):
    found = time_to_next_therapy(replace(patient(), outcome=outcome))
    assert (found.days, found.event) == (days, event)
    assert str(found.reason).startswith(reason)


def test_that_without_an_end_there_is_no_time_to_next_therapy():
    assert time_to_next_therapy(replace(patient(), outcome=Outcome(alive=False))) is None
    assert time_to_next_therapy(patient()) == overall_survival(patient()) is None


def test_that_reads_end_with_the_first_progression():
    for key, one in demo_courses():
        found = member(key, one)
        for reads in (found.reads_recist, found.reads_mrecist):
            assert [day for day, _ in reads] == sorted(day for day, _ in reads)
            assert Response.PD not in [response for _, response in reads[:-1]]
