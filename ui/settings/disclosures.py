"""Who opened and exported what, on a card of the settings: the last days in numbers, and the way to the list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.words import filled
from storage.roles import Action
from ui.kit.flow import FlowLayout
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.settings.card import SettingsCard
from ui.words.language import number

if TYPE_CHECKING:
    from storage.clinic.store import Store

DAYS = 7
Counts = tuple[int, int, int, int]


class DisclosuresCard(SettingsCard):
    """Numbers for whoever may look; for everybody else, that it is written down and who may look."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._grid = QGridLayout()
        self._names: list[QLabel] = []
        self.values: list[QLabel] = []
        for row in range(4):
            self._names.append(self.text(role="table", colour="text2"))
            self.values.append(self.text(role="table"))
            self._grid.addWidget(self._names[row], row, 0)
            self._grid.addWidget(self.values[row], row, 1)
        self._grid.setColumnStretch(1, 1)
        self._told = self.note()
        self.look = self.guard(Action.SEE_DISCLOSURES, does=lambda: self.wanted.emit("disclosures"))
        self.column.addLayout(self._grid)
        self.column.addWidget(self._told)
        self._buttons = FlowLayout()
        self._buttons.addWidget(self.look)
        self.column.addLayout(self._buttons)
        self.begin()

    def refresh(self) -> None:
        may = self.access is not None and self.access.actor.may(Action.SEE_DISCLOSURES)
        for made in (*self._names, *self.values):
            made.setVisible(may)
        if may:
            self._session.read(_counts, self._show, otherwise=_nothing)

    def dress(self) -> None:
        super().dress()
        self._grid.setHorizontalSpacing(self.theme.px(12))
        self._grid.setVerticalSpacing(self.theme.px(5))
        self._grid.setColumnMinimumWidth(0, self.theme.px(96))

    def _say(self) -> None:
        self.title.setText(self.tr("Opened and exported"))
        self.whose.setText(filled(self.tr("the clinic's; the last {count} days"), count=DAYS))
        names = (self.tr("Log-ins"), self.tr("Refused"), self.tr("Patients opened"), self.tr("Taken out"))
        for made, words in zip(self._names, names, strict=True):
            made.setText(words)
        self._told.setText(
            self.tr(
                "Log-ins, patients opened, prints, exports, copies and backups are written down before they leave; "
                "what cannot be written down does not leave."
            )
        )
        self.look.say(self.tr("Look…"))

    def _show(self, counts: Counts) -> None:
        for made, count in zip(self.values, counts, strict=True):
            made.setText(number(count))


def _nothing(_: Exception) -> None:
    """Somebody else came in meanwhile, who may not look: nobody asked, and the card says so itself."""


def _counts(store: Store) -> Counts:
    from storage.clinic.leaving import TAKEN, Way

    found = store.leaving.found(first=date.today() - timedelta(days=DAYS - 1))
    came = sum(one.way is Way.LOG_IN for one in found)
    refused = sum(len(one.refused) for one in found)
    opened = sum(one.way is Way.OPENED for one in found)
    taken = sum(one.way in TAKEN and not one.ended for one in found)
    return came, refused, opened, taken
