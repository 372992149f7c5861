"""What a form takes, a case file holds: whatever is typed is refused, or exported and read back equal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms import event, registration, treatment, visit
from models.forms.lesion import AddedLesion
from models.forms.sizes import MarksDraft, SizeDraft
from models.record.kept import Relation
from models.record.records import Certainty, Cheng, Lesion, Patient, Record, Role, Sex, Status, Vp
from storage.files.casefile import case_document, parse_case

TODAY = date(2025, 3, 28)
RECORD = Record(
    patient=Patient(code="T-01", birth_date=date(1960, 1, 1)),
    treatment_start=date(2024, 1, 10),
    lesions=(
        Lesion(number="T1", role=Role.TARGET, organ="liver"),
        Lesion(number="T2", role=Role.TARGET, organ="liver"),
        Lesion(number="NEW1", role=Role.NEW, organ="liver"),
        Lesion(number="N1", role=Role.NON_TARGET, organ="ascites"),
    ),
)
SIGNS = st.sampled_from("aZ９é王𠮷'-/ \t\n\x00\x07\x1b\x7f\x85\u00ad\u200b\u200e\u2028\u202e\u3000\ufeff\ud800\uffff")
TEXT = st.text(SIGNS | st.characters(), max_size=12) | st.sampled_from(["x" * 100, "x" * 101, "x" * 1000, "x" * 1001])
DATE = st.sampled_from(["", "today", "-3d", "+1d", "-9999m", "-9999w", "18991231", "19000101", "20240109", "99991231"])
RESULT = st.text(st.sampled_from("0９.,>≥＜ \x0b\u200b"), max_size=8) | st.sampled_from(["0" * 60 + "1", "> \x0b4"])
NUMBER = st.sampled_from(["", "0", "1", "８", "12.5", "500", "501", "1e3", "-1", "٣", "9999.99", "A", "S", "="])
SIZE = NUMBER | st.sampled_from(["12 + 7", "8+", "0+1", "300+201", "１＋２", "M T1", "m t2", "MT9", "M", "R"])
MARK = st.none() | st.booleans()


def _comes_back(record: Record) -> None:
    assert parse_case(case_document(record)) == record


@given(st.data())
def test_that_a_registration_comes_back(data: st.DataObject) -> None:
    draft = registration.RegistrationDraft(
        code=data.draw(TEXT),
        name=data.draw(TEXT),
        sex=data.draw(st.none() | st.sampled_from(Sex)),
        born=data.draw(DATE),
        hospital_number=data.draw(TEXT),
        start=data.draw(DATE),
        protocol="follow-up",
    )
    if not registration.problems(draft, (), TODAY):
        _comes_back(registration.registered(draft, (), TODAY))


@given(st.data())
def test_that_an_event_comes_back(data: st.DataObject) -> None:
    draft = event.EventDraft(
        term=data.draw(TEXT),
        grade=2,
        start=data.draw(DATE),
        stop=data.draw(DATE),
        action=data.draw(TEXT),
        finding=data.draw(TEXT),
        related_to=(("lenvatinib", data.draw(st.sampled_from(Relation))),),
    )
    if not event.problems(draft, RECORD, TODAY):
        _comes_back(replace(RECORD, adverse_events=(event.adverse_event(draft, RECORD, TODAY, edition="5.0"),)))


@given(st.data())
def test_that_a_treatment_comes_back(data: st.DataObject) -> None:
    texts = {name: data.draw(TEXT) for name in ("kind", "agent", "unit", "schedule", "reason")}
    numbers = {name: data.draw(NUMBER) for name in ("dose", "fractions")}
    draft = treatment.TreatmentDraft(**texts, **numbers, start=data.draw(DATE), stop=data.draw(DATE))
    if not treatment.problems(draft, RECORD, TODAY):
        _comes_back(replace(RECORD, treatments=(treatment.given(draft, RECORD, TODAY).entry,)))


def _lesions(data: st.DataObject) -> tuple[AddedLesion, ...]:
    organs = st.sampled_from(["liver", "lung", "lymph node", "肝", "porta hepatis node"]) | TEXT
    made: Any = st.builds(
        AddedLesion,
        role=st.none() | st.sampled_from(Role),
        organ=organs,
        site=TEXT,
        diameter=SIZE,
        viable=NUMBER,
        status=st.none() | st.sampled_from(Status),
        certainty=st.none() | st.sampled_from(Certainty),
        typical=MARK,
        cytology_positive=MARK,
        in_radiation_field=MARK,
        irradiated_before=MARK,
        progressed_since=MARK,
    )
    return tuple(data.draw(st.lists(made, max_size=3)))


@given(st.data())
def test_that_a_visit_comes_back(data: st.DataObject) -> None:
    draft = visit.VisitDraft(
        date=data.draw(DATE),
        weight=data.draw(NUMBER),
        modality=data.draw(TEXT),
        slice_mm=data.draw(NUMBER),
        reader=data.draw(TEXT),
        sizes=tuple(SizeDraft(number, data.draw(SIZE), data.draw(NUMBER)) for number in ("T1", "T2", "NEW1")),
        statuses=(("N1", data.draw(st.sampled_from(Status))),),
        marks=(
            MarksDraft("NEW1", data.draw(st.none() | st.sampled_from(Certainty)), data.draw(MARK), data.draw(MARK)),
            MarksDraft("N1", cytology_positive=data.draw(MARK)),
        ),
        progressed=data.draw(MARK),
        vp=data.draw(st.none() | st.sampled_from(Vp)),
        cheng=data.draw(st.none() | st.sampled_from(Cheng)),
        added=_lesions(data),
        labs=(visit.LabDraft(analyte="AFP", text=data.draw(RESULT), unit="ng/mL"),),
    )
    if not draft.is_empty and not visit.problems(draft, RECORD, TODAY):
        _comes_back(visit.with_entry(RECORD, visit.visit_entry(draft, RECORD, TODAY)))


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\u200b", "\u2028", "\ud800", "\uffff"])
def test_that_the_property_is_not_empty(sign: str) -> None:
    """Each of these is refused; without them the same draft is taken."""
    good = event.EventDraft(term="Fatigue", grade=2)
    assert event.problems(good, RECORD, TODAY) == ()
    assert [one.field for one in event.problems(replace(good, term=f"Fat{sign}igue"), RECORD, TODAY)] == ["term"]
