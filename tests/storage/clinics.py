"""Clinic files for the tests of the journal: one patient with everything in it, a clock that ticks, other users."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.siege_hand import writable_journal
from models.cohort.imported import CohortKind, Covariate, ImportedCohort, TimeUnit, labels
from models.quantities import parse_quantity
from models.record.records import DeclinedGrade, Imaging, LabResult, Lesion, Measurement, Record, Role, Visit
from models.record.visit_entry import VisitEntry
from models.words import sentence
from storage.clinic.connection import Database, connect
from storage.clinic.store import DEMO_KEY, Store
from storage.files.casefile import parse_case
from tests.storage.example import full_case

SHANGHAI = timezone(timedelta(hours=8))


@dataclass
class TickingClock:
    """A clock that goes on one minute each time somebody looks at it."""

    at: datetime = datetime(2025, 3, 28, 9, 0, tzinfo=SHANGHAI)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


DECLINED = DeclinedGrade(result="lab-result-2", term="Anemia", grade=1, reason="a typing error", by="demo")


def case(code: str = "HCC-0021") -> Record:
    document = full_case()
    if code != document["patient"]["code"]:
        document["patient"] |= {"code": code, "hospital_number": f"H {code}"}
    return parse_case(document)


def small_cohort(name: str = "Hospital B") -> ImportedCohort:
    """Four patients of a table: two groups, one value of each covariate not recorded."""
    return ImportedCohort(
        name=name,
        kind=CohortKind.IMPORTED,
        unit=TimeUnit.MONTHS,
        times=np.array([0.0, 6.8, 13.400000000000002, 20.0]),
        events=np.array([True, True, False, True]),
        source="hospital b.csv",
        sha256="ab" * 32,
        groups=labels(["Vp3", "Vp4", "Vp3", "Vp4"]),
        covariates=(
            Covariate("age", np.array([61.0, np.nan, 47.5, 70.0])),
            Covariate("sex", labels(["f", None, "m", "m"])),
        ),
        endpoint="os",
        notes=(sentence("{count} rows", count=sentence("{n} of {n}", n=4)),),
    )


def visit_entry(on: date = date(2023, 6, 2), number: str = "NEW2") -> VisitEntry:
    measured = (
        Measurement(number="T1", diameter_tenths=300),
        Measurement(number=number, diameter_tenths=120),
    )
    result = LabResult(analyte="AFP", date=on, value=parse_quantity("<1.3"), unit="ng/mL", low=Decimal("0.5"))
    return VisitEntry(
        visit=Visit(date=on, ecog=0),
        labs=(result,),
        imaging=Imaging(date=on, modality="MRI", reader="A", measurements=measured),
        new_lesions=(Lesion(number=number, role=Role.NEW, organ="liver", typical=True),),
    )


def busy_clinic(path: Path) -> Store:
    """A clinic file in which one patient was imported, given a visit and corrected."""
    store = Store.create(path, key=DEMO_KEY, clock=TickingClock())
    key = store.import_record(case()).key
    store.add_visit(key, visit_entry())
    store.correct(key, "lab_result", 1, {"value": "60500"}, reason="misread")
    return store


def tampered(path: Path, act: Callable[[Database], Any]) -> None:
    """Do to a closed clinic file what somebody could who has the key and the program, and drops the guards."""
    db = connect(path, key=DEMO_KEY)
    db.conn.create_function("current_operation", 0, lambda: 1)
    db.conn.create_function("current_reason", 0, lambda: "because")
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    writable_journal(db)
    act(db)
    db.close()


def make_room(path: Path) -> None:
    """Empty pages in a clinic file of the demo's key, as much as a large one would have to give back."""
    db = connect(path, key=DEMO_KEY)
    with db.conn:
        db.execute("CREATE TABLE filler (content BLOB)")
        db.execute("INSERT INTO filler VALUES (randomblob(400000))")
        db.execute("DROP TABLE filler")
    db.close()
