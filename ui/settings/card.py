"""A card of the settings: a head that says whose it is, and below it what is shown and changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.flags.flags import Severity
from storage.roles import Action, holders
from ui.kit.marks import paint_flag
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, label
from ui.session.access import Access, why_not
from ui.words.journal import role_word
from ui.words.language import listed

HEAD, PAD = 40, 14


class SettingsCard(Retold, QWidget):
    """``wanted`` names a command of the window. A subclass makes its parts, then calls ``begin``."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.access: Access | None = None
        self._labels: list[tuple[QLabel, str, str]] = []
        self._marked = False
        self.guarded: list[Guarded] = []
        self.title = self.text(role="section")
        self.whose = self.text(role="table", colour="text2")
        self._outer = bare(QVBoxLayout(self))
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.whose, 1)
        self.column = QVBoxLayout()
        self._outer.addLayout(self.head)
        self._outer.addLayout(self.column)

    def begin(self) -> None:
        """Everything is made: it is dressed and says its words."""
        self.theme.changed.connect(self.dress)
        self.dress()
        self._say()
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand now; asked whenever something may have changed."""

    def show_access(self, access: Access) -> None:
        """Who is here, and what they may do."""
        self.access = access
        for one in self.guarded:
            one.show_access(access)
        self.refresh()

    # What it is made of

    def text(self, words: str = "", *, role: str = "body", colour: str = "text", wrap: bool = False) -> QLabel:
        """Words that are dressed with the card."""
        made = label(words, self.theme, self, role=role, colour=colour, wrap=wrap)
        self._labels.append((made, role, colour))
        return made

    def note(self, words: str = "") -> QLabel:
        """A sentence below something, in its own line."""
        return self.text(words, role="caption", colour="text2", wrap=True)

    def guard(self, *actions: Action, does: Callable[[], object], locked: bool = False, kind: str = "") -> Guarded:
        """A button for whoever holds one of the rights; ``locked``: not while the data set is."""
        made = Guarded(button("", self, kind=kind), self, actions, self.theme, locked=locked)
        made.button.clicked.connect(lambda: does())
        self.guarded.append(made)
        return made

    def mark(self, marked: bool) -> None:
        """It is the one that was gone to."""
        self._marked = marked
        self.update()

    def dress(self) -> None:
        px = self.theme.px
        self.head.setContentsMargins(px(PAD), 0, px(PAD), 0)
        self.head.setSpacing(px(8))
        self.title.setMinimumHeight(px(HEAD))
        self.column.setContentsMargins(px(PAD), px(12), px(PAD), px(PAD))
        self.column.setSpacing(px(8))
        for made, role, colour in self._labels:
            dress_label(made, self.theme, role=role, colour=colour)
        for one in self.guarded:
            one.dress()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self.theme.px, self.theme.colour
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("accent" if self._marked else "line"), 1))
        painter.setBrush(colour("panel"))
        painter.drawRoundedRect(box, px(5), px(5))
        if self._marked:
            painter.fillRect(QRectF(0, px(6), px(3), px(HEAD) - px(12)), colour("accent"))
        painter.fillRect(QRectF(1, self.head.geometry().bottom(), self.width() - 2, 1), colour("line"))
        painter.end()


class Guarded(QWidget):
    """A button, and beside it who holds the right to it where whoever is here does not."""

    def __init__(
        self, made: QPushButton, parent: QWidget, actions: tuple[Action, ...], theme: Theme, *, locked: bool = False
    ) -> None:
        super().__init__(parent)
        self.button, self._actions, self._theme, self._locked = made, actions, theme, locked
        self._access: Access | None = None
        self._off = ""
        self.held = label("", theme, self, role="caption", colour="text2", wrap=True)
        line = bare(QHBoxLayout(self), spacing=theme.px(6))
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.held, 1)
        self.held.hide()
        made.setAutoDefault(False)

    def show_access(self, access: Access) -> None:
        self._access = access
        self._tell()

    def refuse(self, words: str) -> None:
        """Why it cannot be pressed now, whoever is here; nothing where it can."""
        self._off = words
        self._tell()

    def say(self, words: str) -> None:
        self.button.setText(words)
        self._tell()

    def dress(self) -> None:
        dress_label(self.held, self._theme, role="caption", colour="text2")

    def _tell(self) -> None:
        access, sentence, beside = self._access, "", ""
        if access is not None:
            sentence = why_not(access.actor, *self._actions, lock=access.all_lock if self._locked else None)
            may = any(access.actor.may(action) for action in self._actions) or not self._actions
            beside = "" if not sentence else sentence if may else held_by(*self._actions)
        self.button.setEnabled(not sentence and not self._off)
        self.button.setToolTip(sentence or self._off)
        self.button.setAccessibleDescription(sentence or self._off)
        self.held.setText(beside)
        self.held.setVisible(bool(beside))


def held_by(*actions: Action) -> str:
    """The roles that hold one of these rights: ``administrator, data manager``."""
    return listed(role_word(role) for role in holders(*actions))


class Notice(QWidget):
    """An amber box: what is late or missing, in words, with a mark that is no colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = label("", theme, self, role="body", wrap=True)
        self._mark = _Mark(theme, self)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._words, 1)
        self.hide()
        self.dress()

    @property
    def text(self) -> str:
        return self._words.text()

    def tell(self, words: str) -> None:
        """Nothing to tell hides it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def dress(self) -> None:
        px = self._theme.px
        self._line.setContentsMargins(px(8), px(7), px(8), px(7))
        self._line.setSpacing(px(8))
        dress_label(self._words, self._theme, role="body", colour="text")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("review"), 1))
        painter.setBrush(self._theme.colour("review_soft"))
        corner = self._theme.px(4)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()


class _Mark(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_flag(painter, QRectF(self.rect()), self._theme, Severity.REVIEW)
        painter.end()


class SaidCard(SettingsCard):
    """A card of a clinic file that has nothing of the kind: why there is nothing to set, in a sentence."""

    def __init__(self, theme: Theme, parent: QWidget, *, title: Callable[[], str], says: Callable[[], str]) -> None:
        super().__init__(theme, parent)
        self._title, self._says = title, says
        self.said = self.text(role="body", colour="text2", wrap=True)
        self.column.addWidget(self.said)
        self.begin()

    def _say(self) -> None:
        self.title.setText(self._title())
        self.said.setText(self._says())
