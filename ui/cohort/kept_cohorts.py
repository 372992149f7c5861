"""Cohorts that were brought into the clinic file: where each is from, who kept it, to look at or to take out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from models.cohort.imported import KIND_LABELS
from models.cohort.members import Measure
from storage.clinic.cohorts import KeptCohort, cohorts, drop_cohort
from storage.roles import Action, Actor
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.session.access import why_not
from ui.session.session import Session
from ui.words.journal import moment
from ui.words.language import in_a_row, problem_words, spoken
from ui.words.survival import title as measure_title

_WIDTHS = (150, 190, 64, 60, 64, 130, 150, 110, 130)


class KeptCohorts(QDialog):
    """``chosen`` tells the key of a cohort to be looked at, ``dropped`` that of one that was taken out."""

    chosen = Signal(int)
    dropped = Signal(int)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session = theme, session
        self._why = ""
        self.setWindowTitle(self.tr("Kept cohorts"))
        ground(self, theme, "panel")
        self.view = table_view(self)
        self.view.setAccessibleName(self.tr("Kept cohorts"))
        self.detail = label("", theme, self, role="table", colour="text2", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.drop_button = button(self.tr("Take out of the list…"), self)
        self.close_button = button(self.tr("Close"), self)
        self.look_button = button(self.tr("Look at it"), self, kind="primary")
        self.drop_button.clicked.connect(self._on_drop)
        self.close_button.clicked.connect(self.reject)
        self.look_button.clicked.connect(self._on_look)
        self._table = RecordTable(self._columns(), self)
        fill_view(self.view, self._table, theme, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._show_detail)
        self.view.doubleClicked.connect(self._on_look)
        self._lay_out()
        self.resize(self.sizeHint())
        self._read()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1100), self._theme.px(460))

    @property
    def cohorts(self) -> tuple[KeptCohort, ...]:
        return self._table.records

    @property
    def current(self) -> KeptCohort | None:
        """The cohort of the chosen row."""
        index = self.view.currentIndex()
        return self._table.record(index) if index.isValid() else None

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        column.addWidget(self.view, 1)
        column.addWidget(self.detail)
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        for made in (self.drop_button, self.close_button, self.look_button):
            buttons.addWidget(made)
        column.addLayout(buttons)
        dress_view(self.view, self._theme)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self.tr("Name"), value=lambda one: one.name),
            Column(title=self.tr("What it is"), value=lambda one: spoken(KIND_LABELS[one.kind])),
            Column(title=self.tr("Patients"), value=lambda one: one.n, text=_grouped, align_right=True),
            Column(title=self.tr("Events"), value=lambda one: one.event_count, text=_grouped, align_right=True),
            Column(title=self.tr("Unit"), value=lambda one: spoken(one.unit.words)),
            Column(title=self.tr("End point"), value=_endpoint),
            Column(title=self.tr("File"), value=lambda one: one.source, tip=lambda one: one.source),
            Column(title=self.tr("Kept by"), value=lambda one: one.kept_by),
            Column(title=self.tr("Kept at"), value=lambda one: one.kept_at, text=moment),
        )

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._session.read(lambda store: (store.actor, cohorts(store)), self._on_read)

    def _on_read(self, found: tuple[Actor, tuple[KeptCohort, ...]]) -> None:
        actor, kept = found
        self._why = why_not(actor, Action.KEEP_COHORTS)
        self._table.show_records(kept)
        if kept:
            self.view.selectRow(0)
        elif not self.told.text():
            self._say(self.tr("No cohort is kept. Import one, or reconstruct a published curve."))
        self._show_detail()

    def _show_detail(self, *_: object) -> None:
        one = self.current
        self.look_button.setEnabled(one is not None)
        self.drop_button.setEnabled(one is not None and not self._why)
        self.drop_button.setToolTip(self._why)
        if one is None:
            self.detail.setText("")
            return
        hashed = self.tr("SHA-256 of the file: {hash}").format(hash=one.sha256)
        self.detail.setText(f"{hashed}\n{in_a_row(spoken(note) for note in one.notes)}")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.told.setText(words)
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text2")

    # --- what people do ----------------------------------------------------------------------------------------------

    def _on_look(self) -> None:
        if (one := self.current) is not None:
            self.chosen.emit(one.key)
            self.accept()

    def _on_drop(self) -> None:
        one = self.current
        if one is None:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Take “{name}” out of the list").format(name=one.name))
        dialog.setLabelText(self.tr("Reason"))
        dialog.textValueSelected.connect(lambda reason: self.drop(one, reason))
        dialog.open()

    def drop(self, one: KeptCohort, reason: str) -> None:
        """Take a cohort out of the list; it stays in the file, and undo brings it back."""
        self._session.write(
            lambda store: drop_cohort(store, one.key, reason=reason),
            partial(self._on_dropped, one),
            touched=(),
            otherwise=self._on_not_dropped,
        )

    def _on_not_dropped(self, problem: Exception) -> None:
        self._say(problem_words(problem), wrong=True)

    def _on_dropped(self, one: KeptCohort, _: None) -> None:
        self._say(self.tr("“{name}” is no longer in the list.").format(name=one.name))
        self.dropped.emit(one.key)
        self._read()


def _grouped(count: int) -> str:
    return f"{count:,}"


def _endpoint(one: KeptCohort) -> str:
    return measure_title(Measure(one.endpoint)) if one.endpoint in set(Measure) else one.endpoint
