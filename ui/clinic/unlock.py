"""The page in front of a locked clinic file: user and password, or the recovery code; the wait after a wrong one."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.words import Sentence
from storage.problems import StoreProblem
from ui.kit.sheet import Sheet, SheetPage
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.words.common import purpose
from ui.words.language import problem_words, spoken


class UnlockPage(SheetPage):
    """Says ``password_given`` or ``code_given``; ``show_problem`` tells what came of it. It never lists the users."""

    password_given = Signal(str, str)
    code_given = Signal(str)
    restore_wanted = Signal()
    going_on_wanted = Signal()

    def __init__(self, theme: Theme, wait_seconds: Callable[[], float], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._wait_seconds = wait_seconds
        self._by_code = False
        self._working = False
        self._sentence = ""
        self._update: Sentence | None = None
        self._clinic = ""
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._tell)
        sheet = Sheet(theme, self)
        self._title = sheet.say(role="title")
        self._which = sheet.say(role="table", colour="text2")
        sheet.column.addSpacing(theme.px(8))
        self._user_label, self.user = sheet.field()
        self._password_label, self.password = sheet.field(secret=True)
        self._code_label, self.code = sheet.field()
        self._told = sheet.say(colour="urgent")
        self.go_button = button("", sheet, kind="primary")
        self.other_button = button("", sheet, kind="flat")
        self.restore_button = button("", sheet)
        self.go_on_button = button("", sheet)
        for made in (self.restore_button, self.go_on_button):
            made.hide()
            sheet.column.addWidget(made)
        line = sheet.buttons()
        line.addWidget(self.other_button)
        line.addStretch(1)
        line.addWidget(self.go_button)
        sheet.column.addSpacing(theme.px(8))
        self._purpose = sheet.say(role="caption", colour="text2")
        self.put(sheet)
        self.user.returnPressed.connect(self.password.setFocus)
        for entry in (self.password, self.code):
            entry.returnPressed.connect(self._on_go)
        for entry in (self.user, self.password, self.code):
            entry.textChanged.connect(self._on_typed)
        self.go_button.clicked.connect(self._on_go)
        self.other_button.clicked.connect(self._on_other)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.go_on_button.clicked.connect(self.going_on_wanted)
        self._say()

    @property
    def told(self) -> str:
        """What is written about the last attempt."""
        return self._told.text()

    def ask(self, clinic: str, *, user: str = "") -> None:
        """Ask anew, of the one who was there before where that is known."""
        self._clinic = clinic
        self._working = self._by_code = False
        self._sentence = ""
        self._hide_ways()
        for entry in (self.password, self.code):
            entry.clear()
        self.user.setText(user)
        self._say()
        self._tell()
        self._focus()

    def show_problem(self, problem: Exception, *, restorable: bool = False, older: bool = False) -> None:
        """The attempt failed. What was typed as a password is gone, the rest stays.

        ``restorable``: the password was right, and a backup helps; ``older``: one may go on with the file knowingly.
        """
        self._working = False
        self.restore_button.setVisible(restorable)
        self.go_on_button.setVisible(older)
        wrong = isinstance(problem, StoreProblem) and type(problem).__name__ == "WrongPassword"
        self._sentence = self.tr("The user name or the password is wrong.") if wrong else problem_words(problem)
        self.password.clear()
        self._tell()
        self._focus()

    def show_update(self, words: Sentence) -> None:
        """How far the update of an older file is, before it opens."""
        if self._working:
            self._update = words
            self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._tell()
        super().changeEvent(event)

    def _hide_ways(self) -> None:
        self.restore_button.hide()
        self.go_on_button.hide()

    def _focus(self) -> None:
        asked = self.code if self._by_code else self.password if self.user.text() else self.user
        asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, _: str) -> None:
        self._allow()

    def _on_other(self) -> None:
        self._by_code = not self._by_code
        self._sentence = ""
        self._say()
        self._tell()
        self._focus()

    def _on_go(self) -> None:
        if not self.go_button.isEnabled():
            return
        self._working, self._update = True, None
        self._sentence = ""
        self._hide_ways()
        self._tell()
        if self._by_code:
            self.code_given.emit(self.code.text())
        else:
            self.password_given.emit(self.user.text().strip(), self.password.text())

    def _tell(self) -> None:
        """The sentence about the last attempt, and how long the next one has to wait."""
        left = 0 if self._by_code else math.ceil(self._wait_seconds())
        words = [self._sentence] if self._sentence else []
        if self._working:
            words = [self.tr("Opening the clinic file."), *([] if self._update is None else [spoken(self._update)])]
        elif left:
            words.append(self.tr("The next attempt is possible in {seconds} s; the wait grows.").format(seconds=left))
        self._told.setText(" ".join(words))
        self._told.setVisible(bool(words))
        if left and not self._working:
            self._timer.start()
        else:
            self._timer.stop()
        self._allow(left)

    def _allow(self, left: int | None = None) -> None:
        waiting = self._timer.isActive() if left is None else bool(left)
        typed = self.code.text() if self._by_code else self.user.text().strip() and self.password.text()
        self.go_button.setEnabled(bool(typed) and not waiting and not self._working)

    def _say(self) -> None:
        self._title.setText(self.tr("The clinic file is locked"))
        self._which.setText(self._clinic)
        self._user_label.setText(self.tr("&User"))
        self._password_label.setText(self.tr("&Password"))
        self._code_label.setText(self.tr("Recovery &code, as it was printed"))
        self.go_button.setText(self.tr("Unlock"))
        self.other_button.setText(self.tr("Use the password") if self._by_code else self.tr("Use the recovery code"))
        self.restore_button.setText(self.tr("Restore a backup…"))
        self.go_on_button.setText(self.tr("Go on with this file…"))
        self._purpose.setText(purpose())
        for widget in (self._user_label, self.user, self._password_label, self.password):
            widget.setVisible(not self._by_code)
        for widget in (self._code_label, self.code):
            widget.setVisible(self._by_code)
