"""What was typed and not saved, and waits for the one who typed it: found, and offered under the banner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.journal_words import moment
from ui.language import short_date
from ui.theme import Theme
from ui.widgets import button, dress_label, ground, label

if TYPE_CHECKING:
    from models.visit_form import VisitDraft
    from storage.drafts import Draft

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One unsaved visit; ``on`` is its date where one can be read from what was typed."""

    name: str
    patient: int
    code: str
    begun: datetime
    on: date | None
    draft: VisitDraft


def waiting_drafts(clinic: Path, key: bytes, user: str) -> tuple[Waiting, ...]:
    """The drafts that this user left, oldest first; those of others and of a newer program stay where they are."""
    from storage.drafts import drafts

    return tuple(found for one in drafts(clinic, key) if (found := _waiting(one, user)) is not None)


def _waiting(kept: Draft, user: str) -> Waiting | None:
    from models.visit_draft import read_draft

    data = kept.data
    if data.get("user") != user or data.get("kind") != "visit":
        return None
    try:
        draft = read_draft(data["form"])
        return Waiting(
            name=kept.name,
            patient=int(data["patient"]),
            code=str(data["code"]),
            begun=datetime.fromisoformat(data["begun"]),
            on=_date_of(draft),
            draft=draft,
        )
    except (KeyError, ValueError, TypeError):
        return None


def waiting_words(waiting: Waiting) -> str:
    """``A visit of 28-Mar-2025, begun 28-Mar-2025 14:03, is not saved.``"""
    begun = moment(waiting.begun.astimezone())
    if waiting.on is None:
        words = translate("WaitingBar", "A visit, begun {begun}, is not saved.")
        return words.format(begun=begun)
    words = translate("WaitingBar", "A visit of {date}, begun {begun}, is not saved.")
    return words.format(date=short_date(waiting.on), begun=begun)


def _date_of(draft: VisitDraft) -> date | None:
    try:
        return date.fromisoformat(draft.date)
    except ValueError:
        return None


class WaitingBar(QWidget):
    """Offers to go on with an unsaved visit of the patient on the screen, or to throw it away."""

    go_on_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waiting: Waiting | None = None
        self._words = label("", theme, self, role="body", wrap=True)
        self.go_on_button = button("", self, kind="small")
        self.discard_button = button("", self, kind="small")
        self.go_on_button.clicked.connect(self._on_go_on)
        self.discard_button.clicked.connect(self._on_discard)
        line = QHBoxLayout(self)
        line.addWidget(self._words, 1)
        line.addWidget(self.go_on_button)
        line.addWidget(self.discard_button)
        self._line = line
        theme.changed.connect(self._dress)
        self._dress()
        self._say()
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def show_waiting(self, waiting: Waiting | None) -> None:
        self._waiting = waiting
        self._say()
        self.setVisible(waiting is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.go_on_button.setText(self.tr("Go on with it"))
        self.discard_button.setText(self.tr("Discard…"))
        self._words.setText("" if self._waiting is None else waiting_words(self._waiting))
        self.setAccessibleName(self._words.text())

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "accent_soft")
        dress_label(self._words, self._theme, role="body", colour="text")
        self._line.setContentsMargins(px(18), px(5), px(14), px(5))
        self._line.setSpacing(px(8))

    def _on_go_on(self) -> None:
        self.go_on_wanted.emit(self._waiting)

    def _on_discard(self) -> None:
        self.discard_wanted.emit(self._waiting)
