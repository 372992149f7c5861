"""A patient registered from the first key to the page that is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.record.records import Sex
from tests.journeys.clinics import Opened, clinic_file, enter, program
from tests.journeys.conftest import Keyboard
from ui.forms.register import RegisterDialog
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.main import MainWindow


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic_file(tmp_path)) as running:
        enter(qtbot, running)
        yield running


def _form(qtbot: QtBot, window: MainWindow) -> RegisterDialog:
    qtbot.waitUntil(lambda: window.findChild(RegisterDialog) is not None)
    form = window.findChild(RegisterDialog)
    assert form is not None
    qtbot.waitUntil(form.code.hasFocus)
    return form


def test_that_a_patient_is_registered_by_at_most_46_keys(
    qtbot: QtBot, window: MainWindow, session: Session, keyboard: Keyboard
) -> None:
    keyboard.press(Qt.Key.Key_R, control=True)
    form = _form(qtbot, window)
    assert form.code.text() == "HCC-R25"
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type_and_enter("Wu, Lan", "f", "19710312", "4711082", "-3d")
    keyboard.type("1")
    keyboard.press(Qt.Key.Key_Return, control=True)
    assert keyboard.count <= 46
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.patient.code == "HCC-R25")
    assert session.course is not None
    record = session.course.record
    assert (record.patient.name, record.patient.sex) == ("Wu, Lan", Sex.FEMALE)
    assert (record.patient.birth_date, record.patient.hospital_number) == (date(1971, 3, 12), "4711082")
    assert record.treatment_start == date(2025, 3, 25)
    assert record.protocol == sorted(session.protocols)[0]
    qtbot.waitUntil(lambda: len(window.patients.shown) == 27)
    qtbot.waitUntil(lambda: window.findChild(RegisterDialog) is None)


def test_that_a_patient_who_is_there_already_is_not_registered_again(qtbot: QtBot, opened: Opened) -> None:
    opened.window._actions["register"].trigger()
    form = _form(qtbot, opened.window)
    assert form.code.text() == "HCC-R03"
    form.code.setText("HCC-R01")
    form.protocol.choose("follow-up")
    assert not form.save_button.isEnabled()
    assert "HCC-R01 is in this clinic already" in form.told
    form.leave()


def test_that_an_unfinished_registration_comes_back(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = clinic_file(tmp_path)
    with program(qtbot, theme, path) as running:
        enter(qtbot, running)
        running.window._actions["register"].trigger()
        form = _form(qtbot, running.window)
        form.name.setText("Zhang, Guihua")
        form.born.setText("19710312")
        form.put_aside()
        qtbot.waitUntil(lambda: any(".draft-" in one.name for one in path.parent.iterdir()))
    held = b"".join(one.read_bytes() for one in path.parent.iterdir() if ".draft-" in one.name)
    assert b"Zhang" not in held
    with program(qtbot, theme, path) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: "A registration of yours was not finished" in running.window.message.text)
        running.window._actions["register"].trigger()
        form = _form(qtbot, running.window)
        assert (form.name.text(), form.born.text()) == ("Zhang, Guihua", "1971-03-12")
        form.protocol.choose("follow-up")
        with qtbot.waitSignal(form.saved):
            form.save()
        qtbot.waitUntil(lambda: not any(".draft-" in one.name for one in path.parent.iterdir()))
