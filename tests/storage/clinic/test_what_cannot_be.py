"""What cannot be is refused at every door of a clinic file, and never in the way of a correction (R-16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models.record.records import Baseline, Cheng, Imaging, Outcome, Patient, Record, Thrombus, Visit, Vp
from models.record.visit_entry import VisitEntry
from storage.clinic.store import DEMO_KEY, Store
from storage.problems import FileProblem, StoreProblem

TODAY = datetime(2024, 3, 1, 12, tzinfo=UTC)
PLAIN = Record(
    patient=Patient(code="A"), treatment_start=date(2024, 1, 1), outcome=Outcome(last_contact=date(2024, 2, 1))
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.hepatrack", key=DEMO_KEY, clock=lambda: TODAY) as opened:
        yield opened


def visit(on: str) -> Visit:
    return Visit(date=date.fromisoformat(on))


def test_that_nothing_of_tomorrow_comes_in_at_any_door(store: Store) -> None:
    tomorrow = replace(PLAIN, visits=(visit("2024-03-02"),))
    with pytest.raises(FileProblem, match=r"visits\[0\].date: 2024-03-02 is after today, 2024-03-01"):
        store.import_record(tomorrow)
    with pytest.raises(StoreProblem, match="2024-03-02 is after today, 2024-03-01"):
        store.register(tomorrow)
    key = store.register(PLAIN)
    with pytest.raises(StoreProblem, match="visit: 2024-03-02 is after today"):
        store.add_visit(key, VisitEntry(visit=visit("2024-03-02")))
    with pytest.raises(StoreProblem, match="visit: 2024-03-02 is after today"):
        store.add(key, "visit", visit("2024-03-02"))
    row = store.add(key, "visit", visit("2024-03-01"))
    with pytest.raises(StoreProblem, match="visit: 2024-03-02 is after today"):
        store.correct(key, "visit", row, {"date": date(2024, 3, 2)}, reason="typed wrongly")
    assert [kept.date for kept in store.record(key).visits] == [date(2024, 3, 1)]


def test_that_a_death_before_what_is_recorded_is_refused(store: Store) -> None:
    key = store.import_record(replace(PLAIN, visits=(visit("2024-02-20"),))).key
    outcome = store.record(key).outcome
    assert outcome.key is not None
    changes = {"alive": False, "death_date": date(2024, 2, 10)}
    with pytest.raises(StoreProblem, match="visit: 2024-02-20 is after the death, 2024-02-10"):
        store.correct(key, "outcome", outcome.key, changes, reason="died")
    store.correct(key, "outcome", outcome.key, changes | {"death_date": date(2024, 2, 20)}, reason="died")


def test_that_what_an_older_file_holds_is_not_in_the_way_of_mending_it(store: Store) -> None:
    wrong = replace(
        PLAIN,
        baseline=Baseline(extrahepatic_sites=("none",)),
        imaging=(Imaging(date=date(2024, 1, 2), thrombus=Thrombus(vp=Vp.VP0, cheng=Cheng.III)),),
    )
    with store.operation("As an older program did"):
        key = store.file.rows.insert_record(wrong)
    store.add(key, "visit", visit("2024-02-20"))
    baseline = store.record(key).baseline.key
    assert baseline is not None
    store.correct(key, "baseline", baseline, {"extrahepatic_sites": ()}, reason="no site")
    with pytest.raises(StoreProblem, match="leave the list empty"):
        store.correct(key, "baseline", baseline, {"extrahepatic_sites": ("无",)}, reason="no site")
