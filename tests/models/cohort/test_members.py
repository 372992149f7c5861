"""Who is in a cohort, who is left out and why, and what a figure says of the patient."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cohort.members import Cohort, CohortMember, Grouping, Measure, members_of, provenances
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.figures.standing import percent_limits
from models.quantities import Answer
from models.record.records import Vp
from models.response.response import Response
from tests.models.cohort_members import end, patient

FORBIDDEN = ("recommend", "eligible", "safe", "risk of death", "normal", "probability", "your")


def clinic(n: int = 12) -> list[CohortMember]:
    return [patient(key, 30 * key, afp=Answer.MET if key % 2 else Answer.NOT_MET) for key in range(1, n + 1)]


def test_that_the_efficacy_set_is_the_reconstructed_with_a_read_after_the_baseline():
    label = "Reconstructed from published summaries"
    everyone = [patient(1), patient(2, provenance=label), patient(3, provenance=label, evaluable=False)]
    assert [one.key for one in members_of(Cohort.RECONSTRUCTED, everyone, "")] == [2]
    assert provenances(everyone) == ((label, 2),)
    everyone.append(patient(4, protocol="til-anti-pd-1"))
    assert [one.key for one in members_of(Cohort.PROTOCOL, everyone, "til-anti-pd-1")] == [4]
    assert len(members_of(Cohort.CLINIC, everyone, "")) == 4


def test_that_the_patient_is_left_out_of_the_cohort_unless_asked():
    everyone = clinic()
    choice = FigureChoice(cohort=Cohort.CLINIC)
    without = cohort_figure(everyone, everyone[3], choice)
    assert (without.n, without.left_out[0].codes) == (11, ("P04",))
    assert "without P04" in str(without.caption[-1])
    counted = cohort_figure(everyone, everyone[3], replace(choice, count_patient=True))
    assert (counted.n, counted.left_out_count) == (12, 0)


def test_that_a_landmark_leaves_out_counts_and_names_those_who_ended_before_it():
    everyone = [*clinic(), patient(20, 42), patient(21, 10, event=False)]
    choice = FigureChoice(measure=Measure.PFS, cohort=Cohort.CLINIC, grouping=Grouping.AFP, landmark_day=42)
    found = cohort_figure(everyone, None, choice)
    assert {str(entry.reason): len(entry.codes) for entry in found.left_out} == {
        "progressed or died by day 42": 2,
        "censored by day 42": 1,
    }
    assert all(group.curve.time[0] > 0 for group in found.groups)
    assert {group.offset for group in found.groups} == {42.0}


def test_that_times_on_a_figure_count_from_the_start_also_after_a_landmark():
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.AFP)
    plain = cohort_figure(clinic(), None, choice)
    later = cohort_figure(clinic(), None, replace(choice, landmark_day=10))
    medians = [[(group.median.value, group.median.low) for group in found.groups] for found in (plain, later)]
    assert medians[0] == medians[1]
    assert [group.rates[0].survival for group in plain.groups] == [group.rates[0].survival for group in later.groups]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer.NOT_ASSESSABLE, "AFP fall not assessable"),
        (Answer.UNDETERMINED, "AFP fall at 6 weeks cannot be determined"),
    ],
)
def test_that_a_patient_without_an_answer_is_in_no_group_and_named(answer, words):
    unknown = patient(30, afp=answer)
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.AFP)
    found = cohort_figure([*clinic(), unknown], unknown, replace(choice, count_patient=True))
    assert {str(entry.reason): entry.codes for entry in found.left_out} == {words: ("P30",)}
    assert str(found.patient.words[0]) == f"In no group: {words}."
    assert not any(group.of_patient for group in found.groups)


def test_that_the_sentence_about_the_patient_gives_the_cohort_there_and_no_probability_of_the_patient():
    everyone = clinic()
    found = cohort_figure(everyone, patient(99, 160, code="P99"), FigureChoice(cohort=Cohort.CLINIC))
    assert found.patient.days == 160
    assert found.patient.event
    words = str(found.patient.words[0])
    assert words == "7 of 12 still at risk at 5.3 months; 58.3 % of the cohort alive then (27.0–80.1)."
    assert not any(word in words for word in FORBIDDEN)


def test_that_nothing_is_estimated_below_five_at_risk():
    found = cohort_figure(clinic(), patient(99, 290, event=False), FigureChoice(cohort=Cohort.CLINIC))
    assert "3 of 12 still at risk" in str(found.patient.words[0])
    assert "too few for an estimate" in str(found.patient.words[0])
    assert "Conditional survival is not given: 3 at risk" in str(found.conditional[0])


def test_that_conditional_survival_is_of_those_strictly_beyond_the_time_reached():
    found = cohort_figure(clinic(), patient(99, 60, event=False), FigureChoice(cohort=Cohort.CLINIC))
    assert str(found.conditional[0]) == ("Of 10 alive at 2.0 months, 40.0 % (12.3–67.0) were alive 6 months later.")
    assert str(found.conditional[1]) == "Half of them lived for 5.4 months more (1.0–7.9)."


def test_that_without_events_left_the_last_one_and_the_number_at_risk_are_told():
    followed = [patient(key, 400 + key, event=False) for key in range(1, 7)]
    found = cohort_figure(
        [patient(8, 100), *followed], patient(99, 200, event=False), FigureChoice(cohort=Cohort.CLINIC)
    )
    assert [str(words) for words in found.conditional] == ["No events after 3.3 months; 6 at risk."]


def test_that_a_patient_without_a_response_has_no_place_on_the_duration_of_response():
    responders = [patient(key, dor=end(50 * key)) for key in range(1, 12)]
    found = cohort_figure(responders, patient(99), FigureChoice(measure=Measure.DOR, cohort=Cohort.CLINIC))
    assert found.patient.days is None
    assert str(found.patient.words[0]) == "No place on this axis: no confirmed response."


def test_that_small_groups_have_curves_and_no_p():
    found = cohort_figure(clinic(8), None, FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.AFP))
    assert len(found.groups) == 2
    assert found.comparison.log_rank is None
    assert "fewer than 10 patients" in str(found.comparison.refused)


def test_that_three_groups_are_compared_in_pairs():
    classes = (Vp.VP1, Vp.VP3, Vp.VP4)
    everyone = [patient(key, 20 * key, vp=classes[key % 3]) for key in range(1, 40)]
    found = cohort_figure(everyone, None, FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP))
    assert [str(group.name.short) for group in found.groups] == ["Vp1", "Vp3", "Vp4"]
    assert len(found.comparison.pairs) == 3
    assert str(found.comparison.reference.short) == "Vp1"


def test_that_every_figure_carries_counts_limits_month_length_data_cut_and_filter():
    caption = [str(part) for part in cohort_figure(clinic(), None, FigureChoice(cohort=Cohort.CLINIC)).caption]
    assert caption == [
        "n = 12, events = 12",
        "95 % limits log-log",
        "1 month = 30.4375 days",
        "data cut 2025-03-28",
        "All patients of this clinic, not grouped",
    ]


def test_that_an_empty_cohort_is_a_figure_without_curves():
    found = cohort_figure([], patient(1), FigureChoice())
    assert (found.groups, found.n, found.small, found.conditional) == ((), 0, None, ())


def test_that_limits_at_0_and_100_percent_are_not_estimable_in_words():
    assert str(percent_limits(1.0, 1.0)) == "95 % limits not estimable"
    assert str(percent_limits(math.nan, math.nan)) == "95 % limits not estimable"
    assert str(percent_limits(0.338, 0.749)) == "33.8–74.9"


@given(st.lists(st.tuples(st.integers(0, 900), st.booleans(), st.sampled_from(Answer)), max_size=30), st.booleans())
def test_that_everyone_is_on_the_figure_or_left_out_once(rows, landmark):
    everyone = [patient(key, days, event, afp=answer) for key, (days, event, answer) in enumerate(rows)]
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.AFP, landmark_day=42 if landmark else None)
    found = cohort_figure(everyone, everyone[0] if everyone else None, choice)
    assert found.n + found.left_out_count == found.considered == len(everyone)


def test_that_the_patients_time_is_placed_among_the_events_of_the_cohort():
    found = cohort_figure(clinic(), patient(99, 160), FigureChoice(cohort=Cohort.CLINIC))
    assert str(found.patient.percentile) == "5 of 12 deaths in the cohort (41.7 %) came before 5.3 months."
    few = cohort_figure(clinic(4), patient(99, 160), FigureChoice(cohort=Cohort.CLINIC))
    assert few.patient.percentile is None


def test_that_a_patient_of_one_group_is_placed_in_every_group_and_not_below_five_at_risk():
    everyone = [patient(key, 30 * key, vp=Vp.VP3 if key % 2 else Vp.VP4) for key in range(1, 25)]
    found = cohort_figure(everyone, everyone[10], FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP))
    own, other = found.patient.by_group
    assert (own.of_patient, own.n, own.at_risk) == (True, 11, 6)
    assert (other.of_patient, other.n, other.at_risk, round(other.estimate.survival, 3)) == (False, 12, 7, 0.583)
    late = cohort_figure(everyone, patient(99, 700), FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP))
    assert [each.estimate for each in late.patient.by_group] == [None, None]
    assert "too few for an estimate" in str(late.patient.by_group[0].words)


@pytest.mark.parametrize(
    ("grouping", "values", "names"),
    [
        (Grouping.CHILD_PUGH, {"child_pugh": ("A", "B", None)}, ["Child-Pugh A", "Child-Pugh B"]),
        (Grouping.ALBI, {"albi_grade": ("2b", "1", None)}, ["ALBI grade 1", "ALBI grade 2b"]),
        (Grouping.BCLC, {"bclc": ("C", "B", None)}, ["BCLC B", "BCLC C"]),
        (Grouping.METASTASIS, {"metastasis": (True, False, None)}, ["without metastasis", "with metastasis"]),
        (Grouping.AETIOLOGY, {"aetiology": (("HBV", "HCV"), ("HBV",), ())}, ["HBV", "several aetiologies"]),
        (Grouping.AFP_CLASS, {"afp_class": ("high", "low", None)}, ["AFP ≤ 20 ng/mL", "AFP ≥ 400 ng/mL"]),
        (
            Grouping.LINE,
            {"line": ("systemic", "untreated", None)},
            ["no treatment before", "systemic treatment before"],
        ),
    ],
)
def test_that_groups_at_baseline_are_drawn_in_order_and_the_unknown_are_named(grouping, values, names):
    [(field, given)] = values.items()
    everyone = [patient(key, 20 * key, **{field: given[key % 3]}) for key in range(30)]
    found = cohort_figure(everyone, None, FigureChoice(cohort=Cohort.CLINIC, grouping=grouping))
    assert [str(group.name.full) for group in found.groups] == names
    assert (found.n, found.left_out_count) == (20, 10)
    assert len(found.left_out) == 1


def test_that_a_best_response_is_that_seen_by_the_landmark_and_not_what_came_later():
    early = ((40, Response.PR), (90, Response.PR))
    late = ((40, Response.SD), (90, Response.PR))
    everyone = [
        *(patient(key, 100 + key, reads_recist=early, best_recist=Response.PR) for key in range(6)),
        *(patient(key, 100 + key, reads_recist=late, best_recist=Response.PR) for key in range(6, 12)),
        patient(20, 60, reads_recist=((55, Response.PD),), best_recist=Response.PD),
        patient(21, 30, reads_recist=((28, Response.PD),), best_recist=Response.PD),
    ]
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.BEST_RECIST, landmark_day=42)
    found = cohort_figure(everyone, None, choice)
    assert [(str(group.name.full), group.curve.n) for group in found.groups] == [
        ("PR by day 42", 6),
        ("SD by day 42", 6),
    ]
    assert {str(entry.reason): entry.codes for entry in found.left_out} == {
        "no assessment by day 42": ("P20",),
        "died by day 42": ("P21",),
    }
    naive = cohort_figure(everyone, None, replace(choice, landmark_day=None))
    assert [(str(group.name.full), group.curve.n) for group in naive.groups] == [("PR", 12), ("PD", 2)]
    assert "whoever lived to be grouped is favoured" in str(naive.warnings[-1])


def test_that_hazards_that_cross_are_said_to_change_and_the_hazard_ratio_to_be_an_average():
    early = [patient(key, 10 + key, afp=Answer.MET) for key in range(15)]
    late = [patient(50 + key, 400 + 5 * key, afp=Answer.MET) for key in range(15)]
    middle = [patient(100 + key, 150 + 4 * key, afp=Answer.NOT_MET) for key in range(30)]
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.AFP)
    found = cohort_figure([*early, *late, *middle], None, choice).comparison.proportional
    assert found.all_together.p < 0.001
    assert str(found.words).startswith("The hazard ratio changes over time (p < 0.001): it is an average")


def test_that_restricted_means_of_groups_end_where_the_shorter_follow_up_does():
    everyone = [patient(key, 30 * key, vp=Vp.VP3 if key <= 8 else Vp.VP4) for key in range(1, 17)]
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP)
    short, long = cohort_figure(everyone, None, choice).comparison.means
    assert (short.until, long.until) == (240, 240)
    assert (short.mean, long.mean) == (pytest.approx(135), 240)
    later = cohort_figure(everyone, None, replace(choice, landmark_day=20)).comparison.means[0]
    assert (later.until, later.mean) == (240, pytest.approx(135))


def test_that_each_small_group_is_warned_of():
    found = cohort_figure(clinic(), None, FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.AFP))
    assert len(found.warnings) == 3
    assert found.small == found.warnings[0]


def test_that_a_small_group_of_a_large_cohort_is_warned_of_alone():
    everyone = [patient(key, 10 * key, vp=Vp.VP3 if key > 9 else Vp.VP1) for key in range(1, 101)]
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP)
    found = cohort_figure(everyone, None, choice)
    assert [str(words) for words in found.warnings] == [
        "Vp1: 9 patients, fewer than 5 at risk after 1.6 months. 95 % limits are wide."
    ]
    assert cohort_figure(everyone[1:], None, replace(choice, grouping=Grouping.NONE)).warnings == ()
    ten = [replace(one, vp=Vp.VP1) if one.key == 10 else one for one in everyone]
    assert cohort_figure(ten, None, choice).warnings == ()


def test_that_the_time_to_next_therapy_ends_with_therapy_or_death():
    everyone = [patient(key, 30 * key, ttnt=end(15 * key, key % 2 == 0)) for key in range(1, 13)]
    found = cohort_figure(everyone, patient(99, ttnt=end(80)), FigureChoice(cohort=Cohort.CLINIC, measure=Measure.TTNT))
    assert (found.n, found.events) == (12, 6)
    assert str(found.patient.words[0]) == (
        "7 of 12 still at risk at 2.6 months; 80.8 % of the cohort alive without a next therapy then (42.3–94.9)."
    )


def test_that_a_patient_alone_in_his_group_is_told_so():
    everyone = [*clinic(), patient(50, vp=Vp.VP1)]
    found = cohort_figure(everyone, everyone[-1], FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP))
    assert [str(words) for words in found.patient.words] == ["Nobody else is in this patient's group."]
    assert found.conditional == ()  # the group that is drawn is not the patient's


def test_that_conditional_survival_is_that_of_the_patients_own_group():
    everyone = [patient(key, 30 * key, vp=Vp.VP3 if key % 2 else Vp.VP4) for key in range(1, 41)]
    choice = FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.VP)
    own = cohort_figure(everyone, patient(99, 330, event=False, vp=Vp.VP4), choice)
    assert str(own.conditional[0]).startswith("Of 15 alive at 10.8 months")
    ended = cohort_figure(everyone, patient(99, 330, vp=Vp.VP4), choice)
    assert str(ended.conditional[0]).startswith("Of 17 alive at 6.0 months")
    assert cohort_figure(everyone, None, choice).conditional == ()
    whole = cohort_figure(everyone, None, replace(choice, grouping=Grouping.NONE))
    assert str(whole.conditional[0]).startswith("Of 34 alive at 6.0 months")


def test_that_a_place_in_a_group_needs_five_at_risk_and_a_time_on_or_after_the_landmark():
    everyone = [patient(key, 100 + 10 * key) for key in range(1, 11)]
    choice = FigureChoice(cohort=Cohort.CLINIC)

    def told(days: int, landmark: int | None = None) -> bool:
        found = cohort_figure(everyone, patient(99, days), replace(choice, landmark_day=landmark))
        return found.patient.by_group[0].estimate is not None

    assert [told(160), told(161), told(42, 42), told(41, 42)] == [True, False, True, False]


def test_that_the_same_protocol_is_the_patients_own():
    everyone = [*clinic(6), *(patient(20 + key, 90 + key, protocol="til-anti-pd-1") for key in range(4))]
    found = cohort_figure(everyone, everyone[-1], FigureChoice(cohort=Cohort.PROTOCOL))
    assert (found.considered, found.n) == (4, 3)
