"""The marks of one line of a read that are rarely made: a state in words, a merger, certainty, pattern, radiation.

A line has a button for them, and Alt+M opens them where one is typing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QToolButton, QWidget

from models.forms.sizes import STATE_LETTERS, number_of, state_of
from models.record.records import Certainty, Lesion, Record, State
from ui.kit.fields import Choice, EnterWalks, Entry, Option, vocabulary
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground, label
from ui.words.clinical import capital
from ui.words.common import translate
from ui.words.journal import field_word
from ui.words.worksheet import lesion_words

OPENED_BY = "Alt+M"
BUTTON_WIDTH, CHOICE_WIDTH, WIDTH = 22, 176, 372
_RULES = {
    "certainty": "R-4",
    "typical": "R-6.8",
    "cytology_positive": "R-6.7",
    "state": "R-1.6, R-1.6a",
    "into": "R-1.6",
    "in_radiation_field": "",
    "irradiated_before": "R-1.4",
    "progressed_since": "R-1.4",
    "progressed": "R-6.6",
}


def _options() -> dict[str, list[Option]]:
    yes_or_no: list[Option] = [(translate("Marks", "yes"), "y", True), (translate("Marks", "no"), "n", False)]
    given = dict.fromkeys(_RULES, yes_or_no)
    return given | {"state": vocabulary(State, "asemr"), "into": [], "certainty": vocabulary(Certainty, "eu")}


class LineMarks(QObject):
    """The marks of one line. Whoever owns the line says by ``offer`` which there are, and hears of each by ``typed``.

    ``fields`` are the fields of the line: from each of them Alt+M opens its marks.
    """

    typed = Signal()

    def __init__(self, panel: MarksPanel, parent: QWidget, fields: Sequence[QWidget]) -> None:
        super().__init__(parent)
        self.title, self.fields = "", tuple(fields)
        self.names: tuple[str, ...] = ()
        self._values: dict[str, Any] = {}
        self.button = QToolButton(parent)
        self.button.setText("…")
        self.button.setProperty("kind", "flat")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab walks the fields; Alt+M is its key
        self.button.setFixedWidth(panel.theme.px(BUTTON_WIDTH))
        self.button.clicked.connect(partial(panel.open, self))
        panel.lines.append(self)

    def offer(self, title: str, names: Sequence[str]) -> None:
        """What the line is called, and what can be marked of it."""
        self.title, self.names = title, tuple(names)
        says = translate("Marks", "Marks of {lesion}").format(lesion=title)
        self.button.setAccessibleName(says)
        self.button.setToolTip(f"{says} ({OPENED_BY})")
        self.button.setVisible(bool(names))

    def options(self, name: str) -> list[Option] | None:
        """What can be chosen, where that is of this line alone."""
        return None

    def value(self, name: str) -> Any:
        return self._values.get(name)

    def put(self, name: str, value: Any) -> None:
        """As it was chosen by hand, or as it was kept."""
        if self.value(name) != value:
            self._set(name, value)
            self.typed.emit()

    def _set(self, name: str, value: Any) -> None:
        self._values[name] = value


class SizeMarks(LineMarks):
    """Of a lesion that has a diameter: what is marked in its place is written there, as a letter."""

    def __init__(self, panel: MarksPanel, parent: QWidget, diameter: Entry, viable: Entry) -> None:
        super().__init__(panel, parent, (diameter, viable))
        self._diameter = diameter
        self._others: tuple[Lesion, ...] = ()
        self._record: Record | None = None

    def offer_mergers(self, others: Sequence[Lesion], record: Record) -> None:
        """The lesions with which this one may have merged."""
        self._others, self._record = tuple(others), record

    def options(self, name: str) -> list[Option] | None:
        if name != "into":
            return None
        return [(f"{one.number}  {lesion_words(one)}", one.number[-1], one.number) for one in self._others]

    def value(self, name: str) -> Any:
        if name not in ("state", "into"):
            return super().value(name)
        state, into = state_of(self._diameter.text())
        if name == "state":
            return state
        return number_of(into, self._record) if into and self._record is not None else None

    def _set(self, name: str, value: Any) -> None:
        if name == "state":
            letters = {state: letter for letter, state in STATE_LETTERS.items()}
            self._diameter.setText(letters.get(value, ""))
        elif name == "into":
            self._diameter.setText("M" if value is None else f"M {value}")
        else:
            super()._set(name, value)


class MarksPanel(QFrame):
    """Stands over a form beside the line whose marks it shows; Enter walks through and out of it, Esc closes it."""

    save_wanted = Signal()
    told = Signal(str)

    def __init__(self, theme: Theme, form: QWidget) -> None:
        super().__init__(form)
        self.theme = theme
        self.lines: list[LineMarks] = []
        self._line: LineMarks | None = None
        self._back: QWidget | None = None
        self._filling = False
        self._title = label("", theme, self, role="table_strong")
        self._walk = EnterWalks(self)
        self._walk.save_wanted.connect(self.save_wanted)
        self._names: dict[str, QLabel] = {}
        self._choices: dict[str, Choice] = {}  # made once marks are opened: of most reads none are
        QShortcut(QKeySequence(OPENED_BY), form, self.toggle)
        self.hide()

    def _furnish(self) -> None:
        theme = self.theme
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        grid.addWidget(self._title, 0, 0, 1, 2)
        for row, (name, options) in enumerate(_options().items(), start=1):
            self._make(name, options)
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(self._choices[name], row, 1)
        grid.setColumnStretch(0, 1)
        keys = translate("Marks", "Enter goes on and out of it, Esc closes it")
        grid.addWidget(label(keys, theme, self, role="caption", colour="text3"), len(_RULES) + 1, 0, 1, 2)
        ground(self, theme, "panel")

    def _make(self, name: str, options: list[Option]) -> None:
        said = capital(field_word(name))
        if rule := _RULES[name]:
            said = translate("Marks", "{mark} ({rule})").format(mark=said, rule=rule)
        choice = Choice(options, said, self)
        choice.setFixedWidth(self.theme.px(CHOICE_WIDTH))
        choice.currentIndexChanged.connect(partial(self._on_chosen, name))
        self._walk.add(choice)
        choice.installEventFilter(self)
        named = label(said, self.theme, self, role="table", colour="text2")
        named.setBuddy(choice)
        self._names[name], self._choices[name] = named, choice

    @property
    def shown(self) -> dict[str, Choice]:
        """What can be chosen just now, by its name."""
        return {name: choice for name, choice in self._choices.items() if not choice.isHidden()}

    def toggle(self) -> None:
        """Open the marks of the line in which one is typing, or close what is open."""
        if self.isVisible():
            self.close_up()
            return
        focus = QApplication.focusWidget()
        line = next((one for one in self.lines if focus in one.fields and one.names), None)
        if line is None:
            self.told.emit(
                translate("Marks", "Alt+M opens the marks of the lesion one is typing; here there are none.")
            )
        else:
            self.open(line)

    def open(self, line: LineMarks, *_: object) -> None:
        if not self._choices:
            self._furnish()
        focus = QApplication.focusWidget()
        self._back = focus if focus in line.fields else next((one for one in line.fields if one.isVisible()), None)
        self._line = line
        self._title.setText(translate("Marks", "Marks of {lesion}").format(lesion=line.title))
        self._filling = True
        for name, choice in self._choices.items():
            if (options := line.options(name)) is not None:
                choice.offer(options)
        self._filling = False
        self._fill()
        self._stand_beside(line.button)
        self.show()
        self.raise_()
        next(iter(self.shown.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Back to the field in which one was typing."""
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.hide()

    def _fill(self) -> None:
        """The marks of the line as they stand; one that has become possible or impossible comes or goes."""
        assert self._line is not None
        self._filling = True
        for name, choice in self._choices.items():
            has = name in self._line.names
            choice.setVisible(has)
            self._names[name].setVisible(has)
            choice.setAccessibleName(f"{self._line.title}, {self._names[name].text()}")
            choice.choose(self._line.value(name) if has else None)
        self._filling = False
        self.setFixedWidth(self.theme.px(WIDTH))
        self.adjustSize()

    def _stand_beside(self, button: QWidget) -> None:
        """Below the button, or above it where there is no room, within the form."""
        form = self.parentWidget()
        assert form is not None
        gap = self.theme.px(4)
        at = button.mapTo(form, QPoint(button.width() - self.width(), button.height() + gap))
        if at.y() + self.height() > form.height() - gap:
            at.setY(button.mapTo(form, QPoint(0, 0)).y() - self.height() - gap)
        left = max(gap, min(at.x(), form.width() - self.width() - gap))
        self.move(left, max(gap, min(at.y(), form.height() - self.height() - gap)))

    def _on_chosen(self, name: str, *_: object) -> None:
        if self._line is not None and not self._filling and self.isVisible():
            self._line.put(name, self._choices[name].value)
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the last choice leaves, as does a click elsewhere."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            now = QApplication.focusWidget()
            if event.reason() == Qt.FocusReason.MouseFocusReason and now is not None and not self.isAncestorOf(now):
                self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            last = list(self.shown.values())[-1:]
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
            if enter and watched in last:
                self.close_up()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.colour("line_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def show_remark(remark: QLabel, theme: Theme, *, wrong: str, words: str) -> None:
    """What is wrong with a line, else what its marks say; the whole of it also where there is no room for it."""
    dress_label(remark, theme, role="caption", colour="urgent" if wrong else "text3")
    remark.setText(wrong or words)
    remark.setToolTip(wrong or words)
