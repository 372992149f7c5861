"""A case without identity: what is gone, what stays."""

from __future__ import annotations

import json
from datetime import date, timedelta

from storage.files.casefile import case_document, parse_case
from storage.files.deidentified import random_shift
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
