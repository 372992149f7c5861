"""Letters that go to a row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from ui.kit.type_ahead import TypeAhead

NAMES = (("ALT",), (), ("Albumin",), ("Magnesium",))


def test_that_letters_go_to_the_row_and_are_commands_only_where_none_was_typed_just_before(qtbot: QtBot) -> None:
    table = QTableWidget(len(NAMES), 2)
    qtbot.addWidget(table)
    TypeAhead(table, lambda: NAMES)
    given: list[str] = []
    QShortcut(
        QKeySequence("M"), table, lambda: given.append("M"), context=Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    table.setCurrentCell(0, 1)
    qtbot.keyClicks(table, "al")
    assert (table.currentRow(), table.currentColumn()) == (0, 1)
    qtbot.keyClicks(table, "bum")
    assert (table.currentRow(), table.currentColumn(), given) == (2, 1, [])
    qtbot.keyClicks(table, "x")  # names nothing, and moves nothing
    assert table.currentRow() == 2
    qtbot.wait(QApplication.keyboardInputInterval() + 50)
    qtbot.keyClicks(table, "m")
    assert given == ["M"]
