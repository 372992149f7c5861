"""Help: every key that is bound is in its table, every rule is found, and F1 on a Why opens the rule of that answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import run
from models.record.rulebook import RULES
from ui.kit.cards import CardHead
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.commands import commands
from ui.window.help.keys import groups
from ui.window.help.page import ABOUT, GUIDE, KEYS, LOG, HelpPage
from ui.window.help.page import RULES as RULES_PART
from ui.window.main import MainWindow
from ui.window.places import HELP
from ui.words.language import CHINESE, ENGLISH, set_language

SAID = {
    "Return": "Enter",
    "Escape": "Esc",
    "Backtab": "Shift+Tab",
    "PageDown": "Page Down",
    "PageUp": "Page Up",
    "Minus": "−",
    "Plus": "+",
    "Equal": "=",
    "Ctrl+Return": "Ctrl+Enter",
    "＜": "<",
    "＞": ">",
    "Print": "Ctrl+P",
    "Save": "Ctrl+S",
    "ZoomIn": "Ctrl++",
    "ZoomOut": "Ctrl+−",
    "Copy": "Ctrl+C",
    "MoveToNextPage": "Page Down",
    "MoveToPreviousPage": "Page Up",
}
HELD = ("Ctrl+", "Alt+", "Shift+")


def bound(tree: ast.Module) -> Iterator[str]:
    """The keys that a module binds, as the table says them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            over = node.value.attr if isinstance(node.value, ast.Attribute) else ""
            if over == "Key" and node.attr.startswith("Key_"):
                yield said(node.attr.removeprefix("Key_"))
            elif over == "StandardKey":
                yield said(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.startswith(HELD) and " " not in node.value and len(node.value) > len("Ctrl+"):
                yield said(node.value)
        elif isinstance(node, ast.Call):
            yield from _of_call(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _of_table(node)
        elif isinstance(node, ast.Compare) and "upper()" in ast.unparse(node.left):
            yield from (said(one.value) for one in node.comparators if isinstance(one, ast.Constant))


def _of_call(node: ast.Call) -> Iterator[str]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name == "QKeySequence" and node.args and isinstance(node.args[0], ast.Constant):
        yield said(node.args[0].value)
    if name == "Act" and isinstance(node.args[1], ast.Constant):
        yield said(node.args[1].value)
    if name == "_bind" and isinstance(node.args[0], ast.Dict):
        yield from (said(key.value) for key in node.args[0].keys if isinstance(key, ast.Constant))


def _of_table(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    named = {getattr(one, "id", "") for one in (node.targets if isinstance(node, ast.Assign) else [node.target])}
    if "deeds" in named and isinstance(node.value, ast.Dict):
        yield from (said(key.value) for key in node.value.keys if isinstance(key, ast.Constant))
    if named & {"KEYS", "REVIEW_KEY"} and isinstance(node.value, ast.Constant):
        yield from (said(key) for key in node.value.value)


def said(key: object) -> str:
    return SAID.get(str(key), str(key))


def listed(path: str) -> set[str]:
    """The keys of every group that a module belongs to, and those of the commands."""
    words = [one.keys for group in groups() for one in group.keys if any(path.startswith(room) for room in group.rooms)]
    words += [command.keys for command in commands()]
    return {key for keys in words for key in (*keys.split(", "), *keys.split())}


def test_that_every_key_that_is_bound_is_listed(theme: Theme) -> None:
    missing = []
    for path in run.own_files(run.ROOT / "ui", ".py"):
        name = path.relative_to(run.ROOT).as_posix()
        if name.startswith("ui/window/help/"):
            continue
        keys = set(bound(ast.parse(path.read_text(encoding="utf-8"))))
        missing += [f"{name}: {key}" for key in sorted(keys - listed(name))]
    assert missing == []


@pytest.mark.parametrize(
    "text",
    [
        "Qt.Key.Key_F7",
        'QShortcut(QKeySequence("F7"), view)',
        'deeds = {"F7": print}',
        'self._bind({"F7": print})',
        'Act("Words", "F7", print)',
        'if text.upper() == "F7": pass',
    ],
)
def test_that_a_key_is_found_however_it_is_bound(text: str) -> None:
    assert list(bound(ast.parse(text))) == ["F7"]


def test_that_every_key_of_a_command_stands_in_the_table(theme: Theme) -> None:
    told = {one.keys for group in groups() for one in group.keys}
    assert {command.keys for command in commands() if command.keys} <= told


@pytest.fixture
def page(window: MainWindow) -> HelpPage:
    window.show_place(HELP)
    found = window.places.page(HELP)
    assert isinstance(found, HelpPage)
    return found


def test_that_each_part_is_gone_to_by_its_command(window: MainWindow, page: HelpPage) -> None:
    for name, part in (("rules", RULES_PART), ("shortcuts", KEYS), ("log", LOG)):
        window._actions[name].trigger()
        assert page.parts.value() == part
        assert page._stack.currentWidget() is page._pages[part]
    page.parts.button(ABOUT).click()
    assert page._stack.currentWidget() is page._pages[ABOUT]


def test_that_a_rule_is_found_by_its_id_a_word_its_source_and_a_parameter(page: HelpPage) -> None:
    rules = page.rules
    assert rules.table.shown == RULES
    for text, wanted in (("r-7.2a", "R-7.2a"), ("unequivocal progression", "R-3"), ("holm", "R-14.7")):
        rules.table.search.setText(text)
        assert wanted in {one.id for one in rules.table.shown}
    rules.table.search.setText("week6_window_days")
    assert {one.id for one in rules.table.shown} == {"R-10.5"}
    rules.table.search.setText("no such rule")
    assert rules.table.shown == ()
    assert rules._inner.isHidden()
    rules.table.search.clear()
    assert rules.table.shown == RULES


def test_that_a_rule_is_found_in_the_language_of_the_screen(page: HelpPage, qapp: object) -> None:
    try:
        set_language(qapp, CHINESE)  # type: ignore[arg-type]
        page.rules.table.search.setText("倍增时间")
        assert "R-10.9" in {one.id for one in page.rules.table.shown}
    finally:
        set_language(qapp, ENGLISH)  # type: ignore[arg-type]


def test_that_a_parameter_stands_beside_its_default_as_the_open_patient_has_it(
    page: HelpPage, session: Session
) -> None:
    page.show_rule("R-7.1")
    course = session.course
    assert course is not None
    cells = [made.text() for made in page.rules._parameters]
    assert cells[3:6] == ["confirmation_days", str(course.parameters.confirmation_days), "28"]
    assert course.record.patient.code in page.rules._of_whom.text()
    page.rules.show_course(None)
    assert page.rules._of_whom.text() == "Nobody is open: the defaults."


def test_that_a_part_of_a_rule_leads_to_the_rule(page: HelpPage) -> None:
    page.show_rule("R-10.3a")
    assert page.rules.chosen is not None
    assert page.rules.chosen.id == "R-10.3"


def test_that_f1_on_a_why_opens_its_rule_and_elsewhere_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    assert window.page is not None
    window.page.show_tab("overview")
    head = next(one for one in window.page.findChildren(CardHead) if one.isVisible())
    head.setFocus()
    qtbot.waitUntil(head.hasFocus)
    qtbot.keyClick(head, Qt.Key.Key_F1)
    page = window.places.page(HELP)
    assert isinstance(page, HelpPage)
    assert page.parts.value() == RULES_PART
    assert page.rules.chosen is not None
    assert head._entry.why.rule.startswith(page.rules.chosen.id)
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Escape)
    window.patients.view.setFocus()
    window._actions["guide"].trigger()
    assert page.parts.value() == GUIDE
    window._actions["shortcuts"].trigger()
    assert page.parts.value() == KEYS


def test_that_the_log_is_read_anew_each_time_it_is_gone_to(page: HelpPage, tmp_path: Path) -> None:
    page.log._path = tmp_path / "hepatrack.log"
    page.log._path.write_text("first\n", encoding="utf-8")
    page.show_part(LOG)
    assert page.log.text.toPlainText() == "first\n"
    page.log._path.write_text("first\nsecond\n", encoding="utf-8")
    page.show_part(LOG)
    assert page.log.text.toPlainText() == "first\nsecond\n"
