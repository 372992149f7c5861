"""Groups of a cohort: their order, what they are called, and which class is the reference."""

from __future__ import annotations

import pytest

from models.cohort.groupings import best_of, group_name, group_of, order_of_groups, reference_first, without_group
from models.cohort.members import Grouping
from models.quantities import Answer
from models.response.response import Response
from tests.models.cohort_members import patient

BY_BEST = Grouping.BEST_RECIST


@pytest.mark.parametrize(
    ("grouping", "order"),
    [
        (Grouping.VP, "Vp0 Vp1 Vp2 Vp3 Vp4 present"),
        (Grouping.CHILD_PUGH, "A B C"),
        (Grouping.ALBI, "1 2a 2b 3"),
        (Grouping.BCLC, "0 A B C D"),
        (Grouping.METASTASIS, "without with"),
        (Grouping.AFP_CLASS, "low middle high"),
        (Grouping.LINE, "untreated local systemic"),
        (Grouping.BEST_MRECIST, "CR PR SD Non-CR/Non-PD PD"),
    ],
)
def test_that_classes_are_drawn_from_the_mildest_which_is_the_reference(grouping, order):
    names = tuple(order.split())
    assert order_of_groups(grouping) == names
    assert reference_first(grouping, names) == names


def test_that_an_answer_not_met_is_the_reference_and_drawn_second():
    assert order_of_groups(Grouping.PIVKA) == (Answer.MET.value, Answer.NOT_MET.value)
    assert reference_first(Grouping.PIVKA, order_of_groups(Grouping.PIVKA))[0] == Answer.NOT_MET.value


def test_that_known_aetiologies_come_first_and_several_last():
    assert order_of_groups(Grouping.AETIOLOGY, {"several", "toxin", "HCV", "HBV"}) == ("HBV", "HCV", "toxin", "several")
    assert order_of_groups(Grouping.AETIOLOGY, ()) == ()


@pytest.mark.parametrize(
    ("grouping", "name", "landmark", "full", "short"),
    [
        (Grouping.NONE, "", None, "Whole cohort", "all"),
        (Grouping.VP, "Vp3", 42, "Vp3", "Vp3"),
        (Grouping.FILE, "met", None, "met", "met"),
        (Grouping.FILE, "{x}", None, "{x}", "{x}"),
        (Grouping.BCLC, "C", None, "BCLC C", "C"),
        (Grouping.AFP_CLASS, "middle", None, "AFP > 20 and < 400 ng/mL", "20–400"),
        (Grouping.LINE, "systemic", None, "systemic treatment before", "systemic"),
        (Grouping.AETIOLOGY, "several", None, "several aetiologies", "several"),
        (Grouping.AFP, "met", None, "AFP fall ≥ 75 %", "≥ 75 %"),
        (Grouping.PIVKA, "not met", None, "PIVKA-II fall < 50 %", "< 50 %"),
        (Grouping.EITHER, "not met", None, "Neither answer met", "neither"),
        (BY_BEST, "PR", 84, "PR by day 84", "PR"),
        (BY_BEST, "PR", None, "PR", "PR"),
    ],
)
def test_that_a_group_has_a_full_and_a_short_name(grouping, name, landmark, full, short):
    found = group_name(grouping, name, landmark)
    assert (str(found.full), str(found.short)) == (full, short)


def test_that_the_name_of_an_answer_has_the_fall_that_was_asked_for():
    assert str(group_name(Grouping.AFP, "met", falls=(50, 30)).full) == "AFP fall ≥ 50 %"
    assert str(group_name(Grouping.PIVKA, "met", falls=(50, 30)).short) == "≥ 30 %"


def test_that_the_best_response_is_the_best_up_to_and_on_the_landmark():
    one = patient(
        1, reads_recist=((30, Response.NOT_EVALUABLE), (42, Response.SD), (84, Response.PR)), best_recist=Response.PR
    )
    found = [best_of(one, BY_BEST, day) for day in (29, 30, 42, 83, 84, None)]
    assert found == [
        Response.NO_ASSESSMENT,
        Response.NOT_EVALUABLE,
        Response.SD,
        Response.SD,
        Response.PR,
        Response.PR,
    ]
    assert [group_of(one, BY_BEST, day) for day in (29, 30, 42)] == [None, None, "SD"]
    assert str(without_group(one, BY_BEST, 29)) == "no assessment by day 29"
    assert str(without_group(one, BY_BEST, 30)) == "response not evaluable by day 30"


def test_that_mrecist_that_cannot_be_assessed_is_no_group_at_any_landmark():
    one = patient(1, best_mrecist=Response.NOT_ASSESSABLE, reads_mrecist=((40, Response.NOT_ASSESSABLE),))
    for landmark in (None, 42):
        assert group_of(one, Grouping.BEST_MRECIST, landmark) is None
        assert str(without_group(one, Grouping.BEST_MRECIST, landmark)) == "response not assessable"


@pytest.mark.parametrize(
    ("best", "words"),
    [
        (Response.NO_ASSESSMENT, "no assessment after the baseline"),
        (Response.NOT_EVALUABLE, "best response not evaluable"),
    ],
)
def test_that_without_a_landmark_a_best_response_that_is_none_is_named(best, words):
    one = patient(1, best_recist=best)
    assert group_of(one, BY_BEST) is None
    assert str(without_group(one, BY_BEST)) == words


def test_that_causes_are_a_group_alone_or_together_and_none_is_unknown():
    found = [
        group_of(patient(1, aetiology=causes), Grouping.AETIOLOGY) for causes in (None, (), ("HCV",), ("HBV", "HCV"))
    ]
    assert found == [None, None, "HCV", "several"]
