"""The recovery code: shown, then hidden and typed back; called saved only when the file was read back."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.siege_refusing import refusing
from storage.keys.recoverycode import new_code
from tests.journeys.clinics import code_kept
from ui.clinic.recovery import RecoverySheet
from ui.kit.theme import Theme

ON = date(2026, 11, 30)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sheet(window: QWidget, theme: Theme) -> RecoverySheet:
    made = RecoverySheet(theme, window)
    made.show_code(new_code(), "clinic.hepatrack", ON)
    window.show()
    return made


def said(sheet: RecoverySheet) -> str:
    """Everything that the sheet holds in words, hidden or not."""
    labels = [found.text() for found in sheet.findChildren(QLabel)]
    return " ".join(labels + [found.text() for found in sheet.findChildren(QLineEdit)])


def test_that_what_is_typed_back_cannot_be_read_in_the_window_meanwhile(sheet: RecoverySheet) -> None:
    groups = sheet.code_label.text().replace("\n", "").split("-")
    assert all(group in said(sheet) for group in groups)
    assert not any(entry.isVisible() for entry in sheet.typed)
    sheet.kept_button.click()
    assert not any(group in said(sheet) for group in groups)
    assert all(entry.isVisible() for entry in sheet.typed)
    assert [f"Group {number} of the code" in said(sheet) for number in sheet.asked] == [True, True]


def test_that_only_the_groups_asked_for_lead_on(sheet: RecoverySheet, qtbot: QtBot) -> None:
    code = sheet.code_label.text().replace("\n", "")
    sheet.kept_button.click()
    groups = code.split("-")
    for first in groups:
        for second in groups:
            sheet.typed[0].setText(first)
            sheet.typed[1].setText(f" {second.lower()} ")
            right = [first, second] == [groups[number - 1] for number in sheet.asked]
            assert sheet.go_button.isEnabled() is right
    sheet.back_button.click()
    assert not sheet.go_button.isVisible()
    with qtbot.waitSignal(sheet.confirmed, timeout=1000):
        assert code_kept(sheet) == code


def test_that_other_groups_are_asked_for_after_another_look(sheet: RecoverySheet) -> None:
    asked = set()
    for _ in range(60):
        sheet.ask()
        asked.add(sheet.asked)
        sheet.back_button.click()
    assert len(asked) > 5


@pytest.mark.parametrize("refused", range(1, 6))
def test_that_a_code_that_could_not_be_written_is_not_called_saved(
    sheet: RecoverySheet, tmp_path: Path, refused: int
) -> None:
    path = tmp_path / "code.pdf"
    with refusing(refused, errno.ENOSPC):
        sheet.write_pdf(str(path))
    assert sheet.told == f"{path} was not written: the disk is full. Free some space and try again."
    assert list(tmp_path.iterdir()) == []
    sheet.write_pdf(str(path))
    assert sheet.told.startswith("The code was saved as a PDF.")
    assert path.read_bytes().startswith(b"%PDF")
