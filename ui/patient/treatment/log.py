"""Drugs, procedures and other medicines as one table: a band for each, the name of an agent on its first row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.course.treatment_log import RowState, Section, TreatmentRow
from models.record.queries import ByRow, queries_at
from models.record.records import Medication, Treatment
from models.words import filled
from ui.charts.course.treatment import MANY, in_powers
from ui.kit.table_view import set_widths
from ui.kit.tables import RECORD_ROLE, Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.patient.log_table import LogTable
from ui.patient.query_marks import paint_mark
from ui.words.clinical import capital, plain_number, unit_words
from ui.words.common import not_recorded, translate
from ui.words.language import clauses, listed, short_date
from ui.words.queries import tip_words
from ui.words.recorded import recorded

# Widths at 100 %, in the order of the columns; the last takes the rest.
_WIDTHS = (150, 34, 122, 88, 44, 78, 136, 120)
_NAME, _GIVEN = 0, 6
_ROW = 26


@dataclass(frozen=True, slots=True)
class Band:
    """The heading of a section."""

    section: Section


class _Rows(RecordTable):
    """Bands cannot be chosen: the arrows pass over them."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if isinstance(self.record(index), Band) else super().flags(index)


class TreatmentTable(LogTable):
    """The rows under their bands, the same one chosen as before where it is still there, else the one begun last."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.queries: ByRow = {}
        self.view.setWordWrap(False)

    def _cells(self) -> QStyledItemDelegate:
        return _Cells(self._theme, self)

    def show_rows(self, rows: tuple[TreatmentRow, ...]) -> None:
        before, table = self.row, _Rows(_columns(self.queries), self)
        banded: list[TreatmentRow | Band] = []
        for section, of_it in groupby(rows, key=lambda row: row.section):
            banded += [Band(section), *of_it]
        table.show_records(banded)
        self._show(table, banded.index(_same(before, rows)) if rows else None)

    def dress(self) -> None:
        super().dress()
        self.view.setAccessibleName(translate("TreatmentLog", "Drugs, procedures and other medicines"))
        self.view.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        if self._table.columnCount():
            self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            set_widths(self.view, self._theme, _WIDTHS)

    def choose(self, agent: str) -> None:
        """Put the cursor on the first line of an agent."""
        lines = self._table.records
        same = (n for n, one in enumerate(lines) if isinstance(one, TreatmentRow) and one.name == agent)
        if (at := next(same, None)) is not None:
            self._go_to(at)

    def choose_entry(self, given: Treatment) -> None:
        """Put the cursor on the line of an entry of a treatment."""
        lines = self._table.records
        same = (n for n, one in enumerate(lines) if isinstance(one, TreatmentRow) and one.entry == given)
        if (at := next(same, None)) is not None:
            self._go_to(at)

    @property
    def rows(self) -> tuple[TreatmentRow, ...]:
        return tuple(one for one in self._table.records if isinstance(one, TreatmentRow))


def _same(before: TreatmentRow | None, rows: tuple[TreatmentRow, ...]) -> TreatmentRow:
    """The row of the entry that was chosen, else of the drug begun last, else of anything."""
    if before is not None:
        kept = [row for row in rows if row.state is not RowState.HELD and row.entry.key == before.entry.key]
        same = [row for row in kept if type(row.entry) is type(before.entry)]
        if same:
            return same[0]
    drugs = [row for row in rows if row.section is Section.DRUGS] or list(rows)
    return max(drugs, key=lambda row: (row.entry.first or date.min, row.stop is None))


class _Cells(QStyledItemDelegate):
    """The band of a section; what is omitted or held in its own colour, and always in words."""

    def __init__(self, theme: Theme, table: TreatmentTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the whole row is chosen
        strong = index.column() in (_NAME, _GIVEN)
        option.font = self._theme.font("table_strong" if strong else "table")
        row = index.data(RECORD_ROLE)
        told = isinstance(row, TreatmentRow) and row.state in (RowState.OMITTED, RowState.HELD)
        if told and index.column() == _GIVEN:
            option.palette.setColor(option.palette.ColorRole.Text, self._theme.colour("review"))
            option.palette.setColor(option.palette.ColorRole.HighlightedText, self._theme.colour("review"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RECORD_ROLE)
        rect = QRectF(option.rect)
        if isinstance(row, Band):
            painter.fillRect(rect, self._theme.colour("band"))
            if index.column() == _NAME:
                painter.setFont(self._theme.font("table_strong"))
                painter.setPen(self._theme.colour("text"))
                inner = rect.adjusted(self._theme.px(6), 0, self._theme.px(_WIDTHS[1]), 0)
                painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), section_words(row.section))
        else:
            super().paint(painter, option, index)
            if index.column() == _NAME:
                paint_mark(painter, option.rect, self._theme, queries_at(self._table.queries, row.entry), right=True)
        painter.setPen(self._theme.colour("line"))
        y = rect.bottom() - 0.5
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(_ROW))


def section_words(section: Section) -> str:
    return {
        Section.DRUGS: translate("TreatmentLog", "Drugs and cells"),
        Section.PROCEDURES: translate("TreatmentLog", "Radiation and procedures"),
        Section.MEDICINES: translate("TreatmentLog", "Other medicines"),
    }[section]


def _columns(queries: ByRow) -> tuple[Column, ...]:
    def named(row: TreatmentRow | Band) -> str:
        if isinstance(row, Band):
            return ""
        return "\n".join(filter(None, (_name(row), tip_words(queries_at(queries, row.entry)))))

    def column(title: str, text: Callable[[TreatmentRow], object], *, right: bool = False) -> Column:
        def shown(row: TreatmentRow | Band) -> str:
            return "" if isinstance(row, Band) else str(text(row))

        return Column(title=title, value=lambda row: row, text=shown, tip=shown, align_right=right)

    return (
        replace(column(translate("TreatmentLog", "Treatment"), _name), tip=named),
        column(translate("TreatmentLog", "No."), lambda row: row.number or "", right=True),
        column(translate("TreatmentLog", "From"), from_words),
        column(translate("TreatmentLog", "To"), to_words),
        column(translate("TreatmentLog", "Days"), lambda row: row.days or "", right=True),
        column(translate("TreatmentLog", "Planned"), planned_words),
        column(translate("TreatmentLog", "Given"), given_words),
        column(translate("TreatmentLog", "Details and reason"), detail_words),
    )


def _name(row: TreatmentRow) -> str:
    return capital(recorded(row.name)) if row.first else ""


def from_words(row: TreatmentRow) -> str:
    """The first day, and by how many days it left the planned one."""
    if row.start is None:
        return not_recorded()
    told = short_date(row.start)
    if not row.days_off:
        return told
    sign = "+" if row.days_off > 0 else "−"
    return translate("TreatmentLog", "{date} {sign}{days} d").format(date=told, sign=sign, days=abs(row.days_off))


def to_words(row: TreatmentRow) -> str:
    if row.state is RowState.ONGOING:
        return translate("TreatmentLog", "ongoing")
    return "" if row.stop is None else short_date(row.stop)


def quantity_words(amount: Decimal, unit: str) -> str:
    """``12 mg``, ``2.8 × 10¹⁰ cells``."""
    text = in_powers(amount) if amount >= MANY else plain_number(amount)
    if "." in text and "×" not in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text} {unit_words(unit)}".strip()


def planned_words(row: TreatmentRow) -> str:
    return "" if row.planned is None else quantity_words(*row.planned)


def given_words(row: TreatmentRow) -> str:
    """The dose; omitted or held in so many words."""
    if row.state is RowState.OMITTED:
        return translate("TreatmentLog", "omitted")
    if row.state is RowState.HELD:
        return translate("TreatmentLog", "held")
    entry = row.entry
    if entry.dose is None:
        return "" if row.section is Section.PROCEDURES else translate("TreatmentLog", "dose not recorded")
    dose = quantity_words(entry.dose, entry.unit or "")
    if isinstance(entry, Treatment) and entry.fractions:
        return filled(translate("TreatmentLog", "{dose} / {count} fractions"), dose=dose, count=entry.fractions)
    return dose


def detail_words(row: TreatmentRow) -> str:
    """How often, what was treated, and why."""
    entry = row.entry
    parts = [recorded(row.reason or "")]
    if isinstance(entry, Medication):
        parts = [recorded(entry.reason or "")]
    elif row.state is not RowState.HELD:
        parts = [recorded(entry.site or ""), recorded(entry.schedule or "") if row.first else "", *parts]
    told = [part for part in parts if part]
    return clauses(told) if len(told) > 1 else listed(told)
