"""What waits for the patient who is looked at, each with its key, and how they stand."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.worklist.clinic import NO_MARK, Mark
from models.worklist.line import Kind, Line, Wait, Window
from ui.kit.marks import response_word
from ui.kit.theme import FAMILIES, Theme
from ui.kit.widgets import bare, button, dress_label, ground, label, upright_scroll
from ui.words.language import clauses, short_date
from ui.words.signs import drawable
from ui.worklist import words
from ui.worklist.words import Now, worded

QWIDGETSIZE_MAX = (1 << 24) - 1
MOST, WIDTH = 8, 344  # rows, and pixels at 100 %
# The key that goes to each kind of thing, where it has one of its own.
KEY_OF = {Kind.VISIT: "E", Kind.RESULTS: "R", Kind.READ: "L", Kind.DOSE: "G"}


class _Row(QWidget):
    """One thing that waits: its number, what it is, and the button that goes there."""

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._urgent = theme, False
        self._number = label(str(number), theme, self, role="caption_strong", colour="text2")
        self.title = label("", theme, self, role="strong", wrap=True)
        self.detail = label("", theme, self, role="caption", colour="text2", wrap=True)
        self.go = button("", self, kind="small")
        grid = QGridLayout(self)
        px = theme.px
        grid.setContentsMargins(px(12), px(8), px(10), px(8))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._number, 0, 0, 2, 1, top)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.detail, 1, 1, 1, 2)
        grid.addWidget(self.go, 0, 2, top)

    def show_wait(self, title: str, detail: str, way: str, *, urgent: bool) -> None:
        self.title.setText(title)
        self.detail.setText(detail)
        self.go.setText(way)
        self.go.setAccessibleName(f"{way}: {title}")
        self._urgent = urgent
        self.dress()

    def dress(self) -> None:
        dress_label(self.title, self._theme, role="strong", colour="urgent" if self._urgent else "text")
        dress_label(self._number, self._theme, role="caption_strong", colour="text2")
        dress_label(self.detail, self._theme, role="caption", colour="text2")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


class WaitPanel(QWidget):
    """``wanted`` tells which thing is to be gone to."""

    wanted = Signal(object)  # Wait
    left = Signal()  # back to the list

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waits: tuple[Wait, ...] = ()
        self._alone = False
        inner = QWidget(self)
        self._back = button("", inner, kind="small")
        self._back.clicked.connect(self.left)
        self._name = label("", theme, inner, role="section", wrap=True)
        self._who = label("", theme, inner, colour="text2", wrap=True)
        self._visit = label("", theme, inner, colour="text2", wrap=True)
        self._items = label("", theme, inner, role="caption", colour="text2", wrap=True)
        self._rows = [_Row(theme, number, inner) for number in range(1, MOST + 1)]
        self._latest = label("", theme, inner, colour="text2", wrap=True)
        self._why = label("", theme, inner, role="caption", colour="text2", wrap=True)
        self._column = bare(QVBoxLayout(inner))
        way_back = bare(QHBoxLayout())
        way_back.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        way_back.addWidget(self._back)
        way_back.addStretch(1)
        self._column.addLayout(way_back)
        for one in (self._name, self._who, self._visit, self._items):
            self._column.addWidget(one)
        for number, row in enumerate(self._rows):
            row.go.clicked.connect(partial(self._on_go, number))
            self._column.addWidget(row)
        self._column.addWidget(self._latest)
        self._column.addWidget(self._why)
        self._column.addStretch(1)
        self._inner = inner
        bare(QHBoxLayout(self)).addWidget(upright_scroll(inner, self))
        self.dress()

    @property
    def waits(self) -> tuple[Wait, ...]:
        """What is shown, in its order."""
        return self._waits

    @property
    def texts(self) -> list[str]:
        return [row.title.text() for row in self._rows if not row.isHidden()]

    def fill(self, alone: bool) -> None:
        """As a page of its own it takes the room there is, and a button leads back to the list."""
        self._alone = alone
        self._back.setVisible(alone)
        self.setMinimumWidth(0 if alone else self._theme.px(WIDTH))
        self.setMaximumWidth(QWIDGETSIZE_MAX if alone else self._theme.px(WIDTH))

    def say(self) -> None:
        self._back.setText(worded("‹ List  Esc"))

    def take_focus(self) -> None:
        """The first thing that can be gone to, else the way back."""
        row = self._rows[0]
        (self._back if row.isHidden() else row.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The numbers go to the rows, as they do from the list."""
        if event.text().isdigit() and int(event.text()) in range(1, MOST + 1):
            self._on_go(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def show_line(self, line: Line | None, today: date, mark: Mark = NO_MARK) -> None:
        """A patient, or nobody."""
        self._inner.setVisible(line is not None)
        self._waits = () if line is None else words.shown_waits(line, today)[:MOST]
        if line is None:
            return
        self._name.setText(drawable(words.patient_words(line), FAMILIES))
        here = "" if mark.here is None else worded("here {time}", time=f"{mark.here:%H:%M}")
        self._who.setText(" · ".join(filter(None, (*words.code_words(line), here))))
        visit = line.visit
        self._visit.setText(words.window_words(line, Now(today, mark)) if visit is None else _visit_words(line, today))
        items = "" if visit is None else items_words(visit)
        self._items.setText(items)
        self._items.setVisible(bool(items))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(self._waits))
            if number < len(self._waits):
                one = self._waits[number]
                row.show_wait(*words.titled(one, today), way_words(one.kind), urgent=one.urgent)
            else:
                row.show_wait("", "", "", urgent=False)
        self._latest.setText("\n".join(latest_words(line)))
        awaited = any(one.kind is Kind.CONFIRMATION for one in self._waits)
        self._why.setVisible(awaited)
        self._why.setText(
            worded(
                "A first CR or PR is confirmed by a later one after the least number of days of the protocol (R-7). "
                "The day from which a read counts is shown; nothing is confirmed by waiting."
            )
            if awaited
            else ""
        )

    def _on_go(self, number: int, _: bool = False) -> None:
        if number < len(self._waits):
            self.wanted.emit(self._waits[number])

    def dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "window")
        ground(self._inner, self._theme, "window")
        self.fill(self._alone)
        for one, role, colour in (
            (self._name, "section", "text"),
            (self._who, "body", "text2"),
            (self._visit, "body", "text2"),
            (self._items, "caption", "text2"),
            (self._latest, "body", "text2"),
            (self._why, "caption", "text2"),
        ):
            dress_label(one, self._theme, role=role, colour=colour)
            one.setContentsMargins(px(12), px(4), px(12), px(4))
        for row in self._rows:
            row.dress()


