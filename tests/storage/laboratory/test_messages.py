"""Results as messages of HL7 version 2 and as observations of FHIR."""

from __future__ import annotations

import json
from typing import Any

import pytest

from models.laboratory.results import Outcome
from storage.problems import FileProblem
from tests.storage.laboratory.laboratory import judged, rows

CODES = {"1834-1": "AFP", "1742-6": "ALT", "20454-5": "urine protein dipstick"}
MSH = "MSH|^~\\&|LIS|LAB|X|Y|20240305120000||ORU^R01|1|P|2.5.1"
PID = "PID|1||77^^^X^PI~0000101^^^H^MR||王^小明||19600203|M"
OBR = "OBR|1||F1|L^x^L|||20240301081500|||||||20240301090000||||||||20240302101500||LAB|F"


def obx(
    value: str, *, kind: str = "NM", code: str = "1834-1", status: str = "F", unit: str = "ng/mL", at: str = ""
) -> str:
    return f"OBX|1|{kind}|{code}^x^LN||{value}|{unit}|0\\F\\7|H|||{status}|||{at}"


def messages(*segments: str, end: str = "\r", **more: Any) -> list[str]:
    return rows(judged(end.join(segments).encode(more.pop("encoding", "utf-8")), {}, name="lab.hl7", loinc=CODES))


def test_that_a_message_gives_its_results_at_the_time_of_the_sample() -> None:
    assert messages(
        MSH, PID, OBR, obx(">^60500", kind="SN"), obx("12.50", at="2024030209"),
        obx("\\X3E\\2000", kind="ST", at="20240303")) == [
        "4 A AFP >60500 ng/mL 2024-03-01 08:15",
        "5 A AFP 12.50 ng/mL 2024-03-02 09:00",
        "6 A AFP >2000 ng/mL 2024-03-03",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\x1c\r\x0b"])
def test_that_line_ends_and_frames_do_not_matter(end: str) -> None:
    assert messages("\x0b" + MSH, PID, OBR, obx("5"), end=end)[-1].endswith("A AFP 5 ng/mL 2024-03-01 08:15")


def test_that_the_header_names_the_encoding() -> None:
    said = f"{MSH}|||||CHN|GB 18030-2000"
    assert messages(said, PID, OBR, obx("5"), encoding="gb18030") == ["4 A AFP 5 ng/mL 2024-03-01 08:15"]


def test_that_what_is_not_a_final_number_is_refused() -> None:
    assert messages(
        MSH, PID, OBR, obx("5", status="P"), obx("x", status="X"), obx('""'), obx("1~2"), obx("^1^-^2", kind="SN"),
        obx(""), obx("5", code="999-9"), obx("2,5"), obx("NEG^阴性^L", kind="CWE", code="20454-5", unit=""),
    ) == [
        "4 refused: preliminary (P)",
        "5 refused: not obtainable (X)",
        "6 refused: delete the stored value: never done by a file",
        "7 refused: two values in one field",
        "8 refused: a range, not a number",
        "9 ignored: no result",
        "10 ignored: test not mapped",
        "11 refused: a decimal comma in a file with decimal points",
        "12 A urine protein dipstick negative 2024-03-01 08:15",
    ]  # fmt: skip


def test_that_messages_of_one_file_are_each_of_their_own_patient() -> None:
    other = PID.replace("0000101", "0000102").replace("王^小明", "赵^丽").replace("19600203", "")
    assert [row.split()[1] for row in messages(MSH, PID, OBR, obx("5"), MSH, other, OBR, obx("6"))] == ["A", "B"]
    assert messages(MSH, PID, OBR, obx("5"), MSH, OBR, obx("6"))[1] == "7 tray: nobody: the subject is not in the file"


@pytest.mark.parametrize("begin", [" ", "\ufeff", "\t"])
def test_that_a_patient_whose_segment_is_not_at_the_margin_is_not_the_one_before(begin: str) -> None:
    other = begin + PID.replace("0000101", "0000102").replace("王^小明", "赵^丽").replace("19600203", "")
    for second in (other, other.replace("PID", "pid")):
        assert [row.split()[1] for row in messages(MSH, PID, OBR, obx("5"), second, OBR, obx("6"))] == ["A", "B"]


def test_that_a_segment_of_endless_repetitions_is_refused_before_it_is_parted() -> None:
    with pytest.raises(FileProblem, match="segment 2 has 30014 parts; 20000 are the most"):
        messages(MSH, PID.replace("77^^^X^PI", "~".join(["7"] * 30_001)), OBR, obx("412"))


def test_that_a_message_of_another_kind_brings_no_results() -> None:
    assert "a message of the kind ADT brings no results" in messages(MSH.replace("ORU", "ADT"), PID, OBR, obx("5"))[0]


CODED = "the unit printed and the unit coded beside it are not one"
AFP = {"system": "http://loinc.org", "code": "1834-1"}


def observation(**parts: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [AFP]},
        "subject": {"reference": "Patient/p"},
        "effectiveDateTime": "2024-03-01T08:15:00+08:00",
        "valueQuantity": {"value": 5, "unit": "ng/mL"},
        **parts,
    }


