"""One case with everything in it, made new for each test that wants to change it."""

from __future__ import annotations

from typing import Any


def full_case() -> dict[str, Any]:
    return {
        "format": "hcc-case",
        "version": 1,
        "patient": {
            "code": "HCC-0021",
            "name": "Zhang Guihua",
            "sex": "female",
            "birth_date": "1971-03-12",
            "hospital_number": "H 4711",
        },
        "protocol": "cadonilimab-lenvatinib-sbrt",
        "treatment_start": "2023-03-10",
        "baseline": {
            "aetiology": ["HBV"],
            "cirrhosis": True,
            "ecog": 1,
            "vp": "Vp3",
            "cheng": "II",
            "hepatic_vein": "none",
            "extrahepatic_sites": ["lung"],
            "tumour_count": 3,
            "largest_tumour_mm": 112,
            "liver_involvement_percent": 30,
            "ascites": "none",
            "encephalopathy": "none",
            "prior_treatments": ["Hepatectomy 2021-05-06"],
            "weight_kg": 62,
            "notes": "Ms Zhang lives with her son",
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
                "reason": "",
            },
            {
                "kind": "radiation",
                "agent": "SBRT",
                "start": "2023-03-24",
                "stop": "2023-03-30",
                "dose": 35,
                "unit": "Gy",
                "fractions": 5,
            },
            {"kind": "drug", "agent": "cadonilimab", "start": "2023-04-03", "stop": None, "dose": 620, "unit": "mg"},
        ],
        "visits": [
            {"date": "2023-03-09T08:30", "ecog": 1, "weight_kg": 62, "systolic": 128, "diastolic": 82},
            {"date": "2023-04-21", "ecog": 0, "ascites": "none", "encephalopathy": "none", "anticoagulated": False},
        ],
        "labs": [
            {
                "analyte": "AFP",
                "date": "2023-03-09",
                "value": ">60,500",
                "unit": "ng/mL",
                "method": "",
                "low": 0,
                "high": 7,
            },
            {"analyte": "AFP", "date": "2023-04-20", "value": 400, "unit": "ng/mL", "low": 0, "high": 7},
            {"analyte": "ALT", "date": "2023-03-09T07:05", "value": "35", "unit": "U/L", "low": 0, "high": 40},
            {"analyte": "INR", "date": "2023-03-09", "value": 1.05, "unit": None},
            {"analyte": "urine protein dipstick", "date": "2023-04-20", "value": "1+"},
        ],
        "lesions": [
            {"number": "T1", "role": "target", "organ": "liver", "site": "segment 4", "nodal": False},
            {"number": "T2", "role": "target", "organ": "liver", "site": "segment 8", "nodal": False},
            {"number": "N1", "role": "non-target", "organ": "lung", "site": "both lungs", "nodal": False},
            {"number": "NEW1", "role": "new", "organ": "liver", "site": "segment 7", "nodal": False},
        ],
        "imaging": [
            {
                "date": "2023-03-08",
                "modality": "CT",
                "slice_mm": 5,
                "reader": "A",
                "lesions": {
                    "T1": {"diameter_mm": 71.0, "viable_mm": 60.0},
                    "T2": {"parts_mm": [12.0, 9.5]},
                    "N1": {"status": "present"},
                },
                "pvtt": {"vp": "Vp3", "cheng": "II", "flow_restored": False},
            },
            {
                "date": "2023-04-21",
                "modality": "CT",
                "slice_mm": 5,
                "reader": "A",
                "lesions": {
                    "T1": {"diameter_mm": 40.1, "viable_mm": 20},
                    "T2": {"state": "merged", "into": "T1"},
                    "N1": {"status": "not enhancing"},
                    "NEW1": {"diameter_mm": 11, "certainty": "equivocal", "typical": False},
                },
                "pvtt": None,
            },
        ],
        "adverse_events": [
            {
                "term": "Hypertension",
                "grade": 3,
                "start": "2023-04-01",
                "stop": None,
                "related": True,
                "serious": False,
                "immune_related": False,
                "action": "dose reduced",
            }
        ],
        "outcome": {
            "alive": True,
            "last_contact": "2025-03-28",
            "death_date": None,
            "death_cause": None,
            "new_therapy_start": None,
        },
        "settings": {"confirmation_days": 28},
    }
