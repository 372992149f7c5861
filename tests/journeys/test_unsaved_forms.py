"""What was typed and not saved: it outlives a crash, a lock and the end of the program, and only its owner sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from storage.clinic.store import Store
from storage.keys import vault
from storage.keys.drafts import drafts
from storage.roles import Role
from tests.journeys.clinics import PASSWORD, USER, Opened, clinic_file, enter, enter_first, program, texts_on_the_screen
from ui.forms.correct import CorrectDialog
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.patient.waiting import WaitingBar
from ui.session.session import Session
from ui.window.main import MainWindow

ROOT = Path(__file__).parents[2]
OTHER, OTHERS = "Li", "another long one"
# A window of its own process: somebody types, and the process says when a draft lies on the disk.
TYPING = """
import sys
from datetime import datetime
from pathlib import Path
import ui
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.doors import Doors
from ui.clinic.gate import Gate
from ui.forms.correct import CorrectDialog
from ui.session.session import Session
from storage.places import DATA_CUT
from ui.start import protocols
from ui.kit.theme import Theme
from ui.forms.visit.form import VisitDialog
from ui.window.main import MainWindow

path, user, password = Path(sys.argv[1]), *sys.stdin.read().split("\\n")[:2]
app = QApplication([])
theme = Theme()
theme.apply(app)
gate = Gate(path)
session = Session(gate.open_store, protocols, DATA_CUT)
window = MainWindow(session, theme, settings=QSettings(str(path) + ".ini", QSettings.Format.IniFormat), waiting=True)
window.show()
doors = Doors(window, session, gate, demo_folder=path.parent)
doors.begin()
window.furnish()

def until(true):
    while not true():
        QTest.qWait(20)

page = doors.entrance.page
until(page.isVisible)
page.user.setText(user)
page.password.setText(password)
page.go_button.click()
until(lambda: session.course is not None and not window.covered)
window.deeds.give("visit")
form = window.findChild(VisitDialog)
QTest.keyClicks(form.laboratory.rows[0].entry, "88417")
form.read.sizes[0].diameter.setText("61.7")
QTest.keyClicks(form.findings.weight, "63.9")
until(lambda: any(".draft-" in one.name for one in path.parent.iterdir()))
QTest.qWait(1000)
print(form.patient[1], flush=True)
until(lambda: False)
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return clinic_file(tmp_path)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, clinic: Path) -> Iterator[Opened]:
    with program(qtbot, theme, clinic) as running:
        yield running


def _bar(opened: Opened) -> WaitingBar:
    assert opened.window.page is not None
    return opened.window.page.drafts


def _form(window: MainWindow) -> VisitDialog:
    window.deeds.give("visit")
    form = window.findChild(VisitDialog)
    assert form is not None
    return form


def _type_afp(qtbot: QtBot, opened: Opened, text: str = "8.84") -> VisitDialog:
    """A form with one result, kept as a draft."""
    form = _form(opened.window)
    form.laboratory.rows[0].entry.setText(text)
    qtbot.waitUntil(lambda: len(_kept(opened.path)) == 1)
    return form


def _kept(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if ".draft-" in one.name]


def _press(box: QMessageBox, words: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()


def _box(owner: VisitDialog | MainWindow) -> QMessageBox:
    box = owner.findChild(QMessageBox)
    assert box is not None
    return box


def test_that_a_killed_window_gives_back_what_was_typed(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(clinic)], cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{USER}\n{PASSWORD}\n".encode())
        process.stdin.close()
        process.stdin = None
        code = process.stdout.readline().decode().strip()
        process.send_signal(signal.SIGKILL) if sys.platform != "win32" else process.kill()
        said = process.communicate()[1].decode()
    assert code.startswith("HCC-"), said
    held = b"".join(one.read_bytes() + os.fsencode(one.name) for one in _kept(clinic))
    secrets = ("88417", "61.7", "63.9", code, USER, "visit", "AFP", "weight")
    assert [secret for secret in secrets if secret.encode() in held] == []
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: _bar(running).isVisible())
        assert code in running.window.message.text
        assert _bar(running).text.startswith("A visit of 28-Mar-2025, begun ")
        _bar(running).go_on_button.click()
        form = running.window.findChild(VisitDialog)
        assert form is not None
        assert form.draft.labs[0].text == "88417"
        assert form.draft.sizes[0].diameter == "61.7"
        assert form.draft.weight == "63.9"
        assert not _bar(running).isVisible()
        before = running.session.course
        assert before is not None
        form.laboratory.rows[0].keep()  # more than ten times the result before is asked about once
        qtbot.waitUntil(form.save_button.isEnabled)
        form.save()
        qtbot.waitUntil(lambda: _kept(clinic) == [])
        qtbot.waitUntil(lambda: running.session.course is not before)
        assert running.session.course is not None
        assert running.session.course.record.labs[-1].value.reported == "88417"
        assert not _bar(running).isVisible()


