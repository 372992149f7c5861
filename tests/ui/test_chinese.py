"""The program in Chinese: nothing is left in English, nothing is lost, and the window changes over while it is open."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.cohort.members import Cohort, Grouping, Measure, member
from models.course.course import Course
from models.course.missing import missing_data
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.words import Input, Sentence, Why
from storage.clinic.store import DEMO_KEY, Store
from storage.problems import StoreProblem
from storage.roles import Action, Actor, Role
from tests.ui.report_samples import DEMO_CODES, PRINTED_AT, Pages, demo_course
from ui.charts.course.tiles import Tiles
from ui.charts.ink import Ink
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.paper.course.summary import pdf_bytes
from ui.patient.page import HISTORY, SURVIVAL
from ui.window.main import MainWindow
from ui.window.places import HELP
from ui.words.language import (
    CHINESE,
    ENGLISH,
    clauses,
    in_a_row,
    language,
    languages,
    listed,
    problem_words,
    set_language,
    spoken,
    word,
)
from ui.words.recorded import KNOWN, in_full, recorded, short

HAN = re.compile("[\u3400-\u9fff]")
# Three words in a row that are no code: letters, then small letters only.
ENGLISH_WORDS = re.compile(r"\b[A-Za-z][a-z]+(?: [a-z]{2,}| [A-Z][a-z]+){2,}")
SMALL = re.compile(r"\b[a-z]{3,}\b")
NAMES = (
    "IBM Plex Sans SC",
    "IBM Plex Sans",
    "main.py import CASE.json",
    "main.py",
    "log-log",
    "log-rank",
    "log₁₀",
    "mmol",
)


@pytest.fixture
def chinese(qapp: QApplication, theme: Theme) -> Iterator[None]:
    set_language(qapp, CHINESE)
    yield
    set_language(qapp, ENGLISH)


def english_in(text: str) -> str:
    """What of a text is English: three words in a row, apart from names that are the same in every language."""
    for name in NAMES:
        text = text.replace(name, "")
    found = ENGLISH_WORDS.search(text)
    return found[0] if found else ""


# --- words of the models and of records -----------------------------------------------------------------------------


def _said(thing: Any, seen: set[int]) -> Iterator[str]:
    """Every sentence below ``thing``, spoken, and every word that goes to the screen with it."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, Sentence):
        yield spoken(thing)
        return
    if isinstance(thing, Input):
        yield from (word(text) for text in (thing.value, thing.origin) if isinstance(text, str))
    if isinstance(thing, Why):
        yield word(thing.source)
        yield from (word(parameter.partition(" = ")[0]) for parameter in thing.parameters)
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _said(getattr(thing, field.name), seen)
        if hasattr(thing, "explain"):
            yield from _said(thing.why, seen)
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from _said(part, seen)
    elif isinstance(thing, dict):
        yield from _said(tuple(thing.values()), seen)


@pytest.mark.parametrize("code", DEMO_CODES)
def test_that_no_sentence_about_a_patient_stays_english(code: str, chinese: None) -> None:
    course = demo_course(code)
    everything = [*_said(course, set()), *_said(missing_data(course), set())]
    assert len(everything) > 40
    for text in everything:
        for name in NAMES:
            text = text.replace(name, "")
        assert not SMALL.search(text), text


@pytest.mark.parametrize("grouping", list(Grouping))
def test_that_no_sentence_of_a_survival_figure_stays_english(grouping: Grouping, chinese: None) -> None:
    members = [member(key, demo_course(code)) for key, code in enumerate(DEMO_CODES)]
    for measure in Measure:
        if measure.of_response and grouping.after_start:
            continue
        for landmark in (None, 42):
            choice = FigureChoice(measure=measure, cohort=Cohort.CLINIC, grouping=grouping, landmark_day=landmark)
            for text in _said(cohort_figure(members, members[3], choice), set()):
                for name in NAMES:
                    text = text.replace(name, "")
                assert not SMALL.search(text), text


