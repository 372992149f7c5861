"""The users of a clinic file on a card of the settings: add, role, password, remove, another recovery code; rights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from storage.clinic.journal.statements import Roster, statements
from storage.keys import vault
from storage.keys.acknowledging import acknowledge, unacknowledged
from storage.keys.vaultnotes import recorded
from storage.roles import Action, Role
from storage.signing import fingerprint
from ui.clinic.user_form import UserForm
from ui.kit.asking import ask_first
from ui.kit.fields import Combo
from ui.kit.flow import FlowLayout
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.session.access import why_not
from ui.session.listeners import is_gone
from ui.session.session import Session
from ui.settings.card import SettingsCard
from ui.settings.rights import RightsDialog, RightsList
from ui.settings.tables import fit_rows
from ui.words.journal import moment, operation_word, role_word
from ui.words.language import problem_words

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from storage.keys.vault import Unlocked
    from ui.clinic.acknowledging import AcknowledgeDialog
    from ui.clinic.gate import Gate

T = TypeVar("T")
_WIDTHS = (118, 96, 140)


@dataclass(frozen=True, slots=True)
class Seen:
    """A user, and when they last changed anything; None for somebody who never has.

    ``role`` is the one that administrators signed, ``in_keys`` that of the keys file, which may be another; ``key`` the
    fingerprint of their key, as an administrator signed it.
    """

    name: str
    role: Role
    last: datetime | None
    in_keys: Role
    key: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who the users are, and what was done with the recovery code that nobody acknowledged: day, what and of whom."""

    users: tuple[Seen, ...]
    broken: tuple[tuple[str, str, str], ...]


