"""Who opened and exported what: written by the window before anything leaves, looked at by those who may."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course
from storage.clinic.leaving import Disclosure, Form, Left, Out, Way, let_out
from storage.clinic.store import Store
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor, Role
from ui.kit.theme import Theme
from ui.patient.history.disclosures import DisclosuresDialog
from ui.session.leaving import copy, leave
from ui.session.session import Session
from ui.window.main import MainWindow

OUT = Out(way=Way.SUMMARY, form=Form.PDF, patients=(1,), to="Documents")


@pytest.fixture
def asked(qtbot: QtBot, session: Session) -> Callable[[Callable[[Store], object]], object]:
    """What the worker answers."""

    def ask(query: Callable[[Store], object]) -> object:
        told: list[object] = []
        session.read(query, told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        return told[0]

    return ask


def written(store: Store) -> tuple[Disclosure, ...]:
    return store.leaving.found()


def become(role: Role) -> Callable[[Store], object]:
    def change(store: Store) -> None:
        store.file.journal.actor = Actor("somebody", role)

    return change


def full(store: Store) -> None:
    """The file can grow no more."""
    store.database.execute("PRAGMA max_page_count = 1")
    try:
        for _ in range(2_000):
            store.leaving.begin(OUT, action=None)
    except StoreProblem:
        return
    raise AssertionError("the disk is not full")


def test_that_a_patient_is_written_down_once_when_opened_and_no_line_is_derived_anew(
    qtbot: QtBot, session: Session, asked: Callable[..., tuple[Disclosure, ...]]
) -> None:
    keys = asked(lambda store: [key for key, _ in store.patients()])[:2]
    session.refresh()
    qtbot.waitUntil(lambda: len(session.news.lines) == 26 and session.news.complete, timeout=60_000)
    qtbot.waitUntil(lambda: not session.busy)
    changes: list[object] = []
    session.changed.connect(changes.append)
    for key in (*keys, keys[0]):
        with qtbot.waitSignal(session.course_changed):
            session.open(key)
    assert [(one.way, one.patients) for one in asked(written)] == [(Way.OPENED, (key,)) for key in reversed(keys)]
    assert changes == []
    assert asked(lambda store: any(line.stale for line in store.worklist.kept())) is False
    session.refresh()
    assert session.news.complete


def test_that_who_opens_the_file_after_a_lock_is_written_down_anew(
    qtbot: QtBot, session: Session, asked: Callable[..., tuple[Disclosure, ...]]
) -> None:
    key = asked(lambda store: store.patients()[0][0])
    shut: list[int] = []

    def look() -> None:
        with qtbot.waitSignal(session.course_changed):
            session.open(key)
        qtbot.waitUntil(lambda: not session.busy)

    look()
    session.shut(lambda: shut.append(1))
    qtbot.waitUntil(lambda: bool(shut))
    asked(become(Role.ADMINISTRATOR))
    look()
    assert [one.user for one in asked(written)] == ["somebody", "demo"]


def test_that_on_a_full_disk_who_is_open_stays_open_and_it_is_said_once(
    qtbot: QtBot, session: Session, asked: Callable[..., object]
) -> None:
    keys = asked(lambda store: [key for key, _ in store.patients()])
    asked(full)
    said: list[Exception] = []
    session.failed.connect(said.append)
    for key in keys[:3]:
        with qtbot.waitSignal(session.course_changed):
            session.open(key)
        qtbot.waitUntil(lambda: not session.busy)
    assert session.course is not None
    assert len(said) == 1
    assert "disk is full" in str(said[0])
    asked(lambda store: store.database.execute("PRAGMA max_page_count = 1000000"))
    with qtbot.waitSignal(session.course_changed):
        session.open(keys[3])
    found = asked(lambda store: store.leaving.found(ways=[Way.OPENED]))
    assert {one.patients for one in found} == {(key,) for key in keys[:4]}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", [Action.PRINT, Action.EXPORT_DEIDENTIFIED, Action.SEE_DISCLOSURES])
def test_that_each_role_lets_out_what_it_may_and_nothing_else(
    qtbot: QtBot, session: Session, asked: Callable[..., object], tmp_path: Path, role: Role, action: Action
) -> None:
    asked(become(role))
    path, told, refused = tmp_path / "x.pdf", [], []
    leave(
        session,
        OUT,
        lambda left: let_out(left, [(path, b"x")]),
        told.append,
        action=action,
        otherwise=refused.append,
    )
    qtbot.waitUntil(lambda: bool(told or refused))
    asked(become(Role.ADMINISTRATOR))
    assert (path.exists(), len(asked(written))) == ((True, 1) if action in MAY[role] else (False, 0))
    assert all("may not" in str(problem) for problem in refused)


def test_that_on_a_full_disk_no_file_page_or_copy_leaves(
    qtbot: QtBot, session: Session, asked: Callable[..., object], tmp_path: Path
) -> None:
    asked(full)
    QGuiApplication.clipboard().setText("before")
    path, done, refused = tmp_path / "x.pdf", [], []
    for here in (False, True):
        leave(
            session, OUT, lambda left: let_out(left, [(path, b"x")]), done.append, otherwise=refused.append, here=here
        )
    with qtbot.waitSignal(session.failed):
        copy(session, "after", OUT, action=None)
    qtbot.waitUntil(lambda: len(refused) == 2)
    assert done == []
    assert not path.exists()
    assert QGuiApplication.clipboard().text() == "before"


@pytest.mark.parametrize("here", [False, True])
def test_that_a_file_that_fails_after_its_entry_has_a_second_one(
    qtbot: QtBot, session: Session, asked: Callable[..., tuple[Disclosure, ...]], tmp_path: Path, here: bool
) -> None:
    refused: list[Exception] = []

    def job(left: Left) -> None:
        let_out(left, [(tmp_path / "gone" / "x.pdf", b"x")])

    leave(session, OUT, job, lambda _: None, otherwise=refused.append, here=here)
    qtbot.waitUntil(lambda: bool(refused))
    assert "There is no folder" in str(refused[0])
    assert [one.ended for one in asked(written)] == ["not written"]


def test_that_the_summary_the_chart_and_the_flag_are_written_down_by_the_window(
    qtbot: QtBot, window: MainWindow, session: Session, asked: Callable[..., tuple[Disclosure, ...]], tmp_path: Path
) -> None:
    page = window.page
    page.saving.write(("afp",), "csv", tmp_path / "afp.csv")
    qtbot.waitUntil((tmp_path / "afp.csv").exists)
    page.saving.copy("values")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "values")
    page.flags.copy_wanted.emit(session.course, "a flag")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "a flag")
    page.print_button.click()
    from ui.paper.course.preview import PreviewDialog

    qtbot.waitUntil(lambda: any(one.data for one in window.findChildren(PreviewDialog)), timeout=10_000)
    (preview,) = window.findChildren(PreviewDialog)
    preview.save_to(tmp_path / "x.pdf")
    qtbot.waitUntil((tmp_path / "x.pdf").exists)
    preview.reject()
    ways = [(one.way, one.form, one.patients) for one in reversed(asked(written)) if one.way is not Way.OPENED]
    key = (session.key,)
    assert ways == [
        (Way.CHART, Form.CSV, key),
        (Way.VALUES, Form.CLIPBOARD, key),
        (Way.FLAG, Form.CLIPBOARD, key),
        (Way.SUMMARY, Form.PDF, key),
    ]


def test_that_the_list_is_looked_at_by_person_patient_and_kind_and_its_export_is_in_it(
    qtbot: QtBot, theme: Theme, session: Session, asked: Callable[..., object], tmp_path: Path
) -> None:
    keys = dict(asked(lambda store: store.patients()))
    first, second = list(keys)[:2]

    def some(store: Store) -> None:
        store.leaving.opened([first, second])
        store.leaving.begin(Out(way=Way.COHORT_REPORT, form=Form.PDF, patients=tuple(keys), to="=x"), action=None)

    asked(some)
    dialog = DisclosuresDialog(theme, session, QApplication.activeWindow(), code=keys[first])
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.table.records) == 2)
    dialog.kind.setCurrentIndex(dialog.kind.findText("Patient opened"))
    qtbot.waitUntil(lambda: len(dialog.table.records) == 1)
    dialog.kind.setCurrentIndex(0)
    dialog.patient.setText("nobody")
    dialog.patient.editingFinished.emit()
    qtbot.waitUntil(lambda: dialog.told.text() == "There is no patient of the code nobody.")
    dialog.patient.clear()
    dialog.patient.editingFinished.emit()
    qtbot.waitUntil(lambda: len(dialog.table.records) == 3)
    dialog.user.setCurrentIndex(dialog.user.findData("demo"))
    qtbot.waitUntil(lambda: len(dialog.table.records) == 3)
    dialog.export_to(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Saved as"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert [row["patients"] for row in rows] == [str(len(keys)), "1", "1"]
    assert rows[0]["to"] == "'=x"
    assert asked(lambda store: store.leaving.found()[0].way) is Way.DISCLOSURES
    dialog.reject()


def test_that_the_history_says_it_to_those_who_may_and_to_nobody_else(
    qtbot: QtBot, window: MainWindow, session: Session, asked: Callable[..., object], demo_courses: dict[str, Course]
) -> None:
    page = window.page
    page.show_tab("history")
    qtbot.waitUntil(lambda: page.history.looked_button.isVisible(), timeout=10_000)
    assert page.history.looked_button.text() == "Opened by 1 · taken out 0 times…"
    asked(become(Role.CLINICIAN))
    page.history._read()
    qtbot.waitUntil(lambda: not page.history.looked_button.isVisible(), timeout=10_000)