def _recorded_words(course: Course) -> Iterator[str]:
    record = course.record
    yield from (entry.agent for entry in record.treatments)
    yield from (entry.schedule for entry in record.treatments if entry.schedule)
    yield from (event.term for event in record.adverse_events)
    yield from (words for lesion in record.lesions for words in (lesion.organ, lesion.site) if words)
    yield from (*(record.baseline.extrahepatic_sites or ()), *filter(None, (record.baseline.hepatic_vein,)))
    yield from filter(None, (record.provenance,))


@pytest.mark.parametrize("code", DEMO_CODES)
def test_that_drugs_organs_events_and_labels_of_the_demo_clinic_are_chinese(code: str, chinese: None) -> None:
    for text in _recorded_words(demo_course(code)):
        assert HAN.search(recorded(text)) or text.isupper(), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lenvatinib", "仑伐替尼"),
        ("Lenvatinib", "仑伐替尼"),
        ("cadonilimab", "卡度尼利单抗"),
        ("toripalimab", "特瑞普利单抗"),
        ("TIL infusion", "肿瘤浸润淋巴细胞回输"),
        ("Hypertension", "高血压"),
        ("ALT", "ALT"),
        ("SBRT", "SBRT"),
        ("segments 5 to 8", "S5～S8 段"),
        ("left lobe, 71 × 48 mm", "左叶，71 × 48 mm"),
        ("lenvatinib interrupted 10 days", "仑伐替尼 中断 10 天"),
        ("stopped: the ferry was late", "stopped: the ferry was late"),
        ("stopped: progression", "停用：疾病进展"),
        ("dose after Fatigue, grade 3; stopped: progression", "疲乏（3 级）后的剂量；停用：疾病进展"),
        ("reduced; see the letter", "reduced; see the letter"),
        ("hepatitis B", "乙型肝炎"),
        ("left lobe, near the ligament", "left lobe, near the ligament"),
        ("张桂花", "张桂花"),
        ("Reconstructed from published summaries; nobody in it exists", "根据已发表汇总数据重建，非真实患者"),
        ("last dose; stopped: financial constraints", "末次用药；停用：经济原因"),
        ("interrupted 10 days: Hypertension, grade 3", "中断 10 天：高血压，3 级"),
        ("dose after Fatigue, grade 3; stopped: death", "疲乏（3 级）后的剂量；停用：死亡"),
        ("cell therapy", "细胞治疗"),
    ],
)
def test_that_a_known_word_is_told_and_an_unknown_one_stays(text: str, told: str, chinese: None) -> None:
    assert recorded(text) == told


def test_that_narrow_places_get_the_short_form(chinese: None) -> None:
    assert short("TIL infusion") == "TIL 回输"
    assert short("lenvatinib") == "仑伐替尼"


def test_that_codes_have_their_meaning_beside_them_once(chinese: None) -> None:
    text = _text("HCC-R19")
    assert all(text.count(words) == 1 for words in ("AFP（甲胎蛋白）", "PIVKA-II（异常凝血酶原）"))
    assert "SBRT" in text
    assert in_full("SBRT") == "SBRT（立体定向体部放疗）"
    assert in_full("lenvatinib") == "仑伐替尼"


def test_that_words_of_a_record_are_left_alone_in_english(theme: Theme) -> None:
    assert language() == ENGLISH
    assert [recorded(str(text)) for text in KNOWN] == [str(text) for text in KNOWN]


def test_that_lists_and_sentences_are_joined_by_the_signs_of_the_language(qapp: QApplication, theme: Theme) -> None:
    assert (listed("ab"), clauses("ab"), in_a_row(("A.", "B."))) == ("a, b", "a; b", "A. B.")
    set_language(qapp, CHINESE)
    assert (listed("ab"), clauses("ab"), in_a_row(("甲。", "乙。"))) == ("a、b", "a；b", "甲。乙。")
    set_language(qapp, ENGLISH)


def test_that_problems_of_the_clinic_file_are_told_in_chinese(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem) as caught:
        Store.open(tmp_path / "none", key=DEMO_KEY)
    assert problem_words(caught.value) == str(caught.value)
    assert problem_words(OSError("no sentence of ours")) == "no sentence of ours"
    set_language(qapp, CHINESE)
    told = problem_words(caught.value)
    set_language(qapp, ENGLISH)
    assert told == f"{tmp_path / 'none'} 处没有中心文件。请选择中心文件，或恢复其备份。"


