"""Who may be one person under two codes."""

from __future__ import annotations

from datetime import date

import pytest

from models.forms.likeness import BORN, NEARLY, NUMBER, Pair, alike, like, likeness, nearly
from models.forms.registration import Known
from models.record.partialdate import Day, PartialDate
from models.record.records import Sex
from models.words import Sentence
from ui.words.names import sounds

GUIHUA = Known(code="HCC-1", hospital_number="0012345", name="张桂花", birth_date=date(1960, 5, 1), sex=Sex.FEMALE)


@pytest.mark.parametrize(
    ("number", "name", "born", "sex", "why"),
    [
        ("12345", None, None, None, NUMBER),
        ("0012345", "李建国", date(1940, 1, 1), Sex.MALE, NUMBER),
        ("0012354", None, None, None, None),
        (None, "张桂花", date(1960, 5, 1), None, BORN),
        (None, " 张 桂花", date(1960, 5, 1), None, BORN),
        (None, "Zhang, Guihua", date(1960, 5, 1), None, BORN),
        (None, "Guihua Zhang", date(1960, 5, 1), None, None),  # without a comma nobody knows which is the family name
        (None, "ZHANG GUIHUA", date(1960, 5, 1), None, BORN),
        (None, "张桂花", date(1960, 1, 5), Sex.FEMALE, NEARLY),
        (None, "张桂花", date(1961, 5, 1), Sex.FEMALE, NEARLY),
        (None, "张桂花", date(1961, 5, 1), Sex.MALE, None),
        (None, "张桂花", date(1961, 5, 1), None, None),
        (None, "张桂花", date(1971, 6, 1), Sex.FEMALE, None),
        (None, "张桂花", PartialDate(1960), Sex.FEMALE, NEARLY),
        (None, "张桂花", PartialDate(1961), Sex.FEMALE, None),
        (None, "张桂花", None, Sex.FEMALE, None),
        (None, "张桂芳", date(1960, 5, 1), Sex.FEMALE, None),
        (None, None, date(1960, 5, 1), Sex.FEMALE, None),
    ],
)
def test_that_two_are_alike_by_number_or_by_name_and_birth(
    number: str | None, name: str | None, born: Day | None, sex: Sex | None, why: Sentence | None
) -> None:
    other = Known(code="HCC-2", hospital_number=number, name=name, birth_date=born, sex=sex)
    assert likeness(GUIHUA, other, sounds) == why
    assert likeness(other, GUIHUA, sounds) == why
    assert alike((GUIHUA, other), sounds) == (() if why is None else (Pair(GUIHUA, other, why),))
    assert like(other, (GUIHUA, other), sounds) == (None if why is None else Pair(other, GUIHUA, why))


def test_that_composed_and_decomposed_letters_are_one_name() -> None:
    one = Known(code="A", name="Müller, Anna", birth_date=date(1950, 1, 1))
    other = Known(code="B", name="Anna Mu\u0308ller", birth_date=date(1950, 1, 1))
    assert likeness(one, other, sounds) == BORN


def test_that_nobody_without_a_name_or_number_is_alike() -> None:
    bare = [Known(code=f"A-{n}", birth_date=date(1950, 1, 1), sex=Sex.MALE) for n in range(5)]
    assert alike(bare, sounds) == ()
    assert alike([Known(code="A", hospital_number="0"), Known(code="B", hospital_number="000")], sounds) == ()


@pytest.mark.parametrize(
    ("born", "also", "said"),
    [
        (date(1960, 5, 1), date(1960, 5, 31), True),
        (date(1960, 5, 1), date(1960, 1, 5), True),
        (date(1960, 5, 1), date(1950, 5, 1), True),
        (date(1960, 5, 1), date(1960, 6, 2), False),
        (PartialDate(1960, 5), date(1960, 5, 31), True),
        (PartialDate(1960, 5), date(1960, 6, 1), False),
        (PartialDate(1960), PartialDate(1960, 5), True),
    ],
)
def test_that_births_nearly_agree_where_one_may_be_the_other_mistyped(born: Day, also: Day, said: bool) -> None:
    assert nearly(born, also) is said
    assert nearly(also, born) is said
