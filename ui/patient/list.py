"""The list of patients: who they are, their latest response, their flags; narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit.icons import icon
from ui.kit.marks import CHIP_HEIGHT, chip_width, paint_chip, paint_flag, paint_hatch, response_word, severity_word
from ui.kit.retold import Retold
from ui.kit.table_view import QuietList
from ui.kit.tables import Column, Index, RecordTable, record_at
from ui.kit.theme import FAMILIES, Theme
from ui.kit.widgets import bare
from ui.patient.names_ahead import NamesAhead
from ui.words.common import first_clause, translate
from ui.words.language import clauses, spoken
from ui.words.names import Names
from ui.words.recorded import recorded
from ui.words.signs import drawable
from ui.words.summaries import NOBODY, Former, merged_words, names_of, second_line

if TYPE_CHECKING:
    from models.course.summary import PatientSummary
    from models.worklist.line import Line
    from ui.patient.list_filter import ListFilter

ROW_HEIGHT, GROUP_HEIGHT, _LEFT, _RIGHT = 44, 36, 14, 10


class PatientsList(Retold, QWidget):
    """The fold of patients at the left. ``patient_chosen`` says whose page is wanted, by the store's key."""

    patient_chosen = Signal(int)
    fold_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[PatientSummary, ...] = ()
        self._names, self._former = Names([]), NOBODY
        self._behind = False  # the rows are those of before; they are made when somebody looks
        self.ahead = NamesAhead(self)
        self._loaded = self._failed = False
        self._sought = self._command = ""
        self._open: int | None = None
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._fold = QToolButton(self)
        self._fold.setProperty("kind", "flat")
        self._fold.clicked.connect(self.fold_wanted)
        self.filter: ListFilter | None = None  # until the window is furnished
        self._facts: tuple[Sequence[Line], dict[str, str]] = ((), {})
        self._nobody = QLabel(self)
        self._nobody.setWordWrap(True)
        self._nobody.setTextFormat(Qt.TextFormat.PlainText)
        column = Column(title="", value=lambda line: line, text=self._in_words, tip=self._in_words)
        self._table = RecordTable((column,), self)
        self._view = _list_view(theme, self)
        self._view.setModel(self._table)
        self._view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._view.activated.connect(self._on_activated)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    @property
    def view(self) -> QListView:
        return self._view

    @property
    def shown(self) -> tuple[PatientSummary, ...]:
        """The patients in the list as it stands, from the top."""
        self._catch_up()
        return self._table.records

    def show_patients(self, lines: Sequence[PatientSummary], former: Former = NOBODY) -> None:
        """Where nobody sees the list it is made when it is looked at.

        ``former``: by patient, what those who were merged into them were called; they are found by these, too.
        """
        named = [(*names_of(line), *(one for was in former.get(line.key, ()) for one in was)) for line in lines]
        if named != self._names.people:
            self._names = Names(named)
            self.ahead.begin(self._names)
        self._lines, self._former, self._loaded, self._failed = tuple(lines), former, True, False
        self._fall_behind()

    def show_lines(self, lines: Sequence[Line], titles: dict[str, str], former: Former = NOBODY) -> None:
        self._facts = (lines, titles)
        if self.filter is not None:
            self.filter.show_lines(lines, titles)
        self.show_patients([line.who for line in lines], former)

    def furnish(self) -> ListFilter:
        """Make the filters, which know lines: the start does not wait for them."""
        from ui.patient.list_filter import ListFilter

        self.filter = ListFilter(self._theme, self)
        self.filter.show_lines(*self._facts)
        self.filter.changed.connect(self._fall_behind)
        self._header.insertWidget(1, self.filter.open_button)
        self._column.insertWidget(1, self.filter)
        return self.filter

    @property
    def _filtered(self) -> bool:
        return self.filter is not None and self.filter.is_on

    def _fall_behind(self) -> None:
        self._behind = True
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def show_failure(self) -> None:
        self._failed = True
        self._say()

    def show_open(self, key: int | None) -> None:
        self._open = key
        self._catch_up()
        self._mark()

    def seek(self, text: str, command: str = "") -> None:
        """Narrow the list to the patients that ``text`` names; ``command`` is what Enter does where there is none."""
        self._sought, self._command = text, command
        self._fill()

    def first(self) -> PatientSummary | None:
        self._catch_up()
        return self._table.records[0] if self._table.records else None

    def chosen(self) -> PatientSummary | None:
        """The patient that is marked in the list as it stands."""
        current = self._view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def step(self, by: int) -> None:
        """Choose the patient ``by`` rows below (above) the one that is marked."""
        self._catch_up()
        rows = self._table.rowCount()
        if rows:
            current = self._view.currentIndex()
            row = current.row() + by if current.isValid() else 0
            self._view.setCurrentIndex(self._table.index(max(0, min(rows - 1, row)), 0))

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self._title, 1)
        header.addWidget(self._fold)
        self._header = header
        self._column = column = bare(QVBoxLayout(self))
        column.addLayout(header)
        column.addWidget(self._nobody)
        column.addWidget(self._view, 1)

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(208))
        self._header.setContentsMargins(px(_LEFT), px(4), px(6), px(4))
        self._title.setFont(self._theme.font("table"))
        self._title.setFixedHeight(px(28))
        self._nobody.setContentsMargins(px(_LEFT), px(12), px(_LEFT), px(12))
        self._fold.setIcon(icon("fold-list", self._theme))
        self._fold.setIconSize(QSize(px(16), px(16)))
        self._view.doItemsLayout()

    def _say(self) -> None:
        self._fold.setToolTip(self.tr("Fold the list (Ctrl+B)"))
        self._fold.setAccessibleName(self.tr("Fold the list"))
        self._view.setAccessibleName(self.tr("Patients"))
        count = len(self._table.records)
        of_all = self.tr("{shown} of {all}").format(shown=count, all=len(self._lines))
        narrowed = self._sought or self._filtered
        self._title.setText(self.tr("Patients · {count}").format(count=of_all if narrowed else len(self._lines)))
        if self._failed:
            self._title.setText(self.tr("Patients"))
            self._nobody.setText(self.tr("The list could not be read."))
        elif not self._loaded:
            self._nobody.setText(self.tr("The list is being read."))
        elif self._sought and not count and self._command:
            self._nobody.setText(self.tr("No patient, but a command. Enter: {command}").format(command=self._command))
        elif self._sought and not count:
            self._nobody.setText(
                self.tr("No patient has a code, name or hospital number with “{text}”.").format(text=self._sought)
            )
        elif self._filtered and self._lines:
            self._nobody.setText(self.tr("No patient is left by these filters."))
        else:
            self._nobody.setText(self.tr("No patient is recorded in this clinic file."))
        if merged := merged_words(self._sought, self._table.records, self._former):
            self._nobody.setText(merged)
        self._nobody.setVisible(not count or bool(merged))
        self._view.viewport().update()

    def _catch_up(self) -> None:
        if self._behind:
            self._fill()

    def _fill(self) -> None:
        self._behind = False
        lines = list(self._lines)
        if self._sought.strip():
            ranks = self._names.ranks(self._sought.strip())
            lines = [lines[place] for place in sorted(ranks, key=lambda place: (ranks[place], place))]
        elif not self._sought:
            if self.filter is not None and self.filter.orders:  # who is sought is sought among all
                lines = [line.who for line in self.filter.left()]
            groups = {label: number for number, label in enumerate(dict.fromkeys(line.provenance for line in lines))}
            lines.sort(key=lambda line: groups[line.provenance])
        self._view.setUniformItemSizes(not any(line.provenance is not None for line in lines))  # no band over any
        self._table.show_records(lines)
        self._mark()
        self._say()

    def _mark(self) -> None:
        row = next((row for row, line in enumerate(self._table.records) if line.key == self._open), None)
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        if row is None:
            selection.clear()
        else:
            index = self._table.index(row, 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._view.scrollTo(index)
        selection.blockSignals(False)
        self._view.viewport().update()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._choose(self._table.record(current))

    def _on_activated(self, index: QModelIndex) -> None:
        self._choose(self._table.record(index))

    def _choose(self, line: PatientSummary) -> None:
        if line.key != self._open:
            self._open = line.key
            self.patient_chosen.emit(line.key)
        self._view.viewport().update()

    def _in_words(self, line: PatientSummary) -> str:
        """The row for a screen reader."""
        parts = [_name(line), second_line(line)]
        if line.unreadable is not None:
            return clauses([*parts, spoken(line.unreadable)])
        if line.age is None and line.sex is None:
            parts.append(self.tr("age and sex not recorded"))
        if line.response is not None:
            parts.append(response_word(line.response))
        if line.severity is not None:
            words = self.tr("{severity}, {count} to look at") if line.flags else "{severity}"
            parts.append(words.format(severity=severity_word(line.severity), count=line.flags))
        return clauses(parts)


def _name(line: PatientSummary) -> str:
    return drawable(line.name or line.code, FAMILIES)


def _list_view(theme: Theme, parent: QWidget) -> QListView:
    view = QuietList(parent)
    view.setItemDelegate(PatientDelegate(theme, view))
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)
    view.viewport().setAutoFillBackground(False)
    return view