def test_that_a_role_that_may_not_is_told_in_chinese(chinese: None) -> None:
    with pytest.raises(StoreProblem) as caught:
        Actor("Li", Role.READER).require(Action.VOID)
    assert problem_words(caught.value) == "只读用户无权作废已保存的内容。请联系管理员、临床医师或数据管理员。"


# --- the window -----------------------------------------------------------------------------------------------------


def _words_of(widget: QObject) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton, QAction)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, (QWidget, QAction)) and not isinstance(widget, QMenu):
        yield widget.toolTip()


def words_on(place: QWidget) -> list[str]:
    """Every text of a widget and of what is in it: labels, buttons, tips, names for screen readers, commands."""
    return [text for widget in (place, *place.findChildren(QObject)) for text in _words_of(widget) if text]


def _words_but_of(place: QWidget, part: QWidget) -> Counter[str]:
    """Without those of a part that says its words when it is seen."""
    return Counter(words_on(place)) - Counter(words_on(part))


def english_on(place: QWidget) -> list[str]:
    return sorted({text for text in words_on(place) if english_in(text)})


def cells_of(table: QTableView) -> Iterator[str]:
    """Every cell of a table, and its heads."""
    model = table.model()
    across = Qt.Orientation.Horizontal
    yield from (str(model.headerData(column, across)) for column in range(model.columnCount()))
    for row in range(model.rowCount()):
        yield from (str(model.index(row, column).data() or "") for column in range(model.columnCount()))


def _open(qtbot: QtBot, window: MainWindow, code: str) -> None:
    keys = {line.code: line.key for line in window.patients.shown}
    session = window._session
    session.open(keys[code])
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.patient.code == code)


