"""One user: a name, a role and a password typed twice; or only the password of one who is there already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from storage.problems import StoreProblem
from storage.roles import Role
from ui.kit.fields import Combo
from ui.kit.room import keep_size
from ui.kit.sheet import WIDTH, Sheet
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, ground, label
from ui.words.journal import role_word
from ui.words.language import problem_words


class UserForm(QDialog):
    """Says ``filled`` with what was typed; whoever keeps it closes the form, or tells it the problem.

    ``user`` is who gets another password; without one, a new user is asked for. ``own`` asks for the old password,
    ``clinic`` is the name of the clinic file, of which no password is to be made.
    """

    filled = Signal(object)  # this form

    def __init__(self, theme: Theme, parent: QWidget, *, clinic: str, user: str = "", own: bool = False) -> None:
        super().__init__(parent)
        keep_size(self)
        self._own, self._adding, self._working, self._clinic = own, not user, False, clinic
        title = self.tr("Add a user") if self._adding else self.tr("New password for {user}").format(user=user)
        self.setWindowTitle(title)
        ground(self, theme, "panel")
        self._theme, self._sheet = theme, (sheet := Sheet(theme, self))
        sheet.say(title, role="title")
        words, self.user = sheet.field()
        words.setText(self.tr("&User"))
        self.user.setText(user)
        self.user.setReadOnly(not self._adding)
        self.role = Combo(self)
        for role in Role:
            self.role.addItem(role_word(role), role)
        self.role.setCurrentIndex(list(Role).index(Role.CLINICIAN))
        if self._adding:
            role_label = label(self.tr("&Role"), theme, sheet, role="table", colour="text2")
            role_label.setBuddy(self.role)
            sheet.column.addWidget(role_label)
            sheet.column.addWidget(self.role)
        self.role.setVisible(self._adding)
        self.role.setAccessibleName(self.tr("Role"))
        words, self.old = sheet.field(secret=True)
        words.setText(self.tr("&Old password"))
        words.setVisible(own)
        self.old.setVisible(own)
        words, self.password = sheet.field(secret=True)
        words.setText(self.tr("New &password, 8 characters or more"))
        words, self.again = sheet.field(secret=True)
        words.setText(self.tr("The password &again"))
        self.told = sheet.say(role="table", colour="text2")
        self.cancel_button, self.save_button = button(self.tr("Cancel"), sheet), button(self.tr("Save"), sheet)
        self.save_button.setProperty("kind", "primary")
        self.cancel_button.setAutoDefault(False)
        line = sheet.buttons()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        bare(QVBoxLayout(self), spacing=None).addWidget(sheet)
        for entry in (self.user, self.old, self.password, self.again):
            entry.textChanged.connect(self._on_typed)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)
        (self.user if self._adding else self.old if own else self.password).setFocus()
        self.setFixedWidth(theme.px(WIDTH))
        self._on_typed("")

    @property
    def chosen_role(self) -> Role:
        return list(Role)[self.role.currentIndex()]

    def show_problem(self, problem: Exception) -> None:
        self._working = False
        self._on_typed("")
        self._tell(problem_words(problem))

    def _tell(self, words: str) -> None:
        """Say it, and grow where it takes more lines."""
        self._sheet.tell(self.told, words, width=self._theme.px(WIDTH))
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def _on_typed(self, _: str) -> None:
        wrong = self._wrong()
        self._tell(wrong)
        self.save_button.setEnabled(not wrong and not self._working)

    def _wrong(self) -> str:
        from storage.keys.passwords import check_password

        if not self.user.text().strip():
            return self.tr("Type the name of the user.")
        if self._own and not self.old.text():
            return self.tr("Type the old password.")
        try:
            check_password(self.password.text(), user=self.user.text(), clinic=self._clinic)
        except StoreProblem as problem:
            return problem_words(problem)
        return "" if self.password.text() == self.again.text() else self.tr("The two passwords are not the same yet.")

    def _on_save(self) -> None:
        self._working = True
        self.save_button.setEnabled(False)
        self.filled.emit(self)

    def reject(self) -> None:
        """Not while the vault has yet to answer."""
        if not self._working:
            super().reject()
