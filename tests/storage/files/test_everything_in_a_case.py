"""A case with every key of version 2: into a clinic file and out again, and without identity."""

from __future__ import annotations

import contextlib
import copy
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import run
from main import main
from models.course.course import Course
from models.record.impossible import days, occurrences
from storage import fields as listed
from storage.files.casefile import BOARD, case_document, parse_case, read_case
from storage.problems import FileProblem
from ui.console.commands import judged_case

Document = dict[str, Any]
SHIFT = timedelta(days=-101)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")
SECRETS = ("s-4711", "zhang", "guihua", "h 4711", "h-lab", "pharm-1", "dr chen", "central", "pathology")
# which the case says otherwise, or leaves out
UNWRITTEN = {
    "time",
    "immune_related",
    "related",
    "cheng",
    "tumour_count",
    "largest_tumour_mm",
    "liver_involvement_percent",
}
REVIEWED = {"by": "Dr Chen", "on": "2023-12-02T10:15"}

CASE: Document = {
    "format": "hcc-case",
    "version": 2,
    "patient": {
        "code": "E-1",
        "name": "Zhang Guihua",
        "sex": "female",
        "birth_date": "1953-06-07",
        "hospital_number": "H 4711",
        "centre": "Zhang's clinic",
        "screening_number": "S-4711",
        "height_cm": 158.5,
    },
    "protocol": "cadonilimab-lenvatinib-sbrt",
    "treatment_start": "2023-03-10",
    "baseline": {
        "aetiology": ["HBV"],
        "cirrhosis": True,
        "ecog": 1,
        "vp": "present",
        "hepatic_vein": "none",
        "extrahepatic_sites": ["lung"],
        "prior_treatments": ["Hepatectomy 2021-05-06, Zhang"],
        "antiviral": True,
        "varices": "small",
        "diagnosis_date": "2021-05-02",
        "ruptured": False,
        "differentiation": "moderately differentiated",
        "pd_l1_percent": 12.5,
        "comorbidities": ["diabetes, told by Guihua"],
        "reported": {"child_pugh": "A6", "albi_grade": "2"},
        "illustrative": ["ecog"],
        "ascites": "none",
        "encephalopathy": "none",
        "weight_kg": 62,
        "notes": "Zhang's daughter calls",
    },
    "treatments": [
        {
            "kind": "drug",
            "agent": "lenvatinib",
            "start": "2023-03-10",
            "stop": "2023-05-01",
            "dose": 12,
            "unit": "mg",
            "schedule": "daily",
            "reason": "Zhang G. tired since 2023-04-28",
            "planned_date": "2023-03-09",
            "planned_dose": 12,
            "id": "pharm-1",
            "illustrative": ["dose"],
        },
        {
            "kind": "radiation",
            "agent": "SBRT",
            "start": "2023-03-24",
            "stop": "2023-03-30",
            "dose": 35,
            "unit": "Gy",
            "fractions": 5,
            "site": "portal vein",
        },
        {
            "kind": "drug",
            "agent": "cadonilimab",
            "start": "2023-04-03",
            "unit": "mg",
            "planned_dose": 620,
            "omitted": True,
            "reason": "fever on 2023-04-02",
        },
        {
            "kind": "cell therapy",
            "agent": "TIL",
            "start": "2023-05-02",
            "cells": 20000000000,
            "cd4_percent": 20.5,
            "cd8_percent": 70,
            "culture_days": 21,
            "viability_percent": 91.5,
        },
    ],
    "medications": [
        {
            "name": "entecavir",
            "start": "2023-01-05",
            "stop": "2023-08-09",
            "dose": 0.5,
            "unit": "mg",
            "reason": "HBV, seen 2023-01-04",
        }
    ],
    "visits": [
        {
            "date": "2023-04-21T09:15",
            "ecog": 1,
            "weight_kg": 60,
            "systolic": 162,
            "diastolic": 82,
            "ascites": "none",
            "encephalopathy": "none",
            "anticoagulated": False,
            "nothing_to_report": True,
            "kind": "ward",
            "impression": "Guihua is well since 2023-04-11",
            "plan": "call Zhang on 2023-04-23",
            "id": "H-LAB visit",
        }
    ],
    "planned_visits": [
        {"visit": "W12", "on": "2023-06-09", "moved_from": "2023-06-02", "reason": "Zhang travels from 2023-05-30"},
        {"visit": "W18", "skipped": True, "reason": "holiday"},
    ],
    "labs": [
        {
            "analyte": "ALT",
            "date": "2023-04-21T08:30",
            "value": "300",
            "unit": "U/L",
            "laboratory": "Central",
            "reviewed": REVIEWED,
            "id": "H-LAB 17",
        },
        {"analyte": "AFP", "date": "2023-03-09", "value": ">60,500", "unit": "ng/mL", "low": 0, "high": 7},
        {"analyte": "AFP", "date": "2023-04-20", "value": "400", "unit": "ng/mL", "method": "ECLIA", "high": 7},
    ],
    "ranges": [
        {
            "laboratory": "Central",
            "analyte": "ALT",
            "unit": "U/L",
            "sex": "female",
            "low": 7,
            "high": 40,
            "critical_low": 1,
            "critical_high": 1000,
            "valid_from": "2022-02-03",
        }
    ],
    "lesions": [
        {"number": "T1", "role": "target", "organ": "liver"},
        {"number": "T2", "role": "target", "organ": "lung"},
        {"number": "N1", "role": "non-target", "organ": "bone"},
    ],
    "imaging": [
        {
            "date": "2023-03-08",
            "modality": "CT",
            "slice_mm": 5,
            "reader": "A",
            "lesions": {
                "T1": {"diameter_mm": 71, "viable_mm": 60},
                "T2": {"diameter_mm": 20},
                "N1": {"status": "present"},
            },
            "pvtt": {"vp": "present"},
        },
        {
            "date": "2023-04-22",
            "modality": "CT",
            "reader": "A",
            "lesions": {
                "T1": {"diameter_mm": 49, "viable_mm": 30.5, "li_rads": "viable"},
                "T2": {"state": "removed"},
                "N1": {"status": "removed"},
            },
            "no_new_lesion": True,
            "signed": {"by": "Dr Chen", "on": "2023-11-03"},
        },
    ],
    "adjudications": [
        {
            "date": "2023-04-22",
            "criterion": "recist",
            "overall": "SD",
            "reason": "Zhang's node of 2023-03-07",
            "by": "Dr Chen",
            "on": "2023-11-04",
        }
    ],
    "adverse_events": [
        {
            "term": "Diarrhea",
            "grade": 3,
            "grades": [
                {"on": "2023-04-05", "grade": 1},
                {"on": "2023-04-15", "grade": 3, "finding": "Zhang: six stools on 2023-04-14"},
                {"on": "2023-04-25", "grade": 1},
            ],
            "start": "2023-04-05",
            "stop": "2023-07-08",
            "related_to": {"lenvatinib": "related", "SBRT": "not related", "cadonilimab": "unknown"},
            "serious": False,
            "action": "Dose reduced 2023-05-03, Guihua agreed",
            "linked_treatments": ["pharm-1"],
            "ctcae_version": "5.0",
            "from_result": "H-LAB 17",
            "illustrative": ["start"],
        }
    ],
    "declined_grades": [
        {
            "result": "H-LAB visit",
            "term": "Hypertension",
            "grade": 3,
            "reason": "Zhang was excited on 2023-04-19",
            "by": "Dr Chen",
            "on": "2023-12-05",
        }
    ],
    "reviewed_flags": [],
    "queries": [
        {
            "about": "labs[0].value",
            "text": "Zhang on 2023-04-19: in which unit?",
            "of": "Dr Chen",
            "value": "H 4711",
            "by": "Dr Chen",
            "on": "2023-12-07T09:15",
            "answer": "Guihua's was in ng/mL",
            "answered_by": "Dr Chen",
            "answered_on": "2023-12-08",
            "closed_by": "Dr Chen",
            "closed_on": "2023-12-09T10:00",
        },
        {"about": "patient.birth_date", "text": "1953-06-07?", "on": None},
    ],
    "outcome": {
        "alive": False,
        "last_contact": "2023-09-10",
        "death_date": "2023-10",
        "death_cause": "Zhang fell on 2023-10-11",
        "new_therapy_start": "2023-08-01",
    },
    "board": {"question": "Surgery for Zhang after 2023-09-01?", "on": "2023-09-04"},
    "settings": {"confirmation_days": 21},
}


