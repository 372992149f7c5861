"""Every key that does something: those of the commands, then those of each place, of forms and of charts.

A test holds the table against the code: what a module binds stands in a group of its room.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.window.commands import MENUS, commands
from ui.words.common import plain_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Key:
    """Keys and what they do, in words."""

    keys: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of one place; ``rooms`` are the folders or modules that bind them."""

    title: str
    keys: tuple[Key, ...]
    rooms: tuple[str, ...] = ()


def groups() -> tuple[Group, ...]:
    """In the language of the screen."""
    in_menus = tuple(
        Group(
            plain_words(translate("Menu", menu.words)),
            tuple(_of(command.keys, command.words) for command in menu.commands if command.keys),
        )
        for menu in MENUS
    )
    named = {command for menu in MENUS for command in menu.commands}
    apart = tuple(_of(one.keys, one.words) for one in commands() if one not in named)
    return (
        *in_menus,
        _everywhere(apart),
        _worklist(),
        *_patient(),
        _charts(),
        *_lists(),
        _forms(),
        _imports(),
        _print(),
    )


def _of(keys: str, words: str) -> Key:
    return Key(keys, plain_words(translate("Menu", words)))


def _everywhere(apart: tuple[Key, ...]) -> Group:
    return Group(
        translate("Help", "Everywhere"),
        (
            *apart,
            Key("Tab, Shift+Tab", translate("Help", "To the next field or button, and back")),
            Key("Enter, Space", translate("Help", "Press a button; open or fold a flag or a card")),
            Key("F1", translate("Help", "On a Why: its rule; else the guide, where one is")),
            Key("Esc", translate("Help", "Leave the search, a dialog, a field or this page; back to the worklist")),
            Key("R, O, C", translate("Help", "On a flag: mark as reviewed, open its cause, copy")),
            Key("Ctrl+L", translate("Help", "Lock, wherever one is")),
        ),
        ("ui/window", "ui/kit", "ui/patient/flags_panel.py", "ui/patient/reviewing.py", "ui/clinic"),
    )


def _worklist() -> Group:
    return Group(
        translate("Help", "Worklist"),
        (
            Key("Up, Down, Home, End, Page Up, Page Down", translate("Help", "From row to row")),
            Key("Enter", translate("Help", "Open the patient at what waits first")),
            Key("H, F", translate("Help", "Here now; finished now; the same key again takes it back")),
            Key("E, R, L, G, M", translate("Help", "Enter the visit, its results, the read, the dose; move the visit")),
            Key("1, 2, 3, 4, 5, 6", translate("Help", "Go to the numbered thing that waits")),
            Key("P, Esc", translate("Help", "In a narrow window: open what waits beside the list, and close it")),
        ),
        ("ui/worklist",),
    )


def _patient() -> tuple[Group, ...]:
    correct = translate("Help", "Correct the chosen row, with a reason")
    return (
        Group(
            translate("Help", "Visits"),
            (
                Key("0 1 2 3 4 5 6 7 8 9 < >", translate("Help", "Begin a result in the chosen cell")),
                Key("Enter, Tab, Down", translate("Help", "While typing: the next test")),
                Key("Shift+Enter, Shift+Tab, Up", translate("Help", "While typing: the one before")),
                Key("Ctrl+Enter", translate("Help", "Save what was typed")),
                Key("Esc", translate("Help", "While typing: leave the cell")),
                Key("Alt+U, Alt+K", translate("Help", "Answer the check of a value: take the other unit, or keep it")),
                Key("Space", translate("Help", "Sign the chosen results")),
                Key("M, K", translate("Help", "Move or skip the planned visit")),
                Key("−, +", translate("Help", "Fold or unfold a group of tests")),
                Key("I", translate("Help", "Show or hide the panel of the chosen cell")),
                Key("F2", correct),
                Key("A … Z", translate("Help", "Go to the test whose name begins so")),
            ),
            ("ui/patient/visits", "ui/kit/type_ahead.py"),
        ),
        Group(
            translate("Help", "Lesions"),
            (
                Key("Left, Right, Up, Down", translate("Help", "From cell to cell")),
                Key("Alt+M", translate("Help", "Correct the lesion of the chosen row itself")),
                Key("I", translate("Help", "In a narrow window: show or hide what stands beside the rows")),
                Key("F2", correct),
            ),
            ("ui/patient/lesions",),
        ),
        Group(
            translate("Help", "Adverse events"),
            (
                Key("N, G, E", translate("Help", "New event; another grade; its end")),
                Key("A, D", translate("Help", "Accept or decline the first grade derived from results")),
                Key("L, T", translate("Help", "Link a change of dose; open the linked one")),
                Key("Ctrl+Enter", translate("Help", "Save what was typed")),
                Key("Esc", translate("Help", "Leave what is being typed, or the sheet")),
                Key("F2", correct),
            ),
            ("ui/patient/events",),
        ),
        Group(
            translate("Help", "Treatment"),
            (
                Key("G", translate("Help", "Given today, as before")),
                Key("N, P", translate("Help", "New drug; new procedure")),
                Key("C, O, S", translate("Help", "Change the dose; omit one; stop")),
                Key("I", translate("Help", "In a narrow window: show or hide what stands beside the rows")),
                Key("F2", correct),
            ),
            ("ui/patient/treatment",),
        ),
        Group(
            translate("Help", "History"),
            (
                Key("/", translate("Help", "Search in it")),
                Key("Enter, Down, Esc", translate("Help", "In the search: back to the table")),
                Key("F2", correct),
            ),
            ("ui/patient/history",),
        ),
    )