class PatientDelegate(QStyledItemDelegate):
    """Two lines per patient, the response at the right, the most severe flag below it; a band over each group."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = ROW_HEIGHT + (GROUP_HEIGHT if _begins_group(index) else 0)
        return QSize(self._theme.px(180), self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PatientSummary = record_at(index)
        rect = QRectF(option.rect)
        if _begins_group(index):
            band = QRectF(rect.x(), rect.y(), rect.width(), self._theme.px(GROUP_HEIGHT))
            self._paint_group(painter, band, line.provenance)
            rect.setTop(band.bottom())
        state = option.state
        self._paint_ground(painter, rect, state, line)
        self._paint_words(painter, rect, line)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_group(self, painter: QPainter, rect: QRectF, label: str | None) -> None:
        painter.fillRect(rect, self._theme.colour("sunken"))
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("text2"))
        inner = rect.adjusted(self._theme.px(_LEFT), 0, -self._theme.px(6), 0)
        words = recorded(first_clause(label)) if label else translate("PatientsList", "Recorded in this clinic")
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(where | Qt.TextFlag.TextWordWrap), words)

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, line: PatientSummary) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        name = "accent_soft" if selected else "hover" if hovered else "window"
        painter.fillRect(rect, self._theme.colour(name))
        if line.deceased:
            paint_hatch(painter, rect, self._theme.colour("line"), self._theme.px(6))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected:
            bar = QRectF(rect.x(), rect.y(), self._theme.px(3), rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))

    def _paint_words(self, painter: QPainter, rect: QRectF, line: PatientSummary) -> None:
        px = self._theme.px
        upper = QRectF(rect.x() + px(_LEFT), rect.y() + px(4), rect.width() - px(_LEFT + _RIGHT), px(18))
        lower = QRectF(upper.x(), rect.y() + px(23), upper.width(), px(17))
        upper.setRight(self._paint_response(painter, upper, line) - px(6))
        lower.setRight(self._paint_flags(painter, lower, line) - px(6))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font("control"))
        painter.setPen(self._theme.colour("text"))
        name = painter.fontMetrics().elidedText(_name(line), Qt.TextElideMode.ElideRight, int(upper.width()))
        painter.drawText(upper, left, name)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("text3"))
        words = painter.fontMetrics().elidedText(second_line(line), Qt.TextElideMode.ElideRight, int(lower.width()))
        painter.drawText(lower, left, words)

    def _paint_response(self, painter: QPainter, rect: QRectF, line: PatientSummary) -> float:
        if line.unreadable is not None:
            return rect.right()
        if line.response is None:
            words = translate("PatientsList", "no read yet")
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colour("text3"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            return rect.right() - painter.fontMetrics().horizontalAdvance(words)
        width, height = chip_width(self._theme, line.response), self._theme.px(CHIP_HEIGHT)
        chip = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
        paint_chip(painter, chip, self._theme, line.response)
        return chip.left()

    def _paint_flags(self, painter: QPainter, rect: QRectF, line: PatientSummary) -> float:
        if line.severity is None:
            return rect.right()
        right = rect.right()
        if line.flags > 1:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colour("text2"))
            count = str(line.flags)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
            right -= painter.fontMetrics().horizontalAdvance(count) + self._theme.px(4)
        size = self._theme.px(14)
        mark = QRectF(right - size, rect.center().y() - size / 2, size, size)
        paint_flag(painter, mark, self._theme, line.severity)
        return mark.left()


def _begins_group(index: Index) -> bool:
    """Whether the row is the first of its provenance; a list of one kind without a label has no bands."""
    line = record_at(index)
    if index.row() == 0:
        return line.provenance is not None
    above = record_at(index.sibling(index.row() - 1, 0))
    return bool(above.provenance != line.provenance)
