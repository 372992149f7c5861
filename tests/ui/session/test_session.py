"""The one door to the store: off the GUI thread, in order, never long."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.course.course import Course
from models.course.summary import summary
from models.quantities import parse_quantity
from models.record.records import LabResult, Visit
from models.record.visit_entry import VisitEntry
from storage.clinic.store import DEMO_KEY, Store
from storage.problems import StoreProblem
from tests.storage.clinics import busy_clinic, case, tampered
from ui.session.session import Session
from ui.session.walk import SLICE_SECONDS
from ui.start import protocols
from ui.words.summaries import second_line

TODAY = date(2025, 3, 28)


def test_that_work_is_done_off_the_gui_thread_and_news_comes_on_it(qtbot: QtBot, session: Session) -> None:
    threads: list[threading.Thread] = []

    def query(store: Store) -> int:
        threads.append(threading.current_thread())
        return len(store.patients())

    def then(count: int) -> None:
        threads.append(threading.current_thread())
        counts.append(count)

    counts: list[int] = []
    session.read(query, then)
    qtbot.waitUntil(lambda: counts == [26])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_that_an_opened_patient_is_announced_as_a_course(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.course_changed) as told:
        session.open(3)
    assert told.args[0].record.key == 3
    assert session.course is told.args[0]
    assert session.key == 3


def test_that_the_last_patient_asked_for_wins(qtbot: QtBot, session: Session) -> None:
    shown: list[int] = []
    session.course_changed.connect(lambda course: shown.append(course.record.key))
    for key in (1, 2, 3, 4, 5):
        session.open(key)
    qtbot.waitUntil(lambda: shown[-1:] == [5])
    assert shown == [5]


def test_that_the_list_has_a_line_for_every_patient(qtbot: QtBot, session: Session, demo_courses) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(session.lines_changed, check_params_cb=lambda news: len(news.lines) == 26) as told:
        session.refresh()
    for line in (one.who for one in told.args[0].lines):
        course = demo_courses[line.code]
        points = course.series.points
        assert line.response == (points[-1].recist.overall if points else None)
        assert line == summary(line.key, course)


def test_that_opening_a_patient_does_not_wait_for_the_whole_list(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With courses made slow, a patient asked for comes after the slice that is on, not after all."""
    from models.course import course as rules

    quick = rules.course

    made: list[int] = []

    def slow(*arguments):  # type: ignore[no-untyped-def]
        made.append(len(made))
        sleep(SLICE_SECONDS)
        return quick(*arguments)

    monkeypatch.setattr(rules, "course", slow)
    news: list[tuple[str, int]] = []
    session.lines_changed.connect(lambda found: news.append(("list", len(found.lines))))
    session.course_changed.connect(lambda course: news.append(("course", len(made))))
    session.refresh()
    qtbot.waitUntil(lambda: session._store is not None)
    asked = len(made)
    session.open(20)
    qtbot.waitUntil(lambda: ("list", 26) in news)
    assert [kind for kind, _ in news].index("course") < news.index(("list", 26))
    opened = next(count for kind, count in news if kind == "course")
    assert opened - asked <= 3


def test_that_a_write_is_announced_and_every_view_hears_of_it(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.course_changed):
        session.open(1)
    before = session.course
    assert before is not None
    result = LabResult(analyte="AFP", date=TODAY, value=parse_quantity("77"), unit="ng/mL")
    entry = VisitEntry(visit=Visit(date=TODAY), labs=(result,))
    written: list[int] = []
    signals = [session.changed, session.course_changed, session.lines_changed]
    with qtbot.waitSignals(signals):
        session.write(lambda store: store.add_visit(1, entry), written.append, touched=(1,))
    assert len(written) == 1
    assert session.course is not None
    assert session.course.markers.afp.points[-1].value.reported == "77"
    assert session.course is not before


