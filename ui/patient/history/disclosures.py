"""Who came in, opened patients and took something out: looked at by person, patient, kind and days; saved as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.words import filled
from storage.clinic.leaving import TAKEN, Disclosure, Form, Left, Out, Way, folder_of, let_out
from storage.roles import Action
from ui.kit.fields import Combo
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label
from ui.paper.figure_dialog import ask_file
from ui.session.leaving import leave
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.journal import moment, role_word, universal
from ui.words.language import listed, number, problem_words, word

if TYPE_CHECKING:
    from storage.clinic.store import Store

_WIDTHS = (140, 130, 110, 200, 190, 160)  # the last column takes the rest
_DAYS = (1, 7, 30, 365, 0)  # 0: ever
_COMING = (Way.LOG_IN, Way.REFUSED, Way.OPENED)
_MOST_CODES = 40  # in a tip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for; ``code`` of a patient, "" of everybody. ``user`` None: of everybody."""

    user: str | None = None
    code: str = ""
    ways: tuple[Way, ...] = ()
    first: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """``known``: whether there is a patient of the code that was asked for."""

    entries: tuple[Disclosure, ...]
    codes: Mapping[int, str]
    users: tuple[str, ...]
    known: bool = True


def found_in(asked: Asked, store: Store) -> Found:
    """For the worker. Raises StoreProblem for whom may not look."""
    codes, users = store.leaving.codes(), store.leaving.users()
    wanted = asked.code.strip().casefold()
    key = next((key for key, code in codes.items() if code.casefold() == wanted), None) if wanted else None
    if wanted and key is None:
        return Found(entries=(), codes=codes, users=users, known=False)
    entries = store.leaving.found(user=asked.user, patient=key, ways=asked.ways, first=asked.first)
    return Found(entries=entries, codes=codes, users=users)


class Looked(NamedTuple):
    """How many people opened a patient, and how often something was taken out of whom he was one."""

    people: int
    taken: int


def looked_at(store: Store, key: int) -> Looked | None:
    """For the worker; None for whom may not look."""
    if not store.actor.may(Action.SEE_DISCLOSURES):
        return None
    found = store.leaving.found(patient=key)
    people = {one.user for one in found if one.way is Way.OPENED}
    return Looked(len(people), sum(one.way in TAKEN and not one.ended for one in found))


