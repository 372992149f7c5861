"""What was typed and not saved, and waits for the one who typed it: found, and offered under the banner."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.strip import Strip
from ui.kit.theme import Theme
from ui.words.journal import moment
from ui.words.language import short_date

if TYPE_CHECKING:
    from storage.keys.drafts import Draft

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One unsaved form about a patient; ``on`` is its date where one can be read from what was typed."""

    name: str
    kind: str
    patient: int
    code: str
    begun: datetime
    on: date | None
    document: dict[str, Any]


def waiting_drafts(clinic: Path, key: bytes, user: str) -> tuple[Waiting, ...]:
    """The drafts that this user left, oldest first; those of others and of a newer program stay where they are."""
    from storage.keys.drafts import drafts

    return tuple(found for one in drafts(clinic, key) if (found := _waiting(one, user)) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRegistration:
    """A registration that was not finished."""

    name: str
    begun: datetime
    document: dict[str, Any]


def waiting_registration(clinic: Path, key: bytes, user: str) -> WaitingRegistration | None:
    """The oldest unfinished registration that this user left."""
    from storage.keys.drafts import drafts

    for kept in drafts(clinic, key):
        data = kept.data
        if data.get("user") == user and data.get("kind") == "registration":
            with contextlib.suppress(KeyError, ValueError, TypeError):
                begun = datetime.fromisoformat(data["begun"])
                return WaitingRegistration(name=kept.name, begun=begun, document=dict(data["form"]))
    return None


def _waiting(kept: Draft, user: str) -> Waiting | None:
    from models.forms import event as event_form
    from models.forms import treatment, visit_draft

    data = kept.data
    readers = {
        "visit": visit_draft.read_draft,
        "adverse event": event_form.read_draft,
        "treatment": treatment.read_draft,
        "correction": _read_correction,
    }
    if data.get("user") != user or data.get("kind") not in readers:
        return None
    try:
        kind, form = str(data["kind"]), dict(data["form"])
        readers[kind](form)
        on = form.get("date" if kind == "visit" else "start", "")
        return Waiting(
            name=kept.name,
            kind=kind,
            patient=int(data["patient"]),
            code=str(data["code"]),
            begun=datetime.fromisoformat(data["begun"]),
            on=_date_of(str(on)),
            document=form,
        )
    except (KeyError, ValueError, TypeError):
        return None


def waiting_words(waiting: Waiting) -> str:
    """``A visit of 28-Mar-2025, begun 28-Mar-2025 14:03, is not saved.``"""
    begun = moment(waiting.begun.astimezone())
    if waiting.kind == "correction":
        return translate("WaitingBar", "A correction, begun {begun}, is not saved.").format(begun=begun)
    if waiting.kind == "treatment":
        return translate("WaitingBar", "A treatment, begun {begun}, is not saved.").format(begun=begun)
    if waiting.kind == "adverse event":
        return translate("WaitingBar", "An adverse event, begun {begun}, is not saved.").format(begun=begun)
    if waiting.on is None:
        return translate("WaitingBar", "A visit, begun {begun}, is not saved.").format(begun=begun)
    words = translate("WaitingBar", "A visit of {date}, begun {begun}, is not saved.")
    return words.format(date=short_date(waiting.on), begun=begun)


def _read_correction(document: dict[str, Any]) -> object:
    """Raises KeyError, TypeError or ValueError for what no form wrote."""
    texts = dict(document["texts"])
    return str(document["kind"]), int(document["row"]), str(document["subject"]), str(document["reason"]), texts


def _date_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class WaitingBar(Strip):
    """Offers to go on with an unsaved form of the patient on the screen, or to throw it away."""

    go_on_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._waiting: Waiting | None = None
        self.go_on_button, self.discard_button = self.add_button(), self.add_button()
        self.go_on_button.clicked.connect(self._on_go_on)
        self.discard_button.clicked.connect(self._on_discard)
        self._say()

    def show_waiting(self, waiting: Waiting | None) -> None:
        self._waiting = waiting
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.go_on_button.setText(self.tr("Go on with it"))
        self.discard_button.setText(self.tr("Discard…"))
        self.show_words("" if self._waiting is None else waiting_words(self._waiting))

    def _on_go_on(self) -> None:
        self.go_on_wanted.emit(self._waiting)

    def _on_discard(self) -> None:
        self.discard_wanted.emit(self._waiting)