def _settle(qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.wait(20)


def test_that_chinese_is_offered() -> None:
    assert (CHINESE, "中文") in languages()


def test_that_the_open_window_changes_over_and_back(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert page is not None
    _settle(qtbot)
    page.survival.counted.setText("")
    before = (page.banner.text(), [card.entry for card in page.flags.cards], _words_but_of(window, page.events))
    try:
        window.choices.choose_language(CHINESE)
        _settle(qtbot)
        assert [action.text() for action in window._top.menus.actions()][:3] == ["文件(&F)", "编辑(&E)", "视图(&V)"]
        assert [page.tabs.tabText(place) for place in (0, 1, 5)] == ["总览", "访视", "生存"]
        assert page.print_button.text() == "打印"
        assert "住院号" in page.banner.text()
        assert all(HAN.search(card.entry.title + card.entry.detail) for card in page.flags.cards)
        assert page.overview.stack.charts["visits"].title() == "访视"
        assert english_on(window) == []
    finally:
        window.choices.choose_language(ENGLISH)
        _settle(qtbot)
    assert page.banner.text() == before[0]
    assert [(card.entry.title, card.entry.detail) for card in page.flags.cards] == [
        (entry.title, entry.detail) for entry in before[1]
    ]
    page.survival.counted.setText("")
    assert _words_but_of(window, page.events) == before[2]


def _without_what_was_written(cell: str, window: MainWindow) -> str:
    """A cell of the history but for users, names of protocols and texts that somebody wrote, which stay as they are."""
    course = window._session.course
    assert course is not None
    record = course.record
    written = ["demo", record.protocol, record.baseline.notes, record.outcome.death_cause]
    written += [text for event in record.adverse_events for text in (event.action, event.term)]
    written += [text for given in record.treatments for text in (given.reason, given.schedule, given.agent)]
    written += [record.patient.name, json.dumps(record.settings)]
    for text in sorted(filter(None, written), key=len, reverse=True):
        cell = cell.replace(text, "")
    return cell


@pytest.mark.parametrize("code", ["HCC-R19", "TIL-01", "HCC-R24"])
def test_that_no_place_of_a_patient_is_left_in_english(qtbot: QtBot, window: MainWindow, code: str) -> None:
    page = window.page
    assert page is not None
    try:
        window.choices.choose_language(CHINESE)
        _open(qtbot, window, code)
        for card in page.flags.cards:
            card.set_open(True)
        assert english_on(window) == []
        page.show_tab(SURVIVAL)
        qtbot.waitUntil(lambda: page.survival.figure is not None, timeout=10_000)
        assert english_on(page.survival) == []
        page.show_tab(HISTORY)
        table = page.history.view
        qtbot.waitUntil(lambda: table.model().rowCount() > 0, timeout=10_000)
        assert not [cell for cell in cells_of(table) if SMALL.search(_without_what_was_written(cell, window))]
        window.show_place(HELP)
        assert english_on(window) == []
        course, key = window._session.course, window._session.key
        assert course is not None
        assert key is not None
        entry = VisitDialog(page._theme, window._session, window, course=course, key=key)
        assert english_on(entry) == []
        entry.deleteLater()
    finally:
        window.choices.choose_language(ENGLISH)
        _settle(qtbot)


@pytest.mark.parametrize("code", ["HCC-R01", "HCC-R19", "TIL-02"])
def test_that_tables_and_tiles_of_the_charts_are_chinese(qtbot: QtBot, theme: Theme, chinese: None, code: str) -> None:
    from ui.patient.overview.page import OverviewPage

    course = demo_course(code)
    page = OverviewPage(theme)
    qtbot.addWidget(page)
    page.show_course(course)
    reasons = {entry.reason for entry in course.record.treatments}
    for name, chart in page.stack.charts.items():
        twin = chart.twin()
        cells = [twin.title, *twin.columns, *(cell for row in twin.rows for cell in row if cell not in reasons)]
        assert not [cell for cell in cells if english_in(_without_recorded(cell))], name
    for tile in Tiles(Ink(theme)).of(course, "log").values():
        assert not english_in(tile.text())


def _without_recorded(cell: str) -> str:
    """A cell without the English term that a table of adverse events keeps beside the Chinese one."""
    return re.sub("（[A-Za-z -]+）", "", cell)


def test_that_a_table_of_events_keeps_the_term_as_it_was_recorded(qtbot: QtBot, theme: Theme, chinese: None) -> None:
    from ui.patient.overview.page import OverviewPage

    page = OverviewPage(theme)
    qtbot.addWidget(page)
    page.show_course(demo_course("HCC-R19"))
    assert page.stack.charts["events"].rows()[0][0] == "高血压（Hypertension）"


# --- the print ------------------------------------------------------------------------------------------------------


def _text(code: str) -> str:
    data = pdf_bytes(demo_course(code), printed_at=PRINTED_AT, printed_by="周医生")
    return "\n".join(Pages(data).texts)


def test_that_the_text_layer_of_a_chinese_print_is_exact(chinese: None) -> None:
    text = _text("HCC-R19")
    for words in (
        "患者摘要", "研究编号", "根据已发表汇总数据重建，非真实患者", "白蛋白（g/L）", "血小板（10⁹/L）", "仑伐替尼",
        "卡度尼利单抗", "无进展生存期", "最佳疗效", "PR（部分缓解）", "打印 2025-03-28 10:44，周医生", "第 1 页，共 ",
    ):  # fmt: skip
        assert words in text, words
    # Radicals and compatibility forms look like characters, but cannot be found or copied as them.
    assert not re.search("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd]", text)


@pytest.mark.parametrize("code", DEMO_CODES)
def test_that_no_print_is_left_in_english(code: str, chinese: None) -> None:
    text = _text(code)
    record = demo_course(code).record
    kept = [*(entry.reason for entry in record.treatments), *(event.action for event in record.adverse_events)]
    kept.append(record.outcome.death_cause)
    for words in filter(None, kept):  # free text stays as somebody wrote it
        text = text.replace(words, "")
    assert english_in(text) == ""


def test_that_dates_on_the_print_are_iso(chinese: None) -> None:
    on = date(2025, 3, 28)
    assert on.isoformat() in _text("HCC-R03")
    assert "Mar" not in _text("HCC-R03")
