"""Every command of the window: its words, its keys and the menu it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QCursor, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolTip, QWidget

from ui.kit.theme import SCALES, Theme
from ui.window.idle import CHOICES
from ui.words.common import plain_words
from ui.words.language import language, languages

translate = QCoreApplication.translate
_WHY = "why_not"
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu. ``words`` is translated when the menu is built; ``needs_patient`` greys it without one."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    needs_patient: bool = False
    checkable: bool = False


SEPARATOR = Command("", "")
MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "&File",
        (
            Command("print", "&Print patient summary…", ("Ctrl+P",), needs_patient=True),
            SEPARATOR,
            Command("backups", "&Backups…"),
            Command("verify", "&Check the clinic file…"),
            Command("users", "&Users…"),
            Command("lock_all", "Lock the &data set…"),
            Command("password", "Change pass&word…"),
            Command("lock", "&Lock", ("Ctrl+L",)),
            Command("quit", "&Quit", ("Ctrl+Q",)),
        ),
    ),
    ("&Edit", (Command("undo", "&Undo", ("Ctrl+Z",)), SEPARATOR, Command("find", "&Find patient", ("Ctrl+K",)))),
    (
        "&View",
        (
            Command("overview", "&Overview", ("Ctrl+1",), needs_patient=True),
            Command("survival", "&Survival", ("Ctrl+2",), needs_patient=True),
            Command("history", "&History", ("Ctrl+3",), needs_patient=True),
            SEPARATOR,
            Command("list", "&List of patients", ("Ctrl+B",), checkable=True),
            Command("flags", "Flags, fol&ded or not", ("Ctrl+G",), needs_patient=True),
            SEPARATOR,
            Command("theme", "&Theme"),
            Command("language", "L&anguage"),
            Command("zoom", "&Zoom"),
            Command("idle", "Lock &when idle"),
        ),
    ),
    (
        "&Patient",
        (
            Command("register", "&Register a patient…", ("Ctrl+R",)),
            Command("visit", "&Add visit…", ("Ctrl+N",), needs_patient=True),
            Command("details", "Patient's &details…", needs_patient=True),
            Command("baseline", "&Baseline profile…", ("Ctrl+Shift+B",), needs_patient=True),
            Command("outcome", "O&utcome…", ("Ctrl+Shift+U",), needs_patient=True),
            Command("treatment", "Add &treatment or change dose…", ("Ctrl+Shift+T",), needs_patient=True),
            Command("event", "Add adverse &event…", ("Ctrl+Shift+E",), needs_patient=True),
            Command("why", "&Why this response", ("Ctrl+J",), needs_patient=True),
            Command("origins", "&History of the values shown…", ("Ctrl+H",), needs_patient=True),
            Command("lock_patient", "&Lock the data of this patient…", needs_patient=True),
            SEPARATOR,
            Command("previous", "&Previous patient", ("Alt+Up",)),
            Command("next", "&Next patient", ("Alt+Down",)),
        ),
    ),
    (
        "&Cohort",
        (
            Command("cohort", "&Cohort", ("Ctrl+4",)),
            SEPARATOR,
            Command("filter", "&Filter the cohort…", ("Ctrl+F",)),
            Command("cohort_table", "&Values as a table…", ("Ctrl+T",)),
            Command("cohort_export", "&Export figures and values…", ("Ctrl+E",)),
            Command("cohort_report", "Cohort re&port…"),
            SEPARATOR,
            Command("cohort_import", "&Import a cohort…"),
            Command("cohort_reconstruct", "&Reconstruct a published curve…"),
            Command("cohort_kept", "&Kept cohorts…"),
        ),
    ),
    (
        "&Help",
        (
            Command("shortcuts", "&Keyboard shortcuts", ("F1",)),
            Command("about", "&About Hepatrack"),
        ),
    ),
)


@dataclass
class Actions:
    """The actions that exist, by name."""

    by_name: dict[str, QAction] = field(default_factory=dict)
    needing_patient: list[QAction] = field(default_factory=list)
    covered: bool = False
    patient_open: bool = False

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def named(self, text: str) -> QAction | None:
        """The first command that can be given now and whose words hold ``text``."""
        wanted = text.strip().casefold()
        for action in self.by_name.values():
            if wanted and action.isEnabled() and wanted in words_of(action).casefold():
                return action
        return None

    def show_patient(self, is_open: bool) -> None:
        self.patient_open = is_open
        for action in self.needing_patient:
            action.setEnabled(is_open and not self.covered and not action.property(_WHY))

    def refuse(self, name: str, why: str) -> None:
        """Grey a command and say why where the mouse comes over it; no reason gives it back."""
        action = self.by_name[name]
        waits = action in self.needing_patient and not self.patient_open
        action.setEnabled(not why and not self.covered and not waits)
        action.setProperty(_WHY, why)

    def show_covered(self, covered: bool) -> None:
        """While nothing of the clinic may be seen, one can only quit. What is uncovered is built anew."""
        self.covered = covered
        for name, action in self.by_name.items():
            if covered and name != "quit":
                action.setEnabled(False)


def words_of(action: QAction) -> str:
    """The words of a command without the mark of its key and without the dots."""
    return plain_words(action.text())


@dataclass(frozen=True, slots=True)
class Choices:
    """What the submenus of View call: a theme, a language, a zoom."""

    theme: Callable[[bool], None]
    language: Callable[[str], None]
    zoom: Callable[[float], None]
    idle: Callable[[int], None]
    idle_minutes: int


def build_menus(menus: QMenuBar, owner: QWidget, theme: Theme, choices: Choices) -> Actions:
    """Fill the menu bar anew, in the language of the screen."""
    menus.clear()
    for menu in menus.findChildren(QMenu, options=_DIRECT):
        menu.deleteLater()
    for old in owner.findChildren(QAction, options=_DIRECT):
        owner.removeAction(old)
        old.deleteLater()
    actions = Actions()
    submenus = {"theme": _theme_menu, "language": _language_menu, "zoom": _zoom_menu, "idle": _idle_menu}
    for title, commands in MENUS:
        menu = menus.addMenu(translate("Menu", title))
        menu.hovered.connect(_on_hovered)
        for command in commands:
            if command is SEPARATOR:
                menu.addSeparator()
            elif command.name in submenus:
                submenus[command.name](menu, owner, theme, choices)
            else:
                _add(menu, owner, command, actions)
    return actions


def _on_hovered(action: QAction) -> None:
    """A greyed command says why it is grey."""
    if why := action.property(_WHY):
        QToolTip.showText(QCursor.pos(), why)


def _add(menu: QMenu, owner: QWidget, command: Command, actions: Actions) -> None:
    action = QAction(translate("Menu", command.words), owner)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setCheckable(command.checkable)
    menu.addAction(action)
    owner.addAction(action)
    actions.by_name[command.name] = action
    if command.needs_patient:
        action.setEnabled(False)
        actions.needing_patient.append(action)


def _theme_menu(menu: QMenu, owner: QWidget, theme: Theme, choices: Choices) -> None:
    options = ((translate("Menu", "&Light"), False), (translate("Menu", "&Dark"), True))
    _exclusive(menu.addMenu(translate("Menu", "&Theme")), options, theme.dark, choices.theme)


def _language_menu(menu: QMenu, owner: QWidget, theme: Theme, choices: Choices) -> None:
    options = tuple((name, code) for code, name in languages())
    if len(options) > 1:
        _exclusive(menu.addMenu(translate("Menu", "L&anguage")), options, language(), choices.language)


def _zoom_menu(menu: QMenu, owner: QWidget, theme: Theme, choices: Choices) -> None:
    zoom = menu.addMenu(translate("Menu", "&Zoom"))
    options = tuple((f"{scale * 100:.0f} %", scale) for scale in SCALES)
    _exclusive(zoom, options, theme.scale, choices.zoom)


def _idle_menu(menu: QMenu, owner: QWidget, theme: Theme, choices: Choices) -> None:
    idle = menu.addMenu(translate("Menu", "Lock &when idle"))
    options = tuple((translate("Menu", "After %n minute(s)", "", minutes), minutes) for minutes in CHOICES)
    _exclusive(idle, options, choices.idle_minutes, choices.idle)


def _exclusive(menu: QMenu, options: tuple[tuple[str, Any], ...], now: Any, chosen: Callable[[Any], None]) -> None:
    group = QActionGroup(menu)
    for words, value in options:
        action = group.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.setData(value)
        menu.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data()))
