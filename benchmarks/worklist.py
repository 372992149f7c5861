"""The worklist in the real window: first lines after midnight, all lines fresh, warm, and search, in large clinics.

Clinics of 30 visits with 40 analytes and 12 lesions each, made of fifty people once and copied. They stay in
build/bench/ (HEPATRACK_BENCH_FOLDER: elsewhere) until the schema or what makes them is another.
HEPATRACK_BENCH_PEOPLE=100 asks for so many in place of a thousand, and ten times as many in place of ten thousand. Of
ten thousand patients the lines are kept as they would be, and the records are bare: a line is all a list reads.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from math import log
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import TYPE_CHECKING

from benchmarks.measuring import Timing, tell
from benchmarks.people import START, patient
from benchmarks.store import multiply
from models.record.records import Patient, Record
from models.worklist.line import Line
from models.worklist.packed import SHAPE, packed
from storage.clinic.schema import whole
from storage.clinic.store import DEMO_KEY, Store

if TYPE_CHECKING:
    from ui.session.session import Session
    from ui.window.main import MainWindow

VISITS, IMPORTED = 30, 50
PEOPLE = int(os.environ.get("HEPATRACK_BENCH_PEOPLE", "1000"))
SIZES, MANY = (PEOPLE // 4, PEOPLE), (PEOPLE, PEOPLE * 10)
ROOT = Path(__file__).resolve().parent.parent
TODAY = START + timedelta(days=7 * VISITS)
FIRST_BAR_MS, FRESH_BAR_S, WARM_BAR_MS, MANY_BAR_MS, SEARCH_BAR_MS, STALL_BAR_MS = 300.0, 4.0, 150.0, 300.0, 20.0, 100.0
BAR_OF_GROWTH = 1.15  # n log n from a thousand to ten thousand
PATIENCE_SECONDS = 120.0
FAMILIES, GIVEN = "张王李赵陈刘杨黄周吴徐孙马朱胡", "桂花建国丽华志强秀英文明海燕晓东玉兰"
SOUGHT = ("zgh", "BENCH-00", "00004")


@dataclass(frozen=True, slots=True)
class Shown:
    """Milliseconds to the first lines and to all fresh, the longest stall of the window, and how many were derived.

    ``busy`` is what the process computed until all were fresh: on a machine that others use, too, it says more.
    """

    first: float
    fresh: float
    stall: float
    derived: int
    busy: float


def measure() -> tuple[Timing, ...]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(os.environ.get("HEPATRACK_BENCH_FOLDER") or ROOT / "build" / "bench")
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_timings(folder))


def _timings(folder: Path) -> Iterator[Timing]:
    fresh: dict[int, float] = {}
    for size in SIZES:
        path = _clinic(folder, size)
        _derive(path)
        cold, warm = _shown(path, TODAY + timedelta(days=1)), _shown(path, TODAY + timedelta(days=1))
        whose, bar = f"{size:,} patients", size == SIZES[-1]
        fresh[size] = cold.fresh
        yield Timing(
            name=f"worklist, first lines after midnight, {whose}", value=cold.first, unit="ms", bar=FIRST_BAR_MS
        )
        yield Timing(
            name=f"worklist, all fresh after midnight, {whose}",
            value=cold.fresh / 1000,
            unit="s",
            bar=FRESH_BAR_S if bar else None,
            note=f"{cold.derived} derived anew, {cold.busy / 1000:.2f} s computed",
        )
        yield Timing(name=f"worklist, longest stall meanwhile, {whose}", value=cold.stall, unit="ms", bar=STALL_BAR_MS)
        said = f"{warm.busy:.0f} ms computed"
        yield Timing(name=f"worklist, warm, {whose}", value=warm.first, unit="ms", bar=WARM_BAR_MS, note=said)
    yield _growth("worklist, all fresh after midnight", fresh)
    many, busy, sought = {}, {}, {}
    for size in MANY:
        with _window(_many(folder, size), TODAY) as (session, window):
            runs = [_until_shown(session, window) for _ in range(3)]
            many[size], busy[size] = min(run.first for run in runs), min(run.busy for run in runs)
            sought[size] = max(min(_search(window, text) for _ in range(3)) for text in SOUGHT)
    last = MANY[-1]
    said = f"{busy[last]:.0f} ms computed"
    yield Timing(name=f"worklist, warm, {last:,} patients", value=many[last], unit="ms", bar=MANY_BAR_MS, note=said)
    yield Timing(
        name=f"search by pinyin, name, number, {last:,} patients", value=sought[last], unit="ms", bar=SEARCH_BAR_MS
    )
    yield _growth("worklist, warm", many)
    yield _growth("search", sought)


def _growth(name: str, times: dict[int, float]) -> Timing:
    (few, short), (more, long) = sorted(times.items())
    exponent = log(long / short) / log(more / few)
    return Timing(name=f"{name}, exponent of growth", value=round(exponent, 2), unit="", bar=BAR_OF_GROWTH)


# In the window


@contextmanager
def _window(path: Path, today: date) -> Iterator[tuple[Session, MainWindow]]:
    from PySide6.QtWidgets import QApplication

    from ui.kit.theme import Theme
    from ui.session.session import Session
    from ui.start import protocols
    from ui.window.main import MainWindow

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    session = Session(lambda: Store.open(path, key=DEMO_KEY), protocols, today)
    opened: list[bool] = []
    session.read(lambda _: True, opened.append)  # opening the file is measured elsewhere
    window = MainWindow(session, theme, waiting=True)
    window.show()
    window.furnish()
    window.covered = False
    window.show_place("worklist")
    _wait(lambda: bool(opened))
    try:
        yield session, window
    finally:
        session.close()
        window.close()
        window.deleteLater()


def _shown(path: Path, today: date) -> Shown:
    with _window(path, today) as (session, window):
        return _until_shown(session, window)


def _until_shown(session: Session, window: MainWindow) -> Shown:
    """From asking for the lines to the last paint of the first, and of all."""
    news: list[tuple[bool, int]] = []

    def heard(found: object) -> None:
        news.append((session.news.complete, len(session.news.stale) + session.news.waiting))

    session._lines.leave()  # as a start finds it
    session.lines_changed.connect(heard)
    begin, computed = perf_counter(), process_time()
    session.refresh()
    first, stalled = _wait(lambda: bool(news))
    derived = news[0][1]
    last, also = _wait(lambda: news[-1][0])
    busy = process_time() - computed
    session.lines_changed.disconnect(heard)
    return Shown((first - begin) * 1000, (last - begin) * 1000, max(stalled, also) * 1000, derived, busy * 1000)


def _search(window: MainWindow, text: str) -> float:
    """Milliseconds from the last key to the narrowed list."""
    window.patients.seek(text[:-1], "")
    begin = perf_counter()
    window.patients.seek(text, "")
    taken = perf_counter() - begin
    window.patients.seek("", "")
    return taken * 1000


def _wait(done: Callable[[], bool]) -> tuple[float, float]:
    """When it was done, and the longest time in which the window heard nothing."""
    from PySide6.QtWidgets import QApplication

    begin, stall = perf_counter(), 0.0
    while not done():
        turn = perf_counter()
        QApplication.processEvents()
        stall = max(stall, perf_counter() - turn)
        sleep(0.0005)
        if perf_counter() - begin > PATIENCE_SECONDS:
            raise RuntimeError("the lines do not come")
    return perf_counter(), stall


# The clinics


def _clinic(folder: Path, size: int) -> Path:
    return _made(folder, f"worklist-{size}", partial(_fill, size=size))


def _made(folder: Path, name: str, fill: Callable[[Store], None]) -> Path:
    """The clinic of this name: the one that is kept, or a new one where the schema or its making is another.

    It is made beside its place, so that one whose making was cut short is never taken for whole.
    """
    path = folder / f"{name}-{_stamp()}.hepatrack"
    if not path.exists():
        tell(f"worklist: making {name}")
        for old in folder.glob(f"{name}-*"):
            old.unlink()
        begun = path.with_suffix(".begun")
        with Store.create(begun, key=DEMO_KEY) as store:
            fill(store)
        begun.rename(path)
    return path


def _stamp() -> str:
    parts = (*sorted(whole.known()), str(SHAPE), Path(__file__).read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _fill(store: Store, *, size: int) -> None:
    store.import_records([_person(number) for number in range(min(size, IMPORTED))])
    if size > IMPORTED:
        multiply(store, size // IMPORTED, journal=False)


def _person(number: int) -> Record:
    """Treatment starts on one of forty-two days, so that every day some windows open and close."""
    record = patient(VISITS, seed=number)
    who = Patient(code=f"BENCH-{number:05d}", name=_name(number))
    return replace(
        record,
        patient=who,
        treatment_start=START + timedelta(days=number % 42),
        protocol="cadonilimab-lenvatinib-sbrt",
    )


def _name(number: int) -> str:
    chance = random.Random(number)
    return chance.choice(FAMILIES) + "".join(chance.sample(GIVEN, 2))


def _many(folder: Path, size: int) -> Path:
    """A clinic of bare records with the lines of people of 30 visits."""
    return _made(folder, f"worklist-lines-{size}", partial(_fill_bare, size=size))


def _fill_bare(store: Store, *, size: int) -> None:
    for first in range(0, size, 1000):
        store.import_records(_bare(number) for number in range(first, min(first + 1000, size)))
    _keep(store, _derived())


def _bare(number: int) -> Record:
    return Record(
        patient=Patient(code=f"BENCH-{number:05d}", name=_name(number), hospital_number=f"{number:08d}"),
        treatment_start=START,
    )


def _derived() -> list[Line]:
    from models.course.course import course
    from models.worklist.deriving import line_of
    from ui.start import protocols

    templates = protocols()
    people = (_person(number) for number in range(10))
    return [line_of(0, course(record, templates[record.protocol], TODAY)) for record in people]


def _keep(store: Store, lines: list[Line]) -> None:
    from ui.session.lines import _rules
    from ui.start import protocols

    store.worklist.catch_up(_rules(protocols()))
    texts = {}
    for place, (key, code) in enumerate(store.patients()):
        line, number = lines[place % len(lines)], int(code.removeprefix("BENCH-"))
        who = line.who._replace(code=code, name=_name(number), hospital_number=f"{number:08d}")
        texts[key] = packed(line._replace(who=who, until=TODAY + timedelta(days=1)))
    store.worklist.keep(texts)


def _derive(path: Path) -> None:
    """The lines of the day before, as the program keeps them; copies of a person have the line of that person."""
    from models.course.course import course
    from models.worklist.deriving import line_of
    from ui.session.lines import _rules
    from ui.start import protocols

    templates = protocols()
    with Store.open(path, key=DEMO_KEY) as store:
        store.worklist.catch_up(_rules(templates))
        made: dict[int, Line] = {}
        texts = {}
        for place, (key, code) in enumerate(store.patients()):
            person = place % IMPORTED
            if person not in made:
                record = store.record(key)
                made[person] = line_of(key, course(record, templates[record.protocol], TODAY))
            texts[key] = packed(made[person]._replace(who=made[person].who._replace(code=code)))
        store.worklist.keep(texts)
