"""Lesions that are not recorded yet: each is asked what it is, and held to R-1.1 to R-1.4 as it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.forms.lesion import AddedLesion, lesion_of, lesion_problems, marks_of, measurement_of, numbers_of
from models.record.records import Certainty, Imaging, Lesion, Measurement, Patient, Record, Role, Status

START = date(2024, 1, 10)
BASELINE, LATER = date(2024, 1, 8), date(2024, 2, 21)
EMPTY = Record(patient=Patient(code="T-01"), treatment_start=START)
READ = replace(
    EMPTY,
    lesions=(Lesion(number="T1", role=Role.TARGET, organ="liver"), Lesion(number="NEW2", role=Role.NEW, organ="lung")),
    imaging=(Imaging(date=BASELINE, measurements=(Measurement(number="T1", diameter_tenths=700),)),),
)


def _target(organ: str = "liver", diameter: str = "20", **more: Any) -> AddedLesion:
    return AddedLesion(role=Role.TARGET, organ=organ, diameter=diameter, **more)


NON_TARGET = AddedLesion(role=Role.NON_TARGET, organ="lung", status=Status.PRESENT)
NEW = AddedLesion(role=Role.NEW, organ="lung", diameter="12")
NODE = "a lymph node is a target from 15 mm of its short axis on; from 10 mm it is non-target (R-1.2)"
AT_BASELINE = "a read on or before the start of treatment, 2024-01-10, is a baseline: target or non-target (R-1.1)"
ONLY_SEEN = "this can be seen and not measured, so it is never a target (R-1.4)"
IN_THE_LIVER = "the organ is “liver”; where in the liver is its site"
TOO_SMALL = "a lesion is a target from 10 mm on; smaller it is non-target (R-1.2)"


def _wrong(*added: AddedLesion, record: Record = EMPTY, on: date | None = BASELINE, slices: Any = None) -> list[Any]:
    return [(one.field, str(one.sentence)) for one in lesion_problems(added, record, on, slices)]


@pytest.mark.parametrize(
    "added", [_target(), _target("lymph node", "15"), _target("肝门淋巴结"), NON_TARGET, AddedLesion()]
)
def test_that_a_baseline_read_holds_targets_and_non_targets(added: AddedLesion) -> None:
    assert _wrong(added) == []


def test_that_nothing_is_new_that_nobody_called_new() -> None:
    words = "what is this lesion: target, non-target, or new since baseline?"
    for on in (BASELINE, LATER, None):
        for record in (EMPTY, READ):
            assert _wrong(replace(NEW, role=None), record=record, on=on) == [("added.0.role", words)]


def test_that_an_irradiated_lesion_is_a_target_only_when_it_has_progressed_since() -> None:
    words = "it was irradiated before baseline: a target only when it has progressed since, else non-target (R-1.4)"
    for since in (None, False):
        lesion = _target(irradiated_before=True, progressed_since=since)
        assert _wrong(lesion) == [("added.0.progressed_since", words)]
    assert _wrong(_target(irradiated_before=True, progressed_since=True)) == []
    assert _wrong(replace(NON_TARGET, irradiated_before=True)) == []


def test_that_a_line_has_the_marks_of_its_kind_of_lesion() -> None:
    field, before = "in_radiation_field", "irradiated_before"
    assert marks_of(AddedLesion(organ="liver")) == ()
    assert marks_of(_target()) == (field, before)
    assert marks_of(_target(irradiated_before=True)) == (field, before, "progressed_since")
    assert marks_of(replace(NON_TARGET, organ="腹水")) == ("cytology_positive", field, before)
    assert marks_of(replace(NEW, organ="liver")) == ("typical", field)
    assert marks_of(NEW) == (field,)
    assert marks_of(replace(NEW, organ="胸腔积液")) == ("certainty", "cytology_positive", field)


def test_that_a_new_effusion_has_a_status_and_no_diameter() -> None:
    effusion = AddedLesion(role=Role.NEW, organ="胸水", certainty=Certainty.EQUIVOCAL)
    assert _wrong(effusion, record=READ, on=LATER) == [("added.0.status", "an effusion needs its status")]
    effusion = replace(effusion, status=Status.PRESENT)
    assert _wrong(effusion, record=READ, on=LATER) == []
    assert lesion_of(effusion, "NEW3").organ == "pleural effusion"
    assert measurement_of(effusion, "NEW3") == Measurement(number="NEW3", status=Status.PRESENT)


def test_that_what_was_not_recorded_before_has_merged_into_none() -> None:
    words = "a lesion that was not recorded before has merged into none (R-1.6)"
    assert _wrong(replace(NEW, diameter="M T1"), record=READ, on=LATER) == [("added.0.diameter", words)]


@pytest.mark.parametrize(
    ("added", "record", "on", "words"),
    [
        (NEW, EMPTY, START, AT_BASELINE),
        (NEW, READ, date(2024, 1, 9), AT_BASELINE),
        (NEW, EMPTY, LATER, "there is no earlier read since which it could be new; enter the baseline first (R-1.1)"),
        (_target(), READ, LATER, "targets are chosen at the baseline read, 2024-01-08 (R-1.1)"),
    ],
)
def test_that_what_a_lesion_can_be_depends_on_the_read(added: Any, record: Record, on: date, words: str) -> None:
    assert _wrong(added, record=record, on=on) == [("added.0.role", words)]


@pytest.mark.parametrize(
    ("added", "record"), [(NEW, READ), (NON_TARGET, READ), (NON_TARGET, EMPTY), (_target(), EMPTY)]
)
def test_that_a_later_read_adds_what_is_new_or_was_not_followed(added: AddedLesion, record: Record) -> None:
    assert _wrong(added, record=record, on=LATER) == []


@pytest.mark.parametrize(
    ("added", "slices", "field", "words"),
    [
        (_target(diameter="9.9"), None, "diameter", TOO_SMALL),
        (_target(diameter="S"), None, "diameter", "a target is measured when it is chosen (R-1.2)"),
        (_target(diameter="A"), None, "diameter", "a target is measured when it is chosen (R-1.2)"),
        (_target(diameter="15.9"), 8, "diameter", "in slices of 8 mm a lesion is a target from 16 mm on (R-1.2)"),
        (_target("lymph node", "14.9"), None, "diameter", NODE),
        (_target("淋巴结", "14.9"), None, "diameter", NODE),
        (_target("ascites"), None, "organ", ONLY_SEEN),
        (_target("liver", site="portal vein thrombus"), None, "organ", ONLY_SEEN),
        (_target(diameter=""), None, "diameter", "a target lesion needs its diameter"),
        (_target(viable="21"), None, "viable", "the viable diameter, 21.0 mm, is larger than the whole one, 20.0 mm"),
        (_target("Liver, segment 4"), None, "organ", IN_THE_LIVER),
        (_target("肝右叶"), None, "organ", IN_THE_LIVER),
        (_target(organ=" "), None, "organ", "a lesion needs its organ"),
        (_target(organ="li\u200bver"), None, "organ", "it holds a sign that cannot be seen, U+200B; type it anew"),
        (replace(NON_TARGET, status=None), None, "status", "a non-target lesion needs its status"),
    ],
)
def test_that_a_lesion_is_held_to_its_rule(added: AddedLesion, slices: Any, field: str, words: str) -> None:
    assert _wrong(added, slices=None if slices is None else Decimal(slices)) == [(f"added.0.{field}", words)]


def test_that_there_are_at_most_five_targets_and_two_of_an_organ() -> None:
    organs = ("liver", "Liver ", "lung", "lymph node", "lymph nodes, neck", "bone")
    assert _wrong(*map(_target, organs)) == [("added.5.role", "this is target lesion 6; R-1.3 allows at most 5")]
    third = "this is target lesion 3 in liver; R-1.3 allows at most 2 per organ"
    assert _wrong(_target(), _target(), _target()) == [("added.2.organ", third)]
    before = replace(READ, lesions=(*READ.lesions, Lesion(number="T2", role=Role.TARGET, organ="liver")))
    assert _wrong(_target("肝"), record=before) == [("added.0.organ", third)]
    node = "this is target lesion 3 in lymph nodes, which count as one organ; R-1.3 allows at most 2 per organ"
    assert _wrong(*[_target("lymph node")] * 3) == [("added.2.organ", node)]


def test_that_a_number_is_the_next_of_its_kind() -> None:
    assert numbers_of((_target(), NON_TARGET, AddedLesion(), NEW, _target(), replace(NEW, role=None)), READ) == (
        *("T2", "N1", "", "NEW3", "T3", ""),
    )


def test_that_a_lesion_becomes_the_records_it_says() -> None:
    node = lesion_of(_target("Lymph node", site=" hilum "), "T2")
    assert (node.role, node.organ, node.site, node.nodal) == (Role.TARGET, "Lymph node", "hilum", True)
    assert lesion_of(_target("肝"), "T2").organ == "liver"
    assert lesion_of(replace(NEW, certainty=Certainty.EQUIVOCAL), "NEW1").certainty is Certainty.EQUIVOCAL
    assert measurement_of(NON_TARGET, "N1") == Measurement(number="N1", status=Status.PRESENT)
    assert measurement_of(_target(viable="="), "T1") == Measurement(number="T1", diameter_tenths=200, viable_tenths=200)
