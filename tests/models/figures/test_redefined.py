"""What a changed definition does to the reconstructed cohort: who changes group, and how the estimates move."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.cohort.members import Grouping, Measure, member
from models.course.course import Course, course
from models.figures.parts import FigureChoice
from models.figures.redefined import Definition, Redefinition, redefined, redefinition
from models.figures.redefined_words import time_words
from models.quantities import Answer
from models.words import Sentence
from tests.models.cohort_members import demo_courses, end

TITLES = ("Patients and events", "Median", "6 months", "12 months")
BY_AFP = FigureChoice(measure=Measure.PFS, grouping=Grouping.AFP)


def efficacy() -> tuple[tuple[int, Course], ...]:
    return tuple((key, one) for key, one in demo_courses("HCC-R*.json") if one.series.points)


def moved(found: Redefinition) -> dict[str, tuple[str, str]]:
    return {str(each.name): (str(each.before), str(each.after)) for each in found.shifts if each.moved}


def place(where: object) -> str:
    return str(where if isinstance(where, Sentence) else where.full)  # type: ignore[attr-defined]


def test_that_an_unchanged_definition_changes_nothing():
    found = redefinition(efficacy(), BY_AFP, Definition())
    assert (found.words, found.moves, found.retimed, moved(found)) == ((), (), (), {})


def test_that_a_fall_of_half_moves_four_patients_and_the_difference_shrinks():
    found = redefinition(efficacy(), BY_AFP, Definition(afp_fall=50))
    assert [str(words) for words in found.words] == ["AFP fall at 6 weeks: 75 % → 50 %"]
    assert {each.code: (place(each.before), place(each.after)) for each in found.moves} == {
        f"HCC-R{number:02d}": ("AFP fall < 75 %", "AFP fall ≥ 50 %") for number in (4, 6, 7, 16)
    }
    shifts = moved(found)
    assert shifts["Patients and events, ≥ 75 %"] == ("8, 7 events", "12, 11 events")
    assert shifts["Median, ≥ 75 %"] == ("10.6 (4.6–14.4) months", "6.8 (3.7–13.9) months")
    assert shifts["Log-rank p"] == ("0.0059", "0.1964")
    assert shifts["Hazard ratio, ≥ 75 % to < 75 %"] == ("0.21 (0.06–0.70)", "0.48 (0.16–1.49)")
    assert [str(group.name.full) for group in found.after.groups] == ["AFP fall ≥ 50 %", "AFP fall < 50 %"]


def test_that_what_cannot_be_judged_by_one_fall_cannot_by_another():
    for key, one in demo_courses():
        again = redefined(key, one, Definition(afp_fall=1, pivka_fall=1))
        for before, after in ((one.markers.afp.answer, again.afp), (one.markers.pivka.answer, again.pivka)):
            if before is Answer.NOT_ASSESSABLE:
                assert after is before


def test_that_the_protocols_own_fall_gives_the_protocols_own_answers():
    for key, one in demo_courses():
        assert redefined(key, one, Definition(afp_fall=75, pivka_fall=50)) == member(key, one)


def test_that_a_parameter_is_changed_over_what_the_record_sets():
    strict = Definition(parameters=(("pfs_censor_at", "last_imaging"), ("censor_at_new_therapy", True)))
    found = redefinition(efficacy(), FigureChoice(measure=Measure.PFS), strict)
    assert [str(words) for words in found.words] == [
        "pfs_censor_at: last_contact → last_imaging",
        "censor_at_new_therapy: False → True",
    ]
    assert [(each.code, str(each.before), str(each.after)) for each in found.retimed] == [
        ("HCC-R01", "24.8 months, censored", "24.6 months, censored"),
        ("HCC-R03", "24.5 months, censored", "22.0 months, censored"),
        ("HCC-R20", "14.9 months, censored", "13.8 months, censored"),
    ]
    assert moved(found) == {}


@pytest.mark.parametrize(
    "changed",
    [
        ("confirmation_days", 42),
        ("partial_response_persists", False),
        ("thrombus_is_non_target", True),
        ("marker_normalisation_required", False),
        ("progression_criterion", "mrecist"),
        ("dor_from", "confirmation"),
        ("week6_window_days", 0),
        ("baseline_imaging_days", 0),
        ("missed_assessments", 2),
    ],
)
def test_that_what_is_judged_again_is_what_a_whole_course_would_say(changed):
    for key, one in demo_courses():
        record = replace(one.record, settings=(*one.record.settings, changed))
        assert redefined(key, one, Definition(parameters=(changed,))) == member(
            key, course(record, one.protocol, one.today)
        )


def test_that_a_later_landmark_sees_more_responses_and_leaves_out_who_ended_before():
    choice = FigureChoice(measure=Measure.PFS, grouping=Grouping.BEST_RECIST, landmark_day=42)
    found = redefinition(efficacy(), choice, Definition(landmark_day=126))
    where = {each.code: (place(each.before), place(each.after)) for each in found.moves}
    assert where["HCC-R20"] == ("SD by day 42", "PR by day 126")
    assert where["HCC-R11"] == ("SD by day 42", "progressed or died by day 126")
    assert where["HCC-R03"] == ("no assessment by day 42", "PR by day 126")
    assert [str(words) for words in found.words] == ["Landmark: day 42 → day 126"]


def test_that_a_response_that_nothing_confirmed_counts_when_asked():
    """A longer wait for confirmation takes the responses away; unconfirmed, they are all there again."""
    wait = (("confirmation_days", 3650),)
    confirmed = redefinition(efficacy(), FigureChoice(measure=Measure.DOR), Definition(parameters=wait))
    assert moved(confirmed)["Response rate, RECIST 1.1"] == ("8 of 21, 38.1 % (18.1–61.6)", "0 of 21, 0.0 % (0.0–16.1)")
    assert confirmed.after.n == 0
    seen = redefinition(efficacy(), FigureChoice(measure=Measure.DOR), Definition(parameters=wait, confirmed=False))
    assert "Response rate, RECIST 1.1" not in moved(seen)
    assert seen.after.n == 8
    assert seen.after.groups[0].median.value == seen.before.groups[0].median.value


def test_that_what_cannot_be_a_definition_is_refused():
    for fall in (0, 100):
        with pytest.raises(ValueError, match=f"fall of {fall} %"):
            redefinition(efficacy(), BY_AFP, Definition(pivka_fall=fall))
    with pytest.raises(ValueError, match="there is no parameter colour"):
        redefinition(efficacy(), BY_AFP, Definition(parameters=(("colour", 1),)))


def test_that_a_duration_of_response_never_starts_after_the_end():
    key, one = efficacy()[0]
    outcome = replace(one.record.outcome, new_therapy_start=one.record.treatment_start + timedelta(1))
    early = replace(one.record, outcome=outcome)
    again = course(early, one.protocol.with_settings((("censor_at_new_therapy", True),)), one.today)
    assert redefined(key, again, Definition(confirmed=False)).dor is None


def test_that_the_choices_own_landmark_stays_and_a_first_one_is_told():
    choice = replace(BY_AFP, landmark_day=42)
    assert redefinition(efficacy(), choice, Definition(afp_fall=50)).after.choice.landmark_day == 42
    assert [str(words) for words in redefinition(efficacy(), BY_AFP, Definition(landmark_day=42)).words] == [
        "Landmark: none → day 42"
    ]


@pytest.mark.parametrize(
    ("found", "measure", "words"),
    [
        (end(140), Measure.OS, "4.6 months, event"),
        (end(140, event=False), Measure.OS, "4.6 months, censored"),
        (None, Measure.OS, "end of follow-up not recorded"),
        (None, Measure.DOR, "no confirmed response"),
    ],
)
def test_that_a_time_is_told_with_how_it_ended(found, measure, words):
    assert str(time_words(found, measure)) == words


def test_that_every_group_has_its_counts_median_and_rates_before_and_after():
    found = redefinition(efficacy(), BY_AFP, Definition(afp_fall=99))
    names = [str(each.name) for each in found.shifts]
    assert names == [
        "Patients and events",
        *(f"{title}, {group}" for group in ("≥ 75 %", "< 75 %") for title in TITLES),
        "Log-rank p",
        "Hazard ratio, ≥ 75 % to < 75 %",
        *(f"{rate}, {by}" for by in ("RECIST 1.1", "mRECIST") for rate in ("Response rate", "Disease control rate")),
    ]
    shown = {str(each.name): each for each in found.shifts}
    assert str(shown["6 months, ≥ 75 %"].before) == "87.5 % (38.7–98.1)"
    assert str(shown["12 months, < 75 %"].before) == "0.0 % (95 % limits not estimable)"


def test_that_a_group_that_is_gone_or_new_has_no_estimate_on_that_side():
    late = replace(BY_AFP, grouping=Grouping.BEST_RECIST, landmark_day=20)
    new = redefinition(efficacy(), late, Definition(landmark_day=84))
    assert (new.before.groups, new.before.comparison) == ((), None)
    shifts = {str(each.name): each for each in new.shifts}
    assert shifts["Median, PR"].before is None
    assert str(shifts["Median, PR"].after).endswith("months")
    assert shifts["Log-rank p"].before is None
    assert shifts["Log-rank p"].after is not None
    other_way = redefinition(efficacy(), replace(late, landmark_day=84), Definition(landmark_day=20))
    back = {str(each.name): each for each in other_way.shifts}
    assert (str(back["Median, PR"].before), back["Median, PR"].after) == (str(shifts["Median, PR"].after), None)
    assert back["Log-rank p"].after is None
