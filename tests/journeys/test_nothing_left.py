"""After the lock nothing of a patient is left: no window, name or tip, no copy, nothing that undo brings back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.clinics import Opened, clinic_file, enter, program
from ui.clinic.user_form import UserForm
from ui.forms.visit.form import VisitDialog
from ui.kit.theme import Theme
from ui.paper.preview_pages import PagesPreview
from ui.window import leavings
from ui.words import clipboard
from ui.words.clipboard import copy_text, forget_copied

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clinic_file(tmp_path_factory.mktemp("clinic"))


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, made: Path) -> Iterator[Opened]:
    with program(qtbot, theme, made) as running:
        enter(qtbot, running)
        qtbot.waitUntil(lambda: len(running.window.patients.shown) == 2)
        yield running


def copied() -> str:
    return QGuiApplication.clipboard().text()


def titles() -> list[str]:
    """Of every window that the system knows of: what a task switcher lists."""
    return [window.title() for window in QGuiApplication.topLevelWindows() if window.isVisible()]


def names(opened: Opened) -> list[str]:
    lines = opened.window.patients.shown
    return [name for line in lines for name in (line.code, line.name) if name]


def test_that_no_window_is_left_and_none_is_named_for_a_patient(qtbot: QtBot, opened: Opened) -> None:
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    assert any(name in title for title in titles() for name in names(opened))
    opened.entrance.lock()
    assert titles() == [opened.window.windowTitle()]
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [opened.window]
    assert [name for name in names(opened) if name in opened.window.windowTitle()] == []
    assert opened.window.windowFilePath() == ""
    enter(qtbot, opened)
    form.leave()


def test_that_a_print_preview_is_closed_for_good(qtbot: QtBot, opened: Opened) -> None:
    opened.window.deeds.give("print")
    qtbot.waitUntil(lambda: opened.window.findChild(PagesPreview) is not None, timeout=10_000)
    preview = opened.window.findChild(PagesPreview)
    assert preview is not None
    qtbot.waitUntil(preview.isVisible)
    opened.entrance.lock()
    assert not preview.isVisible()
    enter(qtbot, opened)
    assert not any(isinstance(widget, PagesPreview) and widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_that_a_window_that_is_no_form_is_closed(qtbot: QtBot, opened: Opened) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.setWindowTitle(names(opened)[0])
    other.show()
    opened.entrance.lock()
    assert not other.isVisible()


def test_that_tips_are_hidden(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of Qt: the platform of tests cannot show a tip, which wants to be raised."""
    hidden: list[bool] = []

    class Tips:
        @staticmethod
        def hideText() -> None:
            hidden.append(True)

    monkeypatch.setattr(leavings, "QToolTip", Tips)
    opened.entrance.lock()
    assert hidden == [True]


def test_that_the_clipboard_is_emptied_of_what_the_program_put_there(opened: Opened) -> None:
    copy_text("06-Mar-2025\t-4\t>60,500")
    assert copied().startswith("06-Mar-2025")
    opened.entrance.lock()
    assert copied() == ""


def test_that_what_another_program_put_there_stays(opened: Opened) -> None:
    copy_text("06-Mar-2025")
    QGuiApplication.clipboard().setText("a shopping list")
    opened.entrance.lock()
    assert copied() == "a shopping list"


def test_that_what_was_copied_out_of_a_field_goes_too(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real platforms know whose the clipboard is; the one that tests run on does not, and is told."""
    monkeypatch.setattr(clipboard, "_owns", lambda board, mode: mode is QClipboard.Mode.Clipboard)
    field = QLineEdit("Zhang Guihua")
    field.selectAll()
    field.copy()
    assert copied() == "Zhang Guihua"
    opened.entrance.lock()
    assert copied() == ""


def test_that_a_copy_is_kept_out_of_histories_and_of_the_clipboard_after_the_end(qapp: QApplication) -> None:
    copy_text("HCC-R01")
    data = QGuiApplication.clipboard().mimeData()
    assert isinstance(data, QMimeData)
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    forget_copied()
    assert copied() == ""
    assert "forget_copied()" in (ROOT / "ui" / "start.py").read_text(encoding="utf-8")


def test_that_every_copy_about_patients_goes_through_one_door() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*.py")
        if "clipboard()" in path.read_text(encoding="utf-8")
    }
    assert found == {"ui/words/clipboard.py", "ui/window/help/log.py"}  # the log names nobody


def test_that_no_field_brings_back_what_was_typed(qtbot: QtBot, opened: Opened) -> None:
    search = opened.window.search
    assert isinstance(search, QLineEdit)
    search.insert("Zhang")
    assert search.isUndoAvailable()
    opened.window.deeds.give("visit")
    form = opened.window.findChild(VisitDialog)
    assert form is not None
    entry = form.laboratory.rows[0].entry
    entry.insert("8.84")
    opened.entrance.lock()
    assert search.text() == ""
    fields = [widget for widget in QApplication.allWidgets() if isinstance(widget, QLineEdit)]
    assert not any(field.isUndoAvailable() or field.isRedoAvailable() for field in fields)
    texts = [widget for widget in QApplication.allWidgets() if isinstance(widget, QTextEdit | QPlainTextEdit)]
    assert not any(text.document().isUndoAvailable() for text in texts)
    enter(qtbot, opened)
    assert form.draft.labs[0].text == "8.84"
    form.leave()


def test_that_no_password_waits_in_a_hidden_form(qtbot: QtBot, opened: Opened) -> None:
    opened.window._actions["password"].trigger()
    form = opened.window.findChild(UserForm)
    assert form is not None
    form.old.setText("correct horse battery")
    form.password.setText("portal vein thrombus")
    opened.entrance.lock()
    assert (form.old.text(), form.password.text()) == ("", "")
    enter(qtbot, opened)
    form.reject()


def test_that_the_idle_lock_leaves_as_little(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_text("06-Mar-2025")
    now = opened.entrance.idle._clock()
    opened.entrance.idle._clock = lambda: now + 3_601
    opened.entrance.idle.look()
    assert opened.window.covered
    assert copied() == ""
    assert leavings.hide_all_but(opened.window) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_that_the_program_leaves_no_core_and_lets_no_debugger_in() -> None:
    words = "from storage.coredumps import refuse_core_dumps; refuse_core_dumps(); import resource, ctypes; "
    words += "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    said = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said == "(0, 0) 0\n"
    main = (ROOT / "main.py").read_text(encoding="utf-8")
    assert main.endswith('if __name__ == "__main__":\n    refuse_core_dumps()\n    sys.exit(main())\n')