def test_that_all_courses_are_computed_once_and_kept_until_a_write(
    qtbot: QtBot, session: Session, computed_before: dict[object, Course]
) -> None:
    first: list[tuple] = []  # type: ignore[type-arg]
    session.courses(first.append)
    qtbot.waitUntil(lambda: len(first) == 1)
    session.courses(first.append)
    qtbot.waitUntil(lambda: len(first) == 2)
    assert all(one is other for (_, one), (_, other) in zip(*first, strict=True))
    computed_before.clear()
    session.write(lambda store: None, lambda _: None)
    session.courses(first.append)
    qtbot.waitUntil(lambda: len(first) == 3)
    assert not any(one is other for (_, one), (_, other) in zip(first[0], first[2], strict=True))


def test_that_a_known_problem_is_told_and_the_session_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.hepatrack"
    session = Session(lambda: Store.open(missing, key=DEMO_KEY), protocols, TODAY)
    with qtbot.waitSignal(session.failed) as told:
        session.refresh()
    assert isinstance(told.args[0], StoreProblem)
    assert not missing.exists()
    with qtbot.waitSignal(session.failed):
        session.open(1)
    session.close()


def test_that_a_bug_is_not_taken_for_a_problem(qtbot: QtBot, session: Session) -> None:
    def broken(store: Store) -> None:
        raise ZeroDivisionError("a bug")

    with (
        qtbot.captureExceptions() as caught,
        qtbot.waitSignal(session.busy_changed, check_params_cb=lambda busy: not busy),
    ):
        session.read(broken, lambda _: None)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


@pytest.mark.parametrize("bug", [KeyError("a bug"), MemoryError(), RecursionError(), NotImplementedError()])
def test_that_whoever_waits_is_told_of_the_end_even_where_it_is_a_bug(
    qtbot: QtBot, session: Session, bug: Exception
) -> None:
    def broken() -> None:
        raise bug

    told: list[Exception] = []
    with (
        qtbot.captureExceptions() as caught,
        qtbot.waitSignal(session.busy_changed, check_params_cb=lambda busy: not busy),
    ):
        session.aside(broken, lambda _: None, otherwise=told.append)
    assert [str(problem) for problem in told] == [
        "The program made a mistake here. Look whether this step was done before you repeat it."
    ]
    assert [error for _, error, _ in caught] == [bug]


def test_that_busy_is_told_from_the_first_to_the_last_piece_of_work(qtbot: QtBot, session: Session) -> None:
    told: list[bool] = []
    session.busy_changed.connect(told.append)
    with qtbot.waitSignal(session.lines_changed, check_params_cb=lambda news: len(news.lines) == 26):
        session.refresh()
    qtbot.waitUntil(lambda: told[-1] is False)
    assert told[0] is True


def test_that_closing_twice_and_asking_afterwards_do_no_harm(session: Session) -> None:
    session.close()
    session.close()
    session.open(1)
    session.refresh()


