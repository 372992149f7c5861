"""The table twin of a chart: its plain values, to read and to copy."""

from __future__ import annotations

from math import ceil
from operator import itemgetter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from storage.csvfile import parted_by_tabs
from ui.charts.row import TableTwin
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, set_widths, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button, label


class ChartTableDialog(QDialog):
    """Shows a twin; Ctrl+C copies the chosen rows, the button all of them, parted by tabs.

    ``copy_wanted``: whoever opened it knows whose values they are, and by which door they leave.
    """

    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, twin: TableTwin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme = theme
        self._twin = twin
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(twin.title)
        self.view = table_view(self)
        self.view.setAccessibleName(twin.title)
        self._fill_view()
        copy, close = button(self.tr("Copy all"), self), button(self.tr("Close"), self, kind="primary")
        copy.clicked.connect(self._copy_all)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Copy, self.view, self._copy_chosen)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(label(twin.title, theme, self, role="section"))
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        close.setDefault(True)
        self.view.setFocus()
        self.resize(self.sizeHint())  # by itself a dialog opens at two thirds of the screen at most

    def sizeHint(self) -> QSize:
        wide = sum(map(self._theme.px, self._widths))
        tall = self._theme.px(140) + self._theme.px(24) * min(len(self._twin.rows), 18)
        return QSize(min(max(wide + self._theme.px(60), self._theme.px(420)), self._theme.px(1200)), tall)

    def _fill_view(self) -> None:
        columns = [Column(title=title, value=itemgetter(number)) for number, title in enumerate(self._twin.columns)]
        table = RecordTable(columns, self)
        table.show_records(self._twin.rows)
        self.view.setModel(table)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress_view(self.view, self._theme)
        self.view.resizeColumnsToContents()
        scale = self._theme.scale
        self._widths = [ceil(self.view.columnWidth(number) / scale) for number in range(len(columns))]
        set_widths(self.view, self._theme, self._widths)

    def _copy_all(self) -> None:
        self._copy((self._twin.columns, *self._twin.rows))

    def _copy_chosen(self) -> None:
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        self._copy(tuple(self._twin.rows[row] for row in chosen))

    def _copy(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.copy_wanted.emit(parted_by_tabs(rows))
