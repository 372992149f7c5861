"""The case file: what is accepted, and each refusal with its place and its sentence."""

# ruff: noqa: E501

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from models.record import records
from models.record.protocol import PARAMETER_NAMES, parameter_problem
from models.record.records import LabResult, Role, Sex, Vp
from storage import fields as listed
from storage.files.casefile import case_document, parse_case, read_case, write_case
from storage.files.caseschema import SCHEMA
from storage.places import RESOURCES
from storage.problems import FileProblem
from tests.storage.example import full_case

PROTOCOLS = ", ".join(sorted(path.stem for path in (RESOURCES / "protocols").glob("*.json")))

Change = Callable[[dict[str, Any]], None]


@pytest.mark.parametrize("unit", ["µg/L", "μg/l", "mcg/L", "ng/ml"])
def test_that_a_unit_is_understood_by_an_exact_synonym_and_written_back_as_it_was(unit: str) -> None:
    document = full_case()
    document["labs"][0]["unit"] = unit
    record = parse_case(document)
    assert record.labs[0].unit == ("ng/mL" if unit == "ng/ml" else "ug/L")
    assert case_document(record) == document
    corrected = replace(record, labs=(replace(record.labs[0], unit="ng/mL"), *record.labs[1:]))
    assert case_document(corrected)["labs"][0]["unit"] == ("ng/ml" if unit == "ng/ml" else "ng/mL")


def test_that_every_analyte_by_another_name_is_named_at_once() -> None:
    document = full_case()
    for index, name in ((0, "hemoglobin"), (1, "WBC"), (2, "hemoglobin")):
        document["labs"][index]["analyte"] = name
    with pytest.raises(FileProblem) as refusal:
        parse_case(document)
    assert str(refusal.value) == 'labs[0].analyte: "hemoglobin" is spelt "haemoglobin"; "WBC" is spelt "white cells"'


def test_that_the_values_of_a_case_become_records() -> None:
    record = parse_case(full_case())
    assert record.patient.sex is Sex.FEMALE
    assert record.patient.birth_date == date(1971, 3, 12)
    assert record.baseline.vp is Vp.VP3
    assert record.visits[0].time == time(8, 30)
    assert record.labs[0].value.low == Decimal(60500)
    assert record.labs[1].value.was_number
    assert record.labs[4].value.reported == "1+"
    assert record.lesions[3].role is Role.NEW
    assert record.imaging[1].measurements[0].diameter_tenths == 401
    assert record.imaging[0].measurements[1].parts_tenths == (120, 95)
    assert record.settings == (("confirmation_days", 28),)


def test_that_an_export_repeats_an_import() -> None:
    assert case_document(parse_case(full_case())) == full_case()


def test_that_a_case_needs_only_a_code_and_a_start() -> None:
    least = {"format": "hcc-case", "version": 1, "patient": {"code": "A"}, "treatment_start": "2023-03-10"}
    record = parse_case(least)
    assert record.protocol == "follow-up"
    assert record.visits == ()
    assert case_document(record) == least


def test_that_nulls_and_empty_lists_are_kept_as_they_were_written() -> None:
    document = full_case()
    document |= {"protocol": None, "baseline": None, "visits": None, "treatments": [], "outcome": {}, "settings": None}
    document["imaging"] = [{"date": "2023-03-08", "lesions": None}, {"date": "2023-03-09", "lesions": {"T1": None}}]
    assert case_document(parse_case(document)) == document


def test_that_a_record_made_by_the_program_writes_what_it_knows() -> None:
    record = records.Record(
        patient=records.Patient(code="A"),
        treatment_start=date(2023, 3, 10),
        visits=(records.Visit(date=date(2023, 3, 9), time=time(8, 5), ecog=0),),
    )
    assert case_document(record) == {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "A"},
        "protocol": "follow-up",
        "treatment_start": "2023-03-10",
        "visits": [{"date": "2023-03-09T08:05", "ecog": 0}],
    }


def test_that_a_value_added_after_an_import_is_exported_too() -> None:
    from dataclasses import replace

    record = parse_case(full_case())
    document = case_document(replace(record, baseline=replace(record.baseline, notes="more"), protocol="follow-up"))
    assert document["baseline"]["notes"] == "more"
    assert document["protocol"] == "follow-up"


