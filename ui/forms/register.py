"""Registering a patient: who they are, the start of treatment and the protocol; nothing is kept before all of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.forms.registration import (
    Known,
    RegistrationDraft,
    draft_document,
    next_code,
    problems,
    read_draft,
    registered,
)
from models.forms.typed import EntryError, parse_date
from models.record.records import Record, Sex
from ui.forms.base import DraftForm
from ui.kit.fields import Choice, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.common import sex_word
from ui.words.language import spoken, weekday_date, word

if TYPE_CHECKING:
    from models.record.protocol import Protocol
    from storage.clinic.store import Store


class RegisterDialog(DraftForm):
    """One new patient. ``registered`` gives the key once they are in the store.

    ``known`` are the patients who are there already.
    """

    kind = "registration"
    registered = Signal(int)

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        known: Sequence[Known],
        protocols: Mapping[str, Protocol],
    ) -> None:
        super().__init__(theme, session, parent)
        self._known = tuple(known)
        self.save_button.setText(self.tr("Register"))
        self.setWindowTitle(self.tr("Register a patient"))
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
        self._remarks = {field: label("", theme, self, role="caption", colour="text3", wrap=True) for field in _FIELDS}
        self._lay_out()
        self._connect()
        self.code.setText(next_code(self._known))
        self.start.setText(self.tr("today"))
        self.protocol.choose(next(iter(protocols)) if len(protocols) == 1 else None)
        self._begun_as = self.draft
        self._on_typed()
        self.code.setFocus()
        self.code.selectAll()
        self._fit(560)

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

    def save(self) -> None:
        """One transaction; the form stays when it fails."""
        if self._saving or not self.save_button.isEnabled():
            return
        self._saving = True
        self.save_button.setEnabled(False)
        record = registered(self.draft, self._known, self._session.today)
        job = partial(_registered, record, self.once_saved)
        self._session.write(job, self._on_registered, touched=(), otherwise=self._on_failed)

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
            grid.addWidget(self._named(text, field), 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(self._remarks[name], 2 * row + 1, 1)
            self._walk.add(field)
        grid.setColumnStretch(1, 1)
        self._finish(grid)

    @property
    def fields(self) -> list[QWidget]:
        return [self.code, self.name, self.sex, self.born, self.number, self.start, self.protocol]

    def _connect(self) -> None:
        for entry in (self.code, self.name, self.born, self.number, self.start):
            entry.textChanged.connect(self._on_typed)
        for choice in (self.sex, self.protocol):
            choice.currentIndexChanged.connect(self._on_typed)

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

    def _on_registered(self, key: int) -> None:
        self.registered.emit(key)
        self._on_saved(key)


def _echo(text: str, today: date) -> str:
    try:
        return weekday_date(parse_date(text, today))
    except EntryError:
        return ""


def _registered(record: Record, once_saved: Callable[[], None], store: Store) -> int:
    key = store.register(record)
    once_saved()
    return key


_FIELDS = ("code", "name", "sex", "born", "hospital_number", "start", "protocol")
