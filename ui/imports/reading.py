"""How a file was read: a chip for each thing found out, which opens the alternatives; what is undecided asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.laboratory.mapping import DATE_ORDERS, LAYOUTS
from models.laboratory.results import Asked, Question
from storage.files.encodings import ENCODINGS
from ui.imports.words import reading_word, value_word
from ui.kit.fields import Combo
from ui.kit.flow import FlowLayout
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, ground, label
from ui.words.language import spoken

_ENCODINGS_ASKED = ("UTF-8", "GB18030", "Windows-1252")
ABOUT = ("encoding", "separator", "decimal", "date_order", "layout", "sheet")
_OFFERED: Mapping[str, tuple[str, ...]] = {
    "encoding": tuple(dict.fromkeys(ENCODINGS.values())),
    "separator": (",", ";", "\t", "|"),
    "decimal": (".", ","),
    "date_order": DATE_ORDERS,
    "layout": LAYOUTS,
}


class ReadingChips(Retold, QWidget):
    """``chosen`` tells what a person says of the file: which reading, and its value."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read: Mapping[str, object] = {}
        self._told: Sequence[str] = ()
        self.boxes = {about: Combo(self) for about in ABOUT}
        self._names: dict[str, QLabel] = {}
        self._pairs: dict[str, QWidget] = {}
        self._notes = label("", theme, self, role="table", colour="text3")
        chips = QWidget(self)
        line = FlowLayout(chips, across=theme.px(12), down=theme.px(4))
        for about, box in self.boxes.items():
            pair = self._pairs[about] = QWidget(chips)
            row = bare(QHBoxLayout(pair), spacing=theme.px(5))
            self._names[about] = label("", theme, pair, role="table", colour="text3")
            row.addWidget(self._names[about])
            row.addWidget(box)
            box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(partial(self._on_activated, about))
            line.addWidget(pair)
        line.addWidget(self._notes)
        self.questions = Questions(theme, self)
        self.questions.answered.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        column.setSpacing(theme.px(6))
        column.addWidget(chips)
        column.addWidget(self.questions)
        self._say()

    def show_reading(
        self,
        read_as: Mapping[str, object],
        questions: Sequence[tuple[Question, str]],
        sheets: Sequence[str] = (),
        notes: str = "",
    ) -> None:
        """What was found, what is asked with an example out of the file, and the sheets of a workbook."""
        self._read = read_as
        for about, box in self.boxes.items():
            value = str(read_as.get(about) or "").strip("?")
            offered = sheets if about == "sheet" else _OFFERED[about]
            box.clear()
            for one in dict.fromkeys((*filter(None, (value,)), *offered) if value not in offered else offered):
                box.addItem(value_word(about, one), one)
            box.setCurrentIndex(box.findData(value))
            self._pairs[about].setVisible(bool(value) and (about != "encoding" or not sheets))
        self._notes.setText(notes)
        self.questions.show_questions(questions)

    def dress(self) -> None:
        for name in (*self._names.values(), self._notes):
            dress_label(name, self._theme, role="table", colour="text3")
        self.questions.dress()

    def _on_activated(self, about: str, place: int) -> None:
        value = str(self.boxes[about].itemData(place))
        if value != str(self._read.get(about)):
            self.chosen.emit(about, value)

    def _say(self) -> None:
        for about, name in self._names.items():
            name.setText(reading_word(about))
            self.boxes[about].setAccessibleName(reading_word(about))
            for place in range(self.boxes[about].count()):
                self.boxes[about].setItemText(place, value_word(about, str(self.boxes[about].itemData(place))))


class Questions(QWidget):
    """What nothing in the file decides: amber, open from the start, and nothing is taken before it is answered."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self._column = bare(QVBoxLayout(self), spacing=theme.px(4))
        self.hide()

    def show_questions(self, questions: Sequence[tuple[Question, str]]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self.buttons = [], []
        for question, example in questions:
            self._add(question, example)
        self.setVisible(bool(questions))

    def _add(self, question: Question, example: str) -> None:
        px = self._theme.px
        line = QWidget(self)
        ground(line, self._theme, "review_soft")
        row = QHBoxLayout(line)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        words = f"{example}: {spoken(question.words)}" if example else spoken(question.words)
        row.addWidget(label(words, self._theme, line, role="strong", colour="review", wrap=True), 1)
        about = str(question.about)
        for number, value in enumerate(_answers(question.about), start=1):
            made = button(f"{value_word(about, value)}  {number}", line, kind="small")
            made.clicked.connect(partial(self._on_clicked, about, value))
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(made)
            self.buttons.append(made)
        self._column.addWidget(line)
        self._lines.append(line)
        line.show()

    def dress(self) -> None:
        for line in self._lines:
            ground(line, self._theme, "review_soft")

    def _on_clicked(self, about: str, value: str, _: bool = False) -> None:
        self.answered.emit(about, value)


def _answers(about: Asked) -> tuple[str, ...]:
    """The encodings are too many for a line of buttons: those that a laboratory writes."""
    if about is Asked.ENCODING:
        return _ENCODINGS_ASKED
    return ("DMY", "MDY") if about is Asked.DATE_ORDER else _OFFERED[str(about)]