def test_that_saving_leaves_no_draft(qtbot: QtBot, opened: Opened) -> None:
    enter_first(qtbot, opened)
    form = _type_afp(qtbot, opened)
    qtbot.waitUntil(form.save_button.isEnabled)
    with qtbot.waitSignal(form.saved):
        form.save()
    assert _kept(opened.path) == []


def test_that_what_is_put_aside_while_it_is_saved_is_not_offered_to_be_saved_again(
    qtbot: QtBot, opened: Opened
) -> None:
    enter_first(qtbot, opened)
    assert opened.session.course is not None
    before = len(opened.session.course.record.labs)
    form = _type_afp(qtbot, opened)
    gate = Event()
    opened.session.work(lambda: gate.wait(20), lambda _: None)
    qtbot.waitUntil(form.save_button.isEnabled)
    form.save()
    form.reject()  # as by Esc
    assert form.isVisible()
    assert form.findChild(QMessageBox) is None
    form.put_aside()  # as whoever quits does
    gate.set()
    qtbot.waitUntil(lambda: len(opened.session.course.record.labs) == before + 1)  # type: ignore[union-attr]
    done: list[None] = []
    opened.session.work(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert _kept(opened.path) == []
    assert opened.doors.forms.waiting == ()


def test_that_a_discarded_or_emptied_form_leaves_no_draft(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    form = _type_afp(qtbot, opened)
    form.laboratory.rows[0].entry.clear()
    qtbot.waitUntil(lambda: _kept(opened.path) == [])
    form.laboratory.rows[0].entry.setText("9")
    qtbot.waitUntil(lambda: len(_kept(opened.path)) == 1)
    form.reject()
    _press(_box(form), "Discard")
    qtbot.waitUntil(lambda: _kept(opened.path) == [])
    assert not _bar(opened).isVisible()


def test_that_a_form_put_off_is_offered_again(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    form = _form(opened.window)
    form.date.entry.setText("-3d")
    form.laboratory.rows[0].entry.setText(">60,500")
    form.reject()
    _press(_box(form), "Keep for later")
    qtbot.waitUntil(lambda: _bar(opened).isVisible())
    assert "25-Mar-2025" in _bar(opened).text
    _bar(opened).go_on_button.click()
    again = next(one for one in opened.window.findChildren(VisitDialog) if one.isVisible())
    assert again.date.text == "2025-03-25"
    assert again.draft.labs[0].text == ">60,500"
    assert again.begun == form.begun
    again.leave()
    qtbot.waitUntil(lambda: _kept(opened.path) == [])


def test_that_a_draft_is_thrown_away_only_after_asking(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    _type_afp(qtbot, opened).put_aside()
    qtbot.waitUntil(lambda: _bar(opened).isVisible())
    _bar(opened).discard_button.click()
    assert len(_kept(opened.path)) == 1
    _press(_box(opened.window), "Discard")
    qtbot.waitUntil(lambda: _kept(opened.path) == [])
    assert not _bar(opened).isVisible()


def test_that_a_lock_keeps_a_draft_at_once(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    form = _form(opened.window)
    form.laboratory.rows[0].entry.setText("8.84")
    with qtbot.waitSignal(opened.entrance.left):
        opened.entrance.lock()
    assert len(_kept(opened.path)) == 1
    assert not form.isVisible()
    enter(qtbot, opened)
    assert form.isVisible()
    assert not _bar(opened).isVisible()  # it is open already
    form.leave()
    qtbot.waitUntil(lambda: _kept(opened.path) == [])


def test_that_another_user_is_not_told_of_a_draft(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user=OTHER, password=OTHERS, role=Role.NURSE)
    _type_afp(qtbot, opened, "88417").put_aside()
    qtbot.waitUntil(lambda: _bar(opened).isVisible())
    opened.entrance.lock()
    assert "unsaved" not in texts_on_the_screen()
    enter(qtbot, opened, OTHERS, OTHER)
    opened.session.work(lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: opened.doors.forms.waiting == ())
    qtbot.wait(300)
    assert not _bar(opened).isVisible()
    assert "88417" not in texts_on_the_screen()
    opened.entrance.lock()
    enter(qtbot, opened)
    qtbot.waitUntil(lambda: _bar(opened).isVisible())


def test_that_a_form_whose_patient_was_changed_meanwhile_is_opened_anew(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    assert opened.gate.unlocked is not None
    vault.add_user(opened.path, opened.gate.unlocked, user=OTHER, password=OTHERS, role=Role.CLINICIAN)
    form = _form(opened.window)
    form.laboratory.rows[0].entry.setText("8.84")
    key, result = form.patient[0], opened.session.course.markers.afp.points[-1].result  # type: ignore[union-attr]
    opened.entrance.lock()
    enter(qtbot, opened, OTHERS, OTHER)
    with qtbot.waitSignal(opened.session.changed):
        opened.session.write(
            lambda store: store.correct(key, "lab_result", result.key or 0, {"value": "1"}, reason="misread"),
            lambda _: None,
        )
    opened.entrance.lock()
    enter(qtbot, opened)
    qtbot.waitUntil(lambda: "were changed while the form was hidden" in opened.window.message.text)
    qtbot.waitUntil(lambda: _bar(opened).isVisible())
    _bar(opened).go_on_button.click()
    again = next(one for one in opened.window.findChildren(VisitDialog) if one.isVisible())
    assert again.draft.labs[0].text == "8.84"
    assert again.laboratory.rows[0].previous.text() == "1"
    again.leave()


def test_that_quitting_keeps_what_was_typed_and_says_so(qtbot: QtBot, theme: Theme, clinic: Path) -> None:
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        form = _form(running.window)
        form.laboratory.rows[0].entry.setText("8.84")
        running.window.close()
        assert running.window.isVisible()
        assert "kept, encrypted" in _box(form).informativeText()
        _press(_box(form), "Quit")
        qtbot.waitUntil(lambda: not running.window.isVisible())
    with program(qtbot, theme, clinic) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: _bar(running).isVisible())


def test_that_a_draft_of_a_patient_who_is_another_now_is_not_offered(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    _type_afp(qtbot, opened).put_aside()
    qtbot.waitUntil(lambda: _bar(opened).isVisible())
    assert opened.gate.unlocked is not None
    key = opened.session.key
    assert key is not None
    with qtbot.waitSignal(opened.session.course_changed):
        opened.session.write(lambda store: _renamed(store, key), lambda _: None)
    qtbot.waitUntil(lambda: not _bar(opened).isVisible())
    assert len(drafts(opened.path, opened.gate.unlocked.key)) == 1


def test_that_the_demo_clinic_says_that_it_keeps_nothing(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    from ui.window.drafts import FormKeeper

    keeper = FormKeeper(window, session)
    form = _form(window)
    assert not form.keepable
    form.laboratory.rows[0].entry.setText("8.84")
    window.close()
    assert window.isVisible()
    assert "it is lost" in _box(form).informativeText()
    _press(_box(form), "Keep typing")
    form.leave()
    assert keeper.waiting == ()


def _renamed(store: Store, key: int) -> None:
    store.correct(key, "patient", key, {"code": "HCC-R99"}, reason="mistyped")


def test_that_an_unsaved_correction_is_offered_again(qtbot: QtBot, opened: Opened) -> None:
    enter(qtbot, opened)
    opened.window._actions["baseline"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(CorrectDialog) is not None)
    form = opened.window.findChild(CorrectDialog)
    assert form is not None
    form.fields["weight_kg"].setText("61.5")  # type: ignore[union-attr]
    form.fields["vp"].choose("Vp1")  # type: ignore[union-attr]
    form.other.setText("from the letter")
    qtbot.waitUntil(lambda: len(_kept(opened.path)) == 1)
    form.put_aside()
    qtbot.waitUntil(lambda: _bar(opened).isVisible())
    assert _bar(opened).text.startswith("A correction, begun ")
    _bar(opened).go_on_button.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.window.findChildren(CorrectDialog)))
    again = next(one for one in opened.window.findChildren(CorrectDialog) if one.isVisible())
    assert again.changed == {"weight_kg": "61.5", "vp": "Vp1"}
    assert again.reason_words == "from the letter"
    with qtbot.waitSignal(again.saved):
        again.save()
    qtbot.waitUntil(lambda: _kept(opened.path) == [])
    assert not _bar(opened).isVisible()
