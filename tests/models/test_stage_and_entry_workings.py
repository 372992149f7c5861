"""R-10.6, R-12, R-13: the combined marker answer, the BCLC stage and the entry criteria explain themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from models.liver.bclc import Stage, stages
from models.liver.liver import baseline_liver_function, liver_function
from models.markers.markers import marker_answers
from models.plan.criteria import Checked, checklist_why, entry_checklist
from models.record.labs import Results
from models.record.protocol import EntryCriterion, Parameters, Protocol
from models.record.records import (
    Ascites,
    Baseline,
    Encephalopathy,
    Imaging,
    Lesion,
    Measurement,
    Record,
    Role,
    Status,
    Thrombus,
    Vp,
)
from models.words import Why
from storage.shipped.protocols import load_protocols
from tests.models.patients import lab, on_day, patient, visit

TRIAL = load_protocols()["cadonilimab-lenvatinib-sbrt"]
PANEL = (lab("bilirubin", -1, 10), lab("albumin", -1, 42), lab("INR", -1, "1.0"))
PROFILE = Baseline(
    ecog=0, vp=Vp.VP0, hepatic_vein="none", extrahepatic_sites=(), tumour_count=2,
    ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE,
)  # fmt: skip


def said(why: Why) -> list[str]:
    """Inputs and steps as they are read."""
    return [*(str(given) for given in why.inputs), *(f"{step.left}: {step.right}" for step in why.steps)]


def missing(why: Why) -> list[str]:
    return [str(words) for words in why.missing]


def both_stages(record: Record) -> tuple[Stage, Stage]:
    found = stages(record, Parameters(), liver_function(record), results=Results(record))
    assert found.baseline is not None
    assert found.last is not None
    return found.baseline, found.last


def steps(baseline: Baseline, **record: Any) -> list[str]:
    made = patient(*record.pop("labs", PANEL), baseline=baseline, **record)
    found = stages(made, Parameters(), liver_function(made)).baseline
    assert found is not None
    return [f"{step.left}: {step.right}" for step in found.why.steps]


# --- the combined marker answer -------------------------------------------------------------------------------------


def test_that_the_combined_answer_shows_both_markers_and_how_they_join() -> None:
    labs = (
        lab("AFP", -1, 15),
        lab("AFP", 42, 10),
        lab("PIVKA-II", -1, 1000, high=40),
        lab("PIVKA-II", 42, 400, high=40),
    )
    why = marker_answers(patient(*labs), Parameters()).why
    assert (why.rule, why.missing) == ("R-10.6", ())
    assert "NCT06040177" in why.source
    assert "week6_day = 42" in why.parameters
    assert said(why) == [
        "AFP at baseline: 15 ng/mL, 2023-03-09",
        "AFP at 6 weeks: 10 ng/mL, 2023-04-21",
        "PIVKA-II at baseline: 1000 mAU/mL, 2023-03-09",
        "PIVKA-II at 6 weeks: 400 mAU/mL, 2023-04-21",
        "AFP at 6 weeks: AFP at baseline, 15, is not above 20 ng/mL: not assessable",
        "PIVKA-II at 6 weeks: PIVKA-II fell by 60.0 %, 1000 → 400 (criterion: a fall of at least 50 %): criterion met",
        "Met if either is met; not met if one is not met and the other is not met or not assessable: criterion met",
    ]


def test_that_the_combined_answer_names_what_is_missing_only_where_it_could_change_it() -> None:
    met = (lab("PIVKA-II", -1, 1000, high=40), lab("PIVKA-II", 42, 400, high=40))
    assert marker_answers(patient(*met), Parameters()).why.missing == ()
    not_met = (lab("PIVKA-II", -1, 1000, high=40), lab("PIVKA-II", 42, 900, high=40))
    assert missing(marker_answers(patient(*not_met), Parameters()).why) == ["no AFP recorded"]


# --- BCLC -----------------------------------------------------------------------------------------------------------


def test_that_the_stage_shows_its_findings_with_their_places_and_dates() -> None:
    read = Imaging(date=on_day(80), thrombus=Thrombus(vp=Vp.VP3))
    visits = (visit(84, ecog=1, ascites="none", encephalopathy="none"),)
    labs = (*PANEL, lab("bilirubin", 84, 10), lab("albumin", 84, 42), lab("INR", 84, "1.0"))
    _, last = both_stages(patient(*labs, visits=visits, imaging=(read,), baseline=replace(PROFILE, vp=None)))
    assert last.why.rule == "R-12"
    assert last.why.source == "Reig 2022 (BCLC)"
    assert last.why.missing == ()
    assert said(last.why) == [
        "ECOG: 1, 2023-06-02 (visit)",
        "Vp class: Vp3, 2023-05-29 (imaging)",
        "hepatic vein: none (baseline profile)",
        "sites outside the liver: none (baseline profile)",
        "number of tumours: 2 (baseline profile)",
        "Child-Pugh points: 5, 2023-06-02",
        "D: performance status 3–4, or Child-Pugh C: criterion not met",
        "C: vein invasion, spread outside the liver, or performance status 1–2: criterion met",
        "portal vein invasion (Vp3): BCLC C",
    ]


def test_that_the_ladder_ends_at_the_stage_that_is_met() -> None:
    met = {
        name: steps(replace(PROFILE, **values))
        for name, values in {
            "D": {"ecog": 3},
            "C": {"ecog": 1},
            "0": {"tumour_count": 1, "largest_tumour_mm": 20},
            "A": {"largest_tumour_mm": 30},
            "B": {"largest_tumour_mm": 31},
        }.items()
    }
    order = list(met)
    for place, (name, lines) in enumerate(met.items()):
        assert [line[:1] for line in lines[:-1]] == order[: place + 1]
        assert [line.endswith(": criterion met") for line in lines[:-1]] == [False] * place + [True]
        assert lines[-1].endswith(f"BCLC {name}")


def test_that_the_ladder_stops_where_it_cannot_be_told() -> None:
    lines = steps(PROFILE)
    assert [line.rsplit(": ", 1)[1] for line in lines] == [
        *("criterion not met", "criterion not met", "cannot be determined", "cannot be determined")
    ]
    assert lines[-1].startswith("needs: largest tumour")
    assert [line.rsplit(": ", 1)[1] for line in steps(replace(PROFILE, vp=None))] == [
        *("criterion not met", "cannot be determined", "cannot be determined")
    ]
    assert [line.rsplit(": ", 1)[1] for line in steps(replace(PROFILE, ecog=None))] == ["cannot be determined"] * 3


def test_that_what_a_stage_takes_for_granted_is_named_as_missing() -> None:
    sized = replace(PROFILE, largest_tumour_mm=30)

    def needs(baseline: Baseline, *labs: Any) -> list[str]:
        record = patient(*labs, baseline=baseline)
        found = stages(record, Parameters(), ()).baseline
        assert found is not None
        return missing(found.why)

    assert needs(sized, *PANEL) == []
    assert needs(replace(sized, hepatic_vein=None), *PANEL) == ["needs: hepatic vein"]
    assert needs(replace(sized, extrahepatic_sites=None), *PANEL) == ["needs: sites outside the liver"]
    assert needs(sized) == ["needs: Child-Pugh class"]
    assert needs(replace(sized, ecog=1, hepatic_vein=None), *PANEL) == []
    assert needs(replace(sized, ecog=4)) == []
    assert needs(PROFILE, *PANEL) == ["needs: largest tumour"]


def test_that_points_that_are_not_certain_are_a_range() -> None:
    record = patient(*PANEL[:2], baseline=PROFILE)
    found = stages(record, Parameters(), ()).baseline
    assert found is not None
    assert "Child-Pugh points: 5 to 7, 2023-03-10" in said(found.why)


# --- the entry criteria ---------------------------------------------------------------------------------------------


def checks(record: Record) -> dict[str, Any]:
    return {check.criterion.id: check for check in entry_checklist(record, TRIAL, baseline_liver_function(record))}


def test_that_a_limit_is_shown_with_the_number_between() -> None:
    found = checks(patient(*PANEL, born=date(1952, 3, 11), baseline=replace(PROFILE, ecog=2)))
    why = found["I2"].why
    assert (why.rule, why.source, why.missing) == ("R-13", "NCT06040177", ())
    assert said(why) == [
        "Date of birth: 1952-03-11",
        "Start of treatment: 2023-03-10",
        "Age from 18 to 70 years: 18 ≤ 70 ≤ 70: met",
    ]
    assert said(found["I4"].why) == ["ECOG: 2 (baseline profile)", f"{found['I4'].criterion.text}: 0 ≤ 2 ≤ 2: met"]
    assert said(found["I5"].why)[:2] == ["bilirubin: 10 umol/L, 2023-03-09", "albumin: 42 g/L, 2023-03-09"]


def test_that_a_criterion_says_where_it_was_read() -> None:
    lesions = tuple(
        Lesion(number=number, role=Role.TARGET, irradiated_before=before)
        for number, before in (("T1", True), ("T2", None))
    )
    measured = (Measurement(number="T1", diameter_tenths=400), Measurement(number="T2", diameter_tenths=95))
    read = Imaging(date=on_day(-3), measurements=measured, thrombus=Thrombus(vp=Vp.VP2))
    record = patient(
        imaging=(read,), lesions=lesions, visits=(visit(-2, ecog=1),), baseline=Baseline(aetiology=("HBV",))
    )
    found = checks(record)
    assert said(found["I1"].why)[0] == "Vp class: Vp2, 2023-03-07 (imaging)"
    assert said(found["I4"].why)[0] == "ECOG: 1, 2023-03-08 (visit)"
    assert said(found["I6"].why) == [
        "T1: 40.0 mm, 2023-03-07 (irradiated before)",
        "T2: 9.5 mm, 2023-03-07 (imaging)",
        f"{found['I6'].criterion.text}: 1 measurable, all treated before: not met",
    ]
    assert said(found["I7"].why)[0] == "causes of the liver disease: HBV (baseline profile)"


def test_that_what_is_not_recorded_is_the_missing_part() -> None:
    found = checks(patient(*PANEL[:2], baseline=replace(PROFILE, ecog=None)))
    assert missing(found["I4"].why) == [found["I4"].criterion.text]
    assert missing(found["I5"].why) == [f"{found['I5'].criterion.text}: needs: INR"]
    assert said(found["I5"].why)[-1] == f"{found['I5'].criterion.text}: not recorded"
    assert said(found["I3"].why) == [f"{found['I3'].criterion.text}: not recorded"]


def test_that_the_whole_list_has_a_step_for_each_criterion_and_no_verdict() -> None:
    found = tuple(checks(patient(*PANEL, baseline=PROFILE)).values())
    why = checklist_why(found)
    assert len(why.steps) == len(found) == len(TRIAL.criteria)
    assert {str(step.right) for step in why.steps} <= {answer.value for answer in Checked}
    assert len(why.missing) == sum(check.answer is Checked.NOT_RECORDED for check in found)
    assert len(set(why.inputs)) == len(why.inputs)


# --- what a criterion is read from ----------------------------------------------------------------------------------


def test_that_ecog_is_that_of_the_profile_else_of_the_last_visit_up_to_the_start() -> None:
    visits = [visit(-5, ecog=0), visit(0, ecog=2), visit(-2, ecog=1), visit(3, ecog=3), visit(0)]
    assert said(checks(patient(visits=visits))["I4"].why)[0] == "ECOG: 2, 2023-03-10 (visit)"
    assert checks(patient(visits=visits, baseline=replace(PROFILE, ecog=1)))["I4"].inputs[0].value == "1"
    assert checks(patient(visits=[visit(3, ecog=1)]))["I4"].answer is Checked.NOT_RECORDED


def test_that_the_last_imaging_up_to_the_start_is_the_baseline() -> None:
    target = (Lesion(number="T1", role=Role.TARGET),)

    def answer(*sizes: tuple[int, int], slice_mm: int | None = None) -> str:
        reads = tuple(
            Imaging(
                date=on_day(day),
                slice_mm=None if slice_mm is None else Decimal(slice_mm),
                measurements=(Measurement(number="T1", diameter_tenths=size),),
            )
            for day, size in sizes
        )
        return str(checks(patient(imaging=reads, lesions=target))["I6"].answer)

    assert answer((-20, 400), (0, 99), (42, 400)) == "not met"
    assert answer((0, 100), (-20, 50)) == "met"
    assert answer((42, 400)) == "not recorded"
    assert [answer((-1, size), slice_mm=8) for size in (159, 160)] == ["not met", "met"]


def test_that_a_split_target_is_measured_by_its_parts() -> None:
    split = Measurement(number="T1", parts_tenths=(60, 50))
    read = Imaging(date=on_day(-3), measurements=(split,))
    found = checks(patient(imaging=(read,), lesions=(Lesion(number="T1", role=Role.TARGET),)))["I6"]
    assert (found.answer, said(found.why)[0]) == (Checked.MET, "T1: 11.0 mm, 2023-03-07 (imaging)")


def test_that_a_criterion_may_have_one_limit_and_a_protocol_no_registration() -> None:
    criteria = (
        EntryCriterion(id="A", text="at least 18", rule="age_years", low=18),
        EntryCriterion(id="B", text="at most 70", rule="age_years", high=70),
    )
    own = Protocol(name="own", title="Our own", anchor="", criteria=criteria)
    record = patient(born=date(1960, 3, 10))
    found = entry_checklist(record, own, baseline_liver_function(record))
    assert [str(check.arithmetic) for check in found] == ["18 ≤ 63", "63 ≤ 70"]
    assert [check.answer for check in found] == [Checked.MET, Checked.MET]
    assert {check.why.source for check in found} == {"Our own"}


# --- what a stage is read from --------------------------------------------------------------------------------------


def test_that_every_site_is_named_and_an_absent_new_lesion_is_none() -> None:
    lesion = Lesion(number="N1", role=Role.NEW, organ="lung")
    visits = (visit(84, ecog=0, ascites="none", encephalopathy="none"),)

    def last(status: Status, baseline: Baseline = PROFILE) -> Stage:
        read = Imaging(date=on_day(80), measurements=(Measurement(number="N1", status=status),))
        return both_stages(patient(*PANEL, visits=visits, imaging=(read,), lesions=(lesion,), baseline=baseline))[1]

    assert last(Status.PRESENT).bclc == "C"
    assert "sites outside the liver: lung (lesions)" in said(last(Status.PRESENT).why)
    assert "sites outside the liver: none (baseline profile)" in said(last(Status.ABSENT).why)
    two = replace(PROFILE, extrahepatic_sites=("bone", "brain"))
    assert "sites outside the liver: bone, brain, lung (lesions)" in said(last(Status.PRESENT, two).why)


def test_that_the_last_stage_goes_by_the_last_scores() -> None:
    worse = (lab("bilirubin", 84, 60), lab("albumin", 84, 20), lab("INR", 84, "2.5"))
    visits = (visit(-1), visit(84, ecog=0, ascites="slight", encephalopathy="none"))
    baseline, last = both_stages(patient(*PANEL, *worse, visits=visits, baseline=replace(PROFILE, ecog=1)))
    assert (baseline.bclc, last.bclc) == ("C", "D")


def test_that_only_targets_are_measured_and_one_cause_of_hepatitis_b_is_enough() -> None:
    read = Imaging(date=on_day(-3), measurements=(Measurement(number="N1", diameter_tenths=400),))
    other = Lesion(number="N1", role=Role.NON_TARGET)
    found = checks(patient(imaging=(read,), lesions=(other,), baseline=Baseline(aetiology=("HCV", "HBV"))))
    assert (found["I6"].answer, found["I7"].answer) == (Checked.NOT_MET, Checked.NOT_RECORDED)
