"""The prints of a patient that were signed and kept, beside what was done to the record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from storage.clinic.beside.kept_prints import KeptPrint
from ui.kit.retold import Retold
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, label
from ui.paper.course.keeping import KEPT_WIDTHS, kept_columns
from ui.paper.patient_prints import EVERY


class KeptView(Retold, QWidget):
    """The newest first. ``wanted`` (a KeptPrint): it is to be shown again."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self.found: tuple[KeptPrint, ...] = ()
        self.view = table_view(self)
        self._told = label("", theme, self, role="body", colour="text2")
        self.show_button = button("", self, kind="primary")
        self.show_button.clicked.connect(self._on_show)
        self.view.activated.connect(self._on_show)
        self._line = QHBoxLayout()
        self._line.addWidget(self._told, 1)
        self._line.addWidget(self.show_button)
        column = bare(QVBoxLayout(self))
        column.addLayout(self._line)
        column.addLayout(inset(self.view, theme), 1)
        self.setFocusProxy(self.view)
        theme.changed.connect(self._dress)
        self._say()
        self._dress()

    def show_kept(self, found: tuple[KeptPrint, ...], course: Course | None) -> None:
        self.found, self._course = found, course
        self._say()

    def _on_show(self, *_: object) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.found):
            self.wanted.emit(self.found[row])

    def _say(self) -> None:
        self.show_button.setText(self.tr("Show"))
        self.show_button.setToolTip(self.tr("The pages as they were signed, and what has changed since"))
        self._told.setText(self.tr("Signed and kept, newest first"))
        self.view.setAccessibleName(self.tr("Kept prints"))
        if self._course is not None:
            table = RecordTable(kept_columns(self._course, EVERY), self)
            table.show_records(self.found)
            fill_view(self.view, table, self._theme, KEPT_WIDTHS)
            self.view.selectRow(0)

    def _dress(self) -> None:
        px = self._theme.px
        dress_label(self._told, self._theme, role="body", colour="text2")
        self._line.setSpacing(px(8))
        self._line.setContentsMargins(px(18), px(8), px(14), px(8))
        dress_view(self.view, self._theme)
