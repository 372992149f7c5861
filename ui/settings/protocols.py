"""The protocols of the clinic: shipped ones to be copied, the clinic's own by version, who is on which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.plan.changes import Difference, differences
from models.record.protocol import Protocol
from storage.roles import Action
from storage.shipped.protocols import load_protocols
from ui.kit.flow import FlowLayout
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.session.access import Access, why_not
from ui.session.session import Session
from ui.settings.card import SettingsCard
from ui.settings.protocol_form import TemplateForm
from ui.settings.protocol_move import MoveDialog
from ui.settings.protocol_tables import difference_words, differences_table
from ui.settings.tables import fit_rows
from ui.words.journal import moment
from ui.words.language import in_a_row, spoken

if TYPE_CHECKING:
    from storage.clinic.protocols.templates import OnProtocol, Version
    from storage.clinic.store import Store

MOST_ROWS = 8
_WIDTHS, _CHANGE_WIDTHS = (190, 58, 54), (132, 94, 94)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One protocol, or one version of it; ``saved`` is None for a shipped one. ``last``: there is no later version."""

    protocol: Protocol
    patients: int
    saved: Version | None = None
    last: bool = True

    @property
    def can_be_changed(self) -> bool:
        return self.saved is not None and self.last and not self.saved.imported


@dataclass(frozen=True, slots=True)
class Found:
    """What the card shows."""

    rows: tuple[Row, ...]
    patients: tuple[OnProtocol, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.protocol.name for one in self.rows)

    def before(self, row: Row) -> Protocol:
        """What a protocol is compared with: the version before it, the shipped one it is a copy of, or itself."""
        own = row.protocol
        earlier = [one.protocol for one in self.rows if one.protocol.name == own.name]
        earlier = [one for one in earlier if one.version < own.version]
        if earlier:
            return earlier[-1]
        return next((one.protocol for one in self.rows if one.protocol.name == own.based_on and not one.saved), own)


