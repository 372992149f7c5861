"""Reconstructing a published curve in the window: the unit is asked, what came of it is told, the label stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from models.cohort.imported import CohortKind, TimeUnit
from storage.clinic.cohorts import cohorts
from ui.cohort.reconstruct_dialog import ReconstructDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.kit.theme import Theme
    from ui.session.session import Session

CURVE, RISK = "time,survival\n2,0.8\n4,0.6\n8,0.3\n", "time,at_risk\n0,20\n3,15\n6,10\n"


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, session: Session) -> ReconstructDialog:
    made = ReconstructDialog(theme, session)
    qtbot.addWidget(made)
    made.show()
    return made


def _give(dialog: ReconstructDialog, folder: Path, curve: str = CURVE, risk: str = RISK) -> None:
    (folder / "trial.csv").write_text(curve, encoding="utf-8")
    (folder / "risk.csv").write_text(risk, encoding="utf-8")
    dialog.read(curve=folder / "trial.csv", at_risk=folder / "risk.csv")


def _choose_unit(dialog: ReconstructDialog, unit: TimeUnit = TimeUnit.MONTHS) -> None:
    dialog.unit.setCurrentIndex(dialog.unit.findData(unit.value))
    dialog.unit.activated.emit(dialog.unit.currentIndex())


def _kept(qtbot: QtBot, session: Session) -> Any:
    found: list[Any] = []
    session.read(cohorts, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_that_files_unit_and_name_are_asked_for(dialog: ReconstructDialog, tmp_path: Path) -> None:
    assert dialog.told.text() == "Choose the file with the points of the curve."
    _give(dialog, tmp_path)
    assert dialog.told.text() == "Choose the unit of the times. It is never guessed."
    assert dialog.name.text() == "trial"
    assert not dialog.keep_button.isEnabled()


def test_that_a_curve_is_kept_with_its_label(
    qtbot: QtBot, dialog: ReconstructDialog, session: Session, tmp_path: Path
) -> None:
    _give(dialog, tmp_path)
    _choose_unit(dialog)
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.told.text().endswith("events: Reconstructed from a published curve")
    assert dialog.notes.toPlainText().startswith("20 patients, ")
    assert "algorithm of Guyot 2012" in dialog.notes.toPlainText()
    with qtbot.waitSignal(dialog.kept):
        dialog.keep_button.click()
    (kept,) = _kept(qtbot, session)
    assert (kept.name, kept.kind, kept.n, kept.unit) == ("trial", CohortKind.RECONSTRUCTED, 20, TimeUnit.MONTHS)
    assert kept.source == "trial.csv, risk.csv"


def test_that_the_scale_and_the_total_of_events_are_taken(
    qtbot: QtBot, dialog: ReconstructDialog, tmp_path: Path
) -> None:
    _give(dialog, tmp_path, CURVE.replace("0.8", "80").replace("0.6", "60").replace("0.3", "30"))
    _choose_unit(dialog)
    qtbot.waitUntil(lambda: "survival 80 is not between 0 and 1" in dialog.told.text())
    dialog.scale.setCurrentIndex(1)
    dialog.events.setText("11")
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert dialog.cohort is not None
    assert dialog.cohort.event_count == 11


def test_that_what_is_wrong_is_said_and_nothing_is_kept(
    qtbot: QtBot, dialog: ReconstructDialog, session: Session, tmp_path: Path
) -> None:
    _give(dialog, tmp_path, risk="time,at_risk\n0,20\n3,25\n")
    _choose_unit(dialog)
    qtbot.waitUntil(lambda: "the number at risk never rises" in dialog.told.text())
    assert not dialog.keep_button.isEnabled()
    assert _kept(qtbot, session) == ()


def test_that_a_dialog_that_was_closed_hears_nothing_of_what_it_asked(
    qtbot: QtBot, theme: Theme, session: Session, tmp_path: Path
) -> None:
    made = ReconstructDialog(theme, session)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.show()
    _give(made, tmp_path)
    _choose_unit(made)
    made._check()
    with qtbot.waitSignal(made.destroyed):
        made.close()
    assert _kept(qtbot, session) == ()  # the worker has come past what was asked
    qtbot.wait(100)


def test_that_a_mark_and_an_encoding_can_be_said_for_both_files(
    qtbot: QtBot, theme: Theme, session: Session, tmp_path: Path
) -> None:
    dialog = ReconstructDialog(theme, session)
    qtbot.addWidget(dialog)
    (tmp_path / "curve.csv").write_bytes("time;survival;group\n1.100;90.125;ﾀﾅｶ\n2.200;80.250;ﾀﾅｶ\n".encode("cp932"))
    (tmp_path / "risk.csv").write_bytes("time;at_risk;group\n0;50;ﾀﾅｶ\n".encode("cp932"))
    for box, value in ((dialog.unit, "months"), (dialog.scale, True)):
        box.setCurrentIndex(box.findData(value))
    dialog.read(curve=tmp_path / "curve.csv", at_risk=tmp_path / "risk.csv")
    qtbot.waitUntil(lambda: "the encoding cannot be told" in dialog.told.text())
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp932"))
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    qtbot.waitUntil(lambda: "may be 1100 or 1.100" in dialog.told.text())
    dialog.decimal.setCurrentIndex(dialog.decimal.findData("."))
    dialog.decimal.activated.emit(dialog.decimal.currentIndex())
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    assert "curve.csv: Read as Shift-JIS, separator semicolon, decimal mark point." in dialog.notes.toPlainText()
