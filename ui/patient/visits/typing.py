"""Results typed into the cells of the flowsheet: a draft of today, asked about as the visit form does, saved once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.forms.cells import kept_cells, results_of
from models.forms.results import LabDraft
from models.forms.visit import asked_about, problems, visit_entry
from models.markers.series import letter
from models.record.plausible import Doubt
from models.record.visit_entry import VisitEntry
from ui.kit.asking import Asked
from ui.kit.fields import Entry, is_composing
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label, ground
from ui.patient.visits.draft import CellDraft
from ui.patient.visits.laboratories import LaboratoryChoice
from ui.patient.visits.table import LETTER_ROOM, CellKey, FlowsheetTable
from ui.session.session import Session
from ui.words.clinical import capital, doubt_answers
from ui.words.language import clauses, number, problem_words, short_date, spoken

if TYPE_CHECKING:
    from storage.clinic.store import Store

_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Down: 1}
_BACK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}


class CellTyping(QWidget):
    """The strip under the table while a draft is there; the drafts of other patients wait for them.

    ``column_wanted``: the column of today is to be shown, or no more. ``begun`` hands over a draft to be kept.
    """

    column_wanted = Signal()
    begun = Signal(object)  # CellDraft

    def __init__(self, theme: Theme, session: Session, table: FlowsheetTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session, self._table = theme, session, table
        self._course: Course | None = None
        self._drafts: dict[tuple[str, int], CellDraft] = {}
        self._user, self._key = "", 0
        self._at: CellKey | None = None
        self._saved: CellDraft | None = None  # what the store has got and has not answered yet
        self._problem = ""
        self._again = ""  # that something typed was recorded meanwhile
        self._doubted: tuple[CellKey, Doubt] | None = None
        self.entry = Entry("cell", "", table.viewport())
        self.entry.hide()
        self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entry.textChanged.connect(self._on_text)
        self.entry.installEventFilter(self)
        self.asked = Asked(theme, self, first=self.take_other_unit, second=self.keep)
        self.words = ElidedLabel(self)
        self.laboratories = LaboratoryChoice(theme, session, self)
        self.laboratories.chosen.connect(self._on_laboratory)
        self.save_button, self.discard_button = button("", self, kind="primary"), button("", self, kind="small")
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        line = self._line = QHBoxLayout()
        line.addWidget(self.words, 1)
        for made in (self.laboratories, self.discard_button, self.save_button):
            line.addWidget(made)
        column = bare(QVBoxLayout(self))
        column.addWidget(self.asked)
        column.addLayout(line)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        self.dress()
        self.hide()

    @property
    def typed(self) -> dict[CellKey, LabDraft]:
        """What stands in the cells of this patient, by the row."""
        draft = self._draft
        return {} if draft is None else draft.cells

    @property
    def _draft(self) -> CellDraft | None:
        return self._drafts.get((self._user, self._key))

    @property
    def is_begun(self) -> bool:
        return any(one.text.strip() for one in self.typed.values())

    @property
    def needs_column(self) -> bool:
        return self.is_begun or self._at is not None

    def _begun(self) -> CellDraft:
        """The draft of this patient, a new one where there is none; whoever keeps drafts takes it."""
        draft = self._draft
        if draft is None:
            assert self._course is not None
            draft = self._new(self._course, self._key, self._user)
            self.laboratories.read(self._on_laboratories)
            self.begun.emit(draft)
        return draft

    def _new(self, course: Course, key: int, user: str) -> CellDraft:
        draft = self._drafts[user, key] = CellDraft(course, key, user, self)
        for gone in (draft.saved, draft.discarded, draft.put_off):
            gone.connect(partial(self._on_gone, draft))
        draft.told.connect(self.words.setText)
        return draft

    def _on_gone(self, draft: CellDraft) -> None:
        """Saved, thrown away, or put off: whoever goes on with it begins another."""
        whose = draft.user, draft.patient[0]
        if self._drafts.get(whose) is draft:
            del self._drafts[whose]
            if whose == (self._user, self._key):
                self.check()
                self.column_wanted.emit()
        if draft is not self._saved:
            draft.deleteLater()

    def resume(self, document: dict[str, Any], begun: datetime, rows: Sequence[CellKey]) -> CellDraft | None:
        """Go on in the cells with what was kept; None where it is of another day, or has no cell here, or cells are
        typed into. Raises ValueError for what no cells were."""
        kept, course = kept_cells(document), self._course
        cells = {(one.analyte, one.unit): one for one in kept.labs}
        if course is None or self.is_begun or kept.date != course.today.isoformat() or not cells.keys() <= set(rows):
            return None
        if (empty := self._draft) is not None:
            empty.leave()
        draft = self._new(course, self._key, self._user)
        draft.cells, draft.begun = cells, begun
        draft.laboratory, draft.is_chosen = kept.laboratory, bool(kept.laboratory)
        self.laboratories.read(self._on_laboratories)
        self.check()
        self.column_wanted.emit()
        return draft

    def show_user(self, user: str) -> None:
        """A draft is its writer's: whoever comes next neither sees nor saves it. Where it is kept, it is put off."""
        if user != self._user:
            self._user, self._at = user, None
            for draft in [one for one in self._drafts.values() if one.user != user and one.keepable]:
                draft.put_aside()
            self.entry.hide()
            self.check()
            self.column_wanted.emit()

    def show_course(self, course: Course | None) -> None:
        """The draft stays with its patient: another one has another."""
        if (key := self._session.key or 0) != self._key:
            self._at = None
            self.entry.hide()
        self._key, self._course = key, course
        if course is not None and self._draft is not None:
            self._draft.course = course
            self.laboratories.read(self._on_laboratories)

    def _on_laboratories(self) -> None:
        """What stands there stays, whatever is measured meanwhile."""
        if (draft := self._draft) is not None and not draft.laboratory and not draft.is_chosen:
            draft.laboratory = next(iter(self.laboratories.of(draft.course.record)), "")
        self.check()

    def _on_laboratory(self, name: str) -> None:
        if (draft := self._draft) is not None:
            draft.laboratory, draft.is_chosen = name, True
            draft.typed.emit()
        self.check()

    def begin(self, key: CellKey, text: str) -> None:
        """Type into the cell of a row; ``text`` is what the hand has typed already."""
        self._at = None
        before = self.typed.get(key)
        self.entry.setText(text or ("" if before is None else before.text))
        self._at = key
        self.entry.setAccessibleName(" ".join(key).strip())
        self._keep_text()
        self.column_wanted.emit()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.deselect()
        self.entry.end(False)

    def place(self, *_: object) -> None:
        """The field over its cell, after whatever moved that."""
        rect, px = self._rect(), self._theme.px
        self.entry.setVisible(rect is not None)
        if rect is not None:
            self.entry.setGeometry(rect.adjusted(2, 1, -px(LETTER_ROOM - 8), -1))

    def _rect(self) -> QRect | None:
        table, place = self._table, self._table.draft_place
        row = next((n for n, one in enumerate(self._rows()) if one == self._at), None)
        if self._at is None or place is None or row is None:
            return None
        return table.visualRect(table.model().index(row, place))

    def _rows(self) -> list[CellKey | None]:
        """What can be typed into, by line of the table."""
        place, lines = self._table.draft_place, self._table.shown.lines
        return [
            (line.row.analyte, line.row.unit)
            if line.row is not None and place is not None and self._table.is_typed_into(line, place)
            else None
            for line in lines
        ]

    def check(self) -> None:
        """What is wrong, what is asked, and how much there is to save."""
        table, course = self._table, self._course
        table.typed, marks = self.typed, {}
        table.letters = {}
        self._doubted, self._problem, self._again = None, "", ""
        draft_of_patient = self._draft
        if course is not None and draft_of_patient is not None and self.is_begun:
            record = self.laboratories.with_ranges(course.record)
            draft = draft_of_patient.visit(record)
            begun = [key for key, one in self.typed.items() if one.text.strip()]
            read = zip(begun, results_of(record, draft), strict=True)
            table.letters = {key: letter(result) for key, result in read if result is not None}
            left = {key for key in self.typed if key != self._at}
            doubts = asked_about(draft, record, course.today)
            today = {(one.analyte, one.unit): one.value.reported for one in record.labs if one.date == course.today}
            for key in (key for key in begun if key in today):
                marks[key] = "review"
                words = self.tr(
                    "{analyte} {value} is recorded of this day by now; what was typed would be a second result"
                )
                self._again = words.format(analyte=key[0], value=today[key])
            for key in left:
                if (found := doubts.get(key[0])) is not None:
                    marks[key] = "review"
                    self._doubted = self._doubted or (key, found)
            for one in problems(draft, record, course.today):
                analyte = one.field.removeprefix("labs.")
                marks.update((key, "urgent") for key in left if key[0] == analyte and key not in marks)
                self._problem = self._problem or capital(spoken(one.sentence))
        table.marks = marks
        table.show_typed()
        self._show_state()

    def _show_state(self) -> None:
        self.setVisible(self.is_begun)
        self.asked.setVisible(self._doubted is not None)
        if self._doubted is not None:
            key, doubt = self._doubted
            self.asked.ask(capital(spoken(doubt.sentence)), *doubt_answers(doubt, self.typed[key].text.strip()))
        count = sum(bool(one.text.strip()) for one in self.typed.values())
        on = "" if self._course is None else short_date(self._course.today)
        said = self.tr("Draft of {date}: results typed {n}").format(date=on, n=number(count)) if self.is_begun else ""
        said = clauses(filter(None, (said, self._again)))
        self.words.setText(self._problem if self._problem and self._doubted is None else said)
        self.save_button.setEnabled(not self._problem and self._saved is None)
        if (draft := self._draft) is not None:
            self.laboratories.show_laboratory(draft.course.record, draft.laboratory)

    # Answers, saving and leaving

    def take_other_unit(self) -> None:
        self._answer(lambda one, doubt: one if doubt.unit is None else replace(one, unit=doubt.unit))

    def keep(self) -> None:
        self._answer(lambda one, _: replace(one, kept=True))

    def _answer(self, how: Callable[[LabDraft, Doubt], LabDraft]) -> None:
        if self._doubted is not None:
            key, doubt = self._doubted
            self.typed[key] = how(self.typed[key], doubt)
            self._tell_typed()
            self.check()

    def _tell_typed(self) -> None:
        if (draft := self._draft) is not None:
            draft.typed.emit()

    def save(self) -> None:
        """One operation; the draft stays when it fails. Without a laboratory of the patient's those of the clinic are
        read first."""
        self.entry.commit()
        course, draft = self._course, self._draft
        if draft is not None and not draft.laboratory and not self.laboratories.is_known:
            self.laboratories.read(self._on_known)
            return
        self._at = None
        self.check()
        if course is None or draft is None or draft.is_empty or self._problem or self._saved is not None:
            self.place()
            return
        key, _ = draft.patient
        entry = visit_entry(draft.visit(self.laboratories.with_ranges(course.record)), course.record, course.today)
        self._saved = draft
        self._leave()  # what is typed from now on is another draft
        job, saved = partial(_written, key, entry, draft.once_saved), partial(self._on_saved, draft, dict(draft.cells))
        self._session.write(job, saved, touched=(key,), otherwise=partial(self._on_failed, draft))

    def _on_known(self) -> None:
        self._on_laboratories()
        self.save()

    def _on_saved(self, draft: CellDraft, saved: dict[CellKey, LabDraft], _: object) -> None:
        """What was typed while the store worked is still to be saved, as another draft."""
        self._saved = None
        left = {cell: one for cell, one in draft.cells.items() if saved.get(cell) != one}
        whose = draft.user, draft.patient[0]
        if left and self._drafts.get(whose) is draft:
            more = self._new(draft.course, draft.patient[0], draft.user)
            more.cells, more.laboratory, more.is_chosen = left, draft.laboratory, draft.is_chosen
            self.begun.emit(more)
            more.typed.emit()
        draft.saved.emit()
        self.check()

    def _on_failed(self, draft: CellDraft, problem: Exception) -> None:
        self._saved = None
        if draft not in self._drafts.values():  # put off while the store worked
            draft.deleteLater()
        self.check()
        self.words.setText(problem_words(problem))

    def discard(self) -> None:
        if (draft := self._draft) is not None:
            draft.leave()
        self._leave()

    def _leave(self) -> None:
        self._at = None
        self.entry.hide()
        self.check()
        self.column_wanted.emit()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    # The field

    def _on_text(self) -> None:
        if self._at is not None:
            self._keep_text()
            self.check()

    def _keep_text(self) -> None:
        """Another text was not asked about; it is in the unit of its row."""
        if self._at is None:
            return
        text, before = self.entry.text(), self.typed.get(self._at)
        if not text.strip():
            if self.typed.pop(self._at, None) is not None:
                self._tell_typed()
        elif before is None or before.text != text:
            self._begun().cells[self._at] = LabDraft(analyte=self._at[0], text=text, unit=self._at[1])
            self._tell_typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or is_composing(watched):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif (step := (_STEPS | _BACK).get(key)) is not None:
            self._step(-step if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and step > 0 else step)
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        """To the next cell that can be typed into; at either end it stays."""
        keys = [key for key in self._rows() if key is not None]
        here = keys.index(self._at) if self._at in keys else 0
        there = keys[min(max(here + step, 0), len(keys) - 1)]
        if self._table.draft_place is not None:
            row = self._rows().index(there)
            self._table.setCurrentIndex(self._table.model().index(row, self._table.draft_place))
        self.begin(there, "")

    def say(self) -> None:
        self.save_button.setText(self.tr("Save (Ctrl+Enter)"))
        self.discard_button.setText(self.tr("Discard draft"))
        self.laboratories.say()
        self._show_state()

    def dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "band")
        dress_label(self.words, self._theme, role="table", colour="text2")
        self.laboratories.dress()
        self._line.setContentsMargins(px(14), px(4), px(12), px(4))
        self._line.setSpacing(px(8))


def _written(key: int, entry: VisitEntry, once_saved: Callable[[], None], store: Store) -> None:
    store.add_visit(key, entry)
    once_saved()
