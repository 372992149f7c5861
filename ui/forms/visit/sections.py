"""Date and findings on the visit form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.course.course import Course
from models.forms.typed import read_date
from models.forms.visit import VisitDraft
from models.record.labs import in_digits
from models.record.records import Ascites, Encephalopathy, Visit
from ui.kit.fields import Choice, DateEntry, Entry, vocabulary
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, label
from ui.words.common import not_recorded
from ui.words.language import clauses, weekday_date, word


class DateField(QWidget):
    """Date and, where one is asked for, time as typed, and what the date means: weekday, day of treatment, planned
    visit; or what is wrong."""

    typed = Signal()

    def __init__(self, course: Course, theme: Theme, parent: QWidget, *, timed: bool = False) -> None:
        super().__init__(parent)
        self._course, self._theme = course, theme
        self.time = Entry("time", self.tr("Time of the visit"), self)
        self.time.setPlaceholderText("08:40")
        self.time.setFixedWidth(theme.px(64))
        self.entry = DateEntry("date", self.tr("Date of the visit"), self)
        self.entry.setFixedWidth(theme.px(140))
        self._echo = label("", theme, self, role="table", colour="text2", wrap=True)
        name = label(self.tr("&Date"), theme, self, role="strong")
        name.setBuddy(self.entry)
        hint = label(self.tr("20250328, today, +3d, -2w"), theme, self, role="caption", colour="text3")
        grid = bare(QGridLayout(self), spacing=None)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(1))
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.entry, 0, 1)
        at = label(self.tr("T&ime"), theme, self, role="table", colour="text2")
        at.setBuddy(self.time)
        for column, widget in ((2, at), (3, self.time)):
            widget.setVisible(timed)
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._echo, 0, 4)
        grid.addWidget(hint, 1, 1, 1, 4)
        grid.setColumnStretch(4, 1)
        self.time.textChanged.connect(self.typed)
        self.entry.begin(today=not course.record.outcome.is_dead)
        self.entry.textChanged.connect(self.typed)
        self.show_problem("")

    @property
    def echo(self) -> str:
        return self._echo.text()

    @property
    def text(self) -> str:
        return self.entry.typed

    def show_problem(self, words: str, time: str = "") -> None:
        wrong = bool(words and self.text)  # a date that is still to come is no mistake
        self.entry.show_problem(words if wrong else "")
        self.time.show_problem(time)
        wrong, words = wrong or bool(time), words or time
        dress_label(self._echo, self._theme, role="table", colour="urgent" if wrong else "text2")
        self._echo.setText(words or self._meaning())

    def _meaning(self) -> str:
        on = read_date(self.text, self._course.today)
        if on is None:
            return ""
        record = self._course.record
        parts = [weekday_date(on), *([self.tr("day {day}").format(day=record.day(on))] if record.started else [])]
        planned = next((one for one in self._course.schedule if one.covers(on)), None)
        if planned is not None:
            parts.append(self.tr("{visit} window").format(visit=planned.plan.label))
        return " · ".join(parts)


class FindingsSection(QWidget):
    """ECOG, weight, blood pressure, ascites, encephalopathy, anticoagulation (R-11); each as at the last visit below
    it."""

    typed = Signal()

    def __init__(self, course: Course, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        before = max(course.record.visits, key=lambda visit: visit.date, default=None)
        ecog = [(str(grade), str(grade), grade) for grade in range(5)]
        self.ecog = Choice(ecog, self.tr("ECOG"), self)
        self.weight = Entry("weight", self.tr("Weight in kg"), self)
        self.pressure = Entry("pressure", self.tr("Blood pressure in mmHg"), self)
        self.ascites = Choice(vocabulary(Ascites, "nsm"), self.tr("Ascites"), self)
        self.encephalopathy = Choice(vocabulary(Encephalopathy, ("n0", "12", "34")), self.tr("Encephalopathy"), self)
        answers = [(self.tr("yes"), "y", True), (self.tr("no"), "n", False)]
        said = {value: words for words, _, value in answers}
        self.anticoagulated = Choice(answers, self.tr("Anticoagulated"), self)
        self._problem = label("", theme, self, role="caption", colour="urgent", wrap=True)
        grid = bare(QGridLayout(self), spacing=None)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(1))
        titles = (
            self.tr("ECOG"),
            self.tr("Weight, kg"),
            self.tr("BP, mmHg"),
            self.tr("Ascites"),
            self.tr("Encephalopathy"),
            self.tr("Anticoagulated"),
        )
        for column, (title, field, last) in enumerate(zip(titles, self.fields, _last(before, said), strict=True)):
            name = label(title, theme, self, role="table", colour="text2")
            name.setBuddy(field)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
            grid.addWidget(label(last, theme, self, role="caption", colour="text3"), 2, column)
            grid.setColumnStretch(column, 2 if column < 3 else 3)
        grid.addWidget(self._problem, 3, 0, 1, 6)
        for choice in (self.ecog, self.ascites, self.encephalopathy, self.anticoagulated):
            choice.currentIndexChanged.connect(self.typed)
        for entry in (self.weight, self.pressure):
            entry.textChanged.connect(self.typed)

    @property
    def fields(self) -> list[QWidget]:
        return [self.ecog, self.weight, self.pressure, self.ascites, self.encephalopathy, self.anticoagulated]

    def draft(self, rest: VisitDraft) -> VisitDraft:
        return replace(
            rest,
            ecog=self.ecog.value,
            weight=self.weight.text(),
            pressure=self.pressure.text(),
            ascites=self.ascites.value,
            encephalopathy=self.encephalopathy.value,
            anticoagulated=self.anticoagulated.value,
        )

    def show_draft(self, kept: VisitDraft) -> None:
        self.ecog.choose(kept.ecog)
        self.weight.setText(kept.weight)
        self.pressure.setText(kept.pressure)
        self.ascites.choose(kept.ascites)
        self.encephalopathy.choose(kept.encephalopathy)
        self.anticoagulated.choose(kept.anticoagulated)

    def show_problems(self, found: dict[str, str]) -> None:
        for entry in (self.weight, self.pressure):
            entry.show_problem(found.get(entry.name, ""))
        self._problem.setText(clauses(found[name] for name in ("weight", "pressure") if name in found))
        self._problem.setVisible(bool(self._problem.text()))


def _last(before: Visit | None, said: dict[bool, str]) -> list[str]:
    """``said`` are the words for yes and no."""
    if before is None:
        return [not_recorded()] * 6
    pressure = None if before.systolic is None or before.diastolic is None else f"{before.systolic}/{before.diastolic}"
    known = (
        before.ecog,
        None if before.weight_kg is None else in_digits(before.weight_kg),
        pressure,
        before.ascites,
        before.encephalopathy,
        None if before.anticoagulated is None else said[before.anticoagulated],
    )
    return [not_recorded() if value is None else word(str(value)) for value in known]
