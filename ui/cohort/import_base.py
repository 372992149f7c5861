"""What both ways to bring a cohort in have in common: files are chosen, looked through beside the window, then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.cohort.imported import ImportedCohort, TimeUnit
from models.cohort.members import ENDPOINTS
from storage.clinic.cohorts import keep_cohort
from storage.files.followup import Meaning
from ui.kit.fields import Combo
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label, ground, label
from ui.session.session import Session
from ui.words.language import problem_words, spoken
from ui.words.survival import title as measure_title

_AFTER_CHANGE_MS = 150


class GroupOrder(QWidget):
    """The groups of a table one below the other, the reference first; ``chosen`` is empty until a person moves one."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._of: object = None
        self._said = False
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Order of the groups"))
        self.list.setFixedHeight(theme.px(84))
        self.list.setWordWrap(True)
        self.up, self.down = button(self.tr("Up"), self), button(self.tr("Down"), self)
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))
        self.list.currentRowChanged.connect(self._dress)
        buttons = bare(QVBoxLayout(), spacing=theme.px(4))
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        line = bare(QHBoxLayout(self), spacing=theme.px(6))
        line.addWidget(self.list, 1)
        line.addLayout(buttons)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(self._names) if self._said else ()

    def offer(self, names: Sequence[str], *, of: object) -> None:
        """Groups in the order that they have by themselves; the same ones of the same column stay as they were put."""
        if of != self._of or sorted(names) != sorted(self._names):
            self._names, self._of, self._said = list(names), of, False
            self._show(0)

    def _show(self, row: int) -> None:
        self.list.clear()
        for place, name in enumerate(self._names):
            self.list.addItem(name if place else self.tr("{group} (reference)").format(group=name))
        self.list.setCurrentRow(row)

    def _dress(self, row: int) -> None:
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._names) - 1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        self._names.insert(row + by, self._names.pop(row))
        self._said = True
        self._show(row + by)
        self.moved.emit()


class EventMeanings(QScrollArea):
    """The words of the column of events, and what each means; nothing is chosen before a person chooses it."""

    said = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._of: object = None
        self.boxes: dict[str, Combo] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("What the words of the column mean"))

    @property
    def chosen(self) -> dict[str, Meaning]:
        """What was said so far."""
        said = ((word, box.currentData()) for word, box in self.boxes.items())
        return {word: Meaning(meaning) for word, meaning in said if meaning is not None}

    @property
    def unsaid(self) -> str:
        """The first word of which nobody said what it means."""
        return next((word for word, box in self.boxes.items() if box.currentData() is None), "")

    def offer(self, words: Sequence[str], *, of: object) -> None:
        """Other words, or those of another column or file: 2 in one says nothing of 2 in another."""
        if (asked := (of, tuple(words))) == self._of:
            return
        self._of, self.boxes = asked, {}
        px, inner = self._theme.px, QWidget(self)
        form = bare(QVBoxLayout(inner), spacing=px(4))
        choices = (
            (self.tr("Choose what it means"), None),
            (self.tr("event"), Meaning.EVENT.value),
            (self.tr("censored"), Meaning.CENSORED.value),
            (self.tr("left out"), Meaning.LEFT_OUT.value),
        )
        for word in words:
            box, line = Combo(inner), bare(QHBoxLayout(), spacing=px(6))
            box.setAccessibleName(self.tr("Meaning of {word}").format(word=word))
            for text, meaning in choices:
                box.addItem(text, meaning)
            box.activated.connect(lambda _: self.said.emit())
            shown = ElidedLabel(inner)
            shown.setText(word)
            line.addWidget(shown, 1)
            line.addWidget(box, 1)
            form.addLayout(line)
            self.boxes[word] = box
        self.setWidget(inner)
        self.setFixedHeight(min(inner.sizeHint().height(), px(124)))