def way_words(kind: Kind) -> str:
    """What the button says that goes to a thing, with its key where it has one."""
    said = {
        Kind.VISIT: worded("Enter"),
        Kind.RESULTS: worded("Sign"),
        Kind.READ: worded("Read"),
        Kind.CONFIRMATION: worded("Show"),
        Kind.DOSE: worded("Given"),
        Kind.GRADES: worded("Decide"),
        Kind.FLAGS: worded("Why"),
        Kind.QUERY: worded("Answer"),
        Kind.ANSWER: worded("Check"),
        Kind.DRAFT: worded("Go on"),
    }[kind]
    return f"{said}  {KEY_OF[kind]}" if kind in KEY_OF else said


def _visit_words(line: Line, today: date) -> str:
    visit = line.visit
    assert visit is not None
    day = "" if line.who.day is None else worded("day {day}", day=line.who.day)
    until = words.until_words(visit, today)[0]
    return clauses(filter(None, (visit.label, day, words.window_dates(visit), until)))


def items_words(visit: Window) -> str:
    """What of a visit is recorded, a filled or an open ring before each."""
    names = (worded("imaging"), "AFP", "PIVKA-II", worded("blood"), "ECOG")
    return "   ".join(
        f"{'●' if said == '1' else '○'} {name}" for said, name in zip(visit.items, names, strict=False) if said != "-"
    )


def latest_words(line: Line) -> list[str]:
    """How the patient stands: AFP with its day, the last responses, thrombus and Child-Pugh."""
    said = []
    if line.afp_words is not None:
        shown, letter = words.afp_words(line)
        value = " ".join(filter(None, (shown, line.afp_words[1], letter)))
        said.append(worded("AFP {value}, {date}", value=value, date=short_date(line.trend[-1][0])))
    if line.who.response is not None:
        said.append(worded("RECIST 1.1 {response}", response=response_word(line.who.response)))
    if line.mrecist is not None:
        said.append(worded("mRECIST {response}", response=response_word(line.mrecist)))
    if line.thrombus or line.child_pugh:
        said.append(" · ".join(filter(None, (line.thrombus, line.child_pugh and f"Child-Pugh {line.child_pugh}"))))
    return said
