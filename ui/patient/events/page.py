"""The place of the adverse events: timeline, log, and the text of the chosen grade beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.event_log import EventLog, LogRow, Shown, event_log
from models.course.suggestions import Suggestion, suggestions
from models.record.records import AdverseEvent
from storage.clinic.rows import RecordKind
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label, rule
from ui.patient.events.log import LogTable
from ui.patient.events.panel import EventPanel
from ui.patient.events.timeline import Timeline
from ui.patient.lesions.page import RowToCorrect
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store

PANEL_FROM = 860  # narrower, the log has the whole width


class EventsPage(QWidget):
    """Made when it is looked at, and again after every change of this patient."""

    event_wanted = Signal()
    correct_wanted = Signal(object)  # RowToCorrect

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._course: Course | None = None
        self._log = EventLog(())
        self._stale = True
        self._refusals: dict[str, str] = {}
        self._title = label("", theme, self, role="section")
        self._edition = label("", theme, self, role="table", colour="text2")
        self.filter = Segments(self.tr("Events shown"), self)
        self.correct_button, self.event_button = button("", self), button("", self, kind="primary")
        self.timeline = Timeline(theme, self)
        self.log = LogTable(theme, self)
        self.panel = EventPanel(theme, self)
        self._none = label("", theme, self, role="strong", middle=True)
        self._keys = label("", theme, self, role="caption", colour="text3")
        self._lay_out()
        self.filter.chosen.connect(self._on_filter)
        self.log.chosen.connect(self._on_chosen)
        self.log.activated.connect(self._on_correct)
        self.correct_button.clicked.connect(self._on_correct)
        self.event_button.clicked.connect(self.event_wanted)
        queue = self.panel.queue
        queue.accepted.connect(self._on_accepted)
        queue.declined.connect(self._on_declined)
        queue.correct_wanted.connect(self._correct)
        deeds = {"F2": self._on_correct, "N": self._on_new, "A": queue.accept_first, "D": queue.decline_first}
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.changed.connect(self._on_theme)
        self._say()
        self.filter.choose(Shown.ALL)
        self._dress()

    def show_course(self, course: Course | None) -> None:
        self._course = course
        self._stale = True
        if self.isVisible():
            self._fill()

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why an event may not be entered, or not be corrected, where that is so."""
        self._refusals = refusals
        for made, name, tip in (
            (self.event_button, "event", self.tr("Enter an adverse event (N)")),
            (self.correct_button, "correct", self.tr("Correct the chosen event (F2)")),
        ):
            why_not = refusals.get(name, "")
            nothing = made is self.correct_button and self.log.row is None
            made.setEnabled(not why_not and not nothing)
            made.setToolTip(why_not or tip)
        self.panel.queue.show_refusal(refusals.get("event", ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()
        self.log.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.panel.setVisible(self.width() >= self._theme.px(PANEL_FROM))
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._renew()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._stale = False
        course = self._course
        if course is None:
            return
        self._log = event_log(course)
        self.timeline.show_course(course)
        self._say_counts()
        self._show_rows()
        self.panel.queue.show_suggestions(suggestions(course))

    def _show_rows(self) -> None:
        rows = self._log.shown(Shown(self.filter.value() or Shown.ALL))
        self._none.setText(self._nothing() if not rows else "")
        self._none.setVisible(not rows)
        self.log.setVisible(bool(rows))
        self.log.show_rows(rows)

    def _nothing(self) -> str:
        course = self._course
        if course is None:
            return ""
        if self._log.rows:
            return self.tr("No such event among {count}.").format(count=len(self._log.rows))
        days = course.record.day(course.today)
        if days < 0:
            return self.tr("No adverse event recorded.")
        return self.tr("No adverse event recorded in {days} days.").format(days=days)

    def show_event(self, term: str) -> None:
        """Put the cursor on the first line of a term, whatever was filtered."""
        self.filter.choose(Shown.ALL)
        self._show_rows()
        self.log.choose(term)

    def _on_filter(self, _: str) -> None:
        self._show_rows()

    def _on_chosen(self, row: LogRow | None) -> None:
        if self._course is not None:
            self.timeline.choose(None if row is None else row.event)
            self.panel.show_row(row, self._course.record, self._course.parameters.ctcae_version)
        self.show_refusals(self._refusals)

    def _on_correct(self, *_: object) -> None:
        if (row := self.log.row) is not None:
            self._correct(row.event)

    def _correct(self, event: AdverseEvent) -> None:
        if event.key is None or self._refusals.get("correct"):
            return
        subject = event.term if event.start is None else f"{event.term} {event.start.isoformat()}"
        self.correct_wanted.emit(RowToCorrect(RecordKind.ADVERSE_EVENT, event.key, subject))

    def _on_accepted(self, chosen: Suggestion) -> None:
        if (key := self._session.key) is not None:
            self._session.write(partial(_accepted, key, chosen), _done, touched=(key,))

    def _on_declined(self, chosen: Suggestion, reason: str) -> None:
        if (key := self._session.key) is not None:
            self._session.write(partial(_declined, key, chosen, reason), _done, touched=(key,))
            self.log.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new(self) -> None:
        if self.event_button.isEnabled():
            self.event_wanted.emit()

    def _say(self) -> None:
        self._title.setText(self.tr("Adverse events"))
        self.correct_button.setText(self.tr("Correct…"))
        self.event_button.setText(self.tr("Add event"))
        keys = self.tr("N new event · A accept · D decline · F2 or Enter correct with a reason · Ctrl+Z undo")
        self._keys.setText(keys)
        self._say_counts()
        self.show_refusals(self._refusals)

    def _say_counts(self) -> None:
        if self._course is not None and not self._stale:
            version = self._course.parameters.ctcae_version
            self._edition.setText(self.tr("CTCAE {version}, set by the protocol").format(version=version))
        counts = {which: len(self._log.shown(which)) for which in Shown}
        self.filter.set_choices(
            (
                (Shown.ALL, self.tr("All {count}").format(count=counts[Shown.ALL])),
                (Shown.OPEN, self.tr("Open {count}").format(count=counts[Shown.OPEN])),
                (Shown.GRADED, self.tr("Grade ≥ 2: {count}").format(count=counts[Shown.GRADED])),
            )
        )

    def _on_theme(self) -> None:
        self._dress()
        self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        for part in (self._title, self._edition):
            self._line.addWidget(part)
        self._line.addStretch(1)
        for made in (self.filter, self.correct_button, self.event_button):
            self._line.addWidget(made)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._line)
        left.addWidget(self.timeline)
        left.addWidget(rule(self._theme, self))
        left.addWidget(self._none, 1, Qt.AlignmentFlag.AlignCenter)
        left.addWidget(self.log, 1)
        left.addWidget(rule(self._theme, self))
        left.addWidget(self._keys)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        dress_label(self._title, self._theme, role="section", colour="text")
        dress_label(self._edition, self._theme, role="table", colour="text2")
        dress_label(self._none, self._theme, role="strong", colour="text")
        dress_label(self._keys, self._theme, role="caption", colour="text3")
        self._line.setSpacing(px(10))
        self._line.setContentsMargins(px(16), px(8), px(12), px(8))
        self._keys.setContentsMargins(px(16), px(8), px(16), px(8))
        self.panel.dress()
        self.log.dress()


def _accepted(key: int, chosen: Suggestion, store: Store) -> int:
    return store.decisions.accept_grade(key, chosen.source, chosen.event)


def _declined(key: int, chosen: Suggestion, reason: str, store: Store) -> int:
    return store.decisions.decline_grade(key, chosen.source, term=chosen.grade.term, grade=chosen.number, reason=reason)


def _done(_: object) -> None:
    """The course that follows shows what was decided."""
