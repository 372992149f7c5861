"""Values as a person types them: every value of every kind comes back as it was."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from models.forms.typed import EntryError
from models.record.kept import JudgedBy, Judgement
from models.record.records import Adjudication, Appointment, Kept, Medication, Record, Visit, VisitKind
from storage.clinic.rows import RecordKind, table_of
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.wording import value_of, written_row
from tests.storage.clinics import DECLINED, case

TODAY = date(2025, 3, 28)


DECIDED = Adjudication(
    date=date(2023, 4, 21), criterion=JudgedBy.RECIST, overall=Judgement.PR, reason="T2 lies within T1"
)

PLANNED = Appointment(
    visit="W6", day=date(2023, 4, 24), moved_from=date(2023, 4, 21), skipped=True, reason="no transport"
)
NOTED = Visit(date=date(2023, 4, 3), kind=VisitKind.WARD, impression="well", plan="CT in May")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("clinic") / "c.hepatrack"
    with Store.create(path, key=DEMO_KEY) as store:
        key = store.import_record(case()).key
        store.add(key, "declined_grade", DECLINED)
        store.add(key, "adjudication", DECIDED)
        store.add(key, "medication", Medication(name="entecavir", start=date(2023, 1, 2)))
        store.add(key, "planned_visit", PLANNED)
        store.add(key, "visit", NOTED)
        store.queries.ask(key, "baseline", key, "ecog", "ECOG 1 with ascites?")
        return store.record(key)


def _parts(record: Record) -> list[tuple[RecordKind, Kept]]:
    singles = [(RecordKind.PATIENT, record.patient), (RecordKind.BASELINE, record.baseline)]
    lists: dict[RecordKind, tuple[Kept, ...]] = {
        RecordKind.TREATMENT: record.treatments,
        RecordKind.MEDICATION: record.medications,
        RecordKind.VISIT: record.visits,
        RecordKind.APPOINTMENT: record.planned_visits,
        RecordKind.LAB_RESULT: record.labs,
        RecordKind.LESION: record.lesions,
        RecordKind.IMAGING: record.imaging,
        RecordKind.MEASUREMENT: tuple(one for read in record.imaging for one in read.measurements),
        RecordKind.THROMBUS: tuple(read.thrombus for read in record.imaging if read.thrombus),
        RecordKind.ADVERSE_EVENT: record.adverse_events,
        RecordKind.DECLINED_GRADE: record.declined_grades,
        RecordKind.ADJUDICATION: record.adjudications,
        RecordKind.QUERY: record.queries,
    }
    return [*singles, *((kind, part) for kind, parts in lists.items() for part in parts), (_OUTCOME, record.outcome)]


_OUTCOME = RecordKind.OUTCOME


def test_that_every_value_of_every_row_is_read_back_as_it_was(record: Record) -> None:
    seen = set()
    for kind, part in _parts(record):
        assert part.key is not None
        row = written_row(record, kind, part.key)
        for one in row.values:
            if one.attribute == "value":
                continue
            stood = getattr(record if one.attribute == "treatment_start" else part, one.attribute)
            expected = None if stood == "" and one.attribute != "unit" else stood  # an empty text says nothing either
            assert value_of(kind, one.attribute, one.text, TODAY) == expected, one
            seen.add((kind, one.attribute))
    every = {(kind, field.attribute) for kind in RecordKind for field in table_of(kind).kind.fields}
    never = {(RecordKind.LESION, "number"), (RecordKind.IMAGING, "signed")}
    never |= {(RecordKind.LAB_RESULT, name) for name in ("analyte", "identifier", "reviewed")} | {
        (RecordKind.VISIT, "identifier")
    }
    never |= {(RecordKind.TREATMENT, "identifier")}
    never |= {(RecordKind.ADVERSE_EVENT, name) for name in ("ctcae_version", "from_result")}
    never |= {(RecordKind.DECLINED_GRADE, name) for name in ("result", "term", "grade", "by", "on")}
    never |= {(RecordKind.REVIEWED_FLAG, name) for name in ("rule", "inputs", "by", "on")}
    never |= {(RecordKind.ADJUDICATION, name) for name in ("by", "on")}
    asked = {field.attribute for field in table_of(RecordKind.QUERY).kind.fields} - {"question"}
    never |= {(RecordKind.QUERY, name) for name in asked}
    assert every - seen == never


@pytest.mark.parametrize(
    ("kind", "attribute", "text", "value"),
    [
        ("lab_result", "value", " >60,500 ", ">60,500"),
        ("lab_result", "unit", "", ""),
        ("lab_result", "low", "０.５", Decimal("0.5")),
        ("measurement", "diameter_tenths", "77.7", 777),
        ("measurement", "parts_tenths", "12.5 + 4", (125, 40)),
        ("visit", "time", "8:05", time(8, 5)),
        ("visit", "date", "-3d", date(2025, 3, 25)),
        ("visit", "anticoagulated", "no", False),
        ("baseline", "aetiology", "hepatitis B， alcohol", ("hepatitis B", "alcohol")),
        ("baseline", "tumour_count", "3", 3),
        ("thrombus", "vp", "", None),
    ],
)
def test_that_what_is_typed_is_read(kind: str, attribute: str, text: str, value: Any) -> None:
    assert value_of(RecordKind(kind), attribute, text, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "attribute", "text", "words"),
    [
        ("lab_result", "low", "0,5", "not a number; write a decimal point"),
        ("measurement", "diameter_tenths", "77,7", "decimal comma"),
        ("visit", "time", "25:00", "not a time of day"),
        ("visit", "ecog", "one", "not a whole number"),
        ("visit", "anticoagulated", "maybe", "none of: yes, no"),
        ("thrombus", "vp", "Vp9", "none of: Vp0"),
    ],
)
def test_that_what_cannot_be_read_is_told(kind: str, attribute: str, text: str, words: str) -> None:
    with pytest.raises(EntryError, match=words):
        value_of(RecordKind(kind), attribute, text, TODAY)