def test_that_every_attribute_of_a_record_is_listed() -> None:
    apart = {"value", "number", "measurements", "thrombus", "key", "written", "about", "subject"}
    for kind in (getattr(listed, name) for name in dir(listed) if isinstance(getattr(listed, name), listed.Listed)):
        names = {field.name for field in fields(kind.record)}
        assert names - apart == {field.attribute for field in kind.fields} - apart


def test_that_the_schema_is_a_schema_and_knows_every_parameter() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(full_case(), schema)
    assert list(schema["$defs"]["settings"]["properties"]) == list(PARAMETER_NAMES)


def test_that_the_schema_says_of_every_vocabulary_what_the_records_say() -> None:
    defined = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    for words, place in (
        (records.Vp, defined["vp"]),
        (records.Cheng, defined["cheng"]),
        (records.Ascites, defined["ascites"]),
        (records.Encephalopathy, defined["encephalopathy"]),
        (records.Certainty, defined["certainty"]),
        (records.Sex, defined["patient"]["properties"]["sex"]),
        (records.Role, defined["lesion"]["properties"]["role"]),
        (records.State, defined["measurement"]["properties"]["state"]),
        (records.Status, defined["measurement"]["properties"]["status"]),
    ):
        assert [str(word) for word in words] == [word for word in place["enum"] if word is not None]


def set_at(*path: Any) -> Change:
    *parents, key, value = path

    def change(document: dict[str, Any]) -> None:
        at: Any = document
        for parent in parents:
            at = at[parent]
        at[key] = value

    return change


def without(*path: Any) -> Change:
    *parents, key = path

    def change(document: dict[str, Any]) -> None:
        at: Any = document
        for parent in parents:
            at = at[parent]
        del at[key]

    return change


def more_lesions(count: int, **values: Any) -> Change:
    def change(document: dict[str, Any]) -> None:
        document["lesions"] += [{"number": f"X{index}", "role": "target", **values} for index in range(count)]

    return change


