"""R-12: the BCLC stage in its order, with its reason and what it takes for granted."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from models.liver.bclc import Findings, stage, stages
from models.liver.liver import liver_function, scores
from models.record.protocol import Parameters
from models.record.records import (
    Ascites,
    Baseline,
    Certainty,
    Cheng,
    Encephalopathy,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Role,
    State,
    Thrombus,
    Vp,
)
from tests.models.patients import lab, on_day, patient, visit

P = Parameters()
GOOD = {"bilirubin": "10", "albumin": "42", "INR": "1.0"}


def panel(day: int, **values: object) -> list[LabResult]:
    return [lab(name, day, value) for name, value in {**GOOD, **values}.items()]


def points(ascites: str | None = "none", encephalopathy: str | None = "none", **values: Any) -> int | None:
    """Child-Pugh points of a panel; a value of None leaves the result out."""
    labs = [lab(name, 42, value) for name, value in {**GOOD, **values}.items() if value is not None]
    record = patient(*labs, visits=[visit(42, ascites=ascites, encephalopathy=encephalopathy)])
    (found,) = liver_function(record)
    return found.child_pugh_points


# --- BCLC -----------------------------------------------------------------------------------------------------------


def function(points_: int = 5) -> Any:
    """Liver function with given Child-Pugh points."""
    bilirubin = {5: 10, 6: 40, 7: 60}.get(points_, 60)
    more = {} if points_ <= 7 else {"albumin": 20, "INR": 2}
    used = {result.analyte: result for result in panel(0, bilirubin=bilirubin, **more)}
    return scores(on_day(0), 0, used=used, ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)


def bclc(**values: Any) -> str | None:
    known: dict[str, Any] = {
        "ecog": 0, "vp": Vp.VP0, "hepatic_vein": "none", "sites": (), "count": 1, "largest_mm": Decimal(20),
        "liver": function(),
    }  # fmt: skip
    return stage(Findings(**{**known, **values})).bclc


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "0"),
        ({"largest_mm": Decimal("20.1")}, "A"),
        ({"largest_mm": Decimal(200)}, "A"),
        ({"count": 3, "largest_mm": Decimal(30)}, "A"),
        ({"count": 3, "largest_mm": Decimal("30.1")}, "B"),
        ({"count": 2, "largest_mm": Decimal(31)}, "B"),
        ({"count": 4, "largest_mm": Decimal(10)}, "B"),
        ({"count": 4, "largest_mm": None}, "B"),
        ({"ecog": 1}, "C"),
        ({"ecog": 2}, "C"),
        ({"vp": Vp.VP1}, "C"),
        ({"hepatic_vein": "inferior vena cava"}, "C"),
        ({"sites": ("lung",)}, "C"),
        ({"ecog": 3}, "D"),
        ({"ecog": 4, "vp": Vp.VP4}, "D"),
        ({"liver": function(10)}, "D"),
        ({"liver": function(10), "vp": Vp.VP4, "ecog": 2}, "D"),
        ({"liver": function(7)}, "0"),
        ({"ecog": None}, None),
        ({"ecog": None, "vp": Vp.VP4}, None),
        ({"ecog": None, "liver": function(10)}, "D"),
        ({"vp": None}, None),
        ({"vp": None, "ecog": 1}, "C"),
        ({"count": None}, None),
        ({"count": 0}, None),
        ({"count": 1, "largest_mm": None}, None),
        ({"count": 2, "largest_mm": None}, None),
    ],
)
def test_that_bclc_is_judged_in_its_order(values: dict[str, Any], expected: str | None) -> None:
    assert bclc(**values) == expected


def reason(**values: Any) -> str:
    known: dict[str, Any] = {
        "ecog": 0, "vp": Vp.VP3, "hepatic_vein": "none", "sites": (), "count": 1, "largest_mm": Decimal(20),
        "liver": function(),
    }  # fmt: skip
    return str(stage(Findings(**{**known, **values})).reason)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "portal vein invasion (Vp3)"),
        ({"liver": None}, "portal vein invasion (Vp3) (stage D is not excluded: Child-Pugh class not known)"),
        ({"liver": function(10)}, "Child-Pugh C (10 points), taken as end-stage liver function: an approximation"),
        ({"ecog": 3}, "performance status 3"),
        ({"ecog": None}, "needs: ECOG"),
        ({"vp": None}, "needs: Vp class"),
        ({"vp": Vp.VP0}, "single tumour of 20 mm, performance status 0"),
        ({"vp": Vp.VP0, "ecog": 2}, "performance status 2"),
        ({"vp": Vp.VP0, "hepatic_vein": "Vv3"}, "hepatic vein invasion (Vv3)"),
        ({"vp": Vp.VP0, "sites": ("lung", "bone")}, "extrahepatic spread (lung, bone)"),
        ({"vp": Vp.VP0, "count": 5}, "5 tumours, performance status 0"),
        ({"vp": Vp.VP0, "count": 2}, "2 tumours, the largest of 20 mm, performance status 0"),
        ({"vp": Vp.VP0, "count": None}, "needs: number of tumours"),
        ({"vp": Vp.VP0, "largest_mm": None}, "needs: largest tumour"),
    ],
)
def test_that_the_stage_says_why(values: dict[str, Any], words: str) -> None:
    assert reason(**values) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"hepatic_vein": None}, "(hepatic vein not recorded, taken as free)"),
        ({"sites": None}, "(extrahepatic spread not recorded, taken as absent)"),
        ({"hepatic_vein": None, "sites": None}, "(hepatic vein and extrahepatic spread not recorded, taken as free)"),
        ({"from_baseline": True}, "(number and size as at baseline)"),
    ],
)
def test_that_what_the_stage_takes_for_granted_is_said(values: dict[str, Any], words: str) -> None:
    assert words in reason(vp=Vp.VP0, **values)


def test_that_incomplete_points_may_still_be_end_stage() -> None:
    used = {result.analyte: result for result in (lab("bilirubin", 0, 60), lab("albumin", 0, 20))}
    liver = scores(on_day(0), 0, used=used, ascites=Ascites.MODERATE, encephalopathy=None)
    assert liver.least_points == 11
    assert reason(liver=liver).startswith("Child-Pugh C (at least 11 points)")


# --- stages of a record ---------------------------------------------------------------------------------------------

PROFILE = Baseline(
    ecog=1, vp=Vp.VP3, cheng=Cheng.II, hepatic_vein="none", extrahepatic_sites=(), tumour_count=3,
    largest_tumour_mm=Decimal(28), ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE,
)  # fmt: skip


def read(day: int, vp: Vp, *found: Measurement, reader: str | None = None) -> Imaging:
    return Imaging(date=on_day(day), reader=reader, thrombus=Thrombus(vp=vp), measurements=found)


def staged(*visits: Any, baseline: Baseline = PROFILE, **values: Any) -> tuple[str | None, str | None]:
    record = patient(*panel(-1), *panel(84), visits=visits, baseline=baseline, **values)
    found = stages(record, P, liver_function(record))
    return found.baseline.bclc if found.baseline else "none", found.last.bclc if found.last else "none"


def test_that_without_anything_recorded_there_is_no_stage() -> None:
    found = stages(patient(), P, ())
    assert (found.baseline, found.last) == (None, None)


def test_that_the_last_stage_follows_the_last_visit() -> None:
    assert staged() == ("C", "none")
    calm = {"ascites": "none", "encephalopathy": "none"}
    assert staged(visit(84, ecog=3, **calm)) == ("C", "D")
    assert staged(visit(84, ecog=1, **calm)) == ("C", "C")
    assert staged(visit(84, **calm)) == ("C", None)
    assert staged(visit(-1)) == ("C", "C")


def test_that_the_last_stage_follows_the_thrombus_of_the_last_imaging() -> None:
    calm = {"ecog": 0, "ascites": "none", "encephalopathy": "none"}
    assert staged(visit(84, **calm), imaging=(read(42, Vp.VP2), read(84, Vp.VP0))) == ("C", "A")
    assert staged(visit(84, **calm), imaging=(read(42, Vp.VP2), read(98, Vp.VP0))) == ("C", "C")
    assert staged(visit(84, **calm)) == ("C", "C")


def test_that_new_lesions_count_at_the_last_stage() -> None:
    calm = {"ecog": 0, "ascites": "none", "encephalopathy": "none"}

    def with_new(organ: str, **values: Any) -> str | None:
        new = Lesion(number="NEW1", role=Role.NEW, organ=organ, **values)
        seen = read(84, Vp.VP0, Measurement(number="NEW1", diameter_tenths=120))
        return staged(visit(84, **calm), imaging=(seen,), lesions=(new,))[1]

    assert with_new("liver") == "B"
    assert with_new("lung") == "C"
    assert with_new("lung", certainty=Certainty.EQUIVOCAL) == "A"
    gone = read(84, Vp.VP0, Measurement(number="NEW1", state=State.ABSENT))
    lesion = Lesion(number="NEW1", role=Role.NEW, organ="lung")
    assert staged(visit(84, **calm), imaging=(gone,), lesions=(lesion,))[1] == "A"


def test_that_the_baseline_stage_falls_back_on_visit_imaging_and_lesions() -> None:
    lung = Lesion(number="N1", role=Role.NON_TARGET, organ="lung")
    record = patient(visits=[visit(-1, ecog=0)], imaging=(read(-2, Vp.VP0),), lesions=(lung,))
    found = stages(record, P, liver_function(record)).baseline
    assert found is not None
    assert (found.bclc, str(found.reason)[:25]) == ("C", "extrahepatic spread (lung")
    record = patient(visits=[visit(-1, ecog=0)], imaging=(read(-2, Vp.VP2),))
    found = stages(record, P, liver_function(record)).baseline
    assert found is not None
    assert str(found.reason).startswith("portal vein invasion (Vp2)")


def test_that_ten_points_are_end_stage_and_nine_exclude_it() -> None:
    open_parts = {result.analyte: result for result in (lab("albumin", 0, 40), lab("INR", 0, 1))}
    nine = scores(on_day(0), 0, used=open_parts, ascites=Ascites.MODERATE, encephalopathy=Encephalopathy.NONE)
    assert (nine.least_points, nine.most_points) == (7, 9)
    assert "not excluded" not in reason(liver=nine)
    ten = scores(on_day(0), 0, used=open_parts, ascites=Ascites.MODERATE, encephalopathy=Encephalopathy.GRADE_1_2)
    assert ten.most_points == 10
    assert "not excluded" in reason(liver=ten)


def test_that_a_profile_with_liver_function_alone_asks_for_ecog() -> None:
    labs = [*panel(-1)]
    profile = Baseline(ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)
    record = patient(*labs, baseline=profile)
    found = stages(record, P, ()).baseline
    assert found is not None
    assert str(found.reason) == "needs: ECOG"
    assert stages(patient(*labs), P, ()).baseline is None


def test_that_performance_status_at_baseline_is_that_of_the_start_or_before() -> None:
    def found(*visits: Any) -> str | None:
        judged = stages(patient(visits=visits, baseline=Baseline(vp=Vp.VP3)), P, ()).baseline
        return None if judged is None else judged.bclc

    assert found(visit(0, ecog=1)) == "C"
    assert found(visit(1, ecog=1)) is None
    assert found(visit(-9, ecog=3), visit(0)) == "D"


def test_that_the_day_of_the_start_still_belongs_to_the_baseline() -> None:
    noted = Baseline(
        ecog=0, vp=Vp.VP0, hepatic_vein="none", extrahepatic_sites=(), tumour_count=1, largest_tumour_mm=Decimal(15)
    )
    record = patient(visits=[visit(0)], baseline=noted)
    last = stages(record, P, liver_function(record)).last
    assert last is not None
    assert last.bclc == "0"
    assert "as at baseline" not in str(last.reason)


def test_that_lesions_without_an_organ_are_no_spread() -> None:
    lesions = (Lesion(number="N1", role=Role.NON_TARGET), Lesion(number="NEW1", role=Role.NEW, organ="lung"))
    record = patient(
        baseline=Baseline(ecog=0, vp=Vp.VP0, tumour_count=1, largest_tumour_mm=Decimal(15)), lesions=lesions
    )
    found = stages(record, P, ()).baseline
    assert found is not None
    assert found.bclc == "0"


def test_that_several_new_lesions_are_counted_where_they_lie() -> None:
    profile = Baseline(
        ecog=0, vp=Vp.VP0, hepatic_vein="none", extrahepatic_sites=("bone",), tumour_count=1,
        largest_tumour_mm=Decimal(15),
    )  # fmt: skip
    lesions = tuple(Lesion(number=f"NEW{n}", role=Role.NEW, organ=organ) for n, organ in enumerate(("liver", "lung")))
    seen = read(91, Vp.VP0, *(Measurement(number=lesion.number, diameter_tenths=90) for lesion in lesions))
    record = patient(visits=[visit(84, ecog=0)], baseline=profile, lesions=lesions, imaging=(seen,))
    last = stages(record, P, liver_function(record)).last
    assert last is not None
    assert str(last.reason).startswith("extrahepatic spread (bone, lung)")
    liver_only = patient(
        visits=[visit(84, ecog=0)],
        baseline=replace(profile, extrahepatic_sites=()),
        lesions=lesions[:1],
        imaging=(seen,),
    )
    last = stages(liver_only, P, liver_function(liver_only)).last
    assert last is not None
    assert str(last.reason).startswith("2 tumours, the largest of 15 mm")


def test_that_of_two_visits_on_the_last_day_the_later_time_counts() -> None:
    visits = [visit(84, ecog=3, time=time(15)), visit(84, ecog=1, time=time(8))]
    assert staged(*visits)[1] == "D"
