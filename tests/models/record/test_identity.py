"""Two texts that look the same: one skeleton; signs that nobody can see, and full-width ones made half-width."""

from __future__ import annotations

import pytest

from models.record.identity import half_width, skeleton, unseen


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HCC-0021", "hcc-0021"),
        ("HCC-0021", "  HCC-0021 "),
        ("HCC-0021", "HCC\u200b-0021"),  # zero-width space
        ("HCC-0021", "\ufeffHCC-0021"),  # byte-order mark
        ("HCC-0021", "HCC-00\u00ad21"),  # soft hyphen
        ("HCC-0021", "HCC-0021\ufe0f"),  # variation selector
        ("HCC-0021", "ＨＣＣ－００２１"),
        ("HCC-0021", "НСС-0021"),  # Cyrillic Н and С
        ("HCC-0021", "ΗСС-0021"),  # Greek Η
        ("HCC-0021", "HCC–0021"),  # en dash
        ("HCC-0021", "HCC‑0021"),  # non-breaking hyphen
        ("HCC-0021", "HCC-OO21"),
        ("HCC-0021", "HCC-ОО21"),  # Cyrillic О
        ("HCC-0021", "HCC-002l"),
        ("HCC-0021", "HCC-٠٠٢١"),  # Arabic digits
        ("HCC 21", "HCC\u00a0 21"),
        ("MÜLLER-1", "MU\u0308LLER-1"),
        ("Ё-1", "Ë-1"),
        ("0012345", "００１２３４５"),
        ("Straße 1", "STRASSE 1"),
    ],
)
def test_that_texts_which_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HCC-0021", "HCC-0012"),
        ("HCC-0021", "HCC-021"),
        ("HCC-0021", "HCC0021"),
        ("HCC-A1", "HCC-Ä1"),
        ("TIL-01", "TI1-02"),
        ("I-1", "1-1"),
        ("王-1", "玉-1"),
        ("张 1", "張 1"),
        ("Ж-1", "K-1"),
    ],
)
def test_that_texts_which_look_different_have_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_that_a_skeleton_is_its_own_and_knows_no_case() -> None:
    texts = ["HCC-0021", "НСС-ОО21", "Ψ-1", "ΗΝΥ-3", "王芳 7", "Ёж", "ﬁ-①", "İ1", "ǅ"]
    for text in texts:
        assert skeleton(skeleton(text)) == skeleton(text)
        assert skeleton(text.upper()) == skeleton(text.lower()) == skeleton(text)


def test_that_nothing_is_left_of_what_draws_nothing() -> None:
    assert skeleton("\u200b\u2060\ufe0f\u3164 ") == ""


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("N\u200b1", "U+200B"),
        ("a\x07", "U+0007"),
        ("a\x85", "U+0085"),
        ("a\u202eb", "U+202E"),
        ("a\u2028b", "U+2028"),
        ("a\u00adb", "U+00AD"),
        ("a\ud800", "U+D800"),
        ("a\uffff", "U+FFFF"),
        ("\u3164", "U+3164"),
        ("a\ufe0f", "U+FE0F"),
        ("\U000e0100", "U+E0100"),
        ("one\ntwo", "U+000A"),
    ],
)
def test_that_an_invisible_sign_is_found_and_named(text: str, sign: str) -> None:
    assert unseen(text) == sign


@pytest.mark.parametrize("text", ["", "王芳", "𠮷田", "葛\U000e0100城", "O'Neill-Å", "Ａ－１", "70 µg/L ≥ 3 × ULN"])
def test_that_what_can_be_seen_is_let_be(text: str) -> None:
    assert unseen(text) is None


def test_that_lines_may_stand_in_a_text_of_several() -> None:
    assert unseen("one\n\ttwo", lines=True) is None
    assert unseen("one\r\u200btwo", lines=True) == "U+000D"


def test_that_full_width_signs_become_half_width_and_others_stay() -> None:
    assert half_width("ＨＣＣ－００１２　３") == "HCC-0012 3"
    assert half_width("王芳，ｱ") == "王芳,ｱ"
