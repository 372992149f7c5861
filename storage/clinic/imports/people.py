"""Who there is, as a row of a laboratory's file is compared with, and what is recorded of them."""

from __future__ import annotations

from collections.abc import Collection

from models.forms.registration import Formerly
from models.laboratory.results import Person
from models.record.partialdate import exact, parsed_day
from models.record.records import LabResult, Sex
from storage.clinic import rows
from storage.clinic.reading import former
from storage.clinic.rows import UnreadableRowError
from storage.clinic.store import Store

_PEOPLE = (
    "SELECT p.id, code, hospital_number, name, birth_date, sex, death_date FROM patient AS p "
    "LEFT JOIN outcome ON outcome.patient_id = p.id AND outcome.deleted = 0 WHERE p.deleted = 0 ORDER BY code"
)
_READ = rows.reader(rows.LAB_RESULT)


def people(store: Store) -> tuple[Person, ...]:
    """Everybody of the clinic, in order of code."""
    gone = former(store.file.query)
    return tuple(
        Person(
            code=code,
            number=number,
            former_numbers=gone.get(key, Formerly()).numbers,
            names=(name,) if name else (),
            born=None if born is None else parsed_day(born),
            sex=None if sex is None else Sex(sex),
            died=None if died is None else exact(parsed_day(died)),
        )
        for key, code, number, name, born, sex, died in store.file.query(_PEOPLE)
    )


def recorded(store: Store, codes: Collection[str]) -> dict[str, tuple[LabResult, ...]]:
    """The results of these patients, by code, in order of entry. Raises StoreProblem where one cannot be read."""
    keys = {key: code for key, code in store.patients() if code in set(codes)}
    found: dict[str, list[LabResult]] = {code: [] for code in keys.values()}
    asked = ", ".join(map(str, sorted(keys)))
    columns = ", ".join(f'"{name}"' for name in rows.LAB_RESULT.columns)
    query = f"SELECT {columns} FROM lab_result WHERE deleted = 0 AND patient_id IN ({asked}) ORDER BY id"
    for one in store.file.query(query):
        try:
            found[keys[one[2]]].append(_READ(one, value=rows.result_value(one)))
        except UnreadableRowError:
            store.record(one[2])  # says which patient cannot be read, and why
            raise
    return {code: tuple(results) for code, results in found.items()}
