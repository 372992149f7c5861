"""Registering a patient: who they are, the start of treatment and the protocol; nothing is kept before all of it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.forms.likeness import like
from models.forms.registration import (
    Known,
    RegistrationDraft,
    as_known,
    draft_document,
    next_code,
    problems,
    read_draft,
    registered,
)
from models.forms.typed import Problem
from models.record.records import Sex
from ui.forms.rows import RowsForm
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.common import sex_word
from ui.words.language import in_a_row, spoken, word
from ui.words.names import sounds

if TYPE_CHECKING:
    from models.record.protocol import Protocol
    from ui.forms.base import Operation


class RegisterDialog(RowsForm):
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
        self._known, self._protocols = tuple(known), protocols
        self.save_button.setText(self.tr("Register"))
        self.setWindowTitle(self.tr("Register a patient"))
        self.code = Entry("code", self.tr("Study code"), self.body)
        self.name = Entry("name", self.tr("Family name, given name"), self.body)
        self.sex = Choice(
            [(sex_word(sex), key, sex) for sex, key in zip(Sex, "mfu", strict=True)], self.tr("Sex"), self
        )
        self.born = DateEntry("born", self.tr("Date of birth"), self.body)
        self.born.in_part = True
        self.number = Entry("hospital_number", self.tr("Hospital number"), self.body)
        self.start = DateEntry("start", self.tr("Start of treatment"), self.body)
        options = [(word(one.title), str(place), one.name) for place, one in enumerate(protocols.values(), start=1)]
        self.protocol = Choice(
            [(f"{key}  {words}", key, name) for words, key, name in options], self.tr("Protocol"), self
        )
        rows = (
            ("code", self.tr("Study &code"), self.code),
            ("name", self.tr("&Name"), self.name),
            ("sex", self.tr("Se&x"), self.sex),
            ("born", self.tr("&Born"), self.born),
            ("hospital_number", self.tr("&Hospital number"), self.number),
            ("start", self.tr("&Start of treatment"), self.start),
            ("protocol", self.tr("&Protocol"), self.protocol),
        )
        self._lay_out(rows, remarked=[name for name, _, _ in rows])
        self.code.setText(next_code(self._known))
        self.start.begin(today=True)
        self.protocol.choose(next(iter(protocols)) if len(protocols) == 1 else None)
        self._begin()
        self.code.setFocus()
        self.code.selectAll()
        self._fit(560)

    @property
    def draft(self) -> RegistrationDraft:
        values = self._values
        return RegistrationDraft(**values | {"protocol": values["protocol"] or ""})

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._session.today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._known, self._session.today)

    def operation(self) -> Operation:
        record = registered(self.draft, self._known, self._session.today)
        chosen = self._protocols[record.protocol]
        if chosen.is_own:
            record = replace(record, template=chosen)
        return lambda store: store.register(record)

    def _meaning(self, name: str, field: Entry | Choice) -> str:
        said = super()._meaning(name, field)
        if name == "start" and not said:
            return self.tr("None: screened only, treatment has not started. It can be filled in later.")
        return said

    def _take(self, document: dict[str, Any]) -> str:
        self._put(read_draft(document))
        return ""

    def _ready(self) -> str:
        there = [one for one in self._known if not one.merged_into]
        if (pair := like(as_known(self.draft, self._session.today), there, sounds)) is not None:
            said = self.tr("Looks like {code}: {why}.").format(code=pair.other.code, why=spoken(pair.why))
            return in_a_row((said, self.tr("Ctrl+Enter registers another patient.")))
        return self.tr("Ctrl+Enter registers the patient.")

    def _on_saved(self, key: int) -> None:
        self.registered.emit(key)
        super()._on_saved(key)
