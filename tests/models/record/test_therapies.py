"""The dictionary of therapies: how each is written, what class it is, what a text names (rules R-8.3, R-13)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.therapies import (
    EFFECTS,
    THERAPIES,
    Effect,
    Group,
    _folded,
    _written,
    acts_on_hepatitis_b,
    effect_of,
    is_nothing,
    therapies_like,
    therapies_named,
    therapy,
)

# How the papers and clinics write it, and what it is.
WRITTEN = {
    **dict.fromkeys(
        ("3DCRT", "TAI", "yttrium-90", "LT", "SIRT", "IMRT", "cTACE + RFA", "肝动脉化疗栓塞"), Effect.LOCAL
    ),
    **dict.fromkeys(
        (
            *("GEMOX", "XELOX", "cisplatin", "gemcitabine", "CIK", "GPC3 CAR-T", "peptide vaccine", "icaritin"),
            *("槐耳颗粒", "everolimus", "palbociclib", "AK104", "SHR-1210", "仑伐替尼", "ABT-869", "TRC105", "JX-594"),
            *("卡博替尼", "雷莫西尤单抗", "伊匹木单抗", "阿维鲁单抗", "奥沙利铂", "TIL infusion", "lymphodepletion"),
        ),
        Effect.SYSTEMIC,
    ),
    **dict.fromkeys(("恩替卡韦", "tenofovir alafenamide", "paracentesis", "PPI", "脾切除", "PVE"), Effect.SUPPORTIVE),
}


@pytest.mark.parametrize(("text", "effect"), WRITTEN.items())
def test_that_what_papers_and_clinics_write_is_known(text: str, effect: Effect):
    assert effect_of(text) is effect


@pytest.mark.parametrize("text", ["herbal mixture", "中药", "salt", "ablative", "mabel", "tacet", "", "new agent X-1"])
def test_that_a_word_that_names_no_therapy_is_of_unknown_kind(text: str):
    assert effect_of(text) is None
    assert therapies_named(text).groups == ()


def test_that_no_spelling_stands_for_two_therapies():
    seen: dict[str, str] = {}
    for one in THERAPIES:
        for spelling in {_folded(written) for written in _written(one)}:
            assert seen.setdefault(spelling, one.name) == one.name, spelling


def test_that_every_spelling_finds_its_own_therapy_as_a_whole_and_inside_a_sentence():
    for one in THERAPIES:
        for spelling in _written(one):
            assert therapy(spelling) is one
            assert therapies_named(f"2022: {spelling}, 3 ×").therapies == (one,), spelling


def test_that_every_class_has_an_effect_and_members():
    assert set(EFFECTS) == set(Group) == {one.group for one in THERAPIES}


@pytest.mark.parametrize(
    ("text", "names", "effect"),
    [
        ("HAIC with FOLFOX", ["HAIC", "FOLFOX"], Effect.LOCAL),  # the drugs of an infusion are part of it
        ("TACE (doxorubicin)", ["TACE", "doxorubicin"], Effect.LOCAL),
        ("HAIC with lenvatinib", ["HAIC", "lenvatinib"], Effect.SYSTEMIC),
        ("TACE联合仑伐替尼 8 mg", ["TACE", "lenvatinib"], Effect.SYSTEMIC),
        ("FOLFOX4", ["FOLFOX"], Effect.SYSTEMIC),
        ("radiofrequency ablation, then entecavir", ["radiofrequency ablation", "entecavir"], Effect.LOCAL),
        ("ＡＫ１０４", ["cadonilimab"], Effect.SYSTEMIC),
    ],
)
def test_that_a_text_names_its_therapies_in_order_the_longest_name_first(text: str, names: list[str], effect: Effect):
    assert [one.name for one in therapies_named(text).therapies] == names
    assert effect_of(text) is effect


def test_that_an_international_name_not_in_the_list_is_known_by_its_stem_and_named_as_such():
    assert therapies_named("zanzanatinib 40 mg").stems == (Group.KINASE,)
    assert therapies_named("qwertolimab").stems == (Group.CHECKPOINT,)
    assert therapies_named("某某单抗").stems == (Group.ANTIBODY,)
    assert effect_of("zanzanatinib") is Effect.SYSTEMIC


def test_that_only_an_antiviral_of_hepatitis_b_acts_on_it():
    assert all(map(acts_on_hepatitis_b, ("entecavir", "TAF", "干扰素", "抗病毒治疗")))
    assert not any(map(acts_on_hepatitis_b, ("sofosbuvir", "lenvatinib", "interleukin-2", "TACE")))


@pytest.mark.parametrize("text", ["none", " 无 ", "No", "-", ""])
def test_that_nothing_written_as_a_word_is_no_therapy(text: str):
    assert is_nothing(text)


@given(st.text(max_size=60))
def test_that_any_text_is_answered_and_case_width_and_spaces_change_nothing(text: str):
    assert therapies_named(text) == therapies_named(f"  {text.upper().lower()}  ") or text.upper().lower() != text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("len", "lenvatinib"),
        ("仑伐", "lenvatinib"),
        ("AK104", "cadonilimab"),
        ("恩替卡", "entecavir"),
        ("JS0", "toripalimab"),
    ],
)
def test_that_a_therapy_is_found_as_one_types_its_name_in_either_language_or_its_code(text: str, first: str) -> None:
    assert therapies_like(text)[0].name == first


def test_that_nothing_typed_finds_nothing() -> None:
    assert therapies_like("  ") == ()
    assert therapies_like("no such therapy") == ()
