"""Checking the clinic file in the window: what is looked at, how far it is, what is wrong, and the way to a backup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from storage.clinic.verifying.verification import Check, Verification, read_anchor, verify
from storage.problems import Stopped, StoreProblem
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label
from ui.session.session import Session
from ui.words.language import number, problem_words, spoken, word

if TYPE_CHECKING:
    from storage.clinic.journal.operations import Anchor
    from storage.clinic.store import Store

_LOOK_MS = 60


@dataclass(slots=True)
class _Going:
    """How far the worker is; it writes, the window reads, and the window alone says stop."""

    check: Check | None = None
    share: float = 0.0
    stopped: bool = False

    def tell(self, check: Check, share: float) -> None:
        self.check, self.share = check, share
        if self.stopped:
            raise Stopped("The check was stopped.")


class VerifyDialog(QDialog):
    """Begins at once; may be stopped, and begun again with a mark of the journal from a print."""

    restore_wanted = Signal()
    checked = Signal(object)  # Verification

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, restorable: bool = True,
        key: Callable[[], bytes] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._restorable = theme, session, restorable
        self._key = key
        self._backup: Path | None = None  # to hold the journal against
        self._going = _Going()
        self._running = False
        self.found: Verification | None = None
        self.ends_with_lock = True  # and its check with it, for which the lock would wait
        self.setWindowTitle(self.tr("Check the clinic file"))
        ground(self, theme, "panel")
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_look)
        self.rows = {check: CheckRow(check, theme, self) for check in Check}
        self._anchor_label = label(self.tr("&Mark of the journal from a print or a backup"), theme, self, role="table")
        self.anchor = QLineEdit(self)
        self.anchor.setPlaceholderText("1234:9f86d081884c7d65")
        self._anchor_label.setBuddy(self.anchor)
        self.told = label("", theme, self, role="body", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems = label("", theme, self, role="body", wrap=True)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restore_button = button(self.tr("Restore a backup…"), self)
        self.backup_button = button(self.tr("Against a backup…"), self)
        self.backup_button.setVisible(key is not None)
        self.again_button = button(self.tr("Check again"), self)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self._lay_out()
        self._connect()
        self.resize(theme.px(740), theme.px(520))
        self.begin()

    @property
    def running(self) -> bool:
        return self._running

    def begin(self) -> None:
        """Check, against the mark that was typed if there is one."""
        if self._running:
            return
        anchor: Anchor | None = None
        if text := self.anchor.text().strip():
            try:
                anchor = read_anchor(text)
            except StoreProblem as problem:
                self._tell(problem_words(problem), wrong=True)
                return
        held = {Check.ANCHOR: anchor is not None, Check.BACKUP: self._backup is not None}
        self.found, self._going, self._running = None, _Going(), True
        self.problems.clear()
        self._tell(self.tr("Checking."))
        for row in self.rows.values():
            row.setVisible(held.get(row.check, True))
            row.show_state("waiting")
        self._allow()
        self._timer.start()
        job = partial(_verified, self._going, anchor, self._backup, self._key)
        self._session.read_long(job, self._on_found, otherwise=self._on_problem)

    def done(self, result: int) -> None:
        self._going.stopped = True
        super().done(result)

    # The parts

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setContentsMargins(px(18), px(14), px(18), px(4))
        grid.setVerticalSpacing(px(4))
        for place, row in enumerate(self.rows.values()):
            grid.addWidget(row, place, 0)
        said = QWidget(self)
        ground(said, self._theme, "panel")
        inner = QVBoxLayout(said)
        inner.setContentsMargins(px(18), px(8), px(18), px(8))
        inner.addWidget(self.told)
        inner.addWidget(self.problems)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(said)
        mark = QHBoxLayout()
        mark.setContentsMargins(px(18), px(4), px(18), px(10))
        mark.setSpacing(px(8))
        mark.addWidget(self._anchor_label)
        mark.addWidget(self.anchor, 1)
        mark.addWidget(self.backup_button)
        mark.addWidget(self.again_button)
        column = bare(QVBoxLayout(self))
        column.addLayout(grid)
        column.addWidget(scroll, 1)
        column.addLayout(mark)
        column.addWidget(foot_band(self._theme, self, self.restore_button, self.close_button))

    def _connect(self) -> None:
        for made in (self.restore_button, self.backup_button, self.again_button, self.close_button):
            made.setAutoDefault(False)
        self.again_button.clicked.connect(self._on_again)
        self.anchor.returnPressed.connect(self._on_again)
        self.backup_button.clicked.connect(self._on_backup)
        self.close_button.clicked.connect(self.accept)
        self.restore_button.clicked.connect(self._on_restore)

    # What happens

    def _on_again(self) -> None:
        if self._running:
            self._going.stopped = True
        else:
            self.begin()

    def _on_backup(self) -> None:
        dialog = QFileDialog(
            self, self.tr("The backup to compare the journal with"), "", self.tr("Backups (*.hepatrack)")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.compare_with)
        dialog.open()

    def compare_with(self, backup: str) -> None:
        """Check again, with the whole journal held against that of a backup."""
        self._backup = Path(backup)
        self.begin()

    def _on_look(self) -> None:
        now = self._going.check
        for check, row in self.rows.items():
            if now is not None and check is now:
                row.show_state("looking", self._going.share)
            elif now is not None and list(Check).index(check) < list(Check).index(now):
                row.show_state("looked")

    def _on_found(self, found: Verification) -> None:
        if not isValid(self):
            return
        self._stop()
        self.found = found
        self.checked.emit(found)
        for check in found.checks:
            self.rows[check].show_state("wrong" if found.of(check) else "right", count=len(found.of(check)))
        facts = {"entries": number(found.entries), "guards": number(found.triggers)}
        facts["mark"] = f"{found.entries}:{found.head[:32]}"
        words = self.tr("Entries of the journal: {entries}; guards: {guards}. Its mark now: {mark}")
        if found.ok:
            self._tell(self.tr("Nothing wrong was found.") + "\n" + words.format(**facts))
        elif found.broken_entry is not None:
            first = self.tr("Something is wrong. The first wrong entry of the journal is entry {entry}.")
            self._tell(first.format(entry=number(found.broken_entry)), wrong=True)
        else:
            self._tell(self.tr("Something is wrong."), wrong=True)
        said = (*(finding.words for finding in found.findings), *found.remarks)
        self.problems.setText("\n".join(map(spoken, said)))
        self.restore_button.setVisible(self._restorable and not found.ok)

    def _on_problem(self, problem: Exception) -> None:
        """The file cannot even be read to its end, or the check was stopped."""
        if not isValid(self):
            return
        at = self._going.check
        self._stop()
        broken = not self._going.stopped
        if broken and at is not None:
            self.rows[at].show_state("wrong", count=1)
        self._tell(problem_words(problem), wrong=broken)
        self.restore_button.setVisible(self._restorable and broken)

    def _on_restore(self) -> None:
        self.accept()
        self.restore_wanted.emit()

    def _stop(self) -> None:
        self._running = False
        self._timer.stop()
        for row in self.rows.values():
            row.show_state("waiting")
        self._allow()

    def _allow(self) -> None:
        self.backup_button.setEnabled(not self._running)
        self.again_button.setText(self.tr("Stop") if self._running else self.tr("Check again"))
        self.restore_button.setVisible(False)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        dress_label(self.told, self._theme, role="strong" if wrong else "body", colour="urgent" if wrong else "text")
        self.told.setText(words)


class CheckRow(QWidget):
    """One check: a mark, what is looked at, and in words how it stands."""

    def __init__(self, check: Check, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.check = check
        self._mark = _Mark(theme, self)
        self._name = label(word(check.value), theme, self, role="body")
        self._state: QLabel = label("", theme, self, role="table", colour="text2", right=True)
        self._theme = theme
        line = bare(QHBoxLayout(self), spacing=theme.px(8))
        line.addWidget(self._mark)
        line.addWidget(self._name, 1)
        line.addWidget(self._state)

    @property
    def text(self) -> str:
        return self._state.text()

    def show_state(self, state: str, share: float = 0.0, *, count: int = 0) -> None:
        """``waiting``, ``looking``, ``looked``, ``right`` or ``wrong``."""
        words = {
            "waiting": "",
            "looking": f"{share * 100:.0f} %" if share else self.tr("looking"),
            "looked": self.tr("looked at"),
            "right": self.tr("in order"),
            "wrong": self.tr("problems: {count}").format(count=count),
        }
        dress_label(self._state, self._theme, role="table", colour="urgent" if state == "wrong" else "text2")
        self._state.setText(words[state])
        self._mark.show_state(state)


class _Mark(QWidget):
    """A tick, a cross or a ring: never by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._state = theme, "waiting"
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(14), self._theme.px(14))

    def show_state(self, state: str) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, box = self._theme.px, QRectF(self.rect())
        colour = {"right": "text", "wrong": "urgent", "looking": "accent"}.get(self._state, "text3")
        painter.setPen(QPen(self._theme.colour(colour), px(2)))
        if self._state == "right":
            painter.drawPolyline([QPointF(px(x), px(y)) for x, y in ((2, 7), (6, 11), (12, 3))])
        elif self._state == "wrong":
            painter.drawLine(QPointF(px(3), px(3)), QPointF(px(11), px(11)))
            painter.drawLine(QPointF(px(11), px(3)), QPointF(px(3), px(11)))
        else:
            painter.drawEllipse(box.adjusted(px(3), px(3), -px(3), -px(3)))
        painter.end()


def _verified(
    going: _Going, anchor: Anchor | None, backup: Path | None, key: Callable[[], bytes] | None, store: Store,
    breathe: Callable[[], None],
) -> Verification:  # fmt: skip
    """Other work has its turn between two looks at the progress."""

    def progress(check: Check, share: float) -> None:
        going.tell(check, share)
        breathe()

    held = None
    if backup is not None and key is not None:
        from storage.backups.comparing import comparison

        held = comparison(backup, key())
    return verify(store, anchor, backup=held, progress=progress)
