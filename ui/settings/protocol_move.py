"""Moving patients to another protocol, or to another version of theirs: who, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.record.protocol import Protocol
from ui.kit.fields import Entry
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, foot_band, ground, label
from ui.session.session import Session
from ui.words.language import problem_words, spoken

if TYPE_CHECKING:
    from storage.clinic.protocols.templates import OnProtocol
    from storage.clinic.store import Store

_EDITABLE = Qt.ItemFlag.ItemIsUserCheckable


class _Ticked(RecordTable):
    """Patients, each with a tick in the first column; Space sets and takes it."""

    def __init__(self, columns: Sequence[Column], patients: Sequence[OnProtocol], parent: QWidget) -> None:
        super().__init__(columns, parent)
        self.everybody = tuple(patients)
        self.ticked: set[int] = set()
        self.show_records(self.everybody)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | _EDITABLE if index.isValid() and index.column() == 0 else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            held = self.record(index).key in self.ticked
            return Qt.CheckState.Checked if held else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick({self.record(index).key}, on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, keys: set[int], *, on: bool) -> None:
        self.ticked = self.ticked | keys if on else self.ticked - keys
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))


class MoveDialog(QDialog):
    """Patients who are not on ``to`` yet; those on another version of it are ticked when it opens."""

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, to: Protocol, patients: Sequence[OnProtocol]
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        ground(self, theme, "panel")
        self._theme, self._session, self._to, self._working = theme, session, to, False
        others = [one for one in patients if (one.protocol, one.version) != (to.name, to.version)]
        self.setWindowTitle(self.tr("Move patients to {protocol}").format(protocol=spoken(to.edition)))
        self.table = _Ticked(
            (
                Column(title=self.tr("Patient"), value=lambda one: one.code),
                Column(title=self.tr("is on"), value=_protocol_words),
            ),
            others,
            self,
        )
        self.table.ticked = {one.key for one in others if one.protocol == to.name}
        self.view = table_view(self)
        fill_view(self.view, self.table, theme, (200,))
        dress_view(self.view, theme)
        self.view.setAccessibleName(self.tr("Patients on other protocols"))
        self.narrow = Entry("find", self.tr("Find a patient or a protocol"), self)
        self.narrow.setPlaceholderText(self.tr("Code, or the protocol they are on"))
        self.all_button = button(self.tr("Tick all shown"), self)
        self.none_button = button(self.tr("Tick none"), self)
        self.reason = Entry("reason", self.tr("Reason"), self)
        self.told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.save_button = button(self.tr("Move"), self, kind="primary")
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        self.narrow.setFocus()
        self._allow()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), self._theme.px(480))

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(18), px(12), px(18), px(10))
        top.setSpacing(px(8))
        top.addWidget(self.narrow, 1)
        top.addWidget(self.all_button)
        top.addWidget(self.none_button)
        said = QVBoxLayout()
        said.setContentsMargins(px(18), px(8), px(18), px(8))
        said.setSpacing(px(6))
        words = label(self.tr("&Reason"), self._theme, self, role="table", colour="text2")
        words.setBuddy(self.reason)
        why = QHBoxLayout()
        why.setSpacing(px(8))
        why.addWidget(words)
        why.addWidget(self.reason, 1)
        said.addLayout(why)
        said.addWidget(self.told)
        column = bare(QVBoxLayout(self))
        column.addLayout(top)
        column.addLayout(inset(self.view, self._theme), 1)
        column.addLayout(said)
        column.addWidget(foot_band(self._theme, self, self.cancel_button, self.save_button))

    def _connect(self) -> None:
        for made in (self.all_button, self.none_button, self.cancel_button, self.save_button):
            made.setAutoDefault(False)
        self.narrow.textChanged.connect(self._narrow)
        self.reason.textChanged.connect(self._allow)
        self.table.dataChanged.connect(self._allow)
        self.all_button.clicked.connect(lambda: self.table.tick({one.key for one in self.table.records}, on=True))
        self.none_button.clicked.connect(lambda: self.table.tick(set(self.table.ticked), on=False))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        every = {(one.protocol, one.version): one for one in self.table.everybody}  # a few, of thousands of patients
        on = {protocol for protocol, one in every.items() if wanted in _protocol_words(one).casefold()}
        self.table.show_records(
            [one for one in self.table.everybody if wanted in one.code.casefold() or (one.protocol, one.version) in on]
        )

    def _allow(self, *_: object) -> None:
        count = len(self.table.ticked)
        if not self.table.everybody:
            self.told.setText(self.tr("Every patient is on it already."))
        else:
            words = self.tr("Patients who move: {count}. Plan, parameters and all that is computed follow at once.")
            self.told.setText(words.format(count=count))
        self.save_button.setEnabled(bool(count and self.reason.text().strip()) and not self._working)

    def save(self) -> None:
        """All who are ticked, or nobody."""
        if not self.save_button.isEnabled():
            return
        self._working = True
        self._allow()
        keys, to, reason = sorted(self.table.ticked), self._to, self.reason.text()

        def give(store: Store) -> None:
            store.templates.give(keys, to.name, to.version, reason=reason)

        self._session.write(give, self._on_done, touched=keys, otherwise=self._on_problem)

    def _on_done(self, _: None) -> None:
        self.accept()

    def _on_problem(self, problem: Exception) -> None:
        self._working = False
        self._allow()
        self.told.setText(problem_words(problem))


def _protocol_words(one: OnProtocol) -> str:
    return spoken(Protocol(name=one.protocol, title="", anchor="", version=one.version).edition)
