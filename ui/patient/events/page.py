"""The place of the adverse events: timeline, log, and the text of the chosen grade beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.event_log import EventLog, LogRow, Shown, event_log, last_asked, to_ask, watched_until
from models.course.suggestions import Suggestion, suggestions
from models.forms.query import Deed
from models.record.kept import Relation
from models.record.queries import queries_by_row
from models.record.records import AdverseEvent, Treatment
from models.record.story import with_relation
from models.words import filled
from storage.clinic.rows import RecordKind
from storage.shipped.terms import load_terms
from ui.kit.flow import FlowLayout
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label, label, rule
from ui.patient.course_page import PANEL_FROM, CoursePage
from ui.patient.events.log import EventTable
from ui.patient.events.panel import EventPanel
from ui.patient.events.story import END, GRADE, LINK
from ui.patient.events.timeline import Timeline
from ui.patient.events.writes import accepted, declined
from ui.patient.lesions.page import RowToCorrect
from ui.session.session import Session
from ui.words.language import short_date

ROOMY_FROM = 1240  # narrower, the panel leaves the log what it has
LEAST_ROWS = 4  # of the log, which the time line leaves their room


class EventsPage(CoursePage):
    """The letters act on the chosen event, but while something is typed into its story."""

    event_wanted = Signal()
    treatment_wanted = Signal(object)  # the Treatment that a linked change of dose is an entry of

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent)
        self._log = EventLog(())
        self._read = {""}  # versions of the CTCAE
        self._edition = ElidedLabel(self)
        self.filter = Segments(self.tr("Events shown"), self)
        self._sheet = False
        self.correct_button, self.event_button = button("", self), button("", self, kind="primary")
        self.story_button, self.nothing_button = button("", self), button("", self, kind="small")
        self.timeline = Timeline(theme, self)
        self.log = EventTable(theme, self)
        self.panel = EventPanel(theme, self)
        self._none = label("", theme, self, role="strong", middle=True)
        self._keys = label("", theme, self, role="caption", colour="text3", wrap=True)
        self._lay_out()
        self.filter.chosen.connect(self._on_filter)
        self.log.chosen.connect(self._on_chosen)
        self.log.activated.connect(self._on_correct)
        self.log.link_wanted.connect(self._on_link)
        self.correct_button.clicked.connect(self._on_correct)
        self.event_button.clicked.connect(self.event_wanted)
        queue = self.panel.queue
        queue.accepted.connect(self._on_accepted)
        queue.declined.connect(self._on_declined)
        queue.correct_wanted.connect(self._correct)
        self.panel.entry.told.connect(self._on_told)
        self.panel.entry.left.connect(self._on_left)
        self.panel.relation.answered.connect(self._on_related)
        self.panel.relation.corrected.connect(self._on_correct)
        self.panel.back_button.clicked.connect(self._leave_sheet)
        self.panel.grade_button.clicked.connect(partial(self._on_story, GRADE))
        self.panel.end_button.clicked.connect(partial(self._on_story, END))
        self.panel.link_button.clicked.connect(partial(self._on_story, LINK))
        self.panel.entry.linked.connect(self._on_linked)
        self.story_button.clicked.connect(self._show_sheet)
        self.nothing_button.clicked.connect(self._on_nothing)
        deeds: dict[str, Callable[[], object]] = {
            "F2": self._on_correct,
            "Q": self._on_ask,
            "N": self._on_new,
            "G": partial(self._on_story, GRADE),
            "E": partial(self._on_story, END),
            "L": partial(self._on_story, LINK),
            "T": self._on_link,
            "A": partial(self._on_queue, queue.accept_first),
            "D": partial(self._on_queue, queue.decline_first),
        }
        self._bind({keys: partial(self._on_key, deed) for keys, deed in deeds.items()})
        theme.changed.connect(self._on_theme)
        self._say()
        self.filter.choose(Shown.ALL)
        self._dress()

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why an event may not be entered, or not be corrected, where that is so."""
        self._refusals = refusals
        self._allow(self.event_button, "event", self.tr("Enter an adverse event (N)"))
        self._allow(self.correct_button, "correct", self.tr("Correct the chosen event (F2)"), idle=self.log.row is None)
        why_not = refusals.get("event", "")
        panel = self.panel
        for made in (panel.grade_button, panel.end_button, panel.link_button, self.nothing_button):
            self._allow(made, "event", "")
        self.panel.relation.show_refusal(why_not)
        self.panel.queue.show_refusal(why_not)

    def show_course(self, course: Course | None) -> None:
        """The catalogue is read beside the window, which would wait for it at the first look."""
        version = "" if course is None else course.parameters.ctcae_version
        if version not in self._read:
            self._read.add(version)
            self._session.aside(partial(load_terms, version), _nothing, otherwise=_nothing)
        super().show_course(course)

    def _focus(self) -> None:
        self.log.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Of the log alone: the panel gives way before the window must be wider."""
        return QSize(self._left.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold()
        super().resizeEvent(event)

    def _fold(self) -> None:
        """Log and panel side by side; where there is no room the one in place of the other."""
        wide = self.width() >= self._theme.px(PANEL_FROM)
        sheet = self._sheet and not wide
        self._left.setVisible(not sheet)
        self._keys.setVisible(not self._is_short)
        taken = (
            self._line.heightForWidth(self._left.width())
            + self.log.least_height(LEAST_ROWS)
            + self._foot.sizeHint().height()
        )
        self.timeline.setVisible(self.timeline.keep_within(self.height() - taken - 2))
        self.story_button.setVisible(not wide)
        self._edition.setVisible(wide)
        self.panel.be_sheet(sheet, roomy=self.width() >= self._theme.px(ROOMY_FROM))
        self.panel.setVisible(wide or sheet)

    def _show_sheet(self, *_: object) -> None:
        self._sheet = True
        self._fold()
        if self._left.isHidden():
            self.panel.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_sheet(self, *_: object) -> None:
        self._sheet = False
        self._fold()
        self._focus()

    def _show(self, course: Course) -> None:
        self._log = event_log(course)
        self.log.queries = queries_by_row(course.record)
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
        asked, until = last_asked(course.record), watched_until(course)
        days = None if until is None else course.record.day(until)
        if days is None or days < 0 or not course.record.started:
            return self.tr("No adverse event recorded.")
        if asked is None:
            return filled(self.tr("No adverse event recorded in {days} days."), days=days)
        words = self.tr("No adverse event recorded in {days} days. Last asked {date}.")
        return filled(words, days=days, date=short_date(asked))

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

    def _on_ask(self) -> None:
        """A query about one of the values of the chosen event."""
        if (row := self.log.row) is not None:
            self._correct(row.event, Deed.ASK.value)

    def _correct(self, event: AdverseEvent, deed: str = "") -> None:
        if event.key is None or self._refusals.get("ask" if deed else "correct"):
            return
        subject = event.term if event.start is None else f"{event.term} {event.start}"
        self.correct_wanted.emit(RowToCorrect(RecordKind.ADVERSE_EVENT, event.key, subject, deed=deed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._left.isHidden():
            self._leave_sheet()
        else:
            super().keyPressEvent(event)

    def _on_key(self, deed: Callable[[], object]) -> None:
        """A letter is a key of the page only while nothing is typed into the story."""
        if not self.panel.entry.mode:
            deed()

    def _on_story(self, mode: str, *_: object) -> None:
        """Type the next grade of the chosen event, or its end; one that has ended or has no onset is corrected."""
        row, course = self.log.row, self._course
        if row is None or course is None or self._refusals.get("event"):
            return
        if mode != LINK and (row.event.start is None or row.event.stop is not None):
            self._on_correct()
            return
        self._show_sheet()
        self.panel.entry.ask(mode, row.event, course)
        QTimer.singleShot(0, self, self.panel.show_entry)

    def _on_queue(self, deed: Callable[[], None]) -> None:
        """Nothing is decided that is not on the screen."""
        if self.panel.isVisible():
            deed()
        else:
            self._show_sheet()

    def _on_told(self, changes: dict[str, Any]) -> None:
        row, key = self.log.row, self._session.key
        if row is not None and key is not None and row.event.key is not None:
            self.panel.entry.leave()
            event = row.event.key
            self._session.write(lambda store: store.decisions.continue_event(key, event, changes), touched=(key,))

    def _on_link(self) -> None:
        """Go to the change of dose that was made for the chosen event, the last where several are linked."""
        row: LogRow | None = self.log.row
        if row is not None and row.links:
            self.treatment_wanted.emit(row.links[-1].treatment)

    def _on_linked(self, treatment: Treatment) -> None:
        row, key = self.log.row, self._session.key
        if row is not None and key is not None and row.event.key is not None and treatment.key is not None:
            self.panel.entry.leave()
            event, given = row.event.key, treatment.key
            self._session.write(lambda store: store.decisions.link_treatment(key, event, given), touched=(key,))

    def _on_related(self, agent: str, relation: Relation) -> None:
        if (row := self.log.row) is not None:
            self._on_told({"related_to": with_relation(row.event, agent, relation)})

    def _on_nothing(self, *_: object) -> None:
        visit = None if self._course is None else to_ask(self._course.record)
        if visit is not None and visit.key is not None and (key := self._session.key) is not None:
            asked = visit.key
            self._session.write(lambda store: store.decisions.nothing_to_report(key, asked), touched=(key,))

    def _on_left(self) -> None:
        if self.panel.back_button.isVisible():
            self.panel.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus()

    def _on_accepted(self, chosen: Suggestion) -> None:
        if (key := self._session.key) is not None:
            self._session.write(partial(accepted, key, chosen), touched=(key,))

    def _on_declined(self, chosen: Suggestion, reason: str) -> None:
        if (key := self._session.key) is not None:
            self._session.write(partial(declined, key, chosen, reason), touched=(key,))
            self._focus()

    def _on_new(self) -> None:
        if self.event_button.isEnabled():
            self.event_wanted.emit()

    def _say(self) -> None:
        self._title.setText(self.tr("Adverse events"))
        self.correct_button.setText(self.tr("Correct…"))
        self.event_button.setText(self.tr("Add event"))
        self.story_button.setText(self.tr("Story"))
        keys = self.tr(
            "N new event · G grade changed · E ended · L link to a dose · T linked dose · A accept · D decline"
            " · F2 or Enter correct with a reason · Q ask a query · Ctrl+Z undo"
        )
        self._keys.setText(keys)
        self._say_counts()
        self.show_refusals(self._refusals)

    def _say_counts(self) -> None:
        if self._course is not None and not self._stale:
            version = self._course.parameters.ctcae_version
            self._edition.setText(self.tr("CTCAE {version}, set by the protocol").format(version=version))
        visit = None if self._course is None else to_ask(self._course.record)
        self.nothing_button.setVisible(visit is not None)
        if visit is not None and self._course is not None:
            today = visit.date == self._course.today
            words = self.tr("Nothing to report today") if today else self.tr("Nothing to report on {date}")
            self.nothing_button.setText(words.format(date=short_date(visit.date)))
        counts = {which: len(self._log.shown(which)) for which in Shown}
        self.filter.set_choices(
            (
                (Shown.ALL, self.tr("All {count}").format(count=counts[Shown.ALL])),
                (Shown.OPEN, self.tr("Open {count}").format(count=counts[Shown.OPEN])),
                (Shown.GRADED, self.tr("Grade ≥ 2: {count}").format(count=counts[Shown.GRADED])),
            )
        )

    def _lay_out(self) -> None:
        for part in (self._title, self._edition):
            self._line.addWidget(part)
        choices = FlowLayout(across=self._theme.px(8), right=True).hold(
            self.filter, self.story_button, self.correct_button, self.event_button
        )
        self._line.addLayout(choices, 1)
        self._left = QWidget(self)
        left = bare(QVBoxLayout(self._left))
        left.addLayout(self._line)
        left.addWidget(self.timeline)
        left.addWidget(rule(self._theme, self))
        left.addWidget(self._none, 1, Qt.AlignmentFlag.AlignCenter)
        left.addWidget(self.log, 1)
        left.addWidget(rule(self._theme, self))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._keys, 1)
        self._foot.addWidget(self.nothing_button, 0, Qt.AlignmentFlag.AlignRight)
        self._foot.addSpacing(self._theme.px(12))
        left.addLayout(self._foot)
        whole = bare(QHBoxLayout(self))
        whole.addWidget(self._left, 1)
        whole.addWidget(self.panel)

    def _dress(self) -> None:
        super()._dress()
        px = self._theme.px
        dress_label(self._edition, self._theme, role="table", colour="text2")
        dress_label(self._none, self._theme, role="strong", colour="text")
        dress_label(self._keys, self._theme, role="caption", colour="text3")
        self._keys.setContentsMargins(px(16), px(8), px(16), px(8))
        self.panel.dress()
        self.log.dress()


def _nothing(_: object) -> None:
    """What is read is kept where it is asked for."""
