"""The rules: what each says, its source, and the parameters it reads, as the open patient's protocol has them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.course.course import RULES_VERSION, Course
from models.record.protocol import Parameters
from models.record.rulebook import RULES, Rule, rule
from ui.kit.retold import Retold
from ui.kit.tables import Column
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label, upright_scroll, yielding
from ui.window.help.searched import SearchedTable
from ui.words.language import word
from ui.words.recorded import recorded

_WIDTHS = (72, 470)
DETAIL = 380
_DEFAULTS = Parameters().as_dict()


class RulesView(Retold, QWidget):
    """All rules in a table that is searched by any word, in English or as the screen says it; one of them in full."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: Course | None = None
        self.table = SearchedTable(theme, self, told=_told_of, widths=_WIDTHS)
        self._inner = QWidget(self)
        self.id, self._version = label("", theme, self._inner), label("", theme, self._inner)
        self.words, self.source = (yielding(label("", theme, self._inner, wrap=True)) for _ in range(2))
        self._source, self._read = label("", theme, self._inner), label("", theme, self._inner)
        self._of_whom = yielding(label("", theme, self._inner, wrap=True))
        self._grid = QGridLayout()
        self._parameters: list[QLabel] = []
        self._lay_out()
        self.table.chosen_anew.connect(self._on_row)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    @property
    def chosen(self) -> Rule | None:
        found = self.table.chosen
        return found if isinstance(found, Rule) else None

    def show_course(self, course: Course | None) -> None:
        """Whose protocol the values are of."""
        self._course = course
        self._on_row()

    def show_rule(self, rule_id: str) -> None:
        """Go to a rule; ``R-10.3a`` is a part of R-10.3. One that is none is sought by its words."""
        if (found := rule(rule_id)) is None:
            self.table.search.setText(rule_id)
        else:
            self.table.choose(found)

    # How it looks

    def _lay_out(self) -> None:
        px = self._theme.px
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
        line.addWidget(self.table, 1)
        line.addWidget(self._scroll)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self._inner, self._theme, "panel")
        self.table.dress()
        self._scroll.setFixedWidth(px(DETAIL))
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        for made, role, colour in (
            (self.id, "section", "text"),
            (self._version, "caption", "text2"),
            (self.words, "body", "text"),
            (self._source, "table_strong", "text2"),
            (self.source, "body", "text"),
            (self._read, "table_strong", "text2"),
            (self._of_whom, "caption", "text2"),
        ):
            dress_label(made, self._theme, role=role, colour=colour)
        self._on_row()

    def _say(self) -> None:
        self.table.search.setAccessibleName(self.tr("Search the rules"))
        self.table.search.setPlaceholderText(self.tr("A rule, a word of it, its source or a parameter"))
        self._version.setText(self.tr("rules version {version}").format(version=RULES_VERSION))
        self._source.setText(self.tr("Source"))
        self._read.setText(self.tr("Parameters"))
        self.table.view.setAccessibleName(self.tr("Rules"))
        columns = (
            Column(title=self.tr("Rule"), value=lambda one: one.id),
            Column(title=self.tr("What it says"), value=lambda one: word(one.text)),
            Column(title=self.tr("Source"), value=lambda one: word(one.source)),
        )
        self.table.show_records(columns, RULES)

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
            made.hide()
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
    return "\n".join((one.id, one.text, word(one.text), one.source, word(one.source), *names))