def _charts() -> Group:
    return Group(
        translate("Help", "Charts"),
        (
            Key("Left, Right, Home, End", translate("Help", "Step the focus line; to the first and the last day")),
            Key("+, =, −", translate("Help", "Closer, and further away")),
            Key("0", translate("Help", "The chosen stretch of time again")),
            Key("L", translate("Help", "Log, linear, % of baseline")),
            Key("Enter", translate("Help", "Open what the focus line stands on")),
            Key("Esc", translate("Help", "Give up a stretch that is being drawn")),
            Key("Up, Down", translate("Help", "In the figures of a cohort: the next patient, and the one before")),
            Key("Ctrl+C", translate("Help", "In the values as a table: copy what is chosen")),
        ),
        ("ui/charts",),
    )


def _lists() -> tuple[Group, ...]:
    return (
        Group(
            translate("Help", "Patients and search"),
            (
                Key("Up, Down", translate("Help", "Step through the list of patients, also while searching")),
                Key("Enter", translate("Help", "Open the marked patient, or give the marked command")),
                Key("Esc", translate("Help", "Leave the search")),
            ),
            ("ui/window/search.py", "ui/patient/list.py"),
        ),
        Group(
            translate("Help", "Cohort"),
            (
                Key("Delete, Backspace", translate("Help", "Take the marked filter away")),
                Key("Enter, Esc", translate("Help", "Close the list of filters")),
            ),
            ("ui/cohort",),
        ),
        Group(
            translate("Help", "Settings"),
            (
                Key("Up, Down", translate("Help", "From section to section; the page jumps to its card")),
                Key("Enter", translate("Help", "Into the card; in a field: keep what was typed")),
                Key("Space", translate("Help", "Press what has the focus")),
                Key("F2", translate("Help", "Change the chosen row, or the limit of the idle lock")),
                Key("Ctrl+Enter", translate("Help", "In the form of a protocol: save it")),
                Key("Esc", translate("Help", "Leave the field; from a card back to the list")),
            ),
            ("ui/settings", "ui/clinic/idle_card.py", "ui/clinic/users.py"),
        ),
    )


def _forms() -> Group:
    return Group(
        translate("Help", "Forms"),
        (
            Key("Enter, Shift+Enter", translate("Help", "The next field, and the one before")),
            Key("Ctrl+Enter", translate("Help", "Save the form")),
            Key("Esc", translate("Help", "Leave the form; what was typed can be kept for later")),
            Key("Down, Up", translate("Help", "In a list of suggestions: the next line, and the one before")),
            Key("Shift+F1", translate("Help", "In the form of a visit: where the last value of a field comes from")),
            Key("N", translate("Help", "In an empty diameter: begin a new lesion")),
            Key("Delete, Backspace", translate("Help", "In a choice: choose nothing")),
            Key("Alt+U, Alt+K", translate("Help", "Answer the check of a value: take the other unit, or keep it")),
            Key("Alt+M", translate("Help", "At a line of a lesion: what is marked of it")),
        ),
        ("ui/forms", "ui/kit/fields.py", "ui/kit/suggestions.py"),
    )


def _imports() -> Group:
    return Group(
        translate("Help", "Import"),
        (
            Key("Down", translate("Help", "The next row that needs something")),
            Key("Enter, Esc", translate("Help", "In a refused row: correct it, or leave it refused")),
            Key("0 1 2 3 4 5 6 7 8 9 < >", translate("Help", "In a refused row: begin the right value")),
            Key("1, 2, W", translate("Help", "In a waiting row: whose it is, or that it waits")),
            Key("T", translate("Help", "Take the name that is proposed")),
            Key("Ctrl+Enter", translate("Help", "Import")),
        ),
        ("ui/imports",),
    )


def _print() -> Group:
    return Group(
        translate("Help", "Print preview"),
        (
            Key("Ctrl+P, Ctrl+S", translate("Help", "Print; save as a file")),
            Key("Ctrl++, Ctrl+−", translate("Help", "Larger, and smaller")),
            Key("Ctrl+0, Ctrl+9", translate("Help", "As wide as the window; the whole page")),
            Key("Page Down, Page Up", translate("Help", "The next page, and the one before")),
            Key("Alt+A, Alt+K", translate("Help", "Sign the print and keep it; the prints that are kept")),
        ),
        ("ui/paper",),
    )
