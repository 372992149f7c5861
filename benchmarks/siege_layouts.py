"""Every place and every form of the window, one after the other, at a size, in a theme and a language.

``Walk`` hands each to whoever looks: the siege asks what an eye would stumble over, and
``benchmarks/layout_pictures.py`` takes their pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from benchmarks.eye import faults
from benchmarks.journeys.clinic import Clinic, make_clinic, open_clinic
from benchmarks.journeys.patients import patients
from benchmarks.layout_doors import FROM_ELSEWHERE
from benchmarks.longer import LONGER, Longer
from benchmarks.siege_common import CHEAP, Siege
from models.record.records import Measurement, Patient, Record
from storage.demo import CASES
from storage.files.casefile import read_case
from storage.keys import vault
from storage.places import DATA_CUT
from storage.roles import Role
from ui.forms.registry import FORMS, Stand
from ui.kit.theme import Theme
from ui.patient.page import TABS
from ui.window.commands import commands
from ui.window.places import PATIENTS, PLACES
from ui.words.language import CHINESE, ENGLISH, set_language

# The window; the second is less the desktop's bar, the last is 1920 × 1080 at 200 %.
SIZES = ((1440, 900), (1366, 728), (1920, 1040), (960, 540))
LONG_NAME, EMPTY, TWICE = "LONG-01", "NEW-01", "HCC-2014"
OF_DEMO = ("TIL-01", "HCC-R01")  # cells, cycles and gaps; a course without any
WHOSE = (LONG_NAME, *OF_DEMO, EMPTY)
# What ends the window, locks the door, or opens no form.
LEFT_OUT = (
    "quit",
    "lock",
    "lock_all",
    "theme",
    "language",
    "zoom",
    "idle",
    "list",
    "flags",
    "filter",
    "undo",
    "find",
    "cohort_export",
)

Look = Callable[[str, QWidget], None]


@dataclass(frozen=True, slots=True)
class Dress:
    """How the window is worn."""

    size: tuple[int, int]
    dark: bool
    language: str

    def __str__(self) -> str:
        return f"{self.size[0]}x{self.size[1]} {'dark' if self.dark else 'light'} {self.language}"


_SPOKEN = tuple(Dress(*one) for one in product(SIZES, (False, True), (ENGLISH, CHINESE)))
DRESSES = (*_SPOKEN, *(Dress(size, False, LONGER) for size in SIZES))


def besieged_records() -> tuple[Record, ...]:
    """Somebody with a long name, of the demo clinic, read by two, registered twice, and of whom nothing is known."""
    demo = [read_case(CASES / f"{code}.json") for code in OF_DEMO]
    long = read_case(CASES / "HCC-R10.json")
    named = replace(
        long.patient,
        code=LONG_NAME,
        name="Abdurrahman Mehmedov-Krasnoyarski, Maximiliana Theodora",
        hospital_number="2024-000-123-456",
    )
    twice = _read_twice(patients()[13])
    again = replace(
        patients()[14],
        patient=replace(patients()[14].patient, name=twice.patient.name, birth_date=twice.patient.birth_date),
    )
    nobody = Record(patient=Patient(code=EMPTY, name="赵平"), treatment_start=DATA_CUT)
    return (replace(long, patient=named), *demo, twice, again, nobody)


def _read_twice(record: Record) -> Record:
    larger = tuple(
        replace(read, reader="B", measurements=tuple(map(_larger, read.measurements))) for read in record.imaging
    )
    return replace(record, imaging=(*record.imaging, *larger))


def _larger(one: Measurement) -> Measurement:
    return one if one.diameter_tenths is None else replace(one, diameter_tenths=2 * one.diameter_tenths)


@contextmanager
def dressed_clinic(app: QApplication) -> Iterator[tuple[Clinic, Theme]]:
    """A clinic with an administrator at its window."""
    theme, cost = Theme(), vault.NEW_COST
    theme.apply(app)
    with tempfile.TemporaryDirectory(prefix="hepatrack-", ignore_cleanup_errors=True) as folder:
        vault.NEW_COST = CHEAP
        path = make_clinic(Path(folder), besieged_records())
        try:
            with open_clinic(path, theme, as_of=DATA_CUT) as clinic:
                clinic.sit(Role.ADMINISTRATOR)
                yield clinic, theme
        finally:
            for one in app.findChildren(Longer):
                app.removeTranslator(one)
            vault.NEW_COST = cost
            set_language(app, ENGLISH)
            Theme().apply(app)


class Walk:
    """Goes to everything there is. ``seen`` holds the classes of the dialogs that were looked at."""

    def __init__(self, clinic: Clinic, theme: Theme, look: Look) -> None:
        self.clinic, self.theme, self._look = clinic, theme, look
        self.window = clinic.window
        self.seen: set[str] = set()
        self.longer: Longer | None = None

    def wear(self, dress: Dress) -> None:
        """Another size, theme and language; the window says if it does not fit."""
        self._be_longer(dress.language == LONGER)
        self.window.choices.choose_language(ENGLISH if dress.language == LONGER else dress.language)
        self.window.choices.choose_theme(dress.dark)
        self.window.resize(*dress.size)
        self.rest()

    def _be_longer(self, wanted: bool) -> None:
        if self.longer is not None:
            QApplication.removeTranslator(self.longer)
            self.longer = None
        if wanted:
            self.longer = Longer(QApplication.instance())
            QApplication.installTranslator(self.longer)

    def places(self) -> None:
        """What stands on the rail, and each part of it."""
        for place in PLACES:
            if place.name == PATIENTS:
                continue
            self.window.show_place(place.name)
            self.rest()
            self._look(place.name, self.window)
            for name, show in self._parts(place.name).items():
                show()
                self.rest()
                self._look(f"{place.name}, {name}", self.window)
        self.window.show_place(PATIENTS)

    def patients(self, codes: Sequence[str] = WHOSE) -> None:
        """Every place of each patient, beside the list and without it."""
        for code in codes:
            self.clinic.open(code, TABS[0].name)
            for beside in (False, True):
                self._show_list(beside)
                for tab in TABS:
                    self.clinic.page.show_tab(tab.name)
                    self.rest()
                    self._look(f"{tab.name} of {code}{', beside the list' * beside}", self.window)
            self._show_list(False)

    def forms(self) -> None:
        """Everything that opens over the window: by a command, of the registry, of a row, and from another."""
        self.clinic.open(TWICE, TABS[0].name)
        for command in commands():
            if command.name not in LEFT_OUT:
                self._of_command(command.name)
        for kind in FORMS:
            for which in self._rows(kind):
                self._of_registry(kind, which)
        self._others()

    # One after the other

    def _parts(self, place: str) -> Mapping[str, Callable[[], None]]:
        page: Any = self.window.places.page(place)
        if place == "cohort":
            tabs = self.window.cohort.page.tabs
            return {tabs.bar.tabText(n): partial(tabs.show_place, n) for n in range(1, tabs.bar.count())}
        if place == "help":
            return {name: partial(page.show_part, name) for name in ("guide", "rules", "keys", "news", "log", "about")}
        if place == "settings":
            return {name: partial(page.go_to, name) for name in page.cards}
        return {}

    def _show_list(self, wanted: bool) -> None:
        if self.window.patients.isVisible() != wanted:
            self.window._actions["list"].trigger()

    def _of_command(self, name: str) -> None:
        action = self.window._actions.by_name.get(name)
        if action is None or not action.isEnabled():
            return
        action.trigger()
        self.rest()
        self._look_at_dialogs(name)
        self.window.show_place(PATIENTS)

    def _of_registry(self, kind: str, which: Mapping[str, object]) -> None:
        made: list[QDialog] = []
        make = FORMS[kind].make
        if make is None:
            return
        make(Stand(self.theme, self.clinic.session, self.window), which, made.append)
        self.rest()
        if made:
            made[0].open()
            self.rest()
            self._look_at_dialogs(" ".join((kind, str(which.get("kind", "")))).strip())

    def _rows(self, kind: str) -> Iterator[Mapping[str, object]]:
        """Of a correction and a query, a row of each kind of record."""
        if kind not in ("correction", "query"):
            yield {}
            return
        record = self.clinic.course.record
        of = {
            "patient": record.patient,
            "baseline": record.baseline,
            "outcome": record.outcome,
            "treatment": next(iter(record.treatments), None),
            "visit": next(iter(record.visits), None),
            "lab_result": next(iter(record.labs), None),
            "lesion": next(iter(record.lesions), None),
            "imaging": next(iter(record.imaging), None),
            "measurement": record.imaging[0].measurements[0],
            "thrombus": record.imaging[0].thrombus,
            "adverse_event": next(iter(record.adverse_events), None),
        }
        for name, row in of.items():
            if row is not None and row.key is not None and (kind == "correction" or name == "lab_result"):
                deed = {"deed": "ask", "field": "value"} if kind == "query" else {}
                yield {"kind": name, "row": row.key, "subject": "X", **deed}

    def _others(self) -> None:
        """Those that open from a form, a card or a page."""
        for name, open_one in FROM_ELSEWHERE.items():
            open_one(self)
            self.rest()
            self._look_at_dialogs(name)
        self.window.show_place(PATIENTS)

    def _look_at_dialogs(self, name: str) -> None:
        for dialog in self._open_ones():
            if not isinstance(dialog, QFileDialog):
                self.seen.update(one.__name__ for one in type(dialog).__mro__)
                self._look(name, dialog)
        for dialog in reversed(self._open_ones()):
            (dialog.leave if hasattr(dialog, "leave") else dialog.reject)()
            if isValid(dialog) and dialog.isVisible():
                dialog.hide()
        self.rest()

    def _open_ones(self) -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    def rest(self) -> None:
        """Until nothing is read any more and everything that was asked for is laid out."""
        self.clinic.settle()
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        self.clinic.settle()


def layouts(count: int, seed: int) -> str:
    """The first ``count`` ways of wearing the window, over everything; there is no chance in it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    found = Siege("layouts")
    with dressed_clinic(app) as (clinic, theme):
        for dress in DRESSES[:count]:
            walk = Walk(clinic, theme, partial(look_for_faults, found, f"{dress}"))
            walk.wear(dress)
            walk.places()
            walk.patients()
            walk.forms()
    return found.told()


def look_for_faults(found: Siege, worn: str, at: str, widget: QWidget) -> None:
    """What an eye stumbles over once everything has come to rest."""
    found.tried += 1
    for _ in range(15):
        QApplication.processEvents()
        if not (seen := faults(widget)):
            return
        QTest.qWait(10)
    found.wrong.extend(f"{worn}: {at}: {fault}" for fault in seen)