PATIENT = {
    "resourceType": "Patient",
    "id": "p",
    "identifier": [{"value": "77"}, {"type": {"coding": [{"code": "MR"}]}, "value": "0000101"}],
    "name": [{"family": "王", "given": ["小明"]}],
    "birthDate": "1960-02-03",
}


def bundle(*resources: dict[str, Any]) -> list[str]:
    document = {"resourceType": "Bundle", "entry": [{"resource": one} for one in (PATIENT, *resources)]}
    text = json.dumps(document, ensure_ascii=False).replace('"2.10"', "2.10")
    return rows(judged(text, {}, name="lab.json", loinc=CODES))


def test_that_an_observation_keeps_its_digits_its_sign_and_its_day() -> None:
    assert bundle(
        observation(valueQuantity={"value": "2.10", "comparator": ">=", "unit": "ng/mL"}),
        observation(effectiveDateTime="2024-03-02", valueQuantity={"value": 7, "code": "ng/mL"}),
        observation(effectivePeriod={"start": "2024-03-03"}, effectiveDateTime=None),
        observation(
            code={"coding": [{**AFP, "code": "9-9"}, AFP]},
            effectiveDateTime="2024-03-04",
            valueQuantity={"value": 5, "unit": "micrograms per litre", "code": "ug/L"},
        ),
    ) == [
        "2 A AFP ≥2.10 ng/mL 2024-03-01 08:15",
        "3 A AFP 7 ng/mL 2024-03-02",
        "4 A AFP 5 ng/mL 2024-03-03",
        "5 A AFP 5 ug/L 2024-03-04",
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"status": "entered-in-error"}, "refused: entered in error (entered-in-error)"),
        ({"status": "preliminary"}, "refused: preliminary (preliminary)"),
        ({"effectiveDateTime": "2024-03"}, "refused: no day, only a month"),
        ({"effectiveDateTime": None}, "refused: no date"),
        ({"valueQuantity": None, "valueString": "5"}, "refused: two values in one observation"),
        ({"valueQuantity": {"value": "5"}}, "refused: a value of a kind that is not read"),
        ({"modifierExtension": [{}]}, "refused: it carries an extension that changes its meaning, which is not read"),
        ({"subject": {"reference": "Patient/q"}}, "tray: nobody: the subject is not in the file"),
        ({"code": {"text": "something"}}, "ignored: test not mapped"),
        ({"status": None}, "refused: not a final result (unknown)"),
        ({"dataAbsentReason": {"text": "haemolysed"}}, "refused: no value: haemolysed"),
        ({"valueQuantity": {"value": 5, "unit": "mg/L", "code": "ug/L"}}, f"refused: {CODED}"),
        ({"code": {"coding": [AFP, {**AFP, "code": "1742-6"}]}}, "refused: its codes are of two tests"),
    ],
)
def test_that_an_observation_that_cannot_be_taken_says_why(parts: dict[str, Any], said: str) -> None:
    assert bundle(observation(**parts)) == [f"2 {said}"]


def test_that_an_address_of_two_patients_is_that_of_nobody() -> None:
    assert bundle(dict(PATIENT), observation()) == ["3 A AFP 5 ng/mL 2024-03-01 08:15"]
    other = {**PATIENT, "identifier": [{"value": "0000102"}], "name": [{"text": "赵丽"}]}
    assert bundle(other, observation()) == ["3 tray: nobody: the subject is not in the file"]


def test_that_a_missing_value_says_why_it_is_missing() -> None:
    without = observation(dataAbsentReason={"text": "haemolysed"})
    del without["valueQuantity"]
    assert bundle(without) == ["2 refused: no value: haemolysed"]


def test_that_one_resource_a_line_is_read_too() -> None:
    text = "\n".join(json.dumps(one) for one in (PATIENT, observation()))
    found = judged(text, {}, name="lab.ndjson", loinc=CODES)
    assert [row.outcome for row in found.rows] == [Outcome.ACCEPTED]


@pytest.mark.parametrize("text", ['{"a": 1}', "{", "[" * 2000, '{"resourceType": "Bundle", "x": NaN}', "MSH|"])
def test_that_what_is_no_message_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(FileProblem) as told:
        judged(text, {}, name="lab.json", tests={}, loinc=CODES)
    assert str(told.value).isprintable()