class CohortDialog(QDialog):
    """Nothing is kept before the button is pressed; then the whole cohort is, or nothing.

    ``kept`` tells the cohort with its key. A form makes its fields, lays them out, and says by ``_check`` what to look
    through; what it finds comes back to ``_show_cohort``.
    """

    kept = Signal(object)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None, *, size: tuple[int, int]) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._size = theme, session, size
        self._cohort: ImportedCohort | None = None
        self._asked = 0
        self._checking = QTimer(self, singleShot=True, interval=_AFTER_CHANGE_MS)
        self._checking.timeout.connect(self._check)
        self.name, self.unit, self.endpoint = QLineEdit(self), Combo(self), Combo(self)
        self.unit.addItem(self.tr("Choose the unit"), None)
        for unit in TimeUnit:
            self.unit.addItem(spoken(unit.words), unit.value)
        self.endpoint.addItem(self.tr("Not said"), "")
        for measure in ENDPOINTS:
            self.endpoint.addItem(measure_title(measure), measure.value)
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.keep_button = button("", self, kind="primary")
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._on_keep)
        self.keep_button.setEnabled(False)
        self.name.textChanged.connect(self._on_changed)
        ground(self, theme, "panel")

    def sizeHint(self) -> QSize:
        return QSize(*map(self._theme.px, self._size))

    @property
    def cohort(self) -> ImportedCohort | None:
        """What would be kept now; None while something is missing or wrong."""
        return self._cohort

    # What a form says

    def _check(self) -> None:
        """Look through what is chosen now."""
        raise NotImplementedError

    def _show_cohort(self, cohort: ImportedCohort) -> str:
        """What came of it, in words."""
        raise NotImplementedError

    # Its parts

    def _file_row(self, words: str, choose: Callable[[], None]) -> tuple[QHBoxLayout, QPushButton, QLabel]:
        """A button that asks for a file, and the name of the one that was chosen."""
        made, name = button(words, self), label(self.tr("No file chosen"), self._theme, self, role="strong")
        made.clicked.connect(choose)
        line = QHBoxLayout()
        line.addWidget(made)
        line.addWidget(name, 1)
        return line, made, name

    def _form(self, *rows: tuple[str, QWidget]) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(self._theme.px(10))
        form.setVerticalSpacing(self._theme.px(6))
        for words, field in rows:
            made = label(words, self._theme, self, role="table", colour="text2")
            made.setBuddy(field)
            form.addRow(made, field)
        return form

    def _column(self) -> QVBoxLayout:
        """Across the dialog; its last line is ``_foot``."""
        column = QVBoxLayout(self)
        column.setContentsMargins(*map(self._theme.px, (18, 14, 18, 14)))
        column.setSpacing(self._theme.px(10))
        return column

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.keep_button)
        return line

    def _choose(self, title: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.txt *.tsv *.xlsx *.xlsm)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    # Looking through

    def _forget(self) -> int:
        """Nothing may be kept of what was asked for before; gives the number of what is asked for now."""
        self._cohort = None
        self._asked += 1
        self.keep_button.setEnabled(False)
        return self._asked

    def _on_changed(self, *_: object) -> None:
        self._forget()
        self._checking.start()

    def _look(self, job: Callable[[], ImportedCohort]) -> None:
        number = self._forget()
        self._session.aside(job, partial(self._on_made, number), otherwise=partial(self._on_refused, number))

    def _on_made(self, number: int, cohort: ImportedCohort) -> None:
        if number == self._asked:
            self._cohort = cohort
            self._show_outcome(self._show_cohort(cohort))
            self.keep_button.setEnabled(True)

    def _on_refused(self, number: int, problem: Exception) -> None:
        if number == self._asked:
            self._show_outcome(problem_words(problem), wrong=True)

    def _show_outcome(self, words: str, *, wrong: bool = False) -> None:
        self.told.setText(words)
        dress_label(self.told, self._theme, role="body", colour="urgent" if wrong else "text2")

    def _missing_of_all(self, *, unit: bool = True) -> str:
        """What both need, in words; ``unit``: unless the times have one by themselves."""
        if unit and self.unit.currentData() is None:
            return self.tr("Choose the unit of the times. It is never guessed.")
        return "" if self.name.text().strip() else self.tr("Give the cohort a name.")

    # Keeping

    def _on_keep(self) -> None:
        cohort = self._cohort
        if cohort is None:
            return
        self.keep_button.setEnabled(False)
        self._session.write(
            lambda store: keep_cohort(store, cohort), self._on_kept, touched=(), otherwise=self._on_not_kept
        )

    def _on_kept(self, cohort: ImportedCohort) -> None:
        self.kept.emit(cohort)
        self.accept()

    def _on_not_kept(self, problem: Exception) -> None:
        self._show_outcome(problem_words(problem), wrong=True)
        self.keep_button.setEnabled(self._cohort is not None)
