"""The menus, made once out of the table of commands; what they say and whether they can be given is set anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QCursor, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolTip, QWidget

from ui.settings.offer import Offer
from ui.window.commands import MENUS, Command, Needs
from ui.words.common import plain_words

translate = QCoreApplication.translate
_WHY = "why_not"
_WHILE_COVERED = "quit"

WhyNot = Callable[[Command], str]  # why a command may not be given, in words; empty where it may


def words_of(action: QAction) -> str:
    """The words of a command without the mark of its key and without the dots."""
    return plain_words(action.text())


def why_not_of(action: QAction) -> str:
    """Why a command may not be given now; nothing where it may."""
    return str(action.property(_WHY) or "")


class Actions:
    """The actions of the window by the name of their command, and the menus they stand in.

    ``refuse`` and ``reword`` keep a function each, which is asked again whenever ``say`` is called: after a change of
    language, and when what it answers has changed.
    """

    def __init__(
        self, menus: QMenuBar, owner: QWidget, do: Callable[[Command], None], offers: dict[str, Offer]
    ) -> None:
        self.by_name: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._menus: list[tuple[QMenu, str]] = []
        self._offered: list[tuple[QActionGroup, Offer]] = []
        self._refusals: dict[str, WhyNot] = {}
        self._words: dict[str, Callable[[], str]] = {}
        self._covered = self._patient_open = False
        for line in MENUS:
            menu = menus.addMenu("")
            menu.hovered.connect(_on_hovered)
            self._menus.append((menu, line.words))
            for command in line.commands:
                if command.apart:
                    menu.addSeparator()
                if command.name in offers:
                    self._offer(menu, command, offers[command.name])
                elif command.slot:
                    self._add(menu, owner, command, do)
        self.say()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def named(self, text: str) -> QAction | None:
        """The first command that can be given now and whose words hold ``text``."""
        wanted = text.strip().casefold()
        for action in self.by_name.values():
            if wanted and action.isEnabled() and wanted in words_of(action).casefold():
                return action
        return None

    def refuse(self, source: str, why_not: WhyNot) -> None:
        """Ask ``why_not`` of every command from now on; what ``source`` asked for before is replaced."""
        self._refusals[source] = why_not
        self.say()

    def reword(self, words: dict[str, Callable[[], str]]) -> None:
        """Say these in place of the words of the table, by the name of the command."""
        self._words |= words
        self.say()

    def show_patient(self, is_open: bool) -> None:
        self._patient_open = is_open
        self.say()

    def show_covered(self, covered: bool) -> None:
        """While nothing of the clinic may be seen, one can only quit."""
        self._covered = covered
        self.say()

    def say(self) -> None:
        """The words of everything in the language of the screen; what cannot be given is grey, with its reason."""
        for menu, words in self._menus:
            menu.setTitle(translate("Menu", words))
        for name, action in self.by_name.items():
            command = self._commands[name]
            own = self._words.get(name)
            action.setText(translate("Menu", command.words) if own is None else own())
            why_not = next(filter(None, (ask(command) for ask in self._refusals.values())), "")
            waits = command.needs is Needs.PATIENT and not self._patient_open
            action.setEnabled(name == _WHILE_COVERED if self._covered else not why_not and not waits)
            action.setProperty(_WHY, why_not)
        for group, offer in self._offered:
            now = offer.now()
            for action, (words, value) in zip(group.actions(), offer.options(), strict=True):
                action.setText(words)
                action.setChecked(value == now)
                action.setEnabled(offer.may(value))

    def _add(self, menu: QMenu, owner: QWidget, command: Command, do: Callable[[Command], None]) -> None:
        action = QAction(owner)
        action.setShortcut(QKeySequence(command.keys))
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda: do(command))
        menu.addAction(action)
        owner.addAction(action)
        self.by_name[command.name], self._commands[command.name] = action, command

    def _offer(self, menu: QMenu, command: Command, offer: Offer) -> None:
        options = offer.options()
        if len(options) < 2:
            return
        inner = menu.addMenu("")
        self._menus.append((inner, command.words))
        group = QActionGroup(inner)
        for words, value in options:
            action = group.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            inner.addAction(action)
        group.triggered.connect(lambda action: offer.chosen(action.data()))
        self._offered.append((group, offer))


def _on_hovered(action: QAction) -> None:
    """A greyed command says why it is grey."""
    if why := why_not_of(action):
        QToolTip.showText(QCursor.pos(), why)
