"""Names are found as people type them."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.words.names import BEGINS, BEGINS_A_WORD, HOLDS, NO_MATCH, Names, match


@pytest.mark.parametrize(
    ("name", "wanted", "how"),
    [
        ("张桂花", "zgh", BEGINS),
        ("张桂花", "zhanggui", BEGINS),
        ("张桂花", "ZHANG gui hua", BEGINS),
        ("张桂花", "guihua", HOLDS),
        ("张桂花", "张", BEGINS),
        ("张桂花", "张gh", BEGINS),
        ("张桂花", "zhg", BEGINS),
        ("张桂花", "zh hua", NO_MATCH),
        ("林晓燕", "lxy", BEGINS),
        ("单雄信", "sxx", BEGINS),
        ("单雄信", "danx", BEGINS),
        ("曾强", "zengq", BEGINS),
        ("吕小燕", "lvxy", BEGINS),
        ("吕小燕", "lüx", BEGINS),
        ("吕小燕", "lyu xiao", BEGINS),
        ("欧阳·娜娜", "oynn", BEGINS),
        ("Müller, Jörg", "muller", BEGINS),
        ("Müller, Jörg", "Mueller", BEGINS),
        ("MU\u0308LLER", "mü", BEGINS),
        ("Müller", "MU\u0308LLER", BEGINS),
        ("Muller, Ay\u015fe", "ays", BEGINS_A_WORD),
        ("Şahin", "şahin", BEGINS),
        ("Sahin", "şahin", BEGINS),
        ("ŞAHİN", "şahin", BEGINS),
        ("Yıldız", "yildiz", BEGINS),
        ("Łukasz Sørensen", "sorensen", BEGINS_A_WORD),
        ("Strauß", "strauss", BEGINS),
        ("Müller", "zgh", NO_MATCH),
    ],
)
def test_that_a_name_is_found_without_accents_and_by_its_sounds(name: str, wanted: str, how: int) -> None:
    assert match((name,), wanted) == how
    assert match((unicodedata.normalize("NFD", name),), unicodedata.normalize("NFD", wanted)) == how


def test_that_readings_are_loaded_only_for_a_chinese_name() -> None:
    script = (
        "import sys; from ui.words.names import match; match(('Müller',), 'zgh'); before = 'pypinyin' in sys.modules;"
        "match(('张桂花',), 'zgh'); sys.exit(before or 'pypinyin' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


PEOPLE = [("张桂花", "HCC-0021"), ("Müller, Karl", "00123456"), ("重庆", "A 1"), ("Zhang Wei", "HCC-0100"), ("吕布",)]


@given(
    st.one_of(
        st.sampled_from(["zgh", "zhang g", "mue", "hcc-0", "123", "lvb", "lyu b", "cq", "zhongq", "a", "w"]),
        st.text(max_size=4),
    )
)
def test_that_many_are_found_as_each_alone_is(wanted: str) -> None:
    wanted = wanted.strip()
    alone = {place: match(names, wanted) for place, names in enumerate(PEOPLE)}
    if wanted:
        assert Names(PEOPLE).ranks(wanted) == {place: rank for place, rank in alone.items() if rank < NO_MATCH}
