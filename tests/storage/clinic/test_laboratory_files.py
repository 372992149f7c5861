"""Laboratory files in a clinic file: one operation, one undo, what stood there, corrections, the tray, mappings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from models.laboratory.mapping import Mapping
from models.laboratory.results import JudgedFile, JudgedRow, Outcome, RawResult
from models.quantities import parse_quantity
from models.record.records import LabResult, Patient, Record
from storage.clinic.history import RowRef
from storage.clinic.imports.batches import DISMISSED, TAKEN, WAITS, Said, as_it_stands, imports, mark, take
from storage.clinic.imports.mappings import mappings, save_mapping
from storage.clinic.imports.tray import dismiss, match, waiting_count, waiting_rows
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import case_document
from storage.files.deidentified import without_identity
from storage.problems import StoreProblem
from storage.roles import Action, Actor, Role
from tests.storage.clinics import TickingClock

DAY, AT = date(2025, 3, 14), time(8, 5)
NURSE = Actor("mei", Role.NURSE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, key=DEMO_KEY, actor=NURSE, clock=TickingClock()) as opened:
        for number, name in enumerate(("Zhang Guihua", "Li Jianguo"), start=1):
            patient = Patient(code=f"HCC-{number}", name=name, hospital_number=f"001234{number}")
            opened.register(Record(patient=patient, treatment_start=date(2025, 1, 6)))
        yield opened
        assert verify(opened).problems == ()


def row(line: int, text: str = "＞60500.00", value: str = ">60500.00", *, analyte: str = "AFP") -> JudgedRow:
    raw = RawResult(
        line=line,
        number="0012341",
        name="Zhang Guihua",
        test="甲胎蛋白",
        result=text,
        unit="ng/ml",
        flag="↑",
        reference="0-7",
    )
    return JudgedRow(
        raw=raw,
        outcome=Outcome.ACCEPTED,
        patient="HCC-1",
        analyte=analyte,
        quantity=parse_quantity(value),
        unit="ng/mL",
        collected=DAY,
        time=AT,
    )


def judged(*rows: JudgedRow, sha256: str = "ab" * 32) -> JudgedFile:
    return JudgedFile(file="LabA.csv", sha256=sha256, read_as={}, rows=rows, laboratory="Lab A")


def results(store: Store, code: str = "HCC-1") -> tuple[LabResult, ...]:
    key = store.find(code)
    assert key is not None
    return store.record(key).labs


def waits(line: int) -> JudgedRow:
    return replace(row(line), outcome=Outcome.TRAY, patient=None)


def test_that_a_file_is_taken_in_one_operation_and_goes_with_one_undo(store: Store) -> None:
    before = store.anchor()
    refused = replace(row(4), outcome=Outcome.REFUSED)
    key = take(store, judged(row(2), row(3, "88", "88", analyte="ferritin"), refused, waits(5)), mapping="Lab A, long")
    (kept,) = imports(store)
    assert (kept.key, kept.file, kept.laboratory, kept.by) == (key, "LabA.csv", "Lab A", "mei")
    counts = {"rows": 4, "added": 2, "changed": 0, "same": 0, "refused": 1, "ignored": 0, "waiting": 1}
    assert kept.counts == counts
    first, _ = results(store)
    assert (first.value.reported, first.unit, first.date, first.time, first.laboratory, first.reviewed) == (
        *(">60500.00", "ng/mL", DAY, AT, "Lab A"),
        None,
    )
    assert len(waiting_rows(store)) == 1
    assert store.undo() == "Import results of a laboratory"
    assert (results(store), waiting_rows(store), imports(store)) == ((), (), ())
    assert store.anchor().entries > before.entries


def test_that_what_stood_in_the_file_is_kept_with_the_result_and_told(store: Store) -> None:
    take(store, judged(row(2)), said={("", 2, "", "甲胎蛋白"): Said(typed=">60500", reason="number misread")})
    key = store.find("HCC-1")
    assert key is not None
    (result,) = results(store)
    told = "LabA.csv, 2: 甲胎蛋白, ＞60500.00 ng/ml, 0-7, ↑ → >60500 (number misread)"
    (came,) = store.past.origins(key).of(RowRef("lab_result", result.key or 0))
    assert came.values == (("origin", told),)
    assert came.reason == "LabA.csv"
    assert ("origin", told) in store.past.history(key)[-1].values
    assert store.past.patients_of(came.operation) == {key}


def test_that_no_export_holds_what_stood_in_the_file(store: Store) -> None:
    """A laboratory writes names into its remarks; a case file and what is made of it hold the result alone."""
    take(store, judged(row(2, ">60500 Zhang Guihua", ">60500")))
    record = store.record(store.find("HCC-1") or 0)
    for written in (case_document(without_identity(record)), case_document(record)["labs"]):
        assert "Zhang" not in json.dumps(written, ensure_ascii=False)


def test_that_another_value_of_the_same_sample_is_a_correction_that_names_the_file(store: Store) -> None:
    take(store, judged(row(2, "848", "848")))
    (before,) = results(store)
    changed = replace(row(3, "884.00", "884.00"), changes=before)
    take(store, judged(changed, sha256="cd" * 32))
    (after,) = results(store)
    assert (after.key, after.value.reported, after.reviewed) == (before.key, "884.00", None)
    history = [one for one in store.past.history(store.find("HCC-1") or 0) if one.field == "value"]
    assert [(one.before, one.after, one.reason) for one in history] == [("848", "884.00", "LabA.csv")]
    store.undo()
    assert results(store) == (before,)


def test_that_a_radiologist_takes_no_file_and_saves_no_mapping(path: Path) -> None:
    may = {role for role in Role if Actor("x", role).may(Action.IMPORT_RESULTS)}
    assert may == {Role.ADMINISTRATOR, Role.CLINICIAN, Role.NURSE, Role.DATA_MANAGER}
    with Store.create(path, key=DEMO_KEY, actor=Actor("li", Role.RADIOLOGIST)) as store:
        with pytest.raises(StoreProblem, match="may not import results of a laboratory"):
            take(store, judged(row(2)))
        with pytest.raises(StoreProblem, match="may not import results of a laboratory"):
            save_mapping(store, "Lab A", Mapping())


def test_that_the_same_file_again_changes_nothing(store: Store) -> None:
    take(store, judged(row(2), waits(5)))
    before = store.anchor()
    again = as_it_stands(store, judged(row(2), waits(5)))
    assert [(one.outcome, one.reason) for one in again.rows] == [(Outcome.SAME, TAKEN), (Outcome.SAME, WAITS)]
    assert [str(one) for one in again.told] == ["1 row of this file waits in the tray already."]
    assert take(store, again) is None
    assert store.anchor() == before
    assert as_it_stands(store, judged(row(2), sha256="cd" * 32)).rows[0].outcome is Outcome.ACCEPTED


def test_that_a_result_corrected_by_hand_stays_so_when_its_file_comes_again(store: Store) -> None:
    take(store, judged(row(2, "848", "848")))
    key = store.find("HCC-1") or 0
    store.correct(key, "lab_result", results(store)[0].key or 0, {"value": "884"}, reason="by telephone")
    again = as_it_stands(store, judged(replace(row(2, "848", "848"), changes=results(store)[0])))
    assert take(store, again) is None
    assert results(store)[0].value.reported == "884"


def test_that_a_result_corrected_by_another_file_stays_so_when_the_first_one_comes_again(store: Store) -> None:
    first = row(2, "848", "848")
    take(store, judged(first))
    take(store, judged(replace(row(3, "884", "884"), changes=results(store)[0]), sha256="cd" * 32))
    again = as_it_stands(store, judged(replace(first, changes=results(store)[0])))
    assert again.rows[0].outcome is Outcome.SAME
    store.undo()
    assert as_it_stands(store, judged(first)).rows[0].outcome is Outcome.SAME


def test_that_rows_of_a_locked_patient_are_refused_and_nothing_of_theirs_is_kept(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY, clock=TickingClock()) as store:
        store.register(Record(patient=Patient(code="HCC-1"), treatment_start=date(2025, 1, 6)))
        store.locks.lock(1, "data cut")
        (refused,) = as_it_stands(store, judged(row(2))).rows
        assert refused.outcome is Outcome.REFUSED
        assert "data cut" in str(refused.reason)
        with pytest.raises(StoreProblem, match="locked since"):
            take(store, judged(row(2)))
        store.locks.unlock(1, "more to come")
        store.locks.lock(None, "data cut")
        assert as_it_stands(store, judged(row(2))).rows[0].outcome is Outcome.REFUSED
        assert (results(store), imports(store)) == ((), ())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(row(2), collected=date(2026, 3, 1)), "Line 2 of LabA.csv: 2026-03-01 is after today"),
        (replace(row(2), unit="IU/mL"), "Line 2 of LabA.csv: .*is not a unit of AFP"),
        (row(2, "9" * 12, "9" * 12), "Line 2 of LabA.csv: .*is beyond any AFP"),
    ],
)
def test_that_nothing_is_kept_of_a_file_with_what_no_case_file_could_hold(
    store: Store, wrong: JudgedRow, said: str
) -> None:
    with pytest.raises(StoreProblem, match=said):
        take(store, judged(row(3, "88", "88", analyte="ferritin"), wrong))
    assert (results(store), imports(store)) == ((), ())


def test_that_giving_up_while_it_is_written_leaves_nothing(store: Store) -> None:
    def give_up(share: float) -> None:
        raise StoreProblem("Given up.")

    with pytest.raises(StoreProblem, match="Given up"):
        take(store, judged(row(2)), tell=give_up)
    assert (results(store), imports(store)) == ((), ())


def test_that_rows_judged_before_a_change_of_the_clinic_file_are_read_again(store: Store) -> None:
    as_of = mark(store)
    save_mapping(store, "Lab A", Mapping(laboratory="Lab A"))
    assert mark(store) == as_of
    store.add(1, "lab_result", LabResult(analyte="AFP", date=DAY, value=parse_quantity("3"), unit="ng/mL"))
    with pytest.raises(StoreProblem, match="was changed since this file was read"):
        take(store, judged(row(2)), as_of=as_of)


# The tray


def test_that_a_waiting_row_is_given_to_a_patient_with_a_reason(store: Store) -> None:
    take(store, judged(waits(5)))
    (one,) = waiting_rows(store)
    assert waiting_count(store) == 1
    assert (one.file, one.raw, one.result and one.result.value.reported) == ("LabA.csv", waits(5).raw, ">60500.00")
    with pytest.raises(StoreProblem, match="A reason is needed"):
        match(store, [one.key], 2, reason=" ")
    assert match(store, [one.key], 2, reason="wrong number on the tube") == 1
    assert waiting_rows(store) == ()
    assert waiting_count(store) == 0
    (result,) = results(store, "HCC-2")
    (came,) = store.past.origins(2).of(RowRef("lab_result", result.key or 0))
    assert came.values[0][1].endswith("(wrong number on the tube)")
    with pytest.raises(StoreProblem, match="decided already"):
        dismiss(store, [one.key], reason="no patient of ours")
    store.undo()
    assert (results(store, "HCC-2"), waiting_rows(store)) == ((), (one,))


def test_that_a_waiting_row_goes_with_a_reason_and_stays_gone(store: Store) -> None:
    take(store, judged(row(2), waits(5)))
    dismiss(store, [waiting_rows(store)[0].key], reason="no patient of ours")
    assert waiting_rows(store) == ()
    (again,) = as_it_stands(store, judged(waits(5))).rows
    assert (again.outcome, again.reason) == (Outcome.SAME, DISMISSED)
    with pytest.raises(StoreProblem, match="touched the same data since"):
        store.undo(store.past.history(1)[-1].operation)


def test_that_waiting_rows_of_one_sample_are_kept_once_or_refused(store: Store) -> None:
    take(store, judged(waits(5), waits(6), replace(waits(7), quantity=parse_quantity("3"))))
    same, again, other = (one.key for one in waiting_rows(store))
    with pytest.raises(StoreProblem, match="two results for one time"):
        match(store, [same, other], 2, reason="seen on the form")
    assert match(store, [same, again], 2, reason="seen on the form") == 1
    assert match(store, [other], 2, reason="the laboratory rang") == 0
    assert [one.value.reported for one in results(store, "HCC-2")] == ["3"]


def test_that_a_waiting_row_that_is_no_result_can_only_go(store: Store) -> None:
    take(store, judged(replace(waits(5), quantity=None)))
    (one,) = waiting_rows(store)
    assert one.result is None
    with pytest.raises(StoreProblem, match="no result that can be kept"):
        match(store, [one.key], 1, reason="seen on the form")
    dismiss(store, [one.key], reason="haemolysed")


# Mappings


def test_that_every_save_of_a_mapping_is_a_version_and_the_last_counts(store: Store) -> None:
    first, second = (
        Mapping(columns={"test": "项目"}, laboratory="Lab A"),
        Mapping(tests={"甲胎蛋白": "AFP"}, laboratory="Lab A"),
    )
    for mapping in (first, second, second):
        save_mapping(store, " Lab A ", mapping)
    (kept,) = mappings(store)
    assert (kept.name, kept.version, kept.mapping) == ("Lab A", 2, second)
    assert store.undo() == "Save the mapping of a laboratory"
    assert mappings(store)[0].mapping == first
