"""The clinic of the journeys: a new file with a user of each role, a laboratory and thirty patients, in its window."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from benchmarks.journeys.hand import Hand
from benchmarks.journeys.patients import AS_OF, ranges
from models.course.course import Course
from models.record.range_changes import RangeChange
from models.record.records import Record, Signature
from storage.clinic.store import Store
from storage.files.casefile import case_document, read_case
from storage.keys import vault
from storage.roles import Role
from ui.clinic.gate import Gate
from ui.doors import Doors
from ui.kit.theme import Theme
from ui.patient.page import PatientPage
from ui.session.session import Session
from ui.start import protocols
from ui.window.main import MainWindow

PASSWORD = "portal vein 4 journeys"
Form = TypeVar("Form", bound=QDialog)
Held = Mapping[str, Record]  # every patient of the file, by study code


@dataclass
class Clinic:
    """The running program, whoever sits at it, and the folder in which what is saved lands."""

    window: MainWindow
    session: Session
    doors: Doors
    hand: Hand
    folder: Path

    @property
    def course(self) -> Course:
        """The patient on the screen."""
        assert self.session.course is not None
        return self.session.course

    @property
    def page(self) -> PatientPage:
        assert self.window.page is not None
        return self.window.page

    def sit(self, role: Role) -> None:
        """Whoever was here locks the window, and the user of this role comes in."""
        window, hand = self.window, self.hand
        if window.access is not None and window.access.actor.role is role and not window.covered:
            return
        self.doors.entrance.lock()
        page = self.doors.entrance.page
        hand.wait(page.isVisible, "the window asks who is there")
        page.user.setText(role.value)
        page.password.setText(PASSWORD)
        hand.wait(page.go_button.isEnabled, "a password can be given")
        page.go_button.click()
        hand.wait(lambda: not window.covered, "the window opens")
        hand.wait(lambda: window.access is not None and window.access.actor.role is role, "the role is known")
        self.settle()
        hand.wait(lambda: self.session.course is not None or not window.patients.shown, "a patient is open")

    def open(self, code: str, tab: str) -> None:
        """A patient on the screen at one of the places, the hand on no field."""
        self.to_front()
        self.window.show_place("patients")
        key = next(line.key for line in self.window.patients.shown if line.code == code)
        self.session.open(key)
        self.hand.wait(lambda: self.course.record.patient.code == code and not self.session.busy, f"{code} is open")
        self.page.show_tab(tab)
        self.settle()

    def to_front(self) -> None:
        """As a window manager does when a form is closed."""
        self.window.activateWindow()
        self.hand.wait(self.window.isActiveWindow, "the window is in front")

    def settle(self) -> None:
        """Whatever was asked of the file is answered, and on the screen."""
        answered: list[bool] = []
        self.session.read(lambda _: True, answered.append)
        self.hand.wait(lambda: answered and not self.session.busy, "nothing is being read any more")

    def form(self, kind: type[Form]) -> Form:
        """The form of this kind, once it is on the screen."""
        self.hand.wait(lambda: any(one.isVisible() for one in self.window.findChildren(kind)), kind.__name__)
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def gone(self, form: QDialog) -> None:
        """The form was saved and is closed, and the screen shows what follows."""
        self.hand.wait(lambda: not isValid(form) or not form.isVisible(), "the form is saved and closed")
        self.to_front()
        self.settle()

    def held(self) -> Held:
        """What the file holds now, read from it anew; when something was signed is left out."""
        found: list[Held] = []
        self.session.read(lambda store: {one.patient.code: _timeless(one) for _, one in store.records()}, found.append)
        self.hand.wait(lambda: found, "the file is read")
        return found[0]

    def leave_forms(self) -> None:
        """Nothing a task left open stands in the way of the next."""
        for one in self.window.findChildren(QDialog):
            if one.isVisible():
                (one.leave if hasattr(one, "leave") else one.reject)()
        self.settle()


def _timeless(record: Record) -> Record:
    """Signatures by whom alone: the clock of the machine says when."""
    return replace(
        record,
        labs=tuple(replace(one, reviewed=signed_by(one.reviewed)) for one in record.labs),
        imaging=tuple(replace(one, signed=signed_by(one.signed)) for one in record.imaging),
    )


def signed_by(signature: Signature | str | None) -> Signature | None:
    """A signature without its moment."""
    by = signature.by if isinstance(signature, Signature) else signature
    return None if by is None else Signature(by=by, on=date.min)


def make_clinic(folder: Path, records: Sequence[Record]) -> Path:
    """A clinic file with a user of each role and Lab A; its patients come from case files, as a clinic's would."""
    path = folder / "journeys.hepatrack"
    made = vault.create_clinic(path, user=Role.ADMINISTRATOR.value, password=PASSWORD)
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            vault.add_user(path, made.unlocked, user=role.value, password=PASSWORD, role=role)
    cases = []
    for record in records:
        case = folder / f"{record.patient.code}.json"
        case.write_text(json.dumps(case_document(record)), encoding="utf-8")
        cases.append(read_case(case))
    with Store.open(path, key=made.unlocked.key, actor=made.unlocked.actor, signer=made.unlocked.signer) as store:
        store.laboratories.change(RangeChange(come=ranges(), gone=()))
        store.import_records(cases)
    return path


@contextmanager
def open_clinic(path: Path, theme: Theme, *, as_of: date = AS_OF) -> Iterator[Clinic]:
    """The window as ``main.py`` opens it on ``path``, at 1440 × 900, locked."""
    gate = Gate(path)
    session = Session(gate.open_store, protocols, as_of)
    settings = QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    window = MainWindow(session, theme, settings=settings, waiting=True)
    window.show()
    doors = Doors(window, session, gate, demo_folder=path.parent)
    clinic = Clinic(window, session, doors, Hand(window), path.parent)
    with _documents_in(path.parent):
        doors.begin()
        window.furnish()
        clinic.to_front()
        try:
            yield clinic
        finally:
            clinic.hand.watch.end()
            session.close()
            gate.release()
            window.hide()
            window.deleteLater()
            QApplication.processEvents()


@contextmanager
def _documents_in(folder: Path) -> Iterator[None]:
    """What is saved without another folder being chosen is saved in ``folder``."""
    before = os.environ.get("XDG_CONFIG_HOME")
    (folder / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{folder}"\n', encoding="utf-8")
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_CONFIG_HOME"]
        else:
            os.environ["XDG_CONFIG_HOME"] = before
