"""Names of tests that the mapping does not know, with what each may be; nothing is taken by a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from models.laboratory.results import Proposal
from models.record.analytes import ANALYTES
from models.words import filled
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label, label, rule
from ui.words.clinical import unit_words
from ui.words.language import word

SHOWN = 3


class NamesProposed(Retold, QWidget):
    """``taken`` tells names with the analyte of each; the first ones are shown, the rest follow."""

    taken = Signal(object)  # dict[str, str]

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._proposals: tuple[Proposal, ...] = ()
        self._laboratory, self._known = "", 0
        self._title, self._more = label("", theme, self, role="strong"), ElidedLabel(self)
        self.all_button = button("", self, kind="small")
        self.all_button.clicked.connect(self._on_all)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(2))
        head.setSpacing(theme.px(10))
        head.addWidget(self._title)
        head.addWidget(self._more, 1)
        head.addWidget(self.all_button)
        cards = QHBoxLayout()
        cards.setContentsMargins(theme.px(16), 0, theme.px(8), theme.px(5))
        cards.setSpacing(theme.px(12))
        self.cards = [_Card(theme, self) for _ in range(SHOWN)]
        for card in self.cards:
            card.taken.connect(self._on_taken)
            cards.addWidget(card, 1)
        column = bare(QVBoxLayout(self))
        column.addWidget(rule(theme, self))
        column.addLayout(head)
        column.addLayout(cards)
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal], laboratory: str, known: int) -> None:
        """What the file has that the mapping does not know; ``known`` names it does."""
        self._proposals, self._laboratory, self._known = tuple(proposals), laboratory, known
        shown = sorted(self._proposals, key=lambda one: one.analyte is None)[:SHOWN]
        for place, card in enumerate(self.cards):
            card.show_proposal(shown[place] if place < len(shown) else None)
        self.setVisible(bool(proposals))
        self._say()

    def take_first(self, test: str = "") -> None:
        """What is proposed for a name, else for the first that is shown with a proposal."""
        found = [one for one in self._proposals if one.analyte is not None]
        wanted = next((one for one in found if one.test == test), found[0] if found else None)
        if wanted is not None and wanted.analyte is not None:
            self.taken.emit({wanted.test: wanted.analyte})

    def dress(self) -> None:
        dress_label(self._title, self._theme, role="strong", colour="text")
        dress_label(self._more, self._theme, role="table", colour="text3")
        for card in self.cards:
            card.dress()

    def _offered(self) -> dict[str, str]:
        return {one.test: one.analyte for one in self._proposals if one.analyte is not None}

    def _on_all(self) -> None:
        self.taken.emit(self._offered())

    def _on_taken(self, test: str, analyte: str) -> None:
        self.taken.emit({test: analyte})

    def _say(self) -> None:
        count, offered = len(self._proposals), len(self._offered())
        self._title.setText(self.tr("Names proposed"))
        words = self.tr("New for {laboratory}: {new} of {all}; a row of a name that is not taken is not used")
        laboratory = self._laboratory or self.tr("this laboratory")
        self._more.setText(words.format(new=count, all=count + self._known, laboratory=laboratory))
        self.all_button.setText(self.tr("Take all {count} proposed").format(count=offered))
        self.all_button.setVisible(offered > 1)


class _Card(Retold, QWidget):
    """One name, what it may be and why, Take and another."""

    taken = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._proposal: Proposal | None = None
        self._name, self._why = ElidedLabel(self), ElidedLabel(self)
        self.take_button, self.other_button = button("", self, kind="small"), QPushButton(self)
        self.other_button.setProperty("kind", "flat")
        self.take_button.clicked.connect(self._on_take)
        menu = QMenu(self.other_button)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.other_button.setMenu(menu)
        words = bare(QVBoxLayout(), spacing=0)
        words.addWidget(self._name)
        words.addWidget(self._why)
        row = bare(QHBoxLayout(self), spacing=theme.px(4))
        row.addLayout(words, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.other_button)

    def show_proposal(self, proposal: Proposal | None) -> None:
        self._proposal = proposal
        self.setVisible(proposal is not None)
        self._say()

    def dress(self) -> None:
        dress_label(self._name, self._theme, role="table_strong", colour="text")
        dress_label(self._why, self._theme, role="caption", colour="text3")

    def _on_take(self) -> None:
        if self._proposal is not None and self._proposal.analyte is not None:
            self.taken.emit(self._proposal.test, self._proposal.analyte)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        if (proposal := self._proposal) is None:
            return
        for name in ANALYTES:
            menu.addAction(_with_unit(name)).triggered.connect(partial(self._other, proposal.test, name))
        menu.addSeparator()
        own = self.tr("Own analyte: {name}").format(name=proposal.test)
        menu.addAction(own).triggered.connect(partial(self._other, proposal.test, proposal.test))

    def _other(self, test: str, analyte: str, _: bool = False) -> None:
        self.taken.emit(test, analyte)

    def _say(self) -> None:
        proposal = self._proposal
        self.take_button.setText(self.tr("Take (T)"))
        self.other_button.setText(self.tr("Other"))
        if proposal is None:
            return
        self.take_button.setVisible(proposal.analyte is not None)
        rows = self.tr("1 row") if proposal.rows == 1 else filled(self.tr("{count} rows"), count=proposal.rows)
        if proposal.analyte is None:
            self._name.setText(proposal.test)
            self._why.setText(self.tr("{rows}; no name that the program knows").format(rows=rows))
            return
        self._name.setText(f"{proposal.test} → {_with_unit(proposal.analyte)}")
        words = self.tr("{rows}; found by {known}")
        self._why.setText(words.format(rows=rows, known=proposal.known_by or proposal.test))


def _with_unit(analyte: str) -> str:
    known = ANALYTES.get(analyte)
    unit = "" if known is None or not known.unit else f", {unit_words(known.unit)}"
    return f"{word(analyte)}{unit}"
