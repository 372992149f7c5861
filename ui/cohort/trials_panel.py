"""Published trials: search, narrow, read every printed result with its place, and choose what to draw on the curves."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from models.published.trials import (
    Conflict,
    PublishedTrial,
    PublishedValue,
    TrialFilter,
    TrialMark,
    choices,
    chosen,
    conflicts,
    marks,
)
from models.words import filled
from ui.kit.fields import Combo
from ui.kit.table_view import dress_view, fill_view, set_widths, table_view
from ui.kit.tables import Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground, label
from ui.words.language import in_a_row, listed
from ui.words.trials import at_words, number_words, outcome_words, said

_WIDTHS = (170, 46, 76, 104, 150, 46, 120, 226, 226, 96, 62)
_RESULT_WIDTHS = (170, 110, 96, 170, 80, 130, 120, 120, 120, 60)
_AFTER_KEY_MS = 120


class TrialTable(RecordTable):
    """Trials with a box to tick before their names: those are drawn on the curves."""

    ticked = Signal()

    def __init__(self, columns: tuple[Column, ...], drawn: set[str], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._drawn = drawn

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 and self._markable(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0 and self._markable(index):
            drawn = self.record(index).row in self._drawn
            return Qt.CheckState.Checked if drawn else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        (self._drawn.add if Qt.CheckState(value) == Qt.CheckState.Checked else self._drawn.discard)(
            self.record(index).row
        )
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _markable(self, index: Index) -> bool:
        trial: PublishedTrial = self.record(index)
        return any(marks(trial, endpoint) for endpoint in {value.endpoint for value in trial.values})


class TrialsPanel(QWidget):
    """All trials above, the results of the chosen one below. ``marks_chosen`` tells the marks of the ticked ones."""

    marks_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trials: tuple[PublishedTrial, ...] = ()
        self._conflicts: tuple[Conflict, ...] = ()
        self._drawn: set[str] = set()
        self._typed = QTimer(self, singleShot=True, interval=_AFTER_KEY_MS)
        self._typed.timeout.connect(self._filter)
        self.search = QLineEdit(self)
        self.search.textChanged.connect(self._on_typed)
        self.search.setMinimumWidth(theme.px(150))
        self.lines, self.endpoints, self.sources = (Combo(self) for _ in range(3))
        for box in (self.lines, self.endpoints, self.sources):
            box.setMinimumWidth(theme.px(120))  # they give way to what is typed
        for box in (self.lines, self.endpoints, self.sources):
            box.activated.connect(self._filter)
        self._count = label("", theme, self, role="table", colour="text2")
        self._foot = label("", theme, self, role="caption", colour="text3", wrap=True)
        self._title = label("", theme, self, role="strong", wrap=True)
        self._note = label("", theme, self, role="table", colour="text2", wrap=True)
        self.view, self.results = table_view(self), table_view(self)
        self._table: TrialTable | None = None
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def shown(self) -> tuple[PublishedTrial, ...]:
        """The trials in the list, narrowed as chosen."""
        return self._table.records if self._table is not None else ()

    @property
    def drawn(self) -> tuple[TrialMark, ...]:
        """The marks of every ticked trial, of all end points, in the order of the papers."""
        return tuple(
            mark
            for trial in self._trials
            if trial.row in self._drawn
            for endpoint in dict.fromkeys(value.endpoint for value in trial.values)
            for mark in marks(trial, endpoint)
        )

    def _lay_out(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(self.search, 2)
        for box in (self.lines, self.endpoints, self.sources):
            bar.addWidget(box)
        bar.addStretch(1)
        bar.addWidget(self._count)
        below = QWidget(self)
        detail = QVBoxLayout(below)
        detail.setContentsMargins(0, px(6), 0, 0)
        detail.addWidget(self._title)
        detail.addWidget(self._note)
        detail.addWidget(self.results, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.view)
        parts.addWidget(below)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(8))
        column.setSpacing(px(8))
        column.addLayout(bar)
        column.addWidget(parts, 1)
        column.addWidget(self._foot)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._trials:
            from storage.shipped.references import published_trials

            self._trials = published_trials()
            self._conflicts = conflicts(self._trials)
            self._say()

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Search trial, drug, population, note"))
        self.search.setAccessibleName(self.tr("Search published trials"))
        every = choices(self._trials)
        self._offer(self.lines, self.tr("All lines"), every.lines)
        self._offer(self.endpoints, self.tr("All end points"), every.endpoints)
        self._offer(self.sources, self.tr("All sources"), every.sources)
        self.lines.setAccessibleName(self.tr("Line of therapy"))
        self.endpoints.setAccessibleName(self.tr("End point"))
        self.sources.setAccessibleName(self.tr("Source"))
        self.view.setAccessibleName(self.tr("Published trials"))
        self.results.setAccessibleName(self.tr("Results of the chosen trial"))
        self._foot.setText(
            self.tr(
                "Numbers as printed in the sources. A ticked trial is drawn on the curves as marks of its medians and "
                "rates, never as a curve (R-14.11). Patients and end points differ between trials; "
                "this is no comparison."
            )
        )
        self._table = TrialTable(self._columns(), self._drawn, self)
        self._table.ticked.connect(self._on_ticked)
        fill_view(self.view, self._table, self._theme, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self._filter()

    def _offer(self, box: QComboBox, everything: str, words: frozenset[str]) -> None:
        kept = box.currentData()
        box.clear()
        box.addItem(everything, "")
        for word in sorted(words, key=said):
            box.addItem(said(word), word)
        box.setCurrentIndex(max(0, box.findData(kept)))

    def _columns(self) -> tuple[Column, ...]:
        count = self.tr("n")
        return (
            Column(title=self.tr("Trial"), value=attrgetter("trial"), text=said, tip=_note),
            Column(title=self.tr("Year"), value=attrgetter("year"), align_right=True),
            Column(title=self.tr("Line"), value=attrgetter("line"), text=said),
            Column(title=self.tr("Population"), value=attrgetter("population"), text=said),
            Column(title=self.tr("Arm"), value=attrgetter("arm"), text=said, tip=attrgetter("dose")),
            Column(title=count, value=attrgetter("n"), align_right=True),
            Column(title=self.tr("Comparator"), value=attrgetter("comparator"), text=said),
            Column(title=self.tr("OS, months"), value=lambda trial: outcome_words(trial, ("OS",))),
            Column(title=self.tr("PFS or TTP, months"), value=lambda trial: outcome_words(trial, ("PFS", "TTP"))),
            Column(title=self.tr("ORR, %"), value=lambda trial: outcome_words(trial, ("ORR",))),
            Column(title=self.tr("Place"), value=attrgetter("place"), text=said, tip=lambda trial: said(trial.source)),
            Column(title=self.tr("Note"), value=attrgetter("note"), text=said, tip=_note),
        )

    def _result_columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self.tr("Arm"), value=attrgetter("arm"), text=said),
            Column(title=self.tr("End point"), value=attrgetter("endpoint"), text=said),
            Column(title=self.tr("Kind"), value=lambda value: said(value.statistic.value)),
            Column(title=self.tr("Printed"), value=number_words),
            Column(title=self.tr("At"), value=at_words),
            Column(title=self.tr("Against"), value=attrgetter("versus"), text=said),
            Column(title=self.tr("Criterion"), value=attrgetter("criterion"), text=said),
            Column(title=self.tr("Reader"), value=attrgetter("reader"), text=said),
            Column(title=self.tr("Data cut"), value=attrgetter("data_cut"), text=said),
            Column(title=self.tr("p"), value=attrgetter("p")),
            Column(title=self.tr("Note"), value=attrgetter("note"), text=said, tip=_note),
        )

    def _filter(self) -> None:
        if self._table is None:
            return
        choice = TrialFilter(
            text=self.search.text(),
            lines=_one(self.lines),
            endpoints=_one(self.endpoints),
            sources=_one(self.sources),
        )
        found = chosen(self._trials, choice)
        self._table.show_records(found)
        self._show_count()
        self._show_trial(found[0] if found else None)
        if found:
            self.view.selectRow(0)

    def _show_count(self) -> None:
        words = self.tr("{shown} of {all} rows, {drawn} drawn")
        self._count.setText(filled(words, shown=len(self.shown), all=len(self._trials), drawn=len(self._drawn)))

    def _show_trial(self, trial: PublishedTrial | None) -> None:
        self._title.setText("" if trial is None else f"{said(trial.trial)}: {said(trial.source)}, {said(trial.place)}")
        notes = [] if trial is None else [said(trial.note), *self._conflict_words(trial)]
        self._note.setText(in_a_row(note for note in notes if note))
        self._note.setVisible(any(notes))
        table = RecordTable(self._result_columns(), self)
        table.show_records(() if trial is None else trial.values)
        fill_view(self.results, table, self._theme, _RESULT_WIDTHS)
        dress_view(self.results, self._theme)

    def _conflict_words(self, trial: PublishedTrial) -> list[str]:
        """What other places print of the same thing, beside what this one does."""
        told = []
        for conflict in self._conflicts:
            here = [value for value in conflict.values if value.row == trial.row]
            elsewhere = [value for value in conflict.values if value.row != trial.row]
            if here and elsewhere:
                told.append(self._conflict(here[0], elsewhere))
        return told

    def _conflict(self, here: PublishedValue, elsewhere: list[PublishedValue]) -> str:
        words = self.tr("{endpoint} of {arm} is printed differently: {here} here, {elsewhere} elsewhere.")
        others = listed(dict.fromkeys(_with_p(value) for value in elsewhere))
        own = _with_p(here)
        return words.format(endpoint=said(here.endpoint), arm=said(here.arm), here=own, elsewhere=others)

    # --- what people do ----------------------------------------------------------------------------------------------

    def _on_typed(self, _: str) -> None:
        self._typed.start()

    def _on_row_chosen(self, now: Index, _: Index) -> None:
        if self._table is not None and now.isValid():
            self._show_trial(self._table.record(now))

    def _on_ticked(self) -> None:
        self._show_count()
        self.marks_chosen.emit(self.drawn)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._trials:
            self._say()
        super().changeEvent(event)

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        for made, role, colour in (
            (self._count, "table", "text2"),
            (self._foot, "caption", "text3"),
            (self._title, "strong", "text"),
            (self._note, "table", "text2"),
        ):
            dress_label(made, self._theme, role=role, colour=colour)
        for view, widths in ((self.view, _WIDTHS), (self.results, _RESULT_WIDTHS)):
            dress_view(view, self._theme)
            set_widths(view, self._theme, widths)


def _one(box: QComboBox) -> frozenset[str]:
    word = box.currentData()
    return frozenset((word,)) if word else frozenset()


def _note(one: PublishedTrial | PublishedValue) -> str:
    return said(one.note)


def _with_p(value: PublishedValue) -> str:
    return f"{number_words(value)}, p {value.p}" if value.p else number_words(value)
