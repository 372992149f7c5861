"""The story of one event: a line for each change of its grade, and where the next change or the end is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.dose_changes import DoseChange, dose_changes, to_link
from models.forms.event import told_end, told_step
from models.forms.typed import EntryError
from models.record.kept import GradeStep
from models.record.partialdate import exact
from models.record.records import AdverseEvent, Record
from models.record.story import steps
from models.words import sentence
from ui.kit.fields import Choice, DateEntry, EnterWalks, Entry
from ui.kit.marks import paint_grade
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label, yielding
from ui.patient.events.links import change_days, change_words
from ui.words.clinical import capital
from ui.words.common import translate
from ui.words.language import short_date, spoken
from ui.words.recorded import recorded

GRADE, END, LINK = "grades", "stop", "linked_treatments"  # what is typed, by the value that it becomes


class GradeChip(QWidget):
    """A grade as its mark."""

    def __init__(self, theme: Theme, grade: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._grade = theme, grade
        self.setFixedSize(QSize(theme.px(27), theme.px(16)))
        self.setAccessibleName(capital(translate("EventQueue", "grade {grade}").format(grade=grade)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_grade(painter, QRectF(self.rect()), self._theme, self._grade, f"G{self._grade}")
        painter.end()


class StepLine(QWidget):
    """``22-Mar-2025, day 12``, the grade from then on, and what was found."""

    def __init__(self, theme: Theme, step: GradeStep, record: Record, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, theme.px(84))
        grid.setColumnStretch(2, 1)
        on = exact(step.on)
        day = (
            translate("EventStory", "day {day}").format(day=record.day(on)) if record.started and on is not None else ""
        )
        grid.addWidget(label(short_date(step.on), theme, self, role="table"), 0, 0)
        grid.addWidget(label(day, theme, self, role="caption", colour="text3"), 1, 0)
        grid.addWidget(GradeChip(theme, step.grade, self), 0, 1)
        finding = label(recorded(step.finding or "–"), theme, self, role="table_strong", wrap=True)
        yielding(finding)
        grid.addWidget(finding, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)


class StoryEntry(Retold, QWidget):
    """``told`` are the values of the event that change; Ctrl+Enter tells them, Esc leaves without."""

    told = Signal(object)
    linked = Signal(object)  # the Treatment of the change of dose that is chosen
    left = Signal()
    graded = Signal()  # another grade was chosen

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._event: AdverseEvent | None = None
        self._course: Course | None = None
        self.mode = ""
        self.date = DateEntry("on", "", self)
        self.grade = Choice([(f"G{one}", str(one), one) for one in range(1, 6)], "", self)
        self.change = Choice([], "", self)
        self.finding = Entry("finding", "", self)
        self.save_button = button("", self, kind="small")
        self._title = label("", theme, self, role="table_strong")
        self._remark = label("", theme, self, role="caption", colour="urgent", wrap=True)
        self._walk = EnterWalks(self)
        for field in (self.date, self.grade, self.finding, self.change):
            self._walk.add(field)
        self._walk.save_wanted.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.date.textChanged.connect(self._check)
        self.finding.textChanged.connect(self._check)
        self.change.currentIndexChanged.connect(self._check)
        self.grade.currentIndexChanged.connect(self._on_grade)
        fields = QHBoxLayout()
        fields.setSpacing(theme.px(6))
        fields.addWidget(self.date, 3)
        fields.addWidget(self.grade, 1)
        fields.addWidget(self.change, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.px(6))
        below.addWidget(self.finding, 1)
        below.addStretch(0)
        below.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        column.setSpacing(theme.px(5))
        column.addWidget(self._title)
        column.addLayout(fields)
        column.addLayout(below)
        column.addWidget(self._remark)
        ground(self, theme, "accent_soft")
        self._say()
        self.hide()

    def _say(self) -> None:
        self.date.setAccessibleName(translate("EventStory", "Date"))
        self.grade.setAccessibleName(translate("EventStory", "Grade"))
        self.change.setAccessibleName(translate("EventStory", "Change of dose"))
        self.finding.setAccessibleName(translate("EventStory", "What was found"))
        self.finding.setPlaceholderText(translate("EventStory", "What was found, what was done"))
        self.save_button.setText(translate("EventStory", "Save"))

    def ask(self, mode: str, event: AdverseEvent, course: Course) -> None:
        """Begin to type the next grade of an event, or its end; today stands there already."""
        self.mode, self._event, self._course = mode, event, course
        grades = mode == GRADE
        titles = {
            GRADE: translate("EventStory", "Grade changed"),
            END: translate("EventStory", "The event has ended"),
            LINK: translate("EventStory", "Link to a change of dose"),
        }
        self._title.setText(titles[mode])
        self.save_button.setToolTip("Ctrl+Enter")
        for field in (self.grade, self.finding):
            field.setVisible(grades)
        self.date.setVisible(mode != LINK)
        self.change.setVisible(mode == LINK)
        changes = to_link(event, dose_changes(course)) if mode == LINK else ()
        self.change.offer([(_line(one), str(place), one) for place, one in enumerate(changes, start=1)])
        self.grade.choose(None)
        self.finding.clear()
        self.date.begin(today=not course.record.outcome.is_dead)
        self.show()
        self._check()
        first = self.change if mode == LINK else self.date
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.date.selectAll()

    def leave(self) -> None:
        self.mode = ""
        self.hide()
        self.left.emit()

    def save(self) -> None:
        for entry in (self.date, self.finding):
            entry.commit()
        try:
            changes = self._changes()
        except EntryError as error:
            self._remark.setText(capital(spoken(error.sentence)))
            return
        if self.mode == LINK:
            self.linked.emit(self.change.value.treatment)
        else:
            self.told.emit(changes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _changes(self) -> dict[str, Any]:
        """What was typed, as values of the event. Raises EntryError."""
        assert self._event is not None
        assert self._course is not None
        if self.mode == LINK:
            if self.change.count() == 1:
                raise EntryError(sentence("no dose was changed since the onset that it is not linked to"))
            if self.change.value is None:
                raise EntryError(sentence("a change of dose is needed"))
            return {}
        whose: dict[str, Any] = {"event": self._event, "record": self._course.record, "today": self._course.today}
        if self.mode == END:
            return {"stop": told_end(self.date.typed, **whose)}
        step = told_step(self.date.typed, self.grade.value, self.finding.text(), **whose)
        told = (*steps(self._event), step)
        return {"grades": told, "grade": max(one.grade for one in told)}

    def _on_grade(self) -> None:
        self._check()
        self.graded.emit()

    def _check(self, *_: object) -> None:
        """Whether it can be saved; a grade that is still to come is not wrong."""
        if self._event is None or not self.mode:
            return
        words = ""
        try:
            self._changes()
        except EntryError as error:
            words = capital(spoken(error.sentence))
        waits = self.mode == GRADE and self.grade.value is None
        waits |= self.mode == LINK and self.change.value is None and self.change.count() > 1
        self._remark.setText("" if waits else words)
        self._remark.setVisible(bool(self._remark.text()))
        self.save_button.setEnabled(not words)


def _line(change: DoseChange) -> str:
    return translate("EventStory", "{change}, {days}").format(change=change_words(change), days=change_days(change))
