"""The list of those who may be one person under two codes: each pair is merged, or said to be two people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.forms.likeness import Pair, alike
from models.record.records import Sex
from models.words import Sentence
from ui.forms.merging.form import locked
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import button, foot_band, ground, label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.common import not_recorded, sex_letter
from ui.words.journal import moment
from ui.words.language import problem_words, short_date, spoken
from ui.words.names import sounds

if TYPE_CHECKING:
    from models.forms.registration import Known
    from storage.clinic.people.merging import Apart
    from storage.clinic.store import Store

_WIDTHS = (96, 140, 120, 96, 96, 140, 120, 96, 220)
_MOST_TOLD = 4  # of those who were said to be two


class Found(NamedTuple):
    """Who may be one and was not said to be two, everybody's key by code, who was said to be two, and of the pairs
    whose data are locked."""

    pairs: tuple[Pair, ...]
    keys: Mapping[str, int]
    apart: tuple[Apart, ...]
    locked: Mapping[Pair, Sentence]


def found_in(store: Store, breathe: Callable[[], None]) -> Found:
    """For the worker."""
    known, apart = store.people.known(), store.people.apart()
    breathe()
    said = {one.codes for one in apart}
    pairs = tuple(pair for pair in alike(known, sounds) if frozenset((pair.one.code, pair.other.code)) not in said)
    keys, held = store.people.keys(), store.locks.held()
    codes = {pair: (pair.one.code, pair.other.code) for pair in pairs}
    refused = {pair: locked(held, *((code, keys[code]) for code in both)) for pair, both in codes.items()}
    return Found(pairs, keys, apart, {pair: words for pair, words in refused.items() if words is not None})


class CandidatesDialog(QDialog):
    """Says by ``merge`` which two are to be compared: the key of who stays, and of who is merged into them."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, merge: Callable[[int, int], None]) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._merge = theme, session, merge
        self._keys: Mapping[str, int] = {}
        self._locked: Mapping[Pair, Sentence] = {}
        self._working = False
        ground(self, theme, "panel")
        self.setWindowTitle(self.tr("Possible duplicates"))
        px = theme.px
        self.fact = label("", theme, self, role="section", wrap=True)
        self.fact.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = table_view(self)
        self.view.setAccessibleName(self.windowTitle())
        self.table = RecordTable(self._columns(), self)
        fill_view(self.view, self.table, theme, _WIDTHS)
        dress_view(self.view, theme)
        self._reason_label = label("", theme, self, role="table", colour="text2")
        self.reason = QLineEdit(self)
        self._reason_label.setBuddy(self.reason)
        self.apart = label("", theme, self, role="caption", colour="text2", wrap=True)
        self.lock = label("", theme, self, role="table", colour="urgent", wrap=True)
        self.told = label("", theme, self, role="table", colour="urgent", wrap=True)
        self.apart_button = button(self.tr("&Not the same person"), self)
        self.merge_button = button(self.tr("&Compare and merge…"), self, kind="primary")
        self.close_button = button(self.tr("Close"), self)
        for made in (self.apart_button, self.merge_button, self.close_button):
            made.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(14), 0, 0)
        column.setSpacing(px(8))
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), 0, px(18), 0)
        inner.setSpacing(px(8))
        for widget in (self.fact, self.view, self.lock, self.apart, self._reason_label, self.reason, self.told):
            inner.addWidget(widget, int(widget is self.view))
        column.addLayout(inner, 1)
        left = QWidget(self)
        ways = QHBoxLayout(left)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(px(8))
        ways.addWidget(self.merge_button)
        ways.addWidget(self.apart_button)
        column.addWidget(foot_band(theme, self, left, self.close_button))
        self.view.activated.connect(self._on_merge)
        self.view.selectionModel().currentChanged.connect(self._allow)
        self.merge_button.clicked.connect(self._on_merge)
        self.apart_button.clicked.connect(self._on_apart)
        self.close_button.clicked.connect(self.reject)
        self.reason.textChanged.connect(self._allow)
        self._reason_label.setText(self.tr("&Reason why they are two people"))
        self.resize(px(1180), px(520))
        self.fact.setText(self.tr("The patients are being compared."))
        self._allow()
        self.look()

    def look(self) -> None:
        """Compare everybody, on the worker."""
        self._session.read_long(found_in, self.show_found, otherwise=self._on_problem)

    def show_found(self, found: Found) -> None:
        self._keys, self._locked = found.keys, found.locked
        count = len(found.pairs)
        self.fact.setText(
            self.tr("Pairs that may be one person under two codes: {count}").format(count=count)
            if count
            else self.tr("No two patients look like one person.")
        )
        self.table.show_records(found.pairs)
        if count:
            self.view.setCurrentIndex(self.table.index(0, 0))
            self.view.setFocus()
        self.apart.setText("\n".join(map(self._apart_words, found.apart[-_MOST_TOLD:])))
        self.apart.setVisible(bool(found.apart))
        for made in (self.view, self._reason_label, self.reason, self.apart_button, self.merge_button):
            made.setVisible(bool(count))
        self._allow()

    @property
    def pair(self) -> Pair | None:
        """The pair that is looked at."""
        index = self.view.currentIndex()
        return self.table.record(index) if index.isValid() else None

    def _apart_words(self, apart: Apart) -> str:
        one, other = sorted(apart.codes)
        return self.tr("{one} and {other} are two people: {user}, {moment}: {reason}").format(
            one=one, other=other, user=apart.user, moment=moment(apart.at), reason=apart.reason
        )

    def _columns(self) -> tuple[Column, ...]:
        def of(which: Callable[[Pair], Known]) -> tuple[Column, ...]:
            return (
                Column(title=self.tr("Code"), value=lambda pair: which(pair).code),
                Column(title=self.tr("Name"), value=lambda pair: which(pair).name or not_recorded()),
                Column(title=self.tr("Born, sex"), value=lambda pair: _about(which(pair))),
                Column(
                    title=self.tr("Number"),
                    value=lambda pair: which(pair).hospital_number or not_recorded(),
                    tip=lambda pair: _numbers(which(pair)),
                ),
            )

        why = Column(title=self.tr("What is alike"), value=lambda pair: capital(spoken(pair.why)))
        return (*of(lambda pair: pair.one), *of(lambda pair: pair.other), why)

    def _allow(self, *_: object) -> None:
        pair = self.pair
        chosen = pair is not None and not self._working
        lock = None if pair is None else self._locked.get(pair)
        self.lock.setText("" if lock is None else spoken(lock))
        self.lock.setVisible(lock is not None)
        self.merge_button.setEnabled(chosen and lock is None)
        self.apart_button.setEnabled(chosen and bool(self.reason.text().strip()))

    def _on_merge(self, *_: object) -> None:
        pair = self.pair
        if pair is not None and self.merge_button.isEnabled():
            self.accept()
            self._merge(self._keys[pair.one.code], self._keys[pair.other.code])

    def _on_apart(self) -> None:
        pair, reason = self.pair, self.reason.text()
        if pair is None:
            return
        self._working = True
        self._allow()
        self._session.write(
            lambda store: store.people.say_apart(pair, reason=reason),
            self._on_said,
            touched=(),
            otherwise=self._on_problem,
        )

    def _on_said(self, _: None) -> None:
        self._working = False
        self.reason.clear()
        self.told.setText("")
        self.look()

    def _on_problem(self, problem: Exception) -> None:
        self._working = False
        self.told.setText(problem_words(problem))
        self._allow()


def _about(one: Known) -> str:
    born = "" if one.birth_date is None else short_date(one.birth_date)
    sex = "" if one.sex is None else sex_letter(Sex(one.sex))
    return ", ".join(filter(None, (born, sex))) or not_recorded()


def _numbers(one: Known) -> str:
    """Those of before a merge, too."""
    return "\n".join(filter(None, (one.hospital_number, *one.former_numbers))) or not_recorded()
