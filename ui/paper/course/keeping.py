"""Prints of one patient that were signed and kept: the list, and what has changed since each was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.prints.stated import ChangedValue, changed_values
from models.words import filled
from storage.clinic.beside.kept_prints import KeptPrint, NewPrint
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button, label
from ui.paper.prints import Print
from ui.words.clinical import capital
from ui.words.common import not_recorded
from ui.words.language import BOTH, UNITS, clauses, languages, short_date, spoken, word
from ui.words.speaking import translate

Otherwise = Callable[[Exception], None]


class Keeping(NamedTuple):
    """How the prints of the patient are kept and read: each tells ``then`` of its answer, else of the problem."""

    keep: Callable[[NewPrint, bytes, Callable[[int], None], Otherwise], None]
    kept: Callable[[Callable[[tuple[KeptPrint, ...]], None], Otherwise], None]
    pages: Callable[[KeptPrint, Callable[[bytes], None], Otherwise], None]


def since_words(changes: tuple[ChangedValue, ...]) -> str:
    """How many of the values of a print are others today."""
    if not changes:
        return translate("KeptPrints", "nothing has changed")
    if len(changes) == 1:
        return translate("KeptPrints", "one value has changed since")
    return filled(translate("KeptPrints", "{count} values have changed since"), count=len(changes))


def change_words(changes: tuple[ChangedValue, ...]) -> str:
    """Each changed value, as it was and as it is."""
    template = translate("KeptPrints", "{what}: {before}, now {now}")
    return clauses(
        template.format(what=spoken(one.label), before=_value_words(one.before), now=_value_words(one.now))
        for one in changes
    )


def _value_words(value: str) -> str:
    return ", ".join(_part_words(part) for part in value.split(", ")) if value else not_recorded()


def _part_words(part: str) -> str:
    number, _, unit = part.rpartition(" ")
    return f"{number} {UNITS[unit]}" if unit in UNITS else word(part)


def signed_words(kept: KeptPrint) -> str:
    """``Dr Li, 28-Mar-2025 10:12``"""
    when = f"{short_date(kept.at.date())} {kept.at:%H:%M}"
    return translate("KeptPrints", "{by}, {when}").format(by=kept.by, when=when)


def kept_columns(course: Course, prints: Iterable[Print[Course]]) -> list[Column]:
    """Of a table of kept prints: what, by whom and when, of which day, in which language, and what changed since."""
    kinds = {one.kind: capital(one.words) for one in prints}
    names = dict(languages())
    spoken_in = {**names, BOTH: " + ".join(names.values())}
    return [
        Column(title=translate("KeptPrints", "Print"), value=lambda one: kinds.get(one.what.kind, one.what.kind)),
        Column(title=translate("KeptPrints", "Signed"), value=signed_words),
        Column(title=translate("KeptPrints", "Data as of"), value=lambda one: short_date(one.what.judged)),
        Column(
            title=translate("KeptPrints", "Language"),
            value=lambda one: spoken_in.get(one.what.language, one.what.language),
        ),
        Column(
            title=translate("KeptPrints", "Since then"),
            value=lambda one: since_words(changed_values(one.what.stated, course)),
        ),
    ]


KEPT_WIDTHS = (190, 210, 110, 140, 230)


class KeptPrintsDialog(QDialog):
    """The kept prints of one patient, the newest first; Enter shows the chosen one."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        found: tuple[KeptPrint, ...],
        course: Course,
        prints: tuple[Print[Course], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        self.ends_with_lock = True  # nothing is typed here
        self._theme, self._found = theme, found
        self.setWindowTitle(self.tr("Kept prints"))
        self.view = table_view(self)
        self.view.setAccessibleName(self.windowTitle())
        table = RecordTable(kept_columns(course, prints), self)
        table.show_records(found)
        dress_view(self.view, theme)
        fill_view(self.view, table, theme, KEPT_WIDTHS)
        self._build()
        self.resize(theme.px(sum(KEPT_WIDTHS) + 60), theme.px(360))

    def _build(self) -> None:
        self.show_button, close = button(self.tr("Show"), self, kind="primary"), button(self.tr("Close"), self)
        self.show_button.setEnabled(bool(self._found))
        self.show_button.clicked.connect(self._on_show)
        self.view.doubleClicked.connect(self._on_show)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.show_button)
        stack = QVBoxLayout(self)
        if not self._found:
            stack.addWidget(label(self.tr("No print of this patient is kept."), self._theme, self))
        stack.addWidget(self.view, 1)
        stack.addLayout(buttons)
        self.show_button.setDefault(True)
        self.view.selectRow(0)
        self.view.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(820), self._theme.px(360))

    def _on_show(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])
            self.accept()
