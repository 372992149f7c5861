"""Two patients made one: rows join, what both have is recognised, what differs is asked, one undo brings both back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from main import main
from models.forms.likeness import BORN, Pair
from models.forms.merging import Side, compared
from models.laboratory.identity import Named, Roster
from models.quantities import parse_quantity
from models.record.queries import asked
from models.record.records import (
    AdverseEvent,
    Baseline,
    Imaging,
    LabResult,
    Lesion,
    Measurement,
    Outcome,
    Patient,
    Record,
    Sex,
    Signature,
    Thrombus,
    Treatment,
    Visit,
    Vp,
)
from models.record.records import (
    Role as LesionRole,
)
from storage.clinic.history import Event
from storage.clinic.imports.people import people
from storage.clinic.people.telling import told
from storage.clinic.reading import unreadable
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.files.casefile import read_case, write_case
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor, Role
from storage.shipped.protocols import load_protocols

START = date(2024, 3, 4)
MARCH, APRIL, MAY_6 = date(2024, 3, 4), date(2024, 4, 8), date(2024, 5, 6)


def afp(on: date, value: str, **more: object) -> LabResult:
    return LabResult(analyte="AFP", date=on, value=parse_quantity(value), unit="ng/mL", **more)  # type: ignore[arg-type]


def read(on: date, size: int, **more: object) -> Imaging:
    sizes = (Measurement(number="T1", diameter_tenths=size),)
    return Imaging(date=on, modality="CT", reader="A", measurements=sizes, **more)  # type: ignore[arg-type]


ONE = Record(
    patient=Patient(code="HCC-0100", name="Zhang, Guihua", sex=Sex.FEMALE, birth_date=date(1960, 5, 1)),
    treatment_start=START,
    baseline=Baseline(cirrhosis=True, weight_kg=Decimal(60)),
    visits=(Visit(date=MARCH, ecog=0),),
    labs=(afp(MARCH, "400", identifier="r1"), afp(APRIL, "200")),
    lesions=(Lesion(number="T1", role=LesionRole.TARGET, organ="liver"),),
    imaging=(read(MARCH, 400),),
    treatments=(Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(8), unit="mg"),),
    outcome=Outcome(alive=True, last_contact=APRIL),
)
OTHER = Record(
    patient=Patient(
        code="HCC-0101", name="张桂花", sex=Sex.FEMALE, birth_date=date(1960, 5, 1), hospital_number="4711"
    ),
    treatment_start=START,
    baseline=Baseline(cirrhosis=True, ecog=1),
    visits=(Visit(date=MAY_6, ecog=1),),
    labs=(
        afp(MARCH, "400", identifier="q1", reviewed=Signature("Chen Yu", MAY_6)),
        afp(MAY_6, "90", identifier="r1"),
    ),
    lesions=(
        Lesion(number="T1", role=LesionRole.TARGET, organ="liver"),
        Lesion(number="N1", role=LesionRole.NON_TARGET, organ="liver"),
    ),
    imaging=(read(MAY_6, 300),),
    treatments=(Treatment(kind="drug", agent="lenvatinib", start=START, dose=Decimal(8), unit="mg"),),
    adverse_events=(AdverseEvent(term="Fatigue", grade=1, start=APRIL, from_result="r1"),),
    outcome=Outcome(alive=True, last_contact=MAY_6),
)
T1 = "lesions 2"  # the first lesion of the second patient, by its row
CHOICES = {"patient.name": Side.GOES, "outcome.last_contact": Side.GOES, T1: Side.STAYS}
REASON = "registered twice"


def clinic(folder: Path, *records: Record) -> tuple[Store, int, int]:
    store = Store.create(folder / "clinic.hepatrack", key=DEMO_KEY)
    one, other = (found.key for found in store.import_records(records or (ONE, OTHER)))
    return store, one, other


def written(store: Store, key: int) -> bytes:
    path = store.path.with_name("case.json")
    write_case(store.record(key), path)
    return path.read_bytes()


def as_role(store: Store, role: Role) -> None:
    store.file.journal.actor = Actor("somebody", role)


def test_that_the_rows_of_both_are_one_record_and_what_both_have_is_there_once(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    found = store.people.compared(one, other)
    assert found.asked() == tuple(CHOICES)
    assert (found.same["labs"], found.joined["labs"], found.same["treatments"]) == (1, 1, 1)
    store.people.merge(one, other, CHOICES, reason=REASON)
    record = store.record(one)
    assert [(lab.date, lab.value.reported) for lab in record.labs] == [(MARCH, "400"), (APRIL, "200"), (MAY_6, "90")]
    assert [visit.date for visit in record.visits] == [MARCH, MAY_6]
    assert [lesion.number for lesion in record.lesions] == ["T1", "N1"]
    assert [imaging.measurements[0].diameter_tenths for imaging in record.imaging] == [400, 300]
    assert len(record.treatments) == 1
    patient = record.patient
    assert (patient.code, patient.name, patient.hospital_number) == ("HCC-0100", "张桂花", "4711")
    assert (record.baseline.ecog, record.baseline.weight_kg) == (1, Decimal(60))
    assert record.outcome.last_contact == MAY_6
    # What was signed on one side stays signed, and what is derived from a result names that result still.
    assert record.labs[0].reviewed == Signature("Chen Yu", MAY_6)
    (event,) = record.adverse_events
    assert event.from_result == record.labs[2].identifier == "r1-2"
    assert store.find("HCC-0101") is None
    assert [code for _, code in store.patients()] == ["HCC-0100"]
    assert verify(store).ok


def test_that_one_undo_brings_back_both_to_the_byte(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    before = [written(store, key) for key in (one, other)]
    store.people.merge(one, other, CHOICES, reason=REASON)
    assert written(store, one) != before[0]
    assert store.undo() == "Merge two patients"
    assert [written(store, key) for key in (one, other)] == before
    assert verify(store).ok
    store.people.merge(one, other, CHOICES, reason=REASON)  # and again
    assert store.find("HCC-0101") is None


def test_that_a_number_of_two_lesions_is_asked_about_and_refused_where_they_are_two(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    assert T1 in store.people.compared(one, other).asked()
    before = [store.record(key) for key in (one, other)]
    with pytest.raises(StoreProblem, match="T1 is the number of two lesions"):
        store.people.merge(one, other, CHOICES | {T1: Side.GOES}, reason=REASON)
    assert [store.record(key) for key in (one, other)] == before


def test_that_the_number_of_who_went_is_not_given_to_another_and_comes_back_by_undo(tmp_path: Path) -> None:
    ours = replace(ONE, patient=replace(ONE.patient, hospital_number="9999"))
    store, one, other = clinic(tmp_path, ours, OTHER)
    store.people.merge(one, other, {**CHOICES, "patient.hospital_number": Side.STAYS}, reason=REASON)
    merge = store.past.last_operation()
    assert merge is not None
    with pytest.raises(StoreProblem, match="4711 was a hospital number of HCC-0100"):
        store.register(replace(ONE, patient=Patient(code="HCC-0500", hospital_number="4711")))
    store.correct(one, "patient", one, {"hospital_number": "4711"}, reason="the other one is right")
    with pytest.raises(StoreProblem, match="cannot be undone"):
        store.undo(merge.id)
    store.undo()
    assert store.undo(merge.id) == "Merge two patients"
    assert verify(store).ok


def test_that_a_merge_cannot_be_undone_past_what_was_built_on_it(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    store.people.merge(one, other, CHOICES, reason=REASON)
    merge = store.past.last_operation()
    assert merge is not None
    row = store.record(one).visits[1].key
    assert row is not None
    store.correct(one, "visit", row, {"ecog": 2}, reason="mistyped")
    with pytest.raises(StoreProblem, match="cannot be undone"):
        store.undo(merge.id)


@pytest.mark.parametrize(
    ("change", "name", "asked"),
    [
        ({"labs": (afp(MARCH, "410"),)}, "labs", 1),
        ({"treatment_start": date(2024, 3, 6)}, "record.treatment_start", 1),
        ({"protocol": "cadonilimab-lenvatinib-sbrt"}, "record.protocol", 1),
        ({"lesions": (Lesion(number="T1", role=LesionRole.TARGET, organ="lung"),)}, "lesions", 1),
        ({"imaging": (read(MARCH, 410),)}, "imaging", 1),
        ({"baseline": Baseline(cirrhosis=False)}, "baseline.cirrhosis", 1),
        ({"visits": (Visit(date=MARCH, ecog=1),)}, "visits", 1),
    ],
)
def test_that_nothing_that_differs_is_decided_silently(
    tmp_path: Path, change: Mapping[str, object], name: str, asked: int
) -> None:
    bare = replace(OTHER, labs=(), visits=(), imaging=(), lesions=(), adverse_events=())
    store, one, other = clinic(tmp_path, ONE, replace(bare, **{"lesions": OTHER.lesions} | dict(change)))  # type: ignore[arg-type]
    before = [store.record(key) for key in (one, other)]
    names = [found for found in store.people.compared(one, other).asked() if found.split(" ")[0] == name]
    assert len(names) == asked
    with pytest.raises(StoreProblem, match="is to be chosen first"):
        store.people.merge(one, other, {key: side for key, side in CHOICES.items() if key != names[0]}, reason=REASON)
    assert [store.record(key) for key in (one, other)] == before
    for side in Side:
        store.people.merge(one, other, CHOICES | {names[0]: side}, reason=REASON)
        record = store.record(one)
        ours = record == before[0] or side is Side.STAYS
        if name == "labs":
            assert record.labs[0].value.reported == ("400" if side is Side.STAYS else "410")
            assert len(record.labs) == 2
        if name == "imaging":
            sizes = [imaging.measurements[0].diameter_tenths for imaging in record.imaging]
            assert sizes == ([400] if side is Side.STAYS else [410])
        if name == "lesions":
            assert record.lesions[0].organ == ("liver" if side is Side.STAYS else "lung")
        if name == "record.treatment_start":
            assert record.treatment_start == (START if side is Side.STAYS else date(2024, 3, 6))
        assert ours or record != before[0]
        store.undo()
        assert [store.record(key) for key in (one, other)] == before


def test_that_a_merge_that_fails_on_the_way_leaves_both_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, one, other = clinic(tmp_path)
    before, end = [store.record(key) for key in (one, other)], store.anchor()
    put = store.file.rows.update

    def fails(table: str, row: int, values: Mapping[str, object]) -> None:
        if table == "patient" and "deleted" in values:  # the last but one
            raise StoreProblem("The disk is full.")
        put(table, row, values)

    monkeypatch.setattr(store.file.rows, "update", fails)
    with pytest.raises(StoreProblem, match="disk is full"):
        store.people.merge(one, other, CHOICES, reason=REASON)
    assert [store.record(key) for key in (one, other)] == before
    assert store.anchor() == end


@pytest.mark.parametrize("side", list(Side))
def test_that_whoever_was_merged_away_is_not_there_and_never_a_record_that_cannot_be_read(
    tmp_path: Path, side: Side
) -> None:
    store, one, other = clinic(tmp_path, ONE, replace(OTHER, imaging=(read(MARCH, 410),)))
    asked_about = store.people.compared(one, other).asked()
    choices = {name: Side.STAYS if name.startswith("lesions") else side for name in asked_about}
    store.people.merge(one, other, choices, reason=REASON)
    with pytest.raises(LookupError, match="no patient has the key"):
        store.record(other)
    assert unreadable(store.file.query) == ()


def test_that_locks_and_reasons_are_asked_for(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    with pytest.raises(StoreProblem, match="reason is needed"):
        store.people.merge(one, other, CHOICES, reason=" ")
    with pytest.raises(StoreProblem, match="one patient"):
        store.people.merge(one, one, CHOICES, reason=REASON)
    for key in (one, other):
        store.locks.lock(key, "the data are with the sponsor")
        with pytest.raises(StoreProblem, match=f"{dict(store.patients())[key]} are locked"):
            store.people.merge(one, other, CHOICES, reason=REASON)
        store.locks.unlock(key, "back")
    store.people.merge(one, other, CHOICES, reason=REASON)


@pytest.mark.parametrize("role", list(Role))
def test_that_whoever_may_merge_may_say_that_two_are_two(tmp_path: Path, role: Role) -> None:
    store, one, other = clinic(tmp_path)
    pair = Pair(*store.people.known(), BORN)
    as_role(store, role)
    if Action.MERGE in MAY[role]:
        store.people.say_apart(pair, reason="sisters")
        store.people.merge(one, other, CHOICES, reason=REASON)
        return
    with pytest.raises(StoreProblem, match="may not merge two patients"):
        store.people.merge(one, other, CHOICES, reason=REASON)
    with pytest.raises(StoreProblem, match="may not merge two patients"):
        store.people.say_apart(pair, reason="sisters")


def test_that_data_managers_and_administrators_merge() -> None:
    assert {role for role in Role if Action.MERGE in MAY[role]} == {Role.DATA_MANAGER, Role.ADMINISTRATOR}


def test_that_two_who_were_said_to_be_two_are_kept_with_who_and_why(tmp_path: Path) -> None:
    store, one, _other = clinic(tmp_path)
    pair = Pair(*store.people.known(), BORN)
    store.people.say_apart(pair, reason="sisters")
    (apart,) = store.people.apart()
    assert apart.codes == {"HCC-0100", "HCC-0101"}
    assert (apart.user, apart.reason) == ("demo", "sisters")
    assert apart.at.date() == date.today()
    assert [entry.event for entry in store.past.history(one)][-1] is Event.APART
    store.undo()
    assert store.people.apart() == ()
    assert verify(store).ok


def test_that_a_code_that_was_merged_away_leads_on_and_is_not_given_again(tmp_path: Path) -> None:
    third = replace(OTHER, patient=Patient(code="HCC-0102", sex=Sex.FEMALE), labs=(), adverse_events=(), visits=())
    store, one, other = clinic(tmp_path)
    (last,) = (found.key for found in store.import_records((third,)))
    store.people.merge(one, other, CHOICES, reason=REASON)
    assert [(known.code, known.merged_into) for known in store.known()][1] == ("HCC-0101", "HCC-0100")
    with pytest.raises(StoreProblem, match="HCC-0101 was merged into HCC-0100"):
        store.register(replace(ONE, patient=Patient(code="HCC-0101")))
    found = store.people.compared(last, one)
    choices = {name: Side.STAYS if name.startswith("lesions") else Side.GOES for name in found.asked()}
    store.people.merge(last, one, choices, reason=REASON)
    assert store.people.former() == {last: (("HCC-0101", "HCC-0100"), ())}


def test_that_a_hospital_number_that_was_not_kept_leads_on_and_is_not_given_again(tmp_path: Path) -> None:
    """Whichever of the two was kept, and whoever stayed; the laboratory goes on with both."""
    ours = replace(ONE, patient=replace(ONE.patient, hospital_number="0815"))
    for kept, gone in ((Side.STAYS, "4711"), (Side.GOES, "0815")):
        folder = tmp_path / kept.value
        folder.mkdir()
        store, one, other = clinic(folder, ours, OTHER)
        choices = CHOICES | {"patient.hospital_number": kept}
        store.people.merge(one, other, choices, reason=REASON)
        assert store.people.former() == {one: (("HCC-0101",), (gone,))}
        another = replace(ONE, patient=Patient(code="HCC-0103", hospital_number=gone))
        with pytest.raises(StoreProblem, match=f"{gone} was a hospital number of HCC-0100"):
            store.register(another)
        (person,) = people(store)
        assert set(person.numbers) == {"0815", "4711"}
        match = Roster([person]).match(Named(gone, person.names[0]))
        assert match.person == person
        store.correct(one, "patient", one, {"hospital_number": gone}, reason="the other one is right")
        store.undo()
        store.undo()
        assert store.people.former() == {}


def test_that_the_past_of_both_is_the_past_of_one(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    past = {entry.entry for key in (one, other) for entry in store.past.history(key)}
    store.people.merge(one, other, CHOICES, reason=REASON)
    history = store.past.history(one)
    assert past <= {entry.entry for entry in history}
    (said,) = (entry for entry in history if entry.event is Event.MERGED)
    assert (said.subject, said.reason, said.user) == ("HCC-0101", REASON, "demo")
    origins = store.past.origins(one)
    assert {ref.row for ref in origins.entered if ref.kind == "lab_result"} >= {
        lab.key for lab in store.record(one).labs
    }


def test_that_the_number_of_a_voided_lesion_does_not_come_back_by_a_merge(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    extra = store.add(one, "lesion", Lesion(number="N1", role=LesionRole.NON_TARGET, organ="lung"))
    store.void(one, "lesion", extra, reason="an artefact")
    with pytest.raises(StoreProblem, match=r"R-1\.8"):
        store.people.merge(one, other, CHOICES, reason=REASON)


def test_that_what_was_asked_about_either_is_asked_about_the_one_they_are(tmp_path: Path) -> None:
    store, one, other = clinic(tmp_path)
    kept = next(lab.key for lab in store.record(other).labs if lab.value.reported == "90")
    known_already = next(lab.key for lab in store.record(other).labs if lab.value.reported == "400")
    for row in (kept, known_already):
        assert row is not None
        store.queries.ask(other, "lab_result", row, "value", "Is this right?")
    before = written(store, other)
    store.people.merge(one, other, CHOICES, reason=REASON)
    about = [asked(store.record(one))[place].target for place in range(2)]
    assert [found and found.part.key for found in about] == [
        kept,
        None,
    ]  # the other was there already
    assert verify(store).ok
    assert store.undo() == "Merge two patients"
    assert written(store, other) == before


def test_that_a_query_about_what_gives_way_to_the_others_read_does_not_stand_in_the_way(tmp_path: Path) -> None:
    ours = replace(ONE, imaging=(replace(read(MARCH, 400), thrombus=Thrombus(vp=Vp.VP3)),))
    store, one, other = clinic(tmp_path, ours, replace(OTHER, imaging=(read(MARCH, 410),)))
    store.queries.ask(one, "thrombus", 1, "vp", "Is this the class?")
    asked_about = store.people.compared(one, other).asked()
    choices = {name: Side.STAYS if name.startswith("lesions") else Side.GOES for name in asked_about}
    store.people.merge(one, other, choices, reason=REASON)
    (query,) = store.record(one).queries
    assert query.about == "imaging"  # the row was taken out
    write_case(store.record(one), tmp_path / "case.json")
    assert read_case(tmp_path / "case.json").queries == store.record(one).queries
    assert verify(store).ok


def test_that_a_template_of_the_clinics_own_comes_with_the_protocol_that_is_chosen(tmp_path: Path) -> None:
    shipped = load_protocols()["cadonilimab-lenvatinib-sbrt"]
    own = replace(shipped, name="ward 2", title="ward 2", based_on=shipped.name, version=1)
    store, one, other = clinic(tmp_path, ONE, replace(OTHER, protocol=own.name, template=own))
    assert "record.protocol" in store.people.compared(one, other).asked()
    store.people.merge(one, other, {**CHOICES, "record.protocol": Side.GOES}, reason=REASON)
    assert (store.record(one).protocol, store.record(one).template) == (own.name, own)


def test_that_two_versions_of_a_template_are_not_chosen_between_silently(tmp_path: Path) -> None:
    shipped = load_protocols()["cadonilimab-lenvatinib-sbrt"]
    own = replace(shipped, name="ward 2", title="ward 2", based_on=shipped.name, version=1)
    ours = replace(ONE, protocol=own.name, template=own)
    found = compared(ours, replace(OTHER, protocol=own.name, template=replace(own, version=own.version + 1)))
    assert found.refusal is not None
    assert "two versions" in str(found.refusal)


def test_that_without_identity_no_name_or_number_is_left_that_either_ever_had(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = "张桂花, or Zhang Guihua, once 章桂华: 4711, 4712; asked by demo"
    store, one, other = clinic(tmp_path, ONE, replace(OTHER, visits=(Visit(date=MAY_6, ecog=1, plan=said),)))
    store.correct(other, "patient", other, {"name": "章桂华", "hospital_number": "4712"}, reason="misheard")
    store.correct(other, "patient", other, {"name": "张桂花"}, reason="heard again")
    visit = store.record(other).visits[0].key
    assert visit is not None
    store.queries.ask(other, "visit", visit, "plan", said)
    choices = {**CHOICES, "patient.name": Side.STAYS}
    store.people.merge(one, other, choices, reason=REASON)
    assert set(store.people.names(one)) == {"Zhang, Guihua", "张桂花", "章桂华", "4711", "4712"}
    store.close()
    out = tmp_path / "out.json"
    words = ["export", "HCC-0100", "--out", str(out), "--deidentified", "--database", str(store.path)]
    assert main(words) == 0
    assert "queries that are not closed: 1" in capfd.readouterr().out
    written = out.read_text(encoding="utf-8")
    for secret in ("张", "桂", "章", "zhang", "guihua", "4711", "4712", "demo", "HCC-0101"):
        assert secret.casefold() not in written.casefold()
    assert written.count("[removed]") > 10
    assert read_case(out).patient.code == "HCC-0100"


def test_that_what_is_to_be_chosen_is_told_before_what_only_one_of_them_has(tmp_path: Path) -> None:
    lesion = replace(OTHER.lesions[0], site="S8")
    read_there = read(MARCH, 300, thrombus=Thrombus(vp=Vp.VP3))
    theirs = replace(
        OTHER, lesions=(lesion,), imaging=(read_there,), labs=(afp(MARCH, "410", laboratory="Ward"), afp(MAY_6, "90"))
    )
    store, one, other = clinic(tmp_path, ONE, theirs)
    rows = told(store.people.compared(one, other))
    assert [row.only is not None for row in rows] == sorted(row.only is not None for row in rows)
    said = {(row.kind.value, row.subject): row.values for row in rows if row.only is None}
    assert ("value", "400", "410") in said["lab_result", "AFP 2024-03-04"]
    assert ("laboratory", "", "Ward") in said["lab_result", "AFP 2024-03-04"]
    assert ("site", "", "S8") in said["lesion", "T1"]
    assert ("measurements", "T1 40", "T1 30, Vp3") in said["imaging", "CT 2024-03-04"]
