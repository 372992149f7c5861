"""Definitions tried out: another fall, landmark or confirmation; who changes group, and how the estimates move."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.cohort.members import GroupName
from models.figures.redefined import Definition, Redefinition
from models.record.protocol import Parameters
from models.words import Sentence
from ui.kit.fields import Combo, Spin
from ui.kit.retold import Retold
from ui.kit.table_view import dress_view, fill_view, set_widths, table_view
from ui.kit.tables import Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.words.language import in_a_row, problem_words, spoken

_FORM_WIDTH = 330
_WIDTHS = {"shifts": (300, 210), "moves": (120, 260), "retimed": (120, 260)}


class RedefinitionPanel(Retold, QWidget):
    """Nothing is kept: the patients stay judged by their protocols. ``wanted`` asks for a definition to be tried."""

    wanted = Signal(object)
    patient_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.redefinition: Redefinition | None = None
        self.afp, self.pivka = _spin(1, 99, self), _spin(1, 99, self)
        self.landmark, self.confirmation = _spin(0, 730, self), _spin(0, 365, self)
        self.stable, self.window_days = _spin(0, 365, self), _spin(0, 42, self)
        self.criterion, self.persists, self.new_therapy = Combo(self), Combo(self), Combo(self)
        self.unconfirmed = QCheckBox(self)
        self.try_button = button("", self, kind="primary")
        self.reset_button = button("", self)
        self._title = label("", theme, self, role="section")
        self._told = label("", theme, self, role="body", colour="text2", wrap=True)
        self._foot = label("", theme, self, role="caption", colour="text3", wrap=True)
        self._heads = {name: label("", theme, self, role="strong") for name in _WIDTHS}
        self.views: dict[str, QTableView] = {name: table_view(self) for name in _WIDTHS}
        self._form_labels = [label("", theme, self, role="table", colour="text2", wrap=True) for _ in range(9)]
        self._lay_out()
        self._connect()
        self._say()
        self._dress()

    def _lay_out(self) -> None:
        px = self._theme.px
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(px(6))
        for words, field in zip(self._form_labels, self._fields(), strict=True):
            words.setBuddy(field)
            form.addRow(words, field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset_button)
        buttons.addStretch(1)
        buttons.addWidget(self.try_button)
        left = QVBoxLayout()
        left.addWidget(self._title)
        left.addLayout(form)
        left.addWidget(self.unconfirmed)
        left.addLayout(buttons)
        left.addStretch(1)
        left.addWidget(self._foot)
        side = QWidget(self)
        side.setFixedWidth(px(_FORM_WIDTH))
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._side = side
        right = QVBoxLayout()
        right.setSpacing(px(6))
        right.addWidget(self._told)
        for name, share in (("shifts", 3), ("moves", 2), ("retimed", 2)):
            right.addWidget(self._heads[name])
            right.addWidget(self.views[name], share)
        right.addStretch(0)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(10), px(16), px(10))
        line.setSpacing(px(20))
        line.addWidget(side)
        line.addLayout(right, 1)

    def _fields(self) -> tuple[QWidget, ...]:
        return (
            self.afp,
            self.pivka,
            self.window_days,
            self.landmark,
            self.confirmation,
            self.stable,
            self.persists,
            self.criterion,
            self.new_therapy,
        )

    def _connect(self) -> None:
        self.try_button.clicked.connect(self._on_try)
        self.reset_button.clicked.connect(self._on_reset)
        for name in ("moves", "retimed"):
            self.views[name].activated.connect(self._on_activated)
        self._theme.changed.connect(self._dress)

    # --- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def definition(self) -> Definition:
        """What the form says; whatever was left alone stays as each patient's protocol has it."""
        parameters: list[tuple[str, Any]] = []
        for name, box in (
            ("week6_window_days", self.window_days),
            ("confirmation_days", self.confirmation),
            ("stable_minimum_days", self.stable),
        ):
            if (value := _value(box)) is not None:
                parameters.append((name, value))
        for name, chosen in (
            ("partial_response_persists", self.persists.currentData()),
            ("progression_criterion", self.criterion.currentData()),
            ("censor_at_new_therapy", self.new_therapy.currentData()),
        ):
            if chosen is not None:
                parameters.append((name, chosen))
        return Definition(
            parameters=tuple(parameters),
            afp_fall=_value(self.afp),
            pivka_fall=_value(self.pivka),
            confirmed=not self.unconfirmed.isChecked(),
            landmark_day=_value(self.landmark),
        )

    def _on_try(self) -> None:
        definition = self.definition
        if definition == Definition():
            self._told.setText(self.tr("Nothing is changed yet: set another value at the left."))
            return
        self.try_button.setEnabled(False)
        self.wanted.emit(definition)

    def _on_reset(self) -> None:
        for spin in self.findChildren(QSpinBox):
            spin.setValue(spin.minimum())
        for box in (self.persists, self.criterion, self.new_therapy):
            box.setCurrentIndex(0)
        self.unconfirmed.setChecked(False)
        self.show_redefinition(None)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_redefinition(self, redefinition: Redefinition | None) -> None:
        """The answer to a definition; None where there is none, or the patients have changed."""
        self.redefinition = redefinition
        self.try_button.setEnabled(True)
        self._show()

    def show_problem(self, problem: Exception) -> None:
        """The definition cannot be: why."""
        self.show_redefinition(None)
        self._told.setText(str(problem) if isinstance(problem, ValueError) else problem_words(problem))

    def _show(self) -> None:
        found = self.redefinition
        for name, view in self.views.items():
            view.setVisible(found is not None)
            self._heads[name].setVisible(found is not None)
        if found is None:
            self._told.setText(
                self.tr("Change a definition and see which patients change group and how the estimates move.")
            )
            return
        self._told.setText(in_a_row(f"{spoken(words)}." for words in found.words))
        moved = sum(shift.moved for shift in found.shifts)
        words = self.tr("Estimates: {moved} of {all} change")
        self._heads["shifts"].setText(words.format(moved=moved, all=len(found.shifts)))
        self._heads["moves"].setText(self.tr("Patients in another group: {count}").format(count=len(found.moves)))
        retimed = self.tr("Patients with another time or event: {count}")
        self._heads["retimed"].setText(retimed.format(count=len(found.retimed)))
        self._fill("shifts", self._shift_columns(), found.shifts)
        self._fill("moves", self._move_columns(), found.moves)
        self._fill("retimed", self._move_columns(), found.retimed)
        self.views["moves"].setVisible(bool(found.moves))
        self.views["retimed"].setVisible(bool(found.retimed))

    def _fill(self, name: str, columns: tuple[Column, ...], rows: tuple[Any, ...]) -> None:
        table = _ShiftTable(columns, self) if name == "shifts" else RecordTable(columns, self)
        table.show_records(rows)
        view = self.views[name]
        fill_view(view, table, self._theme, _WIDTHS[name])
        view.setAccessibleName(self._heads[name].text())
        dress_view(view, self._theme)

    def _shift_columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self.tr("Estimate"), value=attrgetter("name"), text=spoken),
            Column(title=self.tr("As judged"), value=attrgetter("before"), text=spoken),
            Column(title=self.tr("By the changed definition"), value=attrgetter("after"), text=spoken),
        )

    def _move_columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self.tr("Patient"), value=attrgetter("code")),
            Column(title=self.tr("As judged"), value=attrgetter("before"), text=_place),
            Column(title=self.tr("By the changed definition"), value=attrgetter("after"), text=_place),
        )

    def _on_activated(self, index: Index) -> None:
        table = index.model()
        if isinstance(table, RecordTable):
            self.patient_chosen.emit(table.record(index).key)

    # --- words and dress ---------------------------------------------------------------------------------------------

    def _say(self) -> None:
        plain = Parameters()
        self._title.setText(self.tr("Definitions"))
        labels = (
            self.tr("AFP &fall, %"),
            self.tr("P&IVKA-II fall, %"),
            self.tr("&Window about day {day}, ± days").format(day=plain.week6_day),
            self.tr("&Landmark, day"),
            self.tr("&Confirmation after, days"),
            self.tr("&Stable disease from, day"),
            self.tr("&Partial response persists"),
            self.tr("P&rogression by"),
            self.tr("C&ensored at a new therapy"),
        )
        for made, words in zip(self._form_labels, labels, strict=True):
            made.setText(words)
        as_judged = self.tr("as judged")
        for spin in self.findChildren(QSpinBox):
            spin.setSpecialValueText(as_judged)
        yes, no = self.tr("yes"), self.tr("no")
        either: tuple[tuple[str, object], ...] = ((as_judged, None), (yes, True), (no, False))
        criteria: tuple[tuple[str, object], ...] = ((as_judged, None), ("RECIST 1.1", "recist"), ("mRECIST", "mrecist"))
        for box, options in ((self.persists, either), (self.criterion, criteria), (self.new_therapy, either)):
            kept = box.currentIndex()
            box.clear()
            for text, value in options:
                box.addItem(text, value)
            box.setCurrentIndex(max(kept, 0))
        self.unconfirmed.setText(self.tr("Count &unconfirmed responses"))
        self.try_button.setText(self.tr("&Try"))
        self.reset_button.setText(self.tr("As judged"))
        self._foot.setText(
            self.tr(
                "Nothing is kept: each patient stays judged by their own protocol. For looking at how much hangs on it."
            )
        )
        self._show()

    def _dress(self) -> None:
        ground(self, self._theme, "panel")
        self._side.setFixedWidth(self._theme.px(_FORM_WIDTH))
        for made, role, colour in (
            (self._title, "section", "text"),
            (self._told, "body", "text2"),
            (self._foot, "caption", "text3"),
            *((head, "strong", "text") for head in self._heads.values()),
            *((words, "table", "text2") for words in self._form_labels),
        ):
            dress_label(made, self._theme, role=role, colour=colour)
        for name, view in self.views.items():
            dress_view(view, self._theme)
            set_widths(view, self._theme, _WIDTHS[name])


class _ShiftTable(RecordTable):
    """Estimates, those that move in the stronger face."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.record(index).moved:
            strong = QFont()
            strong.setWeight(QFont.Weight.DemiBold)
            return strong
        return super().data(index, role)


def _spin(least: int, most: int, parent: QWidget) -> QSpinBox:
    """A number that says "as judged" until it is set: its least value stands one below the first that can be."""
    made = Spin(parent)
    made.setRange(least - 1, most)
    made.setValue(least - 1)
    made.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
    return made


def _value(spin: QSpinBox) -> int | None:
    return None if spin.value() == spin.minimum() else spin.value()


def _place(words: GroupName | Sentence) -> str:
    return spoken(words.full if isinstance(words, GroupName) else words)
