"""What a person says of a laboratory's file, as the next question to it, and which saved mapping fits a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.laboratory.judging import clinic_of
from models.laboratory.mapping import Mapping, ReadAs
from models.laboratory.results import JudgedRow, Mark, Outcome, RawResult
from models.quantities import parse_quantity
from models.record.records import Patient, Record
from models.words import Sentence
from storage.clinic.imports.batches import place_of
from storage.clinic.imports.mappings import SavedMapping, save_mapping
from storage.clinic.imports.people import people
from storage.clinic.store import DEMO_KEY, Store
from storage.laboratory.reading import grid_for, judged_file, read_results
from storage.problems import FileProblem
from ui.imports import work
from ui.imports.asked import corrected, given_to, with_column, with_reading, with_tests, with_unit
from ui.imports.correction import field_of, says_no_unit
from ui.imports.work import Ask, Told

LONG = (
    "住院号,姓名,项目名称,结果,单位,采集时间\n"
    "00012,Li,甲胎蛋白,88,ng/mL,2025-03-01\n"
    "00013,Xu,甲胎蛋白,99,ng/mL,2025-03-01\n"
)
WIDE = "ID,Name,Date,AFP (ng/mL),ALT U/L\n00012,Li,2025-03-01,88,31\n"
TODAY = date(2025, 4, 1)


def fitting(text: str, *saved: Mapping) -> tuple[Mapping, str]:
    grid, _ = grid_for("a.csv", text.encode(), Mapping())
    return work._fitting(grid, [SavedMapping(f"m{place}", 1, one) for place, one in enumerate(saved)])


def test_that_a_column_is_one_thing_and_a_thing_one_column() -> None:
    mapping = Mapping(columns={"number": "ID", "name": "Name"})
    assert with_column(mapping, "Name", "number").columns == {"number": "Name"}
    assert with_column(mapping, "Name", "").columns == {"number": "ID"}
    assert with_column(mapping, "Date", "collected").columns == {"number": "ID", "name": "Name", "collected": "Date"}


def test_that_what_is_said_of_the_reading_is_kept_with_the_mapping() -> None:
    mapping = with_reading(with_reading(Mapping(), "date_order", "DMY"), "layout", "wide")
    assert (mapping.read_as.date_order, mapping.read_as.layout) == ("DMY", "wide")
    assert with_unit(mapping, "AFP", "ng/mL").units == {"AFP": "ng/mL"}


def test_that_a_loinc_code_that_is_taken_is_no_name() -> None:
    mapping = with_tests(Mapping(), {"1834-1": "AFP", "甲胎蛋白": "AFP"})
    assert (mapping.loinc, mapping.tests) == ({"1834-1": "AFP"}, {"甲胎蛋白": "AFP"})


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"result": "1,9.0"}, "result"),
        ({"result": "88", "unit": "IU/mL"}, "unit"),
        ({"result": "88", "quantity": parse_quantity("88"), "collected": "31/02/2025"}, "collected"),
        ({"result": "88", "quantity": parse_quantity("88"), "also": (3,)}, "result"),
        ({"result": "88", "analyte": None}, "result"),
        ({"result": "0.5", "unit": "ng/mL", "mark": Mark.SHOWN_OTHERWISE}, "result"),
        ({"result": "88", "unit": "ng/mL", "unreadable": Sentence("a date, not a result")}, "result"),
    ],
)
def test_that_the_field_that_was_refused_is_the_one_to_be_typed(row: dict[str, object], field: str) -> None:
    raw = RawResult(line=2, **{key: row[key] for key in ("result", "unit", "mark", "unreadable") if key in row})  # type: ignore[arg-type]
    judged = JudgedRow(
        raw=raw,
        outcome=Outcome.REFUSED,
        analyte=row.get("analyte", "AFP"),  # type: ignore[arg-type]
        quantity=row.get("quantity"),  # type: ignore[arg-type]
        also=row.get("also", ()),  # type: ignore[arg-type]
    )
    assert field_of(judged, ".") == field
    assert says_no_unit(judged, "unit") == ("unit" not in row and row.get("analyte", "AFP") is not None)


def test_that_the_saved_mapping_whose_columns_all_stand_there_is_taken() -> None:
    own = Mapping(columns={"number": "住院号", "test": "项目名称", "result": "结果"}, tests={"甲胎蛋白": "AFP"})
    other = Mapping(columns={"number": "登记号"}, tests={"甲胎蛋白": "AFP"})
    assert fitting(LONG, other, own) == (own, "m1")
    assert fitting(WIDE, other, own)[1] == ""


def test_that_without_a_saved_mapping_the_titles_say_what_they_can_and_no_test_is_taken() -> None:
    long, wide = fitting(LONG)[0], fitting(WIDE)[0]
    assert set(long.columns) == {"number", "name", "test", "result", "unit", "collected"}
    assert (wide.columns, wide.read_as.layout) == ({"number": "ID", "name": "Name"}, "wide")  # a date of what?
    assert long.tests == wide.tests == {}


def test_that_a_row_is_judged_by_what_was_typed_and_by_whom_it_was_given_to_and_told_as_it_stands(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LONG.replace("88", '"8,8.0"'), encoding="utf-8")
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        for code, name, number in (("HCC-1", "Li", "00012"), ("HCC-2", "Xu", "00031")):
            patient = Patient(code=code, name=name, hospital_number=number)
            store.register(Record(patient=patient, treatment_start=date(2025, 1, 6)))
        mapping = with_tests(fitting(LONG)[0], {"甲胎蛋白": "AFP"})
        looked = look(store, Ask(path=path, mapping=mapping))
        refused, waits = looked.judged.rows
        assert (refused.outcome, waits.outcome, looked.is_ready) == (Outcome.REFUSED, Outcome.TRAY, True)
        told = given_to(
            {place_of(refused.raw): Told(typed={"result": "88"})}, [place_of(waits.raw)], "HCC-2", "seen on the form"
        )
        again = look(store, Ask(path=path, mapping=mapping, told=told))
        first, second = again.judged.rows
        assert [one.patient for one in (first, second)] == ["HCC-1", "HCC-2"]
        assert first.quantity is not None
        assert (first.quantity.reported, first.raw.result, second.raw.number) == ("88", "8,8.0", "00013")
        assert again.said[place_of(first.raw)].typed == "88"
        assert again.said[place_of(second.raw)].reason == "seen on the form"
        path.write_text(LONG, encoding="utf-8")
        with pytest.raises(FileProblem, match="the file was changed since it was opened"):
            look(store, Ask(path=path, mapping=mapping, told=told, sha256=again.judged.sha256))


GERMAN = "Nr;Name;Test;Ergebnis;Einheit;Entnommen\n00012;Müller;AFP;88;ng/mL;2025-03-01\n"
TITLES = dict(
    zip(("number", "name", "test", "result", "unit", "collected"), GERMAN.split("\n", 1)[0].split(";"), strict=True)
)


def test_that_the_window_and_the_console_read_a_file_alike_by_a_saved_mapping(tmp_path: Path) -> None:
    """Nothing but the mapping tells here that it is GB18030."""
    path = tmp_path / "a.csv"
    path.write_text(GERMAN, encoding="gb18030")
    own = Mapping(columns=TITLES, tests={"AFP": "AFP"}, read_as=ReadAs(encoding="GB18030"))
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        save_mapping(store, "Lab", own)
        looked = look(store, Ask(path=path))
        assert (looked.name, looked.mapping, looked.judged.questions) == ("Lab", own, ())
        clinic = clinic_of(people(store), TODAY)
        assert looked.judged.rows == judged_file(read_results(path, own), own, clinic).rows
        path.write_text(GERMAN, encoding="cp1252")
        save_mapping(store, "Lab", replace(own, read_as=ReadAs(encoding="UTF-8")))
        looked = look(store, Ask(path=path))
        assert (looked.mapping.read_as.encoding, looked.judged.rows[0].raw.name) == (None, "Müller")


def test_that_a_column_of_days_is_no_test_and_every_other_one_may_be(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(WIDE.replace("Date", "Taken at").replace("31\n", "31\n,,04/03/2025,90,32\n"), encoding="utf-8")
    with Store.create(tmp_path / "clinic.hepatrack", key=DEMO_KEY) as store:
        found = look(store, Ask(path=path)).judged.proposals
    assert [(one.test, one.analyte, one.rows) for one in found] == [("AFP (ng/mL)", "AFP", 2), ("ALT U/L", "ALT", 2)]


def test_that_a_row_with_two_faults_is_mended_field_by_field_and_what_was_typed_last_for_each_is_kept() -> None:
    row = JudgedRow(raw=RawResult(line=2, test="AFP", result="8,8.0", collected="31/02/2025"), outcome=Outcome.REFUSED)
    told = corrected({}, row, "result", "80")
    told = corrected(told, row, "collected", "2025-03-01")
    told = corrected(told, row, "result", "88")
    (one,) = told.values()
    assert one.said.typed == "88; collected: 2025-03-01"
    meant = work._as_told(row.raw, one, [])
    assert (meant.result, meant.collected) == ("88", "2025-03-01")


def test_that_a_day_that_is_typed_changes_nothing_of_what_is_known_of_the_result() -> None:
    raw = RawResult(line=2, result="0.5", meant="<0.5", collected="31/02/2025", mark=Mark.SHOWN_OTHERWISE)
    told = work._as_told(raw, Told(typed={"collected": "2025-03-01"}), [])
    assert (told.collected, told.meant, told.mark) == ("2025-03-01", "<0.5", Mark.SHOWN_OTHERWISE)
    assert work._as_told(raw, Told(code="HCC-9"), []) == raw  # gone since
    told = work._as_told(raw, Told(typed={"result": "<0.5"}), [])
    assert (told.result, told.meant, told.mark) == ("<0.5", "", None)


def look(store: Store, ask: Ask) -> work.Looked:
    """What the steps of a look find, one after the other."""
    going = work._what(work._read(work._who(work._Going(1, ask), store), {}), store)
    looked = work._stand(work._judge(going, TODAY), store).looked
    assert looked is not None
    return looked