SECOND = ("imaging", 1, "lesions")
REFUSED: list[tuple[Change, str]] = [
    (set_at("format", "fhir"), 'format: "hcc-case" is expected, not "fhir"; this is not a case file'),
    (without("format"), 'format: "hcc-case" is expected, not nothing; this is not a case file'),
    (set_at("version", 3), "version: version 3 is not known; version 1 or 2 is expected"),
    (set_at("version", True), "version: version true is not known; version 1 or 2 is expected"),
    (without("version"), "version: this key is required"),
    (without("patient"), "patient: this key is required"),
    (without("patient", "code"), "patient.code: this key is required"),
    (without("treatment_start"), "treatment_start: this key is required"),
    (set_at("patient", "code", ""), "patient.code: \"\" is empty or begins or ends with a space; a name on one line is expected"),
    (set_at("patient", "code", "A\n"), 'patient.code: "A\\n" is empty or begins or ends with a space; a name on one line is expected'),
    (set_at("patient", "code", 21), "patient.code: text is expected, not 21"),
    (set_at("patient", "surname", "Li"), "patient.surname: there is no such key here; the keys are code, name, sex, birth_date, hospital_number"),
    (set_at("patient", "Sex", "male"), 'patient.Sex: this key is spelt "sex"'),
    (set_at("patient", "sex", "Male"), 'patient.sex: "Male" is spelt "male"'),
    (set_at("patient", "sex", "m"), 'patient.sex: "m" is not one of male, female, unknown'),
    (set_at("patient", "birth_date", "2023-02-30"), 'patient.birth_date: "2023-02-30" is not a date of the calendar'),
    (set_at("patient", "birth_date", "12/03/1971"), 'patient.birth_date: "12/03/1971" is not a date from 1900 to 2099; YYYY-MM-DD is expected'),
    (set_at("patient", "birth_date", "2024-01-01"), "treatment_start: 2023-03-10 is before the patient was born (2024-01-01)"),
    (set_at("protocol", "trial"), f'protocol: "trial" is unknown; the protocols are {PROTOCOLS}'),
    (set_at("protocol", "Follow-Up"), f'protocol: "Follow-Up" is spelt "follow-up"; the protocols are {PROTOCOLS}'),
    (set_at("treatment_start", "2023-03-10T08:00"), 'treatment_start: "2023-03-10T08:00" is not a date from 1900 to 2099; YYYY-MM-DD is expected'),
    (set_at("baseline", "vp", "Vp5"), 'baseline.vp: "Vp5" is not one of Vp0, Vp1, Vp2, Vp3, Vp4'),
    (set_at("baseline", "vp", "vp 3"), 'baseline.vp: "vp 3" is spelt "Vp3"'),
    (set_at("baseline", "cheng", 2), "baseline.cheng: 2 is not one of 0, I, II, III, IV"),
    (set_at("baseline", "ecog", 6), "baseline.ecog: 6 is above 5"),
    (set_at("baseline", "ecog", "1"), 'baseline.ecog: a whole number is expected, not "1"'),
    (set_at("baseline", "ecog", 1.5), "baseline.ecog: a whole number is expected, not 1.5"),
    (set_at("baseline", "ecog", True), "baseline.ecog: a whole number is expected, not true"),
    (set_at("baseline", "cirrhosis", "yes"), 'baseline.cirrhosis: true or false is expected, not "yes"'),
    (set_at("baseline", "aetiology", "HBV"), 'baseline.aetiology: a list is expected, not "HBV"'),
    (set_at("baseline", "largest_tumour_mm", 500.1), "baseline.largest_tumour_mm: 500.1 is above 500"),
    (set_at("baseline", "weight_kg", 0), "baseline.weight_kg: 0 is not above 0"),
    (set_at("baseline", "liver_involvement_percent", 130), "baseline.liver_involvement_percent: 130 is above 100"),
    (set_at("treatments", 0, "stop", "2023-03-09"), "treatments[0].stop: 2023-03-09 is before its start (2023-03-10)"),
    (set_at("treatments", 0, "dose", -1), "treatments[0].dose: -1 is below 0"),
    (without("treatments", 1, "agent"), "treatments[1].agent: this key is required"),
    (set_at("visits", 0, "date", "2023-03-09T25:00"), 'visits[0].date: "25:00" is not a time of day'),
    (set_at("visits", 0, "date", "2023-03-09 08:30"), 'visits[0].date: "2023-03-09 08:30" is not a date from 1900 to 2099; YYYY-MM-DD or YYYY-MM-DDThh:mm is expected'),
    (set_at("visits", 0, "time", "08:30"), "visits[0].time: there is no such key here; the keys are date, ecog, weight_kg, systolic, diastolic, ascites, encephalopathy, anticoagulated"),
    (set_at("labs", 0, "unit", "mg/L"), 'labs[0].unit: "mg/L" is not a unit of AFP; ng/mL or ug/L is expected'),
    (set_at("labs", 0, "unit", "NG/ML"), 'labs[0].unit: "NG/ML" is spelt "ng/mL"'),
    (set_at("labs", 0, "unit", "µkat/L"), 'labs[0].unit: "µkat/L" is not a unit of AFP; ng/mL or ug/L is expected'),
    (without("labs", 0, "unit"), "labs[0].unit: AFP needs a unit; ng/mL or ug/L is expected"),
    (set_at("labs", 3, "unit", "s"), 'labs[3].unit: "s" is not a unit of INR; it has no unit'),
    (set_at("labs", 0, "analyte", "afp"), 'labs[0].analyte: "afp" is spelt "AFP"'),
    (set_at("labs", 4, "analyte", "Urine  protein dipstick"), 'labs[4].analyte: "Urine  protein dipstick" is spelt "urine protein dipstick"'),
    (set_at("labs", 0, "value", "60,5"), 'labs[0].value: "60,5" has a decimal comma or misplaced thousands separator; write a decimal point'),
    (set_at("labs", 0, "value", "positive"), 'labs[0].value: "positive" is not a number'),
    (set_at("labs", 0, "value", "-4"), 'labs[0].value: "-4" is negative'),
    (set_at("labs", 0, "value", -4), "labs[0].value: -4 is below 0"),
    (set_at("labs", 0, "value", float("nan")), "labs[0].value: nan is not a number"),
    (set_at("labs", 0, "value", float("inf")), "labs[0].value: inf is not a number"),
    (set_at("labs", 0, "value", None), "labs[0].value: text or a number is expected, not null"),
    (set_at("labs", 0, "value", 1e300), 'labs[0].value: "1'),
    (set_at("labs", 4, "value", "5+"), 'labs[4].value: "5+" is not a dipstick result; negative, 1+, 2+, 3+, 4+ are expected'),
    (set_at("labs", 2, "low", 50), "labs[2].low: 50 is above the upper limit 40"),
    (set_at("labs", 2, "low", -1), "labs[2].low: -1 is below 0"),
    (set_at("lesions", 1, "number", "T1"), 'lesions[1].number: "T1" is already the number of another lesion (R-1.8)'),
    (set_at("lesions", 0, "role", "Target"), 'lesions[0].role: "Target" is spelt "target"'),
    (more_lesions(1, organ=" LIVER"), "lesions[4].organ: this is target lesion 3 in liver; R-1.3 allows at most 2 per organ"),
    (more_lesions(4), "lesions[7].role: this is target lesion 6; R-1.3 allows at most 5"),
    (more_lesions(3, nodal=True), "lesions[6].organ: this is target lesion 3 in lymph nodes, which count as one organ; R-1.3 allows at most 2 per organ"),
    (set_at("imaging", 0, "lesions", "T9", {}), 'imaging[0].lesions.T9: there is no lesion "T9" in lesions'),
    (set_at("imaging", 0, "lesions", "T 9", {}), 'imaging[0].lesions["T 9"]: there is no lesion "T 9" in lesions'),
    (set_at(*SECOND, "T1", {"diameter_mm": 40.15}), "imaging[1].lesions.T1.diameter_mm: 40.15 has more than one decimal; diameters have at most one"),
    (set_at(*SECOND, "T1", {"diameter_mm": 501}), "imaging[1].lesions.T1.diameter_mm: 501 is above 500"),
    (set_at(*SECOND, "T1", {"viable_mm": -0.1}), "imaging[1].lesions.T1.viable_mm: -0.1 is below 0"),
    (set_at(*SECOND, "T1", {"parts_mm": []}), "imaging[1].lesions.T1.parts_mm: the list is empty"),
    (set_at(*SECOND, "T1", {"status": "present"}), "imaging[1].lesions.T1.status: a target lesion is noted by diameters or a state and has no status"),
    (set_at(*SECOND, "T1", {"state": "present"}), 'imaging[1].lesions.T1.state: "present" is not one of absent, too small, not evaluable, merged'),
    (set_at(*SECOND, "T1", {"state": "absent", "diameter_mm": 3}), 'imaging[1].lesions.T1.state: a lesion is measured or "absent" and not both'),
    (set_at(*SECOND, "T1", {"diameter_mm": 3, "parts_mm": [3]}), "imaging[1].lesions.T1.parts_mm: a lesion has a diameter or parts and not both"),
    (set_at(*SECOND, "N1", {"diameter_mm": 3}), "imaging[1].lesions.N1.diameter_mm: a non-target lesion is noted by its status and not measured"),
    (set_at(*SECOND, "T2", {"state": "merged", "into": "T7"}), 'imaging[1].lesions.T2.into: there is no other lesion "T7" in lesions'),
    (set_at(*SECOND, "T2", {"state": "merged", "into": "T2"}), 'imaging[1].lesions.T2.into: there is no other lesion "T2" in lesions'),
    (set_at(*SECOND, "T2", {"state": "absent", "into": "T1"}), "imaging[1].lesions.T2.into: only a merged lesion is measured with another"),
    (set_at("imaging", 0, "pvtt", "vp", "Vp6"), 'imaging[0].pvtt.vp: "Vp6" is not one of Vp0, Vp1, Vp2, Vp3, Vp4'),
    (set_at("imaging", 0, "slice_mm", 0), "imaging[0].slice_mm: 0 is not above 0"),
    (set_at("adverse_events", 0, "grade", 6), "adverse_events[0].grade: 6 is above 5"),
    (set_at("adverse_events", 0, "grade", 0), "adverse_events[0].grade: 0 is below 1"),
    (set_at("adverse_events", 0, "stop", "2023-03-31"), "adverse_events[0].stop: 2023-03-31 is before its start (2023-04-01)"),
    (set_at("outcome", {"death_date": "2023-03-09"}), "outcome.death_date: 2023-03-09 is before the start of treatment (2023-03-10)"),
    (set_at("outcome", "death_date", "2024-03-09"), "outcome.death_date: the patient is said to be alive; one of the two is wrong"),
    (set_at("settings", "confirmation_days", -1), "settings.confirmation_days: a whole number from 0 to 3650 is expected"),
    (set_at("settings", "pfs_censor_at", "never"), "settings.pfs_censor_at: “never” is not one of last_imaging, last_contact"),
    (set_at("settings", "Confirmation_days", 3), 'settings.Confirmation_days: this key is spelt "confirmation_days"'),
    (set_at("settings", "colour", 3), f"settings.colour: {parameter_problem('colour', 3)}"),
    (set_at("baseline", "notes", "a\x00b"), "baseline.notes: the text holds a character that cannot be printed"),
    (set_at("baseline", "notes", "\ud800"), "baseline.notes: the text holds a character that cannot be printed"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), REFUSED, ids=[sentence[:60] for _, sentence in REFUSED])
