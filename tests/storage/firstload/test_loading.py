"""The load: the courses of the case files, one operation with file and hash, one undo, the same file twice, a clinic
that has somebody already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.first_load import filled_book, many_patients, without_what_is_decided
from models.cohort.members import Cohort, Grouping, members, started
from models.course.course import Course, course
from models.figures.cohort_figure import FigureChoice, cohort_figure
from models.record.records import Record
from storage.clinic.importing import FIRST_LOAD
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import parse_case
from storage.files.coursefile import course_document
from storage.firstload.loading import clinic_of, loaded, tried
from storage.firstload.reading import Clinic, Reading, read_workbook
from storage.firstload.report import report
from storage.problems import StoreProblem
from storage.roles import Actor, Role
from storage.shipped.protocols import load_protocols
from tests.storage.clinics import SHANGHAI, TickingClock
from tests.storage.firstload.books import TODAY, book_of, changed, kept, small_case

HERE = Clinic(TODAY)
PATIENTS = 10


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    return [without_what_is_decided(case) for case in many_patients(PATIENTS)]


@pytest.fixture(scope="module")
def many(cases: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return read_workbook(kept(tmp_path_factory.mktemp("many"), filled_book(cases)), HERE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY, clock=clock()) as opened:
        yield opened


def clock() -> TickingClock:
    return TickingClock(datetime(2026, 1, 31, 9, 0, tzinfo=SHANGHAI))


def courses_of(*records: Record) -> dict[str, Course]:
    return {one.patient.code: course(one, load_protocols()[one.protocol], TODAY) for one in records}


def test_that_what_is_loaded_undone_and_loaded_again_has_the_courses_of_the_case_files(
    store: Store, many: Reading, cases: list[dict[str, Any]]
) -> None:
    wanted = {code: course_document(one) for code, one in courses_of(*map(parse_case, cases)).items()}
    for _ in range(2):
        trial = tried(store, many)
        assert [str(one.words) for one in trial.refusals] == []
        operation = loaded(store, trial)
        found = courses_of(*(record for _, record in store.records()))
        assert {code: course_document(one) for code, one in found.items()} == wanted
        assert store.undo(operation) == FIRST_LOAD
        assert store.patients() == ()
    assert verify(store).ok


def test_that_a_load_is_one_operation_with_the_name_of_the_file_and_its_hash(store: Store, tmp_path: Path) -> None:
    path = kept(tmp_path, book_of())
    loaded(store, tried(store, read_workbook(path, HERE)))
    last = store.past.last_operation()
    assert last is not None
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (last.label, last.reason) == ("First load", f"patients.xlsx, SHA-256 {sha256}")


def test_that_the_same_file_twice_changes_nothing(store: Store, many: Reading) -> None:
    loaded(store, tried(store, many))
    before = store.anchor()
    again = tried(store, many)
    assert (again.refusals, len(again.same), again.new, sum(again.rows.values())) == ((), PATIENTS, (), 0)
    assert loaded(store, again) is None
    assert store.anchor() == before
    document = report(again, written=False)
    assert document["file_outcome"] == "nothing to load"
    assert document["counts"] == {"accepted": 0, "refused": 0, "same": len(many.lines)}


def test_that_somebody_who_is_there_with_other_data_is_refused_and_nobody_comes(store: Store, tmp_path: Path) -> None:
    loaded(store, tried(store, read_workbook(kept(tmp_path, book_of()), HERE)))
    other = changed({"results!E3": ">70000"}, small_case(), small_case("A-2"))
    trial = tried(store, read_workbook(kept(tmp_path, other), HERE))
    (found,) = trial.refusals
    assert (found.place, str(found.reason)) == (
        "patients!A3",
        'A-1 is in this clinic already with other data: "results"',
    )
    with pytest.raises(StoreProblem):
        loaded(store, trial)
    assert len(store.patients()) == 1


def test_that_a_code_or_a_number_that_looks_like_one_of_the_clinic_is_refused(store: Store, tmp_path: Path) -> None:
    loaded(
        store,
        tried(store, read_workbook(kept(tmp_path, book_of(small_case("B-10", hospital_number="5"))), HERE)),
    )
    book = book_of(small_case("B-1O", hospital_number="6"), small_case("B-2", hospital_number="5"))
    found = {one.place: str(one.reason) for one in tried(store, read_workbook(kept(tmp_path, book), HERE)).refusals}
    assert "B-1O looks the same as B-10, which is in this clinic already" in found["patients!A3"]
    assert "this hospital number is that of B-10" in found["patients!E4"]


def test_that_whoever_may_be_there_under_another_code_is_told_and_comes_all_the_same(
    store: Store, tmp_path: Path
) -> None:
    """By name and birth as much as by number; also two of one file (models/forms/likeness.py)."""
    born = {"birth_date": "1960-05-01", "sex": "female"}
    there = small_case("B-1", name="Zhang, Guihua", **born)
    loaded(store, tried(store, read_workbook(kept(tmp_path, book_of(there)), HERE)))
    book = book_of(
        small_case("B-2", name="Zhang Guihua", **born),
        small_case("B-3", name="Li, Na", hospital_number="0815"),
        small_case("B-4", name="Wang, Wei", hospital_number="815"),
    )
    trial = tried(store, read_workbook(kept(tmp_path, book), HERE))
    assert trial.would_load
    assert [str(one) for one in trial.told] == [
        "B-2 looks like B-1: the same name and the same birth date.",
        "B-4 looks like B-3: the same hospital number but for zeros in front.",
        "Possible duplicates are compared and merged once they are loaded.",
    ]
    loaded(store, trial)
    assert len(store.patients()) == 4


def test_that_a_load_that_is_stopped_or_fails_leaves_nothing(store: Store, many: Reading) -> None:
    before = store.anchor()

    def stop(done: int, _: int) -> None:
        if done == 7:
            raise StoreProblem("enough")

    with pytest.raises(StoreProblem, match="enough"):
        loaded(store, tried(store, many), progress=stop)
    assert (store.patients(), store.anchor()) == ((), before)


def test_that_only_those_who_may_load_patients_look_through_a_file(tmp_path: Path, many: Reading) -> None:
    path = tmp_path / "c.hepatrack"
    Store.create(path, key=DEMO_KEY, clock=clock()).close()
    for role in Role:
        with Store.open(path, key=DEMO_KEY, actor=Actor("mei", role), clock=clock()) as opened:
            if role in (Role.ADMINISTRATOR, Role.DATA_MANAGER):
                assert tried(opened, many).would_load
            else:
                with pytest.raises(StoreProblem, match="may not load patients from a workbook"):
                    tried(opened, many)


def test_that_the_ranges_of_a_laboratory_come_once_and_another_of_the_clinic_is_refused(
    store: Store, tmp_path: Path
) -> None:
    def with_range(code: str, high: int) -> dict[str, Any]:
        case = small_case(code)
        case["labs"][0]["laboratory"] = "Central"
        edition = {"laboratory": "Central", "analyte": "AFP", "unit": "ng/mL", "sex": "both", "low": 0, "high": high}
        return case | {"ranges": [edition | {"valid_from": "2020-01-01"}]}

    first = book_of(with_range("A-1", 7), with_range("A-2", 7))
    loaded(store, tried(store, read_workbook(kept(tmp_path, first), HERE)))
    assert len(store.laboratories.ranges()) == 1
    (found,) = tried(store, read_workbook(kept(tmp_path, book_of(with_range("A-3", 20))), HERE)).refusals
    assert found.place == "ranges!A3"
    assert "Central has another range of AFP valid from 2020-01-01" in str(found.reason)
    store.undo()
    assert (store.patients(), store.laboratories.ranges()) == ((), ())


def test_that_past_patients_draw_the_curve_of_a_clinic_that_was_empty(store: Store, many: Reading) -> None:
    loaded(store, tried(store, many))
    courses = ((key, course(record, load_protocols()[record.protocol], TODAY)) for key, record in store.records())
    everybody = members(started(courses))
    figure = cohort_figure(everybody, None, FigureChoice(cohort=Cohort.CLINIC, grouping=Grouping.NONE))
    (curve,) = figure.groups
    assert (curve.curve.n, curve.curve.event_count) == (PATIENTS, PATIENTS // 2)


def test_that_the_clinics_own_protocol_is_loaded_by_its_name_in_its_last_version(store: Store, tmp_path: Path) -> None:
    follow_up = load_protocols()["follow-up"]
    own = store.templates.save(replace(follow_up, name="ward 2", title="ward 2", based_on="follow-up"))
    book = book_of(small_case() | {"protocol": "ward 2"}, small_case("A-2") | {"protocol": "follow-up"})
    loaded(store, tried(store, read_workbook(kept(tmp_path, book), clinic_of(store, TODAY))))
    assert [record.template for _, record in store.records()] == [own, None]
    other = book_of(small_case("A-3") | {"protocol": "ward 3"})
    (found,) = read_workbook(kept(tmp_path, other), clinic_of(store, TODAY)).refusals
    assert '"ward 3" is unknown; the protocols are' in str(found.reason)
    assert "ward 2" in str(found.reason)
