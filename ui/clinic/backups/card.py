"""How the backups stand, on a card of the settings: the last ones, where they lie, what is late, and a rehearsal."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.words import filled
from storage.roles import Action
from ui.clinic.backups.dialog import listed_backups
from ui.clinic.backups.progress import ProgressLine
from ui.kit.flow import FlowLayout
from ui.kit.theme import Theme
from ui.kit.widgets import yielding
from ui.session.session import Session
from ui.settings.card import Notice, SettingsCard
from ui.words.journal import moment
from ui.words.language import in_a_row, number, problem_words, spoken

if TYPE_CHECKING:
    from storage.backups.manifests import Backup
    from storage.backups.rehearsing import Rehearsal
    from storage.keys.vault import Unlocked
    from ui.clinic.backups.keeper import BackupKeeper
    from ui.clinic.gate import Gate
    from ui.window.choices import Choices

SHOWN = 4
REHEARSED = "last_rehearsal"  # what is kept of it: time, patients, the file name of the backup


class BackupsCard(SettingsCard):
    """Backups lie in the folders that the keeper knows; here they are looked at, taken and rehearsed."""

    def __init__(
        self, theme: Theme, session: Session, gate: Gate, keeper: BackupKeeper, choices: Choices, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._session, self._gate, self._keeper, self._choices = session, gate, keeper, choices
        self.backups: tuple[Backup, ...] = ()
        self._rehearsing = False
        self._grid, self._facts = QGridLayout(), QGridLayout()
        self.lines = [tuple(self.text(role="table") for _ in range(3)) for _ in range(SHOWN)]
        for row, cells in enumerate(self.lines):
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, row, place)
        self._grid.setColumnStretch(2, 1)
        self._names: list[QLabel] = []
        self.values: list[QLabel] = []
        for row in range(4):
            self._names.append(self.text(role="table", colour="text2"))
            self.values.append(yielding(self.text(role="table", wrap=True)))
            self._facts.addWidget(self._names[row], row, 0)
            self._facts.addWidget(self.values[row], row, 1)
        self._facts.setColumnStretch(1, 1)
        self.notice = Notice(theme, self)
        self.told = self.note()
        self.told.hide()
        self.progress = ProgressLine(theme, self)
        self.take = self.guard(Action.BACK_UP, does=keeper.take_now)
        self.rehearse = self.guard(Action.BACK_UP, does=self._on_rehearse)
        self.more = self.guard(Action.BACK_UP, does=lambda: self.wanted.emit("backups"))
        self._buttons = FlowLayout()
        for one in (self.take, self.rehearse, self.more):
            self._buttons.addWidget(one)
        self.column.addLayout(self._grid)
        self.column.addLayout(self._facts)
        for widget in (self.notice, self.progress, self.told):
            self.column.addWidget(widget)
        self.column.addLayout(self._buttons)
        keeper.changed.connect(self.refresh)
        keeper.progressed.connect(self._on_progress)
        self.begin()

    def refresh(self) -> None:
        """The folders are read off the GUI thread: a drive may be slow, or asleep."""
        self._tell()
        places = tuple(place for place in (self._keeper.folder, self._keeper.second) if place is not None)
        job = partial(listed_backups, places, self._gate.path)
        self._session.aside(job, self._show, otherwise=self._on_problem)

    def dress(self) -> None:
        super().dress()
        for grid in (self._grid, self._facts):
            grid.setHorizontalSpacing(self.theme.px(12))
            grid.setVerticalSpacing(self.theme.px(4))
        self._facts.setColumnMinimumWidth(0, self.theme.px(72))
        self.notice.dress()

    def _say(self) -> None:
        from storage.backups.thinning import RULES

        self.title.setText(self.tr("Backups"))
        self.whose.setText(self.tr("the clinic's; daily, at the lock and at close"))
        names = (self.tr("Place"), self.tr("Second place"), self.tr("Kept"), self.tr("Rehearsed"))
        for made, words in zip(self._names, names, strict=True):
            made.setText(words)
        days, weeks, months = (most for _, most in RULES)
        kept = self.tr("all of today, then {days} daily, {weeks} weekly, {months} monthly")
        self.values[2].setText(kept.format(days=days, weeks=weeks, months=months))
        self.take.say(self.tr("Back up now"))
        self.rehearse.say(self.tr("Rehearse a restore"))
        self.more.say(self.tr("Places, look inside, restore…"))
        self._tell()
        self._show(self.backups)

    def _tell(self) -> None:
        folder, second, running = self._keeper.folder, self._keeper.second, self._keeper.running
        none = self.tr("none chosen")
        self.values[0].setText(none if folder is None else str(folder))
        self.values[1].setText(none if second is None else str(second))
        self.values[3].setText(self._rehearsed_words())
        self.notice.tell(in_a_row(self._late()))
        self.progress.setVisible(running)
        self.take.refuse("" if folder is not None else self.tr("No backup folder is chosen."))
        self._tell_rehearse()

    def _tell_rehearse(self) -> None:
        busy = self.tr("A restore is being rehearsed.") if self._rehearsing else ""
        self.rehearse.refuse(busy or ("" if self.backups else self.tr("There is no backup yet.")))

    def _late(self) -> list[str]:
        """What is missing or late, in sentences."""
        keeper = self._keeper
        said = []
        if keeper.folder is None:
            said.append(self.tr("No backup folder is chosen: nothing is backed up."))
        elif keeper.failed:
            said.append(keeper.failed)
        if (days := keeper.days_without) is not None:
            said.append(filled(self.tr("There was no verified backup for {days} days."), days=days))
        if keeper.folder is not None and keeper.second is None:
            said.append(self.tr("No second place is chosen; a drive kept elsewhere survives a fire or a theft."))
        if missed := keeper.second_problem():
            said.append(missed)
        return said

    def _show(self, found: tuple[Backup, ...]) -> None:
        first = tuple(one for one in found if one.path.parent == self._keeper.folder)
        self.backups = first
        rehearsed = self._choices.kept(REHEARSED).split("|", 2)[-1]
        for row, cells in enumerate(self.lines):
            for cell in cells:
                cell.setVisible(row < len(first))
            if row < len(first):
                one = first[row]
                done = one.path.name == rehearsed
                state = self.tr("✓ verified, rehearsed") if done else self.tr("✓ verified")
                size = self.tr("{size} MB").format(size=number(one.bytes / 1_000_000, 1))
                for cell, words in zip(cells, (moment(one.taken.astimezone()), size, state), strict=True):
                    cell.setText(words)
        self._tell_rehearse()

    def _on_progress(self) -> None:
        self.progress.setVisible(self._keeper.running)
        self.progress.show_percent(self._keeper.percent)

    def _rehearsed_words(self) -> str:
        at, _, rest = self._choices.kept(REHEARSED).partition("|")
        try:
            words = self.tr("{moment}: opened and checked, patients: {patients}")
            return words.format(moment=moment(datetime.fromisoformat(at)), patients=rest.partition("|")[0])
        except ValueError:
            return self.tr("not on this computer yet")

    def _on_rehearse(self) -> None:
        """The newest backup, beside the clinic file, which goes on being worked with."""
        from storage.opening import DEMO

        if not self.backups:
            return
        self._rehearsing = True
        self._tell_rehearse()
        self._say_told(self.tr("The newest backup is restored into a folder of its own, opened and checked."))
        job = partial(_rehearsed, self.backups[0].path, self._gate.unlocked or DEMO)
        self._session.aside(job, partial(self._on_rehearsed, self.backups[0]), otherwise=self._on_not_rehearsed)

    def _on_rehearsed(self, backup: Backup, found: Rehearsal) -> None:
        self._rehearsing = False
        if found.ok:
            now = datetime.now().astimezone().isoformat()
            self._choices.keep(REHEARSED, f"{now}|{found.patients}|{backup.path.name}")
            words = self.tr("It opened and nothing wrong was found. Patients: {patients}; entries: {entries}.")
            self._say_told(words.format(patients=number(found.patients), entries=number(found.entries)))
        else:
            self._say_told(in_a_row(spoken(words) for words in found.findings))
        self._tell()
        self._show(self.backups)

    def _say_told(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _on_problem(self, problem: Exception) -> None:
        self._say_told(problem_words(problem))

    def _on_not_rehearsed(self, problem: Exception) -> None:
        self._rehearsing = False
        self._tell_rehearse()
        self._on_problem(problem)


def _rehearsed(backup: Path, by: Unlocked) -> Rehearsal:
    from storage.backups.rehearsing import rehearse

    return rehearse(backup, by)