def case_with_reviews() -> tuple[Document, Course]:
    """The case with every flag looked at, and its course."""
    case = copy.deepcopy(CASE)
    found = judged_case(parse_case(case))
    case["reviewed_flags"] = [
        {
            "rule": flag.rule,
            "inputs": [str(given) for given in flag.why.inputs],
            "by": "Dr Chen",
            "on": "2023-12-06",
        }
        for flag in found.flags
    ]
    return case, judged_case(parse_case(case))


def test_that_the_case_has_every_key() -> None:
    parts = {
        "patient": listed.PATIENT,
        "baseline": listed.BASELINE,
        "treatments": listed.TREATMENT,
        "medications": listed.MEDICATION,
        "visits": listed.VISIT,
        "planned_visits": listed.APPOINTMENT,
        "labs": listed.LAB_RESULT,
        "ranges": listed.LAB_RANGE,
        "imaging": listed.IMAGING,
        "adjudications": listed.ADJUDICATION,
        "adverse_events": listed.ADVERSE_EVENT,
        "declined_grades": listed.DECLINED_GRADE,
        "outcome": listed.OUTCOME,
        "queries": listed.QUERY,
    }
    for name, kind in parts.items():
        entries = CASE[name] if isinstance(CASE[name], list) else [CASE[name]]
        written = {key for entry in entries for key in entry}
        written |= {f"{BOARD}{key}" for key in CASE["board"]} | UNWRITTEN
        missing = {field.key for field in kind.fields} - written
        assert not missing, name


