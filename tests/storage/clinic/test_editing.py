"""Changes to what was saved: tried on the record first, kept with a reason, taken back by undo."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.quantities import parse_quantity
from models.record.kept import JudgedBy, Judgement
from models.record.records import (
    Adjudication,
    AdverseEvent,
    Ascites,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Medication,
    Patient,
    Record,
    Role,
    State,
    Thrombus,
    Treatment,
    Visit,
    Vp,
)
from models.record.visit_entry import VisitEntry
from storage.clinic.changing import FIRST_ENTRY
from storage.clinic.rows import RecordKind
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import case_document, parse_case
from storage.problems import FileProblem, StoreProblem
from tests.storage.clinics import DECLINED, TickingClock, case, visit_entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY, clock=TickingClock()) as made:
        made.import_record(case())
        yield made


CHANGES: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("patient", 1, {"name": "Zhang Guihua 2", "birth_date": None}),
    ("patient", 1, {"treatment_start": date(2023, 3, 11), "protocol": "follow-up", "settings": ()}),
    ("baseline", 1, {"vp": Vp.VP4, "weight_kg": Decimal("61.5"), "aetiology": ("HBV", "HCV")}),
    ("treatment", 1, {"stop": None, "dose": Decimal(8)}),
    ("visit", 2, {"time": time(9, 15), "ascites": Ascites.SLIGHT}),
    ("lab_result", 2, {"value": ">400", "low": None}),
    ("lab_result", 2, {"value": parse_quantity("401", was_number=True)}),
    ("lab_result", 2, {"analyte": "PIVKA-II", "unit": "mAU/mL", "value": "33"}),
    ("lesion", 1, {"site": "segment 5", "irradiated_before": True}),
    ("measurement", 1, {"diameter_tenths": None, "viable_tenths": None, "state": State.ABSENT}),
    ("thrombus", 1, {"vp": Vp.VP2, "progressed": True}),
    ("imaging", 1, {"modality": "MRI", "slice_mm": Decimal("2.5")}),
    ("adverse_event", 1, {"stop": date(2023, 5, 1), "grade": 2}),
    ("outcome", 1, {"alive": False, "death_date": date(2024, 1, 1), "death_cause": "liver failure"}),
)


def part(record: Record, kind: str, row: int) -> Any:
    from storage.clinic.editing import part as found

    return found(record, RecordKind(kind), row)


UNCHANGED = {  # the case has none
    *(
        RecordKind.DECLINED_GRADE,
        RecordKind.ADJUDICATION,
        RecordKind.MEDICATION,
        RecordKind.REVIEWED_FLAG,
        RecordKind.APPOINTMENT,
        RecordKind.QUERY,
    ),
}


def test_that_there_is_a_change_for_every_kind() -> None:
    assert {kind for kind, _, _ in CHANGES} == set(RecordKind) - UNCHANGED


def test_that_the_reason_of_an_adjudication_is_corrected_and_it_is_taken_out(store: Store) -> None:
    decided = Adjudication(date=date(2025, 4, 18), criterion=JudgedBy.RECIST, overall=Judgement.PR, reason="read again")
    row = store.add(1, "adjudication", decided)
    store.correct(1, "adjudication", row, {"reason": "both looked together"}, reason="typed wrongly")
    assert [one.reason for one in store.record(1).adjudications] == ["both looked together"]
    store.void(1, "adjudication", row, reason="not decided")
    assert store.record(1).adjudications == ()


def test_that_the_reason_of_a_declined_grade_is_corrected_and_the_grade_taken_out(store: Store) -> None:
    row = store.add(1, "declined_grade", DECLINED)
    store.correct(1, "declined_grade", row, {"reason": "drawn from the line"}, reason="typed wrongly")
    assert [one.reason for one in store.record(1).declined_grades] == ["drawn from the line"]
    store.void(1, "declined_grade", row, reason="not declined")
    assert store.record(1).declined_grades == ()


@pytest.mark.parametrize(("kind", "row", "changes"), CHANGES)
def test_that_a_correction_changes_that_row_and_no_other(
    store: Store, kind: str, row: int, changes: dict[str, Any]
) -> None:
    before = store.record(1)
    store.correct(1, kind, row, changes, reason="typed wrongly")
    after = store.record(1)
    for name, value in changes.items():
        kept = getattr(after if name in ("treatment_start", "protocol", "settings") else part(after, kind, row), name)
        assert kept == value or kept.reported == value
    assert after != before
    assert parse_case(case_document(after)) == after
    operation = store.past.last_operation()
    assert operation is not None
    assert operation.reason == "typed wrongly"
    assert store.undo() == operation.label
    assert store.record(1) == before
    assert case_document(store.record(1)) == case_document(case())
    assert verify(store).ok


@pytest.mark.parametrize(
    ("kind", "row", "changes", "said"),
    [
        ("lab_result", 2, {"unit": "mg/L"}, r'^unit: "mg/L" is not a unit of AFP'),
        ("lab_result", 2, {"value": "abc"}, "^value: "),
        ("lab_result", 2, {"value": "1e12"}, "value"),
        ("visit", 2, {"ecog": 9}, "^ECOG: "),
        ("visit", 2, {"time": time(9, 15, 30)}, "exactly as it was entered"),
        ("adverse_event", 1, {"grade": 6}, "^grade: "),
        ("adverse_event", 1, {"stop": date(2023, 1, 1)}, "before its start"),
        ("treatment", 1, {"stop": date(2020, 1, 1)}, "before its start"),
        ("outcome", 1, {"death_date": date(2024, 1, 1)}, "said to be alive"),
        ("patient", 1, {"birth_date": date(2025, 1, 1)}, "before the patient was born"),
        ("patient", 1, {"treatment_start": date(1950, 1, 1)}, "before the patient was born"),
        ("patient", 1, {"treatment_start": date(2025, 12, 1)}, "before the start of treatment"),
        ("patient", 1, {"protocol": "unheard of"}, "unknown"),
        ("patient", 1, {"code": ""}, "code"),
        ("lesion", 1, {"number": "T9"}, "never changes"),
        ("lesion", 1, {"role": Role.NON_TARGET}, "not measured"),
        ("measurement", 1, {"state": State.ABSENT}, "measured or"),
        ("baseline", 1, {"ecog": 7}, "^ECOG: "),
    ],
)
def test_that_a_correction_no_case_file_could_hold_is_refused(
    store: Store, kind: str, row: int, changes: dict[str, Any], said: str
) -> None:
    before = store.anchor()
    with pytest.raises(StoreProblem, match=said):
        store.correct(1, kind, row, changes, reason="typed wrongly")
    assert (store.anchor(), store.record(1)) == (before, case())


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_that_changing_and_voiding_need_a_reason(store: Store, reason: str) -> None:
    with pytest.raises(StoreProblem, match="A reason is needed"):
        store.correct(1, "visit", 1, {"ecog": 2}, reason=reason)
    with pytest.raises(StoreProblem, match="A reason is needed"):
        store.void(1, "visit", 1, reason=reason)


def test_that_what_a_row_does_not_have_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="has no colour"):
        store.correct(1, "visit", 1, {"colour": "red"}, reason="r")
    with pytest.raises(ValueError, match="dragon"):
        store.correct(1, "dragon", 1, {}, reason="r")
    with pytest.raises(LookupError):
        store.correct(1, "visit", 99, {"ecog": 1}, reason="r")
    with pytest.raises(ValueError, match="cannot be added"):
        store.add(1, "visit", AdverseEvent(term="Rash", grade=1))


def test_that_a_code_is_not_given_twice(store: Store) -> None:
    other = store.import_record(case("OTHER")).key
    with pytest.raises(StoreProblem, match="this code already"):
        store.correct(other, "patient", other, {"code": "HCC-0021"}, reason="renamed")
    with pytest.raises(StoreProblem, match="this code already"):
        store.register(case())
    store.correct(other, "patient", other, {"code": "NEW"}, reason="renamed")
    assert store.find("NEW") == other


def test_that_a_patient_typed_in_is_held_to_the_standard_of_a_case_file(store: Store) -> None:
    typed = Record(patient=Patient(code="A-1"), treatment_start=date(2024, 1, 2))
    key = store.register(typed)
    assert store.record(key) == typed
    with pytest.raises(StoreProblem, match="born"):
        store.register(replace(typed, patient=Patient(code="A-2", birth_date=date(2025, 1, 1))))


# Voiding


@pytest.mark.parametrize(
    ("kind", "row"), [("treatment", 1), ("visit", 2), ("lab_result", 3), ("adverse_event", 1), ("thrombus", 1)]
)
def test_that_what_is_voided_leaves_the_record_and_stays_in_the_file(store: Store, kind: str, row: int) -> None:
    before = store.record(1)
    rows_before = store.database.execute(f"SELECT count(*) FROM {kind}").fetchone()
    store.void(1, kind, row, reason="entered twice")
    with pytest.raises(LookupError):
        part(store.record(1), kind, row)
    assert store.database.execute(f"SELECT count(*) FROM {kind}").fetchone() == rows_before
    store.undo()
    assert store.record(1) == before


def test_that_a_read_is_voided_with_its_measurements_and_its_thrombus(store: Store) -> None:
    store.void(1, "imaging", 1, reason="other patient")
    record = store.record(1)
    assert [read.key for read in record.imaging] == [2]
    left = store.database.execute("SELECT count(*) FROM measurement WHERE deleted = 0 AND imaging_id = 1").fetchone()
    assert left == (0,)
    store.undo()
    assert store.record(1) == case()


def test_that_a_thrombus_forgotten_at_a_read_is_added_once(store: Store) -> None:
    read = next(one for one in store.record(1).imaging if one.thrombus is not None)
    assert read.key is not None
    assert read.thrombus is not None
    with pytest.raises(StoreProblem, match="has a thrombus already"):
        store.decisions.add_thrombus(1, read.key, Thrombus(vp=Vp.VP2))
    store.void(1, "thrombus", read.thrombus.key or 0, reason="of another patient")
    lacking = store.record(1)
    row = store.decisions.add_thrombus(1, read.key, Thrombus(vp=Vp.VP2))
    assert part(store.record(1), "thrombus", row) == Thrombus(vp=Vp.VP2)
    assert "Add a thrombus" in store.undo()
    assert store.record(1) == lacking


def test_that_a_lesion_is_voided_with_its_measurements_and_its_number_stays_taken(store: Store) -> None:
    store.void(1, "lesion", 4, reason="a vessel")
    record = store.record(1)
    assert record.lesion("NEW1") is None
    assert record.imaging[1].measurement("NEW1") is None
    with pytest.raises(StoreProblem, match=r"never used again \(R-1.8\)"):
        store.add_visit(1, visit_entry(number="NEW1"))
    assert store.record(1) == record


def test_that_a_lesion_another_was_merged_with_cannot_be_voided(store: Store) -> None:
    with pytest.raises(StoreProblem, match="no other lesion"):
        store.void(1, "lesion", 1, reason="a vessel")


def test_that_baseline_and_outcome_are_corrected_and_not_voided(store: Store) -> None:
    for kind in ("baseline", "outcome"):
        with pytest.raises(StoreProblem, match="is not voided"):
            store.void(1, kind, 1, reason="r")


def test_that_a_change_of_dose_is_kept_whole_or_not_at_all(store: Store) -> None:
    before = store.record(1)
    entry = Treatment(kind="drug", agent="lenvatinib", start=date(2023, 5, 2), dose=Decimal(8), unit="mg")
    with pytest.raises(StoreProblem):
        store.change_dose(1, 1, replace(entry, agent=" "), last=date(2023, 5, 1), reason="hypertension")
    with pytest.raises(StoreProblem, match="reason"):
        store.change_dose(1, 1, entry, last=date(2023, 5, 1), reason=" ")
    assert store.record(1) == before
    store.change_dose(1, 1, entry, last=date(2023, 4, 30), reason="hypertension")
    after = store.record(1)
    assert (after.treatments[0].stop, after.treatments[-1]) == (date(2023, 4, 30), entry)
    assert store.undo() == "Change a dose"
    assert store.record(1) == before
    assert verify(store).ok


def test_that_the_label_of_reconstructed_data_is_never_taken_away(store: Store) -> None:
    store.correct(1, "baseline", 1, {"notes": "[Reconstructed] from a curve"}, reason="label")
    for notes in (None, "from a curve", "[Real] from a curve"):
        with pytest.raises(StoreProblem, match="never taken away"):
            store.correct(1, "baseline", 1, {"notes": notes}, reason="nicer")
    store.correct(1, "baseline", 1, {"notes": "[Reconstructed] from figure 2"}, reason="which figure")
    assert store.record(1).provenance == "Reconstructed"


def test_that_a_voided_patient_is_on_no_list(store: Store) -> None:
    store.void(1, "patient", 1, reason="withdrew consent")
    assert store.patients() == store.records() == ()
    with pytest.raises(LookupError):
        store.record(1)
    again = store.import_record(case())
    assert again.added
    with pytest.raises(StoreProblem, match="given to another since"):
        store.undo(2)
    store.undo()
    store.undo()
    assert store.records() == ((1, case()),)


# Adding


ADDED: tuple[tuple[str, Any], ...] = (
    ("adverse_event", AdverseEvent(term="Rash", grade=1, start=date(2023, 6, 1))),
    ("treatment", Treatment(kind="drug", agent="lenvatinib", start=date(2023, 5, 2), dose=Decimal(8), unit="mg")),
    ("medication", Medication(name="entecavir", dose=Decimal("0.5"), unit="mg", reason="hepatitis B")),
    ("visit", Visit(date=date(2023, 6, 1), ecog=1)),
    ("lab_result", LabResult(analyte="AFP", date=date(2023, 6, 1), value=parse_quantity("20"), unit="ng/mL")),
    ("lesion", Lesion(number="T3", role=Role.TARGET, organ="lung")),
    (
        "imaging",
        Imaging(date=date(2023, 6, 1), measurements=(Measurement(number="T1", diameter_tenths=200),)),
    ),
)


@pytest.mark.parametrize(("kind", "new"), ADDED)
def test_that_what_is_added_is_kept_and_can_be_undone(store: Store, kind: str, new: Any) -> None:
    row = store.add(1, kind, new)
    assert part(store.record(1), kind, row) == new
    assert "Add a" in store.undo()
    assert store.record(1) == case()


@pytest.mark.parametrize(
    ("kind", "new", "said"),
    [
        ("adverse_event", AdverseEvent(term="Rash", grade=9), "grade"),
        ("treatment", Treatment(kind="drug", agent="x", start=date(2023, 5, 2), stop=date(2022, 1, 1)), "its start"),
        ("lesion", Lesion(number="T1", role=Role.NEW), "already the number"),
        ("imaging", Imaging(date=date(2023, 6, 1), measurements=(Measurement(number="X"),)), "no lesion"),
    ],
)
def test_that_nothing_is_added_that_no_case_file_could_hold(store: Store, kind: str, new: Any, said: str) -> None:
    with pytest.raises(StoreProblem, match=said):
        store.add(1, kind, new)
    assert store.record(1) == case()


# Undo


def test_that_the_operation_to_be_undone_is_the_last_that_stands(store: Store) -> None:
    store.add_visit(1, visit_entry())
    store.correct(1, "visit", 1, {"ecog": 2}, reason="misread")
    last = store.past.last_operation()
    assert last is not None
    assert last.label == "Correct a visit"
    assert [store.undo(), store.undo(), store.undo()] == ["Correct a visit", "Add a visit", "Import a case"]
    assert store.past.last_operation() is None
    with pytest.raises(StoreProblem, match="nothing to undo"):
        store.undo()
    assert store.patients() == ()
    assert verify(store).ok


def test_that_an_undo_is_itself_in_the_journal(store: Store) -> None:
    store.correct(1, "visit", 1, {"ecog": 2}, reason="misread")
    store.undo()
    found = store.database.execute("SELECT label, undoes, reason FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    assert found == ("Undo", 2, "Undo of operation 2")
    assert [entry.after for entry in store.past.value_history("visit", 1, "ecog")] == ["1", "2", "1"]


def test_that_an_operation_is_not_undone_when_a_later_one_touched_the_same_patient(store: Store) -> None:
    store.correct(1, "visit", 1, {"ecog": 2}, reason="misread")
    store.correct(1, "visit", 1, {"ecog": 0}, reason="misread again")
    with pytest.raises(StoreProblem, match='"Correct a visit" cannot be undone: "Correct a visit" touched the same'):
        store.undo(2)
    assert store.record(1).visits[0].ecog == 0
    store.undo()
    store.undo(2)
    assert store.record(1) == case()


def test_that_an_earlier_operation_on_another_patient_can_be_undone(store: Store) -> None:
    other = store.import_record(case("OTHER")).key
    store.correct(1, "visit", 1, {"ecog": 2}, reason="misread")
    store.correct(other, "baseline", 2, {"ecog": 0}, reason="misread")
    store.undo(3)
    assert store.record(1) == case()
    assert store.record(other).baseline.ecog == 0


def test_that_nothing_is_undone_twice(store: Store) -> None:
    store.correct(1, "visit", 1, {"ecog": 2}, reason="misread")
    store.undo(2)
    with pytest.raises(StoreProblem, match="nothing to undo"):
        store.undo(2)


def _act(store: Store, choice: int, number: int) -> None:
    keys = [key for key, _ in store.patients()]
    if choice == 5:
        store.undo()
        return
    if not keys or choice == 0:
        store.import_record(case(f"P-{number}"))
        return
    key = keys[number % len(keys)]
    record = store.record(key)
    if choice == 1:
        store.add_visit(key, visit_entry(date(2023, 6, 1 + number % 28), f"NEW{len(record.lesions) + number}"))
    elif choice == 2:
        kind, row, changes = CHANGES[number % len(CHANGES)]
        store.correct(key, kind, _row_of(record, kind, row), changes, reason="typed wrongly")
    elif choice == 3:
        kind, new = ADDED[number % 4]
        store.add(key, kind, new)
    else:
        kind = ("visit", "lab_result", "treatment", "imaging", "adverse_event", "lesion", "patient")[number % 7]
        store.void(key, kind, _row_of(record, kind, 1 + number % 4), reason="entered twice")


def _row_of(record: Record, kind: str, place: int) -> int:
    """A row of this patient, whose rows have other numbers than those of the first."""
    parts = {
        "patient": [record.patient],
        "baseline": [record.baseline],
        "outcome": [record.outcome],
        "lab_result": record.labs,
        "measurement": [measured for read in record.imaging for measured in read.measurements],
        "thrombus": [read.thrombus for read in record.imaging if read.thrombus],
        "imaging": record.imaging,
    }
    found = parts.get(kind) or getattr(record, f"{kind}s", ())
    if not found:
        raise LookupError
    row = found[min(place, len(found)) - 1].key
    assert row is not None
    return row


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 60)), max_size=10))
def test_that_whatever_was_done_undoing_all_of_it_gives_the_records_back(acts: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "c.hepatrack", key=DEMO_KEY) as store:
        store.import_record(case())
        states = [store.records()]
        for choice, number in acts:
            before, last = store.records(), store.past.last_operation()
            try:
                _act(store, choice, number)
            except (StoreProblem, FileProblem, LookupError):
                assert store.records() == before
            if store.past.last_operation() == last:
                assert store.records() == before
            elif choice == 5:
                states.pop()
                assert store.records() == (states[-1] if states else ())
            else:
                states.append(store.records())
        while store.past.last_operation() is not None:
            states.pop()
            store.undo()
            assert store.records() == (states[-1] if states else ())
        assert store.records() == ()
        assert verify(store).problems == ()


def test_that_findings_fill_a_visit_that_a_read_alone_has_made(store: Store) -> None:
    on = date(2023, 7, 3)
    read = VisitEntry(visit=Visit(date=on), imaging=Imaging(date=on, reader="A", measurements=()))
    row = store.add_visit(1, read)
    filled = VisitEntry(visit=Visit(date=on, ecog=1, weight_kg=Decimal(61)), labs=visit_entry(on).labs)
    assert store.add_visit(1, filled) == row
    (kept,) = (visit for visit in store.record(1).visits if visit.date == on)
    assert (kept.ecog, kept.weight_kg) == (1, Decimal(61))
    again = VisitEntry(visit=Visit(date=on, ecog=2))
    assert again.joined(store.record(1)) is None  # what is recorded is corrected with a reason, not written over
    store.undo()
    (bare,) = (visit for visit in store.record(1).visits if visit.date == on)
    assert bare.ecog is None


def test_that_a_first_entry_needs_no_reason_and_a_correction_does(store: Store) -> None:
    record = store.record(1)
    assert record.baseline.key is not None
    store.correct(1, "baseline", record.baseline.key, {"ecog": None}, reason="of another patient")
    store.correct(1, "baseline", record.baseline.key, {"ecog": 1}, reason="")
    operation = store.past.last_operation()
    assert operation is not None
    assert (operation.label, operation.reason) == ("Fill in a baseline", FIRST_ENTRY)
    assert store.record(1).baseline.ecog == 1
    with pytest.raises(StoreProblem, match="reason"):
        store.correct(1, "baseline", record.baseline.key, {"ecog": 2}, reason=" ")
