"""What the demo clinic is built from: the reconstructed cohort, its adverse events, and our plan for each patient."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parent / "reference"
PLAN = HERE / "plan"
SEED = 20250328
DATA_CUT = date(2025, 3, 28)

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class PlannedLesion:
    """A lesion of the plan; baseline diameters in tenths of a millimetre, None for a non-target."""

    number: str
    organ: str
    site: str
    diameter: int | None = None
    viable: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """An adverse event with its days from the start; ``stop`` None is ongoing."""

    printed_term: str
    grade: int
    start: int
    stop: int | None
    action: str

    def holds_on(self, day: int) -> bool:
        return self.start <= day and (self.stop is None or day < self.stop or day == self.start)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything known or planned of one patient; ``facts`` is the row of the reconstructed cohort."""

    id: str
    facts: Row
    own: Row
    reads: tuple[Row, ...]
    events: tuple[PlannedEvent, ...]

    @property
    def start(self) -> date:
        return date.fromisoformat(self.facts["start_date"])

    @property
    def weight(self) -> int:
        return int(self.own["weight_kg"])

    @property
    def efficacy(self) -> bool:
        return self.facts["analysis_set"] == "efficacy"

    @property
    def female(self) -> bool:
        return self.facts["sex"] == "F"

    @property
    def progression_day(self) -> int | None:
        return int(self.facts["pfs_days"]) if self.facts["pfs_type"] == "PD" else None

    @property
    def last_day(self) -> int | None:
        """Day of death or of the last contact; None where no follow-up is published."""
        return int(self.facts["os_days"]) if self.facts["os_days"] else None

    @property
    def end_of_treatment(self) -> int | None:
        """The last day of lenvatinib, None while it goes on."""
        if not self.efficacy:
            return int(self.own["cadonilimab_stop"])
        return self.progression_day or (self.last_day if self.facts["os_event"] == "1" else None)

    @property
    def laboratory_days(self) -> tuple[int, ...]:
        days = {int(self.own[name]) for name in ("first_lab", "second_lab", "sixth_week_lab")}
        days |= set(whole_numbers(self.own["further_labs"]))
        days |= {int(read["day"]) for read in self.reads if read["labs"]}
        return tuple(sorted(days))

    def on(self, day: int) -> str:
        return (self.start + timedelta(days=day)).isoformat()

    def weekday_from(self, day: int) -> int:
        """The first day from ``day`` on that is no Saturday or Sunday."""
        while (self.start + timedelta(days=day)).weekday() >= 5:
            day += 1
        return day

    def dice(self, purpose: str) -> random.Random:
        """Random numbers that depend on the seed, the patient and the purpose only, not on the order of asking."""
        return random.Random(f"{SEED} {self.id} {purpose}")

    def lesions(self) -> tuple[PlannedLesion, ...]:
        return tuple(_lesion(text.strip()) for text in self.own["lesions"].split(";") if text.strip())


def plans() -> tuple[Plan, ...]:
    """The plan of every patient of the reconstructed cohort, in its order."""
    own = {row["id"]: row for row in _rows(PLAN / "patients.csv")}
    reads = _rows(PLAN / "reads.csv")
    events = _rows(PLAN / "events.csv")
    return tuple(
        Plan(
            id=facts["id"],
            facts=facts,
            own=own[facts["id"]],
            reads=tuple(row for row in reads if row["id"] == facts["id"]),
            events=tuple(_event(row) for row in events if row["id"] == facts["id"]),
        )
        for facts in _rows(REFERENCE / "reconstructed_cohort.csv")
    )


def terms() -> dict[str, Row]:
    """The terms of the published table, each with the term of the catalogue that stands for it here."""
    return {row["printed_term"]: row for row in _rows(REFERENCE / "term_names.csv")}


def whole_numbers(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split())


def tenths(text: str) -> int:
    """``12.5`` as 125. Raises ValueError for more than one decimal."""
    whole, _, decimal = text.partition(".")
    if len(decimal) > 1:
        raise ValueError(f"{text} has more than one decimal")
    value = int(whole.lstrip("-") or 0) * 10 + int(decimal or 0)
    return -value if whole.startswith("-") else value


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lesion(text: str) -> PlannedLesion:
    number, organ, size, site = text.split(" ", 3)
    organ = organ.replace("-", " ")
    if size == "-":
        return PlannedLesion(number, organ, site)
    diameter, viable = size.split("/")
    return PlannedLesion(number, organ, site, tenths(diameter), None if viable == "-" else tenths(viable))


def _event(row: Row) -> PlannedEvent:
    if row["start_day"] == "first cadonilimab":
        return PlannedEvent(row["printed_term"], int(row["grade"]), FIRST_CADONILIMAB, FIRST_CADONILIMAB, row["action"])
    stop = int(row["stop_day"]) if row["stop_day"] else None
    return PlannedEvent(row["printed_term"], int(row["grade"]), int(row["start_day"]), stop, row["action"])


FIRST_CADONILIMAB = -999
