"""Grades derived from results that wait for a decision: accept enters an event, decline keeps why not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.course.suggestions import Suggestion
from models.record.story import grade_now
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label, yielding
from ui.patient.card_panel import PanelCard
from ui.patient.events.story import GradeChip
from ui.words.common import translate
from ui.words.language import clauses, short_date, spoken
from ui.words.recorded import recorded


class QueueCard(PanelCard):
    """One row a suggestion, the first marked: the keys of the page go to it."""

    accepted = Signal(object)  # Suggestion
    declined = Signal(object, str)  # Suggestion, the reason
    correct_wanted = Signal(object)  # AdverseEvent: the open entry of the same term

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.rows: list[SuggestionRow] = []
        self.why_not = ""

    def show_suggestions(self, waiting: tuple[Suggestion, ...]) -> None:
        title = translate("EventQueue", "Laboratory-derived: {count} to decide").format(count=len(waiting))
        self.begin(title if waiting else translate("EventQueue", "Laboratory-derived: nothing to decide"))
        self.rows = [SuggestionRow(self._theme, one, self, first=not number) for number, one in enumerate(waiting)]
        for row in self.rows:
            row.accept_button.clicked.connect(partial(self._take, row.suggestion))
            row.declined.connect(partial(self.declined.emit, row.suggestion))
            self.add(row)
        self.show_refusal(self.why_not)

    def show_refusal(self, why_not: str) -> None:
        """Why nothing can be decided here, if so."""
        self.why_not = why_not
        for row in self.rows:
            row.show_refusal(why_not)

    def accept_first(self) -> None:
        if self.rows and self.isVisible() and not self.why_not:
            self._take(self.rows[0].suggestion)

    def decline_first(self) -> None:
        if self.rows and self.isVisible() and not self.why_not:
            self.rows[0].ask()

    def _take(self, suggestion: Suggestion, *_: object) -> None:
        """An open entry of the same term goes on with this grade, or is corrected; it is not doubled."""
        if suggestion.joins is not None and suggestion.continued is None:
            self.correct_wanted.emit(suggestion.joins)
        else:
            self.accepted.emit(suggestion)


class SuggestionRow(QWidget):
    """Grade, term, date and working; declining opens a line for the reason, Enter keeps it, Esc closes it."""

    declined = Signal(str)

    def __init__(self, theme: Theme, suggestion: Suggestion, parent: QWidget, *, first: bool) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self._theme, px = theme, theme.px
        grade = suggestion.grade
        term = label(recorded(grade.term), theme, self, role="table_strong", wrap=True)
        yielding(term)
        worked = clauses([short_date(grade.on), *(spoken(part) for part in suggestion.working)])
        working = label(worked, theme, self, role="caption", colour="text2", wrap=True)
        yielding(working)
        self.accept_button = button(self._accept_words(), self, kind="small")
        self.decline_button = button(translate("EventQueue", "Decline"), self, kind="small")
        self.reason = _Reason(self)
        self.reason.setPlaceholderText(translate("EventQueue", "Why not, then Enter"))
        self.reason.setAccessibleName(translate("EventQueue", "Reason for declining {term}").format(term=grade.term))
        self.reason.hide()
        self._name(self.accept_button, translate("EventQueue", "Accept (A)"), first=first)
        self._name(self.decline_button, translate("EventQueue", "Decline with a reason (D)"), first=first)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(term)
        words.addWidget(working)
        if suggestion.joins is not None:
            goes_on = translate("EventQueue", "Open in the log at grade {grade}: accepting goes on with its story.")
            other = translate("EventQueue", "Open in the log at grade {grade}: correct that entry.")
            said = other if suggestion.continued is None else goes_on
            open_at = label(said.format(grade=grade_now(suggestion.joins)), theme, self, role="caption", wrap=True)
            yielding(open_at)
            words.addWidget(open_at)
        words.addWidget(self.reason)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(4), px(5), px(4), px(5))
        line.setSpacing(px(8))
        line.addWidget(GradeChip(theme, suggestion.number, self), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for made in (self.accept_button, self.decline_button):
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.decline_button.clicked.connect(self.ask)
        self.reason.returnPressed.connect(self._on_reason)
        self.reason.left.connect(self._on_left)
        if first:
            ground(self, theme, "accent_soft")

    def show_refusal(self, why_not: str) -> None:
        for made in (self.accept_button, self.decline_button):
            made.setEnabled(not why_not)
            made.setToolTip(why_not or made.accessibleDescription())

    def ask(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept_words(self) -> str:
        corrects = self.suggestion.joins is not None and self.suggestion.continued is None
        return translate("EventQueue", "Correct…") if corrects else translate("EventQueue", "Accept")

    def _name(self, made: QPushButton, tip: str, *, first: bool) -> None:
        """The name says which grade it is of; the key is told only where it works."""
        made.setAccessibleName(f"{made.text()}: {recorded(self.suggestion.grade.term)}")
        made.setAccessibleDescription(tip if first else "")

    def _on_reason(self) -> None:
        if words := self.reason.text().strip():
            self.declined.emit(words)

    def _on_left(self) -> None:
        self.reason.clear()
        self.reason.hide()


class _Reason(QLineEdit):
    """``left``: Esc, without a decision."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
