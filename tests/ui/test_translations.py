"""The file of translations: whole, current, and nothing in it that a text of the program does not have."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from storage.places import RESOURCES
from ui.words.language import CHINESE, ENGLISH, set_language

FOLDER = RESOURCES / "translations"


def _load_collector() -> ModuleType:
    spec = importlib.util.spec_from_file_location("collect", FOLDER / "collect.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["collect"] = module  # its dataclasses look there for their module
    spec.loader.exec_module(module)
    return module


collect = _load_collector()


@pytest.fixture(scope="module")
def found() -> dict[Any, set[str]]:
    """Every text of the program; reading them takes two seconds."""
    texts: dict[Any, set[str]] = collect.collected()
    return texts


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, CHINESE)
    yield
    set_language(qapp, ENGLISH)


def test_that_every_text_has_a_translation_and_none_is_left_over(found: dict[Any, set[str]]) -> None:
    assert collect.faults(found, collect.translations()) == []


def test_that_the_compiled_translation_is_up_to_date(tmp_path: Path) -> None:
    collect.compile_to(tmp_path / "new.qm")
    assert (tmp_path / "new.qm").read_bytes() == collect.QM.read_bytes()


def test_that_the_file_is_written_as_the_collector_writes_it(found: dict[Any, set[str]]) -> None:
    assert collect.written(found, collect.translations()) == collect.TS.read_text(encoding="utf-8")


def test_that_checking_changes_nothing_and_tells_by_its_status(
    found: dict[Any, set[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = collect.TS.read_bytes(), collect.QM.read_bytes()
    monkeypatch.setattr(collect, "collected", lambda: found)
    assert collect.main(["--check"]) == 0
    monkeypatch.setattr(
        collect, "collected", lambda: {**found, collect.Text("Menu", "New text"): {"ui/window/commands.py"}}
    )
    assert collect.main(["--check"]) == 1
    assert "'New text' has no translation" in capsys.readouterr().out
    assert (collect.TS.read_bytes(), collect.QM.read_bytes()) == before


def test_that_a_text_put_together_where_it_is_translated_is_refused() -> None:
    tree = collect.ast.parse("class Page:\n    def say(self):\n        self.tr(f'{self.n} reads')\n")
    with pytest.raises(collect.NotLiteral, match=r"ui/page.py:3"):
        list(collect._Module("ui/page.py", tree).texts())


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("sum {mm} mm", "总和 mm", "places"),
        ("sum {mm} mm", "总和 {mm} {n} mm", "places"),
        ("To be saved: %n result(s)", "将保存：结果", "places"),
        ("&File", "文件", "underlined"),
        ("File", "文件(&F)", "underlined"),
        ("yes, no", "是, 否", "half-width"),
        ("{a} (late)", "{a} 晚(迟)", "half-width"),
        ("one two three", "one two three", "English"),
        ("criterion met", "建议治疗", "never says"),
    ],
)
def test_that_a_translation_that_loses_something_is_a_fault(source: str, translation: str, fault: str) -> None:
    assert any(fault in told for told in collect._faults_of(source, translation))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("&File", "文件(&F)"),
        ("PDF files (*.pdf)", "PDF 文件 (*.pdf)"),
        ("{n} mm ({p} %)", "{n} mm（{p} %）"),
        ("PR", "PR"),
    ],
)
def test_that_a_good_translation_is_none(source: str, translation: str) -> None:
    assert list(collect._faults_of(source, translation)) == []


def test_that_a_missing_and_a_left_over_text_are_told() -> None:
    new, old = collect.Text("Menu", "New text"), collect.Text("Menu", "Old text")
    told = collect.faults({new: {"ui/window/commands.py"}}, {old: "旧"})
    assert told == [
        "Menu: 'New text' has no translation (ui/window/commands.py)",
        "Menu: 'Old text' is not in the program any more",
    ]


def test_that_no_two_commands_of_a_menu_share_a_key(qapp: QApplication, chinese: None) -> None:
    from ui.window.commands import MENUS

    for menu in MENUS:
        words = [qapp.translate("Menu", command.words) for command in menu.commands]
        keys = [found[0] for text in words for found in re.findall(r"&(\w)", text)]
        assert len(keys) == len(set(keys)), menu.words


def test_that_viable_tumour_is_never_called_survival_nor_the_clinic_an_outpatient_department():
    """Terms of 2026-11: viable is 活性肿瘤, alive 存活; this clinic is 本中心; the class after Cheng is 程氏."""
    wrong = []
    for message in ElementTree.parse(collect.TS).getroot().iter("message"):
        source = message.findtext("source") or ""
        told = "".join(message.find("translation").itertext()).strip()  # type: ignore[union-attr]
        viable = "viable" in source.casefold() and "存活" in told
        outpatient = "门诊" in told and source not in ("clinic", "seen in the clinic")  # where a visit took place
        if viable or outpatient or ("Cheng" in source and "Cheng" in told and "Cheng Hospital" not in source):
            wrong.append((source, told))
    assert wrong == []
