"""What a filter can ask of a cohort: only values that occur, each with its number of patients, and asked exactly."""

from __future__ import annotations

import pytest

from models.cohort.filter import EVERYONE, PARTS, chosen
from models.cohort.filter_offers import Offers, asked, offers, toggled
from models.cohort.members import member


@pytest.fixture(scope="module")
def members(demo_courses):
    return [member(key, course) for key, course in enumerate(demo_courses.values())]


def test_that_every_value_offered_chooses_as_many_patients_as_it_says(members):
    found = offers(members)
    assert found.parts
    for part in found.parts:
        for one in part.values:
            wanted = toggled(EVERYONE, part.part, one.value, on=True)
            assert len(chosen(wanted, members).members) == one.count, (part.part, one.value)


def test_that_values_and_unknown_of_a_single_valued_part_are_everybody(members):
    for part in offers(members).parts:
        if part.part not in ("aetiology", "evaluable_only"):
            assert sum(one.count for one in part.values) + part.unknown == len(members), part.part


def test_that_a_value_asked_for_can_be_taken_back(members):
    for part in offers(members).parts:
        assert part.part in PARTS
        for one in part.values:
            wanted = toggled(EVERYONE, part.part, one.value, on=True)
            assert asked(wanted, part.part, one.value)
            assert toggled(wanted, part.part, one.value, on=False) == EVERYONE


def test_that_one_of_two_exclusive_values_takes_the_place_of_the_other():
    wanted = toggled(toggled(EVERYONE, "metastasis", True, on=True), "metastasis", False, on=True)
    assert wanted.metastasis is False
    assert toggled(wanted, "metastasis", True, on=False) == wanted
    assert not asked(EVERYONE, "metastasis", False)


def test_that_values_of_a_list_are_asked_for_together():
    wanted = toggled(toggled(EVERYONE, "bclc", "B", on=True), "bclc", "C", on=True)
    assert wanted.bclc == ("B", "C")
    assert toggled(wanted, "bclc", "B", on=False).bclc == ("C",)


def test_that_dates_of_the_first_and_last_start_are_given(members):
    found = offers(members)
    assert found.first == min(one.profile.start for one in members)
    assert found.last == max(one.profile.start for one in members)
    assert offers([]) == Offers()