def test_that_a_case_that_cannot_be_is_refused_with_its_place(change: Change, sentence: str) -> None:
    document = full_case()
    change(document)
    with pytest.raises(FileProblem) as refusal:
        parse_case(document)
    assert str(refusal.value).startswith(sentence)
    assert "\n" not in str(refusal.value)


ACCEPTED: list[Change] = [
    set_at("labs", 0, "analyte", "HBV DNA"),
    set_at("labs", 0, "unit", "ug/L"),
    set_at("labs", 0, "value", "＞ 60,500"),
    set_at("labs", 2, "low", None),
    set_at("imaging", 1, "date", "2023-03-08"),
    set_at(*SECOND, "T1", {}),
    set_at(*SECOND, "T1", {"state": "merged"}),
    set_at(*SECOND, "NEW1", {"status": "present"}),
    set_at("lesions", 0, "organ", None),
    more_lesions(2, organ="lung"),
    more_lesions(3, organ=None),
    set_at("outcome", {"alive": False}),
    set_at("outcome", {"alive": False, "death_date": "2023-06-01", "last_contact": "2025-03-28"}),
    set_at("visits", 1, "date", "2023-03-09"),
    set_at("settings", "missed_assessments", None),
    set_at("settings", "primary_reader", "B"),
    set_at("baseline", "ecog", 1.0),
]


