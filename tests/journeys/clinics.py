"""A clinic file with a user and patients, and a window in front of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.journeys.hand import Keyboard
from models.course.course import Course
from models.record.records import Record
from storage.clinic.store import Store
from storage.files.casefile import read_case
from storage.keys import vault
from storage.places import DATA_CUT, RESOURCES
from ui.clinic.backups.closing import ClosingDialog
from ui.clinic.entrance import Entrance
from ui.clinic.gate import Gate
from ui.clinic.recovery import RecoverySheet
from ui.doors import Doors
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.start import protocols
from ui.window.main import MainWindow
from ui.window.places import PATIENTS

USER, PASSWORD = "Chen Yu", "correct horse battery"
CASES = ("HCC-R01", "HCC-R02")


@dataclass
class Opened:
    """Everything of one running program."""

    path: Path
    window: MainWindow
    session: Session
    gate: Gate
    entrance: Entrance
    settings: QSettings
    doors: Doors

    @property
    def course(self) -> Course:
        """Of the patient who is open."""
        assert self.session.course is not None
        return self.session.course


def clinic_file(folder: Path) -> Path:
    """A clinic file with an administrator and two patients."""
    path = folder / "clinic.hepatrack"
    made = vault.create_clinic(path, user=USER, password=PASSWORD)
    with Store.open(path, key=made.unlocked.key, actor=made.unlocked.actor, signer=made.unlocked.signer) as store:
        store.import_records([read_case(RESOURCES / "demo" / f"{code}.json") for code in CASES])
    return path


@contextmanager
def program(qtbot: QtBot, theme: Theme, path: Path, settings: QSettings | None = None) -> Iterator[Opened]:
    """The window as ``main.py`` opens it on ``path``."""
    gate = Gate(path)
    session = Session(gate.open_store, protocols, DATA_CUT)
    kept = settings or QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    window = MainWindow(session, theme, settings=kept, waiting=True)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    doors = Doors(window, session, gate, demo_folder=path.parent)
    doors.begin()
    window.furnish()
    try:
        yield Opened(path, window, session, gate, doors.entrance, kept, doors)
    finally:
        window.close()
        with contextlib.suppress(qtbot.TimeoutError):  # a backup may come first
            qtbot.waitUntil(lambda: _is_closed(window), timeout=10_000)
        session.close()
        gate.release()
        window.deleteLater()


def _is_closed(window: MainWindow) -> bool:
    asking = window.findChild(ClosingDialog)
    if asking is not None and asking.isVisible() and asking.line.isHidden():  # it failed
        asking.close_button.click()
    return not window.isVisible()


def unlock(qtbot: QtBot, opened: Opened, password: str = PASSWORD, user: str = USER) -> None:
    """Type name and password and wait until the window is open, at the place of the patients."""
    page = opened.entrance.page
    qtbot.waitUntil(page.isVisible)
    page.user.setText(user)
    page.password.setText(password)
    qtbot.waitUntil(page.go_button.isEnabled, timeout=5000)
    page.go_button.click()
    qtbot.waitUntil(lambda: not opened.window.covered, timeout=10_000)
    opened.window.show_place(PATIENTS)
    opened.window.patients.view.setFocus()


def enter(qtbot: QtBot, opened: Opened, password: str = PASSWORD, user: str = USER) -> None:
    """The same, until a patient is on the screen."""
    unlock(qtbot, opened, password, user)
    qtbot.waitUntil(lambda: opened.session.course is not None, timeout=10_000)


def enter_first(qtbot: QtBot, opened: Opened, password: str = PASSWORD, user: str = USER) -> None:
    """The same, with the first patient by code on the screen, whoever waits longest."""
    enter(qtbot, opened, password, user)
    shown = opened.window.patients.shown
    first = min(shown, key=lambda line: line.code).key
    opened.session.open(first)
    qtbot.waitUntil(lambda: opened.session.key == first and not opened.session.opening, timeout=10_000)


@contextmanager
def clinic_of(qtbot: QtBot, theme: Theme, folder: Path, *records: Record) -> Iterator[Opened]:
    """A clinic file with an administrator and these patients, or nobody else, unlocked, at 1440 × 900."""
    path = folder / "clinic.hepatrack"
    made = vault.create_clinic(path, user=USER, password=PASSWORD)
    with Store.open(path, key=made.unlocked.key, actor=made.unlocked.actor, signer=made.unlocked.signer) as store:
        for record in records:
            store.register(record)
    with program(qtbot, theme, path) as running:
        (enter if records else unlock)(qtbot, running)
        running.window.resize(1440, 900)
        yield running


def page_of(qtbot: QtBot, opened: Opened, keyboard: Keyboard, tab: str, command: str) -> QWidget:
    """A place of the open patient by its command, counted as one stroke."""
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window._actions[command].isEnabled())
    window._actions[command].trigger()
    keyboard.strokes += 1
    assert window.page is not None
    page = window.page.pages[tab]
    qtbot.waitUntil(page.isVisible)
    return page


def texts_on_the_screen() -> str:
    """Every word that any visible widget of any window holds: texts, tips, names, titles, tables."""
    said: list[str] = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        said += [widget.toolTip(), widget.accessibleName(), widget.windowTitle(), _text(widget)]
    return "\n".join(filter(None, said))


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    model = getattr(widget, "model", None)
    if callable(model) and (found := model()) is not None:
        cells = [found.index(row, column) for row in range(found.rowCount()) for column in range(found.columnCount())]
        return " ".join(str(cell.data() or "") for cell in cells)
    return ""


def code_kept(sheet: RecoverySheet) -> str:
    """The recovery code on a sheet, after the groups that were asked for were typed; the sheet is left."""
    code = sheet.code_label.text().replace("\n", "")
    sheet.kept_button.click()
    for entry, number in zip(sheet.typed, sheet.asked, strict=True):
        entry.setText(code.split("-")[number - 1].lower())
    sheet.go_button.click()
    return code
