"""Patients of a published curve: two files, their unit, what came of them, how well it fits, and then kept or not."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.cohort.imported import ImportedCohort, TimeUnit
from models.cohort.members import ENDPOINTS
from models.statistics.survival import kaplan_meier, quantile
from storage.clinic.cohorts import keep_cohort
from storage.files.curvefile import read_reconstruction
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.session.session import Session
from ui.words.language import problem_words, spoken
from ui.words.survival import title as measure_title

_AFTER_CHANGE_MS, _MOST_PATIENTS = 200, 1_000_000


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything that a reconstruction needs."""

    curve: Path
    at_risk: Path
    unit: TimeUnit
    name: str
    events: int | None
    percent: bool
    endpoint: str

    def cohort(self) -> ImportedCohort:
        return read_reconstruction(
            self.curve,
            self.at_risk,
            unit=self.unit,
            name=self.name,
            events=self.events,
            percent=self.percent,
            endpoint=self.endpoint,
        )


class ReconstructDialog(QDialog):
    """Nothing is kept before Keep; then the whole cohort is, or nothing. ``kept`` tells the cohort with its key."""

    kept = Signal(object)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._curve: Path | None = None
        self._at_risk: Path | None = None
        self._cohort: ImportedCohort | None = None
        self._asked = 0
        self._checking = QTimer(self, singleShot=True, interval=_AFTER_CHANGE_MS)
        self._checking.timeout.connect(self._check)
        self.setWindowTitle(self.tr("Reconstruct a published curve"))
        ground(self, theme, "panel")
        self._build()
        self._lay_out()
        self.resize(self.sizeHint())
        self._check()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(720), self._theme.px(560))

    @property
    def cohort(self) -> ImportedCohort | None:
        """What would be kept now; None while something is missing or wrong."""
        return self._cohort

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.curve_button = button(self.tr("Choose the &curve…"), self)
        self.risk_button = button(self.tr("Choose the numbers at &risk…"), self)
        self.curve_button.clicked.connect(self._on_choose_curve)
        self.risk_button.clicked.connect(self._on_choose_risk)
        self.curve_file = label(self.tr("No file chosen"), self._theme, self, role="strong")
        self.risk_file = label(self.tr("No file chosen"), self._theme, self, role="strong")
        self.unit, self.scale, self.endpoint = (QComboBox(self) for _ in range(3))
        self.unit.addItem(self.tr("Choose the unit"), None)
        for unit in TimeUnit:
            self.unit.addItem(spoken(unit.words), unit.value)
        self.scale.addItem(self.tr("0 to 1"), False)
        self.scale.addItem(self.tr("0 to 100 %"), True)
        self.endpoint.addItem(self.tr("Not said"), "")
        for measure in ENDPOINTS:
            self.endpoint.addItem(measure_title(measure), measure.value)
        self.events, self.name = QLineEdit(self), QLineEdit(self)
        self.events.setValidator(QIntValidator(0, _MOST_PATIENTS, self))
        self.events.setPlaceholderText(self.tr("where it is printed"))
        for box in (self.unit, self.scale, self.endpoint):
            box.activated.connect(self._on_changed)
        self.events.textChanged.connect(self._on_changed)
        self.name.textChanged.connect(self._on_changed)
        self.notes = QPlainTextEdit(self)
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("What came of it"))
        self.told = label("", self._theme, self, role="body", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.keep_button = button(self.tr("Keep"), self, kind="primary")
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._on_keep)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        words = self.tr(
            "Points clicked on a printed curve, and the numbers at risk printed under it, become pseudo patients "
            "(Guyot 2012). They are nobody’s data and are labelled so everywhere. The curve is a CSV with the columns "
            "time and survival, the numbers at risk one with time and at_risk from time 0 on; "
            "a column group divides both."
        )
        column.addWidget(label(words, self._theme, self, role="table", colour="text2", wrap=True))
        for choose, file in ((self.curve_button, self.curve_file), (self.risk_button, self.risk_file)):
            line = QHBoxLayout()
            line.addWidget(choose)
            line.addWidget(file, 1)
            column.addLayout(line)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(px(10))
        form.setVerticalSpacing(px(6))
        for title, field in (
            (self.tr("&Unit of the times"), self.unit),
            (self.tr("&Survival runs from"), self.scale),
            (self.tr("&Total of events"), self.events),
            (self.tr("En&d point"), self.endpoint),
            (self.tr("&Name of the cohort"), self.name),
        ):
            made = label(title, self._theme, self, role="table", colour="text2")
            made.setBuddy(field)
            form.addRow(made, field)
        column.addLayout(form)
        column.addWidget(self.notes, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.keep_button)
        column.addLayout(buttons)

    # --- what is chosen ----------------------------------------------------------------------------------------------

    def _on_choose_curve(self) -> None:
        self._choose(self.tr("The curve"), lambda name: self.read(curve=Path(name)))

    def _on_choose_risk(self) -> None:
        self._choose(self.tr("The numbers at risk"), lambda name: self.read(at_risk=Path(name)))

    def _choose(self, title: str, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.txt *.tsv *.xlsx *.xlsm)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def read(self, *, curve: Path | None = None, at_risk: Path | None = None) -> None:
        """Take a file, or both; what came of them follows."""
        if curve is not None:
            self._curve = curve
            self.curve_file.setText(curve.name)
            if not self.name.text().strip():
                self.name.setText(curve.stem)
        if at_risk is not None:
            self._at_risk = at_risk
            self.risk_file.setText(at_risk.name)
        self._check()

    def _on_changed(self, *_: object) -> None:
        self._forget()
        self._checking.start()

    def _forget(self) -> None:
        self._cohort = None
        self._asked += 1
        self.keep_button.setEnabled(False)

    def _check(self) -> None:
        self._checking.stop()
        self._forget()
        missing = self._what_is_missing()
        if missing or self._curve is None or self._at_risk is None:
            self._show_outcome(missing)
            self.notes.setPlainText("")
            return
        asked = _Asked(
            self._curve,
            self._at_risk,
            TimeUnit(self.unit.currentData()),
            self.name.text().strip(),
            int(self.events.text()) if self.events.text() else None,
            bool(self.scale.currentData()),
            self.endpoint.currentData() or "",
        )
        number = self._asked
        self._session.aside(
            asked.cohort,
            partial(self._on_made, number),
            otherwise=partial(self._on_refused, number),
        )

    def _what_is_missing(self) -> str:
        if self._curve is None:
            return self.tr("Choose the file with the points of the curve.")
        if self._at_risk is None:
            return self.tr("Choose the file with the numbers at risk.")
        if self.unit.currentData() is None:
            return self.tr("Choose the unit of the times. It is never guessed.")
        return "" if self.name.text().strip() else self.tr("Give the cohort a name.")

    # --- what came of it ---------------------------------------------------------------------------------------------

    def _on_made(self, number: int, cohort: ImportedCohort) -> None:
        if number != self._asked:
            return
        self._cohort = cohort
        self.notes.setPlainText("\n".join([*self._groups(cohort), *(spoken(note) for note in cohort.notes)]))
        words = self.tr("{n} patients, {events} events: {label}")
        self._show_outcome(words.format(n=cohort.n, events=cohort.event_count, label=spoken(cohort.label)))
        self.keep_button.setEnabled(True)

    def _groups(self, cohort: ImportedCohort) -> list[str]:
        names = cohort.groups.names if cohort.groups is not None else (None,)
        return [self._group(cohort, name) for name in names]

    def _group(self, cohort: ImportedCohort, name: str | None) -> str:
        group = cohort.sample(name)
        median = quantile(kaplan_meier(group)).value / cohort.unit.days
        said = self.tr("not estimable") if math.isnan(median) else f"{median:.1f}"
        values = {"n": group.n, "events": group.event_count, "median": said, "unit": spoken(cohort.unit.words)}
        if name is None:
            return self.tr("{n} patients, {events} events, median {median} {unit}").format(**values)
        return self.tr("{group}: {n} patients, {events} events, median {median} {unit}").format(group=name, **values)

    def _on_refused(self, number: int, problem: Exception) -> None:
        if number == self._asked:
            self.notes.setPlainText("")
            self._show_outcome(problem_words(problem), wrong=True)

    def _show_outcome(self, words: str, *, wrong: bool = False) -> None:
        self.told.setText(words)
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text2")

    # --- keeping -----------------------------------------------------------------------------------------------------

    def _on_keep(self) -> None:
        cohort = self._cohort
        if cohort is None:
            return
        self.keep_button.setEnabled(False)
        self._session.write(
            lambda store: keep_cohort(store, cohort), self._on_kept, touched=(), otherwise=self._on_not_kept
        )

    def _on_kept(self, cohort: ImportedCohort) -> None:
        self.kept.emit(cohort)
        self.accept()

    def _on_not_kept(self, problem: Exception) -> None:
        self._show_outcome(problem_words(problem), wrong=True)
        self.keep_button.setEnabled(self._cohort is not None)
