"""The users of a clinic file, for its administrators: add, role, password, remove, another recovery code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from storage.keys import vault
from storage.keys.vaultnotes import recorded
from storage.roles import Role
from ui.clinic.user_form import UserForm
from ui.kit.asking import ask_first
from ui.kit.fields import Combo
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, foot_band, ground, label
from ui.session.session import Session
from ui.words.journal import role_word
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from storage.keys.vault import Unlocked, User
    from ui.clinic.gate import Gate

T = TypeVar("T")


class UsersDialog(QDialog):
    """Every change is made in the vault at once, journalled, and the list read again."""

    def __init__(self, theme: Theme, session: Session, gate: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._gate = theme, session, gate
        assert gate.unlocked is not None
        self._by: Unlocked = gate.unlocked
        self.setWindowTitle(self.tr("Users"))
        ground(self, theme, "panel")
        self._table = RecordTable(
            (
                Column(title=self.tr("User"), value=lambda user: user.name),
                Column(title=self.tr("Role"), value=lambda user: user.role, text=role_word),
            ),
            self,
        )
        self.view = table_view(self)
        fill_view(self.view, self._table, theme, (260,))
        dress_view(self.view, theme)
        self.view.setAccessibleName(self.tr("Users of this clinic file"))
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.add_button = button(self.tr("Add a user…"), self)
        self.password_button = button(self.tr("New password…"), self)
        self.remove_button = button(self.tr("Remove…"), self)
        self.code_button = button(self.tr("New recovery code…"), self)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self.role = Combo(self)
        for role in Role:
            self.role.addItem(role_word(role), role)
        self.role.setAccessibleName(self.tr("Role of the chosen user"))
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        self._read()

    @property
    def users(self) -> tuple[User, ...]:
        return self._table.records

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(420))

    def _lay_out(self) -> None:
        px = self._theme.px
        column = bare(QVBoxLayout(self))
        line = QHBoxLayout()
        line.setContentsMargins(px(18), px(10), px(18), px(10))
        line.setSpacing(px(8))
        for widget in (self.add_button, self.role, self.password_button, self.remove_button):
            line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)
        column.addLayout(inset(self.view, self._theme), 1)
        said = QVBoxLayout()
        said.setContentsMargins(px(18), px(10), px(18), px(10))
        said.addWidget(self.told)
        column.addLayout(said)
        column.addWidget(foot_band(self._theme, self, self.code_button, self.close_button))

    def _connect(self) -> None:
        buttons = (self.add_button, self.password_button, self.remove_button, self.code_button, self.close_button)
        for made in buttons:
            made.setAutoDefault(False)
        self.add_button.clicked.connect(self._on_add)
        self.password_button.clicked.connect(self._on_password)
        self.remove_button.clicked.connect(self._on_remove)
        self.code_button.clicked.connect(self._on_code)
        self.close_button.clicked.connect(self.accept)
        self.role.activated.connect(self._on_role)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)

    def _read(self, said: str = "") -> None:
        self._session.work(
            partial(vault.users, self._gate.path, self._by), partial(self._show, said), otherwise=self._on_problem
        )

    def _show(self, said: str, users: tuple[User, ...]) -> None:
        self._table.show_records(users)
        self.told.setText(said or self.tr("Choose a user to change the role or the password, or to remove them."))
        self._on_row()

    def _chosen(self) -> User | None:
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def _on_row(self, *_: object) -> None:
        user = self._chosen()
        own = user is not None and user.name == self._by.actor.user
        self.role.setEnabled(user is not None)
        self.password_button.setEnabled(user is not None)
        self.remove_button.setEnabled(user is not None and not own)
        self.remove_button.setToolTip(self.tr("You cannot remove yourself.") if own else "")
        if user is not None:
            self.role.setCurrentIndex(list(Role).index(user.role))

    def _on_problem(self, problem: Exception) -> None:
        self._on_row()
        self.told.setText(problem_words(problem))

    def _do(self, change: Callable[..., object], said: str, form: UserForm | None = None) -> None:
        """Change the vault on the worker; the form closes only when it is done."""

        def then(_: object) -> None:
            if form is not None:
                form.accept()
            self._read(said)

        job = partial(journalled, self._gate, self._by, change)
        self._session.read(job, then, otherwise=self._on_problem if form is None else form.show_problem)

    def _on_add(self) -> None:
        self._open(UserForm(self._theme, self), self._on_add_filled)

    def _on_add_filled(self, form: UserForm) -> None:
        name, role = form.user.text().strip(), form.chosen_role
        change = partial(vault.add_user, user=name, password=form.password.text(), role=role)
        self._do(change, self.tr("{user} was added as {role}.").format(user=name, role=role_word(role)), form)

    def _on_password(self) -> None:
        user = self._chosen()
        if user is not None:
            own = user.name == self._by.actor.user and not self._by.recovered
            self._open(UserForm(self._theme, self, user=user.name, own=own), self._on_password_filled)

    def _on_password_filled(self, form: UserForm) -> None:
        name = form.user.text()
        change = partial(vault.change_password, user=name, password=form.password.text(), old=form.old.text())
        self._do(change, self.tr("{user} has a new password.").format(user=name), form)

    def _open(self, form: UserForm, filled: Callable[[UserForm], None]) -> None:
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.filled.connect(filled)
        form.open()

    def _on_role(self, number: int) -> None:
        user, role = self._chosen(), list(Role)[number]
        if user is not None and role is not user.role:
            said = self.tr("{user} is {role} from the next unlocking.").format(user=user.name, role=role_word(role))
            self._do(partial(vault.set_role, user=user.name, role=role), said)

    def _on_remove(self) -> None:
        user = self._chosen()
        if user is None:
            return
        going = ask_first(
            self,
            title=self.tr("Remove a user"),
            text=self.tr("{user} will not be able to open the clinic file any more.").format(user=user.name),
            more=self.tr("What they entered stays, under their name."),
            leave=self.tr("Keep the user"),
            go=self.tr("Remove the user"),
        )
        going.clicked.connect(partial(self._remove, user))

    def _remove(self, user: User, _: bool = False) -> None:
        said = self.tr("{user} was removed.").format(user=user.name)
        self._do(partial(vault.remove_user, user=user.name), said)

    def _on_code(self) -> None:
        job = partial(journalled, self._gate, self._by, vault.new_recovery_code)
        self._session.read(job, self._show_code, otherwise=self._on_problem)

    def _show_code(self, code: str) -> None:
        """Nobody leaves the sheet but by typing from the print; the code before opens nothing any more."""
        from ui.clinic.recovery import RecoveryDialog

        dialog = RecoveryDialog(self._theme, self)
        dialog.setWindowTitle(self.tr("New recovery code"))
        dialog.sheet.show_code(code, self._gate.path.name, date.today())
        dialog.open()
        self.told.setText(self.tr("The recovery code before this one opens nothing any more."))


def journalled(gate: Gate, by: Unlocked, change: Callable[..., T], store: Store) -> T:
    """On the worker: a change of the vault, and what the journal is owed for it."""
    return recorded(store, by.key, partial(change, gate.path, by))