class ProtocolsCard(SettingsCard):
    """Copy, change, move patients; everything is asked of the store again. ``form_opened`` gives a form that is typed
    on."""

    form_opened = Signal(object)

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._found = Found((), ())
        self._changes = differences_table(self)
        self._wanted: tuple[str, int] | None = None
        self.view, self.changes_view = table_view(self), table_view(self)
        self.head_of_changes = self.text(role="table_strong", wrap=True)
        self.told, self.held = self.note(), self.note()
        self.copy_button, self.change_button, self.look_button, self.move_button = (
            button("", self, kind=kind) for kind in ("", "", "", "flat")
        )
        self._lay_out()
        self._connect()
        self.begin()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._found.rows

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the chosen protocol has otherwise than the one before it."""
        return self._changes.records

    def show_access(self, access: Access) -> None:
        super().show_access(access)
        self._allow()

    def refresh(self) -> None:
        """Read everything anew."""
        self._session.read(_read, self._show)

    def choose(self, name: str, version: int) -> None:
        """The row of a protocol, now or as soon as it has come."""
        self._wanted = name, version
        for place, row in enumerate(self.rows):
            if (row.protocol.name, row.protocol.version) == self._wanted:
                self.view.selectRow(place)
                self._wanted = None
                return

    @property
    def chosen(self) -> Row | None:
        index = self.view.currentIndex()
        return self._table.record(index) if index.isValid() else None

    # The parts

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for made in (self.copy_button, self.change_button, self.look_button, self.move_button):
            made.setAutoDefault(False)
            buttons.addWidget(made)
        for widget in (self.view, self.head_of_changes, self.changes_view, self.told):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addWidget(self.held)

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self._on_copy)
        self.change_button.clicked.connect(self._on_change)
        self.look_button.clicked.connect(self._on_look)
        self.move_button.clicked.connect(self._on_move)
        self.view.activated.connect(lambda _: self._on_look())
        edit = QShortcut(QKeySequence("F2"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(self._on_f2)

    def _say(self) -> None:
        if (row := self.chosen) is not None:
            self._wanted = row.protocol.name, row.protocol.version
        self.title.setText(self.tr("Protocols"))
        self.whose.setText(self.tr("the clinic's; copy, then change"))
        self.copy_button.setText(self.tr("Copy…"))
        self.change_button.setText(self.tr("Change…"))
        self.look_button.setText(self.tr("Parameters and visits…"))
        self.move_button.setText(self.tr("Move patients here…"))
        self.view.setAccessibleName(self.tr("Protocols of the clinic"))
        self.changes_view.setAccessibleName(self.tr("What differs"))
        self._table = RecordTable(
            (
                Column(
                    title=self.tr("Protocol"),
                    value=lambda row: row.protocol.edition,
                    text=spoken,
                    tip=lambda row: spoken(row.protocol.edition),
                ),
                Column(title=self.tr("patients"), value=lambda row: row.patients, align_right=True),
                Column(title="CTCAE", value=lambda row: row.protocol.parameters.ctcae_version, align_right=True),
                Column(title=self.tr("kind"), value=self._kind, align_right=True),
            ),
            self,
        )
        fill_view(self.view, self._table, self.theme, _WIDTHS)
        self._changes = differences_table(self)
        fill_view(self.changes_view, self._changes, self.theme, _CHANGE_WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.changes_view.selectionModel().currentRowChanged.connect(self._tell)
        self._show(self._found)

    def _kind(self, row: Row) -> str:
        if row.saved is None:
            return self.tr("shipped")
        if row.saved.imported:
            return self.tr("with a case")
        return self.tr("own copy") if row.last else self.tr("earlier")

    def dress(self) -> None:
        super().dress()
        self._fit()

    def _fit(self) -> None:
        for view in (self.view, self.changes_view):
            dress_view(view, self.theme)
            view.horizontalHeader().setDefaultSectionSize(self.theme.px(40))  # else the last is as wide as Qt likes
            fit_rows(view, self.theme, most=MOST_ROWS)

    # What is shown

    def _show(self, found: Found) -> None:
        was = self.chosen
        self._found = found
        self._table.show_records(found.rows)
        wanted = self._wanted or (None if was is None else (was.protocol.name, was.protocol.version))
        if wanted is not None:
            self.choose(*wanted)
        if not self.view.currentIndex().isValid() and found.rows:
            self.view.selectRow(0)
        self._on_row()

    def _on_row(self, *_: object) -> None:
        row = self.chosen
        before = None if row is None else self._found.before(row)
        own = row is not None and row.saved is not None
        self._changes.show_records(differences(before, row.protocol) if row and before and own else ())
        if row is not None and before is not None:
            words = self.tr("Changed against {name}").format(name=spoken(before.edition))
            if not self._changes.records:
                words = self.tr("The same as {name}").format(name=spoken(before.edition))
            self.head_of_changes.setText(words)
        self.head_of_changes.setVisible(own)
        self.changes_view.setVisible(bool(self._changes.records))
        self._fit()
        self._tell()
        self._allow()

    def _tell(self, *_: object) -> None:
        """The rules of the change that is chosen; else who saved the version, and when."""
        row, index = self.chosen, self.changes_view.currentIndex()
        if index.isValid() and self._changes.records:
            self.told.setText(difference_words(self._changes.record(index)))
        elif row is not None and row.saved is not None:
            self.told.setText(self._saved_words(row.saved))
        else:
            self.told.setText(self.tr("It came with the program and cannot be changed; a copy can."))

    def _saved_words(self, saved: Version) -> str:
        words = {"user": saved.saved_by, "at": moment(saved.saved_at), "reason": saved.reason}
        if saved.imported:
            came = self.tr("It came with the case of a patient, taken in by {user} on {at}; it can be copied.")
            return came.format(**words)
        said = self.tr("Saved by {user} on {at}: {reason}.") if saved.reason else self.tr("Saved by {user} on {at}.")
        stay = self.tr("Patients stay on the version they were given until somebody moves them.")
        return in_a_row((said.format(**words), stay))

    def _allow(self) -> None:
        row, access = self.chosen, self.access
        refused = "" if access is None else why_not(access.actor, Action.CHANGE_RANGES, lock=access.all_lock)
        shipped = self.tr("It came with the program and cannot be changed; copy it.")
        earlier = self.tr("There is a later version of it; change that one, or copy this.")
        imported = self.tr("It came with the case of a patient and cannot be changed; copy it.")
        fixed = "" if row is None or row.can_be_changed else shipped if row.saved is None else earlier
        if row is not None and row.saved is not None and row.saved.imported:
            fixed = imported
        for made, why in ((self.copy_button, ""), (self.change_button, fixed), (self.move_button, "")):
            words = refused or why
            made.setEnabled(row is not None and not words and access is not None)
            made.setToolTip(words)
            made.setAccessibleDescription(words)
        self.look_button.setEnabled(row is not None)
        self.held.setText(refused)
        self.held.setVisible(bool(refused))

    # What can be done

    def _on_f2(self) -> None:
        next((made for made in (self.change_button, self.copy_button) if made.isEnabled()), self.look_button).click()

    def _on_copy(self) -> None:
        if (row := self.chosen) is not None:
            self._open(lambda: self._form(row, against=row.protocol, is_copy=True, taken=self._found.names))

    def _on_change(self) -> None:
        if (row := self.chosen) is not None and row.can_be_changed:
            others = self._found.names - {row.protocol.name}
            self._open(lambda: self._form(row, against=row.protocol, taken=others))

    def _on_look(self) -> None:
        if (row := self.chosen) is not None:
            self._open(lambda: self._form(row, against=self._found.before(row), readable=True))

    def _form(
        self,
        row: Row,
        *,
        against: Protocol,
        taken: frozenset[str] = frozenset(),
        is_copy: bool = False,
        readable: bool = False,
    ) -> TemplateForm:
        form = TemplateForm(
            self.theme,
            self._session,
            self.window(),
            shown=row.protocol,
            against=against,
            taken=taken,
            is_copy=is_copy,
            readable=readable,
        )
        form.saved.connect(lambda kept: self.choose(kept.name, kept.version))
        return form

    def _on_move(self) -> None:
        if (row := self.chosen) is not None:
            patients = self._found.patients
            self._open(lambda: MoveDialog(self.theme, self._session, self.window(), to=row.protocol, patients=patients))

    def _open(self, make: Callable[[], TemplateForm | MoveDialog]) -> None:
        form = make()
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(form, TemplateForm) and not form.readable:
            self.form_opened.emit(form)
        form.open()


def _read(store: Store) -> Found:
    patients, versions = store.templates.patients(), store.templates.versions()
    count = Counter((one.protocol, one.version) for one in patients)
    last = {one.protocol.name: one.protocol.version for one in versions}
    shipped = [Row(protocol=one, patients=count[one.name, 0]) for one in load_protocols().values()]
    own = [
        Row(
            protocol=one.protocol,
            patients=count[one.protocol.name, one.protocol.version],
            saved=one,
            last=last[one.protocol.name] == one.protocol.version,
        )
        for one in versions
    ]
    return Found((*shipped, *own), patients)
