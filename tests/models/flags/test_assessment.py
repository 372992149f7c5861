"""R-13: what the assessment whose window is open still lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.flags.flags import Flag
from models.record.records import Cheng, Outcome, Record, Vp
from tests.models.changes import read, record_of
from tests.models.flag_records import CALM, ONE, afp, assessed, liver
from tests.models.flag_table import TRIAL, judged
from tests.models.patients import lab, on_day, patient, visit


def lacking(record: Record, today: int = 42) -> list[Flag]:
    return [flag for flag in judged(record, today=today, protocol=TRIAL).flags if "still needs" in str(flag.summary)]


def missing(record: Record, today: int = 42) -> list[str]:
    return [str(words) for flag in lacking(record, today) for words in flag.why.missing]


EVERYTHING = ["imaging", "bilirubin", "albumin", "INR", "ECOG", "ascites", "encephalopathy"]


def test_that_an_open_window_asks_for_everything_that_its_plan_holds() -> None:
    assert missing(patient()) == EVERYTHING
    assert missing(patient(), today=14) == EVERYTHING[1:]
    assert missing(patient(*afp((-1, 100)), lab("PIVKA-II", -1, 100))) == [
        "imaging",
        "AFP",
        "PIVKA-II",
        *EVERYTHING[1:],
    ]


@pytest.mark.parametrize(("today", "asked"), [(34, False), (35, True), (49, True), (50, False)])
def test_that_nothing_is_asked_for_outside_a_window(today: int, asked: bool) -> None:
    assert bool(lacking(patient(visits=[visit(14)]), today)) is asked


def test_that_only_what_was_recorded_in_the_window_by_today_counts() -> None:
    early, late = lab("bilirubin", 34, 10), lab("albumin", 43, 40)
    assert missing(patient(early, late), today=42) == EVERYTHING
    assert "albumin" not in missing(patient(early, late), today=43)


def test_that_what_was_recorded_is_shown_beside_what_was_not() -> None:
    (flag,) = lacking(assessed(without="INR"))
    assert [str(given) for given in flag.why.inputs] == [
        "W6, planned day: 42, 2023-04-21",
        "imaging: recorded, 2023-04-20",
        "AFP: 200 ng/mL, 2023-04-19",
        "bilirubin: 10 umol/L, 2023-04-19",
        "albumin: 40 g/L, 2023-04-19",
    ]
    assert [str(words) for words in flag.why.missing] == ["INR"]


def test_that_a_read_that_says_nothing_of_a_target_or_of_the_thrombus_is_told() -> None:
    whole = assessed()
    first = read(-1, {"T1": 50.0}, vp=Vp.VP3, cheng=Cheng.II)
    assert missing(replace(whole, imaging=(first, whole.imaging[1]))) == ["thrombus class"]
    assert missing(replace(whole, imaging=(first, read(41, {}, vp=Vp.VP3)))) == ["size of T1"]
    assert missing(replace(whole, imaging=(first, read(41, {"T1": 50.0}, vp=Vp.VP3)))) == []


def test_that_nothing_is_asked_of_the_dead_or_without_a_plan() -> None:
    assert lacking(replace(patient(), outcome=Outcome(death_date=on_day(41)))) == []
    plain = record_of(read(-1, {"T1": 50.0}), lesions=ONE, labs=liver(40), visits=(visit(40, **CALM),))
    assert [
        flag for flag in judged(plain, today=42, protocol="til-anti-pd-1").flags if "still needs" in str(flag.summary)
    ] == []
