"""The place Help: rules, keys, log and what the program is, one beside the other; nothing on it changes anything."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from storage.places import log_file
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label
from ui.session.session import Session
from ui.window.help.about import about
from ui.window.help.keys import groups
from ui.window.help.log import LogPanel
from ui.window.help.rules import RulesView

RULES, KEYS, LOG, ABOUT = "rules", "keys", "log", "about"


class HelpPage(Retold, QWidget):
    """``show_part`` goes to one of its parts, ``show_rule`` to a rule."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = label("", theme, self, role="title")
        self.parts = Segments("", self)
        self._stack = QStackedWidget(self)
        self.rules = RulesView(theme, self._stack)
        self.log = LogPanel(theme, log_file(), self._stack)
        self._scrolls = {name: _scroll(self._stack) for name in (KEYS, ABOUT)}
        self._pages: dict[str, QWidget] = {
            RULES: self.rules,
            KEYS: self._scrolls[KEYS],
            LOG: self.log,
            ABOUT: self._scrolls[ABOUT],
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title)
        self._top.addWidget(self.parts)
        self._top.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._stack, 1)
        self.parts.chosen.connect(self.show_part)
        session.course_changed.connect(self.rules.show_course)
        theme.changed.connect(self._say)
        self._say()
        self.rules.show_course(session.course)
        self.show_part(KEYS)

    def show_part(self, name: str) -> None:
        """Raises KeyError for a part that is none."""
        page = self._pages[name]
        if name == LOG:
            self.log.fill()
        self.parts.choose(name)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.rules.search if name == RULES else self.parts.button(name))

    def show_rule(self, rule_id: str) -> None:
        """The rule of an answer; one that is none is sought by its words."""
        self.show_part(RULES)
        self.rules.show_rule(rule_id)

    def _say(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        self._column.setContentsMargins(px(28), px(16), px(28), px(14))
        self._column.setSpacing(px(12))
        self._top.setSpacing(px(20))
        dress_label(self._title, self._theme, role="title", colour="text")
        self._title.setText(self.tr("Help"))
        self.parts.setAccessibleName(self.tr("Parts of the help"))
        self.parts.set_choices(
            (
                (RULES, self.tr("Rules")),
                (KEYS, self.tr("Keyboard")),
                (LOG, self.tr("Log")),
                (ABOUT, self.tr("About")),
            )
        )
        self._scrolls[KEYS].setWidget(self._keys())
        self._scrolls[ABOUT].setWidget(self._about())

    def _keys(self) -> QWidget:
        page = QWidget(self)
        ground(page, self._theme, "panel")
        grid = bare(QGridLayout(page))
        grid.setHorizontalSpacing(self._theme.px(24))
        grid.setVerticalSpacing(self._theme.px(5))
        grid.setColumnStretch(1, 1)
        put = partial(label, theme=self._theme, parent=page)
        for group in groups():
            grid.setRowMinimumHeight(grid.rowCount(), self._theme.px(8))
            grid.addWidget(put(group.title, role="section"), grid.rowCount() + 1, 0, 1, 2)
            for one in group.keys:
                row = grid.rowCount()
                grid.addWidget(put(one.keys, role="strong", colour="text2"), row, 0)
                grid.addWidget(put(one.words), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _about(self) -> QWidget:
        page = QWidget(self)
        ground(page, self._theme, "panel")
        column = bare(QVBoxLayout(page), spacing=self._theme.px(6))
        for words in about():
            column.addWidget(label(words, self._theme, page, wrap=True))
        column.addStretch(1)
        return page


def _scroll(parent: QWidget) -> QScrollArea:
    made = QScrollArea(parent)
    made.setWidgetResizable(True)
    made.setFrameShape(QScrollArea.Shape.NoFrame)
    return made
