"""An unsaved visit as plain values: what was typed comes back as it was typed, on another day too."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.lesion import AddedLesion
from models.forms.results import LabDraft
from models.forms.sizes import MarksDraft, SizeDraft
from models.forms.visit import VisitDraft
from models.forms.visit_draft import draft_document, read_draft, without_place
from models.record.records import Ascites, Certainty, Cheng, Encephalopathy, Role, Status, VisitKind, Vp

TODAY = date(2025, 3, 28)
TYPED = st.text(alphabet="0123456789.,<>≥ +-abc/", min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
DRAFTS = st.builds(
    VisitDraft,
    date=st.dates(date(2020, 1, 1), TODAY).map(date.isoformat),
    weight=TYPED,
    pressure=TYPED,
    modality=TYPED,
    slice_mm=TYPED,
    reader=TYPED,
    ecog=st.none() | st.integers(0, 4),
    ascites=st.none() | st.sampled_from(Ascites),
    encephalopathy=st.none() | st.sampled_from(Encephalopathy),
    kind=st.none() | st.sampled_from(VisitKind),
    labs=st.lists(st.builds(LabDraft, analyte=TYPED, text=TYPED, unit=TYPED), max_size=4).map(tuple),
    sizes=st.lists(st.builds(SizeDraft, TYPED, TYPED, st.just("")), max_size=4).map(tuple),
    statuses=st.lists(st.tuples(TYPED, st.sampled_from(Status)), max_size=3).map(tuple),
    marks=st.lists(
        st.builds(
            MarksDraft,
            TYPED,
            st.sampled_from(Certainty),
            st.none() | st.booleans(),
            st.none() | st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    progressed=st.none() | st.booleans(),
    vp=st.none() | st.sampled_from(Vp),
    cheng=st.none() | st.sampled_from(Cheng),
    flow_restored=st.booleans(),
    no_new_lesion=st.booleans(),
    added=st.lists(
        st.builds(
            AddedLesion,
            role=st.none() | st.sampled_from(Role),
            organ=TYPED.filter(bool),
            site=TYPED,
            diameter=TYPED,
            viable=TYPED,
            status=st.none() | st.sampled_from(Status),
            certainty=st.none() | st.sampled_from(Certainty),
            typical=st.none() | st.booleans(),
            cytology_positive=st.none() | st.booleans(),
            in_radiation_field=st.none() | st.booleans(),
            irradiated_before=st.none() | st.booleans(),
            progressed_since=st.none() | st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


@given(DRAFTS)
def test_that_what_was_typed_comes_back_as_it_was_typed(draft: VisitDraft) -> None:
    assert read_draft(json.loads(json.dumps(draft_document(draft, TODAY)))) == draft


def test_that_a_draft_of_an_older_program_is_asked_what_its_lesion_is() -> None:
    """It knew no lesions but new ones; what was typed is kept, and what the lesion is is not taken for granted."""
    document = draft_document(VisitDraft(date="today"), TODAY)
    del document["added"]
    assert read_draft(document | {"new_lesion": ["", "", "", "", None]}).added == ()
    (one,) = read_draft(document | {"new_lesion": ["lung", "", "12", "", "equivocal"]}).added
    assert one == AddedLesion(organ="lung", diameter="12", certainty=Certainty.EQUIVOCAL)


def test_that_a_draft_of_a_program_that_knew_no_marks_has_none() -> None:
    document = draft_document(VisitDraft(date="today", added=(AddedLesion(organ="lung"),)), TODAY)
    del document["marks"], document["progressed"]
    for name in ("typical", "cytology_positive", "in_radiation_field", "irradiated_before", "progressed_since"):
        del document["added"][0][name]
    assert read_draft(document) == VisitDraft(date="2025-03-28", added=(AddedLesion(organ="lung"),))


def test_that_a_date_counted_from_today_does_not_move() -> None:
    document = draft_document(VisitDraft(date="-3d"), TODAY)
    assert document["date"] == "2025-03-25"
    assert draft_document(VisitDraft(date="31 of never"), TODAY)["date"] == "31 of never"


def test_that_fields_left_empty_are_not_kept() -> None:
    draft = VisitDraft(
        date="today", labs=(LabDraft(analyte="AFP", text=" ", unit="ng/mL"),), sizes=(SizeDraft("T1", "", " "),)
    )
    document = draft_document(draft, TODAY)
    assert document["labs"] == []
    assert document["sizes"] == []


@pytest.mark.parametrize("broken", [{}, {"new_lesion": None}, {"new_lesion": ["a", "b"]}])
def test_that_what_is_no_draft_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        read_draft(broken)


def test_that_an_unknown_word_is_refused() -> None:
    document = draft_document(VisitDraft(date="today", vp=Vp.VP3), TODAY) | {"vp": "Vp9"}
    with pytest.raises(ValueError, match="Vp9"):
        read_draft(document)


def test_that_what_has_no_place_on_the_form_is_named() -> None:
    kept = VisitDraft(
        date="today",
        labs=(LabDraft(analyte="AFP", text="400", unit="ng/mL"), LabDraft(analyte="CRP", text="3", unit="mg/L")),
        sizes=(SizeDraft("T1", "30", ""), SizeDraft("T9", "12", "")),
        statuses=(("N1", Status.PRESENT), ("N2", Status.ABSENT)),
        marks=(MarksDraft("NEW7", typical=True), MarksDraft("T9", typical=True)),
    )
    shown = VisitDraft(
        date="today",
        labs=(LabDraft(analyte="AFP", text="400", unit="ng/mL"),),
        sizes=(SizeDraft("T1", "30", ""),),
        statuses=(("N1", Status.PRESENT), ("N2", Status.PRESENT)),
    )
    assert without_place(kept, shown) == ("CRP", "T9", "N2", "NEW7")
    assert without_place(shown, shown) == ()
