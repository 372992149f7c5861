"""Registering a patient: what is wrong with a draft, field by field, and what it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.forms.registration import (
    Known,
    RegistrationDraft,
    draft_document,
    next_code,
    problems,
    read_draft,
    registered,
)
from models.forms.typed import EntryError
from models.record.records import Sex

TODAY = date(2025, 3, 28)
KNOWN = (Known(code="HCC-R01", hospital_number="4711"), Known(code="HCC-R24"), Known(code="TIL-02"))
GOOD = RegistrationDraft(
    code="HCC-R25",
    name="Zhang, Guihua",
    sex=Sex.FEMALE,
    born="19710312",
    hospital_number="4712",
    start="-3d",
    protocol="follow-up",
)


def _wrong(**changes: object) -> list[tuple[str, str]]:
    values = {name: getattr(GOOD, name) for name in GOOD.__slots__}
    draft = RegistrationDraft(**(values | changes))
    return [(problem.field, str(problem.sentence)) for problem in problems(draft, KNOWN, TODAY)]


def test_that_a_whole_draft_becomes_a_record() -> None:
    assert problems(GOOD, KNOWN, TODAY) == ()
    record = registered(GOOD, KNOWN, TODAY)
    assert (record.patient.code, record.patient.name, record.patient.sex) == ("HCC-R25", "Zhang, Guihua", Sex.FEMALE)
    assert (record.patient.birth_date, record.patient.hospital_number) == (date(1971, 3, 12), "4712")
    assert (record.treatment_start, record.protocol) == (date(2025, 3, 25), "follow-up")


def test_that_what_is_not_known_may_stay_empty() -> None:
    record = registered(RegistrationDraft(code="X", start="today", protocol="follow-up"), (), TODAY)
    assert (record.patient.name, record.patient.birth_date, record.patient.hospital_number) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"code": " "}, "code", "a study code is needed"),
        ({"code": "hcc-r01"}, "code", "hcc-r01 is in this clinic already"),
        ({"code": "X" * 101}, "code", "it has 101 signs; at most 100 are kept"),
        ({"born": "20250329"}, "born", "2025-03-29 is after today, 2025-03-28"),
        ({"born": "18710312"}, "born", "“18710312” is not a date from 1900 to 2099"),
        ({"born": "1971-02-30"}, "born", "“1971-02-30” is not a day of the calendar"),
        ({"hospital_number": " 4711 "}, "hospital_number", "this hospital number is that of HCC-R01"),
        ({"born": "19041231"}, "born", "1904-12-31 is more than 120 years before the start of treatment, 2025-03-25"),
        ({"code": "HCC\u200b-R25"}, "code", "it holds a sign that cannot be seen, U+200B; type it anew"),
        ({"name": "Zhang\x07"}, "name", "it holds a sign that cannot be seen, U+0007; type it anew"),
        ({"name": "Z" * 1001}, "name", "it has 1001 signs; at most 1000 are kept"),
        (
            {"hospital_number": "47\u00ad12"},
            "hospital_number",
            "it holds a sign that cannot be seen, U+00AD; type it anew",
        ),
        ({"code": "НСС-R24"}, "code", "НСС-R24 looks the same as HCC-R24, which is in this clinic already"),
        ({"code": "ＨＣＣ－Ｒ２４"}, "code", "HCC-R24 is in this clinic already"),
        ({"hospital_number": "４７１１"}, "hospital_number", "this hospital number is that of HCC-R01"),
        ({"hospital_number": "47l1"}, "hospital_number", "47l1 looks the same as 4711, that of HCC-R01"),
        ({"start": "19700101"}, "start", "1970-01-01 is before the birth, 1971-03-12"),
        ({"start": "20270101"}, "start", "2027-01-01 is more than a year away"),
        ({"protocol": ""}, "protocol", "a protocol is needed"),
    ],
)
def test_that_each_field_says_what_is_wrong(changes: dict[str, object], field: str, words: str) -> None:
    assert _wrong(**changes)[0] == (field, words)
    with pytest.raises(EntryError):
        registered(
            RegistrationDraft(**({name: getattr(GOOD, name) for name in GOOD.__slots__} | changes)), KNOWN, TODAY
        )


def test_that_full_width_signs_are_kept_half_width() -> None:
    record = registered(replace(GOOD, code="ＨＣＣ－９９", hospital_number=" ００１２３４５ "), KNOWN, TODAY)
    assert (record.patient.code, record.patient.hospital_number) == ("HCC-99", "0012345")


def test_that_a_name_stays_as_it_was_typed() -> None:
    assert registered(replace(GOOD, name="欧阳，娜娜"), KNOWN, TODAY).patient.name == "欧阳，娜娜"


def test_that_somebody_only_screened_has_no_start() -> None:
    assert registered(replace(GOOD, start=" "), KNOWN, TODAY).treatment_start is None
    assert [field for field, _ in _wrong(start="soon")] == ["start"]


def test_that_the_next_code_follows_the_pattern_of_most() -> None:
    assert next_code(KNOWN) == "HCC-R25"
    assert next_code((Known(code="A-099"), Known(code="A-7"))) == "A-100"
    assert next_code(()) == ""
    assert next_code((Known(code="Zhang"),)) == ""


def test_that_a_draft_comes_back_with_its_dates_written_out() -> None:
    again = read_draft(draft_document(GOOD, TODAY))
    assert (again.start, again.born, again.sex) == ("2025-03-25", "1971-03-12", Sex.FEMALE)
    with pytest.raises(ValueError, match="no draft"):
        read_draft({"code": "X"})
    with pytest.raises(ValueError, match="robot"):
        read_draft(draft_document(GOOD, TODAY) | {"sex": "robot"})


def test_that_a_code_that_was_merged_away_is_not_given_again() -> None:
    known = (*KNOWN, Known(code="HCC-R07", merged_into="HCC-R01"))
    said = [str(one.sentence) for one in problems(replace(GOOD, code="hcc-r07"), known, TODAY)]
    assert said == ["hcc-r07 was merged into HCC-R01; its code is not given again"]
