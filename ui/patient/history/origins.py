"""Where a value comes from, in words: what it was at first, who changed it to what, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.forms.query import Deed
from storage.clinic.history import NO_ORIGINS, HistoryEntry, Origins
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, foot_band, ground
from ui.patient.lesions.page import RowToCorrect
from ui.session.session import Session
from ui.words.common import not_recorded
from ui.words.journal import moment, operation_word
from ui.words.origins import what_of
from ui.words.sources import Shown

_WIDTHS = (150, 110, 190, 110, 130, 150)


class OriginReader(QObject):
    """Reads the origins of the open patient's values whenever they may be others."""

    origins_changed = Signal(object)  # Origins

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.origins = NO_ORIGINS
        session.course_changed.connect(self._on_course)

    def _on_course(self, _: object) -> None:
        key = self._session.key
        self._tell(NO_ORIGINS)
        if key is not None:
            self._session.read(lambda store: store.past.origins(key), partial(self._on_read, key))

    def _on_read(self, key: int, found: Origins) -> None:
        if key == self._session.key:
            self._tell(found)

    def _tell(self, found: Origins) -> None:
        self.origins = found
        self.origins_changed.emit(found)


class OriginsDialog(QDialog):
    """The values on the screen one by one, for who has no mouse: how each came, and what was changed since.

    Enter on a line, or the button, says ``correct_wanted`` with its entry, unless ``why_not`` says why it may not be.
    Q says it with a query about the value, of who ``may_ask``.
    """

    correct_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        shown: Iterable[Shown],
        origins: Origins,
        parent: QWidget,
        *,
        why_not: str = "",
        may_ask: bool = False,
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._why_not = theme, why_not
        self.setWindowTitle(self.tr("History of the values shown"))
        ground(self, theme, "panel")
        self.view = table_view(self)
        self.view.setAccessibleName(self.windowTitle())
        self._table = RecordTable(
            (
                Column(title=self.tr("Series"), value=lambda row: row[0].name),
                Column(title=self.tr("Value shown"), value=lambda row: row[0].text),
                Column(title=self.tr("What"), value=lambda row: _what(row[1])),
                Column(title=self.tr("User"), value=lambda row: row[1].user),
                Column(title=self.tr("Time"), value=lambda row: row[1].at, text=moment),
                Column(title=self.tr("Before"), value=lambda row: _before(row[1])),
                Column(title=self.tr("Reason"), value=lambda row: row[1].reason),
            ),
            self,
        )
        self._table.show_records(
            [(one, entry) for one in shown for source in one.sources for entry in source.entries(origins)]
        )
        fill_view(self.view, self._table, theme, _WIDTHS)
        dress_view(self.view, theme)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.correct_button = button(self.tr("Correct…"), self)
        self.correct_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        self.correct_button.setEnabled(bool(self.rows) and not why_not)
        self.correct_button.setToolTip(why_not)
        self.correct_button.clicked.connect(self._on_correct)
        self.ask_button = button(self.tr("Ask… (Q)"), self)
        self.ask_button.setAutoDefault(False)
        self.ask_button.setVisible(may_ask)
        self.ask_button.setEnabled(bool(self.rows) and may_ask)
        self.ask_button.clicked.connect(self._on_ask)
        QShortcut(QKeySequence("Q"), self, self._on_ask)
        self.view.activated.connect(self._on_correct)
        QShortcut(QKeySequence("F2"), self, self._on_correct)
        column = bare(QVBoxLayout(self))
        column.addLayout(inset(self.view, theme), 1)
        deeds = QWidget(self)
        line = bare(QHBoxLayout(deeds), spacing=theme.px(8))
        line.addWidget(self.correct_button)
        line.addWidget(self.ask_button)
        column.addWidget(foot_band(theme, self, deeds, self.close_button))
        if self.rows:
            self.view.selectRow(0)
        self.view.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        parent, px = self.parentWidget(), self._theme.px
        over = parent.window().size() if parent is not None else QSize(1440, 900)
        return QSize(min(px(980), over.width() - px(24)), min(px(460), over.height() - px(56)))

    def _on_correct(self, *_: object) -> None:
        current = self.view.currentIndex()
        if current.isValid() and not self._why_not:
            entry = self._table.record(current)[1]
            self.accept()
            self.correct_wanted.emit(entry)

    def _on_ask(self, *_: object) -> None:
        current = self.view.currentIndex()
        if current.isValid() and self.ask_button.isEnabled():
            entry: HistoryEntry = self._table.record(current)[1]
            self.accept()
            assert entry.kind is not None  # no lock is the origin of a value
            row = RowToCorrect(entry.kind, entry.row, entry.subject, field=entry.field or "", deed=Deed.ASK.value)
            self.correct_wanted.emit(row)

    @property
    def rows(self) -> tuple[tuple[Shown, HistoryEntry], ...]:
        return self._table.records


def _what(entry: HistoryEntry) -> str:
    return operation_word(entry.label) if entry.field is None else what_of(entry)


def _before(entry: HistoryEntry) -> str | None:
    return None if entry.field is None else entry.before or not_recorded()
