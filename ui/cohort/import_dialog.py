"""A cohort from a table: how the file was read, which column is what, what is wrong with it, and then kept or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.cohort.imported import ImportedCohort, TimeUnit
from models.cohort.members import ENDPOINTS
from storage.clinic.cohorts import keep_cohort
from storage.files.cohortfile import ColumnChoice, cohort_of, suggested
from storage.files.tablefile import DECIMALS, ENCODINGS, SEPARATORS, Table, read_table
from ui.kit.table_view import dress_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.session.session import Session
from ui.words.language import problem_words, spoken
from ui.words.survival import title as measure_title

_PREVIEW_ROWS, _AFTER_CHANGE_MS = 12, 150


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read; None where it is found out."""

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    sheet: str | None = None


class CohortImportDialog(QDialog):
    """Nothing is kept before Import; then the whole cohort is, or nothing. ``kept`` tells the cohort with its key."""

    kept = Signal(object)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._path: Path | None = None
        self._table: Table | None = None
        self._cohort: ImportedCohort | None = None
        self._asked = 0
        self._checking = QTimer(self, singleShot=True, interval=_AFTER_CHANGE_MS)
        self._checking.timeout.connect(self._check)
        self.setWindowTitle(self.tr("Import a cohort"))
        ground(self, theme, "panel")
        self._build()
        self._lay_out()
        self.resize(self.sizeHint())
        self._offer(())
        self._show_outcome(self.tr("Choose a CSV or Excel file with one row per patient."))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(940), self._theme.px(620))

    @property
    def cohort(self) -> ImportedCohort | None:
        """What would be kept now; None while something is missing or wrong."""
        return self._cohort

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.file = label(self.tr("No file chosen"), self._theme, self, role="strong")
        self.choose_button = button(self.tr("Choose a &file…"), self)
        self.choose_button.clicked.connect(self._on_choose)
        self.encoding, self.separator, self.decimal, self.sheet = (QComboBox(self) for _ in range(4))
        for box, words in (
            (self.encoding, self.tr("Encoding")),
            (self.separator, self.tr("Separator")),
            (self.decimal, self.tr("Decimal mark")),
            (self.sheet, self.tr("Sheet")),
        ):
            box.setAccessibleName(words)
            box.setToolTip(words)
            box.activated.connect(self._on_reading_chosen)
            box.hide()
        self.preview = table_view(self)
        self.preview.setAccessibleName(self.tr("First rows of the file"))
        self.preview.horizontalHeader().setStretchLastSection(False)
        self.name = QLineEdit(self)
        self.time, self.event_column, self.unit, self.group, self.endpoint, self.identifier = (
            QComboBox(self) for _ in range(6)
        )
        self.covariates = QListWidget(self)
        self.name.textChanged.connect(self._on_changed)
        for box in (self.time, self.event_column, self.unit, self.group, self.endpoint, self.identifier):
            box.activated.connect(self._on_changed)
        self.covariates.itemChanged.connect(self._on_changed)
        self.told = label("", self._theme, self, role="body", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.import_button = button(self.tr("Import"), self, kind="primary")
        self.cancel_button.clicked.connect(self.reject)
        self.import_button.clicked.connect(self._on_import)
        self.import_button.setEnabled(False)

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.addWidget(self.choose_button)
        top.addWidget(self.file, 1)
        for box in (self.encoding, self.separator, self.decimal, self.sheet):
            top.addWidget(box)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(px(10))
        form.setVerticalSpacing(px(6))
        for words, field in (
            (self.tr("&Name of the cohort"), self.name),
            (self.tr("&Time"), self.time),
            (self.tr("&Unit of the times"), self.unit),
            (self.tr("&Event (0 or 1)"), self.event_column),
            (self.tr("En&d point"), self.endpoint),
            (self.tr("&Group"), self.group),
            (self.tr("&Patient number, not kept"), self.identifier),
            (self.tr("&Other columns to keep"), self.covariates),
        ):
            made = label(words, self._theme, self, role="table", colour="text2")
            made.setBuddy(field)
            field.setMinimumWidth(px(190))
            form.addRow(made, field)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(label(self.tr("First rows"), self._theme, self, role="table", colour="text2"))
        left.addWidget(self.preview, 1)
        right.addLayout(form, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addLayout(left, 3)
        middle.addLayout(right, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        dress_view(self.preview, self._theme)

    # --- the file ----------------------------------------------------------------------------------------------------

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Import a cohort"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.txt *.tsv *.xlsx *.xlsm)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.read(Path(name))

    def read(self, path: Path, reading: Reading | None = None) -> None:
        """Read a file beside the window; ``reading`` is how, where a person has said it."""
        self._path = path
        self._cohort = None
        self._asked += 1
        number, how = self._asked, reading or Reading()
        self.import_button.setEnabled(False)
        self._show_outcome(self.tr("Reading {file} …").format(file=path.name))
        self._session.aside(
            lambda: read_table(
                path, encoding=how.encoding, separator=how.separator, decimal=how.decimal, sheet=how.sheet
            ),
            partial(self._on_table, number, fresh=reading is None),
            otherwise=partial(self._on_unreadable, number),
        )

    def _on_table(self, number: int, table: Table, *, fresh: bool) -> None:
        if number != self._asked:
            return
        same = self._table is not None and self._table.header == table.header and not fresh
        self._table = table
        self.file.setText(self.tr("{file}, {count} rows").format(file=table.source, count=table.n))
        self._show_reading(table)
        columns = [Column(title=title, value=itemgetter(place)) for place, title in enumerate(table.header)]
        model = RecordTable(columns, self)
        model.show_records(table.rows(_PREVIEW_ROWS))
        self.preview.setModel(model)
        if not same:
            self._offer(table.header)
            self._suggest(table)
        self._check()

    def _on_unreadable(self, number: int, problem: Exception) -> None:
        if number == self._asked:
            self._table = None
            self._show_outcome(problem_words(problem), wrong=True)

    def _show_reading(self, table: Table) -> None:
        """How the file was read, each to be set otherwise."""
        for box, words, chosen in (
            (self.encoding, ENCODINGS, table.encoding),
            (self.separator, {sign: spoken(name) for sign, name in SEPARATORS.items()}, table.separator),
            (self.decimal, {sign: spoken(name) for sign, name in DECIMALS.items()}, table.decimal),
            (self.sheet, {name: name for name in table.sheets}, table.sheet),
        ):
            box.clear()
            for value, text in words.items():
                box.addItem(text, value)
            box.setCurrentIndex(box.findData(chosen))
            box.setVisible(bool(table.sheets) == (box is self.sheet))

    def _on_reading_chosen(self) -> None:
        if self._path is None or self._table is None:
            return
        excel = bool(self._table.sheets)
        reading = (
            Reading(sheet=self.sheet.currentData())
            if excel
            else Reading(self.encoding.currentData(), self.separator.currentData(), self.decimal.currentData())
        )
        self.read(self._path, reading)

    # --- the columns -------------------------------------------------------------------------------------------------

    def _offer(self, header: tuple[str, ...]) -> None:
        for box, nothing in (
            (self.time, self.tr("Choose the column")),
            (self.event_column, self.tr("Choose the column")),
            (self.group, self.tr("No groups")),
            (self.identifier, self.tr("None")),
        ):
            box.clear()
            box.addItem(nothing, None)
            for title in header:
                box.addItem(title, title)
        if not self.unit.count():
            self.unit.addItem(self.tr("Choose the unit"), None)
            for unit in TimeUnit:
                self.unit.addItem(spoken(unit.words), unit.value)
            self.endpoint.addItem(self.tr("Not said"), "")
            for measure in ENDPOINTS:
                self.endpoint.addItem(measure_title(measure), measure.value)
        self.covariates.blockSignals(True)
        self.covariates.clear()
        for title in header:
            entry = QListWidgetItem(title, self.covariates)
            entry.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            entry.setCheckState(Qt.CheckState.Unchecked)
        self.covariates.blockSignals(False)

    def _suggest(self, table: Table) -> None:
        """What the names of the columns say, to be looked at; the unit is always asked."""
        found = suggested(table)
        for box, title in (
            (self.time, found.time),
            (self.event_column, found.event),
            (self.group, found.group),
            (self.identifier, found.identifier),
        ):
            box.setCurrentIndex(max(0, box.findData(title)) if title is not None else 0)
        if not self.name.text().strip():
            self.name.setText(Path(table.source).stem)

    @property
    def choice(self) -> ColumnChoice | None:
        """What was chosen; None while a column or the unit is missing."""
        time, event, unit = self.time.currentData(), self.event_column.currentData(), self.unit.currentData()
        if time is None or event is None or unit is None:
            return None
        taken = {time, event, self.group.currentData(), self.identifier.currentData()}
        entries = (self.covariates.item(row) for row in range(self.covariates.count()))
        return ColumnChoice(
            time=time,
            event=event,
            unit=TimeUnit(unit),
            group=self.group.currentData(),
            covariates=tuple(
                entry.text()
                for entry in entries
                if entry.checkState() == Qt.CheckState.Checked and entry.text() not in taken
            ),
            identifier=self.identifier.currentData(),
            endpoint=self.endpoint.currentData() or "",
        )

    def _on_changed(self, *_: object) -> None:
        self._cohort = None
        self.import_button.setEnabled(False)
        if self._table is not None:
            self._checking.start()

    def _check(self) -> None:
        """Look the whole table through as it is chosen now, beside the window."""
        self._checking.stop()
        table, choice, name = self._table, self.choice, self.name.text()
        self._asked += 1
        number = self._asked
        if table is None:
            return
        if choice is None or not name.strip():
            self._show_outcome(self._what_is_missing(choice))
            return
        self._session.aside(
            lambda: cohort_of(table, choice, name=name),
            partial(self._on_checked, number),
            otherwise=partial(self._on_refused, number),
        )

    def _what_is_missing(self, choice: ColumnChoice | None) -> str:
        if self.time.currentData() is None:
            return self.tr("Choose the column of the times.")
        if self.event_column.currentData() is None:
            return self.tr("Choose the column of the events.")
        if choice is None:
            return self.tr("Choose the unit of the times. It is never guessed.")
        return self.tr("Give the cohort a name.")

    def _on_checked(self, number: int, cohort: ImportedCohort) -> None:
        if number != self._asked:
            return
        self._cohort = cohort
        words = self.tr("{n} patients, {events} events, the longest followed for {days} days.")
        self._show_outcome(words.format(n=cohort.n, events=cohort.event_count, days=f"{cohort.days.max():,.0f}"))
        self.import_button.setEnabled(True)

    def _on_refused(self, number: int, problem: Exception) -> None:
        if number == self._asked:
            self._show_outcome(problem_words(problem), wrong=True)

    def _show_outcome(self, words: str, *, wrong: bool = False) -> None:
        self.told.setText(words)
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text2")

    # --- keeping -----------------------------------------------------------------------------------------------------

    def _on_import(self) -> None:
        cohort = self._cohort
        if cohort is None:
            return
        self.import_button.setEnabled(False)
        self._session.write(
            lambda store: keep_cohort(store, cohort), self._on_kept, touched=(), otherwise=self._on_not_kept
        )

    def _on_kept(self, cohort: ImportedCohort) -> None:
        self.kept.emit(cohort)
        self.accept()

    def _on_not_kept(self, problem: Exception) -> None:
        self._show_outcome(problem_words(problem), wrong=True)
        self.import_button.setEnabled(self._cohort is not None)
