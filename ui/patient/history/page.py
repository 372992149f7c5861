"""The history of one patient: who changed what, when and why, newest first; and the way to take the last back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from models.course.course import Course
from models.forms.query import Deed
from models.words import filled
from storage.clinic.history import Event
from storage.clinic.rows import NEVER_ASKED
from storage.roles import Action
from ui.kit.flow import FlowLayout
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, ground, label
from ui.patient.history.disclosures import DisclosuresDialog, Looked, looked_at
from ui.patient.history.filters import HistoryFilters, line_words
from ui.patient.history.queries import QueriesView
from ui.patient.lesions.page import RowToCorrect
from ui.session.session import Session
from ui.words.journal import change_value, moment, operation_of, reason_of, universal, value_words, what_changed
from ui.words.origins import origin_words

if TYPE_CHECKING:
    from storage.clinic.beside.kept_prints import KeptPrint
    from storage.clinic.history import HistoryEntry
    from storage.clinic.store import Store
    from ui.patient.history.kept import KeptView

translate = QCoreApplication.translate
CHANGES, QUERIES, KEPT = "changes", "queries", "kept"
_GONE = (Event.VOIDED, Event.UNDONE)
_WIDTHS = (140, 100, 160, 240, 150, 300)  # the last column takes the rest


class _Read(NamedTuple):
    """What is read of a patient, by key."""

    key: int
    entries: tuple[HistoryEntry, ...]
    looked: Looked | None
    kept: tuple[KeptPrint, ...]


class HistoryPage(Retold, QWidget):
    """Reads the journal when it is looked at, and again after every change of this patient. Beside it the queries."""

    undo_wanted = Signal()
    correct_wanted = Signal(object)  # HistoryEntry: a row to be corrected
    kept_wanted = Signal(object)  # KeptPrint: to be shown again

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._key: int | None = None
        self._stale = True
        self._told = label("", theme, self, role="body", colour="text2")
        self.undo_button = button("", self)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.correct_button = button("", self)
        self.correct_button.clicked.connect(self._on_correct)
        self.looked_button = button("", self, kind="flat")
        self.looked_button.clicked.connect(self._on_looked)
        self.looked_button.hide()
        self._why_not_correct = self._why_not_ask = ""
        self.parts = Segments("", self)
        self.queries = QueriesView(theme, session, self)
        self.queries.wanted.connect(self.correct_wanted)
        self.parts.chosen.connect(self.show_part)
        for keys, deed in (("F2", self._on_correct), ("Q", self._on_ask)):
            QShortcut(QKeySequence(keys), self, deed)
        self.view = table_view(self)
        self._table = RecordTable((), self)
        self._entries: tuple[HistoryEntry, ...] = ()
        self.filters = HistoryFilters(theme, self)
        self.filters.changed.connect(self._show_filtered)
        self.filters.left.connect(self.view.setFocus)
        self._line = QHBoxLayout()
        self._line.addWidget(self._told)
        deeds = FlowLayout(across=theme.px(8), right=True).hold(
            self.looked_button, self.correct_button, self.undo_button
        )
        self._line.addLayout(deeds, 1)
        self.view.activated.connect(self._on_activated)
        changes = QWidget(self)
        inner = bare(QVBoxLayout(changes))
        inner.addLayout(self._line)
        inner.addWidget(self.filters)
        inner.addLayout(inset(self.view, self._theme), 1)
        self._head = QHBoxLayout()
        self._head.addWidget(self.parts)
        self._head.addStretch(1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(changes)
        self._pages.addWidget(self.queries)
        self.kept: KeptView | None = None  # until there is a print to show
        column = bare(QVBoxLayout(self))
        column.addLayout(self._head)
        column.addWidget(self._pages, 1)
        theme.changed.connect(self._dress)
        self._say()
        self._dress()

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        return self._table.records

    def show_course(self, course: Course | None) -> None:
        key = None if course is None else self._session.key
        if key != self._key:
            self.filters.clear()
            self.show_part(CHANGES)
        self.queries.show_course(course)
        self._count()
        self._key = key
        self._stale = True
        if self.isVisible():
            self._read()

    def show_part(self, part: str) -> None:
        """The changes, the queries, or the kept prints."""
        self._pages.setCurrentIndex((CHANGES, QUERIES, KEPT).index(part))
        self._count()
        if self.isVisible():
            self._in_hand.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def part(self) -> str:
        """Which part is shown."""
        return (CHANGES, QUERIES, KEPT)[self._pages.currentIndex()]

    @property
    def _in_hand(self) -> QWidget:
        """What the keys go to."""
        return {CHANGES: self.view, QUERIES: self.queries}.get(self.part) or self.kept or self.view

    @property
    def _shows_queries(self) -> bool:
        return self._pages.currentWidget() is self.queries

    def _count(self) -> None:
        """The choice is there where there is one."""
        asked, kept = len(self.queries.queries), 0 if self.kept is None else len(self.kept.found)
        words = self.tr("Queries not closed: {count}").format(count=self.queries.open)
        parts = [(CHANGES, self.tr("Changes"))]
        if asked or self._shows_queries:
            parts.append((QUERIES, words))
        if kept:
            parts.append((KEPT, self.tr("Kept prints: {count}").format(count=kept)))
        self.parts.set_choices(tuple(parts))
        self.parts.choose(self.part)
        shown, px = len(parts) > 1, self._theme.px
        self.parts.setVisible(shown)
        self._head.setContentsMargins(px(18), px(8) if shown else 0, px(14), 0)

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why a row may not be corrected, and a query not be asked or answered."""
        self._why_not_ask = refusals.get("ask", "")
        self.queries.show_refusals(refusals)
        self.show_correct(refusals.get("correct", ""))

    def show_undo(self, words: str, *, why_not: str) -> None:
        """What would be taken back, in the words of the menu without the mark of their key."""
        self.undo_button.setText(words)
        self.undo_button.setEnabled(not why_not)
        self.undo_button.setToolTip(why_not)

    def show_correct(self, why_not: str) -> None:
        """Whether what was saved may be corrected, and if not, why."""
        self._why_not_correct = why_not
        self._allow_correct()

    def _allow_correct(self) -> None:
        chosen = self._chosen()
        self.correct_button.setText(self.tr("Correct…"))
        self.correct_button.setEnabled(chosen is not None and not self._why_not_correct)
        tip = self.tr("Correct the chosen row, or take it out (F2)")
        self.correct_button.setToolTip(self._why_not_correct or tip)

    def _chosen(self) -> HistoryEntry | None:
        """The line that is chosen, if it is of a row of the record."""
        current = self.view.currentIndex()
        entry = self._table.record(current) if current.isValid() else None
        return None if entry is None or entry.kind is None else entry

    def _on_ask(self) -> None:
        """About the value that a line tells of; of a query that is chosen, again."""
        if self._shows_queries:
            self.queries.ask_again()
            return
        entry = self._chosen() if self.part == CHANGES else None
        if entry is None or entry.kind is None or entry.kind in NEVER_ASKED or self._why_not_ask:
            return
        row = RowToCorrect(entry.kind, entry.row, entry.subject, field=entry.field or "", deed=Deed.ASK.value)
        self.correct_wanted.emit(row)

    def _on_correct(self) -> None:
        if self._shows_queries:
            self.queries.correct()
            return
        entry = self._chosen() if self.part == CHANGES else None
        if entry is not None and self.correct_button.isEnabled():
            self.correct_wanted.emit(entry)

    def _on_row(self, *_: object) -> None:
        self._allow_correct()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._in_hand.setFocus(Qt.FocusReason.OtherFocusReason)  # not the button: a space would undo
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        key = self._key
        if key is None:
            self._show(())
            return

        def query(store: Store) -> _Read:
            kept = store.prints.of(key) if store.actor.may(Action.PRINT) else ()
            return _Read(key, store.past.history(key), looked_at(store, key), kept)

        self._session.read(query, self._on_read)

    def _on_read(self, found: _Read) -> None:
        key, entries, looked, kept = found
        if key == self._key:
            self._show_kept(kept)
            self._show(tuple(reversed(entries)))
            self.looked_button.setVisible(looked is not None)
            if looked is not None:
                words = self.tr("Opened by {people} · taken out {times} times…")
                self.looked_button.setText(filled(words, people=looked.people, times=looked.taken))

    def _show_kept(self, found: tuple[KeptPrint, ...]) -> None:
        """The part is made with the first print there is: what it says of prints comes with all that composes them."""
        if found and self.kept is None:
            from ui.patient.history.kept import KeptView

            self.kept = KeptView(self._theme, self)
            self.kept.wanted.connect(self.kept_wanted)
            self._pages.addWidget(self.kept)
        if self.kept is not None:
            self.kept.show_kept(found, self._session.course)
        if not found and self.part == KEPT:
            self.show_part(CHANGES)
        self._count()

    def _on_looked(self) -> None:
        course = self._session.course
        if course is not None:
            dialog = DisclosuresDialog(self._theme, self._session, self, code=course.record.patient.code)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._entries = entries
        self.filters.offer(entries)
        self._show_filtered()

    def _show_filtered(self) -> None:
        entries = self.filters.shown(self._entries, _line)
        self._table.show_records(entries)
        self._allow_correct()
        operations = len({entry.operation for entry in entries})
        if self.filters.is_on:
            words = self.tr("{shown} of {changes} values")
            self._told.setText(filled(words, shown=f"{len(entries):,}", changes=f"{len(self._entries):,}"))
        elif entries:
            words = self.tr("{changes} values in {operations} operations, newest first")
            if operations == 1:
                words = self.tr("{changes} values in one operation") if len(entries) > 1 else self.tr("One value")
            self._told.setText(filled(words, changes=f"{len(entries):,}", operations=f"{operations:,}"))
        else:
            self._told.setText(self.tr("Nothing was changed yet."))

    def _say(self) -> None:
        entries = self._entries
        self._table = RecordTable(
            (
                Column(title=self.tr("Time"), value=lambda entry: entry.at, text=moment, tip=_tip_of_time),
                Column(title=self.tr("User"), value=lambda entry: entry.user, tip=_tip_of_user),
                Column(title=self.tr("Operation"), value=operation_of),
                Column(title=self.tr("What"), value=what_changed, tip=self._story),
                Column(title=self.tr("Before"), value=_before, tip=self._story),
                Column(title=self.tr("After"), value=_after, tip=self._story),
                Column(title=self.tr("Reason"), value=reason_of, tip=self._story),
            ),
            self,
        )
        fill_view(self.view, self._table, self._theme, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.view.setAccessibleName(self.tr("History of this patient"))
        self.parts.setAccessibleName(self.tr("What is shown of this patient"))
        self._count()
        self._show(entries)

    def _story(self, chosen: HistoryEntry) -> str:
        """Everything that this one value was, the first entry on top; of a lock nothing more than its line."""
        if chosen.kind is None:
            return ""
        same = (one for one in reversed(self._entries) if (one.kind, one.row) == (chosen.kind, chosen.row))
        values = (f"{value_words(chosen)}\n",) if chosen.values else ()
        return "".join(values) + origin_words(
            one for one in same if one.field == chosen.field or (one.field is None and one.event is Event.ADDED)
        )

    def _on_activated(self, index: QModelIndex) -> None:
        """Enter on a line says what the tip says."""
        if words := self._story(self._table.record(index)):
            below = self.view.visualRect(index).bottomLeft()
            QToolTip.showText(self.view.viewport().mapToGlobal(below), words, self.view)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        dress_label(self._told, self._theme, role="body", colour="text2")
        self._count()
        self._line.setSpacing(px(8))
        self._line.setContentsMargins(px(18), px(8), px(14), px(8))
        dress_view(self.view, self._theme)


def _before(entry: HistoryEntry) -> str:
    if entry.field is None:
        return value_words(entry) if entry.event in _GONE else ""
    return change_value(entry.before)


def _after(entry: HistoryEntry) -> str:
    if entry.field is None:
        return "" if entry.event in _GONE else value_words(entry)
    return change_value(entry.after)


def _line(entry: HistoryEntry) -> str:
    said = (moment(entry.at), what_changed(entry), _before(entry), _after(entry), reason_of(entry))
    return line_words(entry, *said)


def _tip_of_user(entry: HistoryEntry) -> str:
    if not entry.signed_with:
        return translate("HistoryPage", "{user}: not signed").format(user=entry.user)
    return translate("HistoryPage", "{user}: signed with the key {key}").format(user=entry.user, key=entry.signed_with)


def _tip_of_time(entry: HistoryEntry) -> str:
    return universal(entry.at)
