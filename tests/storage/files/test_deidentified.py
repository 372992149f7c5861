"""A case without identity: what is gone, what stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.record.protocol import Parameters
from models.record.records import Query, ReviewedFlag
from storage.files.casefile import case_document, parse_case
from storage.files.deidentified import REMOVED, random_shift, without_identity
from storage.shipped.protocols import load_protocols
from tests.storage.example import full_case


def test_that_name_number_notes_and_true_dates_are_gone() -> None:
    document = full_case()
    document["treatments"][0]["reason"] = "Ms zhang felt tired on 2023-04-30 (H 4711)"
    document["outcome"] = {"alive": False, "death_date": "2024-05-06", "death_cause": "Seen by GUIHUA's son"}
    moved = case_document(parse_case(document), deidentified=True, shift_days=-50)
    assert set(moved["patient"]) == {"code", "sex", "birth_date"}
    text = json.dumps(moved).casefold()
    for secret in ("zhang", "guihua", "4711", "2023-03-10", "1971-03-12", "2021-05-06", "2023-04-30", "2024-05-06"):
        assert secret not in text
    assert moved["treatments"][0]["reason"] == "Ms [removed] felt tired on 2023-03-11 ([removed])"
    assert moved["baseline"]["prior_treatments"] == ["Hepatectomy 2021-03-17"]
    assert moved["baseline"]["notes"] is None


def test_that_every_date_is_moved_by_the_same_days() -> None:
    record = parse_case(full_case())
    moved = parse_case(case_document(record, deidentified=True, shift_days=-50))
    shift = timedelta(-50)
    assert moved.treatment_start == record.treatment_start + shift
    assert [part.date for part in moved.labs] == [part.date + shift for part in record.labs]
    assert [part.date for part in moved.imaging] == [part.date + shift for part in record.imaging]
    assert moved.treatments[0].stop == date(2023, 5, 1) + shift
    assert moved.adverse_events[0].start == date(2023, 4, 1) + shift
    assert moved.outcome.last_contact == date(2025, 3, 28) + shift


def test_that_only_the_age_at_the_start_of_treatment_is_told() -> None:
    for born, age in (("1971-03-12", 51), ("1971-03-10", 52), ("1920-01-01", 90)):
        document = full_case()
        document["patient"]["birth_date"] = born
        moved = parse_case(case_document(parse_case(document), deidentified=True, shift_days=-10))
        assert moved.patient.birth_date == date(2023 - age, 2, 28)


def test_that_the_mark_of_a_case_that_is_no_real_patient_stays() -> None:
    document = full_case()
    document["baseline"]["notes"] = "[Reconstructed] and more"
    assert case_document(parse_case(document), deidentified=True)["baseline"]["notes"] == "[Reconstructed]"


def test_that_a_short_name_inside_another_word_is_left_alone() -> None:
    document = full_case()
    document["patient"]["name"] = "Li Er"
    document["treatments"][0]["reason"] = "liver pain, Li slept"
    moved = case_document(parse_case(document), deidentified=True)
    assert moved["treatments"][0]["reason"] == "liver pain, [removed] slept"


def test_that_a_chinese_name_is_found_between_its_neighbours() -> None:
    document = full_case()
    document["patient"]["name"] = "张桂花"
    document["adverse_events"][0]["action"] = "患者张桂花停药"
    moved = case_document(parse_case(document), deidentified=True)
    assert moved["adverse_events"][0]["action"] == "患者[removed]停药"


def test_that_a_drawn_shift_lies_within_a_year_before() -> None:
    assert all(-365 <= random_shift() <= -1 for _ in range(200))


def test_that_whoever_read_is_a_letter_and_what_names_a_reader_follows() -> None:
    record = parse_case(full_case())
    imaging = tuple(replace(one, reader=name) for one, name in zip(record.imaging, ("Sun Li", "Bai Yu"), strict=False))
    imaging += (replace(record.imaging[0], reader="Sun Li", date=record.imaging[0].date + timedelta(days=400)),)
    seen = ReviewedFlag(rule="R-2.2", inputs=("Sum at this read: 60.0 mm, 2024-02-21 (reader Sun Li)",))
    changed = replace(
        record, imaging=imaging, settings=(("primary_reader", "Sun Li"),), reviewed_flags=(seen,), queries=()
    )
    moved = without_identity(changed, 0)
    assert [one.reader for one in moved.imaging] == ["B", "A", "B"]  # in the order of their names
    assert moved.settings == (("primary_reader", "B"),)
    assert moved.reviewed_flags[0].inputs == ("Sum at this read: 60.0 mm, 2024-02-21 (reader B)",)
    template = replace(load_protocols()["follow-up"], name="ward", parameters=Parameters(primary_reader="Bai Yu"))
    own = without_identity(replace(changed, protocol="ward", template=template, settings=()), 0)
    assert own.template is not None
    assert own.template.parameters.primary_reader == "A"
    assert "Sun Li" not in json.dumps(case_document(changed, deidentified=True))


def test_that_readers_who_are_letters_already_stay_as_they_are() -> None:
    record = parse_case(full_case())
    assert {one.reader for one in record.imaging} == {one.reader for one in without_identity(record).imaging}


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Zhang, Guihua", "Mrs Zhang came; Guihua Zhang.", "Mrs [removed] came; [removed] [removed]."),
        ("Müller; Jörg", "Müller, JÖRG", "[removed], [removed]"),
        ("欧阳·娜", "欧阳女士", "[removed]女士"),
        ("张桂花", "张 桂花，小桂花", "[removed]，小[removed]"),
        ("Zhang Guihua", "zhangguihua, Zhangs", "[removed], Zhangs"),
    ],
)
def test_that_a_name_is_found_in_each_of_its_parts_however_they_are_parted(name: str, text: str, left: str) -> None:
    record = parse_case(full_case())
    patient = replace(record.patient, name=name, hospital_number="#4711", screening_number="S-12")
    visits = tuple(replace(one, plan=f"{text} #4711 S-12") for one in record.visits[:1])
    moved = without_identity(replace(record, patient=patient, visits=visits))
    assert moved.visits[0].plan == f"{left} [removed] [removed]"


def test_that_people_of_the_clinic_and_former_names_are_found_in_texts() -> None:
    record = parse_case(full_case())
    query = Query(about="treatment_start", question="As Wang Min said to Li Na: 王秀英 or H 99?", asked_by="Wang Min")
    changed = replace(record, queries=(replace(query, answer="Li Na", answered_by="Li Na"),))
    moved = without_identity(changed, names=("王秀英", "H 99"))
    (told,) = moved.queries
    assert told.question == f"As {REMOVED} said to {REMOVED}: {REMOVED} or {REMOVED}?"
    assert told.answer == REMOVED


def test_that_a_name_is_taken_out_of_what_is_said_of_places_methods_and_modalities() -> None:
    record = parse_case(full_case())
    text = f"CT of {record.patient.name}"
    changed = replace(
        record,
        lesions=tuple(replace(one, site=text) for one in record.lesions),
        labs=tuple(replace(one, method=text) for one in record.labs),
        imaging=tuple(replace(one, modality=text) for one in record.imaging),
    )
    moved = without_identity(changed)
    told = {one.site for one in moved.lesions} | {one.method for one in moved.labs}
    assert told | {one.modality for one in moved.imaging} == {f"CT of {REMOVED}"}
