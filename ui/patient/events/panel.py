"""Beside the log: the chosen event, and what the catalogue says of its grade and of the next, in both languages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.course.event_log import LogRow
from models.record.queries import queries_at, queries_by_row
from models.record.records import Record
from models.record.story import steps
from models.record.terms import HIGHEST_GRADE, Term, canonical
from storage.shipped.terms import load_terms
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.patient.card_panel import CardPanel, PanelCard
from ui.patient.events.links import change_days, change_words
from ui.patient.events.log import yes_no
from ui.patient.events.queue import QueueCard
from ui.patient.events.relation import RelationCard
from ui.patient.events.story import StepLine, StoryEntry
from ui.patient.query_marks import show_queries
from ui.words.common import not_recorded
from ui.words.journal import not_from_source
from ui.words.language import CHINESE, language, listed, short_date
from ui.words.recorded import recorded

WIDTH, NARROW = 392, 340
WIDEST = 16_777_215  # Qt's own: no bound


class EventPanel(Retold, CardPanel):
    """Cards for one event of the log."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        inner = self._inner
        self.about, self.texts = PanelCard(theme, inner), PanelCard(theme, inner)
        self.asked = PanelCard(theme, inner)
        self.relation = RelationCard(theme, inner)
        self.back_button = button("", inner, kind="small")
        self.grade_button, self.end_button = button("", inner, kind="small"), button("", inner, kind="small")
        self._deeds = QHBoxLayout()
        self.link_button = button("", inner, kind="small")
        for made in (self.grade_button, self.end_button, self.link_button):
            self._deeds.addWidget(made)
        self._deeds.addStretch(1)
        self.entry = StoryEntry(theme, inner)
        self.entry.graded.connect(self._show_texts)
        self._shown: tuple[LogRow, Term | None, str] | None = None
        self.queue = QueueCard(theme, inner)
        self.back_button.hide()
        self._column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.about)
        self._column.addWidget(self.asked)
        self._column.addLayout(self._deeds)
        for card in (self.entry, self.texts, self.relation, self.queue):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._say()
        self.dress()

    def _say(self) -> None:
        self.back_button.setText(self.tr("Back to the log (Esc)"))
        self.grade_button.setText(self.tr("Grade changed (G)"))
        self.end_button.setText(self.tr("Ended (E)"))
        self.link_button.setText(self.tr("Link (L)"))
        self.link_button.setToolTip(self.tr("Link the event to a change of dose that was made for it (L)"))

    def show_row(self, row: LogRow | None, record: Record, version: str) -> None:
        """An entry of the log by the catalogue's ``version``; None where there is none."""
        self.about.setVisible(row is not None)
        show_queries(self.asked, () if row is None else queries_at(queries_by_row(record), row.event))
        self.texts.setVisible(row is not None)
        self.relation.setVisible(row is not None)
        self.entry.leave()
        goes_on = row is not None and row.event.start is not None and row.event.stop is None
        for made in (self.grade_button, self.end_button):
            made.setVisible(goes_on)
        self._say()
        self.link_button.setVisible(row is not None)
        if row is None:
            return
        term = canonical(load_terms(version), row.event.term)
        self._shown = row, term, version
        self._show_event(row, record, term, version)
        self._show_texts()
        self.relation.show_event(row.event, record)

    def _show_event(self, row: LogRow, record: Record, term: Term | None, version: str) -> None:
        event, card = row.event, self.about
        card.begin(_title(event.term, term))
        now = self.tr("grade {grade} now").format(grade=row.now) if row.now is not None else ""
        highest = self.tr("highest {grade}").format(grade=row.highest)
        serious = {
            True: self.tr("serious"),
            False: self.tr("not serious"),
            None: self.tr("not recorded whether serious"),
        }[event.serious]
        card.say(listed(filter(None, (now, highest, serious))), colour="text")
        for step in steps(event):
            card.add(StepLine(self._theme, step, record, card))
        if event.start is None:
            card.pair(self.tr("Onset"), not_recorded())
        ended = self.tr("ongoing") if row.open else not_recorded()
        card.pair(self.tr("Ended"), ended if event.stop is None else short_date(event.stop))
        if event.ctcae_version is not None and event.ctcae_version != version:
            card.say(self.tr("Graded by CTCAE {version}").format(version=event.ctcae_version), colour="review")
        card.pair(self.tr("Immune-related"), yes_no(event.immune_related))
        if event.illustrative:
            card.say(not_from_source(event.illustrative), colour="text3")
        for change in row.links:
            card.say(change_words(change), role="table_strong", colour="accent")
            card.say(change_days(change), role="caption", colour="text3")
        card.say(self.tr("Action: {action}").format(action=recorded(event.action) if event.action else not_recorded()))
        for earlier in row.before:
            words = self.tr("Before: {start} to {stop}, grade {grade}").format(
                start=short_date(earlier.start) if earlier.start else not_recorded(),
                stop=short_date(earlier.stop) if earlier.stop else not_recorded(),
                grade=earlier.grade,
            )
            card.say(words, colour="text3")

    def _show_texts(self) -> None:
        """Of the grade that is being typed, else of the one it has now, else of the highest."""
        if self._shown is None:
            return
        row, term, version = self._shown
        card, grade = self.texts, self.entry.grade.value or row.now or row.highest
        card.begin(self.tr("Grades by CTCAE {version}").format(version=version))
        if term is None:
            words = self.tr("“{term}” is not in the list of CTCAE {version}; kept as written.")
            card.say(words.format(term=row.event.term, version=version))
            return
        for which in (grade, grade + 1):
            if which > HIGHEST_GRADE:
                continue
            chosen = which == grade
            card.say(self.tr("Grade {grade}").format(grade=which), role="table_strong" if chosen else "table")
            text = term.grade_text(which)
            if text is None:
                words = self.tr("CTCAE {version} has no grade {grade} of this term.")
                card.say(words.format(version=version, grade=which), colour="text3")
                continue
            both = (text.chinese, text.english) if language() == CHINESE else (text.english, text.chinese)
            for line in dict.fromkeys(both):
                card.say(line, colour="text2" if chosen else "text3")

    def show_entry(self) -> None:
        """Scroll to what is being typed, once it has its place."""
        self.ensureWidgetVisible(self.entry)

    def be_sheet(self, sheet: bool, *, roomy: bool = True) -> None:
        """As wide as the page, where it stands in place of the log; narrow beside a log that is not ``roomy``."""
        self.back_button.setVisible(sheet)
        if sheet:
            self.setMinimumWidth(0)
            self.setMaximumWidth(WIDEST)
        else:
            self.setFixedWidth(self._theme.px(WIDTH if roomy else NARROW))


def _title(written: str, term: Term | None) -> str:
    """The catalogue's name with the other language's behind it; a free term as it was written."""
    if term is None:
        return written
    return f"{term.chinese}  {term.name}" if language() == CHINESE else f"{term.name}  {term.chinese}"
