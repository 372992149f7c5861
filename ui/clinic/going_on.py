"""A clinic file that is not the latest this computer knows: remembered while it is open, gone on with for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.clinic.gate import Gate
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import button, foot_band, ground, label
from ui.session.session import Session
from ui.words.language import spoken

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from storage.fresh.judging import StaleFile

_REMEMBERED_AFTER_MS = 3000


class Remembering(QObject):
    """Has the worker remember how the file stands some seconds after it changed; at lock and close the store does."""

    def __init__(self, session: Session, gate: Gate, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._gate = session, gate
        self._timer = QTimer(self, interval=_REMEMBERED_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        session.changed.connect(self._on_changed)

    def _on_changed(self, _: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_time(self) -> None:
        if self._gate.unlocked is not None:
            self._session.read(_remembered, _nothing)


class GoOnDialog(QDialog):
    """Says what is missing, and takes the reason of whoever goes on with the file all the same."""

    gone_on = Signal(str)

    def __init__(self, theme: Theme, problem: StaleFile, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self.setWindowTitle(self.tr("A clinic file that is not the latest"))
        ground(self, theme, "panel")
        px = theme.px
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), px(14), px(18), px(14))
        inner.setSpacing(px(10))
        self.told = label(" ".join(spoken(one.words) for one in problem.found), theme, self, role="body", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        after = self.tr(
            "Whoever goes on works with this file from now on. What is missing stays missing; the journal keeps who, "
            "when and why."
        )
        asked = label(self.tr("&Reason"), theme, self, role="table")
        self.reason = QLineEdit(self)
        asked.setBuddy(self.reason)
        self.go_button = button(self.tr("Go on with this file"), self)
        self.stay_button = button(self.tr("Leave it closed"), self, kind="primary")
        for widget in (
            self.told,
            label(after, theme, self, role="body", colour="text2", wrap=True),
            asked,
            self.reason,
        ):
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner)
        column.addStretch(1)
        column.addWidget(foot_band(theme, self, self.go_button, self.stay_button))
        for made in (self.go_button, self.stay_button):
            made.setAutoDefault(False)
        self.go_button.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text.strip())))
        self.stay_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._on_go)
        self.resize(px(560), px(300))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go(self) -> None:
        self.accept()
        self.gone_on.emit(self.reason.text().strip())


def _remembered(store: Store) -> None:
    if store.watch is not None:
        store.watch.remember(store)


def _nothing(_: None) -> None:
    """There is no news of it."""
