"""A file handed to the program by the desktop: a clinic file is opened, a case file is looked at and not kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import main
from storage.clinic.store import DEMO_KEY, Store
from storage.places import RESOURCES
from storage.problems import StoreProblem
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.start import _today, case_clinic, protocols
from ui.window.main import MainWindow

CASE = RESOURCES / "demo" / "TIL-01.json"


@contextmanager
def looked_at(qtbot: QtBot, theme: Theme, case: Path, folder: Path) -> Iterator[tuple[MainWindow, Session]]:
    session = Session(case_clinic(folder, case), protocols, _today(None, case))
    window = MainWindow(session, theme, case=case.name)
    window.show()
    window.furnish()
    try:
        yield window, session
    finally:
        window.close()
        session.close()
        window.deleteLater()


def said(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["case.json"], ["--case", "case.json"]),
        (["Li 2025.HEPATRACK"], ["--database", "Li 2025.HEPATRACK"]),
        (["rules"], ["rules"]),
        (["assess", "case.json"], ["assess", "case.json"]),
        (["--demo"], ["--demo"]),
        ([], []),
    ],
)
def test_that_a_file_alone_is_opened_by_its_kind(words: list[str], meant: list[str]) -> None:
    assert main._opening(words) == meant


def test_that_a_case_file_is_shown_as_of_the_last_date_in_it(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with looked_at(qtbot, theme, CASE, tmp_path) as (window, session):
        qtbot.waitUntil(lambda: session.course is not None, timeout=10_000)
        assert session.course is not None
        assert session.course.record.patient.code == "TIL-01"
        assert session.course.today == main._date("2023-12-02")
        assert window.windowTitle() == "Hepatrack, case file TIL-01.json"
        assert "Case file TIL-01.json: what you enter is gone when the window is closed" in said(window)


def test_that_nobody_can_open_what_is_made_of_a_case_file(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with looked_at(qtbot, theme, CASE, tmp_path) as (_, session):
        qtbot.waitUntil(lambda: session.course is not None, timeout=10_000)
    with pytest.raises(StoreProblem):
        Store.open(tmp_path / "case.hepatrack", key=DEMO_KEY)


def test_that_a_case_file_that_is_wrong_is_said_to_be_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    document = json.loads(CASE.read_text(encoding="utf-8"))
    document["treatment_start"] = "2019-13-41"
    wrong.write_text(json.dumps(document), encoding="utf-8")
    with looked_at(qtbot, theme, wrong, tmp_path) as (window, _):
        qtbot.waitUntil(lambda: "The case file could not be read." in said(window), timeout=10_000)
        assert "treatment_start" in said(window)
        assert not (tmp_path / "case.hepatrack").exists()
