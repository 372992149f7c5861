"""The laboratories of the clinic: how many ranges each has and since when, and how its files are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from storage.roles import Action
from ui.kit.flow import FlowLayout
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.settings.card import SettingsCard
from ui.settings.tables import fit_rows
from ui.words.language import short_date

if TYPE_CHECKING:
    from storage.clinic.store import Store

_WIDTHS, _MAPPING_WIDTHS = (144, 96, 56), (144, 152)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laboratory:
    """One laboratory: the tests it has a range for, the first day of its last edition, results without their own."""

    name: str
    ranges: int
    latest: date | None
    results: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How files are read, by its name: the last version, and whose files they are."""

    name: str
    version: int
    laboratory: str


class LaboratoriesCard(SettingsCard):
    """``ranges_wanted`` names the laboratory whose form is asked for; nothing for another one."""

    ranges_wanted = Signal(str)

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._session = session
        self.view, self.files = table_view(self), table_view(self)
        self._empty, self._files_head = self.note(), self.text(role="table_strong")
        self._no_files = self.note()
        self._told = self.note()
        self.open = self.guard(Action.CHANGE_RANGES, does=self._on_open, locked=True)
        self.add = self.guard(Action.CHANGE_RANGES, does=lambda: self.ranges_wanted.emit(""), locked=True)
        self._buttons = FlowLayout()
        for one in (self.open, self.add):
            self._buttons.addWidget(one)
        for widget in (self._empty, self.view):
            self.column.addWidget(widget)
        self.column.addLayout(self._buttons)
        for widget in (self._told, self._files_head, self._no_files, self.files):
            self.column.addWidget(widget)
        edit = QShortcut(QKeySequence("F2"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(self._on_open)
        self.view.activated.connect(lambda _: self._on_open())
        self.begin()

    @property
    def laboratories(self) -> tuple[Laboratory, ...]:
        return self._table.records

    def refresh(self) -> None:
        self._session.read(_read, self._show)

    def _show(self, found: tuple[tuple[Laboratory, ...], tuple[Reading, ...]]) -> None:
        laboratories, readings = found
        for view, table, records in ((self.view, self._table, laboratories), (self.files, self._readings, readings)):
            if table.records != records:
                table.show_records(records)
            view.setVisible(bool(records))
            fit_rows(view, self.theme)
        if laboratories and not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self._empty.setVisible(not laboratories)
        self.open.setVisible(bool(laboratories))
        self._no_files.setVisible(not readings)

    def dress(self) -> None:
        super().dress()
        for view in (self.view, self.files):
            dress_view(view, self.theme)
            fit_rows(view, self.theme)

    def _say(self) -> None:
        self.title.setText(self.tr("Laboratories"))
        self.whose.setText(self.tr("the clinic's; ranges and files"))
        self._empty.setText(
            self.tr("No result names a laboratory and no range was typed. Grades need ranges (R-11.2).")
        )
        self._told.setText(
            self.tr("Before a change of ranges is saved, its form says how many results get other limits.")
        )
        self._files_head.setText(self.tr("How files are read"))
        self._no_files.setText(self.tr("No mapping of a laboratory's file is saved yet; Import saves one by a name."))
        self.open.say(self.tr("Ranges…"))
        self.add.say(self.tr("Add laboratory…"))
        self.view.setAccessibleName(self.tr("Laboratories and their ranges"))
        self.files.setAccessibleName(self.tr("Saved mappings of laboratory files"))
        self._table = RecordTable(
            (
                Column(title=self.tr("Laboratory"), value=lambda one: one.name),
                Column(title=self.tr("valid from"), value=lambda one: one.latest or "–", text=_day),
                Column(title=self.tr("ranges"), value=lambda one: one.ranges, align_right=True),
                Column(title=self.tr("without range"), value=lambda one: one.results, align_right=True),
            ),
            self,
        )
        self._readings = RecordTable(
            (
                Column(title=self.tr("Mapping"), value=lambda one: one.name),
                Column(title=self.tr("Laboratory"), value=lambda one: one.laboratory or "–"),
                Column(title=self.tr("version"), value=lambda one: one.version, align_right=True),
            ),
            self,
        )
        fill_view(self.view, self._table, self.theme, _WIDTHS)
        fill_view(self.files, self._readings, self.theme, _MAPPING_WIDTHS)
        self.refresh()

    def _on_open(self) -> None:
        current = self.view.currentIndex()
        if current.isValid() and self.open.button.isEnabled():
            self.ranges_wanted.emit(self._table.record(current).name)


def _day(value: date | str) -> str:
    return value if isinstance(value, str) else short_date(value)


def _read(store: Store) -> tuple[tuple[Laboratory, ...], tuple[Reading, ...]]:
    """Every laboratory that a result or a range names; and every saved mapping."""
    from storage.clinic.imports.mappings import mappings

    editions = store.laboratories.ranges()
    results: Counter[str] = Counter()
    for one in store.laboratories.results():
        results[one.result.laboratory or ""] += one.count
    laboratories = []
    for name in store.laboratories.names():
        own = [one for one in editions if one.laboratory == name]
        laboratories.append(
            Laboratory(
                name=name,
                ranges=len({(one.analyte, one.unit, one.sex) for one in own}),
                latest=max((one.valid_from for one in own), default=None),
                results=results[name],
            )
        )
    readings = [
        Reading(name=one.name, version=one.version, laboratory=one.mapping.laboratory) for one in mappings(store)
    ]
    return tuple(laboratories), tuple(readings)