class UsersCard(SettingsCard):
    """Every change is made in the vault at once, journalled, and the list read again."""

    def __init__(self, theme: Theme, session: Session, gate: Gate, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._session, self._gate = session, gate
        self.view = table_view(self)
        self.told, self.key = self.note(), self.note()
        self.differs, self.broken = (self.text(role="table", wrap=True) for _ in range(2))
        self._broken: tuple[tuple[str, str, str], ...] = ()
        self.role = Combo(self)
        for role in Role:
            self.role.addItem("", role)
        self.rights = RightsList(theme, self)
        manage = Action.MANAGE_USERS
        self.add = self.guard(manage, does=self._on_add)
        self.password = self.guard(manage, does=self._on_password)
        self.remove = self.guard(manage, does=self._on_remove)
        self.code = self.guard(manage, does=self._on_code)
        self.all_rights = self.guard(does=self._on_rights)
        self.acknowledge = self.guard(manage, does=self._on_acknowledge)
        self._buttons, self._more, self._under = FlowLayout(), FlowLayout(), FlowLayout()
        for widget in (self.role, self.password, self.remove, self.add, self.code):
            self._buttons.addWidget(widget)
        self._more.addWidget(self.all_rights)
        self._under.addWidget(self.acknowledge)
        self.column.addWidget(self.view)
        self.column.addWidget(self.differs)
        self.column.addWidget(self.key)
        self.column.addLayout(self._buttons)
        self.column.addWidget(self.told)
        self.column.addWidget(self.broken)
        self.column.addLayout(self._under)
        self.column.addWidget(self.rights)
        self.column.addLayout(self._more)
        for hidden in (self.differs, self.broken, self.acknowledge):
            hidden.hide()
        self.role.activated.connect(self._on_role)
        edit = QShortcut(QKeySequence("F2"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(self._on_edit)
        self.begin()

    @property
    def users(self) -> tuple[Seen, ...]:
        return self._table.records

    @property
    def _by(self) -> Unlocked | None:
        return self._gate.unlocked

    def refresh(self) -> None:
        self._on_row()
        self._read()

    def dress(self) -> None:
        super().dress()
        dress_view(self.view, self.theme)
        fit_rows(self.view, self.theme)

    def _say(self) -> None:
        self.title.setText(self.tr("Users and rights"))
        self.whose.setText(self.tr("the clinic's"))
        self.add.say(self.tr("Add a user…"))
        self.password.say(self.tr("New password…"))
        self.remove.say(self.tr("Remove…"))
        self.code.say(self.tr("New recovery code…"))
        self.all_rights.say(self.tr("Rights of every role…"))
        self.acknowledge.say(self.tr("Acknowledge…"))
        self.view.setAccessibleName(self.tr("Users of this clinic file"))
        self.role.setAccessibleName(self.tr("Role of the chosen user"))
        for place, role in enumerate(Role):
            self.role.setItemText(place, role_word(role))
        self._table = RecordTable(
            (
                Column(title=self.tr("User"), value=lambda user: user.name),
                Column(title=self.tr("Role"), value=lambda user: user.role, text=role_word),
                Column(
                    title=self.tr("last entry"),
                    value=lambda user: user.last or self.tr("none yet"),
                    text=lambda at: at if isinstance(at, str) else moment(at),
                ),
            ),
            self,
        )
        fill_view(self.view, self._table, self.theme, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self._read()

    def _read(self, said: str = "") -> None:
        if self._by is not None:
            job = partial(_users, self._gate, self._by)
            self._session.read(job, partial(self._show, said), otherwise=self._on_problem)

    def _show(self, said: str, found: Standing) -> None:
        before, by, users = self._chosen(), self._by, found.users
        self._broken = found.broken
        self.broken.setText("\n".join(self._broken_words()))
        self.differs.setText("\n".join(self._differing(users)))
        for shown in (self.broken, self.differs):
            shown.setVisible(bool(shown.text()))
        self.acknowledge.setVisible(bool(found.broken))
        name = before.name if before is not None else "" if by is None else by.actor.user
        if users != self._table.records:
            self._table.show_records(users)
            row = next((row for row, user in enumerate(users) if user.name == name), 0)
            self.view.selectRow(row)
        fit_rows(self.view, self.theme)
        if said or not self.told.text():
            self.told.setText(said)
        self.told.setVisible(bool(self.told.text()))
        self._on_row()

    def _differing(self, users: tuple[Seen, ...]) -> list[str]:
        words = self.tr("{user} is {signed} by the list that administrators signed; the keys file says {role}.")
        return [
            words.format(user=one.name, signed=role_word(one.role), role=role_word(one.in_keys))
            for one in users
            if one.role is not one.in_keys
        ]

    def _broken_words(self) -> list[str]:
        words = self.tr("{day}: with the recovery code was done: {what} ({reason}). Nobody acknowledged it.")
        return [words.format(day=day, what=operation_word(what), reason=reason) for day, what, reason in self._broken]

    def _chosen(self) -> Seen | None:
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def _on_row(self, *_: object) -> None:
        user, by = self._chosen(), self._by
        own = user is not None and by is not None and user.name == by.actor.user
        why = "" if self.access is None else why_not(self.access.actor, Action.MANAGE_USERS)
        self.role.setEnabled(user is not None and not why)
        self.role.setToolTip(why)
        self.remove.refuse(self.tr("You cannot remove yourself.") if own else "")
        if user is not None:
            self.role.setCurrentIndex(list(Role).index(user.role))
            words = self.tr("Key of {user}: {key}")
            self.key.setText(words.format(user=user.name, key=user.key or self.tr("not signed yet")))
            self.rights.show_role(user.role, user.name)

    def _on_problem(self, problem: Exception) -> None:
        self._on_row()
        self.told.setText(problem_words(problem))
        self.told.show()

    def _do(self, change: Callable[..., object], said: str, form: UserForm | None = None) -> None:
        """Change the vault on the worker; the form closes only when it is done."""

        def then(_: object) -> None:
            if form is not None:
                form.accept()
            self._read(said)

        if self._by is not None:
            otherwise = self._on_problem if form is None else form.show_problem
            change_vault(self._session, self._gate, self._by, change, then, otherwise)

    def _on_add(self) -> None:
        self._open(UserForm(self.theme, self, clinic=self._gate.path.stem), self._on_add_filled)

    def _on_add_filled(self, form: UserForm) -> None:
        name, role = form.user.text().strip(), form.chosen_role
        change = partial(vault.add_user, user=name, password=form.password.text(), role=role)
        self._do(change, self.tr("{user} was added as {role}.").format(user=name, role=role_word(role)), form)

    def _on_password(self) -> None:
        user, by = self._chosen(), self._by
        if user is not None and by is not None:
            own = user.name == by.actor.user and not by.recovered
            self._open(
                UserForm(self.theme, self, clinic=self._gate.path.stem, user=user.name, own=own),
                self._on_password_filled,
            )

    def _on_password_filled(self, form: UserForm) -> None:
        name = form.user.text()
        change = partial(vault.change_password, user=name, password=form.password.text(), old=form.old.text())
        self._do(change, self.tr("{user} has a new password.").format(user=name), form)

    def _open(self, form: UserForm, filled: Callable[[UserForm], None]) -> None:
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.filled.connect(filled)
        form.open()

    def _on_edit(self) -> None:
        if self.role.isEnabled():
            self.role.setFocus()

    def _on_role(self, number: int) -> None:
        user, role = self._chosen(), list(Role)[number]
        if user is not None and {role} != {user.role, user.in_keys}:
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

    def _remove(self, user: Seen, _: bool = False) -> None:
        said = self.tr("{user} was removed.").format(user=user.name)
        self._do(partial(vault.remove_user, user=user.name), said)

    def _on_code(self) -> None:
        if self._by is not None:
            change_vault(
                self._session, self._gate, self._by, vault.new_recovery_code, self._show_code, self._on_problem
            )

    def _show_code(self, code: str) -> None:
        """Nobody leaves the sheet but by typing from the print; the code before opens nothing any more."""
        from ui.clinic.recovery import RecoveryDialog

        dialog = RecoveryDialog(self.theme, self)
        dialog.setWindowTitle(self.tr("New recovery code"))
        dialog.sheet.show_code(code, self._gate.path.name, date.today())
        dialog.open()
        self.told.setText(self.tr("The recovery code before this one opens nothing any more."))
        self.told.show()

    def _on_acknowledge(self) -> None:
        from ui.clinic.acknowledging import AcknowledgeDialog

        dialog = AcknowledgeDialog(self.theme, self._broken_words(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reasoned.connect(partial(self._on_reasoned, dialog))
        dialog.open()

    def _on_reasoned(self, dialog: AcknowledgeDialog, reason: str) -> None:
        def then(_: int) -> None:
            dialog.accept()
            self._read(self.tr("The use of the recovery code was acknowledged."))
            self._session.noted.emit()

        def otherwise(problem: Exception) -> None:
            dialog.show_problem(problem_words(problem))

        self._session.read(partial(_acknowledged, reason), then, otherwise=otherwise)

    def _on_rights(self) -> None:
        dialog = RightsDialog(self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def change_vault(
    session: Session,
    gate: Gate,
    by: Unlocked,
    change: Callable[..., T],
    then: Callable[[T], None],
    otherwise: Callable[[Exception], None],
) -> None:
    """On the worker: a change of the vault by whoever is here, in the role that holds now, and what the journal is owed
    for it; then it is announced."""

    def work(store: Store) -> T:
        return recorded(store, by.key, partial(change, gate.path, replace(by, actor=store.actor)))

    def told(found: T) -> None:
        if not is_gone(then):
            then(found)
        session.noted.emit()

    session.read(work, told, otherwise=otherwise)


def _users(gate: Gate, by: Unlocked, store: Store) -> Standing:
    last, roster = store.past.last_by_user(), Roster(statements(store.database))
    users = []
    for one in vault.users(gate.path, by):
        now = roster.at(one.name)
        signed = one.role if now is None or now.role not in set(Role) else Role(now.role)
        key = "" if now is None else fingerprint(now.public)
        users.append(Seen(one.name, signed, last.get(one.name), in_keys=one.role, key=key))
    broken = [one.said.statement for one in unacknowledged(store)]
    return Standing(tuple(users), tuple((one.at[:10], one.label, one.reason) for one in broken))


def _acknowledged(reason: str, store: Store) -> int:
    return acknowledge(store, reason)
