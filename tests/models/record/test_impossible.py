"""What cannot be is found in every record, with both sides named (R-16, R-12.2, R-9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.impossible import (
    HEPATIC_VEINS,
    hepatic_vein_problem,
    impossible,
    kept_after_death,
    newly_impossible,
    node_problem,
    site_problem,
    thrombus_problem,
    viable_problem,
)
from models.record.partialdate import PartialDate
from models.record.records import (
    Baseline,
    Cheng,
    Imaging,
    Lesion,
    Measurement,
    Outcome,
    Patient,
    Record,
    Role,
    Thrombus,
    Vp,
)
from tests.models.patients import START, event, lab, on_day, patient, treatment, visit


def said(record: Record, today: int | None = None) -> list[str]:
    found = impossible(record, None if today is None else on_day(today))
    return [f"{'.'.join(map(str, one.place))}: {one.sentence}" for one in found]


@pytest.mark.parametrize(
    ("sizes", "refused"),
    [
        ({"diameter_tenths": 200, "viable_tenths": 200}, False),
        ({"diameter_tenths": 200, "viable_tenths": 201}, True),
        ({"parts_tenths": (100, 90), "viable_tenths": 190}, False),
        ({"parts_tenths": (100, 90), "viable_tenths": 191}, True),
        ({"viable_tenths": 400}, False),
        ({"diameter_tenths": 1}, False),
    ],
)
def test_that_the_viable_part_is_no_larger_than_the_whole(sizes: dict[str, object], refused: bool) -> None:
    assert (viable_problem(Measurement(number="T1", **sizes)) is not None) is refused  # type: ignore[arg-type]


@given(whole=st.integers(0, 5000), viable=st.integers(0, 5000))
def test_that_a_viable_diameter_is_refused_exactly_above_the_whole(whole: int, viable: int) -> None:
    found = viable_problem(Measurement(number="T1", diameter_tenths=whole, viable_tenths=viable))
    assert (found is not None) is (viable > whole)


@pytest.mark.parametrize(
    ("organ", "nodal", "refused"),
    [
        ("lymph node", True, False),
        ("Lymph nodes", False, True),
        ("淋巴结", False, True),
        ("lymph node", None, False),
        ("liver", True, True),
        ("lung", True, True),
        ("liver", False, False),
        ("lymphangitis of the lung", False, False),
        ("lung nodule", False, False),
        ("retroperitoneum", True, False),
        ("porta hepatis", True, False),
        (None, True, False),
        ("", True, False),
    ],
)
def test_that_organ_and_node_agree(organ: str | None, nodal: bool | None, refused: bool) -> None:
    found = node_problem(organ, nodal)
    assert (found is not None) is refused
    assert found is None or str(organ) in str(found)


@pytest.mark.parametrize("vp", list(Vp))
@pytest.mark.parametrize("cheng", list(Cheng))
def test_that_a_thrombus_is_there_by_both_classes_or_by_neither(vp: Vp, cheng: Cheng) -> None:
    wanted = (vp is Vp.VP0 and cheng.rank >= 1) or (cheng is Cheng.NONE and (vp.rank or 0) >= 2)
    found = thrombus_problem(vp, cheng)
    assert (found is not None) is wanted
    assert found is None or (vp.value in str(found) and cheng.value in str(found))


@pytest.mark.parametrize("site", ["none", " None ", "no", "无", "-", ""])
def test_that_a_word_for_none_is_no_site(site: str) -> None:
    assert "leave the list empty" in str(site_problem(site))


@pytest.mark.parametrize("site", ["lung", "bone", "lymph node", "brain", "peritoneum", "Douglas pouch", "no. 8 node"])
def test_that_a_site_in_words_is_kept(site: str) -> None:
    assert site_problem(site) is None


def test_that_invasion_of_the_hepatic_vein_has_nine_words() -> None:
    assert len(HEPATIC_VEINS) == 9
    assert all(hepatic_vein_problem(word) is None for word in (None, *HEPATIC_VEINS))
    for word in ("yes", "None", "Vv0", "", "hepatic vein"):
        assert hepatic_vein_problem(word) is not None


def test_that_nothing_happens_after_the_death() -> None:
    record = patient(
        lab("ALT", 108, 30),
        visits=[visit(100), visit(101)],
        died=100,
        treatments=(treatment("drug", "lenvatinib", 90, stop=101), treatment("drug", "TACE", 101)),
        imaging=(Imaging(date=on_day(102)),),
        adverse_events=(event("Fatigue", 2, start=100, stop=101),),
    )
    assert said(record) == [
        f"treatments.0.stop: {on_day(101)} is after the death, {on_day(100)}",
        f"treatments.1.start: {on_day(101)} is after the death, {on_day(100)}",
        f"visits.1.date: {on_day(101)} is after the death, {on_day(100)}",
        f"labs.0.date: {on_day(108)} is more than 7 days after the death, {on_day(100)}",
        f"imaging.0.date: {on_day(102)} is after the death, {on_day(100)}",
        f"adverse_events.0.stop: {on_day(101)} is after the death, {on_day(100)}",
    ]


def test_that_a_death_known_to_the_month_is_named_as_the_month() -> None:
    """What is later than all of it is refused, and no day is said that nobody knows (R-18)."""
    record = Record(
        patient=Patient(code="T"),
        treatment_start=date(2025, 1, 2),
        visits=(replace(visit(0), date=date(2025, 4, 30)), replace(visit(0), date=date(2025, 5, 1))),
        outcome=Outcome(death_date=PartialDate(2025, 4)),
    )
    assert said(record) == ["visits.1.date: 2025-05-01 is after the death, ~2025-04"]


def test_that_a_result_of_seven_days_and_the_last_contact_are_kept_after_the_death() -> None:
    record = patient(lab("ALT", 107, 30), died=100)
    record = replace(record, outcome=replace(record.outcome, last_contact=on_day(130)))
    assert said(record) == []
    assert [found.on for found in kept_after_death(record)] == [on_day(107), on_day(130)]


def test_that_nothing_has_happened_tomorrow() -> None:
    record = patient(
        lab("ALT", 11, 30),
        visits=[visit(10), visit(11)],
        treatments=(treatment("drug", "lenvatinib", 11),),
        imaging=(Imaging(date=on_day(11)),),
        adverse_events=(event("Fatigue", 2, start=11),),
    )
    outcome = Outcome(last_contact=on_day(11), new_therapy_start=on_day(11))
    places = [line.split(":")[0] for line in said(replace(record, outcome=outcome), today=10)]
    assert places == [
        "treatments.0.start",
        "visits.1.date",
        "labs.0.date",
        "imaging.0.date",
        "adverse_events.0.start",
        "outcome.last_contact",
        "outcome.new_therapy_start",
    ]
    assert said(replace(record, outcome=outcome), today=11) == []
    died = Outcome(death_date=on_day(11))
    assert said(Record(patient=Patient(code="T"), treatment_start=START, outcome=died), today=10) == [
        f"outcome.death_date: {on_day(11)} is after today, {on_day(10)}"
    ]


def test_that_the_start_of_treatment_may_be_planned() -> None:
    assert impossible(Record(patient=Patient(code="T"), treatment_start=START), on_day(-30)) == ()


@pytest.mark.parametrize(("days", "refused"), [(365, False), (366, True)])
def test_that_a_plan_more_than_a_year_ahead_is_a_slip_of_the_year(days: int, refused: bool) -> None:
    dose = replace(treatment("drug", "lenvatinib", -400), planned_date=START)
    for record, place in (
        (Record(patient=Patient(code="T"), treatment_start=START), "treatment_start"),
        (Record(patient=Patient(code="T"), treatment_start=None, treatments=(dose,)), "treatments.0.planned_date"),
    ):
        expected = [f"{place}: {START} is more than a year away"] if refused else []
        assert [line for line in said(record, today=-days) if "year" in line] == expected


@pytest.mark.parametrize("born", [START, PartialDate(START.year, START.month)])
def test_that_nobody_is_born_after_today(born: date | PartialDate) -> None:
    """Somebody who is only screened has no start that the birth would be held against."""
    screened = Record(patient=Patient(code="T", birth_date=born), treatment_start=None)
    assert [line.split(":")[0] for line in said(screened, today=-40)] == ["patient.birth_date"]
    assert said(screened, today=0) == []


def test_that_nothing_is_in_the_future_where_no_clock_can_be_trusted() -> None:
    assert said(patient(visits=[visit(40000)])) == []


def test_that_a_new_therapy_comes_after_the_start() -> None:
    record = patient()
    for day, refused in ((-1, True), (0, False)):
        outcome = Outcome(new_therapy_start=on_day(day))
        assert bool(said(replace(record, outcome=outcome))) is refused


def test_that_a_change_answers_only_for_what_it_adds() -> None:
    held = Record(
        patient=Patient(code="T"),
        treatment_start=START,
        baseline=Baseline(extrahepatic_sites=("none",), largest_tumour_mm=Decimal(20)),
        lesions=(Lesion(number="T1", role=Role.TARGET, organ="liver", nodal=True),),
        imaging=(Imaging(date=START, thrombus=Thrombus(vp=Vp.VP0, cheng=Cheng.III)),),
    )
    assert len(impossible(held)) == 3
    assert newly_impossible(held, replace(held, visits=(visit(3),)), on_day(3)) == ()
    assert newly_impossible(held, replace(held, imaging=())) == ()
    again = replace(held, imaging=(*held.imaging, *held.imaging))
    assert [found.place for found in newly_impossible(held, again)] == [("imaging", 1, "pvtt", "cheng")]
    dead = replace(held, visits=(visit(3),), outcome=Outcome(death_date=on_day(2)))
    assert [found.place for found in newly_impossible(held, dead)] == [("visits", 0, "date")]
