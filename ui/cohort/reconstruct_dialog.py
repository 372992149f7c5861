"""Patients of a published curve: two files, their unit, what came of them, how well it fits, and then kept or not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models.cohort.imported import ImportedCohort, TimeUnit
from models.published.guyot import MOST_PATIENTS
from models.statistics.survival import kaplan_meier, quantile
from models.words import filled
from storage.files.curvefile import read_reconstruction
from storage.files.encodings import ENCODINGS
from storage.files.tablefile import DECIMALS, UNDECIDED
from ui.cohort.import_base import CohortDialog
from ui.kit.fields import Combo
from ui.kit.theme import Theme
from ui.kit.widgets import label
from ui.session.session import Session
from ui.words.language import spoken


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
    encoding: str | None
    decimal: str | None

    def cohort(self) -> ImportedCohort:
        return read_reconstruction(
            self.curve,
            self.at_risk,
            unit=self.unit,
            name=self.name,
            events=self.events,
            percent=self.percent,
            endpoint=self.endpoint,
            encoding=self.encoding,
            decimal=self.decimal,
        )


class ReconstructDialog(CohortDialog):
    """Patients of a printed curve and the numbers at risk below it."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent, size=(720, 560))
        self._curve: Path | None = None
        self._at_risk: Path | None = None
        self.setWindowTitle(self.tr("Reconstruct a published curve"))
        self.keep_button.setText(self.tr("Keep"))
        self._build()
        self._lay_out()
        self.resize(self.sizeHint())
        self._check()

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.scale, self.events = Combo(self), QLineEdit(self)
        self.scale.addItem(self.tr("0 to 1"), False)
        self.scale.addItem(self.tr("0 to 100 %"), True)
        self.events.setValidator(QIntValidator(0, MOST_PATIENTS, self))
        self.events.setPlaceholderText(self.tr("where it is printed"))
        self.encoding, self.decimal = Combo(self), Combo(self)
        for box, found in (
            (self.encoding, ENCODINGS.items()),
            (self.decimal, [(mark, spoken(words)) for mark, words in DECIMALS.items() if mark != UNDECIDED]),
        ):
            box.addItem(self.tr("As found in the files"), None)
            for value, words in found:
                box.addItem(words, value)
        for box in (self.unit, self.scale, self.endpoint, self.encoding, self.decimal):
            box.activated.connect(self._on_changed)
        self.events.textChanged.connect(self._on_changed)
        self.notes = QPlainTextEdit(self)
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("What came of it"))

    def _lay_out(self) -> None:
        words = self.tr(
            "Points clicked on a printed curve, and the numbers at risk printed under it, become pseudo patients "
            "(Guyot 2012). They are nobody’s data and are labelled so everywhere. The curve is a CSV with the columns "
            "time and survival, the numbers at risk one with time and at_risk from time 0 on; "
            "a column group divides both."
        )
        curve, self.curve_button, self.curve_file = self._file_row(self.tr("Choose the &curve…"), self._on_choose_curve)
        risk, self.risk_button, self.risk_file = self._file_row(
            self.tr("Choose the numbers at &risk…"), self._on_choose_risk
        )
        form = self._form(
            (self.tr("&Unit of the times"), self.unit),
            (self.tr("&Survival runs from"), self.scale),
            (self.tr("&Total of events"), self.events),
            (self.tr("En&d point"), self.endpoint),
            (self.tr("&Name of the cohort"), self.name),
            (self.tr("En&coding"), self.encoding),
            (self.tr("Deci&mal mark"), self.decimal),
        )
        column = self._column()
        column.addWidget(label(words, self._theme, self, role="table", colour="text2", wrap=True))
        for part in (curve, risk, form):
            column.addLayout(part)
        column.addWidget(self.notes, 1)
        column.addLayout(self._foot())

    # --- what is chosen ----------------------------------------------------------------------------------------------

    def _on_choose_curve(self) -> None:
        self._choose(self.tr("The curve"), lambda path: self.read(curve=path))

    def _on_choose_risk(self) -> None:
        self._choose(self.tr("The numbers at risk"), lambda path: self.read(at_risk=path))

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
            self.encoding.currentData(),
            self.decimal.currentData(),
        )
        self._look(asked.cohort)

    def _what_is_missing(self) -> str:
        if self._curve is None:
            return self.tr("Choose the file with the points of the curve.")
        if self._at_risk is None:
            return self.tr("Choose the file with the numbers at risk.")
        return self._missing_of_all()

    # --- what came of it ---------------------------------------------------------------------------------------------

    def _show_cohort(self, cohort: ImportedCohort) -> str:
        self.notes.setPlainText("\n".join([*self._groups(cohort), *(spoken(note) for note in cohort.notes)]))
        words = self.tr("{n} patients, {events} events: {label}")
        return filled(words, n=cohort.n, events=cohort.event_count, label=spoken(cohort.label))

    def _groups(self, cohort: ImportedCohort) -> list[str]:
        names = cohort.groups.names if cohort.groups is not None else (None,)
        return [self._group(cohort, name) for name in names]

    def _group(self, cohort: ImportedCohort, name: str | None) -> str:
        group = cohort.sample(name)
        median = quantile(kaplan_meier(group)).value / cohort.unit.days
        said = self.tr("not estimable") if math.isnan(median) else f"{median:.1f}"
        values = {"n": group.n, "events": group.event_count, "median": said, "unit": spoken(cohort.unit.words)}
        if name is None:
            return filled(self.tr("{n} patients, {events} events, median {median} {unit}"), **values)
        return filled(self.tr("{group}: {n} patients, {events} events, median {median} {unit}"), group=name, **values)

    def _on_refused(self, number: int, problem: Exception) -> None:
        if number == self._asked:
            self.notes.setPlainText("")
        super()._on_refused(number, problem)
