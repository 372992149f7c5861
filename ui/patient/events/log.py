"""The adverse-event log as a table: one row an entry, grades as chips, open entries in bold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.course.event_log import LogRow
from models.record.kept import Relation
from models.record.queries import ByRow, queries_at
from models.record.records import AdverseEvent
from models.record.story import is_related
from ui.kit.icons import icon
from ui.kit.marks import paint_grade
from ui.kit.table_view import set_widths
from ui.kit.tables import RECORD_ROLE, Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.patient.events.links import change_words
from ui.patient.log_table import LogTable
from ui.patient.query_marks import paint_mark
from ui.words.common import not_recorded, translate
from ui.words.language import in_a_row, listed, short_date
from ui.words.queries import tip_words
from ui.words.recorded import recorded, short

# Widths at 100 %, in the order of the columns; the first takes the rest.
_WIDTHS = (160, 88, 88, 44, 56, 112, 60, 58, 140)
_NOW, _HIGHEST, _ACTION = 3, 4, 8
_CHIP = (27, 15)
_GLYPH, _EDGE = 14, 4


class EventTable(LogTable):
    """The rows of the log, the same entry chosen as before where it is still there.

    ``link_wanted`` when the glyph of a linked change of dose is clicked.
    """

    link_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.queries: ByRow = {}
        self.view.horizontalHeader().setStretchLastSection(False)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _cells(self) -> QStyledItemDelegate:
        return _Cells(self._theme, self)

    def show_rows(self, rows: tuple[LogRow, ...]) -> None:
        before: LogRow | None = self.row
        table = RecordTable(_columns(self.queries), self)
        table.show_records(rows)
        keys = [row.event.key for row in rows]
        place = keys.index(before.event.key) if before is not None and before.event.key in keys else 0
        self._show(table, place if rows else None)

    def dress(self) -> None:
        super().dress()
        self.view.setAccessibleName(translate("EventLog", "Adverse-event log"))
        header = self.view.horizontalHeader()
        if self._table.columnCount():
            header.setMinimumSectionSize(self._theme.px(40))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            set_widths(self.view, self._theme, _WIDTHS, rest=0)

    def choose(self, term: str) -> None:
        """Put the cursor on the first line of a term."""
        at = next((place for place, row in enumerate(self.rows) if row.event.term == term), None)
        if at is not None:
            self._go_to(at)

    @property
    def rows(self) -> tuple[LogRow, ...]:
        return self._table.records


class _Cells(QStyledItemDelegate):
    """Open entries in bold, grades as chips; a serious one has the frame, and its word in a column of its own."""

    def __init__(self, theme: Theme, table: EventTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row: LogRow = index.data(RECORD_ROLE)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the whole row is chosen
        option.font = self._theme.font("table_strong" if row.open and index.column() == 0 else "table")
        if index.column() == _ACTION and row.links:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = icon("link", self._theme, "accent")
            option.decorationSize = QSize(self._theme.px(_GLYPH), self._theme.px(_GLYPH))
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, self._theme.colour("accent"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LogRow = index.data(RECORD_ROLE)
        grade = {_NOW: row.now, _HIGHEST: row.highest}.get(index.column())
        if grade is None:
            super().paint(painter, option, index)
            if index.column() == 0:
                paint_mark(painter, option.rect, self._theme, queries_at(self._table.queries, row.event), right=True)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, self._theme.colour("accent_soft" if chosen else "panel"))
        wide, tall = (self._theme.px(side) for side in _CHIP)
        top = option.rect.center().y() - tall / 2 + 1
        box = QRectF(option.rect.left() + self._theme.px(4), top, wide, tall)
        paint_grade(painter, box, self._theme, grade, f"G{grade}", serious=row.event.serious is True)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the glyph of a link opens what it links to; one anywhere else chooses the row, as ever."""
        row: LogRow = index.data(RECORD_ROLE)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            into = event.position().x() - option.rect.left()
            if index.column() == _ACTION and row.links and into <= self._theme.px(_GLYPH + 2 * _EDGE):
                self._table.link_wanted.emit()
                return True
        return super().editorEvent(event, model, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(24))


def _columns(queries: ByRow) -> tuple[Column, ...]:
    def named(row: LogRow) -> str:
        return "\n".join(filter(None, (both_names(row.event), tip_words(queries_at(queries, row.event)))))

    def of_event(title: str, text: Callable[[AdverseEvent], str]) -> Column:
        return Column(title=title, value=_event, text=text, tip=lambda row: text(row.event))

    return (
        Column(title=translate("EventLog", "Event"), value=_event, text=both_names, tip=named),
        of_event(translate("EventLog", "Onset"), _onset),
        Column(title=translate("EventLog", "Ended"), value=lambda row: row, text=_ended),
        Column(title=translate("EventLog", "Now"), value=lambda row: row.now, text=_grade),
        Column(title=translate("EventLog", "Highest"), value=lambda row: row.highest, text=_grade),
        of_event(translate("EventLog", "Related to"), related_words),
        of_event(translate("EventLog", "Serious"), _serious),
        of_event(translate("EventLog", "Immune"), lambda event: yes_no(event.immune_related)),
        Column(title=translate("EventLog", "Action taken"), value=lambda row: row, text=_action, tip=_action_tip),
    )


def _event(row: LogRow) -> AdverseEvent:
    return row.event


def both_names(event: AdverseEvent) -> str:
    """The term in the language of the screen; as it was recorded, too, where that is another."""
    told = recorded(event.term)
    if told == event.term:
        return told
    return translate("EventLog", "{term} ({recorded})").format(term=told, recorded=event.term)


def yes_no(value: bool | None) -> str:
    return "–" if value is None else translate("EventLog", "yes") if value else translate("EventLog", "no")


def related_words(event: AdverseEvent) -> str:
    """The drugs that it is related to; without an answer drug by drug that of the treatment as a whole."""
    named = [short(agent) for agent, relation in event.related_to or () if relation is Relation.RELATED]
    if named:
        return listed(named)
    if event.related_to and is_related(event) is None:
        return translate("EventLog", "unknown")
    return yes_no(is_related(event))


def _grade(grade: int) -> str:
    return f"G{grade}"


def _serious(event: AdverseEvent) -> str:
    return translate("EventLog", "serious") if event.serious else yes_no(event.serious)


def _action(row: LogRow) -> str:
    """The change of dose that was made for it, where one is linked; else what was written."""
    if row.links:
        return listed(change_words(change) for change in row.links)
    return recorded(row.event.action) if row.event.action else "–"


def _action_tip(row: LogRow) -> str:
    said = _action(row)
    return (
        in_a_row((said, translate("EventLog", "T, or a click on the link, opens it in Treatment.")))
        if row.links
        else said
    )


def _onset(event: AdverseEvent) -> str:
    return short_date(event.start) if event.start is not None else not_recorded()


def _ended(row: LogRow) -> str:
    if row.event.stop is not None:
        return short_date(row.event.stop)
    return translate("EventLog", "ongoing") if row.open else not_recorded()
