"""The place Help: guide, rules, keys, news, log and what the program is; nothing on it changes anything."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from storage.places import log_file
from storage.shipped import guide as texts
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.tables import Column
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label
from ui.session.session import Session
from ui.window.help.about import about
from ui.window.help.guide import GuidePanel
from ui.window.help.keys import Key, groups
from ui.window.help.log import LogPanel
from ui.window.help.rules import RulesView
from ui.window.help.searched import SearchedTable

_WIDTHS = (150, 290)
GUIDE, RULES, KEYS, NEWS, LOG, ABOUT = "guide", "rules", "keys", "news", "log", "about"


class HelpPage(Retold, QWidget):
    """``show_part`` goes to one of its parts, ``show_rule`` to a rule."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = label("", theme, self, role="title")
        self.parts = Segments("", self)
        self._stack = QStackedWidget(self)
        self.guide = GuidePanel(theme, self._stack)
        self.news = GuidePanel(theme, self._stack, kind=texts.NEWS)
        self.rules = RulesView(theme, self._stack)
        self.log = LogPanel(theme, log_file(), self._stack)
        self.keys = SearchedTable(theme, self._stack, told=_told_of, widths=_WIDTHS)
        self._scroll = _scroll(self._stack)
        self._pages: dict[str, QWidget] = {
            GUIDE: self.guide,
            RULES: self.rules,
            KEYS: self.keys,
            NEWS: self.news,
            LOG: self.log,
            ABOUT: self._scroll,
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
        self.show_part(GUIDE)

    def show_part(self, name: str) -> None:
        """Raises KeyError for a part that is none."""
        page = self._pages[name]
        if name == LOG:
            self.log.fill()
        searched = {
            GUIDE: self.guide.table.search,
            RULES: self.rules.table.search,
            KEYS: self.keys.search,
            NEWS: self.news.table.search,
        }
        self.parts.choose(name)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(searched[name] if name in searched else self.parts.button(name))

    def show_chapter(self, anchor: str) -> None:
        """The chapter of the guide about a place."""
        self.show_part(GUIDE)
        self.guide.show_chapter(anchor)

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
                (GUIDE, self.tr("Guide")),
                (RULES, self.tr("Rules")),
                (KEYS, self.tr("Keyboard")),
                (NEWS, self.tr("What is new")),
                (LOG, self.tr("Log")),
                (ABOUT, self.tr("About")),
            )
        )
        self.keys.dress()
        self._say_keys()
        self._scroll.setWidget(self._about())

    def _say_keys(self) -> None:
        columns = (
            Column(title=self.tr("Where"), value=lambda line: line.where),
            Column(title=self.tr("Keys"), value=lambda line: line.key.keys),
            Column(title=self.tr("What they do"), value=lambda line: line.key.words),
        )
        lines = [KeyLine(group.title, key) for group in groups() for key in group.keys]
        self.keys.search.setAccessibleName(self.tr("Search the keys"))
        self.keys.search.setPlaceholderText(self.tr("A key, a place or what it does"))
        self.keys.view.setAccessibleName(self.tr("Keyboard"))
        self.keys.show_records(columns, lines)

    def _about(self) -> QWidget:
        page = QWidget(self)
        ground(page, self._theme, "panel")
        column = bare(QVBoxLayout(page), spacing=self._theme.px(6))
        for words in about():
            column.addWidget(label(words, self._theme, page, wrap=True))
        column.addStretch(1)
        return page


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the table of keys: the place, and its key."""

    where: str
    key: Key


def _told_of(line: KeyLine) -> str:
    return "\n".join((line.where, line.key.keys, line.key.words))


def _scroll(parent: QWidget) -> QScrollArea:
    made = QScrollArea(parent)
    made.setWidgetResizable(True)
    made.setFrameShape(QScrollArea.Shape.NoFrame)
    return made
