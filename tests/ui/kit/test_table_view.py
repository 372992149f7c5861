"""How columns share room, and what of a table with a column for each day is in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.table_view import DaysTable, is_cut, widened


def test_that_nothing_is_cut_beside_empty_room() -> None:
    assert widened((100, 100, 100), (40, 160, 130), 420) == [100, 160, 130]
    assert widened((100, 100, 100), (40, 160, 130), 350) == [100, 120, 130]  # the least cut first
    assert widened((100, 100, 100), (400, 160, 130), 250) == [100, 100, 100]


def test_that_the_newest_day_stays_in_sight_where_the_table_gives_way(qtbot: QtBot) -> None:
    table = DaysTable()
    qtbot.addWidget(table)
    table.setHorizontalScrollMode(DaysTable.ScrollMode.ScrollPerPixel)
    table.setModel(QStandardItemModel(2, 12, table))
    table.resize(700, 200)
    table.show()
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    table.resize(400, 200)
    assert bar.value() == bar.maximum() > 0
    bar.setValue(10)
    table.resize(380, 200)
    assert bar.value() == 10  # who looks at an older one is left there


def test_that_a_column_that_is_seen_in_part_is_told_from_a_whole_one(qtbot: QtBot) -> None:
    sight = QWidget()
    qtbot.addWidget(sight)
    sight.resize(300, 100)
    assert not is_cut(QRect(0, 0, 100, 20), sight)
    assert not is_cut(QRect(200, 0, 100, 20), sight)
    assert is_cut(QRect(-1, 0, 100, 20), sight)
    assert is_cut(QRect(201, 0, 100, 20), sight)
    assert not is_cut(QRect(-50, 0, 400, 20), sight)  # no room for a whole one
