"""Beside the flowsheet: the value that is chosen, where it comes from, and its date as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.course.flowsheet import Cell, Column, ResultCell, Row, Score, change_of, marker_of
from models.liver.result import LiverFunction
from models.markers.markers import noise_of
from models.quantities import Answer
from models.record.protocol import ScheduledVisit
from models.record.queries import Asked
from models.record.records import LabResult, Signature, Visit
from models.words import filled, percent_words, score_words
from storage.clinic.history import NO_ORIGINS, HistoryEntry, Origins
from ui.charts.words import change_words
from ui.kit.flow import FlowLayout
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.patient.card_panel import CardPanel
from ui.patient.query_marks import show_queries
from ui.words.clinical import range_words, unit_words
from ui.words.common import needs, not_recorded
from ui.words.flowsheet import (
    cell_words,
    column_title,
    column_words,
    moved_by,
    moved_words,
    row_name,
    state_words,
    visit_kind_words,
)
from ui.words.journal import change_value, field_word, moment, operation_word
from ui.words.language import clauses, listed, number, short_date, spoken, weekday_date, word
from ui.words.sources import sources_of

WIDTH = 288
translate = QCoreApplication.translate


class VisitPanel(CardPanel):
    """Cards of what is chosen in the table."""

    correct_wanted = Signal()
    ask_wanted = Signal()
    chart_wanted = Signal()
    sign_wanted = Signal()  # of several chosen results those that are not signed

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.value, self.asked, self.about, self.history, self.date = self._cards(5)
        self.correct_button, self.chart_button = button("", self._inner, kind="small"), button("", self._inner)
        self.chart_button.setProperty("kind", "small")
        self.ask_button = button("", self._inner, kind="small")  # of those who may ask
        self._buttons = QWidget(self._inner)
        line = FlowLayout(self._buttons, across=6)
        line.setContentsMargins(0, theme.px(4), 0, 0)
        line.addWidget(self.correct_button)
        line.addWidget(self.ask_button)
        line.addWidget(self.chart_button)
        self._column.insertWidget(4, self._buttons)
        self.sign_button = button("", self._inner, kind="small")
        self._column.insertWidget(5, self.sign_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.sign_button.hide()  # until several are chosen, which give it its words
        self.sign_button.clicked.connect(self.sign_wanted)
        self.correct_button.clicked.connect(self.correct_wanted)
        self.ask_button.clicked.connect(self.ask_wanted)
        self.chart_button.clicked.connect(self.chart_wanted)
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.setFixedWidth(self._theme.px(WIDTH))
        self.correct_button.setText(self.tr("Correct… (F2)"))
        self.ask_button.setText(self.tr("Ask… (Q)"))
        self.chart_button.setText(self.tr("Show in chart"))

    def show_chosen(
        self, course: Course, row: Row | None, column: Column | None, cell: Cell, *, origins: Origins = NO_ORIGINS
    ) -> None:
        """What stands in one cell; ``row`` is None on a band."""
        self.sign_button.hide()
        for card in (self.about, self.history):
            card.setVisible(row is not None and cell is not None)
        self._buttons.setVisible(row is not None and cell is not None and not isinstance(cell, LiverFunction))
        charted = isinstance(cell, ResultCell) and marker_of(course, cell.result.analyte) is not None
        self.chart_button.setVisible(charted)
        self._show_date(course, column)
        if row is None or column is None:
            self.value.begin(self.tr("Nothing is chosen"))
            self.value.say(self.tr("Choose a value in the table by the arrow keys."), colour="text3")
            return
        self.value.begin(f"{row_name(row)} {column_title(column)}")
        if cell is None:
            self.value.say(self._nothing(column), colour="text3")
        elif isinstance(cell, ResultCell):
            self._show_result(course, cell)
            self._show_history(cell.result, origins)
        elif isinstance(cell, LiverFunction):
            self._show_score(row, cell)
        else:
            self.value.say(f"{cell_words(row, cell)} {unit_words(row.unit)}".strip(), role="value", colour="text")
            self.about.hide()
            self._show_history(cell, origins)

    def show_queries(self, found: Sequence[Asked]) -> None:
        """What was asked about the chosen cell, and answered."""
        show_queries(self.asked, found)

    def show_several(self, cells: Sequence[tuple[Column, Cell]]) -> None:
        """How many cells are chosen, what they hold together, and how many of them wait to be signed."""
        for part in (self.about, self.history, self.date, self._buttons):
            part.hide()
        self.value.begin(filled(self.tr("{n} cells chosen"), n=number(len(cells))))
        days = [column.on for column, _ in cells]
        self.value.say(" – ".join(short_date(on) for on in dict.fromkeys((min(days), max(days)))))
        results = [cell for _, cell in cells if isinstance(cell, ResultCell)]
        unsigned = sum(one.result.reviewed is None for one in results)
        letters = Counter(one.letter for one in results if one.letter)
        nothing = sum(cell is None for _, cell in cells)
        counts = (
            (self.tr("Results"), len(results)),
            (self.tr("Signed"), len(results) - unsigned),
            (self.tr("Not signed"), unsigned),
            *sorted(letters.items()),
            (self.tr("Other values"), len(cells) - len(results) - nothing),
            (self.tr("Not recorded"), nothing),
        )
        for words, count in counts:
            if count:
                self.value.pair(words, number(count))
        self.sign_button.setText(self.tr("Sign {n} (Space)").format(n=number(unsigned)))
        self.sign_button.setVisible(bool(unsigned))

    def _nothing(self, column: Column) -> str:
        if column.planned is not None:
            return self.tr("The visit is planned; nothing is recorded.")
        return self.tr("Not recorded on this date.")

    def _show_result(self, course: Course, cell: ResultCell) -> None:
        result, unit = cell.result, unit_words(cell.result.unit)
        value = " ".join(filter(None, (cell.text.strip(), cell.letter, unit)))
        colour = {"H": "high", "L": "low"}.get(cell.letter[:1], "text")
        self.value.say(value, role="value", colour=colour)
        if cell.previous is not None:
            before = f"{cell.previous.value.reported} {unit}".strip()
            self.value.pair(self.tr("Previous {value}").format(value=before), short_date(cell.previous.date))
        change = change_of(course, cell)
        marker = marker_of(course, result.analyte)
        if change is not None and marker is not None:
            noise = noise_of(marker)
            limits = self.tr("noise {rise} to {fall} %").format(
                rise=percent_words(noise.rise * 100), fall=percent_words(-noise.fall * 100)
            )
            self.value.pair(change_words(change), limits)
            self.value.say(_beyond(change.beyond_noise), role="caption", colour="text2")
        self._show_about(cell)

    def _show_about(self, cell: ResultCell) -> None:
        result, card = cell.result, self.about
        card.begin(self.tr("Result"))
        limits = range_words(result)
        card.pair(self.tr("Range"), f"{limits} {unit_words(result.unit)}".strip() if limits else self.tr("no range"))
        card.pair(self.tr("Laboratory"), result.laboratory or not_recorded())
        card.pair(self.tr("Verbatim"), result.value.reported)
        card.pair(self.tr("Method"), result.method or not_recorded())
        at = short_date(result.date)
        card.pair(self.tr("Collected"), at if result.time is None else f"{at} {result.time.isoformat('minutes')}")
        signed = result.reviewed
        card.pair(self.tr("Signed"), self.tr("not yet") if signed is None else clauses((signed.by, _when(signed))))
        for other in cell.set_aside:
            said = f"{other.value.reported} {unit_words(other.unit)}".strip()
            at = "" if other.time is None else other.time.isoformat("minutes")
            card.pair(self.tr("Also on this date, does not count"), " ".join(filter(None, (said, at))))

    def _show_score(self, row: Row, scores: LiverFunction) -> None:
        said = cell_words(row, scores)
        if row.score is Score.ALBI and scores.albi is not None:
            said = self.tr("{score}, grade {grade}").format(score=score_words(scores.albi), grade=scores.albi_grade)
        self.value.say(said, role="value", colour="text")
        self.about.begin(self.tr("Derived from"))
        for given in scores.why.inputs:
            on = "" if given.on is None else short_date(given.on)
            self.about.pair(f"{spoken(given.label)} {word(str(given.value))} {unit_words(given.unit)}".strip(), on)
        if scores.missing:
            self.about.say(needs(scores.missing), colour="review")
        self.history.hide()

    def _show_history(self, record: LabResult | Visit, origins: Origins) -> None:
        entries = [entry for source in sources_of(record) for entry in source.entries(origins)]
        self.history.begin(self.tr("Origin and history"))
        if not entries:
            self.history.say(self.tr("No entry of the history tells of this value."), colour="text3")
        for entry in reversed(entries):
            self.history.say(_what(entry), colour="text")
            for _, text in entry.values:  # what stood in the file that it came with
                self.history.say(text, role="caption")
            who = clauses(filter(None, (entry.user, moment(entry.at), entry.reason)))
            self.history.say(who, role="caption", colour="text3")

    def _show_date(self, course: Course, column: Column | None) -> None:
        self.date.setVisible(column is not None)
        if column is None:
            return
        self.date.begin(column_title(column))
        self.date.say(column_words(column)[2])
        if (planned := column.planned) is not None:
            self._show_planned(course, planned)
            return
        if column.is_draft:
            return
        for visit in (one for one in course.record.visits if one.date == column.on):
            self._show_notes(visit)
        results = [result for result in course.record.labs if result.date == column.on]
        laboratories = dict.fromkeys(result.laboratory for result in results if result.laboratory)
        self.date.say(
            self.tr("1 result") if len(results) == 1 else filled(self.tr("{count} results"), count=len(results))
        )
        if wanting := len(column.unsigned):
            words = self.tr("{n} of them not signed. Ctrl+Space signs them.")
            self.date.say(words.format(n=number(wanting)), colour="review")
        if laboratories:
            self.date.say(listed(laboratories))

    def _show_notes(self, visit: Visit) -> None:
        """When and where a visit took place, what was found that has no row, its impression and its plan."""
        if visit.time is not None:
            self.date.pair(self.tr("Time"), visit.time.isoformat("minutes"))
        if visit.kind is not None:
            self.date.say(visit_kind_words(visit.kind))
        if visit.anticoagulated is not None:
            answer = self.tr("yes") if visit.anticoagulated else self.tr("no")
            self.date.pair(self.tr("Anticoagulated"), answer)
        for title, text in ((self.tr("Impression"), visit.impression), (self.tr("Plan"), visit.plan)):
            if text:
                self.date.say(title, role="caption", colour="text3")
                self.date.say(text, colour="text")

    def _show_planned(self, course: Course, planned: ScheduledVisit) -> None:
        """What became of a planned visit; where it was moved from, and how its new day lies to its window."""
        self.date.say(state_words(planned.state), colour="review" if planned.state in ("overdue", "open") else "text2")
        if planned.moved_from is not None:
            self.date.pair(f"{weekday_date(planned.moved_from)} → {weekday_date(planned.on)}", moved_by(planned))
            self.date.say(self.tr("day {day}").format(day=number(course.record.day(planned.on))))
            self.date.say(moved_words(planned, planned.on))
        if planned.reason:
            self.date.say(planned.reason)


def _when(signed: Signature) -> str:
    on = short_date(signed.on)
    return on if signed.at is None else f"{on} {signed.at.isoformat('minutes')}"


def _beyond(answer: Answer) -> str:
    return {
        Answer.MET: translate("VisitPanel", "beyond noise (R-10.10)"),
        Answer.NOT_MET: translate("VisitPanel", "within noise (R-10.10)"),
    }.get(answer, translate("VisitPanel", "whether beyond noise cannot be determined (R-10.10)"))


def _what(entry: HistoryEntry) -> str:
    if entry.field is None:
        return operation_word(entry.label)
    return f"{field_word(entry.field)}: {change_value(entry.before)} → {change_value(entry.after)}"
