"""Registering a patient: who they are, the start of treatment and the protocol; nothing is kept before all of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.records import Record, Sex
from models.registration import (
    Known,
    RegistrationDraft,
    draft_document,
    next_code,
    problems,
    read_draft,
    registered,
)
from models.typed import EntryError, parse_date
from ui.asking import ask_before_leaving
from ui.language import problem_words, spoken, weekday_date, word
from ui.report_words import capital
from ui.session import Session
from ui.theme import Theme
from ui.visit_fields import Choice, EnterWalks, Entry
from ui.widgets import button, dress_label, ground, label
from ui.words import sex_word

if TYPE_CHECKING:
    from models.protocol import Protocol
    from storage.store import Store


class RegisterDialog(QDialog):
    """One new patient. ``registered`` once they are in the store; only then it closes.

    ``known`` are the patients who are there already. Drafts are kept as those of a visit are.
    """

    kind = "registration"
    registered = Signal(int)
    saved = Signal()
    typed = Signal()
    discarded = Signal()
    put_off = Signal()

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        known: Sequence[Known],
        protocols: Mapping[str, Protocol],
    ) -> None:
        super().__init__(parent)
        self._theme, self._session, self._known, self._protocols = theme, session, tuple(known), protocols
        self._saving = False
        self.begun = datetime.now(UTC)
        self.keepable = False
        self.once_saved: Callable[[], None] = _nothing
        self.setWindowTitle(self.tr("Register a patient"))
        ground(self, theme, "panel")
        self.code = Entry("code", self.tr("Study code"), self)
        self.name = Entry("name", self.tr("Family name, given name"), self)
        self.sex = Choice(
            [(sex_word(sex), key, sex) for sex, key in zip(Sex, "mfu", strict=True)], self.tr("Sex"), self
        )
        self.born = Entry("born", self.tr("Date of birth"), self)
        self.number = Entry("hospital_number", self.tr("Hospital number"), self)
        self.start = Entry("start", self.tr("Start of treatment"), self)
        options = [(word(one.title), str(place), one.name) for place, one in enumerate(protocols.values(), start=1)]
        self.protocol = Choice(
            [(f"{key}  {words}", key, name) for words, key, name in options], self.tr("Protocol"), self
        )
        self._told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.save_button = button(self.tr("Register"), self, kind="primary")
        self._remarks = {field: label("", theme, self, role="caption", colour="text3", wrap=True) for field in _FIELDS}
        self._walk = EnterWalks(self)
        self._lay_out()
        self._connect()
        self.code.setText(next_code(self._known))
        self.start.setText(self.tr("today"))
        self.protocol.choose(next(iter(protocols)) if len(protocols) == 1 else None)
        self._begun_as = self.draft
        self._on_typed()
        self.code.setFocus()
        self.code.selectAll()
        self.resize(theme.px(560), self.sizeHint().height())

    @property
    def patient(self) -> tuple[int, str]:
        """Nobody yet: a registration belongs to no patient."""
        return 0, ""

    @property
    def draft(self) -> RegistrationDraft:
        """Everything on the form as it stands."""
        start = self.start.text().strip()
        return RegistrationDraft(
            code=self.code.text(),
            name=self.name.text(),
            sex=self.sex.value,
            born=self.born.text(),
            hospital_number=self.number.text(),
            start="today" if start.casefold() == self.tr("today").casefold() else start,
            protocol=self.protocol.value or "",
        )

    @property
    def is_empty(self) -> bool:
        return self.draft == self._begun_as

    @property
    def told(self) -> str:
        return self._told.text()

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._session.today)

    def resume(self, document: dict[str, Any], begun: datetime) -> None:
        """Go on with what was typed before. Raises ValueError for what no form of this program wrote."""
        kept = read_draft(document)
        self.begun = begun
        for entry, text in (
            (self.code, kept.code),
            (self.name, kept.name),
            (self.born, kept.born),
            (self.number, kept.hospital_number),
            (self.start, kept.start),
        ):
            entry.setText(text)
        self.sex.choose(kept.sex)
        self.protocol.choose(kept.protocol or None)
        self.tell(self.tr("What was typed and not saved is here again."))

    def tell(self, words: str) -> None:
        self._told.setText(words)

    def save(self) -> None:
        """One transaction; the form stays when it fails."""
        if self._saving or not self.save_button.isEnabled():
            return
        self._saving = True
        self.save_button.setEnabled(False)
        record = registered(self.draft, self._known, self._session.today)
        job = partial(_registered, record, self.once_saved)
        self._session.write(job, self._on_saved, touched=(), otherwise=self._on_failed)

    def reject(self) -> None:
        if self.is_empty:
            self.leave()
        else:
            self._ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not self.is_empty:
            event.ignore()
            self._ask()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Enter belongs to the fields
            super().keyPressEvent(event)

    def put_aside(self) -> None:
        """Close the form; what was typed is kept for another time."""
        self.put_off.emit()
        super().reject()

    def leave(self) -> None:
        """Close the form; what was typed is thrown away."""
        self.discarded.emit()
        super().reject()

    # The parts

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(18), px(24), px(10))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        words = (
            self.tr("Study &code"),
            self.tr("&Name"),
            self.tr("Se&x"),
            self.tr("&Born"),
            self.tr("&Hospital number"),
            self.tr("&Start of treatment"),
            self.tr("&Protocol"),
        )
        for row, (text, field, name) in enumerate(zip(words, self.fields, _FIELDS, strict=True)):
            title = label(text, self._theme, self, role="body", colour="text2")
            title.setBuddy(field)
            grid.addWidget(title, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(self._remarks[name], 2 * row + 1, 1)
            self._walk.add(field)
        grid.setColumnStretch(1, 1)
        foot = QWidget(self)
        ground(foot, self._theme, "band")
        line = QHBoxLayout(foot)
        line.setContentsMargins(px(18), px(8), px(18), px(8))
        line.setSpacing(px(8))
        line.addWidget(self._told, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid, 1)
        column.addWidget(foot)

    @property
    def fields(self) -> list[QWidget]:
        return [self.code, self.name, self.sex, self.born, self.number, self.start, self.protocol]

    def _connect(self) -> None:
        for made in (self.cancel_button, self.save_button):
            made.setAutoDefault(False)
        for entry in (self.code, self.name, self.born, self.number, self.start):
            entry.textChanged.connect(self._on_typed)
        for choice in (self.sex, self.protocol):
            choice.currentIndexChanged.connect(self._on_typed)
        self._walk.save_wanted.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)

    # What happens

    def _on_typed(self) -> None:
        self.typed.emit()
        draft, today = self.draft, self._session.today
        found = problems(draft, self._known, today)
        words = {problem.field: capital(spoken(problem.sentence)) for problem in reversed(found)}
        echoes = {"born": _echo(draft.born, today), "start": _echo(draft.start, today)}
        texts = {"code": draft.code, "born": draft.born, "hospital_number": draft.hospital_number, "start": draft.start}
        for name, remark in self._remarks.items():
            wrong = words.get(name, "") if texts.get(name, "").strip() else ""
            colour = "urgent" if wrong else "text3"
            dress_label(remark, self._theme, role="caption", colour=colour)
            remark.setText(wrong or echoes.get(name, ""))
        for entry in (self.code, self.born, self.number, self.start):
            entry.show_problem(words.get(entry.name, "") if entry.text().strip() else "")
        self.save_button.setEnabled(not found and not self._saving)
        self._told.setText(
            capital(spoken(found[0].sentence)) if found else self.tr("Ctrl+Enter registers the patient.")
        )

    def _ask(self) -> None:
        ask_before_leaving(self, discard=self.leave, later=self.put_aside if self.keepable else None)

    def _on_saved(self, key: int) -> None:
        self._saving = False
        self.saved.emit()
        self.registered.emit(key)
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._saving = False
        self.save_button.setEnabled(True)
        self._told.setText(problem_words(problem))


def _echo(text: str, today: date) -> str:
    try:
        return weekday_date(parse_date(text, today))
    except EntryError:
        return ""


def _registered(record: Record, once_saved: Callable[[], None], store: Store) -> int:
    key = store.register(record)
    once_saved()
    return key


def _nothing() -> None:
    """Where nobody keeps drafts."""


_FIELDS = ("code", "name", "sex", "born", "hospital_number", "start", "protocol")