def test_that_what_goes_into_a_clinic_file_comes_out_of_it_byte_for_byte(tmp_path: Path) -> None:
    case, _ = case_with_reviews()
    first, second, third = (tmp_path / name for name in ("first.json", "second.json", "third.json"))
    first.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    for source, out in ((first, second), (second, third)):
        database = str(tmp_path / f"{source.stem}.hepatrack")
        assert main(["import", str(source), "--database", database]) == 0
        assert main(["export", "E-1", "--out", str(out), "--database", database]) == 0
        assert main(["verify", "--database", database]) == 0
    assert json.loads(second.read_text(encoding="utf-8")) == case_document(read_case(first))
    assert second.read_bytes() == third.read_bytes()


def test_that_nothing_of_the_person_or_the_clinic_is_left_and_no_true_date() -> None:
    case, _ = case_with_reviews()
    moved = case_document(parse_case(case), deidentified=True, shift_days=SHIFT.days)
    text = json.dumps(moved, ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in text.casefold()] == []
    told = set(_DATE.findall(json.dumps(case)))
    allowed = {(date.fromisoformat(on) + SHIFT).isoformat() for on in told if len(on) == 10}
    born = moved["patient"]["birth_date"]
    first_use = (date.fromisoformat("2023-04-21") + SHIFT).isoformat()
    assert set(_DATE.findall(text)) - allowed - {born, first_use} == set()


def test_that_the_case_without_identity_gives_the_same_answers_on_other_days() -> None:
    case, course = case_with_reviews()
    assert course.flags
    assert course.open_flags == ()
    document = case_document(parse_case(case), deidentified=True, shift_days=SHIFT.days)
    moved = judged_case(parse_case(document))
    assert [point.recist.overall for point in moved.series.points] == [p.recist.overall for p in course.series.points]
    assert [grade.grade for grade in moved.lab_grades] == [grade.grade for grade in course.lab_grades]
    assert [flag.rule for flag in moved.flags] == [flag.rule for flag in course.flags]
    assert case_document(parse_case(document)) == document


def test_that_the_days_of_a_record_are_those_of_everything_that_happened() -> None:
    paths = [*(run.ROOT / "tests" / "cases").glob("*.json"), *(run.ROOT / "resources" / "demo").glob("*.json")]
    records = [parse_case(case_with_reviews()[0])]
    for path in paths:
        with contextlib.suppress(FileProblem):
            records.append(read_case(path))
    assert len(records) > 100
    assert [one.patient.code for one in records if days(one) != {found.on for found in occurrences(one)}] == []
