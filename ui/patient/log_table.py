"""A log of one patient as a table: a row an entry, the one that is looked at, and the same one after every change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStyledItemDelegate, QTableView, QWidget

from ui.kit.table_view import dress_view, table_view
from ui.kit.tables import RecordTable
from ui.kit.theme import Theme

INDENT = 12


class LogTable(QWidget):
    """``chosen`` tells which row is looked at; ``activated`` that it is to be corrected."""

    chosen = Signal(object)  # the row, or None
    activated = Signal()
    head = 28  # its height at 100 %

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view: QTableView = table_view(self)
        self.view.setAlternatingRowColors(False)
        self.view.setItemDelegate(self._cells())
        self.view.activated.connect(self.activated)
        self._table = RecordTable((), self)
        self.setFocusProxy(self.view)

    def _cells(self) -> QStyledItemDelegate:
        raise NotImplementedError

    @property
    def row(self) -> Any:
        """The row that is looked at; None without one."""
        index = self.view.currentIndex()
        return self._table.record(index) if index.isValid() and self._table.records else None

    def dress(self) -> None:
        dress_view(self.view, self._theme)
        self.view.horizontalHeader().setFixedHeight(self._theme.px(self.head))

    def resizeEvent(self, event: object) -> None:
        self.view.setGeometry(self.rect().adjusted(self._theme.px(INDENT), 0, 0, 0))  # below the title of the page

    def least_height(self, rows: int) -> int:
        """What the head and so many rows need."""
        return self._theme.px(self.head) + rows * self.view.verticalHeader().defaultSectionSize()

    def _show(self, table: RecordTable, place: int | None) -> None:
        """Another table in place of the one before, and which of its rows is looked at."""
        self._table, old = table, self.view.model()
        self.view.setModel(table)
        if old is not None:
            old.deleteLater()
        self.dress()
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        if place is None:
            self.chosen.emit(None)
        else:
            self._go_to(place)

    def _go_to(self, place: int) -> None:
        self.view.setCurrentIndex(self._table.index(place, 0))
        self.view.scrollTo(self.view.currentIndex())

    def _on_row(self, *_: object) -> None:
        self.chosen.emit(self.row)
