"""Sizes, mergers and marks of recorded lesions: what may be typed of them, and the sentence where it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.forms.sizes import (
    MarksDraft,
    SizeDraft,
    is_noted_by_status,
    marks_at_a_read,
    may_merge_into,
    number_of,
    parse_size,
)
from models.forms.typed import EntryError
from models.forms.visit import VisitDraft, problems, visit_entry
from models.record.records import (
    Certainty,
    Cheng,
    Imaging,
    Lesion,
    Measurement,
    Patient,
    Record,
    Role,
    State,
    Status,
    Thrombus,
    Vp,
)

TODAY, ON = date(2025, 3, 28), "2025-03-20"
T1 = Lesion(number="T1", role=Role.TARGET, organ="liver")
T2 = Lesion(number="T2", role=Role.TARGET, organ="Liver", site="S8")
T3 = Lesion(number="T3", role=Role.TARGET, organ="lung")
GONE = Lesion(number="T4", role=Role.TARGET, organ="lung")
N1 = Lesion(number="N1", role=Role.NON_TARGET, organ="liver")
N2 = Lesion(number="N2", role=Role.NON_TARGET, organ="ascites")
NEW1 = Lesion(number="NEW1", role=Role.NEW, organ="liver")
NEW2 = Lesion(number="NEW2", role=Role.NEW, organ="pleural effusion")
RECORD = Record(
    patient=Patient(code="T-01"),
    treatment_start=date(2024, 1, 10),
    lesions=(T1, T2, T3, GONE, N1, N2, NEW1, NEW2),
    imaging=(Imaging(date=date(2024, 6, 1), measurements=(Measurement(number="T4", state=State.REMOVED),)),),
)


def _draft(*sizes: SizeDraft, **more: object) -> VisitDraft:
    return replace(VisitDraft(date=ON, sizes=sizes), **more)  # type: ignore[arg-type]


def _wrong(draft: VisitDraft) -> list[tuple[str, str]]:
    return [(one.field, str(one.sentence)) for one in problems(draft, RECORD, TODAY)]


def _measured(draft: VisitDraft) -> tuple[Measurement, ...]:
    imaging = visit_entry(draft, RECORD, TODAY).imaging
    assert imaging is not None
    return imaging.measurements


@pytest.mark.parametrize("typed", ["12 + 7", "12+7", "１２＋７", " 12.0+ 7.0 "])
def test_that_the_parts_of_a_split_lesion_are_typed_with_a_plus(typed: str) -> None:
    split = Measurement(number="T1", parts_tenths=(120, 70), viable_tenths=190)
    assert parse_size(SizeDraft("T1", typed, "=")) == split


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12 +", "“12 +” lacks a part; the parts of a split lesion are written 12 + 7"),
        ("12 + 0", "a part of 0 mm is no part; write those that are there"),
        ("300 + 201", "the parts together are longer than 500 mm"),
        ("M", "merged into which lesion? write M and its number, as M T1"),
    ],
)
def test_that_parts_and_mergers_that_are_not_whole_are_refused_with_a_sentence(typed: str, words: str) -> None:
    with pytest.raises(EntryError) as refused:
        parse_size(SizeDraft("T1", typed))
    assert str(refused.value.sentence) == words


@pytest.mark.parametrize("typed", ["M T1", "m t1", "mt1", "Ｍ Ｔ１"])
def test_that_a_merged_lesion_names_the_one_it_is_measured_with(typed: str) -> None:
    merged = Measurement(number="T2", state=State.MERGED, into="T1")
    assert _measured(_draft(SizeDraft("T2", typed))) == (merged,)


@pytest.mark.parametrize(
    ("number", "typed", "words"),
    [
        ("T2", "M T9", "there is no other target or new lesion T9 with which it could be measured"),
        ("T2", "M T2", "there is no other target or new lesion T2 with which it could be measured"),
        ("T2", "M N1", "there is no other target or new lesion N1 with which it could be measured"),
        ("T3", "M T4", "there is no other target or new lesion T4 with which it could be measured"),
        ("T2", "M T3", "T2 is of the liver and T3 of the lung: they cannot merge (R-1.6)"),
        (
            "T2",
            "M NEW1",
            "T2 is a target lesion and NEW1 is not: merged into it, it would be in no sum (R-1.6)",
        ),
    ],
)
def test_that_a_lesion_merges_into_one_of_its_organ_that_is_still_there(number: str, typed: str, words: str) -> None:
    assert _wrong(_draft(SizeDraft(number, typed))) == [(f"lesions.{number}.diameter", words)]


def test_that_merged_lesions_are_measured_somewhere() -> None:
    circle = "lesions are merged into one another; one of them has a diameter (R-1.6)"
    found = _wrong(_draft(SizeDraft("T1", "M T2"), SizeDraft("T2", "M T1")))
    assert found == [("lesions.T1.diameter", circle), ("lesions.T2.diameter", circle)]
    for letter, word in (("A", "absent"), ("R", "removed")):
        words = f"T1 is {word} at this read, and both are measured with it (R-1.6)"
        found = _wrong(_draft(SizeDraft("T1", letter), SizeDraft("T2", "M T1")))
        assert found == [("lesions.T2.diameter", words)]
    assert _wrong(_draft(SizeDraft("T1", "E"), SizeDraft("T2", "M T1"))) == []


def test_that_only_lesions_with_which_it_may_merge_are_offered() -> None:
    assert may_merge_into(T1, RECORD) == (T2,)
    assert may_merge_into(T3, RECORD) == ()
    assert may_merge_into(NEW1, RECORD) == (T1, T2)
    assert number_of(" new1 ", RECORD) == "NEW1"


def test_that_a_lesion_has_the_marks_that_a_rule_reads_of_it() -> None:
    assert {one.number: marks_at_a_read(one) for one in RECORD.lesions} == {
        "T1": (),
        "T2": (),
        "T3": (),
        "T4": (),
        "N1": (),
        "N2": ("cytology_positive",),
        "NEW1": ("certainty", "typical"),
        "NEW2": ("certainty", "cytology_positive"),
    }
    assert [one.number for one in RECORD.lesions if is_noted_by_status(one)] == ["N1", "N2", "NEW2"]


def test_that_marks_stand_beside_a_size_or_a_status() -> None:
    marks = (
        MarksDraft("NEW1", certainty=Certainty.UNEQUIVOCAL, typical=False),
        MarksDraft("N2", cytology_positive=True),
        MarksDraft("NEW2", certainty=Certainty.EQUIVOCAL, cytology_positive=False),
        MarksDraft("N1"),
    )
    alone = VisitDraft(date=ON, marks=marks)
    assert alone.has_read
    assert _wrong(alone) == [
        ("lesions.NEW1.diameter", "its diameter is needed beside its marks"),
        ("lesions.N2.status", "its status is needed beside its marks"),
        ("lesions.NEW2.status", "its status is needed beside its marks"),
    ]
    noted = (("N2", Status.PROGRESSED), ("NEW2", Status.PRESENT))
    assert _measured(_draft(SizeDraft("NEW1", "12"), marks=marks, statuses=noted)) == (
        Measurement(number="NEW1", diameter_tenths=120, certainty=Certainty.UNEQUIVOCAL, typical=False),
        Measurement(number="N2", status=Status.PROGRESSED, cytology_positive=True),
        Measurement(number="NEW2", status=Status.PRESENT, certainty=Certainty.EQUIVOCAL, cytology_positive=False),
    )


def test_that_a_thrombus_that_is_not_there_has_not_progressed() -> None:
    words = "a thrombus that is not there has not progressed"
    for more in ({"vp": Vp.VP0}, {"cheng": Cheng.NONE}):
        assert _wrong(VisitDraft(date=ON, progressed=True, **more)) == [("progressed", words)]  # type: ignore[arg-type]
        assert _wrong(VisitDraft(date=ON, progressed=False, **more)) == []  # type: ignore[arg-type]
    imaging = visit_entry(VisitDraft(date=ON, progressed=True), RECORD, TODAY).imaging
    assert imaging is not None
    assert imaging.thrombus == Thrombus(progressed=True)
