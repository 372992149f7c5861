"""Everything around an open clinic file that belongs to the whole file: entrance, backups, and their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.clinic.backups.keeper import BackupKeeper
from ui.clinic.check_keeper import CheckKeeper
from ui.clinic.entrance import Entrance
from ui.clinic.gate import Gate
from ui.clinic.going_on import Remembering
from ui.session.session import Session
from ui.settings.clinic_file import CHECKED, UNSEEN, Checked
from ui.window.desk import Desk
from ui.window.drafts import FormKeeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from storage.clinic.verifying.verification import Verification
    from ui.clinic.backups.dialog import BackupsDialog
    from ui.clinic.user_form import UserForm
    from ui.settings.card import SettingsCard


class Doors(QObject):
    """Made after the window is on the screen; owned by it. It answers what the window says is ``wanted``."""

    def __init__(self, window: Desk, session: Session, gate: Gate, *, demo_folder: Path) -> None:
        super().__init__(window)
        self._window, self._session, self._gate = window, session, gate
        self.entrance = Entrance(window, session, gate, theme=window.theme, demo_folder=demo_folder)
        self.keeper = BackupKeeper(window, session, gate)
        self.forms = FormKeeper(window, session, gate)
        self.checks = CheckKeeper(window, session, gate, self.entrance.idle)
        Remembering(session, gate, self)
        for follower in (self.keeper, self.forms, self.checks):
            follower.follow(entered=self.entrance.entered, leaving=self.entrance.leaving)
        self.entrance.restore_wanted.connect(self._on_restore)
        self._answers = {"backups": self._on_backups, "password": self._on_password}
        window.cards |= {"idle": self._idle_card, "users": self._users_card, "backups": self._backups_card}
        window.wanted.connect(self._on_wanted)
        answer_checks(window, session, restorable=lambda: not gate.demo, key=lambda: gate.key)

    def begin(self) -> None:
        self.entrance.begin()

    def _on_wanted(self, what: str) -> None:
        if what in self._answers:
            self._answers[what]()

    def _on_backups(self) -> None:
        _open(self._backups())

    def _on_restore(self) -> None:
        """In front of the locked window: only to bring a backup back, or to leave it."""
        dialog = self._backups()
        dialog.rejected.connect(self.entrance.give_up_restoring)
        _open(dialog)

    def _backups(self) -> BackupsDialog:
        from ui.clinic.backups.dialog import BackupsDialog

        return BackupsDialog(self._window.theme, self._session, self._gate, keeper=self.keeper, window=self._window)

    def _idle_card(self, parent: QWidget) -> SettingsCard | None:
        from ui.clinic.idle_card import IdleCard

        if not self._gate.guarded:
            return None
        return IdleCard(self._window.theme, self._session, self._gate, self._window.choices, parent)

    def _users_card(self, parent: QWidget) -> SettingsCard | None:
        from ui.clinic.users import UsersCard

        return UsersCard(self._window.theme, self._session, self._gate, parent) if self._gate.guarded else None

    def _backups_card(self, parent: QWidget) -> SettingsCard | None:
        from ui.clinic.backups.card import BackupsCard

        if self._gate.demo:
            return None
        window = self._window
        return BackupsCard(window.theme, self._session, self._gate, self.keeper, window.choices, parent)

    def _on_password(self) -> None:
        from ui.clinic.user_form import UserForm

        unlocked = self._gate.unlocked
        if unlocked is not None and not unlocked.recovered:
            clinic = self._gate.path.stem
            form = UserForm(self._window.theme, self._window, clinic=clinic, user=unlocked.actor.user, own=True)
            form.filled.connect(self._on_password_filled)
            _open(form)

    def _on_password_filled(self, form: UserForm) -> None:
        from storage.keys.vault import change_password
        from ui.clinic.users import change_vault

        by = self._gate.unlocked
        if by is not None:
            user, password, old = form.user.text(), form.password.text(), form.old.text()
            change = partial(change_password, user=user, password=password, old=old)
            kept = partial(self._on_password_kept, form)
            change_vault(self._session, self._gate, by, change, kept, form.show_problem)

    def _on_password_kept(self, form: UserForm, _: None) -> None:
        form.accept()
        self._window.message.say(self.tr("Your new password holds from now on."), news=True)


def answer_checks(
    window: Desk, session: Session, *, restorable: Callable[[], bool], key: Callable[[], bytes] | None = None
) -> None:
    """Check the clinic file when the window asks for it; a backup is restored from there when it is not what it was.

    Load the patients of a workbook, or import those of case files, when it asks for that.
    """

    def on_wanted(what: str) -> None:
        if what == "verify":
            from ui.clinic.verify import VerifyDialog

            dialog = VerifyDialog(window.theme, session, window, restorable=restorable(), key=key)
            dialog.restore_wanted.connect(partial(window.wanted.emit, "backups"))
            dialog.checked.connect(partial(_keep_check, window, session))
            _open(dialog)
        if what == "first_load":
            from ui.clinic.first_load import FirstLoadDialog

            _open(FirstLoadDialog(window.theme, session, window))
        if what == "case_files":
            from ui.clinic.case_files import CaseFilesDialog

            _open(CaseFilesDialog(window.theme, session, window))

    window.wanted.connect(on_wanted)


def _keep_check(window: Desk, session: Session, found: Verification) -> None:
    """When the file was last checked, and how that ended, for the place Settings."""

    def named(file: str) -> None:
        now = datetime.now().astimezone()
        kept = Checked(file=file, at=now, entries=found.entries, wrong=len(found.findings))
        window.choices.keep(CHECKED, kept.text)
        window.choices.keep(UNSEEN, "")
        window.choices.changed.emit()

    session.read(lambda store: store.path.name, named)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
