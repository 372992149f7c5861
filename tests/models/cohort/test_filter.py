"""Which patients a filter chooses, who is left out for which reason, and how a filter is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cohort.covariates import AfpClass, Line, afp_class, line
from models.cohort.filter import EVERYONE, PARTS, CohortFilter, chosen, filter_words, without
from models.cohort.filter_document import filter_document, parse_filter
from models.cohort.members import CohortMember, members
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.quantities import Answer, parse_quantity
from models.record.records import Vp
from models.response.response import Response
from models.words import Unreadable
from tests.models.cohort_members import START, codes, demo_courses, patient

LABEL = "Reconstructed from published summaries"


def _some(choices: Any) -> Any:
    return st.lists(st.sampled_from(choices), unique=True, max_size=3).map(
        lambda found: tuple(one for one in choices if one in found)
    )


DAYS = st.none() | st.dates(date(2023, 1, 1), date(2023, 12, 31))
FILTERS = st.builds(
    CohortFilter,
    protocols=_some(("follow-up", "til-anti-pd-1")),
    vp=_some(tuple(Vp)),
    child_pugh=_some(("A", "B", "C")),
    albi=_some(("1", "2a", "2b", "3")),
    bclc=_some(("0", "A", "B", "C", "D")),
    aetiology=_some(("HBV", "HCV")),
    afp_class=_some(tuple(AfpClass)),
    metastasis=st.none() | st.booleans(),
    line=_some(tuple(Line)),
    start_from=DAYS,
    afp_answer=_some(tuple(Answer)),
    best_recist=_some(tuple(Response)),
    evaluable_only=st.booleans(),
    reconstructed=st.none() | st.booleans(),
)
MEMBERS = st.lists(
    st.builds(
        patient,
        st.integers(1, 10_000),
        protocol=st.sampled_from(("follow-up", "til-anti-pd-1")),
        vp=st.none() | st.sampled_from(tuple(Vp)),
        child_pugh=st.sampled_from((None, "A", "B", "C")),
        aetiology=st.sampled_from((None, (), ("HBV",), ("HBV", "HCV"))),
        metastasis=st.none() | st.booleans(),
        line=st.none() | st.sampled_from(tuple(Line)),
        afp=st.sampled_from(tuple(Answer)),
        evaluable=st.booleans(),
        provenance=st.none() | st.just(LABEL),
        start=st.dates(date(2023, 1, 1), date(2023, 12, 31)),
    ),
    unique_by=lambda one: one.key,
    max_size=12,
)


@given(FILTERS, MEMBERS)
def test_that_everyone_is_chosen_or_left_out_once_with_a_reason(wanted: CohortFilter, everyone: list[CohortMember]):
    found = chosen(wanted, everyone)
    out = [code for entry in found.left_out for code in entry.codes]
    assert sorted((*codes(found.members), *out)) == sorted(codes(everyone))
    assert found.considered == len(everyone)
    assert all(str(entry.reason) for entry in found.left_out)


@given(FILTERS, MEMBERS)
def test_that_dropping_a_part_never_loses_a_patient(wanted: CohortFilter, everyone: list[CohortMember]):
    kept = set(codes(chosen(wanted, everyone).members))
    for word in filter_words(wanted):
        assert kept <= set(codes(chosen(without(wanted, word.key), everyone).members))


@given(FILTERS)
def test_that_a_filter_is_read_as_it_was_written(wanted: CohortFilter):
    assert parse_filter(json.loads(json.dumps(filter_document(wanted)))) == wanted


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, date(2024, 1, 1), "Start: up to 2024-01-01"),
        (date(2024, 1, 1), None, "Start: from 2024-01-01"),
        (date(2024, 1, 1), date(2024, 1, 1), "Start: 2024-01-01 to 2024-01-01"),
    ],
)
def test_that_dates_of_start_may_be_open_on_either_side(first: date | None, last: date | None, words: str):
    wanted = CohortFilter(start_from=first, start_to=last)
    assert parse_filter(filter_document(wanted)) == wanted
    assert [str(word.sentence) for word in filter_words(wanted)] == [words]


def test_that_only_what_is_asked_is_written():
    assert filter_document(EVERYONE) == {"format": "cohort-filter", "version": 1}
    assert filter_document(CohortFilter(metastasis=False, evaluable_only=True, vp=(Vp.VP3,))) == {
        "format": "cohort-filter",
        "version": 1,
        "vp": ["Vp3"],
        "metastasis": False,
        "evaluable_only": True,
    }


@given(FILTERS)
def test_that_there_is_a_word_for_every_part_that_asks_something(wanted: CohortFilter):
    asked = [part for part in PARTS if getattr(wanted, part) != getattr(EVERYONE, part)]
    assert [word.key.replace("start", "start_from") for word in filter_words(wanted)] == asked
    stripped = wanted
    for word in filter_words(wanted):
        stripped = without(stripped, word.key)
    assert stripped.empty


def test_that_an_empty_filter_is_everyone():
    everyone = [patient(1), patient(2, vp=None)]
    found = chosen(EVERYONE, everyone)
    assert (len(found.members), found.left_out) == (2, ())
    assert str(found.name) == "All patients of this clinic"


@pytest.mark.parametrize(
    ("wanted", "unlike", "reason"),
    [
        (CohortFilter(vp=(Vp.VP3,)), {"vp": Vp.VP4}, "Vp4"),
        (CohortFilter(vp=(Vp.VP3,)), {"vp": None}, "Vp class at baseline not recorded"),
        (CohortFilter(child_pugh=("A",)), {"child_pugh": "B"}, "Child-Pugh B"),
        (CohortFilter(child_pugh=("A",)), {}, "Child-Pugh class at baseline cannot be determined"),
        (CohortFilter(bclc=("B",)), {"bclc": "C"}, "BCLC C"),
        (CohortFilter(aetiology=("HBV",)), {"aetiology": ("HCV", "alcohol")}, "aetiology HCV, alcohol"),
        (CohortFilter(aetiology=("HBV",)), {}, "aetiology not recorded"),
        (CohortFilter(afp_class=(AfpClass.HIGH,)), {"afp_class": AfpClass.LOW}, "AFP ≤ 20 ng/mL"),
        (CohortFilter(afp_class=(AfpClass.HIGH,)), {}, "AFP at baseline not recorded"),
        (CohortFilter(metastasis=True), {"metastasis": False}, "without metastasis"),
        (CohortFilter(metastasis=True), {}, "metastasis at baseline not recorded"),
        (CohortFilter(line=(Line.UNTREATED,)), {"line": Line.SYSTEMIC}, "systemic treatment before"),
        (CohortFilter(line=(Line.UNTREATED,)), {"prior": ("X",)}, "treatment before is of unknown kind"),
        (CohortFilter(line=(Line.UNTREATED,)), {}, "treatment before not recorded"),
        (CohortFilter(start_from=START + timedelta(1)), {}, "treatment began before 2023-01-02"),
        (CohortFilter(start_to=START - timedelta(1)), {}, "treatment began after 2022-12-31"),
        (CohortFilter(afp_answer=(Answer.MET,)), {"afp": Answer.NOT_MET}, "AFP fall < 75 %"),
        (CohortFilter(afp_answer=(Answer.MET,)), {"afp": Answer.NOT_ASSESSABLE}, "AFP fall not assessable"),
        (CohortFilter(best_recist=(Response.PR,)), {}, "best response SD"),
        (CohortFilter(evaluable_only=True), {"evaluable": False}, "no assessment after the baseline"),
        (CohortFilter(reconstructed=True), {}, "not a reconstructed patient"),
        (CohortFilter(reconstructed=False), {"provenance": LABEL}, "reconstructed patients"),
        (CohortFilter(protocols=("til-anti-pd-1",)), {}, "protocol follow-up"),
    ],
)
def test_that_who_is_not_chosen_is_left_out_for_its_own_reason(wanted: CohortFilter, unlike: dict[str, Any], reason):
    found = chosen(wanted, [patient(1, **unlike)])
    assert [(str(entry.reason), entry.codes) for entry in found.left_out] == [(reason, ("P01",))]


@pytest.mark.parametrize(
    ("wanted", "like"),
    [
        (CohortFilter(protocols=("follow-up", "other")), {}),
        (CohortFilter(vp=(Vp.VP1, Vp.VP3)), {"vp": Vp.VP3}),
        (CohortFilter(albi=("2a", "2b")), {"albi_grade": "2b"}),
        (CohortFilter(aetiology=("hbv ", "HCV")), {"aetiology": ("alcohol", "HBV")}),
        (CohortFilter(afp_class=(AfpClass.LOW,)), {"afp_class": AfpClass.LOW}),
        (CohortFilter(metastasis=False), {"metastasis": False}),
        (CohortFilter(line=(Line.LOCAL,)), {"line": Line.LOCAL}),
        (CohortFilter(start_from=START, start_to=START), {}),
        (CohortFilter(pivka_answer=(Answer.NOT_MET,)), {}),
        (CohortFilter(either_answer=(Answer.MET,)), {}),
        (CohortFilter(best_mrecist=(Response.SD, Response.PR)), {}),
        (CohortFilter(evaluable_only=True, reconstructed=False), {}),
    ],
)
def test_that_who_is_as_the_filter_wants_is_chosen(wanted: CohortFilter, like: dict[str, Any]):
    assert codes(chosen(wanted, [patient(1, **like)]).members) == ["P01"]


def test_that_an_answer_that_is_not_known_can_be_asked_for():
    everyone = [patient(key, afp=answer) for key, answer in enumerate(Answer)]
    found = chosen(CohortFilter(afp_answer=(Answer.UNDETERMINED, Answer.NOT_ASSESSABLE)), everyone)
    assert [one.afp for one in found.members] == [Answer.UNDETERMINED, Answer.NOT_ASSESSABLE]


def test_that_a_filter_by_what_is_known_later_warns_unless_a_landmark_is_set():
    everyone = [patient(key, 20 * key) for key in range(1, 60)]
    told = "The filter asks for what is known only after the start: whoever lived to be judged is favoured."
    for wanted, warned in (
        (CohortFilter(afp_answer=(Answer.MET,)), True),
        (CohortFilter(best_mrecist=(Response.SD,)), True),
        (CohortFilter(vp=(Vp.VP3,), evaluable_only=True), False),
    ):
        figure = cohort_figure(chosen(wanted, everyone), None, FigureChoice())
        assert (told in [str(words) for words in figure.warnings]) == warned
        later = cohort_figure(chosen(wanted, everyone), None, FigureChoice(landmark_day=42))
        assert told not in [str(words) for words in later.warnings]


def test_that_the_words_of_a_filter_are_those_of_its_chips():
    wanted = CohortFilter(
        protocols=("cadonilimab-lenvatinib-sbrt",),
        vp=(Vp.VP3, Vp.VP4),
        metastasis=False,
        start_from=date(2023, 1, 1),
        start_to=date(2025, 12, 31),
    )
    assert [(word.key, str(word.sentence)) for word in filter_words(wanted)] == [
        ("protocols", "Protocol: cadonilimab-lenvatinib-sbrt"),
        ("vp", "Thrombus: Vp3, Vp4"),
        ("metastasis", "Metastasis: without metastasis"),
        ("start", "Start: 2023-01-01 to 2025-12-31"),
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda found: found.update(format="other"), "This is not a filter of a cohort."),
        (lambda found: found.update(version=2), "The filter was saved by a newer version of the program (2)."),
        (lambda found: found.update(version=0), "The filter does not say of which version it is."),
        (lambda found: found.pop("version"), "The filter does not say of which version it is."),
        (lambda found: found.update(version="1"), "The filter does not say of which version it is."),
        (lambda found: found.update(colour="red", size=1), "A filter has no part colour, size."),
        (lambda found: found.update(vp=["Vp9"]), "'Vp9' cannot be part vp of a filter."),
        (lambda found: found.update(vp="Vp3"), "'Vp3' cannot be part vp of a filter."),
        (lambda found: found.update(metastasis=1), "1 cannot be part metastasis of a filter."),
        (lambda found: found.update(start_from="soon"), "'soon' cannot be part start_from of a filter."),
        (
            lambda found: found.update(start_from="2024-02-01", start_to="2024-01-01"),
            "The filter's dates of start are the wrong way round.",
        ),
    ],
)
def test_that_what_is_not_a_filter_is_refused_with_a_sentence(change: Callable[[dict[str, Any]], None], sentence: str):
    document = filter_document(CohortFilter(vp=(Vp.VP3,)))
    change(document)
    with pytest.raises(Unreadable) as refused:
        parse_filter(document)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ("20", AfpClass.LOW), ("<1.3", AfpClass.LOW), ("20.1", AfpClass.MIDDLE), ("399.9", AfpClass.MIDDLE),
        ("400", AfpClass.HIGH), (">60,500", AfpClass.HIGH), (">20", None), ("<400", None), (">100", None),
    ],
)  # fmt: skip
def test_that_an_afp_class_is_known_only_where_the_whole_interval_lies_in_it(reported: str, expected: AfpClass | None):
    assert afp_class(parse_quantity(reported)) is expected


@pytest.mark.parametrize(
    ("prior", "expected"),
    [
        (None, None), ((), Line.UNTREATED), (("TACE",), Line.LOCAL), (("cTACE", "RFA"), Line.LOCAL),
        (("HAIC (hepatic arterial infusion chemotherapy)",), Line.LOCAL), (("left hemi-hepatectomy",), Line.LOCAL),
        (("TACE", "Sorafenib 400 mg"), Line.SYSTEMIC), (("systemic chemotherapy",), Line.SYSTEMIC),
        (("肝动脉灌注化疗",), Line.LOCAL), (("索拉非尼",), Line.SYSTEMIC), (("信迪利单抗", "射频消融"), Line.SYSTEMIC),
        (("anti-PD-1",), Line.SYSTEMIC), (("TACE", "herbal mixture"), None), (("herbs", "lenvatinib"), Line.SYSTEMIC),
    ],
)  # fmt: skip
def test_that_the_line_is_read_off_known_treatments_and_never_guessed(prior, expected: Line | None):
    assert line(prior) is expected


def test_that_what_was_given_by_date_before_the_start_counts_as_well():
    found = {one.code: one.profile.line for one in members(demo_courses())}
    assert (found["HCC-R01"], found["TIL-01"], found["TIL-02"]) == (Line.UNTREATED, Line.LOCAL, Line.LOCAL)
    assert line(None, ("TACE",)) is None
    assert line(None, ("lenvatinib",)) is Line.SYSTEMIC


def test_that_the_demo_clinic_filters_to_the_efficacy_set_and_its_vp3_patients():
    everyone = members(demo_courses())
    efficacy = CohortFilter(protocols=("cadonilimab-lenvatinib-sbrt",), evaluable_only=True)
    found = chosen(efficacy, everyone)
    assert (len(found.members), found.considered) == (21, 26)
    assert {str(entry.reason): len(entry.codes) for entry in found.left_out} == {
        "no assessment after the baseline": 3,
        "protocol til-anti-pd-1": 2,
    }
    wanted = CohortFilter(vp=(Vp.VP3,), evaluable_only=True, reconstructed=True)
    vp3 = cohort_figure(chosen(wanted, everyone), None, FigureChoice())
    assert (vp3.n, vp3.considered) == (11, 11)
    assert str(vp3.source) == "Thrombus: Vp3, Imaging: at least one assessment, Provenance: only reconstructed patients"
    assert str(vp3.caption[-1]).startswith("Thrombus: Vp3")
