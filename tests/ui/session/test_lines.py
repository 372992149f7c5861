"""Lines of the session: kept from start to start, stale ones shown as such; a write derives those it touched alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.quantities import parse_quantity
from models.record.records import LabResult, Visit
from models.record.visit_entry import VisitEntry
from models.worklist import deriving
from storage.clinic.store import DEMO_KEY, Store
from storage.places import DATA_CUT
from ui.session.lines import News
from ui.session.session import Session
from ui.start import protocols
from ui.worklist.words import afp_words

Opener = Callable[[date], Session]


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The keys of the patients whose line was derived."""
    made: list[int] = []
    original = deriving.line_of

    def counted(key, course):  # type: ignore[no-untyped-def]
        made.append(key)
        return original(key, course)

    monkeypatch.setattr(deriving, "line_of", counted)
    return made


@pytest.fixture
def opened(tmp_path: Path, demo_file: Path) -> Iterator[Opener]:
    path = tmp_path / "clinic.hepatrack"
    shutil.copy(demo_file, path)
    made: list[Session] = []

    def opener(today: date) -> Session:
        if made:
            made[-1].close()
        made.append(Session(lambda: Store.open(path, key=DEMO_KEY), protocols, today))
        return made[-1]

    yield opener
    made[-1].close()


def refreshed(qtbot: QtBot, session: Session) -> list[News]:
    heard: list[News] = []
    session.lines_changed.connect(heard.append)
    session.refresh()
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].complete, timeout=20_000)
    session.lines_changed.disconnect(heard.append)
    return heard


def test_that_lines_are_derived_once_and_kept_for_the_next_start(
    qtbot: QtBot, opened: Opener, derived: list[int]
) -> None:
    refreshed(qtbot, opened(DATA_CUT))
    assert sorted(derived) == list(range(1, 27))
    derived.clear()
    (news,) = refreshed(qtbot, opened(DATA_CUT))
    assert (len(news.lines), news.stale, derived) == (26, frozenset(), [])


def test_that_midnight_makes_few_lines_stale_and_they_are_shown_as_such_meanwhile(
    qtbot: QtBot, opened: Opener, derived: list[int]
) -> None:
    lines = refreshed(qtbot, opened(DATA_CUT))[-1].lines
    derived.clear()
    later = min(line.until for line in lines) + timedelta(days=1)
    turned = {line.who.key for line in lines if not line.stands(later)}
    first, *_, last = refreshed(qtbot, opened(later))
    assert first.stale == turned == set(derived)
    assert 0 < len(turned) < 5
    assert len(first.lines) == 26
    assert all(line.stands(later) for line in last.lines)
    days = {line.who.key: line.who.day for line in last.lines}
    for line in first.lines:  # also of lines that are not fresh the days are counted for today
        assert line.who.day == days[line.who.key]


def test_that_a_write_derives_the_line_of_its_patient_and_no_other(
    qtbot: QtBot, opened: Opener, derived: list[int]
) -> None:
    session = opened(DATA_CUT)
    before = {line.who.key: line for line in refreshed(qtbot, session)[-1].lines}
    derived.clear()
    result = LabResult(analyte="AFP", date=DATA_CUT, value=parse_quantity("77"), unit="ng/mL")
    entry = VisitEntry(visit=Visit(date=DATA_CUT), labs=(result,))
    heard: list[News] = []
    session.lines_changed.connect(heard.append)
    session.write(lambda store: store.add_visit(3, entry), touched=(3,))
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].complete and derived == [3])
    after = {line.who.key: line for line in heard[-1].lines}
    assert [key for key in after if after[key] != before[key]] == [3]
    assert heard[0].stale == {3}
    assert after[3].afp_words is not None
    assert after[3].afp_words[0] == "77"
    for reported, shown in (("19800", "19,800"), (">60,500", ">60,500"), ("4.30", "4.30")):  # as the charts write it
        assert afp_words(after[3]._replace(afp_words=(reported, "ng/mL", "H"))) == (shown, "H")


def test_that_a_line_of_another_program_is_derived_anew(qtbot: QtBot, opened: Opener, derived: list[int]) -> None:
    session = opened(DATA_CUT)
    refreshed(qtbot, session)
    done: list[None] = []
    session.read(lambda store: store.worklist.keep({4: '["of another"]', 5: "no text"}), done.append)
    qtbot.waitUntil(lambda: bool(done))
    derived.clear()
    news = refreshed(qtbot, opened(DATA_CUT))
    assert sorted(derived) == [4, 5]
    assert (news[0].waiting, news[-1].waiting) == (2, 0)
