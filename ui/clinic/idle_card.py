"""When the clinic file locks itself: the clinic's limit, which an administrator sets, and one's own shorter wait."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from storage.problems import StoreProblem
from storage.roles import Action
from ui.clinic.users import change_vault
from ui.kit.fields import AnswerEntry
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label
from ui.session.access import why_not
from ui.session.session import Session
from ui.settings.card import SettingsCard, held_by
from ui.window.idle import CHOICES
from ui.words.language import problem_words

if TYPE_CHECKING:
    from ui.clinic.gate import Gate
    from ui.window.choices import Choices


class IdleCard(SettingsCard):
    """Enter in the field of the limit keeps it, Esc leaves it as it was."""

    def __init__(self, theme: Theme, session: Session, gate: Gate, choices: Choices, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._session, self._gate, self._choices = session, gate, choices
        self.own = Segments("", self)
        self.limit = AnswerEntry("limit", "", self)
        self.limit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._own, self._limit = self.text(colour="text2"), self.text(colour="text2")
        self._unit, self.held = self.text(colour="text2"), self.note()
        self.told, self.now, self._kept = self.note(), self.text(role="body", wrap=True), self.note()
        self._grid, self._line = QGridLayout(), QHBoxLayout()
        self._line.addWidget(self.limit)
        self._line.addWidget(self._unit)
        self._line.addWidget(self.held, 1)
        self._grid.addWidget(self._limit, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(self._line, 0, 1)
        self._grid.addWidget(self.told, 1, 0, 1, 2)
        self._grid.addWidget(self._own, 2, 0, 1, 2)
        self._grid.addWidget(self.own, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.now)
        self.column.addWidget(self._kept)
        self.told.hide()
        self.limit.entered.connect(self._on_entered)
        self.limit.given_up.connect(self._on_given_up)
        self.limit.textEdited.connect(self._on_typed)
        self.own.chosen.connect(lambda minutes: choices.choose_idle(int(minutes)))
        edit = QShortcut(QKeySequence("F2"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(self._on_edit)
        self.begin()

    def refresh(self) -> None:
        limit, now = self._choices.idle_limit, self._choices.idle_minutes
        self.own.choose(str(now))
        for minutes in CHOICES:
            self.own.button(str(minutes)).setEnabled(minutes <= limit)
        if not (self.limit.hasFocus() and self.limit.isModified()):
            self.limit.setText(str(limit))
            self._tell("")
        why = "" if self.access is None else why_not(self.access.actor, Action.LIMIT_IDLE)
        self.limit.setEnabled(not why)
        self.limit.setToolTip(why)
        self.held.setText(held_by(Action.LIMIT_IDLE) if why else "")
        words = self.tr("It locks after {minutes} min without a key or the mouse.")
        self.now.setText(words.format(minutes=now))

    def dress(self) -> None:
        super().dress()
        self._grid.setHorizontalSpacing(self.theme.px(10))
        self._grid.setVerticalSpacing(self.theme.px(6))
        self._line.setSpacing(self.theme.px(8))
        self.limit.setFixedWidth(self.theme.px(52))
        self._tell(self.told.text())

    def _say(self) -> None:
        self.title.setText(self.tr("Idle lock"))
        self.whose.setText(self.tr("the clinic's limit; a shorter wait is yours"))
        self._limit.setText(self.tr("At most"))
        self.limit.setAccessibleName(self.tr("The most minutes until the clinic file locks itself"))
        self._unit.setText(self.tr("minutes"))
        self._own.setText(self.tr("Your own wait on this computer, minutes"))
        self.own.setAccessibleName(self.tr("Your own wait, minutes"))
        self.own.set_choices([(str(minutes), str(minutes)) for minutes in CHOICES])
        self._kept.setText(
            self.tr("What was typed is kept, encrypted, when it locks. Time asleep counts. It is never switched off.")
        )
        self.refresh()

    def _tell(self, words: str) -> None:
        dress_label(self.told, self.theme, role="caption", colour="urgent" if words else "text2")
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.limit.show_problem(words)

    def _on_edit(self) -> None:
        if self.limit.isEnabled():
            self.limit.setFocus()
            self.limit.selectAll()

    def _on_typed(self, _: str) -> None:
        self._tell(self._problem())

    def _problem(self) -> str:
        from storage.keys.limits import check_minutes

        typed = self.limit.text().strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) < 6):
            return self.tr("Type whole minutes, in digits.")
        try:
            check_minutes(int(typed))
        except StoreProblem as problem:
            return problem_words(problem)
        return ""

    def _on_entered(self) -> None:
        from storage.keys.limits import set_idle_limit

        by = self._gate.unlocked
        if by is None or self._problem():
            return
        minutes = int(self.limit.text())
        self.limit.setModified(False)
        if minutes != self._choices.idle_limit:
            change = partial(set_idle_limit, minutes=minutes)
            then = partial(self._on_limited, minutes)
            change_vault(self._session, self._gate, by, change, then, self._on_problem)

    def _on_limited(self, minutes: int, _: None) -> None:
        self._choices.limit_idle(minutes)

    def _on_problem(self, problem: Exception) -> None:
        self._tell(problem_words(problem))

    def _on_given_up(self) -> None:
        self.limit.setModified(False)
        self.refresh()
        self.own.take_focus()
