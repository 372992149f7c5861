"""Printing whom the list shows: a file of each, each written down on its own, beside a window that goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from models.worklist.patients import By
from storage.clinic.leaving import Disclosure, Form, Way
from storage.clinic.store import Store
from storage.problems import StoreProblem
from ui.patient.prints.batch import BatchDialog
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.words.language import BOTH


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> BatchDialog:
    assert window.patients.filter is not None
    window.patients.filter.toggle(By.CHILD_PUGH, "B")
    window.deeds.give("print_shown")
    found = window.findChild(BatchDialog)
    assert found is not None
    folder = tmp_path / "out"
    folder.mkdir()
    found.folder.setText(str(folder))
    return found


def ended(dialog: BatchDialog, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: not dialog.running, timeout=60_000)
    return dialog.told.text()


def left(session: Session, qtbot: QtBot, way: Way) -> tuple[Disclosure, ...]:
    found: list[tuple[Disclosure, ...]] = []

    def read(store: Store) -> tuple[Disclosure, ...]:
        return store.leaving.found(ways=(way,))

    session.read(read, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def kinds(dialog: BatchDialog) -> Callable[[str], None]:
    return lambda kind: dialog.choice.kind.setCurrentIndex(dialog.choice.kind.findData(kind))


def test_that_whom_the_list_shows_is_printed_and_each_is_written_down(
    window: MainWindow, session: Session, dialog: BatchDialog, qtbot: QtBot
) -> None:
    shown = {line.code: line.key for line in window.patients.shown}
    assert 1 < len(shown) < 26
    assert not dialog.isModal()  # one works on beside it
    assert dialog.told.text().startswith(f"{len(shown)} patients, as the list shows them now")
    kinds(dialog)("board")
    dialog.choice.paper.setCurrentText("Letter")
    dialog.print_button.click()
    assert not dialog.print_button.isEnabled()
    folder = Path(dialog.folder.text())
    assert ended(dialog, qtbot) == f"Printed to {folder}: {len(shown)} of {len(shown)} patients."
    files = sorted(folder.iterdir())
    assert len(files) == len(shown) == dialog.written.count()
    assert all(one.read_bytes().startswith(b"%PDF") for one in files)
    told = left(session, qtbot, Way.BOARD)
    assert sorted(key for one in told for key in one.patients or ()) == sorted(shown.values())
    assert {(one.form, one.to, one.ended) for one in told} == {(Form.PDF, "out", "")}

    before = {one: one.read_bytes() for one in files}
    dialog.print_button.click()  # into the same folder again
    ended(dialog, qtbot)
    assert all(one.read_bytes() == content for one, content in before.items())
    assert len(list(folder.iterdir())) == 2 * len(files)


def test_that_cancel_leaves_whole_files_and_names_them(session: Session, dialog: BatchDialog, qtbot: QtBot) -> None:
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.written.count() == 2, timeout=30_000)
    dialog.cancel()
    said, folder = ended(dialog, qtbot), Path(dialog.folder.text())
    there = sorted(one.name for one in folder.iterdir())
    assert there == sorted(dialog.written.item(row).text() for row in range(dialog.written.count()))
    assert said.startswith(f"Cancelled. Printed to {folder}: {len(there)} of ")
    assert said.endswith("these files stay.")
    assert all((folder / name).read_bytes().rstrip().endswith(b"%%EOF") for name in there)
    assert len(left(session, qtbot, Way.SUMMARY)) == len(there)


def test_that_closing_the_form_ends_it(session: Session, dialog: BatchDialog, qtbot: QtBot) -> None:
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.written.count() == 1, timeout=30_000)
    folder = Path(dialog.folder.text())
    dialog.close()
    qtbot.waitUntil(lambda: not session.busy, timeout=10_000)
    count = len(list(folder.iterdir()))
    assert count <= 2
    assert len(left(session, qtbot, Way.SUMMARY)) == count


def test_that_a_figure_has_its_table_beside_it_in_one_language(dialog: BatchDialog, qtbot: QtBot) -> None:
    kinds(dialog)("figure")
    dialog.choice.spoken.setCurrentIndex(dialog.choice.spoken.findData(BOTH))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.written.count() == 1, timeout=30_000)
    dialog.cancel()
    ended(dialog, qtbot)
    files = sorted(Path(dialog.folder.text()).iterdir())
    assert [one.suffix for one in files[:2]] == [".csv", ".pdf"]
    table = files[0].read_text(encoding="utf-8-sig")
    assert "Value as reported" in table
    assert not any(sign in table for sign in "\ufdd0\ufdd1\ufdd2")


def test_that_a_folder_that_is_gone_is_said_and_nothing_is_written_down(
    session: Session, dialog: BatchDialog, qtbot: QtBot
) -> None:
    dialog.folder.setText(str(Path(dialog.folder.text()) / "gone"))
    dialog.print_button.click()
    said = ended(dialog, qtbot)
    assert "cannot be read. Choose another folder." in said
    assert ": 0 of " in said
    assert left(session, qtbot, Way.SUMMARY) == ()


def test_that_whoever_may_not_print_is_told_and_nothing_leaves(
    session: Session, dialog: BatchDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise StoreProblem("Not you.")

    found: list[object] = []
    session.read(lambda store: monkeypatch.setattr(type(store.actor), "require", refused), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    dialog.print_button.click()
    assert ended(dialog, qtbot).startswith("Not you.")
    assert not list(Path(dialog.folder.text()).iterdir())


def test_that_who_is_gone_meanwhile_is_left_out_and_named(dialog: BatchDialog, qtbot: QtBot) -> None:
    dialog.show_people([(9_999, "HCC-X"), dialog.people[0]])
    dialog.print_button.click()
    said = ended(dialog, qtbot)
    assert ": 1 of 2 patients." in said
    assert "HCC-X is left out: This patient is no longer in the clinic file." in said


def test_that_the_window_hears_its_keys_meanwhile_and_the_form_is_opened_once(
    window: MainWindow, session: Session, dialog: BatchDialog, qtbot: QtBot
) -> None:
    """That no turn of the loop takes 100 ms is measured by the benchmarks; here, that there are turns at all."""
    beats: list[int] = []
    heart = QTimer(interval=10)
    heart.timeout.connect(lambda: beats.append(dialog.written.count()))
    heart.start()
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.written.count() == 1, timeout=30_000)
    key = window.patients.shown[-1].key
    session.open(key)
    qtbot.waitUntil(lambda: session.key == key, timeout=10_000)
    assert dialog.running
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.findChildren(BatchDialog) == [dialog]
    dialog.cancel()
    ended(dialog, qtbot)
    heart.stop()
    assert len(beats) > 10
