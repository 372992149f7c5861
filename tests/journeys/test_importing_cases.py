"""Case files in the window: looked through, everybody who is new kept in one step, and taken back in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from models.record.records import Outcome, Patient, Record
from storage.files.casefile import write_case
from tests.journeys.clinics import Opened, clinic_of
from ui.clinic.case_files import CaseFilesDialog
from ui.kit.theme import Theme

THERE = Record(patient=Patient(code="HCC-0101"), treatment_start=date(2025, 1, 10))


def _dialog(qtbot: QtBot, opened: Opened) -> CaseFilesDialog:
    qtbot.waitUntil(opened.window._actions["case_files"].isEnabled)
    opened.window._actions["case_files"].trigger()
    found = opened.window.findChild(CaseFilesDialog)
    assert found is not None
    return found


def _files(folder: Path) -> list[Path]:
    """Two who are new, one who is there as he is, one who is there otherwise, and one that is no case."""
    two = replace(THERE, patient=Patient(code="HCC-0102"))
    records = [two, replace(two, patient=Patient(code="HCC-0103")), THERE, replace(THERE, outcome=Outcome(alive=True))]
    paths = [folder / f"{place}.json" for place in range(5)]
    for path, record in zip(paths, records, strict=False):
        write_case(record, path)
    paths[4].write_text("{}", encoding="utf-8")
    return paths


def _texts(form: CaseFilesDialog) -> list[str]:
    model = form.view.model()
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def test_that_files_are_looked_through_then_imported_and_taken_back(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with clinic_of(qtbot, theme, tmp_path, THERE) as opened:
        form = _dialog(qtbot, opened)
        form.look(_files(tmp_path))
        assert not form.choose_button.isEnabled()
        qtbot.waitUntil(form.import_button.isEnabled, timeout=20_000)
        assert _texts(form) == ["new", "new", "there already", "changed, left out", "refused"]
        assert form.told.text() == "New: 2. There already with the same content: 1. With other content: 1. Refused: 1."
        assert len(opened.window.patients.shown) == 1

        form.import_button.click()
        qtbot.waitUntil(form.undo_button.isVisible, timeout=20_000)
        assert form.told.text() == "2 patients were imported."
        qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 3)
        form.undo_button.click()
        qtbot.waitUntil(lambda: opened.window.findChild(QMessageBox) is not None)
        asked = opened.window.findChild(QMessageBox)
        assert asked is not None
        assert "“Import cases” of Chen Yu" in asked.text()
        next(one for one in asked.buttons() if one.text() == "Undo it").click()
        qtbot.waitUntil(lambda: len(opened.window.patients.shown) == 1)


def test_that_without_anybody_new_nothing_can_be_imported(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with clinic_of(qtbot, theme, tmp_path, THERE) as opened:
        form = _dialog(qtbot, opened)
        form.look(_files(tmp_path)[2:])
        qtbot.waitUntil(form.choose_button.isEnabled, timeout=20_000)
        assert form.told.text().startswith("Nobody new is in these files.")
        assert not form.import_button.isEnabled()
        form.take()
        assert len(opened.window.patients.shown) == 1
        form.reject()


def test_that_reading_that_is_cancelled_ends_and_one_that_is_closed_leaves_nothing(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with clinic_of(qtbot, theme, tmp_path, THERE) as opened:
        form = _dialog(qtbot, opened)
        form.look(_files(tmp_path))
        form.close_button.click()
        assert "stopped" in form.told.text()
        assert form.choose_button.isEnabled()
        form.look(_files(tmp_path))
        form.reject()
        qtbot.waitUntil(lambda: opened.window.findChild(CaseFilesDialog) is None)
        qtbot.waitUntil(lambda: not opened.session.busy)
        assert len(opened.window.patients.shown) == 1
