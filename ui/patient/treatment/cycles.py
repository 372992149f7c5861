"""The cycles of a drug on single days: planned and given, weight, what the plan makes of it, dose and reason.

One column each and the last at the right; where the page is small one row each, the current one first.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.plan.cycles import Cycle
from models.plan.given import GivenSoFar
from models.record.protocol import PlannedDose
from models.words import filled, percent_words
from ui.kit.fields import AnswerEntry
from ui.kit.tables import Index
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label, ground, label
from ui.patient.treatment.cycle_table import DOSE, REASON, CycleCells, CycleTable, per_kilogram_words
from ui.patient.treatment.log import quantity_words
from ui.words.clinical import capital, plain_number
from ui.words.common import translate
from ui.words.language import clauses, number, short_date
from ui.words.recorded import recorded

LABEL, WIDTH, CURRENT, ROW, HEAD, FIELD = 104, 100, 190, 22, 28, 76
MOST_TURNED = 3  # rows that are seen at once
TURNED = (64, 80, 64, 94, 90)  # the columns then; the last takes the rest


class DoseEntry(AnswerEntry):
    """A dose is digits: the key of the button beside it is pressed in it, too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_G and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CycleGrid(QWidget):
    """``given_wanted``: the current dose is to be noted. ``typed``: another dose than the last one stands in its field.

    ``chosen`` hands over the entry of a cycle that was pressed.
    """

    given_wanted = Signal()
    typed = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._why_not = ""
        self.is_turned = False
        self.cycles: tuple[Cycle, ...] = ()
        self._shown: tuple[object, ...] | None = None
        self.field: DoseEntry | None = None
        self._head = QWidget(self)
        self._line = QHBoxLayout(self._head)
        self.title = label("", theme, self._head, role="table_strong")
        self.schedule = ElidedLabel(self._head)
        self.sums = ElidedLabel(self._head)
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.title)
        self._line.addWidget(self.schedule, 1)
        self._line.addWidget(self.sums)
        self.view = QTableView(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows stand below, where the keys are
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setItemDelegate(CycleCells(theme, self))
        self.view.clicked.connect(self._on_clicked)
        self.view.horizontalScrollBar().rangeChanged.connect(self._to_the_last)
        self._names = QWidget(self)
        self._named = bare(QVBoxLayout(self._names))
        lines = bare(QHBoxLayout())
        lines.addWidget(self._names)
        lines.addWidget(self.view, 1)
        column = bare(QVBoxLayout(self))
        column.addWidget(self._head)
        column.addLayout(lines)
        self.hide()

    def show_cycles(
        self,
        agent: str,
        cycles: tuple[Cycle, ...],
        *,
        whose: int | None,
        plan: PlannedDose | None,
        sums: GivenSoFar | None,
        live: bool,
    ) -> None:
        """``whose``: the key of a patient; ``plan`` where the dose goes by weight; nothing is shown without cycles.

        ``live``: the row of the drug is chosen, so that its next dose can be noted here.
        """
        words = self.tr("Cycles of {agent}")  # in the language of now
        shown = whose, agent, cycles, plan, sums, live, self._theme.scale, self.is_turned, words
        if shown == self._shown:
            return  # what is typed stays
        typed = self.text if self._shown is not None and self._shown[:2] == shown[:2] else ""
        self._shown = shown
        self.cycles = tuple(reversed(cycles)) if self.is_turned else cycles
        if self.is_turned:
            self.cycles = tuple(sorted(self.cycles, key=lambda one: not one.is_current))
        self.setVisible(bool(cycles))
        self.field = None
        old = self.view.model()
        table = CycleTable(self.cycles, plan, turned=self.is_turned, parent=self)
        self.view.setModel(table)
        if old is not None:
            old.deleteLater()
        self._name_lines(table.lines)
        self.title.setText(capital(recorded(agent)))
        schedules = [one.entry.schedule for one in cycles if one.entry is not None and one.entry.schedule]
        said = per_kilogram_words(plan), recorded(schedules[-1]) if schedules else ""
        self.schedule.setText(" ".join(filter(None, said)))
        self.sums.setText("" if sums is None else sums_words(sums))
        self.view.setAccessibleName(words.format(agent=recorded(agent)))
        if live:
            self._place_field(agent)
        if self.field is not None and typed:
            self.field.setText(typed)  # the grid was only turned, or a result came
        self.dress()

    def show_refusal(self, why_not: str) -> None:
        self._why_not = why_not
        if self.field is not None:
            self._button.setEnabled(not why_not)
            self._button.setToolTip(why_not or self.tr("Note the same dose for today (G)"))
            self.field.setEnabled(not why_not)

    @property
    def text(self) -> str:
        """What was typed as the dose of today; nothing: the same as last time."""
        return "" if self.field is None else self.field.text().strip()

    def show_problem(self, words: str) -> None:
        if self.field is not None:
            self.field.show_problem(words)
            self._button.setText(self._given_words())

    def _given_words(self) -> str:
        if self.text or self.is_turned:
            return self.tr("Given today  G")
        return self.tr("Given today, same dose  G")

    def _name_lines(self, names: Sequence[str]) -> None:
        """At the left of the lines, where they do not scroll."""
        while (item := self._named.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for name in names:
            made = label(name, self._theme, self._names, role="caption", colour="text2")
            made.setFixedHeight(self._theme.px(ROW))
            self._named.addWidget(made)
        self._named.addStretch(1)
        self._names.setVisible(not self.is_turned)

    def _place_field(self, agent: str) -> None:
        place = next((number for number, one in enumerate(self.cycles) if one.is_current), None)
        if place is None:
            return
        table = self.view.model()
        last = [one for one in self.cycles if one.dose is not None and not one.is_current]
        newest = max(last, key=lambda one: one.number, default=None)
        self.field = DoseEntry("dose", self.tr("Dose of {agent} today").format(agent=recorded(agent)), self.view)
        if newest is not None and newest.dose is not None:
            self.field.setPlaceholderText(plain_number(newest.dose))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(self.given_wanted)
        self.field.given_up.connect(self.field.clear)
        self._button = button(self._given_words(), self.view, kind="small")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.given_wanted)
        for line, widget in ((DOSE, self.field), (REASON, self._button)):
            index = table.index(place, line) if self.is_turned else table.index(line, place)
            self.view.setIndexWidget(index, _at_the_right(widget, self._theme, self.view))
        self.field.setFixedWidth(self._theme.px(FIELD))
        for widget in (self.field, self._button):
            widget.setFixedHeight(self._theme.px(ROW))
        self.show_refusal(self._why_not)

    def _on_clicked(self, index: Index) -> None:
        cycle = self.cycles[index.row() if self.is_turned else index.column()]
        if cycle.entry is not None:
            self.chosen.emit(cycle.entry)

    def _to_the_last(self, _: int, highest: int) -> None:
        if not self.is_turned:
            self.view.horizontalScrollBar().setValue(highest)

    def dress(self) -> None:
        px, view = self._theme.px, self.view
        ground(self._head, self._theme, "band")
        dress_label(self.title, self._theme, role="table_strong", colour="text")
        dress_label(self.schedule, self._theme, role="table", colour="text2")
        dress_label(self.sums, self._theme, role="table", colour="text2")
        for made in self._names.findChildren(QLabel):
            dress_label(made, self._theme, role="caption", colour="text2")
        self._head.setFixedHeight(px(HEAD))
        self._line.setContentsMargins(px(16), 0, px(16), 0)
        self._line.setSpacing(px(8))
        across, down = view.horizontalHeader(), view.verticalHeader()
        across.setVisible(self.is_turned)
        down.setVisible(self.is_turned)
        self._names.setFixedWidth(px(LABEL))
        self._named.setContentsMargins(px(16), 0, 0, 0)
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setFont(self._theme.font("caption"))
            header.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setFixedWidth(px(36))
        down.setMinimumSectionSize(px(ROW))
        down.setDefaultSectionSize(px(ROW))
        across.setDefaultSectionSize(px(WIDTH))
        across.setStretchLastSection(self.is_turned)
        if self.is_turned:
            for place, width in enumerate(TURNED):
                words = str(view.model().headerData(place, Qt.Orientation.Horizontal) or "") if view.model() else ""
                head = across.fontMetrics().horizontalAdvance(words) + px(8)
                across.resizeSection(place, max(px(width), head))
            rows = min(len(self.cycles), MOST_TURNED)
            view.setFixedHeight(px(ROW * rows) + across.sizeHint().height() + 2)
            return
        for place, cycle in enumerate(self.cycles):
            across.resizeSection(place, px(CURRENT if cycle.is_current else WIDTH))
        total = sum(CURRENT if cycle.is_current else WIDTH for cycle in self.cycles)
        scrolls = px(total + LABEL) > self.width()
        view.setFixedHeight(px(ROW * 6 + 4) + (view.horizontalScrollBar().sizeHint().height() if scrolls else 0))

    def resizeEvent(self, event: object) -> None:
        self.dress()


def sums_words(sums: GivenSoFar) -> str:
    """``4 of 5 doses, 800 mg of 972.6 mg (82.2 %)``; the amounts only where they are known; rounds without an entry."""
    doses = translate("CycleGrid", "planned against given: {given} of {due} recorded doses")
    said = [filled(doses, given=number(sums.given), due=number(sums.due))] if sums.due else []
    if sums.percent is not None and sums.planned_amount is not None and sums.given_amount is not None:
        amounts = translate("CycleGrid", "{given} of {planned} ({percent} %)").format(
            given=quantity_words(sums.given_amount, sums.unit),
            planned=quantity_words(sums.planned_amount, sums.unit),
            percent=percent_words(sums.percent, plus=False),
        )
        said.append(amounts)
    if sums.rounds:
        said.append(translate("CycleGrid", "rounds without entry: {count}").format(count=number(sums.rounds)))
    return clauses(said)


def rounds_words(sums: GivenSoFar) -> str:
    """How many rounds passed without an entry, if any did."""
    if sums.rounds_from is None:
        return ""
    words = translate("CycleGrid", "nothing recorded of rounds since {date}: {count}")
    return words.format(date=short_date(sums.rounds_from), count=number(sums.rounds))


def _at_the_right(widget: QWidget, theme: Theme, parent: QWidget) -> QWidget:
    held = QWidget(parent)
    line = bare(QHBoxLayout(held))
    line.setContentsMargins(theme.px(4), 0, theme.px(8), 0)
    line.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
    return held
