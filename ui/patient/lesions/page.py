"""The place of the lesions: the RECIST worksheet of the primary reader, and what follows from the last read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.worksheet import Column, Line, worksheet
from models.forms.query import Deed
from models.record.queries import queries_at, queries_by_row
from models.record.records import Kept, Lesion, Measurement, Thrombus
from storage.clinic.rows import RecordKind
from ui.kit.flow import FlowLayout
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label
from ui.patient.course_page import CoursePage
from ui.patient.lesions.cells import behind
from ui.patient.lesions.panel import ReadPanel
from ui.patient.lesions.worksheet import WorksheetView
from ui.session.session import Session
from ui.words.language import short_date

PANEL_FROM = 860  # narrower, the reads have the whole width


@dataclass(frozen=True, slots=True)
class RowToCorrect:
    """A row of the clinic file that is to be corrected, as an entry of the history names one; ``field`` goes first.

    With a ``deed`` it is asked about, or its ``query`` answered or asked again; a ``query`` alone is answered by it.
    """

    kind: RecordKind
    row: int
    subject: str
    new: bool = False  # it is not there yet, and ``row`` is that of the read
    field: str = ""
    deed: str = ""
    query: int = 0


class LesionsPage(CoursePage):
    """What is chosen in the worksheet is what is corrected, and its read what is signed."""

    read_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent)
        self._told = ElidedLabel(self)
        self.correct_button, self.read_button = button("", self), button("", self, kind="primary")
        self.sign_button, self.lesion_button = button("", self), button("", self)
        self.sign_button.clicked.connect(self.sign)
        self.correct_button.clicked.connect(self._on_correct)
        self.lesion_button.clicked.connect(self._on_lesion)
        self.read_button.clicked.connect(self.read_wanted)
        self.details = button("", self)
        self.details.setCheckable(True)
        self.details.toggled.connect(self._place_panel)
        keys = {"F2": self._on_correct, "Q": self._on_ask, "Alt+M": self._on_lesion, "I": self._on_details}
        self._bind(keys)
        self.view = WorksheetView(theme, self)
        self.view.table.activated.connect(self._on_correct)
        self.panel = ReadPanel(theme, self)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # gives way to the buttons
        self._line.addWidget(self._title)
        self._line.addWidget(self._told, 1)
        ways = FlowLayout(right=True)
        for made in (self.details, self.sign_button, self.lesion_button, self.correct_button, self.read_button):
            ways.addWidget(made)
        self._line.addLayout(ways)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._line)
        left.addWidget(self.view, 1)
        self._whole = bare(QHBoxLayout(self))
        self._whole.addLayout(left, 1)
        self._whole.addWidget(self.panel)
        theme.changed.connect(self._on_theme)
        self._say()
        self._dress()

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why a read may not be entered, or a value not be corrected, where that is so."""
        self._refusals = refusals
        self._allow(self.read_button, "read", self.tr("Enter a read (Ctrl+M)"))
        self._allow(self.correct_button, "correct", self.tr("Correct what is chosen in the table (F2)"))
        self._allow_sign()
        self._allow_lesion()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panel()

    def _place_panel(self, *_: object) -> None:
        self._stand_beside(self.panel, self.details, self._whole, wide=PANEL_FROM)

    def _on_details(self) -> None:
        if self.details.isVisible():
            self.details.toggle()

    def _focus(self) -> None:
        self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, course: Course) -> None:
        reader = course.series.reader
        sheet = worksheet(course, reader)
        self.view.show_sheet(sheet, queries_by_row(course.record))
        last = sheet.columns[-1] if sheet.columns else None
        self.view.table.selectionModel().currentChanged.connect(self._on_chosen)
        self._on_chosen()
        self.panel.show_read(course, reader, last.point if last else None, last.imaging if last else None)
        self._told.setText(self._about(last))

    def _about(self, last: Column | None) -> str:
        if last is None:
            return self.tr("No read is recorded. Enter the baseline read: target and non-target lesions, thrombus.")
        if last.imaging.reader is None:
            return self.tr("last read {date}").format(date=short_date(last.on))
        words = self.tr("last read {date}, reader {reader}")
        return words.format(date=short_date(last.on), reader=last.imaging.reader)

    @property
    def _unsigned(self) -> int | None:
        """The row of the read in the chosen column, if it is not signed yet."""
        chosen = self.view.table.chosen
        imaging = None if chosen is None else chosen[1].imaging
        return None if imaging is None or imaging.signed is not None else imaging.key

    def _on_chosen(self, *_: object) -> None:
        self._allow_sign()
        chosen, course = self.view.table.chosen, self._course
        found = {} if course is None else queries_by_row(course.record)
        self.panel.show_queries(() if chosen is None else queries_at(found, behind(*chosen)))
        self._allow_lesion()

    @property
    def _lesion(self) -> Lesion | None:
        """The lesion of the chosen row."""
        chosen = self.view.table.chosen
        return None if chosen is None else chosen[0].lesion

    def _allow_lesion(self) -> None:
        tip = self.tr("What is recorded of the lesion itself: organ, site, radiation, pattern, cytology (Alt+M)")
        self._allow(self.lesion_button, "correct", tip, idle=self._lesion is None)

    def _on_lesion(self, *_: object) -> None:
        """The lesion itself, whatever was read of it: what is marked of it holds where a read says no other."""
        lesion = self._lesion
        if lesion is not None and lesion.key is not None and not self._refusals.get("correct"):
            marks = "in_radiation_field"
            self.correct_wanted.emit(RowToCorrect(RecordKind.LESION, lesion.key, lesion.number, field=marks))

    def _allow_sign(self) -> None:
        why_not = self._refusals.get("sign", "")
        if not why_not and self._unsigned is None:
            why_not = self.tr("This read is signed.") if self.view.table.chosen else self.tr("No read is recorded.")
        self.sign_button.setEnabled(not why_not)
        self.sign_button.setToolTip(why_not or self.tr("Sign the read of the chosen column"))

    def show_read(self, on: date | None, number: str = "") -> None:
        """Put the cursor on the read of a day, on the line of a lesion where one is named."""
        table = self.view.table
        over = next((place for place, column in enumerate(table.sheet.columns) if column.on == on), None)
        numbers = [None if row.lesion is None else row.lesion.number for row in table.sheet.rows]
        at = numbers.index(number) if number in numbers else None
        if over is not None:
            index = table.model().index(table.currentIndex().row() if at is None else at, over)
            table.setCurrentIndex(index)
            table.scrollTo(index)

    def sign(self) -> None:
        """Sign the read of the chosen column, as whoever is here; the store asks whether that may be."""
        row, key = self._unsigned, self._session.key
        if row is not None and key is not None and self.sign_button.isEnabled():
            self.sign_button.setEnabled(False)
            self._session.write(lambda store: store.decisions.sign_read(key, row), touched=(key,))

    def _on_correct(self, *_: object) -> None:
        if (wanted := self._row()) is not None and not self._refusals.get("correct"):
            self.correct_wanted.emit(wanted)

    def _on_ask(self) -> None:
        """A query about one of the values of what is chosen."""
        if (wanted := self._row()) is not None and not wanted.new and not self._refusals.get("ask"):
            self.correct_wanted.emit(replace(wanted, deed=Deed.ASK.value))

    def _row(self) -> RowToCorrect | None:
        """The row of the file behind what is chosen: a measurement, a thrombus or the lack of one, else the read."""
        chosen = self.view.table.chosen
        if chosen is None:
            return None
        row, column, cell = chosen
        found: Kept | None = cell if isinstance(cell, Measurement | Thrombus) else None
        kind, subject, new = RecordKind.IMAGING, column.on.isoformat(), False
        if isinstance(cell, Measurement):
            kind, subject = RecordKind.MEASUREMENT, f"{cell.number} {column.on.isoformat()}"
        elif isinstance(cell, Thrombus):
            kind = RecordKind.THROMBUS
        elif row.line in (Line.NEW_ANSWER, Line.OVERALL):
            found = column.imaging
        elif row.line is Line.THROMBUS:
            kind, found, new = RecordKind.THROMBUS, column.imaging, True
        return None if found is None or found.key is None else RowToCorrect(kind, found.key, subject, new)

    def _say(self) -> None:
        self._title.setText(self.tr("RECIST worksheet"))
        self.details.setText(self.tr("Response (I)"))
        self.details.setToolTip(self.tr("What follows from the last read, and what would change it"))
        self.correct_button.setText(self.tr("Correct…"))
        self.read_button.setText(self.tr("New read"))
        self.sign_button.setText(self.tr("Sign read"))
        self.lesion_button.setText(self.tr("Lesion…"))
        self.show_refusals(self._refusals)

    def _dress(self) -> None:
        super()._dress()
        dress_label(self._told, self._theme, role="table", colour="text2")
        self.panel.dress()