@pytest.mark.parametrize("change", ACCEPTED)
def test_that_an_unusual_case_that_can_be_is_accepted_and_repeated(change: Change) -> None:
    document = full_case()
    change(document)
    assert case_document(parse_case(document)) == document


def test_that_a_node_keeps_its_short_axis_when_it_is_called_absent() -> None:
    document = full_case()
    document["lesions"][1] |= {"nodal": True, "organ": "lymph node"}
    document["imaging"][1]["lesions"]["T2"] = {"state": "absent", "diameter_mm": 7.5}
    assert parse_case(document).imaging[1].measurements[1].diameter_tenths == 75


@pytest.mark.parametrize(
    ("analyte", "value", "unit"), [("albumin", 35, "g/dL"), ("haemoglobin", 130, "g/dL"), ("ALT", "9999999", "U/L")]
)
def test_that_a_result_beyond_anything_measured_is_refused(analyte: str, value: object, unit: str) -> None:
    document = full_case()
    document["labs"] = [{"analyte": analyte, "date": "2023-03-09", "value": value, "unit": unit}]
    with pytest.raises(FileProblem, match=f"beyond any {analyte} measured in a person"):
        parse_case(document)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "line 1 is not JSON (Expecting value)"),
        (b'{"a": 1,\n}', "line 2 is not JSON"),
        (b"\xff\xfe{", "the file is not text in UTF-8"),
        (b"[" * 100_000, "the document is nested too deeply"),
        (b"9" * 5000, "a number has too many digits"),
        (b"[]", "the document: a JSON object is expected"),
        (b'{"a": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}', "the document is nested too deeply"),
    ],
)
def test_that_a_file_that_holds_no_document_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as refusal:
        read_case(path)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"ecog": 1,', '"ecog": 1, "ecog": 0,', "baseline.ecog: this key is written twice"),
        ('"dose": 12,', '"dose": NaN,', "treatments[0].dose: NaN is not a number"),
        ('"dose": 12,', '"dose": 1e999,', "treatments[0].dose: the number has too many digits"),
        ('"diameter_mm": 40.1', '"diameter_mm": -Infinity', "imaging[1].lesions.T1.diameter_mm: -Infinity is not a number"),
    ],
)  # fmt: skip
def test_that_what_json_does_not_know_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    path = tmp_path / "case.json"
    text = json.dumps(full_case())
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileProblem) as refusal:
        read_case(path)
    assert str(refusal.value) == sentence


def test_that_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="there is no such file"):
        read_case(tmp_path / "none.json")
    with pytest.raises(FileProblem, match="this is a folder"):
        read_case(tmp_path)


def test_that_a_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(full_case()), encoding="utf-8-sig")
    assert read_case(path).patient.code == "HCC-0021"


