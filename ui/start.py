"""How a window comes to be: theme, window, first paint; only then the charts, the clinic file and the list."""

from __future__ import annotations

import secrets
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QThread, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from storage.logfile import say_begun
from storage.places import DATA_CUT, RESOURCES, default_database
from storage.problems import FileProblem
from ui.clinic.gate import Gate
from ui.kit.room import Sizes, fit_to_screen
from ui.kit.theme import SCALES, Theme
from ui.session.cycles import searched_by
from ui.session.session import Session
from ui.window.crashes import Crashes
from ui.window.main import MainWindow
from ui.words.clipboard import forget_copied
from ui.words.language import ENGLISH, languages, set_language

if TYPE_CHECKING:
    from models.record.protocol import Protocol
    from storage.clinic.store import Store

SETTLE_MS, HIDDEN_MS = 20, 1000


def start(arguments: Namespace) -> int:
    """Open the window that the command line asks for, and give the exit status when it is closed."""
    app = QApplication(sys.argv[:1])
    searched_by(app)
    app.setApplicationName("Hepatrack")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "hepatrack.svg")))
    settings = QSettings("Hepatrack", "Hepatrack")
    Sizes(settings, app)
    set_language(app, _language(arguments, settings))
    theme = Theme(_dark(arguments, settings), _zoom(settings))
    theme.apply(app)
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        case: Path | None = None if arguments.demo else arguments.case
        gate = None if arguments.demo or case is not None else Gate(_database(arguments, settings))
        session = Session(_opener(gate, case, Path(folder)), protocols, arguments.today or _today(gate, case))
        window = MainWindow(
            session,
            theme,
            demo=arguments.demo,
            case="" if case is None else case.name,
            settings=settings,
            waiting=gate is not None,
        )
        fit_to_screen(window)
        Crashes(window).listen()
        charts = Imports("ui.patient.page")
        charts.finished.connect(window.furnish)
        enter = partial(_enter_demo, window, session)
        if gate is not None:
            enter = partial(_enter, window, session, gate, Path(folder))
        AfterFirstPaint(window, partial(_go_on, enter, charts))
        window.show()
        status = app.exec()
        forget_copied()
        charts.wait()
        session.close()
        if gate is not None:
            _sweep(gate.path)
            gate.release()
    return status


def _sweep(clinic: Path) -> None:
    """What was copied to be checked and was not before the end."""
    from storage.backups.verifying import sweep_checks

    sweep_checks(clinic)


class Imports(QThread):
    """Imports a module beside the window, which would stand still for as long as pyqtgraph takes."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self._module = module

    def run(self) -> None:
        import_module(self._module)


def _enter(window: MainWindow, session: Session, gate: Gate, folder: Path) -> None:
    from ui.doors import Doors

    Doors(window, session, gate, demo_folder=folder).begin()


def _enter_demo(window: MainWindow, session: Session) -> None:
    from ui.doors import answer_checks
    from ui.window.drafts import FormKeeper

    FormKeeper(window, session)
    answer_checks(window, session, restorable=lambda: False)
    session.refresh()


def _go_on(begin: Callable[[], None], charts: Imports) -> None:
    """What waits for the first paint: the clinic file is opened and the list made while the charts are imported."""
    say_begun()
    begin()
    charts.start()


class AfterFirstPaint(QObject):
    """Calls ``then`` when the first picture of the window is on the screen; a window that stays hidden gets a second.

    A few milliseconds are left for the screen, and for whatever else waited for the first paint.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)  # of the program, it would hear of widgets that are being destroyed
        QTimer.singleShot(HIDDEN_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(SETTLE_MS, self, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, _nothing
        then()


def _nothing() -> None:
    """What is left to do once it has been done."""


def demo_clinic(folder: Path) -> Callable[[], Store]:
    """Makes the demo clinic anew in ``folder`` and opens it; called by the session's worker."""

    def opened() -> Store:
        from storage.clinic.store import DEMO_KEY, Store
        from storage.demo import create_demo_clinic

        path = folder / "demo.hepatrack"
        if not path.exists():
            create_demo_clinic(path)
        return Store.open(path, key=DEMO_KEY)

    return opened


def _database(arguments: Namespace, settings: QSettings) -> Path:
    """The clinic file of the command line, else the one that was made here, else where one is expected."""
    kept = str(settings.value("database", ""))
    return arguments.database or (Path(kept) if kept else default_database())


def case_clinic(folder: Path, case: Path) -> Callable[[], Store]:
    """A clinic of the one patient of a case file, in ``folder`` under a key that nobody keeps; called by the worker."""
    key = secrets.token_bytes(32)

    def opened() -> Store:
        from storage.clinic.store import Store
        from storage.files.casefile import read_case

        path = folder / "case.hepatrack"
        if not path.exists():
            record = read_case(case, date.today())
            with Store.create(path, key=key) as store:
                store.import_record(record)
        return Store.open(path, key=key)

    return opened


def _opener(gate: Gate | None, case: Path | None, folder: Path) -> Callable[[], Store]:
    if gate is not None:
        return gate.open_store
    return demo_clinic(folder) if case is None else case_clinic(folder, case)


def _today(gate: Gate | None, case: Path | None) -> date:
    """The date of judgement: of a case file the last in it, as ``assess`` takes it; of the demo clinic its data cut."""
    if case is None:
        return DATA_CUT if gate is None else date.today()
    from models.record.impossible import last_date
    from storage.files.casefile import read_case

    try:
        return last_date(read_case(case, date.today()), date.today())
    except FileProblem:  # the window tells of it, when it reads the file itself
        return date.today()


def protocols() -> Mapping[str, Protocol]:
    from storage.shipped.protocols import load_protocols

    return load_protocols()


def _language(arguments: Namespace, settings: QSettings) -> str:
    wanted = arguments.language or settings.value("language", ENGLISH)
    return str(wanted) if wanted in dict(languages()) else ENGLISH


def _dark(arguments: Namespace, settings: QSettings) -> bool:
    if arguments.theme is not None:
        return bool(arguments.theme == "dark")
    return bool(settings.value("dark", "no") == "yes")


def _zoom(settings: QSettings) -> float:
    kept = str(settings.value("zoom", "1.0"))
    return next((scale for scale in SCALES if str(scale) == kept), 1.0)
