"""R-1.2 to R-1.6, R-6.1, R-6.5: what one lesion is by its words, and what it counts at one read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.record.records import Imaging, Lesion, Measurement, Role, State, Status
from models.response.lesions import (
    enhancing_targets,
    is_effusion,
    is_hepatic,
    is_infiltrative,
    is_never_target,
    is_seen,
    measurable_at_baseline,
    reading,
    readings,
    size_tenths,
)
from models.response.response import Criterion

RECIST, MRECIST = Criterion.RECIST, Criterion.MRECIST


def lesion(number: str = "T1", **values: Any) -> Lesion:
    return Lesion(number=number, role=Role.TARGET, **values)


def noted(number: str = "T1", **values: Any) -> Measurement:
    return Measurement(number=number, **values)


def read(*found: Measurement, slice_mm: object = None) -> Imaging:
    thickness = None if slice_mm is None else Decimal(str(slice_mm))
    return Imaging(date=date(2023, 4, 21), measurements=found, slice_mm=thickness)


def tenths(target: Lesion, *found: Measurement, criterion: Criterion = RECIST) -> int | None:
    return reading(target, read(*found), criterion).tenths


# --- by its words ---------------------------------------------------------------------------------------------------


def test_that_a_lesion_without_an_organ_is_of_the_liver_and_a_node_never() -> None:
    assert is_hepatic(lesion())
    assert is_hepatic(lesion(organ=" Liver "))
    assert not is_hepatic(lesion(organ="lung"))
    assert not is_hepatic(lesion(nodal=True))
    assert not is_hepatic(lesion(organ="liver", nodal=True))


@pytest.mark.parametrize("where", ["organ", "site"])
def test_that_organ_and_site_are_read_alike(where: str) -> None:
    assert is_effusion(lesion(**{where: "Ascites"}))
    assert is_effusion(lesion(**{where: "pleural effusion"}))
    assert is_infiltrative(lesion(**{where: "Infiltrating, right lobe"}))
    assert is_never_target(lesion(**{where: "leptomeningeal disease"}))
    assert not is_effusion(lesion(**{where: "segment 8"}))


def test_that_words_on_either_side_are_not_run_together() -> None:
    assert not is_never_target(lesion(organ="bla", site="stic"))
    assert not is_effusion(lesion(organ="asc", site="ites"))


def test_that_a_node_may_be_a_target_whatever_lies_beside_it() -> None:
    assert is_never_target(lesion(organ="portal vein", site="tumour thrombus"))
    assert not is_never_target(lesion(organ="lymph node", site="beside the thrombosed vein", nodal=True))


# --- what it counts -------------------------------------------------------------------------------------------------


def test_that_a_diameter_beside_a_state_counts_only_where_the_state_lets_it() -> None:
    assert tenths(lesion(), noted(state=State.TOO_SMALL)) == 50
    assert tenths(lesion(), noted(state=State.TOO_SMALL, diameter_tenths=40)) == 40
    assert tenths(lesion(), noted(state=State.NOT_EVALUABLE, diameter_tenths=200)) is None
    assert tenths(lesion(), noted(state=State.ABSENT)) == 0
    assert tenths(lesion(nodal=True), noted(state=State.ABSENT, diameter_tenths=60)) == 60


def test_that_nothing_of_a_whole_liver_lesion_is_nothing_viable() -> None:
    gone = reading(lesion(), read(noted(diameter_tenths=0)), MRECIST)
    assert (gone.tenths, gone.present) == (0, False)
    assert tenths(lesion(), noted(diameter_tenths=1), criterion=MRECIST) is None
    assert tenths(lesion(organ="lung"), noted(diameter_tenths=200), criterion=MRECIST) == 200


def test_that_a_node_counts_by_its_short_axis_or_by_what_is_viable_of_it() -> None:
    node = lesion(nodal=True)
    assert tenths(node, noted(diameter_tenths=180, viable_tenths=90), criterion=MRECIST) == 180
    assert tenths(node, noted(viable_tenths=90), criterion=MRECIST) == 90


def test_that_what_merged_into_nothing_named_is_counted_with_any_target_that_was_measured() -> None:
    both = (lesion("T1"), lesion("T2"))
    merged = noted("T1", state=State.MERGED)
    assert readings(both, read(merged, noted("T2", diameter_tenths=300)), RECIST)["T1"].tenths == 0
    assert readings(both, read(merged), RECIST)["T1"].tenths == 0  # T2, not noted, makes the sum incomplete by itself
    assert readings(both, read(merged, noted("T2", state=State.MERGED)), RECIST)["T1"].tenths is None


def test_that_what_merged_into_a_target_that_was_not_noted_leaves_that_one_open() -> None:
    both = (lesion("T1"), lesion("T2"))
    found = readings(both, read(noted("T1", state=State.MERGED, into="T2")), RECIST)
    assert (found["T1"].tenths, found["T2"].tenths) == (0, None)


def test_that_the_size_of_a_new_lesion_is_its_diameter_else_what_is_viable_else_5_mm() -> None:
    too_small = State.TOO_SMALL
    assert size_tenths(noted(diameter_tenths=120, viable_tenths=80)) == 120
    assert size_tenths(noted(viable_tenths=80)) == 80
    assert size_tenths(noted(state=too_small)) == 50
    assert size_tenths(noted(state=too_small, diameter_tenths=40)) == 40
    assert size_tenths(noted(state=too_small, viable_tenths=30)) == 30
    assert size_tenths(noted()) is None


def test_that_a_new_lesion_is_seen_unless_it_is_absent_not_evaluable_or_nothing() -> None:
    assert not is_seen(None)
    assert not any(is_seen(noted(state=state)) for state in (State.ABSENT, State.NOT_EVALUABLE))
    assert not any(is_seen(noted(status=status)) for status in (Status.ABSENT, Status.NOT_EVALUABLE))
    assert not is_seen(noted(diameter_tenths=0))
    assert is_seen(noted())
    assert is_seen(noted(diameter_tenths=1))


# --- at baseline ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slice_mm", "least"),
    [(None, 100), ("2.5", 100), ("4.5", 100), (5, 100), ("5.5", 110), (6, 120), (8, 160)],
)
def test_that_thick_slices_ask_for_twice_their_thickness(slice_mm: object, least: int) -> None:
    for size, measurable in ((least - 1, False), (least, True)):
        found = noted(diameter_tenths=size)
        assert measurable_at_baseline(lesion(), found, read(found, slice_mm=slice_mm)) is measurable


def test_that_a_node_is_measurable_from_15_mm_and_nothing_without_a_diameter() -> None:
    node = lesion(nodal=True)
    assert measurable_at_baseline(node, noted(diameter_tenths=150), read(slice_mm=10)) is True
    assert measurable_at_baseline(node, noted(diameter_tenths=149), read()) is False
    assert measurable_at_baseline(lesion(), None, read()) is None
    assert measurable_at_baseline(lesion(), noted(), read()) is None


@pytest.mark.parametrize(
    ("target", "least"),
    [
        (lesion(organ="liver"), 100),
        (lesion(organ="lymph node", nodal=True), 150),
        (lesion(organ="porta hepatis", nodal=True), 200),
        (lesion(organ="lymph node", site="at the Porta hepatis", nodal=True), 200),
    ],
)
def test_that_a_target_of_mrecist_is_large_enough_by_its_own_measure(target: Lesion, least: int) -> None:
    for size, counted in ((least - 1, ()), (least, (target,))):
        at_baseline = read(noted(diameter_tenths=size, viable_tenths=size))
        assert enhancing_targets((target,), readings((target,), at_baseline, MRECIST)) == counted
