"""Entering a visit: findings, laboratory and a read on one form, checked as one types, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.course.course import Course
from models.course.tentative import tentative
from models.forms.typed import Problem
from models.forms.visit import VisitDraft, problems, visit_entry
from models.forms.visit_draft import draft_document, without_place
from models.record.visit_entry import VisitEntry
from ui.forms.visit_read import ReadSection
from ui.forms.visit_sections import DateField, FindingsSection, LaboratorySection
from ui.kit.asking import ask_before_leaving
from ui.kit.fields import EnterWalks
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label, rule
from ui.patient.banner import Banner
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.language import listed, problem_words, spoken, word

if TYPE_CHECKING:
    from storage.clinic.history import Origins
    from storage.clinic.store import Store


class VisitDialog(QDialog):
    """One visit of the patient whose course is shown. ``saved`` once it is in the store; only then it closes.

    Whoever keeps drafts listens to ``typed``, ``discarded`` and ``put_off``, says so by ``keepable``, and may give a
    function for the worker to call as soon as the visit is in the store: ``once_saved``.
    """

    kind = "visit"
    saved = Signal()
    typed = Signal()
    discarded = Signal()
    put_off = Signal()  # closed, to be gone on with another time

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begun = datetime.now(UTC)
        self.keepable = False
        self.once_saved: Callable[[], None] = _nothing
        self._theme, self._session = theme, session
        self._course: Course | None = None
        self._key: int | None = None
        self._saving = False
        self.setModal(True)
        self._walk = EnterWalks(self)
        self._walk.save_wanted.connect(self.save)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.save_button = button(self.tr("Save"), self, kind="primary")
        self._told = label("", theme, self, role="table", colour="text2", wrap=True)
        for made in (self.cancel_button, self.save_button):
            made.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        session.failed.connect(self._on_failed)
        ground(self, theme, "panel")

    def show_course(self, course: Course) -> None:
        """Make the form for this patient, who is theirs even if another one is opened behind it."""
        self._course, self._key = course, self._session.key
        patient = course.record.patient
        self.setWindowTitle(self.tr("Add visit: {patient}").format(patient=patient.name or patient.code))
        self.banner = Banner(self._theme, self)
        self.banner.show_course(course)
        self.date = DateField(course, self._theme, self)
        self.findings = FindingsSection(course, self._theme, self)
        self.laboratory = LaboratorySection(course, self._theme, self)
        self.read = ReadSection(course, self._theme, self)
        self._lay_out()
        for section in (self.date, self.findings, self.laboratory, self.read):
            section.typed.connect(self._on_typed)
        for field in (self.date.entry, *self.findings.fields, *self.laboratory.fields, *self.read.fields):
            self._walk.add(field)
        self.date.entry.setFocus()
        self.date.entry.selectAll()
        self._on_typed()
        self.resize(self.sizeHint())  # Qt would keep to two thirds of the screen
        assert self._key is not None
        self._session.read(partial(_origins, self._key), self._on_origins)

    def _on_origins(self, origins: Origins) -> None:
        if isValid(self):
            for section in (self.laboratory, self.read):
                section.show_origins(origins)

    def resume(self, kept: VisitDraft, begun: datetime) -> None:
        """Go on with what was typed before; what has no place on the form any more is said."""
        self.begun = begun
        self.date.entry.setText(kept.date)
        for section in (self.findings, self.laboratory, self.read):
            section.show_draft(kept)
        self._on_typed()
        if lost := without_place(kept, self.draft):
            words = self.tr("No place on this form any more, and not taken over: {names}.")
            self._told.setText(words.format(names=listed(word(name) for name in lost)))

    def sizeHint(self) -> QSize:
        over = self.parentWidget()
        room = over.size() if over is not None else QSize(1440, 900)
        px = self._theme.px
        return QSize(min(px(1230), room.width() - px(24)), min(px(790), room.height() - px(56)))

    @property
    def draft(self) -> VisitDraft:
        """Everything on the form as it stands."""
        started = VisitDraft(date=self.date.text)
        return self.read.draft(self.laboratory.draft(self.findings.draft(started)))

    @property
    def course(self) -> Course | None:
        """The course that the form was made for."""
        return self._course

    @property
    def patient(self) -> tuple[int, str]:
        """Key and code of the patient whose visit it is."""
        assert self._key is not None
        assert self._course is not None
        return self._key, self._course.record.patient.code

    @property
    def is_empty(self) -> bool:
        return self._course is None or self.draft.is_empty

    def document(self) -> dict[str, Any]:
        """What stands on the form, as plain values to be kept."""
        assert self._course is not None
        return draft_document(self.draft, self._course.today)

    @property
    def told(self) -> str:
        return self._told.text()

    def tell(self, words: str) -> None:
        """A sentence at the foot of the form, until something is typed."""
        self._told.setText(words)

    def save(self) -> None:
        """One transaction; the dialog stays when it fails."""
        course = self._course
        if course is None or self._saving or not self.save_button.isEnabled():
            return
        draft, key = self.draft, self._key
        assert key is not None
        entry = visit_entry(draft, course.record, course.today)
        self._saving = True
        self._session.write(_adding(key, entry, self.once_saved), self._on_saved, touched=(key,))

    def reject(self) -> None:
        """Esc leaves at once when nothing was typed, else asks."""
        if self.is_empty:
            self.leave()
            return
        self._ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not self.is_empty:
            event.ignore()
            self._ask()
        else:
            super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.date.entry.setFocus()
        self.date.entry.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # Enter belongs to the fields; nothing is saved by accident
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.date)
        left.addWidget(self.findings)
        left.addWidget(self.laboratory, 1)
        form = QWidget(self)
        ground(form, self._theme, "panel")
        body = QHBoxLayout(form)
        body.setContentsMargins(px(18), px(12), px(18), px(8))
        body.setSpacing(px(24))
        body.addLayout(left, 10)
        body.addWidget(self.read, 11)
        self._column.addWidget(self.banner)
        around = QScrollArea(self)  # for large zooms on small screens
        around.setWidgetResizable(True)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidget(form)
        self._column.addWidget(around, 1)
        self._column.addWidget(rule(self._theme, self))
        self._column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        ground(foot, self._theme, "band")
        line = QHBoxLayout(foot)
        px = self._theme.px
        line.setContentsMargins(px(18), px(8), px(18), px(8))
        line.setSpacing(px(8))
        line.addWidget(self._told, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        return foot

    def _on_typed(self) -> None:
        course = self._course
        assert course is not None
        self.typed.emit()
        draft = self.draft
        found = problems(draft, course.record, course.today)
        words = {problem.field: capital(spoken(problem.sentence)) for problem in reversed(found)}
        self.date.show_problem(words.get("date", ""))
        for section in (self.findings, self.laboratory, self.read):
            section.show_problems(words)
        typed, targets = self.read.typed_targets
        live = tentative(draft, course.record, course.protocol, course.today) if draft.has_read else None
        self.read.live.show_tentative(live, typed, targets)
        self._tell(draft, found)

    def _tell(self, draft: VisitDraft, found: tuple[Problem, ...]) -> None:
        self.save_button.setEnabled(not found and not draft.is_empty)
        if found:
            self._told.setText(capital(spoken(found[0].sentence)))
        elif draft.is_empty:
            self._told.setText(self.tr("Nothing is typed yet. Enter goes to the next field, Ctrl+Enter saves."))
        else:
            count = sum(bool(lab.text.strip()) for lab in draft.labs)
            read = self.tr("with a read") if draft.has_read else self.tr("without a read")
            self._told.setText(self.tr("To be saved: %n result(s), {read}.", "", count).format(read=read))

    def _ask(self) -> None:
        ask_before_leaving(self, discard=self.leave, later=self.put_aside if self.keepable else None)

    def put_aside(self) -> None:
        """Close the form; what was typed is kept for another time."""
        self.put_off.emit()
        super().reject()

    def _on_discarded(self) -> None:
        self.leave()

    def leave(self) -> None:
        """Close the form; what was typed is thrown away."""
        self.discarded.emit()
        super().reject()

    def _on_saved(self, key: int) -> None:
        self._saving = False
        self.saved.emit()
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        if self._saving:
            self._saving = False
            self._told.setText(problem_words(problem))


def _adding(key: int, entry: VisitEntry, once_saved: Callable[[], None]) -> Callable[[Store], int]:
    def operation(store: Store) -> int:
        visit = store.add_visit(key, entry)
        once_saved()
        return visit

    return operation


def _origins(key: int, store: Store) -> Origins:
    return store.past.origins(key)


def _nothing() -> None:
    """Where nobody keeps drafts."""