def test_that_a_written_case_is_whole_private_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text("old")
    write_case(parse_case(full_case()), path)
    assert read_case(path) == parse_case(full_case())
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_case_is_not_written_over_a_folder_or_into_none(tmp_path: Path) -> None:
    record = parse_case(full_case())
    with pytest.raises(FileProblem, match="this is a folder"):
        write_case(record, tmp_path)
    with pytest.raises(FileProblem, match="does not exist"):
        write_case(record, tmp_path / "none" / "case.json")


def test_that_an_exact_number_stays_exact() -> None:
    document = full_case()
    document["labs"][3]["value"] = 1.10
    result: LabResult = parse_case(document).labs[3]
    assert result.value.low == Decimal("1.1")


# Version 2


def case_with_ranges() -> dict[str, Any]:
    document = full_case() | {"version": 2}
    document["labs"] = [{"analyte": "ALT", "date": "2023-04-21", "value": "90", "unit": "U/L", "laboratory": "Central"}]
    document["ranges"] = [
        {"laboratory": "Central", "analyte": "ALT", "unit": "IU/L", "low": 0, "high": 40, "valid_from": "2020-01-01"},
        {
            "laboratory": "Central",
            "analyte": "ALT",
            "unit": "U/L",
            "sex": "female",
            "high": 35,
            "critical_high": 500,
            "valid_from": "2023-01-01",
        },
        {"laboratory": "Central", "analyte": "ALT", "unit": "U/L", "high": 60, "valid_from": "2023-12-01"},
    ]
    return document


def test_that_ranges_and_laboratories_are_version_2_and_come_back_as_they_were() -> None:
    document = case_with_ranges()
    record = parse_case(document)
    assert case_document(record) == document
    assert record.labs[0].high is None  # found when computed, never copied
    assert case_document(parse_case(full_case()))["version"] == 1
    assert case_document(parse_case(full_case() | {"version": 2}))["version"] == 2
    added = replace(parse_case(full_case()), ranges=record.ranges, labs=record.labs)
    assert case_document(added)["version"] == 2
    for key in ("ranges", "labs[0].laboratory"):
        older = document | {"version": 1} | ({} if key == "ranges" else {"ranges": None})
        if key != "ranges":
            del older["ranges"]
        with pytest.raises(FileProblem) as refusal:
            parse_case(older)
        assert str(refusal.value) == f'{key}: this key needs "version": 2'


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (set_at("ranges", 0, "unit", "g/L"), 'ranges[0].unit: "g/L" is not a unit of ALT; U/L is expected'),
        (set_at("ranges", 0, "analyte", "GPT"), 'ranges[0].analyte: "GPT" is spelt "ALT"'),
        (set_at("ranges", 0, "low", 41), "ranges[0]: the limits 41, 40 are not in order"),
        (set_at("ranges", 1, "high", None), "ranges[1]: a range has a lower or an upper limit"),
        (set_at("ranges", 2, "valid_from", "2020-01-01"), "ranges[2]: the same laboratory, analyte, unit and sex have an edition of 2020-01-01 already"),
        (set_at("ranges", 2, "laboratory", ""), "ranges[2].laboratory: "),
    ],
)  # fmt: skip
def test_that_a_range_that_cannot_be_is_refused(change: Change, sentence: str) -> None:
    document = case_with_ranges()
    change(document)
    with pytest.raises(FileProblem) as refusal:
        parse_case(document)
    assert str(refusal.value).startswith(sentence)


def test_that_a_file_without_identity_keeps_every_answer_of_its_ranges_and_not_their_true_days() -> None:
    record = parse_case(case_with_ranges())
    document = case_document(record, deidentified=True, shift_days=-40)
    assert {lab["laboratory"] for lab in document["labs"]} == {"laboratory 1"}
    (told,) = document["ranges"]
    assert (told["laboratory"], told["high"], told["valid_from"]) == ("laboratory 1", 35, "2023-03-12")


def test_that_an_adjudication_is_version_2_comes_back_and_goes_without_whoever_decided() -> None:
    document = full_case() | {
        "version": 2,
        "adjudications": [
            {
                "date": "2023-04-21",
                "criterion": "recist",
                "overall": "PR",
                "reason": "T2 lies within T1",
                "by": "Chen Yu",
                "on": "2023-04-25T14:03",
            }
        ],
    }
    record = parse_case(document)
    assert case_document(record) == document
    without = case_document(record, deidentified=True, shift_days=-10)["adjudications"]
    assert without == [{"date": "2023-04-11", "criterion": "recist", "overall": "PR", "reason": "T2 lies within T1"}]
    with pytest.raises(FileProblem, match="version"):
        parse_case(document | {"version": 1})
