"""Protocol templates of the clinic's own in its file: versioned, journalled, given with a reason, sent with a case."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.course.course import course
from models.record.protocol import PlannedVisit, Protocol
from models.record.records import Patient, Record
from storage.clinic.reading import template_conflict
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import case_document, parse_case, read_case, write_case
from storage.files.coursefile import course_document
from storage.places import DATA_CUT, RESOURCES
from storage.problems import FileProblem, StoreProblem
from storage.roles import MAY, Action, Actor, Role
from storage.shipped.protocols import FOLDER, load_protocols, protocol_document
from tests.storage.clinics import TickingClock, case, tampered

SHIPPED = load_protocols()
PHASE_II = SHIPPED["cadonilimab-lenvatinib-sbrt"]
R01 = read_case(RESOURCES / "demo" / "HCC-R01.json")
COPY = replace(
    PHASE_II,
    name="ward 2",
    title="ward 2",
    based_on=PHASE_II.name,
    parameters=replace(PHASE_II.parameters, mrecist_absolute_5mm=True, confirmation_days=35),
    visits=tuple(replace(one, latest=one.latest + 3) if one.label == "W6" else one for one in PHASE_II.visits),
)
LONGER = replace(COPY, parameters=replace(COPY.parameters, confirmation_days=42))


def given(template: Protocol, record: Record = R01) -> Record:
    return replace(record, protocol=template.name, template=template)


def documents(store: Store) -> list[dict[str, object]]:
    return [course_document(course(one, one.judged_by(SHIPPED), DATA_CUT)) for _, one in store.records()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, key=DEMO_KEY, clock=TickingClock()) as opened:
        yield opened


def test_that_each_save_is_a_version_and_the_old_one_stays_as_it_was(store: Store) -> None:
    first, second = store.templates.save(COPY), store.templates.save(LONGER, reason="amendment 1")
    assert (first.version, second.version) == (1, 2)
    assert [(one.protocol, one.saved_by, one.reason, one.imported) for one in store.templates.versions()] == [
        (first, "demo", "", False),
        (second, "demo", "amendment 1", False),
    ]
    assert store.templates.save(LONGER, reason="again") == second
    assert store.templates.offered(SHIPPED) == {**SHIPPED, "ward 2": second}
    assert verify(store).problems == ()


def test_that_a_new_version_needs_a_reason_and_the_first_none(store: Store) -> None:
    store.templates.save(COPY)
    with pytest.raises(StoreProblem, match="A reason is needed"):
        store.templates.save(LONGER, reason=" ")
    assert len(store.templates.versions()) == 1


def test_that_a_patient_stays_on_the_version_he_was_given_until_he_is_moved_with_a_reason(store: Store) -> None:
    first = store.templates.save(COPY)
    key = store.import_record(given(first)).key
    second = store.templates.save(LONGER, reason="amendment 1")
    assert store.record(key).template == first
    with pytest.raises(StoreProblem, match="A reason is needed"):
        store.templates.give([key], "ward 2", 2, reason="")
    store.templates.give([key], "ward 2", 2, reason="amendment 1 signed")
    assert store.record(key).template == second
    told = [(one.field, one.before, one.after, one.reason) for one in store.past.history(key) if one.before]
    assert told == [("protocol_version", "1", "2", "amendment 1 signed")]
    store.templates.give([key], PHASE_II.name, 0, reason="out of the ward")
    assert (store.record(key).protocol, store.record(key).template) == (PHASE_II.name, None)
    store.undo()
    assert store.record(key).template == second
    assert verify(store).problems == ()


def test_that_several_patients_are_moved_together_or_not_at_all(store: Store) -> None:
    store.templates.save(COPY)
    first, second = store.import_record(R01).key, store.import_record(case()).key
    store.locks.lock(second, "analysis")
    with pytest.raises(StoreProblem, match="locked"):
        store.templates.give([first, second], "ward 2", 1, reason="amendment")
    assert {one.protocol for one in store.templates.patients()} == {PHASE_II.name}
    store.locks.unlock(second, "go on")
    store.templates.give([first, second], "ward 2", 1, reason="amendment")
    assert [(one.protocol, one.version) for one in store.templates.patients()] == [("ward 2", 1)] * 2
    assert store.undo() == "Give a patient another protocol"
    assert {one.protocol for one in store.templates.patients()} == {PHASE_II.name}


def test_that_nobody_is_given_a_protocol_that_is_not_there(store: Store) -> None:
    key = store.import_record(R01).key
    for name, version in (("ward 2", 1), ("ward 2", 0)):
        with pytest.raises(LookupError):
            store.templates.give([key], name, version, reason="amendment")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (replace(COPY, name="follow-up"), "follow-up is the name of another template"),
        (replace(COPY, name="Follow-Up"), "follow-up is the name of another template"),
        (replace(COPY, name=""), "the template needs a name"),
        (replace(COPY, visits=(PlannedVisit("W1", 3, -4, 10),)), "4 days before day 0"),
        (replace(COPY, visits=(PlannedVisit("A", 7, 0, 14), PlannedVisit("B", 20, 14, 21))), "overlaps that of A"),
    ],
)
def test_that_the_store_itself_refuses_what_cannot_be(store: Store, template: Protocol, words: str) -> None:
    with pytest.raises(StoreProblem, match=words):
        store.templates.save(template)
    assert store.templates.versions() == ()


@pytest.mark.parametrize("role", list(Role))
def test_that_templates_are_changed_and_given_by_whoever_may_change_templates(path: Path, role: Role) -> None:
    with Store.create(path, key=DEMO_KEY) as opened:
        key = opened.import_record(given(opened.templates.save(COPY))).key
    with Store.open(path, key=DEMO_KEY, actor=Actor("mei", role)) as opened:
        acts: tuple[Callable[[], object], ...] = (
            lambda: opened.templates.save(LONGER, reason="amendment"),
            lambda: opened.templates.give([key], "follow-up", 0, reason="amendment"),
        )
        for act in acts:
            if Action.CHANGE_RANGES in MAY[role]:
                act()
            else:
                with pytest.raises(StoreProblem, match="may not change ranges and templates"):
                    act()
        assert (len(opened.templates.versions()) == 2) == (Action.CHANGE_RANGES in MAY[role])


def test_that_a_locked_data_set_gets_no_template(store: Store) -> None:
    store.locks.lock(None, "data cut")
    with pytest.raises(StoreProblem, match="locked"):
        store.templates.save(COPY)


def test_that_saving_is_undone_but_not_under_a_patient(store: Store) -> None:
    store.templates.save(COPY)
    operation = store.past.last_operation()
    assert operation is not None
    key = store.import_record(given(store.templates.versions()[0].protocol)).key
    with pytest.raises(StoreProblem, match="a patient is on version 1 of the protocol template “ward 2”"):
        store.undo(operation.id)
    assert store.record(key).template is not None
    store.templates.give([key], "follow-up", 0, reason="mistaken")
    store.undo(operation.id)
    assert store.templates.versions() == ()
    with pytest.raises(StoreProblem, match="a patient is on version 1"):  # that he was moved is not undone now
        store.undo()
    assert store.record(key).protocol == "follow-up"
    assert store.templates.save(COPY).version == 2  # a number is never used again
    assert verify(store).problems == ()


def test_that_a_course_by_a_kept_template_is_that_of_the_same_protocol_as_a_file(store: Store, tmp_path: Path) -> None:
    store.templates.save(COPY)
    key = store.import_record(R01).key
    store.templates.give([key], "ward 2", 1, reason="ward 2")
    shutil.copytree(FOLDER, tmp_path / "protocols")
    document = protocol_document(COPY)
    plain = {name: value for name, value in document.items() if name not in ("version", "based_on")}
    (tmp_path / "protocols" / "ward-2.json").write_text(json.dumps(plain), encoding="utf-8")
    of_file = load_protocols(tmp_path / "protocols")["ward 2"]
    expected = course_document(course(replace(R01, protocol="ward 2"), of_file, DATA_CUT))
    (found,) = documents(store)
    assert found == expected | {"protocol": "ward 2, version 1"}
    assert found["parameters"] == COPY.parameters.as_dict()


def test_that_a_case_brings_its_template_to_another_clinic_and_is_judged_there_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    store.import_record(given(store.templates.save(COPY)))
    write_case(store.record(1), tmp_path / "case.json")
    with Store.create(tmp_path / "other.hepatrack", key=DEMO_KEY) as other:
        came = read_case(tmp_path / "case.json")
        assert other.import_record(came).added
        assert not other.import_record(came).added
        assert documents(other) == documents(store)
        (kept,) = other.templates.versions()
        assert (kept.protocol, kept.imported) == (store.templates.versions()[0].protocol, True)
        assert "ward 2" not in other.templates.offered(SHIPPED)  # it is the other clinic's
        with pytest.raises(StoreProblem, match="ward 2 is the name of another template"):
            other.templates.save(COPY)
        assert case_document(other.record(1)) == case_document(store.record(1))
        other.undo()
        assert other.templates.versions() == ()
        assert verify(other).problems == ()


def test_that_a_template_that_came_with_a_patient_stays_while_another_is_on_it(store: Store) -> None:
    kept = replace(COPY, version=1)
    store.import_record(given(kept))
    operation = store.past.last_operation()
    assert operation is not None
    other = store.import_record(replace(given(kept, case()), patient=replace(case().patient, code="B"))).key
    store.undo(operation.id)
    assert store.record(other).template == kept
    assert verify(store).problems == ()


def test_that_a_case_with_another_template_of_the_same_name_is_refused_naming_it(store: Store) -> None:
    store.templates.save(COPY)
    for template in (replace(LONGER, version=1), replace(COPY, version=2)):
        assert template_conflict(store.file.query, template) is not None
        with pytest.raises(FileProblem, match=r"protocol_template: this clinic has another protocol template “ward 2”"):
            store.import_record(given(template))
    assert store.patients() == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "follow-up"}, 'protocol_template.name: "follow-up" comes with the program and cannot be changed'),
        ({"name": "Follow-Up"}, "protocol_template.name: follow-up is the name of another template"),
        ({"name": "fоllow‐up"}, "protocol_template.name: follow-up is the name of another template"),
        ({"name": "ward 3"}, 'protocol: the case names "ward 2", the template is "ward 3"'),
        ({"version": 0}, "protocol_template.version: 0 is below 1"),
        ({"visits": [{"label": "A", "day": 9, "earliest": 10, "latest": 12}]}, "visits[0].day: day 9 lies outside"),
        ({"thresholds": 1}, "protocol_template.thresholds: there is no such key here"),
        ({"parameters": {"pd_percent": 25}}, "protocol_template.parameters.pd_percent: there is no such key here"),
        ({"parameters": {"confirmation_days": -1}}, "protocol_template.parameters.confirmation_days: -1 is below 0"),
        ({"doses": [{"agent": "X", "by": 1}]}, "protocol_template.doses[0].by: there is no such key here"),
    ],
)
def test_that_a_case_with_a_template_that_cannot_be_is_refused_at_its_place(
    change: dict[str, object], said: str
) -> None:
    document = case_document(given(replace(COPY, version=1)))
    document["protocol_template"] |= change
    with pytest.raises(FileProblem) as refused:
        parse_case(document)
    assert said in str(refused.value)


@pytest.mark.parametrize("name", ["Ward 2", "ward  2", "ｗａｒｄ ２", "wаrd 2"])
def test_that_no_two_templates_of_a_clinic_look_the_same_wherever_they_come_from(store: Store, name: str) -> None:
    store.import_record(given(replace(COPY, version=1)))
    other = replace(given(replace(COPY, version=1, name=name)), patient=Patient(code="HCC-0099"))
    with pytest.raises(FileProblem, match="protocol_template: ward 2 is the name of another template"):
        store.import_record(other)
    assert len(store.patients()) == 1


def test_that_without_identity_what_was_copied_is_told_only_where_it_came_with_the_program() -> None:
    for name, told in ((COPY.based_on, COPY.based_on), ("Dr Wang's ward", "")):
        document = case_document(given(replace(COPY, version=1, based_on=name)), deidentified=True)
        assert document["protocol_template"]["based_on"] == told
        assert "Wang" not in str(document)
        assert document["protocol"] == document["protocol_template"]["name"]
        assert parse_case(document).template is not None


def test_that_version_1_of_the_case_file_has_no_template() -> None:
    document = case_document(given(replace(COPY, version=1)))
    assert document["version"] == 2
    with pytest.raises(FileProblem, match='protocol_template: this key needs "version": 2'):
        parse_case(document | {"version": 1})


def test_that_a_case_without_identity_does_not_say_what_the_clinic_calls_its_template() -> None:
    here, there = given(replace(COPY, version=1)), given(replace(COPY, version=1), case())
    found = [case_document(one, deidentified=True, shift_days=-3) for one in (here, there)]
    assert "ward 2" not in json.dumps(found)
    assert found[0]["protocol_template"] == found[1]["protocol_template"]
    assert found[0]["protocol"].startswith("cadonilimab-lenvatinib-sbrt copy ")
    plain = parse_case(found[0])
    assert plain.template is not None
    assert replace(plain.template, name="", title="") == replace(COPY, version=1, name="", title="")


def test_that_a_patient_whose_template_is_gone_is_told_of_and_no_other_suffers(path: Path) -> None:
    with Store.create(path, key=DEMO_KEY) as opened:
        opened.import_record(given(opened.templates.save(COPY)))
        opened.import_record(case())
    tampered(path, lambda db: db.execute("UPDATE protocol_template SET deleted = 2"))
    with Store.open(path, key=DEMO_KEY) as opened:
        assert [one.patient.code for _, one in opened.records()] == [case().patient.code]
        with pytest.raises(StoreProblem, match="row 1 of patient, protocol_version"):
            opened.record(1)
        assert "Row 1 of patient names a row of protocol_template that is not there." in verify(opened).problems
