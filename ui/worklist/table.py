"""The lines under their headings, two lines of words each, with the window of the visit drawn against today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QWidget

from models.worklist.clinic import NO_MARK, Group, Mark, Section
from models.worklist.line import Line
from ui.kit.tables import Index, RecordTable
from ui.kit.theme import Theme
from ui.patient.log_table import INDENT, LogTable
from ui.worklist.cells import BAND, ROW, Cells, Heads
from ui.worklist.columns import FULL, LEAST, SHORT, Band, Row, made, widths
from ui.worklist.words import worded

_BAR = 11  # room for the bar that scrolls, at 100 %


class _Rows(RecordTable):
    """Headings cannot be chosen: the arrows pass over them."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if isinstance(self.record(index), Band) else super().flags(index)


class WorklistTable(LogTable):
    """Rows of lines. ``moved``: a person went to another row, by key or click; ``struck``: they pressed a key on it.

    What the program shows, and where it puts the cursor, moves nobody.
    """

    moved = Signal()
    struck = Signal(str)
    head = 34

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._today, self._led = today, False
        self._bands: list[int] = []
        self._sections: tuple[Sequence[Section], Mapping[int, Mark], frozenset[int]] = ((), {}, frozenset())
        self.view.setHorizontalHeader(Heads(theme, self._numbers, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWordWrap(False)
        self.view.setMouseTracking(True)
        for key in KEYS:
            shortcut = QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.struck.emit, key))

    def _cells(self) -> QStyledItemDelegate:
        self._columns = FULL
        return Cells(self._theme, self._today_of, self._numbers, self)

    def _today_of(self) -> date:
        return self._today

    def _numbers(self) -> tuple[int, ...]:
        return self._columns

    @property
    def sections(self) -> Sequence[Section]:
        """What is shown."""
        return self._sections[0]

    @property
    def line(self) -> Line | None:
        """The line that is looked at."""
        row = self.row
        return row.line if isinstance(row, Row) else None

    def show_sections(
        self, sections: Sequence[Section], marks: Mapping[int, Mark], stale: frozenset[int], whose: int | None
    ) -> None:
        """The cursor stands on the row of the patient ``whose`` key this is; where they have none, nowhere."""
        self._sections = sections, marks, stale
        rows: list[Row | Band] = []
        for section in sections:
            rows.append(Band(section.group, len(section.lines)))
            called = section.group in (Group.HERE, Group.BOOKED, Group.CANNOT_WAIT)
            rows += [
                Row(line, self._today, marks.get(line.who.key, NO_MARK), called, line.who.key in stale)
                for line in section.lines
            ]
        table = _Rows(made(self._columns, self._today), self)
        table.show_records(rows)
        self.view.clearSpans()
        bands, self._bands = self._bands, [number for number, row in enumerate(rows) if isinstance(row, Band)]
        self._show(table, _place(rows, whose))
        for number in bands:
            self.view.setRowHeight(number, self._theme.px(ROW))  # the view keeps what it was told of a row
        self._size_bands()
        for number in self._bands:
            self.view.setSpan(number, 0, 1, table.columnCount())

    def _size_bands(self) -> None:
        for number in self._bands:
            self.view.setRowHeight(number, self._theme.px(BAND))

    def choose(self, key: int | None) -> None:
        """Put the cursor on the row of a patient; nowhere where they have none."""
        if (place := _place(self._table.records, key)) != (
            None if self.line is None else self.view.currentIndex().row()
        ):
            self._go_to(place)

    @property
    def first(self) -> int | None:
        """The patient of the first row."""
        return next((row.line.who.key for row in self._table.records if isinstance(row, Row)), None)

    def _go_to(self, place: int | None) -> None:
        self._led = True
        if place is None:
            self.view.setCurrentIndex(QModelIndex())
        else:
            super()._go_to(place)
        self._led = False

    def _on_row(self, *_: object) -> None:
        super()._on_row()
        if not self._led:
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From nowhere every way leads to the first row: the view itself would stop at its heading."""
        if self.line is None and self.first is not None and event.key() in _WAYS:
            self.choose(self.first)
            self.moved.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The columns fill the room; where it is too narrow for all of them, the panel says what the others say."""
        wanted = FULL if self._room >= LEAST else SHORT
        if wanted != self._columns and not self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            self._columns, line = wanted, self.line
            self.show_sections(*self._sections, None if line is None else line.who.key)
        self._size_columns()

    @property
    def short(self) -> bool:
        """Whether each row says only the first thing that waits."""
        return self._columns == SHORT

    @property
    def _room(self) -> float:
        """At 100 %."""
        return self.width() / self._theme.scale - INDENT - _BAR

    def _size_columns(self) -> None:
        if self._table.columnCount() == len(self._columns):
            edge = 0.0
            for number, width in enumerate(widths(self._columns, self._room)):
                left, edge = int(edge), edge + width * self._theme.scale
                self.view.setColumnWidth(number, int(edge) - left)

    def dress(self) -> None:
        super().dress()
        self.view.setAccessibleName(worded("Worklist"))
        self.view.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self._fit()
        if self._table.columnCount():
            self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_bands()


def _place(rows: Sequence[object], key: int | None) -> int | None:
    return next((n for n, row in enumerate(rows) if isinstance(row, Row) and row.line.who.key == key), None)


KEYS = "HERLGMFP123456"
_WAYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
