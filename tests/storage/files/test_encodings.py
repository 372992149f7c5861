"""Encodings: told apart by their marks and their common signs, asked where nothing tells, never read as another."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.files.encodings import ENCODINGS, Undecided, found_encoding
from storage.files.tablefile import read_table
from storage.problems import FileProblem

TEXTS = {
    "gb18030": ["男\n女", "甲组\n乙组", "对照组,治疗组", "是\n否", "门静脉癌栓,仑伐替尼", "姓名\n张伟\n李娜", "未知"],
    "cp950": ["男\n女", "甲組\n乙組", "對照組,治療組", "門靜脈癌栓", "姓名\n陳怡君\n林志明"],
    "cp932": ["男\n女", "対照群,治療群", "グループA\nグループB", "あり\nなし", "氏名\n佐藤\n鈴木"],
    "cp949": ["남\n여", "대조군,치료군", "환자,성별,나이", "이름\n김철수"],
    "cp1252": ["Müller", "größer;25 µmol/L", "José\nRené", "Überleben in Tagen", "naïve\nCôté"],
    "utf-8": ["Müller", "男\n女", "남\n여", "あり", "≥400", "naïve", "µmol/L", "Ελλάδα", "Россия", "ﾀﾅｶ"],
    "utf-16-le": ["Müller", "男\n女", "a"],
    "utf-16-be": ["Müller", "男\n女", "a"],
}
PAIRS = [(encoding, text) for encoding, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("encoding", "text"), PAIRS)
def test_that_an_encoding_is_told_by_its_common_signs(encoding: str, text: str) -> None:
    content = f"time,event,arm\n30,1,{text}\n40,0,x\n".encode(encoding)
    assert found_encoding("table.csv", content) == encoding


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_that_a_byte_order_mark_decides(encoding: str) -> None:
    assert found_encoding("table.csv", "time,組\n".encode(encoding)) == encoding


@pytest.mark.parametrize(
    "content",
    [
        "t,e,g\n1,1,ﾀﾅｶ\n".encode("cp932"),
        "t,e,g\n1,1,é\n".encode("cp1252"),
        "t,e,g\n1,1,鱻龘\n".encode("gb18030"),
        "t,e,g\n1,1,Łódź\n".encode("cp1250"),
        "t,e,g\n1,1,Россия\n".encode("cp1251"),
        b"t,e\n\xff\xfd,1\n",
        bytes(range(128, 256)) * 3,
        "男,1\n".encode("gb18030") + "女,0\n".encode(),
    ],
)
def test_that_what_nothing_tells_is_asked(content: bytes) -> None:
    with pytest.raises(Undecided, match="the encoding cannot be told") as asked:
        found_encoding("table.csv", content)
    assert asked.value.option == "--encoding"


def test_that_the_question_shows_what_each_reading_would_be() -> None:
    with pytest.raises(Undecided) as asked:
        found_encoding("table.csv", "t,e,g\n1,1,ﾀﾅｶ\n".encode("cp932"))
    assert "Shift-JIS (ﾀﾅｶ), Windows-1252 (ÀÅ¶)" in str(asked.value)


def test_that_zero_bytes_are_utf_16_or_no_text() -> None:
    with pytest.raises(FileProblem, match="zero bytes"):
        found_encoding("table.csv", b"t,e\n1\0\0\0\0,1\n")


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if name not in ("utf-16-le", "utf-16-be")])
def test_that_a_said_encoding_is_used_and_told(tmp_path: Path, encoding: str) -> None:
    word = {"cp949": "남", "cp1252": "é", "cp950": "組"}.get(encoding, "男")
    (tmp_path / "table.csv").write_bytes(f"time,event,arm\n1,1,{word}\n2,0,{word}\n".encode(encoding))
    table = read_table(tmp_path / "table.csv", encoding=encoding)
    assert table.words("arm") == (word, word)
    assert str(table.how_read).startswith(f"Read as {ENCODINGS[encoding]}, ")


def test_that_what_is_rare_beyond_the_first_megabyte_still_counts(tmp_path: Path) -> None:
    lines = "1,1,x\n" * 100_000 + "2,0,對照\n3,1,治療\n4,1,組別\n"
    (tmp_path / "table.csv").write_bytes(f"time,event,arm\n{lines}".encode("cp950"))
    assert read_table(tmp_path / "table.csv").encoding == "cp950"
