"""Help: the keys of the keyboard, what the program is for, and by which rules it judges."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from models.course.course import RULES_VERSION
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, ground, label, rule
from ui.window.commands import commands
from ui.words.common import plain_words, purpose

translate = QCoreApplication.translate


def shortcuts() -> list[tuple[str, str]]:
    """Keys and what they do: those of the menus, then those of the places."""
    keys = [(command.keys, plain_words(translate("Menu", command.words))) for command in commands() if command.keys]
    return [
        *keys,
        (translate("Help", "Up, Down"), translate("Help", "Step through the list of patients, also while searching")),
        (translate("Help", "Left, Right"), translate("Help", "Step the focus line of the charts")),
        (translate("Help", "Enter"), translate("Help", "Open or fold a flag; in a form: the next field")),
        ("Ctrl+Enter", translate("Help", "Save a form")),
        ("Shift+F1", translate("Help", "In the form of a visit: where the last value of a field comes from")),
        ("Esc", translate("Help", "Leave the search, a dialog or this page")),
    ]


class HelpPage(Retold, QWidget):
    """One page to read; nothing on it changes anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        column = bare(QVBoxLayout(self), spacing=None)
        column.addWidget(self._scroll)
        theme.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        px = self._theme.px
        page = QWidget(self)
        ground(page, self._theme, "panel")
        grid = QGridLayout(page)
        grid.setContentsMargins(px(28), px(20), px(28), px(20))
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self.tr("Help"), self._theme, page, role="title"), 0, 0, 1, 2)
        grid.addWidget(label(self.tr("Keyboard"), self._theme, page, role="section"), 1, 0, 1, 2)
        row = 2
        for keys, words in shortcuts():
            grid.addWidget(label(keys, self._theme, page, role="strong", colour="text2"), row, 0)
            grid.addWidget(label(words, self._theme, page), row, 1)
            row += 1
        grid.addWidget(rule(self._theme, page), row, 0, 1, 2)
        grid.addWidget(label(self.tr("About"), self._theme, page, role="section"), row + 1, 0, 1, 2)
        for words in about():
            row += 1
            grid.addWidget(label(words, self._theme, page, wrap=True), row + 1, 0, 1, 2)
        grid.setRowStretch(row + 2, 1)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)


def about() -> list[str]:
    """What the program is, in sentences."""
    return [
        translate(
            "Help", "Hepatrack follows single patients with hepatocellular carcinoma and portal vein tumour thrombus."
        ),
        translate("Help", "{purpose}.").format(purpose=purpose()),
        translate("Help", "It works without a network. Rules {rules}, adverse events by CTCAE 5.0.").format(
            rules=RULES_VERSION
        ),
        translate(
            "Help",
            "Every computed answer shows its rule, its inputs and its source under Why. "
            "It answers criterion met, criterion not met, or cannot be determined.",
        ),
        translate("Help", "Type: IBM Plex Sans and a subset of IBM Plex Sans SC, SIL Open Font Licence 1.1."),
    ]