class DisclosuresDialog(QDialog):
    """Opened with a patient's ``code``, it shows what is written down of that one at any time."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, code: str = "") -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._asked = theme, session, 0
        self.found = Found(entries=(), codes={}, users=())
        ground(self, theme, "panel")
        self.setWindowTitle(self.tr("Who opened and exported what"))
        self.user, self.kind, self.days, self.patient = Combo(self), Combo(self), Combo(self), QLineEdit(self)
        self._fill_choices()
        self.patient.setText(code)
        self.patient.setPlaceholderText(self.tr("Study code; all patients"))
        self.days.setCurrentIndex(self.days.findData(0 if code else 30))
        self.told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.view = table_view(self)
        self.view.setAccessibleName(self.windowTitle())
        self.table = RecordTable(self._columns(), self)
        fill_view(self.view, self.table, theme, _WIDTHS)
        dress_view(self.view, theme)
        self.export_button = button(self.tr("&Export as CSV…"), self)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self._lay_out()
        for combo in (self.user, self.kind, self.days):
            combo.currentIndexChanged.connect(self.look)
        self.patient.editingFinished.connect(self.look)
        self.export_button.clicked.connect(self._on_export)
        self.close_button.clicked.connect(self.reject)
        for made in (self.export_button, self.close_button):
            made.setAutoDefault(False)
        self.resize(self.sizeHint())
        self.look()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1180), self._theme.px(640))

    def look(self) -> None:
        """Read it anew, on the worker; what was asked last is shown."""
        self._asked += 1
        number_of_ask, asked = self._asked, self.asked

        def show(found: Found) -> None:
            if number_of_ask == self._asked:
                self.show_found(found)

        self._session.read(partial(found_in, asked), show, otherwise=self._on_problem)

    @property
    def asked(self) -> Asked:
        days = self.days.currentData()
        first = None if not days else date.today() - timedelta(days=days - 1)
        return Asked(
            user=self.user.currentData(),
            code=self.patient.text(),
            ways=tuple(Way(value) for value in self.kind.currentData()),
            first=first,
        )

    def show_found(self, found: Found) -> None:
        self.found = found
        self._offer_users(found.users)
        self.table.show_records(found.entries)
        count = number(len(found.entries))
        words = self.tr("Entries: {count}, newest first. Each is written before anything leaves; looking at this list "
                        "leaves none, exporting it does.").format(count=count)  # fmt: skip
        if not found.known:
            words = self.tr("There is no patient of the code {code}.").format(code=self.patient.text().strip())
        self._tell(words)
        self.export_button.setEnabled(bool(found.entries))

    def export_to(self, path: Path) -> None:
        """What is shown, as a table; that it leaves is written down, too."""
        from storage.disclosuresfile import disclosures_csv

        found = self.found
        keys = {key for one in found.entries for key in one.patients or ()}
        out = Out(way=Way.DISCLOSURES, form=Form.CSV, patients=keys, to=folder_of(path))

        def job(left: Left) -> None:
            let_out(left, ((path, disclosures_csv(found.entries, found.codes)),))

        def then(_: None) -> None:
            self._tell(self.tr("Saved as {path}.").format(path=path))

        leave(self._session, out, job, then, action=Action.SEE_DISCLOSURES, otherwise=self._on_problem)

    # What it is made of

    def _lay_out(self) -> None:
        px = self._theme.px
        line = QHBoxLayout()
        line.setContentsMargins(px(18), px(14), px(18), px(4))
        line.setSpacing(px(8))
        fields = (
            (self.tr("&Person"), self.user, 0),
            (self.tr("P&atient"), self.patient, 1),
            (self.tr("&Kind"), self.kind, 0),
            (self.tr("&Days"), self.days, 0),
        )
        for words, field, stretch in fields:
            made = label(words, self._theme, self, role="table", colour="text2")
            made.setBuddy(field)
            line.addWidget(made)
            line.addWidget(field, stretch)
        told = bare(QHBoxLayout())
        told.setContentsMargins(px(18), 0, px(18), 0)
        told.addWidget(self.told)
        column = bare(QVBoxLayout(self), spacing=px(4))
        column.addLayout(line)
        column.addLayout(told)
        column.addLayout(inset(self.view, self._theme), 1)
        column.addWidget(foot_band(self._theme, self, self.export_button, self.close_button))

    def _fill_choices(self) -> None:
        self.user.addItem(self.tr("Everybody"), None)
        self.kind.addItem(self.tr("Everything"), ())
        self.kind.addItem(self.tr("What was taken out"), _values(TAKEN))
        for way in Way:
            self.kind.addItem(capital(word(way.value)), _values((way,)))
        names = {1: self.tr("Today"), 0: self.tr("At any time")}
        for days in _DAYS:
            self.days.addItem(names.get(days) or filled(self.tr("The last {count} days"), count=days), days)

    def _offer_users(self, users: tuple[str, ...]) -> None:
        if self.user.count() != len(users) + 1:
            chosen = self.user.currentData()
            self.user.blockSignals(True)
            while self.user.count() > 1:
                self.user.removeItem(1)
            for name in users:
                self.user.addItem(name, name)
            self.user.setCurrentIndex(max(self.user.findData(chosen), 0))
            self.user.blockSignals(False)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self.tr("Time"), value=lambda one: one.at, text=moment, tip=lambda one: universal(one.at)),
            Column(title=self.tr("Person"), value=self._who),
            Column(title=self.tr("Role"), value=lambda one: role_word(one.role) if one.role else ""),
            Column(title=self.tr("What"), value=lambda one: capital(word(one.way.value)), tip=self._times),
            Column(title=self.tr("Patients"), value=self._patients, tip=self._codes),
            Column(title=self.tr("As"), value=lambda one: word(one.form.value)),
            Column(title=self.tr("Where to"), value=self._where),
        )

    def _who(self, one: Disclosure) -> str:
        return one.user or self.tr("somebody")

    def _patients(self, one: Disclosure) -> str:
        if one.way is Way.REFUSED:
            return self.tr("times: {count}").format(count=len(one.refused))
        if one.patients is None:
            return self.tr("all patients")
        if len(one.patients) == 1:
            return self.found.codes.get(one.patients[0], "?")
        return filled(self.tr("{count} patients"), count=number(len(one.patients))) if one.patients else ""

    def _codes(self, one: Disclosure) -> str:
        keys = one.patients or ()
        shown = listed(self.found.codes.get(key, "?") for key in keys[:_MOST_CODES])
        return shown if len(keys) <= _MOST_CODES else filled(self.tr("{codes} and others"), codes=shown)

    def _times(self, one: Disclosure) -> str:
        return "\n".join(moment(at.astimezone()) for at in one.refused)

    def _where(self, one: Disclosure) -> str:
        to = word(one.to)
        if not one.ended:
            return to
        return self.tr("{place}: {ended}").format(place=to, ended=word(one.ended)) if to else word(one.ended)

    def _on_export(self) -> None:
        name = f"who-opened-what_{date.today().isoformat()}.csv"
        ask_file(self, self.tr("Export as CSV"), name, self.tr("Tables (*.csv)"), self.export_to)

    def _on_problem(self, problem: Exception) -> None:
        self.export_button.setEnabled(False)
        self._tell(problem_words(problem), wrong=True)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        dress_label(self.told, self._theme, role="table", colour="urgent" if wrong else "text2")
        self.told.setText(words)


def _values(ways: tuple[Way, ...]) -> tuple[str, ...]:
    return tuple(way.value for way in ways)