def test_that_long_work_lets_other_work_have_its_turn_but_not_what_must_be_alone(
    qtbot: QtBot, session: Session
) -> None:
    order: list[str] = []
    session.read(lambda store: store.patients(), lambda _: order.append("before"))

    def long(_store: Store, breathe: Callable[[], None]) -> None:
        session.read(lambda store: store.patients(), lambda _: order.append("in between"))
        session.shut(lambda: order.append("shut"))
        session.read(lambda _: None, lambda _: order.append("after the shut"))
        breathe()
        breathe()

    session.read_long(long, lambda _: order.append("long"))
    session.aside(lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == ["before", "in between", "long", "shut", "after the shut"]


def test_that_long_work_ends_when_the_session_is_closed(qtbot: QtBot, session: Session) -> None:
    begun = threading.Event()

    def endless(_store: Store, breathe: Callable[[], None]) -> None:
        begun.set()
        while True:
            breathe()
            sleep(0.001)

    session.read_long(endless, lambda _: None)
    assert begun.wait(5)
    session.close()
    assert session.closed


def test_that_news_for_a_dialog_that_was_closed_meanwhile_is_dropped(qtbot: QtBot, session: Session) -> None:
    dialog = QLabel()
    session.read(lambda store: len(store.patients()), dialog.setNum)
    session.aside(lambda: "words", partial(dialog.setText))
    dialog.deleteLater()
    done: list[int] = []
    session.read(lambda store: len(store.patients()), done.append)
    qtbot.waitUntil(lambda: done == [26])


@pytest.mark.parametrize("has_otherwise", [False, True])
def test_that_a_write_is_announced_though_its_dialog_was_closed_meanwhile(
    qtbot: QtBot, session: Session, has_otherwise: bool
) -> None:
    dialog = QLabel()
    entry = VisitEntry(visit=Visit(date=TODAY))
    told: list[object] = []
    session.changed.connect(told.append)
    session.write(
        lambda store: store.add_visit(3, entry),
        dialog.setNum,
        touched=(3,),
        otherwise=dialog.setText if has_otherwise else None,  # type: ignore[arg-type]
    )
    delete(dialog)
    qtbot.waitUntil(lambda: told == [frozenset({3})])


def test_that_a_write_that_failed_is_told_though_its_dialog_was_closed_meanwhile(
    qtbot: QtBot, session: Session
) -> None:
    def refused(_: Store) -> None:
        raise StoreProblem("It is locked.", "Unlock it.")

    dialog = QLabel()
    with qtbot.waitSignal(session.failed) as told:
        session.write(refused, otherwise=dialog.setText)  # type: ignore[arg-type]
        delete(dialog)
    assert isinstance(told.args[0], StoreProblem)


def test_that_undoing_computes_only_the_patients_it_touched_again(qtbot: QtBot, session: Session) -> None:
    known: list[int] = []
    session.courses(lambda courses: known.extend(key for key, _ in courses))
    qtbot.waitUntil(lambda: len(known) == 26, timeout=20_000)
    entry = VisitEntry(visit=Visit(date=TODAY))
    session.write(lambda store: store.add_visit(3, entry), lambda _: None, touched=(3,))
    operations: list[int] = []
    session.read(lambda store: store.past.last_operation().id, operations.append)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(operations))
    before = dict(session._courses)
    told: list[object] = []
    session.changed.connect(told.append)
    session.write(
        lambda store: store.undo(operations[0]),
        lambda _: None,
        touched=lambda store: store.past.patients_of(operations[0]),
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told == [frozenset({3})]
    assert all(session._courses.get(key, course) is course for key, course in before.items() if key != 3)


def test_that_many_courses_are_set_aside_from_the_search_for_cycles(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.courses.FROZEN_AFTER", 20)
    gc.unfreeze()
    try:
        counts: list[int] = []
        session.courses(lambda courses: counts.append(len(courses)))
        qtbot.waitUntil(lambda: counts == [26], timeout=10_000)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def test_that_a_patient_who_cannot_be_read_is_in_the_list_and_stops_nobody_else(
    qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "clinic.hepatrack"
    with busy_clinic(path) as store:
        store.import_record(case("HCC-0022"))
    tampered(path, lambda db: db.execute("UPDATE visit SET date = 'Zhang Wei' WHERE patient_id = 1"))
    session = Session(lambda: Store.open(path, key=DEMO_KEY), protocols, TODAY)
    try:
        with qtbot.waitSignal(session.lines_changed, check_params_cb=lambda found: found.complete):
            session.refresh()
        lines = [line.who for line in session.news.lines]
        assert [(line.code, line.unreadable is None) for line in lines] == [("HCC-0021", False), ("HCC-0022", True)]
        assert second_line(lines[0]) == "cannot be read"
        with qtbot.waitSignal(session.failed) as told:
            session.open(1)
        assert "The record of this patient cannot be read: row 1 of visit, date." in str(told.args[0])
        courses: list[str] = []
        with qtbot.waitSignal(session.failed) as told:
            session.courses(lambda found: courses.extend(one.record.patient.code for _, one in found))
        assert courses == ["HCC-0022"]
        assert "cannot be read and are left out: HCC-0021." in str(told.args[0])
    finally:
        session.close()
    assert "Zhang Wei" not in "".join(capfd.readouterr())
