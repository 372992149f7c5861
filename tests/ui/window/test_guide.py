"""The user guide: F1 opens it where one is, and it speaks the words and the keys of the program."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from storage.places import RESOURCES
from storage.shipped.guide import GUIDE, NEWS, Chapter, chapters
from ui.kit.theme import Theme
from ui.patient.page import TABS
from ui.window.commands import commands
from ui.window.help.guide import GuidePanel
from ui.window.help.keys import groups
from ui.window.help.page import GUIDE as GUIDE_PART
from ui.window.help.page import HelpPage
from ui.window.main import MainWindow
from ui.window.places import HELP, PLACES
from ui.words.common import plain_words
from ui.words.language import CHINESE, ENGLISH, set_language

BOLD = re.compile(r"\*\*([^*]+)\*\*")
KEYS = re.compile(r"`([^`]+)`")
TYPED = {"20250328", "2025/3/8", "2025年3月8日", "+3d", "-2w", "today"}


@cache
def _said(language: str) -> frozenset[str]:
    """Every text of the program in a language, without its mnemonic and its dots."""
    root = ET.parse(RESOURCES / "translations" / "hepatrack_zh_CN.ts").getroot()
    tag = "source" if language == ENGLISH else "translation"
    return frozenset(plain_words(one.findtext(tag) or "").rstrip("…") for one in root.iter("message"))


def _all(language: str) -> list[Chapter]:
    return [*chapters(language, GUIDE), *chapters(language, NEWS)]


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_what_the_guide_sets_in_bold_is_said_by_the_program_in_these_words(language: str) -> None:
    bold = {words.rstrip("…") for one in _all(language) for words in BOLD.findall(one.text)}
    assert len(bold) > 15
    assert bold - _said(language) == set()


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_every_key_the_guide_names_is_bound(language: str) -> None:
    listed = {part.strip() for group in groups() for key in group.keys for part in re.split(r"[, ]+", key.keys)}
    given = {command.keys for command in commands()}
    named = {key for one in _all(language) for key in KEYS.findall(one.text)} - TYPED
    assert named - listed - given == set()


def test_that_every_place_and_every_part_of_a_patient_has_a_chapter() -> None:
    places = {place.name for place in PLACES} - {HELP} | {tab.name for tab in TABS}
    assert places - {one.anchor for one in chapters(ENGLISH)} == set()


@pytest.mark.parametrize("name", [place.name for place in PLACES if place.name != HELP])
def test_that_f1_opens_the_chapter_of_the_place_and_escape_leads_back(window: MainWindow, name: str) -> None:
    window.show_place(name)
    window._actions["guide"].trigger()
    page = window.places.page(HELP)
    assert isinstance(page, HelpPage)
    assert page.parts.value() == GUIDE_PART
    chosen = page.guide.chosen
    assert chosen is not None
    assert chosen.anchor == (name if name != "patients" else "overview")


def test_that_f1_in_the_help_itself_leaves_the_chapter_as_it_is(window: MainWindow) -> None:
    window.show_place("worklist")
    window._actions["guide"].trigger()
    page = window.places.page(HELP)
    assert isinstance(page, HelpPage)
    page.guide.show_chapter("trouble")
    window._actions["guide"].trigger()
    assert page.guide.chosen is not None
    assert page.guide.chosen.anchor == "trouble"


def test_that_the_chapters_are_searched_and_speak_the_language_of_the_screen(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    panel = GuidePanel(Theme(), holder)
    panel.table.search.setText("lymphodepletion is not in it")
    assert not panel.table.shown
    panel.table.search.setText("adjudicated")
    assert [one.anchor for one in panel.table.shown] == ["lesions"]
    assert "mRECIST" in panel.text.toPlainText()
    panel.table.search.clear()
    panel.show_chapter("treatment")
    try:
        set_language(qapp, CHINESE)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: panel.text.toPlainText().startswith("治疗"))
        assert panel.chosen is not None
        assert panel.chosen.anchor == "treatment"
    finally:
        set_language(qapp, ENGLISH)  # type: ignore[arg-type]


def test_that_the_guide_is_saved_whole_as_a_pdf_and_what_cannot_be_written_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    panel = GuidePanel(Theme(), holder)
    panel.save(tmp_path / "guide.pdf")
    pdf = QPdfDocument()
    assert pdf.load(str(tmp_path / "guide.pdf")) == QPdfDocument.Error.None_
    text = "".join(pdf.getAllText(page).text() for page in range(pdf.pageCount()))
    for one in chapters(ENGLISH):
        assert one.title in text
    pdf.close()
    panel.save(tmp_path / "no such folder" / "guide.pdf")
    assert "no such folder" in panel.told.text()
