"""What the sieges of the clinic file share: what was found, and clinic files to be besieged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.clinic.store import DEMO_KEY, Store
from storage.demo import CASES
from storage.files.casefile import read_case
from storage.keys import vault
from storage.keys.keyfile import Cost
from storage.keys.patience import Patience
from storage.opening import opened_clinic

PASSWORD, CHEAP = "portal vein 4", Cost(operations=2, memory=19 << 20)


@dataclass(slots=True)
class Siege:
    """What was tried, how often it ended in each way, and each thing that was wrong as a sentence."""

    name: str
    tried: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def told(self) -> str:
        """What was found. Raises AssertionError with what was lost."""
        if self.wrong:
            raise AssertionError(f"{self}: {'; '.join(self.wrong[:20])}")
        return str(self)

    def __str__(self) -> str:
        ends = ", ".join(f"{how} {count}" for how, count in sorted(self.ends.items()))
        return f"{self.name}: {self.tried} tried ({ends}), {len(self.wrong)} wrong"


def a_clinic(folder: Path, name: str = "clinic.hepatrack", *, patients: int = 1, users: bool = False) -> Path:
    path = folder / name
    if users:
        unlocked = vault.create_clinic(path, user="Chen", password=PASSWORD).unlocked
        opened: Any = opened_clinic(path, unlocked)
    else:
        opened = Store.create(path, key=DEMO_KEY)
    with opened as store:
        store.import_records(read_case(case) for case in sorted(CASES.glob("*.json"))[:patients])
    return path


def unlocked(folder: Path, password: str = PASSWORD, name: str = "clinic.hepatrack") -> vault.Unlocked:
    path = folder / name
    return vault.unlock(path, user="Chen", password=password, patience=Patience(path, sleep=lambda _: None))


def a_case() -> Any:
    return read_case(min(CASES.glob("*.json")))
