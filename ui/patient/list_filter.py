"""The filters over the list of patients: a menu of what lines say, and a chip for each that is chosen."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from models.worklist.line import Line
from models.worklist.patients import NO, YES, By, PatientFilter, Sort, left, offers
from ui.kit.flow import FlowLayout
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button
from ui.words.common import not_recorded
from ui.words.language import word

_NOTHING_KEPT: Callable[[str], str] = lambda _: ""  # noqa: E731
_CHIP = 150  # pixels of its words at 100 %, within the list
_NAME = "patients/"


class ListFilter(Retold, QWidget):
    """``changed`` tells that other patients are left, or in another order."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[Line] = ()
        self._titles: dict[str, str] = {}
        self._user = ""
        self.kept: Callable[[str], str] = _NOTHING_KEPT
        self.keep: Callable[[str, str], None] = lambda _, __: None
        self.offered: Sequence[QAction] = ()  # commands that are given from here
        self.wanted = PatientFilter()
        self.open_button = QToolButton(self)
        self.open_button.setProperty("kind", "flat")
        self.open_button.setProperty("marked", "true")  # its words end in an arrow of their own
        self.open_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.open_button.setMenu(self.menu)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, across=theme.px(4), down=theme.px(4))
        column = bare(QVBoxLayout(self))
        column.addWidget(self._chips)
        self._say()

    @property
    def orders(self) -> bool:
        """Whether anybody is left out, or the order is another than by code."""
        return self.wanted != PatientFilter()

    @property
    def is_on(self) -> bool:
        return bool(self.wanted.chosen)

    def show_lines(self, lines: Sequence[Line], titles: dict[str, str]) -> None:
        """What there is to choose from; ``titles`` are those of the protocols, by name."""
        self._lines, self._titles = lines, titles

    def left(self) -> list[Line]:
        return left(self._lines, self.wanted)

    def show_user(self, user: str) -> None:
        """Who is here: what they filtered last."""
        if user != self._user:
            self._user = user
            self.wanted = _read(self.kept(_NAME + user))
            self._show_chips()
            self.changed.emit()

    def toggle(self, by: By, value: str) -> None:
        """Choose a value, or no more."""
        self._narrow(replace(self.wanted, chosen=self.wanted.chosen ^ {(by, value)}))

    def sort_by(self, sort: Sort) -> None:
        self._narrow(replace(self.wanted, sort=sort))

    def clear(self) -> None:
        self._narrow(replace(self.wanted, chosen=frozenset()))

    def _narrow(self, wanted: PatientFilter) -> None:
        self.wanted = wanted
        self.keep(_NAME + self._user, _written(wanted))
        self._show_chips()
        self.changed.emit()

    def _fill(self) -> None:
        """The menu, with the values that somebody has and how many."""
        self.menu.clear()
        for by, values in offers(self._lines).items():
            inner = self.menu.addMenu(self._by_words()[by])
            for value, count in values:
                action = inner.addAction(f"{self._value_words(by, value)}  ({count})")
                action.setCheckable(True)
                action.setChecked((by, value) in self.wanted.chosen)
                action.triggered.connect(partial(self._on_value, by, value))
        inner = self.menu.addMenu(self.tr("Sort by"))
        group = QActionGroup(inner)
        for sort, words in self._sort_words().items():
            action = group.addAction(words)
            action.setCheckable(True)
            action.setChecked(sort is self.wanted.sort)
            action.triggered.connect(partial(self._on_sort, sort))
            inner.addAction(action)
        self.menu.addSeparator()
        for action in self.offered:
            self.menu.addAction(action)
        self.menu.addAction(self.tr("Show everybody"), self.clear).setEnabled(self.is_on)

    def _on_value(self, by: By, value: str, *_: object) -> None:
        self.toggle(by, value)

    def _on_sort(self, sort: Sort, *_: object) -> None:
        self.sort_by(sort)

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for by, value in sorted(self.wanted.chosen):
            words = self._value_words(by, value)
            chip = button("", self._chips, kind="small")
            shown = chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(_CHIP))
            chip.setText(f"{shown} ×")
            chip.setAccessibleName(self.tr("No longer only {value}").format(value=words))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(partial(self._on_value, by, value))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(self.is_on)

    def _by_words(self) -> dict[By, str]:
        return {
            By.PROTOCOL: self.tr("Protocol"),
            By.RESPONSE: self.tr("Response (RECIST 1.1)"),
            By.THROMBUS: self.tr("Thrombus"),
            By.CHILD_PUGH: self.tr("Child-Pugh"),
            By.TREATED: self.tr("Treatment"),
            By.CENTRE: self.tr("Centre"),
        }

    def _sort_words(self) -> dict[Sort, str]:
        return {
            Sort.CODE: self.tr("Code"),
            Sort.NAME: self.tr("Name"),
            Sort.DAY: self.tr("Day of treatment"),
            Sort.FLAGS: self.tr("Open flags"),
        }

    def _value_words(self, by: By, value: str) -> str:
        if by is By.TREATED:
            return {YES: self.tr("on treatment"), NO: self.tr("not on treatment")}.get(value, value)
        if not value:
            return self.tr("no read yet") if by is By.RESPONSE else not_recorded()
        if by is By.PROTOCOL:
            return QCoreApplication.translate("models", self._titles.get(value, value))
        return word(value) if by is By.RESPONSE else f"Child-Pugh {value}" if by is By.CHILD_PUGH else value

    def _say(self) -> None:
        self.open_button.setText(f"{self.tr('Filter')} ▾")
        self.open_button.setAccessibleName(self.tr("Filter and sort the list of patients"))
        self.open_button.setToolTip(self.open_button.accessibleName())
        self._show_chips()


def _written(wanted: PatientFilter) -> str:
    return json.dumps([sorted([by.value, value] for by, value in wanted.chosen), wanted.sort.value])


def _read(text: str) -> PatientFilter:
    """What was filtered last; what cannot be read filters nobody."""
    try:
        chosen, sort = json.loads(text)
        return PatientFilter(frozenset((By(by), str(value)) for by, value in chosen), Sort(sort))
    except (ValueError, TypeError):
        return PatientFilter()
