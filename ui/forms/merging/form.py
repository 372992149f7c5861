"""Two patients side by side: where they differ a person chooses, and one is merged into the other with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.forms.merging import Side
from models.words import Sentence
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, foot_band, ground, label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.common import not_recorded, translate
from ui.words.journal import field_word, row_words
from ui.words.language import listed, problem_words, spoken, word

if TYPE_CHECKING:
    from storage.clinic.locks import Lock
    from storage.clinic.people.telling import Told
    from storage.clinic.store import Store


class Shown(NamedTuple):
    """Both codes, what they differ in, and how many things join or are there already, by part of the record."""

    codes: tuple[str, str]
    rows: tuple[Told, ...]
    joined: Mapping[str, int]
    same: Mapping[str, int]
    refusal: Sentence | None


def shown_of(store: Store, stays: int, goes: int) -> Shown:
    """For the worker."""
    from storage.clinic.people.telling import told

    codes = dict(store.patients())
    found = store.people.compared(stays, goes)
    refusal = locked(store.locks.held(), (codes[stays], stays), (codes[goes], goes)) or found.refusal
    return Shown((codes[stays], codes[goes]), told(found), found.joined, found.same, refusal)


def locked(held: Sequence[Lock], *both: tuple[str, int]) -> Sentence | None:
    """Which of the locks that hold forbids to merge two, by code and key."""
    from storage.clinic.locks import lock_words

    return next((lock_words(lock, code) for lock in held for code, key in both if lock.patient in (None, key)), None)


class MergeDialog(QDialog):
    """Nothing that both have otherwise is chosen beforehand; who stays can be changed for the other.

    ``merged`` says who stayed and who went, by code.
    """

    merged = Signal(str, str)

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, stays: int, goes: int) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._session, self._stays, self._goes = theme, session, stays, goes
        self._shown: Shown | None = None
        self._working = False
        self.groups: dict[str, QButtonGroup] = {}
        ground(self, theme, "panel")
        self.setWindowTitle(self.tr("Merge two patients"))
        px = theme.px
        self.title = label("", theme, self, role="section", wrap=True)
        self.swap_button = button(self.tr("Keep the &other code"), self, kind="small")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.joining = label("", theme, self, role="table", colour="text2", wrap=True)
        name = label("", theme, self, role="table", colour="text2")
        self.reason = QLineEdit(self)
        name.setBuddy(self.reason)
        name.setText(self.tr("&Reason"))
        self.told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.cancel_button = button(self.tr("Cancel"), self)
        self.merge_button = button(self.tr("&Merge"), self, kind="primary")
        for made in (self.swap_button, self.cancel_button, self.merge_button):
            made.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.swap_button, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), px(14), px(18), 0)
        inner.setSpacing(px(8))
        inner.addLayout(head)
        inner.addWidget(self._scroll, 1)
        for widget in (self.joining, name, self.reason, self.told):
            inner.addWidget(widget)
        right = QWidget(self)
        ways = bare(QHBoxLayout(right), spacing=px(8))
        ways.addWidget(self.cancel_button)
        ways.addWidget(self.merge_button)
        column = bare(QVBoxLayout(self), spacing=px(8))
        column.addLayout(inner, 1)
        column.addWidget(foot_band(theme, self, QWidget(self), right))
        self.swap_button.clicked.connect(self._on_swap)
        self.cancel_button.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self._on_merge)
        self.reason.textChanged.connect(self._allow)
        self.resize(px(900), px(640))
        self._allow()
        self._look()

    def _look(self) -> None:
        stays, goes = self._stays, self._goes
        self._session.read(lambda store: shown_of(store, stays, goes), self.show_both, otherwise=self._on_problem)

    def show_both(self, shown: Shown) -> None:
        self._shown = shown
        stays, goes = shown.codes
        self.title.setText(
            self.tr("{goes} is merged into {stays}. The code {goes} is kept and leads to {stays}.").format(
                goes=goes, stays=stays
            )
        )
        self._lay_rows(shown)
        self.joining.setText(self._joining_words(shown))
        self._allow()
        first = next(iter(self.groups.values()), None)
        (self.reason if first is None else first.buttons()[0]).setFocus()

    @property
    def choices(self) -> dict[str, Side]:
        """What was chosen so far, by name."""
        marked = {name: group.checkedId() for name, group in self.groups.items()}
        return {name: tuple(Side)[number] for name, number in marked.items() if number >= 0}

    def _lay_rows(self, shown: Shown) -> None:
        px = self._theme.px
        inside = QWidget(self)
        ground(inside, self._theme, "panel")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, px(8), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for column, stretch in enumerate((2, 3, 3)):
            grid.setColumnStretch(column, stretch)
        for column, text in enumerate(("", *shown.codes)):
            grid.addWidget(label(text, self._theme, inside, role="table_strong", colour="text2"), 0, column)
        self.groups = {}
        for place, row in enumerate(shown.rows, start=1):
            grid.addWidget(label(_called(row), self._theme, inside, role="table", wrap=True), place, 0)
            if row.only is None:
                group = self.groups[row.name] = QButtonGroup(inside)
                group.idClicked.connect(self._allow)
                for side, text in enumerate(_texts(row)):
                    choice = QRadioButton(text, inside)
                    choice.setAccessibleName(f"{_called(row)}, {shown.codes[side]}: {text}")
                    group.addButton(choice, side)
                    grid.addWidget(choice, place, 1 + side)
            else:
                side = tuple(Side).index(row.only)
                said = label(_texts(row)[side], self._theme, inside, role="table", colour="text2", wrap=True)
                grid.addWidget(said, place, 1 + side)
        if not shown.rows:
            grid.addWidget(label(self.tr("The two do not differ in any value."), self._theme, inside), 1, 0, 1, 3)
        grid.setRowStretch(len(shown.rows) + 2, 1)
        self._scroll.setWidget(inside)

    def _joining_words(self, shown: Shown) -> str:
        counted = self.tr("{what} {count}")
        joined = [counted.format(what=field_word(part), count=count) for part, count in shown.joined.items()]
        same = [counted.format(what=field_word(part), count=count) for part, count in shown.same.items()]
        said = [self.tr("Joined from {code}: {what}.").format(code=shown.codes[1], what=listed(joined))] * bool(joined)
        said += [self.tr("The same in both, kept once: {what}.").format(what=listed(same))] * bool(same)
        return "\n".join(said)

    def _allow(self, *_: object) -> None:
        left = len(self.groups) - len(self.choices)
        shown, reason = self._shown, bool(self.reason.text().strip())
        refused = shown is not None and shown.refusal is not None
        self.merge_button.setEnabled(shown is not None and not refused and not left and reason and not self._working)
        self.swap_button.setEnabled(shown is not None and not self._working)
        if shown is not None and shown.refusal is not None:
            self.told.setText(capital(spoken(shown.refusal)))
        elif left:
            self.told.setText(self.tr("Still to be chosen: {count}").format(count=left))
        else:
            self.told.setText("" if reason else self.tr("A reason is needed. One undo brings both back."))

    def _on_swap(self) -> None:
        self._stays, self._goes = self._goes, self._stays
        self._shown = None  # what was chosen was chosen the other way round
        self._allow()
        self._look()

    def _on_merge(self) -> None:
        stays, goes, choices, reason = self._stays, self._goes, self.choices, self.reason.text()
        self._working = True
        self._allow()
        self._session.write(
            lambda store: store.people.merge(stays, goes, choices, reason=reason),
            self._on_merged,
            touched=(stays, goes),
            otherwise=self._on_problem,
        )

    def reject(self) -> None:
        """Not while the store has yet to answer."""
        if not self._working:
            super().reject()

    def _on_merged(self, _: None) -> None:
        assert self._shown is not None
        self._session.open(self._stays)
        self.merged.emit(*self._shown.codes)
        self.accept()

    def _on_problem(self, problem: Exception) -> None:
        self._working = False
        self._allow()
        self.told.setText(problem_words(problem))


def _called(row: Told) -> str:
    """What is chosen: the value of a form, or a thing with its day."""
    if row.subject:
        return capital(row_words(row.kind, row.subject))
    return capital(field_word(row.values[0][0]))


def _texts(row: Told) -> tuple[str, str]:
    """How either tells it; of a thing only what differs. A lesion that both tell the same is one, or is two."""
    if not row.values:
        return translate("MergeDialog", "one lesion in both"), translate("MergeDialog", "two lesions")
    if not row.subject:
        _, *both = row.values[0]
        here, there = (word(text) if text else not_recorded() for text in both)
        return here, there
    sides = zip(*((_value(name, here), _value(name, there)) for name, here, there in row.values), strict=True)
    here, there = (listed(side) for side in sides)
    return here, there


def _value(name: str, text: str) -> str:
    return f"{field_word(name)} {word(text) if text else not_recorded()}"
