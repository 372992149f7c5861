"""What stands between the window and a clinic file: who may open it, and that nobody else has it open."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storage.clinic.store import Store
    from storage.keys.instance import Hold
    from storage.keys.vault import Created, Unlocked
    from storage.roles import Actor
    from ui.session.session import Session


class Standing(Enum):
    """How a clinic file is found when the program starts."""

    MISSING = auto()
    OPEN = auto()  # without users: it opens for everybody, as the demo clinic does
    GUARDED = auto()


class Gate(QObject):
    """One clinic file and whoever unlocked it. ``entered`` when somebody is in; ``problem`` why somebody is not.

    The vault is read and the store opened on the session's worker.
    """

    entered = Signal()
    problem = Signal(object)
    updating = Signal(object)  # how far the update of an older file is, as a sentence

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._standing = Standing.OPEN
        self._unlocked: Unlocked | None = None
        self._hold: Hold | None = None
        self._demo = False
        self.knowingly = ""  # why somebody goes on with a file that is not the latest; for the next opening
        self.backup_folder: Callable[[], Path | None] = lambda: None  # the chosen one; asked before an update

    @property
    def guarded(self) -> bool:
        """Whether the file has users with passwords."""
        return self._standing is Standing.GUARDED

    @property
    def demo(self) -> bool:
        """Whether it became the demo clinic, which is not kept."""
        return self._demo

    @property
    def unlocked(self) -> Unlocked | None:
        return self._unlocked

    @property
    def actor(self) -> Actor:
        """Who acts now; everything is theirs to do in a file without users."""
        from storage.roles import DEMO_ACTOR

        return DEMO_ACTOR if self._unlocked is None else self._unlocked.actor

    @property
    def key(self) -> bytes:
        """The key of the file. Raises StoreProblem while it is locked."""
        from storage.clinic.store import DEMO_KEY
        from storage.problems import StoreProblem

        if self._unlocked is not None:
            return self._unlocked.key
        if self.guarded:
            raise StoreProblem("The clinic file is locked.", "Unlock it with your password.")
        return DEMO_KEY

    def open_store(self) -> Store:
        """The clinic file, opened; called by the session's worker. Raises StoreProblem."""
        from storage.clinic.schema.updating import progress_words
        from storage.opening import backups_folder, open_store

        if self._demo and not self.path.exists():
            from storage.demo import create_demo_clinic

            create_demo_clinic(self.path)
        key = self.key
        self.hold()
        chosen = self.backup_folder()
        # An update does not wait for a drive that is away: then its backup lies beside the clinic file.
        folder = chosen if chosen is not None and chosen.is_dir() else backups_folder(self.path)
        by = self._unlocked
        signer = None if by is None else by.signer
        reason, self.knowingly = self.knowingly, ""
        store = open_store(
            self.path,
            key,
            self.actor,
            signer=signer,
            backups=folder,
            knowingly=reason,
            progress=lambda *done: self.updating.emit(progress_words(*done)),
        )
        if by is not None and self._unlocked is by:
            self._unlocked = replace(by, actor=store.actor)  # the role that was signed, not the one in the keys file
        return store

    def become_demo(self, folder: Path) -> None:
        """The demo clinic instead, made anew in ``folder``."""
        self.path, self._standing, self._demo = folder / "demo.hepatrack", Standing.OPEN, True

    def hold(self) -> None:
        """Keep every other program out. Raises StoreProblem naming who has the file."""
        from storage.keys.instance import Hold

        if self._hold is None and self.path.exists():
            self._hold = Hold(self.path)

    def release(self) -> None:
        """Let go of the file, for a restore or at the end."""
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.release()

    def look(self, session: Session, then: Callable[[Standing], None]) -> None:
        """Find out how the file stands."""

        def kept(standing: Standing) -> None:
            self._standing = standing
            then(standing)

        session.work(partial(_standing, self.path), kept)

    def wait_seconds(self) -> float:
        """What is left of the wait that wrong passwords have earned."""
        from storage.keys.patience import Patience

        return Patience(self.path).wait_seconds()

    def unlock(self, session: Session, *, user: str, password: str) -> None:
        from storage.keys import vault

        job = partial(vault.unlock, self.path, user=user, password=password)
        session.work(job, self._on_unlocked, otherwise=self.problem.emit)

    def recover(self, session: Session, *, code: str) -> None:
        from storage.keys import vault

        session.work(partial(vault.recover, self.path, code=code), self._on_unlocked, otherwise=self.problem.emit)

    def create(
        self, session: Session, path: Path, *, user: str, password: str, then: Callable[[Created], None]
    ) -> None:
        """Make a clinic file with its first user; nobody is in before ``enter``."""

        def job() -> Created:
            from storage.keys import vault
            from storage.wholefile import make_folder

            make_folder(path.parent, parents=True)
            return vault.create_clinic(path, user=user, password=password)

        def kept(created: Created) -> None:
            self.path, self._standing = path, Standing.GUARDED
            then(created)

        session.work(job, kept, otherwise=self.problem.emit)

    def found(self, path: Path) -> None:
        """A clinic file with users lies there now."""
        self.path, self._standing = path, Standing.GUARDED

    def enter(self, unlocked: Unlocked) -> None:
        """Let in who made the file or took another password."""
        self._on_unlocked(unlocked)

    def hold_key(self, unlocked: Unlocked) -> None:
        """Keep the key of a file that cannot be opened, to look into its backups; nobody is in."""
        self._unlocked = unlocked

    def lock(self) -> None:
        """Forget the key."""
        self._unlocked = None

    def _on_unlocked(self, unlocked: Unlocked) -> None:
        self._unlocked = unlocked
        self.entered.emit()


def _standing(path: Path) -> Standing:
    from storage.keys.vault import has_users

    if has_users(path):
        return Standing.GUARDED
    return Standing.OPEN if path.exists() else Standing.MISSING
