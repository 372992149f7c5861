"""Data locks on the screen: the strip that says so, and the form that locks or unlocks with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.kit.room import keep_size
from ui.kit.sheet import WIDTH, Sheet
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground
from ui.session.session import Session
from ui.words.language import problem_words, spoken

if TYPE_CHECKING:
    from storage.clinic.locks import Lock


class LockDialog(QDialog):
    """Locks or unlocks one patient's data, or with ``key`` None the whole data set; always with a reason."""

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, key: int | None, code: str, lock: Lock | None
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        self._session, self._key, self._lock, self._working = session, key, lock, False
        ground(self, theme, "panel")
        sheet = Sheet(theme, self)
        title, words = self._words(code)
        self.setWindowTitle(title)
        sheet.say(title, role="title")
        if lock is not None:
            from storage.clinic.locks import refusal

            sheet.say(spoken(refusal(lock).words))
        sheet.say(words, colour="text2")
        name, self.reason = sheet.field()
        name.setText(self.tr("&Reason"))
        self.told = sheet.say(role="table", colour="urgent")
        self.cancel_button = button(self.tr("Cancel"), sheet)
        self.save_button = button(self.tr("Lock") if lock is None else self.tr("Unlock"), sheet, kind="primary")
        self.cancel_button.setAutoDefault(False)
        line = sheet.buttons()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.addWidget(sheet)
        width = theme.px(WIDTH)
        self.resize(width, column.heightForWidth(width))  # Qt would not leave room for lines that are broken
        self.reason.textChanged.connect(self._allow)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)
        self.reason.setFocus()
        self._allow()

    def _words(self, code: str) -> tuple[str, str]:
        """Title and consequence."""
        if self._key is None:
            if self._lock is None:
                return self.tr("Lock the data set"), self.tr(
                    "Nobody can change the data of any patient, nor add one, until the data set is unlocked."
                )
            return self.tr("Unlock the data set"), self.tr(
                "The data of every patient who is not locked alone can be changed again."
            )
        if self._lock is None:
            return self.tr("Lock the data of {patient}").format(patient=code), self.tr(
                "Nobody can change the data of this patient until they are unlocked."
            )
        return self.tr("Unlock the data of {patient}").format(patient=code), self.tr(
            "The data of this patient can be changed again."
        )

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.reason.text().strip()) and not self._working)

    def _on_save(self) -> None:
        self._working = True
        self._allow()
        key, locking, reason = self._key, self._lock is None, self.reason.text()
        self._session.write(
            lambda store: (store.locks.lock if locking else store.locks.unlock)(key, reason),
            self._on_done,
            touched=(),
            otherwise=self._on_problem,
        )

    def _on_done(self, _: None) -> None:
        self.accept()

    def _on_problem(self, problem: Exception) -> None:
        self._working = False
        self.told.setText(problem_words(problem))
        self._allow()
