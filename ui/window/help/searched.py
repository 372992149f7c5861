"""A table that is searched by what its rows hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.fields import Entry
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, label


class SearchEntry(Entry):
    """Down leads into the rows; Esc empties it first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SearchedTable(QWidget):
    """``told`` gives all by which a record is found; ``chosen_anew`` says that another row is the current one."""

    chosen_anew = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, told: Callable[[Any], str], widths: Sequence[int]) -> None:
        super().__init__(parent)
        self._theme, self._told, self._widths = theme, told, widths
        self._all: tuple[Any, ...] = ()
        self._table = RecordTable((), self)
        self.search = SearchEntry("search", "", self)
        self.count = label("", theme, self)
        self.view = table_view(self)
        top = QHBoxLayout()
        top.setSpacing(theme.px(12))
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        column = bare(QVBoxLayout(self), spacing=theme.px(8))
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.search.textChanged.connect(lambda: self._fill(self.chosen))
        self.search.left.connect(self.view.setFocus)
        self.dress()

    @property
    def shown(self) -> tuple[Any, ...]:
        """What the search leaves."""
        return self._table.records

    @property
    def chosen(self) -> Any:
        """The record of the current row; None where nothing is left."""
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def show_records(self, columns: Sequence[Column], records: Sequence[Any]) -> None:
        """Rows in the words of the screen as they are now."""
        kept, self._all = self.chosen, tuple(records)
        self._table = RecordTable(columns, self)
        fill_view(self.view, self._table, self._theme, self._widths)
        self.view.selectionModel().currentRowChanged.connect(self.chosen_anew)
        self._fill(kept)

    def choose(self, record: Any) -> None:
        """Go to the row of a record that is there."""
        self.search.clear()
        self.view.selectRow(self.shown.index(record))
        self.view.scrollTo(self.view.currentIndex())
        self.view.setFocus()

    def dress(self) -> None:
        dress_view(self.view, self._theme)
        dress_label(self.count, self._theme, role="table", colour="text2")
        if self.view.model() is not None:
            fill_view(self.view, self._table, self._theme, self._widths)

    def _fill(self, keep: Any) -> None:
        sought = self.search.text().strip().casefold()
        found = tuple(one for one in self._all if sought in self._told(one).casefold())
        self._table.show_records(found)
        self.count.setText(self.tr("{count} of {all}").format(count=len(found), all=len(self._all)))
        if found:
            self.view.selectRow(found.index(keep) if keep in found else 0)
        self.chosen_anew.emit()
