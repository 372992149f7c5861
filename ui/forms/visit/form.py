"""Entering a visit: findings, laboratory and a read on one form, checked as one types, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.course.course import Course
from models.course.tentative import tentative
from models.forms.results import is_begun
from models.forms.typed import Problem, read_date
from models.forms.visit import VisitDraft, asked_about, problems, visit_entry
from models.forms.visit_draft import draft_document, read_draft, without_place
from models.record.plausible import Doubt
from models.record.records import LabRange
from models.words import filled
from storage.roles import Action, Actor
from ui.forms.base import DraftForm
from ui.forms.visit.labs import LaboratorySection
from ui.forms.visit.notes import NotesSection
from ui.forms.visit.read import ReadSection
from ui.forms.visit.sections import DateField, FindingsSection
from ui.kit.theme import Theme
from ui.session.access import why_not
from ui.session.session import Session
from ui.words.language import listed, word

if TYPE_CHECKING:
    from storage.clinic.history import Origins
    from storage.clinic.store import Store
    from ui.forms.base import Operation


NARROW = 1224  # the least width of both halves beside each other


class VisitDialog(DraftForm):
    """One visit of the patient of ``course``, who is theirs even if another one is opened behind the form."""

    kind = "visit"

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        course: Course,
        key: int,
    ) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._record, self._protocol, self._today = course.record, course.protocol, course.today
        patient = course.record.patient
        self.setWindowTitle(self.tr("Add visit: {patient}").format(patient=patient.name or patient.code))
        self.date = DateField(course, theme, self.body, timed=True)
        self.findings = FindingsSection(course, theme, self.body)
        self.laboratory = LaboratorySection(course, theme, self.body)
        self.notes = NotesSection(theme, self.body)
        self.read = ReadSection(course, theme, self.body)
        self._lay_out()
        for section in (self.date, self.findings, self.laboratory, self.read, self.notes):
            section.typed.connect(self._on_typed)
        aside = {self.date.time, self.findings.anticoagulated, self.laboratory.collected}
        dated = (self.date.entry, self.date.time, *self.findings.fields, self.laboratory.collected)
        for field in (*dated, *self.laboratory.fields, *self.read.fields, *self.notes.fields):
            self._walk.add(field, aside=field in aside)
        self.read.marks.save_wanted.connect(self.save)
        self.read.marks.told.connect(self.hint)
        self.laboratory.grown.connect(self._on_grown)
        self.laboratory.unfolded.connect(self._on_unfolded)
        self.read.added.grown.connect(self._on_grown)
        self.date.typed.connect(self._on_dated)
        session.read(_actor, self._on_actor)
        answers = (("Alt+U", self.laboratory.take_other_unit), ("Alt+K", self.laboratory.keep))
        for key_pressed, deed in (*answers, ("Alt+G", self.laboratory.open_sheet)):
            QShortcut(QKeySequence(key_pressed), self, deed)
        self._on_dated()
        self._begin()
        self.resize(self.sizeHint())  # Qt would keep to two thirds of the screen
        QTimer.singleShot(0, self, self._look_up)  # in a turn of its own: the form is there first

    def sizeHint(self) -> QSize:
        over = self.parentWidget()
        room = over.size() if over is not None else QSize(1440, 900)
        px = self._theme.px
        return QSize(min(px(1230), room.width() - px(24)), min(px(790), room.height() - px(56)))

    @property
    def draft(self) -> VisitDraft:
        started = self.notes.draft(VisitDraft(date=self.date.text, time=self.date.time.text()))
        return self.read.draft(self.laboratory.draft(self.findings.draft(started)))

    @property
    def is_empty(self) -> bool:
        draft = self.draft
        return draft.is_empty and not (draft.time.strip() or draft.collected.strip())

    @property
    def is_whole(self) -> bool:
        return not self.draft.is_empty and self.laboratory.is_known

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._today)

    def problems(self) -> tuple[Problem, ...]:
        """What is asked about a result is asked once its field is left, or the form is to be saved."""
        waits = {f"labs.{analyte}" for analyte in self._doubts() if not self.laboratory.is_asked(analyte)}
        return tuple(one for one in problems(self.draft, self._record, self._today) if one.field not in waits)

    def save(self) -> None:
        self.laboratory.ask(self._doubts())
        super().save()

    def operation(self) -> Operation:
        key, entry = self.patient[0], visit_entry(self.draft, self._record, self._today)
        return lambda store: store.add_visit(key, entry)

    def _take(self, document: dict[str, Any]) -> str:
        """What has no place on the form any more is said."""
        kept = read_draft(document)
        self.date.entry.setText(kept.date)
        self.date.time.setText(kept.time)
        for section in (self.findings, self.laboratory, self.read, self.notes):
            section.show_draft(kept)
        if not (lost := without_place(kept, self.draft)):
            return ""
        words = self.tr("No place on this form any more, and not taken over: {names}.")
        return words.format(names=listed(word(name) for name in lost))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.date.entry.setFocus()
        self.date.entry.selectAll()

    def _on_actor(self, actor: Actor) -> None:
        """Who may not measure sees what is asked of a read, and why it is not theirs to type."""
        if why := why_not(actor, Action.MEASURE):
            self.read.setEnabled(False)
            self.read.setToolTip(why)
            self.hint(why)

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.date)
        left.addWidget(self.findings)
        left.addWidget(self.laboratory, 1)
        left.addWidget(self.notes)
        body = QHBoxLayout()
        body.setContentsMargins(px(18), px(12), px(18), px(8))
        body.setSpacing(px(24))
        body.addLayout(left, 10)
        body.addWidget(self.read, 11)
        self._turn_below(body, NARROW)
        self._finish(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow, the form itself scrolls, and nothing within it."""
        for section in (self.laboratory, self.read):
            section.area.unroll(self._is_below(NARROW))
        super().resizeEvent(event)

    def _doubts(self) -> dict[str, Doubt]:
        return asked_about(self.draft, self._record, self._today)

    def _on_dated(self) -> None:
        """The ranges are those that are valid on the day of the visit."""
        self.laboratory.show_ranges(read_date(self.date.text, self._today))

    def _on_grown(self, fields: list[QWidget]) -> None:
        for field in fields:
            self._walk.add(field, before=self.read.of_read.none_new)

    def _on_unfolded(self, fields: Sequence[QWidget], after: QWidget) -> None:
        for field in fields:
            self._walk.add(field, after=after)
            after = field

    def _look_up(self) -> None:
        self._session.read(partial(_known, self._key), self._on_found)

    def _on_found(self, found: tuple[Origins, Sequence[str], Sequence[LabRange]]) -> None:
        """Where the values before come from, and the laboratories of the clinic: without those nothing is saved."""
        if isValid(self):
            origins, names, ranges = found
            with self._checked_once():
                self.laboratory.show_laboratories(names, ranges)
                for section in (self.laboratory, self.read):
                    section.show_origins(origins)

    def _show_problems(self, words: dict[str, str]) -> None:
        self.date.show_problem(words.get("date", ""), words.get("time", ""))
        for section in (self.findings, self.laboratory, self.read, self.notes):
            section.show_problems(words)
        self.laboratory.show_doubts(self._doubts())
        draft, (typed, targets) = self.draft, self.read.typed_targets
        live = tentative(draft, self._record, self._protocol, self._today) if draft.has_read else None
        self.read.live.show_tentative(live, typed, targets)

    def _ready(self) -> str:
        draft = self.draft
        if draft.is_empty:
            return self.tr("Nothing is typed yet. Enter goes to the next field, Ctrl+Enter saves.")
        count = sum(bool(lab.text.strip()) for lab in draft.labs) + sum(map(is_begun, draft.others))
        read = self.tr("with a read") if draft.has_read else self.tr("without a read")
        words = (
            self.tr("To be saved: 1 result, {read}.")
            if count == 1
            else self.tr("To be saved: {count} results, {read}.")
        )
        return filled(words, count=count, read=read)


def _actor(store: Store) -> Actor:
    return store.actor


def _known(patient: int, store: Store) -> tuple[Origins, Sequence[str], Sequence[LabRange]]:
    return store.past.origins(patient), store.laboratories.names(), store.laboratories.ranges()
