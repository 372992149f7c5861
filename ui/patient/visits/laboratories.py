"""Which laboratory measured what is typed into cells: those of the clinic and of the patient, one of them chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.forms.cells import laboratory_of
from models.record.records import LabRange, Record
from ui.kit.fields import Choice
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, label
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store


class LaboratoryChoice(QWidget):
    """Shown where a laboratory is known; ``chosen`` names another, ``""`` none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._names: tuple[str, ...] = ()
        self._ranges: tuple[LabRange, ...] = ()
        self._shown: Record | None = None
        self._known: list[str] = []
        self.is_known = False  # whether those of the clinic were read
        self.choice = Choice((), "", self)
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(self._on_chosen)
        self._words = label("", theme, self, role="table", colour="text2")
        self._words.setBuddy(self.choice)
        line = bare(QHBoxLayout(self), spacing=theme.px(6))
        line.addWidget(self._words)
        line.addWidget(self.choice)

    def read(self, then: Callable[[], None]) -> None:
        """Ask which laboratories the clinic knows, and their ranges."""

        def on_read(found: tuple[tuple[str, ...], tuple[LabRange, ...]]) -> None:
            self._names, self._ranges = found
            self.is_known, self._shown = True, None
            then()

        self._session.read(_laboratories, on_read)

    def of(self, record: Record) -> list[str]:
        """The laboratories to choose from; first the one that stands there unless another is chosen."""
        own = sorted({one.laboratory for one in record.labs if one.laboratory})
        return list(dict.fromkeys((*filter(None, (laboratory_of(record),)), *self._names, *own)))

    def with_ranges(self, record: Record) -> Record:
        """With the ranges of every laboratory that may be chosen."""
        return replace(record, ranges=self._ranges) if self.is_known else record

    def show_laboratory(self, record: Record, laboratory: str) -> None:
        if record is not self._shown:  # not at every key
            self._shown, self._known = record, self.of(record)
        known = self._known
        self.setVisible(bool(known))
        if known != self.choice.values:
            self.choice.offer([(name, str(place), name) for place, name in enumerate(known, start=1)])
        self.choice.choose(laboratory or None)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.choice.value or "")

    def say(self) -> None:
        self._words.setText(self.tr("&Laboratory"))
        self.choice.setAccessibleName(self.tr("Laboratory that measured"))
        self.choice.setToolTip(self.tr("The laboratory of this patient's last result, unless another is chosen"))

    def dress(self) -> None:
        dress_label(self._words, self._theme, role="table", colour="text2")


def _laboratories(store: Store) -> tuple[tuple[str, ...], tuple[LabRange, ...]]:
    return tuple(store.laboratories.names()), tuple(store.laboratories.ranges())
