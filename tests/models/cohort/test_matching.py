"""Patients who were like one patient: exactly in classes, within ten years in age, and never by guessing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cohort.matching import Covariate, matched
from models.cohort.members import members
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.record.records import Vp
from tests.models.cohort_members import codes, demo_courses, patient

SHOWN = patient(1, vp=Vp.VP4, age=60, child_pugh="A", metastasis=True, aetiology=("HBV", "HCV"))


@pytest.mark.parametrize(
    ("covariate", "other", "matches"),
    [
        (Covariate.VP, {"vp": Vp.VP4}, True),
        (Covariate.VP, {"vp": Vp.VP3}, False),
        (Covariate.VP, {"vp": None}, False),
        (Covariate.AGE, {"age": 70}, True),
        (Covariate.AGE, {"age": 50}, True),
        (Covariate.AGE, {"age": 71}, False),
        (Covariate.AGE, {}, False),
        (Covariate.METASTASIS, {"metastasis": True}, True),
        (Covariate.METASTASIS, {"metastasis": False}, False),
        (Covariate.AETIOLOGY, {"aetiology": ("HCV", "HBV")}, True),
        (Covariate.AETIOLOGY, {"aetiology": ("HBV",)}, False),
        (Covariate.AETIOLOGY, {"aetiology": ()}, False),
    ],
)
def test_that_a_covariate_matches_exactly_and_age_within_ten_years(covariate, other: dict[str, Any], matches: bool):
    found = matched([SHOWN, patient(2, **other)], SHOWN, [covariate])
    assert codes(found.selection.members) == (["P02"] if matches else [])
    assert found.selection.considered == 1


def test_that_the_patient_is_never_matched_to_himself():
    everyone = [patient(key) for key in range(1, 9)]
    found = matched(everyone, everyone[0], [Covariate.PROTOCOL])
    assert (found.size, found.refused) == (7, None)
    assert str(found.words) == "Matched to P01 on protocol: 7 of 7 patients."
    assert str(found.selection.name) == "Matched to P01 on protocol: 7 of 7"


def test_that_fewer_than_five_who_match_are_refused_with_their_number():
    found = matched([patient(key, age=40 + 10 * key) for key in range(1, 6)], patient(9, age=60), [Covariate.AGE])
    assert found.size == 3
    assert str(found.refused).startswith("3 patients match: too few")


def test_that_what_is_not_known_of_the_patient_refuses_and_names_it():
    found = matched([patient(key, age=60) for key in range(1, 9)], patient(9), [Covariate.SEX, Covariate.AGE])
    assert found.unknown == (Covariate.SEX, Covariate.AGE)
    assert str(found.refused) == "P09 cannot be matched: sex, age ± 10 years not known at baseline."


@given(st.sets(st.sampled_from(Covariate)), st.sampled_from(Covariate))
def test_that_a_further_covariate_never_adds_anybody(covariates: set[Covariate], more: Covariate):
    everyone = members(demo_courses())
    fewer = matched(everyone, everyone[0], [*covariates, more])
    others = matched(everyone, everyone[0], [*covariates])
    assert set(codes(fewer.selection.members)) <= set(codes(others.selection.members))
    assert fewer.size + fewer.selection.left_out_count == fewer.selection.considered == len(everyone) - 1


def test_that_a_figure_of_those_who_match_names_its_filter():
    everyone = members(demo_courses("HCC-R*.json"))
    shown = everyone[0]
    found = matched(everyone, shown, [Covariate.VP, Covariate.CHILD_PUGH])
    figure = cohort_figure(found.selection, shown, FigureChoice())
    assert figure.n == found.size == 9
    assert str(figure.caption[-1]) == "Matched to HCC-R01 on Vp class, Child-Pugh class: 9 of 23, not grouped"


def test_that_two_unknowns_are_not_alike():
    found = matched(
        [patient(key, aetiology=()) for key in range(1, 9)], patient(9, aetiology=()), [Covariate.AETIOLOGY]
    )
    assert (found.size, found.unknown) == (0, (Covariate.AETIOLOGY,))
    assert str(found.selection.left_out[0].reason) == "aetiology not known"


def test_that_five_who_match_are_enough_and_others_are_left_out_by_name():
    everyone = [*(patient(key, vp=Vp.VP4) for key in range(1, 6)), patient(6, vp=Vp.VP1), patient(7, vp=None)]
    found = matched(everyone, patient(9, vp=Vp.VP4), [Covariate.VP])
    assert (found.size, found.refused) == (5, None)
    assert {str(entry.reason): entry.codes for entry in found.selection.left_out} == {
        "other Vp class": ("P06",),
        "Vp class not known": ("P07",),
    }
