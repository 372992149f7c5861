"""Correcting what was saved: one row, value by value, with what it was and with a reason; or taking the row out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.typed import EntryError
from storage.problems import Fault, StoreProblem
from storage.rows import RecordKind
from storage.wording import Written, WrittenRow, value_of, written_row
from ui.asking import ask_before_leaving
from ui.banner import Banner
from ui.journal_words import field_word, row_words
from ui.language import problem_words, spoken, word
from ui.report_words import capital
from ui.session import Session
from ui.theme import Theme
from ui.visit_fields import Choice, EnterWalks, Entry
from ui.widgets import button, dress_label, ground, label
from ui.words import not_recorded

if TYPE_CHECKING:
    from storage.store import Store

_STAYS = (RecordKind.PATIENT, RecordKind.BASELINE, RecordKind.OUTCOME)


class CorrectDialog(QDialog):
    """One row of a patient. Closes when the correction is in the store; a reason is always needed."""

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, key: int, row: WrittenRow, title: str
    ) -> None:
        super().__init__(parent)
        self._theme, self._session, self._key, self._row = theme, session, key, row
        self._working = False
        self.setWindowTitle(self.tr("Correct: {row}").format(row=title))
        ground(self, theme, "panel")
        self.fields: dict[str, Entry | Choice] = {one.attribute: self._field(one) for one in row.values}
        self._remarks = {name: label("", theme, self, role="caption", colour="urgent") for name in self.fields}
        self.reason = Choice(_reasons(), self.tr("Reason"), self)
        self.other = Entry("reason", self.tr("Reason in words"), self)
        self._told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.void_button = button(self.tr("Take this row out"), self)
        self.void_button.setVisible(row.kind not in _STAYS)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.save_button = button(self.tr("Correct"), self, kind="primary")
        self._walk = EnterWalks(self)
        self._lay_out()
        self._connect()
        self._before = {name: self._text(name) for name in self.fields}
        self._on_typed()
        self._first().setFocus()
        if isinstance(first := self._first(), Entry):
            first.selectAll()
        tall = self._inner.sizeHint().height() + theme.px(190)
        self.resize(theme.px(720), min(tall, parent.window().height() - theme.px(56)))

    @property
    def told(self) -> str:
        return self._told.text()

    @property
    def changed(self) -> dict[str, str]:
        """The values that stand otherwise than they did, as typed."""
        return {name: text for name in self.fields if (text := self._text(name)) != self._before[name]}

    @property
    def reason_words(self) -> str:
        return self.other.text().strip() or self.reason.value or ""

    def save(self) -> None:
        """One operation; the form stays when it is refused."""
        if self._working or not self.save_button.isEnabled():
            return
        kind, today = self._row.kind, self._session.today
        values = {name: value_of(kind, name, text, today) for name, text in self.changed.items()}
        self._do(partial(_corrected, self._key, self._row, values, self.reason_words))

    def void(self) -> None:
        if not self._working and self.reason_words:
            self._do(partial(_voided, self._key, self._row, self.reason_words))

    def reject(self) -> None:
        if self.changed or self.other.text().strip():
            ask_before_leaving(self, discard=self.leave)
        else:
            self.leave()

    def leave(self) -> None:
        """Close the form; what was typed is thrown away."""
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.changed:
            event.ignore()
            ask_before_leaving(self, discard=self.leave)
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Enter belongs to the fields
            super().keyPressEvent(event)

    # The parts

    def _field(self, one: Written) -> Entry | Choice:
        says = field_word(one.attribute)
        if not one.options:
            entry = Entry(one.attribute, says, self)
            entry.setText(one.text)
            entry.setCursorPosition(0)
            return entry
        options = [(word(text), key, text) for text, key in zip(one.options, _keys(one.options), strict=True)]
        choice = Choice(options, says, self)
        choice.choose(one.text or None)
        return choice

    def _text(self, name: str) -> str:
        field = self.fields[name]
        return field.text() if isinstance(field, Entry) else field.value or ""

    def _first(self) -> QWidget:
        return next(iter(self.fields.values()))

    def _lay_out(self) -> None:
        px = self._theme.px
        inner = self._inner = QWidget(self)
        ground(inner, self._theme, "panel")
        grid = QGridLayout(inner)
        grid.setContentsMargins(px(24), px(14), px(24), px(6))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        for number, one in enumerate(self._row.values):
            field = self.fields[one.attribute]
            before = label(word(one.text) or not_recorded(), self._theme, inner, role="table", colour="text3")
            before.setMaximumWidth(px(150))
            before.setToolTip(one.text)
            grid.addWidget(self._named(capital(field_word(one.attribute)), field, inner), 2 * number, 0)
            grid.addWidget(before, 2 * number, 1)
            grid.addWidget(field, 2 * number, 2)
            grid.addWidget(self._remarks[one.attribute], 2 * number + 1, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(2 * len(self.fields), 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        why = QHBoxLayout()
        why.setContentsMargins(px(24), px(8), px(24), px(10))
        why.setSpacing(px(8))
        why.addWidget(self._named(self.tr("&Reason"), self.reason, self))
        why.addWidget(self.reason)
        why.addWidget(self.other, 1)
        foot = QWidget(self)
        ground(foot, self._theme, "band")
        line = QHBoxLayout(foot)
        line.setContentsMargins(px(18), px(8), px(18), px(8))
        line.setSpacing(px(8))
        line.addWidget(self._told, 1)
        for made in (self.void_button, self.cancel_button, self.save_button):
            made.setAutoDefault(False)
            line.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if (course := self._session.course) is not None:
            banner = Banner(self._theme, self)
            banner.show_course(course)
            column.addWidget(banner)
        column.addWidget(scroll, 1)
        column.addLayout(why)
        column.addWidget(foot)

    def _named(self, words: str, field: QWidget, parent: QWidget) -> QLabel:
        made = label(words, self._theme, parent, role="body", colour="text2")
        made.setBuddy(field)
        return made

    def _connect(self) -> None:
        self.other.setPlaceholderText(self.tr("or in words"))
        for field in (*self.fields.values(), self.other):
            signal = field.textChanged if isinstance(field, Entry) else field.currentIndexChanged
            signal.connect(self._on_typed)
        self.reason.currentIndexChanged.connect(self._on_typed)
        for field in (*self.fields.values(), self.reason, self.other):
            self._walk.add(field)
        self._walk.save_wanted.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.void_button.clicked.connect(self.void)

    # What happens

    def _on_typed(self) -> None:
        wrong = self._show_problems()
        reason = self.reason_words
        self.save_button.setEnabled(bool(self.changed and reason and not wrong and not self._working))
        self.void_button.setEnabled(bool(reason and not self.changed and not self._working))
        if wrong:
            self._told.setText(wrong)
        elif not self.changed:
            self._told.setText(self.tr("Type what is right; the value before stays in the history."))
        elif not reason:
            self._told.setText(self.tr("A reason is needed to change what was saved."))
        else:
            self._told.setText(self.tr("Ctrl+Enter corrects."))

    def _show_problems(self) -> str:
        """Mark what cannot be read; the first of it in words."""
        first = ""
        changed = self.changed
        for name, remark in self._remarks.items():
            words = ""
            if name in changed:
                try:
                    value_of(self._row.kind, name, changed[name], self._session.today)
                except EntryError as error:
                    words = capital(spoken(error.sentence))
            remark.setText(words)
            remark.setVisible(bool(words))
            if isinstance(field := self.fields[name], Entry):
                field.show_problem(words)
            first = first or words
        return first

    def _do(self, operation: Any) -> None:
        self._working = True
        self._on_typed()
        self._session.write(operation, self._on_done, touched=(self._key,), otherwise=self._on_failed)

    def _on_done(self, _: None) -> None:
        self._working = False
        self.leave()

    def _on_failed(self, problem: Exception) -> None:
        self._working = False
        self._on_typed()
        dress_label(self._told, self._theme, role="table", colour="urgent")
        self._told.setText(problem_words(problem))


def show_correction(theme: Theme, session: Session, parent: QWidget, *, kind: str, row: int, subject: str) -> None:
    """The form for one row of the open patient; a row that was taken out since is told as a problem."""
    key = session.key
    if key is None:
        return
    kept = RecordKind(kind)

    def opened(found: WrittenRow) -> None:
        if key == session.key:
            title = row_words(kept, subject)
            form = CorrectDialog(theme, session, parent, key=key, row=found, title=title)
            form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            form.open()

    session.read(partial(_written, key, kept, row), opened)


def _written(key: int, kind: RecordKind, row: int, store: Store) -> WrittenRow:
    try:
        return written_row(store.record(key), kind, row)
    except LookupError:
        raise StoreProblem(
            "This row was taken out of the record; there is nothing to correct.", fault=Fault.FILE
        ) from None


def _corrected(key: int, row: WrittenRow, values: dict[str, Any], reason: str, store: Store) -> None:
    store.correct(key, row.kind.value, row.row, values, reason=reason)


def _voided(key: int, row: WrittenRow, reason: str, store: Store) -> None:
    store.void(key, row.kind.value, row.row, reason=reason)


def _keys(options: tuple[str, ...]) -> list[str]:
    """The first letters, or where two are the same the numbers from 0: 0 to 4 for Vp and Cheng."""
    letters = [text[0].casefold() for text in options]
    return letters if len(set(letters)) == len(letters) else [str(number) for number in range(len(options))]


def _reasons() -> list[tuple[str, str, str]]:
    """The reasons there are mostly, each with its key; what is kept in the journal is what stands here."""
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    words = (
        ("f", translate("Correct", "entered for the first time")),
        ("t", translate("Correct", "typing error")),
        ("r", translate("Correct", "read from the wrong line")),
        ("u", translate("Correct", "wrong unit")),
        ("d", translate("Correct", "wrong date")),
        ("m", translate("Correct", "measured again")),
        ("l", translate("Correct", "corrected by the laboratory")),
        ("p", translate("Correct", "belongs to another patient")),
    )
    return [(f"{key}  {text}", key, text) for key, text in words]
