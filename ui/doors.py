"""Everything around an open clinic file that belongs to the whole file: entrance, backups, and their dialogs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt

from ui.clinic.backup_keeper import BackupKeeper
from ui.clinic.entrance import Entrance
from ui.clinic.gate import Gate
from ui.session.session import Session
from ui.window.drafts import FormKeeper
from ui.window.main import MainWindow

if TYPE_CHECKING:
    from ui.clinic.user_form import UserForm


class Doors(QObject):
    """Made after the window is on the screen; owned by it."""

    def __init__(
        self, window: MainWindow, session: Session, gate: Gate, *, settings: QSettings | None, demo_folder: Path
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._gate = window, session, gate
        self.entrance = Entrance(window, session, gate, theme=window.theme, demo_folder=demo_folder)
        self.keeper = BackupKeeper(window, session, gate, entrance=self.entrance, settings=settings)
        self.forms = FormKeeper(window, session, gate)
        self.forms.follow(entered=self.entrance.entered, leaving=self.entrance.leaving)
        answer_checks(window, session)
        window.backups_wanted.connect(self._on_backups)
        self.entrance.restore_wanted.connect(self._on_restore)
        window.users_wanted.connect(self._on_users)
        window.password_wanted.connect(self._on_password)

    def begin(self) -> None:
        self.entrance.begin()

    def _on_backups(self) -> None:
        from ui.clinic.backups import BackupsDialog

        dialog = BackupsDialog(self._window.theme, self._session, self._gate, keeper=self.keeper, window=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_restore(self) -> None:
        """In front of the locked window: only to bring a backup back, or to leave it."""
        from ui.clinic.backups import BackupsDialog

        dialog = BackupsDialog(self._window.theme, self._session, self._gate, keeper=self.keeper, window=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.rejected.connect(self.entrance.give_up_restoring)
        dialog.open()

    def _on_users(self) -> None:
        from ui.clinic.users import UsersDialog

        if self._gate.unlocked is not None:
            dialog = UsersDialog(self._window.theme, self._session, self._gate, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _on_password(self) -> None:
        from ui.clinic.user_form import UserForm

        unlocked = self._gate.unlocked
        if unlocked is not None and not unlocked.recovered:
            form = UserForm(self._window.theme, self._window, user=unlocked.actor.user, own=True)
            form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            form.filled.connect(self._on_password_filled)
            form.open()

    def _on_password_filled(self, form: UserForm) -> None:
        from ui.clinic.users import with_new_password

        by = self._gate.unlocked
        if by is not None:
            job = partial(with_new_password, self._gate, by, form.user.text(), form.password.text(), form.old.text())
            self._session.read(job, partial(self._on_password_kept, form), otherwise=form.show_problem)

    def _on_password_kept(self, form: UserForm, _: None) -> None:
        form.accept()
        self._window.message.say(self.tr("Your new password holds from now on."))


def answer_checks(window: MainWindow, session: Session) -> None:
    """Check the clinic file when the window asks for it; a backup is restored from there when it is not what it was."""

    def check(restorable: bool) -> None:
        from ui.clinic.verify import VerifyDialog

        dialog = VerifyDialog(window.theme, session, window, restorable=restorable)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(window.backups_wanted)
        dialog.open()

    window.verify_wanted.connect(check)
