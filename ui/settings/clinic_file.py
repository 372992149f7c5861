"""The clinic file: what it is called, how large it is, what its journal holds, when it was checked, what is locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.words import filled
from storage.roles import Action
from ui.kit.flow import FlowLayout
from ui.kit.theme import Theme
from ui.kit.widgets import yielding
from ui.session.session import Session
from ui.settings.card import SettingsCard
from ui.words.journal import moment
from ui.words.language import number

if TYPE_CHECKING:
    from storage.clinic.store import Store

CHECKED = "last_check"  # what is kept of the last check: file name, time, entries, what was wrong

UNSEEN = "check_unseen"  # what the daily check found, until somebody has looked at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the open file says of itself; ``locked_patients`` beside a lock on the whole data set."""

    name: str
    bytes: int
    schema: str
    entries: int
    patients: int
    locked_patients: int
    lock: str
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The last time the file was checked in this program on this computer, and how many things were wrong."""

    file: str
    at: datetime
    entries: int
    wrong: int

    @property
    def text(self) -> str:
        """As it is kept."""
        return f"{self.at.isoformat()}|{self.entries}|{self.wrong}|{self.file}"


def checked_of(text: str) -> Checked | None:
    """What ``Checked.text`` wrote; None for anything else."""
    parts = text.split("|", 3)
    try:
        return Checked(at=datetime.fromisoformat(parts[0]), entries=int(parts[1]), wrong=int(parts[2]), file=parts[3])
    except (ValueError, IndexError):
        return None


class ClinicFileCard(SettingsCard):
    """``last_check`` gives what was kept of the last check, ``demo`` whether the file is thrown away in the end."""

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, last_check: Callable[[], str], kept: bool
    ) -> None:
        super().__init__(theme, parent)
        self._session, self._last_check, self._kept = session, last_check, kept
        self._facts: Facts | None = None
        self._grid = QGridLayout()
        self._names: list[QLabel] = []
        self.values: list[QLabel] = []
        for row in range(7):
            name, value = self.text(role="table", colour="text2"), yielding(self.text(role="table", wrap=True))
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            self._names.append(name)
            self.values.append(value)
        self._grid.setColumnStretch(1, 1)
        self._told = self.note()
        self.verify = self.guard(does=lambda: self.wanted.emit("verify"))
        self.lock = self.guard(Action.LOCK, Action.UNLOCK, does=lambda: self.wanted.emit("lock_all"))
        self.first_load = self.guard(Action.FIRST_LOAD, does=lambda: self.wanted.emit("first_load"), locked=True)
        self._buttons = FlowLayout()
        for one in (self.verify, self.lock, self.first_load):
            self._buttons.addWidget(one)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._told)
        self.column.addLayout(self._buttons)
        self.begin()

    @property
    def facts(self) -> Facts | None:
        return self._facts

    def refresh(self) -> None:
        self._session.read(_facts, self._show)

    def dress(self) -> None:
        super().dress()
        self._grid.setHorizontalSpacing(self.theme.px(12))
        self._grid.setVerticalSpacing(self.theme.px(5))
        self._grid.setColumnMinimumWidth(0, self.theme.px(96))

    def _say(self) -> None:
        self.title.setText(self.tr("Clinic file"))
        self.whose.setText(self.tr("the clinic's; encrypted"))
        names = (
            self.tr("File"),
            self.tr("Size"),
            self.tr("Schema"),
            self.tr("Patients"),
            self.tr("Journal"),
            self.tr("Last check"),
            self.tr("Data locks"),
        )
        for made, words in zip(self._names, names, strict=True):
            made.setText(words)
        kept = self.tr("A check reads every page, the journal entry by entry, and every row against it.")
        self._told.setText(kept if self._kept else self.tr("What is shown is thrown away when the window is closed."))
        self.verify.say(self.tr("Check the file…"))
        self.first_load.say(self.tr("First load…"))
        self._tell()

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self._tell()

    def _tell(self) -> None:
        facts = self._facts
        locked = facts is not None and bool(facts.lock)
        self.lock.say(self.tr("Unlock the data set…") if locked else self.tr("Lock the data set…"))
        if facts is None:
            return
        words = (
            facts.name,
            self.tr("{size} MB").format(size=number(facts.bytes / 1_000_000, 1)),
            facts.schema,
            number(facts.patients),
            self.tr("entries: {count}").format(count=number(facts.entries)),
            self._check_words(facts),
            self._lock_words(facts),
        )
        for made, text in zip(self.values, words, strict=True):
            made.setText(text)

    def _check_words(self, facts: Facts) -> str:
        found = checked_of(self._last_check())
        if found is None or found.file != facts.name:
            return self.tr("not checked on this computer yet")
        said = {"moment": moment(found.at), "entries": number(found.entries), "count": found.wrong}
        if found.wrong:
            return self.tr("{moment}: problems found: {count}").format(**said)
        return filled(self.tr("{moment}: nothing wrong, {entries} entries"), **said)

    def _lock_words(self, facts: Facts) -> str:
        if facts.lock and facts.since is not None:
            words = self.tr("the data set is locked by {user} since {moment}")
            return words.format(user=facts.lock, moment=moment(facts.since))
        if facts.locked_patients:
            return self.tr("patients locked: {count}").format(count=facts.locked_patients)
        return self.tr("nothing is locked")


def _facts(store: Store) -> Facts:
    from storage.clinic.inspection import ends

    held = store.locks.held()
    whole = next((lock for lock in held if lock.patient is None), None)
    found = ends(store.database)
    return Facts(
        name=store.path.name,
        bytes=store.path.stat().st_size,
        schema=found.schema,
        entries=found.anchor.entries,
        patients=len(store.patients()),
        locked_patients=sum(1 for lock in held if lock.patient is not None),
        lock="" if whole is None else whole.user,
        since=None if whole is None else whole.at,
    )
