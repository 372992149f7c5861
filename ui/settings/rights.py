"""What each role may do: of one role as a list, of all as a table. Rights follow the role; nothing is changed here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from storage.roles import MAY, Action, Role
from ui.kit.retold import Retold
from ui.kit.room import keep_size
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label, yielding
from ui.words.journal import role_word
from ui.words.language import word

MAY_MARK, MAY_NOT_MARK = "✓", "–"


class RightsList(Retold, QWidget):
    """Every action there is, with a tick or a dash for the role of one user."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role, self._user = Role.READER, ""
        self.head = yielding(label("", theme, self, wrap=True))
        self._note = yielding(label("", theme, self, wrap=True))
        self._grid = bare(QGridLayout(self))
        self._grid.addWidget(self.head, 0, 0, 1, 2)
        self.rows: dict[Action, tuple[QLabel, QLabel]] = {}
        for row, action in enumerate(Action, start=1):
            mark, words = label("", theme, self), yielding(label("", theme, self, wrap=True))
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
            self.rows[action] = mark, words
        self._grid.addWidget(self._note, len(self.rows) + 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_role(self, role: Role, user: str) -> None:
        self._role, self._user = role, user
        self._dress()
        self._say()

    def _dress(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(3))
        self._grid.setColumnMinimumWidth(0, px(14))
        dress_label(self.head, self._theme, role="table_strong", colour="text")
        dress_label(self._note, self._theme, role="caption", colour="text2")
        for action, (mark, words) in self.rows.items():
            may = action in MAY[self._role]
            dress_label(mark, self._theme, role="table_strong", colour="accent" if may else "text3")
            dress_label(words, self._theme, role="table", colour="text" if may else "text3")

    def _say(self) -> None:
        told = self.tr("Rights of {user}, {role}").format(user=self._user, role=role_word(self._role))
        self.head.setText(told)
        self._note.setText(self.tr("Rights follow the role. A tick: may; a dash: may not."))
        for action, (mark, words) in self.rows.items():
            may = action in MAY[self._role]
            mark.setText(MAY_MARK if may else MAY_NOT_MARK)
            mark.setAccessibleName(self.tr("may") if may else self.tr("may not"))
            words.setText(word(action.value))


class RightsDialog(QDialog):
    """A line an action, a column a role."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme = theme
        self.setWindowTitle(self.tr("Rights of every role"))
        ground(self, theme, "panel")
        self.table = RecordTable(
            (
                Column(title=self.tr("Right"), value=lambda action: word(action.value)),
                *(Column(title=role_word(role), value=partial(_mark, role)) for role in Role),
            ),
            self,
        )
        self.view = table_view(self)
        fill_view(self.view, self.table, theme, (390, *([100] * (len(Role) - 1))))
        dress_view(self.view, theme)
        self.view.setAccessibleName(self.windowTitle())
        self.table.show_records(tuple(Action))
        self.view.selectRow(0)
        note = label(self.tr("Rights follow the role. A tick: may; a dash: may not."), theme, self, colour="text2")
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self.close_button.clicked.connect(self.accept)
        column = bare(QVBoxLayout(self))
        column.addSpacing(theme.px(8))
        column.addLayout(inset(self.view, theme), 1)
        column.addWidget(foot_band(theme, self, note, self.close_button))
        self.resize(self.sizeHint())  # Qt would keep to two thirds of the screen

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1060), self._theme.px(740))


def _mark(role: Role, action: Action) -> str:
    return MAY_MARK if action in MAY[role] else MAY_NOT_MARK
