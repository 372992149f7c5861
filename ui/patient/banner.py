"""Who this is: two lines over every screen of one patient, never covered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.course.course import Course
from models.course.headline import (
    LatestScore,
    Regimen,
    due_visit,
    latest_albi,
    latest_child_pugh,
    performance_status,
    regimen,
    stage_now,
    thrombus_at_baseline,
)
from models.course.headline import thrombus_now as thrombus_at_present
from models.record.partialdate import age_on
from models.record.protocol import ScheduledVisit
from models.words import Sentence, score_words
from ui.charts.course.treatment import MANY, in_powers
from ui.kit.marks import paint_hatch
from ui.kit.theme import FAMILIES, Theme
from ui.words.clinical import joined, unit_words
from ui.words.common import child_pugh_words, first_clause, in_months, needs, not_recorded, sex_word, thrombus_words
from ui.words.language import ENGLISH, clauses, day_and_month, day_words, language, short_date, spoken
from ui.words.recorded import recorded
from ui.words.signs import drawable

HEIGHT = 60
_LEFT, _FIELD_GAP, _WORD_GAP, _HATCH = 18, 20, 6, 12


@dataclass(frozen=True, slots=True)
class Field:
    """A label in the second colour, a value in white bold, and what follows it in white or, when quiet, second."""

    label: str
    value: str
    rest: str = ""
    quiet: bool = False

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.label, self.value + self.rest) if part)


NOTHING = Field("", "")


class Banner(QWidget):
    """Line 1 never elides; line 2 gives way from the right. Death shows as another colour and a hatch."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self._title = self._shown_title = ""
        self._locked = False
        self._line1: tuple[Field, ...] = ()
        self._line2: tuple[Field, ...] = ()
        self._right = self._time_field = NOTHING
        self._identity_fields: tuple[Field, ...] = ()
        self._disease_fields: tuple[Field, ...] = ()
        self._provenance = self._clause = self._tag = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_course(self, course: Course | None) -> None:
        self._course = course
        if course is not None:
            patient = course.record.patient
            self._title = drawable(patient.name or patient.code, FAMILIES)
            self._identity_fields = self._identity(course)
            self._disease_fields = self._disease(course)
            self._time_field = self._time(course)
            self._provenance = recorded(course.record.provenance or "")
            self._clause = recorded(first_clause(course.record.provenance or ""))
            self._fit()
        self.setAccessibleName(self.text())
        self.update()

    def show_locked(self, locked: bool) -> None:
        """Whether the data of this patient may not be changed."""
        if locked != self._locked:
            self._locked = locked
            self.show_course(self._course)

    def text(self) -> str:
        """Everything the banner says, in reading order."""
        if self._course is None:
            return ""
        fields = (*self._identity_fields, self._time_field, Field("", self._provenance), *self._disease_fields)
        return clauses(part for part in (self._title, *(field.text for field in fields)) if part)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_course(self._course)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    # What is said

    def _identity(self, course: Course) -> tuple[Field, ...]:
        patient, outcome = course.record.patient, course.record.outcome
        fields = []
        if patient.name is None:
            fields.append(Field(self.tr("Name"), not_recorded()))
        if patient.birth_date is None:
            fields.append(Field(self.tr("Born"), not_recorded()))
        else:
            born = day_words(patient.birth_date)
            years = None if outcome.is_dead else age_on(patient.birth_date, course.today)
            told = self.tr("{date} ({years} y)").format(date=born, years=years)
            fields.append(Field(self.tr("Born"), born if years is None else told))
        if outcome.is_dead:
            fields.append(Field("", self._death(course)))
        fields.append(Field(self.tr("Sex"), sex_word(patient.sex)))
        fields.append(Field(self.tr("Hospital no."), patient.hospital_number or not_recorded()))
        fields.append(Field(self.tr("Study code"), patient.code))
        if self._locked:
            fields.append(Field(self.tr("Data"), self.tr("locked")))
        return tuple(fields)

    def _death(self, course: Course) -> str:
        outcome, born = course.record.outcome, course.record.patient.birth_date
        if outcome.death_date is None:
            return self.tr("Died, date not recorded")
        years = None if outcome.died is None else age_on(born, outcome.died)
        date = day_words(outcome.death_date)
        if years is None:
            return self.tr("Died {date}").format(date=date)
        return self.tr("Died {date}, aged {years}").format(date=date, years=years)

    def _time(self, course: Course) -> Field:
        if not course.record.started:
            return Field(self.tr("Treatment"), self.tr("not started"))
        died = course.record.outcome.died
        if died is None and course.record.outcome.is_dead:
            return Field(self.tr("Survival"), self.tr("cannot be determined"))
        if died is not None:
            return Field(self.tr("Survival"), in_months(course.record.day(died)))
        due = due_visit(course)
        rest = "" if due is None else f" · {self._window(due)}"
        return Field(self.tr("Day"), str(course.record.day(course.today)), rest)

    def _window(self, due: ScheduledVisit) -> str:
        same_month = (due.earliest.year, due.earliest.month) == (due.latest.year, due.latest.month)
        start = f"{due.earliest.day:02d}" if same_month and language() == ENGLISH else day_and_month(due.earliest)
        words = (
            self.tr("{visit} window {start} to {stop}")
            if due.state == "open"
            else self.tr("next {visit}, {start} to {stop}")
        )
        return words.format(visit=due.plan.label, start=start, stop=day_and_month(due.latest))

    def _disease(self, course: Course) -> tuple[Field, ...]:
        stage, child_pugh = stage_now(course), latest_child_pugh(course)
        ecog = performance_status(course)
        bclc = None if stage is None else stage.bclc
        return (
            self._thrombus(course),
            Field(self.tr("BCLC"), bclc or self.tr("cannot be determined")),
            Field(self.tr("Child-Pugh"), child_pugh_words(child_pugh.scores), self._dated(child_pugh), quiet=True),
            self._albi(course),
            Field(self.tr("ECOG"), not_recorded() if ecog is None else str(ecog)),
            self._regimen(regimen(course)),
        )

    def _thrombus(self, course: Course) -> Field:
        first, now = thrombus_at_baseline(course), thrombus_at_present(course)
        rest = ""
        if first.recorded and now.differs(first):
            rest = self.tr(" (at baseline {classes})").format(classes=thrombus_words(first))
        return Field(self.tr("Thrombus"), thrombus_words(now), rest, quiet=True)

    def _albi(self, course: Course) -> Field:
        latest = latest_albi(course)
        scores = latest.scores
        if scores is None:
            return Field(self.tr("ALBI"), not_recorded())
        if scores.albi is None:
            return Field(self.tr("ALBI"), needs(latest.missing))
        grade = self.tr(", grade {grade}").format(grade=scores.albi_grade)
        same_day = scores is latest_child_pugh(course).scores and not latest.missing
        return Field(self.tr("ALBI"), score_words(scores.albi), grade + ("" if same_day else self._dated(latest)))

    def _dated(self, latest: LatestScore) -> str:
        """When a score could last be determined, and what it lacks since."""
        if latest.scores is None or not latest.known:
            return ""
        when = f" {short_date(latest.scores.on)}"
        if not latest.missing:
            return when
        lacking = joined([spoken(Sentence(name)) for name in latest.missing])
        return when + self.tr("; since then missing: {items}").format(items=lacking)

    def _regimen(self, given: Regimen) -> Field:
        def listed(agents: tuple[tuple[str, str], ...]) -> str:
            return " + ".join(f"{recorded(agent)} {_dose(dose)}".strip() for agent, dose in agents)

        if not given.current and not given.earlier:
            return Field(self.tr("Regimen"), not_recorded())
        if not given.current:
            return Field(
                self.tr("Regimen"), self.tr("none ongoing; given: {agents}").format(agents=listed(given.earlier))
            )
        rest = self.tr(", after {agents}").format(agents=listed(given.earlier)) if given.earlier else ""
        return Field(self.tr("Regimen"), listed(given.current), rest)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        deceased = self._course is not None and self._course.record.outcome.died is not None
        painter.fillRect(self.rect(), self._theme.colour("deceased" if deceased else "banner"))
        if deceased:
            paint_hatch(painter, QRectF(self.rect()), self._theme.colour("deceased_hatch"), self._theme.px(_HATCH))
        if self._course is not None:
            self._paint_line1(painter)
            self._paint_line2(painter)
        painter.end()

    def _paint_line1(self, painter: QPainter) -> None:
        middle = self._theme.px(18)
        title = self._theme.font("title")
        x = self._write(painter, self._theme.px(_LEFT), middle, self._shown_title, font=title, colour="banner_text")
        x += self._theme.px(_FIELD_GAP)
        for field in self._line1:
            x = self._write_field(painter, x, middle, field, first_line=True) + self._theme.px(_FIELD_GAP)
        if self._right.label:
            width = self._field_width(self._right, first_line=True)
            self._write_field(painter, self._right_edge() - width, middle, self._right, first_line=True)

    def _paint_line2(self, painter: QPainter) -> None:
        middle, x, stop = self._theme.px(41), float(self._theme.px(_LEFT)), self._line2_stop()
        if self._tag:
            self._paint_tag(painter, middle)
        painter.save()
        painter.setClipRect(QRectF(0, 0, stop, self.height()))
        for field in self._line2:
            if x + self._field_width(field, first_line=False) > stop:
                self._write_elided(painter, x, middle, field, stop=stop)
                break
            x = self._write_field(painter, x, middle, field, first_line=False) + self._theme.px(_FIELD_GAP)
        painter.restore()

    def _write_elided(self, painter: QPainter, x: float, middle: float, field: Field, *, stop: float) -> None:
        label_width = self._advance(field.label, self._theme.font("table")) + self._theme.px(_WORD_GAP)
        metrics = QFontMetricsF(self._theme.font("table_strong"))
        room = stop - x - label_width
        if room < self._theme.px(40):
            self._write(painter, x, middle, "…", font=self._theme.font("table_strong"), colour="banner_text2")
            return
        x = self._write(painter, x, middle, field.label, font=self._theme.font("table"), colour="banner_text2")
        words = metrics.elidedText(field.value + field.rest, Qt.TextElideMode.ElideRight, room)
        x += self._theme.px(_WORD_GAP)
        self._write(painter, x, middle, words, font=self._theme.font("table_strong"), colour="banner_text")

    def _write_field(self, painter: QPainter, x: float, middle: float, field: Field, *, first_line: bool) -> float:
        plain, strong = self._fonts(first_line, field)
        if field.label:
            x = self._write(painter, x, middle, field.label, font=plain, colour="banner_text2")
            x += self._theme.px(_WORD_GAP)
        x = self._write(painter, x, middle, field.value, font=strong, colour="banner_text")
        rest = "banner_text2" if field.quiet else "banner_text"
        return self._write(painter, x, middle, field.rest, font=plain, colour=rest)

    def _write(self, painter: QPainter, x: float, middle: float, text: str, *, font: QFont, colour: str) -> float:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(QPointF(x, round(middle + (metrics.ascent() - metrics.descent()) / 2)), text)
        return x + metrics.horizontalAdvance(text)

    def _paint_tag(self, painter: QPainter, middle: float) -> None:
        box = QRectF(self._right_edge() - self._tag_width(), middle - self._theme.px(9), self._tag_width(), 0)
        box.setHeight(self._theme.px(18))
        painter.setPen(QPen(self._theme.colour("banner_text2"), 1.0))
        painter.setBrush(self._theme.colour("deceased" if self._dead() else "banner"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(3), self._theme.px(3))
        painter.setFont(self._theme.font("caption_strong"))
        painter.setPen(self._theme.colour("banner_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._tag)

    # Sizes

    def _dead(self) -> bool:
        return self._course is not None and self._course.record.outcome.died is not None

    def _fonts(self, first_line: bool, field: Field) -> tuple[QFont, QFont]:
        if first_line:
            heavy = "strong" if field is self._right or not field.label else "control"
            return self._theme.font("body"), self._theme.font(heavy)
        return self._theme.font("table"), self._theme.font("table_strong")

    def _field_width(self, field: Field, *, first_line: bool) -> float:
        plain, strong = self._fonts(first_line, field)
        label = self._advance(field.label, plain) + self._theme.px(_WORD_GAP) if field.label else 0
        return label + self._advance(field.value, strong) + self._advance(field.rest, plain)

    def _advance(self, text: str, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

    def _tag_width(self) -> float:
        return self._advance(self._tag, self._theme.font("caption_strong")) + self._theme.px(16)

    def _right_edge(self) -> float:
        return self.width() - self._theme.px(_LEFT)

    def _line2_stop(self) -> float:
        tag = self._tag_width() + self._theme.px(_FIELD_GAP) if self._tag else 0
        return self._right_edge() - tag

    def _fit(self) -> None:
        """No field of line 1 is ever cut: what finds no room there stands first in line 2; the birth date stays.

        The time at its right first loses the visit window. Only a name that leaves no room for the birth date is cut;
        the whole of it is the tool tip.
        """
        self._shown_title = self._title
        whole = self._time_field
        day = Field(whole.label, whole.value)
        for shown in (whole, day):
            self._right = shown  # its font depends on standing there
            if self._width_of(self._identity_fields, shown) <= self._right_edge():
                self._line1, self._line2 = self._identity_fields, self._disease_fields
                self._choose_tag()
                return
        self._right = NOTHING
        kept = list(self._identity_fields)
        moved = [day] if whole.label else []
        while len(kept) > 1 and self._width_of(kept, NOTHING) > self._right_edge():
            moved.insert(0, kept.pop())
        over = self._width_of(kept, NOTHING) - self._right_edge()
        if over > 0:
            metrics = QFontMetricsF(self._theme.font("title"))
            room = max(metrics.horizontalAdvance(self._title) - over, self._theme.px(60))
            self._shown_title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self._line1, self._line2 = tuple(kept), (*moved, *self._disease_fields)
        self._choose_tag()

    def _width_of(self, fields: Iterable[Field], right: Field) -> float:
        """The right end of line 1 with these fields, and with what stands at its right."""
        gap = self._theme.px(_FIELD_GAP)
        used = self._theme.px(_LEFT) + self._advance(self._shown_title, self._theme.font("title"))
        used += sum(gap + self._field_width(field, first_line=True) for field in fields)
        return used + (gap + self._field_width(right, first_line=True) if right.label else 0)

    def _choose_tag(self) -> None:
        """The whole label of provenance where line 2 leaves room for it, else its first clause; what is not seen
        whole is the tool tip."""
        gaps = self._theme.px(_FIELD_GAP) * max(0, len(self._line2) - 1) + self._theme.px(_LEFT)
        needed = gaps + sum(self._field_width(field, first_line=False) for field in self._line2)
        self._tag = self._provenance
        if needed > self._line2_stop():
            self._tag = self._clause
        hidden = needed > self._line2_stop() or self._tag != self._provenance
        lines = [field.text for field in self._line2] + [self._provenance] if hidden else []
        if self._shown_title != self._title:
            lines.insert(0, self._title)
        self.setToolTip("\n".join(line for line in lines if line))
        self.update()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._fit()


def _dose(words: str) -> str:
    """``12 mg``, ``3.5 × 10¹⁰ cells``: the unit in the language of the screen."""
    amount, _, unit = words.partition(" ")
    if amount.isdecimal() and int(amount) >= MANY:
        amount = in_powers(Decimal(amount))
    return f"{amount} {unit_words(unit)}".strip()
