"""What a person types about a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.lesion import AddedLesion, numbers_of
from models.forms.results import LabDraft
from models.forms.sizes import SizeDraft, parse_size
from models.forms.typed import EntryError, parse_date, parse_diameter
from models.forms.visit import VisitDraft, problems, visit_entry, with_entry
from models.quantities import parse_quantity
from models.record.records import (
    Cheng,
    Imaging,
    Lesion,
    Measurement,
    Outcome,
    Patient,
    Record,
    Role,
    State,
    Status,
    Visit,
    Vp,
)

TODAY = date(2025, 3, 28)
RECORD = Record(
    patient=Patient(code="T-01", birth_date=date(1960, 1, 1)),
    treatment_start=date(2024, 1, 10),
    visits=(Visit(date=date(2024, 1, 9), ecog=0),),
    lesions=(
        Lesion(number="T1", role=Role.TARGET, organ="liver"),
        Lesion(number="N1", role=Role.NON_TARGET, organ="lung"),
        Lesion(number="NEW1", role=Role.NEW, organ="liver"),
    ),
    imaging=(
        Imaging(date=date(2024, 1, 8), reader="A", measurements=(Measurement(number="T1", diameter_tenths=700),)),
    ),
)
DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))


@given(DATES)
def test_that_every_way_of_writing_a_date_reads_as_that_date(on: date) -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[on.month - 1]
    for text in (f"{on:%Y%m%d}", on.isoformat(), f"{on:%Y/%m/%d}", f"{on.day}-{month}-{on.year}"):
        assert parse_date(text, TODAY) == on


@given(DATES, st.integers(min_value=0, max_value=900))
def test_that_steps_count_days_and_weeks_from_today(today: date, count: int) -> None:
    assert parse_date(f"+{count}d", today) == today + timedelta(days=count)
    assert parse_date(f"-{count}w", today) == today - timedelta(weeks=count)


@given(DATES, st.integers(min_value=0, max_value=60))
def test_that_a_step_of_months_lands_in_that_month_on_the_same_day_or_its_last(today: date, count: int) -> None:
    landed = parse_date(f"-{count}m", today)
    assert (today.year * 12 + today.month) - (landed.year * 12 + landed.month) == count
    assert landed.day == today.day or (landed.day < today.day and (landed + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("text", ["", "20251", "28.03.25", "+3x", "32-Jan-2025", "20250231", "yesterday", "28-03-2025"])
def test_that_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        parse_date(text, TODAY)
    assert str(caught.value)


@given(st.text(max_size=12))
def test_that_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    try:
        found: object = parse_date(text, TODAY)
    except EntryError as error:
        found = str(error)
    assert found
    assert isinstance(found, date | str)


def test_that_today_is_today() -> None:
    assert parse_date(" Today ", TODAY) == TODAY


@given(st.integers(min_value=0, max_value=5000))
def test_that_a_diameter_is_whole_tenths(tenths: int) -> None:
    assert parse_diameter(f"{tenths // 10}.{tenths % 10}") == tenths
    if tenths % 10 == 0:
        assert parse_diameter(str(tenths // 10)) == tenths


@pytest.mark.parametrize("text", ["72,5", "72.55", "-3", "7 2", "72mm", "9999", "abc"])
def test_that_a_diameter_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        parse_diameter(text)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (SizeDraft("T1", "72", "27.5"), Measurement(number="T1", diameter_tenths=720, viable_tenths=275)),
        (SizeDraft("T1", "18", "="), Measurement(number="T1", diameter_tenths=180, viable_tenths=180)),
        (SizeDraft("T1", "18", "a"), Measurement(number="T1", diameter_tenths=180, viable_tenths=0)),
        (SizeDraft("T1", "18", "E"), Measurement(number="T1", diameter_tenths=180)),
        (SizeDraft("T1", "a"), Measurement(number="T1", state=State.ABSENT)),
        (SizeDraft("T1", "S"), Measurement(number="T1", state=State.TOO_SMALL)),
        (SizeDraft("T1", "e"), Measurement(number="T1", state=State.NOT_EVALUABLE)),
        (SizeDraft("T1"), None),
    ],
)
def test_that_letters_stand_for_states_and_for_the_diameter(draft: SizeDraft, expected: Measurement | None) -> None:
    assert parse_size(draft) == expected


@pytest.mark.parametrize(
    "draft",
    [SizeDraft("T1", "20", "21"), SizeDraft("T1", "A", "5"), SizeDraft("T1", "", "="), SizeDraft("T1", "0")],
)
def test_that_sizes_that_contradict_themselves_are_refused(draft: SizeDraft) -> None:
    with pytest.raises(EntryError):
        parse_size(draft)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (VisitDraft(date="20250329"), "date"),
        (VisitDraft(date="19591231"), "date"),
        (VisitDraft(date="2024010"), "date"),
        (VisitDraft(date="20240109", ecog=1), "date"),
        (VisitDraft(date="20240108", reader="A", sizes=(SizeDraft("T1", "7"),)), "date"),
        (VisitDraft(date="today", weight="6o"), "weight"),
        (VisitDraft(date="today", pressure="82/128"), "pressure"),
        (VisitDraft(date="today", labs=(LabDraft(analyte="AFP", text="1,9.0", unit="ng/mL"),)), "labs.AFP"),
        (VisitDraft(date="today", labs=(LabDraft(analyte="albumin", text="380", unit="g/L"),)), "labs.albumin"),
        (VisitDraft(date="today", sizes=(SizeDraft("T1", "20", "30"),)), "lesions.T1.viable"),
        (VisitDraft(date="today", sizes=(SizeDraft("T1", "2O", "3"),)), "lesions.T1.diameter"),
        (VisitDraft(date="today", added=(AddedLesion(role=Role.NEW, organ="liver"),)), "added.0.diameter"),
        (VisitDraft(date="today", added=(AddedLesion(role=Role.NEW, diameter="12"),)), "added.0.organ"),
        (VisitDraft(date="today", vp=Vp.VP0, cheng=Cheng.II), "cheng"),
        (VisitDraft(date="today", reader="A\u200b"), "reader"),
        (VisitDraft(date="today", slice_mm="0"), "slice_mm"),
        (VisitDraft(date="today", slice_mm="101"), "slice_mm"),
        (VisitDraft(date="today", slice_mm="thin"), "slice_mm"),
    ],
)
def test_that_a_problem_names_its_field_and_nothing_can_be_saved(draft: VisitDraft, field: str) -> None:
    assert [problem.field for problem in problems(draft, RECORD, TODAY)] == [field]
    with pytest.raises(EntryError):
        visit_entry(draft, RECORD, TODAY)


def test_that_nothing_is_recorded_after_death() -> None:
    record = replace(RECORD, outcome=Outcome(alive=False, death_date=date(2024, 9, 1)))
    assert [problem.field for problem in problems(VisitDraft(date="20240902"), record, TODAY)] == ["date"]


def test_that_results_can_join_a_visit_that_is_already_recorded() -> None:
    draft = VisitDraft(date="20240109", labs=(LabDraft(analyte="AFP", text=">60,500", unit="ng/mL"),))
    assert problems(draft, RECORD, TODAY) == ()


def test_that_a_draft_becomes_the_records_it_says() -> None:
    draft = VisitDraft(
        date="-1w",
        ecog=1,
        weight="62.5",
        pressure="128/82",
        labs=(
            LabDraft(analyte="AFP", text=">60,500", unit="ng/mL", low="0", high="7"),
            LabDraft(analyte="ALT", text="  ", unit="U/L"),
        ),
        modality="CT",
        slice_mm="1.5",
        reader="A",
        sizes=(SizeDraft("T1", "50", "="), SizeDraft("NEW1", "A")),
        statuses=(("N1", Status.PRESENT),),
        vp=Vp.VP2,
        added=(AddedLesion(role=Role.NEW, organ="lung", diameter="11"),),
    )
    entry = visit_entry(draft, RECORD, TODAY)
    on = TODAY - timedelta(weeks=1)
    assert entry.visit == Visit(date=on, ecog=1, weight_kg=Decimal("62.5"), systolic=128, diastolic=82)
    assert [(lab.analyte, lab.value, lab.high) for lab in entry.labs] == [("AFP", parse_quantity(">60,500"), 7)]
    assert entry.imaging is not None
    assert [found.number for found in entry.imaging.measurements] == ["T1", "NEW1", "N1", "NEW2"]
    assert entry.imaging.thrombus is not None
    assert entry.imaging.slice_mm == Decimal("1.5")
    after = with_entry(RECORD, entry)
    assert after.imaging[-1] is entry.imaging
    assert [lesion.number for lesion in after.lesions][-1] == "NEW2"
    assert numbers_of((AddedLesion(role=Role.NEW, organ="lung"),), after) == ("NEW3",)


def test_that_a_visit_without_a_read_has_no_imaging() -> None:
    entry = visit_entry(VisitDraft(date="today", modality="CT", reader="A", ecog=0), RECORD, TODAY)
    assert entry.imaging is None
    assert with_entry(RECORD, entry).imaging == RECORD.imaging


def test_that_an_untouched_form_is_empty() -> None:
    assert VisitDraft(date="today", modality="CT", reader="A", slice_mm="5").is_empty
    assert not VisitDraft(date="today", ecog=0).is_empty


def test_that_results_of_a_recorded_visit_do_not_make_a_second_visit() -> None:
    draft = VisitDraft(date="20240109", labs=(LabDraft(analyte="AFP", text="12", unit="ng/mL"),))
    after = with_entry(RECORD, visit_entry(draft, RECORD, TODAY))
    assert after.visits == RECORD.visits
    assert len(after.labs) == 1
