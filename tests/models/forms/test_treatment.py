"""A treatment as it is typed: what is wrong with it, what it becomes, and which entry it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.forms.treatment import (
    TreatmentDraft,
    draft_document,
    given,
    kind_of,
    may_be_new_therapy,
    ongoing,
    problems,
    read_draft,
)
from models.forms.typed import EntryError
from models.record.records import Medication, Patient, Record, Treatment

TODAY = date(2025, 3, 28)
BEFORE = Treatment(
    kind="drug", agent="lenvatinib", start=date(2025, 1, 2), dose=Decimal(12), unit="mg", schedule="daily"
)
RECORD = Record(
    patient=Patient(code="HCC-0001", birth_date=date(1960, 5, 1)),
    treatment_start=date(2025, 1, 2),
    treatments=(
        BEFORE,
        Treatment(kind="radiation", agent="SBRT", start=date(2025, 2, 3), stop=date(2025, 2, 10)),
    ),
)
CHANGE = TreatmentDraft(kind="drug", agent="Lenvatinib", dose="8", unit="mg", start="today", reason="hypertension")
NEW = TreatmentDraft(kind="radiation", agent="SBRT", dose="37.5", unit="Gy", fractions="5", start="20250301")


def test_that_a_change_of_dose_ends_the_entry_that_goes_on() -> None:
    kept = given(CHANGE, RECORD, TODAY)
    assert kept.ended == BEFORE
    assert kept.last == date(2025, 3, 27)
    assert (kept.entry.dose, kept.entry.start, kept.entry.reason) == (Decimal(8), TODAY, "hypertension")


def test_that_an_entry_that_goes_on_may_stay() -> None:
    kept = given(replace(CHANGE, ends=False, reason=""), RECORD, TODAY)
    assert (kept.ended, kept.last, kept.entry.reason) == (None, None, None)


def test_that_another_course_of_what_has_ended_ends_nothing() -> None:
    assert ongoing(RECORD, "SBRT") is None
    kept = given(replace(NEW, stop="20250307"), RECORD, TODAY)
    assert kept.ended is None
    assert (kept.entry.fractions, kept.entry.stop) == (5, date(2025, 3, 7))


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"agent": ""}, "agent", "an agent or a procedure is needed"),
        ({"kind": ""}, "kind", "a kind is needed"),
        ({"agent": "x" * 101}, "agent", "it has 101 signs; at most 100 are kept"),
        ({"schedule": "daily\u2060"}, "schedule", "it holds a sign that cannot be seen, U+2060; type it anew"),
        ({"unit": "m" * 1001}, "unit", "it has 1001 signs; at most 1000 are kept"),
        ({"dose": "37,5"}, "dose", "“37,5” is not a dose; write a number, its unit beside it"),
        ({"unit": ""}, "unit", "a dose needs its unit"),
        ({"fractions": "0"}, "fractions", "“0” is not a number of fractions"),
        ({"fractions": "five"}, "fractions", "“five” is not a number of fractions"),
        ({"start": "+1d"}, "start", "2025-03-29 is after today, 2025-03-28"),
        ({"planned_date": "20530101"}, "planned_date", "2053-01-01 is more than a year away"),
        ({"start": "19500101"}, "start", "1950-01-01 is before the birth, 1960-05-01"),
        ({"stop": "20250228"}, "stop", "2025-02-28 is before its start, 2025-03-01"),
    ],
)
def test_that_each_field_says_what_is_wrong(changes: dict[str, object], field: str, words: str) -> None:
    draft = replace(NEW, **changes)  # type: ignore[arg-type]
    assert [(one.field, str(one.sentence)) for one in problems(draft, RECORD, TODAY)] == [(field, words)]
    with pytest.raises(EntryError):
        given(draft, RECORD, TODAY)


def test_that_a_change_comes_after_what_it_changes_and_has_a_reason() -> None:
    draft = replace(CHANGE, start="20250102", reason=" ")
    said = [(one.field, str(one.sentence)) for one in problems(draft, RECORD, TODAY)]
    assert said == [
        ("start", "the entry that goes on began on 2025-01-02; a change comes after it"),
        ("reason", "a change of dose needs its reason"),
    ]


def test_that_a_draft_comes_back_with_its_dates_written_out() -> None:
    again = read_draft(draft_document(CHANGE, TODAY))
    assert again == replace(CHANGE, start="2025-03-28")
    with pytest.raises(ValueError, match="no draft"):
        read_draft({"word": 1})


CELLS = TreatmentDraft(kind="cell therapy", agent="TIL infusion", dose="", start="today")


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (replace(CELLS, cells="many"), "cells", "“many” is not a number of cells; write 2.8e10"),
        (replace(CELLS, cd4_percent="101"), "cd4_percent", "“101” is not a percentage from 0 to 100"),
        (replace(CELLS, culture_days="2.5"), "culture_days", "“2.5” is not a number of days"),
        (replace(NEW, planned_dose="x"), "planned_dose", "“x” is not a dose; write a number, its unit beside it"),
        (replace(NEW, planned_date="soon"), "planned_date", None),
        (replace(NEW, dose="", omitted=True), "reason", "an omitted dose needs its reason"),
        (
            replace(NEW, omitted=True, reason="fever"),
            "dose",
            "the dose is said to be omitted, and 37.5 to be given",
        ),
        (
            replace(NEW, start="20250210"),
            "start",
            "SBRT is recorded from 2025-02-03 to 2025-02-10; a dose from 2025-02-10 on overlaps",
        ),
    ],
)
def test_that_cells_planned_and_omitted_doses_say_what_is_wrong(
    draft: TreatmentDraft, field: str, words: str | None
) -> None:
    (found,) = problems(draft, RECORD, TODAY)
    assert found.field == field
    assert words is None or str(found.sentence) == words


@pytest.mark.parametrize("text", ["28000000000", "2.8e10", "2.8 × 10^10", "2.8×10^10"])
def test_that_a_number_of_cells_is_exact_however_it_is_written(text: str) -> None:
    assert given(replace(CELLS, cells=text), RECORD, TODAY).entry.cells == 28_000_000_000  # type: ignore[union-attr]


def test_that_a_last_day_may_be_a_day_of_the_month_of_the_first() -> None:
    kept = given(replace(NEW, stop="7"), RECORD, TODAY).entry
    assert (kept.start, kept.stop) == (date(2025, 3, 1), date(2025, 3, 7))


def test_that_an_omitted_dose_is_of_one_day_and_ends_nothing() -> None:
    kept = given(replace(CHANGE, dose="", omitted=True), RECORD, TODAY)
    assert kept.ended is None
    assert isinstance(kept.entry, Treatment)
    assert (kept.entry.stop, kept.entry.omitted, kept.entry.is_omitted) == (TODAY, True, True)


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        *(("仑伐替尼", "drug"), ("SBRT", "radiation"), ("TACE", "procedure"), ("HAIC with FOLFOX", "procedure")),
        *(("TIL infusion", "cell therapy"), ("恩替卡韦", "medicine"), ("something else", "")),
        ("splenectomy", "procedure"),
        ("TIPS", "procedure"),
        ("胆囊切除术", "procedure"),
    ],
)
def test_that_the_dictionary_says_of_what_kind_an_agent_is(agent: str, kind: str) -> None:
    assert kind_of(agent) == kind


def test_that_a_medicine_needs_no_day() -> None:
    kept = given(TreatmentDraft(kind="medicine", agent="entecavir", dose="0.5", unit="mg"), RECORD, TODAY).entry
    assert kept == Medication(name="entecavir", dose=Decimal("0.5"), unit="mg")


@pytest.mark.parametrize(
    ("dose", "each", "fractions", "said"),
    [
        ("35", "7", "5", None),
        ("", "7", "5", None),
        ("37.5", "7.5", "5", None),
        ("40", "7", "5", "5 fractions of 7 are 35, and the dose is said to be 40"),
        ("35", "7", "", "needs the number of fractions"),
        ("35", "seven", "5", "is not a dose"),
    ],
)
def test_that_fractions_times_their_dose_is_the_total(dose: str, each: str, fractions: str, said: str | None) -> None:
    draft = replace(NEW, dose=dose, per_fraction=each, fractions=fractions)
    found = problems(draft, RECORD, TODAY)
    assert [said in str(one.sentence) for one in found] == ([] if said is None else [True])
    if said is None:
        assert given(draft, RECORD, TODAY).entry.dose == int(fractions) * Decimal(each)


def test_that_only_what_came_after_the_start_and_is_not_of_the_protocol_may_be_a_new_therapy() -> None:
    surgery = TreatmentDraft(kind="procedure", agent="hepatectomy", start="20250301")
    for draft, asked in (
        (surgery, True),
        (replace(surgery, start="20250102"), False),
        (replace(surgery, start="2025"), False),
        (replace(surgery, agent="SBRT"), False),
        (replace(surgery, agent="splenectomy"), False),  # does not act on the tumour
        (replace(surgery, agent="cadonilimab"), False),
        (replace(surgery, agent=""), False),
    ):
        assert may_be_new_therapy(draft, RECORD, ("Cadonilimab",), TODAY) is asked
    assert given(replace(surgery, new_therapy=True), RECORD, TODAY).new_therapy
    assert not given(surgery, RECORD, TODAY).new_therapy
