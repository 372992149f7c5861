"""The value column beside the charts, painted in one go with the heights of their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.markers.analyte_series import AnalyteSeries
from storage.clinic.history import NO_ORIGINS, Origins
from ui.charts.course.pieces import Chip, Choice, Grade, Piece, Tile, Words
from ui.charts.course.tiles import Tiles
from ui.charts.ink import CENTRE, Ink
from ui.charts.measures import VALUE_COLUMN
from ui.kit.marks import chip_width, paint_chip, paint_grade
from ui.words.sources import Shown

CHIP_HEIGHT, GRADE_HEIGHT, GRADE_WIDTH, CHOICE_HEIGHT = 16, 15, 24, 15


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row lies in the stack, in pixels."""

    name: str
    top: int
    height: int


class ValueColumn(QWidget):
    """Latest value large, previous one grey, dates, and the change, row by row."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.tiles: dict[str, Tile] = {}
        self._writer = Tiles(ink, self)
        self._places: tuple[Place, ...] = ()
        self.origins = NO_ORIGINS
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_course(self, course: Course, mode: str, analytes: Mapping[str, AnalyteSeries]) -> None:
        """``mode`` is the scale of the marker charts; ``analytes`` are the rows that were switched on, by name."""
        self.tiles = self._writer.of(course, mode)
        self.tiles |= {name: self._writer.analyte(series) for name, series in analytes.items()}
        self.setAccessibleName(self.tr("Latest values"))
        self.setAccessibleDescription(". ".join(tile.text() for tile in self.tiles.values()))
        self.update()

    def show_origins(self, origins: Origins) -> None:
        """Where the values come from; what was changed since it was entered is marked.

        They arrive after a patient was painted: nothing is painted again, with the charts below the column's edge,
        unless a mark comes or goes.
        """
        marked = self._marked()
        self.origins = origins
        if self._marked() != marked:
            self.update()

    def _marked(self) -> list[Shown]:
        return [value for value in self.shown if any(source.changed(self.origins) for source in value.sources)]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The values that were read from rows of the clinic file, from top to bottom."""
        found = []
        for place in self._places:
            tile = self.tiles.get(place.name, Tile())
            values = [piece for piece in tile.pieces if isinstance(piece, Words)]
            found += [Shown(values[0].text, piece.text, piece.sources) for piece in values if piece.sources]
        return tuple(found)

    def value_at(self, x: float, y: float) -> Shown | None:
        """The value under the mouse."""
        for place in self._places:
            for piece in self.tiles.get(place.name, Tile()).pieces:
                if isinstance(piece, Words) and piece.sources and self._box(piece, place.top).contains(x, y):
                    name = next(one.text for one in self.tiles[place.name].pieces if isinstance(one, Words))
                    return Shown(name, piece.text, piece.sources)
        return None

    def cut_at(self, x: float, y: float) -> str:
        """The whole of the words under the mouse that are cut."""
        pieces = ((piece, place.top) for place in self._places for piece in self.tiles.get(place.name, Tile()).pieces)
        cut = ((piece, top) for piece, top in pieces if isinstance(piece, Words) and piece.whole)
        return next((piece.whole for piece, top in cut if self._box(piece, top).contains(x, y)), "")

    def choice_at(self, x: float, y: float) -> Choice | None:
        """The scale under the mouse."""
        for place in self._places:
            for piece in self.tiles.get(place.name, Tile()).pieces:
                if isinstance(piece, Choice) and self._frame(piece, place.top).contains(x, y):
                    return piece
        return None

    def _frame(self, piece: Choice, top: int) -> QRectF:
        tall = self.ink.px(CHOICE_HEIGHT)
        return QRectF(round(piece.x), round(top + piece.y - tall / 2), round(piece.width), tall)

    def _box(self, piece: Words, top: int) -> QRectF:
        height = self.ink.line_height(piece.role)
        return QRectF(piece.x, top + piece.y - height, self.ink.width(piece.text, piece.role), height + self.ink.px(5))

    def set_places(self, places: Sequence[Place]) -> None:
        self._places = tuple(places)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """The column on another device, its corner at ``at``; there is nothing to choose there."""
        painter.save()
        painter.translate(at)
        self._paint(painter, with_choices=False)
        painter.restore()

    def _paint(self, painter: QPainter, *, with_choices: bool = True) -> None:
        column = self.ink.px(VALUE_COLUMN)  # words may reach a little over the edge
        painter.fillRect(QRectF(0, 0, column, self.height()), self.ink.colour("panel"))
        for place in self._places:
            for piece in self.tiles.get(place.name, Tile()).pieces:
                if with_choices or not isinstance(piece, Choice):
                    self._paint_piece(painter, piece, place.top)
            painter.setPen(self.ink.pen("line"))
            bottom = place.top + place.height - 0.5
            painter.drawLine(QLineF(0, bottom, column, bottom))

    def _paint_changed(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """A dotted line below: somebody changed the value after it was entered; the tip says what and why."""
        painter.setPen(self.ink.dashed("text2", 1.5, 1, 1.5))
        below = round(y + self.ink.px(4)) + 0.5
        painter.drawLine(QLineF(x, below, x + width, below))

    def _paint_choice(self, painter: QPainter, piece: Choice, top: int) -> None:
        frame, ink = self._frame(piece, top), self.ink
        painter.fillRect(frame, ink.colour("accent_soft" if piece.chosen else "panel"))
        painter.setPen(ink.pen("accent" if piece.chosen else "line_strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        role, colour = ("caption_strong", "accent") if piece.chosen else ("caption", "text2")
        ink.write_middle(painter, frame.center(), text=piece.text, role=role, colour=colour, anchor=CENTRE)

    def _paint_piece(self, painter: QPainter, piece: Piece, top: int) -> None:
        ink, x, y = self.ink, piece.x, top + piece.y
        if isinstance(piece, Words):
            ink.write(painter, QPointF(x, y), text=piece.text, role=piece.role, colour=piece.colour)
            if any(source.changed(self.origins) for source in piece.sources):
                self._paint_changed(painter, x, y, ink.width(piece.text, piece.role))
        elif isinstance(piece, Choice):
            self._paint_choice(painter, piece, top)
        elif isinstance(piece, Chip):
            width, height = chip_width(ink.theme, piece.response), ink.px(CHIP_HEIGHT)
            paint_chip(painter, QRectF(x, y - height / 2, width, height), ink.theme, piece.response)
        elif isinstance(piece, Grade):
            rect = QRectF(x, y - ink.px(GRADE_HEIGHT) / 2, ink.px(GRADE_WIDTH), ink.px(GRADE_HEIGHT))
            paint_grade(painter, rect, ink.theme, piece.grade, f"G{piece.grade}", serious=piece.serious)
