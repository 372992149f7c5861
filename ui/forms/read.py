"""Entering a read in the worksheet: the column of the draft beside what was read before, answered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.course.course import Course
from models.course.tentative import Tentative, tentative
from models.course.worksheet import Line, Worksheet, worksheet
from models.forms.sizes import SizeDraft, is_noted_by_status, state_of
from models.forms.typed import Problem, read_date
from models.forms.visit import VisitDraft, problems, visit_entry
from models.forms.visit_draft import draft_document, read_draft, without_place
from models.record.records import Imaging, Role, State
from models.response.reads import lesions_left
from models.words import filled
from storage.roles import Action, Actor
from ui.forms.base import DraftForm
from ui.forms.visit.added import AddedSection
from ui.forms.visit.fields import SizeFields, StatusFields
from ui.forms.visit.marks import BUTTON_WIDTH, MarksPanel, show_remark
from ui.forms.visit.read_fields import ReadFields
from ui.forms.visit.sections import DateField
from ui.kit.theme import Theme
from ui.kit.widgets import bare, clipped, upright_scroll
from ui.patient.lesions.panel import ReadPanel
from ui.patient.lesions.worksheet import FIELDS_WIDTH, LI_RADS_WIDTH, WorksheetView
from ui.session.session import Session
from ui.words.language import listed, weekday_date, word

if TYPE_CHECKING:
    from ui.forms.base import Operation

ANSWER_MS = 40
NARROW = 1040  # the least width with everything beside the draft
MOST_LINES = 5  # of lesions not yet recorded, without scrolling


class ReadForm(DraftForm):
    """One read of the patient of ``course``. A draft is a visit with nothing but its read."""

    kind = "read"
    told_at_once = 2  # remarks beside its fields are cut where they are long; the first may be that of the date

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._record, self._protocol, self._today = course.record, course.protocol, course.today
        self._later = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._later.timeout.connect(self.answer)
        self._shown_reader: str | None = course.series.reader
        patient = course.record.patient
        self.setWindowTitle(self.tr("Add read: {patient}").format(patient=patient.name or patient.code))
        self.date = DateField(course, theme, self.body)
        self.view = WorksheetView(theme, self.body, drafts=True)
        self.panel = ReadPanel(theme, self.body)
        self.marks = MarksPanel(theme, self)
        lesions, rows = lesions_left(course.record), self.view.side.rows
        self.of_read = ReadFields(
            course,
            self.marks,
            rows,
            sizes=[SizeFields(one, course.record, self.marks, rows) for one in lesions if not is_noted_by_status(one)],
            statuses=[StatusFields(one, self.marks, rows) for one in lesions if is_noted_by_status(one)],
        )
        self._thrombus_remark = clipped(theme, rows)
        self.added = AddedSection(course.record, self.marks, self.body)
        self.sign_box = QCheckBox(self.tr("S&ign as it is saved"), self)
        self.sign_box.hide()
        self._show_sheet()
        self._lay_out()
        self._connect()
        self._begin()
        self.resize(self.sizeHint())
        session.read(lambda store: store.actor, self._on_actor)

    def sizeHint(self) -> QSize:
        over = self.parentWidget()
        room = over.size() if over is not None else QSize(1440, 900)
        return QSize(room.width() - self._theme.px(24), room.height() - self._theme.px(48))

    # What stands on it

    @property
    def draft(self) -> VisitDraft:
        return self.of_read.draft(VisitDraft(date=self.date.text), self.added)

    @property
    def is_empty(self) -> bool:
        return not self.draft.has_read

    @property
    def is_whole(self) -> bool:
        return self.draft.has_read

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._record, self._today)

    def operation(self) -> Operation:
        key, entry = self.patient[0], visit_entry(self.draft, self._record, self._today)
        sign = self.sign_box.isChecked()
        return lambda store: store.add_visit(key, entry, sign=sign)

    def _take(self, document: dict[str, Any]) -> str:
        """What has no place on the form any more is said."""
        kept = read_draft(document)
        self.date.entry.setText(kept.date)
        self.of_read.show_draft(kept)
        self.added.show_draft(kept.added)
        if not (lost := without_place(kept, self.draft)):
            return ""
        words = self.tr("No place on this form any more, and not taken over: {names}.")
        return words.format(names=listed(word(name) for name in lost))

    # Typing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.date.entry.setFocus()
        self.date.entry.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """N in an empty diameter begins the line of a new lesion; behind an M it names one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_N:
            size = next((one for one in self.of_read.sizes if watched in (one.diameter, one.viable)), None)
            named = size is not None and state_of(size.diameter.text())[0] is State.MERGED
            if size is not None and not named and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                self._begin_new()
                return True
        return super().eventFilter(watched, event)

    def _begin_new(self) -> None:
        row = self.added.rows[-1]
        if self._is_follow_up:
            row.role.choose(Role.NEW)
        row.role.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _is_follow_up(self) -> bool:
        on = read_date(self.date.text, self._today)
        return on is not None and self._record.started and on > self._record.day_zero

    def _on_actor(self, actor: Actor) -> None:
        """Whoever may sign does so as a rule; where nobody has read yet, who is here is the reader."""
        if isValid(self):
            may = actor.may(Action.SIGN_READS)
            self.sign_box.setVisible(may)
            self.sign_box.setChecked(may)
            if not self._record.imaging and not self.of_read.reader.text():
                self.of_read.reader.setText(actor.user)

    def _show_problems(self, words: dict[str, str]) -> None:
        self.date.show_problem(words.get("date", ""))
        self.of_read.show_problems(words)
        self.added.show_problems(words)
        wrong, said = self.of_read.thrombus_words(words)
        show_remark(self._thrombus_remark, self._theme, wrong=wrong, words=said)
        self.of_read.none_new.setVisible(self._is_follow_up)
        if not self._is_follow_up and self.of_read.none_new.isChecked():
            self.of_read.none_new.setChecked(False)  # a baseline has none by its nature
        self._show_reader(self.draft.reader.strip() or None)
        self._later.start()

    def answer(self) -> None:
        """What follows from what stands there; a moment after the last key, so that no key waits for it."""
        self._later.stop()
        draft = self.draft
        typed, targets = self.of_read.typed_targets(self.added)
        live = tentative(draft, self._record, self._protocol, self._today) if draft.has_read else None
        self._show_live(live, draft.reader.strip() or None, typed=typed, targets=targets)

    def _show_live(self, live: Tentative | None, reader: str | None, *, typed: int, targets: int) -> None:
        assert self._course is not None
        on = read_date(self.date.text, self._today)
        sheet: Worksheet | None = None
        imaging = Imaging(date=self._today)
        if live is not None:
            whose = reader if reader is not None else live.course.series.reader
            sheet = worksheet(live.course, whose, only=live.on)
            imaging = sheet.columns[-1].imaging if sheet.columns else imaging
        title = next((one.plan.label for one in self._course.schedule if on and one.covers(on)), "")
        name = self.tr("{visit}, draft").format(visit=title) if title else self.tr("Draft")
        self.view.side.show_draft(name, "" if on is None else weekday_date(on), sheet, on)
        self.panel.show_draft(self._course, reader, live, typed=typed, targets=targets, imaging=imaging)

    def _show_reader(self, reader: str | None) -> None:
        """Another reader sees own reads only: those of the others stay out of sight while one reads."""
        assert self._course is not None
        whose = reader if reader is not None else self._course.series.reader
        if whose != self._shown_reader:
            self._shown_reader = whose
            self._show_sheet()

    def _ready(self) -> str:
        if not self.draft.has_read:
            return self.tr(
                "Enter next · = viable as diameter · A absent · S too small, 5 mm · E not evaluable · R removed · "
                "8 A absent node, short axis · P new, not measured · 12 + 7 parts of a split lesion · "
                "M T1 merged into T1 · N new · Alt+M marks"
            )
        typed, targets = self.of_read.typed_targets(self.added)
        if targets and typed < targets:
            return filled(
                self.tr("{typed} of {targets} targets typed. Ctrl+Enter saves."), typed=typed, targets=targets
            )
        return self.tr("Ctrl+Enter saves this read.")

    # How it looks

    def _show_sheet(self) -> None:
        assert self._course is not None
        self.view.show_sheet(worksheet(self._course, self._shown_reader))
        self._place()

    def _place(self) -> None:
        """Every field beside the row that it belongs to."""
        px, rows = self._theme.px, self.view.side.rows
        left, half = rows.left + px(8), px(FIELDS_WIDTH) // 2 - px(6)
        sizes = {one.lesion.number: one for one in self.of_read.sizes}
        statuses = {one.lesion.number: one for one in self.of_read.statuses}
        for top, height, row in rows.tops():
            line = QRect(left, top + (height - px(26)) // 2, half, px(26))
            if row.lesion is not None and row.lesion.number in sizes:
                size = sizes[row.lesion.number]
                self._put(line, (size.diameter, size.viable), half)
                if size.needs_viable:
                    self.view.put(size.li_rads, QRect(left + 2 * (half + px(5)), line.top(), px(LI_RADS_WIDTH), px(26)))
                beside = left + 2 * (half + px(5)) + px(LI_RADS_WIDTH + 5)
                self._put_marks(size, QRect(beside, top, rows.width() - beside - px(4), height))
            elif row.lesion is not None and row.lesion.number in statuses:
                line.setWidth(px(FIELDS_WIDTH))
                status = statuses[row.lesion.number]
                self.view.put(status.choice, line)
                beside = line.right() + px(6)
                self._put_marks(status, QRect(beside, top, rows.width() - beside - px(4), height))
            elif row.line is Line.THROMBUS:
                self._put(line, (self.of_read.vp, self.of_read.cheng), half)
                button = self._button_at(QRect(0, top, rows.width() - px(4), height))
                beside = left + 2 * (half + px(5))
                self.view.put(self.of_read.flow, QRect(beside, line.top(), button.left() - beside - px(4), px(26)))
                self.view.put(self.of_read.of_thrombus.button, button)
            elif row.line is Line.THROMBUS_RESPONSE:
                beside = left + px(FIELDS_WIDTH)
                self.view.put(self._thrombus_remark, QRect(beside, top, rows.width() - beside, height))
            elif row.line is Line.NEW_ANSWER:
                line.setWidth(rows.width() - left - px(8))
                self.view.put(self.of_read.none_new, line)

        self._put_away({row.lesion.number for _, _, row in rows.tops() if row.lesion is not None})

    def _put_away(self, shown: set[str]) -> None:
        """A lesion that the reader does not follow has no row, and so no field on which anything could stand unseen."""
        for size in self.of_read.sizes:
            here = size.lesion.number in shown
            size.diameter.setVisible(here)
            size.remark.setVisible(here)
            size.viable.setVisible(here and not size.lesion.nodal)
            size.li_rads.setVisible(here and size.needs_viable)
            size.marks.button.setVisible(here)
            if not here:
                size.show_draft(SizeDraft(size.lesion.number))

    def _put_marks(self, of: SizeFields | StatusFields, room: QRect) -> None:
        """What is wrong or marked, and at the right of it the button of the marks."""
        button = self._button_at(room)
        self.view.put(of.remark, room.adjusted(0, 0, button.left() - room.right() - self._theme.px(2), 0))
        self.view.put(of.marks.button, button)

    def _button_at(self, room: QRect) -> QRect:
        width, tall = self._theme.px(BUTTON_WIDTH), self._theme.px(26)
        return QRect(room.right() - width, room.top() + (room.height() - tall) // 2, width, tall)

    def _put(self, first: QRect, fields: Sequence[QWidget], width: int) -> None:
        for number, field in enumerate(fields):
            self.view.put(field, first.translated(number * (width + self._theme.px(5)), 0))

    def _lay_out(self) -> None:
        px = self._theme.px
        head, how = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(px(16), px(6), px(12), px(4))
        for line in (head, how):
            line.setSpacing(px(8))
        head.addWidget(self.date, 1)
        head.addLayout(how)
        self._turn_below(head, NARROW)
        of_read = self.of_read
        for words, field, width in (
            (self.tr("M&odality"), of_read.modality, 64),
            (self.tr("S&lice, mm"), of_read.slice, 48),
            (self.tr("&Reader"), of_read.reader, 110),
        ):
            name = QLabel(words, self.body)
            name.setBuddy(field)
            field.setParent(self.body)
            field.setFixedWidth(px(width))
            how.addWidget(name)
            how.addWidget(field)
        how.addStretch(1)
        left = bare(QVBoxLayout())
        left.addLayout(head)
        left.addWidget(self.view, 1)
        scroll = self._below = upright_scroll(self.added, self.body)
        self._fit_added()
        below = QHBoxLayout()
        below.setContentsMargins(px(16), 0, px(12), px(4))
        below.addWidget(scroll)
        left.addLayout(below)
        body = bare(QHBoxLayout())
        body.addLayout(left, 1)
        body.addWidget(self.panel)
        self._finish(body)
        self._foot.insertWidget(1, self.sign_box)

    def _connect(self) -> None:
        of_read = self.of_read
        self.date.typed.connect(self._on_typed)
        of_read.connect(self._on_typed)
        self.added.typed.connect(self._on_typed)
        thrombus: list[QWidget] = [of_read.vp, of_read.cheng, of_read.none_new]
        walked = [one for one in of_read.walked if one not in thrombus]
        baseline = not self._record.imaging
        chain = [*walked, *self.added.fields, *thrombus] if baseline else [*walked, *thrombus, *self.added.fields]
        self.marks.save_wanted.connect(self.save)
        self.marks.told.connect(self.hint)
        how = (of_read.modality, of_read.slice, of_read.reader)
        for field in (*how, self.date.entry, *chain, of_read.flow):
            self._walk.add(field)
        self._after_added: QWidget = of_read.vp if baseline else of_read.flow
        self.added.grown.connect(self._on_grown)
        for size in of_read.sizes:
            for entry in (size.diameter, size.viable):
                entry.setAlignment(Qt.AlignmentFlag.AlignRight)
                entry.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self._is_below(NARROW)
        if narrow != self.view.side.rows.narrow:
            self.view.set_narrow(narrow)
            self.panel.set_narrow(narrow)
            self._place()
        super().resizeEvent(event)

    def _fit_added(self) -> None:
        self._below.setFixedHeight(self._theme.px(48 + 34 * min(len(self.added.rows), MOST_LINES)))

    def _on_grown(self, fields: list[QWidget]) -> None:
        self._fit_added()
        for field in fields:
            self._walk.add(field, before=self._after_added)
