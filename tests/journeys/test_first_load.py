"""The first load in the window of an empty clinic: what is refused, what would come, the load, and its undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.journeys.clinics import Opened, clinic_of
from tests.storage.firstload.books import book_of, changed, kept, small_case
from ui.clinic.first_load import FirstLoadDialog
from ui.kit.theme import Theme


def _dialog(qtbot: QtBot, opened: Opened) -> FirstLoadDialog:
    """From the first screen of a clinic without patients."""
    offers = [one for one in opened.window.findChildren(QPushButton) if one.text() == "&First load…"]
    qtbot.waitUntil(lambda: any(one.isVisible() and one.isEnabled() for one in offers))
    qtbot.mouseClick(next(one for one in offers if one.isVisible()), Qt.MouseButton.LeftButton)
    found = opened.window.findChild(FirstLoadDialog)
    assert found is not None
    return found


def _look(qtbot: QtBot, form: FirstLoadDialog, path: Path) -> None:
    form.look(path)
    assert not form.choose_button.isEnabled()
    qtbot.waitUntil(form.choose_button.isEnabled, timeout=20_000)


def test_that_an_empty_clinic_is_filled_from_a_workbook_and_emptied_again(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with clinic_of(qtbot, theme, tmp_path) as opened:
        form = _dialog(qtbot, opened)
        form.write_template(tmp_path / "t.xlsx")
        qtbot.waitUntil((tmp_path / "t.xlsx").is_file)
        _look(qtbot, form, kept(tmp_path, changed({"results!E3": "many"}, small_case()), "wrong.xlsx"))
        assert not form.load_button.isEnabled()
        form.copy_button.click()
        qtbot.waitUntil(lambda: QApplication.clipboard().text().startswith("results!E3\tmany\t"))

        _look(qtbot, form, kept(tmp_path, book_of(small_case(), small_case("A-2"))))
        assert "New patients: 2." in form.told.text()
        form.load_button.click()
        qtbot.waitUntil(form.undo_button.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: opened.session.course is not None, timeout=10_000)
        qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 2)

        form.undo_button.click()
        qtbot.waitUntil(lambda: opened.window.findChild(QMessageBox) is not None)
        asked = opened.window.findChild(QMessageBox)
        assert asked is not None
        assert "“First load” of Chen Yu" in asked.text()
        next(one for one in asked.buttons() if one.text() == "Undo it").click()
        qtbot.waitUntil(lambda: not opened.window.patients.shown)


def test_that_a_look_that_is_cancelled_ends_and_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with clinic_of(qtbot, theme, tmp_path) as opened:
        form = _dialog(qtbot, opened)
        form.look(kept(tmp_path, book_of(*(small_case(f"A-{number}") for number in range(1, 40)))))
        form.cancel_button.click()
        qtbot.waitUntil(form.choose_button.isEnabled, timeout=20_000)
        assert "stopped" in form.told.text()
        assert form.isVisible()
        form.reject()
