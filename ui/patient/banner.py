"""Who this is: two lines over every screen of one patient, never covered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.course.course import Course
from ui.kit.marks import paint_hatch
from ui.kit.theme import FAMILIES, Theme
from ui.patient.banner_fields import NOTHING, Field, disease, identity, time
from ui.words.common import first_clause
from ui.words.language import clauses
from ui.words.recorded import recorded
from ui.words.signs import drawable

HEIGHT = 60
_LEFT, _FIELD_GAP, _WORD_GAP, _HATCH = 18, 20, 6, 12
_TAG_FROM = 84  # and so does the label of data that are nobody's
_NAME_FROM = 220  # a name of this width gives way before what stands behind it


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
            self._identity_fields = identity(course, locked=self._locked)
            self._disease_fields = disease(course)
            self._time_field = time(course)
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

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        deceased = self._course is not None and self._course.record.outcome.is_dead
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
            x = min(x, stop - self._advance("…", self._theme.font("table_strong")))  # a cut one looks like a full stop
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
        return self._course is not None and self._course.record.outcome.is_dead

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

        The time at its right first loses the visit window, then a long name gives way, down to ``_NAME_FROM``: what it
        moved to line 2 would push out the disease. A shorter one is cut only where it leaves no room for the birth
        date. The whole of it is the tool tip.
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
        over = self._width_of(self._identity_fields, day) - self._right_edge()
        if self._cut_title(over, least=self._theme.px(_NAME_FROM)):
            self._line1, self._line2 = self._identity_fields, self._disease_fields
            self._choose_tag()
            return
        if (long := self._advance(self._title, self._theme.font("title")) - self._theme.px(_NAME_FROM)) > 0:
            self._cut_title(long, least=float("-inf"))
        self._right = NOTHING
        kept = list(self._identity_fields)
        moved = [day] if whole.label else []
        while len(kept) > 1 and self._width_of(kept, NOTHING) > self._right_edge():
            moved.insert(0, kept.pop())
        if (over := self._width_of(kept, NOTHING) - self._right_edge()) > 0:
            self._cut_title(over, least=float("-inf"))
        self._line1, self._line2 = tuple(kept), (*moved, *self._disease_fields)
        self._choose_tag()

    def _cut_title(self, over: float, *, least: float) -> bool:
        """Make the name narrower by ``over``; not at all where it would be narrower than ``least``."""
        metrics = QFontMetricsF(self._theme.font("title"))
        room = metrics.horizontalAdvance(self._title) - over
        if room < least:
            return False
        room = max(room, self._theme.px(60))
        self._shown_title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        return True

    def _width_of(self, fields: Iterable[Field], right: Field) -> float:
        """The right end of line 1 with these fields, and with what stands at its right."""
        gap = self._theme.px(_FIELD_GAP)
        used = self._theme.px(_LEFT) + self._advance(self._shown_title, self._theme.font("title"))
        used += sum(gap + self._field_width(field, first_line=True) for field in fields)
        return used + (gap + self._field_width(right, first_line=True) if right.label else 0)

    def _choose_tag(self) -> None:
        """The whole label of provenance where line 2 leaves room for it, else its first clause, or what there is room
        for of that; what is not seen whole is the tool tip."""
        whole = self._line2
        self._tag = self._provenance
        if self._over() > 0:
            self._tag = self._clause
        for place in reversed(range(len(whole))):
            field = self._line2[place]
            if field.less is not None and self._over() > 0:
                self._line2 = (*self._line2[:place], replace(field, rest=field.less), *self._line2[place + 1 :])
        self._make_room(self._line2[:-1])  # the regimen behind them ends in …
        hidden = self._line2 != whole or self._over() > 0 or self._tag != self._provenance
        lines = [field.text for field in whole] + [self._provenance] if hidden else []
        if self._shown_title != self._title:
            lines.insert(0, self._title)
        self.setToolTip("\n".join(line for line in lines if line))
        self.update()

    def _make_room(self, fields: tuple[Field, ...]) -> None:
        """The label, then a field that yields, give way to short ones that would not be seen at all."""
        if (over := self._over(fields)) > 0 and self._tag:
            metrics = QFontMetricsF(self._theme.font("caption_strong"))
            room = max(metrics.horizontalAdvance(self._tag) - over, self._theme.px(_TAG_FROM))
            self._tag = metrics.elidedText(self._tag, Qt.TextElideMode.ElideRight, room)
        if self._over(fields) > 0:
            self._line2 = tuple(field for field in self._line2 if not field.yields)

    def _over(self, fields: tuple[Field, ...] | None = None) -> float:
        """How far line 2, or some fields of it, reach beyond the room there is."""
        shown = self._line2 if fields is None else fields
        gaps = self._theme.px(_FIELD_GAP) * max(0, len(shown) - 1) + self._theme.px(_LEFT)
        return gaps + sum(self._field_width(field, first_line=False) for field in shown) - self._line2_stop()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._fit()
