"""The rules: what each says, its source, and the parameters it reads, as the open patient's protocol has them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.course.course import RULES_VERSION, Course
from models.record.protocol import Parameters
from models.record.rulebook import RULES, Rule, rule
from ui.kit.fields import Entry
from ui.kit.retold import Retold
from ui.kit.table_view import dress_view, fill_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label, upright_scroll, yielding
from ui.words.language import word
from ui.words.recorded import recorded

_WIDTHS = (72, 470)
DETAIL = 380
_DEFAULTS = Parameters().as_dict()


class SearchEntry(Entry):
    """Down leads into the rows; Esc empties it first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class RulesView(Retold, QWidget):
    """All rules in a table that is searched by any word, in English or as the screen says it; one of them in full."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self.search = SearchEntry("rules", "", self)
        self.count = label("", theme, self, role="table", colour="text2")
        self.view = table_view(self)
        self._inner = QWidget(self)
        self.id, self._version = label("", theme, self._inner), label("", theme, self._inner)
        self.words, self.source = (yielding(label("", theme, self._inner, wrap=True)) for _ in range(2))
        self._source, self._read = label("", theme, self._inner), label("", theme, self._inner)
        self._of_whom = yielding(label("", theme, self._inner, wrap=True))
        self._grid = QGridLayout()
        self._parameters: list[QLabel] = []
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self.view.setFocus)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    @property
    def shown(self) -> tuple[Rule, ...]:
        """What the search leaves."""
        return self._table.records

    @property
    def chosen(self) -> Rule | None:
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    def show_course(self, course: Course | None) -> None:
        """Whose protocol the values are of."""
        self._course = course
        self._on_row()

    def show_rule(self, rule_id: str) -> None:
        """Go to a rule; ``R-10.3a`` is a part of R-10.3. One that is none is sought by its words."""
        found = rule(rule_id)
        self.search.setText("" if found is not None else rule_id)
        if found is not None:
            self.view.selectRow(self.shown.index(found))
            self.view.scrollTo(self.view.currentIndex())
            self.view.setFocus()

    # How it looks

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        top.setSpacing(px(12))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addLayout(top)
        left.addWidget(self.view, 1)
        head = QHBoxLayout()
        head.addWidget(self.id)
        head.addStretch(1)
        head.addWidget(self._version)
        self._column = QVBoxLayout(self._inner)
        self._column.addLayout(head)
        for one in (self.words, self._source, self.source, self._read, self._of_whom):
            self._column.addWidget(one)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._scroll = upright_scroll(self._inner, self)
        line = bare(QHBoxLayout(self), spacing=px(12))
        line.addLayout(left, 1)
        line.addWidget(self._scroll)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self._inner, self._theme, "panel")
        dress_view(self.view, self._theme)
        self._scroll.setFixedWidth(px(DETAIL))
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        for made, role, colour in (
            (self.count, "table", "text2"),
            (self.id, "section", "text"),
            (self._version, "caption", "text2"),
            (self.words, "body", "text"),
            (self._source, "table_strong", "text2"),
            (self.source, "body", "text"),
            (self._read, "table_strong", "text2"),
            (self._of_whom, "caption", "text2"),
        ):
            dress_label(made, self._theme, role=role, colour=colour)
        if self.view.model() is not None:
            fill_view(self.view, self._table, self._theme, _WIDTHS)
            self._on_row()

    def _say(self) -> None:
        self.search.setAccessibleName(self.tr("Search the rules"))
        self.search.setPlaceholderText(self.tr("A rule, a word of it, its source or a parameter"))
        self._version.setText(self.tr("rules version {version}").format(version=RULES_VERSION))
        self._source.setText(self.tr("Source"))
        self._read.setText(self.tr("Parameters"))
        self.view.setAccessibleName(self.tr("Rules"))
        before = self.chosen if self.view.model() is not None else RULES[0]
        self._table = RecordTable(
            (
                Column(title=self.tr("Rule"), value=lambda one: one.id),
                Column(title=self.tr("What it says"), value=lambda one: word(one.text)),
                Column(title=self.tr("Source"), value=lambda one: word(one.source)),
            ),
            self,
        )
        fill_view(self.view, self._table, self._theme, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self._fill(keep=before)

    def _fill(self, _: str = "", *, keep: Rule | None = None) -> None:
        kept, sought = keep or self.chosen, self.search.text().strip().casefold()
        found = tuple(one for one in RULES if sought in _told_of(one))
        self._table.show_records(found)
        self.count.setText(self.tr("{count} of {all}").format(count=len(found), all=len(RULES)))
        if found:
            self.view.selectRow(found.index(kept) if kept in found else 0)
        self._on_row()

    def _on_row(self, *_: object) -> None:
        one = self.chosen
        self._inner.setVisible(one is not None)
        if one is None:
            return
        self.id.setText(one.id)
        self.words.setText(word(one.text))
        self.source.setText(word(one.source))
        self._show_parameters(one)

    def _show_parameters(self, one: Rule) -> None:
        for made in self._parameters:
            self._grid.removeWidget(made)
            made.deleteLater()
        self._parameters = []
        course = self._course
        if not one.parameters:
            self._of_whom.setText(self.tr("It reads no parameter: no protocol changes it."))
            return
        if course is None:
            self._of_whom.setText(self.tr("Nobody is open: the defaults."))
        else:
            told = self.tr("Of {code}, {protocol}; bold where it is not the default.")
            told = told.format(code=course.record.patient.code, protocol=word(course.protocol.title))
            self._of_whom.setText(told)
        own = _DEFAULTS if course is None else course.parameters.as_dict()
        heads = (self.tr("parameter"), "" if course is None else self.tr("here"), self.tr("default"))
        self._line(0, heads, role="caption", colour="text2")
        for row, name in enumerate(one.parameters, start=1):
            here = "" if course is None else self._value(own[name])
            other = course is not None and own[name] != _DEFAULTS[name]
            cells = (recorded(name), here, self._value(_DEFAULTS[name]))
            self._line(row, cells, role="table_strong" if other else "table", colour="text")
        self._grid.setColumnStretch(0, 1)

    def _line(self, row: int, cells: tuple[str, str, str], *, role: str, colour: str) -> None:
        for place, text in enumerate(cells):
            made = label(text, self._theme, self._inner, role=role, colour=colour, wrap=place == 0, right=place > 0)
            self._grid.addWidget(yielding(made) if place == 0 else made, row, place)
            self._parameters.append(made)

    def _value(self, value: Any) -> str:
        if value is None:
            return self.tr("not set")
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        return recorded(value) if isinstance(value, str) else str(value)


def _told_of(one: Rule) -> str:
    """Everything by which a rule is found."""
    names = [name for known in one.parameters for name in (known, recorded(known))]
    return "\n".join((one.id, one.text, word(one.text), one.source, word(one.source), *names)).casefold()
